/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-control-mapping.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaControlMapping:
 *
 * How a control relates to one of another framework.
 */
ANNEXA_DEFINE_RECORD (AnnexaControlMapping, annexa_control_mapping, annexa_control_mapping_kind)

static const AnnexaChoice relations[] = {
  { "equal", N_ ("Is the same as"), ANNEXA_TONE_NONE, "equals|equal to|equivalent|equivalent to" },
  { "subset", N_ ("Is a part of"), ANNEXA_TONE_NONE, "subset of" },
  { "superset", N_ ("Contains"), ANNEXA_TONE_NONE, "superset of" },
  { "overlaps", N_ ("Overlaps with"), ANNEXA_TONE_NONE, "overlap|intersects|intersects with" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "MAP" },
  { "control", ANNEXA_FIELD_RECORD, N_ ("Control"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "control", .synonyms = "source|source control" },
  { "relation", ANNEXA_FIELD_CHOICE, N_ ("Relation"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .choices = relations,
    .initial = "overlaps" },
  { "other", ANNEXA_FIELD_RECORD, N_ ("Other control"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST,
    .target = "control", .synonyms = "mapped to|target|target control" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_mapping (AnnexaRecord   *before,
               AnnexaRecord   *after,
               AnnexaProblems *problems)
{
  if (after != NULL && !annexa_record_is_empty (after, "control")
      && annexa_record_get_integer (after, "control") == annexa_record_get_integer (after, "other"))
    annexa_problems_add_for (problems, after, "other", _("A control is not mapped to itself. Choose another one."));
}

const AnnexaKind annexa_control_mapping_kind = {
  .name = "control-mapping",
  .label = N_ ("Mapping"),
  .plural = N_ ("Mappings"),
  .add = N_ ("Add mapping"),
  .fresh = N_ ("New mapping"),
  .icon = "annexa-applicability-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_control_mapping_get_type,
  .check = check_mapping,
};
