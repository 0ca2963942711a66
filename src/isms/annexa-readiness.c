/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-check-private.h"
#include "annexa-query.h"
#include "annexa-readiness-private.h"
#include "annexa-required-document.h"
#include "annexa-worker.h"

/* How many records can be looked through while a window waits. */
#define MOST_AT_ONCE 5000

/* What is needed while the checks run. */
typedef struct
{
  AnnexaProject *project;
  AnnexaReadiness *readiness;
  GHashTable *lists;       /* SQL -> ids, as several checks look at the same records */
  GHashTable *acceptances; /* “R24 4711” -> id of the acceptance */
} Run;

static void
free_gap (gpointer data)
{
  AnnexaGap *gap = data;

  g_free (gap->id);
  g_free (gap->item);
  g_free (gap);
}

static void
free_clause (gpointer data)
{
  AnnexaClauseResult *clause = data;

  g_free (clause->clause);
  g_free (clause);
}

static char *
make_key (const char *rule,
          gint64      record)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, rule, record);
}

/* The acceptances that hold today, by what they accept. Of several for the same gap the last one counts. */
static gboolean
load_acceptances (Run     *run,
                  GError **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) today = ANNEXA_VALUE_INIT;
  g_autoptr (GPtrArray) records = NULL;

  annexa_value_set_text (&today, run->readiness->day);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "accepted-on"), ANNEXA_TEST_AT_MOST, &today);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "expires"), ANNEXA_TEST_AT_LEAST, &today);
  records = annexa_project_query_records (run->project, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *rule = annexa_record_get_text (records->pdata[i], "rule");
      const AnnexaValue *links = annexa_record_get (records->pdata[i], "records");
      gint64 *id = g_memdup2 (&(gint64){ annexa_record_get_id (records->pdata[i]) }, sizeof (gint64));
      gsize n_ids;
      const gint64 *ids = annexa_value_get_ids (links, &n_ids);

      if (n_ids == 0)
        g_hash_table_insert (run->acceptances, make_key (rule, 0), id);
      for (gsize j = 0; j < n_ids; j++)
        g_hash_table_insert (run->acceptances, make_key (rule, ids[j]), j == 0 ? id : g_memdup2 (id, sizeof *id));
    }
  return records != NULL;
}

static void
add_gap (Run               *run,
         const AnnexaCheck *check,
         AnnexaCheckResult *result,
         gint64             record,
         const char        *item)
{
  AnnexaGap *gap = g_new0 (AnnexaGap, 1);
  g_autofree char *key = NULL;
  const gint64 *acceptance;

  gap->check = check;
  gap->id = item != NULL ? g_strdup_printf ("%s-%s", check->id, item) : g_strdup (check->id);
  gap->kind = annexa_kind_lookup (check->kind);
  gap->record = record;
  gap->item = g_strdup (item);
  key = make_key (gap->id, record);
  acceptance = g_hash_table_lookup (run->acceptances, key);
  gap->acceptance = acceptance != NULL ? *acceptance : 0;

  g_ptr_array_add (run->readiness->gaps, gap);
  result->n_gaps++;
  result->n_open += gap->acceptance == 0;
}

/* What several checks look at is read once. */
static gboolean
read_among (Run               *run,
            const AnnexaCheck *check,
            gint64            *n_records,
            GError           **error)
{
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = annexa_check_get_among_sql (check, needed);
  GArray *ids = sql != NULL ? g_hash_table_lookup (run->lists, sql) : NULL;

  if (sql == NULL)
    return TRUE;
  if (ids == NULL)
    {
      ids = annexa_check_read_numbers (run->project, sql, needed, error);
      if (ids == NULL)
        return FALSE;
      g_hash_table_insert (run->lists, g_steal_pointer (&sql), ids);
    }
  *n_records = ids->len;
  g_hash_table_insert (run->readiness->among, (gpointer) check, ids);
  return TRUE;
}

static gboolean
find_absence (Run               *run,
              const AnnexaCheck *check,
              AnnexaCheckResult *result,
              GError           **error)
{
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = annexa_check_get_absence_sql (check, needed);
  g_autoptr (GArray) numbers = NULL;
  gboolean absent;

  /* Among no records nothing can be missing. */
  if (sql == NULL || (check->wrong == NULL && check->among != NULL && result->n_records == 0))
    return TRUE;
  numbers = annexa_check_read_numbers (run->project, sql, needed, error);
  if (numbers == NULL)
    return FALSE;
  absent = g_array_index (numbers, gint64, 0) == 1;
  if (check->wrong == NULL)
    result->n_records = 1;
  else if (absent)
    result->n_records++;
  if (absent)
    add_gap (run, check, result, 0, NULL);
  return TRUE;
}

static gboolean
find_wrong_records (Run               *run,
                    const AnnexaCheck *check,
                    AnnexaCheckResult *result,
                    GError           **error)
{
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = annexa_check_get_list_sql (check, needed);
  g_autoptr (GArray) ids = NULL;

  if (sql == NULL)
    return TRUE;
  ids = annexa_check_read_numbers (run->project, sql, needed, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (check->flags & ANNEXA_CHECK_DOCUMENTS)
        {
          const AnnexaRequiredDocument *document = g_ptr_array_index (annexa_required_documents_get (), id);

          add_gap (run, check, result, 0, document->id);
        }
      else
        add_gap (run, check, result, id, NULL);
    }
  return ids != NULL;
}

