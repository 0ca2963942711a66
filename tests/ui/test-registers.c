/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-evidence-files.h"
#include "annexa-filter-bar.h"
#include "annexa-filter-chips.h"
#include "annexa-filter-editor.h"
#include "annexa-filter-menu.h"
#include "annexa-filter-values.h"
#include "annexa-form-pane.h"
#include "annexa-grid-group.h"
#include "annexa-grid.h"
#include "annexa-many.h"
#include "annexa-paste-window.h"
#include "annexa-register-page.h"
#include "annexa-register.h"
#include "annexa-table-import.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Filters, groups and saved filters of a register, and files that become evidence, over the example company. */

typedef struct
{
  char *path;
  AnnexaProject *project;
  const AnnexaKind *kind;
  GtkWidget *window;
  AnnexaRegister *reg;
  AnnexaGrid *grid;
  AnnexaFilterChips *chips;
} Fixture;

/* Opens a register, or the page of one. */
static void
open_window (Fixture   *fixture,
             GtkWidget *child,
             int        width)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  fixture->reg = ANNEXA_REGISTER (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_REGISTER));
  fixture->grid = ANNEXA_GRID (annexa_test_ui_find (child, ANNEXA_TYPE_GRID));
  fixture->chips = ANNEXA_FILTER_CHIPS (annexa_test_ui_find (child, ANNEXA_TYPE_FILTER_CHIPS));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  annexa_test_ui_settle ();
}

static void
open_register (Fixture *fixture,
               int      width)
{
  open_window (fixture, annexa_register_new (fixture->project, fixture->kind), width);
}

static void
close_register (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  annexa_test_ui_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->path = annexa_test_ui_sample ("registers.annexa");
  fixture->project = annexa_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  fixture->kind = annexa_kind_lookup ("asset");
  open_register (fixture, 1000);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_register (fixture);
  annexa_test_close (fixture->project);
  g_free (fixture->path);
}

static void
assert_status (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *status = annexa_register_describe (fixture->reg);

  g_assert_cmpstr (status, ==, expected);
}

static void
add_filter (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaCondition) condition = annexa_condition_parse (fixture->project, fixture->kind, text, &error);

  g_assert_no_error (error);
  annexa_filter_chips_add (fixture->chips, condition);
  annexa_test_ui_settle ();
}

/* The command line's words say how many there are. */
static guint
count (Fixture    *fixture,
       const char *text)
{
  g_autoptr (AnnexaCondition) condition = annexa_condition_parse (fixture->project, fixture->kind, text, NULL);
  g_autoptr (AnnexaQuery) query = annexa_query_new (fixture->kind);

  annexa_condition_apply (condition, query);
  return (guint) annexa_project_count_query (fixture->project, query, NULL);
}

static void
assert_shown (Fixture *fixture,
              guint    n)
{
  g_autofree char *expected
      = g_strdup_printf ("%u of %d records", n, (int) annexa_project_count (fixture->project, fixture->kind));

  assert_status (fixture, expected);
}

