/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-grid.h"
#include "annexa-help-window.h"
#include "annexa-import-columns.h"
#include "annexa-import-report.h"
#include "annexa-paste-window.h"
#include "annexa-query.h"
#include "annexa-settings.h"
#include "annexa-spreadsheet.h"
#include "annexa-table-import.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Bringing in lists that somebody keeps elsewhere, once and again, in a real window over the example company. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_settings_reset (annexa_settings_get (), "imports");
  fixture->path = annexa_test_ui_sample ("imports.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.go", g_variant_new_string ("assets"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static AnnexaGrid *
get_grid (Fixture *fixture)
{
  GtkWidget *grid;

  for (guint i = 0; (grid = annexa_test_ui_find_nth (GTK_WIDGET (fixture->window), ANNEXA_TYPE_GRID, i)) != NULL; i++)
    if (gtk_widget_get_mapped (grid))
      return ANNEXA_GRID (grid);
  g_error ("no register is shown");
}

static GtkWidget *
open_table (Fixture    *fixture,
            const char *name,
            const char *csv)
{
  g_autofree char *path = annexa_test_path (name);

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  annexa_import_table_file (GTK_WIDGET (fixture->window), fixture->project, annexa_kind_lookup ("asset"), path);
  annexa_test_ui_settle ();
  return annexa_test_ui_find_window (ANNEXA_TYPE_PASTE_WINDOW);
}

static void
import (GtkWidget *dialog)
{
  annexa_paste_window_paste (ANNEXA_PASTE_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static const char *
get_chosen (GtkWidget  *dialog,
            const char *title)
{
  AdwPreferencesRow *row = annexa_test_ui_find_row (dialog, title);

  g_assert_nonnull (row);
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
}

static void
choose (GtkWidget  *dialog,
        const char *title,
        const char *label)
{
  AdwPreferencesRow *row = annexa_test_ui_find_row (dialog, title);
  GListModel *labels;

  g_assert_nonnull (row);
  labels = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (strcmp (gtk_string_object_get_string (item), label) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
  annexa_test_ui_settle ();
  g_assert_cmpstr (get_chosen (dialog, title), ==, label);
}

static void
assert_type (Fixture    *fixture,
             const char *name,
             const char *type)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (GArray) ids = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, name);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "name"), ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (fixture->project, query, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  record = annexa_project_get_record (fixture->project, kind, g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpstr (annexa_record_get_text (record, "type"), ==, type);
}

/* What somebody said about a list once holds the next time a list with these headings comes, also where most of them are
 * the same, but for what was left out; not for another list. */
static void
test_remembered (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "gear.csv", "Name;Gear;Paint\nPlotter;Contraption;red\n");

  choose (dialog, "Gear", "Type");
  choose (dialog, "“Contraption” means", "Hardware");
  choose (dialog, "Paint", "Leave out");
  import (dialog);
  assert_type (fixture, "Plotter", "hardware");

  dialog = open_table (fixture, "other-name.csv", "NAME;gear;paint\nScanner;CONTRAPTION;blue\n");
  g_assert_cmpstr (get_chosen (dialog, "gear"), ==, "Type");
  g_assert_cmpstr (get_chosen (dialog, "“CONTRAPTION” means"), ==, "Hardware");
  g_assert_cmpstr (get_chosen (dialog, "paint"), ==, "Leave out");
  import (dialog);
  assert_type (fixture, "Scanner", "hardware");

  /* A column more, and the word explained otherwise. */
  dialog = open_table (fixture, "more.csv", "Name;Gear;Paint;Hall\nCutter;Contraption;blue;3\n");
  g_assert_cmpstr (get_chosen (dialog, "Gear"), ==, "Type");
  g_assert_cmpstr (get_chosen (dialog, "Paint"), ==, "Into the notes");
  choose (dialog, "“Contraption” means", "Software");
  import (dialog);
  assert_type (fixture, "Cutter", "software");
  dialog = open_table (fixture, "more.csv", "Name;Gear;Paint;Hall\nPress;Contraption;blue;3\n");
  g_assert_cmpstr (get_chosen (dialog, "“Contraption” means"), ==, "Software");
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_table (fixture, "other-list.csv", "Name;Gear;Wheels;Doors;Year\nVan;Contraption;4;2;2019\n");
  g_assert_cmpstr (get_chosen (dialog, "Gear"), ==, "Into the notes");
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* A list goes where it went before, with what was said about it there. */
static void
test_register (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "partners.csv", "Name;Type;Since\nLens AG;Hardware;2019\n");

  g_assert_true (annexa_paste_window_get_kind (ANNEXA_PASTE_WINDOW (dialog)) == annexa_kind_lookup ("asset"));
  choose (dialog, "Since", "Leave out");
  choose (dialog, "The rows go to", "Suppliers");
  g_assert_cmpstr (get_chosen (dialog, "Since"), !=, "Leave out");
  import (dialog);
  dialog = open_table (fixture, "partners-2.csv", "Name;Type;Since\nGlas AG;Hardware;2020\n");
  g_assert_true (annexa_paste_window_get_kind (ANNEXA_PASTE_WINDOW (dialog)) == annexa_kind_lookup ("supplier"));
  g_assert_cmpstr (get_chosen (dialog, "The rows go to"), ==, "Suppliers");
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static void
write_spreadsheet (Fixture    *fixture,
                   const char *path)
{
  static const char *const kinds[] = { "person", "supplier" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (fixture->project, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      annexa_spreadsheet_add (spreadsheet, fixture->project, annexa_kind_lookup (kinds[i]), NULL, NULL,
                              ANNEXA_SHEET_WORDS_SHOWN, NULL, &error);
      g_assert_no_error (error);
    }
  bytes = annexa_spreadsheet_write (spreadsheet, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static gboolean
has_dialog (gpointer data)
{
  return annexa_test_ui_find_window (ANNEXA_TYPE_PASTE_WINDOW) != NULL;
}

static GtkWidget *
open_spreadsheet (Fixture    *fixture,
                  const char *path)
{
  annexa_import_table_file (GTK_WIDGET (fixture->window), fixture->project, annexa_kind_lookup ("asset"), path);
  annexa_test_ui_wait (has_dialog, NULL);
  annexa_test_ui_settle ();
  return annexa_test_ui_find_window (ANNEXA_TYPE_PASTE_WINDOW);
}

/* Of several sheets the one is shown that was imported the last time. */
static void
test_sheets (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("sheets.xlsx");
  GtkWidget *dialog;

  write_spreadsheet (fixture, path);
  dialog = open_spreadsheet (fixture, path);
  g_assert_cmpstr (get_chosen (dialog, "Sheet"), ==, "People");
  choose (dialog, "Sheet", "Suppliers");
  g_assert_cmpstr (get_chosen (dialog, "The rows go to"), ==, "Suppliers");
  import (dialog);
  dialog = open_spreadsheet (fixture, path);
  g_assert_cmpstr (get_chosen (dialog, "Sheet"), ==, "Suppliers");
  g_assert_true (annexa_paste_window_get_kind (ANNEXA_PASTE_WINDOW (dialog)) == annexa_kind_lookup ("supplier"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* What is wrong with a column stands below it, and goes when it is mended there. */
static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "gear.csv", "Name;Type;Paint\nPlotter;Contraption;red\nLathe;Contraption;red\n");
  GtkWidget *column = GTK_WIDGET (annexa_test_ui_find_row (dialog, "Type"));
  GtkWidget *word = gtk_widget_get_next_sibling (column);
  GtkWidget *paint = gtk_widget_get_next_sibling (word);
  GtkWidget *remark = gtk_widget_get_next_sibling (paint);

  g_assert_true (GTK_WIDGET (annexa_test_ui_find_row (dialog, "“Contraption” means")) == word);
  g_assert_true (gtk_widget_has_css_class (word, "below-column"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (word)), ==, "2 rows · unknown word");
  g_assert_true (GTK_WIDGET (annexa_test_ui_find_row (dialog, "Paint")) == paint);
  g_assert_true (gtk_widget_has_css_class (remark, "below-column"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (remark)), ==, "2 rows");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (annexa_test_ui_find_row (dialog, "Not everything has a place of its own"))),
                   ==, "See below: Type · Paint");

  choose (dialog, "“Contraption” means", "Hardware");
  g_assert_true (gtk_widget_get_next_sibling (column) == word);
  choose (dialog, "Type", "Leave out");
  g_assert_true (gtk_widget_get_next_sibling (column) == paint);
  choose (dialog, "Paint", "Leave out");
  g_assert_null (annexa_test_ui_find_row (dialog, "Not everything has a place of its own"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* A column whose field somebody chooses for another one is seen not to be it any more. */
static void
test_freed (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "gear.csv", "Name;Type;Gear\nPlotter;x;Hardware\n");

  g_assert_cmpstr (get_chosen (dialog, "Type"), ==, "Type");
  choose (dialog, "Gear", "Type");
  g_assert_cmpstr (get_chosen (dialog, "Type"), ==, "Into the notes");
  g_assert_nonnull (annexa_test_ui_find_row (dialog, "Added: 1 asset"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (annexa_test_ui_find_row (dialog, "Added: 1 asset"))), ==, "Plotter");
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static gsize
count_selected (Fixture *fixture)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (get_grid (fixture), &first, &last);

  return gtk_bitset_get_size (rows);
}

/* Only what the last import made is selected; what changes nothing leaves nothing to be taken back. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "list.csv", "Name;Location\nPlotter;Hall\nLathe;Hall\nPress;Hall\n");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  import (dialog);
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  dialog = open_table (fixture, "list.csv", "Name;Location\nPlotter;Vault\nLathe;Hall\nPress;Hall\n");
  g_assert_nonnull (annexa_test_ui_find_row (dialog, "Changed: 1 asset"));
  g_assert_nonnull (annexa_test_ui_find_row (dialog, "Not changed: 2 assets"));
  import (dialog);
  g_assert_cmpuint (count_selected (fixture), ==, 1);

  dialog = open_table (fixture, "list.csv", "Name;Location\nPlotter;Hall\nLathe;Vault\nPress;Vault\n");
  import (dialog);
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  dialog = g_object_ref (open_table (fixture, "list.csv", "Name;Location\nPlotter;Hall\nLathe;Vault\nPress;Vault\n"));
  import (dialog);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  g_assert_false (annexa_paste_window_has_effect (ANNEXA_PASTE_WINDOW (dialog)));
  g_object_unref (dialog);
  annexa_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "3 assets changed from list.csv");
}

/* Drops a file on the first row of the register. */
static void
drop (Fixture    *fixture,
      const char *path)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 40.0, 60.0, &taken);
    }
  g_assert_true (taken);
  annexa_test_ui_settle ();
}

static void
answer (const char *response)
{
  GtkWidget *question = annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  annexa_test_ui_settle ();
}

static gint64
count_evidence (Fixture *fixture)
{
  return annexa_project_count (fixture->project, annexa_kind_lookup ("evidence"));
}

typedef struct
{
  Fixture *fixture;
  gint64 n;
} Expected;

static gboolean
has_evidence (gpointer data)
{
  Expected *expected = data;

  return count_evidence (expected->fixture) == expected->n;
}

/* Who drops a spreadsheet on a register is asked what for; any other file becomes evidence at once. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *table = annexa_test_path ("machines.csv");
  g_autofree char *text = annexa_test_path ("proof.txt");
  Expected expected = { fixture, count_evidence (fixture) };

  g_assert_true (g_file_set_contents (table, "Name;Type\nPlotter;Hardware\n", -1, NULL));
  g_assert_true (g_file_set_contents (text, "Proof", -1, NULL));

  drop (fixture, table);
  answer ("cancel");
  g_assert_true (has_evidence (&expected));
  drop (fixture, table);
  answer ("import");
  import (annexa_test_ui_find_window (ANNEXA_TYPE_PASTE_WINDOW));
  assert_type (fixture, "Plotter", "hardware");
  g_assert_true (has_evidence (&expected));

  drop (fixture, table);
  expected.n++;
  answer ("attach");
  annexa_test_ui_wait (has_evidence, &expected);
  drop (fixture, text);
  expected.n++;
  annexa_test_ui_wait (has_evidence, &expected);
  annexa_test_ui_settle ();
}

static guint
count_help (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n += ANNEXA_IS_HELP_WINDOW (l->data);
  return n;
}

/* Help stays open beside the work, once. */
static void
test_help (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpuint (count_help (), ==, 0);
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "app.help", NULL);
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "app.help", NULL);
  g_assert_cmpuint (count_help (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (annexa_test_ui_find_window (ANNEXA_TYPE_HELP_WINDOW)));
  annexa_test_ui_settle ();
}

static void
type (GtkWidget  *widget,
      const char *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (const char *p = text; *p != '\0'; p++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
        gboolean taken = FALSE;

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
            && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
          g_signal_emit_by_name (controller, "key-pressed", *p == '\b' ? GDK_KEY_BackSpace : gdk_unicode_to_keyval ((guint) *p), 0, 0,
                                 &taken);
      }
  annexa_test_ui_settle ();
}

static const char *
get_item (GtkSingleSelection *items)
{
  return gtk_string_object_get_string (gtk_single_selection_get_selected_item (items));
}

/* In the open list the same letter again leads to the next item that begins so, and round; a letter that leads nowhere does
 * not spoil the word, and can be taken back where it does. */
static void
test_typing_on (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "typed-on.csv", "Name,Colour\nRed lamp,red\n");
  GtkWidget *row = GTK_WIDGET (annexa_test_ui_find_row (dialog, "Colour"));
  GtkWidget *popover = annexa_test_ui_find (row, GTK_TYPE_POPOVER);
  GtkWidget *list = annexa_test_ui_find (popover, GTK_TYPE_LIST_VIEW);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkSingleSelection *items;
  const char *first;

  type (row, "c");
  items = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  first = get_item (items);
  do
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) get_item (items)));
      g_assert_true (g_str_has_prefix (get_item (items), "C"));
      type (popover, "c");
    }
  while (get_item (items) != first);
  g_assert_cmpuint (g_hash_table_size (seen), >, 2);

  gtk_popover_popdown (GTK_POPOVER (popover));
  annexa_test_ui_settle ();
  type (row, "iqn");
  type (popover, " s");
  g_assert_cmpstr (get_item (items), ==, "In scope");
  type (popover, "\b\b");
  g_assert_cmpstr (get_item (items), !=, "In scope");
  g_assert_true (g_str_has_prefix (get_item (items), "In"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* Of thirty fields, one is found by typing how it begins, as in any list of a desktop. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "typed.csv", "Name,Colour\nRed lamp,red\n");
  GtkWidget *row = GTK_WIDGET (annexa_test_ui_find_row (dialog, "Colour"));
  GtkWidget *popover = annexa_test_ui_find (row, GTK_TYPE_POPOVER);
  GtkListView *list = GTK_LIST_VIEW (annexa_test_ui_find (popover, GTK_TYPE_LIST_VIEW));
  GtkSingleSelection *items;

  type (row, "lo");
  g_assert_true (gtk_widget_get_visible (popover));
  items = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
  g_assert_cmpstr (get_item (items), ==, "Location");
  g_assert_cmpstr (get_chosen (dialog, "Colour"), ==, "Into the notes");
  g_signal_emit_by_name (list, "activate", gtk_single_selection_get_selected (items));
  annexa_test_ui_settle ();
  g_assert_cmpstr (get_chosen (dialog, "Colour"), ==, "Location");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_row_saying (GtkWidget  *dialog,
                const char *title,
                const char *subtitle)
{
  AdwPreferencesRow *row = annexa_test_ui_find_row (dialog, title);

  return row != NULL && g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), subtitle) == 0;
}

