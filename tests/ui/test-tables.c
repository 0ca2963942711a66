/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

#include "annexa-filter-editor.h"
#include "annexa-grid-header.h"
#include "annexa-grid-row.h"
#include "annexa-grid.h"
#include "annexa-project-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The registers in the hands of somebody who knows spreadsheets, over the assets of the example company. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaGrid *grid;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("tables.annexa");

  fixture->window = annexa_test_ui_open (path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->kind = annexa_kind_lookup ("asset");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "assets"));
  annexa_test_ui_settle ();
  fixture->grid = ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_GRID));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
}

static guint
find_column (Fixture    *fixture,
             const char *field)
{
  guint column;

  g_assert_true (annexa_grid_columns_find (annexa_grid_get_columns (fixture->grid),
                                           annexa_kind_find_field (fixture->kind, field), &column));
  return column;
}

static void
go_to (Fixture    *fixture,
       guint       row,
       const char *field)
{
  annexa_grid_move_to (fixture->grid, row, find_column (fixture, field), FALSE);
  g_assert_true (annexa_grid_take_focus (fixture->grid));
  annexa_test_ui_settle ();
}

static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType state)
{
  annexa_grid_handle_key (fixture->grid, key, state);
  annexa_test_ui_settle ();
}

/* What the window says in passing. */
static AdwToastOverlay *
get_overlay (Fixture *fixture)
{
  return ADW_TOAST_OVERLAY (annexa_test_ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY));
}

static GtkWidget *
find_toast (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_overlay (fixture)));

  while (child != NULL && strcmp (gtk_widget_get_css_name (child), "toast") != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
offers_undo (Fixture *fixture)
{
  GtkWidget *toast = find_toast (fixture);
  GtkWidget *button = NULL;
  guint i = 0;

  g_assert_nonnull (toast);
  while ((button = annexa_test_ui_find_nth (toast, GTK_TYPE_BUTTON, i++)) != NULL)
    if (gtk_widget_get_visible (button)
        && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.undo") == 0)
      return TRUE;
  return FALSE;
}

/* What changes nothing is not recorded, so that an undo would take back what was done before it. */
static void
test_nothing_to_undo (Fixture      *fixture,
                      gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
  } keys[] = { { GDK_KEY_d, GDK_CONTROL_MASK }, { GDK_KEY_Delete, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *before = annexa_project_get_undo_label (fixture->project);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      go_to (fixture, 1, "owner");
      press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
      press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
      press (fixture, keys[i].key, keys[i].state);
      once = annexa_project_get_undo_label (fixture->project);
      g_assert_cmpstr (once, !=, before);
      g_assert_true (offers_undo (fixture));
      press (fixture, keys[i].key, keys[i].state);
      twice = annexa_project_get_undo_label (fixture->project);
      g_assert_cmpstr (once, ==, twice);
      g_assert_nonnull (find_toast (fixture));
      g_assert_false (offers_undo (fixture));
    }
}

/* Puts the pointer somewhere in a widget. */
static void
point (GtkWidget *widget,
       double     x,
       double     y)
{
#ifdef GDK_WINDOWING_X11
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *command = NULL;
  double left, top;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  command = g_strdup_printf ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                             (int) (x + left), (int) (y + top));
  annexa_test_ui_use_mouse (command);
#endif
  annexa_test_ui_settle ();
}

static void
use (const char *command)
{
  annexa_test_ui_use_mouse (command);
  annexa_test_ui_settle ();
}

typedef struct
{
  GtkWidget *grid;
  guint position;
  GtkWidget *row;
} Looking;

/* Rows get their places with the next picture. */
static gboolean
has_row (gpointer data)
{
  Looking *looking = data;

  for (guint i = 0; (looking->row = annexa_test_ui_find_nth (looking->grid, ANNEXA_TYPE_GRID_ROW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (looking->row)
        && annexa_grid_row_get_position (ANNEXA_GRID_ROW (looking->row)) == looking->position)
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_row (Fixture *fixture,
          guint    row)
{
  Looking looking = { GTK_WIDGET (fixture->grid), row, NULL };

  annexa_test_ui_wait (has_row, &looking);
  return looking.row;
}

static const AnnexaGridColumn *
get_column (Fixture    *fixture,
            const char *field)
{
  return annexa_grid_columns_get (annexa_grid_get_columns (fixture->grid), find_column (fixture, field));
}

static void
point_at_cell (Fixture    *fixture,
               guint       row,
               const char *field)
{
  GtkWidget *widget = find_row (fixture, row);

  point (widget, get_column (fixture, field)->x + 20, gtk_widget_get_height (widget) / 2.);
}

static GtkWidget *
find_heading (Fixture    *fixture,
              const char *field)
{
  GtkWidget *header = annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_GRID_HEADER);

  return annexa_test_ui_find_nth (header, GTK_TYPE_BUTTON, find_column (fixture, field));
}

/* Whoever has sorted the list goes on in it with the next click. */
static void
test_click_after_sorting (Fixture      *fixture,
                          gconstpointer data)
{
  guint row;

  if (!annexa_test_ui_has_mouse (GTK_WIDGET (fixture->window)))
    return;
  point_at_cell (fixture, 1, "owner");
  use ("click 1");
  annexa_test_ui_point_at (find_heading (fixture, "name"));
  use ("click 1");
  g_assert_cmpuint (annexa_grid_columns_get_sort (annexa_grid_get_columns (fixture->grid),
                                                  annexa_kind_find_field (fixture->kind, "name"), NULL),
                    ==, 1);
  row = annexa_grid_get_row (fixture->grid) - 2;
  point_at_cell (fixture, row, "owner");
  use ("click 1");
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, row);
  g_assert_cmpuint (annexa_grid_get_column (fixture->grid), ==, find_column (fixture, "owner"));
  use ("key F2");
  g_assert_true (annexa_grid_is_editing (fixture->grid));
}

static void
click_edge_twice (Fixture    *fixture,
                  const char *field)
{
  GtkWidget *header = annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_GRID_HEADER);
  const AnnexaGridColumn *column = get_column (fixture, field);

  point (header, column->x + column->width - 3, gtk_widget_get_height (header) / 2.);
  use ("click --repeat 2 --delay 60 1");
}

/* Two clicks on the end of a heading make its column as wide as what stands in it, and leave the order alone. */
static void
test_fit_column (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  const AnnexaField *name = annexa_kind_find_field (fixture->kind, "name");
  const AnnexaField *type = annexa_kind_find_field (fixture->kind, "type");
  int fitted;

  if (!annexa_test_ui_has_mouse (GTK_WIDGET (fixture->window)))
    return;
  annexa_grid_columns_sort_by (columns, type, FALSE);
  annexa_grid_columns_sort_by (columns, name, TRUE);
  annexa_grid_columns_set_width (columns, name, 90);
  annexa_test_ui_settle ();
  click_edge_twice (fixture, "name");
  fitted = get_column (fixture, "name")->width;
  g_assert_cmpint (fitted, >, 120);
  g_assert_cmpint (fitted, <=, 480);
  g_assert_cmpuint (annexa_grid_columns_get_sort (columns, type, NULL), ==, 1);
  g_assert_cmpuint (annexa_grid_columns_get_sort (columns, name, NULL), ==, 2);

  annexa_grid_columns_set_width (columns, name, 500);
  annexa_test_ui_settle ();
  click_edge_twice (fixture, "name");
  g_assert_cmpint (get_column (fixture, "name")->width, ==, fitted);
}

static GtkEditable *
get_focused_text (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_EDITABLE (focus));
  return GTK_EDITABLE (focus);
}

