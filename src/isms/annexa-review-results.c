/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-review-private.h"
#include "annexa-risk-map.h"
#include "annexa-rounds.h"

/* The inputs of a management review about how well the system works: nonconformities, figures, audits, objectives,
 * risks and what could be better (9.3.2 d, f, g). */

static gboolean
is_open_action (AnnexaReviewWriter *self,
                AnnexaRecord       *action)
{
  return !annexa_review_record_is (action, "status", "done|checked|closed");
}

static gboolean
is_finished_action (AnnexaReviewWriter *self,
                    AnnexaRecord       *action)
{
  return !is_open_action (self, action);
}

static gboolean
was_closed_inside (AnnexaReviewWriter *self,
                   AnnexaRecord       *action)
{
  return is_finished_action (self, action)
         && annexa_review_writer_is_inside (self, annexa_record_get_text (action, "done-on"));
}

static char *
describe_action (AnnexaReviewWriter *self,
                 AnnexaRecord       *action)
{
  g_autofree char *name = annexa_review_writer_name (action);
  g_autofree char *status = annexa_project_describe_field (self->project, action, "status");
  g_autofree char *line = g_strdup_printf (_("%s: %s"), name, status);

  return annexa_review_writer_add_duty (self, action, g_steal_pointer (&line), "owner");
}

void
annexa_review_write_nonconformities (AnnexaReviewWriter *self)
{
  GPtrArray *actions = annexa_review_writer_read (self, "action");
  g_autoptr (GPtrArray) open = annexa_review_writer_select (self, "action", is_open_action);
  g_autoptr (GPtrArray) overdue = annexa_review_writer_select (self, "action", annexa_review_writer_is_overdue);
  g_autoptr (GPtrArray) finished = annexa_review_writer_select (self, "action", is_finished_action);
  g_autoptr (GPtrArray) inside = annexa_review_writer_select (self, "action", was_closed_inside);

  annexa_review_writer_say (self,
                            ngettext ("%u nonconformity with its corrective action is on record.",
                                      "%u nonconformities with their corrective actions are on record.", actions->len),
                            actions->len);
  if (actions->len == 0)
    return;
  annexa_review_writer_say (self, _("Open: %u, of which overdue: %u. Done in this period: %u."), open->len,
                            overdue->len, inside->len);
  annexa_review_writer_say_words (self, _("Where they come from"), actions, "source");
  annexa_review_writer_say_words (self, _("State"), actions, "status");
  annexa_review_writer_say_words (self, _("Effect of those that are done"), finished, "effectiveness");
  annexa_review_writer_list (self, _("Open corrective actions:"), open, describe_action);
}

