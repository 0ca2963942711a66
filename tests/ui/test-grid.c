/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-grid.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The grid of a register, in a window of its own over the assets of the example company. */

typedef struct
{
  char *path;
  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaRecordList *list;
  GtkSingleSelection *selection;
  GtkWidget *window;
  AnnexaGrid *grid;
} Fixture;

static void
run_query (Fixture *fixture)
{
  AnnexaQuery *query = annexa_query_new (fixture->kind);

  annexa_grid_columns_add_sorts (annexa_grid_get_columns (fixture->grid), query);
  annexa_record_list_set_query (fixture->list, query);
}

static void
build (Fixture *fixture,
       int      width,
       int      height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->list = annexa_record_list_new (fixture->project, fixture->kind);
  fixture->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (fixture->list)));
  fixture->grid = g_object_new (ANNEXA_TYPE_GRID, NULL);
  annexa_grid_set_list (fixture->grid, fixture->list, fixture->selection);
  g_signal_connect_swapped (annexa_grid_get_columns (fixture->grid), "sorted", G_CALLBACK (run_query), fixture);
  fixture->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  annexa_test_ui_settle ();
  g_assert_true (annexa_grid_take_focus (fixture->grid));
  annexa_test_ui_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->path = annexa_test_ui_sample ("grid.annexa");
  fixture->project = annexa_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  fixture->kind = annexa_kind_lookup ("asset");
  build (fixture, 900, 400);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->selection);
  g_object_unref (fixture->list);
  annexa_test_ui_settle ();
  annexa_test_close (fixture->project);
  g_free (fixture->path);
}

static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType state)
{
  annexa_grid_handle_key (fixture->grid, key, state);
  annexa_test_ui_settle ();
}

static void
assert_cursor (Fixture *fixture,
               guint    row,
               guint    column)
{
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, row);
  g_assert_cmpuint (annexa_grid_get_column (fixture->grid), ==, column);
}

static void
assert_selected (Fixture *fixture,
                 guint    n_rows,
                 guint    first,
                 guint    last)
{
  guint first_column, last_column;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (fixture->grid, &first_column, &last_column);

  g_assert_cmpuint (gtk_bitset_get_size (rows), ==, n_rows);
  g_assert_cmpuint (first_column, ==, first);
  g_assert_cmpuint (last_column, ==, last);
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  guint rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint columns = annexa_grid_columns_get_size (annexa_grid_get_columns (fixture->grid));

  g_assert_cmpuint (columns, >, 3);
  assert_cursor (fixture, 0, 0);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_cursor (fixture, 1, 1);
  press (fixture, GDK_KEY_End, 0);
  assert_cursor (fixture, 1, columns - 1);
  press (fixture, GDK_KEY_Tab, 0);
  assert_cursor (fixture, 2, 0);
  press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_cursor (fixture, 1, columns - 1);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (fixture, rows - 1, columns - 1);
  press (fixture, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), <, rows - 3);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (fixture, 0, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), >, 3);
}

static void
test_ranges (Fixture      *fixture,
             gconstpointer data)
{
  guint rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint columns = annexa_grid_columns_get_size (annexa_grid_get_columns (fixture->grid));

  annexa_grid_move_to (fixture->grid, 1, 1, FALSE);
  assert_selected (fixture, 1, 1, 1);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_selected (fixture, 2, 1, 2);
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  assert_selected (fixture, 2, 0, columns - 1);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_selected (fixture, 3, 0, columns - 1);
  press (fixture, GDK_KEY_Escape, 0);
  assert_selected (fixture, 1, 2, 2);
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  assert_selected (fixture, rows, 0, columns - 1);
  press (fixture, GDK_KEY_Up, 0);
  assert_selected (fixture, 1, 2, 2);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/grid/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys", test_keys);
  ADD ("ranges", test_ranges);
  return g_test_run ();
}
