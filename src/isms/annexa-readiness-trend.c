/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-date.h"
#include "annexa-history.h"
#include "annexa-moment.h"
#include "annexa-readiness-trend.h"
#include "annexa-worker.h"

/* How readiness developed: it is worked out anew for days of the past, from history. Nothing of it is stored. */

/* The last days of the project's life, evenly apart, the oldest first; today is the last. */
static GPtrArray *
choose_days (const char *first,
             const char *today)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);
  int length = annexa_date_days_between (first, today);
  int n = CLAMP (length, 0, ANNEXA_READINESS_TREND_DAYS - 1);

  for (int i = n; i >= 0; i--)
    g_ptr_array_add (days, annexa_date_add_days (today, n > 0 ? -(i * length / n) : 0));
  return days;
}

static gboolean
add_point (AnnexaProject *project,
           const char    *day,
           GArray        *points,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AnnexaMoment) moment = annexa_moment_find (project, day, error);
  g_autoptr (AnnexaProject) past
      = moment != NULL ? annexa_project_open_past (project, moment, cancellable, error) : NULL;
  g_autoptr (AnnexaReadiness) readiness = past != NULL ? annexa_readiness_new (past, error) : NULL;
  AnnexaReadinessPoint point;

  if (readiness == NULL)
    return FALSE;
  g_strlcpy (point.day, day, sizeof point.day);
  for (guint i = 0; i < ANNEXA_N_STAGES; i++)
    point.scores[i] = annexa_readiness_get_score (readiness, (AnnexaStage) i);
  g_array_append_val (points, point);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * annexa_readiness_trend_new:
 * @project: a project, or a reader of it in the thread that owns it
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Works out how ready one was on up to %ANNEXA_READINESS_TREND_DAYS days, from the first edit until today.
 *
 * Returns: (transfer full) (element-type AnnexaReadinessPoint) (nullable): the days, the oldest first
 */
GArray *
annexa_readiness_trend_new (AnnexaProject *project,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *first = annexa_project_get_first_day (project, error);
  g_autofree char *today = annexa_project_get_today (project);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (AnnexaReadinessPoint));
  g_autoptr (GPtrArray) days = NULL;

  if (first == NULL)
    return NULL;
  days = choose_days (first, today);
  for (guint i = 0; i < days->len; i++)
    if (!add_point (project, days->pdata[i], points, cancellable, error))
      return NULL;
  return g_steal_pointer (&points);
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);
  GArray *points = reader != NULL ? annexa_readiness_trend_new (reader, cancellable, &error) : NULL;

  if (points != NULL)
    g_task_return_pointer (task, points, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * annexa_readiness_trend_load_async:
 * @project: a project
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_readiness_trend_new() in a worker.
 */
void
annexa_readiness_trend_load_async (AnnexaProject      *project,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);

  g_task_set_source_tag (task, annexa_readiness_trend_load_async);
  annexa_worker_run (task, run_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_readiness_trend_load_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaReadinessPoint) (nullable): the days, the oldest first
 */
GArray *
annexa_readiness_trend_load_finish (AnnexaProject *project,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
