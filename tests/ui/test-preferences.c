/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-history.h"
#include "annexa-overview-page.h"
#include "annexa-preferences-window.h"
#include "annexa-project-view.h"
#include "annexa-progress-window.h"
#include "annexa-project-view.h"
#include "annexa-register.h"
#include "annexa-settings.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-window-private.h"

/* What the program remembers of a person. */

static char *
get_last_person (AnnexaProject *project)
{
  g_autoptr (GPtrArray) entries = annexa_project_list_history (project, 0, NULL);
  const AnnexaHistoryEntry *newest = entries->pdata[0];

  for (guint i = 0; i < entries->len; i++)
    if (((AnnexaHistoryEntry *) entries->pdata[i])->seq > newest->seq)
      newest = entries->pdata[i];
  return g_strdup (newest->person);
}

/* The name that is typed there is in history from then on, and that of the login again when it is gone. */
static void
test_person (void)
{
  g_autofree char *path = annexa_test_ui_sample ("person.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *dialog = annexa_preferences_window_new (GTK_WINDOW (window));
  g_autofree char *named = NULL;
  g_autofree char *login = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW)), "Nora Falk");
  annexa_test_ui_settle ();
  annexa_test_add (project, "asset", "Coffee machine");
  named = get_last_person (project);
  g_assert_cmpstr (named, ==, "Nora Falk");

  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW)), "");
  annexa_test_ui_settle ();
  annexa_test_add (project, "asset", "Tea machine");
  login = get_last_person (project);
  g_assert_cmpstr (login, !=, "Nora Falk");
  g_assert_cmpstr (login, !=, "");

  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_close (window);
}

