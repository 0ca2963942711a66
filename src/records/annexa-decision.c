/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-decision.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaDecision:
 *
 * What a management review decided, who does it and by when (9.3.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaDecision, annexa_decision, annexa_decision_kind)

/* The inputs of a review that a decision may follow from, each under the name of the field that it is in. */
static const AnnexaChoice topics[] = {
  { "earlier-actions", N_ ("Actions from earlier reviews") },
  { "issue-changes", N_ ("Changes in internal and external issues") },
  { "party-changes", N_ ("Changes in what interested parties expect") },
  { "nonconformities", N_ ("Nonconformities and corrective actions") },
  { "measurements", N_ ("Monitoring and measurement") },
  { "audit-results", N_ ("Results of audits") },
  { "objectives", N_ ("Objectives") },
  { "party-feedback", N_ ("Feedback from interested parties") },
  { "risk-results", N_ ("Risk assessment and state of the treatment plan") },
  { "opportunities", N_ ("Opportunities for improvement") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "DEC" },
  { "review", ANNEXA_FIELD_RECORD, N_ ("Management review"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT, .target = "review" },
  { "text", ANNEXA_FIELD_TEXT, N_ ("Decision"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  { "topic", ANNEXA_FIELD_CHOICE, N_ ("Follows from"), .help = N_ ("The input of the review that led to it."),
    .choices = topics, .synonyms = "input|topic" },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner") },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date") },
  { "task", ANNEXA_FIELD_RECORD, N_ ("Task"), ANNEXA_FIELD_LIST, .target = "task" },
  { "approved", ANNEXA_FIELD_COMPUTED, N_ ("Minutes approved"), .result = ANNEXA_FIELD_YES_NO,
    .sql = "(SELECT ifnull (review.status = 'approved', 0) FROM review WHERE review.id = $.review)" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"),
                     "NOT EXISTS (SELECT 1 FROM task WHERE task.id = $.task AND task.status IN ('done', 'dropped'))",
                     "$.due"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* What approved minutes have decided stays. Who sees to it and by when may be added where nobody said so, and a task
 * may be made of it. */
static gboolean
keeps_decision (AnnexaRecord      *decision,
                const AnnexaField *field)
{
  static const char *const open[] = { "notes", "ref", "task", NULL };
  static const char *const added[] = { "owner", "due", NULL };

  if (annexa_record_get_integer (decision, "approved") == 0)
    return FALSE;
  return field == NULL
         || (!g_strv_contains (open, field->name)
             && !(g_strv_contains (added, field->name) && annexa_record_is_empty (decision, field->name)));
}

const AnnexaKind annexa_decision_kind = {
  .name = "decision",
  .label = N_ ("Decision"),
  .plural = N_ ("Decisions"),
  .add = N_ ("Add decision"),
  .fresh = N_ ("New decision"),
  .icon = "annexa-check-symbolic",
  .title = "text",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_decision_get_type,
  .keeps = keeps_decision,
  .kept_by = "approved",
  .why_kept = N_ ("The minutes that this decision belongs to are approved, so what was decided stays. Take the approval "
                  "back to change it."),
};
