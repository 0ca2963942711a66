/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-error.h"
#include "annexa-file-check.h"
#include "annexa-project-private.h"
#include "annexa-worker.h"

/* There is no unsaved state: what is committed to the working copy goes to the person's file a moment later. Large files
 * are written more rarely, so that writing takes a twentieth of the time at most. */
#define IDLE_SECONDS 2
#define LONGEST_IDLE_SECONDS 120
#define SHARE_OF_TIME 20

/* How long after somebody touched the file it is looked at: programs write in several steps. */
#define LOOK_AFTER_MS 500

/**
 * annexa_project_has_unpublished:
 * @self: a project
 *
 * Returns: whether there are edits that are not in the person's file yet
 */
gboolean
annexa_project_has_unpublished (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return self->copy != NULL && self->access == ANNEXA_ACCESS_EDIT
         && self->newest_seq > annexa_working_copy_get_published (self->copy);
}

/**
 * annexa_project_get_published_seq:
 * @self: a project
 *
 * Returns: up to which row of history the person's file has the project
 */
gint64
annexa_project_get_published_seq (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), 0);

  return self->copy != NULL ? annexa_working_copy_get_published (self->copy) : self->newest_seq;
}

/**
 * annexa_project_publish:
 * @self: a project that can be edited
 * @overwrite: whether the file may be written although it was moved, deleted or changed by somebody else
 * @error: return location
 *
 * Writes the person's file now. See annexa_project_publish_async() for a window.
 *
 * Returns: whether the file holds everything
 */
gboolean
annexa_project_publish (AnnexaProject *self,
                        gboolean       overwrite,
                        GError       **error)
{
  gboolean published;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_project_check_access (self, error))
    return FALSE;

  g_mutex_lock (&self->copy_lock);
  published = annexa_working_copy_publish (self->copy, overwrite, NULL, error);
  g_mutex_unlock (&self->copy_lock);
  if (published)
    g_signal_emit_by_name (self, "published");
  return published;
}

typedef struct
{
  gboolean overwrite;
  gint64 seq; /* up to which row of history the file is wanted */
} Publication;

