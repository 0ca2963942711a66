/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-decision.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaDecision:
 *
 * What a management review decided, who does it and by when (9.3.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaDecision, annexa_decision, annexa_decision_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "DEC" },
  { "review", ANNEXA_FIELD_RECORD, N_ ("Management review"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT, .target = "review" },
  { "text", ANNEXA_FIELD_TEXT, N_ ("Decision"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner") },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date") },
  { "task", ANNEXA_FIELD_RECORD, N_ ("Task"), ANNEXA_FIELD_LIST, .target = "task" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"),
                     "NOT EXISTS (SELECT 1 FROM task WHERE task.id = $.task AND task.status IN ('done', 'dropped'))",
                     "$.due"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_decision_kind = {
  .name = "decision",
  .label = N_ ("Decision"),
  .plural = N_ ("Decisions"),
  .add = N_ ("Add decision"),
  .fresh = N_ ("New decision"),
  .icon = "annexa-check-symbolic",
  .title = "text",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_decision_get_type,
};
