/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-earlier-window.h"
#include "annexa-earlier.h"
#include "annexa-time.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"

/* Earlier copies of a project: to look at in another window, and to bring back in this one. */

/**
 * annexa_window_show_earlier:
 * @self: a window
 * @path: (nullable): a project file, or %NULL for the project that is open
 *
 * Lists the earlier copies of a project.
 */
void
annexa_window_show_earlier (AnnexaWindow *self,
                            const char   *path)
{
  if (path == NULL)
    path = annexa_project_get_path (self->project);
  gtk_window_present (GTK_WINDOW (annexa_earlier_window_new (self, path)));
}

/**
 * annexa_window_look_at:
 * @self: a window
 * @copy: an earlier copy
 *
 * Opens it for reading, in a window of its own.
 */
void
annexa_window_look_at (AnnexaWindow *self,
                       const char   *copy)
{
  GtkWidget *other = annexa_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  gtk_window_present (GTK_WINDOW (other));
  annexa_window_open (ANNEXA_WINDOW (other), copy, TRUE);
}

typedef struct
{
  AnnexaWindow *window;
  char *path;
} Damaged;

static void
damaged_answered (const char *answer,
                  gpointer    data)
{
  Damaged *damaged = data;

  if (g_strcmp0 (answer, "earlier") == 0)
    annexa_window_show_earlier (damaged->window, damaged->path);
  g_object_unref (damaged->window);
  g_free (damaged->path);
  g_free (damaged);
}

/**
 * annexa_window_offer_earlier:
 * @self: a window
 * @heading: what did not work
 * @reason: why
 * @path: a project file that is damaged
 *
 * Tells of it, and offers the earlier copies where there are any.
 */
void
annexa_window_offer_earlier (AnnexaWindow *self,
                             const char   *heading,
                             const char   *reason,
                             const char   *path)
{
  g_autoptr (GPtrArray) copies = annexa_earlier_list (path);
  Damaged *damaged;

  if (copies->len == 0)
    {
      annexa_tell (GTK_WIDGET (self), heading, reason);
      return;
    }
  damaged = g_new0 (Damaged, 1);
  damaged->window = g_object_ref (self);
  damaged->path = g_strdup (path);
  annexa_ask (GTK_WIDGET (self), heading, reason, NULL, damaged_answered, damaged, "close", _("_Close"), "earlier",
              _("_Earlier copies…"), NULL);
}

typedef struct
{
  AnnexaWindow *window;
  char *path;
  char *copy;
  char *time;
} Restoring;

static void
free_restoring (Restoring *restoring)
{
  g_object_unref (restoring->window);
  g_free (restoring->path);
  g_free (restoring->copy);
  g_free (restoring->time);
  g_free (restoring);
}

static void
restore_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Restoring *restoring = data;
  g_autoptr (GError) error = NULL;

  if (annexa_earlier_restore (restoring->path, restoring->copy, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, free_restoring)

/* Whatever came of it, the project is open again. The worker may be the last to let go of the task, so the task does not
 * hold the window. */
static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Restoring) restoring = data;
  AnnexaWindow *self = restoring->window;
  g_autofree char *time = annexa_time_format (restoring->time);
  /* TRANSLATORS: A date and time */
  g_autofree char *message
      = g_strdup_printf (_("The copy of %s is back. What was here before is among the earlier copies."), time);
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  if (annexa_window_is_closed (self))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    annexa_tell (GTK_WIDGET (self), _("The copy was not brought back"), error->message);
  else
    annexa_window_tell (self, message);
  annexa_window_open (self, restoring->path, FALSE);
}

static void
restore (Restoring *restoring)
{
  AnnexaWindow *self = restoring->window;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, restored, restoring);

  self->opening = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  g_task_set_source_tag (task, restore);
  g_task_set_task_data (task, restoring, NULL);
  annexa_worker_run (task, restore_in_worker, ANNEXA_URGENCY_AWAITED);
}

static void
written_before_restoring (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  Restoring *restoring = data;
  AnnexaWindow *self = restoring->window;
  AnnexaProject *project = ANNEXA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  gboolean written = annexa_project_publish_finish (project, result, &error);

  if (annexa_window_is_closed (self))
    {
      free_restoring (restoring);
      return;
    }
  if (self->project != project)
    {
      free_restoring (restoring);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (!written || !annexa_project_close (project, &error))
    {
      annexa_tell (GTK_WIDGET (self), _("The copy was not brought back"), error->message);
      free_restoring (restoring);
      return;
    }
  annexa_window_close_project (self);
  annexa_window_update_actions (self);
  restore (restoring);
}

/**
 * annexa_window_restore_earlier:
 * @self: a window
 * @path: the file of a project, which is open in this window or in none
 * @copy: one of its earlier copies
 * @time: when that was made
 *
 * Makes the project what it was then, and opens it. The present state is written into the file first and becomes an earlier
 * copy itself; when that fails, everything stays as it is.
 */
void
annexa_window_restore_earlier (AnnexaWindow *self,
                               const char   *path,
                               const char   *copy,
                               const char   *time)
{
  AnnexaPage *page = self->project != NULL ? annexa_project_view_get_page (self->view) : NULL;
  Restoring *restoring;

  if (self->leaving || self->opening || (page != NULL && !annexa_page_flush (page)))
    return;
  restoring = g_new0 (Restoring, 1);
  restoring->window = g_object_ref (self);
  restoring->path = g_strdup (path);
  restoring->copy = g_strdup (copy);
  restoring->time = g_strdup (time);
  if (self->project == NULL)
    {
      restore (restoring);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  annexa_project_publish_async (self->project, FALSE, NULL, written_before_restoring, restoring);
}
