/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change-text.h"
#include "annexa-comparison-copy.h"
#include "annexa-comparison-item.h"
#include "annexa-table-copy.h"

/* Differences for spreadsheets and word processors: a line for each field that changed. */

static void
add_line (AnnexaTableCopy        *table,
          const AnnexaDifference *difference,
          const char             *field,
          const char             *before,
          const char             *after)
{
  annexa_table_copy_add_cell (table, annexa_kind_get_plural (difference->kind));
  annexa_table_copy_add_cell (table, difference->ref);
  annexa_table_copy_add_cell (table, difference->title);
  annexa_table_copy_add_cell (table, annexa_difference_get_label (difference));
  annexa_table_copy_add_cell (table, field);
  annexa_table_copy_add_cell (table, before);
  annexa_table_copy_add_cell (table, after);
  annexa_table_copy_end_row (table);
}

static void
add_change (AnnexaTableCopy         *table,
            AnnexaComparison        *comparison,
            const AnnexaDifference  *difference,
            const AnnexaFieldChange *change)
{
  g_autofree char *before
      = annexa_project_describe_before (annexa_comparison_get_project (comparison, FALSE), change);
  g_autofree char *after = annexa_project_describe_after (annexa_comparison_get_project (comparison, TRUE), change);

  add_line (table, difference, annexa_field_get_label (change->field), before, after);
}

static void
add_difference (AnnexaTableCopy        *table,
                AnnexaComparison       *comparison,
                const AnnexaDifference *difference)
{
  if (difference->type != ANNEXA_RECORD_CHANGED || difference->changes->len == 0)
    {
      add_line (table, difference, "", "", "");
      return;
    }
  for (guint i = 0; i < difference->changes->len; i++)
    add_change (table, comparison, difference, &g_array_index (difference->changes, AnnexaFieldChange, i));
}

static AnnexaTableCopy *
make_table (AnnexaComparison *comparison,
            GListModel       *items)
{
  const char *const headings[]
      = { _("Register"), _("Reference"), _("Title"), _("Difference"), _("Field"), _("Before"), _("After") };
  AnnexaTableCopy *table = annexa_table_copy_new ();

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    annexa_table_copy_add_heading (table, headings[i]);
  annexa_table_copy_end_row (table);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnnexaComparisonItem) item = g_list_model_get_item (items, i);

      add_difference (table, comparison, annexa_comparison_item_get_difference (item));
    }
  return table;
}

/**
 * annexa_comparison_to_lines:
 * @comparison: a comparison
 * @items: (element-type AnnexaComparisonItem): some of its differences
 *
 * Returns: (transfer full): a line with headings, and one for each change, with tabs between the columns
 */
char *
annexa_comparison_to_lines (AnnexaComparison *comparison,
                            GListModel       *items)
{
  g_autoptr (AnnexaTableCopy) table = make_table (comparison, items);

  return g_strdup (annexa_table_copy_get_lines (table));
}

/**
 * annexa_comparison_copy:
 * @widget: a widget
 * @comparison: a comparison
 * @items: (element-type AnnexaComparisonItem): some of its differences
 *
 * Puts the differences into the clipboard, as lines with tabs and as a table.
 */
void
annexa_comparison_copy (GtkWidget        *widget,
                        AnnexaComparison *comparison,
                        GListModel       *items)
{
  g_autoptr (AnnexaTableCopy) table = make_table (comparison, items);

  annexa_table_copy_give (table, widget);
}
