/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-checklist-item.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaChecklistItem:
 *
 * A question of an audit, what was seen, and what it means (9.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaChecklistItem, annexa_checklist_item, annexa_checklist_item_kind)

static const AnnexaChoice results[] = {
  { "not-looked-at", N_ ("Not looked at") },
  { "conforms", N_ ("Conforms"), ANNEXA_TONE_GOOD, "ok" },
  { "minor", N_ ("Minor nonconformity"), ANNEXA_TONE_POOR, "minor" },
  { "major", N_ ("Major nonconformity"), ANNEXA_TONE_BAD, "major" },
  { "improvement", N_ ("Could be better"), ANNEXA_TONE_FAIR, "improvement|OFI" },
  { "not-applicable", N_ ("Does not apply"), .synonyms = "n/a" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "CL" },
  { "audit", ANNEXA_FIELD_RECORD, N_ ("Audit"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "audit" },
  { "requirement", ANNEXA_FIELD_RECORD, N_ ("Clause"), ANNEXA_FIELD_LIST, .target = "requirement" },
  { "control", ANNEXA_FIELD_RECORD, N_ ("Control"), ANNEXA_FIELD_LIST, .target = "control" },
  { "question", ANNEXA_FIELD_TEXT, N_ ("Question"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  { "evidence-seen", ANNEXA_FIELD_LONG_TEXT, N_ ("What was seen"), ANNEXA_FIELD_SEARCH, .synonyms = "evidence" },
  { "result", ANNEXA_FIELD_CHOICE, N_ ("Result"), ANNEXA_FIELD_LIST, .choices = results, .initial = "not-looked-at" },
  { "finding", ANNEXA_FIELD_RECORD, N_ ("Finding"), .target = "finding",
    .help = N_ ("What was found when the question was asked.") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_checklist_item_kind = {
  .name = "checklist-item",
  .label = N_ ("Question"),
  .plural = N_ ("Checklist"),
  .counted = N_ ("Questions"),
  .add = N_ ("Add question"),
  .fresh = N_ ("New question"),
  .icon = "annexa-check-symbolic",
  .title = "question",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_checklist_item_get_type,
};
