/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-change-row.h"
#include "annexa-earlier-window.h"
#include "annexa-earlier.h"
#include "annexa-edit-view.h"
#include "annexa-form-pane.h"
#include "annexa-history-page.h"
#include "annexa-history-row.h"
#include "annexa-record-history.h"
#include "annexa-test-file.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-time.h"
#include "annexa-window-private.h"

/* The page of history, the history in forms, and earlier copies, in a real window. */

/* What a page may ask for in a window of 360 pixels. */
#define NARROW 350

typedef struct
{
  GtkWidget *window;
  AnnexaProject *project;
  char *path;
  gint64 asset;
  gint64 risk;
} Fixture;

/* 1 the project, 2 the asset, 3 a person, 4 the risk, 5 the owner, 6 the description, 7 a link, 8 by Ben: another owner. */
static void
make_edits (Fixture *fixture)
{
  AnnexaProject *project = annexa_test_new_project ("history-page.annexa");
  g_autoptr (GError) error = NULL;

  annexa_project_set_person (project, "Eva Weber");
  fixture->asset = annexa_test_add (project, "asset", "Customer database");
  annexa_test_add (project, "person", "Ana Ruiz");
  fixture->risk = annexa_test_add (project, "risk", "Fire & water");
  annexa_test_set (project, "asset", fixture->asset, "owner", "P-001", &error);
  annexa_test_set (project, "asset", fixture->asset, "description",
                   "The addresses of about four thousand customers, on the server of the provider in Frankfurt.", &error);
  annexa_test_set (project, "risk", fixture->risk, "assets", "A-001", &error);
  annexa_project_set_person (project, "Ben Öz");
  annexa_test_set (project, "asset", fixture->asset, "owner", "", &error);
  g_assert_no_error (error);
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  make_edits (fixture);
  fixture->window = GTK_WIDGET (annexa_test_ui_open (fixture->path, 1280, 800));
  fixture->project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (ANNEXA_WINDOW (fixture->window));
  g_free (fixture->path);
}

static AnnexaHistoryPage *
go_to_history (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go", "s", "history"));
  annexa_test_ui_settle ();
  return ANNEXA_HISTORY_PAGE (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_HISTORY_PAGE));
}

static gboolean
is_loaded (gpointer data)
{
  return !annexa_edit_view_is_loading (data);
}

static AnnexaEditView *
wait_for_edit (AnnexaHistoryPage *page)
{
  AnnexaEditView *view = ANNEXA_EDIT_VIEW (annexa_test_ui_find (GTK_WIDGET (page), ANNEXA_TYPE_EDIT_VIEW));

  annexa_test_ui_wait (is_loaded, view);
  annexa_test_ui_settle ();
  return view;
}

/* The choices have lists of their own. */
static GtkWidget *
find_list (AnnexaHistoryPage *page)
{
  GtkWidget *list;

  for (guint i = 0; (list = annexa_test_ui_find_nth (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, i)) != NULL; i++)
    if (gtk_widget_has_css_class (list, "history-list"))
      return list;
  g_assert_not_reached ();
}

static GtkSelectionModel *
get_model (AnnexaHistoryPage *page)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_list (page)));
}

static guint
count (AnnexaHistoryPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (page)));
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && strcmp (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
      return label;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* The tests have a day of their own, but history is written by the clock. */
static char *
describe_now (void)
{
  g_autofree char *now = annexa_time_now ();

  now[strlen ("2026-11-23")] = '\0';
  return annexa_describe_day (now);
}

/* What each edit changed is shown beside the list, and what differs in a long text is marked. */
static void
test_look (Fixture      *fixture,
           gconstpointer data)
{
  AnnexaHistoryPage *page = go_to_history (fixture);
  AnnexaEditView *view = wait_for_edit (page);
  g_autofree char *day = describe_now ();

  g_assert_cmpuint (count (page), ==, 8);
  g_assert_cmpint (annexa_edit_view_get_seq (view), ==, 8);
  g_assert_nonnull (find_label (GTK_WIDGET (page), day));
  g_assert_nonnull (find_label (GTK_WIDGET (view), "A-001 Customer database"));
  g_assert_nonnull (find_label (GTK_WIDGET (view), "Ana Ruiz → empty"));

  gtk_selection_model_select_item (get_model (page), 1, TRUE);
  wait_for_edit (page);
  g_assert_nonnull (find_label (GTK_WIDGET (view), "R-001 Fire & water"));
  g_assert_nonnull (find_label (GTK_WIDGET (view), "Added: A-001 Customer database"));

  /* What is edited meanwhile comes on top, and what one looks at stays. */
  annexa_test_set (fixture->project, "asset", fixture->asset, "description",
                   "The addresses of about six thousand customers, on the server of the provider in Frankfurt.", NULL);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count (page), ==, 9);
  g_assert_true (gtk_selection_model_is_selected (get_model (page), 2));
  g_assert_cmpint (annexa_edit_view_get_seq (view), ==, 7);
  gtk_selection_model_select_item (get_model (page), 0, TRUE);
  wait_for_edit (page);
  g_assert_nonnull (find_label (GTK_WIDGET (view), "The addresses of about four six thousand customers, on the server of the "
                                                   "provider in Frankfurt."));
}

