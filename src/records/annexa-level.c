/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-level.h"

/**
 * AnnexaLevel:
 *
 * A level of risk of a risk method. The acceptance line runs between the levels that are acceptable without
 * treatment and those that are not.
 */
ANNEXA_DEFINE_RECORD (AnnexaLevel, annexa_level, annexa_level_kind)

/* The names of the palette's colours; chart/ knows how each looks on screen, in the dark and on paper. */
static const AnnexaChoice colours[] = {
  { "green", N_ ("Green") },
  { "lime", N_ ("Lime") },
  { "yellow", N_ ("Yellow") },
  { "orange", N_ ("Orange") },
  { "red", N_ ("Red") },
  { "purple", N_ ("Purple") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "LV" },
  { "method", ANNEXA_FIELD_RECORD, N_ ("Risk method"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_PARENT,
    .target = "method" },
  { "position", ANNEXA_FIELD_INTEGER, N_ ("Position"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .minimum = 1,
    .maximum = 6, .help = N_ ("1 is the lowest level.") },
  { "label", ANNEXA_FIELD_TEXT, N_ ("Word"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST },
  { "sign", ANNEXA_FIELD_TEXT, N_ ("Sign"), ANNEXA_FIELD_LIST,
    N_ ("One or two letters for small pictures.") },
  { "colour", ANNEXA_FIELD_CHOICE, N_ ("Colour"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .choices = colours },
  { "acceptable", ANNEXA_FIELD_YES_NO, N_ ("Acceptable without treatment"), ANNEXA_FIELD_LIST },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("What has to happen") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_level_kind = {
  .name = "level",
  .label = N_ ("Level of risk"),
  .plural = N_ ("Levels of risk"),
  .icon = "annexa-method-symbolic",
  .title = "label",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_level_get_type,
};
