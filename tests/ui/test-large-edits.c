/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-csv-reader.h"
#include "annexa-paste-window.h"
#include "annexa-project-view.h"
#include "annexa-table-import.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* What takes so long that a worker does it, in a real window over the example company. */

#define N_ROWS 900

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
  gint64 n_before;
  gint64 n_expected;
} Fixture;

static gint64
count_assets (Fixture *fixture)
{
  return annexa_project_count (fixture->project, annexa_kind_lookup ("asset"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = annexa_test_ui_sample ("large-edits.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->n_before = count_assets (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "assets"));
  annexa_test_ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static AnnexaPasteWindow *
find_preview (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_PASTE_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_idle (gpointer project)
{
  return !annexa_project_is_working (project);
}

static gboolean
is_possible (gpointer window)
{
  GtkWidget *widget = GTK_WIDGET (window);

  for (guint i = 0; (widget = annexa_test_ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (widget, "suggested-action"))
      return gtk_widget_get_sensitive (widget);
  return FALSE;
}

static gboolean
has_expected (gpointer data)
{
  Fixture *fixture = data;

  return !annexa_project_is_working (fixture->project) && count_assets (fixture) == fixture->n_expected;
}

static gboolean
is_closed (gpointer data)
{
  return find_preview () == NULL;
}

static char *
write_table (void)
{
  g_autofree char *path = annexa_test_path ("machines.csv");
  g_autoptr (GString) csv = g_string_new ("Name;Type;Hall\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "Machine %u;Hardware;Hall %u\n", i, i % 9);
  g_file_set_contents (path, csv->str, (gssize) csv->len, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
import (Fixture *fixture)
{
  g_autofree char *path = write_table ();
  GtkWidget *page = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

  annexa_import_table_file (page, fixture->project, annexa_kind_lookup ("asset"), path);
  g_assert_nonnull (find_preview ());
}

static void
act (Fixture *fixture, const char *action, gint64 n_expected)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  fixture->n_expected = n_expected;
  annexa_test_ui_wait (has_expected, fixture);
  annexa_test_ui_settle ();
}

/* The rows are looked at, imported, taken back and imported again, all in workers. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  AnnexaPasteWindow *preview;

  import (fixture);
  preview = find_preview ();
  g_assert_true (annexa_project_is_working (fixture->project));
  g_assert_false (is_possible (preview));
  annexa_test_ui_wait (is_possible, preview);
  g_assert_cmpint (count_assets (fixture), ==, fixture->n_before);
  annexa_paste_window_paste (preview);
  annexa_test_ui_wait (is_closed, NULL);
  g_assert_cmpint (count_assets (fixture), ==, fixture->n_before + N_ROWS);
  annexa_test_ui_settle ();

  act (fixture, "win.undo", fixture->n_before);
  act (fixture, "win.redo", fixture->n_before + N_ROWS);
}

/* A column that is chosen while the rows are looked at counts. */
static void
test_choose_meanwhile (Fixture *fixture, gconstpointer data)
{
  AnnexaPasteWindow *preview;
  GtkWidget *column;

  import (fixture);
  preview = find_preview ();
  /* The first asks for the register. */
  column = annexa_test_ui_find_nth (GTK_WIDGET (preview), ADW_TYPE_COMBO_ROW, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (column), 0);
  annexa_test_ui_wait (is_possible, preview);
  annexa_paste_window_paste (preview);
  annexa_test_ui_wait (is_closed, NULL);
  {
    gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), "A-055");
    g_autofree char *type = annexa_test_get (fixture->project, "asset", id, "type");

    g_assert_cmpint (id, !=, 0);
    g_assert_cmpstr (type, !=, "hardware");
  }
  annexa_test_ui_settle ();
}

/* Whoever closes the dialog, or the window, does not wait for the worker, and nothing is imported. */
static void
test_close_meanwhile (Fixture *fixture, gconstpointer data)
{
  import (fixture);
  gtk_window_close (GTK_WINDOW (find_preview ()));
  annexa_test_ui_wait (is_idle, fixture->project);
  g_assert_cmpint (count_assets (fixture), ==, fixture->n_before);
  import (fixture);
}

int
main (int argc, char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/large-edits/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/large-edits/choose-meanwhile", Fixture, NULL, set_up, test_choose_meanwhile, tear_down);
  g_test_add ("/large-edits/close-meanwhile", Fixture, NULL, set_up, test_close_meanwhile, tear_down);

  return g_test_run ();
}