/* Only one heading stands above the edits of a day. */
static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  AnnexaHistoryPage *page = go_to_history (fixture);
  g_autofree char *today = annexa_describe_day ("2026-11-23");
  g_autofree char *yesterday = annexa_describe_day ("2026-11-22");
  g_autofree char *earlier = annexa_describe_day ("2026-11-12");
  guint n_headings = 0;
  GtkWidget *row;

  annexa_test_set (fixture->project, "asset", fixture->asset, "notes", "x", NULL);
  annexa_test_ui_settle ();
  for (guint i = 0; (row = annexa_test_ui_find_nth (GTK_WIDGET (page), ANNEXA_TYPE_HISTORY_ROW, i)) != NULL; i++)
    n_headings += gtk_widget_get_mapped (row)
                  && gtk_widget_get_visible (gtk_widget_get_first_child (gtk_widget_get_first_child (row)));
  g_assert_cmpuint (n_headings, ==, 1);
  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (earlier, ==, "Thursday, 12 November 2026");
}

static gboolean
has_eight (gpointer data)
{
  return count (data) == 8;
}

static gboolean
has_none (gpointer data)
{
  return count (data) == 0;
}

static void
choose (AnnexaHistoryPage *page,
        guint              n,
        const char        *name)
{
  GtkDropDown *choice = GTK_DROP_DOWN (annexa_test_ui_find_nth (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, n));
  GListModel *names = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name) == 0)
      {
        gtk_drop_down_set_selected (choice, i);
        annexa_test_ui_settle ();
        return;
      }
  g_error ("there is no “%s”", name);
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaHistoryPage *page = go_to_history (fixture);
  GtkWidget *bar = annexa_test_ui_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_BAR);
  GtkWidget *entry = annexa_test_ui_find (bar, GTK_TYPE_SEARCH_ENTRY);
  AnnexaEditView *view = wait_for_edit (page);

  choose (page, 0, "Ben Öz");
  g_assert_cmpuint (count (page), ==, 1);
  choose (page, 0, "Eva Weber");
  g_assert_cmpuint (count (page), ==, 6);
  choose (page, 1, "Risks");
  g_assert_cmpuint (count (page), ==, 2);
  choose (page, 0, "Everybody");
  choose (page, 1, "Everything");
  g_assert_cmpuint (count (page), ==, 8);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.search", NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  annexa_test_ui_wait (has_none, page);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Nothing found"));
  g_assert_cmpint (annexa_edit_view_get_seq (view), ==, 0);
  g_signal_emit_by_name (find_button (GTK_WIDGET (page), "Show _everything"), "clicked");
  annexa_test_ui_wait (has_eight, page);
  annexa_test_ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  wait_for_edit (page);
  g_assert_cmpint (annexa_edit_view_get_seq (view), ==, 8);

  /* From an edit to those of the same record, and to the record itself. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "history.show-record", "(sx)", "risk", fixture->risk));
  annexa_test_ui_settle ();
  g_assert_cmpuint (count (page), ==, 2);
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Only R-001 Fire & water"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (page), "Only R-001 Fire & water")), FALSE);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count (page), ==, 8);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "win.show-record", "(sx)", "risk", fixture->risk));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page)));
}

static AnnexaRecordHistory *
find_section (Fixture *fixture)
{
  GtkWidget *section;

  for (guint i = 0; (section = annexa_test_ui_find_nth (fixture->window, ANNEXA_TYPE_RECORD_HISTORY, i)) != NULL; i++)
    if (gtk_widget_get_mapped (section))
      return ANNEXA_RECORD_HISTORY (section);
  g_assert_not_reached ();
}

static gboolean
has_edits (gpointer data)
{
  return annexa_record_history_get_n_edits (data) > 0;
}

static AnnexaChangeRow *
find_change (GtkWidget  *section,
             const char *text)
{
  GtkWidget *label = find_label (section, text);

  g_assert_nonnull (label);
  return ANNEXA_CHANGE_ROW (gtk_widget_get_ancestor (label, ANNEXA_TYPE_CHANGE_ROW));
}

static gboolean
has_five (gpointer data)
{
  return annexa_record_history_get_n_edits (data) == 5;
}

/* A value is put back in one edit, which undo takes back. */
static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  AnnexaRecordHistory *section;
  g_autofree char *owner = NULL;
  g_autofree char *again = NULL;
  g_autofree char *label = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "asset", fixture->asset));
  annexa_test_ui_settle ();
  section = find_section (fixture);
  g_assert_cmpuint (annexa_record_history_get_n_edits (section), ==, 0);
  annexa_record_history_set_open (section, TRUE);
  annexa_test_ui_wait (has_edits, section);
  annexa_test_ui_settle ();
  /* Made, given an owner, described, linked, left by its owner. */
  g_assert_cmpuint (annexa_record_history_get_n_edits (section), ==, 5);

  annexa_change_row_restore (find_change (GTK_WIDGET (section), "Ana Ruiz → empty"));
  owner = annexa_test_get (fixture->project, "asset", fixture->asset, "owner");
  g_assert_cmpstr (owner, ==, "P-001");
  label = annexa_project_get_undo_label (fixture->project);
  g_assert_true (g_str_has_prefix (label, "Owner of A-001 restored to what it was before "));
  annexa_test_ui_settle ();
  /* The section shows the new edit; what is as it was cannot be restored. */
  g_assert_cmpuint (annexa_record_history_get_n_edits (section), ==, 6);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.undo", NULL));
  again = annexa_test_get (fixture->project, "asset", fixture->asset, "owner");
  g_assert_cmpstr (again, ==, "");

  /* The menu of the record leads to its edits among all. */
  g_assert_true (gtk_widget_activate_action (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_FORM_PANE), "form.history",
                                             NULL));
  annexa_test_ui_settle ();
  g_assert_cmpuint (
      count (ANNEXA_HISTORY_PAGE (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_HISTORY_PAGE))), ==, 7);

  /* Another record begins with its own history closed. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "risk", fixture->risk));
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_record_history_get_n_edits (find_section (fixture)), ==, 0);
}

/* What the gate refuses is told, and nothing changes. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (AnnexaEdit) deletion = annexa_project_begin (fixture->project, "Ana Ruiz deleted");
  gint64 person = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("person"), "P-001");
  AnnexaRecordHistory *section;
  gint64 n_before;
  GtkWidget *toast;

  annexa_edit_delete (deletion, annexa_kind_lookup ("person"), person);
  g_assert_true (annexa_project_apply (fixture->project, deletion, NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "asset", fixture->asset));
  annexa_test_ui_settle ();
  section = find_section (fixture);
  annexa_record_history_set_open (section, TRUE);
  annexa_test_ui_wait (has_five, section);
  annexa_test_ui_settle ();
  n_before = count (go_to_history (fixture));
  annexa_change_row_restore (ANNEXA_CHANGE_ROW (annexa_test_ui_find (GTK_WIDGET (section), ANNEXA_TYPE_CHANGE_ROW)));
  annexa_test_ui_settle ();
  g_assert_cmpint (count (go_to_history (fixture)), ==, n_before);
  toast = annexa_test_ui_find (fixture->window, g_type_from_name ("AdwToastWidget"));
  g_assert_nonnull (toast);
}

static GtkWidget *
find_copies (void)
{
  return annexa_test_ui_find_window (ANNEXA_TYPE_EARLIER_WINDOW);
}

static gboolean
asks (gpointer data)
{
  return annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
test_verify (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaHistoryPage *page = go_to_history (fixture);
  AdwMessageDialog *dialog;

  annexa_history_page_verify (page);
  annexa_test_ui_wait (asks, NULL);
  dialog = ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "History holds together");
  adw_message_dialog_response (dialog, "copy");
  annexa_test_ui_settle ();
}

/* Of a very long text the beginning is shown, and of what was changed in it, what differs. */
static void
test_long_texts (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AnnexaHistoryPage *page;
  AnnexaEditView *view;
  GtkWidget *row;
  GtkWidget *label;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "word%u ", i);
  annexa_test_set (fixture->project, "asset", fixture->asset, "notes", text->str, NULL);
  g_string_replace (text, "word10000 ", "other ", 1);
  annexa_test_set (fixture->project, "asset", fixture->asset, "notes", text->str, NULL);
  page = go_to_history (fixture);
  view = wait_for_edit (page);
  row = annexa_test_ui_find (GTK_WIDGET (view), ANNEXA_TYPE_CHANGE_ROW);
  label = annexa_test_ui_find_nth (row, GTK_TYPE_LABEL, 2);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "word9999 word10000 other word10001"));
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (label))), <, 300);

  gtk_selection_model_select_item (get_model (page), 1, TRUE);
  wait_for_edit (page);
  row = annexa_test_ui_find (GTK_WIDGET (view), ANNEXA_TYPE_CHANGE_ROW);
  label = annexa_test_ui_find_nth (row, GTK_TYPE_LABEL, 2);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "empty → word0 word1 "));
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (label))), <, 2000);
}

