/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-project-file.h"
#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-store-private.h"
#include "annexa-test.h"
#include "annexa-test-vfs.h"

/* Every request that SQLite makes of the disk fails once, and from then on, at every place of a session: opening,
 * searching, editing, undoing, publishing. Whatever was not said to have failed has to be there afterwards. */

typedef struct
{
  GBytes *file; /* a project that was published */
  char *path;
  gint64 committed; /* the newest row of history that was said to be committed */
  gint64 published;
  guint n_failed;
  char *head; /* of the chain at that row */
} Session;

static void
note (Session       *session,
      AnnexaProject *project,
      gboolean       done,
      const GError  *error)
{
  if (!done)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ANNEXA_ERROR);
      session->n_failed++;
      return;
    }
  g_assert_no_error (error);
  session->committed = project->newest_seq;
}

static void
edit (Session       *session,
      AnnexaProject *project,
      const char    *name)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Edited");
  g_autofree char *notes = g_strnfill (6000, 'n');
  gint64 id = annexa_edit_create (edit, kind);
  gint64 risk_id = annexa_edit_create (edit, risk);
  g_autoptr (GError) error = NULL;
  gboolean done;

  annexa_edit_set_text (edit, kind, id, "name", name);
  annexa_edit_set_text (edit, kind, id, "notes", notes);
  annexa_edit_set_text (edit, risk, risk_id, "title", name);
  annexa_edit_set_ids (edit, risk, risk_id, "assets", &id, 1);
  annexa_edit_set_integer (edit, risk, risk_id, "current-likelihood", 2);
  done = annexa_project_apply (project, edit, &error);
  note (session, project, done, error);
}

static void
take_back (Session       *session,
           AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  gboolean done = annexa_project_undo (project, NULL, &error);

  if (done || !g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND))
    note (session, project, done, error);
}

static void
publish (Session       *session,
         AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  if (annexa_project_publish (project, FALSE, &error))
    session->published = session->committed;
  else
    g_assert_nonnull (error);
}

static AnnexaProject *
work (Session *session)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (session->path, FALSE, &error);

  if (project == NULL)
    {
      g_assert_nonnull (error);
      return NULL;
    }
  (void) annexa_project_prepare_search (project, NULL);
  edit (session, project, "First");
  edit (session, project, "Second");
  take_back (session, project);
  publish (session, project);
  edit (session, project, "Third");
  return project;
}

static void
check (Session       *session,
       AnnexaProject *project)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_assert_sound (project);
  /* An edit whose COMMIT failed may be there or not; all others are. */
  g_assert_cmpint (project->newest_seq, >=, session->committed);
  g_assert_cmpint (project->newest_seq, <=, session->committed + session->n_failed);
  found = annexa_project_search (project, "fifth", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
check_file (Session *session)
{
  AnnexaProjectFile file;
  guint8 hash[ANNEXA_SHA256_SIZE];
  g_autoptr (GError) error = NULL;
  int fd = annexa_project_file_open (session->path, &file, &error);

  g_assert_no_error (error);
  g_assert_true (file.sealed && file.untouched);
  annexa_project_file_hash (fd, file.length, NULL, session->path, hash, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (hash, sizeof hash, file.sha256, sizeof hash);
  g_close (fd, NULL);
}

/* Returns whether the disk had to fail at all. */
static gboolean
run (GBytes  *file,
     guint    nth,
     gboolean for_ever)
{
  g_autofree char *name = g_strdup_printf ("fault-%u-%d.annexa", nth, for_ever);
  Session session = { .file = file, .path = annexa_test_path (name), .committed = 2, .published = 2 };
  AnnexaProject *project;
  gboolean failed;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (session.path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), &error);
  g_assert_no_error (error);
  annexa_test_vfs_fail (nth, for_ever);
  project = work (&session);
  failed = annexa_test_vfs_has_failed ();
  annexa_test_vfs_fail (0, FALSE);
  check_file (&session);

  /* The disk works again: the session goes on. */
  if (project != NULL)
    {
      edit (&session, project, "Fourth");
      g_assert_no_error (error);
      check (&session, project);
      g_assert_cmpint (session.committed, ==, project->newest_seq);
      if (nth % 2 == 0)
        {
          annexa_project_close (project, &error);
          g_assert_no_error (error);
        }
      g_object_unref (project);
    }

  /* And so does the next one. */
  project = annexa_project_open (session.path, FALSE, &error);
  g_assert_no_error (error);
  check (&session, project);
  annexa_project_close (project, &error);
  g_assert_no_error (error);
  g_object_unref (project);
  check_file (&session);
  g_unlink (session.path);
  g_free (session.path);
  return failed;
}

/* Several pieces of evidence with files that the memory of the connection does not hold. */
static void
attach (Session       *session,
        AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < 4; i++)
    {
      gint64 id = annexa_edit_create (edit, kind);
      g_autofree char *text = g_strnfill (60000, (char) ('a' + i));
      g_autoptr (GBytes) contents = g_bytes_new_take (g_steal_pointer (&text), 60000);

      annexa_edit_set_text (edit, kind, id, "title", "A file");
      annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, "file"), "file.txt", contents);
    }
  done = annexa_project_apply (project, edit, &error);
  note (session, project, done, error);
}

