/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>

#include "annexa-progress-window.h"
#include "annexa-progress-work.h"

/* Changes that would hold a window up are made by a worker, and so is what would hold it up to be read; with a word about it
 * once that takes long. */

/* Whom the work is done for, as long as it is, and whom something is read for. */
#define WORKING "annexa-working"
#define READING "annexa-reading"

typedef struct
{
  const char *key; /* one of those */
  GtkWidget *widget;
  GtkWindow *window; /* in which the widget was when the work began */
  GtkWindow *parent; /* in front of which that dialog is; it must not be gone before the dialog; NULL for no dialog */
  GtkWidget *focus;  /* where in the dialog the keyboard was, or NULL */
  AnnexaProgressWindow *progress;
  gpointer data;
  AnnexaWorkDone done;
} Waiting;

static void
free_waiting (Waiting *waiting)
{
  g_clear_object (&waiting->focus);
  g_object_unref (waiting->widget);
  g_object_unref (waiting->window);
  g_clear_object (&waiting->parent);
  g_free (waiting);
}

static gboolean
dialog_closes (Waiting *waiting)
{
  annexa_progress_window_stop (waiting->progress);
  return FALSE;
}

/* Until the work is done, a dialog can only be closed, which stops the work. */
static void
lock_dialog (Waiting *waiting)
{
  GtkWidget *focus = gtk_window_get_focus (waiting->window);

  waiting->focus = focus != NULL ? g_object_ref (focus) : NULL;
  /* An entry would not be told that it has lost the keyboard. */
  gtk_window_set_focus (waiting->window, NULL);
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (waiting->window)), FALSE);
  g_signal_connect_swapped (waiting->window, "close-request", G_CALLBACK (dialog_closes), waiting);
}

static void
unlock_dialog (Waiting *waiting)
{
  g_signal_handlers_disconnect_by_func (waiting->window, dialog_closes, waiting);
  if (!gtk_widget_get_realized (waiting->widget))
    return;
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (waiting->window)), TRUE);
  if (waiting->focus != NULL && gtk_widget_get_root (waiting->focus) == GTK_ROOT (waiting->window))
    gtk_widget_grab_focus (waiting->focus);
}

/* A dialog that was closed too late to stop the work has still to say that it is done. The window may have another project by
 * now, of which there is nothing to say. */
static gboolean
is_wanted (const Waiting *waiting,
           AnnexaProject *project,
           const GError  *error)
{
  if (!annexa_project_is_open (project) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  return gtk_widget_get_realized (waiting->widget) || (waiting->parent != NULL && error == NULL);
}

static void
end (Waiting       *waiting,
     AnnexaProject *project,
     const GError  *error)
{
  g_object_set_data (G_OBJECT (waiting->widget), waiting->key, NULL);
  if (waiting->parent != NULL)
    unlock_dialog (waiting);
  annexa_progress_window_end (waiting->progress);
  if (is_wanted (waiting, project, error))
    waiting->done (waiting->widget, waiting->data, error);
  free_waiting (waiting);
}

static void
work_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  (void) annexa_project_work_finish (ANNEXA_PROJECT (source), result, &error);
  end (data, ANNEXA_PROJECT (source), error);
}

/* Nobody is left to be shown what is read. */
static void
window_goes (Waiting *waiting)
{
  annexa_progress_window_stop (waiting->progress);
}

static void
read_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_func (waiting->window, window_goes, waiting);
  (void) annexa_project_read_finish (ANNEXA_PROJECT (source), result, &error);
  end (waiting, ANNEXA_PROJECT (source), error);
}

/* NULL when somebody waits for the widget already. */
static Waiting *
begin (GtkWidget     *widget,
       const char    *key,
       const char    *text,
       gpointer       data,
       AnnexaWorkDone done)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  Waiting *waiting;

  if (g_object_get_data (G_OBJECT (widget), key) != NULL)
    return NULL;
  waiting = g_new0 (Waiting, 1);
  waiting->key = key;
  waiting->widget = g_object_ref (widget);
  waiting->window = g_object_ref (window);
  waiting->progress = annexa_progress_window_begin (window, text);
  waiting->data = data;
  waiting->done = done;
  g_object_set_data (G_OBJECT (widget), key, waiting);
  return waiting;
}

/**
 * annexa_work_with_progress:
 * @widget: where the person is: a part of the window of the project, or an #AdwWindow in front of that
 * @project: a project
 * @text: what is being done, as a sentence with an ellipsis
 * @work: (scope async): what the worker does
 * @data: (closure work): for @work
 * @free_data: (destroy data) (nullable): frees @data, maybe in the worker
 * @done: (scope async): what follows, unless the work was stopped or @widget is in no window any more
 *
 * Does annexa_project_work_async(), and says what is being done once that takes a while. Who asks for it again before
 * it is done waits for what was asked for first. A dialog can only be closed meanwhile, which stops the work; when that
 * comes too late, @done is called though the dialog is gone.
 */
void
annexa_work_with_progress (GtkWidget        *widget,
                           AnnexaProject    *project,
                           const char       *text,
                           AnnexaProjectWork work,
                           gpointer          data,
                           GDestroyNotify    free_data,
                           AnnexaWorkDone    done)
{
  Waiting *waiting = begin (widget, WORKING, text, data, done);

  if (waiting == NULL)
    {
      if (free_data != NULL)
        free_data (data);
      return;
    }
  if (gtk_window_get_transient_for (waiting->window) != NULL)
    {
      waiting->parent = g_object_ref (gtk_window_get_transient_for (waiting->window));
      lock_dialog (waiting);
    }
  annexa_project_work_async (project, work, data, free_data, annexa_progress_window_get_cancellable (waiting->progress),
                             work_done, waiting);
}

/**
 * annexa_read_with_progress:
 * @widget: where the person is, in the window of the project
 * @project: a project
 * @text: what is being done, as a sentence with an ellipsis
 * @read: (scope async): what the worker does
 * @data: (closure read): for @read
 * @free_data: (destroy data) (nullable): frees @data, maybe in the worker
 * @done: (scope async): what follows, unless the work was stopped or @widget is in no window any more
 *
 * Does annexa_project_read_async(), and says what is being done once that takes a while. Who asks for it again before it
 * is done waits for what was asked for first.
 */
void
annexa_read_with_progress (GtkWidget        *widget,
                           AnnexaProject    *project,
                           const char       *text,
                           AnnexaProjectRead read,
                           gpointer          data,
                           GDestroyNotify    free_data,
                           AnnexaWorkDone    done)
{
  Waiting *waiting = begin (widget, READING, text, data, done);

  if (waiting == NULL)
    {
      if (free_data != NULL)
        free_data (data);
      return;
    }
  g_signal_connect_swapped (waiting->window, "unrealize", G_CALLBACK (window_goes), waiting);
  annexa_project_read_async (project, read, data, free_data, annexa_progress_window_get_cancellable (waiting->progress),
                             read_done, waiting);
}