/* The number as people write it, with its unit. */
static char *
describe_number (AnnexaReviewWriter *self,
                 AnnexaRecord       *objective,
                 const char         *field)
{
  g_autofree char *number = annexa_project_describe_field (self->project, objective, field);
  const char *unit = annexa_record_get_text (objective, "unit");

  return *number != '\0' && unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

static gboolean
was_measured (AnnexaReviewWriter *self,
              AnnexaRecord       *objective)
{
  GPtrArray *measurements = annexa_review_writer_read (self, "measurement");

  for (guint i = 0; i < measurements->len; i++)
    if (annexa_record_get_integer (measurements->pdata[i], "objective") == annexa_record_get_id (objective)
        && annexa_review_writer_is_inside (self, annexa_record_get_text (measurements->pdata[i], "date")))
      return TRUE;
  return FALSE;
}

static gboolean
waits_for_measurement (AnnexaReviewWriter *self,
                       AnnexaRecord       *objective)
{
  return annexa_record_get_integer (objective, "measurement-due") != 0;
}

/* The first value of the period and the last one say more than either alone. */
static void
find_values (AnnexaReviewWriter *self,
             AnnexaRecord       *objective,
             AnnexaRecord      **first,
             AnnexaRecord      **last)
{
  GPtrArray *measurements = annexa_review_writer_read (self, "measurement");

  *first = *last = NULL;
  for (guint i = 0; i < measurements->len; i++)
    {
      AnnexaRecord *measurement = measurements->pdata[i];
      const char *date = annexa_record_get_text (measurement, "date");

      if (annexa_record_get_integer (measurement, "objective") != annexa_record_get_id (objective)
          || annexa_record_is_empty (measurement, "value") || !annexa_review_writer_is_inside (self, date))
        continue;
      if (*first == NULL || strcmp (date, annexa_record_get_text (*first, "date")) < 0)
        *first = measurement;
      if (*last == NULL || strcmp (date, annexa_record_get_text (*last, "date")) >= 0)
        *last = measurement;
    }
}

static char *
describe_measurements (AnnexaReviewWriter *self,
                       AnnexaRecord       *objective)
{
  AnnexaRecord *first, *last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *day = NULL;
  g_autofree char *target = describe_number (self, objective, "target");
  g_autoptr (GString) line = NULL;
  const char *unit = annexa_record_get_text (objective, "unit");
  const char *measure = annexa_record_get_text (objective, "measure");

  find_values (self, objective, &first, &last);
  line = g_string_new (measure != NULL ? measure : annexa_record_get_title (objective));
  if (last == NULL)
    return g_strdup (line->str);
  from = annexa_project_describe_field (self->project, first, "value");
  to = annexa_project_describe_field (self->project, last, "value");
  day = annexa_date_format_long (annexa_record_get_text (last, "date"));
  if (first != last)
    /* TRANSLATORS: The first and the last value of a period, the unit and the day: “: from 81 to 96 % on 2 November
     * 2026” */
    g_string_append_printf (line, _(": from %s to %s%s%s on %s"), from, to, unit != NULL ? " " : "",
                            unit != NULL ? unit : "", day);
  else
    g_string_append_printf (line, _(": %s%s%s on %s"), to, unit != NULL ? " " : "", unit != NULL ? unit : "", day);
  if (*target != '\0')
    g_string_append_printf (line, _(", target %s"), target);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
describe_name (AnnexaReviewWriter *self,
               AnnexaRecord       *record)
{
  return annexa_review_writer_name (record);
}

static const char *
get_moment (AnnexaRecord *incident)
{
  const char *occurred = annexa_record_get_text (incident, "occurred");

  return occurred != NULL ? occurred : annexa_record_get_text (incident, "detected");
}

static gboolean
happened_inside (AnnexaReviewWriter *self,
                 AnnexaRecord       *incident)
{
  return annexa_review_writer_is_inside (self, get_moment (incident));
}

static gboolean
happened_before (AnnexaReviewWriter *self,
                 AnnexaRecord       *incident)
{
  return annexa_review_writer_is_before (self, get_moment (incident));
}

static gboolean
was_checked (AnnexaReviewWriter *self,
             AnnexaRecord       *control)
{
  return annexa_review_record_is (control, "applicable", "yes")
         && annexa_review_writer_is_inside (self, annexa_record_get_text (control, "last-checked"));
}

static guint
count_with (GPtrArray  *records,
            const char *field)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += annexa_record_get_integer (records->pdata[i], field) != 0;
  return n;
}

static void
say_incidents (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) incidents = annexa_review_writer_select (self, "incident", happened_inside);
  g_autoptr (GPtrArray) before = annexa_review_writer_select (self, "incident", happened_before);
  guint personal = count_with (incidents, "personal-data");

  annexa_review_writer_say (self,
                            ngettext ("%u security event was recorded in this period.",
                                      "%u security events were recorded in this period.", incidents->len),
                            incidents->len);
  if (self->from != NULL)
    annexa_review_writer_say (self, _("In the period of the same length before it: %u."), before->len);
  annexa_review_writer_say_words (self, _("Severity"), incidents, "severity");
  annexa_review_writer_say_words (self, _("Kind"), incidents, "kind");
  if (personal > 0)
    annexa_review_writer_say (self, _("With personal data: %u."), personal);
}

void
annexa_review_write_measurements (AnnexaReviewWriter *self)
{
  GPtrArray *objectives = annexa_review_writer_read (self, "objective");
  g_autoptr (GPtrArray) measured = annexa_review_writer_select (self, "objective", was_measured);
  g_autoptr (GPtrArray) waiting = annexa_review_writer_select (self, "objective", waits_for_measurement);
  g_autoptr (GPtrArray) checked = annexa_review_writer_select (self, "control", was_checked);

  annexa_review_writer_say (self, _("Measured in this period: %u of %u figures."), measured->len, objectives->len);
  annexa_review_writer_list (self, NULL, measured, describe_measurements);
  annexa_review_writer_list (self, _("To be measured, and not done yet:"), waiting, describe_name);
  say_incidents (self);
  annexa_review_writer_say (
      self,
      ngettext ("%u control was checked in this period.", "%u controls were checked in this period.", checked->len),
      checked->len);
  annexa_review_writer_say_words (self, _("Effect"), checked, "effectiveness");
}

