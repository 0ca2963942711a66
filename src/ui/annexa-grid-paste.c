/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-csv-reader.h"
#include "annexa-csv-writer.h"
#include "annexa-grid-private.h"
#include "annexa-html-table.h"
#include "annexa-kind-counts.h"
#include "annexa-paste-window.h"

/* Pasting from a spreadsheet. What is on the clipboard becomes a table with headings, which the import understands as any
 * other: either it brings its headings along, or they are those of the columns from the cursor on, and the rows are those
 * from the cursor on; rows beyond the last become new records. */

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

static GPtrArray *
read_rows (GBytes *bytes,
           char    separator)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (AnnexaCsvReader) reader = annexa_csv_reader_new (bytes, separator, NULL);

  while (reader != NULL && annexa_csv_reader_next (reader, NULL))
    {
      guint n = annexa_csv_reader_get_n_cells (reader);
      char **row = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        row[i] = g_strdup (annexa_csv_reader_get_cell (reader, i));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* Whether the first line names fields, all of them, and there are others below it. */
static gboolean
has_headings (AnnexaGrid *self,
              GBytes     *bytes,
              guint       n_rows)
{
  g_autoptr (AnnexaImportTable) table
      = n_rows > 1 ? annexa_import_table_new ("", bytes, annexa_grid_columns_get_kind (self->columns), NULL) : NULL;

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    if (annexa_import_table_get_column (table, i)->field == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_ref (AnnexaGrid *self,
        guint       column)
{
  return column < annexa_grid_columns_get_size (self->columns)
         && annexa_grid_columns_get (self->columns, column)->field->type == ANNEXA_FIELD_REF;
}

/* The column of the grid that a column of the clipboard comes to stand in, if it can be written. Where there is nothing
 * yet, nobody has put the cursor anywhere, and what comes first in a list is hardly a reference of ours. */
static const AnnexaField *
get_target (AnnexaGrid *self,
            guint       column)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  const AnnexaField *field;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 && is_ref (self, first))
    first++;

  if (first + column >= annexa_grid_columns_get_size (self->columns))
    return NULL;
  field = annexa_grid_columns_get (self->columns, first + column)->field;
  return annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_FILE ? field : NULL;
}

static guint
count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

static void
write_row (AnnexaGrid      *self,
           AnnexaCsvWriter *writer,
           char           **row,
           const char      *ref,
           guint            n_columns)
{
  guint n = g_strv_length (row);

  if (ref != NULL)
    annexa_csv_writer_add_text (writer, ref);
  for (guint i = 0; i < n_columns; i++)
    if (get_target (self, i) != NULL)
      annexa_csv_writer_add_text (writer, i < n ? row[i] : "");
  annexa_csv_writer_end_row (writer);
}

/* The same rows, with the names of the fields above them and the references of the records that they are for before. */
static GBytes *
add_headings (AnnexaGrid *self,
              GPtrArray  *rows)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  guint n_columns = count_columns (rows);
  guint first, last;
  g_autoptr (GtkBitset) selected = annexa_grid_list_selected (self, &first, &last);
  gboolean has_ref = get_target (self, 0) != NULL && get_target (self, 0)->type == ANNEXA_FIELD_REF;
  guint top = gtk_bitset_get_minimum (selected);

  if (!has_ref)
    annexa_csv_writer_add_text (writer, "ref");
  for (guint i = 0; i < n_columns; i++)
    if (get_target (self, i) != NULL)
      annexa_csv_writer_add_text (writer, get_target (self, i)->name);
  annexa_csv_writer_end_row (writer);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (AnnexaRecord) record = annexa_grid_get_record (self, top + i);

      write_row (self, writer, rows->pdata[i],
                 has_ref ? NULL : record != NULL ? annexa_record_get_ref (record) : "", n_columns);
    }
  return annexa_csv_writer_finish (writer);
}

static void
pasted (AnnexaPasteWindow *dialog,
        const char        *label,
        AnnexaGrid        *self)
{
  if (annexa_paste_window_adds (dialog))
    annexa_grid_select_records (self, annexa_paste_window_get_records (dialog));
  if (annexa_grid_get_row (self) == GTK_INVALID_LIST_POSITION && annexa_grid_get_n_rows (self) > 0)
    annexa_grid_move_to (self, 0, self->column, FALSE);
  annexa_grid_update_cell (self);
  if (annexa_paste_window_has_effect (dialog))
    annexa_offer_undo (GTK_WIDGET (self), label);
  else
    annexa_say (GTK_WIDGET (self), label);
}