static void
test_chips (Fixture      *fixture,
            gconstpointer data)
{
  guint n = count (fixture, "type=software|hardware");
  g_autofree char *all = annexa_register_describe (fixture->reg);

  g_assert_cmpuint (n, >, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
  add_filter (fixture, "type=software|hardware");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
  assert_shown (fixture, n);
  add_filter (fixture, "name~no such name");
  assert_shown (fixture, 0);
  annexa_filter_chips_remove (fixture->chips, 1);
  assert_shown (fixture, n);

  /* Remembered with the register. */
  close_register (fixture);
  open_register (fixture, 1000);
  g_assert_cmpuint (annexa_filter_chips_get_size (fixture->chips), ==, 1);
  assert_shown (fixture, n);
  annexa_filter_bar_clear (ANNEXA_FILTER_BAR (annexa_test_ui_find (GTK_WIDGET (fixture->reg), ANNEXA_TYPE_FILTER_BAR)));
  assert_status (fixture, all);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
}

/* A chip takes no more room than there is, and keys reach it. */
static void
test_narrow_chips (Fixture      *fixture,
                   gconstpointer data)
{
  int least;

  close_register (fixture);
  open_register (fixture, 360);
  add_filter (fixture, "type=software|hardware|service");
  add_filter (fixture, "owner!=");
  add_filter (fixture, "name~a very long text that nobody would write into a filter but somebody does");
  gtk_widget_measure (GTK_WIDGET (fixture->reg), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  annexa_filter_chips_clear (fixture->chips);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What one sees is what the file has: the rows that are left, and the columns, under their names. */
static void
test_save_list (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("list.csv");
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = count (fixture, "type=software|hardware");
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  const AnnexaField *removed = annexa_grid_columns_get (columns, 2)->field;
  g_autoptr (GString) heading = g_string_new (NULL);

  add_filter (fixture, "type=software|hardware");
  annexa_grid_columns_choose (columns, removed, FALSE);
  annexa_test_ui_settle ();
  for (guint i = 0; i < annexa_grid_columns_get_size (columns); i++)
    g_string_append_printf (heading, "%s%s", i > 0 ? "," : "",
                            annexa_field_get_label (annexa_grid_columns_get (columns, i)->field));

  annexa_register_save_list_to (fixture->reg, path);
  annexa_test_ui_wait (is_written, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, heading->str);
  g_assert_null (strstr (lines[0], annexa_field_get_label (removed)));
  g_assert_cmpuint (g_strv_length (lines), ==, n + 2);
  annexa_test_ui_settle ();
  annexa_grid_columns_reset (columns);
  annexa_filter_chips_clear (fixture->chips);
}

static void
remember (AnnexaFilterEditor    *editor,
          const AnnexaCondition *condition,
          AnnexaCondition      **made)
{
  g_clear_pointer (made, annexa_condition_free);
  *made = annexa_condition_copy (condition);
}

static void
fill (GtkWidget *widget)
{
  GtkWidget *check = annexa_test_ui_find (widget, GTK_TYPE_CHECK_BUTTON);

  if (check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *entry = annexa_test_ui_find_nth (widget, GTK_TYPE_ENTRY, i);

      if (entry != NULL)
        gtk_editable_set_text (GTK_EDITABLE (entry), "2");
    }
}

/* Every field of a kind can be asked something, and what is made is a condition that finds something or nothing. */
static void
assert_editor (Fixture    *fixture,
               const char *name)
{
  const AnnexaKind *kind = annexa_kind_lookup (name);
  GtkWidget *editor = annexa_filter_editor_new (fixture->project, kind);
  AnnexaCondition *made = NULL;

  g_signal_connect (editor, "applied", G_CALLBACK (remember), &made);
  g_object_ref_sink (editor);
  for (guint i = 0; i < kind->n_fields; i++)
    for (AnnexaConditionType type = 0; type < ANNEXA_CONDITION_N_TYPES; type++)
      {
        g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
        g_autoptr (GError) error = NULL;
        GtkWidget *stack = gtk_popover_get_child (GTK_POPOVER (editor));

        annexa_filter_editor_set_field (ANNEXA_FILTER_EDITOR (editor), &kind->fields[i]);
        annexa_filter_editor_set_type (ANNEXA_FILTER_EDITOR (editor), type);
        fill (stack);
        g_clear_pointer (&made, annexa_condition_free);
        if (!annexa_filter_editor_apply (ANNEXA_FILTER_EDITOR (editor)))
          continue;
        g_assert_nonnull (made);
        g_assert_true (made->field == &kind->fields[i]);
        annexa_condition_apply (made, query);
        g_assert_cmpint (annexa_project_count_query (fixture->project, query, &error), >=, 0);
        g_assert_no_error (error);
        annexa_filter_editor_edit (ANNEXA_FILTER_EDITOR (editor), made);
        g_assert_true (annexa_filter_editor_apply (ANNEXA_FILTER_EDITOR (editor)));
      }
  g_clear_pointer (&made, annexa_condition_free);
  g_object_unref (editor);
}

static void
test_editor (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const kinds[] = { "asset", "risk", "evidence", "task", "incident", "supplier" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_editor (fixture, kinds[i]);
}

/* Who types a name and presses Enter means the one that is called so; where nobody is, it
 * asks for another name. */
static void
enter_owner (GtkWidget         *editor,
             const AnnexaField *owner,
             const char        *typed)
{
  GtkWidget *entry;

  annexa_filter_editor_set_field (ANNEXA_FILTER_EDITOR (editor), owner);
  entry = annexa_test_ui_find (annexa_test_ui_find (editor, ANNEXA_TYPE_FILTER_VALUES), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
is_filtered (gpointer data)
{
  return annexa_filter_chips_get_size (data) == 1;
}

static void
test_enter_applies (Fixture      *fixture,
                    gconstpointer data)
{
  const AnnexaField *owner = annexa_kind_find_field (fixture->kind, "owner");
  GtkWidget *editor;
  g_auto (GStrv) filters = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->reg), "register.add-filter", NULL);
  annexa_test_ui_settle ();
  editor = annexa_test_ui_find (GTK_WIDGET (fixture->reg), ANNEXA_TYPE_FILTER_EDITOR);
  g_assert_nonnull (editor);
  g_assert_true (gtk_widget_get_mapped (editor));
  enter_owner (editor, owner, "nobody of that name");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (editor));
  g_assert_cmpuint (annexa_filter_chips_get_size (fixture->chips), ==, 0);
  /* Of others it is only told that Tim Weber stands in for them. */
  enter_owner (editor, owner, "tim");
  annexa_test_ui_wait (is_filtered, fixture->chips);
  g_assert_false (gtk_widget_get_mapped (editor));
  filters = annexa_filter_chips_get_filters (fixture->chips);
  g_assert_cmpstr (filters[0], ==, "owner=P-003");
  annexa_filter_chips_clear (fixture->chips);
  annexa_test_ui_settle ();
}

static AnnexaRecordList *
get_list (Fixture *fixture)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (fixture->project, annexa_grid_columns_get_kind (columns));
  AnnexaQuery *query = annexa_query_new (fixture->kind);

  annexa_grid_columns_add_sorts (columns, query);
  annexa_record_list_set_query (list, query);
  return g_steal_pointer (&list);
}

static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType state)
{
  annexa_grid_handle_key (fixture->grid, key, state);
  annexa_test_ui_settle ();
}

static guint
count_headings (GtkWidget *widget)
{
  guint n = 0, seen = 0;

  for (GtkWidget *heading; (heading = annexa_test_ui_find_nth (widget, ANNEXA_TYPE_GRID_GROUP, n)) != NULL; n++)
    seen += gtk_widget_get_mapped (heading);
  return seen;
}

static void
group_by (Fixture    *fixture,
          const char *field)
{
  annexa_grid_columns_set_group (annexa_grid_get_columns (fixture->grid), annexa_kind_find_field (fixture->kind, field));
  annexa_test_ui_settle ();
}

static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (AnnexaRecordList) list = NULL;
  g_autofree char *all = annexa_register_describe (fixture->reg);
  guint first;

  group_by (fixture, "type");
  list = get_list (fixture);
  g_assert_cmpuint (annexa_record_list_get_n_groups (list), >, 3);
  g_assert_cmpuint (count_headings (GTK_WIDGET (fixture->grid)), >, 1);
  assert_status (fixture, all);
  first = annexa_record_list_get_group (list, 0)->count;

  /* From the first record up to its heading, and back down. */
  annexa_grid_move_to (fixture->grid, 0, 1, FALSE);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, 0);
  g_assert_cmpuint (annexa_grid_get_column (fixture->grid), ==, 1);

  /* Folded, the next thing below is the next heading; typing on a heading writes nowhere. */
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_x, 0);
  g_assert_false (annexa_grid_is_editing (fixture->grid));
  press (fixture, GDK_KEY_Left, 0);
  assert_status (fixture, all);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpuint (annexa_grid_get_row (fixture->grid), ==, 0);
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (fixture->reg)), ==,
                   annexa_record_list_get_id (list, first));

  /* All folded there are headings only, and one of them has the keyboard. */
  press (fixture, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_headings (GTK_WIDGET (fixture->grid)), ==, annexa_record_list_get_n_groups (list));
  g_assert_true (annexa_grid_take_focus (fixture->grid));
  g_assert_null (annexa_register_get_selected (fixture->reg));
  press (fixture, GDK_KEY_plus, GDK_CONTROL_MASK);
  assert_status (fixture, all);

  /* The heading that the cursor is on may go. */
  annexa_grid_move_to (fixture->grid, 0, 1, FALSE);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_End, 0);
  add_filter (fixture, "type=process");
  press (fixture, GDK_KEY_Down, 0);
  annexa_filter_chips_clear (fixture->chips);
  annexa_test_ui_settle ();
  assert_status (fixture, all);

  /* What is to be seen unfolds. */
  press (fixture, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_true (annexa_register_select (fixture->reg, annexa_record_list_get_id (list, first + 1)));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (fixture->reg)), ==,
                   annexa_record_list_get_id (list, first + 1));
  annexa_grid_columns_set_group (annexa_grid_get_columns (fixture->grid), NULL);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_headings (GTK_WIDGET (fixture->grid)), ==, 0);
}

