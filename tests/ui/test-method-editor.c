/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-method-change.h"
#include "annexa-method-editor.h"
#include "annexa-method-mapping.h"
#include "annexa-method-matrix.h"
#include "annexa-method-moves.h"
#include "annexa-method-part-row.h"
#include "annexa-scales.h"
#include "annexa-scene-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The editor of the risk method in the window of the example company. */

/* A scale of three steps cannot tell afterwards what was which of five. */
#define LOSS                                                                                                           \
  " Several steps become one, so going back to the old method later does not restore the ratings. Only undo does."

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  GtkWidget *editor;
} Fixture;

static void
open_editor (Fixture *fixture,
             gint64   method)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-method", "x", method));
  annexa_test_ui_settle ();
  fixture->editor = annexa_test_ui_find_window (ANNEXA_TYPE_METHOD_EDITOR);
  g_assert_nonnull (fixture->editor);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("method-editor.annexa");
  AnnexaProject *project = annexa_test_new_project ("method-editor.annexa");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      gint64 risk = annexa_test_add (project, "risk", "Risk");

      annexa_test_set (project, "risk", risk, "current-likelihood", i < 3 ? "3" : "5", NULL);
      annexa_test_set (project, "risk", risk, "current-impact", "3", NULL);
    }
  annexa_test_add_method (project, "Next year", "matrix-3x3");
  annexa_project_publish (project, TRUE, &error);
  g_assert_no_error (error);
  annexa_test_close (project);
  fixture->window = annexa_test_ui_open (path, 1200, 760);
  fixture->project = annexa_window_get_project (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type,
      guint    n)
{
  GtkWidget *found = annexa_test_ui_find_nth (fixture->editor, type, n);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
can_apply (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_button (fixture->editor, "_Apply"));
}

static void
apply (Fixture *fixture)
{
  g_assert_true (can_apply (fixture));
  g_signal_emit_by_name (find_button (fixture->editor, "_Apply"), "clicked");
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_METHOD_EDITOR));
}

/* What stands above the list of moves, and how many rows there are. */
static void
assert_moves (Fixture    *fixture,
              guint       n_rows,
              const char *description)
{
  GtkWidget *moves = find (fixture, ANNEXA_TYPE_METHOD_MOVES, 0);

  annexa_test_ui_settle ();
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (moves)), ==, description);
  if (n_rows > 0)
    g_assert_nonnull (annexa_test_ui_find_nth (moves, ADW_TYPE_ACTION_ROW, n_rows - 1));
  g_assert_null (annexa_test_ui_find_nth (moves, ADW_TYPE_ACTION_ROW, n_rows));
}

static void
assert_level (Fixture    *fixture,
              const char *ref,
              const char *level)
{
  gint64 risk = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("risk"), ref);
  g_autofree char *found = annexa_test_get (fixture->project, "risk", risk, "current-level");

  g_assert_cmpstr (found, ==, level);
}

static void
press_cell (Fixture    *fixture,
            const char *id)
{
  g_signal_emit_by_name (find (fixture, ANNEXA_TYPE_SCENE_VIEW, 0), "activated", id);
  annexa_test_ui_settle ();
}

static AnnexaMethodPartRow *
find_part (Fixture *fixture,
           guint    n)
{
  return ANNEXA_METHOD_PART_ROW (find (fixture, ANNEXA_TYPE_METHOD_PART_ROW, n));
}

static void
test_matrix (Fixture      *fixture,
             gconstpointer data)
{
  open_editor (fixture, 0);
  g_assert_false (can_apply (fixture));
  assert_moves (fixture, 0, "No risk moves. 1 lies above the acceptance line, as before.");
  press_cell (fixture, "cell-3-3");
  assert_moves (fixture, 3, "3 risks move. 3 more above the acceptance line: 4 instead of 1.");
  assert_level (fixture, "R-001", "Medium");

  /* Round again to where it was. */
  for (guint i = 0; i < 3; i++)
    press_cell (fixture, "cell-3-3");
  assert_moves (fixture, 0, "No risk moves. 1 lies above the acceptance line, as before.");
  g_assert_false (can_apply (fixture));
  press_cell (fixture, "cell-3-3");
  apply (fixture);
  assert_level (fixture, "R-001", "High");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  annexa_test_ui_settle ();
  assert_level (fixture, "R-001", "Medium");
}

