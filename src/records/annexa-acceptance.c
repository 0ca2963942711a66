/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-acceptance.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaAcceptance:
 *
 * Somebody's reasoned decision to live with a gap that readiness shows, until a day.
 */
ANNEXA_DEFINE_RECORD (AnnexaAcceptance, annexa_acceptance, annexa_acceptance_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "ACC" },
  { "rule", ANNEXA_FIELD_TEXT, N_ ("Rule"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .help = N_ ("The number of the rule that is not kept, as readiness shows it: R24."), .synonyms = "check" },
  { "records", ANNEXA_FIELD_LINKS, N_ ("Records"), ANNEXA_FIELD_LIST,
    .help = N_ ("The records that may stay as they are. None where something is missing altogether.") },
  { "reason", ANNEXA_FIELD_TEXT, N_ ("Why it is acceptable"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "justification" },
  { "accepted-by", ANNEXA_FIELD_RECORD, N_ ("Accepted by"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .on_delete = ANNEXA_ON_DELETE_REFUSE },
  { "accepted-on", ANNEXA_FIELD_DATE, N_ ("Accepted on"), ANNEXA_FIELD_REQUIRED },
  { "expires", ANNEXA_FIELD_DATE, N_ ("Acceptance ends"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .help = N_ ("The last day. After it the gap is open again."), .synonyms = "until" },
  ANNEXA_DUE_FIELDS (N_ ("Over"), N_ ("Ends soon"), "TRUE", "$.expires"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_acceptance (AnnexaRecord   *before,
                  AnnexaRecord   *after,
                  AnnexaProblems *problems)
{
  const char *accepted = after != NULL ? annexa_record_get_text (after, "accepted-on") : NULL;
  const char *expires = after != NULL ? annexa_record_get_text (after, "expires") : NULL;

  if (accepted != NULL && expires != NULL && strcmp (accepted, expires) > 0)
    annexa_problems_add_for (problems, after, "expires",
                             _("This acceptance ends before it begins. Correct one of the dates."));
}

const AnnexaKind annexa_acceptance_kind = {
  .name = "acceptance",
  .label = N_ ("Accepted gap"),
  .plural = N_ ("Accepted gaps"),
  .add = N_ ("Accept gap"),
  .fresh = N_ ("Accepted gap"),
  .icon = "annexa-acceptance-symbolic",
  .title = "reason",
  .purpose = N_ ("Where you decide to live with a gap for a while, write down who decided it, why, and until when. An "
                 "auditor accepts a reasoned decision, but no silence."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_acceptance_get_type,
  .check = check_acceptance,
};