/* Drop-down lists have list views of their own. */
static GtkWidget *
find_narrow_list (Fixture *fixture)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *view = annexa_test_ui_find_nth (GTK_WIDGET (fixture->reg), GTK_TYPE_LIST_VIEW, i);

      g_assert_nonnull (view);
      if (gtk_widget_has_css_class (view, "register-narrow"))
        return view;
    }
}

/* Rows of two lines have headings as well, which Enter folds. */
static void
test_narrow_groups (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *view;
  guint n;

  group_by (fixture, "type");
  close_register (fixture);
  open_register (fixture, 360);
  view = find_narrow_list (fixture);
  n = count_headings (view);
  g_assert_cmpuint (n, >, 0);
  g_signal_emit_by_name (view, "activate", 0);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_headings (view), >=, n);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reg), "register.fold-all", NULL);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_headings (view), >, n);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reg), "register.unfold-all", NULL);
  annexa_test_ui_settle ();
  annexa_register_select_position (fixture->reg, 3);
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_register_get_position (fixture->reg), ==, 3);
  annexa_grid_columns_set_group (annexa_grid_get_columns (fixture->grid), NULL);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_headings (view), ==, 0);
}

/* A register that comes into a window that is there already makes no rows of two lines where it has room for its grid, not
 * even before it knows how wide it is. */
