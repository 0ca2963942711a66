/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-baseline.h"
#include "annexa-kinds-private.h"

/**
 * AnnexaBaseline:
 *
 * A moment that is given a name, to look at the project as it was then and to compare it with others: “Stage 2 audit”.
 */
ANNEXA_DEFINE_RECORD (AnnexaBaseline, annexa_baseline, annexa_baseline_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "BL" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Baseline"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name" },
  { "taken", ANNEXA_FIELD_DATE_TIME, N_ ("State of"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    .help = N_ ("The project is shown as it was at this moment."), .synonyms = "moment|date" },
  { "fingerprint", ANNEXA_FIELD_TEXT, N_ ("Fingerprint of the history"), ANNEXA_FIELD_LOCKED,
    .help = N_ ("Names the last edit that counts. It is the same on every report that was printed of this state.") },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_baseline_kind = {
  .name = "baseline",
  .label = N_ ("Baseline"),
  .plural = N_ ("Baselines"),
  .add = N_ ("Add baseline"),
  .fresh = N_ ("New baseline"),
  .icon = "annexa-history-symbolic",
  .title = "title",
  .flags = ANNEXA_KIND_MADE_HERE,
  .purpose = N_ ("Give a name to how the project is at an important moment, such as an audit. Later you can look at it as "
                 "it was then, and see what has changed since."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_baseline_get_type,
};
