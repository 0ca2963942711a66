/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-cause.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaCause:
 *
 * What may have led to a nonconformity (10.2 b), before somebody says which of them it was.
 */
ANNEXA_DEFINE_RECORD (AnnexaCause, annexa_cause, annexa_cause_kind)

/* The bones of a fishbone. */
static const AnnexaChoice areas[] = {
  { "people", N_ ("People"), .synonyms = "person|man" },
  { "methods", N_ ("Way of working"), .synonyms = "method|process|procedure" },
  { "equipment", N_ ("Equipment"), .synonyms = "software|machine|machines|technology" },
  { "material", N_ ("Information"), .synonyms = "materials|material" },
  { "checks", N_ ("Checks"), .synonyms = "measurement|measurements" },
  { "surroundings", N_ ("Surroundings"), .synonyms = "environment|milieu" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "CS" },
  { "action", ANNEXA_FIELD_RECORD, N_ ("Corrective action"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT, .target = "action" },
  { "text", ANNEXA_FIELD_TEXT, N_ ("What may have led to it"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "cause" },
  { "area", ANNEXA_FIELD_CHOICE, N_ ("Where it lies"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES, .choices = areas,
    .initial = "people", .synonyms = "category|branch" },
  { "root", ANNEXA_FIELD_YES_NO, N_ ("The real cause"), ANNEXA_FIELD_LIST,
    .help = N_ ("Without it, it would not have happened. There may be several.") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_cause_kind = {
  .name = "cause",
  .label = N_ ("Possible cause"),
  .plural = N_ ("Possible causes"),
  .add = N_ ("Add possible cause"),
  .fresh = N_ ("New cause"),
  .icon = "annexa-action-symbolic",
  .title = "text",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_cause_get_type,
};
