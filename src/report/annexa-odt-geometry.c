/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"
#include "annexa-typesetter-private.h"

/* Where things stand is asked from the pages, so that it is decided in one place. */

/* So much of a page facts may take that stay on one. */
#define MOST_WHOLE_SHARE 0.5

/* Boxes stand in the order of the blocks. */
static const AnnexaBox *
find_box (AnnexaOdt    *self,
          guint         block,
          AnnexaBoxType type)
{
  for (guint i = 0; block != G_MAXUINT && i < self->layout->boxes->len; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self->layout, i);

      if (box->type == type && box->block == block)
        return box;
      if (box->block > block)
        break;
    }
  return NULL;
}

/**
 * annexa_odt_find_piece:
 * @self: a report
 * @block: the number of a block
 * @box_type: in which of its boxes: the first of this type
 * @type: what is looked for
 * @number: which of these, from 0
 *
 * Returns: (transfer none) (nullable): something as it stands on a page, or %NULL when there is none
 */
const AnnexaPiece *
annexa_odt_find_piece (AnnexaOdt      *self,
                       guint           block,
                       AnnexaBoxType   box_type,
                       AnnexaPieceType type,
                       guint           number)
{
  const AnnexaBox *box = find_box (self, block, box_type);

  for (guint i = 0; box != NULL && i < box->n_pieces; i++)
    {
      const AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece + i);

      if (piece->type == type && number-- == 0)
        return piece;
    }
  return NULL;
}

/**
 * annexa_odt_find_title_piece:
 * @self: a report
 * @type: what is looked for
 * @number: which of these, from 0
 *
 * Returns: (transfer none) (nullable): a part of the title as it stands on the cover or above the text
 */
const AnnexaPiece *
annexa_odt_find_title_piece (AnnexaOdt      *self,
                             AnnexaPieceType type,
                             guint           number)
{
  if (self->cover == G_MAXUINT)
    return annexa_odt_find_piece (self, self->masthead, ANNEXA_BOX_MASTHEAD, type, number);

  return annexa_odt_find_piece (self, self->cover, ANNEXA_BOX_COVER, type, number);
}

/**
 * annexa_odt_get_fact_widths:
 * @self: a report
 * @block: the number of a cover or of facts
 * @widths: (out) (array fixed-size=2): how wide labels and values are
 */
void
annexa_odt_get_fact_widths (AnnexaOdt *self,
                            guint      block,
                            double    *widths)
{
  gboolean cover = block == self->cover && annexa_odt_cover_has_room (self);
  AnnexaBoxType type = cover ? ANNEXA_BOX_COVER : ANNEXA_BOX_FACT;
  const AnnexaPiece *piece = NULL;
  guint number = 0;

  /* Values are the texts that do not begin at the margin. */
  while ((piece = annexa_odt_find_piece (self, block, type, ANNEXA_PIECE_TEXT, number++)) != NULL && piece->x <= 0)
    ;

  widths[0] = piece != NULL ? piece->x : self->theme.measure / 2;
  widths[1] = piece != NULL ? piece->width : self->theme.measure / 2;
}

/**
 * annexa_odt_are_short:
 * @self: a report
 * @block: the number of facts
 *
 * Returns: whether the facts are not torn apart, as on our pages; where they are high, LibreOffice would cut them off
 */
gboolean
annexa_odt_are_short (AnnexaOdt *self,
                      guint      block)
{
  double room = annexa_layout_get_room (self->layout, self->places[block].orientation);
  double height = 0;

  for (guint i = 0; i < self->layout->boxes->len; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self->layout, i);

      if (box->block > block)
        break;
      if (box->block == block && box->type == ANNEXA_BOX_FACT)
        height += box->before + box->height;
    }
  return height < room * MOST_WHOLE_SHARE;
}

/**
 * annexa_odt_get_cover_top:
 * @self: a report
 *
 * Returns: how far down the texts of the cover begin
 */
double
annexa_odt_get_cover_top (AnnexaOdt *self)
{
  const AnnexaPiece *first = annexa_odt_find_title_piece (self, ANNEXA_PIECE_TEXT, 0);

  return first != NULL ? first->y : 0;
}

/**
 * annexa_odt_get_title_role:
 * @self: a report
 *
 * Returns: how its title is set on the cover: long ones are smaller
 */
