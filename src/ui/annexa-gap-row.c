/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-gap-row.h"
#include "annexa-names.h"
#include "annexa-pill.h"
#include "annexa-sidebar.h"
#include "annexa-way-next.h"

/* How what an auditor would object to looks wherever it is shown. */

/* More records than these of one rule are for the registers. */
#define MOST_RECORDS 30

/**
 * annexa_severity_get_colour:
 * @severity: how bad a gap is
 *
 * Returns: (transfer none): the style class of its colour
 */
const char *
annexa_severity_get_colour (AnnexaSeverity severity)
{
  static const char *const colours[] = { "red", "orange", "yellow" };

  return colours[severity];
}

static char *
name_record (AnnexaProject   *project,
             const AnnexaGap *gap)
{
  if (gap->record == 0)
    return g_strdup (annexa_kind_get_label (gap->kind));
  return g_strdup_printf ("%s %s", annexa_project_get_ref (project, gap->kind, gap->record),
                          annexa_project_get_title (project, gap->kind, gap->record));
}

/* Whoever sees it in between is led nowhere, and not by one action with what is meant for another. */
static void
lead_to (GtkWidget  *row,
         const char *action,
         GVariant   *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* What is missing may stand there as proposals already. A page that shows several kinds turns to the right one. What a
 * register can hold instead of a document is entered there. */
static void
lead_to_list (GtkWidget       *row,
              AnnexaProject   *project,
              const AnnexaGap *gap)
{
  const AnnexaKind *instead = annexa_gap_get_register (gap);
  const AnnexaKind *kind = instead != NULL ? instead : gap->kind;
  const AnnexaDestination *destination = annexa_destination_of (kind);
  gboolean proposed = annexa_gap_count_proposals (gap, project) > 0;

  if (destination != NULL && (instead != NULL || strcmp (destination->name, gap->check->page) == 0))
    lead_to (row, "win.show-list", g_variant_new ("(ss)", kind->name, proposed ? "proposal" : ""));
  else
    lead_to (row, "win.go", g_variant_new_string (gap->check->page));
}

/* A document that is missing is made of its template; where nothing can be made, its list is all there is to see. */
static gboolean
lead_to_template (GtkWidget       *row,
                  AnnexaProject   *project,
                  const AnnexaGap *gap)
{
  const AnnexaTemplate *template = annexa_gap_find_template (gap, project);

  if (template == NULL || annexa_project_get_access (project) != ANNEXA_ACCESS_EDIT)
    return FALSE;
  lead_to (row, "win.adopt-template", g_variant_new_string (template->id));
  return TRUE;
}

/**
 * annexa_gap_row_lead:
 * @row: a row of a list, or a button
 * @project: a project
 * @gap: a gap of it
 *
 * Makes the row lead to where the gap is mended: to the record, to the template of a document that is missing, or to the
 * page where something else is. What has been begun says at the beginning of its form what it lacks.
 */
void
annexa_gap_row_lead (GtkWidget       *row,
                     AnnexaProject   *project,
                     const AnnexaGap *gap)
{
  const AnnexaField *field = gap->record != 0 ? annexa_gap_find_field (gap, project) : NULL;
  gint64 record = gap->record != 0 ? gap->record : annexa_gap_find_begun (gap, project);

  if (GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (record != 0)
    lead_to (row, "win.show-field", g_variant_new ("(sxs)", gap->kind->name, record, field != NULL ? field->name : ""));
  else if (!lead_to_template (row, project, gap))
    lead_to_list (row, project, gap);
}

static GtkWidget *
make_accept_button (const AnnexaGap *gap,
                    const char      *spoken_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("A_ccept…"));
  /* TRANSLATORS: A button, read aloud: “Accept for a while: A-003 Server” */
  g_autofree char *spoken = g_strdup_printf (_("Accept for a while: %s"), spoken_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Decide to live with it for a while, with a reason"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "readiness.accept");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", gap->id, gap->record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

/**
 * annexa_gap_row_new:
 * @project: a project
 * @gap: a gap of it
 *
 * Returns: (transfer floating): a row that says where the gap is and leads there
 */
GtkWidget *
annexa_gap_row_new (AnnexaProject   *project,
                    const AnnexaGap *gap)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = name_record (project, gap);
  g_autofree char *title = annexa_gap_get_title (gap);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gap->item != NULL ? title : name);
  if (gap->acceptance == 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_accept_button (gap, name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  annexa_gap_row_lead (row, project, gap);
  return row;
}

/**
 * annexa_gap_row_new_next:
 * @project: a project
 * @readiness: what was found in it
 * @gap: the first open gap of a rule
 *
 * Returns: (transfer floating): a row that says what to do next and why, and leads to where that is done
 */
GtkWidget *
annexa_gap_row_new_next (AnnexaProject   *project,
                         AnnexaReadiness *readiness,
                         const AnnexaGap *gap)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = annexa_way_next_describe (gap, readiness, project);
  g_autofree char *title = annexa_gap_describe (gap, project);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  annexa_gap_row_lead (row, project, gap);
  return row;
}

/* What a row of a rule shows once it is opened. */
typedef struct
{
  AnnexaProject *project;
  const AnnexaCheck *check;
  GPtrArray *gaps; /* AnnexaGap, owned by the result that the page shows */
  gboolean filled;
} Rule;

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_ptr_array_unref (rule->gaps);
  g_free (rule);
}

static void
add_text (GtkWidget  *row,
          const char *heading,
          const char *text)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

/* Rows are made when somebody wants to see them: a new project has hundreds. */
static void
expanded (GtkWidget  *row,
          GParamSpec *pspec,
          Rule       *rule)
{
  const AnnexaGap *first = rule->gaps->pdata[0];
  g_autofree char *action = annexa_way_next_get_action (first, rule->project);
  guint n = MIN (rule->gaps->len, MOST_RECORDS);
  guint n_left = rule->gaps->len - n;

  if (rule->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  rule->filled = TRUE;
  add_text (row, _("Why it matters"), annexa_gap_get_why (first));
  add_text (row, _("What to do"), action);
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), annexa_gap_row_new (rule->project, rule->gaps->pdata[i]));
  if (n_left > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_left), n_left);

      add_text (row, text, "");
    }
}

