/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-changes-private.h"
#include "annexa-compress.h"
#include "annexa-project-private.h"

/* When and by whom a record was created and changed stands in no column: history knows. This pass reads it once into a
 * TEMP table, which the fields' SQL joins. It belongs to one connection, is in no changeset and in no file. */

static gboolean
note_changes (AnnexaProject   *self,
              AnnexaStatement *row,
              AnnexaChanges   *changes,
              GError         **error)
{
  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    {
      const AnnexaRecordChange *change = annexa_changes_get (changes, i);
      g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
          self->store,
          "INSERT INTO temp.times (id, created, changed, changed_by) VALUES (?1, ?2, ?2, ?3)"
          " ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, changed_by = excluded.changed_by",
          error);

      if (statement == NULL)
        return FALSE;
      annexa_statement_bind_int64 (statement, 1, change->id);
      annexa_statement_bind_text (statement, 2, annexa_statement_get_text (row, 0));
      annexa_statement_bind_text (statement, 3, annexa_statement_get_text (row, 1));
      if (!annexa_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
annexa_project_fill_times (AnnexaProject *self,
                           GError       **error)
{
  g_autoptr (AnnexaStatement) row = NULL;
  g_autoptr (GError) local_error = NULL;

  if (self->times_filled)
    return TRUE;
  if (!annexa_store_execute (self->store,
                             "CREATE TEMP TABLE IF NOT EXISTS times (id INTEGER PRIMARY KEY, created TEXT, changed TEXT,"
                             " changed_by TEXT); DELETE FROM temp.times",
                             error))
    return FALSE;

  row = annexa_store_prepare (self->store,
                              "SELECT time, person, changeset FROM history WHERE changeset IS NOT NULL ORDER BY seq",
                              error);
  if (row == NULL)
    return FALSE;
  while (annexa_statement_next (row, &local_error))
    {
      gsize length;
      gconstpointer data = annexa_statement_get_blob (row, 2, &length);
      g_autoptr (GBytes) changeset = annexa_decompress (data, length, error);
      g_autoptr (AnnexaChanges) changes = changeset != NULL ? annexa_changes_read (changeset, NULL, error) : NULL;

      if (changes == NULL || !note_changes (self, row, changes, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->times_filled = TRUE;
  return TRUE;
}

/**
 * annexa_project_require:
 * @self: a project
 * @field: a field that is going to be read, sorted or filtered by
 * @error: return location
 *
 * Runs the pass that fills in the field, if it has one and what it filled in is out of date.
 *
 * Returns: whether the field can be read
 */
gboolean
annexa_project_require (AnnexaProject     *self,
                        const AnnexaField *field,
                        GError           **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (field->pass == NULL)
    return TRUE;

  g_assert (strcmp (field->pass, "times") == 0);
  return annexa_project_fill_times (self, error);
}
