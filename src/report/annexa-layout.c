/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-layout-private.h"
#include "annexa-logo.h"

const AnnexaRunning annexa_running[ANNEXA_N_RUNNING] = {
  { 0, 0.7, 0, FALSE },
  { 0.72, 0.28, 1, FALSE },
  { 0, 0.6, 0, TRUE },
  { 0.62, 0.38, 1, TRUE },
};

/* Texts that name pages can move the pages they name. It settles at once, or does not matter. */
#define MOST_ROUNDS 4

static void
find_headings (AnnexaLayout *self)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (self->document, i);
      AnnexaContentsLine line = { block->id, NULL, block->level, 0 };
      g_autofree char *title = NULL;

      if (block->type != ANNEXA_BLOCK_HEADING)
        continue;
      if (block->id != NULL && *block->id != '\0')
        annexa_typesetter_set_page (self->typesetter, block->id, 1);
      if (!annexa_document_in_contents (block))
        continue;
      title = annexa_document_get_plain (self->document, block->text);
      line.title = g_string_chunk_insert (self->texts, title);
      g_array_append_val (self->contents, line);
    }
}

static gboolean
has_masthead (AnnexaDocument *document)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    if (annexa_document_get_block (document, i)->type == ANNEXA_BLOCK_MASTHEAD)
      return TRUE;

  return FALSE;
}

/**
 * annexa_layout_new:
 * @document: a document, filled
 *
 * Returns: (transfer full): a layout without pages
 */
AnnexaLayout *
annexa_layout_new (AnnexaDocument *document)
{
  AnnexaLayout *self = g_new0 (AnnexaLayout, 1);

  self->document = annexa_document_ref (document);
  self->info = annexa_document_get_info (document);
  annexa_theme_init (&self->theme, self->info);
  if (has_masthead (document))
    annexa_theme_make_compact (&self->theme);
  self->typesetter = annexa_typesetter_new (&self->theme, self->info);
  self->texts = g_string_chunk_new (1024);
  self->runs = g_ptr_array_new_with_free_func (g_free);
  self->boxes = g_array_new (FALSE, TRUE, sizeof (AnnexaBox));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (AnnexaPiece));
  self->tables = g_array_new (FALSE, TRUE, sizeof (AnnexaTableFrame));
  self->placed = g_array_new (FALSE, TRUE, sizeof (AnnexaPlacedBox));
  self->sheets = g_array_new (FALSE, TRUE, sizeof (AnnexaSheet));
  self->contents = g_array_new (FALSE, TRUE, sizeof (AnnexaContentsLine));
  self->naming = g_array_new (FALSE, TRUE, sizeof (AnnexaNaming));
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->kept = g_hash_table_new (NULL, NULL);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  self->logo = annexa_logo_load (self->info->logo);
  find_headings (self);
  return self;
}

void
annexa_layout_free (AnnexaLayout *self)
{
  annexa_typesetter_free (self->typesetter);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->runs);
  g_array_unref (self->boxes);
  g_array_unref (self->pieces);
  g_array_unref (self->tables);
  g_array_unref (self->placed);
  g_array_unref (self->sheets);
  g_array_unref (self->contents);
  g_array_unref (self->naming);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->targets);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  annexa_document_unref (self->document);
  g_free (self);
}

/**
 * annexa_layout_add_box:
 * @self: a layout
 * @type: what it is
 * @block: the number of the document's block
 *
 * Returns: (transfer none): the new box, which the pieces added next are in; valid until the next one is added
 */
AnnexaBox *
annexa_layout_add_box (AnnexaLayout *self,
                       AnnexaBoxType type,
                       guint         block)
{
  AnnexaBox box = { .type = (guint8) type, .block = block, .section = self->section };

  box.first_piece = self->pieces->len;
  g_array_append_val (self->boxes, box);
  return annexa_layout_get_box (self, self->boxes->len - 1);
}

AnnexaBox *
annexa_layout_get_box (AnnexaLayout *self,
                       guint         box)
{
  return &g_array_index (self->boxes, AnnexaBox, box);
}

/**
 * annexa_layout_add_piece:
 * @self: a layout
 * @type: what it is
 * @x: from the side where lines begin
 * @y: from the top of the box
 * @width: how wide
 * @height: how high
 *
 * Adds something to the box added last, which grows to hold it.
 *
 * Returns: (transfer none): the new piece; valid until the next one is added
 */
AnnexaPiece *
annexa_layout_add_piece (AnnexaLayout   *self,
                         AnnexaPieceType type,
                         double          x,
                         double          y,
                         double          width,
                         double          height)
{
  AnnexaPiece piece = { .type = (guint8) type, .x = (float) x, .y = (float) y, .width = (float) width };
  AnnexaBox *box = annexa_layout_get_box (self, self->boxes->len - 1);

  piece.height = (float) height;
  box->n_pieces++;
  box->height = MAX (box->height, piece.y + piece.height);
  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, AnnexaPiece, self->pieces->len - 1);
}

