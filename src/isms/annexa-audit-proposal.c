/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-audit-findings.h"
#include "annexa-audit-proposal.h"
#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-view.h"

/* One internal audit in each of the years that are left: one that is planned already looks at more, else there is a new
 * one. What no audit looks at is shared out among them, and so is what was not as it should be and has not been looked at
 * since. What weighs most comes first: nonconformities, then high risks, then what other risks rely on (9.2.2: the
 * programme considers the importance of the processes and the results of previous audits). */

#define WEIGHT_MAJOR 100000
#define WEIGHT_MINOR 50000
#define WEIGHT_CLAUSE 20000
#define WEIGHT_LEVEL 100

typedef struct
{
  AnnexaProject *project;
  const AnnexaAuditProgramme *programme;
  GPtrArray *audits;
  GHashTable *nonconformities; /* id of a clause or control -> AnnexaRecord, the worst finding */
  GHashTable *risks;           /* id of a control -> the sum of the levels of risks that are too high */
  gboolean first;              /* No internal audit took place or is planned. */
} Planner;

static void
free_target (gpointer data)
{
  AnnexaProposedTarget *target = data;

  g_object_unref (target->record);
  g_free (target->reason);
  g_free (target);
}

static void
free_audit (gpointer data)
{
  AnnexaProposedAudit *audit = data;

  g_clear_object (&audit->audit);
  g_free (audit->title);
  g_free (audit->starts);
  g_ptr_array_unref (audit->targets);
  g_free (audit);
}

static gint64 *
make_key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
is_worse (AnnexaRecord *finding,
          AnnexaRecord *other)
{
  return other == NULL
         || (strcmp (annexa_record_get_text (finding, "grade"), "major") == 0
             && strcmp (annexa_record_get_text (other, "grade"), "major") != 0);
}

static void
note_nonconformity (Planner      *planner,
                    AnnexaRecord *finding,
                    const char   *field)
{
  gint64 id = annexa_record_get_integer (finding, field);

  if (id != 0 && is_worse (finding, g_hash_table_lookup (planner->nonconformities, &id)))
    g_hash_table_insert (planner->nonconformities, make_key (id), g_object_ref (finding));
}

static gboolean
read_nonconformities (Planner *planner,
                      GError **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("finding"));
  g_autoptr (GPtrArray) findings = annexa_project_query_records (planner->project, query, error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (annexa_audit_grade_calls_for_action (annexa_record_get_text (findings->pdata[i], "grade")))
      {
        note_nonconformity (planner, findings->pdata[i], "requirement");
        note_nonconformity (planner, findings->pdata[i], "control");
      }
  return findings != NULL;
}

static void
note_risk (Planner      *planner,
           AnnexaRecord *risk,
           const char   *field)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (risk, field), &n);

  for (gsize i = 0; i < n; i++)
    {
      int sum = GPOINTER_TO_INT (g_hash_table_lookup (planner->risks, &ids[i]));

      sum += (int) annexa_record_get_integer (risk, "current-level");
      g_hash_table_insert (planner->risks, make_key (ids[i]), GINT_TO_POINTER (sum));
    }
}

static gboolean
read_risks (Planner *planner,
            GError **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) risks = NULL;

  annexa_view_apply (annexa_view_find (kind, "above"), planner->project, query);
  risks = annexa_project_query_records (planner->project, query, error);
  for (guint i = 0; risks != NULL && i < risks->len; i++)
    {
      note_risk (planner, risks->pdata[i], "existing-controls");
      note_risk (planner, risks->pdata[i], "planned-controls");
    }
  return risks != NULL;
}

static const char *
get_start (AnnexaRecord *audit)
{
  const char *starts = annexa_record_get_text (audit, "starts");

  return starts != NULL ? starts : "";
}

/* Whether an internal audit looks at it after the one that found something there. */
static gboolean
is_looked_at_again (Planner      *planner,
                    AnnexaRecord *finding,
                    gint64        target)
{
  g_autoptr (AnnexaRecord) found_by
      = annexa_project_get_record (planner->project, annexa_kind_lookup ("audit"),
                                   annexa_record_get_integer (finding, "audit"), NULL);
  const char *since = found_by != NULL ? get_start (found_by) : "";

  for (guint i = 0; i < planner->programme->audits->len; i++)
    {
      AnnexaRecord *audit = planner->programme->audits->pdata[i];

      if (annexa_audit_is_internal (audit) && strcmp (get_start (audit), since) > 0
          && annexa_audit_looks_at (audit, target))
        return TRUE;
    }
  return FALSE;
}

