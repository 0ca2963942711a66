/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-document.h"

struct _AnnexaDocument
{
  gatomicrefcount references;
  AnnexaDocumentInfo info;
  GStringChunk *texts;
  GArray *runs;     /* AnnexaRun */
  GPtrArray *blocks; /* AnnexaBlock */
  AnnexaReportData *data;
  AnnexaSpan *open; /* what texts go to; cells move when another is added, so it is set anew each time */
  GPtrArray *fields; /* of what is told, the innermost last; each has those around it in it */
};

static gboolean
is_printable (gunichar c)
{
  return c == '\n' || c == '\t' || (c >= 0x20 && (c < 0x7f || c >= 0xa0) && c != 0xfffe && c != 0xffff);
}

/* Nearly all texts are such, and need no copy to be made clean. */
static gboolean
is_plain (const char *text)
{
  const guchar *p = (const guchar *) text;

  while (*p >= ' ' && *p < 0x7f)
    p++;
  return *p == '\0';
}

static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cleaned = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_printable (g_utf8_get_char (p)))
      g_string_append_len (cleaned, p, g_utf8_skip[(guchar) *p]);
  return g_string_free (cleaned, FALSE);
}

/* Control characters are illegal in XML and harmful in Pango; whatever a report says passes here. White space around it
 * stays, since a run may be half a sentence. */
static const char *
keep (AnnexaDocument *self,
      const char     *text)
{
  g_autofree char *cleaned = text == NULL || is_plain (text) ? NULL : clean (text);

  return text != NULL ? g_string_chunk_insert_const (self->texts, cleaned != NULL ? cleaned : text) : NULL;
}

static void
free_table (AnnexaTable *table)
{
  g_free (table->columns);
  g_array_unref (table->rows);
  g_array_unref (table->cells);
  g_free (table);
}

static void
free_figure (AnnexaFigure *figure)
{
  annexa_scene_unref (figure->scene);
  g_free (figure);
}

static void
free_block (gpointer data)
{
  AnnexaBlock *block = data;

  g_clear_pointer (&block->table, free_table);
  g_clear_pointer (&block->figure, free_figure);
  g_clear_pointer (&block->facts, g_array_unref);
  g_clear_pointer (&block->signatures, g_array_unref);
  g_free (block);
}

/**
 * annexa_document_new:
 * @info: what is true of the whole report; copied
 *
 * Returns: (transfer full): an empty document
 */
AnnexaDocument *
annexa_document_new (const AnnexaDocumentInfo *info)
{
  AnnexaDocument *self = g_new0 (AnnexaDocument, 1);

  g_atomic_ref_count_init (&self->references);
  self->texts = g_string_chunk_new (4096);
  self->runs = g_array_new (FALSE, FALSE, sizeof (AnnexaRun));
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  self->data = annexa_report_data_new ();
  self->fields = g_ptr_array_new ();

  self->info = *info;
  self->info.title = keep (self, info->title);
  self->info.organization = keep (self, info->organization);
  self->info.version = keep (self, info->version);
  self->info.date = keep (self, info->date);
  self->info.language = keep (self, info->language);
  self->info.confidentiality = keep (self, info->confidentiality);
  self->info.author = keep (self, info->author);
  self->info.subject = keep (self, info->subject);
  self->info.font = keep (self, info->font);
  if (info->logo != NULL)
    g_bytes_ref (self->info.logo);
  return self;
}

AnnexaDocument *
annexa_document_ref (AnnexaDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
annexa_document_unref (AnnexaDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->fields);
  annexa_report_data_free (self->data);
  g_array_unref (self->runs);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->info.logo, g_bytes_unref);
  g_free (self);
}

static const char *
get_fields (AnnexaDocument *self)
{
  return self->fields->len > 0 ? self->fields->pdata[self->fields->len - 1] : NULL;
}

/**
 * annexa_document_begin_fields:
 * @self: a document
 * @fields: names of fields, separated by spaces
 *
 * What is added up to annexa_document_end_fields() tells of these fields, besides those begun before: a pack that hides
 * one of them goes without it. Columns of tables say so by their ids.
 */
void
annexa_document_begin_fields (AnnexaDocument *self,
                              const char     *fields)
{
  const char *outer;
  g_autofree char *all = NULL;

  g_return_if_fail (self != NULL && fields != NULL);

  outer = get_fields (self);
  all = outer != NULL ? g_strconcat (outer, " ", fields, NULL) : NULL;
  g_ptr_array_add (self->fields, (gpointer) keep (self, all != NULL ? all : fields));
}

