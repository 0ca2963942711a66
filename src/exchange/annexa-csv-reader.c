/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-csv-writer.h"
#include "annexa-encoding.h"
#include "annexa-error.h"

/* How many rows are looked at to find out what separates the cells. */
#define SAMPLE_ROWS 10

struct _AnnexaCsvReader
{
  GBytes *text;
  const char *encoding;
  const char *start; /* of the first row */
  const char *end;
  char separator; /* '\0' when the file has one column */
  gboolean is_sheet; /* A row counts as one line, however many its cells have. */

  const char *next;
  guint next_line;
  guint first_line;
  guint n_rows;

  /* The current row: its cells one behind the other, each ended by '\0'. */
  guint line;
  GString *cells;
  GArray *offsets;
};

static void
skip_line_end (AnnexaCsvReader *self)
{
  if (*self->next == '\r' && self->next + 1 < self->end && self->next[1] == '\n')
    self->next++;
  self->next++;
  self->next_line++;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Copies what stands between quotes, up to behind the closing one. */
static gboolean
read_quoted (AnnexaCsvReader *self,
             GError         **error)
{
  guint line = self->next_line;

  self->next++;
  while (self->next < self->end)
    {
      const char *from = self->next;

      while (self->next < self->end && *self->next != '"' && !is_line_end (*self->next))
        self->next++;
      g_string_append_len (self->cells, from, self->next - from);
      if (self->next == self->end)
        break;

      if (is_line_end (*self->next))
        {
          from = self->next;
          skip_line_end (self);
          self->next_line -= self->is_sheet;
          g_string_append_len (self->cells, from, self->next - from);
          continue;
        }
      self->next++;
      if (self->next == self->end || *self->next != '"')
        return TRUE;
      g_string_append_c (self->cells, '"');
      self->next++;
    }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               _("Line %u: a quotation mark is opened here and never closed."), line);
  return FALSE;
}

/* Reads one cell, without what separates it from the next. What stands behind a closing quotation mark belongs to it. */
static gboolean
read_cell (AnnexaCsvReader *self,
           GError         **error)
{
  gsize offset = self->cells->len;
  const char *from;

  g_array_append_val (self->offsets, offset);
  if (self->next < self->end && *self->next == '"' && !read_quoted (self, error))
    return FALSE;

  from = self->next;
  while (self->next < self->end && !is_line_end (*self->next)
         && (*self->next != self->separator || self->separator == '\0'))
    self->next++;
  g_string_append_len (self->cells, from, self->next - from);

  /* What the writer put before a value that a spreadsheet would take for a formula. */
  if (self->cells->str[offset] == '\'' && annexa_csv_is_guarded (self->cells->str + offset + 1))
    g_string_erase (self->cells, (gssize) offset, 1);
  g_string_append_c (self->cells, '\0');
  return TRUE;
}

static gboolean
check_limits (AnnexaCsvReader *self,
              GError         **error)
{
  if (self->offsets->len > ANNEXA_CSV_MOST_COLUMNS)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("Line %u has more than %d columns."), self->line,
                   ANNEXA_CSV_MOST_COLUMNS);
      return FALSE;
    }
  if (self->n_rows > ANNEXA_CSV_MOST_ROWS)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("The file has more than %d rows. Split it into several."), ANNEXA_CSV_MOST_ROWS);
      return FALSE;
    }
  return TRUE;
}

/**
 * annexa_csv_reader_next:
 * @self: a reader
 * @error: return location
 *
 * Goes to the next row. Empty lines are skipped.
 *
 * Returns: %FALSE after the last row, or with %ANNEXA_ERROR_SYNTAX where a quotation mark is never closed, or with
 *   %ANNEXA_ERROR_CONSTRAINT where the table is too large
 */
