/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-grid-private.h"
#include "annexa-table-copy.h"

/* Copying what is selected. A long selection is read bit by bit, so that the window goes on. */

#define ROWS_AT_ONCE 256

typedef struct
{
  AnnexaGrid *grid;
  GPtrArray *fields;
  GArray *ids;
  guint done;
  AnnexaTableCopy *table;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->grid);
  g_ptr_array_unref (copy->fields);
  g_array_unref (copy->ids);
  annexa_table_copy_free (copy->table);
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

static void
append_record (Copy         *copy,
               AnnexaRecord *record)
{
  for (guint i = 0; i < copy->fields->len; i++)
    {
      const AnnexaField *field = copy->fields->pdata[i];
      g_autofree char *text = describe (copy->grid->project, field, annexa_record_get_value (record, field));

      annexa_table_copy_add_cell (copy->table, text);
    }
  annexa_table_copy_end_row (copy->table);
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

static gboolean
go_on (gpointer data)
{
  Copy *copy = data;
  g_autofree char *message = NULL;

  if (copy->grid->list == NULL)
    return G_SOURCE_REMOVE;
  if (append_some (copy))
    return G_SOURCE_CONTINUE;
  annexa_table_copy_give (copy->table, GTK_WIDGET (copy->grid));
  message = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", copy->ids->len), copy->ids->len);
  annexa_say (GTK_WIDGET (copy->grid), message);
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
  copy->table = annexa_table_copy_new ();
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (copy->fields, (gpointer) annexa_grid_columns_get (self->columns, i)->field);

  if (append_some (copy))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on, copy, free_copy);
      return;
    }
  annexa_table_copy_give (copy->table, GTK_WIDGET (copy->grid));
  free_copy (copy);
}
