/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-bulk-window.h"
#include "annexa-field-editor.h"
#include "annexa-grid-cell.h"
#include "annexa-grid-editor.h"
#include "annexa-grid-row.h"
#include "annexa-grid.h"
#include "annexa-html-table.h"
#include "annexa-many.h"
#include "annexa-paste-window.h"
#include "annexa-spreadsheet.h"
#include "annexa-table-import.h"
#include "annexa-picker.h"
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
  build (fixture, 1400, 400);
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

/* What a cell holds, as a file has it. */
static char *
get (Fixture    *fixture,
     guint       row,
     const char *field)
{
  return annexa_test_get (fixture->project, fixture->kind->name, annexa_record_list_get_id (fixture->list, row), field);
}

static void
assert_cell (Fixture    *fixture,
             guint       row,
             const char *field,
             const char *expected)
{
  g_autofree char *text = get (fixture, row, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
go_to (Fixture    *fixture,
       guint       row,
       const char *field)
{
  guint column;

  g_assert_true (annexa_grid_columns_find (annexa_grid_get_columns (fixture->grid),
                                           annexa_kind_find_field (fixture->kind, field), &column));
  annexa_grid_move_to (fixture->grid, row, column, FALSE);
  annexa_test_ui_settle ();
}

static AnnexaGridEditor *
get_editor (Fixture *fixture)
{
  return (AnnexaGridEditor *) annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_GRID_EDITOR);
}

static GtkEditable *
get_text (Fixture *fixture)
{
  g_assert_nonnull (get_editor (fixture));
  return GTK_EDITABLE (annexa_test_ui_find (GTK_WIDGET (get_editor (fixture)), GTK_TYPE_TEXT));
}

static void
press_in_editor (Fixture        *fixture,
                 guint           key,
                 GdkModifierType state)
{
  g_assert_true (annexa_grid_editor_handle_key (get_editor (fixture), key, state));
  annexa_test_ui_settle ();
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
  annexa_test_ui_settle ();
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  annexa_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
  g_test_message ("undone: %s", label);
  annexa_test_ui_settle ();
}

/* F2 edits what is there, a letter begins anew; Enter and Tab write and go on, Esc does not write. */
static void
test_edit_text (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *before = get (fixture, 1, "name");
  guint column;

  go_to (fixture, 1, "name");
  column = annexa_grid_get_column (fixture->grid);
  press (fixture, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_text (fixture)), ==, before);
  gtk_editable_set_text (get_text (fixture), "Zirconia gauge");
  press_in_editor (fixture, GDK_KEY_Escape, 0);
  g_assert_false (annexa_grid_is_editing (fixture->grid));
  assert_cell (fixture, 1, "name", before);

  press (fixture, GDK_KEY_z, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_text (fixture)), ==, "z");
  gtk_editable_set_text (get_text (fixture), "Zirconia gauge");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, "name", "Zirconia gauge");
  assert_cursor (fixture, 2, column);

  press (fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_text (fixture), "Quartz gauge");
  press_in_editor (fixture, GDK_KEY_Tab, 0);
  assert_cell (fixture, 2, "name", "Quartz gauge");
  assert_cursor (fixture, 2, column + 1);
  undo (fixture);
  undo (fixture);
  assert_cell (fixture, 1, "name", before);
}

/* What cannot be written stays in the editor, with the reason; nothing leads away from it. */
static void
test_edit_wrong (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *before = get (fixture, 0, "name");

  go_to (fixture, 0, "name");
  press (fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_text (fixture), "");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  g_assert_true (annexa_grid_is_editing (fixture->grid));
  g_assert_nonnull (annexa_grid_editor_get_error (get_editor (fixture)));
  annexa_grid_move_to (fixture->grid, 3, 1, FALSE);
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, 0);
  g_assert_false (annexa_grid_flush (fixture->grid));
  gtk_editable_set_text (get_text (fixture), "Right");
  g_assert_null (annexa_grid_editor_get_error (get_editor (fixture)));
  g_assert_true (annexa_grid_flush (fixture->grid));
  assert_cell (fixture, 0, "name", "Right");
  undo (fixture);
  assert_cell (fixture, 0, "name", before);
}

