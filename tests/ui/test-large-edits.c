/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-bulk-window.h"
#include "annexa-csv-reader.h"
#include "annexa-file-editor.h"
#include "annexa-filter-chips.h"
#include "annexa-form-pane.h"
#include "annexa-grid.h"
#include "annexa-grid-columns.h"
#include "annexa-many.h"
#include "annexa-paste-window.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-register.h"
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
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->path = annexa_test_ui_sample ("large-edits.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->n_before = count_assets (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "assets"));
  annexa_test_ui_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_many_lower_limit (0);
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
act (Fixture    *fixture,
     const char *action,
     gint64      n_expected)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  fixture->n_expected = n_expected;
  annexa_test_ui_wait (has_expected, fixture);
  annexa_test_ui_settle ();
}

/* The rows are looked at, imported, taken back and imported again, all in workers. */
static void
test_import (Fixture      *fixture,
             gconstpointer data)
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
test_choose_meanwhile (Fixture      *fixture,
                       gconstpointer data)
{
  AnnexaPasteWindow *preview;

  import (fixture);
  preview = find_preview ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (annexa_test_ui_find_row (GTK_WIDGET (preview), "Type")), 0);
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
test_close_meanwhile (Fixture      *fixture,
                      gconstpointer data)
{
  import (fixture);
  gtk_window_close (GTK_WINDOW (find_preview ()));
  annexa_test_ui_wait (is_idle, fixture->project);
  g_assert_cmpint (count_assets (fixture), ==, fixture->n_before);
  import (fixture);
}

/* Who closes the dialog while the rows are written stops that. When it comes too late, they are there, and can be taken
 * back. */
static void
test_import_closed (Fixture      *fixture,
                    gconstpointer too_late)
{
  AnnexaPasteWindow *preview;
  gint64 n;

  import (fixture);
  preview = find_preview ();
  annexa_test_ui_wait (is_possible, preview);
  annexa_paste_window_paste (preview);
  for (guint i = 0; too_late && i < 100000 && count_assets (fixture) == fixture->n_before; i++)
    g_usleep (1000);
  gtk_window_close (GTK_WINDOW (preview));
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
  g_assert_null (find_preview ());
  n = count_assets (fixture);
  g_assert_true (n == fixture->n_before + N_ROWS || (!too_late && n == fixture->n_before));
}

static gint64
find_asset (Fixture *fixture,
            guint    number)
{
  g_autofree char *ref = g_strdup_printf ("A-%03u", number);

  return annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), ref);
}

/* A dialog that sets the location of the first assets and @further, with what is to be set filled in. */
static GtkWindow *
begin_bulk (Fixture *fixture,
            gint64   further)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    {
      gint64 id = find_asset (fixture, i + 1);

      g_array_append_val (ids, id);
    }
  if (further != 0)
    g_array_append_val (ids, further);
  annexa_many_lower_limit (2);
  dialog = annexa_bulk_window_new (GTK_WINDOW (fixture->window), fixture->project, kind, ids);
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), annexa_kind_find_field (kind, "location"));
  gtk_window_present (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW)), "Vault");
  return GTK_WINDOW (dialog);
}

static void
press_default (GtkWindow *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (dialog), "clicked");
}

/* As the file has it, also before the window was told. */
static gboolean
is_set (Fixture *fixture)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "Vault");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "location"), ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (fixture->project, query, &error);
  g_assert_no_error (error);
  g_assert_true (ids->len == 0 || ids->len == 3);
  return ids->len > 0;
}

static void
count (guint *n)
{
  (*n)++;
}

/* A worker sets the field; who presses twice has it set once, and one undo takes it back. */
static void
test_bulk (Fixture      *fixture,
           gconstpointer data)
{
  GtkWindow *dialog = begin_bulk (fixture, 0);
  guint n_applied = 0;

  g_signal_connect_swapped (dialog, "applied", G_CALLBACK (count), &n_applied);
  press_default (dialog);
  g_assert_true (annexa_project_is_working (fixture->project));
  g_assert_false (gtk_widget_is_sensitive (gtk_window_get_default_widget (dialog)));
  press_default (dialog);
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_BULK_WINDOW));
  g_assert_cmpuint (n_applied, ==, 1);
  g_assert_true (is_set (fixture));
  act (fixture, "win.undo", fixture->n_before);
  g_assert_false (is_set (fixture));
}

