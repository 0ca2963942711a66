/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-date.h"
#include "annexa-earlier-copies.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-project-file.h"
#include "annexa-query.h"
#include "annexa-setup.h"
#include "annexa-test-file.h"
#include "annexa-test.h"

/* The person's file: how it is written, what it survives, and who may write it. */

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_no_errno (lstat (path, &info));
  return info.st_mode & 0777;
}

static void
assert_publish_fails (AnnexaProject *project,
                      AnnexaError    code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_project_publish (project, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, (int) code);
  g_assert_cmpint (strlen (error->message), >, 20);
  g_assert_true (annexa_project_has_unpublished (project));
}

static void
assert_nothing_left_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".~new.") || g_str_has_suffix (name, "-wal") || g_str_has_suffix (name, "-journal")
        || g_str_has_suffix (name, "-shm"))
      g_error ("“%s” was left behind", name);
}

static void
test_sealed (void)
{
  AnnexaProject *project = annexa_test_new_project ("sealed.annexa");
  const char *path = annexa_project_get_path (project);
  AnnexaProjectFile file;
  guint8 hash[ANNEXA_SHA256_SIZE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = annexa_test_read_file (path);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  int fd = annexa_project_file_open (path, &file, &error);

  g_assert_no_error (error);
  g_assert_true (file.sealed && file.untouched && !file.cut_short);
  g_assert_cmpint (file.length + 48, ==, g_bytes_get_size (bytes));
  annexa_project_file_hash (fd, file.length, NULL, path, hash, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (hash, sizeof hash, file.sha256, sizeof file.sha256);
  close (fd);

  /* No WAL mode, application and version in the header, for whoever looks at it without us. */
  g_assert_cmpint (data[18], ==, 1);
  g_assert_cmpint (data[19], ==, 1);
  g_assert_cmpmem (data + 68, 4, "ANXA", 4);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  assert_nothing_left_beside (path);
  annexa_test_close (project);
}

static void
assert_private (const char *folder,
                guint       depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        assert_private (child, depth + 1);
      else if (mode_of (child) != 0600)
        g_error ("%s has mode %o", child, mode_of (child));
    }
}

static void
test_permissions (void)
{
  mode_t mask = umask (0);
  AnnexaProject *project = annexa_test_reopen (annexa_test_new_project ("modes.annexa"));
  const char *path = annexa_project_get_path (project);
  g_autofree char *work = g_build_filename (g_get_user_state_dir (), "annexa", NULL);
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "annexa", NULL);

  /* The person's choice of who may read the file stays. */
  g_assert_no_errno (g_chmod (path, 0640));
  annexa_test_add (project, "asset", "One");
  annexa_test_publish (project, FALSE);
  g_assert_cmpuint (mode_of (path), ==, 0640);
  assert_private (work, 0);
  assert_private (copies, 0);
  annexa_test_close (project);
  umask (mask);
}

