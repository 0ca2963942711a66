/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "annexa-bench-plain.h"
#include "annexa-record-list.h"
#include "bench.h"

/* Working copies of its own, which are not there yet. GLib has not been asked yet where they belong. */
static void
use_fresh_folder (AnnexaBenchRun *run)
{
  g_autofree char *folder = g_build_filename (run->folder, "fresh", NULL);

  annexa_bench_data_remove (folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
}

/* From a path to the first window of records of the list that is shown first. */
static void
open_and_show (const char *path,
               const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) project = annexa_project_open (path, FALSE, &error);
  g_autoptr (AnnexaRecordList) list = NULL;
  g_autoptr (AnnexaRecord) first = NULL;

  g_assert_no_error (error);
  list = annexa_record_list_new (project, annexa_kind_lookup (kind));
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static void
open_ours (AnnexaBenchRun *run)
{
  use_fresh_folder (run);
  annexa_bench_start (run);
  open_and_show (run->path, run->argument);
  annexa_bench_stop (run);
}

static void
open_empty_and_copy (AnnexaBenchRun *run)
{
  g_autofree char *empty = annexa_bench_data_path (run->folder, "empty", "annexa");
  g_autofree char *copy = annexa_bench_data_path (run->folder, "copy", "db");

  use_fresh_folder (run);
  g_remove (copy);
  annexa_bench_start (run);
  open_and_show (empty, run->argument);
  annexa_bench_copy (run->path, copy);
  annexa_bench_stop (run);
  g_remove (copy);
}

static void
open_again (AnnexaBenchRun *run)
{
  annexa_bench_start (run);
  open_and_show (run->path, run->argument);
  annexa_bench_stop (run);
}

const AnnexaBench annexa_bench_opening[] = {
  { "Opening a file, first window of assets", "large", open_ours, open_empty_and_copy,
    "opening the empty project, `cp` and `sync` of the file", 1.5, "asset" },
  { "Opening a file, first window of risks", "large", open_ours, open_empty_and_copy,
    "opening the empty project, `cp` and `sync` of the file", 1.5, "risk" },
  { "Opening it again, first window of assets", "large", open_again, .argument = "asset" },
  { NULL },
};
