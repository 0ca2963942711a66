/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-grid-private.h"

/* Copying what is selected, for spreadsheets and word processors: as lines with tabs, and as a table of HTML. A long
 * selection is read bit by bit, so that the window goes on. */

#define ROWS_AT_ONCE 256

typedef struct
{
  AnnexaGrid *grid;
  GPtrArray *fields;
  GArray *ids;
  guint done;
  GString *lines;
  GString *table;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->grid);
  g_ptr_array_unref (copy->fields);
  g_array_unref (copy->ids);
  g_string_free (copy->lines, TRUE);
  g_string_free (copy->table, TRUE);
  g_free (copy);
}

/* What can be pasted again: links by their refs, anything else as people read it. */
static char *
describe (AnnexaProject     *project,
          const AnnexaField *field,
          const AnnexaValue *value)
{
  return field->type == ANNEXA_FIELD_LINKS || field->type == ANNEXA_FIELD_SCALE || field->type == ANNEXA_FIELD_CHOICES
                 || field->type == ANNEXA_FIELD_PERCENT
             ? annexa_project_format (project, field, value)
             : annexa_project_describe (project, field, value);
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
append_record (Copy         *copy,
               AnnexaRecord *record)
{
  g_string_append (copy->table, "<tr>");
  for (guint i = 0; i < copy->fields->len; i++)
    {
      const AnnexaField *field = copy->fields->pdata[i];
      g_autofree char *text = describe (copy->grid->project, field, annexa_record_get_value (record, field));
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      if (i > 0)
        g_string_append_c (copy->lines, '\t');
      append_to_line (copy->lines, text);
      g_string_append_printf (copy->table, "<td>%s</td>", escaped);
    }
  g_string_append_c (copy->lines, '\n');
  g_string_append (copy->table, "</tr>\n");
}

static gboolean
append_some (Copy *copy)
{
  guint n = MIN (ROWS_AT_ONCE, copy->ids->len - copy->done);
  g_autoptr (GPtrArray) records
      = annexa_project_get_records (copy->grid->project, annexa_grid_columns_get_kind (copy->grid->columns),
                                    &g_array_index (copy->ids, gint64, copy->done), n, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    append_record (copy, records->pdata[i]);
  copy->done += n;
  return copy->done < copy->ids->len;
}

static void
give_to_clipboard (Copy *copy)
{
  g_autofree char *html = g_strconcat ("<meta charset=\"utf-8\"><table>\n", copy->table->str, "</table>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_for_bytes ("text/html", bytes),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, copy->lines->str) };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (copy->grid)), both);
}

static gboolean
go_on (gpointer data)
{
  Copy *copy = data;
  g_autofree char *message = NULL;

  if (copy->grid->list == NULL)
    return G_SOURCE_REMOVE;
  if (append_some (copy))
    return G_SOURCE_CONTINUE;
  give_to_clipboard (copy);
  message = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", copy->ids->len), copy->ids->len);
  annexa_grid_tell (copy->grid, message);
  return G_SOURCE_REMOVE;
}

/* Puts what is selected onto the clipboard. */
void
annexa_grid_copy (AnnexaGrid *self)
{
  Copy *copy;
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);

  if (gtk_bitset_is_empty (rows))
    return;
  copy = g_new0 (Copy, 1);
  copy->grid = g_object_ref (self);
  copy->ids = annexa_grid_list_ids (self);
  copy->fields = g_ptr_array_new ();
  copy->lines = g_string_new (NULL);
  copy->table = g_string_new (NULL);
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (copy->fields, (gpointer) annexa_grid_columns_get (self->columns, i)->field);

  if (append_some (copy))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on, copy, free_copy);
      return;
    }
  give_to_clipboard (copy);
  free_copy (copy);
}
