/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-setup.h"
#include "annexa-test-file.h"
#include "annexa-test.h"
#include "annexa-working-copy.h"

/* The working copy: what it still holds after a crash, and who may work on it. */

/* After a crash. */

static void
test_recovered (void)
{
  AnnexaProject *project = annexa_test_new_project ("crash.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));

  annexa_test_add (project, "asset", "Not published");
  annexa_test_crash (project);
  project = annexa_test_open (path);
  g_assert_true (annexa_project_was_recovered (project));
  g_assert_null (annexa_project_get_kept (project));
  g_assert_true (annexa_test_has_asset (project, "Not published"));
  annexa_test_assert_sound (project);

  project = annexa_test_reopen (project);
  g_assert_false (annexa_project_was_recovered (project));
  annexa_test_close (project);
}

static void
test_recovered_without_file (void)
{
  AnnexaProject *project = annexa_test_new_project ("gone.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "Not published");
  annexa_test_crash (project);
  g_assert_no_errno (g_unlink (path));

  project = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_ASKED);
  g_object_unref (project);

  project = annexa_test_open (path);
  g_assert_true (annexa_project_was_recovered (project));
  g_assert_true (annexa_test_has_asset (project, "Not published"));
  annexa_test_publish (project, TRUE);
  annexa_test_close (project);

  /* Without edits that are nowhere else, a file that is gone is gone. */
  g_assert_no_errno (g_unlink (path));
  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
}

static void
test_both_kept (void)
{
  AnnexaProject *project = annexa_test_new_project ("both.annexa");
  AnnexaProject *second = annexa_test_new_project ("theirs.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *kept = NULL;

  annexa_test_add (second, "asset", "Theirs");
  annexa_test_publish (second, FALSE);
  annexa_test_add (project, "asset", "Ours");
  annexa_test_crash (project);
  annexa_test_copy_file (annexa_project_get_path (second), path);
  annexa_test_close (second);

  project = annexa_test_open (path);
  g_assert_false (annexa_project_was_recovered (project));
  g_assert_true (annexa_test_has_asset (project, "Theirs"));
  g_assert_false (annexa_test_has_asset (project, "Ours"));
  kept = g_strdup (annexa_project_get_kept (project));
  g_assert_nonnull (kept);
  g_assert_true (strstr (kept, "both (") != NULL);
  annexa_test_close (project);

  project = annexa_test_open (kept);
  g_assert_true (annexa_test_has_asset (project, "Ours"));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
test_created_over_left (void)
{
  AnnexaProject *project = annexa_test_new_project ("again.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "Ours");
  annexa_test_crash (project);
  project = annexa_setup_new_project (path, "Another", ANNEXA_DEFAULT_METHOD, &error);
  g_assert_no_error (error);
  kept = g_strdup (annexa_project_get_kept (project));
  g_assert_nonnull (kept);
  g_assert_false (annexa_test_has_asset (project, "Ours"));
  annexa_test_publish (project, FALSE);
  annexa_test_close (project);

  project = annexa_test_open (kept);
  g_assert_true (annexa_test_has_asset (project, "Ours"));
  annexa_test_close (project);
}

/* Something was to take the place of a project, and ended before it was written: the project is what it was. */
static void
test_not_replaced (void)
{
  AnnexaProject *project = annexa_test_new_project ("replaced.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;
  AnnexaWorkingCopy *copy;

  annexa_test_add (project, "asset", "There before");
  annexa_test_close (project);
  copy = annexa_working_copy_create (path, &error);
  g_assert_no_error (error);
  annexa_working_copy_free (copy);

  project = annexa_test_open (path);
  g_assert_true (annexa_test_has_asset (project, "There before"));
  g_assert_null (annexa_project_get_kept (project));
  annexa_test_close (project);
}

/* A file that was damaged elsewhere does not cost what is left of it here. */
static void
test_file_damaged (void)
{
  AnnexaProject *project = annexa_test_new_project ("spoilt.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *kept = NULL;
  g_autofree char *message = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  char *place;

  annexa_test_add (project, "asset", "Unspoilt");
  annexa_test_close (project);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  place = memmem (contents, length, "Unspoilt", strlen ("Unspoilt"));
  g_assert_nonnull (place);
  *place = 'u';
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));

  project = annexa_test_open (path);
  kept = g_strdup (annexa_project_get_kept (project));
  message = annexa_project_describe_kept (project, NULL);
  g_assert_nonnull (kept);
  g_assert_nonnull (strstr (message, kept));
  annexa_test_close (project);

  project = annexa_test_open (kept);
  g_assert_true (annexa_test_has_asset (project, "Unspoilt"));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static guint
count_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "ruined (");
  return n;
}

/* Of a file that cannot be opened any more what was in it is kept once, however often somebody tries. */
static void
test_file_ruined (void)
{
  AnnexaProject *project = annexa_test_new_project ("ruined.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *contents = NULL;
  gsize length;

  annexa_test_add (project, "asset", "Unspoilt");
  annexa_test_close (project);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 200, 'x', 20000);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (annexa_project_open (path, FALSE, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
      g_assert_true ((strstr (error->message, "ruined (undamaged") != NULL) == (i == 0));
      g_assert_true ((strstr (error->message, ". What was in it last time is in") != NULL) == (i == 0));
      g_assert_cmpuint (count_beside (path), ==, 1);
    }
}

/* The working copy's folder, found by the database in it. */
static char *
working_folder (const char *path)
{
  g_autofree char *work = g_build_filename (g_get_user_state_dir (), "annexa", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (work, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *state = g_build_filename (work, name, "state", NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autofree char *target = NULL;

      if (!g_key_file_load_from_file (file, state, G_KEY_FILE_NONE, NULL))
        continue;
      target = g_key_file_get_string (file, "file", "path", NULL);
      if (g_strcmp0 (target, path) == 0)
        return g_build_filename (work, name, NULL);
    }
  return NULL;
}

/* Rewrites what is known about the person's file into what a machine leaves that lost its power right after the rename. */
static void
go_back_to_announced (const char *folder)
{
  static const char *const keys[] = { "exists", "inode", "size", "mtime", "seq", "sha256" };
  g_autofree char *path = g_build_filename (folder, "state", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = g_key_file_get_value (file, "file", keys[i], &error);

      g_assert_no_error (error);
      g_key_file_set_value (file, "announced", keys[i], value);
    }
  g_key_file_set_uint64 (file, "announced", "device", 12345);
  g_key_file_set_uint64 (file, "file", "inode", 1);
  g_key_file_set_int64 (file, "file", "seq", 1);
  g_key_file_remove_key (file, "file", "sha256", NULL);
  g_key_file_save_to_file (file, path, &error);
  g_assert_no_error (error);
}

/* The file got its name, and the program died before it could note that: it is still its own file. */
static void
test_announced (void)
{
  AnnexaProject *project = annexa_test_new_project ("announced.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *folder = working_folder (path);

  annexa_test_add (project, "asset", "Published");
  annexa_test_publish (project, FALSE);
  annexa_test_add (project, "asset", "Not published");
  annexa_test_crash (project);
  go_back_to_announced (folder);

  project = annexa_test_open (path);
  g_assert_null (annexa_project_get_kept (project));
  g_assert_true (annexa_project_was_recovered (project));
  g_assert_true (annexa_test_has_asset (project, "Published"));
  g_assert_true (annexa_test_has_asset (project, "Not published"));
  annexa_test_close (project);

  /* Somebody else's file is told apart, announced or not. */
  go_back_to_announced (folder);
  project = annexa_test_new_project ("of-others.annexa");
  annexa_test_copy_file (annexa_project_get_path (project), path);
  annexa_test_close (project);
  project = annexa_test_open (path);
  g_assert_false (annexa_test_has_asset (project, "Published"));
  g_assert_nonnull (annexa_project_get_kept (project));
  annexa_test_close (project);
}

static char *
find_in (const char *folder,
         const char *prefix,
         const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, suffix))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* A damaged copy is not continued, but neither is it thrown away. */
static void
test_left_damaged (void)
{
  AnnexaProject *project = annexa_test_new_project ("left.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *folder = working_folder (path);
  g_autofree char *database = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *contents = NULL;

  annexa_test_add (project, "asset", "One");
  annexa_test_crash (project);
  database = find_in (folder, "project-", ".db");
  annexa_test_write_file (database, "This is no database, but perhaps somebody can make something of it.");

  project = annexa_test_open (path);
  g_assert_false (annexa_project_was_recovered (project));
  kept = g_strdup (annexa_project_get_kept (project));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
  aside = find_in (folder, "damaged-", ".db");
  g_assert_nonnull (aside);
  g_assert_cmpstr (kept, ==, aside);
  g_file_get_contents (aside, &contents, NULL, NULL);
  g_assert_true (g_str_has_prefix (contents, "This is no database"));
}

/* What was left behind belongs to a path; a file that was moved has none. */
static void
test_moved (void)
{
  AnnexaProject *project = annexa_test_new_project ("old-name.annexa");
  AnnexaProject *other = annexa_test_new_project ("other-project.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *other_path = g_strdup (annexa_project_get_path (other));
  g_autofree char *moved = annexa_test_path ("new-name.annexa");

  annexa_test_add (other, "asset", "Of the other");
  annexa_test_close (other);
  annexa_test_add (project, "asset", "Published");
  annexa_test_close (project);
  g_assert_no_errno (g_rename (path, moved));
  g_assert_no_errno (g_rename (other_path, path));

  project = annexa_test_open (path);
  g_assert_true (annexa_test_has_asset (project, "Of the other"));
  g_assert_null (annexa_project_get_kept (project));
  annexa_test_close (project);
  project = annexa_test_open (moved);
  g_assert_true (annexa_test_has_asset (project, "Published"));
  annexa_test_close (project);
}

static void
test_leftovers (void)
{
  AnnexaProject *project = annexa_test_new_project ("rest.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *ours = annexa_test_path (".~new.rest.annexa.ab12CD");
  g_autofree char *other = annexa_test_path (".~new.rest.annexa2.ab12CD");
  g_autofree char *theirs = annexa_test_path (".rest.annexa.backup");

  annexa_test_close (project);
  annexa_test_write_file (ours, "a copy that was never finished");
  annexa_test_write_file (other, "of another file");
  annexa_test_write_file (theirs, "of another program");
  project = annexa_test_open (path);
  g_assert_false (g_file_test (ours, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (theirs, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (other));
  annexa_test_close (project);
}

/* Locks. */

static char *
lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".~lock.%s#", base);

  return g_build_filename (folder, name, NULL);
}

static void
use_beside_editor (gpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = NULL;

  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&error);

  reader = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (reader), ==, ANNEXA_ACCESS_BUSY);
  g_assert_true (annexa_test_has_asset (reader, "Being edited"));
  g_assert_false (annexa_test_set (reader, "asset", 1, "name", "x", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
}

static void
test_one_editor (void)
{
  AnnexaProject *project = annexa_test_new_project ("busy.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *lock = lock_path (path);

  annexa_test_add (project, "asset", "Being edited");
  g_assert_true (g_file_test (lock, G_FILE_TEST_IS_REGULAR));
  g_assert_true (annexa_test_in_child (use_beside_editor, path, FALSE));
  annexa_test_add (project, "asset", "Still being edited");
  annexa_test_close (project);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  project = annexa_test_open (path);
  annexa_test_close (project);
}

static void
edit_and_die (gpointer data)
{
  AnnexaProject *project = annexa_test_open (data);

  annexa_test_add (project, "asset", "Before the end");
  kill (getpid (), SIGKILL);
}

static void
test_dead_editor (void)
{
  AnnexaProject *project = annexa_test_new_project ("dead.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *lock = lock_path (path);

  annexa_test_close (project);
  g_assert_false (annexa_test_in_child (edit_and_die, path, FALSE));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  project = annexa_test_open (path);
  g_assert_true (annexa_project_was_recovered (project));
  g_assert_true (annexa_test_has_asset (project, "Before the end"));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_visible_locks (void)
{
  AnnexaProject *project = annexa_test_new_project ("visible.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *lock = lock_path (path);
  g_autofree char *dead = g_strdup_printf ("eva,%s,4999999,2026-11-23T20:07:00Z\n", g_get_host_name ());
  g_autofree char *alive = g_strdup_printf ("eva,%s,1,2026-11-23T20:07:00Z\n", g_get_host_name ());
  const char *taken[] = { dead, "", "garbage", "a,b", "\xff\xfe,x,y,z" };
  g_autoptr (GError) error = NULL;

  annexa_test_close (project);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      annexa_test_write_file (lock, taken[i]);
      project = annexa_test_open (path);
      annexa_test_close (project);
      g_unlink (lock);
    }

  annexa_test_write_file (lock, "ana,desk-4,4711,2026-11-23T20:07:00Z\n");
  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "ana on desk-4"));
  g_clear_error (&error);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  annexa_test_write_file (lock, alive);
  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&error);
  g_unlink (lock);

  /* Nothing waits for a pipe. */
  g_assert_no_errno (mkfifo (lock, 0600));
  project = annexa_test_open (path);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/copy/recovered", test_recovered);
  g_test_add_func ("/copy/recovered-without-file", test_recovered_without_file);
  g_test_add_func ("/copy/announced", test_announced);
  g_test_add_func ("/copy/both-kept", test_both_kept);
  g_test_add_func ("/copy/created-over-left", test_created_over_left);
  g_test_add_func ("/copy/left-damaged", test_left_damaged);
  g_test_add_func ("/copy/not-replaced", test_not_replaced);
  g_test_add_func ("/copy/file-damaged", test_file_damaged);
  g_test_add_func ("/copy/file-ruined", test_file_ruined);
  g_test_add_func ("/copy/moved", test_moved);
  g_test_add_func ("/copy/leftovers", test_leftovers);
  g_test_add_func ("/copy/one-editor", test_one_editor);
  g_test_add_func ("/copy/dead-editor", test_dead_editor);
  g_test_add_func ("/copy/visible-locks", test_visible_locks);

  return g_test_run ();
}
