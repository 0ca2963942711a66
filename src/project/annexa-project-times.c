/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-compress.h"
#include "annexa-project-private.h"

/* When and by whom a record was created and changed stands in no column: history knows. This pass reads it once into a
 * TEMP table, which the fields' SQL joins. It belongs to one connection, is in no changeset and in no file. As history
 * only grows, what came since is read the next time; row 0, which is no record, says up to where. */

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

static gboolean
fill_times (AnnexaProject *self,
            GError       **error)
{
  g_autoptr (AnnexaStatement) row = NULL;
  g_autoptr (GError) local_error = NULL;

  row = annexa_store_prepare (self->store,
                              "SELECT time, person, changeset FROM history WHERE changeset IS NOT NULL AND seq >"
                              " ifnull ((SELECT CAST (created AS INTEGER) FROM temp.times WHERE id = 0), 0) ORDER BY seq",
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
  return annexa_store_execute (
      self->store, "REPLACE INTO temp.times (id, created) SELECT 0, ifnull (max (seq), 0) FROM history", error);
}

/* Reading all of history takes longer than an edit may: what it says of records in use is as of when it was asked. */
const AnnexaPass annexa_times_pass = {
  .name = "times",
  .columns = "id INTEGER PRIMARY KEY, created TEXT, changed TEXT, changed_by TEXT",
  .grows = TRUE,
  .fill = fill_times,
};