static AnnexaProposedTarget *
new_target (AnnexaRecord *record,
            gint64        weight,
            char         *reason)
{
  AnnexaProposedTarget *target = g_new0 (AnnexaProposedTarget, 1);

  target->record = g_object_ref (record);
  target->weight = weight;
  target->reason = reason;
  return target;
}

/* What an audit must look at, and why; nothing when it is covered and nothing was wrong there. */
static AnnexaProposedTarget *
weigh (Planner *planner,
       guint    position)
{
  AnnexaRecord *record = planner->programme->targets->pdata[position];
  gint64 id = annexa_record_get_id (record);
  AnnexaRecord *finding = g_hash_table_lookup (planner->nonconformities, &id);
  gboolean missing = annexa_audit_programme_get_best_cover (planner->programme, position) == ANNEXA_AUDIT_COVER_NONE;
  gboolean clause = annexa_record_get_kind (record) == annexa_kind_lookup ("requirement");
  int levels = GPOINTER_TO_INT (g_hash_table_lookup (planner->risks, &id));
  gint64 n_risks = clause ? 0 : annexa_record_get_integer (record, "risk-count");

  if (finding != NULL && (missing || !is_looked_at_again (planner, finding, id)))
    return new_target (record,
                       strcmp (annexa_record_get_text (finding, "grade"), "major") == 0 ? WEIGHT_MAJOR : WEIGHT_MINOR,
                       /* TRANSLATORS: The reference of a finding */
                       g_strdup_printf (_("A nonconformity was found here: %s"), annexa_record_get_ref (finding)));
  if (!missing)
    return NULL;
  if (levels > 0)
    return new_target (record, WEIGHT_LEVEL * levels + n_risks, g_strdup (_("Risks that are too high rely on it")));
  if (n_risks > 0)
    return new_target (record, n_risks,
                       g_strdup_printf (ngettext ("%d risk relies on it", "%d risks rely on it", (gulong) n_risks),
                                        (int) n_risks));
  /* Nobody is certified whose system has not been audited as a whole. */
  return new_target (record, clause && planner->first ? WEIGHT_CLAUSE : 0,
                     g_strdup (_("No internal audit of these years looks at it")));
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const AnnexaProposedTarget *first = *(AnnexaProposedTarget *const *) a;
  const AnnexaProposedTarget *second = *(AnnexaProposedTarget *const *) b;

  return first->weight > second->weight ? -1 : first->weight < second->weight ? 1 : 0;
}

/* The heaviest first; those that weigh the same stay in the order of the standard. */
static GPtrArray *
list_targets (Planner *planner)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (free_target);

  for (guint i = 0; i < planner->programme->targets->len; i++)
    {
      AnnexaProposedTarget *target = weigh (planner, i);

      if (target != NULL)
        g_ptr_array_add (targets, target);
    }
  g_ptr_array_sort (targets, compare_weights);
  return targets;
}

static gboolean
was_held_in (Planner *planner,
             int      year)
{
  for (guint i = 0; i < planner->audits->len; i++)
    if (annexa_audit_is_internal (planner->audits->pdata[i])
        && strcmp (annexa_record_get_text (planner->audits->pdata[i], "status"), "planned") != 0
        && atoi (get_start (planner->audits->pdata[i])) == year)
      return TRUE;
  return FALSE;
}

static AnnexaRecord *
find_planned (Planner    *planner,
              int         year,
              const char *today)
{
  for (guint i = 0; i < planner->audits->len; i++)
    {
      AnnexaRecord *audit = planner->audits->pdata[i];

      if (annexa_audit_is_internal (audit) && g_strcmp0 (annexa_record_get_text (audit, "status"), "planned") == 0
          && strcmp (get_start (audit), today) >= 0 && atoi (get_start (audit)) == year)
        return audit;
    }
  return NULL;
}

/* The first internal audit has to be over, with its findings answered, before the certification body reads the documents. */
#define DAYS_BEFORE_STAGE_1 42

/* When the first internal audit has to be, where it is known by when the certificate is wanted; at the soonest @soon. */
static char *
choose_first_day (Planner    *planner,
                  const char *soon)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (planner->project, annexa_kind_lookup ("organization"), NULL);
  const char *wanted = organization != NULL ? annexa_record_get_text (organization, "certificate-wanted") : NULL;
  g_autofree char *stage_1 = NULL;
  g_autofree char *day = NULL;

  if (wanted == NULL || !annexa_record_is_empty (organization, "certificate-issued"))
    return g_strdup (soon);
  stage_1 = annexa_certification_get_stage_1 (wanted);
  day = annexa_date_add_days (stage_1, -DAYS_BEFORE_STAGE_1);
  return strcmp (day, soon) > 0 ? g_steal_pointer (&day) : g_strdup (soon);
}

