/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-project-private.h"

/* SQLite's own ON DELETE actions would make changesets that cannot be taken back. So what a deletion does to other
 * records is written here, from the field tables, row by row, and stands in the changeset like any other change. */

/* Runs a statement with one id and gives the ids in its first column. */
static GArray *
select_ids (AnnexaProject *self,
            const char    *sql,
            gint64         id,
            GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_int64 (statement, 1, id);
  while (annexa_statement_next (statement, &local_error))
    {
      gint64 found = annexa_statement_get_int64 (statement, 0);

      g_array_append_val (ids, found);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
run_for_id (AnnexaProject *self,
            const char    *sql,
            gint64         id,
            GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, id);
  return annexa_statement_run (statement, error);
}

/* Adds the parts of a record, and their parts, to what is going to be deleted. */
static gboolean
add_parts (AnnexaProject    *self,
           const AnnexaKind *kind,
           gint64            id,
           GHashTable       *all,
           GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);

  for (guint i = 0; i < references->len; i++)
    {
      AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autofree char *sql = NULL;
      g_autoptr (GArray) parts = NULL;

      if (!(reference->field->flags & ANNEXA_FIELD_PARENT))
        continue;

      sql = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" = ?1", annexa_kind_get_table (reference->kind),
                             annexa_field_get_column (reference->field));
      parts = select_ids (self, sql, id, error);
      if (parts == NULL)
        return FALSE;
      for (guint j = 0; j < parts->len; j++)
        {
          gint64 part = g_array_index (parts, gint64, j);

          if (!g_hash_table_contains (all, &part))
            {
              g_hash_table_insert (all, g_memdup2 (&part, sizeof part), (gpointer) reference->kind);
              if (!add_parts (self, reference->kind, part, all, error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

/* Makes the fields that name the record empty, or says which of them must not become empty. */
static gboolean
clear_reference (AnnexaProject         *self,
                 const AnnexaKind      *kind,
                 gint64                 id,
                 const AnnexaReference *reference,
                 GHashTable            *all,
                 AnnexaProblems        *problems,
                 GError               **error)
{
  const char *table = annexa_kind_get_table (reference->kind);
  const char *column = annexa_field_get_column (reference->field);
  g_autofree char *select = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" = ?1", table, column);
  g_autofree char *clear = g_strdup_printf ("UPDATE %s SET \"%s\" = NULL WHERE \"%s\" = ?1", table, column, column);
  gboolean refuse = reference->field->on_delete == ANNEXA_ON_DELETE_REFUSE
                    || (reference->field->flags & ANNEXA_FIELD_REQUIRED) != 0;
  g_autoptr (GArray) users = select_ids (self, select, id, error);

  if (users == NULL)
    return FALSE;
  for (guint i = 0; i < users->len; i++)
    {
      gint64 user = g_array_index (users, gint64, i);

      if (refuse && !g_hash_table_contains (all, &user))
        {
          annexa_problems_add (problems, kind, id, NULL,
                               /* TRANSLATORS: Two records by their refs: “M-001 cannot be deleted: A-003 needs it.” */
                               _("%s cannot be deleted: %s needs it."), annexa_project_get_ref (self, kind, id),
                               annexa_project_get_ref (self, reference->kind, user));
          return TRUE;
        }
    }
  return users->len == 0 || run_for_id (self, clear, id, error);
}

static gboolean
delete_record (AnnexaProject    *self,
               const AnnexaKind *kind,
               gint64            id,
               GHashTable       *all,
               AnnexaProblems   *problems,
               GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < references->len; i++)
    {
      AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);

      if (reference->field->type == ANNEXA_FIELD_LINKS)
        {
          g_autofree char *link = annexa_kind_get_link_table (reference->kind, reference->field);
          g_autofree char *unlink = g_strdup_printf ("DELETE FROM %s WHERE target = ?1", link);

          if (!run_for_id (self, unlink, id, error))
            return FALSE;
        }
      else if (!(reference->field->flags & ANNEXA_FIELD_PARENT)
               && !clear_reference (self, kind, id, reference, all, problems, error))
        return FALSE;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_LINKS && kind->fields[i].inverse == NULL)
      {
        g_autofree char *link = annexa_kind_get_link_table (kind, &kind->fields[i]);
        g_autofree char *unlink = g_strdup_printf ("DELETE FROM %s WHERE source = ?1", link);

        if (!run_for_id (self, unlink, id, error))
          return FALSE;
      }

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", annexa_kind_get_table (kind));
  return run_for_id (self, sql, id, error) && run_for_id (self, "DELETE FROM record WHERE id = ?1", id, error);
}

/* Deletes records (@ids: id -> AnnexaKind) with their parts. */
gboolean
annexa_project_delete_records (AnnexaProject  *self,
                               GHashTable     *ids,
                               AnnexaProblems *problems,
                               GError        **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    {
      if (kind->flags & ANNEXA_KIND_SINGLE)
        annexa_problems_add (problems, kind, *id, NULL, _("“%s” is part of every project and cannot be deleted."),
                             annexa_kind_get_label (kind));
      g_hash_table_insert (all, g_memdup2 (id, sizeof *id), (gpointer) kind);
      if (!add_parts (self, kind, *id, all, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    if (!delete_record (self, kind, *id, all, problems, error))
      return FALSE;
  return TRUE;
}