/* In a narrow window the edit covers the list, and back leads to it. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaHistoryPage *page;
  g_autofree char *day = describe_now ();
  GtkWidget *view;
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  annexa_test_ui_settle ();
  page = go_to_history (fixture);
  view = annexa_test_ui_find (GTK_WIDGET (page), ANNEXA_TYPE_EDIT_VIEW);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  g_signal_emit_by_name (find_list (page), "activate", 0);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_child_visible (view) && gtk_widget_get_mapped (view));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (page), day));
}

static gboolean
is_open_again (gpointer data)
{
  AnnexaWindow *window = data;

  return window->project != NULL && !window->opening;
}

/* The state of before comes back, and the present one is kept. */
static void
test_bring_back (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaWindow *window = ANNEXA_WINDOW (fixture->window);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autofree char *present = NULL;
  const AnnexaEarlierCopy *copy;

  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Something else", NULL);
  g_assert_true (annexa_project_publish (fixture->project, FALSE, NULL));
  copies = annexa_earlier_list (fixture->path);
  g_assert_cmpuint (copies->len, >=, 1);
  copy = copies->pdata[0];
  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Not written to the file yet", NULL);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.earlier-copies", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (find_copies (), "Earlier copies"));
  g_assert_true (gtk_widget_activate_action (find_copies (), "earlier.restore", "u", 0));
  annexa_test_ui_wait (asks, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "restore");
  while (window->project == fixture->project || !is_open_again (window))
    g_main_context_iteration (NULL, TRUE);
  annexa_test_ui_settle ();

  fixture->project = annexa_window_get_project (window);
  present = annexa_test_get (fixture->project, "asset", fixture->asset, "name");
  g_assert_cmpstr (present, ==, "Customer database");
  more = annexa_earlier_list (fixture->path);
  g_assert_cmpuint (more->len, ==, copies->len + 1);
  g_assert_cmpstr (copy->reason, ==, "As it was before the edits of that session");
  g_assert_cmpstr (((AnnexaEarlierCopy *) more->pdata[0])->reason, ==, "Before an earlier copy was restored");
}