/* Presses a key where the keyboard is, on a controller of the picture. */
static gboolean
press_key (GtkWidget *view,
           guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  annexa_test_ui_settle ();
  return handled;
}

/* Arrows walk, digits and the space bar decide. The first mark is the cell of the highest likelihood and the lowest impact. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *view;

  open_editor (fixture, 0);
  view = find (fixture, ANNEXA_TYPE_SCENE_VIEW, 0);
  g_assert_null (annexa_scene_view_get_focused (ANNEXA_SCENE_VIEW (view)));
  g_assert_false (press_key (view, GDK_KEY_3));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (annexa_scene_view_get_focused (ANNEXA_SCENE_VIEW (view)), ==, "cell-5-1");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (press_key (view, GDK_KEY_Down));
      g_assert_true (press_key (view, GDK_KEY_Right));
    }
  g_assert_cmpstr (annexa_scene_view_get_focused (ANNEXA_SCENE_VIEW (view)), ==, "cell-3-3");
  g_assert_true (press_key (view, GDK_KEY_4));
  g_assert_cmpstr (annexa_scene_view_get_focused (ANNEXA_SCENE_VIEW (view)), ==, "cell-3-3");
  assert_moves (fixture, 3, "3 risks move. 3 more above the acceptance line: 4 instead of 1.");
  g_assert_true (press_key (view, GDK_KEY_space));
  assert_moves (fixture, 3, "3 risks move. 1 lies above the acceptance line, as before.");
  g_assert_true (press_key (view, GDK_KEY_7));
  g_assert_true (press_key (view, GDK_KEY_KP_2));
  assert_moves (fixture, 0, "No risk moves. 1 lies above the acceptance line, as before.");
  g_assert_true (gtk_widget_activate_action (fixture->editor, "window.close", NULL));
  annexa_test_ui_settle ();
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *entry;

  open_editor (fixture, 0);
  annexa_method_part_row_focus_word (find_part (fixture, 0));
  annexa_test_ui_settle ();
  entry = annexa_test_ui_find (GTK_WIDGET (find_part (fixture, 0)), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Rare");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  annexa_test_ui_settle ();
  g_assert_false (can_apply (fixture));
  gtk_editable_set_text (GTK_EDITABLE (entry), "expected");
  annexa_test_ui_settle ();
  g_assert_false (can_apply (fixture));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Hardly ever");
  annexa_test_ui_settle ();
  apply (fixture);
  g_assert_cmpstr (annexa_scales_get_step (annexa_project_get_scales (fixture->project), "likelihood", 1)->label, ==,
                   "Hardly ever");
}

/* Taking a step away asks where its ratings go, and the answer is shown at once. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *mapping, *row;

  open_editor (fixture, 0);
  mapping = find (fixture, ANNEXA_TYPE_METHOD_MAPPING, 0);
  g_assert_false (gtk_widget_get_visible (mapping));
  g_signal_emit_by_name (find_part (fixture, 2), "remove");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_visible (mapping));
  assert_moves (fixture, 3, "3 risks move. 3 more above the acceptance line: 4 instead of 1." LOSS);
  row = annexa_test_ui_find_nth (mapping, ADW_TYPE_COMBO_ROW, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  assert_moves (fixture, 0, "No risk moves. 1 lies above the acceptance line, as before." LOSS);
  apply (fixture);
  g_assert_cmpuint (annexa_project_get_scales (fixture->project)->n_likelihoods, ==, 4);
  assert_level (fixture, "R-001", "Medium");
  assert_level (fixture, "R-004", "High");
}

static void
test_preset (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *preset;

  open_editor (fixture, 0);
  preset = find (fixture, ADW_TYPE_COMBO_ROW, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (preset), 1);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_visible (find (fixture, ANNEXA_TYPE_METHOD_MAPPING, 0)));
  g_assert_true (gtk_widget_get_visible (find (fixture, ANNEXA_TYPE_METHOD_MAPPING, 1)));
  apply (fixture);
  g_assert_cmpuint (annexa_project_get_scales (fixture->project)->n_impacts, ==, 3);
  assert_level (fixture, "R-004", "High");
}

/* A draft is put in force by a switch; the one before is retired. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("method");
  gint64 draft = annexa_project_find_ref (fixture->project, kind, "M-002");
  g_autofree char *status = NULL;

  open_editor (fixture, draft);
  g_assert_false (can_apply (fixture));
  assert_moves (fixture, 3,
                "Nothing moves as long as the method is a draft. When it is put in force: 3 risks move. 3 more above the "
                "acceptance line: 4 instead of 1." LOSS);
  gtk_switch_set_active (GTK_SWITCH (find (fixture, GTK_TYPE_SWITCH, 0)), TRUE);
  assert_moves (fixture, 3, "3 risks move. 3 more above the acceptance line: 4 instead of 1." LOSS);
  apply (fixture);
  g_assert_cmpint (annexa_project_get_scales (fixture->project)->method, ==, draft);
  status = annexa_test_get (fixture->project, "method", annexa_project_find_ref (fixture->project, kind, "M-001"),
                            "status");
  g_assert_cmpstr (status, ==, "retired");
}

/* Closing asks before it throws work away. */
static void
test_discard (Fixture      *fixture,
              gconstpointer data)
{
  open_editor (fixture, 0);
  g_assert_true (gtk_widget_activate_action (fixture->editor, "window.close", NULL));
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_METHOD_EDITOR));

  open_editor (fixture, 0);
  press_cell (fixture, "cell-1-1");
  g_assert_true (gtk_widget_activate_action (fixture->editor, "window.close", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_test_ui_find_window (ANNEXA_TYPE_METHOD_EDITOR));
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
  annexa_test_ui_settle ();
}