/* What has another name in a list of one's own is known by its number, and the dialog says which cells are different. */
static void
test_renamed (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = open_table (fixture, "own.csv", "Tag,Name\nX-1,Red lamp\nX-2,Blue lamp\n");

  g_assert_cmpstr (get_chosen (dialog, "Recognize rows by"), ==, "Name");
  import (dialog);
  dialog = open_table (fixture, "own.csv", "Tag,Name\nX-1,Red lamp\nX-2,Navy lamp\n");
  g_assert_cmpstr (get_chosen (dialog, "Recognize rows by"), ==, "Tag");
  g_assert_true (has_row_saying (dialog, "A-053 Blue lamp", "Name: Blue lamp → Navy lamp"));
  choose (dialog, "Recognize rows by", "Name");
  g_assert_nonnull (annexa_test_ui_find_row (dialog, "Added: 1 asset"));
  choose (dialog, "Recognize rows by", "Tag");
  g_assert_null (annexa_test_ui_find_row (dialog, "Added: 1 asset"));
  import (dialog);
  g_assert_cmpstr (
      annexa_project_get_title (fixture->project, NULL,
                                annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), "A-053")),
      ==, "Navy lamp");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/imports/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/imports/register", Fixture, NULL, set_up, test_register, tear_down);
  g_test_add ("/imports/sheets", Fixture, NULL, set_up, test_sheets, tear_down);
  g_test_add ("/imports/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/imports/freed", Fixture, NULL, set_up, test_freed, tear_down);
  g_test_add ("/imports/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/imports/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/imports/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/imports/typing-on", Fixture, NULL, set_up, test_typing_on, tear_down);
  g_test_add ("/imports/renamed", Fixture, NULL, set_up, test_renamed, tear_down);
  g_test_add ("/imports/help", Fixture, NULL, set_up, test_help, tear_down);

  return g_test_run ();
}
