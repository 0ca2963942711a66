/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-layout-private.h"

/* No column asks for more than these parts of the table because of one long word or line. */
#define WIDEST_WORD_SHARE 0.25
#define WIDEST_FIXED_SHARE 0.22

/* Other programs set the same letters a little wider. */
#define SLACK 1.5

/* So many rows are measured before it is asked whether to stop. */
#define ROWS_AT_ONCE 64

/* As many rows tell well enough how high the table is going to be. */
#define MOST_SAMPLES 100

/* Width is moved between columns in these parts of the table, so often at most. */
#define STEP_SHARE 0.0125
#define MOST_MOVES 40
#define N_STEPS 3

/* So much of its longest word is missing at the end of each line of a text; the last one is half empty. */
#define RAGGED 0.4
#define LAST_LINE 0.4

/* A name or another short text that is broken looks worse than the line it costs. */
#define SHORT_SHARE 0.16
#define BROKEN_SHORT 0.4

/* Nor does a stack of references or names, one to a line, in a column that is narrower than this. */
#define STACK_SHARE 0.09
#define LOW_STACK 2
#define STACKED 0.5

typedef struct
{
  double least;  /* below it, words are broken */
  double wanted; /* of a column without a share: all of it in one line */
  double share;
  double width;
  double padding;
} Column;

/* What is known of a cell of a row that stands for others. */
typedef struct
{
  float total;   /* how long it is, all its lines one behind the other */
  float longest; /* of its lines */
  float word;    /* its widest one */
  guint n_lines; /* at least */
} Sample;

typedef struct
{
  AnnexaLayout *layout;
  const AnnexaTable *table;
  Column *columns;
  GArray *samples; /* Sample, a row of them after the other */
  guint every;     /* so many rows are between two that are kept */
} Maker;

static gboolean
is_stopped (Maker *self,
            guint  row)
{
  return row % ROWS_AT_ONCE == 0 && g_cancellable_is_cancelled (self->layout->cancellable);
}

/**
 * annexa_layout_get_padding:
 * @self: a layout
 * @table: a table
 * @column: the number of one of its columns
 *
 * Returns: how much of the width of the column stays free: the outer columns stand flush with the text above and below
 */
double
annexa_layout_get_padding (AnnexaLayout      *self,
                           const AnnexaTable *table,
                           guint              column)
{
  return self->theme.cell_padding * ((column > 0) + (column + 1 < table->n_columns));
}

static AnnexaExtent
measure (Maker           *self,
         guint            column,
         const AnnexaRun *runs,
         guint            n_runs,
         AnnexaTextRole   role)
{
  AnnexaTypesetting setting = { runs, n_runs, role, 0, 0 };
  AnnexaExtent extent = { 0 };

  annexa_typesetter_measure (self->layout->typesetter, &setting, &extent);
  self->columns[column].least = MAX (self->columns[column].least, extent.widest_word);
  self->columns[column].wanted = MAX (self->columns[column].wanted, extent.longest_line);
  return extent;
}

static void
add_sample (Maker              *self,
            const AnnexaExtent *extent)
{
  Sample sample = { (float) extent->total, (float) extent->longest_line, (float) extent->widest_word, extent->n_lines };

  g_array_append_val (self->samples, sample);
}

/* The title of a column that follows its contents may break; that of a shared column may not widen it beyond reason. */
static void
measure_titles (Maker *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AnnexaTableColumn *column = &self->table->columns[i];
      AnnexaExtent extent;
      const AnnexaRun *title = annexa_layout_own_run (self->layout, ANNEXA_RUN_TEXT, column->title, NULL);

      self->columns[i].share = column->share;
      extent = measure (self, i, title, 1, ANNEXA_TEXT_CELL_TITLE);
      self->columns[i].wanted = self->columns[i].least;
      add_sample (self, &extent);
    }
}

static void
measure_row (Maker                *self,
             const AnnexaTable    *table,
             const AnnexaTableRow *row,
             gboolean              kept)
{
  AnnexaTextRole role = row->type == ANNEXA_ROW_TOTAL ? ANNEXA_TEXT_CELL_TOTAL : ANNEXA_TEXT_CELL;

  for (guint i = 0; i < row->n_cells; i++)
    {
      AnnexaSpan cell = g_array_index (table->cells, AnnexaSpan, row->first_cell + i);
      AnnexaExtent extent
          = measure (self, i, annexa_document_get_runs (self->layout->document, cell), cell.count, role);

      if (kept)
        add_sample (self, &extent);
    }
}

static void
measure_table (Maker             *self,
               const AnnexaTable *table)
{
  for (guint i = 0; i < table->rows->len && !is_stopped (self, i); i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      if (row->type != ANNEXA_ROW_GROUP)
        measure_row (self, table, row, i % self->every == 0 && row->n_cells == table->n_columns);
    }
}

static gboolean
has_same_columns (const AnnexaTable *a,
                  const AnnexaTable *b)
{
  if (a->n_columns != b->n_columns)
    return FALSE;

  for (guint i = 0; i < a->n_columns; i++)
    if (a->columns[i].share != b->columns[i].share || g_strcmp0 (a->columns[i].title, b->columns[i].title) != 0)
      return FALSE;
  return TRUE;
}