/* In a narrow window everything can be reached, and nothing is wider than it. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *button;
  int minimum;

  open_editor (fixture, 0);
  gtk_window_set_default_size (GTK_WINDOW (fixture->editor), 360, 700);
  annexa_test_ui_settle ();
  for (guint i = 0; i < 14; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_part (fixture, i)), TRUE);
  annexa_test_ui_settle ();
  gtk_widget_measure (fixture->editor, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
  button = find_button (fixture->editor, "Matrix");
  g_assert_true (gtk_widget_get_visible (button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (find (fixture, ANNEXA_TYPE_METHOD_MATRIX, 0)));
  g_assert_true (gtk_widget_activate_action (fixture->editor, "window.close", NULL));
  annexa_test_ui_settle ();
}

/* Colours are chosen by buttons that say which colour they are. */
static void
test_levels (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaMethodPartRow *medium;
  GtkWidget *button;

  open_editor (fixture, 0);
  medium = find_part (fixture, 11);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (medium), TRUE);
  annexa_test_ui_settle ();
  /* The switch of the row that unfolds comes last; the colours are green, lime … purple. */
  button = annexa_test_ui_find_nth (GTK_WIDGET (medium), GTK_TYPE_TOGGLE_BUTTON, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Lime");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  annexa_test_ui_settle ();
  assert_moves (fixture, 0, "No risk moves. 1 lies above the acceptance line, as before.");
  apply (fixture);
  g_assert_cmpstr (annexa_project_get_scales (fixture->project)->levels[2].colour, ==, "lime");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/method-editor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("matrix", test_matrix);
  ADD ("keys", test_keys);
  ADD ("words", test_words);
  ADD ("levels", test_levels);
  ADD ("steps", test_steps);
  ADD ("preset", test_preset);
  ADD ("draft", test_draft);
  ADD ("discard", test_discard);
  ADD ("narrow", test_narrow);

  return g_test_run ();
}
