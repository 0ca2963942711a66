/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-due-row.h"
#include "annexa-history-row.h"
#include "annexa-pill.h"

/* How something that is due looks wherever it is shown. */

/* Words for the states, in their order; what comes later needs none. */
static const struct
{
  const char *word;
  const char *colour;
  const char *sign;
} states[] = {
  { N_ ("Overdue"), "red", "!" },
  { N_ ("Due soon"), "yellow", NULL },
  { NULL, "neutral", NULL },
  { N_ ("Done"), "green", "✓" },
};

/**
 * annexa_due_get_colour:
 * @entry: an entry
 *
 * Returns: (transfer none): the style class of its colour
 */
const char *
annexa_due_get_colour (const AnnexaCalendarEntry *entry)
{
  return states[entry->state].colour;
}

/**
 * annexa_due_get_sign:
 * @entry: an entry
 *
 * Returns: (transfer none) (nullable): the sign that says the same as the colour
 */
const char *
annexa_due_get_sign (const AnnexaCalendarEntry *entry)
{
  return states[entry->state].sign;
}

/**
 * annexa_due_describe:
 * @project: a project
 * @entry: an entry
 *
 * Returns: (transfer full): all about the entry as a sentence
 */
char *
annexa_due_describe (AnnexaProject             *project,
                     const AnnexaCalendarEntry *entry)
{
  g_autofree char *day = annexa_describe_day (entry->day);
  g_autoptr (GString) text = g_string_new (annexa_project_get_title (project, entry->kind, entry->id));

  g_string_append_printf (text, ", %s", annexa_kind_get_label (entry->kind));
  /* TRANSLATORS: A field and what it holds, in a sentence that is read aloud: “, Due: 3 March 2026” */
  g_string_append_printf (text, _(", %s: %s"), annexa_field_get_label (entry->field), day);
  if (states[entry->state].word != NULL)
    g_string_append_printf (text, ", %s", _(states[entry->state].word));
  if (entry->person != 0)
    g_string_append_printf (text, ", %s",
                            annexa_project_get_title (project, annexa_kind_lookup ("person"), entry->person));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* “Task · Due: 3 March 2026 · Ada” */
static char *
make_subtitle (AnnexaProject             *project,
               const AnnexaCalendarEntry *entry,
               gboolean                   with_day)
{
  g_autoptr (GString) text = g_string_new (annexa_kind_get_label (entry->kind));
  g_autofree char *day = annexa_date_format (entry->day);

  g_string_append_printf (text, " · %s", annexa_field_get_label (entry->field));
  if (with_day)
    g_string_append_printf (text, " · %s", day);
  if (entry->person != 0)
    g_string_append_printf (text, " · %s",
                            annexa_project_get_title (project, annexa_kind_lookup ("person"), entry->person));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * annexa_due_row_new:
 * @project: a project
 * @entry: an entry
 * @with_day: whether the row says the day
 *
 * Returns: (transfer floating): a row of a list that leads to the record
 */
GtkWidget *
annexa_due_row_new (AnnexaProject             *project,
                    const AnnexaCalendarEntry *entry,
                    gboolean                   with_day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = annexa_pill_new ();
  g_autofree char *subtitle = make_subtitle (project, entry, with_day);
  g_autofree char *spoken = annexa_due_describe (project, entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annexa_project_get_title (project, entry->kind, entry->id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (states[entry->state].word != NULL)
    {
      annexa_pill_show_word (pill, _(states[entry->state].word), states[entry->state].colour);
      annexa_pill_add_to_row (pill, ADW_PREFERENCES_ROW (row));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", entry->kind->name, entry->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}