gboolean
annexa_csv_reader_next (AnnexaCsvReader *self,
                        GError         **error)
{
  while (self->next < self->end && is_line_end (*self->next))
    skip_line_end (self);
  if (self->next >= self->end)
    return FALSE;

  g_string_truncate (self->cells, 0);
  g_array_set_size (self->offsets, 0);
  self->line = self->next_line;
  self->n_rows++;

  while (TRUE)
    {
      if (!read_cell (self, error) || !check_limits (self, error))
        return FALSE;
      if (self->next == self->end)
        return TRUE;
      if (is_line_end (*self->next))
        {
          skip_line_end (self);
          return TRUE;
        }
      self->next++;
    }
}

/**
 * annexa_csv_reader_rewind:
 * @self: a reader
 *
 * Goes back to before the first row.
 */
void
annexa_csv_reader_rewind (AnnexaCsvReader *self)
{
  self->next = self->start;
  self->next_line = self->first_line;
  self->n_rows = 0;
}

/* How well a character explains the first rows as a table: the columns of the first row, and the fewest of any. */
static void
try_separator (AnnexaCsvReader *self,
               char             separator,
               guint           *n_first,
               guint           *n_fewest)
{
  g_autoptr (GError) error = NULL;

  self->separator = separator;
  *n_first = 0;
  *n_fewest = G_MAXUINT;
  annexa_csv_reader_rewind (self);
  for (guint row = 0; row < SAMPLE_ROWS && annexa_csv_reader_next (self, &error); row++)
    {
      if (row == 0)
        *n_first = self->offsets->len;
      *n_fewest = MIN (*n_fewest, self->offsets->len);
    }
  /* A table that is too wide is to be refused for that, not read as something else. */
  if (*n_first == 0)
    *n_first = self->offsets->len;
}

static char
detect_separator (AnnexaCsvReader *self)
{
  static const char candidates[] = { ',', ';', '\t' };
  char best = '\0';
  guint most_first = 1;
  guint most_fewest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_first, n_fewest;

      try_separator (self, candidates[i], &n_first, &n_fewest);
      if (n_first > most_first || (n_first == most_first && best != '\0' && n_fewest > most_fewest))
        {
          best = candidates[i];
          most_first = n_first;
          most_fewest = n_fewest;
        }
    }
  return best;
}

/* Excel understands a first line "sep=;" and so do we. */
static char
read_separator_line (AnnexaCsvReader *self)
{
  const char *p = self->start;
  char separator;

  if (self->end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0 || strchr (",;\t", p[4]) == NULL
      || (p + 5 < self->end && !is_line_end (p[5])))
    return '\0';

  separator = p[4];
  self->start = MIN (p + 5, self->end);
  return separator;
}

/**
 * annexa_csv_check_size:
 * @size: how many bytes a file with a table has
 * @error: return location for %ANNEXA_ERROR_CONSTRAINT
 *
 * Returns: whether a table of that size is read
 */
gboolean
annexa_csv_check_size (guint64  size,
                       GError **error)
{
  if (size <= ANNEXA_CSV_LARGEST_FILE)
    return TRUE;
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                       _("The file is larger than 100 MiB. Split it into several."));
  return FALSE;
}

/**
 * annexa_csv_reader_new:
 * @bytes: a file, in UTF-8, UTF-16 or Windows-1252
 * @separator: what stands between cells, or '\0' to find out: comma, semicolon or tabulator
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader before the first row; %NULL with %ANNEXA_ERROR_SYNTAX when the file is no
 *   text, with %ANNEXA_ERROR_CONSTRAINT when it is larger than 100 MiB
 */
AnnexaCsvReader *
annexa_csv_reader_new (GBytes  *bytes,
                       char     separator,
                       GError **error)
{
  g_autoptr (AnnexaCsvReader) self = g_new0 (AnnexaCsvReader, 1);
  char stated;
  gsize length;

  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!annexa_csv_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  self->text = annexa_encoding_to_utf8 (bytes, &self->encoding, error);
  if (self->text == NULL)
    return NULL;

  self->start = g_bytes_get_data (self->text, &length);
  if (self->start == NULL)
    self->start = "";
  self->end = self->start + length;
  self->first_line = 1;
  stated = read_separator_line (self);
  self->separator = separator != '\0' ? separator : stated != '\0' ? stated : detect_separator (self);
  annexa_csv_reader_rewind (self);
  return g_steal_pointer (&self);
}

