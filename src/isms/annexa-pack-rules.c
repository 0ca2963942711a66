/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-pack-rules.h"
#include "annexa-rule.h"

/* What one pack leaves out for its readers another may hold, so nobody should take one for the other. */
static void
check_name (AnnexaProject  *project,
            AnnexaEdit     *edit,
            gint64          id,
            AnnexaProblems *problems)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack");
  gint64 n_same = annexa_rule_read_number (project, problems,
                                           "SELECT count (*) FROM pack JOIN pack AS other ON other.id <> pack.id"
                                           " AND annexa_fold (other.name) = annexa_fold (pack.name)"
                                           " WHERE pack.id = %" G_GINT64_FORMAT,
                                           id);

  if (n_same > 0)
    annexa_problems_add (problems, kind, id, annexa_kind_get_title_field (kind),
                         _("Another pack has this name already. Give this one another, so that nobody takes one for the "
                           "other."));
}

/**
 * annexa_pack_rules_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a pack as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * No two packs have the same name.
 */
void
annexa_pack_rules_check (AnnexaProject  *project,
                         AnnexaEdit     *edit,
                         AnnexaRecord   *before,
                         AnnexaRecord   *after,
                         AnnexaProblems *problems)
{
  if (after != NULL
      && (before == NULL || g_strcmp0 (annexa_record_get_title (before), annexa_record_get_title (after)) != 0))
    annexa_project_check_last (project, edit, check_name, annexa_record_get_id (after));
}
