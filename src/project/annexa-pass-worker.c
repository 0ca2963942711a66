/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-worker.h"

/* A pass over very many records, for a window that must not stand still: a worker fills in the table of the pass on a
 * connection of its own, and its rows are then taken over. Until that is done, records show what the pass filled in
 * before. Whoever sorts or filters by such a field cannot wait for that, and has it filled in at once. */

/* So many records are gone through before anybody notices. */
#define MANY_RECORDS 20000

typedef struct
{
  const AnnexaPass *pass;
  char *path;
  char *database;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->database);
  g_free (job);
}

static GArray *
read_rows (AnnexaProject    *reader,
           const AnnexaPass *pass,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM temp.%s", pass->name);

  annexa_store_set_cancellable (reader->store, cancellable);
  if (!annexa_pass_fill (reader, pass, error))
    return NULL;
  return annexa_project_read_numbers (reader, sql, error);
}

static void
fill_in (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader_of (job->path, job->database, &error);
  GArray *rows = reader != NULL ? read_rows (reader, job->pass, cancellable, &error) : NULL;

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
filled_in (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  AnnexaProject *self = ANNEXA_PROJECT (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled means that an edit made it out of date, that it was filled in at once, or that the project is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_clear_object (&self->filling);
  annexa_pass_take (self, job->pass, rows);
}

/* Whether a worker fills in a pass that somebody would otherwise wait for. */
gboolean
annexa_pass_takes_long (AnnexaProject    *self,
                        const AnnexaPass *pass)
{
  return pass->alone && annexa_is_many (annexa_project_count (self, annexa_kind_lookup (pass->kinds[0])), MANY_RECORDS);
}

/* Has a worker fill in a pass; another one that was begun before is of no use any more. */
void
annexa_pass_fill_async (AnnexaProject    *self,
                        const AnnexaPass *pass)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  annexa_project_stop_filling (self);
  self->filling = g_cancellable_new ();
  job->pass = pass;
  job->path = g_strdup (self->path);
  job->database = g_strdup (self->database);
  task = g_task_new (self, self->filling, filled_in, NULL);
  g_task_set_source_tag (task, annexa_pass_fill_async);
  g_task_set_task_data (task, job, free_job);
  annexa_worker_run (task, fill_in, ANNEXA_URGENCY_QUIET);
}

void
annexa_project_stop_filling (AnnexaProject *self)
{
  g_cancellable_cancel (self->filling);
  g_clear_object (&self->filling);
}
