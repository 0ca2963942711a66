/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-catalogue-text.h"
#include "annexa-control-list.h"
#include "annexa-control-row.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-frameworks-page.h"
#include "annexa-parts-editor.h"
#include "annexa-pill.h"
#include "annexa-project-view.h"
#include "annexa-soa-page.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Catalogues that are imported in the window, and the controls of frameworks. */

static const AnnexaKind *
control_kind (void)
{
  return annexa_kind_lookup ("control");
}

static AnnexaWindow *
open_frameworks (void)
{
  g_autofree char *path = annexa_test_path ("frameworks.annexa");
  AnnexaProject *project = annexa_test_new_project ("frameworks.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaWindow *window;

  g_assert_true (annexa_project_publish (project, TRUE, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1200, 800);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "frameworks"));
  annexa_test_ui_settle ();
  return window;
}

static GtkWidget *
get_page (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

static gboolean
has_message (gpointer data)
{
  return annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Imports a file, and gives what the window says then. */
static char *
import (AnnexaWindow *window,
        const char   *path)
{
  AdwMessageDialog *message;
  char *text;

  annexa_frameworks_page_import (ANNEXA_FRAMEWORKS_PAGE (get_page (window)), path);
  annexa_test_ui_wait (has_message, NULL);
  message = ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  text = g_strdup_printf ("%s: %s", adw_message_dialog_get_heading (message), adw_message_dialog_get_body (message));
  gtk_window_close (GTK_WINDOW (message));
  annexa_test_ui_settle ();
  g_assert_null (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  return text;
}

static char *
import_own (AnnexaWindow *window)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "catalogue.xml", NULL);

  return import (window, path);
}

/* The chooser of frameworks has a list of its own. */
static GtkWidget *
get_list (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (get_page (window), GTK_TYPE_LIST_VIEW);

  for (guint i = 1; !gtk_widget_has_css_class (view, "control-list"); i++)
    view = annexa_test_ui_find_nth (get_page (window), GTK_TYPE_LIST_VIEW, i);
  return view;
}

static GListModel *
get_items (AnnexaWindow *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (window))));
}

/* Headings as they are, controls by their refs, indented as they are nested. */
static char *
describe_list (AnnexaWindow *window)
{
  GListModel *items = get_items (window);
  AnnexaControlList *list
      = ANNEXA_CONTROL_LIST (gtk_single_selection_get_model (GTK_SINGLE_SELECTION (items)));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      if (ANNEXA_IS_CONTROL_HEADING (item))
        g_string_append_printf (text, "[%s] ", annexa_control_heading_get_title (ANNEXA_CONTROL_HEADING (item)));
      else
        g_string_append_printf (
            text, "%s%s ",
            annexa_control_list_get_depth (list, annexa_record_get_id (ANNEXA_RECORD (item))) > 0 ? ">" : "",
            annexa_record_get_ref (ANNEXA_RECORD (item)));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_anything_shown (GtkWidget *widget,
                   GType      type)
{
  GtkWidget *found = annexa_test_ui_find (widget, type);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
test_import (void)
{
  AnnexaWindow *window = open_frameworks ();
  AnnexaProject *project = annexa_window_get_project (window);
  g_autofree char *said = import_own (window);
  g_autofree char *list = describe_list (window);
  g_autofree char *again = NULL;
  GtkDropDown *chooser = GTK_DROP_DOWN (annexa_test_ui_find (get_page (window), GTK_TYPE_DROP_DOWN));

  g_assert_nonnull (strstr (said, "5 controls imported"));
  g_assert_nonnull (strstr (said, "1 control is withdrawn"));
  g_assert_cmpstr (annexa_record_get_title (gtk_drop_down_get_selected_item (chooser)), ==,
                   "Rules of the Harbour Association");
  g_assert_cmpstr (list, ==, "[The gate] ga-1 >ga-1.1 ga-2 [The gate › Cranes] cr-1 [Without a chapter] FW-002:A.5.1 ");

  again = import_own (window);
  g_assert_nonnull (strstr (again, "Brought up to date"));
  g_assert_cmpint (annexa_project_count (project, control_kind ()), ==, 98);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, control_kind ()), ==, 93);
  g_assert_cmpstr (annexa_record_get_ref (gtk_drop_down_get_selected_item (chooser)), ==, "FW-001");
  g_assert_cmpuint (g_list_model_get_n_items (get_items (window)), ==, 97);
  annexa_test_ui_close (window);
}

