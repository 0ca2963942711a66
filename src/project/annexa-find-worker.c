/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-worker.h"

/* Which records of a list have the words that somebody types: found in a worker, on a connection of its own. */

typedef struct
{
  const AnnexaKind *kind;
  char *words;
  GArray *ordered;
  char *database;
  char *index; /* or NULL while there is none */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->words);
  g_array_unref (job->ordered);
  g_free (job->database);
  g_free (job->index);
  g_free (job);
}

static gboolean
contains (GArray *found,
          gint64  id,
          guint  *next)
{
  guint low = 0;
  guint high = found->len;

  /* Mostly both are in one order. */
  if (*next < found->len && g_array_index (found, gint64, *next) == id)
    {
      (*next)++;
      return TRUE;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (found, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == found->len || g_array_index (found, gint64, low) != id)
    return FALSE;
  *next = low + 1;
  return TRUE;
}

/* Those of the ids that are among @found, which are ascending, in their order. */
GArray *
annexa_pick_found (GArray *ordered,
                   GArray *found)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint next = 0;
  guint n = 0;

  g_array_set_size (ids, MIN (ordered->len, found->len));
  for (guint i = 0; i < ordered->len && n < ids->len; i++)
    {
      gint64 id = g_array_index (ordered, gint64, i);

      if (contains (found, id, &next))
        g_array_index (ids, gint64, n++) = id;
    }
  g_array_set_size (ids, n);
  return ids;
}

/* The index is of all kinds; from the least to the greatest id it is mostly that of one. */
static GArray *
find_with_index (const Job    *job,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *expression = annexa_search_get_expression (job->words);
  g_autofree char *sql = NULL;
  g_autoptr (AnnexaStore) index = NULL;
  gint64 least = G_MAXINT64;
  gint64 greatest = G_MININT64;

  if (expression == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  index = annexa_store_open (job->index, ANNEXA_STORE_READER, error);
  if (index == NULL)
    return NULL;
  annexa_store_set_cancellable (index, cancellable);
  for (guint i = 0; i < job->ordered->len; i++)
    {
      least = MIN (least, g_array_index (job->ordered, gint64, i));
      greatest = MAX (greatest, g_array_index (job->ordered, gint64, i));
    }
  sql = g_strdup_printf ("SELECT rowid FROM texts WHERE texts MATCH ?1 AND rowid BETWEEN %" G_GINT64_FORMAT
                         " AND %" G_GINT64_FORMAT " ORDER BY rowid",
                         least, greatest);
  return annexa_search_match (index, sql, expression, error);
}

static GArray *
find_without_index (const Job    *job,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (AnnexaStore) reader = annexa_store_open (job->database, ANNEXA_STORE_READER, error);

  if (reader == NULL)
    return NULL;
  annexa_store_set_cancellable (reader, cancellable);
  return annexa_search_scan (reader, job->kind, job->words, error);
}

static void
find (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GArray) found = job->index != NULL ? find_with_index (job, cancellable, NULL) : NULL;

  /* An index that was thrown away meanwhile. */
  if (found == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    found = find_without_index (job, cancellable, &error);
  if (found != NULL)
    g_task_return_pointer (task, annexa_pick_found (job->ordered, found), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* Finds those of the ids of one kind that have the words. Nobody may change @ordered any more. */
void
annexa_project_find_async (AnnexaProject      *self,
                           const AnnexaKind   *kind,
                           const char         *words,
                           GArray             *ordered,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->words = g_strdup (words);
  job->ordered = g_array_ref (ordered);
  job->database = g_strdup (self->database);
  job->index = self->search_attached ? g_strdup (self->search_path) : NULL;
  g_task_set_source_tag (task, annexa_project_find_async);
  g_task_set_task_data (task, job, free_job);
  annexa_worker_run (task, find, ANNEXA_URGENCY_AWAITED);
}

/* Returns (transfer full) (nullable): the ids, in the order that they were given in. */
GArray *
annexa_project_find_finish (AnnexaProject *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