/**
 * annexa_csv_reader_new_for_sheet:
 * @table: a sheet of a spreadsheet, as annexa_workbook_get_table() gives it
 *
 * Returns: (transfer full): a reader before the first row, which takes the rows of the sheet for lines
 */
AnnexaCsvReader *
annexa_csv_reader_new_for_sheet (GBytes *table)
{
  AnnexaCsvReader *self = g_new0 (AnnexaCsvReader, 1);
  gsize length;

  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->text = g_bytes_ref (table);
  self->encoding = "UTF-8";
  self->start = g_bytes_get_data (table, &length);
  if (self->start == NULL)
    self->start = "";
  self->end = self->start + length;
  self->first_line = 1;
  self->separator = ',';
  self->is_sheet = TRUE;
  annexa_csv_reader_rewind (self);
  return self;
}

/**
 * annexa_csv_reader_copy:
 * @self: a reader
 *
 * Makes another reader of the same text, which is not looked through again; it may be used in another thread.
 *
 * Returns: (transfer full): a reader before the first row
 */
AnnexaCsvReader *
annexa_csv_reader_copy (AnnexaCsvReader *self)
{
  AnnexaCsvReader *copy = g_new0 (AnnexaCsvReader, 1);

  copy->text = g_bytes_ref (self->text);
  copy->encoding = self->encoding;
  copy->start = self->start;
  copy->end = self->end;
  copy->separator = self->separator;
  copy->first_line = self->first_line;
  copy->is_sheet = self->is_sheet;
  copy->cells = g_string_new (NULL);
  copy->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  annexa_csv_reader_rewind (copy);
  return copy;
}

void
annexa_csv_reader_free (AnnexaCsvReader *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_string_free (self->cells, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * annexa_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: what stands between cells; '\0' when the table has one column
 */
char
annexa_csv_reader_get_separator (AnnexaCsvReader *self)
{
  return self->separator;
}

/**
 * annexa_csv_reader_get_encoding:
 * @self: a reader
 *
 * Returns: (transfer none): the name of the encoding that was found
 */
const char *
annexa_csv_reader_get_encoding (AnnexaCsvReader *self)
{
  return self->encoding;
}

/**
 * annexa_csv_reader_has_lines:
 * @self: a reader
 * @n_lines: a number of lines
 *
 * Returns: whether the text has more lines than that
 */
gboolean
annexa_csv_reader_has_lines (AnnexaCsvReader *self,
                             guint            n_lines)
{
  const char *p = self->start;
  guint n = 0;

  while (n <= n_lines && p < self->end)
    {
      const char *line_end = memchr (p, '\n', (gsize) (self->end - p));

      n++;
      p = line_end != NULL ? line_end + 1 : self->end;
    }
  return n > n_lines;
}

/**
 * annexa_csv_reader_get_line:
 * @self: a reader that stands on a row
 *
 * Returns: the number of the line of the file on which the row begins, from 1
 */
guint
annexa_csv_reader_get_line (AnnexaCsvReader *self)
{
  return self->line;
}

/**
 * annexa_csv_reader_get_n_cells:
 * @self: a reader that stands on a row
 *
 * Returns: how many cells this row has; not every row needs to have as many
 */
guint
annexa_csv_reader_get_n_cells (AnnexaCsvReader *self)
{
  return self->offsets->len;
}

/**
 * annexa_csv_reader_get_cell:
 * @self: a reader that stands on a row
 * @position: which cell, from 0
 *
 * Returns: (transfer none) (nullable): the text, valid until the next row is read; %NULL where the row is shorter
 */
const char *
annexa_csv_reader_get_cell (AnnexaCsvReader *self,
                            guint            position)
{
  return position < self->offsets->len ? self->cells->str + g_array_index (self->offsets, gsize, position) : NULL;
}