/* A large edit is written while it is made. When the disk fails then, SQLite takes all of it back at once, and what would
 * still have followed must not stay by itself. */
static gboolean
run_large (GBytes *file,
           guint   nth)
{
  g_autofree char *path = annexa_test_path ("fault-large.annexa");
  Session session = { .file = file, .path = path, .committed = 2, .published = 2 };
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed;

  g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), &error);
  g_assert_no_error (error);
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  annexa_store_execute (project->store, "PRAGMA cache_size = 8", &error);
  g_assert_no_error (error);
  annexa_test_vfs_fail (nth, FALSE);
  attach (&session, project);
  failed = annexa_test_vfs_has_failed ();
  annexa_test_vfs_fail (0, FALSE);
  check (&session, project);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("evidence")), ==,
                   project->newest_seq > 2 ? 4 : 0);
  annexa_project_close (project, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return failed;
}

static GBytes *
make_file (void)
{
  AnnexaProject *project = annexa_test_new_project ("before.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  char *data;
  gsize length;

  annexa_test_add (project, "asset", "There before");
  annexa_test_close (project);
  g_file_get_contents (path, &data, &length, NULL);
  return g_bytes_new_take (data, length);
}

/* Every place in the long run; in the short one, every place where the session is opened and then ever fewer. */
static guint
next_place (guint n)
{
  return g_test_slow () || n < 20 ? n + 1 : n + 1 + (guint) g_test_rand_int_range (0, 31);
}

static void
test_fails_once (void)
{
  g_autoptr (GBytes) file = make_file ();
  guint n = 1;

  while (run (file, n, FALSE))
    n = next_place (n);
  g_test_message ("%u requests", n);
  g_assert_cmpuint (n, >, 100);
}

static void
test_fails_for_ever (void)
{
  g_autoptr (GBytes) file = make_file ();
  guint n = 1;

  while (run (file, n, TRUE))
    n = next_place (n);
  g_assert_cmpuint (n, >, 100);
}

static void
test_fails_in_large_edit (void)
{
  g_autoptr (GBytes) file = make_file ();
  guint n = 1;

  while (run_large (file, n))
    n = next_place (n);
  g_assert_cmpuint (n, >, 50);
}

/* What SQLite does not take is not stored as nothing. */
static void
test_too_long (void)
{
  g_autoptr (GBytes) file = make_file ();
  g_autofree char *path = annexa_test_path ("fault-too-long.annexa");
  Session session = { .file = file, .path = path, .committed = 2, .published = 2 };
  AnnexaProject *project;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), &error);
  g_assert_no_error (error);
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  sqlite3_limit (project->store->db, SQLITE_LIMIT_LENGTH, 5000);
  edit (&session, project, "Too long");
  g_assert_cmpuint (session.n_failed, ==, 1);
  sqlite3_limit (project->store->db, SQLITE_LIMIT_LENGTH, 1000000);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 1);
  edit (&session, project, "Not too long");
  check (&session, project);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);
  annexa_test_vfs_install ();

  g_test_add_func ("/faults/once", test_fails_once);
  g_test_add_func ("/faults/for-ever", test_fails_for_ever);
  g_test_add_func ("/faults/large-edit", test_fails_in_large_edit);
  g_test_add_func ("/faults/too-long", test_too_long);

  return g_test_run ();
}
