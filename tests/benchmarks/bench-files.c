/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "annexa-bench-plain.h"
#include "annexa-edit.h"
#include "bench.h"

static void
edit_something (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, kind, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Renamed");
  g_autofree char *name = g_strdup_printf ("Weber Optics %u", g_random_int ());

  annexa_edit_set_text (edit, kind, annexa_record_get_id (organization), "name", name);
  g_assert_true (annexa_project_apply (project, edit, NULL));
}

static void
close_and_publish (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "annexa", "copies", NULL);
  g_autoptr (GError) error = NULL;

  edit_something (project);
  annexa_bench_start (run);
  annexa_project_close (project, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
  annexa_bench_data_remove (copies);
}

static void
copy_plain (AnnexaBenchRun *run)
{
  g_autofree char *copy = annexa_bench_data_path (run->folder, "copy", "db");

  g_remove (copy);
  annexa_bench_start (run);
  annexa_bench_copy (run->path, copy);
  annexa_bench_stop (run);
  g_remove (copy);
}

static void
verify (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  annexa_bench_start (run);
  annexa_project_verify (project, findings, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
verify_plain (AnnexaBenchRun *run)
{
  sqlite3 *db = annexa_bench_plain_open (run);

  annexa_bench_start (run);
  annexa_bench_plain_run (db, "PRAGMA main.integrity_check");
  annexa_bench_plain_run (db, "PRAGMA main.foreign_key_check");
  annexa_bench_stop (run);
  sqlite3_close (db);
}

const AnnexaBench annexa_bench_files[] = {
  { "Closing after an edit: the file is written and checked", "large", close_and_publish, copy_plain,
    "`cp` and `sync` of the file", 0 },
  { "Verifying everything", "large", verify, verify_plain, "integrity and foreign key check", 0 },
  { NULL },
};
