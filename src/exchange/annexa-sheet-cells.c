/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-csv-writer.h"
#include "annexa-error.h"
#include "annexa-sheet-cells-private.h"

/* So many rows above a table may be a title and the like. */
#define MOST_TITLE_ROWS 10

typedef struct
{
  guint row;
  guint column;
  gsize text; /* where it stands in the texts */
} Cell;

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
} Merge;

struct _AnnexaSheetCells
{
  AnnexaSheetRoom *room;
  GArray *cells;
  GArray *merges;
  GString *texts; /* one behind the other, each ended by '\0' */
  gsize row_start; /* the first cell of the row that was begun last */
  guint last_row;
  gboolean too_wide;
  gboolean too_long;
  gboolean long_text;
  gboolean full;
};

AnnexaSheetCells *
annexa_sheet_cells_new (AnnexaSheetRoom *room)
{
  AnnexaSheetCells *self = g_new0 (AnnexaSheetCells, 1);

  self->room = room;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->texts = g_string_new (NULL);
  return self;
}

void
annexa_sheet_cells_free (AnnexaSheetCells *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/* Whether there was so much room. */
gboolean
annexa_sheet_room_take (AnnexaSheetRoom *room,
                        gsize            n_cells,
                        gsize            n_bytes)
{
  if (n_cells > room->n_cells || n_bytes > room->n_bytes)
    return FALSE;
  room->n_cells -= n_cells;
  room->n_bytes -= n_bytes;
  return TRUE;
}

/* Says that there was not. */
const char *
annexa_sheet_room_explain (void)
{
  return _("There is more in this file than can be read at once. Split it into several.");
}

static gboolean
take_room (AnnexaSheetCells *self,
           gsize             n_cells,
           gsize             n_bytes)
{
  if (!self->full && !annexa_sheet_room_take (self->room, n_cells, n_bytes))
    self->full = TRUE;
  return !self->full;
}

static gboolean
is_refused (AnnexaSheetCells *self)
{
  return self->too_wide || self->too_long || self->long_text;
}

/* Whether what is added is not kept any more, because there is no more room or the sheet is refused anyway. */
gboolean
annexa_sheet_cells_is_full (AnnexaSheetCells *self)
{
  return self->full || is_refused (self);
}

static void
append (AnnexaSheetCells *self,
        guint             row,
        guint             column,
        gsize             text)
{
  Cell cell = { row, column, text };

  if (self->cells->len == 0 || row != self->last_row)
    self->row_start = self->cells->len;
  self->last_row = row;
  g_array_append_val (self->cells, cell);
}

/* Adds a cell, and as many more as have the same text to its right. What is empty is nothing. */
void
annexa_sheet_cells_add (AnnexaSheetCells *self,
                        gint64            row,
                        gint64            column,
                        gint64            n_columns,
                        const char       *text)
{
  gsize offset = self->texts->len;
  gsize length = strlen (text) + 1;

  if (text[strspn (text, " \t\r\n")] == '\0' || is_refused (self))
    return;
  n_columns = MAX (n_columns, 1);
  self->too_wide = column < 0 || column >= ANNEXA_CSV_MOST_COLUMNS || n_columns > ANNEXA_CSV_MOST_COLUMNS - column;
  self->too_long = row < 0 || row >= ANNEXA_SHEET_MOST_ROWS;
  self->long_text = length > ANNEXA_SHEET_LONGEST_TEXT;
  if (is_refused (self) || !take_room (self, (gsize) n_columns, length))
    return;
  g_string_append_len (self->texts, text, (gssize) length);
  for (guint i = 0; i < (guint) n_columns; i++)
    append (self, (guint) row, (guint) column + i, offset);
}

/* The row that was begun last stands below itself as often as this. */
void
annexa_sheet_cells_repeat_row (AnnexaSheetCells *self,
                               gint64            row,
                               gint64            n_more)
{
  gsize start = self->row_start;
  gsize n = self->cells->len - start;

  if (n == 0 || self->last_row != (guint) row || is_refused (self))
    return;
  self->too_long = n_more >= ANNEXA_SHEET_MOST_ROWS - row;
  for (gint64 i = 1; i <= n_more && !self->too_long && take_room (self, n, 0); i++)
    for (gsize j = 0; j < n; j++)
      {
        Cell cell = g_array_index (self->cells, Cell, start + j);

        append (self, (guint) (row + i), cell.column, cell.text);
      }
}

/* A cell covers those below it. */
void
annexa_sheet_cells_merge (AnnexaSheetCells *self,
                          gint64            row,
                          gint64            column,
                          gint64            n_rows)
{
  Merge merge = { (guint) row, (guint) column, (guint) MIN (n_rows, ANNEXA_SHEET_MOST_ROWS) };

  if (n_rows > 1 && row >= 0 && row < ANNEXA_SHEET_MOST_ROWS && column >= 0 && column < ANNEXA_CSV_MOST_COLUMNS
      && take_room (self, 1, 0))
    g_array_append_val (self->merges, merge);
}

/* Of two cells at one place the later one comes first, and counts. */
static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const Cell *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (first->text < second->text) - (first->text > second->text);
}

