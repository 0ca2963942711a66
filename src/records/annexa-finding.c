/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-finding.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaFinding:
 *
 * What an audit found (9.2, 10.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaFinding, annexa_finding, annexa_finding_kind)

static const AnnexaChoice grades[] = {
  { "major", N_ ("Major nonconformity"), ANNEXA_TONE_BAD, "major" },
  { "minor", N_ ("Minor nonconformity"), ANNEXA_TONE_POOR, "minor" },
  { "improvement", N_ ("Could be better"), ANNEXA_TONE_FAIR, "improvement|OFI|observation" },
  { "strength", N_ ("Strength"), ANNEXA_TONE_GOOD, "positive" },
  { "concern", N_ ("Concern of stage 1"), ANNEXA_TONE_POOR, "concern|area of concern" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "open", N_ ("Open"), ANNEXA_TONE_POOR },
  { "answered", N_ ("Answered"), ANNEXA_TONE_FAIR },
  { "verified", N_ ("Verified"), ANNEXA_TONE_GOOD },
  { "closed", N_ ("Closed"), ANNEXA_TONE_GOOD },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "F" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Finding"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "audit", ANNEXA_FIELD_RECORD, N_ ("Audit"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST, .target = "audit",
    .missing = N_ ("no audit"), .help = N_ ("The audit in which it was found.") },
  { "grade", ANNEXA_FIELD_CHOICE, N_ ("Grade"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .choices = grades,
    .initial = "minor", .synonyms = "type|severity",
    .help = N_ ("Major: something is missing or fails as a whole. Minor: a slip. Improvement: nothing is wrong, but "
                "could be better.") },
  { "requirement", ANNEXA_FIELD_RECORD, N_ ("Clause"), .target = "requirement",
    .help = N_ ("The clause of the standard that is not met.") },
  { "control", ANNEXA_FIELD_RECORD, N_ ("Control"), .target = "control",
    .help = N_ ("The control that is not in practice as it should be.") },
  { "evidence", ANNEXA_FIELD_LONG_TEXT, N_ ("What was seen"), ANNEXA_FIELD_SEARCH, .synonyms = "evidence|facts" },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .synonyms = "due date",
    .help = N_ ("By when it has to be answered.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "open",
    .help = N_ ("Verified means that somebody looked whether the answer works.") },
  { "action", ANNEXA_FIELD_LINKS, N_ ("Corrective actions"), ANNEXA_FIELD_LIST, .target = "action",
    .synonyms = "corrective action",
    .help = N_ ("The corrective action that answers the finding (10.2).") },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'verified', 'closed'"), "$.due"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_finding_kind = {
  .name = "finding",
  .label = N_ ("Finding"),
  .plural = N_ ("Findings"),
  .add = N_ ("Add finding"),
  .fresh = N_ ("New finding"),
  .icon = "annexa-finding-symbolic",
  .title = "title",
  .purpose = N_ ("What the audits found. Each nonconformity needs a corrective action (10.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_finding_get_type,
};
