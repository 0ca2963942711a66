/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-evidence.h"
#include "annexa-problems.h"
/**
 * AnnexaEvidence:
 *
 * Something that proves what other records claim: a file, or where to find it.
 */
ANNEXA_DEFINE_RECORD (AnnexaEvidence, annexa_evidence, annexa_evidence_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "E" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Evidence"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "file", ANNEXA_FIELD_FILE, N_ ("File"), .help = N_ ("A copy is kept inside the project, up to 100 MiB.") },
  { "location", ANNEXA_FIELD_TEXT, N_ ("Where to find it"), ANNEXA_FIELD_SEARCH,
    N_ ("If it is not a file: a folder, a system, a cabinet."), .synonyms = "link|url|path" },
  { "for", ANNEXA_FIELD_LINKS, N_ ("Proves"), ANNEXA_FIELD_LIST, .missing = N_ ("nothing yet"),
    .help = N_ ("The controls, risks or other records that it supports."), .synonyms = "proves|supports|records" },
  { "effective-from", ANNEXA_FIELD_DATE, N_ ("From"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST,
    N_ ("The day it shows, for example when the test was made."), .synonyms = "date" },
  { "valid-until", ANNEXA_FIELD_DATE, N_ ("Valid until"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .synonyms = "expires|expiry date" },
  { "collected-by", ANNEXA_FIELD_RECORD, N_ ("Collected by"), ANNEXA_FIELD_CREATES, .target = "person" },
  { "sha256", ANNEXA_FIELD_COMPUTED, N_ ("Fingerprint (SHA-256)"), .result = ANNEXA_FIELD_TEXT,
    .sql = "substr (evidence.file, 1, 64)" },
  { "size", ANNEXA_FIELD_COMPUTED, N_ ("Size in bytes"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT size FROM attachment WHERE sha256 = substr (evidence.file, 1, 64))" },
  ANNEXA_DUE_FIELDS (N_ ("Expired"), N_ ("Expires soon"), "TRUE", "$.valid_until"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_evidence (AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  const char *from = after != NULL ? annexa_record_get_text (after, "effective-from") : NULL;
  const char *until = after != NULL ? annexa_record_get_text (after, "valid-until") : NULL;

  if (after != NULL && annexa_record_is_empty (after, "file") && annexa_record_is_empty (after, "location"))
    annexa_problems_add_for (problems, after, "location",
                             _("Evidence needs a file, or at least a note of where to find it."));
  if (from != NULL && until != NULL && strcmp (from, until) > 0)
    annexa_problems_add_for (problems, after, "valid-until",
                             _("This evidence ends before it begins. Correct one of the dates."));
}

const AnnexaKind annexa_evidence_kind = {
  .name = "evidence",
  .label = N_ ("Evidence"),
  .plural = N_ ("Evidence"),
  .counted_one = N_ ("Piece of evidence"),
  .counted = N_ ("Pieces of evidence"),
  .add = N_ ("Add evidence"),
  .fresh = N_ ("New evidence"),
  .icon = "annexa-evidence-symbolic",
  .title = "title",
  .purpose = N_ ("Keep proof of what you do: a screenshot, a test report, signed minutes. "
                 "The auditor believes what can be shown (7.5)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_evidence_get_type,
  .check = check_evidence,
};