static gboolean
is_sorted (AnnexaSheetCells *self)
{
  for (guint i = 1; i < self->cells->len; i++)
    if (compare_cells (&g_array_index (self->cells, Cell, i - 1), &g_array_index (self->cells, Cell, i)) >= 0)
      return FALSE;

  return TRUE;
}

static void
sort (AnnexaSheetCells *self)
{
  guint n = 0;

  if (is_sorted (self))
    return;
  g_array_sort (self->cells, compare_cells);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell cell = g_array_index (self->cells, Cell, i);
      Cell *last = n > 0 ? &g_array_index (self->cells, Cell, n - 1) : NULL;

      if (last == NULL || last->row != cell.row || last->column != cell.column)
        g_array_index (self->cells, Cell, n++) = cell;
    }
  g_array_set_size (self->cells, n);
}

static guint
count_cells_of_row (AnnexaSheetCells *self,
                    guint             first)
{
  guint n = 1;

  while (first + n < self->cells->len
         && g_array_index (self->cells, Cell, first + n).row == g_array_index (self->cells, Cell, first).row)
    n++;
  return n;
}

/* The first cell of the row of headings. People write a title above a table, which stands alone in its row. */
static guint
find_heading (AnnexaSheetCells *self)
{
  guint first = 0;

  for (guint i = 0; i < MOST_TITLE_ROWS && first < self->cells->len; i++)
    {
      guint n = count_cells_of_row (self, first);

      if (n > 1)
        return first;
      first += n;
    }
  return 0;
}

static const Cell *
find_cell (AnnexaSheetCells *self,
           guint             n_cells,
           guint             row,
           guint             column)
{
  guint low = 0, high = n_cells;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Cell *cell = &g_array_index (self->cells, Cell, middle);

      if (cell->row == row && cell->column == column)
        return cell;
      if (cell->row < row || (cell->row == row && cell->column < column))
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* The rows in which something stands, from the first to the last one. */
static GArray *
list_rows (AnnexaSheetCells *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint row = g_array_index (self->cells, Cell, i).row;

      if (rows->len == 0 || g_array_index (rows, guint, rows->len - 1) != row)
        g_array_append_val (rows, row);
    }
  return rows;
}

/* The position in @rows of the first one below @row. */
static guint
find_row_below (GArray *rows,
                guint   row)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (rows, guint, middle) <= row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* @rows: those in which something stands */
static void
fill_merge (AnnexaSheetCells *self,
            const Merge      *merge,
            GArray           *rows,
            gsize             text)
{
  for (guint i = find_row_below (rows, merge->row); i < rows->len; i++)
    {
      Cell copy = { g_array_index (rows, guint, i), merge->column, text };

      if (copy.row - merge->row >= merge->n_rows || !take_room (self, 1, 0))
        return;
      g_array_append_val (self->cells, copy);
    }
}

/* What stands in a cell that covers others below it is meant for their rows, too. A row in which nothing else stands is
 * none: people leave such rows between groups, with the name of the group beside them. */
static void
fill_merges (AnnexaSheetCells *self,
             guint             heading_row)
{
  guint n_cells = self->cells->len;
  g_autoptr (GArray) rows = list_rows (self);

  for (guint i = 0; i < self->merges->len && !self->full; i++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);
      const Cell *cell = merge->row > heading_row ? find_cell (self, n_cells, merge->row, merge->column) : NULL;

      if (cell != NULL)
        fill_merge (self, merge, rows, cell->text);
    }
  sort (self);
}

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, text);
  return FALSE;
}