static AnnexaWindow *
find_other_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (annexa_test_ui_get_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data) && l->data != (gpointer) fixture->window)
      return l->data;
  return NULL;
}

static gboolean
other_has_project (gpointer data)
{
  AnnexaWindow *other = find_other_window (data);

  return other != NULL && annexa_window_get_project (other) != NULL;
}

/* An earlier copy can be looked at beside the project, and not be changed. */
static void
test_look_at_earlier (Fixture      *fixture,
                      gconstpointer data)
{
  AnnexaWindow *other;

  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Something else", NULL);
  g_assert_true (annexa_project_publish (fixture->project, FALSE, NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.earlier-copies", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (find_copies (), "earlier.look", "u", 0));
  annexa_test_ui_wait (other_has_project, fixture);
  annexa_test_ui_settle ();
  other = find_other_window (fixture);
  g_assert_cmpint (annexa_project_get_access (annexa_window_get_project (other)), ==, ANNEXA_ACCESS_ASKED);
  g_assert_true (gtk_revealer_get_reveal_child (other->banner));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (other->banner_label), "This is an earlier copy, of "));
  annexa_test_ui_close (other);
}

static gboolean
shows_no_copies (gpointer data)
{
  return find_copies () == NULL;
}

/* A copy is saved elsewhere, but not over the project itself. */
static void
test_save_earlier (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("saved.annexa");
  AnnexaEarlierWindow *copies;
  AnnexaProject *saved;
  g_autofree char *name = NULL;

  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Something else", NULL);
  g_assert_true (annexa_project_publish (fixture->project, FALSE, NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.earlier-copies", NULL));
  annexa_test_ui_settle ();
  copies = ANNEXA_EARLIER_WINDOW (find_copies ());
  annexa_earlier_window_save (copies, 0, fixture->path);
  annexa_test_ui_wait (asks, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "close");
  annexa_test_ui_settle ();

  annexa_earlier_window_save (copies, 0, path);
  annexa_test_ui_wait (shows_no_copies, NULL);
  saved = annexa_test_open (path);
  name = annexa_test_get (saved, "asset", fixture->asset, "name");
  g_assert_cmpstr (name, ==, "Customer database");
  annexa_test_close (saved);
}

static gboolean
shows_copies (gpointer data)
{
  return find_copies () != NULL;
}

static gboolean
has_a_project (gpointer data)
{
  return annexa_window_get_project (data) != NULL;
}

/* Who cannot open a damaged file is led to what was kept of it, and from there back to a sound one. */
static void
test_damaged (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  AdwMessageDialog *dialog;

  make_edits (&fixture);
  fixture.project = annexa_project_open (fixture.path, FALSE, &error);
  g_assert_no_error (error);
  annexa_test_set (fixture.project, "asset", fixture.asset, "name", "Something else", NULL);
  annexa_test_close (fixture.project);
  /* Its first hundred bytes are sound, and then nothing is. */
  {
    g_autoptr (GBytes) whole = annexa_test_read_file (fixture.path);
    g_autofree char *damaged = g_malloc0 (g_bytes_get_size (whole));

    memcpy (damaged, g_bytes_get_data (whole, NULL), 100);
    g_file_set_contents (fixture.path, damaged, (gssize) g_bytes_get_size (whole), &error);
    g_assert_no_error (error);
  }

  window = annexa_window_new (ADW_APPLICATION (annexa_test_ui_get_application ()));
  gtk_window_present (GTK_WINDOW (window));
  annexa_window_open (ANNEXA_WINDOW (window), fixture.path, FALSE);
  annexa_test_ui_wait (asks, NULL);
  dialog = ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (adw_message_dialog_has_response (dialog, "earlier"));
  adw_message_dialog_response (dialog, "earlier");
  annexa_test_ui_wait (shows_copies, NULL);
  annexa_test_ui_settle ();
  gtk_widget_activate_action (find_copies (), "earlier.restore", "u", 0);
  annexa_test_ui_wait (asks, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "restore");
  annexa_test_ui_wait (has_a_project, window);
  annexa_test_ui_settle ();
  annexa_test_ui_close (ANNEXA_WINDOW (window));
  g_free (fixture.path);
}

static gboolean
says_failed (gpointer page)
{
  return find_label (page, "History could not be read") != NULL;
}

static gboolean
says_nothing_found (gpointer page)
{
  return find_label (page, "Nothing found") != NULL;
}

/* What cannot be read is said, and can be tried again. */
static void
test_unreadable (void)
{
  g_autofree char *copies = g_build_filename (g_get_user_state_dir (), "annexa", NULL);
  g_autofree char *away = g_strconcat (copies, "-away", NULL);
  AnnexaProject *project = annexa_test_new_project ("unreadable.annexa");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page, *entry;

  g_assert_cmpint (g_rename (copies, away), ==, 0);
  page = annexa_history_page_new (project);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  entry = annexa_test_ui_find (annexa_test_ui_find (page, GTK_TYPE_SEARCH_BAR), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  annexa_test_ui_wait (says_failed, page);

  g_assert_cmpint (g_rename (away, copies), ==, 0);
  g_signal_emit_by_name (find_button (page, "_Try again"), "clicked");
  annexa_test_ui_wait (says_nothing_found, page);
  annexa_test_ui_settle ();
  g_assert_false (says_failed (page));
  gtk_window_destroy (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history-page/look", test_look);
  ADD ("/history-page/days", test_days);
  ADD ("/history-page/filter", test_filter);
  ADD ("/history-page/restore", test_restore);
  ADD ("/history-page/refused", test_refused);
  ADD ("/history-page/verify", test_verify);
  ADD ("/history-page/long-texts", test_long_texts);
  ADD ("/history-page/narrow", test_narrow);
  ADD ("/history-page/bring-back", test_bring_back);
  ADD ("/history-page/look-at-earlier", test_look_at_earlier);
  ADD ("/history-page/save-earlier", test_save_earlier);
  g_test_add_func ("/history-page/damaged", test_damaged);
  g_test_add_func ("/history-page/unreadable", test_unreadable);
  return g_test_run ();
}
