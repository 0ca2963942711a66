/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-layout-private.h"

/* So many rows are laid out before it is asked whether to stop. */
#define ROWS_AT_ONCE 64

/* Up to so many rows, and so much of a page, a table is small. */
#define MOST_SMALL_ROWS 12
#define MOST_SMALL_SHARE 0.35

/* A longer table has so many rows of one line on its last page, or as much of higher ones. */
#define FEWEST_LAST_ROWS 4

typedef struct
{
  AnnexaLayout *layout;
  guint block;
  const AnnexaTable *table;
  guint number; /* in the layout */
} Maker;

/* A table that is not finished is thrown away with the rest. */
static gboolean
is_stopped (Maker *self,
            guint  row)
{
  return row % ROWS_AT_ONCE == 0 && g_cancellable_is_cancelled (self->layout->cancellable);
}

static AnnexaTableFrame *
get_frame (Maker *self)
{
  return &g_array_index (self->layout->tables, AnnexaTableFrame, self->number);
}

static void
add_frame (Maker *self)
{
  AnnexaTableFrame frame
      = { .n_columns = self->table->n_columns, .widths = annexa_layout_get_columns (self->layout, self->table) };

  for (guint i = 0; i < frame.n_columns; i++)
    frame.width += frame.widths[i];
  g_array_append_val (self->layout->tables, frame);
}

static void
add_cell (Maker           *self,
          const AnnexaRun *runs,
          guint            n_runs,
          AnnexaTextRole   role,
          guint            column,
          double           y)
{
  const AnnexaTableFrame *frame = get_frame (self);
  double x = column > 0 ? self->layout->theme.cell_padding : 0;

  for (guint i = 0; i < column; i++)
    x += frame->widths[i];
  annexa_layout_add_text (self->layout, runs, n_runs, role, x, y,
                          frame->widths[column] - annexa_layout_get_padding (self->layout, self->table, column),
                          self->table->columns[column].align)
      ->cell
      = (guint16) column;
}

/* Titles of different height stand on the line below them. */
static void
add_titles (Maker *self)
{
  const AnnexaTheme *theme = &self->layout->theme;
  AnnexaBox *box = annexa_layout_add_box (self->layout, ANNEXA_BOX_TITLES, self->block);
  guint number = self->layout->boxes->len - 1;

  box->table = self->number;
  box->before = (float) theme->block_gap;
  box->keep = ANNEXA_KEEP_ALWAYS;
  get_frame (self)->titles = number;
  for (guint i = 0; i < self->table->n_columns; i++)
    add_cell (self, annexa_layout_own_run (self->layout, ANNEXA_RUN_TEXT, self->table->columns[i].title, NULL), 1,
              ANNEXA_TEXT_CELL_TITLE, i, 0);

  box = annexa_layout_get_box (self->layout, number);
  for (guint i = 0; i < box->n_pieces; i++)
    {
      AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece + i);

      piece->y = box->height - piece->height;
    }
  box->height += (float) theme->cell_below;
}

static void
add_row (Maker *self,
         guint  number)
{
  static const AnnexaTextRole roles[] = {
    [ANNEXA_ROW_BODY] = ANNEXA_TEXT_CELL,
    [ANNEXA_ROW_GROUP] = ANNEXA_TEXT_CELL_GROUP,
    [ANNEXA_ROW_TOTAL] = ANNEXA_TEXT_CELL_TOTAL,
  };
  const AnnexaTheme *theme = &self->layout->theme;
  const AnnexaTableRow *row = &g_array_index (self->table->rows, AnnexaTableRow, number);
  AnnexaBox *box = annexa_layout_add_box (self->layout, ANNEXA_BOX_ROW, self->block);
  double above = row->type == ANNEXA_ROW_GROUP && number > 0 ? theme->group_above : theme->cell_above;

  box->table = self->number;
  box->row = number;
  box->row_type = (guint8) row->type;
  box->height = (float) (above + theme->styles[roles[row->type]].leading);
  for (guint i = 0; i < row->n_cells; i++)
    {
      AnnexaSpan cell = g_array_index (self->table->cells, AnnexaSpan, row->first_cell + i);
      const AnnexaRun *runs = annexa_document_get_runs (self->layout->document, cell);

      if (row->type == ANNEXA_ROW_GROUP)
        annexa_layout_add_span (self->layout, cell, roles[row->type], 0, above, get_frame (self)->width, 0);
      else
        add_cell (self, runs, cell.count, roles[row->type], i, above);
    }
  annexa_layout_get_box (self->layout, self->layout->boxes->len - 1)->height += (float) theme->cell_below;
}

/* How high a row of one line is. */
static double
get_line_height (Maker *self)
{
  const AnnexaTheme *theme = &self->layout->theme;

  return theme->cell_above + theme->cell_below + theme->styles[ANNEXA_TEXT_CELL].leading;
}

