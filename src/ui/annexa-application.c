/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-application.h"
#include "annexa-help-window.h"
#include "annexa-icon-guard.h"
#include "annexa-icon-size.h"
#include "annexa-moment.h"
#include "annexa-popover-guard.h"
#include "annexa-preferences-window.h"
#include "annexa-settings.h"
#include "annexa-sidebar.h"
#include "annexa-ui-resources.h"
#include "annexa-window.h"

/**
 * AnnexaApplication:
 *
 * The desktop program: one process, a window per project.
 */
struct _AnnexaApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaApplication, annexa_application, ADW_TYPE_APPLICATION)

/* A window that is about to go answers nobody. */
static void
finish_leaving (GApplication *application)
{
  GList *open = gtk_application_get_windows (GTK_APPLICATION (application));
  g_autolist (GtkWindow) windows = g_list_copy_deep (open, (GCopyFunc) (GCallback) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data))
      annexa_window_finish_leaving (l->data);
}

static void
annexa_application_activate (GApplication *application)
{
  GtkWindow *window;

  finish_leaving (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (annexa_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

/* A project that is open already is brought to the front; what it was in the past is not what is meant. */
static AnnexaWindow *
find_window (GtkApplication *application,
             const char     *path)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data))
      {
        AnnexaProject *project = annexa_window_get_project (l->data);

        if (project != NULL && !annexa_project_is_past (project)
            && g_strcmp0 (annexa_project_get_path (project), path) == 0)
          return l->data;
      }
  return NULL;
}

static AnnexaWindow *
find_empty_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data) && annexa_window_get_project (l->data) == NULL)
      return l->data;

  return ANNEXA_WINDOW (annexa_window_new (ADW_APPLICATION (application)));
}

static void
annexa_application_open (GApplication *application,
                         GFile       **files,
                         int           n_files,
                         const char   *hint)
{
  finish_leaving (application);
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      AnnexaWindow *window;

      if (path == NULL)
        continue;
      window = find_window (GTK_APPLICATION (application), path);
      if (window == NULL)
        {
          window = find_empty_window (GTK_APPLICATION (application));
          annexa_window_open (window, path, FALSE);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* So often, and with so long between, it is tried to find out whether the program runs already. */
#define MOST_TRIES 20
#define MICROSECONDS_BETWEEN_TRIES 50000

/* A program that is just closing still has the name but no longer answers: wait until it is gone. Whatever else may be
 * wrong with the session, a window comes. */
static int
annexa_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      g_autoptr (GError) error = NULL;

      if (g_application_register (application, NULL, &error))
        return -1;
      g_debug ("cannot register: %s", error->message);
      g_usleep (MICROSECONDS_BETWEEN_TRIES);
    }
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GtkApplication *application = data;
  GtkWidget *window = adw_about_window_new ();
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (window);

  gtk_window_set_transient_for (GTK_WINDOW (window), gtk_application_get_active_window (application));
  adw_about_window_set_application_name (about, _("Annexa"));
  adw_about_window_set_application_icon (about, ANNEXA_APPLICATION_ID);
  adw_about_window_set_version (about, ANNEXA_VERSION);
  adw_about_window_set_developer_name (about, _("The Annexa contributors"));
  adw_about_window_set_copyright (about, _("© The Annexa contributors"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      about, _("Sets up an information security management system to ISO/IEC 27001:2022, keeps it alive, and prints what "
               "the auditor reads. Everything stays in one file on your computer."));
  gtk_window_present (GTK_WINDOW (window));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  annexa_help_window_show (data);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  gtk_window_present (GTK_WINDOW (annexa_preferences_window_new (gtk_application_get_active_window (data))));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window writes what was typed and updates its file; one that cannot stays open and says why. One that shows the
   * past closes with that of the present. */
  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static void
set_page_keys (GtkApplication *application)
{
  for (guint digit = 0; digit <= 9; digit++)
    {
      const AnnexaDestination *destination = annexa_destination_at_digit (digit);
      g_autofree char *action = g_strconcat ("win.go::", destination->name, NULL);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", digit);
      const char *accels[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.new-project", { "<Control><Shift>n" } },
    { "win.open", { "<Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.add", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.print", { "<Control>p" } },
    { "win.go::history", { "<Control>h" } },
    { "win.save-report-pdf", { "<Control><Shift>e" } },
    { "win.save-list", { "<Control><Shift>t" } },
    { "win.toggle-form", { "F9" } },
    { "win.main-menu", { "F10" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.turn-tab(1)", { "<Control>Page_Down" } },
    { "win.turn-tab(-1)", { "<Control>Page_Up" } },
    { "win.turn-page(1)", { "<Alt>Page_Down" } },
    { "win.turn-page(-1)", { "<Alt>Page_Up" } },
    { "win.search-everything", { "<Control>k" } },
    { "win.back", { "<Alt>Left" } },
    { "win.forward", { "<Alt>Right" } },
    { "win.shortcuts", { "<Control>question", "<Control><Shift>slash" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *accels[] = { keys[i].keys[0], keys[i].keys[1], keys[i].keys[2], NULL };

      gtk_application_set_accels_for_action (application, keys[i].action, accels);
    }
  set_page_keys (application);
}

static void
appearance_changed (void)
{
  g_autofree char *appearance = g_settings_get_string (annexa_settings_get (), "appearance");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (appearance, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (appearance, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* What is on the screen is made anew, so that no date stays as it was. */
static void
dates_changed (GtkApplication *application)
{
  annexa_date_set_style (annexa_settings_get_dates ());
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data))
      annexa_window_show_anew (l->data);
}

static void
annexa_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "quit", .activate = quit_action },
  };

  annexa_ui_register_resource ();
  G_APPLICATION_CLASS (annexa_application_parent_class)->startup (application);
  annexa_icon_guard_install ();
  annexa_popover_guard_install ();
  annexa_icon_size_follow_text ();
  gtk_window_set_default_icon_name (ANNEXA_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  set_keys (GTK_APPLICATION (application));
  g_signal_connect_object (annexa_settings_get (), "changed::appearance", G_CALLBACK (appearance_changed), application, 0);
  appearance_changed ();
  g_signal_connect_object (annexa_settings_get (), "changed::dates", G_CALLBACK (dates_changed), application,
                           G_CONNECT_SWAPPED);
  annexa_date_set_style (annexa_settings_get_dates ());
}

static void
annexa_application_class_init (AnnexaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = annexa_application_startup;
  application_class->activate = annexa_application_activate;
  application_class->handle_local_options = annexa_application_handle_local_options;
  application_class->open = annexa_application_open;
}

static void
annexa_application_init (AnnexaApplication *self)
{
}

AnnexaApplication *
annexa_application_new (void)
{
  return g_object_new (ANNEXA_TYPE_APPLICATION, "application-id", ANNEXA_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/annexa/Annexa", NULL);
}
