/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-worker.h"

/* Work that changes so much that a window would stand still meanwhile: the import of a table, the undo of one, a large
 * file. A worker does it on a connection of its own, which is the only one that writes for that time, while the window
 * reads what was committed before. Lists and forms then follow as after any other edit. */
typedef struct
{
  AnnexaProjectWork work;
  gpointer data;
  GDestroyNotify free_data;

  /* As they were when the work began: the worker reads nothing of the project. */
  char *path;
  char *database;
  char *search_path;
  char *person;
  gboolean search_attached;

  GPtrArray *changes; /* AnnexaChanges of each edit that was committed */
  gint64 newest_seq;
  gboolean search_lost;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_ptr_array_unref (job->changes);
  g_free (job->path);
  g_free (job->database);
  g_free (job->search_path);
  g_free (job->person);
  g_free (job);
}

static void
take_changes (AnnexaProject *writer,
              AnnexaChanges *changes,
              Job           *job)
{
  g_ptr_array_add (job->changes, annexa_changes_ref (changes));
}

static AnnexaProject *
open_writer (AnnexaProject *self,
             Job           *job,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (AnnexaProject) writer = g_object_new (ANNEXA_TYPE_PROJECT, NULL);

  writer->access = ANNEXA_ACCESS_EDIT;
  writer->path = g_strdup (job->path);
  writer->database = g_strdup (job->database);
  writer->search_path = g_strdup (job->search_path);
  annexa_project_set_person (writer, job->person);
  /* The working copy stays where it is for as long as its lock is held. */
  writer->lent_copy = self->copy;
  writer->store = annexa_store_open (job->database, ANNEXA_STORE_WRITER, error);
  if (writer->store == NULL
      || !annexa_store_get_int64 (writer->store, "SELECT max (seq) FROM history", &writer->newest_seq, error))
    return NULL;

  if (job->search_attached)
    job->search_lost = !annexa_project_attach_search (writer);
  annexa_store_set_cancellable (writer->store, cancellable);
  g_signal_connect (writer, "changed", G_CALLBACK (take_changes), job);
  return g_steal_pointer (&writer);
}

static gboolean
do_work (AnnexaProject *self,
         Job           *job,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (AnnexaProject) writer = NULL;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  writer = open_writer (self, job, cancellable, error);
  if (writer == NULL)
    return FALSE;

  done = job->work (writer, job->data, error);
  job->newest_seq = writer->newest_seq;
  job->search_lost = job->search_attached && !writer->search_attached;
  return done;
}

static void
work_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  AnnexaProject *self = source;
  GError *error = NULL;

  /* The lock keeps the file from being published or let go of meanwhile. */
  g_mutex_lock (&self->copy_lock);
  if (self->copy == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed meanwhile");
  else
    (void) do_work (self, data, cancellable, &error);
  g_mutex_unlock (&self->copy_lock);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* With a rollback journal nobody can read while somebody writes. */
static gboolean
can_read_meanwhile (AnnexaProject *self)
{
  g_autofree char *mode = annexa_store_get_text (self->store, "PRAGMA journal_mode", NULL);

  return g_strcmp0 (mode, "wal") == 0;
}

static void
work_at_once (AnnexaProject *self,
              GTask         *task,
              Job           *job)
{
  GError *error = NULL;

  if (job->work (self, job->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_project_work_async:
 * @self: a project
 * @work: (scope async): what is done in the worker, with a project of its own
 * @data: (closure work): for @work; the worker's alone until the work is done
 * @free_data: (destroy data) (nullable): frees @data
 * @cancellable: (nullable): stops the work: what was not committed by then is taken back
 * @callback: called when it is done, and has to call annexa_project_work_finish()
 * @user_data: for @callback
 *
 * Lets a worker change the project, through the same gate as everybody. Until it is done, the project can be read, and
 * edits are refused with %ANNEXA_ERROR_BUSY. Closing the project stops the work. Where the file system allows no reading
 * meanwhile, the work is done before this returns.
 */
void
annexa_project_work_async (AnnexaProject      *self,
                           AnnexaProjectWork   work,
                           gpointer            data,
                           GDestroyNotify      free_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GCancellable) own = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  task = g_task_new (self, own, callback, user_data);
  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_changes_unref);
  g_task_set_source_tag (task, annexa_project_work_async);
  g_task_set_task_data (task, job, free_job);
  /* Who stops the work too late has to learn that it is done. */
  g_task_set_check_cancellable (task, FALSE);
  if (!annexa_project_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (!can_read_meanwhile (self))
    {
      work_at_once (self, task, job);
      return;
    }

  job->path = g_strdup (self->path);
  job->database = g_strdup (self->database);
  job->search_path = g_strdup (self->search_path);
  job->person = g_strdup (self->person);
  job->search_attached = self->search_attached;
  self->work = g_steal_pointer (&own);
  annexa_worker_run (task, work_in_worker, ANNEXA_URGENCY_AWAITED);
}

/* Waits until no worker changes the project any more. What it committed counts, though nobody was told of it yet. */
void
annexa_project_stop_work (AnnexaProject *self)
{
  if (self->work == NULL)
    return;

  g_cancellable_cancel (self->work);
  g_mutex_lock (&self->copy_lock);
  g_mutex_unlock (&self->copy_lock);
  g_clear_object (&self->work);
  if (self->store != NULL)
    (void) annexa_store_get_int64 (self->store, "SELECT max (seq) FROM history", &self->newest_seq, NULL);
}

/* What the worker committed becomes what the project shows. */
static void
follow (AnnexaProject *self,
        Job           *job)
{
  if (job->search_lost)
    annexa_project_close_search (self);
  if (job->changes->len == 0)
    {
      self->had_effect = FALSE;
      return;
    }

  self->newest_seq = MAX (self->newest_seq, job->newest_seq);
  annexa_project_forget_stacks (self);
  for (guint i = 0; i < job->changes->len; i++)
    annexa_project_committed (self, job->changes->pdata[i]);
}

/* An index that was lost, or was made while nothing could be added to it. */
static void
find_search_again (AnnexaProject *self,
                   Job           *job)
{
  if (self->store == NULL || (!job->search_lost && !self->search_waiting))
    return;
  self->search_waiting = FALSE;
  annexa_project_open_search (self);
  if (self->search_attached)
    g_signal_emit_by_name (self, "search-ready");
}

/**
 * annexa_project_work_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Everybody who shows records is told what changed before this returns, also when the work failed in the end.
 *
 * Returns: whether the work was done
 */
gboolean
annexa_project_work_finish (AnnexaProject *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (job->database != NULL)
    {
      if (self->work == g_task_get_cancellable (G_TASK (result)))
        g_clear_object (&self->work);
      if (self->store != NULL)
        follow (self, job);
      find_search_again (self, job);
      /* Nobody could put its pieces together meanwhile. */
      if (self->search_attached)
        annexa_project_tidy_search (self, 0);
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * annexa_project_is_working:
 * @self: a project
 *
 * Returns: whether a worker is changing the project, and nobody else can
 */
gboolean
annexa_project_is_working (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return self->work != NULL;
}
