/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-check-private.h"
#include "annexa-date.h"
#include "annexa-query.h"
#include "annexa-readiness.h"
#include "annexa-required-document.h"

/* How many records can be looked through while a window waits. */
#define MOST_AT_ONCE 5000

/* The score of a stage, a clause or a step says how much of what has to be there is there and in order:
 *
 *     the sum of weight × share, over the checks of what has to be there,
 *     divided by the sum of their weights and of weight × gaps ÷ records over the other checks
 *
 * The weight of a check says how bad a gap of it is. The share is the number of records that are as they should be,
 * divided by the number of records that the check looks at; where there is nothing to look at it is 0. And it is never more
 * than the part of these records with which the checks of the same step find nothing wrong: one that nobody has filled in
 * is worth as much as none, and so is one that has an owner and nothing else. A record that no check looks at, such as a
 * retired asset, counts neither way.
 *
 * Where records need not exist (incidents, exceptions, corrective actions), good ones add nothing, and bad ones take
 * away. So a record that is added hardly raises the score by being there alone. An accepted gap stays a gap here: the
 * decision to live with it puts nothing in order. */
static const double weights[ANNEXA_N_SEVERITIES] = { 6, 3, 1 };

struct _AnnexaReadiness
{
  char *day;
  GPtrArray *gaps;     /* AnnexaGap, in the order of the way */
  GPtrArray *clauses;  /* AnnexaClauseResult, in the order of the standard */
  GHashTable *results; /* AnnexaCheck -> AnnexaCheckResult */
};

/* What is needed while the checks run. */
typedef struct
{
  AnnexaProject *project;
  AnnexaReadiness *readiness;
  GHashTable *counts;      /* SQL -> how many records it counts, as several checks look at the same ones */
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

static GArray *
read_numbers (Run        *run,
              const char *sql,
              GPtrArray  *needed,
              GError    **error)
{
  for (guint i = 0; i < needed->len; i++)
    if (!annexa_project_require (run->project, needed->pdata[i], error))
      return NULL;
  return annexa_project_read_numbers (run->project, sql, error);
}

/* Counts again only what was not counted for another check. */
static gboolean
count_records (Run               *run,
               const AnnexaCheck *check,
               gint64            *n_records,
               GError           **error)
{
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = annexa_check_get_count_sql (check, needed);
  g_autoptr (GArray) numbers = NULL;
  gpointer known;

  if (sql == NULL)
    return TRUE;
  if (g_hash_table_lookup_extended (run->counts, sql, NULL, &known))
    {
      *n_records = *(gint64 *) known;
      return TRUE;
    }
  numbers = read_numbers (run, sql, needed, error);
  if (numbers == NULL)
    return FALSE;
  *n_records = g_array_index (numbers, gint64, 0);
  g_hash_table_insert (run->counts, g_steal_pointer (&sql), g_memdup2 (n_records, sizeof *n_records));
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
  numbers = read_numbers (run, sql, needed, error);
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
  ids = read_numbers (run, sql, needed, error);
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
  return count_records (run, check, &result->n_records, error)
         && (result->n_records == 0 || find_wrong_records (run, check, result, error))
         && find_absence (run, check, result, error);
}

/* A sum of weights, of what of it is in order, and the largest part of any register that is not. */
typedef struct
{
  double all;
  double kept;
  double missed;
  double worst;
  gboolean looked;
} Score;

static double
get_gap_share (const AnnexaCheckResult *result)
{
  return result->n_records > 0 ? (double) result->n_gaps / (double) result->n_records : 0;
}

static void
add_to_score (Score                   *score,
              const AnnexaCheck       *check,
              const AnnexaCheckResult *result)
{
  double weight = weights[check->severity];

  if (check->flags & ANNEXA_CHECK_OPTIONAL)
    {
      score->missed += weight * get_gap_share (result);
      score->worst = MAX (score->worst, get_gap_share (result));
      score->looked = score->looked || result->n_records > 0;
      return;
    }
  score->all += weight;
  if (result->n_records > 0)
    score->kept += weight * MIN (1 - get_gap_share (result), result->filled);
}

/* Where nothing has to be there at all, what is there is as good as it is in its weakest respect. */
static double
get_score (const Score *score)
{
  if (score->all > 0)
    return score->kept / (score->all + score->missed);
  return score->looked ? 1 - score->worst : 0;
}

/* The records of a kind that a step finds something wrong with, one set for both: “asset risk-assessment”. */
static GHashTable *
find_wrong (GHashTable        *groups,
            const AnnexaCheck *check)
{
  g_autofree char *key = g_strconcat (check->kind, " ", check->step, NULL);
  GHashTable *wrong = g_hash_table_lookup (groups, key);

  if (wrong == NULL)
    {
      wrong = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_insert (groups, g_steal_pointer (&key), wrong);
    }
  return wrong;
}

/* What could only be better is not wrong. */
static GHashTable *
group_gaps (Run *run)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  const AnnexaCheck *last = NULL;
  GHashTable *wrong = NULL;

  for (guint i = 0; i < run->readiness->gaps->len; i++)
    {
      AnnexaGap *gap = run->readiness->gaps->pdata[i];

      if (gap->record == 0 || gap->check->severity == ANNEXA_SEVERITY_IMPROVEMENT)
        continue;
      if (gap->check != last)
        wrong = find_wrong (groups, gap->check);
      last = gap->check;
      g_hash_table_add (wrong, &gap->record);
    }
  return groups;
}

