/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-query.h"

/* The cycle of a certificate: the audits of the certification body and the days by which they have to be over (ISO/IEC
 * 17021-1 and what certification bodies make of it). */

/* From stage 2 to the certificate: findings are closed, and somebody who did not audit decides. */
#define DAYS_TO_DECIDE 42
/* From stage 1 to stage 2: time to mend what stage 1 found. */
#define DAYS_BETWEEN_STAGES 42
/* Before the certificate expires: time to close findings and to decide. */
#define DAYS_BEFORE_EXPIRY 90
/* The first surveillance is not later than this after the decision; the next one a year later. */
#define MONTHS_BETWEEN_SURVEILLANCES 12
#define MONTHS_VALID 36

typedef struct
{
  const char *id;
  const char *type; /* of the audit; NULL for the certificate itself */
  const char *title;
  const char *about;
} Step;

static const Step steps[] = {
  { "stage-1", "stage-1", N_ ("Stage 1"),
    N_ ("The auditor reads your documents and asks whether the system is ready to be audited: scope, policy, risk method "
        "and results, Statement of Applicability, treatment plan, objectives, internal audit and management review.") },
  { "stage-2", "stage-2", N_ ("Stage 2"),
    N_ ("The auditor comes, talks to people and looks at records, to see whether you do what the documents say.") },
  { "certificate", NULL, N_ ("Certificate"),
    N_ ("Somebody at the certification body who was not your auditor decides. The certificate is valid for three years.") },
  { "surveillance-1", "surveillance", N_ ("First surveillance"),
    N_ ("A shorter audit, within twelve months of the decision. It always looks at your internal audits, the management "
        "review and what became of earlier findings.") },
  { "surveillance-2", "surveillance", N_ ("Second surveillance"),
    N_ ("As the first one, in the following year.") },
  { "recertification", "recertification", N_ ("Recertification"),
    N_ ("The whole system again, early enough to close findings before the certificate expires.") },
};

static const Step *
find_step (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].id, id) == 0)
      return &steps[i];

  g_return_val_if_reached (NULL);
}

/**
 * annexa_milestone_get_title:
 * @milestone: a step of the certification
 *
 * Returns: (transfer none): what people call it
 */
const char *
annexa_milestone_get_title (const AnnexaMilestone *milestone)
{
  return _(find_step (milestone->id)->title);
}

/**
 * annexa_milestone_get_about:
 * @milestone: a step of the certification
 *
 * Returns: (transfer none): what happens then, as a sentence
 */
const char *
annexa_milestone_get_about (const AnnexaMilestone *milestone)
{
  return _(find_step (milestone->id)->about);
}

static void
free_milestone (gpointer data)
{
  AnnexaMilestone *milestone = data;

  g_free (milestone->day);
  g_free (milestone);
}

/* What is known when the milestones are worked out. */
typedef struct
{
  char *today;
  const char *wanted;  /* when the certificate is wanted, of an organization that has none */
  const char *issued;  /* the day of the decision */
  const char *expires;
  GPtrArray *audits;   /* of the certification body, by their days; a cancelled one is none */
} Facts;

static const char *
get_audit_day (AnnexaRecord *audit)
{
  const char *ends = annexa_record_get_text (audit, "ends");

  return ends != NULL ? ends : annexa_record_get_text (audit, "starts");
}

static int
compare_audits (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (get_audit_day (*(AnnexaRecord *const *) a), get_audit_day (*(AnnexaRecord *const *) b));
}

static GPtrArray *
read_audits (AnnexaProject *project,
             GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) all = annexa_project_query_records (project, query, error);
  GPtrArray *audits;

  if (all == NULL)
    return NULL;
  audits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const char *status = annexa_record_get_text (all->pdata[i], "status");

      if (get_audit_day (all->pdata[i]) != NULL && g_strcmp0 (status, "cancelled") != 0)
        g_ptr_array_add (audits, g_object_ref (all->pdata[i]));
    }
  g_ptr_array_sort (audits, compare_audits);
  return audits;
}

/* The audits of this cycle: those before the decision led to it, those after it keep it. */
static AnnexaRecord *
find_audit (const Facts *facts,
            const Step  *step)
{
  gboolean after_decision = strcmp (step->type, "surveillance") == 0 || strcmp (step->type, "recertification") == 0;
  guint wanted = strcmp (step->id, "surveillance-2") == 0 ? 1 : 0;
  AnnexaRecord *found = NULL;

  for (guint i = 0; i < facts->audits->len; i++)
    {
      AnnexaRecord *audit = facts->audits->pdata[i];
      const char *day = get_audit_day (audit);

      if (g_strcmp0 (annexa_record_get_text (audit, "type"), step->type) != 0)
        continue;
      if (!after_decision)
        found = audit;
      else if (facts->issued != NULL && strcmp (day, facts->issued) > 0 && wanted-- == 0)
        return audit;
    }
  return after_decision ? NULL : found;
}

