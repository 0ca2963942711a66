/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-gap-row.h"
#include "annexa-names.h"
#include "annexa-pill.h"
#include "annexa-way-row.h"

/* A step of the way as a row that opens: what it is for, what has to be there, and what is. */

typedef struct
{
  AnnexaProject *project;
  AnnexaReadiness *readiness; /* outlives the row */
  const AnnexaWayStep *step;
  gboolean filled;
} Step;

static const char *const colours[] = {
  [ANNEXA_WAY_NOT_STARTED] = "neutral",
  [ANNEXA_WAY_PREPARED] = "neutral",
  [ANNEXA_WAY_UNDER_WAY] = "yellow",
  [ANNEXA_WAY_DONE] = "green",
};

static GtkWidget *
make_line (const char *title,
           const char *subtitle)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  return line;
}

static void
add_about (GtkWidget  *row,
           const Step *step)
{
  GtkWidget *line = make_line (_("Open where it begins"), annexa_way_step_get_about (step->step));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "s", step->step->page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static const AnnexaGap *
find_first_gap (AnnexaReadiness   *readiness,
                const AnnexaCheck *check)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->check == check && gap->acceptance == 0)
        return gap;
    }
  return NULL;
}

/* A rule that is kept says what is true; one that is not says what is wrong, how often, and leads there. */
static void
add_check (GtkWidget         *row,
           const Step        *step,
           const AnnexaCheck *check)
{
  const AnnexaCheckResult *result = annexa_readiness_get_result (step->readiness, check);
  const AnnexaGap *gap = result->n_open > 0 ? find_first_gap (step->readiness, check) : NULL;
  GtkWidget *image = gtk_image_new_from_icon_name (gap == NULL ? "annexa-check-symbolic" : "annexa-warning-small-symbolic");
  g_autofree char *open = NULL;
  GtkWidget *line;

  if (gap == NULL)
    {
      line = make_line (annexa_check_get_rule (check), check->clause);
      gtk_widget_add_css_class (image, "success");
    }
  else
    {
      open = g_strdup_printf (ngettext ("%s · %d open", "%s · %d open", (gulong) result->n_open), check->clause,
                              (int) result->n_open);
      line = make_line (_(check->title), open);
      gtk_widget_add_css_class (image, check->severity == ANNEXA_SEVERITY_MAJOR ? "error" : "warning");
      annexa_gap_row_lead (line, step->project, gap);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), image);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static void
expanded (GtkWidget  *row,
          GParamSpec *pspec,
          Step       *step)
{
  g_autoptr (GPtrArray) checks = NULL;

  if (step->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  step->filled = TRUE;
  checks = annexa_way_step_list_checks (step->step);
  add_about (row, step);
  for (guint i = 0; i < checks->len; i++)
    add_check (row, step, checks->pdata[i]);
}

static char *
describe (const AnnexaWayProgress *progress)
{
  g_autofree char *kept
      = g_strdup_printf (ngettext ("%u of %u rule kept", "%u of %u rules kept", progress->n_rules), progress->n_kept,
                         progress->n_rules);
  g_autofree char *effort = annexa_way_describe_effort (progress->minutes);

  if (progress->n_rules == 0)
    return g_strdup ("");
  if (progress->state == ANNEXA_WAY_DONE)
    return g_steal_pointer (&kept);
  /* TRANSLATORS: How far a step has come, and how much work is left: “3 of 7 rules kept · about 2 days left” */
  return g_strdup_printf (_("%s · %s left"), kept, effort);
}

/**
 * annexa_way_row_new:
 * @project: a project
 * @readiness: what was found; outlives the row
 * @step: a step of the way
 * @number: its number, from 1
 *
 * Returns: (transfer floating): a row that says how far the step has come
 */
GtkWidget *
annexa_way_row_new (AnnexaProject       *project,
                    AnnexaReadiness     *readiness,
                    const AnnexaWayStep *step,
                    guint                number)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *pill = annexa_pill_new ();
  AnnexaWayProgress progress;
  const char *state;
  /* TRANSLATORS: The number and the title of a step */
  g_autofree char *title = g_strdup_printf (_("%u. %s"), number, annexa_way_step_get_title (step));
  g_autofree char *subtitle = NULL;
  g_autofree char *spoken = NULL;
  Step *data = g_new0 (Step, 1);

  annexa_way_get_progress (readiness, step, &progress);
  subtitle = describe (&progress);
  state = annexa_way_state_get_label (progress.state);
  spoken = g_strdup_printf ("%s, %s, %s", title, state, subtitle);
  *data = (Step){ project, readiness, step, FALSE };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  annexa_pill_show_word (pill, state, colours[progress.state]);
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), pill);
  annexa_name_widgets (row);
  annexa_name_expander (ADW_EXPANDER_ROW (row), spoken);
  g_object_set_data_full (G_OBJECT (row), "step", data, g_free);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded), data);
  return row;
}