/* A choice is found by typing, or by the arrow keys; so is a person, and one that is not there yet can be added. */
static void
test_edit_choice (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 people = annexa_project_count (fixture->project, annexa_kind_lookup ("person"));
  g_autofree char *owner = NULL;

  go_to (fixture, 0, "classification");
  press (fixture, GDK_KEY_s, 0);
  press_in_editor (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 0, "classification", "strictly-confidential");
  go_to (fixture, 0, "classification");
  press (fixture, GDK_KEY_F2, 0);
  press_in_editor (fixture, GDK_KEY_Up, 0);
  press_in_editor (fixture, GDK_KEY_Tab, 0);
  assert_cell (fixture, 0, "classification", "confidential");

  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_m, 0);
  gtk_editable_set_text (get_text (fixture), "miria");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  owner = get (fixture, 1, "owner");
  assert_cell (fixture, 0, "owner", owner);
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people);

  go_to (fixture, 2, "owner");
  press (fixture, GDK_KEY_z, 0);
  gtk_editable_set_text (get_text (fixture), "Zoe Quist");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people + 1);
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people);
}

/* A name that is nearly one that is there adds nobody unless somebody says so, nor does a day. */
static void
test_edit_near (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const slips[] = { "Nora Flak", "31.2.2026", "tomorrow", "1/12" };
  gint64 people = annexa_project_count (fixture->project, annexa_kind_lookup ("person"));
  g_autofree char *before = get (fixture, 0, "owner");

  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_x, 0);
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      gtk_editable_set_text (get_text (fixture), slips[i]);
      press_in_editor (fixture, GDK_KEY_Return, 0);
      g_assert_true (annexa_grid_is_editing (fixture->grid));
      g_assert_nonnull (strstr (annexa_grid_editor_get_error (get_editor (fixture)), slips[i]));
    }
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people);
  gtk_editable_set_text (get_text (fixture), slips[0]);
  press_in_editor (fixture, GDK_KEY_Down, 0);
  press_in_editor (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 0, "owner", "P-006");
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people);

  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_x, 0);
  gtk_editable_set_text (get_text (fixture), slips[0]);
  press_in_editor (fixture, GDK_KEY_Down, 0);
  press_in_editor (fixture, GDK_KEY_Down, 0);
  press_in_editor (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people + 1);
  undo (fixture);
  undo (fixture);
  assert_cell (fixture, 0, "owner", before);
}

/* What a worker looks for among very many is waited for: until then nothing is meant by Enter. */
static void
test_edit_in_worker (Fixture      *fixture,
                     gconstpointer data)
{
  gint64 people = annexa_project_count (fixture->project, annexa_kind_lookup ("person"));

  annexa_many_lower_limit (2);
  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_x, 0);
  gtk_editable_set_text (get_text (fixture), "Zoe Quist");
  g_assert_true (annexa_grid_is_editing (fixture->grid));
  press_in_editor (fixture, GDK_KEY_Return, 0);
  annexa_test_ui_settle ();
  g_assert_true (annexa_grid_is_editing (fixture->grid));
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people);
  press_in_editor (fixture, GDK_KEY_Return, 0);
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people + 1);

  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_x, 0);
  gtk_editable_set_text (get_text (fixture), "nora");
  annexa_test_ui_settle ();
  press_in_editor (fixture, GDK_KEY_Return, 0);
  annexa_test_ui_settle ();
  assert_cell (fixture, 0, "owner", "P-006");
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, people + 1);
  annexa_many_lower_limit (0);
}

static void
add_column (Fixture    *fixture,
            const char *field)
{
  annexa_grid_columns_choose (annexa_grid_get_columns (fixture->grid), annexa_kind_find_field (fixture->kind, field), TRUE);
  annexa_test_ui_settle ();
}

/* Yes and no turn over, and a letter says which. */
static void
test_edit_yes_no (Fixture      *fixture,
                  gconstpointer data)
{
  add_column (fixture, "personal-data");
  go_to (fixture, 0, "personal-data");
  press (fixture, GDK_KEY_n, 0);
  assert_cell (fixture, 0, "personal-data", "no");
  g_assert_false (annexa_grid_is_editing (fixture->grid));
  press (fixture, GDK_KEY_space, 0);
  assert_cell (fixture, 0, "personal-data", "yes");
  press (fixture, GDK_KEY_F2, 0);
  assert_cell (fixture, 0, "personal-data", "no");
  press (fixture, GDK_KEY_y, 0);
  assert_cell (fixture, 0, "personal-data", "yes");
}