static void
test_no_narrow_rows (Fixture      *fixture,
                     gconstpointer data)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), gtk_label_new ("Before"));
  annexa_test_ui_settle ();
  fixture->reg = ANNEXA_REGISTER (annexa_register_new (fixture->project, fixture->kind));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->reg));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (annexa_test_ui_find (GTK_WIDGET (fixture->reg), ANNEXA_TYPE_GRID)));
  g_assert_null (gtk_list_view_get_model (GTK_LIST_VIEW (find_narrow_list (fixture))));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  annexa_test_ui_settle ();
  g_assert_nonnull (gtk_list_view_get_model (GTK_LIST_VIEW (find_narrow_list (fixture))));
}

static double
get_scrolled (gpointer scrollable)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scrollable)));
}

static void
assert_first_heading (Fixture *fixture,
                      gpointer scrollable)
{
  AnnexaRecordList *list = annexa_register_get_list (fixture->reg);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_assert_cmpuint (annexa_register_get_position (fixture->reg), ==, 0);
  g_assert_cmpfloat (get_scrolled (scrollable), ==, 0);
  annexa_register_select (fixture->reg, annexa_record_list_get_id (list, n - 1));
  annexa_test_ui_settle ();
  g_assert_cmpfloat (get_scrolled (scrollable), >, 0);
  annexa_register_select (fixture->reg, annexa_record_list_get_id (list, 0));
  annexa_test_ui_settle ();
  g_assert_cmpfloat (get_scrolled (scrollable), ==, 0);
}

/* A register that is opened, or scrolled back to its top, says of which group its first record is. */
static void
test_first_heading (Fixture      *fixture,
                    gconstpointer data)
{
  group_by (fixture, "type");
  close_register (fixture);
  open_register (fixture, 1000);
  assert_first_heading (fixture, fixture->grid);
  close_register (fixture);
  open_register (fixture, 360);
  assert_first_heading (fixture, find_narrow_list (fixture));
}