static void
test_appearance (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *dialog = annexa_preferences_window_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find (dialog, ADW_TYPE_COMBO_ROW));

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  adw_combo_row_set_selected (row, 2);
  annexa_test_ui_settle ();
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (row, 1);
  annexa_test_ui_settle ();
  g_assert_false (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (row, 0);
  annexa_test_ui_settle ();
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static void
test_paper (void)
{
  GtkWidget *dialog = annexa_preferences_window_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find_nth (dialog, ADW_TYPE_COMBO_ROW, 2));
  g_autofree char *usual = annexa_settings_get_paper ();
  g_autofree char *letter = NULL;

  /* The words of an organization, whatever is usual here. */
  g_assert_true (annexa_field_find_choice (annexa_kind_find_field (annexa_kind_lookup ("organization"), "paper"), usual)
                 != NULL);
  adw_combo_row_set_selected (row, 2);
  annexa_test_ui_settle ();
  letter = annexa_settings_get_paper ();
  g_assert_cmpstr (letter, ==, "Letter");
  adw_combo_row_set_selected (row, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static gboolean
shows_text (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_EDITABLE (widget) && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

/* What is on the screen changes with the choice, and what was typed stays. */
static void
test_dates (void)
{
  g_autofree char *path = annexa_test_ui_sample ("dates.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-001");
  GtkWidget *dialog = annexa_preferences_window_new (GTK_WINDOW (window));
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find_nth (dialog, ADW_TYPE_COMBO_ROW, 1));
  GtkWidget *view;

  g_assert_true (annexa_test_set (project, "person", id, "joined", "2021-02-03", NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "person", id);
  annexa_test_ui_settle ();
  g_assert_true (shows_text (GTK_WIDGET (window), "3 Feb 2021"));
  gtk_window_present (GTK_WINDOW (dialog));
  adw_combo_row_set_selected (row, 2);
  annexa_test_ui_settle ();
  g_assert_true (shows_text (GTK_WIDGET (window), "2021-02-03"));
  g_assert_false (shows_text (GTK_WIDGET (window), "3 Feb 2021"));
  adw_combo_row_set_selected (row, 3);
  annexa_test_ui_settle ();
  g_assert_true (shows_text (GTK_WIDGET (window), "03.02.2021"));
  adw_combo_row_set_selected (row, 0);
  annexa_test_ui_settle ();
  g_assert_true (shows_text (GTK_WIDGET (window), "3 Feb 2021"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  /* Where one was before that is known, too. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  annexa_test_ui_settle ();
  view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);
  g_assert_true (ANNEXA_IS_OVERVIEW_PAGE (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view))));
  annexa_test_ui_close (window);
}

static guint
count_copies (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      AnnexaProject *copy = annexa_project_open (path, TRUE, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (name, "backed-up 20"));
      g_assert_cmpint (annexa_project_find_ref (copy, annexa_kind_lookup ("asset"), "A-999"), !=, 0);
      annexa_test_close (copy);
      n++;
    }
  return n;
}

static void
edit_and_close (const char *path,
                gboolean    edit)
{
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  gint64 id = edit ? annexa_test_add (project, "asset", "Copied") : 0;

  if (edit)
    g_assert_true (annexa_test_set (project, "asset", id, "ref", "A-999", NULL));
  annexa_test_ui_close (window);
}

static gboolean
is_asked (gpointer data)
{
  return annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Off at first; a copy with each closing after an edit; a folder that is not there is said, and closing still possible. */
static void
test_backup (void)
{
  g_autofree char *path = annexa_test_ui_sample ("backed-up.annexa");
  g_autofree char *folder = annexa_test_path ("copies");
  g_autofree char *missing = annexa_test_path ("no-such-folder");
  AnnexaWindow *window;
  gpointer weak;

  g_assert_null (annexa_settings_get_backup_folder ());
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  annexa_settings_set_backup_folder (folder);
  edit_and_close (path, FALSE);
  g_assert_cmpuint (count_copies (folder), ==, 0);
  edit_and_close (path, TRUE);
  g_assert_cmpuint (count_copies (folder), ==, 1);

  annexa_settings_set_backup_folder (missing);
  weak = window = annexa_test_ui_open (path, 1280, 800);
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  annexa_test_add (annexa_window_get_project (window), "asset", "Not copied");
  gtk_window_close (GTK_WINDOW (window));
  annexa_test_ui_wait (is_asked, NULL);
  g_assert_nonnull (annexa_window_get_project (window));
  g_assert_false (annexa_project_has_unpublished (annexa_window_get_project (window)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "leave");
  annexa_test_ui_wait (is_gone, &weak);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  annexa_settings_set_backup_folder (NULL);
}

static gboolean
is_published (gpointer window)
{
  return !annexa_project_has_unpublished (annexa_window_get_project (window));
}

static gboolean
is_copied (gpointer window)
{
  return ((AnnexaWindow *) window)->copying == NULL;
}

static AnnexaWindow *
open_with_folder (const char *name,
                  char      **folder)
{
  g_autofree char *path = annexa_test_ui_sample ("backed-up.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  gint64 id = annexa_test_add (project, "asset", "Copied");

  *folder = annexa_test_path (name);
  g_assert_cmpint (g_mkdir_with_parents (*folder, 0700), ==, 0);
  annexa_settings_set_backup_folder (*folder);
  g_assert_true (annexa_test_set (project, "asset", id, "ref", "A-999", NULL));
  annexa_test_ui_wait (is_published, window);
  return window;
}

/* Who goes on working while a copy is written gets another one of that work; who does not, gets no second one. */
static void
test_backup_meanwhile (void)
{
  g_autofree char *folder = NULL;
  AnnexaWindow *window = open_with_folder ("copies-meanwhile", &folder);

  annexa_window_back_up (window);
  annexa_test_add (annexa_window_get_project (window), "asset", "Meanwhile");
  annexa_test_ui_wait (is_copied, window);
  g_assert_cmpuint (count_copies (folder), ==, 1);
  annexa_test_ui_wait (is_published, window);
  annexa_window_back_up (window);
  annexa_test_ui_wait (is_copied, window);
  g_assert_cmpuint (count_copies (folder), ==, 2);
  annexa_test_ui_close (window);
  g_assert_cmpuint (count_copies (folder), ==, 2);
  annexa_settings_set_backup_folder (NULL);
}

static AnnexaProgressWindow *
find_progress (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_PROGRESS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
close_and_stop_copy (AnnexaWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  annexa_progress_window_stop (find_progress ());
  annexa_test_ui_wait (is_asked, NULL);
  g_assert_nonnull (annexa_window_get_project (window));
}

/* A folder that does not answer keeps nobody from closing, and who stays is asked again the next time. */
static void
test_backup_stopped (void)
{
  g_autofree char *folder = NULL;
  AnnexaWindow *window = open_with_folder ("copies-stopped", &folder);
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  close_and_stop_copy (window);
  gtk_window_close (GTK_WINDOW (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (annexa_window_get_project (window));
  close_and_stop_copy (window);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "leave");
  annexa_test_ui_wait (is_gone, &weak);
  annexa_settings_set_backup_folder (NULL);
}

/* Names of folders need not be text. */
static void
test_backup_folder_name (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *kept = NULL;
  AnnexaWindow *window = open_with_folder ("copies-\xe4", &folder);
  GtkWidget *dialog = annexa_preferences_window_new (GTK_WINDOW (window));

  kept = annexa_settings_get_backup_folder ();
  g_assert_cmpstr (kept, ==, folder);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_close (window);
  g_assert_cmpuint (count_copies (folder), ==, 1);
  annexa_settings_set_backup_folder (NULL);
}

static AnnexaRecord *
get_selected (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_page_get_selected (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

/* A project is shown where it was left; where that is gone, its overview is. */
static void
test_place (void)
{
  g_autofree char *path = annexa_test_ui_sample ("place.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  const AnnexaKind *kind = annexa_kind_lookup ("vulnerability");
  gint64 id = annexa_project_find_ref (annexa_window_get_project (window), kind, "V-007");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", kind->name, id);
  annexa_test_ui_settle ();
  annexa_test_ui_close (window);

  window = annexa_test_ui_open (path, 1280, 800);
  g_assert_cmpint (annexa_record_get_id (get_selected (window)), ==, id);
  annexa_test_ui_close (window);

  annexa_settings_set_place (path, "nowhere", kind->name, id);
  window = annexa_test_ui_open (path, 1280, 800);
  g_assert_null (get_selected (window));
  annexa_test_ui_close (window);
}

/* Preferences over one window leave another one alone. */
static void
test_other_window (void)
{
  g_autofree char *path = annexa_test_ui_sample ("preferences-one.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  g_autofree char *other_path = annexa_test_ui_sample ("preferences-other.annexa");
  AnnexaWindow *other = annexa_test_ui_open (other_path, 1280, 800);
  GtkWindow *preferences = GTK_WINDOW (annexa_preferences_window_new (GTK_WINDOW (window)));

  gtk_window_present (preferences);
  annexa_test_ui_settle ();
  g_assert_true (gtk_window_get_group (preferences) == gtk_window_get_group (GTK_WINDOW (window)));
  g_assert_true (gtk_window_get_group (preferences) != gtk_window_get_group (GTK_WINDOW (other)));
  gtk_window_destroy (preferences);
  annexa_test_ui_close (other);
  annexa_test_ui_close (window);
}

static gpointer
let_go (gpointer icon)
{
  g_object_unref (icon);

  return NULL;
}

static void
icon_gone (gpointer data,
           GObject *icon)
{
  GThread **thread = data;

  *thread = g_thread_self ();
}

/* An icon that a thread of GTK is the last to hold is finalized by the window's, which looks for icons meanwhile. */
static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GObject *icon = G_OBJECT (gtk_icon_theme_lookup_icon (theme, "open-menu-symbolic", NULL, 333, 1, GTK_TEXT_DIR_LTR, 0));
  GThread *thread = NULL;

  g_object_weak_ref (icon, icon_gone, &thread);
  g_thread_join (g_thread_new ("icon", let_go, icon));
  g_assert_null (thread);

  annexa_test_ui_settle ();
  g_assert_true (thread == g_thread_self ());
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/preferences/person", test_person);
  g_test_add_func ("/preferences/appearance", test_appearance);
  g_test_add_func ("/preferences/paper", test_paper);
  g_test_add_func ("/preferences/dates", test_dates);
  g_test_add_func ("/preferences/backup", test_backup);
  g_test_add_func ("/preferences/backup-meanwhile", test_backup_meanwhile);
  g_test_add_func ("/preferences/backup-stopped", test_backup_stopped);
  g_test_add_func ("/preferences/backup-folder-name", test_backup_folder_name);
  g_test_add_func ("/preferences/place", test_place);
  g_test_add_func ("/preferences/other-window", test_other_window);
  g_test_add_func ("/preferences/icons", test_icons);
  return g_test_run ();
}
