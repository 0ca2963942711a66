/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-history.h"
#include "annexa-preferences-window.h"
#include "annexa-project-view.h"
#include "annexa-register.h"
#include "annexa-settings.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

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
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find_nth (dialog, ADW_TYPE_COMBO_ROW, 1));
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

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/preferences/person", test_person);
  g_test_add_func ("/preferences/appearance", test_appearance);
  g_test_add_func ("/preferences/paper", test_paper);
  g_test_add_func ("/preferences/place", test_place);
  return g_test_run ();
}