/* One of many frameworks is found by typing how its name begins. */
static void
test_typing (void)
{
  AnnexaWindow *window = open_frameworks ();
  g_autofree char *said = import_own (window);
  GtkWidget *chooser = annexa_test_ui_find (get_page (window), GTK_TYPE_DROP_DOWN);
  GtkWidget *list = annexa_test_ui_find (annexa_test_ui_find (chooser, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chooser);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_i, 0, 0, &taken);
    }
  annexa_test_ui_settle ();
  g_assert_true (taken);
  g_assert_cmpstr (annexa_record_get_title (gtk_single_selection_get_selected_item (
                       GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))))), ==,
                   "ISO/IEC 27001:2022, Annex A");
  annexa_test_ui_close (window);
}

/* What an update adds belongs to the chapter, although it was made later. */
static void
test_update (void)
{
  AnnexaWindow *window = open_frameworks ();
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "data", "catalogue.xml", NULL);
  g_autofree char *path = annexa_test_path ("update.xml");
  g_autofree char *contents = NULL;
  g_autoptr (GString) newer = NULL;
  g_autofree char *first = import_own (window);
  g_autofree char *second = NULL;
  g_autofree char *list = NULL;

  g_assert_true (g_file_get_contents (own, &contents, NULL, NULL));
  newer = g_string_new (contents);
  g_string_replace (newer, "<control id=\"ga-2\">", "<control id=\"ga-3\"><title>New</title></control><control id=\"ga-2\">",
                    1);
  g_assert_true (g_file_set_contents (path, newer->str, -1, NULL));
  second = import (window, path);
  g_assert_nonnull (strstr (second, "1 control is new."));
  list = describe_list (window);
  g_assert_cmpstr (list, ==, "[The gate] ga-1 >ga-1.1 ga-2 ga-3 [The gate › Cranes] cr-1 [Without a chapter] FW-002:A.5.1 ");
  annexa_test_ui_close (window);
}

/* What is wrong is told, and nothing has changed. */
static void
test_refused (void)
{
  AnnexaWindow *window = open_frameworks ();
  g_autofree char *path = annexa_test_path ("broken.xml");
  g_autofree char *said = NULL;

  g_assert_true (g_file_set_contents (path, "<catalog>\n<group>\n</catalog>", -1, NULL));
  said = import (window, path);
  g_assert_nonnull (strstr (said, "not imported"));
  g_assert_nonnull (strstr (said, "line 3"));
  g_assert_cmpint (annexa_project_count (annexa_window_get_project (window), annexa_kind_lookup ("framework")), ==, 1);
  annexa_test_ui_close (window);
}

static void
map_to_annex_a (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control-mapping");
  gint64 standard = annexa_project_find_ref (project, control_kind (), "A.5.1");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Mapped");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, id, "control", annexa_project_find_ref (project, control_kind (), "ga-1"));
  annexa_edit_set_text (edit, kind, id, "relation", "equal");
  annexa_edit_set_integer (edit, kind, id, "other", standard);
  annexa_edit_set_text (edit, control_kind (), standard, "applicable", "yes");
  annexa_edit_set_text (edit, control_kind (), standard, "status", "implemented");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Where there is no room for both, the form lies over the list, which has its words nevertheless. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* A control is found wherever it stands, and its status comes through the mapping while one looks. */
static void
test_mapping (void)
{
  AnnexaWindow *window = open_frameworks ();
  AnnexaProject *project = annexa_window_get_project (window);
  g_autofree char *said = import_own (window);
  gint64 id = annexa_project_find_ref (project, control_kind (), "ga-1");
  GtkWidget *form;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "applicability"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "control", id));
  annexa_test_ui_settle ();
  g_assert_true (ANNEXA_IS_FRAMEWORKS_PAGE (get_page (window)));
  form = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FORM_PANE);
  g_assert_cmpint (annexa_record_get_id (annexa_form_pane_get_record (ANNEXA_FORM_PANE (form))), ==, id);
  g_assert_true (is_anything_shown (form, ANNEXA_TYPE_CATALOGUE_TEXT));
  g_assert_true (is_anything_shown (form, ANNEXA_TYPE_PARTS_EDITOR));
  g_assert_true (says (get_list (window), "Not mapped"));
  g_assert_true (says (get_page (window), "0 of 4 mapped"));
  g_assert_true (says (get_list (window), "Withdrawn"));

  map_to_annex_a (project);
  annexa_test_ui_settle ();
  g_assert_true (says (get_list (window), "Implemented"));
  g_assert_true (says (get_list (window), "A.5.1"));
  g_assert_true (says (get_page (window), "1 of 4 mapped"));
  g_assert_true (says (get_page (window), "1 implemented"));

  id = annexa_project_find_ref (project, control_kind (), "A.5.1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "control", id));
  annexa_test_ui_settle ();
  g_assert_true (ANNEXA_IS_SOA_PAGE (get_page (window)));
  g_assert_false (is_anything_shown (get_page (window), ANNEXA_TYPE_CATALOGUE_TEXT));
  annexa_test_ui_close (window);
}