/* A record that a filter hides is not in the form either, and comes back there with the list, but for what could not be
 * written. */
static void
test_hidden (Fixture      *fixture,
             gconstpointer data)
{
  const char *const kinds[] = { "asset", NULL };
  GtkWidget *row, *page = annexa_register_page_new (fixture->project, kinds);
  AnnexaFormPane *pane = ANNEXA_FORM_PANE (annexa_test_ui_find (page, ANNEXA_TYPE_FORM_PANE));
  gint64 id;

  close_register (fixture);
  open_window (fixture, page, 1200);
  annexa_register_select_position (fixture->reg, 2);
  id = annexa_record_get_id (annexa_register_get_selected (fixture->reg));
  add_filter (fixture, "name~no such name");
  g_assert_null (annexa_form_pane_get_record (pane));
  annexa_filter_chips_clear (fixture->chips);
  annexa_test_ui_settle ();
  g_assert_true (annexa_form_pane_get_record (pane) == annexa_register_get_selected (fixture->reg));
  g_assert_cmpint (annexa_record_get_id (annexa_form_pane_get_record (pane)), ==, id);

  row = annexa_test_ui_find (GTK_WIDGET (pane), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  add_filter (fixture, "name~no such name");
  g_assert_cmpuint (annexa_filter_chips_get_size (fixture->chips), ==, 1);
  g_assert_cmpint (annexa_record_get_id (annexa_form_pane_get_record (pane)), ==, id);
  gtk_editable_set_text (GTK_EDITABLE (row), "Found again");
  annexa_filter_chips_clear (fixture->chips);
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (fixture->reg)), ==, id);
}

static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_auto (GStrv) names = annexa_saved_filters_list (fixture->path, fixture->kind->name);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_saved_filters (Fixture      *fixture,
                    gconstpointer data)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  AnnexaFilterMenu *menu;
  guint n = count (fixture, "type=software|hardware");

  gtk_widget_activate_action (GTK_WIDGET (fixture->reg), "register.filter-menu", NULL);
  annexa_test_ui_settle ();
  menu = ANNEXA_FILTER_MENU (annexa_test_ui_find (GTK_WIDGET (fixture->reg), ANNEXA_TYPE_FILTER_MENU));
  g_assert_nonnull (menu);
  g_assert_false (annexa_filter_menu_save (menu, "  "));
  add_filter (fixture, "type=software|hardware");
  group_by (fixture, "owner");
  annexa_grid_columns_sort_by (columns, annexa_kind_find_field (fixture->kind, "name"), FALSE);
  g_assert_true (annexa_filter_menu_save (menu, "Machines"));
  annexa_filter_chips_clear (fixture->chips);
  annexa_grid_columns_set_group (columns, NULL);
  g_assert_true (annexa_filter_menu_save (menu, "Everything"));
  assert_names (fixture, "Everything Machines");

  annexa_filter_menu_pick (menu, "Machines");
  annexa_test_ui_settle ();
  assert_shown (fixture, n);
  g_assert_true (annexa_grid_columns_get_group (columns) == annexa_kind_find_field (fixture->kind, "owner"));
  annexa_filter_menu_pick (menu, "Everything");
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_filter_chips_get_size (fixture->chips), ==, 0);
  g_assert_null (annexa_grid_columns_get_group (columns));

  g_assert_false (annexa_saved_filters_rename (fixture->path, "asset", "Machines", "Everything"));
  g_assert_true (annexa_saved_filters_rename (fixture->path, "asset", "Machines", "Things"));
  assert_names (fixture, "Everything Things");
  annexa_saved_filters_delete (fixture->path, "asset", "Everything");
  assert_names (fixture, "Things");
  annexa_saved_filters_delete (fixture->path, "asset", "Things");
  assert_names (fixture, "");
}

static gint64
count_evidence (Fixture *fixture)
{
  return annexa_project_count (fixture->project, annexa_kind_lookup ("evidence"));
}

static gint64 wanted;

/* What a worker has written is there before the window knows of it. */
static gboolean
has_evidence (gpointer data)
{
  return count_evidence (data) == wanted && !annexa_project_is_working (((Fixture *) data)->project);
}

