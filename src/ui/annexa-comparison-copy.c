/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-change-text.h"
#include "annexa-comparison-copy.h"
#include "annexa-comparison-item.h"

/* Differences for spreadsheets and word processors: a line for each field that changed. */

#define N_COLUMNS 7

typedef struct
{
  const char *cells[N_COLUMNS];
} Line;

typedef void (*LineFunc) (const Line *line,
                          gpointer    data);

static void
describe_change (AnnexaComparison        *comparison,
                 const AnnexaFieldChange *change,
                 Line                    *line,
                 LineFunc                 func,
                 gpointer                 data)
{
  g_autofree char *before
      = annexa_project_describe_before (annexa_comparison_get_project (comparison, FALSE), change);
  g_autofree char *after = annexa_project_describe_after (annexa_comparison_get_project (comparison, TRUE), change);

  line->cells[4] = annexa_field_get_label (change->field);
  line->cells[5] = before;
  line->cells[6] = after;
  func (line, data);
}

static void
describe_difference (AnnexaComparison       *comparison,
                     const AnnexaDifference *difference,
                     LineFunc                func,
                     gpointer                data)
{
  Line line = { { annexa_kind_get_plural (difference->kind), difference->ref, difference->title,
                  annexa_difference_get_label (difference), "", "", "" } };

  if (difference->type != ANNEXA_RECORD_CHANGED || difference->changes->len == 0)
    {
      func (&line, data);
      return;
    }
  for (guint i = 0; i < difference->changes->len; i++)
    describe_change (comparison, &g_array_index (difference->changes, AnnexaFieldChange, i), &line, func, data);
}

static void
for_each_line (AnnexaComparison *comparison,
               GListModel       *items,
               LineFunc          func,
               gpointer          data)
{
  const Line heading
      = { { _("Register"), _("Reference"), _("Title"), _("Difference"), _("Field"), _("Before"), _("After") } };

  func (&heading, data);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnnexaComparisonItem) item = g_list_model_get_item (items, i);

      describe_difference (comparison, annexa_comparison_item_get_difference (item), func, data);
    }
}

/* Spreadsheets put texts with tabs, line ends and quotes between quotes. */
static void
append_line (const Line *line,
             gpointer    data)
{
  GString *lines = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GString) quoted = g_string_new (line->cells[i]);

      if (i > 0)
        g_string_append_c (lines, '\t');
      if (strpbrk (line->cells[i], "\t\r\n\"") == NULL)
        {
          g_string_append (lines, line->cells[i]);
          continue;
        }
      g_string_replace (quoted, "\"", "\"\"", 0);
      g_string_append_printf (lines, "\"%s\"", quoted->str);
    }
  g_string_append_c (lines, '\n');
}

static void
append_row (const Line *line,
            gpointer    data)
{
  GString *table = data;

  g_string_append (table, "<tr>");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (line->cells[i], -1);

      g_string_append_printf (table, "<td>%s</td>", escaped);
    }
  g_string_append (table, "</tr>\n");
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
  GString *lines = g_string_new (NULL);

  for_each_line (comparison, items, append_line, lines);
  return g_string_free (lines, FALSE);
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
  g_autofree char *lines = annexa_comparison_to_lines (comparison, items);
  g_autoptr (GString) html = g_string_new ("<meta charset=\"utf-8\"><table>\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *providers[2];

  for_each_line (comparison, items, append_row, html);
  g_string_append (html, "</table>");
  bytes = g_bytes_new (html->str, html->len);
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, lines);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
