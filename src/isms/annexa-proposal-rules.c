/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-proposal-rules.h"

/* What a starter set proposed is marked until somebody changes it. The mark stands in the record: whatever takes the change
 * back brings it back, too, and nobody has to read history for it. */

/* Whether a field says something that a person says of the record. That somebody confirms it is no change of it. */
static gboolean
counts (const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_REF && field->inverse == NULL
         && (field->flags & ANNEXA_FIELD_INTERNAL) == 0 && strcmp (field->name, "proposal") != 0;
}

/* Whoever holds the role that is proposed is named by rule, not by somebody who looked at the record. */
static gboolean
is_holder_named (AnnexaProject     *project,
                 const AnnexaField *field,
                 AnnexaRecord      *before,
                 AnnexaRecord      *after,
                 AnnexaProblems    *problems)
{
  const AnnexaKind *role_kind = annexa_kind_lookup ("role");
  const AnnexaField *role = annexa_kind_find_role_field (annexa_record_get_kind (after), field);
  g_autofree char *table = annexa_kind_get_link_table (role_kind, annexa_kind_find_field (role_kind, "held-by"));

  if (role == NULL || annexa_record_get_integer (before, field->name) != 0)
    return FALSE;
  return annexa_rule_read_number (project, problems,
                                  "SELECT count (*) FROM %s WHERE source = %" G_GINT64_FORMAT
                                  " AND target = %" G_GINT64_FORMAT,
                                  table, annexa_record_get_integer (after, role->name),
                                  annexa_record_get_integer (after, field->name))
         > 0;
}

static gboolean
is_changed (AnnexaProject  *project,
            AnnexaRecord   *before,
            AnnexaRecord   *after,
            AnnexaProblems *problems)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (counts (field)
          && !annexa_value_equal (annexa_record_get_value (before, field), annexa_record_get_value (after, field))
          && !is_holder_named (project, field, before, after, problems))
        return TRUE;
    }
  return FALSE;
}

/* An edit that moves proposals by itself, such as to the steps of another risk method, says in the field that they are still
 * as they were proposed. */
static void
check (AnnexaProject  *project,
       AnnexaEdit     *edit,
       AnnexaRecord   *before,
       AnnexaRecord   *after,
       AnnexaProblems *problems)
{
  const AnnexaField *mark;
  g_auto (AnnexaValue) no = ANNEXA_VALUE_INIT;

  if (before == NULL || after == NULL || annexa_record_get_integer (after, "as-proposed") == 0)
    return;
  mark = annexa_kind_find_field (annexa_record_get_kind (after), "as-proposed");
  if (annexa_edit_sets (edit, annexa_record_get_id (after), mark) || !is_changed (project, before, after, problems))
    return;
  annexa_value_set_integer (&no, FALSE);
  annexa_record_set_value (after, mark, &no);
}

/**
 * annexa_proposal_rules_register:
 *
 * Has the gate take the mark away from what a starter set proposed, once somebody changes it.
 */
void
annexa_proposal_rules_register (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (annexa_kind_find_field (kinds[i], "as-proposed") != NULL)
      annexa_project_register_rule (kinds[i]->name, check);
}
