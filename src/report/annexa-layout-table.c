/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-layout-private.h"

/* No column asks for more than these parts of the table because of one long word or line. */
#define WIDEST_WORD_SHARE 0.25
#define WIDEST_FIXED_SHARE 0.22

/* So many rows are laid out before it is asked whether to stop. */
#define ROWS_AT_ONCE 64

typedef struct
{
  double least;  /* below it, words are broken */
  double wanted; /* of a column without a share: all of it in one line */
  double share;
  double width;
} Column;

typedef struct
{
  AnnexaLayout *layout;
  guint block;
  const AnnexaTable *table;
  guint number; /* in the layout */
  Column *columns;
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

/* The outer columns stand flush with the text above and below the table. */
static double
get_padding (Maker *self,
             guint  column)
{
  return self->layout->theme.cell_padding * ((column > 0) + (column + 1 < self->table->n_columns));
}

static void
measure (Maker           *self,
         guint            column,
         const AnnexaRun *runs,
         guint            n_runs,
         AnnexaTextRole   role)
{
  AnnexaTypesetting setting = { runs, n_runs, role, 0, 0 };

  annexa_typesetter_measure (self->layout->typesetter, &setting, &self->columns[column].least,
                             &self->columns[column].wanted);
}

/* The title of a column that follows its contents may break; that of a shared column may not widen it beyond reason. */
static void
measure_columns (Maker *self)
{
  const AnnexaTable *table = self->table;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const AnnexaRun *title = annexa_layout_own_run (self->layout, ANNEXA_RUN_TEXT, table->columns[i].title, NULL);

      self->columns[i].share = table->columns[i].share;
      measure (self, i, title, 1, ANNEXA_TEXT_CELL_TITLE);
      self->columns[i].wanted = self->columns[i].least;
    }

  for (guint i = 0; i < table->rows->len && !is_stopped (self, i); i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      for (guint j = 0; row->type != ANNEXA_ROW_GROUP && j < row->n_cells; j++)
        {
          AnnexaSpan cell = g_array_index (table->cells, AnnexaSpan, row->first_cell + j);

          measure (self, j, annexa_document_get_runs (self->layout->document, cell), cell.count,
                   row->type == ANNEXA_ROW_TOTAL ? ANNEXA_TEXT_CELL_TOTAL : ANNEXA_TEXT_CELL);
        }
    }
}

static double
clamp_columns (Maker  *self,
               double *shares)
{
  double width = self->layout->width;
  double fixed = 0;

  *shares = 0;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      Column *column = &self->columns[i];
      double padding = get_padding (self, i) + 0.5;

      column->least = MIN (column->least, width * WIDEST_WORD_SHARE) + padding;
      column->wanted = MAX (MIN (column->wanted, width * WIDEST_FIXED_SHARE) + padding, column->least);
      column->width = column->share > 0 ? 0 : column->wanted;
      *shares += column->share;
      fixed += column->width;
    }
  return fixed;
}

/* Columns whose share is less than their widest word get that; the others share what is left. */
static void
share_width (Maker *self,
             double width,
             double shares)
{
  gboolean again = TRUE;

  while (again && shares > 0)
    {
      again = FALSE;
      for (guint i = 0; i < self->table->n_columns; i++)
        {
          Column *column = &self->columns[i];

          if (column->share <= 0 || column->width > 0 || width * column->share / shares >= column->least)
            continue;
          column->width = column->least;
          width -= column->least;
          shares -= column->share;
          again = TRUE;
          break;
        }
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->columns[i].share > 0 && self->columns[i].width <= 0)
      self->columns[i].width = width * self->columns[i].share / shares;
}

static double
sum_least (Maker   *self,
           gboolean shared)
{
  double sum = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    if (!shared || self->columns[i].share > 0)
      sum += self->columns[i].least;
  return sum;
}

/* Too many columns for the page: words are broken, everywhere a little. */
static void
squeeze (Maker *self)
{
  double scale = self->layout->width / sum_least (self, FALSE);

  for (guint i = 0; i < self->table->n_columns; i++)
    self->columns[i].width = self->columns[i].least * scale;
}

static void
set_widths (Maker *self)
{
  double width = self->layout->width;
  double shares;
  double fixed = clamp_columns (self, &shares);

  if (sum_least (self, FALSE) > width)
    {
      squeeze (self);
      return;
    }
  if (fixed + sum_least (self, TRUE) > width)
    {
      /* What follows its contents takes a second line before words are broken elsewhere. */
      double least = sum_least (self, FALSE) - sum_least (self, TRUE);
      double scale = (width - sum_least (self, TRUE) - least) / MAX (fixed - least, 1);

      fixed = 0;
      for (guint i = 0; i < self->table->n_columns; i++)
        if (self->columns[i].share <= 0)
          fixed += self->columns[i].width
              = self->columns[i].least + (self->columns[i].wanted - self->columns[i].least) * scale;
    }
  share_width (self, width - fixed, shares);
}

static void
add_frame (Maker *self)
{
  AnnexaTableFrame frame = { .n_columns = self->table->n_columns, .widths = g_new0 (double, self->table->n_columns) };

  for (guint i = 0; i < frame.n_columns; i++)
    frame.width += frame.widths[i] = self->columns[i].width;
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
  annexa_layout_add_text (self->layout, runs, n_runs, role, x, y, frame->widths[column] - get_padding (self, column),
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

static gboolean
is_single_line (Maker           *self,
                const AnnexaBox *row)
{
  const AnnexaTheme *theme = &self->layout->theme;

  return row->height < theme->cell_above + theme->cell_below + 1.5 * theme->styles[ANNEXA_TEXT_CELL].leading;
}

/* A table has two lines at least below its titles and two rows on its last page, a group has one row, and a total does
 * not stand alone. */
static AnnexaKeep
get_keep (Maker           *self,
          guint            number,
          const AnnexaBox *box)
{
  const AnnexaTableRow *row = &g_array_index (self->table->rows, AnnexaTableRow, number);
  guint n_rows = self->table->rows->len;

  if (number + 1 == n_rows)
    return ANNEXA_KEEP_NOT;
  if (row->type == ANNEXA_ROW_GROUP)
    return ANNEXA_KEEP_ALWAYS;

  return row[1].type == ANNEXA_ROW_TOTAL || (number == 0 && is_single_line (self, box)) || number + 2 == n_rows
             ? ANNEXA_KEEP_WISHED
             : ANNEXA_KEEP_NOT;
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
  g_autofree Column *columns = g_new0 (Column, table->n_columns);
  Maker maker = { self, block, table, self->tables->len, columns };

  measure_columns (&maker);
  set_widths (&maker);
  add_frame (&maker);
  add_titles (&maker);
  for (guint i = 0; i < table->rows->len && !is_stopped (&maker, i); i++)
    {
      AnnexaBox *box;

      add_row (&maker, i);
      box = annexa_layout_get_box (self, self->boxes->len - 1);
      box->keep = (guint8) get_keep (&maker, i, box);
    }
  if (table->rows->len == 0)
    annexa_layout_get_box (self, self->boxes->len - 1)->keep = ANNEXA_KEEP_NOT;
}