static void
publish_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  AnnexaProject *self = source;
  Publication *wanted = data;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  /* One that was running until now may have brought what this one is for. */
  g_mutex_lock (&self->copy_lock);
  if (self->copy == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed meanwhile");
  else if (wanted->overwrite || annexa_working_copy_get_published (self->copy) < wanted->seq)
    annexa_working_copy_publish (self->copy, wanted->overwrite, cancellable, &error);
  else
    annexa_working_copy_check_target (self->copy, &error);
  g_mutex_unlock (&self->copy_lock);

  if (error == NULL)
    g_task_return_int (task, (gssize) (g_get_monotonic_time () - start));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * annexa_project_publish_async:
 * @self: a project that can be edited
 * @overwrite: whether the file may be written although it was moved, deleted or changed by somebody else
 * @cancellable: (nullable): stops the work; the file stays as it is
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the person's file in a worker; one that holds everything is only looked at, whether it is still there and still
 * ours. While another such job is running, or a worker changes the project, this one waits for it.
 */
void
annexa_project_publish_async (AnnexaProject      *self,
                              gboolean            overwrite,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  /* What a worker is changing meanwhile is written, too. */
  Publication wanted = { overwrite, self->work != NULL ? G_MAXINT64 : self->newest_seq };
  GError *error = NULL;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  g_task_set_source_tag (task, annexa_project_publish_async);
  if (!annexa_project_check_access (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Whether a job was started at all is known by its task, not by how it ends. */
  self->publishing++;
  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  annexa_worker_run (task, publish_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_project_publish_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the file holds what the project held when the work began
 */
gboolean
annexa_project_publish_finish (AnnexaProject *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gssize duration;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  duration = g_task_propagate_int (G_TASK (result), &local_error);
  if (g_task_get_task_data (G_TASK (result)) != NULL)
    self->publishing--;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->publish_duration = duration;
  g_signal_emit_by_name (self, "published");
  return TRUE;
}

static void
published_automatically (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  AnnexaProject *self = ANNEXA_PROJECT (source);
  g_autoptr (GError) error = NULL;

  if (!annexa_project_publish_finish (self, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          /* What is wrong now may be right later: a full disk, a drive that was pulled out. */
          self->publish_duration = G_USEC_PER_SEC;
          annexa_project_schedule_publishing (self);
          g_signal_emit_by_name (self, "file-problem", error);
        }
      return;
    }
  if (annexa_project_has_unpublished (self))
    annexa_project_schedule_publishing (self);
}

static gboolean
publish_when_idle (gpointer data)
{
  AnnexaProject *self = data;

  self->publish_source = 0;
  if (self->publishing > 0)
    annexa_project_schedule_publishing (self);
  else if (annexa_project_has_unpublished (self))
    annexa_project_publish_async (self, FALSE, NULL, published_automatically, NULL);
  return G_SOURCE_REMOVE;
}

void
annexa_project_schedule_publishing (AnnexaProject *self)
{
  guint seconds = (guint) (self->publish_duration * SHARE_OF_TIME / G_USEC_PER_SEC);

  if (!self->automatic || self->access != ANNEXA_ACCESS_EDIT)
    return;

  g_clear_handle_id (&self->publish_source, g_source_remove);
  self->publish_source
      = g_timeout_add_seconds (CLAMP (seconds, IDLE_SECONDS, LONGEST_IDLE_SECONDS), publish_when_idle, self);
}

static void
look_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  AnnexaProject *self = source;
  g_autoptr (GError) error = NULL;

  g_mutex_lock (&self->copy_lock);
  if (self->copy != NULL)
    annexa_working_copy_check_target (self->copy, &error);
  g_mutex_unlock (&self->copy_lock);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
looked (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && ANNEXA_PROJECT (source)->copy != NULL)
    g_signal_emit_by_name (source, "file-problem", error);
}

/* A file that was only touched is read to the end, so that this is nothing for the window's thread. */
static gboolean
look_at_file (gpointer data)
{
  AnnexaProject *self = data;
  g_autoptr (GTask) task = NULL;

  self->monitor_source = 0;
  /* While we are writing the file ourselves, its state is about to change under us. */
  if (self->publishing > 0)
    return G_SOURCE_REMOVE;

  task = g_task_new (self, NULL, looked, NULL);
  g_task_set_source_tag (task, look_at_file);
  annexa_worker_run (task, look_in_worker, ANNEXA_URGENCY_AWAITED);
  return G_SOURCE_REMOVE;
}

static void
file_touched (GFileMonitor     *monitor,
              GFile            *file,
              GFile            *other,
              GFileMonitorEvent event,
              gpointer          data)
{
  AnnexaProject *self = data;

  g_clear_handle_id (&self->monitor_source, g_source_remove);
  self->monitor_source = g_timeout_add (LOOK_AFTER_MS, look_at_file, self);
}

/**
 * annexa_project_set_automatic:
 * @self: a project that was opened in a main loop
 * @automatic: whether to write the person's file when the person pauses
 *
 * From now on every edit is published by itself, and #AnnexaProject::file-problem tells when that is not possible or
 * somebody else changes, moves or deletes the file.
 */
void
annexa_project_set_automatic (AnnexaProject *self,
                              gboolean       automatic)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  annexa_project_stop_publishing (self);
  self->automatic = automatic && self->access == ANNEXA_ACCESS_EDIT;
  if (!self->automatic)
    return;

  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_touched), self, 0);
  if (annexa_project_has_unpublished (self))
    annexa_project_schedule_publishing (self);
}

void
annexa_project_stop_publishing (AnnexaProject *self)
{
  g_clear_handle_id (&self->publish_source, g_source_remove);
  g_clear_handle_id (&self->monitor_source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  self->automatic = FALSE;
}

static void
save_copy_in_worker (GTask        *task,
                     gpointer      source,
                     gpointer      path,
                     GCancellable *cancellable)
{
  AnnexaProject *self = source;
  g_autoptr (GError) error = NULL;

  g_mutex_lock (&self->copy_lock);
  if (self->copy == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed meanwhile");
  else
    annexa_working_copy_publish_as (self->copy, path, cancellable, &error);
  g_mutex_unlock (&self->copy_lock);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * annexa_project_save_copy_async:
 * @self: a project
 * @path: where to; replaced when it exists
 * @cancellable: (nullable): stops the work; what is at @path stays as it is
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a copy of the project in a worker. The project stays with its own file, which is refused as the place.
 */
void
annexa_project_save_copy_async (AnnexaProject      *self,
                                const char         *path,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (ANNEXA_IS_PROJECT (self) && self->copy != NULL);

  g_task_set_source_tag (task, annexa_project_save_copy_async);
  if (!annexa_project_check_output (self, path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_strdup (path), g_free);
  annexa_worker_run (task, save_copy_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_project_save_copy_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the copy was written
 */
gboolean
annexa_project_save_copy_finish (AnnexaProject *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * annexa_project_keep_earlier:
 * @self: a project
 * @reason: one word for what is about to be done: "import"
 * @error: return location
 *
 * Keeps the project as it is now among the earlier copies, with all edits that are not in the person's file yet.
 *
 * Returns: whether it was kept
 */
gboolean
annexa_project_keep_earlier (AnnexaProject *self,
                             const char    *reason,
                             GError       **error)
{
  AnnexaWorkingCopy *copy;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  copy = self->lent_copy != NULL ? self->lent_copy : self->copy;
  g_return_val_if_fail (copy != NULL, FALSE);
  return annexa_working_copy_keep_earlier (copy, reason, error);
}

/**
 * annexa_project_check_file:
 * @self: a project
 * @error: return location
 *
 * Checks the file that was opened for damage, by its hash or, where it has none, by reading all of it.
 *
 * Returns: %FALSE with %ANNEXA_ERROR_CORRUPT when it is damaged
 */
gboolean
annexa_project_check_file (AnnexaProject *self,
                           GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self) && self->copy != NULL, FALSE);

  return annexa_working_copy_verify (self->copy, NULL, error);
}

/* Reading all of a large file from a slow disk takes minutes. The working copy is not held for so long: the project can be
 * published, closed and changed by another worker meanwhile. */
static void
check_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      check,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (annexa_file_check_run (check, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_project_check_file_async:
 * @self: a project
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_project_check_file() in a worker, while the project can already be used. The project may be closed before it
 * has ended; whoever does so and does not want to know any more stops it.
 */
void
annexa_project_check_file_async (AnnexaProject      *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AnnexaFileCheck *check;
  GError *error = NULL;

  g_return_if_fail (ANNEXA_IS_PROJECT (self) && self->copy != NULL);

  g_task_set_source_tag (task, annexa_project_check_file_async);
  check = annexa_file_check_new (self->copy, &error);
  if (check == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, check, (GDestroyNotify) annexa_file_check_free);
  annexa_worker_run (task, check_in_worker, ANNEXA_URGENCY_AWAITED);
}

gboolean
annexa_project_check_file_finish (AnnexaProject *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
