/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-view-counter.h"

struct _AnnexaViewCounter
{
  AnnexaProject *project;
  GPtrArray *views;
  guint at_once;
  AnnexaViewsCounted callback;
  gpointer user_data;
  GCancellable *cancellable; /* of the count that runs in a worker */
  gulong changed_handler;
  guint update_source;
};

static void
stop (AnnexaViewCounter *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_long (AnnexaViewCounter *self)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      const AnnexaView *view = self->views->pdata[i];

      if (annexa_project_count (self->project, annexa_kind_lookup (view->kind)) > self->at_once)
        return TRUE;
    }
  return FALSE;
}

static void
count_at_once (AnnexaViewCounter *self)
{
  g_autofree gint64 *counts = g_new (gint64, self->views->len);

  for (guint i = 0; i < self->views->len; i++)
    counts[i] = annexa_view_count (self->views->pdata[i], self->project);
  self->callback (counts, self->user_data);
}

/* That something could not be counted is told as well. */
static void
tell_failure (AnnexaViewCounter *self)
{
  g_autofree gint64 *counts = g_new (gint64, self->views->len);

  for (guint i = 0; i < self->views->len; i++)
    counts[i] = -1;
  self->callback (counts, self->user_data);
}

/* Who was stopped may be gone. */
static void
counted (GObject      *project,
         GAsyncResult *result,
         gpointer      user_data)
{
  AnnexaViewCounter *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = annexa_project_count_finish (ANNEXA_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (counts != NULL)
    self->callback ((const gint64 *) (void *) counts->data, self->user_data);
  else
    tell_failure (self);
}

static void
count_in_worker (AnnexaViewCounter *self)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_query_free);

  for (guint i = 0; i < self->views->len; i++)
    {
      const AnnexaView *view = self->views->pdata[i];
      AnnexaQuery *query = annexa_query_new (annexa_kind_lookup (view->kind));

      annexa_view_apply (view, self->project, query);
      g_ptr_array_add (queries, query);
    }
  self->cancellable = g_cancellable_new ();
  annexa_project_count_async (self->project, (AnnexaQuery *const *) queries->pdata, queries->len, self->cancellable,
                              counted, self);
}

static void
count (AnnexaViewCounter *self)
{
  stop (self);
  if (is_long (self))
    count_in_worker (self);
  else
    count_at_once (self);
}

static gboolean
count_again (gpointer data)
{
  AnnexaViewCounter *self = data;

  self->update_source = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

/* Counting waits until nothing else is to be done: ten edits in a row are counted once. */
static void
project_changed (AnnexaViewCounter *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, count_again, self, NULL);
}

/**
 * annexa_view_counter_new:
 * @project: a project
 * @views: (element-type AnnexaView): views of any kinds
 * @at_once: how long a register may be for its views to be counted at once; longer ones are counted in a worker
 * @callback: what is told the numbers, each time they were counted
 * @user_data: for @callback
 *
 * Counts now, before this returns or, where a register is long, later; and from now on whenever the project has changed.
 * If a count is not done by the time of the next one, only the later one is told.
 *
 * Returns: (transfer full): the counter
 */
AnnexaViewCounter *
annexa_view_counter_new (AnnexaProject     *project,
                         GPtrArray         *views,
                         guint              at_once,
                         AnnexaViewsCounted callback,
                         gpointer           user_data)
{
  AnnexaViewCounter *self = g_new0 (AnnexaViewCounter, 1);

  self->project = g_object_ref (project);
  self->views = g_ptr_array_ref (views);
  self->at_once = at_once;
  self->callback = callback;
  self->user_data = user_data;
  self->changed_handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed), self);
  count (self);
  return self;
}

/**
 * annexa_view_counter_free:
 * @self: (transfer full): a counter, which tells nobody any more
 */
void
annexa_view_counter_free (AnnexaViewCounter *self)
{
  stop (self);
  g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->project);
  g_ptr_array_unref (self->views);
  g_free (self);
}
