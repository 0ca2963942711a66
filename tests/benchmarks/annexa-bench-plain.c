/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-bench-plain.h"

/**
 * annexa_bench_plain_open:
 * @run: a run
 *
 * Returns: (transfer full): the tables of the large project in a database of their own, with its search index attached
 *   as "search", as anybody would open them who knows nothing of Annexa
 */
sqlite3 *
annexa_bench_plain_open (AnnexaBenchRun *run)
{
  g_autofree char *path = annexa_bench_data_path (run->folder, "plain", "db");
  g_autofree char *search = annexa_bench_data_path (run->folder, "plain-search", "db");
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS search", search);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  annexa_bench_plain_run (db, "PRAGMA cache_size = -65536");
  annexa_bench_plain_run (db, "PRAGMA journal_mode = WAL");
  annexa_bench_plain_run (db, attach);
  return db;
}

/**
 * annexa_bench_plain_step:
 * @statement: a statement
 *
 * Runs a statement and reads everything that it gives.
 *
 * Returns: how many rows
 */
guint
annexa_bench_plain_step (sqlite3_stmt *statement)
{
  guint n_rows = 0;
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
          (void) sqlite3_column_text (statement, i);
        else
          (void) sqlite3_column_int64 (statement, i);
      n_rows++;
    }
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_reset (statement);
  return n_rows;
}

guint
annexa_bench_plain_run (sqlite3    *db,
                        const char *sql)
{
  sqlite3_stmt *statement = NULL;
  guint n_rows;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  n_rows = annexa_bench_plain_step (statement);
  sqlite3_finalize (statement);
  return n_rows;
}

/* What cp does, and then everything on the disk, as the program has it before it goes on. */
void
annexa_bench_copy (const char *from,
                   const char *to)
{
  const char *copy[] = { "cp", "--", from, to, NULL };
  const char *sync[] = { "sync", "--", to, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) sync, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}