/* Links are picked from a list that stays open, and written when it closes, as one edit. */
static void
test_edit_links (Fixture      *fixture,
                 gconstpointer data)
{
  gint64 third = annexa_record_list_get_id (fixture->list, 2);
  gint64 fourth = annexa_record_list_get_id (fixture->list, 3);
  g_autofree char *before = NULL;
  GtkWidget *picker;

  add_column (fixture, "depends-on");
  before = get (fixture, 0, "depends-on");
  go_to (fixture, 0, "depends-on");
  press (fixture, GDK_KEY_Delete, 0);
  assert_cell (fixture, 0, "depends-on", "");
  press (fixture, GDK_KEY_F2, 0);
  picker = annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_PICKER);
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", third);
  g_signal_emit_by_name (picker, "picked", fourth);
  assert_cell (fixture, 0, "depends-on", "");
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  assert_cell (fixture, 0, "depends-on", "A-003; A-004");
  g_assert_null (annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_PICKER));
  undo (fixture);
  assert_cell (fixture, 0, "depends-on", "");
  undo (fixture);
  assert_cell (fixture, 0, "depends-on", before);
}

/* Why a word was refused is read to its end, in the words of the list. */
static void
test_edit_refused (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *popover, *contents, *error;
  const char *message;
  graphene_rect_t bounds;

  go_to (fixture, 0, "type");
  press (fixture, GDK_KEY_x, 0);
  gtk_editable_set_text (get_text (fixture), "Foo");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  message = annexa_grid_editor_get_error (get_editor (fixture));
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "Process, Information"));
  popover = annexa_test_ui_find (GTK_WIDGET (get_editor (fixture)), GTK_TYPE_POPOVER);
  error = annexa_test_ui_find (popover, GTK_TYPE_LABEL);
  while (strcmp (gtk_label_get_label (GTK_LABEL (error)), message) != 0)
    error = gtk_widget_get_next_sibling (error);
  contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_assert_true (gtk_widget_compute_bounds (error, contents, &bounds));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (error))), >, 2);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) gtk_widget_get_height (contents));
  press_in_editor (fixture, GDK_KEY_Escape, 0);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label = GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child, text);
  return label;
}

/* A day is understood as people type it, and refused in words; which one is said while it is typed. */
static void
test_edit_date (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *hint;

  go_to (fixture, 0, "next-review");
  press (fixture, GDK_KEY_1, 0);
  gtk_editable_set_text (get_text (fixture), "12.1.2028");
  hint = find_label (GTK_WIDGET (get_editor (fixture)), "Wednesday 12 January 2028");
  g_assert_nonnull (hint);
  g_assert_true (gtk_widget_get_mapped (hint));
  press_in_editor (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 0, "next-review", "2028-01-12");
  go_to (fixture, 0, "next-review");
  press (fixture, GDK_KEY_s, 0);
  gtk_editable_set_text (get_text (fixture), "someday");
  press_in_editor (fixture, GDK_KEY_Return, 0);
  g_assert_nonnull (annexa_grid_editor_get_error (get_editor (fixture)));
  press_in_editor (fixture, GDK_KEY_Escape, 0);
  assert_cell (fixture, 0, "next-review", "2028-01-12");
}

/* Several rows that do not stand together, and what they add up to. */
static void
test_summary (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *sums = NULL;
  gint64 expected = 0;
  g_autofree char *total = NULL;

  add_column (fixture, "quantity");
  go_to (fixture, 0, "quantity");
  none = annexa_grid_summarize (fixture->grid);
  g_assert_null (none);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autofree char *text = get (fixture, i, "quantity");

      expected += g_ascii_strtoll (text, NULL, 10);
    }
  g_assert_cmpint (expected, >, 0);
  total = g_strdup_printf ("Quantity: %d in total", (int) expected);
  sums = annexa_grid_summarize (fixture->grid);
  g_assert_nonnull (strstr (sums, total));
  annexa_grid_select_rows (fixture->grid, 2, 2);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  some = annexa_grid_summarize (fixture->grid);
  g_assert_true (g_str_has_prefix (some, "2 rows selected"));
}

