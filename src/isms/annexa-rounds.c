/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-query.h"
#include "annexa-rounds.h"
#include "annexa-scales.h"

/* Risk assessments are made in rounds (8.2). While a round is open the risks themselves carry the ratings; closing it
 * copies them, with the words of the levels as they were then, so that later changes of risks and method leave the round
 * alone and two rounds can be compared. */

static const char *const steps[] = { "likelihood", "impact" };
static const char *const stages[] = { "inherent", "current", "target" };

static const AnnexaKind *
rating_kind (void)
{
  return annexa_kind_lookup ("rating");
}

/* A proposal is what firms of a trade typically have, not what this one has assessed. */
static void
check_proposals (AnnexaProject  *project,
                 AnnexaRecord   *round,
                 AnnexaProblems *problems)
{
  g_autofree char *message = NULL;
  gint64 n = annexa_rule_read_number (project, problems,
                                      "SELECT count (*) FROM risk WHERE proposal AND status IS NOT 'closed'");

  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("%d risk is still a proposal of the starter set. Confirm or delete it first.",
                                       "%d risks are still proposals of the starter set. Confirm or delete them first.",
                                       (gulong) n),
                             (int) n);
  annexa_problems_add_for (problems, round, "closed", message);
}

static void
check_ratings (AnnexaProject  *project,
               AnnexaRecord   *round,
               AnnexaProblems *problems)
{
  gint64 n_missing = annexa_rule_read_number (project, problems,
                                              "SELECT (SELECT count (*) FROM risk WHERE status IS NOT 'closed')"
                                              " - (SELECT count (*) FROM rating WHERE assessment = %" G_GINT64_FORMAT
                                              ")",
                                              annexa_record_get_id (round));

  if (n_missing > 0)
    annexa_problems_add_for (problems, round, "closed",
                             _("A round is closed together with the ratings of all risks. Use “Close this round” or "
                               "“annexa-cli close-assessment”."));
}

/**
 * annexa_rounds_check_assessment:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a round as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * Whoever only ticked that a round is closed would get one without ratings. The edit of annexa_rounds_close() has made
 * them by the time it comes to the round.
 */
void
annexa_rounds_check_assessment (AnnexaProject  *project,
                                AnnexaEdit     *edit,
                                AnnexaRecord   *before,
                                AnnexaRecord   *after,
                                AnnexaProblems *problems)
{
  if (before == NULL || after == NULL || annexa_record_get_integer (before, "closed") != 0
      || annexa_record_get_integer (after, "closed") == 0)
    return;

  check_ratings (project, after, problems);
  check_proposals (project, after, problems);
}

static void
copy_step (AnnexaEdit   *edit,
           gint64        rating,
           AnnexaRecord *risk,
           const char   *field)
{
  if (!annexa_record_is_empty (risk, field))
    annexa_edit_set_integer (edit, rating_kind (), rating, field, annexa_record_get_integer (risk, field));
}

static void
copy_level (AnnexaEdit         *edit,
            gint64              rating,
            AnnexaRecord       *risk,
            const char         *field,
            const AnnexaScales *scales)
{
  const AnnexaLevelInfo *level = annexa_scales_get_level (scales, annexa_record_get_integer (risk, field));

  if (level == NULL)
    return;
  annexa_edit_set_text (edit, rating_kind (), rating, field, level->label);
  if (strcmp (field, "current-level") != 0)
    return;
  annexa_edit_set_integer (edit, rating_kind (), rating, "current-position", annexa_record_get_integer (risk, field));
  annexa_edit_set_integer (edit, rating_kind (), rating, "acceptable", level->acceptable);
}

static void
copy_risk (AnnexaEdit         *edit,
           gint64              round,
           AnnexaRecord       *risk,
           const AnnexaScales *scales)
{
  gint64 rating = annexa_edit_create (edit, rating_kind ());

  annexa_edit_set_integer (edit, rating_kind (), rating, "assessment", round);
  annexa_edit_set_integer (edit, rating_kind (), rating, "risk", annexa_record_get_id (risk));
  annexa_edit_set_text (edit, rating_kind (), rating, "risk-ref", annexa_record_get_ref (risk));
  annexa_edit_set_text (edit, rating_kind (), rating, "risk-title", annexa_record_get_title (risk));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *level = g_strconcat (stages[i], "-level", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
        {
          g_autofree char *step = g_strconcat (stages[i], "-", steps[j], NULL);

          copy_step (edit, rating, risk, step);
        }
      copy_level (edit, rating, risk, level, scales);
    }
}