/* What is left to do in a framework can be seen alone. */
static void
test_filters (void)
{
  AnnexaWindow *window = open_frameworks ();
  g_autofree char *said = import_own (window);
  GtkWidget *bar = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FILTER_BAR);
  g_autofree char *unmapped = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *withdrawn = NULL;

  map_to_annex_a (annexa_window_get_project (window));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (annexa_test_ui_find_nth (bar, GTK_TYPE_TOGGLE_BUTTON, 1)), TRUE);
  annexa_test_ui_settle ();
  unmapped = describe_list (window);
  g_assert_cmpstr (unmapped, ==, "[The gate] >ga-1.1 [The gate › Cranes] cr-1 [Without a chapter] FW-002:A.5.1 ");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (annexa_test_ui_find_nth (bar, GTK_TYPE_TOGGLE_BUTTON, 2)), TRUE);
  annexa_test_ui_settle ();
  undone = describe_list (window);
  g_assert_cmpstr (undone, ==, unmapped);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (annexa_test_ui_find_nth (bar, GTK_TYPE_TOGGLE_BUTTON, 3)), TRUE);
  annexa_test_ui_settle ();
  withdrawn = describe_list (window);
  g_assert_cmpstr (withdrawn, ==, "[The gate] ga-2 ");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (annexa_test_ui_find (get_page (window), GTK_TYPE_DROP_DOWN)), 0);
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (g_list_model_get_n_items (get_items (window)), ==, 97);
  annexa_test_ui_close (window);
}

/* The Statement of Applicability speaks of Annex A and one's own controls. */
static void
test_applicability (void)
{
  AnnexaWindow *window = open_frameworks ();
  g_autofree char *said = import_own (window);
  GtkWidget *sidebar;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "applicability"));
  annexa_test_ui_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_items (window)), ==, 97); /* 93 controls below 4 themes */
  g_assert_true (says (get_page (window), "0 of 93 decided"));
  sidebar = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);
  g_assert_true (says (sidebar, "93"));
  g_assert_false (says (sidebar, "98"));
  annexa_test_ui_close (window);
}

/* Deleting the framework takes its controls along, and undoing brings them back. */
static void
test_delete (void)
{
  AnnexaWindow *window = open_frameworks ();
  AnnexaProject *project = annexa_window_get_project (window);
  g_autofree char *said = import_own (window);
  AdwMessageDialog *message;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL));
  annexa_test_ui_wait (has_message, NULL);
  message = ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (message), "Controls: 5"));
  adw_message_dialog_response (message, "delete");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, control_kind ()), ==, 93);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, control_kind ()), ==, 98);
  annexa_test_ui_close (window);
}

/* A page without a project comes and goes. */
static void
test_empty (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (ANNEXA_TYPE_FRAMEWORKS_PAGE, NULL));

  g_assert_finalize_object (page);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add_func ("/frameworks-page/import", test_import);
  g_test_add_func ("/frameworks-page/typing", test_typing);
  g_test_add_func ("/frameworks-page/update", test_update);
  g_test_add_func ("/frameworks-page/refused", test_refused);
  g_test_add_func ("/frameworks-page/mapping", test_mapping);
  g_test_add_func ("/frameworks-page/filters", test_filters);
  g_test_add_func ("/frameworks-page/applicability", test_applicability);
  g_test_add_func ("/frameworks-page/delete", test_delete);
  g_test_add_func ("/frameworks-page/empty", test_empty);
  return g_test_run ();
}
