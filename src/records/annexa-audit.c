/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaAudit:
 *
 * An audit, internal or from outside: plan, checklist, conclusion (9.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaAudit, annexa_audit, annexa_audit_kind)

static const AnnexaChoice types[] = {
  { "internal", N_ ("Internal audit"), .synonyms = "internal" },
  { "stage-1", N_ ("Stage 1") },
  { "stage-2", N_ ("Stage 2") },
  { "surveillance", N_ ("Surveillance audit"), .synonyms = "surveillance" },
  { "recertification", N_ ("Recertification") },
  { "supplier", N_ ("Audit of a supplier"), .synonyms = "supplier" },
  { "customer", N_ ("Audit by a customer"), .synonyms = "customer" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "planned", N_ ("Planned") },
  { "under-way", N_ ("Under way"), ANNEXA_TONE_FAIR, "in progress" },
  { "reporting", N_ ("Report being written"), ANNEXA_TONE_FAIR, "reporting" },
  { "closed", N_ ("Closed"), ANNEXA_TONE_GOOD, "done|completed" },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "AUD" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Audit"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "type", ANNEXA_FIELD_CHOICE, N_ ("Type"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST, .choices = types,
    .initial = "internal",
    .help = N_ ("Internal audits are your own (9.2). Stage 1 and 2 are the certification, surveillance follows "
                "every year.") },
  { "criteria", ANNEXA_FIELD_LONG_TEXT, N_ ("Criteria"),
    .help = N_ ("What is audited against: the standard, your policies, a contract.") },
  { "scope", ANNEXA_FIELD_LONG_TEXT, N_ ("Scope"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("Which parts, places and processes are looked at this time.") },
  { "methods", ANNEXA_FIELD_LONG_TEXT, N_ ("Methods"),
    .help = N_ ("Interviews, looking at records, walking through the rooms.") },
  { "starts", ANNEXA_FIELD_DATE, N_ ("Starts"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date"),
    .synonyms = "start date|date" },
  { "ends", ANNEXA_FIELD_DATE, N_ ("Ends"), ANNEXA_FIELD_DEADLINE, .synonyms = "end date" },
  { "lead", ANNEXA_FIELD_RECORD, N_ ("Lead auditor"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "auditor",
    .help = N_ ("Who leads the audit. Nobody audits their own work (9.2.2 c).") },
  { "auditors", ANNEXA_FIELD_LINKS, N_ ("Auditors"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who else asks and looks. They, too, must not audit their own work.") },
  { "independent", ANNEXA_FIELD_COMPUTED, N_ ("Independent"),
    .help = N_ ("Whether nobody audits what they own themselves (9.2.2)."), .result = ANNEXA_FIELD_YES_NO,
    .missing = N_ ("Nobody is named yet"),
    .sql = "(CASE WHEN audit.lead IS NULL AND NOT EXISTS (SELECT 1 FROM audit_auditors WHERE audit_auditors.source ="
           " audit.id) THEN NULL ELSE NOT EXISTS (SELECT 1 FROM audit_audited JOIN (SELECT id, owner FROM control UNION ALL"
           " SELECT id, owner FROM requirement) AS audited ON audited.id = audit_audited.target"
           " WHERE audit_audited.source = audit.id AND (audited.owner = audit.lead OR audited.owner"
           " IN (SELECT audit_auditors.target FROM audit_auditors WHERE audit_auditors.source ="
           " audit.id))) END)" },
  { "audited", ANNEXA_FIELD_LINKS, N_ ("What is audited"), .target = "requirement|control",
    .missing = N_ ("nothing yet"),
    .help = N_ ("The clauses and controls that are looked at. Over three years every one has its turn.") },
  { "conclusion", ANNEXA_FIELD_LONG_TEXT, N_ ("Conclusion"), ANNEXA_FIELD_SEARCH,
    .help = N_ ("What the audit says as a whole: whether the system fits the standard and is lived.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "planned" },
  { "reported-to", ANNEXA_FIELD_RECORD, N_ ("Reported to"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("The manager who was told the results (9.2.2 f).") },
  { "reported-on", ANNEXA_FIELD_DATE, N_ ("Reported on"),
    .help = N_ ("When the results were told.") },
  { "open-findings", ANNEXA_FIELD_COMPUTED, N_ ("Open findings"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM finding WHERE finding.audit = audit.id AND finding.status NOT IN"
           " ('verified', 'closed'))" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'closed', 'cancelled'"),
                     "ifnull ($.ends, $.starts)"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_audit (AnnexaRecord   *before,
             AnnexaRecord   *after,
             AnnexaProblems *problems)
{
  const char *starts = after != NULL ? annexa_record_get_text (after, "starts") : NULL;
  const char *ends = after != NULL ? annexa_record_get_text (after, "ends") : NULL;

  if (starts != NULL && ends != NULL && strcmp (starts, ends) > 0)
    annexa_problems_add_for (problems, after, "ends",
                             _("This audit ends before it starts. Correct one of the dates."));
}

const AnnexaKind annexa_audit_kind = {
  .name = "audit",
  .label = N_ ("Audit"),
  .plural = N_ ("Audits"),
  .add = N_ ("Plan audit"),
  .fresh = N_ ("New audit"),
  .icon = "annexa-audit-symbolic",
  .title = "title",
  .purpose = N_ ("Plan internal audits so that every clause and every applicable control is looked at within three "
                 "years, and enter the audits of the certification body, too (9.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_audit_get_type,
  .check = check_audit,
};
