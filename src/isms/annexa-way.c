/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-check-private.h"
#include "annexa-way.h"

#define MINUTES_OF_A_DAY (8 * 60)

/* In the order of the work; the words are those of the field “step” of tasks. */
static const AnnexaWayStep steps[] = {
  { "context", N_ ("Context and scope"),
    N_ ("Say what the system is about: what your firm does, what matters in and around it, who expects what of you, "
        "and where the border runs. All that follows is built on this page or two."),
    "context", "context-issue", NULL, 300 },
  { "leadership", N_ ("Leadership, policy and roles"),
    N_ ("Top management signs a short policy and says who does what. Without this nobody in the firm takes the rest "
        "seriously, and no auditor does."),
    "people", "role", NULL, 240 },
  { "risk-assessment", N_ ("Risk assessment"),
    N_ ("List what is worth protecting, think about what could happen to it, and rate how likely and how bad that is. "
        "What you do afterwards follows from here."),
    "risks", "risk", NULL, 480 },
  { "treatment", N_ ("Treatment and Statement of Applicability"),
    N_ ("Decide for each risk what is done about it, and for each of the 93 controls of Annex A whether you need it "
        "and why. The owners of the risks agree to the plan and to what remains."),
    "applicability", "control", "undecided", 480 },
  { "plan", N_ ("Implementation plan"),
    N_ ("Turn the decisions into tasks with a person, a date and the means, and set a few objectives that can be "
        "measured."),
    "tasks", "task", NULL, 240 },
  { "operation", N_ ("Controls, policies and training in operation"),
    N_ ("Do what the plan says and keep proof of it: rules in force, people trained, suppliers bound, backups tried, "
        "incidents dealt with. An auditor wants to see records of about three months."),
    "applicability", "control", "no-evidence", 2400 },
  { "evaluation", N_ ("Measurement, internal audit and management review"),
    N_ ("Look whether it works: measure, have somebody audit who has not done the work, and let top management draw "
        "the conclusions. In this order, once before the certification audit and every year after it."),
    "audits", "audit", NULL, 1440 },
  { "stage-1", N_ ("Stage 1"),
    N_ ("The certification body reads your documents and plans and says what would become a problem in stage 2. Choose "
        "the body early: dates are given out months ahead."),
    "audits", "audit", NULL, 480 },
  { "stage-2", N_ ("Stage 2"),
    N_ ("The certification body comes to see whether people do what the documents say. The concerns of stage 1 have to "
        "be dealt with before."),
    "audits", "finding", NULL, 960 },
  { "surveillance", N_ ("Surveillance and recertification"),
    N_ ("A certificate lasts three years. Once a year somebody comes to see whether the system is alive, and before "
        "the end the whole of it is audited again."),
    "audits", "audit", NULL, 480 },
  { "improvement", N_ ("Continual improvement"),
    N_ ("What goes wrong is put right, its cause is found and taken away, and somebody looks later whether that "
        "helped."),
    "actions", "action", NULL, 120 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ANNEXA_WAY_STEPS);

/**
 * annexa_way_list_steps:
 * @n_steps: (out): how many there are
 *
 * Returns: (array length=n_steps): the steps to the certificate and beyond, in their order
 */
const AnnexaWayStep *
annexa_way_list_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

/**
 * annexa_way_find_step:
 * @id: the word of a step
 *
 * Returns: (nullable): the step
 */
const AnnexaWayStep *
annexa_way_find_step (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].id, id) == 0)
      return &steps[i];

  return NULL;
}

/**
 * annexa_way_step_get_title:
 * @step: a step
 *
 * Returns: (transfer none): its name, in the person's language
 */
const char *
annexa_way_step_get_title (const AnnexaWayStep *step)
{
  return _(step->title);
}

/**
 * annexa_way_step_get_about:
 * @step: a step
 *
 * Returns: (transfer none): what it is for, in the person's language
 */
const char *
annexa_way_step_get_about (const AnnexaWayStep *step)
{
  return _(step->about);
}

/**
 * annexa_way_step_list_checks:
 * @step: a step
 *
 * Returns: (transfer container) (element-type AnnexaCheck): what must be there, the most important first
 */
GPtrArray *
annexa_way_step_list_checks (const AnnexaWayStep *step)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (strcmp (checks[i]->step, step->id) == 0)
      g_ptr_array_add (list, (gpointer) checks[i]);
  return list;
}

/* Whether a rule has nothing to look at, and need not have. */
static gboolean
is_idle (const AnnexaCheck       *check,
         const AnnexaCheckResult *result)
{
  return result->n_records == 0 && (check->flags & ANNEXA_CHECK_OPTIONAL);
}

static gboolean
is_kept (const AnnexaCheckResult *result)
{
  return result->n_open == 0 && result->n_records > 0;
}

