/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-backup.h"
#include "annexa-earlier.h"
#include "annexa-error.h"
#include "annexa-settings.h"

/* Copies in a folder that the person has chosen: on another disk, or where another program takes them elsewhere. Each has
 * its day and time in its name, so that none is ever written over, and none is ever removed. */

/**
 * annexa_backup_is_wanted:
 * @project: a project
 *
 * Returns: whether a folder for copies was chosen, and the project is one that somebody works on
 */
gboolean
annexa_backup_is_wanted (AnnexaProject *project)
{
  g_autofree char *folder = annexa_settings_get_backup_folder ();
  g_autofree char *earlier = annexa_earlier_get_time (annexa_project_get_path (project));

  return folder != NULL && earlier == NULL && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;
}

/* “Weber Optics 2026-11-23 20.07.15.annexa” */
static char *
name_copy (AnnexaProject *project,
           const char    *folder)
{
  g_autofree char *stem = g_path_get_basename (annexa_project_get_path (project));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  char *path = NULL;

  if (g_str_has_suffix (stem, ".annexa"))
    stem[strlen (stem) - strlen (".annexa")] = '\0';
  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s %s.annexa", stem, time)
                                     : g_strdup_printf ("%s %s (%u).annexa", stem, time, i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

/**
 * annexa_backup_async:
 * @project: a project of which a copy is wanted
 * @callback: called when it is made, or could not be
 * @user_data: for @callback
 *
 * Makes a copy in a worker.
 */
void
annexa_backup_async (AnnexaProject      *project,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autofree char *folder = annexa_settings_get_backup_folder ();
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : g_strdup ("");
  g_autofree char *path = NULL;

  /* A disk that is not there is not made up for by a folder of the same name. */
  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_task_report_new_error (project, callback, user_data, annexa_backup_async, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                               _("The folder “%s” cannot be reached. Connect the disk, or choose another folder in the "
                                 "preferences."),
                               name);
      return;
    }
  path = name_copy (project, folder);
  annexa_project_save_copy_async (project, path, NULL, callback, user_data);
}

/**
 * annexa_backup_finish:
 * @project: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the copy is there
 */
gboolean
annexa_backup_finish (AnnexaProject *project,
                      GAsyncResult  *result,
                      GError       **error)
{
  return annexa_project_save_copy_finish (project, result, error);
}
