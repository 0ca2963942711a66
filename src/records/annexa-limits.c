/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-limits.h"

/**
 * AnnexaLimits:
 *
 * How often recurring work is due and how long open points may stay open. The checks of readiness read it; the
 * defaults are what auditors are used to.
 */
ANNEXA_DEFINE_RECORD (AnnexaLimits, annexa_limits, annexa_limits_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "LIM" },
  { "audit-months", ANNEXA_FIELD_INTEGER, N_ ("Months between internal audits"),
    .help = N_ ("Clause 9.2: in practice every year."), .minimum = 1, .maximum = 60, .initial = "12",
    .unit = N_ ("months") },
  { "review-months", ANNEXA_FIELD_INTEGER, N_ ("Months between management reviews"),
    .help = N_ ("Clause 9.3: in practice every year."), .minimum = 1, .maximum = 60, .initial = "12",
    .unit = N_ ("months") },
  { "assessment-months", ANNEXA_FIELD_INTEGER, N_ ("Months between risk assessments"),
    .help = N_ ("Clause 8.2 asks for planned intervals; a year is usual."), .minimum = 1, .maximum = 60,
    .initial = "12", .unit = N_ ("months") },
  { "reassessment-days", ANNEXA_FIELD_INTEGER, N_ ("Days to a new assessment after an important change"),
    .minimum = 1, .maximum = 365, .initial = "60", .unit = N_ ("days") },
  { "document-months", ANNEXA_FIELD_INTEGER, N_ ("Months between reviews of a document"), .minimum = 1, .maximum = 60,
    .initial = "12", .unit = N_ ("months") },
  { "context-months", ANNEXA_FIELD_INTEGER, N_ ("Months between reviews of context and parties"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "obligation-months", ANNEXA_FIELD_INTEGER, N_ ("Months between reviews of laws and contracts"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "supplier-months", ANNEXA_FIELD_INTEGER, N_ ("Months between assessments of critical suppliers"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "awareness-months", ANNEXA_FIELD_INTEGER, N_ ("Months between awareness trainings of a person"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "onboarding-days", ANNEXA_FIELD_INTEGER, N_ ("Days to the first training of a new person"), .minimum = 1,
    .maximum = 365, .initial = "30", .unit = N_ ("days") },
  { "access-review-months", ANNEXA_FIELD_INTEGER, N_ ("Months between reviews of access rights"), .minimum = 1,
    .maximum = 60, .initial = "6", .unit = N_ ("months") },
  { "restore-test-months", ANNEXA_FIELD_INTEGER, N_ ("Months between tests of restoring a backup"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "evidence-months", ANNEXA_FIELD_INTEGER, N_ ("Months that evidence counts as recent"), .minimum = 1,
    .maximum = 60, .initial = "12", .unit = N_ ("months") },
  { "major-days", ANNEXA_FIELD_INTEGER, N_ ("Days to close a major nonconformity"),
    .help = N_ ("Your certification body may ask for less."), .minimum = 1, .maximum = 365, .initial = "90",
    .unit = N_ ("days") },
  { "major-days-after-stage-2", ANNEXA_FIELD_INTEGER, N_ ("Days to close a major nonconformity after stage 2"),
    .help = N_ ("After six months stage 2 has to be repeated."), .minimum = 1, .maximum = 365, .initial = "183",
    .unit = N_ ("days") },
  { "minor-plan-days", ANNEXA_FIELD_INTEGER, N_ ("Days to a plan for a minor nonconformity"), .minimum = 1,
    .maximum = 365, .initial = "30", .unit = N_ ("days") },
  { "minor-days", ANNEXA_FIELD_INTEGER, N_ ("Days to close a minor nonconformity"), .minimum = 1, .maximum = 365,
    .initial = "90", .unit = N_ ("days") },
  { "notification-hours", ANNEXA_FIELD_INTEGER, N_ ("Hours to notify the authority of a data breach"),
    .help = N_ ("72 under the GDPR, counted from when you noticed."), .minimum = 1, .maximum = 720, .initial = "72",
    .unit = N_ ("hours") },
  { "soon-days", ANNEXA_FIELD_INTEGER, N_ ("Days ahead that count as soon"), .minimum = 1, .maximum = 365,
    .initial = "30", .unit = N_ ("days") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_limits_kind = {
  .name = "limits",
  .label = N_ ("Limits"),
  .plural = N_ ("Limits"),
  .icon = "annexa-calendar-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_SINGLE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_limits_get_type,
};
