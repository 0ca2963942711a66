/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-grid-content.h"
#include "annexa-grid-private.h"

/* What the status line says of the cells that are selected: how many they are, and what amounts add up to. */

/* Of more rows than this no sums are shown: the cursor would wait for them. */
#define MOST_ADDED 1000

/* Reading the records takes longer than moving the cursor; without amounts there is nothing to read. */
static gboolean
has_amounts (AnnexaGrid *self,
             guint       first,
             guint       last)
{
  for (guint i = first; i <= last; i++)
    if (annexa_grid_content_can_be_added (annexa_grid_columns_get (self->columns, i)->field))
      return TRUE;

  return FALSE;
}

static double
add_up (GPtrArray         *records,
        const AnnexaField *field)
{
  double sum = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const AnnexaValue *value = annexa_record_get_value (records->pdata[i], field);

      if (!annexa_value_is_empty (value))
        sum += annexa_value_get_number (value);
    }
  return sum;
}

static void
append_sum (GString           *text,
            GPtrArray         *records,
            const AnnexaField *field)
{
  g_autofree char *sum = annexa_grid_content_describe_sum (field, add_up (records, field));

  g_string_append_printf (text, " · %s", sum);
}

/**
 * annexa_grid_count_selected:
 * @self: a grid
 *
 * Returns: how many records are selected
 */
guint
annexa_grid_count_selected (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (ANNEXA_IS_GRID (self), 0);

  ids = annexa_grid_list_ids (self);
  return ids->len;
}

/**
 * annexa_grid_summarize:
 * @self: a grid
 *
 * Returns: (transfer full) (nullable): how much is selected, and what amounts add up to; %NULL for one row
 */
char *
annexa_grid_summarize (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) text = NULL;
  guint first, last, n_cells;

  g_return_val_if_fail (ANNEXA_IS_GRID (self), NULL);

  ids = annexa_grid_list_ids (self);
  if (ids->len < 2)
    return NULL;
  text = g_string_new (NULL);
  gtk_bitset_unref (annexa_grid_list_selected (self, &first, &last));
  n_cells = ids->len * (last - first + 1);
  if (self->whole)
    g_string_printf (text, ngettext ("%u row selected", "%u rows selected", ids->len), ids->len);
  else
    g_string_printf (text, ngettext ("%u cell selected", "%u cells selected", n_cells), n_cells);
  if (ids->len <= MOST_ADDED && has_amounts (self, first, last))
    records = annexa_project_get_records (self->project, annexa_grid_columns_get_kind (self->columns),
                                          (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = first; records != NULL && i <= last; i++)
    if (annexa_grid_content_can_be_added (annexa_grid_columns_get (self->columns, i)->field))
      append_sum (text, records, annexa_grid_columns_get (self->columns, i)->field);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
