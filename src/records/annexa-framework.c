/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-framework.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaFramework:
 *
 * A catalogue of controls: Annex A, or another that was imported.
 */
ANNEXA_DEFINE_RECORD (AnnexaFramework, annexa_framework, annexa_framework_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "FW" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Framework"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "title|catalogue" },
  { "own", ANNEXA_FIELD_YES_NO, N_ ("Added by you"), ANNEXA_FIELD_LOCKED, .initial = "yes",
    .help = N_ ("Annex A belongs to every project; other catalogues are yours to add and to delete.") },
  { "edition", ANNEXA_FIELD_TEXT, N_ ("Edition"), ANNEXA_FIELD_LIST, .synonyms = "version" },
  { "publisher", ANNEXA_FIELD_TEXT, N_ ("Publisher"), ANNEXA_FIELD_LIST },
  { "licence", ANNEXA_FIELD_TEXT, N_ ("Licence"), .synonyms = "license" },
  { "source", ANNEXA_FIELD_TEXT, N_ ("Source"), .help = N_ ("Where it comes from: a file, an address.") },
  { "identifier", ANNEXA_FIELD_TEXT, N_ ("Identifier"), ANNEXA_FIELD_LOCKED, .synonyms = "uuid",
    .help = N_ ("What tells the catalogue from every other, also when its name changes.") },
  { "control-count", ANNEXA_FIELD_COMPUTED, N_ ("Controls"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM control WHERE control.framework = framework.id AND NOT control.withdrawn)" },
  { "mapped-count", ANNEXA_FIELD_COMPUTED, N_ ("Mapped"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_INTEGER,
    .help = N_ ("How many of its controls are mapped to others."),
    .sql = "(SELECT count (*) FROM control WHERE control.framework = framework.id AND NOT control.withdrawn AND EXISTS"
           " (SELECT 1 " ANNEXA_COUNTERPARTS_SQL "))" },
  { "implemented-count", ANNEXA_FIELD_COMPUTED, N_ ("Implemented"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_INTEGER,
    .help = N_ ("How many of its controls are implemented; of an imported framework, through the mapping."),
    .sql = "(SELECT count (*) FROM control WHERE control.framework = framework.id AND CASE WHEN framework.own THEN "
           ANNEXA_MAPPED_STATUS_SQL " = 'implemented' ELSE control.applicable = 'yes' AND control.status = 'implemented'"
           " END)" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

/* The Statement of Applicability is measured against Annex A, whatever else is imported. */
static void
check_framework (AnnexaRecord   *before,
                 AnnexaRecord   *after,
                 AnnexaProblems *problems)
{
  gboolean own = before == NULL || annexa_record_get_integer (before, "own") != 0;

  if (!own && after == NULL)
    annexa_problems_add_for (problems, before, NULL, _("Annex A cannot be deleted."));
  else if (before != NULL && after != NULL && own != (annexa_record_get_integer (after, "own") != 0))
    annexa_problems_add_for (problems, after, "own", _("A project has one Annex A, the one it was made with."));
}

const AnnexaKind annexa_framework_kind = {
  .name = "framework",
  .label = N_ ("Framework"),
  .plural = N_ ("Frameworks"),
  .add = N_ ("Add framework"),
  .fresh = N_ ("New framework"),
  .icon = "annexa-control-symbolic",
  .title = "name",
  .flags = ANNEXA_KIND_MADE_HERE,
  .purpose = N_ ("Annex A is always here. Import other catalogues when a customer or a law asks for them, and see "
                 "your status through the mapping."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_framework_get_type,
  .check = check_framework,
};
