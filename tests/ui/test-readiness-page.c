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

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/readiness/steps", Fixture, GINT_TO_POINTER (1280), set_up, test_steps, tear_down);
  g_test_add ("/readiness/gaps", Fixture, GINT_TO_POINTER (1280), set_up, test_gaps, tear_down);
  g_test_add ("/readiness/gaps-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_gaps, tear_down);
  g_test_add ("/readiness/accept", Fixture, GINT_TO_POINTER (1280), set_up, test_accept, tear_down);
  return g_test_run ();
}
