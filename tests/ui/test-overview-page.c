/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-overview-page.h"
#include "annexa-readiness-watch.h"
#include "annexa-overview.h"
#include "annexa-scene-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-way-next.h"

/* The overview: a new project begins with it and says what to do first; later it says where one stands. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  AnnexaOverviewPage *page;
  char *path;
} Fixture;

static gboolean
is_loaded (gpointer data)
{
  return !annexa_overview_page_is_loading (((Fixture *) data)->page);
}

static void
wait_for_page (Fixture *fixture)
{
  annexa_test_ui_wait (is_loaded, fixture);
  annexa_test_ui_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  if (data != NULL)
    fixture->path = annexa_test_ui_sample ("overview-sample.annexa");
  else
    {
      AnnexaProject *project = annexa_test_new_project ("overview.annexa");

      fixture->path = g_strdup (annexa_project_get_path (project));
      annexa_test_close (project);
    }
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->page = ANNEXA_OVERVIEW_PAGE (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_OVERVIEW_PAGE));
  g_assert_nonnull (fixture->page);
  wait_for_page (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
      && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What comes next, as the overview has to say it. */
static char *
get_next (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaReadiness) readiness = annexa_readiness_new (project, &error);
  g_autoptr (GPtrArray) next = NULL;

  g_assert_no_error (error);
  next = annexa_way_list_next (readiness, ANNEXA_STAGE_2);
  g_assert_cmpuint (next->len, >, 0);
  return annexa_way_next_describe (next->pdata[0], readiness, project);
}

static gboolean
is_ready (gpointer data)
{
  AnnexaReadinessWatch *watch = annexa_readiness_watch_get (((Fixture *) data)->project);

  return !annexa_readiness_watch_is_working (watch) && !annexa_overview_page_is_loading (((Fixture *) data)->page);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (fixture->project, annexa_kind_lookup ("organization"), NULL);
  g_autofree char *first = get_next (fixture->project);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_ui_wait (is_ready, fixture);
  g_assert_nonnull (find_row (page, first));

  /* What is done is no step any more. */
  annexa_test_set (fixture->project, "organization", annexa_record_get_id (organization), "scope-statement",
                   "All that we do in Berlin.", &error);
  g_assert_no_error (error);
  annexa_test_ui_wait (is_ready, fixture);
  second = get_next (fixture->project);
  g_assert_cmpstr (first, !=, second);
  g_assert_null (find_row (page, first));
  g_assert_nonnull (find_row (page, second));

  /* A step leads to its page. */
  g_assert_true (gtk_widget_activate (find_row (page, second)));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (page));
}

/* A row about something that is due; the edits have rows with its name as well. */
static GtkWidget *
find_due (GtkWidget *widget)
{
  const char *subtitle = ADW_IS_ACTION_ROW (widget) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) : NULL;

  if (subtitle != NULL && g_str_has_prefix (subtitle, "Task · Due"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_due (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_due (Fixture      *fixture,
          gconstpointer data)
{
  gint64 task = annexa_test_add (fixture->project, "task", "Order locks");
  g_autofree char *today = annexa_date_today ();
  g_autofree char *in_two_weeks = annexa_date_add_days (today, ANNEXA_OVERVIEW_DAYS);
  g_autofree char *later = annexa_date_add_days (today, ANNEXA_OVERVIEW_DAYS + 1);

  annexa_test_set (fixture->project, "task", task, "due", in_two_weeks, NULL);
  wait_for_page (fixture);
  g_assert_nonnull (find_due (GTK_WIDGET (fixture->page)));
  annexa_test_set (fixture->project, "task", task, "due", later, NULL);
  wait_for_page (fixture);
  g_assert_null (find_due (GTK_WIDGET (fixture->page)));
}

/* The pictures count what the registers hold. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOverview) overview = annexa_overview_new (fixture->project, &error);
  gint64 n_clauses = 0;
  gint64 n_controls = 0;
  gint64 n_today = 0;
  gint64 n_target = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < ANNEXA_OVERVIEW_STATUSES; i++)
    n_clauses += overview->clauses[i];
  for (guint i = 0; i < ANNEXA_OVERVIEW_THEMES; i++)
    {
      n_controls += overview->undecided[i] + overview->excluded[i];
      for (guint j = 0; j < ANNEXA_OVERVIEW_STATUSES; j++)
        n_controls += overview->controls[i][j];
    }
  for (guint i = 0; i <= ANNEXA_LARGEST_SCALE; i++)
    {
      n_today += overview->risks_today[i];
      n_target += overview->risks_target[i];
    }
  g_assert_cmpint (n_clauses, ==, annexa_project_count (fixture->project, annexa_kind_lookup ("requirement")));
  g_assert_cmpint (n_controls, >=, 93);
  g_assert_cmpint (n_today, >, 0);
  g_assert_cmpint (n_today, ==, n_target);
  g_assert_null (find_row (GTK_WIDGET (fixture->page), "List what matters"));

  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (gtk_widget_get_first_child (annexa_test_ui_find_nth (GTK_WIDGET (fixture->page),
                                                                           ANNEXA_TYPE_SCENE_VIEW, i)));
  g_signal_emit_by_name (annexa_test_ui_find (GTK_WIDGET (fixture->page), ANNEXA_TYPE_SCENE_VIEW), "activated",
                         "today");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/overview/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/overview/due", Fixture, NULL, set_up, test_due, tear_down);
  g_test_add ("/overview/sample", Fixture, GINT_TO_POINTER (1), set_up, test_sample, tear_down);
  return g_test_run ();
}