/* What cannot be set is said in the dialog, with the keyboard where it was. */
static void
test_bulk_fails (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWindow *dialog = begin_bulk (fixture, G_MAXINT);
  GtkWidget *focus = gtk_window_get_focus (dialog);
  gboolean said = FALSE;
  GtkWidget *label;

  g_assert_nonnull (focus);
  press_default (dialog);
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
  g_assert_true (annexa_test_ui_find_window (ANNEXA_TYPE_BULK_WINDOW) == GTK_WIDGET (dialog));
  g_assert_true (gtk_widget_is_sensitive (gtk_window_get_default_widget (dialog)));
  g_assert_true (gtk_window_get_focus (dialog) == focus);
  for (guint i = 0; (label = annexa_test_ui_find_nth (GTK_WIDGET (dialog), GTK_TYPE_LABEL, i)) != NULL; i++)
    said = said || (gtk_widget_get_mapped (label) && gtk_widget_has_css_class (label, "grid-error"));
  g_assert_true (said);
  g_assert_false (is_set (fixture));
  gtk_window_close (dialog);
}

/* Who closes the dialog stops the worker. When that comes too late, the field is set, and can be taken back. */
static void
test_bulk_closed (Fixture      *fixture,
                  gconstpointer too_late)
{
  GtkWindow *dialog = begin_bulk (fixture, 0);
  guint n_applied = 0;

  g_signal_connect_swapped (dialog, "applied", G_CALLBACK (count), &n_applied);
  press_default (dialog);
  while (too_late && !is_set (fixture))
    g_usleep (1000);
  gtk_window_close (dialog);
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_BULK_WINDOW));
  g_assert_cmpuint (n_applied, ==, is_set (fixture) ? 1 : 0);
  g_assert_true (!too_late || n_applied == 1);
}

static gboolean
is_loaded (gpointer list)
{
  return !annexa_record_list_is_loading (list);
}

/* What was imported is selected, also in a list that is still being read. */
static void
test_select_later (Fixture      *fixture,
                   gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  AnnexaRegister *reg = ANNEXA_REGISTER (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_REGISTER));
  AnnexaRecordList *list = annexa_register_get_list (reg);
  AnnexaQuery *query = annexa_query_new (kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *selected = NULL;

  for (guint i = 5; i < 8; i++)
    {
      gint64 id = find_asset (fixture, i);

      g_array_append_val (ids, id);
    }
  annexa_query_set_group (query, annexa_kind_find_field (kind, "type"), FALSE);
  annexa_many_lower_limit (5);
  annexa_record_list_set_query (list, query);
  g_assert_true (annexa_record_list_is_loading (list));
  annexa_register_select_several (reg, ids);
  annexa_test_ui_wait (is_loaded, list);
  g_assert_nonnull (annexa_register_get_selected (reg));
  selected = annexa_grid_summarize (ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (reg), ANNEXA_TYPE_GRID)));
  g_assert_true (g_str_has_prefix (selected, "3 rows selected"));
}

static AnnexaRegister *
get_register (Fixture *fixture)
{
  return ANNEXA_REGISTER (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_REGISTER));
}

