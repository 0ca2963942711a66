/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "annexa-query.h"
#include "annexa-test-file.h"
#include "annexa-test.h"

GBytes *
annexa_test_read_file (const char *path)
{
  char *data;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

void
annexa_test_write_file (const char *path,
                        const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
annexa_test_copy_file (const char *from,
                       const char *to)
{
  g_autoptr (GBytes) bytes = annexa_test_read_file (from);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (to, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/**
 * annexa_test_write_old:
 * @folder_name: a folder that is going to be made
 * @name: a file
 *
 * Returns: (transfer full): the path of a file that says "old", alone in its folder
 */
char *
annexa_test_write_old (const char *folder_name,
                       const char *name)
{
  g_autofree char *folder = annexa_test_path (folder_name);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  annexa_test_write_file (path, "old");
  return path;
}

/**
 * annexa_test_assert_old:
 * @path: what annexa_test_write_old() returned
 *
 * Checks what must be true of a folder in which writing did not come to its end: the old file alone, as it was.
 */
void
annexa_test_assert_old (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *contents = NULL;
  const char *found;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  while ((found = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (found, ==, name);
}

/**
 * annexa_test_limit_disk:
 * @limited: whether no file may be longer than 4 KiB
 *
 * Lets a disk be as good as full, for this process.
 */
void
annexa_test_limit_disk (gboolean limited)
{
  static rlim_t usual;
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  if (limited)
    {
      usual = limit.rlim_cur;
      signal (SIGXFSZ, SIG_IGN);
    }
  limit.rlim_cur = limited ? 4096 : usual;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

/**
 * annexa_test_ask:
 * @program: a program
 * @option: an option of it
 * @path: a file
 * @output: (nullable): where it writes to
 *
 * Returns: (transfer full) (nullable): what the program, which has to accept the file, says about it; %NULL where it is
 *   not installed
 */
char *
annexa_test_ask (const char *program,
                 const char *option,
                 const char *path,
                 const char *output)
{
  const char *arguments[] = { program, option, path, output, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &answer,
                NULL, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s does not accept %s: %s", program, path, answer);
  return answer;
}

AnnexaProject *
annexa_test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_EDIT);
  return project;
}

/* The program ends without publishing, as when it is killed. */
void
annexa_test_crash (AnnexaProject *project)
{
  g_assert_finalize_object (project);
}

void
annexa_test_publish (AnnexaProject *project,
                     gboolean       overwrite)
{
  g_autoptr (GError) error = NULL;

  annexa_project_publish (project, overwrite, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_project_has_unpublished (project));
}

gboolean
annexa_test_has_asset (AnnexaProject *project,
                       const char    *name)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);

  annexa_value_set_text (&value, name);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "name"), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_count_query (project, query, NULL) == 1;
}
