/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-edit-details.h"
#include "annexa-project-private.h"
#include "annexa-worker.h"

/* An edit may have changed a hundred thousand records, so what it changed is read by a worker. */

typedef struct
{
  gint64 *seqs;
  gsize n_seqs;
  gint64 record;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->seqs);
  g_free (wish);
}

static void
free_details (gpointer data)
{
  AnnexaEditDetails *details = data;

  g_free (details->entry.time);
  g_free (details->entry.person);
  g_free (details->entry.label);
  g_clear_pointer (&details->changes, g_array_unref);
  g_free (details->problem);
  g_free (details);
}

static char *
dup_text (AnnexaStatement *statement,
          int              column)
{
  const char *text = annexa_statement_get_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

static AnnexaEditDetails *
load_details (AnnexaProject *reader,
              gint64         seq,
              gint64         record)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      reader->store, "SELECT time, person, label, ifnull (undoes, 0) FROM history WHERE seq = ?1", NULL);
  AnnexaEditDetails *details;
  g_autoptr (GError) error = NULL;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_int64 (statement, 1, seq);
  if (!annexa_statement_next (statement, NULL))
    return NULL;

  details = g_new0 (AnnexaEditDetails, 1);
  details->entry.seq = seq;
  details->entry.time = dup_text (statement, 0);
  details->entry.person = dup_text (statement, 1);
  details->entry.label = dup_text (statement, 2);
  details->entry.undoes = annexa_statement_get_int64 (statement, 3);
  details->changes = annexa_project_get_changes (reader, seq, record, &error);
  if (details->changes == NULL)
    details->problem = g_strdup (error->message);
  return details;
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Wish *wish = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (free_details);

  for (gsize i = 0; reader != NULL && i < wish->n_seqs && !g_cancellable_is_cancelled (cancellable); i++)
    {
      AnnexaEditDetails *details = load_details (reader, wish->seqs[i], wish->record);

      if (details != NULL)
        g_ptr_array_add (edits, details);
    }
  if (reader == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&edits), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * annexa_project_load_edits_async:
 * @self: a project
 * @seqs: (array length=n_seqs): the numbers of edits
 * @n_seqs: how many
 * @record: the id of a record, or 0; no more than what the edits changed in it
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what edits changed.
 */
void
annexa_project_load_edits_async (AnnexaProject      *self,
                                 const gint64       *seqs,
                                 gsize               n_seqs,
                                 gint64              record,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  wish->seqs = g_memdup2 (seqs, n_seqs * sizeof *seqs);
  wish->n_seqs = n_seqs;
  wish->record = record;
  g_task_set_source_tag (task, annexa_project_load_edits_async);
  g_task_set_task_data (task, wish, free_wish);
  annexa_worker_run (task, load_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_project_load_edits_finish:
 * @self: the project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaEditDetails) (nullable): the edits, in the order in which they were asked for
 */
GPtrArray *
annexa_project_load_edits_finish (AnnexaProject *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