/* All records of a kind whose @field has @value, or has not. */
static GPtrArray *
read_records (AnnexaProject     *project,
              const AnnexaKind  *kind,
              const char        *field,
              AnnexaTest         test,
              const AnnexaValue *value,
              GError           **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);

  annexa_query_add_filter (query, annexa_kind_find_field (kind, field), test, value);
  return annexa_project_query_records (project, query, error);
}

/* The round is going to say which method it was made with: that of the levels it keeps. */
static gboolean
check_method (AnnexaProject      *project,
              AnnexaRecord       *round,
              const AnnexaScales *scales,
              GError            **error)
{
  gint64 method = annexa_record_get_integer (round, "method");

  if (scales->method == 0)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 _("There is no risk method in force. Put one in force and rate the risks with it."));
  else if (method != 0 && method != scales->method)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 /* TRANSLATORS: The references of an assessment and of two risk methods */
                 _("%s was begun with the risk method %s, but %s is in force now. Rate the risks with it and name it in "
                   "the assessment."),
                 annexa_record_get_ref (round), annexa_project_get_ref (project, annexa_kind_lookup ("method"), method),
                 annexa_project_get_ref (project, annexa_kind_lookup ("method"), scales->method));
  else
    return TRUE;
  return FALSE;
}

/**
 * annexa_rounds_close:
 * @project: a project
 * @assessment: the id of an assessment
 * @error: return location
 *
 * Prepares to close a round: the ratings of every risk that is not closed are copied into it, with the levels as words.
 * The gate demands that somebody has approved it, which may be set in the same edit.
 *
 * Returns: (transfer full) (nullable): the edit that does it, not applied yet
 */
AnnexaEdit *
annexa_rounds_close (AnnexaProject *project,
                     gint64         assessment,
                     GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaRecord) round = annexa_project_get_record (project, kind, assessment, error);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GPtrArray) risks = NULL;
  g_autofree char *label = NULL;
  g_auto (AnnexaValue) closed = ANNEXA_VALUE_INIT;

  if (round == NULL)
    return NULL;
  if (annexa_record_get_integer (round, "closed") != 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("%s is closed already."),
                   annexa_record_get_ref (round));
      return NULL;
    }
  annexa_value_set_text (&closed, "closed");
  risks = read_records (project, annexa_kind_lookup ("risk"), "status", ANNEXA_TEST_NOT_EQUAL, &closed, error);
  if (risks == NULL || !check_method (project, round, scales, error))
    return NULL;

  /* TRANSLATORS: History: the reference of a risk assessment: “Risk assessment RA-002 closed” */
  label = g_strdup_printf (_("Risk assessment %s closed"), annexa_record_get_ref (round));
  edit = annexa_project_begin (project, label);
  for (guint i = 0; i < risks->len; i++)
    copy_risk (edit, assessment, risks->pdata[i], scales);
  annexa_edit_set_integer (edit, kind, assessment, "method", scales->method);
  annexa_edit_set_integer (edit, kind, assessment, "closed", TRUE);
  return g_steal_pointer (&edit);
}

static void
change_free (gpointer data)
{
  AnnexaRoundChange *change = data;

  g_clear_object (&change->earlier);
  g_clear_object (&change->later);
  g_free (change);
}

static GPtrArray *
read_ratings (AnnexaProject *project,
              gint64         assessment,
              GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  g_autoptr (AnnexaRecord) round = annexa_project_get_record (project, kind, assessment, error);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (round == NULL)
    return NULL;
  if (annexa_record_get_integer (round, "closed") == 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("%s is not closed yet. A round keeps its ratings, and can be compared, from when it is closed."),
                   annexa_record_get_ref (round));
      return NULL;
    }
  annexa_value_set_integer (&value, assessment);
  return read_records (project, rating_kind (), "assessment", ANNEXA_TEST_EQUAL, &value, error);
}

/* A risk that was deleted since is known by its reference alone, which is not given out again. */
static char *
get_key (AnnexaRecord *rating)
{
  gint64 risk = annexa_record_get_integer (rating, "risk");
  const char *ref = annexa_record_get_text (rating, "risk-ref");

  return risk != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, risk) : g_strdup_printf ("ref %s", ref != NULL ? ref : "");
}

