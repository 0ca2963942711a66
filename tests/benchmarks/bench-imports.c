/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "annexa-bench-plain.h"
#include "annexa-import.h"
#include "annexa-search.h"
#include "bench.h"

/**
 * annexa_bench_import_table:
 * @project: a project
 * @folder: the folder of the benchmarks
 * @name: a table in it
 *
 * Imports all of a table.
 */
void
annexa_bench_import_table (AnnexaProject *project,
                           const char    *folder,
                           const char    *name)
{
  g_autofree char *path = annexa_bench_data_path (folder, name, "csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = NULL;
  AnnexaImportTable *table;
  g_autoptr (AnnexaImport) import = annexa_import_new (project);

  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  table = annexa_import_table_new (name, bytes, NULL, &error);
  g_assert_no_error (error);
  annexa_import_take_table (import, table);
  annexa_import_run (import, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_import_get_n_messages (import), ==, 0);
}

/* A project with the persons that the table names, in a folder where nobody has opened it yet. */
static char *
make_target (AnnexaBenchRun *run)
{
  g_autofree char *state = g_build_filename (run->folder, "fresh", NULL);
  char *target = annexa_bench_data_path (run->folder, "target", "annexa");

  annexa_bench_data_remove (state);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  annexa_bench_copy (run->path, target);
  return target;
}

static void
import_only (AnnexaBenchRun *run)
{
  g_autofree char *target = make_target (run);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = annexa_project_open (target, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (annexa_project_prepare_search (project, NULL));
  annexa_bench_start (run);
  annexa_bench_import_table (project, run->folder, run->argument);
  annexa_bench_stop (run);
}

/* All that the command line does. */
static void
import_and_publish (AnnexaBenchRun *run)
{
  g_autofree char *target = make_target (run);
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "annexa", "copies", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = NULL;

  annexa_bench_start (run);
  project = annexa_project_open (target, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_project_prepare_search (project, NULL));
  annexa_bench_import_table (project, run->folder, run->argument);
  annexa_project_close (project, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
  annexa_bench_data_remove (copies);
}

/* The sqlite3 shell, with its own settings, into a table with a column of text for each column of the file. */
static void
import_plain (AnnexaBenchRun *run)
{
  g_autofree char *database = annexa_bench_data_path (run->folder, "shell", "db");
  g_autofree char *csv = annexa_bench_data_path (run->folder, run->argument, "csv");
  g_autofree char *command = g_strdup_printf (".import --csv %s imported", csv);
  const char *shell[] = { "sqlite3", database, command, NULL };
  int status;

  g_remove (database);
  annexa_bench_start (run);
  g_assert_true (g_spawn_sync (NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  annexa_bench_stop (run);
  g_assert_cmpint (status, ==, 0);
  g_remove (database);
}

const AnnexaBench annexa_bench_imports[] = {
  { "Import of the assets, with history and search", "staff", import_only, import_plain, "`sqlite3 .import`", 12,
    "assets", TRUE },
  { "Import of the assets, from opening to published file", "staff", import_and_publish, import_plain,
    "`sqlite3 .import`", 12, "assets", TRUE },
  { NULL },
};
