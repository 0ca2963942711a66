/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-check-private.h"
#include "annexa-readiness.h"
#include "bench.h"

/* Readiness, computed anew as after an edit. */
static void
check (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, &error);
      g_autoptr (AnnexaReadiness) readiness = NULL;

      g_assert_no_error (error);
      annexa_bench_start (run);
      readiness = annexa_readiness_new (reader, &error);
      annexa_bench_stop (run);
      g_assert_no_error (error);
    }
}

/* Each query once, however many checks ask it. */
static void
run_plain (AnnexaProject *project,
           GHashTable    *asked,
           char          *sql,
           GPtrArray     *needed)
{
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;

  if (sql == NULL || !g_hash_table_add (asked, sql))
    return;
  numbers = annexa_check_read_numbers (project, sql, needed, &error);
  g_assert_no_error (error);
}

/* The queries of all checks one after the other, and nothing done with what they give: what each looks at, what of it is
 * wrong where there is any, and whether something is missing altogether. */
static void
query (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, NULL);
      g_autoptr (GPtrArray) needed = g_ptr_array_new ();
      g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      annexa_bench_start (run);
      for (guint j = 0; j < n_checks; j++)
        {
          run_plain (reader, asked, annexa_check_get_among_sql (checks[j], needed), needed);
          run_plain (reader, asked, annexa_check_get_list_sql (checks[j], needed), needed);
          run_plain (reader, asked, annexa_check_get_absence_sql (checks[j], needed), needed);
        }
      annexa_bench_stop (run);
    }
}

const AnnexaBench annexa_bench_checks[] = {
  { "All checks of readiness", "large", check, query, "their queries alone", 1.5 },
  { NULL },
};