static gboolean
is_rated (AnnexaRecord *rating)
{
  return rating != NULL && !annexa_record_is_empty (rating, "current-position");
}

static AnnexaRoundVerdict
judge (AnnexaRecord *earlier,
       AnnexaRecord *later)
{
  gint64 before, after;

  if (!is_rated (earlier) && !is_rated (later))
    return earlier == NULL ? ANNEXA_ROUND_NEW : later == NULL ? ANNEXA_ROUND_GONE : ANNEXA_ROUND_SAME;
  if (!is_rated (earlier))
    return ANNEXA_ROUND_NEW;
  if (!is_rated (later))
    return ANNEXA_ROUND_GONE;

  before = annexa_record_get_integer (earlier, "current-position");
  after = annexa_record_get_integer (later, "current-position");
  return after < before ? ANNEXA_ROUND_BETTER : after > before ? ANNEXA_ROUND_WORSE : ANNEXA_ROUND_SAME;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const char *first = annexa_round_change_get_ref (*(AnnexaRoundChange *const *) a);
  const char *second = annexa_round_change_get_ref (*(AnnexaRoundChange *const *) b);
  gsize first_length = strlen (first);
  gsize second_length = strlen (second);

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return strcmp (first, second);
}

static void
add_change (GPtrArray    *changes,
            AnnexaRecord *earlier,
            AnnexaRecord *later)
{
  AnnexaRoundChange *change = g_new0 (AnnexaRoundChange, 1);

  change->verdict = judge (earlier, later);
  change->earlier = earlier != NULL ? g_object_ref (earlier) : NULL;
  change->later = later != NULL ? g_object_ref (later) : NULL;
  g_ptr_array_add (changes, change);
}

/**
 * annexa_rounds_compare:
 * @project: a project
 * @earlier: the id of a closed assessment
 * @later: the id of another one
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRoundChange) (nullable): what became of each risk that is in one of them,
 *   in the order of their references
 */
GPtrArray *
annexa_rounds_compare (AnnexaProject *project,
                       gint64         earlier,
                       gint64         later,
                       GError       **error)
{
  g_autoptr (GPtrArray) before = read_ratings (project, earlier, error);
  g_autoptr (GPtrArray) after = before != NULL ? read_ratings (project, later, error) : NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer left;

  if (after == NULL)
    return NULL;

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (by_key, get_key (before->pdata[i]), before->pdata[i]);
  for (guint i = 0; i < after->len; i++)
    {
      g_autofree char *key = get_key (after->pdata[i]);

      add_change (changes, g_hash_table_lookup (by_key, key), after->pdata[i]);
      g_hash_table_remove (by_key, key);
    }
  g_hash_table_iter_init (&iter, by_key);
  while (g_hash_table_iter_next (&iter, NULL, &left))
    add_change (changes, left, NULL);
  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

/**
 * annexa_round_verdict_get_name:
 * @verdict: a verdict
 *
 * Returns: its stable name, for other programs
 */
const char *
annexa_round_verdict_get_name (AnnexaRoundVerdict verdict)
{
  static const char *const names[] = { "new", "gone", "better", "worse", "same" };

  return names[verdict];
}

/**
 * annexa_round_verdict_get_label:
 * @verdict: a verdict
 *
 * Returns: what people see
 */
const char *
annexa_round_verdict_get_label (AnnexaRoundVerdict verdict)
{
  /* TRANSLATORS: What became of a risk from one assessment to the next */
  static const char *const labels[] = { N_ ("New"), N_ ("Gone"), N_ ("Better"), N_ ("Worse"), N_ ("Unchanged") };

  return _(labels[verdict]);
}

/**
 * annexa_round_change_get_ref:
 * @change: a risk in two rounds
 *
 * Returns: what the risk was called by, in the later round if it is there
 */
const char *
annexa_round_change_get_ref (const AnnexaRoundChange *change)
{
  const char *ref = annexa_record_get_text (change->later != NULL ? change->later : change->earlier, "risk-ref");

  return ref != NULL ? ref : "";
}

/**
 * annexa_round_change_get_title:
 * @change: a risk in two rounds
 *
 * Returns: its title, in the later round if it is there
 */
const char *
annexa_round_change_get_title (const AnnexaRoundChange *change)
{
  const char *title = annexa_record_get_text (change->later != NULL ? change->later : change->earlier, "risk-title");

  return title != NULL ? title : "";
}
