/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-progress-window.h"
#include "annexa-progress-work.h"

/* Changes that would hold a window up are made by a worker, with a word about it once that takes long. */
typedef struct
{
  GtkWidget *widget;
  AnnexaProgressWindow *progress;
  gpointer data;
  AnnexaWorkDone done;
} Waiting;

static void
work_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (GtkWidget) widget = waiting->widget;
  g_autoptr (GError) error = NULL;

  (void) annexa_project_work_finish (ANNEXA_PROJECT (source), result, &error);
  annexa_progress_window_end (waiting->progress);
  if (gtk_widget_get_realized (widget) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waiting->done (widget, waiting->data, error);
}

/**
 * annexa_work_with_progress:
 * @widget: where the person is
 * @project: a project
 * @text: what is being done, as a sentence with an ellipsis
 * @work: (scope async): what the worker does
 * @data: (closure work): for @work
 * @free_data: (destroy data) (nullable): frees @data, maybe in the worker
 * @done: (scope async): what follows, unless the work was stopped or @widget is in no window any more
 *
 * Does annexa_project_work_async(), and says what is being done once that takes a while.
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
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->widget = g_object_ref (widget);
  waiting->progress = annexa_progress_window_begin (GTK_WINDOW (gtk_widget_get_root (widget)), text);
  waiting->data = data;
  waiting->done = done;
  annexa_project_work_async (project, work, data, free_data, annexa_progress_window_get_cancellable (waiting->progress),
                             work_done, waiting);
}
