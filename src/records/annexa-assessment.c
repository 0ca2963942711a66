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

/**
 * annexa_assessment_keeps:
 * @round: an #AnnexaAssessment
 * @field: (nullable): one of its fields, or %NULL for the round as a whole
 *
 * Who was there may be written down later, and notes may be added; what was found and decided stays.
 *
 * Returns: whether the round is closed, so that the field, or the round, stays as it is
 */
gboolean
annexa_assessment_keeps (AnnexaRecord      *round,
                         const AnnexaField *field)
{
  static const char *const open[] = { "notes", "participants", NULL };

  return annexa_record_get_integer (round, "closed") != 0 && (field == NULL || !g_strv_contains (open, field->name));
}

static void
check_closed (AnnexaRecord   *before,
              AnnexaRecord   *after,
              AnnexaProblems *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (annexa_assessment_keeps (before, &fields[i]) && fields[i].type != ANNEXA_FIELD_COMPUTED
        && !annexa_value_equal (annexa_record_get_value (before, &fields[i]),
                                annexa_record_get_value (after, &fields[i])))
      annexa_problems_add_for (problems, after, fields[i].name,
                               _("This round is closed and stays as it is. Start a new one."));
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
  gboolean was_closed = before != NULL && annexa_assessment_keeps (before, NULL);

  if (was_closed && after == NULL)
    annexa_problems_add_for (problems, before, NULL,
                             _("A closed round is kept, so that later ones can be compared with it. It cannot be "
                               "deleted."));
  else if (was_closed)
    check_closed (before, after, problems);
  else if (before != NULL && after != NULL && annexa_record_get_integer (after, "closed") != 0)
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
  .purpose = N_ ("Close a round when the risks are rated: it keeps every rating as it was on that day, so that the "
                 "next round can be compared with it (8.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_assessment_get_type,
  .check = check_assessment,
  .keeps = annexa_assessment_keeps,
  .kept_by = "closed",
};