/**
 * annexa_document_end_fields:
 * @self: a document
 *
 * Ends what was begun last by annexa_document_begin_fields().
 */
void
annexa_document_end_fields (AnnexaDocument *self)
{
  g_return_if_fail (self != NULL && self->fields->len > 0);

  g_ptr_array_set_size (self->fields, (int) self->fields->len - 1);
}

/**
 * annexa_document_tells_of:
 * @fields: (nullable): the fields that something tells of
 * @names: (nullable) (array zero-terminated=1): names of fields
 *
 * Returns: whether it tells of any of them
 */
gboolean
annexa_document_tells_of (const char        *fields,
                          const char *const *names)
{
  g_auto (GStrv) words = NULL;

  if (fields == NULL || names == NULL || *names == NULL)
    return FALSE;

  words = g_strsplit (fields, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (names, words[i]))
      return TRUE;
  return FALSE;
}

static AnnexaBlock *
begin_block (AnnexaDocument *self,
             AnnexaBlockType type)
{
  AnnexaBlock *block = g_new0 (AnnexaBlock, 1);

  block->type = type;
  block->fields = get_fields (self);
  block->text.first = self->runs->len;
  g_ptr_array_add (self->blocks, block);
  self->open = &block->text;
  return block;
}

static AnnexaBlock *
last_block (AnnexaDocument *self,
            AnnexaBlockType type)
{
  AnnexaBlock *block = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  return block != NULL && block->type == type ? block : NULL;
}

static void
add_run (AnnexaDocument *self,
         AnnexaRunType   type,
         AnnexaRunFlags  flags,
         AnnexaColour    colour,
         const char     *text,
         const char     *target)
{
  AnnexaRun run = { type, flags, colour, keep (self, text != NULL ? text : ""), keep (self, target),
                    get_fields (self) };

  g_return_if_fail (self->open != NULL);

  g_array_append_val (self->runs, run);
  self->open->count++;
}

/**
 * annexa_document_add_cover:
 * @self: a document
 *
 * Adds the first page. Facts that are added next stand on it.
 */
void
annexa_document_add_cover (AnnexaDocument *self)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_COVER);

  block->facts = g_array_new (FALSE, FALSE, sizeof (AnnexaFact));
}

/**
 * annexa_document_add_masthead:
 * @self: a document
 *
 * Adds the title above a report of a page or two, which needs no cover. Facts that are added next stand below it.
 */
void
annexa_document_add_masthead (AnnexaDocument *self)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_MASTHEAD);

  block->facts = g_array_new (FALSE, FALSE, sizeof (AnnexaFact));
}

void
annexa_document_add_contents (AnnexaDocument *self,
                              const char     *title)
{
  begin_block (self, ANNEXA_BLOCK_CONTENTS);
  annexa_document_add_text (self, ANNEXA_RUN_PLAIN, title);
}

void
annexa_document_begin_section (AnnexaDocument   *self,
                               AnnexaOrientation orientation)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_SECTION);

  block->orientation = orientation;
}

void
annexa_document_add_page_break (AnnexaDocument *self)
{
  begin_block (self, ANNEXA_BLOCK_PAGE_BREAK);
}

/**
 * annexa_document_add_soft_break:
 * @self: a document
 *
 * Begins a section that should not be torn apart: it stands on the page that has begun if it fits there up to the next
 * heading that is not deeper than its own, or the next break, and begins a page otherwise.
 */
void
annexa_document_add_soft_break (AnnexaDocument *self)
{
  begin_block (self, ANNEXA_BLOCK_SOFT_BREAK);
}

/**
 * annexa_document_add_heading:
 * @self: a document
 * @level: 1 for a chapter, to %ANNEXA_DEEPEST_HEADING
 * @id: what links name it by, of ASCII letters, digits and -, unique in the document
 * @text: (nullable): what it says; more can follow by annexa_document_add_text()
 */
void
annexa_document_add_heading (AnnexaDocument *self,
                             guint           level,
                             const char     *id,
                             const char     *text)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_HEADING);

  block->level = level;
  block->id = keep (self, id);
  if (text != NULL)
    annexa_document_add_text (self, ANNEXA_RUN_PLAIN, text);
}

/**
 * annexa_document_add_paragraph:
 * @self: a document
 * @style: how it looks
 * @text: (nullable): what it says; more can follow by annexa_document_add_text()
 */
void
annexa_document_add_paragraph (AnnexaDocument      *self,
                               AnnexaParagraphStyle style,
                               const char          *text)
{
  annexa_document_add_item (self, style, 0, text);
}