static void
add_check (AnnexaWayProgress       *progress,
           const AnnexaCheck       *check,
           const AnnexaCheckResult *result)
{
  if (is_idle (check, result))
    return;
  progress->n_rules++;
  progress->n_kept += is_kept (result);
  progress->n_open += (guint) result->n_open;
  if (check->severity == ANNEXA_SEVERITY_MAJOR)
    progress->n_major += (guint) result->n_open;
  progress->minutes += (guint) result->n_open * check->minutes;
}

/* Rules about what need not be there look at something only where somebody has put it there, or a starter set. */
static gboolean
has_anything (GPtrArray       *checks,
              AnnexaReadiness *readiness)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const AnnexaCheck *check = checks->pdata[i];
      const AnnexaCheckResult *result = annexa_readiness_get_result (readiness, check);

      if (is_kept (result) || ((check->flags & ANNEXA_CHECK_OPTIONAL) && result->n_records > 0))
        return TRUE;
    }
  return FALSE;
}

/* Done is what an auditor would write nothing down about; what could only be better does not keep a step open. */
static AnnexaWayState
get_state (const AnnexaWayStep     *step,
           AnnexaReadiness         *readiness,
           const AnnexaWayProgress *progress)
{
  g_autoptr (GPtrArray) checks = annexa_way_step_list_checks (step);

  if (progress->score <= 0)
    return has_anything (checks, readiness) ? ANNEXA_WAY_PREPARED : ANNEXA_WAY_NOT_STARTED;
  for (guint i = 0; i < checks->len; i++)
    {
      const AnnexaCheck *check = checks->pdata[i];
      const AnnexaCheckResult *result = annexa_readiness_get_result (readiness, check);

      if (check->severity != ANNEXA_SEVERITY_IMPROVEMENT && !is_idle (check, result) && !is_kept (result))
        return ANNEXA_WAY_UNDER_WAY;
    }
  return ANNEXA_WAY_DONE;
}

/**
 * annexa_way_get_progress:
 * @readiness: what readiness says
 * @step: a step
 * @progress: (out caller-allocates): how far the step has come
 *
 * The effort that remains is what each open gap takes, and of what the step takes as a whole the part that is not in
 * order yet.
 */
void
annexa_way_get_progress (AnnexaReadiness     *readiness,
                         const AnnexaWayStep *step,
                         AnnexaWayProgress   *progress)
{
  g_autoptr (GPtrArray) checks = annexa_way_step_list_checks (step);

  *progress = (AnnexaWayProgress){ 0 };
  for (guint i = 0; i < checks->len; i++)
    add_check (progress, checks->pdata[i], annexa_readiness_get_result (readiness, checks->pdata[i]));
  progress->score = annexa_readiness_get_step_score (readiness, step->id);
  progress->state = get_state (step, readiness, progress);
  if (progress->state != ANNEXA_WAY_DONE)
    progress->minutes += (guint) ((1 - progress->score) * step->minutes);
}

static gboolean
is_of_first_round (const AnnexaCheck *check)
{
  return (check->flags & ANNEXA_CHECK_FIRST_ROUND) != 0;
}

/* The place of a rule among all that come next: first what everything else is built upon, then the steps one by one. */
static guint
get_turn (const AnnexaCheck *check)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);
  guint turn = 0;

  while (checks[turn] != check)
    turn++;
  return is_of_first_round (check) ? turn : turn + n_checks;
}

/* When something about a kind of records is asked for first; 0 where no rule looks at them. */
static guint
get_turn_of_kind (const AnnexaKind *kind)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);
  guint turn = G_MAXUINT;

  for (guint i = 0; i < n_checks; i++)
    if (strcmp (checks[i]->kind, kind->name) == 0)
      turn = MIN (turn, get_turn (checks[i]));
  return turn != G_MAXUINT ? turn : 0;
}

static void
add_round (GPtrArray  *next,
           GPtrArray  *gaps,
           AnnexaStage stage,
           gboolean    first)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance == 0 && gap->check->stage <= stage && is_of_first_round (gap->check) == first)
        g_ptr_array_add (next, (gpointer) gap);
    }
}

/**
 * annexa_way_list_next:
 * @readiness: what readiness says
 * @stage: how far one wants to get
 *
 * A first version of what everything else is built upon, the scope, laws and contracts, assets, risks and the decisions about
 * the controls that follow from them, is quickly made and shows what the rest is for. Only then the steps are gone through
 * whole: documents are written from what stands in the registers.
 *
 * Returns: (transfer container) (element-type AnnexaGap): the open gaps that the audit of @stage would object to, in
 *   the order in which they are best dealt with; they live as long as @readiness
 */
GPtrArray *
annexa_way_list_next (AnnexaReadiness *readiness,
                      AnnexaStage      stage)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  GPtrArray *next = g_ptr_array_new ();

  add_round (next, gaps, stage, TRUE);
  add_round (next, gaps, stage, FALSE);
  return next;
}

