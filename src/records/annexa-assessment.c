/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-assessment.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaAssessment:
 *
 * A dated round of rating the risks with a version of the method (8.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaAssessment, annexa_assessment, annexa_assessment_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "RA" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Risk assessment"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "name|round" },
  { "date", ANNEXA_FIELD_DATE, N_ ("Date"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST },
  { "method", ANNEXA_FIELD_RECORD, N_ ("Risk method"), ANNEXA_FIELD_LIST, .target = "method",
    .on_delete = ANNEXA_ON_DELETE_REFUSE },
  { "participants", ANNEXA_FIELD_LINKS, N_ ("Took part"), ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody") },
  { "approved-by", ANNEXA_FIELD_RECORD, N_ ("Approved by"), ANNEXA_FIELD_CREATES, .target = "person",
    .on_delete = ANNEXA_ON_DELETE_REFUSE, .missing = N_ ("nobody") },
  { "approved-on", ANNEXA_FIELD_DATE, N_ ("Approved on"), ANNEXA_FIELD_LIST },
  { "closed", ANNEXA_FIELD_YES_NO, N_ ("Closed"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    N_ ("A closed round keeps its ratings as they are.") },
  { "rating-count", ANNEXA_FIELD_COMPUTED, N_ ("Risks rated"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM rating WHERE rating.assessment = assessment.id)" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* Who was there may be written down later, and notes may be added; what was found and decided stays. */
static gboolean
keeps_assessment (AnnexaRecord      *round,
                  const AnnexaField *field)
{
  static const char *const open[] = { "notes", "participants", NULL };

  return annexa_record_get_integer (round, "closed") != 0 && (field == NULL || !g_strv_contains (open, field->name));
}

/* A closed round says who stands for it. */
static void
check_closing (AnnexaRecord   *round,
               AnnexaProblems *problems)
{
  if (annexa_record_is_empty (round, "approved-by"))
    annexa_problems_add_for (problems, round, "approved-by",
                             _("Before a round is closed somebody has to approve it. Say who."));
  if (annexa_record_is_empty (round, "approved-on"))
    annexa_problems_add_for (problems, round, "approved-on",
                             _("Before a round is closed somebody has to approve it. Say when."));
}

static void
check_assessment (AnnexaRecord   *before,
                  AnnexaRecord   *after,
                  AnnexaProblems *problems)
{
  if (before != NULL && !keeps_assessment (before, NULL) && after != NULL && keeps_assessment (after, NULL))
    check_closing (after, problems);
}

const AnnexaKind annexa_assessment_kind = {
  .name = "assessment",
  .label = N_ ("Risk assessment"),
  .plural = N_ ("Risk assessments"),
  .add = N_ ("Add risk assessment"),
  .fresh = N_ ("New risk assessment"),
  .icon = "annexa-risk-map-symbolic",
  .title = "title",
  .flags = ANNEXA_KIND_MADE_HERE,
  .purpose = N_ ("Close a round when the risks are rated: it keeps every rating as it was on that day, so that the "
                 "next round can be compared with it (8.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_assessment_get_type,
  .check = check_assessment,
  .keeps = keeps_assessment,
  .kept_by = "closed",
  .why_kept = N_ ("This round is closed and stays as it is. Start a new one."),
  .why_not_deleted = N_ ("A closed round is kept, so that later ones can be compared with it. It cannot be deleted."),
};