/**
 * annexa_certification_get_stage_1:
 * @wanted: the day by which the certificate is wanted
 *
 * Returns: (transfer full): the day by which stage 1 has to be over for that
 */
char *
annexa_certification_get_stage_1 (const char *wanted)
{
  return annexa_date_add_days (wanted, -DAYS_TO_DECIDE - DAYS_BETWEEN_STAGES);
}

/**
 * annexa_certification_get_stage_2:
 * @wanted: the day by which the certificate is wanted
 *
 * Returns: (transfer full): the day by which stage 2 has to be over for that
 */
char *
annexa_certification_get_stage_2 (const char *wanted)
{
  return annexa_date_add_days (wanted, -DAYS_TO_DECIDE);
}

/* By when a step has to be over, where that follows from other days. */
static char *
get_latest_day (const Facts *facts,
                const char  *id)
{
  g_autofree char *first = NULL;

  if (strcmp (id, "stage-1") == 0 && facts->wanted != NULL)
    return annexa_certification_get_stage_1 (facts->wanted);
  if (strcmp (id, "stage-2") == 0 && facts->wanted != NULL)
    return annexa_certification_get_stage_2 (facts->wanted);
  if (strcmp (id, "certificate") == 0)
    return g_strdup (facts->wanted);

  first = facts->issued != NULL ? annexa_date_add_months (facts->issued, MONTHS_BETWEEN_SURVEILLANCES) : NULL;
  if (strcmp (id, "surveillance-1") == 0)
    return g_steal_pointer (&first);
  if (strcmp (id, "surveillance-2") == 0)
    return first != NULL ? annexa_date_add_months (first, MONTHS_BETWEEN_SURVEILLANCES) : NULL;
  if (strcmp (id, "recertification") == 0 && facts->expires != NULL)
    return annexa_date_add_days (facts->expires, -DAYS_BEFORE_EXPIRY);
  return NULL;
}

static void
take_audit (AnnexaMilestone *milestone,
            AnnexaRecord    *audit,
            const char      *today)
{
  gboolean closed = g_strcmp0 (annexa_record_get_text (audit, "status"), "closed") == 0;

  milestone->audit = annexa_record_get_id (audit);
  milestone->day = g_strdup (get_audit_day (audit));
  if (closed)
    milestone->state = ANNEXA_MILESTONE_DONE;
  else
    milestone->state = strcmp (milestone->day, today) < 0 ? ANNEXA_MILESTONE_LATE : ANNEXA_MILESTONE_PLANNED;
}

static AnnexaMilestone *
make_milestone (const Facts *facts,
                const Step  *step)
{
  AnnexaMilestone *milestone = g_new0 (AnnexaMilestone, 1);
  AnnexaRecord *audit = step->type != NULL ? find_audit (facts, step) : NULL;

  milestone->id = step->id;
  if (audit != NULL)
    take_audit (milestone, audit, facts->today);
  else if (step->type == NULL && facts->issued != NULL)
    {
      milestone->day = g_strdup (facts->issued);
      milestone->state = ANNEXA_MILESTONE_DONE;
    }
  else
    {
      milestone->day = get_latest_day (facts, step->id);
      if (milestone->day != NULL)
        milestone->state = strcmp (milestone->day, facts->today) < 0 ? ANNEXA_MILESTONE_LATE : ANNEXA_MILESTONE_DUE;
    }
  /* Nobody who has the certificate asks for the stages that led to it; they may not have been entered. */
  if (audit == NULL && facts->issued != NULL && g_str_has_prefix (step->id, "stage-"))
    milestone->state = ANNEXA_MILESTONE_DONE;
  return milestone;
}

/**
 * annexa_certification_list:
 * @project: a project
 * @error: return location
 *
 * Works out the steps of the certification from the audits, from the certificate and, while there is none, from the day by
 * which it is wanted.
 *
 * Returns: (transfer full) (element-type AnnexaMilestone) (nullable): the steps, in their order
 */