/* A year after the last internal audit that took place, as far as it is known; the first one in time for the certificate. */
static char *
choose_day (Planner    *planner,
            int         year,
            const char *today)
{
  const char *last = NULL;
  g_autofree char *soon = annexa_date_add_days (today, 30);
  g_autofree char *first = choose_first_day (planner, soon);
  g_autofree char *day = NULL;

  for (guint i = 0; i < planner->audits->len; i++)
    if (annexa_audit_is_internal (planner->audits->pdata[i]) && *get_start (planner->audits->pdata[i]) != '\0'
        && strcmp (get_start (planner->audits->pdata[i]), today) < 0)
      last = get_start (planner->audits->pdata[i]);
  day = g_strdup_printf ("%04d%s", year, last != NULL ? last + 4 : first + 4);
  if (!annexa_date_is_valid (day))
    {
      g_free (day);
      day = g_strdup_printf ("%04d-02-28", year);
    }
  if (last == NULL && strcmp (day, first) < 0)
    return g_steal_pointer (&first);
  return strcmp (day, soon) >= 0 ? g_steal_pointer (&day) : g_steal_pointer (&soon);
}

static AnnexaProposedAudit *
new_audit (Planner      *planner,
           AnnexaRecord *planned,
           int           year,
           const char   *today)
{
  AnnexaProposedAudit *audit = g_new0 (AnnexaProposedAudit, 1);

  audit->targets = g_ptr_array_new_with_free_func (free_target);
  audit->audit = planned != NULL ? g_object_ref (planned) : NULL;
  audit->starts = planned != NULL ? g_strdup (get_start (planned)) : choose_day (planner, year, today);
  audit->title = planned != NULL ? g_strdup (annexa_record_get_title (planned))
                                 : g_strdup_printf (_("Internal audit %d"), atoi (audit->starts));
  return audit;
}

/* One for each year in which none has taken place; in the end of the last year, one nevertheless. */
static GPtrArray *
list_audits (Planner *planner)
{
  g_autofree char *today = annexa_date_today ();
  GPtrArray *audits = g_ptr_array_new_with_free_func (free_audit);
  int last = planner->programme->first_year + ANNEXA_AUDIT_YEARS - 1;

  for (int year = MAX (atoi (today), planner->programme->first_year); year <= last; year++)
    {
      AnnexaRecord *planned = find_planned (planner, year, today);
      g_autofree char *day = choose_day (planner, year, today);

      if (planned != NULL || (atoi (day) == year && !was_held_in (planner, year)))
        g_ptr_array_add (audits, new_audit (planner, planned, year, today));
    }
  if (audits->len == 0)
    g_ptr_array_add (audits, new_audit (planner, NULL, atoi (today), today));
  return audits;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  gint64 first = annexa_record_get_id ((*(AnnexaProposedTarget *const *) a)->record);
  gint64 second = annexa_record_get_id ((*(AnnexaProposedTarget *const *) b)->record);

  return first < second ? -1 : first > second ? 1 : 0;
}

/* How many of the targets that are left go into the next audit: an equal share, and the first audit of all looks at the
 * whole of the clauses. */
static guint
get_share (Planner   *planner,
           GPtrArray *targets,
           guint      n_audits,
           gboolean   first)
{
  guint share = (targets->len + n_audits - 1) / n_audits;
  guint n_heavy = 0;

  while (n_heavy < targets->len && ((AnnexaProposedTarget *) targets->pdata[n_heavy])->weight >= WEIGHT_CLAUSE)
    n_heavy++;
  return first && planner->first ? MAX (share, n_heavy + (targets->len - n_heavy + n_audits - 1) / n_audits) : share;
}

static void
share_out (Planner   *planner,
           GPtrArray *audits,
           GPtrArray *targets)
{
  for (guint i = 0; i < audits->len; i++)
    {
      AnnexaProposedAudit *audit = audits->pdata[i];
      guint share = get_share (planner, targets, audits->len - i, i == 0);

      for (guint j = 0; j < share && targets->len > 0; j++)
        g_ptr_array_add (audit->targets, g_ptr_array_steal_index (targets, 0));
      g_ptr_array_sort (audit->targets, compare_positions);
    }
}

static gboolean
owns_any (AnnexaProposedAudit *audit,
          gint64               person)
{
  for (guint i = 0; i < audit->targets->len; i++)
    if (annexa_record_get_integer (((AnnexaProposedTarget *) audit->targets->pdata[i])->record, "owner") == person)
      return TRUE;
  return FALSE;
}

