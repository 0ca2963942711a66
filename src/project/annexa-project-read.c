/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-worker.h"

/* What would hold a window up to be read: a worker reads it, on a connection of its own, from the project as it is when it
 * begins. Edits go on meanwhile. */
typedef struct
{
  AnnexaProjectRead read;
  gpointer data;
  GDestroyNotify free_data;

  /* As they were when it began: the worker reads nothing of the project. */
  char *path;
  char *database;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->path);
  g_free (job->database);
  g_free (job);
}

static gboolean
read_all (const Job    *job,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (AnnexaProject) reader = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  reader = annexa_project_open_reader_of (job->path, job->database, error);
  if (reader == NULL)
    return FALSE;
  annexa_store_set_cancellable (reader->store, cancellable);
  return job->read (reader, job->data, cancellable, error);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_all (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_project_read_async:
 * @self: a project
 * @read: (scope async): what is read in the worker, from a project of its own
 * @data: (closure read): for @read; the worker's alone until it is done
 * @free_data: (destroy data) (nullable): frees @data, maybe in the worker
 * @cancellable: (nullable): stops the work; queries fail then
 * @callback: called when it is done, and has to call annexa_project_read_finish()
 * @user_data: for @callback
 *
 * Lets a worker read what takes longer than a window may wait.
 */
void
annexa_project_read_async (AnnexaProject      *self,
                           AnnexaProjectRead   read,
                           gpointer            data,
                           GDestroyNotify      free_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->read = read;
  job->data = data;
  job->free_data = free_data;
  job->path = g_strdup (self->path);
  job->database = g_strdup (self->database);
  g_task_set_source_tag (task, annexa_project_read_async);
  g_task_set_task_data (task, job, free_job);
  /* Who stops the work too late has to learn that it is done. */
  g_task_set_check_cancellable (task, FALSE);
  annexa_worker_run (task, read_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_project_read_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it was read
 */
gboolean
annexa_project_read_finish (AnnexaProject *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
