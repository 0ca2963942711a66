/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-query-private.h"
#include "annexa-worker.h"

/* Queries that take longer than a window may wait, each on a connection of its own in a worker. They see what was
 * committed when they begin, and no field of them may need a pass, which belongs to one connection. */

typedef struct
{
  GPtrArray *queries; /* AnnexaQuery */
  char *database;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->queries);
  g_free (job->database);
  g_free (job);
}

static AnnexaStore *
open_reader (const Job    *job,
             GCancellable *cancellable,
             GError      **error)
{
  AnnexaStore *reader = annexa_store_open (job->database, ANNEXA_STORE_READER, error);

  if (reader != NULL)
    annexa_store_set_cancellable (reader, cancellable);
  return reader;
}

typedef struct
{
  GArray *ids;
  GArray *groups; /* AnnexaGroupTotal, or NULL */
} Result;

static void
free_result (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->ids, g_array_unref);
  g_clear_pointer (&result->groups, g_array_unref);
  g_free (result);
}

/* In one transaction, so that groups are those of the ids. */
static gboolean
read_result (AnnexaQuery *query,
             AnnexaStore *reader,
             Result      *result,
             GError     **error)
{
  gboolean read;

  if (!annexa_store_execute (reader, "BEGIN", error))
    return FALSE;
  result->ids = annexa_query_run (query, reader, error);
  read = result->ids != NULL;
  if (read && annexa_query_get_group (query) != NULL)
    {
      result->groups = annexa_query_run_groups (query, reader, error);
      read = result->groups != NULL;
    }
  annexa_store_rollback (reader);
  return read;
}

static void
run_query (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (AnnexaStore) reader = open_reader (job, cancellable, &error);
  Result *result = g_new0 (Result, 1);

  if (reader != NULL && read_result (job->queries->pdata[0], reader, result, &error))
    {
      g_task_return_pointer (task, result, free_result);
      return;
    }
  free_result (result);
  g_task_return_error (task, error);
}

static void
count_queries (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (AnnexaStore) reader = open_reader (job, cancellable, &error);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 count;

  for (guint i = 0; error == NULL && i < job->queries->len; i++)
    if (annexa_query_count (job->queries->pdata[i], reader, &count, &error))
      g_array_append_val (counts, count);
  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&counts), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
run_in_worker (AnnexaProject      *project,
               AnnexaQuery *const *queries,
               guint               n_queries,
               GTaskThreadFunc     function,
               AnnexaUrgency       urgency,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_query_free);
  for (guint i = 0; i < n_queries; i++)
    g_ptr_array_add (job->queries, annexa_query_copy (queries[i]));
  job->database = g_strdup (project->database);
  g_task_set_task_data (task, job, free_job);
  annexa_worker_run (task, function, urgency);
}

/* Gives the ids of the records, and their groups where the query has some. */
gboolean
annexa_project_query_finish_groups (AnnexaProject *project,
                                    GAsyncResult  *result,
                                    GArray       **ids,
                                    GArray       **groups,
                                    GError       **error)
{
  Result *found;

  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *ids = g_steal_pointer (&found->ids);
  *groups = g_steal_pointer (&found->groups);
  free_result (found);
  return TRUE;
}

/**
 * annexa_project_query_async:
 * @project: a project
 * @query: which records; no field of it may need a pass
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_project_query() in a worker, on a connection of its own.
 */
void
annexa_project_query_async (AnnexaProject      *project,
                            AnnexaQuery        *query,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (ANNEXA_IS_PROJECT (project));

  run_in_worker (project, &query, 1, run_query, ANNEXA_URGENCY_AWAITED, cancellable, callback, user_data);
}

/**
 * annexa_project_query_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records, in order
 */
GArray *
annexa_project_query_finish (AnnexaProject *project,
                             GAsyncResult  *result,
                             GError       **error)
{
  GArray *ids = NULL;
  g_autoptr (GArray) groups = NULL;

  return annexa_project_query_finish_groups (project, result, &ids, &groups, error) ? ids : NULL;
}

/**
 * annexa_project_count_async:
 * @project: a project
 * @queries: (array length=n_queries): what to count; no field of them may need a pass
 * @n_queries: how many there are
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_project_count_query() for several queries in a worker, on a connection of its own.
 */
void
annexa_project_count_async (AnnexaProject      *project,
                            AnnexaQuery *const *queries,
                            guint               n_queries,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (ANNEXA_IS_PROJECT (project));

  run_in_worker (project, queries, n_queries, count_queries, ANNEXA_URGENCY_QUIET, cancellable, callback, user_data);
}

/**
 * annexa_project_count_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): how many records each query has
 */
GArray *
annexa_project_count_finish (AnnexaProject *project,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
