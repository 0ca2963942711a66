/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-csv-writer.h"

/* With one of these at its beginning a spreadsheet takes a cell for a formula. */
#define FORMULA_SIGNS "=+-@\t\r"

struct _AnnexaCsvWriter
{
  GString *text;
  guint n_cells; /* of the row that is being written */
  gsize row_start;
};

/**
 * annexa_csv_is_guarded:
 * @text: the value of a cell
 *
 * One that begins with apostrophes before such a sign needs one more, for otherwise the reader would take away one that
 * belongs to it.
 *
 * Returns: whether the value needs an apostrophe in front to be read as it is
 */
gboolean
annexa_csv_is_guarded (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr (FORMULA_SIGNS, *text) != NULL;
}

AnnexaCsvWriter *
annexa_csv_writer_new (void)
{
  AnnexaCsvWriter *self = g_new0 (AnnexaCsvWriter, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
annexa_csv_writer_free (AnnexaCsvWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_cell (AnnexaCsvWriter *self)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, ',');
}

/**
 * annexa_csv_writer_add_text:
 * @self: a writer
 * @text: valid UTF-8
 *
 * Adds a cell to the row. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
 * whoever reads the file takes away again.
 */
void
annexa_csv_writer_add_text (AnnexaCsvWriter *self,
                            const char      *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  begin_cell (self);
  if (quoted)
    g_string_append_c (self->text, '"');
  if (annexa_csv_is_guarded (text))
    g_string_append_c (self->text, '\'');
  for (const char *quote = strchr (text, '"'); quote != NULL; quote = strchr (text, '"'))
    {
      g_string_append_len (self->text, text, quote + 1 - text);
      g_string_append_c (self->text, '"');
      text = quote + 1;
    }
  g_string_append (self->text, text);
  if (quoted)
    g_string_append_c (self->text, '"');
}

/**
 * annexa_csv_writer_add_number:
 * @self: a writer
 * @number: a number in the form that is the same in every language, or ""
 *
 * Adds a cell to the row that stays a number in a spreadsheet, also when it is negative.
 */
void
annexa_csv_writer_add_number (AnnexaCsvWriter *self,
                              const char      *number)
{
  begin_cell (self);
  g_string_append (self->text, number);
}

/**
 * annexa_csv_writer_end_row:
 * @self: a writer
 *
 * Ends the row. A row of one empty cell is written with quotation marks, because an empty line is no row.
 */
void
annexa_csv_writer_end_row (AnnexaCsvWriter *self)
{
  if (self->n_cells == 1 && self->text->len == self->row_start)
    g_string_append (self->text, "\"\"");
  g_string_append (self->text, "\r\n");
  self->n_cells = 0;
  self->row_start = self->text->len;
}

/**
 * annexa_csv_writer_get_length:
 * @self: a writer
 *
 * Returns: how many bytes the file has so far
 */
gsize
annexa_csv_writer_get_length (AnnexaCsvWriter *self)
{
  return self->text->len;
}

/**
 * annexa_csv_writer_finish:
 * @self: a writer, which cannot be used any further
 *
 * Returns: (transfer full): the file
 */
GBytes *
annexa_csv_writer_finish (AnnexaCsvWriter *self)
{
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