static gboolean
names_page (const AnnexaRun *runs,
            guint            n_runs)
{
  for (guint i = 0; i < n_runs; i++)
    if (runs[i].type == ANNEXA_RUN_PAGE_OF)
      return TRUE;

  return FALSE;
}

AnnexaPiece *
annexa_layout_add_text (AnnexaLayout    *self,
                        const AnnexaRun *runs,
                        guint            n_runs,
                        AnnexaTextRole   role,
                        double           x,
                        double           y,
                        double           width,
                        double           align)
{
  AnnexaTypesetting setting = { runs, n_runs, role, width, align };
  guint paragraph = annexa_typesetter_set (self->typesetter, &setting);
  guint n_lines = annexa_typesetter_get_n_lines (self->typesetter, paragraph);
  AnnexaPiece *piece
      = annexa_layout_add_piece (self, ANNEXA_PIECE_TEXT, x, y, width,
                                 annexa_typesetter_get_height (self->typesetter, paragraph, 0, n_lines));

  if (names_page (runs, n_runs))
    {
      AnnexaNaming naming = { paragraph, setting };

      g_array_append_val (self->naming, naming);
    }
  piece->paragraph = paragraph;
  piece->n_lines = n_lines;
  return piece;
}

AnnexaPiece *
annexa_layout_add_span (AnnexaLayout  *self,
                        AnnexaSpan     span,
                        AnnexaTextRole role,
                        double         x,
                        double         y,
                        double         width,
                        double         align)
{
  return annexa_layout_add_text (self, annexa_document_get_runs (self->document, span), span.count, role, x, y, width,
                                 align);
}

/**
 * annexa_layout_own_run:
 * @self: a layout
 * @type: what it is
 * @text: what it says
 * @target: (nullable): of a link
 *
 * Returns: (transfer none): a run that is not the document's
 */
const AnnexaRun *
annexa_layout_own_run (AnnexaLayout *self,
                       AnnexaRunType type,
                       const char   *text,
                       const char   *target)
{
  AnnexaRun *run = g_new0 (AnnexaRun, 1);

  run->type = type;
  run->text = g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
  run->target = target != NULL ? g_string_chunk_insert_const (self->texts, target) : NULL;
  g_ptr_array_add (self->runs, run);
  return run;
}

AnnexaPiece *
annexa_layout_add_own_text (AnnexaLayout  *self,
                            const char    *text,
                            AnnexaTextRole role,
                            double         x,
                            double         y,
                            double         width,
                            double         align)
{
  return annexa_layout_add_text (self, annexa_layout_own_run (self, ANNEXA_RUN_TEXT, text, NULL), 1, role, x, y, width,
                                 align);
}

/**
 * annexa_layout_get_room:
 * @self: a layout
 * @orientation: of a page
 *
 * Returns: how high the room for boxes is on such a page
 */
double
annexa_layout_get_room (AnnexaLayout     *self,
                        AnnexaOrientation orientation)
{
  double width;
  double height;

  annexa_theme_get_page_size (&self->theme, orientation, &width, &height);
  return height - self->theme.margin_top - self->theme.margin_bottom;
}

/* A header that does not fit on its line says the title alone. */
static char *
make_header (AnnexaLayout *self)
{
  char *header = g_strjoin (" · ", self->info->organization, self->info->title, NULL);
  AnnexaExtent extent = { 0 };
  AnnexaTypesetting setting = { annexa_layout_own_run (self, ANNEXA_RUN_TEXT, header, NULL), 1, ANNEXA_TEXT_RUNNING };

  annexa_typesetter_measure (self->typesetter, &setting, &extent);
  if (extent.longest_line
      <= (self->theme.width - self->theme.margin_left - self->theme.margin_right) * annexa_running[0].share)
    return header;

  g_free (header);
  return g_strdup (self->info->title);
}

/* Header and footer of every page but the cover. */
void
annexa_layout_add_running (AnnexaLayout *self)
{
  g_autofree char *date = annexa_date_format_long (self->info->date);
  g_autofree char *header = make_header (self);
  g_autofree char *footer = self->info->version != NULL && *self->info->version != '\0'
                                ? g_strjoin (" · ", self->info->version, date, NULL)
                                : g_strdup (date);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, i);
      /* TRANSLATORS: the foot of every page of a report. */
      g_autofree char *number = g_strdup_printf (_("Page %u of %u"), i + 1, self->sheets->len);
      const char *texts[ANNEXA_N_RUNNING] = { header, self->info->confidentiality, footer, number };
      double width;
      double height;

      annexa_theme_get_page_size (&self->theme, sheet->orientation, &width, &height);
      width -= self->theme.margin_left + self->theme.margin_right;
      for (guint j = 0; j < ANNEXA_N_RUNNING; j++)
        {
          AnnexaTypesetting setting = { annexa_layout_own_run (self, ANNEXA_RUN_TEXT, texts[j], NULL), 1,
                                        ANNEXA_TEXT_RUNNING, width * annexa_running[j].share, annexa_running[j].align };

          sheet->running[j] = annexa_typesetter_set (self->typesetter, &setting);
        }
    }
}

