/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-scale-step.h"

/**
 * AnnexaScaleStep:
 *
 * One step of the likelihood or impact scale of a risk method.
 */
ANNEXA_DEFINE_RECORD (AnnexaScaleStep, annexa_scale_step, annexa_scale_step_kind)

static const AnnexaChoice dimensions[] = {
  { "likelihood", N_ ("Likelihood"), .synonyms = "probability" },
  { "impact", N_ ("Impact"), .synonyms = "consequence|severity" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "SC" },
  { "method", ANNEXA_FIELD_RECORD, N_ ("Risk method"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_PARENT,
    .target = "method" },
  { "dimension", ANNEXA_FIELD_CHOICE, N_ ("Scale"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST,
    .choices = dimensions },
  { "step", ANNEXA_FIELD_INTEGER, N_ ("Step"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .minimum = 1,
    .maximum = 6 },
  { "label", ANNEXA_FIELD_TEXT, N_ ("Word"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("What it means"), ANNEXA_FIELD_LIST },
  { "money", ANNEXA_FIELD_TEXT, N_ ("In money") },
  { "operations", ANNEXA_FIELD_TEXT, N_ ("For the daily work") },
  { "legal", ANNEXA_FIELD_TEXT, N_ ("Before the law") },
  { "reputation", ANNEXA_FIELD_TEXT, N_ ("For the reputation") },
  { "safety", ANNEXA_FIELD_TEXT, N_ ("For people’s safety") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_scale_step_kind = {
  .name = "scale-step",
  .label = N_ ("Step of a scale"),
  .plural = N_ ("Steps of the scales"),
  .icon = "annexa-method-symbolic",
  .title = "label",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_scale_step_get_type,
};
