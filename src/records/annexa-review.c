/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-problems.h"
#include "annexa-review.h"

/**
 * AnnexaReview:
 *
 * Top management looks at the whole system, and decides (9.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaReview, annexa_review, annexa_review_kind)

static const AnnexaChoice statuses[] = {
  { "planned", N_ ("Planned") },
  { "held", N_ ("Held"), ANNEXA_TONE_FAIR },
  { "approved", N_ ("Minutes approved"), ANNEXA_TONE_GOOD, "approved" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "MR" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Management review"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "name" },
  { "date", ANNEXA_FIELD_DATE, N_ ("Date"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE },
  { "chair", ANNEXA_FIELD_RECORD, N_ ("Chaired by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "chair",
    .help = N_ ("Top management holds the review; it cannot be handed on (9.3.1).") },
  { "present", ANNEXA_FIELD_LINKS, N_ ("Present"), ANNEXA_FIELD_CREATES, .target = "person", .missing = N_ ("nobody"),
    .synonyms = "participants|attendees",
    .help = N_ ("Who took part.") },
  { "period-from", ANNEXA_FIELD_DATE, N_ ("Period from") },
  { "period-to", ANNEXA_FIELD_DATE, N_ ("Period to") },
  { "earlier-actions", ANNEXA_FIELD_LONG_TEXT, N_ ("Actions from earlier reviews"), .help = N_ ("9.3.2 a)") },
  { "issue-changes", ANNEXA_FIELD_LONG_TEXT, N_ ("Changes in internal and external issues"),
    .help = N_ ("9.3.2 b)") },
  { "party-changes", ANNEXA_FIELD_LONG_TEXT, N_ ("Changes in what interested parties expect"),
    .help = N_ ("9.3.2 c)") },
  { "nonconformities", ANNEXA_FIELD_LONG_TEXT, N_ ("Nonconformities and corrective actions"),
    .help = N_ ("9.3.2 d) 1)") },
  { "measurements", ANNEXA_FIELD_LONG_TEXT, N_ ("Monitoring and measurement"), .help = N_ ("9.3.2 d) 2)") },
  { "audit-results", ANNEXA_FIELD_LONG_TEXT, N_ ("Results of audits"), .help = N_ ("9.3.2 d) 3)") },
  { "objectives", ANNEXA_FIELD_LONG_TEXT, N_ ("Objectives"), .help = N_ ("9.3.2 d) 4)") },
  { "party-feedback", ANNEXA_FIELD_LONG_TEXT, N_ ("Feedback from interested parties"), .help = N_ ("9.3.2 e)") },
  { "risk-results", ANNEXA_FIELD_LONG_TEXT, N_ ("Risk assessment and state of the treatment plan"),
    .help = N_ ("9.3.2 f)") },
  { "opportunities", ANNEXA_FIELD_LONG_TEXT, N_ ("Opportunities for improvement"), .help = N_ ("9.3.2 g)") },
  { "improvement-result", ANNEXA_FIELD_LONG_TEXT, N_ ("Decided on improvement"), ANNEXA_FIELD_SEARCH, N_ ("9.3.3") },
  { "change-result", ANNEXA_FIELD_LONG_TEXT, N_ ("Decided on changes to the system"), ANNEXA_FIELD_SEARCH,
    N_ ("9.3.3") },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Minutes approved by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who put the minutes into force.") },
  { "approved-on", ANNEXA_FIELD_DATE, N_ ("Minutes approved on") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "planned",
    .help = N_ ("Approved minutes are evidence that the auditor asks for (9.3.3).") },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'held', 'approved'"), "$.date"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* Minutes stay as they were approved (7.5.3). What they are called, and notes, may change; who approved them may be added
 * where a file does not say it. */
static gboolean
keeps_review (AnnexaRecord      *review,
              const AnnexaField *field)
{
  static const char *const open[] = { "notes", "ref", NULL };
  static const char *const added[] = { "approved-by", "approved-on", NULL };

  if (g_strcmp0 (annexa_record_get_text (review, "status"), "approved") != 0)
    return FALSE;
  return field == NULL
         || (!g_strv_contains (open, field->name)
             && !(g_strv_contains (added, field->name) && annexa_record_is_empty (review, field->name)));
}

/* Minutes are open again when their status says so. Whoever approved them as they were has not approved what they
 * become. */
static void
take_back (AnnexaRecord *before,
           AnnexaRecord *after)
{
  static const char *const approval[] = { "approved-by", "approved-on" };
  const AnnexaValue nothing = ANNEXA_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (approval); i++)
    {
      const AnnexaField *field = annexa_kind_find_field (&annexa_review_kind, approval[i]);

      if (annexa_value_equal (annexa_record_get_value (before, field), annexa_record_get_value (after, field)))
        annexa_record_set_value (after, field, &nothing);
    }
}

static void
check_review (AnnexaRecord   *before,
              AnnexaRecord   *after,
              AnnexaProblems *problems)
{
  const char *period_from = after != NULL ? annexa_record_get_text (after, "period-from") : NULL;
  const char *period_to = after != NULL ? annexa_record_get_text (after, "period-to") : NULL;

  if (period_from != NULL && period_to != NULL && strcmp (period_from, period_to) > 0)
    annexa_problems_add_for (problems, after, "period-to",
                             _("The period ends before it begins. Correct one of the dates."));
  if (before != NULL && keeps_review (before, NULL) && after != NULL && !keeps_review (after, NULL))
    take_back (before, after);
}

const AnnexaKind annexa_review_kind = {
  .name = "review",
  .label = N_ ("Management review"),
  .plural = N_ ("Management reviews"),
  .short_plural = N_ ("Reviews"),
  .add = N_ ("Plan management review"),
  .fresh = N_ ("New management review"),
  .icon = "annexa-report-symbolic",
  .title = "title",
  .purpose = N_ ("Once a year top management looks at the whole system: what changed, what the figures say, what "
                 "has to be decided (9.3)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_review_get_type,
  .check = check_review,
  .keeps = keeps_review,
  .kept_by = "status",
  .why_kept = N_ ("These minutes are approved, so they stay as they are. Take the approval back to change them."),
  .why_not_deleted = N_ ("These minutes are approved, and the auditor asks for them. To delete them all the same, take "
                         "the approval back first."),
};
