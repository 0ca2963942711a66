/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-check-private.h"
#include "annexa-soa-relying.h"

/* What counts on a control that is left out is what the rules of readiness object to, so that the form of the control and
 * the way never say two things. */
static const char *const rules[] = { "R05", "R143", "R144" };

/* The ids of the records of the kind that have a link to the control, in some of their fields. */
static GHashTable *
find_users (AnnexaProject    *project,
            const AnnexaKind *kind,
            gint64            control,
            GError          **error)
{
  g_autoptr (GHashTable) users = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) references = annexa_kind_get_references (annexa_kind_lookup ("control"));

  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autoptr (GArray) ids = NULL;

      if (reference->kind != kind)
        continue;
      ids = annexa_project_list_users (project, reference, control, error);
      if (ids == NULL)
        return NULL;
      for (guint j = 0; j < ids->len; j++)
        g_hash_table_add (users, g_memdup2 (&g_array_index (ids, gint64, j), sizeof (gint64)));
    }
  return g_steal_pointer (&users);
}

/* Those of the users that the rule objects to. */
static gboolean
add_relying (AnnexaProject     *project,
             const AnnexaCheck *check,
             gint64             control,
             GArray            *relying,
             GError           **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (check->kind);
  g_autoptr (GHashTable) users = find_users (project, kind, control, error);
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = NULL;

  if (users == NULL)
    return FALSE;
  if (g_hash_table_size (users) == 0)
    return TRUE;
  sql = annexa_check_get_list_sql (check, needed);
  ids = annexa_check_read_numbers (project, sql, needed, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      AnnexaRelying one = { kind, g_array_index (ids, gint64, i) };

      if (g_hash_table_contains (users, &one.id))
        g_array_append_val (relying, one);
    }
  return ids != NULL;
}

/**
 * annexa_soa_list_relying:
 * @project: a project
 * @control: the id of a control
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaRelying) (nullable): the records that contradict that the control is left
 *   out, none where it is not; %NULL when they could not be read
 */
GArray *
annexa_soa_list_relying (AnnexaProject *project,
                         gint64         control,
                         GError       **error)
{
  g_autoptr (GArray) relying = g_array_new (FALSE, FALSE, sizeof (AnnexaRelying));
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("control"), control, error);

  if (record == NULL)
    return NULL;
  if (g_strcmp0 (annexa_record_get_text (record, "applicable"), "no") != 0)
    return g_steal_pointer (&relying);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!add_relying (project, annexa_check_find (rules[i]), control, relying, error))
      return NULL;
  return g_steal_pointer (&relying);
}

/**
 * annexa_soa_relying_may_change:
 * @changes: what an edit changed
 *
 * Returns: whether annexa_soa_list_relying() may answer something else now
 */
gboolean
annexa_soa_relying_may_change (AnnexaChanges *changes)
{
  if (annexa_changes_touch (changes, annexa_kind_lookup ("control")))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (annexa_changes_touch (changes, annexa_kind_lookup (annexa_check_find (rules[i])->kind)))
      return TRUE;
  return FALSE;
}