static void
test_symbolic_link (void)
{
  AnnexaProject *project = annexa_test_new_project ("real.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *link = annexa_test_path ("link.annexa");
  g_autofree char *target = NULL;

  annexa_test_close (project);
  g_assert_no_errno (symlink ("real.annexa", link));
  project = annexa_test_open (link);
  g_assert_cmpstr (annexa_project_get_path (project), ==, path);
  annexa_test_add (project, "asset", "Through the link");
  annexa_test_close (project);

  target = g_file_read_link (link, NULL);
  g_assert_cmpstr (target, ==, "real.annexa");
  project = annexa_test_open (path);
  g_assert_true (annexa_test_has_asset (project, "Through the link"));
  annexa_test_close (project);
}

/* What was written by somebody else is never overwritten, however it was written. */
static void
test_changed_elsewhere (void)
{
  AnnexaProject *project = annexa_test_new_project ("changed.annexa");
  const char *path = annexa_project_get_path (project);
  g_autofree char *other = annexa_test_path ("other.annexa");
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) found = NULL;
  g_auto (GStrv) copies = NULL;
  g_autoptr (GBytes) kept = NULL;
  AnnexaProject *second = annexa_test_new_project ("second.annexa");

  annexa_test_add (second, "asset", "Theirs");
  annexa_test_add (project, "asset", "Ours");
  annexa_test_publish (second, FALSE);
  annexa_test_copy_file (annexa_project_get_path (second), other);
  annexa_test_close (second);

  g_assert_no_errno (g_rename (other, path));
  theirs = annexa_test_read_file (path);
  assert_publish_fails (project, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  found = annexa_test_read_file (path);
  g_assert_true (g_bytes_equal (theirs, found));

  /* On request it is, and then what stood there is kept. */
  annexa_test_publish (project, TRUE);
  copies = annexa_earlier_copies_list (path);
  kept = annexa_test_read_file (copies[0]);
  g_assert_true (g_bytes_equal (theirs, kept));
  annexa_test_close (project);
}

static void
test_written_in_place (void)
{
  AnnexaProject *project = annexa_test_new_project ("in-place.annexa");
  const char *path = annexa_project_get_path (project);
  FILE *file;

  annexa_test_add (project, "asset", "Ours");
  file = g_fopen (path, "r+");
  g_assert_no_errno (fseek (file, 5000, SEEK_SET));
  g_assert_cmpuint (fwrite ("X", 1, 1, file), ==, 1);
  fclose (file);
  assert_publish_fails (project, ANNEXA_ERROR_CHANGED_ELSEWHERE);

  annexa_test_write_file (path, "");
  assert_publish_fails (project, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (annexa_test_has_asset (project, "Ours"));
  annexa_test_publish (project, TRUE);
  annexa_test_close (project);
}

/* The same contents under another date or in another file are the same file. */
static void
test_touched (void)
{
  AnnexaProject *project = annexa_test_new_project ("touched.annexa");
  const char *path = annexa_project_get_path (project);
  g_autofree char *copy = annexa_test_path ("copy.annexa");

  annexa_test_add (project, "asset", "One");
  annexa_test_copy_file (path, copy);
  g_assert_no_errno (g_rename (copy, path));
  annexa_test_publish (project, FALSE);
  annexa_test_close (project);
}

static void
test_deleted (void)
{
  AnnexaProject *project = annexa_test_new_project ("deleted.annexa");
  const char *path = annexa_project_get_path (project);

  annexa_test_add (project, "asset", "One");
  g_assert_no_errno (g_unlink (path));
  assert_publish_fails (project, ANNEXA_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  annexa_test_publish (project, TRUE);
  project = annexa_test_reopen (project);
  g_assert_true (annexa_test_has_asset (project, "One"));
  annexa_test_close (project);
}

/* Somebody puts a file where a new project is going to be. */
static void
test_place_taken (void)
{
  g_autofree char *path = annexa_test_path ("taken.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  g_autofree char *contents = NULL;

  g_assert_no_error (error);
  annexa_test_write_file (path, "somebody's diary");
  assert_publish_fails (project, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "somebody's diary");
  annexa_test_crash (project);
}

static void
test_folder_gone (void)
{
  g_autofree char *folder = annexa_test_path ("folder");
  g_autofree char *away = annexa_test_path ("away");
  g_autofree char *path = g_build_filename (folder, "p.annexa", NULL);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_assert_null (annexa_project_create (path, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_no_errno (g_mkdir (folder, 0700));
  project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  g_assert_no_error (error);
  annexa_test_publish (project, FALSE);
  annexa_test_add (project, "asset", "One");
  g_assert_no_errno (g_rename (folder, away));
  assert_publish_fails (project, ANNEXA_ERROR_NOT_FOUND);
  g_assert_false (annexa_project_publish (project, TRUE, NULL));
  g_assert_no_errno (g_rename (away, folder));
  annexa_test_publish (project, FALSE);
  annexa_test_close (project);
}

static void
edit_read_only_file (gpointer data)
{
  const char *path = data;
  AnnexaProject *project = annexa_test_open (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  /* The file becomes read-only, then its folder, while it is open. */
  annexa_test_add (project, "asset", "One");
  g_assert_no_errno (g_chmod (path, 0400));
  assert_publish_fails (project, ANNEXA_ERROR_READ_ONLY);
  g_assert_no_errno (g_chmod (path, 0600));
  g_assert_no_errno (g_chmod (folder, 0500));
  assert_publish_fails (project, ANNEXA_ERROR_READ_ONLY);
  g_assert_no_errno (g_chmod (folder, 0700));
  annexa_test_publish (project, FALSE);
  annexa_test_close (project);

  /* Opened while it is read-only, it can be read, and says why it cannot be edited. */
  g_assert_no_errno (g_chmod (path, 0400));
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_PERMISSION);
  g_assert_true (annexa_test_has_asset (project, "One"));
  g_assert_false (annexa_test_set (project, "asset", 1, "name", "Two", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY);
  g_object_unref (project);

  /* One that may not even be read says so. */
  g_clear_error (&error);
  g_assert_no_errno (g_chmod (path, 0));
  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_no_errno (g_chmod (path, 0600));
}

static void
test_read_only (void)
{
  AnnexaProject *project = annexa_test_new_project ("read-only.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));

  annexa_test_close (project);
  g_assert_true (annexa_test_in_child (edit_read_only_file, path, TRUE));
}

static void
publish_into_drop_box (gpointer data)
{
  AnnexaProject *project = annexa_test_open (data);
  g_autofree char *folder = g_path_get_dirname (data);

  g_assert_no_errno (g_chmod (folder, 0300));
  for (guint i = 0; i < 2; i++)
    {
      annexa_test_add (project, "asset", "Server");
      annexa_test_publish (project, FALSE);
    }
  annexa_test_close (project);
  g_assert_no_errno (g_chmod (folder, 0700));
}

/* A folder in which files may be replaced, but which may not be listed, cannot be opened to be synced. */
static void
test_drop_box (void)
{
  g_autofree char *folder = annexa_test_path ("drop-box");
  AnnexaProject *project = g_mkdir (folder, 0700) == 0 ? annexa_test_new_project ("drop-box/firm.annexa") : NULL;
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GBytes) before = annexa_test_read_file (path);
  g_autoptr (GBytes) after = NULL;

  annexa_test_close (project);
  g_assert_true (annexa_test_in_child (publish_into_drop_box, path, TRUE));
  after = annexa_test_read_file (path);
  g_assert_false (g_bytes_equal (before, after));
}

static void
publish_without_room (gpointer data)
{
  AnnexaProject *project = annexa_test_open (data);
  struct rlimit limit = { 100 * 1024, RLIM_INFINITY };

  annexa_test_add (project, "asset", "One");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  assert_publish_fails (project, ANNEXA_ERROR_NO_SPACE);
  assert_nothing_left_beside (data);
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  annexa_test_publish (project, FALSE);
  annexa_test_close (project);
}

static void
test_no_room (void)
{
  AnnexaProject *project = annexa_test_new_project ("full.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GBytes) before = annexa_test_read_file (path);
  g_autoptr (GBytes) after = NULL;

  annexa_test_close (project);
  g_assert_true (annexa_test_in_child (publish_without_room, path, FALSE));
  after = annexa_test_read_file (path);
  g_assert_false (g_bytes_equal (before, after));
}

/* Fills what is left of a small disk, publishes, frees it again. */
static void
publish_on_full_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "p.annexa", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *block = g_malloc0 (4096);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  FILE *file = g_fopen (ballast, "w");

  g_assert_no_error (error);
  annexa_test_publish (project, FALSE);
  before = annexa_test_read_file (path);
  annexa_test_add (project, "asset", "One");
  setvbuf (file, NULL, _IONBF, 0);
  while (fwrite (block, 1, 4096, file) == 4096)
    ;
  fclose (file);

  assert_publish_fails (project, ANNEXA_ERROR_NO_SPACE);
  after = annexa_test_read_file (path);
  g_assert_true (g_bytes_equal (before, after));
  assert_nothing_left_beside (path);
  annexa_test_add (project, "asset", "Two");
  g_assert_no_errno (g_unlink (ballast));
  project = annexa_test_reopen (project);
  g_assert_true (annexa_test_has_asset (project, "One"));
  g_assert_true (annexa_test_has_asset (project, "Two"));
  annexa_test_close (project);
}

static void
test_disk_full (void)
{
  g_autofree char *folder = annexa_test_path ("disk");

  g_assert_no_errno (g_mkdir (folder, 0700));
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=3m") != 0)
    {
      g_test_skip ("no small disk can be mounted here");
      return;
    }
  publish_on_full_disk (folder);
  g_assert_no_errno (umount (folder));
}

/* Publishing by itself, in a worker. */

static void
count_signal (AnnexaProject *project,
              guint         *count)
{
  *count += 1;
}

static void
note_problem (AnnexaProject *project,
              GError        *error,
              GError       **noted)
{
  g_clear_error (noted);
  *noted = g_error_copy (error);
}

static void
test_automatic (void)
{
  AnnexaProject *project = annexa_test_new_project ("automatic.annexa");
  const char *path = annexa_project_get_path (project);
  g_autoptr (GError) problem = NULL;
  guint n_published = 0;

  g_signal_connect (project, "published", G_CALLBACK (count_signal), &n_published);
  g_signal_connect (project, "file-problem", G_CALLBACK (note_problem), &problem);
  annexa_project_set_automatic (project, TRUE);
  annexa_test_add (project, "asset", "One");
  while (n_published == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (annexa_project_has_unpublished (project));
  g_assert_no_error (problem);

  /* Somebody else's version is noticed without an edit, and is not overwritten by the next one. */
  annexa_test_write_file (path, "theirs");
  while (problem == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (problem, ANNEXA_ERROR, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&problem);
  annexa_test_add (project, "asset", "Two");
  while (problem == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (problem, ANNEXA_ERROR, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpuint (n_published, ==, 1);

  annexa_project_set_automatic (project, FALSE);
  annexa_test_publish (project, TRUE);
  annexa_test_close (project);
}

/* A project that could not be closed goes on as before: its file is brought up to date as soon as that is possible. */
static void
test_close_refused (void)
{
  AnnexaProject *project = annexa_test_new_project ("refused.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GBytes) before = annexa_test_read_file (path);
  g_autoptr (GError) error = NULL;
  guint n_published = 0;

  g_signal_connect (project, "published", G_CALLBACK (count_signal), &n_published);
  annexa_project_set_automatic (project, TRUE);
  annexa_test_add (project, "asset", "One");
  annexa_test_write_file (path, "theirs");
  g_assert_false (annexa_project_close (project, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpuint (n_published, ==, 0);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (before, NULL), (gssize) g_bytes_get_size (before), NULL));
  while (n_published == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (annexa_project_has_unpublished (project));
  annexa_project_set_automatic (project, FALSE);
  annexa_test_close (project);
}

static void
publish_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GError **error = data;

  g_clear_error (error);
  if (annexa_project_publish_finish (ANNEXA_PROJECT (source), result, error))
    *error = g_error_new (G_IO_ERROR, G_IO_ERROR_EXISTS, "done");
}

static void
wait_for (GError **error)
{
  while (*error == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_worker (void)
{
  AnnexaProject *project = annexa_test_new_project ("worker.annexa");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = annexa_test_read_file (annexa_project_get_path (project));
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;
  gpointer left = project;

  annexa_test_add (project, "asset", "One");
  g_cancellable_cancel (cancellable);
  annexa_project_publish_async (project, FALSE, cancellable, publish_done, &first);
  wait_for (&first);
  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&first);
  after = annexa_test_read_file (annexa_project_get_path (project));
  g_assert_true (g_bytes_equal (before, after));
  assert_nothing_left_beside (annexa_project_get_path (project));

  /* The second waits for the first, which brings all that it is for. */
  annexa_project_publish_async (project, FALSE, NULL, publish_done, &first);
  annexa_project_publish_async (project, FALSE, NULL, publish_done, &second);
  wait_for (&second);
  wait_for (&first);
  g_assert_error (second, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_false (annexa_project_has_unpublished (project));

  /* A file that holds everything but is not ours any more is not taken for up to date. */
  annexa_test_write_file (annexa_project_get_path (project), "theirs");
  g_clear_error (&first);
  annexa_project_publish_async (project, FALSE, NULL, publish_done, &first);
  wait_for (&first);
  g_assert_error (first, ANNEXA_ERROR, ANNEXA_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&first);
  annexa_project_publish_async (project, TRUE, NULL, publish_done, &first);
  wait_for (&first);
  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_EXISTS);

  annexa_test_add (project, "asset", "Two");
  annexa_project_publish_async (project, FALSE, NULL, publish_done, &third);

  /* Closed while the worker is at it. */
  annexa_project_close (project, NULL);
  wait_for (&third);
  g_object_add_weak_pointer (G_OBJECT (project), &left);
  g_object_unref (project);
  /* The worker lets go of the project a moment after it has said that it is done. */
  while (g_atomic_pointer_get (&left) != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

/* Earlier copies. */

static void
test_earlier_copies (void)
{
  AnnexaProject *project = annexa_test_reopen (annexa_test_new_project ("copies.annexa"));
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *folder = annexa_earlier_copies_folder (path);
  g_autoptr (GBytes) first = annexa_test_read_file (path);
  g_autoptr (GBytes) copy = NULL;
  g_auto (GStrv) copies = NULL;
  struct stat target, kept;
  g_autoptr (GError) error = NULL;

  /* The first time in a session that the file is replaced. */
  annexa_test_add (project, "asset", "One");
  annexa_test_publish (project, FALSE);
  annexa_test_add (project, "asset", "Two");
  annexa_test_publish (project, FALSE);
  copies = annexa_earlier_copies_list (path);
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  copy = annexa_test_read_file (copies[0]);
  g_assert_true (g_bytes_equal (first, copy));

  /* A copy is a file of its own: somebody may write into the person's file. */
  annexa_project_keep_earlier (project, "import", &error);
  g_assert_no_error (error);
  g_clear_pointer (&copies, g_strfreev);
  copies = annexa_earlier_copies_list (path);
  g_assert_cmpuint (g_strv_length (copies), ==, 2);
  g_assert_true (g_str_has_suffix (copies[0], "-import.annexa"));
  g_assert_no_errno (stat (copies[0], &kept));
  g_assert_no_errno (stat (path, &target));
  g_assert_true (kept.st_ino != target.st_ino);
  annexa_test_close (project);
}

/* What is kept before an import is the project before the import: also what was edited since the file was last written, and
 * also while there is no file, or another one. */
static void
test_earlier_is_now (void)
{
  AnnexaProject *project = annexa_test_new_project ("earlier-now.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  const AnnexaKind *kind = annexa_kind_lookup ("asset");

  for (guint n = 1; n <= 3; n++)
    {
      g_auto (GStrv) copies = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaProject) earlier = NULL;

      annexa_test_add (project, "asset", "Not in the file yet");
      if (n == 2)
        g_assert_no_errno (g_unlink (path));
      if (n == 3)
        annexa_test_write_file (path, "somebody else's");
      annexa_project_keep_earlier (project, "import", &error);
      g_assert_no_error (error);
      copies = annexa_earlier_copies_list (path);
      g_assert_cmpuint (g_strv_length (copies), ==, n);
      earlier = annexa_project_open (copies[0], TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (annexa_project_count (earlier, kind), ==, n);
    }
  g_object_unref (project);
}

/* The last ten sessions, one a day for thirty days, and everything kept for a reason in that time. */
static void
test_pruning (void)
{
  AnnexaProject *project = annexa_test_new_project ("prune.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *folder = annexa_earlier_copies_folder (path);
  g_autofree char *kept = g_build_filename (folder, "2019 firm (edits kept 2019-11-23 21.07.00).annexa", NULL);
  g_autofree char *today = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_auto (GStrv) copies = NULL;
  g_autoptr (GError) error = NULL;
  guint n_old = 0;

  annexa_file_make_private_directory (folder, &error);
  g_assert_no_error (error);
  today = g_date_time_format (now, "%Y-%m-%d");
  annexa_date_set_today (today);
  for (int day = 1; day <= 60; day++)
    for (int hour = 8; hour <= 10; hour++)
      {
        g_autoptr (GDateTime) then = g_date_time_add_days (now, -day);
        g_autofree char *stamp = g_date_time_format (then, "%Y%m%d");
        g_autofree char *name = g_strdup_printf ("%sT%02d0000000Z-%s.annexa", stamp, hour,
                                                 hour == 9 ? "import" : "session");
        g_autofree char *file = g_build_filename (folder, name, NULL);

        annexa_test_write_file (file, "old");
      }
  annexa_test_write_file (kept, "edits");
  annexa_project_keep_earlier (project, "session", &error);
  g_assert_no_error (error);
  annexa_date_set_today ("2026-11-23");

  /* Edits that are nowhere else are no earlier copy and grow no older. */
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (kept));
  copies = annexa_earlier_copies_list (path);
  for (guint i = 0; copies[i] != NULL; i++)
    n_old += strstr (copies[i], "-session.") == NULL;
  g_assert_cmpuint (n_old, ==, 30);
  /* Ten of the newest sessions: that of now, two each of four days and one of the fifth; then one each of days five or
   * six to thirty. */
  g_assert_cmpuint (g_strv_length (copies) - n_old, ==, 10 + 25);
  annexa_test_close (project);
}

/* Whoever looks at a copy that is too old goes on looking at it. */
static void
test_pruning_spares_reader (void)
{
  AnnexaProject *project = annexa_test_new_project ("prune-reader.annexa");
  g_autofree char *folder = annexa_earlier_copies_folder (annexa_project_get_path (project));
  g_autofree char *copy = g_build_filename (folder, "20190101T000000000Z-import.annexa", NULL);
  AnnexaProject *earlier;
  g_autoptr (AnnexaProject) reader = NULL;
  g_autoptr (GError) error = NULL;

  annexa_file_make_private_directory (folder, &error);
  g_assert_no_error (error);
  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  annexa_file_copy (annexa_project_get_path (project), copy, NULL, &error);
  g_assert_no_error (error);
  earlier = annexa_project_open (copy, TRUE, &error);
  g_assert_no_error (error);

  annexa_project_keep_earlier (project, "import", &error);
  g_assert_no_error (error);
  reader = annexa_project_open_reader (earlier, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_clear_object (&reader);
  annexa_test_close (earlier);
  annexa_project_keep_earlier (project, "import", &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/store/sealed", test_sealed);
  g_test_add_func ("/store/permissions", test_permissions);
  g_test_add_func ("/store/symbolic-link", test_symbolic_link);
  g_test_add_func ("/store/changed-elsewhere", test_changed_elsewhere);
  g_test_add_func ("/store/written-in-place", test_written_in_place);
  g_test_add_func ("/store/touched", test_touched);
  g_test_add_func ("/store/deleted", test_deleted);
  g_test_add_func ("/store/place-taken", test_place_taken);
  g_test_add_func ("/store/folder-gone", test_folder_gone);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/drop-box", test_drop_box);
  g_test_add_func ("/store/no-room", test_no_room);
  g_test_add_func ("/store/disk-full", test_disk_full);
  g_test_add_func ("/store/automatic", test_automatic);
  g_test_add_func ("/store/close-refused", test_close_refused);
  g_test_add_func ("/store/worker", test_worker);
  g_test_add_func ("/store/earlier-copies", test_earlier_copies);
  g_test_add_func ("/store/pruning", test_pruning);
  g_test_add_func ("/store/pruning-spares-reader", test_pruning_spares_reader);
  g_test_add_func ("/store/earlier-is-now", test_earlier_is_now);

  return g_test_run ();
}
