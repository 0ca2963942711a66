/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-exception.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaException:
 *
 * A rule that does not hold for a while, with reason, compensation and end; also temporary access rights.
 */
ANNEXA_DEFINE_RECORD (AnnexaException, annexa_exception, annexa_exception_kind)

static const AnnexaChoice statuses[] = {
  { "requested", N_ ("Requested"), ANNEXA_TONE_POOR },
  { "approved", N_ ("Approved"), ANNEXA_TONE_FAIR },
  { "refused", N_ ("Refused") },
  { "expired", N_ ("Expired"), ANNEXA_TONE_BAD },
  { "ended", N_ ("Ended") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "EXC" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Exception"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "control", ANNEXA_FIELD_RECORD, N_ ("Control"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST, .target = "control",
    .missing = N_ ("no control"),
    .help = N_ ("The control that is not kept for a while.") },
  { "reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Reason"), ANNEXA_FIELD_SEARCH, .synonyms = "justification",
    .help = N_ ("Why the rule cannot be kept now.") },
  { "compensation", ANNEXA_FIELD_LONG_TEXT, N_ ("What makes up for it"),
    .synonyms = "compensating controls|compensation",
    .help = N_ ("What keeps the risk small in the meantime.") },
  { "requested-by", ANNEXA_FIELD_RECORD, N_ ("Requested by"), ANNEXA_FIELD_CREATES, .target = "person" },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Approved by"), ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"),
    .help = N_ ("Who may allow it. Not the one who asks.") },
  { "starts", ANNEXA_FIELD_DATE, N_ ("Starts") },
  { "expires", ANNEXA_FIELD_DATE, N_ ("Ends"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no end"),
    .synonyms = "expires|expiry date|until",
    .help = N_ ("Until when it is allowed. Exceptions without an end become the rule.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "requested" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Ends soon"), "ifnull ($.status, 'requested') IN ('requested', 'approved')",
                     "$.expires"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_exception (AnnexaRecord   *before,
                 AnnexaRecord   *after,
                 AnnexaProblems *problems)
{
  const char *starts = after != NULL ? annexa_record_get_text (after, "starts") : NULL;
  const char *expires = after != NULL ? annexa_record_get_text (after, "expires") : NULL;

  if (starts != NULL && expires != NULL && strcmp (starts, expires) > 0)
    annexa_problems_add_for (problems, after, "expires",
                             _("This exception ends before it starts. Correct one of the dates."));
}

const AnnexaKind annexa_exception_kind = {
  .name = "exception",
  .label = N_ ("Exception"),
  .plural = N_ ("Exceptions"),
  .add = N_ ("Add exception"),
  .fresh = N_ ("New exception"),
  .icon = "annexa-warning-small-symbolic",
  .title = "title",
  .purpose = N_ ("Note where a rule is not kept for a good reason: who approved it, what makes up for it, and when "
                 "it ends. Temporary access rights belong here, too."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_exception_get_type,
  .check = check_exception,
};