/* Leaves only processes, in a list that is read by a worker, and is so again when all are to be shown. */
static AnnexaRegister *
filter_long (Fixture *fixture)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  AnnexaRegister *reg = get_register (fixture);
  AnnexaRecordList *list = annexa_register_get_list (reg);
  GtkWidget *chips = annexa_test_ui_find (GTK_WIDGET (reg), ANNEXA_TYPE_FILTER_CHIPS);
  GtkWidget *grid = annexa_test_ui_find (GTK_WIDGET (reg), ANNEXA_TYPE_GRID);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaCondition) condition = annexa_condition_parse (fixture->project, kind, "type=process", &error);

  g_assert_no_error (error);
  annexa_many_lower_limit (5);
  annexa_filter_chips_add (ANNEXA_FILTER_CHIPS (chips), condition);
  annexa_grid_columns_set_group (annexa_grid_get_columns (ANNEXA_GRID (grid)), annexa_kind_find_field (kind, "type"));
  annexa_test_ui_wait (is_loaded, list);
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_record_list_get_n_groups (list), ==, 1);
  return reg;
}

/* The last asset that the filter hides. */
static gint64
find_hidden (Fixture        *fixture,
             AnnexaRegister *reg)
{
  for (guint i = (guint) fixture->n_before; i > 0; i--)
    {
      guint position;

      if (find_asset (fixture, i) != 0
          && !annexa_record_list_find (annexa_register_get_list (reg), find_asset (fixture, i), &position))
        return find_asset (fixture, i);
    }
  g_assert_not_reached ();
}

static void
assert_selected (AnnexaRegister *reg,
                 gint64          id)
{
  g_assert_nonnull (annexa_register_get_selected (reg));
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (reg)), ==, id);
}

static gboolean
has_focus_in (Fixture *fixture,
              GType    type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static AnnexaProjectView *
get_view (Fixture *fixture)
{
  return ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW));
}

/* What was imported is selected, also where a filter hides it. */
static void
test_select_hidden (Fixture      *fixture,
                    gconstpointer data)
{
  AnnexaRegister *reg = filter_long (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *selected = NULL;
  gint64 id = find_hidden (fixture, reg);
  gint64 other = find_asset (fixture, 1);

  g_array_append_val (ids, id);
  g_array_append_val (ids, other);
  annexa_project_view_select_several (get_view (fixture), annexa_kind_lookup ("asset"), ids);
  g_assert_true (annexa_record_list_is_loading (annexa_register_get_list (reg)));
  annexa_test_ui_wait (is_loaded, annexa_register_get_list (reg));
  selected = annexa_grid_summarize (ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (reg), ANNEXA_TYPE_GRID)));
  g_assert_nonnull (selected);
  g_assert_true (g_str_has_prefix (selected, "2 rows selected"));
}

/* What is to be shown opens once the list has it; not when somebody chose something else meanwhile, or went away. */
static void
test_open_hidden (Fixture      *fixture,
                  gconstpointer data)
{
  const char *meanwhile = data;
  AnnexaRegister *reg = filter_long (fixture);
  AnnexaRecordList *list = annexa_register_get_list (reg);
  GtkWidget *pane = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_FORM_PANE);
  gint64 id = find_hidden (fixture, reg);
  gint64 other = annexa_record_list_get_id (list, 1);

  annexa_project_view_show_record (get_view (fixture), annexa_kind_lookup ("asset"), id);
  g_assert_true (annexa_record_list_is_loading (list));
  if (g_strcmp0 (meanwhile, "choose") == 0)
    annexa_register_select_position (reg, 1);
  else if (g_strcmp0 (meanwhile, "leave") == 0)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "risks");
  annexa_test_ui_wait (is_loaded, list);
  annexa_test_ui_settle ();

  assert_selected (reg, g_strcmp0 (meanwhile, "choose") == 0 ? other : id);
  g_assert_true (annexa_form_pane_get_record (ANNEXA_FORM_PANE (pane)) == annexa_register_get_selected (reg));
  g_assert_cmpint (has_focus_in (fixture, ANNEXA_TYPE_FORM_PANE), ==, meanwhile == NULL);
}

