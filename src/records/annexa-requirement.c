/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-problems.h"
#include "annexa-requirement.h"

/**
 * AnnexaRequirement:
 *
 * A clause of the main part of the standard (4 to 10) and how the organization meets it.
 */
ANNEXA_DEFINE_RECORD (AnnexaRequirement, annexa_requirement, annexa_requirement_kind)

static const AnnexaChoice statuses[] = {
  { "not-assessed", N_ ("Not assessed"), ANNEXA_TONE_POOR },
  { "missing", N_ ("Missing"), ANNEXA_TONE_BAD },
  { "partly", N_ ("Partly met"), ANNEXA_TONE_FAIR, "partially" },
  { "meets", N_ ("Met"), ANNEXA_TONE_GOOD, "fulfilled|complies" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Clause"), ANNEXA_FIELD_LIST, .prefix = "OQ", .synonyms = "clause id|id" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Title"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST | ANNEXA_FIELD_LOCKED,
    .synonyms = "name|clause title" },
  { "own", ANNEXA_FIELD_YES_NO, N_ ("Own requirement"), ANNEXA_FIELD_LOCKED, .initial = "yes" },
  { "chapter", ANNEXA_FIELD_TEXT, N_ ("Chapter"), ANNEXA_FIELD_LOCKED },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "not-assessed",
    .help = N_ ("Whether you do what the clause asks for, judged by you. The auditor judges again.") },
  { "finding", ANNEXA_FIELD_LONG_TEXT, N_ ("What was found"), ANNEXA_FIELD_SEARCH, .synonyms = "gap|finding" },
  { "how", ANNEXA_FIELD_LONG_TEXT, N_ ("How it is met"), ANNEXA_FIELD_SEARCH },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible",
    .help = N_ ("Who answers for this requirement being met.") },
  { "documents", ANNEXA_FIELD_LINKS, N_ ("Documents"), .target = "document", .inverse = "clauses",
    .help = N_ ("Where it is written down what you do for it.") },
  { "assessed-on", ANNEXA_FIELD_DATE, N_ ("Assessed on"),
    .help = N_ ("When you last judged whether it is met.") },
  ANNEXA_AUDIT_FIELDS ("requirement"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static gboolean
is_own (AnnexaRecord *record)
{
  return annexa_record_get_integer (record, "own") != 0;
}

/* What the standard says about its clauses stays what it is. */
static void
check_requirement (AnnexaRecord   *before,
                   AnnexaRecord   *after,
                   AnnexaProblems *problems)
{
  if (before == NULL || is_own (before))
    return;

  if (after == NULL)
    {
      annexa_problems_add_for (problems, before, NULL, _("The clauses of the standard cannot be deleted."));
      return;
    }
  if (strcmp (annexa_record_get_ref (before), annexa_record_get_ref (after)) != 0)
    annexa_problems_add_for (problems, after, "ref", _("The number of a clause cannot be changed."));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((fields[i].flags & ANNEXA_FIELD_LOCKED)
        && !annexa_value_equal (annexa_record_get_value (before, &fields[i]),
                                annexa_record_get_value (after, &fields[i])))
      annexa_problems_add_for (problems, after, fields[i].name,
                               _("This comes from the standard and cannot be changed."));
}

const AnnexaKind annexa_requirement_kind = {
  .name = "requirement",
  .label = N_ ("Requirement"),
  .plural = N_ ("Requirements"),
  .add = N_ ("Add requirement"),
  .fresh = N_ ("New requirement"),
  .icon = "annexa-check-symbolic",
  .title = "title",
  .flags = ANNEXA_KIND_CATALOGUE_ORDER,
  .purpose = N_ ("The clauses 4 to 10 of the standard. Go through them and note what is there and what is missing: "
                 "the gap analysis."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_requirement_get_type,
  .check = check_requirement,
};