static char *
write_file (const char *name,
            const char *text)
{
  char *path = annexa_test_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The files of one drop are one edit, linked to the record, and none of them comes when one cannot. Large ones are written
 * by a worker. */
static void
test_evidence (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *one = write_file ("Backup test.txt", "It worked.");
  g_autofree char *two = write_file ("minutes.md", "We met.");
  g_autofree char *large = annexa_test_path ("large.bin");
  const char *const paths[] = { one, two, NULL };
  const char *const too_large[] = { one, large, NULL };
  gint64 before = count_evidence (fixture);
  AnnexaRecord *record;
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("evidence"));
  g_autoptr (GPtrArray) found = NULL;
  g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;
  FILE *file;

  annexa_register_select_position (fixture->reg, 2);
  record = annexa_register_get_selected (fixture->reg);
  annexa_many_lower_limit (data != NULL ? 1 : 0);
  annexa_attach_evidence (GTK_WIDGET (fixture->reg), fixture->project, record, paths);
  wanted = before + 2;
  annexa_test_ui_wait (has_evidence, fixture);
  annexa_many_lower_limit (0);

  annexa_value_set_integer (&id, annexa_record_get_id (record));
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_kind_lookup ("evidence"), "for"), ANNEXA_TEST_EQUAL, &id);
  annexa_query_add_sort (query, annexa_kind_find_field (annexa_kind_lookup ("evidence"), "ref"), FALSE);
  found = annexa_project_query_records (fixture->project, query, NULL);
  g_assert_cmpuint (found->len, >=, 2);
  g_assert_cmpstr (annexa_record_get_title (found->pdata[found->len - 2]), ==, "Backup test");
  g_assert_true (g_str_has_suffix (annexa_record_get_text (found->pdata[found->len - 2], "file"), "/Backup test.txt"));
  g_assert_cmpstr (annexa_record_get_title (found->pdata[found->len - 1]), ==, "minutes");
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (count_evidence (fixture), ==, before);

  file = g_fopen (large, "w");
  g_assert_cmpint (fseek (file, 101 * 1024 * 1024, SEEK_SET), ==, 0);
  fputc ('x', file);
  fclose (file);
  annexa_attach_evidence (GTK_WIDGET (fixture->reg), fixture->project, record, too_large);
  for (guint i = 0; i < 20; i++)
    annexa_test_ui_settle ();
  g_assert_cmpint (count_evidence (fixture), ==, before);
  g_remove (large);
}

static AnnexaPasteWindow *
find_preview (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_PASTE_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  g_error ("no table is looked at");
}

static void
choose_register (AnnexaPasteWindow *preview,
                 const char        *kind)
{
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find_nth (GTK_WIDGET (preview), ADW_TYPE_COMBO_ROW, 1));
  GListModel *labels = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) label = g_list_model_get_item (labels, i);

      if (strcmp (gtk_string_object_get_string (label), annexa_kind_lookup (kind)->plural) == 0)
        adw_combo_row_set_selected (row, i);
    }
  annexa_test_ui_settle ();
  g_assert_true (annexa_paste_window_get_kind (preview) == annexa_kind_lookup (kind));
}

/* Wherever somebody is, a table goes where its columns belong, or where they say; and there its rows are selected. */
static void
test_import_elsewhere (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const kinds[] = { "asset", "supplier" };
  g_autofree char *project = annexa_test_ui_sample ("import.annexa");
  g_autofree char *path = annexa_test_path ("machines.csv");
  AnnexaWindow *window = annexa_test_ui_open (project, 1280, 800);

  g_assert_true (g_file_set_contents (path, "Name;Type;Owner\nPlotter;Hardware;\nCopier;Hardware;\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint first, last;
      g_autoptr (GtkBitset) rows = NULL;
      AnnexaPasteWindow *preview;
      AnnexaGrid *grid;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "reviews");
      annexa_test_ui_settle ();
      annexa_import_table_file (GTK_WIDGET (window), annexa_window_get_project (window), annexa_kind_lookup ("review"), path);
      annexa_test_ui_settle ();
      preview = find_preview ();
      g_assert_true (annexa_paste_window_get_kind (preview) == annexa_kind_lookup ("asset"));
      choose_register (preview, kinds[i]);
      annexa_paste_window_paste (preview);
      annexa_test_ui_settle ();
      for (guint j = 0;; j++)
        {
          grid = ANNEXA_GRID (annexa_test_ui_find_nth (GTK_WIDGET (window), ANNEXA_TYPE_GRID, j));
          g_assert_nonnull (grid);
          if (gtk_widget_get_mapped (GTK_WIDGET (grid)))
            break;
        }
      g_assert_true (annexa_grid_columns_get_kind (annexa_grid_get_columns (grid)) == annexa_kind_lookup (kinds[i]));
      rows = annexa_grid_list_selected (grid, &first, &last);
      g_assert_cmpuint (gtk_bitset_get_size (rows), ==, 2);
    }
  annexa_test_ui_close (window);
}

