/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-competence.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaCompetence:
 *
 * What a person knows or can do, and what proves it (7.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaCompetence, annexa_competence, annexa_competence_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "CMP" },
  { "person", ANNEXA_FIELD_RECORD, N_ ("Person"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "person" },
  { "what", ANNEXA_FIELD_TEXT, N_ ("Competence"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    N_ ("For example: ISO 27001 lead auditor, first aid for incidents."),
    .synonyms = "competence|skill|qualification" },
  { "role", ANNEXA_FIELD_RECORD, N_ ("Needed for"), ANNEXA_FIELD_LIST, .target = "role", .synonyms = "role" },
  { "proof", ANNEXA_FIELD_TEXT, N_ ("What proves it"), ANNEXA_FIELD_SEARCH,
    N_ ("A certificate, a diploma, years of doing it."), .synonyms = "evidence|certificate" },
  { "valid-until", ANNEXA_FIELD_DATE, N_ ("Valid until"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .synonyms = "expires" },
  ANNEXA_DUE_FIELDS (N_ ("Expired"), N_ ("Expires soon"), "TRUE", "$.valid_until"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_competence_kind = {
  .name = "competence",
  .label = N_ ("Competence"),
  .plural = N_ ("Competences"),
  .add = N_ ("Add competence"),
  .fresh = N_ ("New competence"),
  .icon = "annexa-check-symbolic",
  .title = "what",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_competence_get_type,
};
