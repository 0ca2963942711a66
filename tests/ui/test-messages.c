/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-apply.h"
#include "annexa-field-row.h"
#include "annexa-form-pane.h"
#include "annexa-grid-cell.h"
#include "annexa-grid-editor.h"
#include "annexa-grid.h"
#include "annexa-project-view.h"
#include "annexa-test-ui.h"

/* What the window says in passing lies over what it shows, and covers nothing that has the keyboard. */

#define NARROW_WINDOW 360

/* So high above the foot of the window, a message that appears from there covers what it will cover. */
#define ALMOST_THERE 40

/* Reaches from one side to the other. */
#define LONG_MESSAGE                                                                                                   \
  "Something was done that has to be told, and that needs as many words as there is room for in a line"

static GtkWidget *
find_form_pane (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view))),
                              ANNEXA_TYPE_FORM_PANE);
}

static guint
count_cut (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("cut: %s", gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cut (child);
  return n;
}

static GtkWidget *
find_toast (AnnexaWindow *window)
{
  GtkWidget *child = gtk_widget_get_first_child (annexa_test_ui_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY));

  while (child != NULL && !g_str_equal (gtk_widget_get_css_name (child), "toast"))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
is_covered (AnnexaWindow *window,
            GtkWidget    *toast)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW) : NULL;
  graphene_rect_t seen, covered;

  g_assert_nonnull (focus);
  return gtk_widget_compute_bounds (row != NULL ? row : focus, GTK_WIDGET (window), &seen)
         && gtk_widget_compute_bounds (toast, GTK_WIDGET (window), &covered)
         && graphene_rect_intersection (&seen, &covered, NULL);
}

static gboolean
is_uncovered (gpointer data)
{
  AnnexaWindow *window = data;
  GtkWidget *toast = find_toast (window);
  float height = (float) gtk_widget_get_height (GTK_WIDGET (window));
  graphene_rect_t bounds;

  /* Before it has its place it stands at the top. */
  return toast != NULL && gtk_widget_compute_bounds (toast, GTK_WIDGET (window), &bounds)
         && bounds.origin.y > height / 2 && bounds.origin.y + bounds.size.height < height - ALMOST_THERE
         && !is_covered (window, toast);
}

/* What somebody is writing in is not covered by what the window says about it, even where it stands last. */
static void
test_form (void)
{
  g_autofree char *path = annexa_test_ui_sample ("messages-form.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, NARROW_WINDOW, 720);
  gint64 id = annexa_project_find_ref (annexa_window_get_project (window), annexa_kind_lookup ("party"), "PTY-002");
  GtkAdjustment *adjustment;
  GtkWidget *row;
  graphene_rect_t bounds;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "party", id);
  annexa_test_ui_settle ();
  row = annexa_field_row_find (find_form_pane (window), "ref");
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW)));
  annexa_field_row_focus (ANNEXA_FIELD_ROW (row));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (window), &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y - 620);
  annexa_say (row, "Something was done that has to be told");
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_cut (find_toast (window)), ==, 0);
  annexa_test_ui_wait (is_uncovered, window);
  annexa_test_ui_close (window);
}

/* There is room below the last row of a list. */
static void
test_list (void)
{
  g_autofree char *path = annexa_test_ui_sample ("messages-list.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, NARROW_WINDOW, 720);
  GtkWidget *list = NULL;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "assets");
  annexa_test_ui_settle ();
  for (n = 0; list == NULL || !gtk_widget_get_mapped (list); n++)
    list = annexa_test_ui_find_nth (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW, n);
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  g_assert_cmpuint (n, >, 20);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", n - 1);
  annexa_test_ui_settle ();
  gtk_widget_grab_focus (gtk_widget_get_last_child (list));
  annexa_test_ui_settle ();
  annexa_say (list, LONG_MESSAGE);
  annexa_test_ui_wait (is_uncovered, window);
  annexa_test_ui_close (window);
}

/* The arrow keys lead from cell to cell, the keyboard stays where it is. */
static void
test_table (void)
{
  g_autofree char *path = annexa_test_ui_sample ("messages-table.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 720);
  AnnexaGrid *grid;
  GtkWidget *toast;
  guint row;
  gint64 n;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "assets");
  annexa_test_ui_settle ();
  grid = ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_GRID));
  n = annexa_project_count (annexa_window_get_project (window), annexa_kind_lookup ("asset"));
  row = (guint) n / 2;
  annexa_grid_take_focus (grid);
  /* The last row but one that is seen. */
  annexa_grid_move_to (grid, row + 1, 1, FALSE);
  annexa_test_ui_settle ();
  annexa_grid_move_to (grid, row, 1, FALSE);
  annexa_test_ui_settle ();
  g_assert_true (ANNEXA_IS_GRID_CELL (gtk_window_get_focus (GTK_WINDOW (window))));
  annexa_say (GTK_WIDGET (grid), LONG_MESSAGE);
  /* The message has come to its place when it covers the cursor no more. */
  annexa_test_ui_wait (is_uncovered, window);
  while (++row < n)
    {
      annexa_grid_handle_key (grid, GDK_KEY_Down, 0);
      annexa_test_ui_settle ();
      toast = find_toast (window);
      g_assert_false (toast != NULL && is_covered (window, toast));
    }
  g_assert_cmpuint (annexa_grid_get_row (grid), ==, n - 1);
  annexa_test_ui_close (window);
}

/* Whoever types a name into a cell that nobody has learns that somebody was added, and can take it back. */
static void
test_added (void)
{
  g_autofree char *path = annexa_test_ui_sample ("messages-added.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 720);
  const AnnexaKind *people = annexa_kind_lookup ("person");
  AnnexaProject *project = annexa_window_get_project (window);
  gint64 before = annexa_project_count (project, people);
  GtkWidget *editor, *toast;
  AnnexaGrid *grid;
  guint column = 0;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "assets");
  annexa_test_ui_settle ();
  grid = ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_GRID));
  annexa_grid_take_focus (grid);
  while (g_strcmp0 (annexa_grid_columns_get (annexa_grid_get_columns (grid), column)->field->name, "owner") != 0)
    column++;
  annexa_grid_move_to (grid, 0, column, FALSE);
  annexa_grid_handle_key (grid, GDK_KEY_z, 0);
  editor = annexa_test_ui_find (GTK_WIDGET (grid), ANNEXA_TYPE_GRID_EDITOR);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (editor, GTK_TYPE_TEXT)), "Zoe Quist");
  annexa_grid_editor_handle_key (ANNEXA_GRID_EDITOR (editor), GDK_KEY_Return, 0);
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, people), ==, before + 1);
  toast = find_toast (window);
  g_assert_nonnull (toast);
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (annexa_test_ui_find (toast, GTK_TYPE_LABEL))), "Zoe Quist"));
  g_signal_emit_by_name (annexa_test_ui_find (toast, GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, people), ==, before);
  annexa_test_ui_close (window);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/messages/form", test_form);
  g_test_add_func ("/messages/list", test_list);
  g_test_add_func ("/messages/table", test_table);
  g_test_add_func ("/messages/added", test_added);
  return g_test_run ();
}