static gboolean
took_place (AnnexaReviewWriter *self,
            AnnexaRecord       *audit)
{
  const char *ends = annexa_record_get_text (audit, "ends");

  return !annexa_review_record_is (audit, "status", "planned|cancelled")
         && annexa_review_writer_is_inside (self, ends != NULL ? ends : annexa_record_get_text (audit, "starts"));
}

static gboolean
is_ahead (AnnexaReviewWriter *self,
          AnnexaRecord       *audit)
{
  return annexa_review_record_is (audit, "status", "planned");
}

static gboolean
is_open_finding (AnnexaReviewWriter *self,
                 AnnexaRecord       *finding)
{
  return !annexa_review_record_is (finding, "status", "verified|closed")
         && !annexa_review_record_is (finding, "grade", "strength");
}

static char *
describe_grades (AnnexaReviewWriter *self,
                 AnnexaRecord       *audit)
{
  const AnnexaChoice *grades = annexa_kind_find_field (annexa_kind_lookup ("finding"), "grade")->choices;
  GPtrArray *findings = annexa_review_writer_read (self, "finding");
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; grades[i].word != NULL; i++)
    {
      guint n = 0;

      for (guint j = 0; j < findings->len; j++)
        n += annexa_record_get_integer (findings->pdata[j], "audit") == annexa_record_get_id (audit)
             && annexa_review_record_is (findings->pdata[j], "grade", grades[i].word);
      if (n > 0)
        g_string_append_printf (line, _("%s%s %u"), line->len > 0 ? ", " : "", annexa_choice_get_label (&grades[i]), n);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
describe_audit (AnnexaReviewWriter *self,
                AnnexaRecord       *audit)
{
  g_autofree char *name = annexa_review_writer_name (audit);
  g_autofree char *grades = describe_grades (self, audit);
  const char *date = annexa_record_get_text (audit, "starts");
  g_autofree char *day = date != NULL ? annexa_date_format_long (date) : g_strdup (_("no date"));

  if (annexa_review_record_is (audit, "status", "planned"))
    return g_strdup_printf (_("%s, %s"), name, day);
  return g_strdup_printf (_("%s, %s: %s"), name, day, *grades != '\0' ? grades : _("no findings"));
}

static char *
describe_finding (AnnexaReviewWriter *self,
                  AnnexaRecord       *finding)
{
  g_autofree char *name = annexa_review_writer_name (finding);
  g_autofree char *grade = annexa_project_describe_field (self->project, finding, "grade");
  g_autofree char *line = g_strdup_printf ("%s (%s)", name, grade);

  return annexa_review_writer_add_duty (self, finding, g_steal_pointer (&line), "audit");
}

void
annexa_review_write_audit_results (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) audits = annexa_review_writer_select (self, "audit", took_place);
  g_autoptr (GPtrArray) ahead = annexa_review_writer_select (self, "audit", is_ahead);
  g_autoptr (GPtrArray) open = annexa_review_writer_select (self, "finding", is_open_finding);
  g_autoptr (GPtrArray) overdue = annexa_review_writer_select (self, "finding", annexa_review_writer_is_overdue);

  annexa_review_writer_say (self,
                            ngettext ("%u audit took place in this period.", "%u audits took place in this period.",
                                      audits->len),
                            audits->len);
  annexa_review_writer_list (self, NULL, audits, describe_audit);
  annexa_review_writer_say (self, _("Open findings: %u, of which overdue: %u."), open->len, overdue->len);
  annexa_review_writer_list (self, NULL, open, describe_finding);
  annexa_review_writer_list (self, _("Planned audits:"), ahead, describe_audit);
}

static char *
describe_objective (AnnexaReviewWriter *self,
                    AnnexaRecord       *objective)
{
  g_autofree char *name = annexa_review_writer_name (objective);
  g_autofree char *status = annexa_project_describe_field (self->project, objective, "status");
  g_autofree char *value = describe_number (self, objective, "last-value");
  g_autofree char *target = describe_number (self, objective, "target");
  g_autofree char *trend = annexa_project_describe_field (self->project, objective, "trend");
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, _("%s: %s"), name, status);
  g_string_append_printf (line, ", %s", *value != '\0' ? value : _("not measured yet"));
  if (*target != '\0')
    g_string_append_printf (line, _(", target %s"), target);
  if (*trend != '\0')
    /* TRANSLATORS: How a figure develops: “, trend Better” */
    g_string_append_printf (line, _(", trend %s"), trend);
  return annexa_review_writer_add_duty (self, objective, g_string_free (g_steal_pointer (&line), FALSE), "owner");
}

