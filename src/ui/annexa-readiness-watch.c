/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-readiness-watch.h"
#include "annexa-worker.h"

/**
 * AnnexaReadinessWatch:
 *
 * What an auditor would object to, kept up to date while a project is open. Everybody in the window who shows some of it
 * reads the same result; it is worked out once after each edit, in a worker.
 */
struct _AnnexaReadinessWatch
{
  GObject parent_instance;

  AnnexaProject *project; /* it owns the watch */
  AnnexaReadiness *result;
  GError *error; /* why there is no result */
  GCancellable *cancellable; /* of the work that is going on */
  guint source;
};

G_DEFINE_FINAL_TYPE (AnnexaReadinessWatch, annexa_readiness_watch, G_TYPE_OBJECT)

enum
{
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Edits that follow each other closely are looked at together. */
#define PATIENCE_MS 60

static void
stop (AnnexaReadinessWatch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Of a large project it has very many lines. */
static void
drop_result (AnnexaReadinessWatch *self)
{
  annexa_worker_free (g_steal_pointer (&self->result), (GDestroyNotify) annexa_readiness_free);
}

/* Who was stopped may be gone. */
static void
loaded (GObject      *project,
        GAsyncResult *result,
        gpointer      user_data)
{
  AnnexaReadinessWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaReadiness) readiness = annexa_readiness_load_finish (ANNEXA_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  drop_result (self);
  g_clear_error (&self->error);
  self->result = g_steal_pointer (&readiness);
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
work (gpointer user_data)
{
  AnnexaReadinessWatch *self = user_data;

  self->source = 0;
  stop (self);
  /* The window may have closed the project while the timer ran. */
  if (!annexa_project_is_open (self->project))
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  annexa_readiness_load_async (self->project, self->cancellable, loaded, self);
  return G_SOURCE_REMOVE;
}

static void
project_changed (AnnexaReadinessWatch *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (PATIENCE_MS, work, self);
}

static void
annexa_readiness_watch_dispose (GObject *object)
{
  AnnexaReadinessWatch *self = ANNEXA_READINESS_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  stop (self);

  G_OBJECT_CLASS (annexa_readiness_watch_parent_class)->dispose (object);
}

static void
annexa_readiness_watch_finalize (GObject *object)
{
  AnnexaReadinessWatch *self = ANNEXA_READINESS_WATCH (object);

  drop_result (self);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (annexa_readiness_watch_parent_class)->finalize (object);
}

static void
annexa_readiness_watch_class_init (AnnexaReadinessWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_readiness_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_readiness_watch_finalize;

  /**
   * AnnexaReadinessWatch::updated:
   *
   * There is a new result, or none because it could not be worked out.
   */
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_readiness_watch_init (AnnexaReadinessWatch *self)
{
}

/**
 * annexa_readiness_watch_get:
 * @project: a project
 *
 * Returns: (transfer none): its watch, which begins to work when it is asked for first
 */
AnnexaReadinessWatch *
annexa_readiness_watch_get (AnnexaProject *project)
{
  static const char key[] = "annexa-readiness-watch";
  AnnexaReadinessWatch *self = g_object_get_data (G_OBJECT (project), key);

  if (self != NULL)
    return self;

  self = g_object_new (ANNEXA_TYPE_READINESS_WATCH, NULL);
  self->project = project;
  g_object_set_data_full (G_OBJECT (project), key, self, g_object_unref);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  project_changed (self);
  return self;
}

/**
 * annexa_readiness_watch_get_result:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): what was found last; %NULL until it is there for the first time, and where it could
 *   not be worked out
 */
AnnexaReadiness *
annexa_readiness_watch_get_result (AnnexaReadinessWatch *self)
{
  return self->result;
}

/**
 * annexa_readiness_watch_get_error:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): why it could not be worked out
 */
const GError *
annexa_readiness_watch_get_error (AnnexaReadinessWatch *self)
{
  return self->error;
}

/**
 * annexa_readiness_watch_is_working:
 * @self: a watch
 *
 * Returns: whether the result is going to be replaced
 */
gboolean
annexa_readiness_watch_is_working (AnnexaReadinessWatch *self)
{
  return self->source != 0 || self->cancellable != NULL;
}
