/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-accept-window.h"
#include "annexa-date.h"
#include "annexa-field-editor.h"
#include "annexa-readiness-page.h"
#include "annexa-readiness-watch.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-way.h"

/* The way to the certificate: what it shows is what readiness says, its rows lead on, and a gap can be accepted. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  AnnexaReadinessPage *page;
  char *path;
} Fixture;

static gboolean
is_loaded (gpointer data)
{
  return !annexa_readiness_page_is_loading (((Fixture *) data)->page);
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
  annexa_date_set_today ("2026-11-23");
  fixture->path = annexa_test_ui_sample ("readiness.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, GPOINTER_TO_INT (data), 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "readiness"));
  annexa_test_ui_settle ();
  fixture->page
      = ANNEXA_READINESS_PAGE (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_READINESS_PAGE));
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

static guint
count_expanders (GtkWidget *widget)
{
  guint n = ADW_IS_EXPANDER_ROW (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_expanders (child);
  return n;
}

static guint
count_rules (AnnexaReadiness *readiness)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance == 0)
        g_hash_table_add (rules, gap->item != NULL ? gap->id : (char *) gap->check->id);
    }
  return g_hash_table_size (rules);
}

static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *row = annexa_test_ui_find (page, ADW_TYPE_EXPANDER_ROW);
  guint n_steps;

  annexa_way_list_steps (&n_steps);
  g_assert_cmpuint (count_expanders (page), ==, n_steps);

  /* What a step needs is listed once it is opened, and what was open stays open after an edit. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  annexa_test_ui_settle ();
  annexa_test_add (fixture->project, "asset", "Drone");
  wait_for_page (fixture);
  row = annexa_test_ui_find (page, ADW_TYPE_EXPANDER_ROW);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
}

static void
test_gaps (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (annexa_readiness_watch_get (fixture->project));
  guint n_rules = count_rules (readiness);

  annexa_page_turn_tab (ANNEXA_PAGE (page), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_expanders (page), ==, n_rules);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (annexa_test_ui_find (page, GTK_TYPE_DROP_DOWN)), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_expanders (page), <, n_rules);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (annexa_test_ui_find (page, ADW_TYPE_EXPANDER_ROW)), TRUE);
  annexa_test_ui_settle ();
}

static guint
count_labelled (GtkWidget  *widget,
                const char *text)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
            && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labelled (child, text);
  return n;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
      && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The number in the sidebar says what it counts, stands on the page as well, and is that of the rows behind it. */
static void
test_badge (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *sidebar = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_SIDEBAR);
  GtkListBox *list = GTK_LIST_BOX (annexa_test_ui_find (sidebar, GTK_TYPE_LIST_BOX));
  GtkWidget *place = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  GtkWidget *row = find_row (page, "All that is missing");
  g_autofree char *badge = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *subtitle = NULL;
  guint n;

  g_assert_nonnull (row);
  subtitle = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_signal_emit_by_name (row, "activated");
  annexa_test_ui_settle ();
  n = count_labelled (page, "Major");
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, count_expanders (page));
  badge = g_strdup_printf ("%u", n);
  meaning = g_strdup_printf ("%u major points are missing in the steps that have begun", n);
  beginning = g_strdup_printf ("%u major, ", n);
  g_assert_cmpuint (count_labelled (place, badge), ==, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (place), ==, meaning);
  g_assert_true (g_str_has_prefix (subtitle, beginning));
}

static const AnnexaGap *
find_open (Fixture *fixture)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (annexa_readiness_watch_get (fixture->project));
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance == 0 && gap->record != 0)
        return gap;
    }
  return NULL;
}

/* Without a reason nothing is accepted. */
static void
test_accept (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  GtkWidget *page = GTK_WIDGET (fixture->page);
  const AnnexaGap *gap = find_open (fixture);
  gint64 before = annexa_project_count (fixture->project, kind);
  GtkWidget *dialog, *reason;
  g_autofree char *label = NULL;

  g_assert_nonnull (gap);
  g_assert_true (gtk_widget_activate_action (page, "readiness.accept", "(sx)", gap->id, gap->record));
  annexa_test_ui_settle ();
  dialog = annexa_test_ui_find_window (ANNEXA_TYPE_ACCEPT_WINDOW);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
  reason = annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), reason));

  gtk_editable_set_text (GTK_EDITABLE (reason), "The budget comes in spring");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before + 1);
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_ACCEPT_WINDOW));
  wait_for_page (fixture);

  label = annexa_project_get_undo_label (fixture->project);
  g_assert_true (g_str_has_prefix (label, "Accepted for a while: "));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
  wait_for_page (fixture);
}

/* The choices stand in the bar in their order. */
static GtkDropDown *
find_choice (GtkWidget *widget,
             guint     *place)
{
  if (GTK_IS_DROP_DOWN (widget) && (*place)-- == 0)
    return GTK_DROP_DOWN (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_choice (child, place);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose (Fixture *fixture,
        guint    choice)
{
  guint place = 2;

  gtk_drop_down_set_selected (find_choice (GTK_WIDGET (fixture->page), &place), choice);
  annexa_test_ui_settle ();
}

static void
accept_until (Fixture         *fixture,
              const AnnexaGap *gap,
              const char      *reason,
              const char      *until)
{
  gint64 person = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("person"), "P-002");
  g_autoptr (AnnexaEdit) edit = annexa_gap_accept (gap, fixture->project, reason, person, until);
  g_autoptr (GError) error = NULL;

  annexa_project_apply (fixture->project, edit, &error);
  g_assert_no_error (error);
  wait_for_page (fixture);
}

/* What is accepted can be looked at for itself, and of that what ends soon. */
static void
test_accepted (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  annexa_page_turn_tab (ANNEXA_PAGE (page), 1);
  accept_until (fixture, find_open (fixture), "Ends in a week", "2026-11-30");
  accept_until (fixture, find_open (fixture), "Ends in a year", "2027-11-23");
  g_assert_nonnull (find_labelled (page, "Ends in a week"));
  g_assert_cmpuint (count_expanders (page), >, 0);

  choose (fixture, ANNEXA_GAPS_OPEN);
  g_assert_null (find_labelled (page, "Ends in a week"));
  g_assert_cmpuint (count_expanders (page), >, 0);
  choose (fixture, ANNEXA_GAPS_ACCEPTED);
  g_assert_nonnull (find_labelled (page, "Ends in a week"));
  g_assert_nonnull (find_labelled (page, "Ends in a year"));
  g_assert_cmpuint (count_expanders (page), ==, 0);
  choose (fixture, ANNEXA_GAPS_ENDING);
  g_assert_nonnull (find_labelled (page, "Ends in a week"));
  g_assert_null (find_labelled (page, "Ends in a year"));

  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  wait_for_page (fixture);
  g_assert_nonnull (find_labelled (page, "No acceptance ends soon"));
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/readiness/steps", Fixture, GINT_TO_POINTER (1280), set_up, test_steps, tear_down);
  g_test_add ("/readiness/badge", Fixture, GINT_TO_POINTER (1280), set_up, test_badge, tear_down);
  g_test_add ("/readiness/gaps", Fixture, GINT_TO_POINTER (1280), set_up, test_gaps, tear_down);
  g_test_add ("/readiness/gaps-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_gaps, tear_down);
  g_test_add ("/readiness/accepted", Fixture, GINT_TO_POINTER (1280), set_up, test_accepted, tear_down);
  g_test_add ("/readiness/accept", Fixture, GINT_TO_POINTER (1280), set_up, test_accept, tear_down);
  return g_test_run ();
}