/**
 * annexa_document_add_item:
 * @self: a document
 * @style: %ANNEXA_PARAGRAPH_ITEM or %ANNEXA_PARAGRAPH_NUMBERED
 * @level: 0 for a point of the list itself, 1 for one below it, and so on
 * @text: (nullable): what it says; more can follow by annexa_document_add_text()
 */
void
annexa_document_add_item (AnnexaDocument      *self,
                          AnnexaParagraphStyle style,
                          guint                level,
                          const char          *text)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_PARAGRAPH);

  block->style = style;
  block->level = level;
  if (text != NULL)
    annexa_document_add_text (self, ANNEXA_RUN_PLAIN, text);
}

/**
 * annexa_document_begin_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns; copied
 * @n_columns: how many
 * @summary: one sentence for whoever cannot see the table
 *
 * Rows that are begun next belong to the table. Its heading row is made of the titles of the columns and stands again
 * on every page.
 */
void
annexa_document_begin_table (AnnexaDocument          *self,
                             const AnnexaTableColumn *columns,
                             guint                    n_columns,
                             const char              *summary)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_TABLE);
  AnnexaTable *table = g_new0 (AnnexaTable, 1);

  table->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  table->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      table->columns[i].title = keep (self, columns[i].title);
      table->columns[i].id = keep (self, columns[i].id);
    }
  table->summary = keep (self, summary);
  table->rows = g_array_new (FALSE, FALSE, sizeof (AnnexaTableRow));
  table->cells = g_array_new (FALSE, FALSE, sizeof (AnnexaSpan));
  block->table = table;
  self->open = NULL;
}

void
annexa_document_begin_row (AnnexaDocument *self,
                           AnnexaRowType   type)
{
  AnnexaBlock *block = last_block (self, ANNEXA_BLOCK_TABLE);
  AnnexaTableRow row = { type, 0, 0 };

  g_return_if_fail (block != NULL);

  row.first_cell = block->table->cells->len;
  g_array_append_val (block->table->rows, row);
  self->open = NULL;
}

/**
 * annexa_document_add_cell:
 * @self: a document
 * @text: (nullable): what it says; more can follow by annexa_document_add_text()
 *
 * Adds a cell to the row begun last.
 */
void
annexa_document_add_cell (AnnexaDocument *self,
                          const char     *text)
{
  AnnexaBlock *block = last_block (self, ANNEXA_BLOCK_TABLE);
  AnnexaSpan cell = { self->runs->len, 0 };
  AnnexaTableRow *row;

  g_return_if_fail (block != NULL && block->table->rows->len > 0);

  row = &g_array_index (block->table->rows, AnnexaTableRow, block->table->rows->len - 1);
  g_return_if_fail (row->n_cells < (row->type == ANNEXA_ROW_GROUP ? 1 : block->table->n_columns));

  row->n_cells++;
  g_array_append_val (block->table->cells, cell);
  self->open = &g_array_index (block->table->cells, AnnexaSpan, block->table->cells->len - 1);
  if (text != NULL && *text != '\0')
    annexa_document_add_text (self, ANNEXA_RUN_PLAIN, text);
}

void
annexa_document_begin_facts (AnnexaDocument *self)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_FACTS);

  block->facts = g_array_new (FALSE, FALSE, sizeof (AnnexaFact));
}

/**
 * annexa_document_add_fact:
 * @self: a document
 * @label: what is told
 * @value: (nullable): what it is; a fact that nobody knows is left out
 *
 * Adds a line to the cover or to the facts begun last.
 */
void
annexa_document_add_fact (AnnexaDocument *self,
                          const char     *label,
                          const char     *value)
{
  AnnexaBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  AnnexaFact fact = { keep (self, label), keep (self, value), get_fields (self) };

  g_return_if_fail (block->facts != NULL);

  if (value != NULL && *value != '\0')
    g_array_append_val (block->facts, fact);
}

/**
 * annexa_document_add_figure:
 * @self: a document
 * @scene: (transfer none): the picture, made for the palette of paper
 * @alternative: what it shows, in words
 * @caption: (nullable): what stands below it
 */
void
annexa_document_add_figure (AnnexaDocument *self,
                            AnnexaScene    *scene,
                            const char     *alternative,
                            const char     *caption)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_FIGURE);

  block->figure = g_new0 (AnnexaFigure, 1);
  block->figure->scene = annexa_scene_ref (scene);
  block->figure->alternative = keep (self, alternative);
  block->figure->caption = keep (self, caption);
  self->open = NULL;
}