/**
 * annexa_check_row_new:
 * @project: a project
 * @check: a rule that is not kept
 * @gaps: (element-type AnnexaGap): where; they outlive the row
 *
 * Returns: (transfer floating): a row that opens, and says then why it matters, what to do, and where
 */
GtkWidget *
annexa_check_row_new (AnnexaProject     *project,
                      const AnnexaCheck *check,
                      GPtrArray         *gaps)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *pill = annexa_pill_new ();
  const AnnexaGap *first = gaps->pdata[0];
  gboolean single = gaps->len == 1 && first->item != NULL;
  g_autofree char *title = single || (first->record == 0 && first->item == NULL) ? annexa_gap_describe (first, project) : g_strdup (_(check->title));
  g_autofree char *count = g_strdup_printf (ngettext ("%s, %u record", "%s, %u records", gaps->len),
                                            annexa_kind_get_plural (first->kind), gaps->len);
  g_autofree char *clause = single ? annexa_gap_get_clause (first) : g_strdup (check->clause);
  g_autofree char *subtitle = first->record != 0 ? g_strdup_printf ("%s · %s", clause, count) : g_strdup (clause);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s", title, annexa_severity_get_label (check->severity), subtitle);
  Rule *rule = g_new0 (Rule, 1);

  rule->project = project;
  rule->check = check;
  rule->gaps = g_ptr_array_ref (gaps);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  annexa_pill_show_word (pill, annexa_severity_get_label (check->severity),
                         annexa_severity_get_colour (check->severity));
  annexa_pill_add_to_row (pill, ADW_PREFERENCES_ROW (row));
  annexa_name_widgets (row);
  annexa_name_expander (ADW_EXPANDER_ROW (row), spoken);
  g_object_set_data_full (G_OBJECT (row), "rule", rule, free_rule);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded), rule);
  return row;
}
