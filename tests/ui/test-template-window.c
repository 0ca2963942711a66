/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-form-pane.h"
#include "annexa-gap-row.h"
#include "annexa-project-view.h"
#include "annexa-register-page.h"
#include "annexa-required-document.h"
#include "annexa-sidebar.h"
#include "annexa-template-window.h"
#include "annexa-template.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Documents that are adopted in the window. */

static const AnnexaKind *
document_kind (void)
{
  return annexa_kind_lookup ("document");
}

/* An empty project at its documents. */
static AnnexaWindow *
open_documents (char **path)
{
  AnnexaProject *project;
  g_autoptr (GError) error = NULL;
  AnnexaWindow *window;

  *path = annexa_test_path ("adopted.annexa");
  project = annexa_test_new_project ("adopted.annexa");
  g_assert_true (annexa_project_publish (project, TRUE, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  window = annexa_test_ui_open (*path, 1000, 700);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "document", (gint64) 0));
  annexa_test_ui_settle ();
  return window;
}

static GtkWidget *
get_page (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

static GtkWidget *
open_dialog (AnnexaWindow *window)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (get_page (window), "page.new-from-template", NULL));
  annexa_test_ui_settle ();
  dialog = annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
tick (GtkWidget *dialog,
      guint      position)
{
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (annexa_test_ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, position)), TRUE);
}

static GtkWidget *
get_add_button (GtkWidget *dialog)
{
  return gtk_window_get_default_widget (GTK_WINDOW (dialog));
}

static void
test_add (void)
{
  g_autofree char *path = NULL;
  AnnexaWindow *window = open_documents (&path);
  AnnexaProject *project = annexa_window_get_project (window);
  GPtrArray *templates = annexa_templates_get ();
  GtkWidget *dialog = open_dialog (window);
  AnnexaFormPane *pane;

  g_assert_false (gtk_widget_get_sensitive (get_add_button (dialog)));
  g_assert_nonnull (annexa_test_ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, templates->len - 1));
  g_assert_null (annexa_test_ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, templates->len));
  tick (dialog, 0);
  tick (dialog, 3);
  g_assert_true (gtk_widget_get_sensitive (get_add_button (dialog)));
  g_signal_emit_by_name (get_add_button (dialog), "clicked");
  annexa_test_ui_settle ();

  /* The first one is shown, and both are one step. */
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW));
  g_assert_cmpint (annexa_project_count (project, document_kind ()), ==, 2);
  pane = ANNEXA_FORM_PANE (annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FORM_PANE));
  g_assert_cmpstr (annexa_record_get_title (annexa_form_pane_get_record (pane)), ==,
                   ((AnnexaTemplate *) templates->pdata[0])->title);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, document_kind ()), ==, 0);
  annexa_test_ui_close (window);
}

static void
test_cancel (void)
{
  g_autofree char *path = NULL;
  AnnexaWindow *window = open_documents (&path);
  GtkWidget *dialog = open_dialog (window);

  tick (dialog, 1);
  g_assert_true (gtk_widget_activate_action (dialog, "window.close", NULL));
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW));
  g_assert_cmpint (annexa_project_count (annexa_window_get_project (window), document_kind ()), ==, 0);
  annexa_test_ui_close (window);
}

static gboolean
is_ticked (GtkWidget *dialog,
           guint      position)
{
  return gtk_check_button_get_active (
      GTK_CHECK_BUTTON (annexa_test_ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, position)));
}

/* Goes where a row leads that says what is to be done about a rule, or about one of the documents that it asks for. */
static void
follow_rule (AnnexaWindow *window,
             const char   *rule,
             const char   *item)
{
  g_autofree char *id = item != NULL ? g_strdup_printf ("%s-%s", rule, item) : g_strdup (rule);
  const AnnexaCheck *check = annexa_check_find (id);
  const AnnexaGap gap = { .check = check, .kind = annexa_kind_lookup (check->kind), .item = (char *) item };
  GtkWidget *row = g_object_ref_sink (gtk_list_box_row_new ());

  annexa_gap_row_lead (row, annexa_window_get_project (window), &gap);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window),
                                                     gtk_actionable_get_action_name (GTK_ACTIONABLE (row)),
                                                     gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row))));
  annexa_test_ui_settle ();
  g_object_unref (row);
}

static void
assert_ticked (GtkWidget  *dialog,
               const char *id)
{
  GPtrArray *templates = annexa_templates_get ();

  g_assert_nonnull (dialog);
  for (guint i = 0; i < templates->len; i++)
    g_assert_cmpint (is_ticked (dialog, i), ==, strcmp (((AnnexaTemplate *) templates->pdata[i])->id, id) == 0);
}

/* Whoever is told to adopt a template has it before them, ticked; and once it is adopted the same row leads to the document. */
static void
test_advice (void)
{
  g_autofree char *path = NULL;
  AnnexaWindow *window = open_documents (&path);
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *dialog;
  AnnexaFormPane *pane;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "overview"));
  follow_rule (window, "R27", NULL);
  dialog = annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW);
  assert_ticked (dialog, "information-security-policy");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), dialog));
  g_signal_emit_by_name (get_add_button (dialog), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (project, document_kind ()), ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "overview"));
  follow_rule (window, "R27", NULL);
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW));
  pane = ANNEXA_FORM_PANE (annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FORM_PANE));
  g_assert_cmpstr (annexa_record_get_text (annexa_form_pane_get_record (pane), "mandatory-item"), ==, "M02");
  annexa_test_ui_close (window);
}

static void
assert_page (AnnexaWindow     *window,
             const AnnexaKind *kind)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  g_assert_cmpstr (annexa_project_view_get_place (ANNEXA_PROJECT_VIEW (view)), ==, annexa_destination_of (kind)->name);
}

/* Each document that a clause asks for leads to its template, or to the register that can hold it instead. */
static void
test_mandatory (void)
{
  g_autofree char *path = NULL;
  AnnexaWindow *window = open_documents (&path);
  GPtrArray *required = annexa_required_documents_get ();

  for (guint i = 0; i < required->len; i++)
    {
      const AnnexaRequiredDocument *document = required->pdata[i];
      const AnnexaTemplate *template = annexa_templates_find_for (document->id);
      GtkWidget *dialog;

      if (document->obligation != ANNEXA_OBLIGATION_MANDATORY)
        continue;
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "overview"));
      follow_rule (window, "R30", document->id);
      dialog = annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW);
      if (template != NULL)
        assert_ticked (dialog, template->id);
      else
        assert_page (window, document->register_kind != NULL ? annexa_kind_lookup (document->register_kind)
                                                             : document_kind ());
      if (dialog != NULL)
        gtk_window_destroy (GTK_WINDOW (dialog));
    }
  annexa_test_ui_close (window);
}

/* What has no templates offers none. */
static void
test_others (void)
{
  g_autofree char *path = NULL;
  AnnexaWindow *window = open_documents (&path);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "asset", (gint64) 0));
  annexa_test_ui_settle ();
  g_assert_true (ANNEXA_IS_REGISTER_PAGE (get_page (window)));
  gtk_widget_activate_action (get_page (window), "page.new-from-template", NULL);
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW));
  annexa_test_ui_close (window);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add_func ("/template-window/add", test_add);
  g_test_add_func ("/template-window/cancel", test_cancel);
  g_test_add_func ("/template-window/advice", test_advice);
  g_test_add_func ("/template-window/mandatory", test_mandatory);
  g_test_add_func ("/template-window/others", test_others);

  return g_test_run ();
}
