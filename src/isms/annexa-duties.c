/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-duties.h"
#include "annexa-edit.h"
#include "annexa-limit.h"
#include "annexa-query.h"

/* What recurs without a date of its own in any register: the day on which it is due follows from when it was done last. */

static const AnnexaDuty duties[] = {
  { "internal-audit", N_ ("Internal audit"), "9.2", "audit-months", "audit", "type", "internal", "ends", "starts",
    "status", "closed", "planned|under-way|reporting" },
  { "management-review", N_ ("Management review"), "9.3", "review-months", "review", NULL, NULL, "date", "date",
    "status", "held|approved", "planned" },
  { "risk-assessment", N_ ("Risk assessment"), "8.2", "assessment-months", "assessment", NULL, NULL, "date", "date",
    "closed", "yes", "no" },
  { "awareness", N_ ("Awareness training"), "7.3", "awareness-months", "training", "topic", "awareness", "date",
    "date" },
  { "access-review", N_ ("Review of access rights"), "A.5.18", "access-review-months", "asset", NULL, NULL,
    "access-reviewed" },
  { "restore-test", N_ ("Test of restoring a backup"), "A.8.13", "restore-test-months", "asset", NULL, NULL,
    "restore-tested" },
};

/* Whether it has to be done for each of several records, so that the one counts that is longest ago. */
static gboolean
is_for_each (const AnnexaDuty *duty)
{
  return duty->planned_date == NULL;
}

/**
 * annexa_duty_get_title:
 * @duty: a duty
 *
 * Returns: (transfer none): what people call it
 */
const char *
annexa_duty_get_title (const AnnexaDuty *duty)
{
  return _(duty->title);
}

static void
free_state (gpointer data)
{
  AnnexaDutyState *state = data;

  g_free (state->last);
  g_free (state->next);
  g_free (state->planned);
  g_free (state);
}

static gboolean
has_word (AnnexaProject *project,
          AnnexaRecord  *record,
          const char    *field,
          const char    *words)
{
  const AnnexaField *f = annexa_kind_find_field (annexa_record_get_kind (record), field);
  g_autofree char *word = annexa_field_format (f, annexa_record_get_value (record, f));
  g_auto (GStrv) wanted = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) wanted, word);
}

/* The audits of other people are none of the organization's duties, nor is a training on something else. */
static gboolean
counts (const AnnexaDuty *duty,
        AnnexaRecord     *record)
{
  return duty->only == NULL || g_strcmp0 (annexa_record_get_text (record, duty->only), duty->word) == 0;
}

static const char *
get_day (const AnnexaDuty *duty,
         AnnexaRecord     *record)
{
  const char *day = annexa_record_get_text (record, duty->date);

  return day == NULL && !is_for_each (duty) ? annexa_record_get_text (record, duty->planned_date) : day;
}

static void
note_done (AnnexaDutyState *state,
           AnnexaRecord    *record,
           const char      *day)
{
  int order = state->last != NULL ? strcmp (day, state->last) : 0;

  if (state->last != NULL && (is_for_each (state->duty) ? order >= 0 : order <= 0))
    return;
  g_free (state->last);
  state->last = g_strdup (day);
  state->record = annexa_record_get_id (record);
}

/* Something planned counts as planned also when its day is past: it has not been done. */
static void
note_planned (AnnexaDutyState *state,
              gint64          *record_planned,
              AnnexaRecord    *record,
              const char      *day)
{
  if (state->planned != NULL && strcmp (day, state->planned) >= 0)
    return;
  g_free (state->planned);
  state->planned = g_strdup (day);
  *record_planned = annexa_record_get_id (record);
}