static void
test_fill_and_clear (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *first = get (fixture, 0, "owner");
  g_autofree char *second = get (fixture, 1, "owner");

  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (fixture, 1, "owner", first);
  assert_cell (fixture, 2, "owner", first);
  undo (fixture);
  assert_cell (fixture, 1, "owner", second);

  press (fixture, GDK_KEY_Delete, 0);
  assert_cell (fixture, 0, "owner", "");
  assert_cell (fixture, 2, "owner", "");
  undo (fixture);
  assert_cell (fixture, 0, "owner", first);

  /* Emptiness is not filled down. */
  go_to (fixture, 0, "owner");
  press (fixture, GDK_KEY_Delete, 0);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (fixture, 0, "owner", "");
  assert_cell (fixture, 1, "owner", second);
  undo (fixture);
  assert_cell (fixture, 0, "owner", first);

  /* With one cell the one above goes there. What has to be there stays. */
  go_to (fixture, 1, "owner");
  act (fixture, "grid.fill-down");
  assert_cell (fixture, 1, "owner", first);
  undo (fixture);
  go_to (fixture, 1, "name");
  act (fixture, "grid.clear");
  g_free (first);
  first = get (fixture, 1, "name");
  g_assert_cmpstr (first, !=, "");
}

static void
text_read (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid));
  g_autofree char *text = NULL;

  go_to (fixture, 0, "ref");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read, &text);
  annexa_test_ui_wait (is_there, &text);
  g_assert_cmpstr (text, ==, "A-001\tOrder handling\nA-002\tLens design\n");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
}

static void
paste (Fixture    *fixture,
       const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid)), text);
  press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
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

/* Cells go into cells at once, as one edit. */
static void
test_paste_cells (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *before = get (fixture, 1, "name");

  go_to (fixture, 0, "name");
  paste (fixture, "One\tInformation\nTwo\tSoftware\n");
  g_assert_null (find_preview ());
  assert_cell (fixture, 0, "name", "One");
  assert_cell (fixture, 1, "name", "Two");
  assert_cell (fixture, 1, "type", "software");
  undo (fixture);
  assert_cell (fixture, 1, "name", before);

  /* One value goes into all that is selected. */
  go_to (fixture, 0, "classification");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  paste (fixture, "Public");
  assert_cell (fixture, 0, "classification", "public");
  assert_cell (fixture, 1, "classification", "public");
}

/* Rows beyond the last and tables with headings become records, after a look at what would happen. */
static void
test_paste_records (Fixture      *fixture,
                    gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  go_to (fixture, n - 1, "name");
  paste (fixture, "Last one\tSoftware\nOrder handling\tHardware\nFar beyond\tHardware\n");
  g_assert_nonnull (find_preview ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  annexa_paste_window_paste (find_preview ());
  annexa_test_ui_settle ();
  g_assert_null (find_preview ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n + 2);
  assert_cell (fixture, n - 1, "name", "Last one");
  assert_cell (fixture, 0, "type", "process");
  assert_cell (fixture, n + 1, "name", "Far beyond");
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);

  paste (fixture, "Name\tType\tOwner\nPlotter\tHardware\tAna Ruiz\nScanner\tHardware\tNobody Known\n");
  g_assert_nonnull (find_preview ());
  annexa_paste_window_paste (find_preview ());
  annexa_test_ui_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n + 2);
  assert_cell (fixture, n, "name", "Plotter");
  assert_cursor (fixture, n, 1);
  assert_selected (fixture, 2, 0, annexa_grid_columns_get_size (annexa_grid_get_columns (fixture->grid)) - 1);
  undo (fixture);
}

