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

/* Once one person holds a role, that person owns what a starter set has proposed for the role and nobody owns. */
static void
check (AnnexaProject  *project,
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

/* Whoever alone holds the role and has not left; in a firm of one nobody has to say who that is. */
static gint64
find_holder (AnnexaProject  *project,
             gint64          role,
             AnnexaProblems *problems)
{
  const AnnexaKind *kind = annexa_kind_lookup ("role");
  g_autofree char *table = annexa_kind_get_link_table (kind, annexa_kind_find_field (kind, "held-by"));
  g_autofree char *sql = g_strdup_printf ("SELECT person.id FROM %s JOIN person ON person.id = target"
                                          " WHERE source = %" G_GINT64_FORMAT " AND active LIMIT 2",
                                          table, role);
  g_autoptr (GArray) ids = annexa_rule_read_numbers (project, problems, sql);

  if (ids != NULL && ids->len == 0)
    {
      g_array_unref (ids);
      ids = annexa_rule_read_numbers (project, problems,
                                      "SELECT id FROM person WHERE active AND NOT ifnull (external, 0)"
                                      " AND (SELECT people_count FROM organization) = 1 LIMIT 2");
    }
  return ids != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

/* The role may have had its holder before the set proposed something for it. */
static void
check_confirmed (AnnexaProject  *project,
                 AnnexaEdit     *edit,
                 AnnexaRecord   *before,
                 AnnexaRecord   *after,
                 AnnexaProblems *problems)
{
  const AnnexaKind *kind = after != NULL ? annexa_record_get_kind (after) : NULL;

  if (before == NULL || after == NULL || annexa_record_get_integer (before, "proposal") == 0
      || annexa_record_get_integer (after, "proposal") != 0)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *person =
          kind->fields[i].proposes_for != NULL ? annexa_kind_find_field (kind, kind->fields[i].proposes_for) : NULL;
      gint64 role = person != NULL ? annexa_record_get_integer (after, kind->fields[i].name) : 0;
      gint64 holder;
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (role == 0 || !annexa_record_is_empty (after, person->name)
          || annexa_edit_sets (edit, annexa_record_get_id (after), person))
        continue;
      holder = find_holder (project, role, problems);
      if (holder == 0)
        continue;
      annexa_value_set_integer (&value, holder);
      annexa_record_set_value (after, person, &value);
    }
}

/**
 * annexa_role_holders_register:
 *
 * Has the gate name the holders of roles: when a role gets its holder, and when somebody confirms what a starter set has
 * proposed for a role. To be called after annexa_proposal_rules_register(), to which a name that follows from a role is no
 * change of the proposal.
 */
void
annexa_role_holders_register (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  annexa_project_register_rule ("role", check);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].proposes_for != NULL)
        annexa_project_register_rule (kinds[i]->name, check_confirmed);
}