void
annexa_review_write_objectives (AnnexaReviewWriter *self)
{
  GPtrArray *objectives = annexa_review_writer_read (self, "objective");

  annexa_review_writer_say (self,
                            ngettext ("%u objective is set.", "%u objectives are set.", objectives->len),
                            objectives->len);
  annexa_review_writer_say_words (self, _("State"), objectives, "status");
  annexa_review_writer_list (self, NULL, objectives, describe_objective);
}

static gboolean
is_open_risk (AnnexaReviewWriter *self,
              AnnexaRecord       *risk)
{
  return !annexa_review_record_is (risk, "status", "closed");
}

static gboolean
is_above (AnnexaReviewWriter *self,
          AnnexaRecord       *risk)
{
  return is_open_risk (self, risk) && annexa_record_get_integer (risk, "above-acceptance") != 0
         && !annexa_review_record_is (risk, "status", "accepted");
}

static char *
describe_risk (AnnexaReviewWriter *self,
               AnnexaRecord       *risk)
{
  g_autofree char *name = annexa_review_writer_name (risk);
  g_autofree char *level = annexa_project_describe_field (self->project, risk, "current-level");
  g_autofree char *treatment = annexa_project_describe_field (self->project, risk, "treatment");
  g_autofree char *owner = annexa_project_describe_field (self->project, risk, "owner");

  return g_strdup_printf ("%s (%s): %s%s%s", name, level, treatment, *owner != '\0' ? ", " : "", owner);
}

/* How many risks stand at each level, the highest first, and how many at none. */
static void
say_levels (AnnexaReviewWriter *self,
            GPtrArray          *risks)
{
  const AnnexaScales *scales = annexa_project_get_scales (self->project);
  const AnnexaField *field = annexa_risk_view_get_level (ANNEXA_RISK_CURRENT);
  guint counts[ANNEXA_LARGEST_SCALE + 1] = { 0 };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < risks->len; i++)
    {
      gint64 level = annexa_value_get_integer (annexa_record_get_value (risks->pdata[i], field));

      counts[level >= 1 && level <= scales->n_levels ? level : 0]++;
    }
  for (guint i = scales->n_levels; i >= 1; i--)
    if (counts[i] > 0)
      g_string_append_printf (list, _("%s%s %u"), list->len > 0 ? ", " : "", scales->levels[i].label, counts[i]);
  if (counts[0] > 0)
    g_string_append_printf (list, _("%s%s %u"), list->len > 0 ? ", " : "", _("not rated"), counts[0]);
  if (list->len > 0)
    annexa_review_writer_say (self, _("Level today: %s."), list->str);
}

static gboolean
is_closed_round (AnnexaReviewWriter *self,
                 AnnexaRecord       *round)
{
  return annexa_record_get_integer (round, "closed") != 0;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (annexa_record_get_text (*(AnnexaRecord *const *) b, "date"),
                    annexa_record_get_text (*(AnnexaRecord *const *) a, "date"));
}

static guint
count_verdict (GPtrArray         *changes,
               AnnexaRoundVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((AnnexaRoundChange *) changes->pdata[i])->verdict == verdict;
  return n;
}

/* What changed between the last two rounds that were kept. */
static void
say_rounds (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) rounds = annexa_review_writer_select (self, "assessment", is_closed_round);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *day = NULL;

  if (rounds->len == 0)
    {
      annexa_review_writer_say (self, _("No risk assessment has been closed yet."));
      return;
    }
  g_ptr_array_sort (rounds, compare_days);
  day = annexa_date_format_long (annexa_record_get_text (rounds->pdata[0], "date"));
  annexa_review_writer_say (self, _("The last risk assessment is %s of %s."), annexa_record_get_ref (rounds->pdata[0]),
                            day);
  if (rounds->len < 2)
    return;
  changes = annexa_rounds_compare (self->project, annexa_record_get_id (rounds->pdata[1]),
                                   annexa_record_get_id (rounds->pdata[0]), self->error == NULL ? &self->error : NULL);
  if (changes != NULL)
    annexa_review_writer_say (self, _("Compared with %s: new %u, larger %u, smaller %u, gone %u, the same %u."),
                              annexa_record_get_ref (rounds->pdata[1]), count_verdict (changes, ANNEXA_ROUND_NEW),
                              count_verdict (changes, ANNEXA_ROUND_WORSE), count_verdict (changes, ANNEXA_ROUND_BETTER),
                              count_verdict (changes, ANNEXA_ROUND_GONE), count_verdict (changes, ANNEXA_ROUND_SAME));
}

