/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-bench-plain.h"
#include "annexa-query.h"
#include "annexa-record-list.h"
#include "bench.h"

#define WINDOW 128
#define N_WINDOWS 40

/* A list that is sorted by one field, and the same in plain SQL. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *sql;
} Sorting;

static void
scroll (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, annexa_kind_lookup (run->argument));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < N_WINDOWS; i++)
    {
      guint position = n > 0 ? g_rand_int (random) % n : 0;
      g_autoptr (AnnexaRecord) record = NULL;

      annexa_bench_start (run);
      record = g_list_model_get_item (G_LIST_MODEL (list), position);
      annexa_bench_stop (run);
    }
}

/* What stands before the ids in the query for everything that records of a kind hold, or for the links of one field. */
static sqlite3_stmt *
prepare_for_window (sqlite3    *db,
                    const char *select)
{
  g_autoptr (GString) sql = g_string_new (select);
  sqlite3_stmt *statement = NULL;

  for (guint i = 1; i <= WINDOW; i++)
    g_string_append_printf (sql, "%s?%u", i > 1 ? ", " : " IN (", i);
  g_string_append_c (sql, ')');
  if (sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql->str, sqlite3_errmsg (db));
  return statement;
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* The one function of ours that such a query needs. */
static void
sql_today (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  sqlite3_result_text (context, "2026-11-23", -1, SQLITE_STATIC);
}

static GPtrArray *
prepare_windows (sqlite3          *db,
                 const AnnexaKind *kind)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (finalize);
  g_autoptr (GString) select = g_string_new ("SELECT id");

  sqlite3_create_function (db, "annexa_today", 0, SQLITE_UTF8, NULL, sql_today, NULL, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_LINKS)
      {
        g_autofree char *table = annexa_kind_get_link_table (kind, &kind->fields[i]);
        g_autofree char *links = g_strdup_printf ("SELECT source, target FROM %s WHERE source", table);

        g_ptr_array_add (statements, prepare_for_window (db, links));
      }
    else if (kind->fields[i].pass == NULL)
      {
        g_autofree char *expression = annexa_kind_get_sql (kind, &kind->fields[i]);

        g_string_append_printf (select, ", %s", expression);
      }
  g_string_append_printf (select, " FROM %s WHERE id", annexa_kind_get_table (kind));
  g_ptr_array_add (statements, prepare_for_window (db, select->str));
  return statements;
}

static GArray *
list_ids (sqlite3    *db,
          const char *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY ref", kind);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

static void
scroll_plain (AnnexaBenchRun *run)
{
  sqlite3 *db = annexa_bench_plain_open (run);
  g_autoptr (GArray) ids = list_ids (db, run->argument);
  g_autoptr (GPtrArray) statements = prepare_windows (db, annexa_kind_lookup (run->argument));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_WINDOWS; i++)
    {
      guint start = g_rand_int (random) % ids->len / WINDOW * WINDOW;

      annexa_bench_start (run);
      for (guint j = 0; j < statements->len; j++)
        {
          for (guint k = 0; k < WINDOW; k++)
            sqlite3_bind_int64 (statements->pdata[j], (int) k + 1,
                                g_array_index (ids, gint64, MIN (start + k, ids->len - 1)));
          annexa_bench_plain_step (statements->pdata[j]);
        }
      annexa_bench_stop (run);
    }
  g_clear_pointer (&statements, g_ptr_array_unref);
  sqlite3_close (db);
}

static void
sort (AnnexaBenchRun *run)
{
  const Sorting *sorting = run->argument;
  const AnnexaKind *kind = annexa_kind_lookup (sorting->kind);
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, sorting->field), FALSE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) ids = NULL;

      annexa_bench_start (run);
      ids = annexa_project_query (project, query, &error);
      annexa_bench_stop (run);
      g_assert_no_error (error);
    }
}

/* How long the window has to wait when somebody clicks on the heading: a slow query runs beside it. */
static void
sort_in_window (AnnexaBenchRun *run)
{
  const Sorting *sorting = run->argument;
  const AnnexaKind *kind = annexa_kind_lookup (sorting->kind);
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, kind);
  AnnexaQuery *query = annexa_query_new (kind);
  gint64 longest = 0;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, sorting->field), FALSE);
  annexa_bench_start (run);
  annexa_record_list_set_query (list, query);
  annexa_bench_stop (run);
  longest = g_get_monotonic_time () - run->start;

  while (annexa_record_list_is_loading (list))
    {
      gint64 start;

      if (!g_main_context_pending (NULL))
        {
          g_usleep (500);
          continue;
        }
      start = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }
  g_array_index (run->samples, double, 0) = (double) longest / G_USEC_PER_SEC;
}