static gboolean
read_records (AnnexaProject   *project,
              AnnexaDutyState *state,
              const char      *today,
              GError         **error)
{
  const AnnexaDuty *duty = state->duty;
  const AnnexaKind *kind = annexa_kind_lookup (duty->kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;
  gint64 planned = 0;

  if (is_for_each (duty))
    annexa_query_add_filter (query, annexa_kind_find_field (kind, duty->date), ANNEXA_TEST_FILLED, NULL);
  records = annexa_project_query_records (project, query, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const char *day = get_day (duty, records->pdata[i]);
      gboolean done;

      if (day == NULL || !counts (duty, records->pdata[i]))
        continue;
      done = duty->status != NULL ? has_word (project, records->pdata[i], duty->status, duty->done)
                                  : strcmp (day, today) <= 0;
      if (done)
        note_done (state, records->pdata[i], day);
      else if (duty->status == NULL || has_word (project, records->pdata[i], duty->status, duty->open))
        note_planned (state, &planned, records->pdata[i], day);
    }
  if (planned != 0)
    state->record = planned;
  return TRUE;
}

/* What was never done is late only for who has the certificate: before, the plan says when its time comes. */
static AnnexaDueState
judge (AnnexaDutyState *state,
       const char      *today,
       int              soon,
       gboolean         certified)
{
  g_autofree char *last_soon = annexa_date_add_days (today, soon);
  gboolean begins = state->last == NULL && !certified;
  const char *day = begins && state->planned != NULL ? state->planned : state->next;

  if (strcmp (day, today) < 0 || (state->last == NULL && certified))
    return ANNEXA_DUE_OVERDUE;
  return strcmp (day, last_soon) <= 0 ? ANNEXA_DUE_SOON : ANNEXA_DUE_LATER;
}

/* Where nothing was entered yet that could be done again, such as a date of a restored backup, there is no duty to see. */
static gboolean
is_wanted (const AnnexaDutyState *state)
{
  return !is_for_each (state->duty) || state->last != NULL;
}

/**
 * annexa_duties_list:
 * @project: a project
 * @error: return location
 *
 * Says of everything that recurs when it was done last and when it has to be done again, by the limits of the project.
 *
 * Returns: (transfer full) (element-type AnnexaDutyState) (nullable): the duties, in the order of the way
 */
GPtrArray *
annexa_duties_list (AnnexaProject *project,
                    GError       **error)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (free_state);
  g_autofree char *today = annexa_project_get_today (project);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gboolean certified = organization != NULL && !annexa_record_is_empty (organization, "certificate-issued");

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      AnnexaDutyState *state = g_new0 (AnnexaDutyState, 1);

      g_ptr_array_add (states, state);
      state->duty = &duties[i];
      state->months = annexa_limit_get (project, duties[i].limit);
      if (!read_records (project, state, today, error))
        return NULL;
      state->next = state->last != NULL ? annexa_date_add_months (state->last, state->months) : g_strdup (today);
      state->state = judge (state, today, annexa_limit_get (project, "soon-days"), certified);
      if (!is_wanted (state))
        g_ptr_array_remove_index (states, states->len - 1);
    }
  return g_steal_pointer (&states);
}

/**
 * annexa_duty_describe:
 * @state: how it stands with a duty
 *
 * Returns: (transfer full): that as a sentence for people: “Every 12 months, last done on 29 Oct 2026”
 */
char *
annexa_duty_describe (const AnnexaDutyState *state)
{
  g_autofree char *often
      = g_strdup_printf (ngettext ("Every %d month", "Every %d months", (gulong) state->months), state->months);
  g_autofree char *last = state->last != NULL ? annexa_date_format (state->last) : NULL;

  if (last == NULL)
    /* TRANSLATORS: How often something is done */
    return g_strdup_printf (_("%s, never done yet"), often);
  /* TRANSLATORS: How often something is done, and when it was done last */
  return g_strdup_printf (_("%s, last done on %s"), often, last);
}

/**
 * annexa_duty_can_plan:
 * @state: how it stands with a duty
 *
 * Returns: whether it is one thing with a day, which can stand in a register before it is done, and does not yet
 */
gboolean
annexa_duty_can_plan (const AnnexaDutyState *state)
{
  return state->planned == NULL && !is_for_each (state->duty);
}

/**
 * annexa_duty_plan:
 * @project: a project that can be edited
 * @state: how it stands with a duty that can be planned
 * @id: (out): the id of the record
 *
 * Makes the record of what has to be done next, on the day by which it has to be done; not on a day that is past.
 *
 * Returns: (transfer full): the edit
 */
AnnexaEdit *
annexa_duty_plan (AnnexaProject         *project,
                  const AnnexaDutyState *state,
                  gint64                *id)
{
  const AnnexaKind *kind = annexa_kind_lookup (state->duty->kind);
  g_autofree char *today = annexa_project_get_today (project);
  const char *day = strcmp (state->next, today) > 0 ? state->next : today;
  /* TRANSLATORS: The title of something that is done every year: “Internal audit 2027” */
  g_autofree char *title = g_strdup_printf (_("%s %.4s"), annexa_duty_get_title (state->duty), day);
  /* TRANSLATORS: History: something was planned */
  g_autofree char *label = g_strdup_printf (_("“%s” planned"), title);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  *id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, *id, kind->title, title);
  annexa_edit_set_text (edit, kind, *id, state->duty->planned_date, day);
  if (state->duty->only != NULL)
    annexa_edit_set_text (edit, kind, *id, state->duty->only, state->duty->word);
  return g_steal_pointer (&edit);
}
