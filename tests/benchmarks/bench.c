/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "annexa-bench-plain.h"
#include "annexa-bench-registers.h"
#include "annexa-isms.h"
#include "annexa-search.h"
#include "annexa-setup.h"
#include "bench.h"

/* How fast the program is with many records, compared with an empty project and with plain SQLite. It judges nothing. */

static const AnnexaBench *const groups[] = {
  annexa_bench_opening, annexa_bench_lists, annexa_bench_computed, annexa_bench_checks,
  annexa_bench_searches, annexa_bench_edits, annexa_bench_files, annexa_bench_past, annexa_bench_imports,
};

static int n_records = 100000;
static int n_runs = 5;
static char *chosen_folder;
static char *only;

static const GOptionEntry options[] = {
  { "folder", 0, 0, G_OPTION_ARG_FILENAME, &chosen_folder, "Where the data is kept between runs", "FOLDER" },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, "Only what has this in its name", "TEXT" },
  { "records", 0, 0, G_OPTION_ARG_INT, &n_records, "How many assets and how many risks", "N" },
  { "runs", 0, 0, G_OPTION_ARG_INT, &n_runs, "How often to run each", "N" },
  { NULL },
};

static AnnexaProject *
make_project (const char *folder,
              const char *name)
{
  g_autofree char *path = annexa_bench_data_path (folder, name, "annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  annexa_project_publish (project, TRUE, &error);
  g_assert_no_error (error);
  return project;
}

static void
finish_project (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  annexa_project_close (project, &error);
  g_assert_no_error (error);
  g_object_unref (project);
}

/* The search index of the project that was the first to be made. */
static char *
find_search_index (const char *folder)
{
  g_autofree char *parent = g_build_filename (folder, "state", "annexa", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);

  g_assert_nonnull (dir);
  return g_build_filename (parent, g_dir_read_name (dir), "search.db", NULL);
}

static void
make_projects (AnnexaBenchRun *run)
{
  g_autofree char *large = annexa_bench_data_path (run->folder, "large", "annexa");
  g_autofree char *plain = annexa_bench_data_path (run->folder, "plain", "db");
  g_autofree char *plain_search = annexa_bench_data_path (run->folder, "plain-search", "db");
  g_autofree char *search = NULL;
  AnnexaProject *project;

  annexa_bench_data_write (run->folder, run->n_records);
  project = make_project (run->folder, "large");
  g_assert_true (annexa_project_prepare_search (project, NULL));
  annexa_bench_import_table (project, run->folder, "persons");
  annexa_bench_import_table (project, run->folder, "assets");
  annexa_bench_import_table (project, run->folder, "risks");
  finish_project (project);
  search = find_search_index (run->folder);
  annexa_bench_copy (large, plain);
  annexa_bench_copy (search, plain_search);

  finish_project (make_project (run->folder, "empty"));

  project = make_project (run->folder, "staff");
  annexa_bench_import_table (project, run->folder, "persons");
  finish_project (project);

  project = make_project (run->folder, "imported");
  annexa_bench_import_table (project, run->folder, "persons");
  annexa_bench_import_table (project, run->folder, "assets");
  finish_project (project);

  annexa_bench_registers_write (run->folder, run->n_records);
  project = make_project (run->folder, "grown");
  annexa_bench_import_table (project, run->folder, "persons");
  annexa_bench_registers_import (project, run->folder);
  finish_project (project);

  project = make_project (run->folder, "edited");
  annexa_bench_import_table (project, run->folder, "persons");
  annexa_bench_import_table (project, run->folder, "assets");
  annexa_bench_import_table (project, run->folder, "risks");
  annexa_bench_past_live (project);
  finish_project (project);
}

/* Makes the data, unless it is there from last time and of the same size. */
static void
prepare (const char *folder)
{
  g_autofree char *stamp = g_build_filename (folder, "records", NULL);
  g_autofree char *expected = g_strdup_printf ("%d, with a past\n", n_records);
  g_autofree char *found = NULL;
  AnnexaBenchRun run = { .folder = folder, .n_records = (guint) n_records };

  if (g_file_get_contents (stamp, &found, NULL, NULL) && strcmp (found, expected) == 0)
    return;
  annexa_bench_data_remove (folder);
  g_mkdir_with_parents (folder, 0700);
  if (!annexa_bench_in_child (make_projects, &run) || !g_file_set_contents (stamp, expected, -1, NULL))
    g_error ("the data could not be made");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("– how fast Annexa is with many records");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *state = NULL;
  g_autofree char *home = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  annexa_isms_init ();
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  folder = chosen_folder != NULL ? g_canonicalize_filename (chosen_folder, NULL)
                                 : g_build_filename (g_get_tmp_dir (), "annexa-benchmarks", NULL);
  state = g_build_filename (folder, "state", NULL);
  home = g_build_filename (folder, "home", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  prepare (folder);

  annexa_bench_print_heading ();
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const AnnexaBench *bench = groups[i]; bench->name != NULL; bench++)
      if (only == NULL || strstr (bench->name, only) != NULL)
        annexa_bench_measure (bench, folder, (guint) n_records, (guint) n_runs);
  return 0;
}