/* A spreadsheet saved as CSV is looked at before, and what its columns mean can be changed. */
static void
test_import_file (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("list.csv");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  g_assert_true (g_file_set_contents (path, "Name;Type;Price tag\nPlotter;Hardware;12\nOrder handling;Process;0\n", -1,
                                      NULL));
  annexa_import_table_file (GTK_WIDGET (fixture->grid), fixture->project, fixture->kind, path);
  g_assert_nonnull (find_preview ());
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_preview ())), ==, "list.csv");
  annexa_paste_window_paste (find_preview ());
  annexa_test_ui_settle ();
  g_assert_null (find_preview ());
  /* The second row is the record that has this name. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n + 1);
  assert_cell (fixture, n, "name", "Plotter");
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
}

static void
assert_not_imported (Fixture    *fixture,
                     const char *path,
                     const char *reason)
{
  AdwMessageDialog *dialog;

  annexa_import_table_file (GTK_WIDGET (fixture->grid), fixture->project, fixture->kind, path);
  annexa_test_ui_settle ();
  g_assert_null (find_preview ());
  dialog = ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, reason);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* What cannot be a table is not read to find that out: a file that is far too large, and a pipe, which would be waited for. */
static void
test_import_no_file (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *large = annexa_test_path ("film.csv");
  g_autofree char *pipe = annexa_test_path ("pipe.csv");
  int fd = g_open (large, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 200 * 1024 * 1024), ==, 0);
  close (fd);
  assert_not_imported (fixture, large, "“film.csv” is larger than 100 MiB. Split it into several.");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_not_imported (fixture, pipe, "“pipe.csv” is not an ordinary file.");
}

