/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-attendance.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaAttendance:
 *
 * What came of a training for one person, and the signature (7.2 d).
 */
ANNEXA_DEFINE_RECORD (AnnexaAttendance, annexa_attendance, annexa_attendance_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "ATT" },
  { "training", ANNEXA_FIELD_RECORD, N_ ("Training"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_PARENT,
    .target = "training" },
  { "person", ANNEXA_FIELD_RECORD, N_ ("Person"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES,
    .target = "person" },
  { "attended", ANNEXA_FIELD_YES_NO, N_ ("Took part"), ANNEXA_FIELD_LIST, .initial = "yes", .synonyms = "present" },
  { "result", ANNEXA_FIELD_TEXT, N_ ("Result"), ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "score|grade" },
  { "signed-on", ANNEXA_FIELD_DATE, N_ ("Signed on"), ANNEXA_FIELD_LIST },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_attendance_kind = {
  .name = "attendance",
  .label = N_ ("Attendance"),
  .plural = N_ ("Attendances"),
  .add = N_ ("Add attendance"),
  .fresh = N_ ("New attendance"),
  .icon = "annexa-person-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_attendance_get_type,
};