/* What is there to look at is asked first: where there is nothing, nothing can be wrong. */
static gboolean
run_check (Run               *run,
           const AnnexaCheck *check,
           GError           **error)
{
  AnnexaCheckResult *result = g_new0 (AnnexaCheckResult, 1);

  g_hash_table_insert (run->readiness->results, (gpointer) check, result);
  return read_among (run, check, &result->n_records, error)
         && (result->n_records == 0 || find_wrong_records (run, check, result, error))
         && find_absence (run, check, result, error);
}

static gboolean
run_all (Run     *run,
         GError **error)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  if (!load_acceptances (run, error))
    return FALSE;
  for (guint i = 0; i < n_checks; i++)
    if (!run_check (run, checks[i], error))
      return FALSE;
  annexa_readiness_fill_in_shares (run->readiness);
  return TRUE;
}

/**
 * annexa_readiness_new:
 * @project: a project
 * @error: return location
 *
 * Runs all checks.
 *
 * Returns: (transfer full) (nullable): what an auditor would object to today
 */
AnnexaReadiness *
annexa_readiness_new (AnnexaProject *project,
                      GError       **error)
{
  g_autoptr (AnnexaReadiness) self = g_new0 (AnnexaReadiness, 1);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) acceptances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Run run = { project, self, lists, acceptances };

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  self->day = annexa_project_get_today (project);
  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  self->clauses = g_ptr_array_new_with_free_func (free_clause);
  self->results = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->among = g_hash_table_new (NULL, NULL);
  if (!run_all (&run, error))
    return NULL;
  g_clear_pointer (&self->among, g_hash_table_unref);
  annexa_readiness_add_up_clauses (self);
  return g_steal_pointer (&self);
}

/**
 * annexa_readiness_free:
 * @self: (transfer full): a result
 */
void
annexa_readiness_free (AnnexaReadiness *self)
{
  g_free (self->day);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->among, g_hash_table_unref);
  g_free (self);
}

static void
return_readiness (GTask         *task,
                  AnnexaProject *project)
{
  GError *error = NULL;
  AnnexaReadiness *readiness = annexa_readiness_new (project, &error);

  if (readiness != NULL)
    g_task_return_pointer (task, readiness, (GDestroyNotify) annexa_readiness_free);
  else
    g_task_return_error (task, error);
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);

  if (reader != NULL)
    return_readiness (task, reader);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_readiness_load_async:
 * @project: a project
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_readiness_new(), of a large project in a worker.
 */
void
annexa_readiness_load_async (AnnexaProject      *project,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);

  if (annexa_project_has_more_than (project, MOST_AT_ONCE, NULL))
    annexa_worker_run (task, run_in_worker, ANNEXA_URGENCY_QUIET);
  else
    return_readiness (task, project);
}

/**
 * annexa_readiness_load_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what an auditor would object to today
 */
AnnexaReadiness *
annexa_readiness_load_finish (AnnexaProject *project,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * annexa_readiness_get_day:
 * @self: a result
 *
 * Returns: (transfer none): the day that it is about
 */
const char *
annexa_readiness_get_day (AnnexaReadiness *self)
{
  return self->day;
}

/**
 * annexa_readiness_get_gaps:
 * @self: a result
 *
 * Returns: (transfer none) (element-type AnnexaGap): all gaps, accepted ones as well, in the order of the way
 */
GPtrArray *
annexa_readiness_get_gaps (AnnexaReadiness *self)
{
  return self->gaps;
}

/**
 * annexa_readiness_get_clauses:
 * @self: a result
 *
 * Returns: (transfer none) (element-type AnnexaClauseResult): how each clause and control stands that a check counts
 *   for, in the order of the standard
 */
GPtrArray *
annexa_readiness_get_clauses (AnnexaReadiness *self)
{
  return self->clauses;
}

/**
 * annexa_readiness_get_result:
 * @self: a result
 * @check: a check
 *
 * Returns: (transfer none): what the check found
 */
const AnnexaCheckResult *
annexa_readiness_get_result (AnnexaReadiness   *self,
                             const AnnexaCheck *check)
{
  return g_hash_table_lookup (self->results, check);
}

/**
 * annexa_readiness_count_open:
 * @self: a result
 * @stage: a stage
 * @severity: a severity
 *
 * Returns: how many gaps of that severity are open that the audit of @stage, or an earlier one, would object to
 */
guint
annexa_readiness_count_open (AnnexaReadiness *self,
                             AnnexaStage      stage,
                             AnnexaSeverity   severity)
{
  guint n_open = 0;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const AnnexaGap *gap = self->gaps->pdata[i];

      n_open += gap->acceptance == 0 && gap->check->stage <= stage && gap->check->severity == severity;
    }
  return n_open;
}

/**
 * annexa_readiness_is_ready:
 * @self: a result
 * @stage: a stage
 *
 * Returns: whether no major gap is open that the audit of @stage, or an earlier one, would object to
 */
gboolean
annexa_readiness_is_ready (AnnexaReadiness *self,
                           AnnexaStage      stage)
{
  return annexa_readiness_count_open (self, stage, ANNEXA_SEVERITY_MAJOR) == 0;
}