/* The list as a spreadsheet, with a sheet of another kind behind it. */
static void
write_spreadsheet (Fixture    *fixture,
                   const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (fixture->project, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  annexa_spreadsheet_add (spreadsheet, fixture->project, annexa_kind_lookup ("person"), NULL, NULL,
                          ANNEXA_SHEET_WORDS_SHOWN, NULL, &error);
  g_assert_no_error (error);
  annexa_spreadsheet_add (spreadsheet, fixture->project, fixture->kind, NULL, NULL, ANNEXA_SHEET_WORDS_SHOWN, NULL, &error);
  g_assert_no_error (error);
  bytes = annexa_spreadsheet_write (spreadsheet, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static gboolean
has_preview (gpointer data)
{
  return find_preview () != NULL;
}

/* A list that was saved as a spreadsheet is found on the sheet of its own, changes what was changed meanwhile, and no more;
 * another sheet is another table. */
static void
test_import_spreadsheet (Fixture      *fixture,
                         gconstpointer data)
{
  static const char *const names[] = { "list.xlsx", "list.ods" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = annexa_test_path (names[i]);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
      AdwComboRow *sheets;

      write_spreadsheet (fixture, path);
      go_to (fixture, 1, "owner");
      act (fixture, "grid.fill-down");
      annexa_import_table_file (GTK_WIDGET (fixture->grid), fixture->project, fixture->kind, path);
      annexa_test_wait (has_preview, NULL);
      annexa_test_ui_settle ();
      g_assert_true (annexa_paste_window_get_kind (find_preview ()) == fixture->kind);
      sheets = ADW_COMBO_ROW (annexa_test_ui_find_nth (GTK_WIDGET (find_preview ()), ADW_TYPE_COMBO_ROW, 0));
      g_assert_cmpuint (adw_combo_row_get_selected (sheets), ==, 1);

      adw_combo_row_set_selected (sheets, 0);
      annexa_test_ui_settle ();
      g_assert_true (annexa_paste_window_get_kind (find_preview ()) == annexa_kind_lookup ("person"));
      adw_combo_row_set_selected (sheets, 1);
      annexa_test_ui_settle ();
      g_assert_true (annexa_paste_window_get_kind (find_preview ()) == fixture->kind);
      g_assert_true (annexa_paste_window_is_plain (find_preview ()));
      annexa_paste_window_paste (find_preview ());
      annexa_test_ui_settle ();
      g_assert_null (find_preview ());
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
      undo (fixture);
    }
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  go_to (fixture, 0, "name");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  act (fixture, "grid.duplicate");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n + 2);
  assert_cell (fixture, n, "name", "Order handling (copy)");
  assert_cell (fixture, n, "type", "process");
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, n);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
}

/* A click sorts by one column, with Shift by another one as well; columns are moved, widened, taken away, and all of it is
 * there again when the project is opened next. */
static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  const AnnexaField *type = annexa_kind_find_field (fixture->kind, "type");
  const AnnexaField *name = annexa_kind_find_field (fixture->kind, "name");
  const AnnexaField *owner = annexa_kind_find_field (fixture->kind, "owner");
  g_autoptr (AnnexaGridColumns) again = NULL;
  gboolean descending;
  guint position;

  annexa_grid_columns_sort_by (columns, type, FALSE);
  annexa_grid_columns_sort_by (columns, name, TRUE);
  annexa_grid_columns_sort_by (columns, name, TRUE);
  g_assert_cmpuint (annexa_grid_columns_get_sort (columns, type, &descending), ==, 1);
  g_assert_false (descending);
  g_assert_cmpuint (annexa_grid_columns_get_sort (columns, name, &descending), ==, 2);
  g_assert_true (descending);
  annexa_test_ui_settle ();
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autofree char *upper_type = get (fixture, i - 1, "type");
      g_autofree char *type_here = get (fixture, i, "type");
      g_autofree char *upper = get (fixture, i - 1, "name");
      g_autofree char *here = get (fixture, i, "name");

      if (strcmp (upper_type, type_here) == 0)
        g_assert_cmpint (g_ascii_strcasecmp (upper, here), >=, 0);
    }

  annexa_grid_columns_set_width (columns, owner, 222);
  annexa_grid_columns_move (columns, owner, 1);
  annexa_test_ui_settle ();
  annexa_grid_columns_choose (columns, type, FALSE);
  annexa_test_ui_settle ();
  again = annexa_grid_columns_new (fixture->project, fixture->kind);
  annexa_grid_columns_fit (again, GTK_WIDGET (fixture->grid), 900);
  g_assert_true (annexa_grid_columns_find (again, owner, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpint (annexa_grid_columns_get (again, 1)->width, ==, 222);
  g_assert_false (annexa_grid_columns_find (again, type, &position));
  g_assert_cmpuint (annexa_grid_columns_get_n_sorts (again), ==, 2);
  annexa_grid_columns_reset (columns);
  g_assert_true (annexa_grid_columns_find (columns, type, &position));
  annexa_grid_columns_sort_by (columns, type, FALSE);
  annexa_grid_columns_sort_by (columns, type, FALSE);
  g_assert_cmpuint (annexa_grid_columns_get_n_sorts (columns), ==, 0);
}

static gboolean
shows (AnnexaGridColumns *columns,
       const char        *field)
{
  guint position;

  return annexa_grid_columns_find (columns, annexa_kind_find_field (annexa_grid_columns_get_kind (columns), field), &position);
}

/* Whose a risk is and what is done about it is seen before what it is about, which makes room first. */
static void
test_room (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (AnnexaGridColumns) columns = annexa_grid_columns_new (fixture->project, annexa_kind_lookup ("risk"));
  gboolean without = FALSE;

  for (int width = 300; width <= 3000; width += 10)
    {
      annexa_grid_columns_fit (columns, GTK_WIDGET (fixture->grid), width);
      g_assert_true (shows (columns, "current-level"));
      if (shows (columns, "assets"))
        g_assert_true (shows (columns, "owner") && shows (columns, "treatment") && shows (columns, "next-review"));
      without |= shows (columns, "treatment") && !shows (columns, "assets");
    }
  g_assert_true (without);
  g_assert_true (shows (columns, "assets"));
}

/* Several records at once, as one edit. */
static void
test_set_field (Fixture      *fixture,
                gconstpointer data)
{
  const AnnexaField *field = annexa_kind_find_field (fixture->kind, "location");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *before = get (fixture, 1, "location");
  GtkWidget *dialog, *editor, *entry;

  for (guint i = 0; i < 3; i++)
    {
      gint64 id = annexa_record_list_get_id (fixture->list, i);

      g_array_append_val (ids, id);
    }
  dialog = annexa_bulk_window_new (GTK_WINDOW (fixture->window), fixture->project, fixture->kind, ids);
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), field);
  gtk_window_present (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
  editor = annexa_test_ui_find (dialog, ANNEXA_TYPE_FIELD_EDITOR);
  g_assert_true (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (editor)) == field);
  entry = annexa_test_ui_find (editor, ADW_TYPE_ENTRY_ROW);
  /* One key too many empties nothing. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  annexa_test_ui_settle ();
  assert_cell (fixture, 1, "location", before);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Vault");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  annexa_test_ui_settle ();
  for (guint i = 0; i < 3; i++)
    assert_cell (fixture, i, "location", "Vault");
  undo (fixture);
  assert_cell (fixture, 1, "location", before);
}

/* Headings are reached from the first row, and sort, move and widen by keys. */
static void
test_headings (Fixture      *fixture,
               gconstpointer data)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  const AnnexaField *name = annexa_kind_find_field (fixture->kind, "name");
  GtkWidget *focus;

  go_to (fixture, 0, "name");
  press (fixture, GDK_KEY_Up, 0);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sort by Name"));
  g_signal_emit_by_name (focus, "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_grid_columns_get_sort (columns, name, NULL), ==, 1);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "Sorted by Name, ascending, key 1"));
}