/* Who led the last internal audit leads the next one, too, unless it looks at what that person owns. */
static void
choose_lead (Planner             *planner,
             AnnexaProposedAudit *audit)
{
  for (guint i = 0; audit->audit == NULL && i < planner->audits->len; i++)
    {
      gint64 lead = annexa_record_get_integer (planner->audits->pdata[i], "lead");

      if (annexa_audit_is_internal (planner->audits->pdata[i]) && lead != 0 && !owns_any (audit, lead))
        audit->lead = lead;
    }
}

static GPtrArray *
make_proposal (Planner *planner)
{
  g_autoptr (GPtrArray) targets = list_targets (planner);
  GPtrArray *audits = list_audits (planner);

  share_out (planner, audits, targets);
  for (guint i = audits->len; i > 0; i--)
    {
      AnnexaProposedAudit *audit = audits->pdata[i - 1];

      if (audit->targets->len == 0)
        g_ptr_array_remove_index (audits, i - 1);
      else
        choose_lead (planner, audit);
    }
  return audits;
}

static gboolean
has_internal (GPtrArray *audits)
{
  for (guint i = 0; i < audits->len; i++)
    if (annexa_audit_is_internal (audits->pdata[i]) && !annexa_record_is_empty (audits->pdata[i], "audited"))
      return TRUE;
  return FALSE;
}

/**
 * annexa_audit_proposal_new:
 * @project: a project
 * @programme: its programme
 * @error: return location
 *
 * Proposes internal audits, so that those of the three years look at all clauses and all controls that apply.
 *
 * Returns: (transfer container) (element-type AnnexaProposedAudit) (nullable): the proposal; empty when nothing is missing
 */
GPtrArray *
annexa_audit_proposal_new (AnnexaProject              *project,
                           const AnnexaAuditProgramme *programme,
                           GError                    **error)
{
  Planner planner = { .project = project, .programme = programme, .audits = programme->audits };
  GPtrArray *proposal = NULL;

  planner.nonconformities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  planner.risks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  planner.first = !has_internal (programme->audits);
  if (read_nonconformities (&planner, error) && read_risks (&planner, error))
    proposal = make_proposal (&planner);
  g_hash_table_unref (planner.nonconformities);
  g_hash_table_unref (planner.risks);
  return proposal;
}

static void
set_targets (AnnexaEdit          *edit,
             AnnexaProposedAudit *audit,
             gint64               id)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  gsize n = 0;
  const gint64 *known
      = audit->audit != NULL ? annexa_value_get_ids (annexa_record_get (audit->audit, "audited"), &n) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (ids, known, (guint) n);
  for (guint i = 0; i < audit->targets->len; i++)
    {
      gint64 target = annexa_record_get_id (((AnnexaProposedTarget *) audit->targets->pdata[i])->record);

      if (audit->audit == NULL || !annexa_audit_looks_at (audit->audit, target))
        g_array_append_val (ids, target);
    }
  annexa_edit_set_ids (edit, kind, id, "audited", (const gint64 *) (void *) ids->data, ids->len);
}

static void
add_audit (AnnexaEdit          *edit,
           AnnexaProposedAudit *audit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  gint64 id = audit->audit != NULL ? annexa_record_get_id (audit->audit) : annexa_edit_create (edit, kind);

  if (audit->audit == NULL)
    {
      annexa_edit_set_text (edit, kind, id, "title", audit->title);
      annexa_edit_set_text (edit, kind, id, "starts", audit->starts);
      annexa_edit_set_text (edit, kind, id, "criteria", _("ISO/IEC 27001:2022 and what we have laid down ourselves"));
      if (audit->lead != 0)
        annexa_edit_set_integer (edit, kind, id, "lead", audit->lead);
    }
  set_targets (edit, audit, id);
}

/**
 * annexa_audit_proposal_make_edit:
 * @project: a project
 * @proposal: (element-type AnnexaProposedAudit): a proposal, or a part of one
 *
 * Returns: (transfer full): the edit that plans the audits, not applied yet
 */
AnnexaEdit *
annexa_audit_proposal_make_edit (AnnexaProject *project,
                                 GPtrArray     *proposal)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Audit programme: %u audit planned",
                                                      "Audit programme: %u audits planned", proposal->len), proposal->len);
  AnnexaEdit *edit = annexa_project_begin (project, label);

  for (guint i = 0; i < proposal->len; i++)
    add_audit (edit, proposal->pdata[i]);
  return edit;
}
