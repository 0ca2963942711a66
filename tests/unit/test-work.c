/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-import.h"
#include "annexa-project-private.h"
#include "annexa-record-list.h"
#include "annexa-search.h"
#include "annexa-test.h"

/* A worker changes the project, and the window follows. */

#define N_ROWS 1200

typedef struct
{
  gboolean done;
  gboolean result;
  GError *error;
} Outcome;

static void
finished (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Outcome *outcome = data;

  outcome->result = annexa_project_work_finish (ANNEXA_PROJECT (source), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer outcome)
{
  return ((Outcome *) outcome)->done;
}

static void
wait_for (Outcome *outcome)
{
  annexa_test_wait (is_done, outcome);
}

static GBytes *
make_csv (void)
{
  g_autoptr (GString) csv = g_string_new ("name,notes\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "Machine %u,Stands in hall %u\n", i, i % 7);
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}

static gboolean
import (AnnexaProject *writer,
        gpointer       data,
        GError       **error)
{
  g_autoptr (AnnexaImport) import = annexa_import_new (writer);
  AnnexaImportTable *table = annexa_import_table_new ("machines.csv", data, annexa_kind_lookup ("asset"), error);

  if (table == NULL)
    return FALSE;
  annexa_import_take_table (import, table);
  return annexa_import_run (import, FALSE, error);
}

static gboolean
undo (AnnexaProject *writer,
      gpointer       data,
      GError       **error)
{
  return annexa_project_undo (writer, NULL, error);
}

/* Does not end before it is stopped. */
static gboolean
add_until_stopped (AnnexaProject *writer,
                   gpointer       data,
                   GError       **error)
{
  GCancellable *cancellable = data;

  annexa_test_add (writer, "asset", "Mill");
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return TRUE;
}

static void
work (AnnexaProject    *project,
      AnnexaProjectWork function,
      Outcome          *outcome)
{
  annexa_project_work_async (project, function, make_csv (), (GDestroyNotify) g_bytes_unref, NULL, finished, outcome);
}

static gint64
count_assets (AnnexaProject *project)
{
  return annexa_project_count (project, annexa_kind_lookup ("asset"));
}

static void
count_signal (AnnexaProject *project,
              AnnexaChanges *changes,
              guint         *count)
{
  g_assert_cmpuint (annexa_changes_get_size (changes), >=, N_ROWS);
  *count += 1;
}

static guint
count_hits (AnnexaProject *project,
            const char    *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = annexa_project_search (project, words, 2 * N_ROWS, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_import (void)
{
  AnnexaProject *project = annexa_test_new_project ("work.annexa");
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (project, annexa_kind_lookup ("asset"));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  Outcome outcome = { FALSE };
  guint n_signals = 0;

  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  g_signal_connect (project, "changed", G_CALLBACK (count_signal), &n_signals);
  work (project, import, &outcome);
  g_assert_true (annexa_project_is_working (project));
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.result);

  g_assert_false (annexa_project_is_working (project));
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpint (count_assets (project), ==, N_ROWS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ROWS);
  g_assert_true (annexa_project_has_search (project));
  g_assert_cmpuint (count_hits (project, "hall"), ==, N_ROWS);
  g_assert_true (annexa_project_has_unpublished (project));
  label = annexa_project_get_undo_label (project);
  g_assert_nonnull (label);

  g_signal_handlers_disconnect_by_data (project, &n_signals);

  /* What follows goes on from there. */
  annexa_test_add (project, "person", "Anna Boss");
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_assets (project), ==, N_ROWS);
  annexa_test_assert_sound (project);
  g_clear_object (&list);
  project = annexa_test_reopen (project);
  g_assert_cmpint (count_assets (project), ==, N_ROWS);
  annexa_test_close (project);
}

static void
test_undo (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-undo.annexa");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  Outcome imported = { FALSE };
  Outcome undone = { FALSE };

  g_assert_false (annexa_project_is_large_undo (project, FALSE));
  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  work (project, import, &imported);
  wait_for (&imported);
  g_assert_no_error (imported.error);
  g_assert_true (annexa_project_is_large_undo (project, FALSE));
  work (project, undo, &undone);
  wait_for (&undone);
  g_assert_no_error (undone.error);
  g_assert_cmpint (count_assets (project), ==, 0);
  g_assert_true (annexa_project_is_large_undo (project, TRUE));
  label = annexa_project_get_redo_label (project);
  g_assert_nonnull (label);
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_assets (project), ==, N_ROWS);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* Reading goes on meanwhile, and whoever wants to write is told to wait. */
static void
test_meanwhile (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-meanwhile.annexa");
  gint64 id = annexa_test_add (project, "asset", "Lathe");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  Outcome outcome = { FALSE };
  Outcome second = { FALSE };

  annexa_project_work_async (project, add_until_stopped, g_object_ref (cancellable), g_object_unref, NULL, finished,
                             &outcome);
  name = annexa_test_get (project, "asset", id, "name");
  g_assert_cmpstr (name, ==, "Lathe");
  g_assert_false (annexa_test_set (project, "asset", id, "name", "Old lathe", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (annexa_project_undo (project, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  work (project, import, &second);
  wait_for (&second);
  g_assert_error (second.error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&second.error);
  g_assert_true (annexa_project_is_working (project));

  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (count_assets (project), ==, 2);
  g_clear_error (&error);
  g_assert_true (annexa_test_set (project, "asset", id, "name", "Old lathe", &error));
  g_assert_no_error (error);
  annexa_test_close (project);
}

static gboolean
has_mill (AnnexaProject *project)
{
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, NULL);

  return count_assets (reader) == 2;
}

static void
published (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->result = annexa_project_publish_finish (ANNEXA_PROJECT (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* The file is written once the worker is done, with what it did. */
static void
test_publish_meanwhile (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-publish.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Outcome work_outcome = { FALSE };
  Outcome outcome = { FALSE };
  AnnexaProject *copy;

  annexa_test_add (project, "asset", "Lathe");
  annexa_project_work_async (project, add_until_stopped, g_object_ref (cancellable), g_object_unref, NULL, finished,
                             &work_outcome);
  while (!has_mill (project))
    g_usleep (1000);
  annexa_project_publish_async (project, FALSE, NULL, published, &outcome);
  g_cancellable_cancel (cancellable);
  wait_for (&work_outcome);
  wait_for (&outcome);
  g_assert_no_error (work_outcome.error);
  g_assert_no_error (outcome.error);
  g_assert_false (annexa_project_has_unpublished (project));
  copy = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_assets (copy), ==, 2);
  annexa_test_close (copy);
  annexa_test_close (project);
}

static void
checked (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Outcome *outcome = data;

  outcome->result = annexa_project_check_file_finish (ANNEXA_PROJECT (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* A check of the file takes long, and nothing waits for it: neither a worker that changes the project, nor closing. */
static void
test_check_meanwhile (void)
{
  g_autofree char *path = annexa_test_path ("work-check.annexa");
  AnnexaProject *project = annexa_test_new_project ("work-check.annexa");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Outcome work_outcome = { FALSE };
  Outcome outcome = { FALSE };
  Outcome late = { FALSE };

  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  annexa_test_close (project);
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);

  annexa_project_work_async (project, add_until_stopped, g_object_ref (cancellable), g_object_unref, NULL, finished,
                             &work_outcome);
  annexa_project_check_file_async (project, NULL, checked, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.result);
  g_assert_false (work_outcome.done);
  g_cancellable_cancel (cancellable);
  wait_for (&work_outcome);

  annexa_project_check_file_async (project, NULL, checked, &late);
  g_assert_true (annexa_project_close (project, &error));
  g_assert_no_error (error);
  wait_for (&late);
  g_assert_no_error (late.error);
  g_object_unref (project);
}

static void
test_stopped (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-stopped.annexa");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  Outcome outcome = { FALSE };

  annexa_project_work_async (project, import, make_csv (), (GDestroyNotify) g_bytes_unref, cancellable, finished,
                             &outcome);
  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_false (outcome.result);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* Somebody stops the work just before it would be committed. */
static gboolean
add_after_stop (AnnexaProject *writer,
                gpointer       data,
                GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (writer, "Mill added");

  annexa_edit_set_text (edit, kind, annexa_edit_create (edit, kind), "name", "Mill");
  g_cancellable_cancel (data);
  return annexa_project_apply (writer, edit, error);
}

static gboolean
undo_after_stop (AnnexaProject *writer,
                 gpointer       data,
                 GError       **error)
{
  g_cancellable_cancel (data);
  return annexa_project_undo (writer, NULL, error);
}

static void
test_stopped_late (void)
{
  static const AnnexaProjectWork works[] = { add_after_stop, undo_after_stop };
  AnnexaProject *project = annexa_test_new_project ("work-stopped-late.annexa");
  g_autofree char *before = NULL;

  annexa_test_add (project, "asset", "Lathe");
  before = annexa_test_dump (project);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *after = NULL;
      Outcome outcome = { FALSE };

      annexa_project_work_async (project, works[i], cancellable, NULL, cancellable, finished, &outcome);
      wait_for (&outcome);
      g_assert_false (outcome.result);
      g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&outcome.error);
      after = annexa_test_dump (project);
      g_assert_cmpstr (after, ==, before);
    }
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* A worker that adds an asset, while another connection holds the only right to write. */
typedef struct
{
  gboolean begun; /* of both threads */
  guint patience_ms;
} Adding;

static gboolean
add_mill (AnnexaProject *writer,
          gpointer       data,
          GError       **error)
{
  Adding *adding = data;
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autofree char *pragma = g_strdup_printf ("PRAGMA busy_timeout = %u", adding->patience_ms);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (writer, "Mill added");

  annexa_edit_set_text (edit, kind, annexa_edit_create (edit, kind), "name", "Mill");
  if (!annexa_store_execute (writer->store, pragma, error))
    return FALSE;
  g_atomic_int_set (&adding->begun, TRUE);
  return annexa_project_apply (writer, edit, error);
}

static gboolean
has_begun (gpointer adding)
{
  return g_atomic_int_get (&((Adding *) adding)->begun);
}

static AnnexaStore *
hold_file (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  AnnexaStore *other = annexa_store_open (project->database, ANNEXA_STORE_WRITER, &error);

  g_assert_no_error (error);
  annexa_store_begin (other, &error);
  g_assert_no_error (error);
  return other;
}

static void
add_in_worker (AnnexaProject *project,
               Adding        *adding,
               Outcome       *outcome)
{
  annexa_project_work_async (project, add_mill, adding, NULL, NULL, finished, outcome);
}

/* The worker waits for its turn. */
static void
test_held_for_a_while (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-held.annexa");
  g_autoptr (AnnexaStore) other = hold_file (project);
  Adding adding = { FALSE, 60000 };
  Outcome outcome = { FALSE };

  add_in_worker (project, &adding, &outcome);
  while (!has_begun (&adding))
    g_usleep (1000);
  g_usleep (20000);
  annexa_store_rollback (other);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (count_assets (project), ==, 1);
  annexa_test_assert_sound (project);
  g_clear_pointer (&other, annexa_store_close);
  annexa_test_close (project);
}

/* When its turn does not come it says so, everything is as it was, and it can be done again. */
static void
test_held_for_long (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-held-for-long.annexa");
  gint64 lathe = annexa_test_add (project, "asset", "Lathe");
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (AnnexaStore) other = hold_file (project);
  g_autoptr (GError) error = NULL;
  Adding adding = { FALSE, 10 };
  Outcome refused = { FALSE };
  Outcome outcome = { FALSE };

  add_in_worker (project, &adding, &refused);
  wait_for (&refused);
  g_assert_false (refused.result);
  g_assert_error (refused.error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&refused.error);
  g_assert_false (annexa_project_is_working (project));
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);

  annexa_store_rollback (other);
  g_assert_true (annexa_test_set (project, "asset", lathe, "name", "Old lathe", &error));
  g_assert_no_error (error);
  add_in_worker (project, &adding, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (count_assets (project), ==, 2);
  annexa_test_assert_sound (project);
  g_clear_pointer (&other, annexa_store_close);
  annexa_test_close (project);
}

/* No edit is refused because of the index. One that cannot follow is not used any more. */
static void
test_held_index (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-held-index.annexa");
  gint64 lathe = annexa_test_add (project, "asset", "Lathe");
  g_autoptr (AnnexaStore) other = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_project_has_search (project));
  other = annexa_store_open (project->search_path, ANNEXA_STORE_WRITER, &error);
  g_assert_no_error (error);
  annexa_store_begin (other, &error);
  g_assert_no_error (error);
  annexa_store_execute (project->store, "PRAGMA busy_timeout = 10", &error);
  g_assert_no_error (error);

  annexa_test_set (project, "asset", lathe, "name", "Old lathe", &error);
  g_assert_no_error (error);
  g_assert_false (annexa_project_has_search (project));
  g_assert_cmpuint (count_hits (project, "old lathe"), ==, 1);
  annexa_test_close (project);
}

/* Closing does not leave a worker behind that writes into a file that somebody else may have by then. What it had committed
 * is in the file. */
static void
test_closed (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-closed.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Outcome outcome = { FALSE };

  annexa_test_add (project, "asset", "Lathe");
  annexa_project_work_async (project, add_until_stopped, g_object_ref (cancellable), g_object_unref, cancellable,
                             finished, &outcome);
  while (!has_mill (project))
    g_usleep (1000);
  g_assert_true (annexa_project_close (project, &error));
  g_assert_no_error (error);
  wait_for (&outcome);
  g_clear_error (&outcome.error);
  g_object_unref (project);

  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_project_was_recovered (project));
  g_assert_cmpint (count_assets (project), ==, 2);
  annexa_test_close (project);
}

typedef struct
{
  gboolean begun; /* of both threads */
  gboolean go_on;
  gint64 n_assets;
} Counting;

static gboolean
count_slowly (AnnexaProject *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Counting *counting = data;

  g_atomic_int_set (&counting->begun, TRUE);
  while (!g_atomic_int_get (&counting->go_on) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  counting->n_assets = count_assets (reader);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
has_read (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Outcome *outcome = data;

  outcome->result = annexa_project_read_finish (ANNEXA_PROJECT (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* A worker reads the project as it was when it began, and edits go on meanwhile. It can be stopped. */
static void
test_read (void)
{
  AnnexaProject *project = annexa_test_new_project ("work-read.annexa");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Counting counting = { FALSE };
  Counting stopped = { FALSE };
  Outcome outcome = { FALSE };
  Outcome none = { FALSE };

  annexa_test_add (project, "asset", "Lathe");
  annexa_project_read_async (project, count_slowly, &counting, NULL, NULL, has_read, &outcome);
  while (!g_atomic_int_get (&counting.begun))
    g_usleep (1000);
  g_assert_false (annexa_project_is_working (project));
  annexa_test_add (project, "asset", "Mill");
  g_atomic_int_set (&counting.go_on, TRUE);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.result);
  g_assert_cmpint (counting.n_assets, ==, 1);

  annexa_project_read_async (project, count_slowly, &stopped, NULL, cancellable, has_read, &none);
  while (!g_atomic_int_get (&stopped.begun))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  wait_for (&none);
  g_assert_false (none.result);
  g_assert_error (none.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&none.error);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/work/import", test_import);
  g_test_add_func ("/work/undo", test_undo);
  g_test_add_func ("/work/meanwhile", test_meanwhile);
  g_test_add_func ("/work/publish-meanwhile", test_publish_meanwhile);
  g_test_add_func ("/work/check-meanwhile", test_check_meanwhile);
  g_test_add_func ("/work/stopped", test_stopped);
  g_test_add_func ("/work/stopped-late", test_stopped_late);
  g_test_add_func ("/work/held-for-a-while", test_held_for_a_while);
  g_test_add_func ("/work/held-for-long", test_held_for_long);
  g_test_add_func ("/work/held-index", test_held_index);
  g_test_add_func ("/work/closed", test_closed);
  g_test_add_func ("/work/read", test_read);

  return g_test_run ();
}
