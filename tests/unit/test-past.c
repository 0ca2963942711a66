/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "annexa-condition.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-moment.h"
#include "annexa-past.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-readiness-trend.h"
#include "annexa-store-private.h"
#include "annexa-test-edits.h"
#include "annexa-test.h"

/* The project as it was. */

static AnnexaProject *
open_past (AnnexaProject *project,
           const char    *when)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaMoment) moment = annexa_moment_find (project, when, &error);
  AnnexaProject *past;

  g_assert_no_error (error);
  past = annexa_project_open_past (project, moment, NULL, &error);
  g_assert_no_error (error);
  return past;
}

static char *
dump_past (AnnexaProject *project,
           gint64         seq)
{
  const AnnexaMoment moment = { seq, (char *) "2026-11-23", (char *) "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) past = annexa_project_open_past (project, &moment, NULL, &error);

  g_assert_no_error (error);
  return annexa_test_dump (past);
}

#define N_EDITS 2000
#define STRIDE 100

/* What was kept at the time, and what history makes of the present. */
static void
test_random (void)
{
  AnnexaProject *project = annexa_test_new_project ("random.annexa");
  char *kept[N_EDITS / STRIDE];
  gint64 seqs[N_EDITS / STRIDE];

  g_random_set_seed (g_test_rand_int ());
  for (guint i = 0; i < N_EDITS; i++)
    {
      annexa_test_edit_anything (project);
      if ((i + 1) % STRIDE == 0)
        {
          g_autoptr (AnnexaMoment) now = annexa_moment_now (project);

          kept[i / STRIDE] = annexa_test_dump (project);
          seqs[i / STRIDE] = now->seq;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *past = dump_past (project, seqs[i]);

      g_assert_true (g_str_equal (past, kept[i]));
      g_free (kept[i]);
    }
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* A baseline, later edits, and what only the past still knows. */
static void
test_baseline (void)
{
  AnnexaProject *project = annexa_test_new_project ("baseline.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 first = annexa_test_add (project, "asset", "Server");
  gint64 second;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) past = NULL;
  g_autoptr (AnnexaProject) reader = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (AnnexaRecord) gone = NULL;
  g_autofree char *title = NULL;

  g_assert_cmpint (annexa_baseline_take (project, "Stage 2 audit", &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_baseline_take (project, "stage 2 AUDIT", &error), ==, 0);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);

  second = annexa_test_add (project, "asset", "Notebook");
  annexa_test_set (project, "asset", first, "name", "New server", &error);
  g_assert_no_error (error);
  edit = annexa_project_begin (project, "Deleted");
  annexa_edit_delete (edit, kind, first);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);

  past = open_past (project, "Stage 2 audit");
  g_assert_true (annexa_project_is_past (past));
  g_assert_false (annexa_project_is_past (project));
  title = annexa_test_get (past, "asset", first, "name");
  g_assert_cmpstr (title, ==, "Server");
  gone = annexa_project_get_record (past, kind, second, NULL);
  g_assert_null (gone);

  /* It can only be read, and by others too. */
  g_assert_cmpint (annexa_project_get_access (past), ==, ANNEXA_ACCESS_ASKED);
  g_assert_false (annexa_project_undo (past, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY);
  g_clear_error (&error);
  reader = annexa_project_open_reader (past, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (reader, kind), ==, 1);

  /* The present is as it was. */
  g_assert_cmpint (annexa_project_count (project, kind), ==, 1);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* What is overdue depends on the day, and files that were attached are read where they are. */
static void
test_day (void)
{
  AnnexaProject *project = annexa_test_new_project ("day.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  gint64 task = annexa_test_add (project, "task", "Write the policy");
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *yesterday = annexa_date_add_days (today, -1);
  g_autofree char *tomorrow = annexa_date_add_days (today, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Seen", 4);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (AnnexaProject) later = NULL;
  g_autoptr (AnnexaMoment) moment = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *file = NULL;
  g_autofree char *day = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", "Minutes");
  annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, "file"), "minutes.txt", bytes);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  annexa_test_set (project, "task", task, "due", today, &error);
  g_assert_no_error (error);

  /* History has the clock's times, whatever day the tests are set to. */
  annexa_date_set_today (today);
  later = open_past (project, tomorrow);
  day = annexa_project_get_today (later);
  g_assert_cmpstr (day, ==, tomorrow);
  now = annexa_test_get (project, "task", task, "overdue");
  then = annexa_test_get (later, "task", task, "overdue");
  g_assert_cmpstr (now, !=, then);
  file = annexa_test_get (later, "evidence", id, "file");
  read = annexa_project_load_file (later, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));

  moment = annexa_moment_find (project, yesterday, &error);
  g_assert_null (moment);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  moment = annexa_moment_find (project, "once upon a time", &error);
  g_assert_null (moment);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  g_clear_error (&error);
  /* The Friday that is meant is not the one that comes. */
  moment = annexa_moment_find (project, "friday", &error);
  g_assert_null (moment);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  annexa_test_close (project);
}

static guint
count_soon (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (AnnexaCondition) condition
      = annexa_condition_new (annexa_kind_find_field (kind, "due"), ANNEXA_CONDITION_NEXT_30_DAYS);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (AnnexaQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  annexa_condition_apply (condition, query);
  copy = annexa_query_copy (query);
  ids = annexa_project_query (project, copy, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* What is due soon is so as of the day of the past, and an edit leads to the moment after it. */
static void
test_soon (void)
{
  AnnexaProject *project = annexa_test_new_project ("soon.annexa");
  gint64 task = annexa_test_add (project, "task", "Write the policy");
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *soon = annexa_date_add_days (today, 30);
  g_autofree char *later = annexa_date_add_days (today, 31);
  g_autoptr (AnnexaMoment) now = NULL;
  g_autoptr (AnnexaMoment) edit = NULL;
  g_autoptr (AnnexaMoment) none = NULL;
  g_autoptr (AnnexaProject) past = NULL;
  g_autoptr (AnnexaProject) before = NULL;
  g_autofree char *due = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  annexa_date_set_today (today);
  annexa_test_set (project, "task", task, "due", soon, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_soon (project), ==, 1);
  past = open_past (project, later);
  g_assert_cmpuint (count_soon (past), ==, 0);

  now = annexa_moment_now (project);
  edit = annexa_moment_of_edit (project, now->seq - 1, &error);
  g_assert_no_error (error);
  shown = annexa_moment_describe (edit);
  g_assert_cmpstr (shown, ==, edit->label);
  before = annexa_project_open_past (project, edit, NULL, &error);
  g_assert_no_error (error);
  due = annexa_test_get (before, "task", task, "due");
  g_assert_cmpstr (due, ==, "");
  none = annexa_moment_of_edit (project, now->seq + 1, &error);
  g_assert_null (none);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  annexa_test_close (project);
}

/* The days from the first edit until today, each as readiness was then. */
static void
test_trend (void)
{
  AnnexaProject *project = annexa_test_new_project ("trend.annexa");
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  g_autofree char *first = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *later = annexa_date_add_days (first, 30);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) today = NULL;
  g_autoptr (GArray) points = NULL;
  g_autoptr (AnnexaProject) past = NULL;
  g_autoptr (AnnexaReadiness) readiness = NULL;

  annexa_test_add (project, "asset", "Server");
  annexa_date_set_today (first);
  today = annexa_readiness_trend_new (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (today->len, ==, 1);

  annexa_date_set_today (later);
  points = annexa_readiness_trend_new (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, ANNEXA_READINESS_TREND_DAYS);
  g_assert_cmpstr (g_array_index (points, AnnexaReadinessPoint, 0).day, ==, first);
  g_assert_cmpstr (g_array_index (points, AnnexaReadinessPoint, points->len - 1).day, ==, later);
  past = open_past (project, first);
  readiness = annexa_readiness_new (past, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (g_array_index (points, AnnexaReadinessPoint, 0).scores[ANNEXA_STAGE_2], ==,
                     annexa_readiness_get_score (readiness, ANNEXA_STAGE_2));
  annexa_test_close (project);
}

/* What was erased for good is not made up. */
static void
test_erased (void)
{
  AnnexaProject *project = annexa_test_new_project ("erased.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *sql = NULL;
  g_autoptr (AnnexaMoment) early = annexa_moment_now (project);
  g_autoptr (AnnexaMoment) late = NULL;
  g_autoptr (AnnexaProject) past = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  annexa_test_add (project, "asset", "Server");
  late = annexa_moment_now (project);
  annexa_test_add (project, "asset", "Notebook");
  annexa_test_close (project);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sql = g_strdup_printf ("UPDATE history SET changeset = NULL WHERE seq <= %d", (int) late->seq);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  project = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  past = annexa_project_open_past (project, late, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (past, annexa_kind_lookup ("asset")), ==, 1);
  g_clear_object (&past);
  past = annexa_project_open_past (project, early, NULL, &error);
  g_assert_null (past);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_object_unref (project);
}

/* A copy in memory takes as much as SQLite can allocate. */
static void
test_large (void)
{
  AnnexaProject *project = annexa_test_new_project ("past-large.annexa");
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaStore) past
      = annexa_past_open (project->database, project->newest_seq, "2026-11-23", &name, NULL, &error);
  sqlite3_int64 largest = -1;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_file_control (past->db, "main", SQLITE_FCNTL_SIZE_LIMIT, &largest), ==, SQLITE_OK);
  g_assert_cmpint (largest, >, G_GINT64_CONSTANT (2000) << 20);
  g_clear_pointer (&past, annexa_store_close);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/past/random", test_random);
  g_test_add_func ("/past/baseline", test_baseline);
  g_test_add_func ("/past/day", test_day);
  g_test_add_func ("/past/soon", test_soon);
  g_test_add_func ("/past/trend", test_trend);
  g_test_add_func ("/past/erased", test_erased);
  g_test_add_func ("/past/large", test_large);

  return g_test_run ();
}
