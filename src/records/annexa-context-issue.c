/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-context-issue.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaContextIssue:
 *
 * Something inside or outside the organization that affects what the management system should achieve (4.1).
 */
ANNEXA_DEFINE_RECORD (AnnexaContextIssue, annexa_context_issue, annexa_context_issue_kind)

static const AnnexaChoice origins[] = {
  { "internal", N_ ("Internal") },
  { "external", N_ ("External") },
  { NULL },
};

static const AnnexaChoice categories[] = {
  { "political", N_ ("Politics") },
  { "economic", N_ ("Economy") },
  { "social", N_ ("Society") },
  { "technological", N_ ("Technology") },
  { "legal", N_ ("Law") },
  { "environmental", N_ ("Environment") },
  { "organizational", N_ ("Organization") },
  { "people", N_ ("People") },
  { "processes", N_ ("Processes") },
  { "finances", N_ ("Finances") },
  { "culture", N_ ("Culture") },
  { "climate", N_ ("Climate change") },
  { NULL },
};

#define NEXT_REVIEW "date ($.reviewed, '+' || ifnull ((SELECT context_months FROM limits), 12) || ' months')"

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "CTX" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Issue"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|topic" },
  { "origin", ANNEXA_FIELD_CHOICE, N_ ("Origin"), ANNEXA_FIELD_LIST, .choices = origins,
    .missing = N_ ("no origin") },
  { "category", ANNEXA_FIELD_CHOICE, N_ ("Category"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES, .choices = categories },
  { "effect", ANNEXA_FIELD_LONG_TEXT, N_ ("What it means for security"), ANNEXA_FIELD_SEARCH,
    .synonyms = "impact|consequence" },
  { "relevant", ANNEXA_FIELD_YES_NO, N_ ("Matters"), ANNEXA_FIELD_LIST,
    N_ ("“No” is an answer too, above all to climate change."), .initial = "yes", .synonyms = "relevant" },
  { "addressed-by", ANNEXA_FIELD_LINKS, N_ ("Addressed by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    N_ ("The risks and objectives that came of it (6.1.1): a risk where it may do harm, an objective where you want to "
        "make something of it."), .target = "risk|objective",
    .missing = N_ ("nothing yet") },
  { "reviewed", ANNEXA_FIELD_DATE, N_ ("Last reviewed"), .synonyms = "last review" },
  { "review-by", ANNEXA_FIELD_COMPUTED, N_ ("Next review"), ANNEXA_FIELD_DEADLINE, .result = ANNEXA_FIELD_DATE,
    .sql = NEXT_REVIEW },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"), N_ ("Review due soon"), "$.relevant", NEXT_REVIEW),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_context_issue_kind = {
  .name = "context-issue",
  .label = N_ ("Issue of the context"),
  .plural = N_ ("Context"),
  .counted = N_ ("Issues of the context"),
  .add = N_ ("Add issue"),
  .fresh = N_ ("New issue"),
  .icon = "annexa-context-symbolic",
  .title = "title",
  .purpose = N_ ("List what helps or threatens your security from inside and outside: new laws, a tight labour "
                 "market, old machines. Whether climate change matters has to be answered, too (4.1)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_context_issue_get_type,
};