/* A new record that the filter would hide is written into, and one undo takes it away. */
static void
test_add_hidden (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaRegister *reg = filter_long (fixture);
  AnnexaRecordList *list = annexa_register_get_list (reg);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  g_assert_cmpint (count_assets (fixture), ==, fixture->n_before + 1);
  annexa_test_ui_wait (is_loaded, list);
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_record_list_get_n_found (list), ==, (guint) fixture->n_before + 1);
  g_assert_nonnull (annexa_register_get_selected (reg));
  g_assert_cmpstr (annexa_record_get_title (annexa_register_get_selected (reg)), ==, "New asset");
  g_assert_true (has_focus_in (fixture, ANNEXA_TYPE_FORM_PANE));
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_get_sensitive (button);
}

/* Of no type that another program could be started for. */
static void
attach_file (Fixture          *fixture,
             const AnnexaKind *kind,
             gint64            id,
             const char       *path)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "File attached");
  guint8 bytes[300000];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * i / 7);
  g_file_set_contents (path, (const char *) bytes, sizeof bytes, &error);
  g_assert_no_error (error);
  annexa_edit_set_file (edit, kind, id, annexa_kind_find_field (kind, "logo"), path);
  annexa_project_apply (fixture->project, edit, &error);
  g_assert_no_error (error);
}

/* An attached file is written by a worker before another program opens it, as a copy like the one in the project. */
static void
test_open_file (Fixture      *fixture,
                gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (fixture->project, kind, NULL);
  g_autofree char *attached = annexa_test_path ("plan.xyzzy");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "annexa", "opened", "plan.xyzzy", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *opened = NULL;
  GtkWidget *editor;
  GtkWidget *button;
  gsize length, expected_length;
  g_autoptr (GError) error = NULL;

  attach_file (fixture, kind, annexa_record_get_id (organization), attached);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "organization"));
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.turn-tab", g_variant_new_int32 (-1));
  editor = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_FILE_EDITOR);
  button = annexa_test_ui_find (editor, GTK_TYPE_BUTTON);
  while (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Open") != 0)
    button = gtk_widget_get_next_sibling (button);

  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_sensitive (button));
  annexa_test_ui_wait (is_sensitive, button);
  annexa_test_ui_settle ();

  g_file_get_contents (attached, &expected, &expected_length, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &opened, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (opened, length, expected, expected_length);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/large-edits/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/large-edits/choose-meanwhile", Fixture, NULL, set_up, test_choose_meanwhile, tear_down);
  g_test_add ("/large-edits/close-meanwhile", Fixture, NULL, set_up, test_close_meanwhile, tear_down);
  g_test_add ("/large-edits/bulk", Fixture, NULL, set_up, test_bulk, tear_down);
  g_test_add ("/large-edits/bulk-fails", Fixture, NULL, set_up, test_bulk_fails, tear_down);
  g_test_add ("/large-edits/import-closed", Fixture, NULL, set_up, test_import_closed, tear_down);
  g_test_add ("/large-edits/import-closed-late", Fixture, GINT_TO_POINTER (TRUE), set_up, test_import_closed,
              tear_down);
  g_test_add ("/large-edits/bulk-closed", Fixture, NULL, set_up, test_bulk_closed, tear_down);
  g_test_add ("/large-edits/bulk-closed-late", Fixture, GINT_TO_POINTER (TRUE), set_up, test_bulk_closed, tear_down);
  g_test_add ("/large-edits/select-later", Fixture, NULL, set_up, test_select_later, tear_down);
  g_test_add ("/large-edits/select-hidden", Fixture, NULL, set_up, test_select_hidden, tear_down);
  g_test_add ("/large-edits/open-hidden", Fixture, NULL, set_up, test_open_hidden, tear_down);
  g_test_add ("/large-edits/open-hidden-choose", Fixture, "choose", set_up, test_open_hidden, tear_down);
  g_test_add ("/large-edits/open-hidden-leave", Fixture, "leave", set_up, test_open_hidden, tear_down);
  g_test_add ("/large-edits/add-hidden", Fixture, NULL, set_up, test_add_hidden, tear_down);
  g_test_add ("/large-edits/open-file", Fixture, NULL, set_up, test_open_file, tear_down);

  return g_test_run ();
}
