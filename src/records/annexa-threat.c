/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-threat.h"

/**
 * AnnexaThreat:
 *
 * Something that can happen to an asset: what a risk starts from.
 */
ANNEXA_DEFINE_RECORD (AnnexaThreat, annexa_threat, annexa_threat_kind)

static const AnnexaChoice origins[] = {
  { "deliberate", N_ ("Deliberate") },
  { "accidental", N_ ("Accidental") },
  { "environmental", N_ ("Environmental"), .synonyms = "natural" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "T" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Threat"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "title|threat name" },
  { "origin", ANNEXA_FIELD_CHOICES, N_ ("Origin"), ANNEXA_FIELD_LIST, .choices = origins },
  { "category", ANNEXA_FIELD_TEXT, N_ ("Category"), ANNEXA_FIELD_LIST, .synonyms = "group" },
  { "affects", ANNEXA_FIELD_CHOICES, N_ ("Affects"), .choices = annexa_properties_choices },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("Description"), ANNEXA_FIELD_SEARCH },
  { "in-scope", ANNEXA_FIELD_YES_NO, N_ ("Matters here"), ANNEXA_FIELD_LIST, .initial = "yes" },
  { "asset-types", ANNEXA_FIELD_CHOICES, N_ ("Typical assets"), .choices = annexa_asset_type_choices },
  { "vulnerabilities", ANNEXA_FIELD_LINKS, N_ ("Weaknesses it uses"), .target = "vulnerability",
    .inverse = "exploited-by" },
  { "controls", ANNEXA_FIELD_LINKS, N_ ("Typical controls"), .target = "control" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_threat_kind = {
  .name = "threat",
  .label = N_ ("Threat"),
  .plural = N_ ("Threats"),
  .add = N_ ("Add threat"),
  .fresh = N_ ("New threat"),
  .icon = "annexa-threat-symbolic",
  .title = "name",
  .purpose = N_ ("List what could happen to you: phishing, fire, a lost laptop. Risks are easier to find with such a "
                 "list at hand (6.1.2 c)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_threat_get_type,
};
