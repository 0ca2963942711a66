/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-independence.h"

/* That an audit is not independent is a computed field of the audit. Who has to be replaced, and for what, is said here. */

/* More than these are counted. */
#define MOST_NAMED 4

static void
free_conflict (gpointer data)
{
  AnnexaAuditConflict *conflict = data;

  g_ptr_array_unref (conflict->targets);
  g_free (conflict);
}

static gboolean
is_auditor (AnnexaRecord *audit,
            gint64        person)
{
  return person != 0
         && (annexa_record_get_integer (audit, "lead") == person
             || annexa_value_has_id (annexa_record_get (audit, "auditors"), person));
}

static void
note_conflict (GPtrArray    *conflicts,
               gint64        person,
               AnnexaRecord *target)
{
  AnnexaAuditConflict *conflict = NULL;

  for (guint i = 0; i < conflicts->len && conflict == NULL; i++)
    if (((AnnexaAuditConflict *) conflicts->pdata[i])->person == person)
      conflict = conflicts->pdata[i];
  if (conflict == NULL)
    {
      conflict = g_new0 (AnnexaAuditConflict, 1);
      conflict->person = person;
      conflict->targets = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (conflicts, conflict);
    }
  g_ptr_array_add (conflict->targets, g_object_ref (target));
}

/**
 * annexa_audit_list_conflicts:
 * @project: a project
 * @audit: an audit
 * @error: return location
 *
 * Returns: (transfer container) (element-type AnnexaAuditConflict) (nullable): who audits their own work in it (9.2.2)
 */
GPtrArray *
annexa_audit_list_conflicts (AnnexaProject *project,
                             AnnexaRecord  *audit,
                             GError       **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_conflict);
  gsize n;
  const gint64 *ids;

  if (annexa_record_get_integer (audit, "independent") != 0)
    return g_steal_pointer (&conflicts);
  ids = annexa_value_get_ids (annexa_record_get (audit, "audited"), &n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (AnnexaRecord) target
          = annexa_project_get_record (project, annexa_project_find_kind (project, ids[i]), ids[i], error);

      if (target == NULL)
        return NULL;
      if (is_auditor (audit, annexa_record_get_integer (target, "owner")))
        note_conflict (conflicts, annexa_record_get_integer (target, "owner"), target);
    }
  return g_steal_pointer (&conflicts);
}

/**
 * annexa_audit_describe_conflict:
 * @project: a project
 * @conflict: a conflict
 *
 * Returns: (transfer full): what is wrong and what to do, in a sentence or two
 */
char *
annexa_audit_describe_conflict (AnnexaProject             *project,
                                const AnnexaAuditConflict *conflict)
{
  const char *person = annexa_project_get_title (project, annexa_kind_lookup ("person"), conflict->person);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = conflict->targets->len;

  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", annexa_record_get_ref (conflict->targets->pdata[i]));
  if (n > MOST_NAMED)
    {
      g_string_append_c (names, ' ');
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", n - MOST_NAMED), n - MOST_NAMED);
    }
  /* TRANSLATORS: A person, and the clauses and controls of that person: “Tim Weber owns A.7.1, A.7.5” */
  return g_strdup_printf (_("%s owns %s and would audit their own work. Let somebody else look at that (9.2.2)."), person,
                          names->str);
}