/* The treatment plan is made of the tasks of the risks. */
static gboolean
serves_risk (AnnexaReviewWriter *self,
             AnnexaRecord       *task)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (task, "for"), &n);

  for (gsize i = 0; i < n; i++)
    if (annexa_project_find_kind (self->project, ids[i]) == annexa_kind_lookup ("risk"))
      return TRUE;
  return FALSE;
}

static gboolean
is_overdue_for_risk (AnnexaReviewWriter *self,
                     AnnexaRecord       *task)
{
  return annexa_review_writer_is_overdue (self, task) && serves_risk (self, task);
}

static char *
describe_task (AnnexaReviewWriter *self,
               AnnexaRecord       *task)
{
  return annexa_review_writer_add_duty (self, task, annexa_review_writer_name (task), "responsible");
}

void
annexa_review_write_risk_results (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) risks = annexa_review_writer_select (self, "risk", is_open_risk);
  g_autoptr (GPtrArray) above = annexa_review_writer_select (self, "risk", is_above);
  g_autoptr (GPtrArray) tasks = annexa_review_writer_select (self, "task", serves_risk);
  g_autoptr (GPtrArray) late = annexa_review_writer_select (self, "task", is_overdue_for_risk);

  annexa_review_writer_say (self, ngettext ("%u risk is open.", "%u risks are open.", risks->len), risks->len);
  say_levels (self, risks);
  say_rounds (self);
  annexa_review_writer_say_words (self, _("Treatment"), risks, "treatment");
  annexa_review_writer_list (self, _("Above the acceptance line and not accepted:"), above, describe_risk);
  annexa_review_writer_say (
      self, ngettext ("The treatment plan has %u task.", "The treatment plan has %u tasks.", tasks->len), tasks->len);
  annexa_review_writer_say_words (self, _("State"), tasks, "status");
  annexa_review_writer_list (self, _("Overdue:"), late, describe_task);
}

static gboolean
is_open_improvement (AnnexaReviewWriter *self,
                     AnnexaRecord       *finding)
{
  return annexa_review_record_is (finding, "grade", "improvement") && is_open_finding (self, finding);
}

static gboolean
is_improvement_task (AnnexaReviewWriter *self,
                     AnnexaRecord       *task)
{
  return annexa_review_record_is (task, "step", "improvement")
         && !annexa_review_record_is (task, "status", "done|dropped");
}

static gboolean
taught_something (AnnexaReviewWriter *self,
                  AnnexaRecord       *incident)
{
  return happened_inside (self, incident) && !annexa_record_is_empty (incident, "lessons");
}

static char *
describe_lesson (AnnexaReviewWriter *self,
                 AnnexaRecord       *incident)
{
  g_auto (GStrv) paragraphs = g_strsplit (annexa_record_get_text (incident, "lessons"), "\n", 2);

  /* TRANSLATORS: The reference of an incident and what was learned from it */
  return g_strdup_printf (_("%s: %s"), annexa_record_get_ref (incident), paragraphs[0]);
}

void
annexa_review_write_opportunities (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) findings = annexa_review_writer_select (self, "finding", is_open_improvement);
  g_autoptr (GPtrArray) tasks = annexa_review_writer_select (self, "task", is_improvement_task);
  g_autoptr (GPtrArray) lessons = annexa_review_writer_select (self, "incident", taught_something);

  annexa_review_writer_say (self,
                            ngettext ("%u suggestion from audits is open.", "%u suggestions from audits are open.",
                                      findings->len),
                            findings->len);
  annexa_review_writer_say (
      self, ngettext ("%u task of improvement is open.", "%u tasks of improvement are open.", tasks->len), tasks->len);
  annexa_review_writer_list (self, _("Suggestions from audits:"), findings, describe_finding);
  annexa_review_writer_list (self, _("Open tasks of improvement:"), tasks, describe_task);
  annexa_review_writer_list (self, _("What security events taught:"), lessons, describe_lesson);
}
