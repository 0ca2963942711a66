/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-rating.h"

/**
 * AnnexaRating:
 *
 * What a risk was rated in a round, as it was shown then. It does not change when the risk or the method does.
 */
ANNEXA_DEFINE_RECORD (AnnexaRating, annexa_rating, annexa_rating_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "RT" },
  { "assessment", ANNEXA_FIELD_RECORD, N_ ("Risk assessment"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LOCKED | ANNEXA_FIELD_PARENT, .target = "assessment" },
  { "risk", ANNEXA_FIELD_RECORD, N_ ("Risk"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED, .target = "risk",
    .on_delete = ANNEXA_ON_DELETE_LET_GO },
  { "risk-ref", ANNEXA_FIELD_TEXT, N_ ("Reference then"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    .synonyms = "risk reference" },
  { "risk-title", ANNEXA_FIELD_TEXT, N_ ("Risk then"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED },
  { "inherent-likelihood", ANNEXA_FIELD_INTEGER, N_ ("Likelihood without controls"), ANNEXA_FIELD_LOCKED,
    .minimum = 1, .maximum = 6 },
  { "inherent-impact", ANNEXA_FIELD_INTEGER, N_ ("Impact without controls"), ANNEXA_FIELD_LOCKED, .minimum = 1,
    .maximum = 6 },
  { "inherent-level", ANNEXA_FIELD_TEXT, N_ ("Level without controls"), ANNEXA_FIELD_LOCKED },
  { "current-likelihood", ANNEXA_FIELD_INTEGER, N_ ("Likelihood"), ANNEXA_FIELD_LOCKED, .minimum = 1, .maximum = 6 },
  { "current-impact", ANNEXA_FIELD_INTEGER, N_ ("Impact"), ANNEXA_FIELD_LOCKED, .minimum = 1, .maximum = 6 },
  { "current-level", ANNEXA_FIELD_TEXT, N_ ("Level"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED },
  { "current-position", ANNEXA_FIELD_INTEGER, N_ ("Position of the level"), ANNEXA_FIELD_LOCKED, .minimum = 1,
    .maximum = 6 },
  { "target-likelihood", ANNEXA_FIELD_INTEGER, N_ ("Likelihood afterwards"), ANNEXA_FIELD_LOCKED, .minimum = 1,
    .maximum = 6 },
  { "target-impact", ANNEXA_FIELD_INTEGER, N_ ("Impact afterwards"), ANNEXA_FIELD_LOCKED, .minimum = 1,
    .maximum = 6 },
  { "target-level", ANNEXA_FIELD_TEXT, N_ ("Level afterwards"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED },
  { "acceptable", ANNEXA_FIELD_YES_NO, N_ ("Acceptable then"), ANNEXA_FIELD_LOCKED },
  { "closed", ANNEXA_FIELD_COMPUTED, N_ ("Round closed"), .result = ANNEXA_FIELD_YES_NO,
    .sql = "(SELECT assessment.closed FROM assessment WHERE assessment.id = $.assessment)" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* The ratings of a closed round stay as they were shown then; notes may be added. */
static gboolean
keeps_rating (AnnexaRecord      *rating,
              const AnnexaField *field)
{
  return annexa_record_get_integer (rating, "closed") != 0 && (field == NULL || strcmp (field->name, "notes") != 0);
}

const AnnexaKind annexa_rating_kind = {
  .name = "rating",
  .label = N_ ("Rating"),
  .plural = N_ ("Ratings"),
  .icon = "annexa-risk-symbolic",
  .title = "risk-title",
  .flags = ANNEXA_KIND_PART,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_rating_get_type,
  .keeps = keeps_rating,
  .kept_by = "closed",
  .why_kept = N_ ("This round is closed: its ratings stay as they are. Start a new one."),
};
