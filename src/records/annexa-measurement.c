/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-measurement.h"

/**
 * AnnexaMeasurement:
 *
 * A value of an objective on a day (9.1).
 */
ANNEXA_DEFINE_RECORD (AnnexaMeasurement, annexa_measurement, annexa_measurement_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "MEA" },
  { "objective", ANNEXA_FIELD_RECORD, N_ ("Objective"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT, .target = "objective" },
  { "date", ANNEXA_FIELD_DATE, N_ ("Date"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST },
  { "value", ANNEXA_FIELD_NUMBER, N_ ("Value"), ANNEXA_FIELD_LIST },
  { "comment", ANNEXA_FIELD_TEXT, N_ ("What it tells"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_measurement_kind = {
  .name = "measurement",
  .label = N_ ("Measurement"),
  .plural = N_ ("Measurements"),
  .add = N_ ("Add measurement"),
  .fresh = N_ ("New measurement"),
  .icon = "annexa-level-up-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_measurement_get_type,
};