static void
forget (AnnexaLayout *self)
{
  annexa_typesetter_forget (self->typesetter);
  g_array_set_size (self->boxes, 0);
  g_array_set_size (self->pieces, 0);
  g_array_set_size (self->tables, 0);
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->sheets, 0);
  g_array_set_size (self->naming, 0);
  g_ptr_array_set_size (self->runs, 0);
  g_hash_table_remove_all (self->columns);
  g_hash_table_remove_all (self->kept);
}

/* A long heading goes on on the next page, but stands where it begins. */
static gboolean
begins (AnnexaLayout    *self,
        const AnnexaBox *box)
{
  return g_array_index (self->pieces, AnnexaPiece, box->first_piece).first_line == 0;
}

/**
 * annexa_layout_get_target:
 * @self: a layout
 * @box: one of its boxes
 *
 * Returns: (nullable): what links and numbers of pages name it by: the id of a heading that begins there, or that of a line to
 *   sign on, which may stand on another page than the heading above it
 */
const char *
annexa_layout_get_target (AnnexaLayout    *self,
                          const AnnexaBox *box)
{
  const AnnexaBlock *block = annexa_document_get_block (self->document, box->block);
  const char *id = NULL;

  if (block->type == ANNEXA_BLOCK_HEADING && begins (self, box))
    id = block->id;
  else if (box->type == ANNEXA_BOX_SIGNATURE)
    id = g_array_index (block->signatures, AnnexaSignature, box->row).id;
  return id != NULL && *id != '\0' ? id : NULL;
}

/* Returns whether something that is named stands on another page than in the round before. */
static gboolean
find_pages (AnnexaLayout *self)
{
  gboolean moved = FALSE;
  guint line = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, i);

      for (guint j = sheet->first_placed; j < sheet->first_placed + sheet->n_placed; j++)
        {
          const AnnexaBox *box
              = annexa_layout_get_box (self, g_array_index (self->placed, AnnexaPlacedBox, j).box);
          const AnnexaBlock *block = annexa_document_get_block (self->document, box->block);

          const char *id = annexa_layout_get_target (self, box);

          if (block->type == ANNEXA_BLOCK_HEADING && begins (self, box) && annexa_document_in_contents (block)
              && line < self->contents->len)
            g_array_index (self->contents, AnnexaContentsLine, line++).page = i;
          if (id == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (self->targets, id)) == i + 1)
            continue;
          moved = TRUE;
          g_hash_table_insert (self->targets, (gpointer) id, GUINT_TO_POINTER (i + 1));
          annexa_typesetter_set_page (self->typesetter, id, i + 1);
        }
    }
  return moved;
}

/* Puts texts that were set anew into the places of those before; a row that is split has several. */
static void
replace_texts (AnnexaLayout *self,
               GHashTable   *renewed)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      AnnexaPiece *piece = &g_array_index (self->pieces, AnnexaPiece, i);
      gpointer paragraph;

      if (piece->type == ANNEXA_PIECE_TEXT
          && g_hash_table_lookup_extended (renewed, GUINT_TO_POINTER (piece->paragraph), NULL, &paragraph))
        piece->paragraph = GPOINTER_TO_UINT (paragraph);
    }
}

/* Numbers of pages are mostly as wide as expected: then nothing but the texts themselves has to be set anew. Returns
 * whether that was enough. */
static gboolean
renew_numbers (AnnexaLayout *self)
{
  g_autoptr (GHashTable) renewed = g_hash_table_new (NULL, NULL);
  gboolean fits = TRUE;

  for (guint i = 0; i < self->naming->len; i++)
    {
      AnnexaNaming *naming = &g_array_index (self->naming, AnnexaNaming, i);
      guint n_lines = annexa_typesetter_get_n_lines (self->typesetter, naming->paragraph);
      guint paragraph = annexa_typesetter_set (self->typesetter, &naming->setting);

      fits = fits && annexa_typesetter_get_n_lines (self->typesetter, paragraph) == n_lines;
      g_hash_table_insert (renewed, GUINT_TO_POINTER (naming->paragraph), GUINT_TO_POINTER (paragraph));
      naming->paragraph = paragraph;
    }
  replace_texts (self, renewed);
  return fits;
}

/**
 * annexa_layout_run:
 * @self: a layout
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lays the document out on sheets.
 *
 * Returns: whether it was not stopped
 */
gboolean
annexa_layout_run (AnnexaLayout *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  gboolean moved = TRUE;

  for (guint round = 0; moved && round < MOST_ROUNDS; round++)
    {
      forget (self);
      if (!annexa_layout_make_boxes (self, cancellable, error))
        return FALSE;
      annexa_layout_break_pages (self);
      moved = find_pages (self) && !renew_numbers (self);
    }
  annexa_layout_number_contents (self);
  annexa_layout_add_running (self);
  return TRUE;
}
