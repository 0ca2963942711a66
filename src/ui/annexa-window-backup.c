/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-backup.h"
#include "annexa-dialog.h"
#include "annexa-window-private.h"

/* The copies that go to the backup folder, where somebody chose one: after the file was written because they asked for
 * it, and before the project is left. */

typedef struct
{
  AnnexaWindow *window;
  gint64 seq; /* up to which row of history the copy has the project, at least */
  AnnexaWindowCopied copied;
  gpointer data;
} Copying;

/**
 * annexa_window_needs_copy:
 * @self: a window with a project
 *
 * Returns: whether a folder for copies was chosen, and no copy there has the latest edits
 */
gboolean
annexa_window_needs_copy (AnnexaWindow *self)
{
  gboolean edited = annexa_project_has_unpublished (self->project)
                    || annexa_project_get_published_seq (self->project) > self->copied_seq;

  return edited && self->moment == NULL && annexa_backup_is_wanted (self->project);
}

static void
copy_made (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Copying *copying = data;
  g_autoptr (AnnexaWindow) self = copying->window;
  AnnexaProject *project = ANNEXA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  gboolean copied = annexa_backup_finish (project, result, &error);

  if (self->copying == g_task_get_cancellable (G_TASK (result)))
    g_clear_object (&self->copying);
  if (copied && self->project == project)
    self->copied_seq = MAX (self->copied_seq, copying->seq);
  copying->copied (self, project, error, copying->data);
}

/**
 * annexa_window_make_copy:
 * @self: a window that annexa_window_needs_copy()
 * @cancellable: stops it
 * @copied: (scope async): called when the copy is made, or could not be
 * @data: for @copied
 *
 * Makes a copy in a worker. One that is still being made is stopped: this one has all that it would have.
 */
void
annexa_window_make_copy (AnnexaWindow      *self,
                         GCancellable      *cancellable,
                         AnnexaWindowCopied copied,
                         gpointer           data)
{
  Copying *copying = g_new0 (Copying, 1);

  annexa_window_stop_copying (self);
  self->copying = g_object_ref (cancellable);
  copying->window = g_object_ref (self);
  copying->seq = annexa_project_get_published_seq (self->project);
  copying->copied = copied;
  copying->data = data;
  annexa_backup_async (self->project, cancellable, copy_made, copying);
}

/**
 * annexa_window_stop_copying:
 * @self: a window
 *
 * Stops the copy that is being made, because a later one takes its place, or nobody waits for it.
 */
void
annexa_window_stop_copying (AnnexaWindow *self)
{
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
}

static void
copied_after_writing (AnnexaWindow  *self,
                      AnnexaProject *project,
                      const GError  *error,
                      gpointer       data)
{
  if (self->project != project)
    return;
  if (error == NULL)
    annexa_window_tell (self, _("The file is up to date, and so is a copy in the backup folder"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    annexa_tell (GTK_WIDGET (self), _("There is no copy in the backup folder"), error->message);
}

/**
 * annexa_window_back_up:
 * @self: a window whose project has just been written
 *
 * Says so, and makes a copy before where a folder for copies was chosen and has none of the latest edits.
 */
void
annexa_window_back_up (AnnexaWindow *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  if (!annexa_window_needs_copy (self))
    {
      annexa_window_tell (self, _("The file is up to date"));
      return;
    }
  cancellable = g_cancellable_new ();
  annexa_window_make_copy (self, cancellable, copied_after_writing, NULL);
}