static gboolean
check_size (AnnexaSheetCells *self,
            GError          **error)
{
  g_autofree char *text = NULL;

  if (self->full)
    return refuse (error, annexa_sheet_room_explain ());
  if (self->too_wide)
    text = g_strdup_printf (_("A row has more than %d columns. Delete what does not belong to the table."),
                            ANNEXA_CSV_MOST_COLUMNS);
  else if (self->too_long)
    text = g_strdup_printf (_("The file has more than %d rows. Split it into several."), ANNEXA_SHEET_MOST_ROWS);
  else if (self->long_text)
    text = g_strdup (_("The text in one of the cells is larger than 1 MiB. Shorten it first."));
  return text == NULL || refuse (error, text);
}

/* Whether so much more may be written. This is asked before it is, as one row of long texts may be larger than any table. */
static gboolean
check_room (AnnexaSheetCells *self,
            AnnexaCsvWriter  *writer,
            gsize             most,
            GError          **error)
{
  gsize length = annexa_csv_writer_get_length (writer) + most;

  if (length > ANNEXA_CSV_LARGEST_FILE)
    return refuse (error, _("The table is larger than 100 MiB. Split it into several."));
  return length <= self->room->n_written || refuse (error, annexa_sheet_room_explain ());
}

/* At the most a text has quotation marks only, of which two are written for each, and five signs around it. */
static gboolean
write_text (AnnexaSheetCells *self,
            AnnexaCsvWriter  *writer,
            const char       *text,
            GError          **error)
{
  if (!check_room (self, writer, 2 * strlen (text) + 5, error))
    return FALSE;
  annexa_csv_writer_add_text (writer, text);
  return TRUE;
}

static gboolean
end_row (AnnexaSheetCells *self,
         AnnexaCsvWriter  *writer,
         GCancellable     *cancellable,
         GError          **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_room (self, writer, 4, error))
    return FALSE;
  annexa_csv_writer_end_row (writer);
  return TRUE;
}

/* Writes a row with a cell for each column that is used. @next is its first cell, and becomes that of the next row. */
static gboolean
write_row (AnnexaSheetCells *self,
           AnnexaCsvWriter  *writer,
           const gboolean   *used,
           guint            *next,
           GCancellable     *cancellable,
           GError          **error)
{
  guint row = g_array_index (self->cells, Cell, *next).row;

  for (guint column = 0; column < ANNEXA_CSV_MOST_COLUMNS; column++)
    {
      const Cell *cell = *next < self->cells->len ? &g_array_index (self->cells, Cell, *next) : NULL;
      gboolean there = cell != NULL && cell->row == row && cell->column == column;

      if (used[column] && !write_text (self, writer, there ? self->texts->str + cell->text : "", error))
        return FALSE;
      *next += there;
    }
  return end_row (self, writer, cancellable, error);
}

/* A row of the sheet is a row of the table at the same place, so that messages can say which one it is. */
static gboolean
write_rows (AnnexaSheetCells *self,
            AnnexaCsvWriter  *writer,
            guint             heading,
            GCancellable     *cancellable,
            GError          **error)
{
  gboolean used[ANNEXA_CSV_MOST_COLUMNS] = { FALSE };
  guint line = 0;

  for (guint i = heading; i < self->cells->len; i++)
    used[g_array_index (self->cells, Cell, i).column] = TRUE;
  for (guint i = heading; i < self->cells->len; line++)
    {
      for (; line < g_array_index (self->cells, Cell, i).row; line++)
        if (!end_row (self, writer, cancellable, error))
          return FALSE;
      if (!write_row (self, writer, used, &i, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What is written counts also where the table becomes too large: it took its time. */
static GBytes *
write_table (AnnexaSheetCells *self,
             guint             heading,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  gboolean written = write_rows (self, writer, heading, cancellable, error);

  self->room->n_written -= annexa_csv_writer_get_length (writer);
  return written ? annexa_csv_writer_finish (writer) : NULL;
}

/* Returns: (transfer full) (nullable): the table as CSV, without columns in which nothing stands, and empty where the
 * sheet is. */
GBytes *
annexa_sheet_cells_make_table (AnnexaSheetCells *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  guint heading;

  if (!check_size (self, error))
    return NULL;
  sort (self);
  heading = find_heading (self);
  if (self->cells->len > 0)
    fill_merges (self, g_array_index (self->cells, Cell, heading).row);
  return check_size (self, error) ? write_table (self, heading, cancellable, error) : NULL;
}