/* Tables with the same columns on pages of the same orientation belong together: all of them have the same widths. */
static GPtrArray *
list_alike (Maker *self)
{
  GPtrArray *tables = g_ptr_array_new ();
  AnnexaOrientation orientation = ANNEXA_ORIENTATION_PORTRAIT;

  for (guint i = 0; i < annexa_document_get_n_blocks (self->layout->document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (self->layout->document, i);

      if (block->type == ANNEXA_BLOCK_SECTION)
        orientation = block->orientation;
      if (block->type == ANNEXA_BLOCK_TABLE && orientation == self->layout->orientation
          && has_same_columns (block->table, self->table))
        g_ptr_array_add (tables, block->table);
    }
  return tables;
}

static void
measure_columns (Maker     *self,
                 GPtrArray *tables)
{
  guint n_rows = 0;

  measure_titles (self);
  for (guint i = 0; i < tables->len; i++)
    n_rows += ((const AnnexaTable *) tables->pdata[i])->rows->len;
  self->every = n_rows / MOST_SAMPLES + 1;
  for (guint i = 0; i < tables->len; i++)
    measure_table (self, tables->pdata[i]);
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

      column->padding = annexa_layout_get_padding (self->layout, self->table, i) + SLACK;
      column->least = MIN (column->least, width * WIDEST_WORD_SHARE) + column->padding;
      column->wanted = MAX (MIN (column->wanted, width * WIDEST_FIXED_SHARE) + column->padding, column->least);
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

/* What follows its contents takes a second line before words are broken elsewhere. Returns what is taken. */
static double
shrink_fixed (Maker *self,
              double fixed)
{
  double width = self->layout->width;
  double least = sum_least (self, FALSE) - sum_least (self, TRUE);
  double scale = (width - sum_least (self, TRUE) - least) / MAX (fixed - least, 1);

  fixed = 0;
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->columns[i].share <= 0)
      fixed += self->columns[i].width
          = self->columns[i].least + (self->columns[i].wanted - self->columns[i].least) * scale;
  return fixed;
}

/* Balance: a share is what the report thinks of before it knows the texts. Where one column stays empty and another
 * fills many lines, width moves from the one to the other. */

/* About how many lines a cell has, and what it costs beside them that a short text is broken or words are stacked. */
static double
count_lines (Maker        *self,
             const Sample *sample,
             double        width,
             double       *broken)
{
  double filled = MAX (width - sample->word * RAGGED, 1);
  double lines;

  if (sample->longest <= width)
    return sample->n_lines;
  if (sample->longest < self->layout->width * SHORT_SHARE)
    *broken += BROKEN_SHORT;
  lines = MAX (sample->n_lines - 1 + sample->longest / filled, sample->total / filled) + LAST_LINE;
  if (width < self->layout->width * STACK_SHARE)
    *broken += MAX (0, lines - LOW_STACK) * STACKED;
  return lines;
}

static double
get_cost (Maker *self)
{
  guint n_columns = self->table->n_columns;
  double cost = 0;

  for (guint i = 0; i < self->samples->len; i += n_columns)
    {
      double highest = 0;
      double broken = 0;

      for (guint j = 0; j < n_columns; j++)
        {
          const Column *column = &self->columns[j];
          double lines = count_lines (self, &g_array_index (self->samples, Sample, i + j),
                                      column->width - column->padding, &broken);

          highest = MAX (highest, lines);
        }
      cost += highest + broken;
    }
  return cost;
}

/* Width that one column gives to another. */
typedef struct
{
  guint from;
  double width;
} Move;

/* Tries all that can give with @to, and keeps the best of it. Returns whether something was gained. */
static gboolean
try_moves (Maker  *self,
           guint   to,
           double *cost,
           Move   *best)
{
  double step = self->layout->width * STEP_SHARE;
  gboolean found = FALSE;

  for (guint i = 0; i < self->table->n_columns; i++)
    for (guint j = 0; j < N_STEPS; j++)
      {
        double width = step * (1 << j);
        double now;

        if (i == to || self->columns[i].share <= 0 || self->columns[i].width - width < self->columns[i].least)
          continue;
        self->columns[i].width -= width;
        self->columns[to].width += width;
        now = get_cost (self);
        self->columns[i].width += width;
        self->columns[to].width -= width;
        if (now >= *cost - 0.01 * width / step)
          continue;
        *cost = now;
        best->from = i;
        best->width = width;
        found = TRUE;
      }
  return found;
}

static void
balance (Maker *self)
{
  double cost = get_cost (self);

  for (guint move = 0; move < MOST_MOVES; move++)
    {
      Move best = { 0 };
      guint to = G_MAXUINT;

      for (guint i = 0; i < self->table->n_columns; i++)
        if (try_moves (self, i, &cost, &best))
          to = i;
      if (to == G_MAXUINT)
        return;
      self->columns[best.from].width -= best.width;
      self->columns[to].width += best.width;
    }
}

static void
find_widths (Maker *self)
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
    fixed = shrink_fixed (self, fixed);
  share_width (self, width - fixed, shares);
  if (shares > 0)
    balance (self);
}

/**
 * annexa_layout_get_columns:
 * @self: a layout
 * @table: a table of its document
 *
 * Finds the widths of the columns by what stands in them.
 *
 * Returns: (transfer none): how wide the columns are
 */
const double *
annexa_layout_get_columns (AnnexaLayout      *self,
                           const AnnexaTable *table)
{
  g_autofree Column *columns = g_new0 (Column, table->n_columns);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  g_autoptr (GPtrArray) tables = NULL;
  Maker maker = { self, table, columns, samples, 1 };

  if (g_hash_table_contains (self->columns, table))
    return g_hash_table_lookup (self->columns, table);

  tables = list_alike (&maker);
  measure_columns (&maker, tables);
  find_widths (&maker);
  for (guint i = 0; i < tables->len; i++)
    {
      double *widths = g_new (double, table->n_columns);

      for (guint j = 0; j < table->n_columns; j++)
        widths[j] = columns[j].width;
      g_hash_table_insert (self->columns, tables->pdata[i], widths);
    }
  return g_hash_table_lookup (self->columns, table);
}
