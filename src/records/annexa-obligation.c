/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-obligation.h"

/**
 * AnnexaObligation:
 *
 * A law, contract or promise that information security has to keep (A.5.31).
 */
ANNEXA_DEFINE_RECORD (AnnexaObligation, annexa_obligation, annexa_obligation_kind)

static const AnnexaChoice kinds[] = {
  { "law", N_ ("Law") },
  { "regulation", N_ ("Regulation") },
  { "contract", N_ ("Contract") },
  { "standard", N_ ("Standard") },
  { "own-commitment", N_ ("Own commitment"), .synonyms = "commitment" },
  { NULL },
};

static const AnnexaChoice verdicts[] = {
  { "not-assessed", N_ ("Not assessed"), ANNEXA_TONE_POOR },
  { "meets", N_ ("Met"), ANNEXA_TONE_GOOD, "complies|compliant" },
  { "partly", N_ ("Partly met"), ANNEXA_TONE_FAIR, "partially compliant" },
  { "does-not-meet", N_ ("Not met"), ANNEXA_TONE_BAD, "non compliant" },
  { "not-applicable", N_ ("Does not apply"), .synonyms = "n/a" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "OBL" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Obligation"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|requirement" },
  { "kind", ANNEXA_FIELD_CHOICE, N_ ("Kind"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES, .choices = kinds,
    .missing = N_ ("no kind"), .synonyms = "type" },
  { "source", ANNEXA_FIELD_TEXT, N_ ("Source"), ANNEXA_FIELD_SEARCH,
    N_ ("The article, the number of the contract, the link."), .synonyms = "reference source|citation" },
  { "jurisdiction", ANNEXA_FIELD_TEXT, N_ ("Country or region"), .synonyms = "jurisdiction" },
  { "summary", ANNEXA_FIELD_LONG_TEXT, N_ ("What it asks for"), ANNEXA_FIELD_SEARCH,
    .synonyms = "description|summary" },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible" },
  { "compliance", ANNEXA_FIELD_CHOICE, N_ ("Kept"), ANNEXA_FIELD_LIST, .choices = verdicts, .initial = "not-assessed",
    .synonyms = "status|compliance status" },
  { "met-by", ANNEXA_FIELD_LINKS, N_ ("Met by"), .target = "control|document" },
  { "party", ANNEXA_FIELD_RECORD, N_ ("On behalf of"), ANNEXA_FIELD_CREATES, .target = "party",
    .synonyms = "interested party" },
  { "reviewed", ANNEXA_FIELD_DATE, N_ ("Last reviewed"), .synonyms = "last review",
    .help = N_ ("When somebody looked at it last. The next review follows from this day, unless you have set one "
                "that is still far off.") },
  { "next-review", ANNEXA_FIELD_DATE, N_ ("Next review"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE },
  ANNEXA_DUE_FIELDS (N_ ("Review overdue"), N_ ("Review due soon"), "$.compliance IS NOT 'not-applicable'",
                     "$.next_review"),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("owner", N_ ("Role proposed as owner")),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_obligation_kind = {
  .name = "obligation",
  .label = N_ ("Obligation"),
  .plural = N_ ("Obligations"),
  .add = N_ ("Add obligation"),
  .fresh = N_ ("New obligation"),
  .icon = "annexa-obligation-symbolic",
  .title = "title",
  .purpose = N_ ("List the laws, contracts and promises that ask for security, who looks after each, and whether "
                 "you keep it (A.5.31)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_obligation_get_type,
};
