/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-readiness-watch.h"

struct _AnnexaReadinessWatch
{
  AnnexaProject *project;
  AnnexaReadinessComputed callback;
  gpointer user_data;
  AnnexaReadiness *readiness;
  GCancellable *cancellable; /* of the computation that is under way */
  gulong changed_handler;
  guint update_source;
};

static void
stop (AnnexaReadinessWatch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Who was stopped may be gone. */
static void
computed (GObject      *project,
          GAsyncResult *result,
          gpointer      user_data)
{
  AnnexaReadinessWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  AnnexaReadiness *readiness = annexa_readiness_load_finish (ANNEXA_PROJECT (project), result, &error);
  AnnexaReadiness *earlier;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  earlier = self->readiness;
  self->readiness = readiness;
  self->callback (readiness, self->user_data);
  g_clear_pointer (&earlier, annexa_readiness_free);
}

static void
compute (AnnexaReadinessWatch *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  annexa_readiness_load_async (self->project, self->cancellable, computed, self);
}

static gboolean
compute_again (gpointer data)
{
  AnnexaReadinessWatch *self = data;

  self->update_source = 0;
  compute (self);
  return G_SOURCE_REMOVE;
}

/* It waits until nothing else is to be done: ten edits in a row are looked at once. */
static void
project_changed (AnnexaReadinessWatch *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, compute_again, self, NULL);
}

/**
 * annexa_readiness_watch_new:
 * @project: a project
 * @callback: what is told the result, each time there is one
 * @user_data: for @callback
 *
 * Computes readiness now and whenever the project has changed, and tells it later, never before this returns. If one
 * computation is not done by the time of the next, only the later one is told.
 *
 * Returns: (transfer full): the watch
 */
AnnexaReadinessWatch *
annexa_readiness_watch_new (AnnexaProject          *project,
                            AnnexaReadinessComputed callback,
                            gpointer                user_data)
{
  AnnexaReadinessWatch *self = g_new0 (AnnexaReadinessWatch, 1);

  self->project = g_object_ref (project);
  self->callback = callback;
  self->user_data = user_data;
  self->changed_handler = g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed), self);
  compute (self);
  return self;
}

/**
 * annexa_readiness_watch_free:
 * @self: (transfer full): a watch, which tells nobody any more
 */
void
annexa_readiness_watch_free (AnnexaReadinessWatch *self)
{
  stop (self);
  g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->readiness, annexa_readiness_free);
  g_clear_object (&self->project);
  g_free (self);
}

/**
 * annexa_readiness_watch_get:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the last result, or %NULL while there is none
 */
AnnexaReadiness *
annexa_readiness_watch_get (AnnexaReadinessWatch *self)
{
  return self->readiness;
}
