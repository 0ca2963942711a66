/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-control-mapping.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaControlMapping:
 *
 * How a control relates to one of another framework.
 */
struct _AnnexaControlMapping
{
  AnnexaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaControlMapping, annexa_control_mapping, ANNEXA_TYPE_RECORD)

static const AnnexaChoice relations[] = {
  { "equal", N_ ("Is the same as") },
  { "subset", N_ ("Is a part of") },
  { "superset", N_ ("Contains") },
  { "overlaps", N_ ("Overlaps with") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "MAP" },
  { "control", ANNEXA_FIELD_RECORD, N_ ("Control"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "control" },
  { "relation", ANNEXA_FIELD_CHOICE, N_ ("Relation"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .choices = relations,
    .initial = "overlaps" },
  { "other", ANNEXA_FIELD_RECORD, N_ ("Other control"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST,
    .target = "control", .synonyms = "mapped to|target" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

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
};

static void
annexa_control_mapping_class_init (AnnexaControlMappingClass *klass)
{
  annexa_record_class_install_kind (ANNEXA_RECORD_CLASS (klass), &annexa_control_mapping_kind);
}

static void
annexa_control_mapping_init (AnnexaControlMapping *self)
{
}