GPtrArray *
annexa_certification_list (AnnexaProject *project,
                           GError       **error)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  g_autoptr (GPtrArray) audits = organization != NULL ? read_audits (project, error) : NULL;
  g_autofree char *today = annexa_project_get_today (project);
  g_autofree char *end = NULL;
  GPtrArray *milestones;
  Facts facts;

  if (audits == NULL)
    return NULL;

  facts = (Facts){ .today = today, .issued = annexa_record_get_text (organization, "certificate-issued"),
                   .expires = annexa_record_get_text (organization, "certificate-expires"), .audits = audits };
  if (facts.issued == NULL)
    facts.wanted = annexa_record_get_text (organization, "certificate-wanted");
  else if (facts.expires == NULL)
    facts.expires = end = annexa_date_add_months (facts.issued, MONTHS_VALID);

  milestones = g_ptr_array_new_with_free_func (free_milestone);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_ptr_array_add (milestones, make_milestone (&facts, &steps[i]));
  return milestones;
}

/**
 * annexa_milestone_describe:
 * @milestone: a step of the certification
 *
 * Returns: (transfer full): how it stands, as a sentence for people
 */
char *
annexa_milestone_describe (const AnnexaMilestone *milestone)
{
  g_autofree char *day = milestone->day != NULL ? annexa_date_format (milestone->day) : NULL;

  switch (milestone->state)
    {
    case ANNEXA_MILESTONE_DONE:
      return day != NULL ? g_strdup_printf (_("Done on %s"), day) : g_strdup (_("Done"));
    case ANNEXA_MILESTONE_PLANNED:
      return g_strdup_printf (_("Planned for %s"), day);
    case ANNEXA_MILESTONE_LATE:
      return milestone->audit != 0 ? g_strdup_printf (_("Was planned for %s and is not closed"), day)
                                   : g_strdup_printf (_("Was due by %s"), day);
    case ANNEXA_MILESTONE_DUE:
      return g_strdup_printf (_("By %s, not planned yet"), day);
    case ANNEXA_MILESTONE_OPEN:
    default:
      return g_strdup (_("No date yet"));
    }
}

/**
 * annexa_milestone_can_plan:
 * @milestone: a step of the certification
 *
 * Returns: whether it is an audit that is neither planned nor behind
 */
gboolean
annexa_milestone_can_plan (const AnnexaMilestone *milestone)
{
  return find_step (milestone->id)->type != NULL && milestone->audit == 0
         && milestone->state != ANNEXA_MILESTONE_DONE;
}

/**
 * annexa_milestone_plan:
 * @project: a project that can be edited
 * @milestone: a step that can be planned
 * @id: (out): the id of the audit
 *
 * Makes the audit, on the day by which it has to be over where that is known; not on a day that is past.
 *
 * Returns: (transfer full): the edit
 */
AnnexaEdit *
annexa_milestone_plan (AnnexaProject         *project,
                       const AnnexaMilestone *milestone,
                       gint64                *id)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  const Step *step = find_step (milestone->id);
  g_autofree char *today = annexa_project_get_today (project);
  /* TRANSLATORS: History: something was planned */
  g_autofree char *label = g_strdup_printf (_("“%s” planned"), _(step->title));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);

  *id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, *id, kind->title, _(step->title));
  annexa_edit_set_text (edit, kind, *id, "type", step->type);
  if (milestone->day != NULL)
    annexa_edit_set_text (edit, kind, *id, "starts", strcmp (milestone->day, today) > 0 ? milestone->day : today);
  return g_steal_pointer (&edit);
}

/* Days of one auditor for stage 1 and 2 by the number of people, as publicly quoted from the table of ISO/IEC 27006-1:2024,
 * annex C. */
static const struct
{
  gint64 most_people;
  double days;
} audit_days[] = {
  { 10, 5 }, { 15, 6 }, { 25, 7 }, { 45, 8.5 }, { 65, 10 }, { 85, 11 }, { 125, 12 }, { 175, 13 },
};

/**
 * annexa_certification_estimate_days:
 * @n_people: how many people work within the scope, under the direction of the organization
 * @days: (out caller-allocates): how many days of audit to expect
 *
 * An estimate: certification bodies add and subtract up to a third for what a firm does and how it does it. A surveillance
 * takes about a third of the first audit, a recertification two thirds.
 *
 * Returns: whether there is an estimate; not for nobody, nor for more people than small firms have
 */
gboolean
annexa_certification_estimate_days (gint64           n_people,
                                    AnnexaAuditDays *days)
{
  for (guint i = 0; n_people > 0 && i < G_N_ELEMENTS (audit_days); i++)
    if (n_people <= audit_days[i].most_people)
      {
        double initial = audit_days[i].days;

        *days = (AnnexaAuditDays){ initial, initial / 3, initial * 2 / 3 };
        return TRUE;
      }
  return FALSE;
}
