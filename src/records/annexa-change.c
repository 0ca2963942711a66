/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-change.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaChange:
 *
 * A planned change to the management system (6.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaChange, annexa_change, annexa_change_kind)

static const AnnexaChoice statuses[] = {
  { "proposed", N_ ("Proposed"), ANNEXA_TONE_POOR },
  { "approved", N_ ("Approved"), ANNEXA_TONE_FAIR },
  { "done", N_ ("Done"), ANNEXA_TONE_GOOD },
  { "dropped", N_ ("Dropped") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "CHG" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Change"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "reason", ANNEXA_FIELD_LONG_TEXT, N_ ("Why"), ANNEXA_FIELD_SEARCH, .synonyms = "reason|purpose" },
  { "effect", ANNEXA_FIELD_LONG_TEXT, N_ ("What it affects"), ANNEXA_FIELD_SEARCH,
    N_ ("Roles, documents, risks, money, dates."), .synonyms = "effect|consequences" },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Approved by"), ANNEXA_FIELD_CREATES, .target = "person" },
  { "planned-for", ANNEXA_FIELD_DATE, N_ ("Planned for"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .synonyms = "date" },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "proposed" },
  { "significant", ANNEXA_FIELD_YES_NO, N_ ("Important"),
    .help = N_ ("Important changes call for a new risk assessment (8.2)."), .synonyms = "significant" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'done', 'dropped'"), "$.planned_for"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_change_kind = {
  .name = "change",
  .label = N_ ("Change"),
  .plural = N_ ("Changes"),
  .add = N_ ("Add change"),
  .fresh = N_ ("New change"),
  .icon = "annexa-change-symbolic",
  .title = "title",
  .purpose = N_ ("Plan changes to the management system before they happen: a new site, another method, a "
                 "reorganization (6.3)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_change_get_type,
};
