/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-role-holders.h"

/* A starter set knows roles but no people, and says of what it proposes which role would fit as its owner. Whoever is named
 * for the role is then named there, too: nobody has to go through a hundred records for that. What is given to somebody else,
 * or is not proposed for the role any more, stays as it is. */

static gint64
get_only_holder (AnnexaRecord *role)
{
  gsize n = 0;
  const gint64 *ids = role != NULL ? annexa_value_get_ids (annexa_record_get (role, "held-by"), &n) : NULL;

  return n == 1 ? ids[0] : 0;
}

/* The records for which the set has proposed the role. */
static void
fill_field (AnnexaProject     *project,
            AnnexaEdit        *edit,
            const AnnexaKind  *kind,
            const AnnexaField *field,
            AnnexaRecord      *role,
            AnnexaProblems    *problems)
{
  const AnnexaField *person = annexa_kind_find_field (kind, field->proposes_for);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" IS NULL AND \"%s\" = %" G_GINT64_FORMAT,
                                          annexa_kind_get_table (kind), annexa_field_get_column (person),
                                          annexa_field_get_column (field), annexa_record_get_id (role));
  g_autoptr (GArray) ids = annexa_rule_read_numbers (project, problems, sql);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    annexa_edit_set_integer (edit, kind, g_array_index (ids, gint64, i), person->name, get_only_holder (role));
}

/**
 * annexa_role_holders_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a role as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * Once one person holds a role, that person owns what a starter set has proposed for the role and nobody owns.
 */
void
annexa_role_holders_check (AnnexaProject  *project,
                           AnnexaEdit     *edit,
                           AnnexaRecord   *before,
                           AnnexaRecord   *after,
                           AnnexaProblems *problems)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (after == NULL || get_only_holder (after) == 0 || get_only_holder (after) == get_only_holder (before))
    return;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].proposes_for != NULL)
        fill_field (project, edit, kinds[i], &kinds[i]->fields[j], after, problems);
}