static void
sort_plain (AnnexaBenchRun *run)
{
  const Sorting *sorting = run->argument;
  sqlite3 *db = annexa_bench_plain_open (run);

  for (guint i = 0; i < 3; i++)
    {
      annexa_bench_start (run);
      annexa_bench_plain_run (db, sorting->sql);
      annexa_bench_stop (run);
    }
  sqlite3_close (db);
}

static void
filter (AnnexaBenchRun *run)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "confidential");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "classification"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_integer (&value, 3);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "integrity"), ANNEXA_TEST_AT_LEAST, &value);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) ids = NULL;

      annexa_bench_start (run);
      ids = annexa_project_query (project, query, NULL);
      annexa_bench_stop (run);
      g_assert_nonnull (ids);
    }
}

static void
count (AnnexaBenchRun *run)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) groups = NULL;

      annexa_bench_start (run);
      groups = annexa_project_count_by (project, query, annexa_kind_find_field (kind, "current-likelihood"),
                                        annexa_kind_find_field (kind, "current-impact"), NULL);
      annexa_bench_stop (run);
      g_assert_nonnull (groups);
    }
}

static const Sorting by_ref = { "asset", "ref", "SELECT id FROM asset ORDER BY length (ref), ref, id" };
static const Sorting by_text = { "asset", "name", "SELECT id FROM asset ORDER BY name IS NULL, name COLLATE NOCASE, id" };
static const Sorting by_owner = {
  "asset", "owner",
  "SELECT asset.id FROM asset LEFT JOIN person ON person.id = asset.owner ORDER BY person.name IS NULL,"
  " person.name COLLATE NOCASE, asset.id",
};
static const Sorting by_level = {
  "risk", "current-level",
  "SELECT risk.id FROM risk LEFT JOIN matrix_cell ON matrix_cell.method = (SELECT max (id) FROM method WHERE"
  " status = 'in-force') AND matrix_cell.likelihood = risk.current_likelihood AND matrix_cell.impact ="
  " risk.current_impact LEFT JOIN level ON level.id = matrix_cell.level"
  " ORDER BY level.position IS NULL, level.position, risk.id",
};
static const Sorting by_open_risks = {
  "asset", "open-risks",
  "SELECT asset.id, (SELECT count (*) FROM risk_assets JOIN risk ON risk.id = risk_assets.source WHERE"
  " risk_assets.target = asset.id AND risk.status IS NOT 'closed') AS n FROM asset ORDER BY n IS NULL, n, asset.id",
};
static const Sorting filtered = {
  .sql = "SELECT id FROM asset WHERE classification IS 'confidential' AND integrity >= 3 ORDER BY length (ref), ref, id",
};
static const Sorting counted = {
  .sql = "SELECT current_likelihood, current_impact, count (*) FROM risk GROUP BY 1, 2",
};

const AnnexaBench annexa_bench_lists[] = {
  { "Scrolling: a window of 128 assets anywhere", "large", scroll, scroll_plain, "the same SQL", 0, "asset" },
  { "Scrolling: a window of 128 risks anywhere", "large", scroll, scroll_plain, "the same SQL", 0, "risk" },
  { "Sorting assets by reference", "large", sort, sort_plain, "the same SQL", 0, &by_ref },
  { "Sorting assets by name", "large", sort, sort_plain, "the same SQL, NOCASE", 0, &by_text },
  { "Sorting assets by owner", "large", sort, sort_plain, "the same SQL, NOCASE", 0, &by_owner },
  { "Sorting risks by level", "large", sort, sort_plain, "the same SQL", 0, &by_level },
  { "Sorting assets by open risks", "large", sort, sort_plain, "the same SQL", 0, &by_open_risks },
  { "Sorting by name: what the window waits", "large", sort_in_window, .argument = &by_text },
  { "Sorting by open risks: what the window waits", "large", sort_in_window, .argument = &by_open_risks },
  { "Filtering assets by two fields", "large", filter, sort_plain, "the same SQL", 0, &filtered },
  { "Counting risks for the heat map", "large", count, sort_plain, "the same SQL", 0, &counted },
  { NULL },
};