/**
 * annexa_way_describe_round:
 * @readiness: what readiness says
 * @stage: how far one wants to get
 *
 * Returns: (transfer none) (nullable): why things come in this order, while what everything else is built upon is incomplete
 */
const char *
annexa_way_describe_round (AnnexaReadiness *readiness,
                           AnnexaStage      stage)
{
  g_autoptr (GPtrArray) next = annexa_way_list_next (readiness, stage);
  const AnnexaGap *gap = next->len > 0 ? next->pdata[0] : NULL;

  if (gap == NULL || !is_of_first_round (gap->check))
    return NULL;
  return _("First go once through what everything else is built upon: scope, laws and contracts, assets, risks and controls. A "
           "first version is enough. Names, documents and details come in the second round.");
}

/**
 * annexa_way_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): what people call it
 */
const char *
annexa_way_state_get_label (AnnexaWayState state)
{
  switch (state)
    {
    case ANNEXA_WAY_NOT_STARTED:
      return C_("step of the way", "Not started");
    case ANNEXA_WAY_PREPARED:
      return C_("step of the way", "Prepared");
    case ANNEXA_WAY_UNDER_WAY:
      return C_("step of the way", "Under way");
    case ANNEXA_WAY_DONE:
    default:
      return C_("step of the way", "In order");
    }
}

/* Whether the proposals that the gap is about are to be confirmed already because there is nothing else of their kind. */
static gboolean
is_said (GPtrArray       *next,
         const AnnexaGap *gap)
{
  for (guint i = 0; g_strcmp0 (gap->check->field, "proposal") == 0 && i < next->len; i++)
    {
      const AnnexaGap *said = next->pdata[i];

      if (said->kind == gap->kind && said->record == 0 && (said->check->flags & ANNEXA_CHECK_CONFIRMED))
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_way_list_next_rules:
 * @readiness: what readiness says
 * @stage: how far one wants to get
 * @most: how many are wanted
 *
 * That the same is missing twenty times is the next step only once; so is that proposals wait, which two rules say while
 * nothing else is there.
 *
 * Returns: (transfer container) (element-type AnnexaGap): the first gap of each of the rules that come next; they live as
 *   long as @readiness
 */
GPtrArray *
annexa_way_list_next_rules (AnnexaReadiness *readiness,
                            AnnexaStage      stage,
                            guint            most)
{
  g_autoptr (GPtrArray) all = annexa_way_list_next (readiness, stage);
  GPtrArray *next = g_ptr_array_new ();
  const AnnexaCheck *last = NULL;

  for (guint i = 0; i < all->len && next->len < most; i++)
    {
      const AnnexaGap *gap = all->pdata[i];

      if (gap->check != last && !is_said (next, gap))
        g_ptr_array_add (next, (gpointer) gap);
      last = gap->check;
    }
  return next;
}

/**
 * annexa_way_find_next_from:
 * @readiness: what readiness says
 * @stage: how far one wants to get
 * @kind: the kind with whose records somebody has just finished
 * @earlier: (out) (optional) (nullable): what is open and comes before that, where there is such a thing
 *
 * Whoever has just gone through their assets goes on with what could happen to them, and not back to what comes before.
 *
 * Returns: (transfer none) (nullable): the first gap where the kind has its turn or behind it, or else the first of all; it lives as
 *   long as @readiness
 */
const AnnexaGap *
annexa_way_find_next_from (AnnexaReadiness  *readiness,
                           AnnexaStage       stage,
                           const AnnexaKind *kind,
                           const AnnexaGap **earlier)
{
  g_autoptr (GPtrArray) next = annexa_way_list_next_rules (readiness, stage, G_MAXUINT);
  const AnnexaGap *first = next->len > 0 ? next->pdata[0] : NULL;
  guint turn = get_turn_of_kind (kind);

  for (guint i = 0; i < next->len; i++)
    {
      const AnnexaGap *gap = next->pdata[i];

      if (get_turn (gap->check) < turn)
        continue;
      if (earlier != NULL)
        *earlier = i > 0 ? first : NULL;
      return gap;
    }
  if (earlier != NULL)
    *earlier = NULL;
  return first;
}

/**
 * annexa_way_describe_effort:
 * @minutes: an effort
 *
 * Returns: (transfer full): the effort in hours or working days, for people: it is an estimate and says so
 */
char *
annexa_way_describe_effort (guint minutes)
{
  guint hours = (minutes + 59) / 60;
  guint days = (minutes + MINUTES_OF_A_DAY / 2) / MINUTES_OF_A_DAY;

  if (minutes == 0)
    return g_strdup (_("nothing"));
  if (minutes < MINUTES_OF_A_DAY)
    return g_strdup_printf (ngettext ("about %u hour", "about %u hours", hours), hours);
  return g_strdup_printf (ngettext ("about %u working day", "about %u working days", days), days);
}
