/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-worker.h"

/* From so many hits on, ranking takes longer than a keystroke may, and tells nothing: it is then enough that those whose
 * ref or title has the words come first. */
#define MOST_RANKED 4000
#define MOST_LISTED 1000

static gboolean
add_matches (AnnexaStore *index,
             GArray      *ids,
             const char  *columns,
             const char  *expression,
             guint        limit,
             GError     **error)
{
  g_autofree char *narrowed = g_strdup_printf ("%s(%s)", columns, expression);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM texts WHERE texts MATCH ?1 LIMIT %u", limit);
  g_autoptr (GArray) found = annexa_search_match (index, sql, narrowed, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len && ids->len < limit; i++)
    {
      gint64 id = g_array_index (found, gint64, i);
      gboolean known = FALSE;

      for (guint j = 0; j < ids->len && !known; j++)
        known = g_array_index (ids, gint64, j) == id;
      if (!known)
        g_array_append_val (ids, id);
    }
  return TRUE;
}

/* Those with the words in the ref, then in the title, then anywhere. */
static GArray *
match_by_column (AnnexaStore *index,
                 const char  *expression,
                 guint        limit,
                 GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!add_matches (index, ids, "ref : ", expression, limit, error)
      || (ids->len < limit && !add_matches (index, ids, "title : ", expression, limit, error))
      || (ids->len < limit && !add_matches (index, ids, "", expression, limit, error)))
    return NULL;
  return g_steal_pointer (&ids);
}

static gint64
count_matches (AnnexaStore *index,
               const char  *expression)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (index, "SELECT count (*) FROM texts WHERE texts MATCH ?1", NULL);

  if (statement == NULL)
    return 0;
  annexa_statement_bind_text (statement, 1, expression);
  return annexa_statement_next (statement, NULL) ? annexa_statement_get_int64 (statement, 0) : 0;
}

/* A search in a worker, on a connection of its own. */
typedef struct
{
  char *words;
  char *database;
  char *index; /* or NULL while there is none */
  guint limit;
  guint total; /* How many there are in all; found by the worker. */
} FirstHits;

static void
free_first_hits (gpointer data)
{
  FirstHits *job = data;

  g_free (job->words);
  g_free (job->database);
  g_free (job->index);
  g_free (job);
}

static GArray *
find_with_index (FirstHits    *job,
                 const char   *expression,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (AnnexaStore) index = annexa_store_open (job->index, ANNEXA_STORE_READER, error);

  if (index == NULL)
    return NULL;
  annexa_store_set_cancellable (index, cancellable);
  job->total = (guint) count_matches (index, expression);
  if (job->total > MOST_RANKED)
    return match_by_column (index, expression, MIN (job->limit, MOST_LISTED), error);
  return annexa_search_match (index,
                              "SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY bm25 (texts, 10.0, 5.0, 1.0)",
                              expression, error);
}

static GArray *
find_without_index (FirstHits    *job,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (AnnexaStore) reader = annexa_store_open (job->database, ANNEXA_STORE_READER, error);
  GArray *ids;

  if (reader == NULL)
    return NULL;
  annexa_store_set_cancellable (reader, cancellable);
  ids = annexa_search_scan (reader, NULL, job->words, error);
  job->total = ids != NULL ? ids->len : 0;
  return ids;
}

static void
find_first_hits (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  FirstHits *job = data;
  g_autofree char *expression = annexa_search_get_expression (job->words);
  GError *error = NULL;
  GArray *ids = NULL;

  if (expression == NULL)
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  else if (job->index != NULL)
    ids = find_with_index (job, expression, cancellable, NULL);
  /* An index that was thrown away meanwhile. */
  if (ids == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    ids = find_without_index (job, cancellable, &error);
  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (ids->len > job->limit)
    g_array_set_size (ids, job->limit);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

/**
 * annexa_project_search_async:
 * @self: a project
 * @words: what somebody is looking for
 * @limit: how many records at most
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_project_search() in a worker, so that somebody can go on typing. Of very many hits those with the words in
 * their ref come first, then those with the words in their title.
 */
void
annexa_project_search_async (AnnexaProject      *self,
                             const char         *words,
                             guint               limit,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  FirstHits *job;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  job = g_new0 (FirstHits, 1);
  job->words = g_strdup (words);
  job->database = g_strdup (self->database);
  job->index = self->search_attached ? g_strdup (self->search_path) : NULL;
  job->limit = limit;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, annexa_project_search_async);
  g_task_set_task_data (task, job, free_first_hits);
  annexa_worker_run (task, find_first_hits, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_project_search_finish:
 * @self: a project
 * @result: what the callback got
 * @total: (out) (optional): how many records there are in all
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records of all kinds, the best hits first
 */
GArray *
annexa_project_search_finish (AnnexaProject *self,
                              GAsyncResult  *result,
                              guint         *total,
                              GError       **error)
{
  FirstHits *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (total != NULL)
    *total = job->total;
  return g_task_propagate_pointer (G_TASK (result), error);
}