AnnexaTextRole
annexa_odt_get_title_role (AnnexaOdt *self)
{
  const char *organization = self->info->organization;
  gboolean named = self->cover != G_MAXUINT && organization != NULL && *organization != '\0';
  const AnnexaPiece *title = annexa_odt_find_title_piece (self, ANNEXA_PIECE_TEXT, named ? 1 : 0);

  if (title == NULL)
    return ANNEXA_TEXT_COVER_TITLE;

  return g_array_index (self->layout->typesetter->paragraphs, AnnexaParagraph, title->paragraph).role;
}

/**
 * annexa_odt_cover_has_room:
 * @self: a report
 *
 * Returns: whether the facts fit at the foot of the cover; otherwise they begin the next page
 */
gboolean
annexa_odt_cover_has_room (AnnexaOdt *self)
{
  return find_box (self, self->cover, ANNEXA_BOX_FACT) == NULL;
}

/**
 * annexa_odt_names_organization:
 * @self: a report
 *
 * Returns: whether the running header has room for the organization beside the title
 */
gboolean
annexa_odt_names_organization (AnnexaOdt *self)
{
  const char *organization = self->info->organization;

  if (organization == NULL || *organization == '\0')
    return FALSE;

  for (guint i = 0; i < self->layout->sheets->len; i++)
    {
      guint header = g_array_index (self->layout->sheets, AnnexaSheet, i).running[0];
      const AnnexaParagraph *paragraph
          = &g_array_index (self->layout->typesetter->paragraphs, AnnexaParagraph, header);

      if (!g_array_index (self->layout->sheets, AnnexaSheet, i).cover && paragraph->n_runs > 0)
        return g_str_has_prefix (paragraph->runs[0].text, organization);
    }
  return TRUE;
}

static gint64
get_row_key (guint block,
             guint row)
{
  return (gint64) block << 32 | row;
}

static void
mark_row (GHashTable      *rows,
          const AnnexaBox *box,
          AnnexaOdtRow     mark)
{
  gint64 key = get_row_key (box->block, box->row);
  guint marks = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &key));

  g_hash_table_insert (rows, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (marks | mark));
}

/**
 * annexa_odt_mark_rows:
 * @self: a report
 *
 * Finds the rows of tables that are not like the others on our pages.
 *
 * Returns: (transfer full): what annexa_odt_row_is() looks into
 */
GHashTable *
annexa_odt_mark_rows (AnnexaOdt *self)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->layout->boxes->len; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self->layout, i);

      if (box->type == ANNEXA_BOX_ROW && box->split)
        mark_row (rows, box, ANNEXA_ODT_ROW_SPLIT);
      else if (box->type == ANNEXA_BOX_ROW && box->keep != ANNEXA_KEEP_NOT)
        mark_row (rows, box, ANNEXA_ODT_ROW_KEPT);
    }
  for (guint i = 0; i < self->layout->sheets->len; i++)
    {
      const AnnexaSheet *sheet = &g_array_index (self->layout->sheets, AnnexaSheet, i);
      const AnnexaPlacedBox *first = &g_array_index (self->layout->placed, AnnexaPlacedBox, sheet->first_placed);
      const AnnexaBox *box = sheet->n_placed > 1 && first->repeated
                                 ? annexa_layout_get_box (self->layout, first[1].box)
                                 : NULL;

      if (box != NULL && !box->split)
        mark_row (rows, box, ANNEXA_ODT_ROW_BEGINS_PAGE);
    }
  return rows;
}

/**
 * annexa_odt_row_is:
 * @self: a report
 * @block: the number of the block of a table
 * @row: the number of a row
 * @mark: what is asked
 *
 * Returns: whether the row is so on our pages
 */
gboolean
annexa_odt_row_is (AnnexaOdt   *self,
                   guint        block,
                   guint        row,
                   AnnexaOdtRow mark)
{
  gint64 key = get_row_key (block, row);

  return (GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, &key)) & mark) != 0;
}

/**
 * annexa_odt_get_widths:
 * @self: a report
 * @table: the number of a table of the document
 *
 * Returns: (transfer none): how wide its columns are
 */
const double *
annexa_odt_get_widths (AnnexaOdt *self,
                       guint      table)
{
  return g_array_index (self->layout->tables, AnnexaTableFrame, table).widths;
}

/**
 * annexa_odt_is_whole:
 * @self: a report
 * @table: the number of a table of the document
 *
 * Returns: whether it is so small that it is not torn apart
 */
gboolean
annexa_odt_is_whole (AnnexaOdt *self,
                     guint      table)
{
  return g_array_index (self->layout->tables, AnnexaTableFrame, table).whole;
}
