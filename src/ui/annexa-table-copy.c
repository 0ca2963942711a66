/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-table-copy.h"

/**
 * AnnexaTableCopy:
 *
 * A table that is on its way to the clipboard: as lines with tabs for spreadsheets, and as a table of HTML for word
 * processors.
 */
struct _AnnexaTableCopy
{
  GString *lines;
  GString *rows;
  guint n_cells; /* in the row that is being filled */
};

/**
 * annexa_table_copy_new:
 *
 * Returns: (transfer full): an empty table
 */
AnnexaTableCopy *
annexa_table_copy_new (void)
{
  AnnexaTableCopy *self = g_new0 (AnnexaTableCopy, 1);

  self->lines = g_string_new (NULL);
  self->rows = g_string_new (NULL);
  return self;
}

/**
 * annexa_table_copy_free:
 * @self: (transfer full): a table
 *
 * Frees the table. What was given to the clipboard stays there.
 */
void
annexa_table_copy_free (AnnexaTableCopy *self)
{
  g_string_free (self->lines, TRUE);
  g_string_free (self->rows, TRUE);
  g_free (self);
}

/* Spreadsheets put texts with tabs, line ends and quotes between quotes. */
static void
append_to_line (GString    *lines,
                const char *text)
{
  g_autoptr (GString) quoted = NULL;

  if (strpbrk (text, "\t\r\n\"") == NULL)
    {
      g_string_append (lines, text);
      return;
    }
  quoted = g_string_new (text);
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (lines, "\"%s\"", quoted->str);
}

static void
add (AnnexaTableCopy *self,
     const char      *element,
     const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (self->n_cells == 0)
    g_string_append (self->rows, "<tr>");
  else
    g_string_append_c (self->lines, '\t');
  append_to_line (self->lines, text);
  g_string_append_printf (self->rows, "<%s>%s</%s>", element, escaped, element);
  self->n_cells++;
}

/**
 * annexa_table_copy_add_heading:
 * @self: a table
 * @text: what the next cell of the row says about its column
 */
void
annexa_table_copy_add_heading (AnnexaTableCopy *self,
                               const char      *text)
{
  add (self, "th", text);
}

/**
 * annexa_table_copy_add_cell:
 * @self: a table
 * @text: what is in the next cell of the row
 */
void
annexa_table_copy_add_cell (AnnexaTableCopy *self,
                            const char      *text)
{
  add (self, "td", text);
}

/**
 * annexa_table_copy_end_row:
 * @self: a table with a row that has cells
 *
 * The next cell begins a new row.
 */
void
annexa_table_copy_end_row (AnnexaTableCopy *self)
{
  g_string_append_c (self->lines, '\n');
  g_string_append (self->rows, "</tr>\n");
  self->n_cells = 0;
}

/**
 * annexa_table_copy_get_lines:
 * @self: a table
 *
 * Returns: (transfer none): its rows as lines with tabs between the cells
 */
const char *
annexa_table_copy_get_lines (AnnexaTableCopy *self)
{
  return self->lines->str;
}

/**
 * annexa_table_copy_give:
 * @self: a table
 * @widget: a widget of the window that it was copied in
 *
 * Puts the table onto the clipboard.
 */
void
annexa_table_copy_give (AnnexaTableCopy *self,
                        GtkWidget       *widget)
{
  g_autofree char *html = g_strconcat ("<meta charset=\"utf-8\"><table>\n", self->rows->str, "</table>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_for_bytes ("text/html", bytes),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, self->lines->str) };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
