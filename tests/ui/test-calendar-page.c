/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-calendar-page.h"
#include "annexa-date.h"
#include "annexa-duties-view.h"
#include "annexa-icalendar.h"
#include "annexa-month-view.h"
#include "annexa-register-page.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The calendar: what is due stands on its day, is moved to another one and taken back, and leads to its record. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  AnnexaCalendarPage *page;
  char *path;
  gint64 late;
  gint64 policy;
} Fixture;

static gint64
add_task (AnnexaProject *project,
          const char    *title,
          const char    *due)
{
  gint64 id = annexa_test_add (project, "task", title);
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "task", id, "due", due, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
is_loaded (gpointer data)
{
  return !annexa_calendar_page_is_loading (((Fixture *) data)->page);
}

static void
wait_for_page (Fixture *fixture)
{
  annexa_test_ui_wait (is_loaded, fixture);
  annexa_test_ui_settle ();
}

static void
open_page (Fixture *fixture,
           int      width)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("calendar.annexa");
  g_autoptr (GError) error = NULL;

  annexa_date_set_today ("2026-11-23");
  fixture->late = add_task (project, "Order locks", "2026-10-30");
  fixture->policy = add_task (project, "Write the policy", "2026-11-26");
  annexa_test_add (project, "person", "Ada");
  annexa_test_set (project, "task", fixture->policy, "responsible", "Ada", &error);
  g_assert_no_error (error);
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (g_steal_pointer (&project));

  fixture->window = annexa_test_ui_open (fixture->path, width, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "calendar"));
  annexa_test_ui_settle ();
  fixture->page = ANNEXA_CALENDAR_PAGE (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_CALENDAR_PAGE));
  g_assert_nonnull (fixture->page);
  wait_for_page (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  open_page (fixture, GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static void
assert_due (Fixture    *fixture,
            gint64      id,
            const char *expected)
{
  g_autofree char *due = annexa_test_get (fixture->project, "task", id, "due");

  g_assert_cmpstr (due, ==, expected);
}

/* The pill of an entry, or NULL where no day has one. */
static GtkWidget *
find_chip (GtkWidget  *widget,
           const char *title)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "level")
      && strstr (gtk_widget_get_tooltip_text (widget), title) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_chip (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static void
press (GtkWidget      *widget,
       guint           key,
       GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

static void
test_month (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autofree char *label = NULL;

  g_assert_nonnull (find_chip (page, "Write the policy"));
  g_assert_null (find_chip (page, "Order locks"));

  /* Ctrl and an arrow key move it by a day or a week, as one edit each. */
  press (find_chip (page, "Write the policy"), GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_due (fixture, fixture->policy, "2026-11-27");
  wait_for_page (fixture);
  press (find_chip (page, "Write the policy"), GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_due (fixture, fixture->policy, "2026-12-04");
  wait_for_page (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  assert_due (fixture, fixture->policy, "2026-11-27");
  wait_for_page (fixture);
  press (find_chip (page, "Write the policy"), GDK_KEY_Right, 0);
  assert_due (fixture, fixture->policy, "2026-11-27");

  /* Other months. */
  g_assert_true (gtk_widget_activate_action (page, "calendar.previous", NULL));
  wait_for_page (fixture);
  g_assert_nonnull (find_chip (page, "Order locks"));
  g_assert_null (find_chip (page, "Write the policy"));
  g_assert_true (gtk_widget_activate_action (page, "calendar.today", NULL));
  wait_for_page (fixture);
  g_assert_nonnull (find_chip (page, "Write the policy"));
}

static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *chip = find_chip (GTK_WIDGET (fixture->page), "Write the policy");
  GtkWidget *shown;

  g_signal_emit_by_name (chip, "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
  shown = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_REGISTER_PAGE);
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (shown))), ==, fixture->policy);
}

/* What is overdue stands in the list whatever month is shown; people see what is theirs. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *person = annexa_test_ui_find (page, GTK_TYPE_DROP_DOWN);

  annexa_page_turn_tab (ANNEXA_PAGE (page), 1);
  wait_for_page (fixture);
  g_assert_cmpuint (count_rows (page), ==, 2);
  annexa_calendar_page_show_month (fixture->page, "2027-03-01");
  wait_for_page (fixture);
  g_assert_cmpuint (count_rows (page), ==, 1);

  annexa_calendar_page_show_month (fixture->page, "2026-11-01");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (person), 1);
  wait_for_page (fixture);
  g_assert_cmpuint (count_rows (page), ==, 1);
  annexa_calendar_page_show_month (fixture->page, "2027-03-01");
  wait_for_page (fixture);
  g_assert_cmpuint (count_rows (page), ==, 0);
}

/* Where there is no room for words, a day leads to the list. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *view = annexa_test_ui_find (page, ANNEXA_TYPE_MONTH_VIEW);

  g_assert_false (gtk_widget_get_child_visible (gtk_widget_get_first_child (view)));
  g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_last_child (view)));
  g_signal_emit_by_name (view, "day-chosen", "2026-11-26");
  wait_for_page (fixture);
  g_assert_cmpuint (count_rows (page), ==, 2);
  g_assert_true (ADW_IS_ACTION_ROW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

/* What recurs is planned from its row, once, and that is taken back. */
static void
test_duties (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *view;

  g_assert_true (gtk_widget_activate_action (page, "win.turn-tab", "i", 1));
  wait_for_page (fixture);
  g_assert_true (gtk_widget_activate_action (page, "win.turn-tab", "i", 1));
  wait_for_page (fixture);
  view = annexa_test_ui_find (page, ANNEXA_TYPE_DUTIES_VIEW);
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_cmpuint (count_rows (view), >=, 10);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);

  g_assert_true (gtk_widget_activate_action (view, "duties.plan", "u", 0));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 1);
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);
  g_assert_true (annexa_project_redo (fixture->project, NULL, NULL));
  annexa_test_ui_settle ();
}

static gboolean
is_saved (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A worker writes the file. */
static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("due.ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = annexa_icalendar_export (fixture->project, 0, &error);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_no_error (error);
  annexa_calendar_page_save_to (fixture->page, path);
  annexa_test_ui_wait (is_saved, path);
  annexa_test_ui_settle ();
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_assert_nonnull (strstr (contents, "Write the policy"));
}

static gboolean
has_dialog (gpointer data)
{
  return annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* The folder is gone: what is said stands in a dialog, and there is no file. */
static void
test_save_fails (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("nowhere/due.ics");
  GtkWidget *dialog;

  annexa_calendar_page_save_to (fixture->page, path);
  annexa_test_ui_wait (has_dialog, NULL);
  dialog = annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "The calendar could not be saved");
  g_assert_false (is_saved (path));
  gtk_window_close (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/calendar/month", Fixture, GINT_TO_POINTER (1280), set_up, test_month, tear_down);
  g_test_add ("/calendar/open", Fixture, GINT_TO_POINTER (1280), set_up, test_open, tear_down);
  g_test_add ("/calendar/list", Fixture, GINT_TO_POINTER (1280), set_up, test_list, tear_down);
  g_test_add ("/calendar/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow, tear_down);
  g_test_add ("/calendar/save", Fixture, GINT_TO_POINTER (1280), set_up, test_save, tear_down);
  g_test_add ("/calendar/save-fails", Fixture, GINT_TO_POINTER (1280), set_up, test_save_fails, tear_down);
  g_test_add ("/calendar/duties", Fixture, GINT_TO_POINTER (1280), set_up, test_duties, tear_down);
  g_test_add ("/calendar/duties-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_duties, tear_down);
  return g_test_run ();
}
