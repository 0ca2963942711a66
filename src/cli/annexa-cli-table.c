/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include "annexa-cli-output.h"
#include "annexa-cli-table.h"
#include "annexa-text.h"

/* What stands between two columns, and how narrow one may get so that the table fits. */
#define GAP "  "
#define GAP_WIDTH 2
#define NARROWEST_COLUMN 6

typedef struct
{
  gboolean number;
  guint width;
} Column;

struct _AnnexaCliTable
{
  GArray *columns;
  GPtrArray *headings;
  GPtrArray *cells; /* row by row */
};

/**
 * annexa_cli_table_new:
 *
 * Returns: (transfer full): a table without columns
 */
AnnexaCliTable *
annexa_cli_table_new (void)
{
  AnnexaCliTable *self = g_new0 (AnnexaCliTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
annexa_cli_table_free (AnnexaCliTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* A cell is one line of characters that can be seen. */
static char *
clean (const char *text)
{
  char *line = annexa_text_clean (text, FALSE);

  return line != NULL ? line : g_strdup ("");
}

/**
 * annexa_cli_table_add_column:
 * @self: a table without cells
 * @heading: what stands above the column; "" in all columns for a table without heading
 * @number: whether it holds numbers, which stand to the right
 */
void
annexa_cli_table_add_column (AnnexaCliTable *self,
                             const char     *heading,
                             gboolean        number)
{
  Column column = { number, annexa_cli_text_width (heading) };

  g_array_append_val (self->columns, column);
  g_ptr_array_add (self->headings, clean (heading));
}

/**
 * annexa_cli_table_add:
 * @self: a table with all its columns
 * @text: what the next cell holds
 *
 * Adds a cell; when the row is full the next one begins.
 */
void
annexa_cli_table_add (AnnexaCliTable *self,
                      const char     *text)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);
  char *cell = clean (text);

  column->width = MAX (column->width, annexa_cli_text_width (cell));
  g_ptr_array_add (self->cells, cell);
}

/* Takes from the widest column, again and again, until the table fits. */
static void
fit (AnnexaCliTable *self,
     guint           screen)
{
  guint gaps = (self->columns->len - 1) * GAP_WIDTH;

  while (screen > 0)
    {
      Column *widest = &g_array_index (self->columns, Column, 0);
      guint width = gaps;

      for (guint i = 0; i < self->columns->len; i++)
        {
          Column *column = &g_array_index (self->columns, Column, i);

          width += column->width;
          if (column->width > widest->width)
            widest = column;
        }
      if (width <= screen || widest->width <= NARROWEST_COLUMN)
        return;
      widest->width--;
    }
}

static void
print_row (AnnexaCliTable *self,
           char          **cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *cell = annexa_cli_text_shorten (cells[i], column->width);
      guint space = column->width - annexa_cli_text_width (cell);

      g_string_append (line, i > 0 ? GAP : "");
      if (column->number)
        g_string_append_printf (line, "%*s", (int) space, "");
      g_string_append (line, cell);
      if (!column->number && i + 1 < self->columns->len)
        g_string_append_printf (line, "%*s", (int) space, "");
    }
  g_strchomp (line->str);
  annexa_cli_print ("%s\n", line->str);
}

static gboolean
has_heading (AnnexaCliTable *self)
{
  for (guint i = 0; i < self->headings->len; i++)
    if (*(char *) self->headings->pdata[i] != '\0')
      return TRUE;

  return FALSE;
}

/**
 * annexa_cli_table_print:
 * @self: a table with whole rows
 *
 * Writes the table to standard output.
 */
void
annexa_cli_table_print (AnnexaCliTable *self)
{
  fit (self, annexa_cli_screen_width ());
  if (has_heading (self))
    print_row (self, (char **) self->headings->pdata);
  for (guint i = 0; i + self->columns->len <= self->cells->len; i += self->columns->len)
    print_row (self, (char **) self->cells->pdata + i);
}