/* A screen reader hears a row as a sentence, and of the cell what it is about and where it stands. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *row = annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_GRID_ROW);
  GtkWidget *cell = annexa_test_ui_find (GTK_WIDGET (fixture->grid), ANNEXA_TYPE_GRID_CELL);
  guint n = annexa_grid_columns_get_size (annexa_grid_get_columns (fixture->grid));
  g_autofree char *label = g_strdup_printf ("A-001, Name: Order handling, column 2 of %u", n);
  g_autofree char *sentence = NULL;

  press (fixture, GDK_KEY_Right, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == cell);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label));
  sentence = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (strstr (sentence, "A-001 Order handling, Type: Process, Owner: Ana Ruiz"));
  g_assert_nonnull (strstr (sentence, "1 of "));
}

/* A table of a web page, as the clipboard has it. */
static void
test_html (void)
{
  static const char html[] = "<meta charset='utf-8'><style>td { color: red }</style><table><tbody>"
                             "<tr><th>Name</th><th>Note</th></tr>\n"
                             "<tr><td class=\"a\">Lens &amp; frame&#8230;</td><td>two<br>lines\n  of text</td></tr>"
                             "<TR><TD>open <b>bold</b><TD>&lt;end&gt;</table> behind";
  g_autofree char *lines = annexa_html_table_read (html, strlen (html));
  g_autofree char *cut = annexa_html_table_read ("<tr><td>a<td", 12);
  g_autofree char *none = annexa_html_table_read (NULL, 0);

  g_assert_cmpstr (lines, ==, "Name\tNote\nLens & frame…\t\"two\nlines of text\"\nopen bold\t<end>\n");
  g_assert_cmpstr (cut, ==, "a\n");
  g_assert_cmpstr (none, ==, "");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/grid/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys", test_keys);
  ADD ("ranges", test_ranges);
  ADD ("edit-text", test_edit_text);
  ADD ("edit-wrong", test_edit_wrong);
  ADD ("edit-choice", test_edit_choice);
  ADD ("edit-near", test_edit_near);
  ADD ("edit-in-worker", test_edit_in_worker);
  ADD ("edit-refused", test_edit_refused);
  ADD ("edit-yes-no", test_edit_yes_no);
  ADD ("edit-links", test_edit_links);
  ADD ("edit-date", test_edit_date);
  ADD ("summary", test_summary);
  ADD ("fill-and-clear", test_fill_and_clear);
  ADD ("copy", test_copy);
  ADD ("paste-cells", test_paste_cells);
  ADD ("paste-records", test_paste_records);
  ADD ("import-file", test_import_file);
  ADD ("import-no-file", test_import_no_file);
  ADD ("import-spreadsheet", test_import_spreadsheet);
  ADD ("duplicate", test_duplicate);
  ADD ("columns", test_columns);
  ADD ("room", test_room);
  ADD ("set-field", test_set_field);
  ADD ("headings", test_headings);
  ADD ("names", test_names);
  g_test_add_func ("/grid/html", test_html);
  return g_test_run ();
}
