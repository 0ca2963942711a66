/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-query-private.h"

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

static void
return_array (GTask  *task,
              GArray *array,
              GError *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
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
  GArray *ids = reader != NULL ? annexa_query_run (job->queries->pdata[0], reader, &error) : NULL;

  return_array (task, ids, error);
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
  GArray *counts = reader != NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  for (guint i = 0; counts != NULL && i < job->queries->len; i++)
    {
      gint64 count = annexa_query_count (job->queries->pdata[i], reader);

      g_array_append_val (counts, count);
    }
  return_array (task, counts, error);
}

static void
run_in_worker (AnnexaProject      *project,
               AnnexaQuery *const *queries,
               guint               n_queries,
               GTaskThreadFunc     function,
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
  g_task_run_in_thread (task, function);
}

static GArray *
finish (AnnexaProject *project,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

  run_in_worker (project, &query, 1, run_query, cancellable, callback, user_data);
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
  return finish (project, result, error);
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

  run_in_worker (project, queries, n_queries, count_queries, cancellable, callback, user_data);
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
  return finish (project, result, error);
}