/* What part of the records that the check looks at its step finds nothing wrong with. */
static gboolean
fill_in_share (Run               *run,
               const AnnexaCheck *check,
               GHashTable        *wrong,
               GError           **error)
{
  AnnexaCheckResult *result = g_hash_table_lookup (run->readiness->results, check);
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_wrong = 0;

  result->filled = 1;
  if (check->among == NULL || (check->flags & ANNEXA_CHECK_DOCUMENTS) || g_hash_table_size (wrong) == 0)
    return TRUE;
  sql = annexa_check_get_among_sql (check, needed);
  ids = read_numbers (run, sql, needed, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    n_wrong += g_hash_table_contains (wrong, &g_array_index (ids, gint64, i));
  if (ids != NULL && ids->len > 0)
    result->filled = 1 - (double) n_wrong / (double) ids->len;
  return ids != NULL;
}

/* A check that asks only whether there is something at all looks at no records. What is there is worth as much to it as to
 * the check of the same step that finds the least of it in order. */
static void
fill_in_absence (Run               *run,
                 const AnnexaCheck *check)
{
  AnnexaCheckResult *result = g_hash_table_lookup (run->readiness->results, check);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; check->among == NULL && i < n_checks; i++)
    if (checks[i]->among != NULL && checks[i]->severity != ANNEXA_SEVERITY_IMPROVEMENT
        && strcmp (checks[i]->kind, check->kind) == 0 && strcmp (checks[i]->step, check->step) == 0)
      {
        const AnnexaCheckResult *other = g_hash_table_lookup (run->readiness->results, checks[i]);

        result->filled = MIN (result->filled, other->filled);
      }
}

static gboolean
fill_in_shares (Run     *run,
                GError **error)
{
  g_autoptr (GHashTable) groups = group_gaps (run);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (!fill_in_share (run, checks[i], find_wrong (groups, checks[i]), error))
      return FALSE;
  for (guint i = 0; i < n_checks; i++)
    fill_in_absence (run, checks[i]);
  return TRUE;
}