/* What only changes cells that are there, all of which can be understood, is done at once: it can be undone. Anything else
 * is looked at first. */
static void
paste_table (AnnexaGrid *self,
             GBytes     *table,
             gboolean    headings)
{
  const AnnexaKind *kind = annexa_grid_columns_get_kind (self->columns);
  GtkWidget *dialog = annexa_paste_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->project, kind,
                                               table, !headings);

  g_signal_connect_object (dialog, "pasted", G_CALLBACK (pasted), self, 0);
  if (!headings && annexa_paste_window_is_plain (ANNEXA_PASTE_WINDOW (dialog)))
    annexa_paste_window_paste (ANNEXA_PASTE_WINDOW (dialog));
  else
    gtk_window_present (GTK_WINDOW (dialog));
}

/* One value goes into every cell that is selected. */
static void
paste_value (AnnexaGrid *self,
             const char *text)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);
  g_autofree char *records = annexa_kind_describe_count (annexa_grid_columns_get_kind (self->columns), ids->len);
  /* TRANSLATORS: History: “Pasted into: 12 assets”. The records stand there as they do alone. */
  g_autofree char *label = g_strdup_printf (_("Pasted into: %s"), records);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);

  for (guint i = first; i <= last; i++)
    {
      const AnnexaField *field = get_target (self, i - first);
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      if (field == NULL)
        continue;
      if (!annexa_project_parse (self->project, field, text, &value, &error))
        {
          annexa_say (GTK_WIDGET (self), error->message);
          return;
        }
      for (guint j = 0; j < ids->len; j++)
        annexa_edit_set (edit, annexa_grid_columns_get_kind (self->columns), g_array_index (ids, gint64, j), field, &value);
    }
  if (annexa_edit_get_size (edit) == 0)
    annexa_say (GTK_WIDGET (self), _("This follows from other values. Change those, and it changes with them."));
  else
    annexa_grid_apply (self, edit);
}

/* Text between tabs, or whatever else has headings; other text is one column of lines. */
static void
paste_text (AnnexaGrid *self,
            const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) rows = read_rows (bytes, '\t');
  gboolean headings = has_headings (self, bytes, rows->len);
  g_autoptr (GBytes) table = NULL;

  if (rows->len == 0)
    annexa_say (GTK_WIDGET (self), _("There is no text to paste. Copy cells in a spreadsheet first."));
  else if (rows->len == 1 && count_columns (rows) == 1)
    paste_value (self, ((char **) rows->pdata[0])[0]);
  else
    {
      table = headings ? g_bytes_ref (bytes) : add_headings (self, rows);
      paste_table (self, table, headings);
    }
}

static void
text_read (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AnnexaGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (self->list == NULL)
    return;
  paste_text (self, text != NULL ? text : "");
}

static void
html_done (GObject      *stream,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AnnexaGrid) self = data;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL) < 0 || self->list == NULL)
    return;
  text = annexa_html_table_read (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                 g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  paste_text (self, text);
}

static void
html_opened (GObject      *clipboard,
             GAsyncResult *result,
             gpointer      data)
{
  const char *type;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, &type, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (input == NULL)
    {
      g_object_unref (data);
      return;
    }
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, html_done, data);
}

/* Pastes what is on the clipboard at the cursor. Spreadsheets give text as well as HTML; a table of a web page may come as
 * HTML alone. */
void
annexa_grid_paste (AnnexaGrid *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean has_text = gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
                      || gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8")
                      || gdk_content_formats_contain_mime_type (formats, "text/plain");

  if (annexa_project_get_access (self->project) != ANNEXA_ACCESS_EDIT)
    annexa_say (GTK_WIDGET (self), _("This project is open for reading only."));
  else if (!has_text && gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_async (clipboard, (const char *[]){ "text/html", NULL }, G_PRIORITY_DEFAULT, NULL, html_opened,
                              g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read, g_object_ref (self));
}
