/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-check-private.h"
#include "annexa-readiness-private.h"

/* The score of a stage, a clause or a step says how much of what has to be there is there and in order:
 *
 *     the sum of weight × share, over the checks of what has to be there,
 *     divided by the sum of their weights and of weight × gaps ÷ (gaps + 4) over the other checks
 *
 * The weight of a check says how bad a gap of it is. The share is the number of records that are whole, divided by the
 * number of records that the check looks at; where there is nothing to look at it is 0. Whole is a record with which
 * neither the check nor one of the same step or an earlier one finds anything wrong: one that nobody has filled in is
 * worth as much as none, and so is one that has an owner and nothing else. A record that no check looks at, such as a
 * retired asset, counts neither way.
 *
 * Where records need not exist (incidents, exceptions, corrective actions), only what is wrong counts, however many good
 * ones stand beside it: these add nothing, and bad ones take away. Four gaps weigh half as much as very many.
 *
 * So a record that says nothing never raises the score, and one that is whole never lowers it. An accepted gap stays a gap
 * here: the decision to live with it puts nothing in order. */
static const double weights[ANNEXA_N_SEVERITIES] = { 6, 3, 1 };

#define GAPS_OF_HALF_WEIGHT 4.0

/* A sum of weights, of what of it is in order, and what is taken away for what need not be there. */
typedef struct
{
  double all;
  double kept;
  double missed;
  double worst;
  gboolean looked;
} Score;

/* The first step, for the audit of each stage, that finds something wrong with a record. */
typedef struct
{
  guint steps[ANNEXA_N_STAGES];
} Flaw;

static double
get_share (const AnnexaCheckResult *result)
{
  if (result->n_records == 0)
    return 0;
  return MIN (1 - (double) result->n_gaps / (double) result->n_records, result->filled);
}

/* How much gaps take away, from 0 to nearly 1. */
static double
get_loss (const AnnexaCheckResult *result)
{
  return (double) result->n_gaps / ((double) result->n_gaps + GAPS_OF_HALF_WEIGHT);
}

static void
add_to_score (Score                   *score,
              const AnnexaCheck       *check,
              const AnnexaCheckResult *result)
{
  double weight = weights[check->severity];

  if (check->flags & ANNEXA_CHECK_OPTIONAL)
    {
      score->missed += weight * get_loss (result);
      score->worst = MAX (score->worst, get_loss (result));
      score->looked = score->looked || get_share (result) > 0;
      return;
    }
  score->all += weight;
  score->kept += weight * get_share (result);
}

/* Where nothing has to be there at all, what is there is as good as it is in its weakest respect. */
static double
get_score (const Score *score)
{
  if (score->all > 0)
    return score->kept / (score->all + score->missed);
  return score->looked ? 1 - score->worst : 0;
}

static void
note_flaw (GHashTable      *flaws,
           const AnnexaGap *gap,
           guint            step)
{
  Flaw *flaw = g_hash_table_lookup (flaws, &gap->record);

  if (flaw == NULL)
    {
      flaw = g_new (Flaw, 1);
      for (guint stage = 0; stage < ANNEXA_N_STAGES; stage++)
        flaw->steps[stage] = G_MAXUINT;
      g_hash_table_insert (flaws, (gpointer) &gap->record, flaw);
    }
  /* What the audit of stage 1 objects to, that of stage 2 objects to as well. */
  for (guint stage = gap->check->stage; stage < ANNEXA_N_STAGES; stage++)
    flaw->steps[stage] = MIN (flaw->steps[stage], step);
}

/* The records of each kind with which something is wrong: name of the kind -> id -> Flaw. What could only be better is not
 * wrong. */
static GHashTable *
find_flaws (AnnexaReadiness *self)
{
  GHashTable *kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  const AnnexaCheck *last = NULL;
  GHashTable *flaws = NULL;
  guint step = 0;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const AnnexaGap *gap = self->gaps->pdata[i];

      if (gap->record == 0 || gap->check->severity == ANNEXA_SEVERITY_IMPROVEMENT)
        continue;
      if (gap->check != last)
        {
          step = annexa_check_get_step (gap->check);
          flaws = g_hash_table_lookup (kinds, gap->check->kind);
        }
      if (flaws == NULL)
        {
          flaws = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
          g_hash_table_insert (kinds, (gpointer) gap->check->kind, flaws);
        }
      last = gap->check;
      note_flaw (flaws, gap, step);
    }
  return kinds;
}

/* What part of the records that the check looks at nothing is wrong with by its step. */
static void
fill_in_share (AnnexaReadiness   *self,
               const AnnexaCheck *check,
               GHashTable        *flaws)
{
  AnnexaCheckResult *result = g_hash_table_lookup (self->results, check);
  const GArray *ids = g_hash_table_lookup (self->among, check);
  guint step = annexa_check_get_step (check);
  guint n_wrong = 0;

  result->filled = 1;
  if (ids == NULL || ids->len == 0 || flaws == NULL || (check->flags & ANNEXA_CHECK_DOCUMENTS))
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      const Flaw *flaw = g_hash_table_lookup (flaws, &g_array_index (ids, gint64, i));

      n_wrong += flaw != NULL && flaw->steps[check->stage] <= step;
    }
  result->filled = 1 - (double) n_wrong / (double) ids->len;
}

/* Whether @other looks at the same records as @check, by then. */
static gboolean
looks_before (const AnnexaCheck *other,
              const AnnexaCheck *check)
{
  return other->among != NULL && other->severity != ANNEXA_SEVERITY_IMPROVEMENT && strcmp (other->kind, check->kind) == 0
         && other->stage <= check->stage && annexa_check_get_step (other) <= annexa_check_get_step (check);
}

/* A check that asks only whether there is something at all looks at no records. What is there is worth as much to it as to
 * the check of the same step, or an earlier one, that finds the least of it in order. */
static void
fill_in_absence (AnnexaReadiness   *self,
                 const AnnexaCheck *check)
{
  AnnexaCheckResult *result = g_hash_table_lookup (self->results, check);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; check->among == NULL && i < n_checks; i++)
    if (looks_before (checks[i], check))
      {
        const AnnexaCheckResult *other = g_hash_table_lookup (self->results, checks[i]);

        result->filled = MIN (result->filled, other->filled);
      }
}

/**
 * annexa_readiness_fill_in_shares:
 * @self: a result that has the gaps of all checks
 *
 * Works out for each check with what part of its records no check of its step, or of an earlier one, finds anything wrong.
 */
void
annexa_readiness_fill_in_shares (AnnexaReadiness *self)
{
  g_autoptr (GHashTable) flaws = find_flaws (self);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    fill_in_share (self, checks[i], g_hash_table_lookup (flaws, checks[i]->kind));
  for (guint i = 0; i < n_checks; i++)
    fill_in_absence (self, checks[i]);
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

/**
 * annexa_readiness_add_up_clauses:
 * @self: a result in which the shares were filled in
 *
 * Adds up how each clause stands from the checks that count for it.
 */
void
annexa_readiness_add_up_clauses (AnnexaReadiness *self)
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