/* Clauses before controls, both by their numbers: 6.1.3 before 6.2, A.5.9 before A.5.10. */
static int
compare_clauses (gconstpointer a,
                 gconstpointer b)
{
  const char *first = (*(AnnexaClauseResult *const *) a)->clause;
  const char *second = (*(AnnexaClauseResult *const *) b)->clause;

  if ((*first == 'A') != (*second == 'A'))
    return *first == 'A' ? 1 : -1;
  while (*first != '\0' && *second != '\0')
    {
      char *first_end = NULL;
      char *second_end = NULL;
      gint64 x = g_ascii_strtoll (first, &first_end, 10);
      gint64 y = g_ascii_strtoll (second, &second_end, 10);

      if (x != y)
        return x < y ? -1 : 1;
      first = first_end > first ? first_end : first + 1;
      second = second_end > second ? second_end : second + 1;
    }
  return (*first != '\0') - (*second != '\0');
}

static AnnexaClauseResult *
find_clause (AnnexaReadiness *self,
             const char      *number)
{
  AnnexaClauseResult *clause;

  for (guint i = 0; i < self->clauses->len; i++)
    {
      clause = self->clauses->pdata[i];
      if (strcmp (clause->clause, number) == 0)
        return clause;
    }
  clause = g_new0 (AnnexaClauseResult, 1);
  clause->clause = g_strdup (number);
  g_ptr_array_add (self->clauses, clause);
  return clause;
}

static void
add_up_clauses (AnnexaReadiness *self)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    {
      const AnnexaCheckResult *result = annexa_readiness_get_result (self, checks[i]);
      g_autofree char *number = annexa_check_get_clause (checks[i]);
      AnnexaClauseResult *clause = find_clause (self, number);
      Score *score = g_hash_table_lookup (scores, clause);

      if (score == NULL)
        {
          score = g_new0 (Score, 1);
          g_hash_table_insert (scores, clause, score);
        }
      add_to_score (score, checks[i], result);
      clause->score = get_score (score);
      clause->n_open += (guint) result->n_open;
      if (checks[i]->severity == ANNEXA_SEVERITY_MAJOR)
        clause->n_major += (guint) result->n_open;
    }
  g_ptr_array_sort (self->clauses, compare_clauses);
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
  return fill_in_shares (run, error);
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
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) acceptances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Run run = { project, self, counts, acceptances };

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  self->day = annexa_project_get_today (project);
  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  self->clauses = g_ptr_array_new_with_free_func (free_clause);
  self->results = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!run_all (&run, error))
    return NULL;
  add_up_clauses (self);
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

static gboolean
is_large (AnnexaProject *project)
{
  gint64 n_records = 0;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    n_records += annexa_project_count (project, kinds[i]);
  return n_records > MOST_AT_ONCE;
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

  if (is_large (project))
    g_task_run_in_thread (task, run_in_worker);
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

/**
 * annexa_readiness_get_score:
 * @self: a result
 * @stage: a stage
 *
 * Returns: what is in order of what the audit of @stage looks at, from 0 to 1
 */
double
annexa_readiness_get_score (AnnexaReadiness *self,
                            AnnexaStage      stage)
{
  Score score = { 0 };
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (checks[i]->stage <= stage)
      add_to_score (&score, checks[i], annexa_readiness_get_result (self, checks[i]));
  return get_score (&score);
}

/**
 * annexa_readiness_get_percent:
 * @score: what is in order, from 0 to 1
 *
 * Returns: the same in whole percent, as people see it: never 100 where something is missing
 */
int
annexa_readiness_get_percent (double score)
{
  return (int) (score * 100 + 1e-9);
}

/**
 * annexa_readiness_get_step_score:
 * @self: a result
 * @step: the word of a step of the way
 *
 * Returns: what is in order of what belongs to the step, from 0 to 1
 */
double
annexa_readiness_get_step_score (AnnexaReadiness *self,
                                 const char      *step)
{
  Score score = { 0 };
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (strcmp (checks[i]->step, step) == 0)
      add_to_score (&score, checks[i], annexa_readiness_get_result (self, checks[i]));
  return get_score (&score);
}