static void
assert_cursor_behind (GtkEditable *text)
{
  int start, end;

  g_assert_false (gtk_editable_get_selection_bounds (text, &start, &end));
  g_assert_cmpint (start, ==, g_utf8_strlen (gtk_editable_get_text (text), -1));
}

/* F2 goes on with a text, and a word from a list is replaced by the next one. */
static void
test_go_on_in_cell (Fixture      *fixture,
                    gconstpointer data)
{
  int start, end;

  go_to (fixture, 1, "name");
  press (fixture, GDK_KEY_F2, 0);
  assert_cursor_behind (get_focused_text (fixture));
  g_assert_true (annexa_grid_flush (fixture->grid));
  go_to (fixture, 1, "type");
  press (fixture, GDK_KEY_F2, 0);
  g_assert_true (gtk_editable_get_selection_bounds (get_focused_text (fixture), &start, &end));
}

/* Enter leads to the form, in which the next letter replaces nothing; of a new record it replaces the name. */
static void
test_go_on_in_form (Fixture      *fixture,
                    gconstpointer data)
{
  AnnexaRecord *record = annexa_grid_row_get_record (ANNEXA_GRID_ROW (find_row (fixture, 1)));
  g_autofree char *name = annexa_test_get (fixture->project, "asset", annexa_record_get_id (record), "name");
  int start, end;

  go_to (fixture, 1, "owner");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_focused_text (fixture)), ==, name);
  assert_cursor_behind (get_focused_text (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_editable_get_selection_bounds (get_focused_text (fixture), &start, &end));
}

/* Who types the name of a field fast and presses Enter means that field, and not the first of all. */
static void
test_quick_filter (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *editor, *label;

  if (!annexa_test_ui_has_mouse (GTK_WIDGET (fixture->window)))
    return;
  go_to (fixture, 1, "name");
  use ("key ctrl+shift+f");
  use ("key --delay 5 o w n e r Return");
  editor = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_FILTER_EDITOR);
  g_assert_nonnull (editor);
  label = NULL;
  for (guint i = 0; label == NULL || !gtk_widget_has_css_class (label, "heading"); i++)
    {
      label = annexa_test_ui_find_nth (editor, GTK_TYPE_LABEL, i);
      g_assert_nonnull (label);
    }
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Owner");
}

/* The status line counts what is selected: cells, or whole rows. */
static void
test_count_selected (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *cells = NULL;
  g_autofree char *rows = NULL;

  go_to (fixture, 1, "type");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  cells = annexa_grid_summarize (fixture->grid);
  g_assert_true (g_str_has_prefix (cells, "6 cells selected"));
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  rows = annexa_grid_summarize (fixture->grid);
  g_assert_true (g_str_has_prefix (rows, "3 rows selected"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  add ("/tables/nothing-to-undo", test_nothing_to_undo);
  add ("/tables/click-after-sorting", test_click_after_sorting);
  add ("/tables/fit-column", test_fit_column);
  add ("/tables/go-on-in-cell", test_go_on_in_cell);
  add ("/tables/go-on-in-form", test_go_on_in_form);
  add ("/tables/quick-filter", test_quick_filter);
  add ("/tables/count-selected", test_count_selected);
  return g_test_run ();
}