static gboolean
is_single_line (Maker           *self,
                const AnnexaBox *row)
{
  return row->height < get_line_height (self) + 0.5 * self->layout->theme.styles[ANNEXA_TEXT_CELL].leading;
}

/* A small table is not torn apart where a page could hold it. */
static gboolean
is_small (Maker *self)
{
  double height = 0;

  if (self->table->rows->len > MOST_SMALL_ROWS)
    return FALSE;
  for (guint i = get_frame (self)->titles; i < self->layout->boxes->len; i++)
    height += annexa_layout_get_box (self->layout, i)->height;
  return height < annexa_layout_get_room (self->layout, self->layout->orientation) * MOST_SMALL_SHARE;
}

static void
keep_whole (Maker *self)
{
  get_frame (self)->whole = TRUE;
  for (guint i = get_frame (self)->titles + 1; i + 1 < self->layout->boxes->len; i++)
    annexa_layout_get_box (self->layout, i)->keep
        = MAX (annexa_layout_get_box (self->layout, i)->keep, ANNEXA_KEEP_WISHED);
}

/* Whether somebody signs below the table, or one last paragraph stands there: not on a page that shows nothing of it. */
static gboolean
stays_with_next (Maker *self)
{
  AnnexaDocument *document = self->layout->document;
  guint n_blocks = annexa_document_get_n_blocks (document);
  const AnnexaBlock *behind;

  if (annexa_document_leads_to_signatures (document, self->block))
    return TRUE;
  if (self->block + 1 >= n_blocks
      || annexa_document_get_block (document, self->block + 1)->type != ANNEXA_BLOCK_PARAGRAPH)
    return FALSE;
  if (self->block + 2 == n_blocks)
    return TRUE;
  behind = annexa_document_get_block (document, self->block + 2);
  return behind->type == ANNEXA_BLOCK_SECTION || behind->type == ANNEXA_BLOCK_PAGE_BREAK;
}

/* A table has two lines at least below its titles and two rows on its last page, a group has one row, and a total does not
 * stand alone. */
static AnnexaKeep
get_keep (Maker           *self,
          guint            number,
          const AnnexaBox *box)
{
  const AnnexaTableRow *row = &g_array_index (self->table->rows, AnnexaTableRow, number);
  guint n_rows = self->table->rows->len;

  if (number + 1 == n_rows)
    return stays_with_next (self) ? ANNEXA_KEEP_WISHED : ANNEXA_KEEP_NOT;
  if (row->type == ANNEXA_ROW_GROUP)
    return ANNEXA_KEEP_ALWAYS;

  return row[1].type == ANNEXA_ROW_TOTAL || (number == 0 && is_single_line (self, box)) || number + 2 == n_rows
             ? ANNEXA_KEEP_WISHED
             : ANNEXA_KEEP_NOT;
}

/* What is left of a long table for its last page is not so little that the page looks empty. Fewer rows do where they are
 * high: many high ones would leave the page before empty. */
static void
keep_last_rows (Maker *self)
{
  guint n_rows = self->table->rows->len;
  guint first = self->layout->boxes->len - n_rows;
  double height = 0;

  if (n_rows < 2 * FEWEST_LAST_ROWS)
    return;
  for (guint i = n_rows - 1; i > n_rows - FEWEST_LAST_ROWS; i--)
    {
      AnnexaBox *above = annexa_layout_get_box (self->layout, first + i - 1);

      height += annexa_layout_get_box (self->layout, first + i)->height;
      if (height >= FEWEST_LAST_ROWS * get_line_height (self))
        return;
      above->keep = MAX (above->keep, ANNEXA_KEEP_WISHED);
    }
}

/**
 * annexa_layout_make_table:
 * @self: a layout
 * @block: the number of the table
 */
void
annexa_layout_make_table (AnnexaLayout *self,
                          guint         block)
{
  const AnnexaTable *table = annexa_document_get_block (self->document, block)->table;
  Maker maker = { self, block, table, self->tables->len };

  add_frame (&maker);
  add_titles (&maker);
  for (guint i = 0; i < table->rows->len && !is_stopped (&maker, i); i++)
    {
      AnnexaBox *box;

      add_row (&maker, i);
      box = annexa_layout_get_box (self, self->boxes->len - 1);
      box->keep = (guint8) get_keep (&maker, i, box);
    }
  if (is_small (&maker))
    keep_whole (&maker);
  else if (self->boxes->len - get_frame (&maker)->titles > table->rows->len)
    keep_last_rows (&maker);
  if (table->rows->len == 0)
    annexa_layout_get_box (self, self->boxes->len - 1)->keep = ANNEXA_KEEP_NOT;
}