/* What the chooser of columns says about room, or NULL. */
static const char *
find_no_room (GtkWidget *chooser)
{
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (chooser, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_visible (label) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), "No room for "))
      return gtk_label_get_label (GTK_LABEL (label));
  return NULL;
}

static gboolean
has_room (gpointer chooser)
{
  return find_no_room (chooser) == NULL;
}

static gboolean
lacks_room (gpointer chooser)
{
  return !has_room (chooser);
}

/* Columns for which there is no room are named where they are chosen, until there is. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (fixture->grid);
  GtkWidget *chooser = g_object_ref_sink (annexa_register_make_columns (fixture->reg));
  g_autoptr (GPtrArray) dropped = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1270, 600);
  annexa_test_ui_wait (has_room, chooser);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 540, 600);
  annexa_test_ui_wait (lacks_room, chooser);
  dropped = annexa_grid_columns_list_dropped (columns);
  g_assert_cmpuint (dropped->len, >, 0);
  for (guint i = 0; i < dropped->len; i++)
    {
      g_assert_true (annexa_grid_columns_has (columns, dropped->pdata[i]));
      g_assert_nonnull (strstr (find_no_room (chooser), annexa_field_get_label (dropped->pdata[i])));
    }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1270, 600);
  annexa_test_ui_wait (has_room, chooser);
  g_object_unref (chooser);
}

/* In a window of the usual size the plan says until when, and how far it has come. */
static void
test_plan_columns (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const needed[] = { "title", "due", "progress", "status" };
  AnnexaGridColumns *columns;

  close_register (fixture);
  fixture->kind = annexa_kind_lookup ("task");
  open_register (fixture, 630);
  columns = annexa_grid_get_columns (fixture->grid);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      guint column = 0;

      while (column < annexa_grid_columns_get_size (columns)
             && strcmp (annexa_grid_columns_get (columns, column)->field->name, needed[i]) != 0)
        column++;
      g_test_message ("%s", needed[i]);
      g_assert_cmpuint (column, <, annexa_grid_columns_get_size (columns));
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/registers/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/registers/narrow-chips", Fixture, NULL, set_up, test_narrow_chips, tear_down);
  g_test_add ("/registers/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/registers/plan-columns", Fixture, NULL, set_up, test_plan_columns, tear_down);
  g_test_add ("/registers/save-list", Fixture, NULL, set_up, test_save_list, tear_down);
  g_test_add ("/registers/editor", Fixture, NULL, set_up, test_editor, tear_down);
  g_test_add ("/registers/enter-applies", Fixture, NULL, set_up, test_enter_applies, tear_down);
  g_test_add ("/registers/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/registers/no-narrow-rows", Fixture, NULL, set_up, test_no_narrow_rows, tear_down);
  g_test_add ("/registers/narrow-groups", Fixture, NULL, set_up, test_narrow_groups, tear_down);
  g_test_add ("/registers/first-heading", Fixture, NULL, set_up, test_first_heading, tear_down);
  g_test_add ("/registers/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/registers/saved-filters", Fixture, NULL, set_up, test_saved_filters, tear_down);
  g_test_add ("/registers/import-elsewhere", Fixture, NULL, set_up, test_import_elsewhere, tear_down);
  g_test_add ("/registers/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  g_test_add ("/registers/large-evidence", Fixture, GINT_TO_POINTER (TRUE), set_up, test_evidence, tear_down);

  return g_test_run ();
}
