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
#include "annexa-file.h"
#include "annexa-settings.h"
#include "annexa-worker.h"

/* Copies in a folder that the person has chosen: on another disk, or where another program takes them elsewhere. Each
 * has its day and time in its name, so that none is ever written over, and none is ever removed.
 *
 * The folder may be a network's or a disk's that does not answer. So nothing is asked of it but in the worker, which
 * has no lock of the project meanwhile: it copies the person's file, and whoever does not want to wait can close the
 * project. */

typedef struct
{
  char *file;
  char *folder;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->file);
  g_free (job->folder);
  g_free (job);
}

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
name_copy (Job *job)
{
  g_autofree char *stem = g_path_get_basename (job->file);
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
      path = g_build_filename (job->folder, name, NULL);
    }
  return path;
}

/* A folder that is gone, as a disk's is that is not connected, is not made anew elsewhere. */
static void
copy_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *name = g_filename_display_name (job->folder);
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (!g_file_test (job->folder, G_FILE_TEST_IS_DIR))
    {
      g_task_return_new_error (task, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                               _("The folder “%s” cannot be reached. Connect the disk, or choose another folder in the "
                                 "preferences."),
                               name);
      return;
    }
  path = name_copy (job);
  if (annexa_file_copy (job->file, path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_backup_async:
 * @project: a project whose file is up to date, and annexa_backup_is_wanted()
 * @cancellable: (nullable): stops it; @callback is then called at once, whether the folder answers or not
 * @callback: called when the copy is made, or could not be
 * @user_data: for @callback
 *
 * Copies the file in a worker.
 */
void
annexa_backup_async (AnnexaProject      *project,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);
  g_autofree char *folder = annexa_settings_get_backup_folder ();
  Job *job;

  g_return_if_fail (ANNEXA_IS_PROJECT (project) && folder != NULL);

  job = g_new0 (Job, 1);
  job->file = g_strdup (annexa_project_get_path (project));
  job->folder = g_steal_pointer (&folder);
  g_task_set_source_tag (task, annexa_backup_async);
  g_task_set_task_data (task, job, free_job);
  g_task_set_return_on_cancel (task, TRUE);
  annexa_worker_run (task, copy_in_worker, ANNEXA_URGENCY_AWAITED);
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
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
