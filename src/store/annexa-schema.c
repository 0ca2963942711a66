/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-data.h"
#include "annexa-error.h"
#include "annexa-schema.h"

/**
 * annexa_schema_get_version:
 *
 * Returns: the number of the newest step in data/schema, which is the user_version of the files this version writes
 */
int
annexa_schema_get_version (void)
{
  g_auto (GStrv) steps = annexa_data_list ("schema");

  return (int) g_strv_length (steps);
}

static gboolean
run_steps (AnnexaStore *store,
           int          from,
           int          to,
           GError     **error)
{
  g_auto (GStrv) steps = annexa_data_list ("schema");
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", to);

  for (int i = from; i < to; i++)
    {
      g_autofree char *path = g_strconcat ("schema/", steps[i], NULL);
      g_autoptr (GBytes) step = annexa_data_lookup (path);
      g_autofree char *sql = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));

      if (!annexa_store_execute (store, sql, error))
        return FALSE;
    }
  return annexa_store_execute (store, version, error);
}

/**
 * annexa_schema_create:
 * @store: an empty database
 * @version: up to which version
 * @error: return location
 *
 * Makes the tables of a project, by the same steps that bring an old project up to date.
 *
 * Returns: whether it worked
 */
gboolean
annexa_schema_create (AnnexaStore *store,
                      int          version,
                      GError     **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", ANNEXA_APPLICATION_NUMBER);

  if (!annexa_store_begin (store, error))
    return FALSE;
  if (!annexa_store_execute (store, application, error) || !run_steps (store, 0, version, error))
    {
      annexa_store_rollback (store);
      return FALSE;
    }
  return annexa_store_commit (store, error);
}

/**
 * annexa_schema_migrate:
 * @store: the writer of a project of an older version
 * @from: that version
 * @error: return location
 *
 * Brings a project up to this version, all of it or nothing.
 *
 * Returns: whether it worked
 */
gboolean
annexa_schema_migrate (AnnexaStore *store,
                       int          from,
                       GError     **error)
{
  if (from == annexa_schema_get_version ())
    return TRUE;
  if (!annexa_store_begin (store, error))
    return FALSE;
  if (!run_steps (store, from, annexa_schema_get_version (), error))
    {
      annexa_store_rollback (store);
      return FALSE;
    }
  return annexa_store_commit (store, error);
}

/* Everything a database consists of, as text, in an order that does not depend on how it was made. The tables of
 * statistics and the counter of AUTOINCREMENT are SQLite's own and may be there or not. */
static char *
read_schema (AnnexaStore *store,
             GError     **error)
{
  return annexa_store_get_text (
      store,
      "SELECT group_concat (entry, char (10)) FROM (SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
      " ifnull (sql, '') AS entry FROM sqlite_schema WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4',"
      " 'sqlite_sequence')) ORDER BY type, name)",
      error);
}

static gboolean
refuse (GError **error)
{
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
               _("This file calls itself an Annexa project, but is not built like one. It was not opened."));
  return FALSE;
}

/* A newer version may have added tables and columns at the end. Ours have to be there, in order, to be read. */
static gboolean
check_newer (AnnexaStore *store,
             AnnexaStore *fresh,
             GError     **error)
{
  static const char sql[] = "SELECT m.name || '.' || c.cid, c.name || ' ' || c.type || ' ' || c.pk"
                            " FROM sqlite_schema m JOIN pragma_table_info (m.name) c"
                            " WHERE m.type = 'table' ORDER BY m.name, c.cid";
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AnnexaStatement) theirs = annexa_store_prepare (store, sql, error);
  g_autoptr (AnnexaStatement) ours = annexa_store_prepare (fresh, sql, error);
  g_autoptr (GError) local_error = NULL;
  gint64 active;

  if (theirs == NULL || ours == NULL)
    return FALSE;
  while (annexa_statement_next (theirs, &local_error))
    g_hash_table_insert (columns, g_strdup (annexa_statement_get_text (theirs, 0)),
                         g_strdup (annexa_statement_get_text (theirs, 1)));
  while (local_error == NULL && annexa_statement_next (ours, &local_error))
    if (g_strcmp0 (g_hash_table_lookup (columns, annexa_statement_get_text (ours, 0)),
                   annexa_statement_get_text (ours, 1))
        != 0)
      return refuse (error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Whatever version wrote it, a project has no triggers and no views. */
  if (!annexa_store_get_int64 (store, "SELECT count (*) FROM sqlite_schema WHERE type IN ('trigger', 'view')", &active,
                               error))
    return FALSE;
  return active == 0 || refuse (error);
}

/**
 * annexa_schema_check:
 * @store: a project from anywhere
 * @version: its user_version
 * @error: return location
 *
 * Compares the tables, indexes and everything else in the file with those of a fresh project of the same version, made
 * by the library that is running. Only a project that is built exactly so is trusted; one of a newer version has to
 * have our tables and columns.
 *
 * Returns: whether the file is built like a project
 */
gboolean
annexa_schema_check (AnnexaStore *store,
                     int          version,
                     GError     **error)
{
  g_autoptr (AnnexaStore) fresh = annexa_store_open_memory (error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) local_error = NULL;
  int ours = annexa_schema_get_version ();

  if (version < 1)
    return refuse (error);
  if (fresh == NULL || !annexa_schema_create (fresh, MIN (version, ours), error))
    return FALSE;
  if (version > ours)
    return check_newer (store, fresh, error);

  expected = read_schema (fresh, &local_error);
  found = expected != NULL ? read_schema (store, &local_error) : NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return g_strcmp0 (expected, found) == 0 || refuse (error);
}
