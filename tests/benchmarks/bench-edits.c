/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-bench-plain.h"
#include "annexa-query.h"
#include "annexa-record-list.h"
#include "annexa-search.h"
#include "bench.h"

#define N_EDITS 30

/* An asset somewhere in the middle; the empty project gets one. */
static gint64
find_asset (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 id;

  if (ids->len > 0)
    return g_array_index (ids, gint64, ids->len / 2);

  edit = annexa_project_begin (project, "Added");
  id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, id, "name", "Server");
  g_assert_true (annexa_project_apply (project, edit, NULL));
  return id;
}

static void
rename_asset (AnnexaProject *project,
              gint64         id,
              guint          number)
{
  g_autofree char *word = annexa_bench_data_word (number * 37);
  g_autofree char *name = g_strdup_printf ("%s %u", word, g_random_int ());
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Renamed");

  annexa_edit_set_text (edit, annexa_kind_lookup ("asset"), id, "name", name);
  g_assert_true (annexa_project_apply (project, edit, NULL));
}

static void
edit_record (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  gint64 id = find_asset (project);

  for (guint i = 0; i < N_EDITS; i++)
    {
      annexa_bench_start (run);
      rename_asset (project, id, i);
      annexa_bench_stop (run);
    }
}

static void
edit_plain (AnnexaBenchRun *run)
{
  sqlite3 *db = annexa_bench_plain_open (run);
  gint64 id = 0;
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (db, "SELECT id FROM asset ORDER BY ref LIMIT 1 OFFSET (SELECT count (*) / 2 FROM asset)", -1,
                      &statement, NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    id = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE asset SET name = 'Server %u' WHERE id = %" G_GINT64_FORMAT,
                                              g_random_int (), id);

      annexa_bench_start (run);
      annexa_bench_plain_run (db, sql);
      annexa_bench_stop (run);
    }
  sqlite3_close (db);
}

/* The same while lists are open that show it, one of them sorted by what is edited. */
static void
edit_shown_record (AnnexaBenchRun *run)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  gint64 id = find_asset (project);
  g_autoptr (AnnexaRecordList) by_ref = annexa_record_list_new (project, kind);
  g_autoptr (AnnexaRecordList) by_name = annexa_record_list_new (project, kind);
  AnnexaQuery *query = annexa_query_new (kind);
  g_autoptr (AnnexaRecord) first = NULL;
  g_autoptr (AnnexaRecord) second = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, "name"), FALSE);
  annexa_record_list_set_query (by_name, query);
  while (annexa_record_list_is_loading (by_name))
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (by_ref), 0);
  second = g_list_model_get_item (G_LIST_MODEL (by_name), 0);

  for (guint i = 0; i < N_EDITS; i++)
    {
      annexa_bench_start (run);
      rename_asset (project, id, i);
      annexa_bench_stop (run);
    }
}

static void
add_record (AnnexaBenchRun *run)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Added");
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "name", "Spare server");
      annexa_bench_start (run);
      g_assert_true (annexa_project_apply (project, edit, NULL));
      annexa_bench_stop (run);
    }
  for (guint i = 0; i < N_EDITS; i++)
    g_assert_true (annexa_project_undo (project, NULL, NULL));
}

static void
undo_edit (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  gint64 id = find_asset (project);

  for (guint i = 0; i < N_EDITS; i++)
    rename_asset (project, id, i);
  for (guint i = 0; i < N_EDITS; i++)
    {
      annexa_bench_start (run);
      g_assert_true (annexa_project_undo (project, NULL, NULL));
      annexa_bench_stop (run);
    }
}

/* In turn: the working copy goes on from run to run, so that the import is there whenever it is taken back. */
static void
undo_import (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  g_autoptr (GError) error = NULL;

  annexa_bench_start (run);
  annexa_project_undo (project, NULL, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
}

static void
redo_import (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, TRUE);
  g_autoptr (GError) error = NULL;

  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  annexa_bench_start (run);
  annexa_project_redo (project, NULL, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
}

const AnnexaBench annexa_bench_edits[] = {
  { "One edit, on the disk", "large", edit_record, edit_plain, "UPDATE, no history, no search", 0 },
  { "One edit while two lists show the record", "large", edit_shown_record },
  { "One new record", "large", add_record },
  { "Undo of one edit", "large", undo_edit, edit_plain, "UPDATE, no history, no search", 0 },
  { "Undo of the import", "imported", undo_import, .no_empty = TRUE },
  { "Redo of the import", "imported", redo_import, .no_empty = TRUE },
  { NULL },
};