void
annexa_document_begin_signatures (AnnexaDocument *self)
{
  AnnexaBlock *block = begin_block (self, ANNEXA_BLOCK_SIGNATURES);

  block->signatures = g_array_new (FALSE, FALSE, sizeof (AnnexaSignature));
  self->open = NULL;
}

/**
 * annexa_document_add_signature:
 * @self: a document
 * @role: as what somebody signs
 * @name: (nullable): who
 * @date: (nullable): when, as people read it
 *
 * Adds a line to the signatures begun last.
 */
void
annexa_document_add_signature (AnnexaDocument *self,
                               const char     *role,
                               const char     *name,
                               const char     *date)
{
  AnnexaBlock *block = last_block (self, ANNEXA_BLOCK_SIGNATURES);
  AnnexaSignature signature = { keep (self, role), keep (self, name), keep (self, date), get_fields (self), NULL };

  g_return_if_fail (block != NULL);

  g_array_append_val (block->signatures, signature);
}

/**
 * annexa_document_name_signature:
 * @self: a document
 * @id: an id, as of a heading
 *
 * Has the line to sign on that was added last be one whose page can be told.
 */
void
annexa_document_name_signature (AnnexaDocument *self,
                                const char     *id)
{
  AnnexaBlock *block = last_block (self, ANNEXA_BLOCK_SIGNATURES);

  g_return_if_fail (block != NULL && block->signatures->len > 0);

  g_array_index (block->signatures, AnnexaSignature, block->signatures->len - 1).id = keep (self, id);
}

void
annexa_document_add_text (AnnexaDocument *self,
                          AnnexaRunFlags  flags,
                          const char     *text)
{
  if (text != NULL && *text != '\0')
    add_run (self, ANNEXA_RUN_TEXT, flags, ANNEXA_COLOUR_NONE, text, NULL);
}

void
annexa_document_add_pill (AnnexaDocument *self,
                          AnnexaColour    colour,
                          const char     *text)
{
  add_run (self, ANNEXA_RUN_PILL, ANNEXA_RUN_PLAIN, colour, text, NULL);
}

/**
 * annexa_document_add_link:
 * @self: a document
 * @target: the id of a heading, which may come later
 * @text: what the reader sees
 */
void
annexa_document_add_link (AnnexaDocument *self,
                          const char     *target,
                          const char     *text)
{
  add_run (self, ANNEXA_RUN_LINK, ANNEXA_RUN_PLAIN, ANNEXA_COLOUR_NONE, text, target);
}

void
annexa_document_add_page_of (AnnexaDocument *self,
                             const char     *target)
{
  add_run (self, ANNEXA_RUN_PAGE_OF, ANNEXA_RUN_PLAIN, ANNEXA_COLOUR_NONE, "", target);
}

const AnnexaDocumentInfo *
annexa_document_get_info (AnnexaDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->info;
}

/**
 * annexa_document_get_data:
 * @self: a document
 *
 * Returns: (transfer none): which registers it shows, with their data where somebody asked for it
 */
AnnexaReportData *
annexa_document_get_data (AnnexaDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

guint
annexa_document_get_n_blocks (AnnexaDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const AnnexaBlock *
annexa_document_get_block (AnnexaDocument *self,
                           guint           position)
{
  g_return_val_if_fail (self != NULL && position < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, position);
}

/**
 * annexa_document_get_runs:
 * @self: a document
 * @span: of one of its blocks or cells
 *
 * Returns: (transfer none) (nullable): the first of the span's runs; the others follow it. %NULL when it has none
 */
const AnnexaRun *
annexa_document_get_runs (AnnexaDocument *self,
                          AnnexaSpan      span)
{
  g_return_val_if_fail (self != NULL && span.first + span.count <= self->runs->len, NULL);

  return span.count > 0 ? &g_array_index (self->runs, AnnexaRun, span.first) : NULL;
}

/**
 * annexa_document_get_plain:
 * @self: a document
 * @span: of one of its blocks or cells
 *
 * Returns: (transfer full): the words of the span without their looks, in one line
 */
char *
annexa_document_get_plain (AnnexaDocument *self,
                           AnnexaSpan      span)
{
  const AnnexaRun *runs = annexa_document_get_runs (self, span);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < span.count; i++)
    g_string_append (plain, runs[i].text);

  return g_strdelimit (g_string_free (plain, FALSE), "\n\t", ' ');
}
