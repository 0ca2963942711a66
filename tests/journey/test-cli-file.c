/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* A failing disk changes a byte and neither the size of the file nor its time. */
static void
damage_in_place (const char *path)
{
  const char *words[] = { "verify", path, NULL };
  g_autoptr (AnnexaCliRun) run = NULL;
  struct timespec times[2];
  struct stat info;
  int fd = open (path, O_WRONLY);

  g_assert_cmpint (fstat (fd, &info), ==, 0);
  g_assert_cmpint (pwrite (fd, "x", 1, info.st_size / 2), ==, 1);
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  g_assert_cmpint (futimens (fd, times), ==, 0);
  close (fd);

  run = annexa_test_cli_run (words);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->output, "sound copy"));

  /* The next change puts it right. */
  g_free (annexa_test_cli_answer ("add", path, "asset", "name=Server", NULL));
  g_free (annexa_test_cli_answer ("verify", path, NULL));
}

static void
test_verify (void)
{
  g_autofree char *file = annexa_test_cli_new ("verify.annexa");
  g_autofree char *damaged = annexa_test_path ("damaged.annexa");
  g_autofree char *said = annexa_test_cli_answer ("verify", file, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (AnnexaCliRun) run = NULL;
  const char *words[] = { "verify", damaged, NULL };
  char *place;
  gsize length;

  g_assert_true (g_str_has_prefix (said, "The project is sound."));

  /* One letter of a record is another one: SQLite itself does not see that. */
  g_file_get_contents (file, &bytes, &length, NULL);
  place = memmem (bytes, length, "Weber Optics", strlen ("Weber Optics"));
  g_assert_nonnull (place);
  *place = 'V';
  g_file_set_contents (damaged, bytes, (gssize) length, NULL);

  run = annexa_test_cli_run (words);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_nonnull (strstr (run->output, "damaged"));
  damage_in_place (file);
  node = annexa_test_cli_json ("verify", damaged, "--format", "json", NULL);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (node), "sound"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (node), "findings")), >, 0);
}

/* While a window has the project open it is read, not changed. */
static void
test_busy (void)
{
  g_autofree char *file = annexa_test_cli_new ("busy.annexa");
  g_autofree char *paper = annexa_test_write ("paper.txt", "x", 1);
  g_autofree char *csv = annexa_test_write ("asset.csv", "name\nx\n", -1);
  g_autofree char *folder = annexa_test_path ("busy-export");
  g_autoptr (GError) error = NULL;
  AnnexaProject *window = annexa_project_open (file, FALSE, &error);
  g_autofree char *names = NULL;

  g_assert_no_error (error);
  annexa_test_add (window, "asset", "Not published yet");
  names = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (names, ==, "Not published yet");
  g_free (annexa_test_cli_answer ("show", file, "asset", "A-001", NULL));
  g_free (annexa_test_cli_answer ("search", file, "published", NULL));
  g_free (annexa_test_cli_answer ("history", file, NULL));
  g_free (annexa_test_cli_answer ("verify", file, NULL));
  annexa_test_cli ("export", file, "-o", folder, NULL);

  annexa_test_cli_fails ("open in another window", "add", file, "asset", "name=x", NULL);
  annexa_test_cli_fails ("open in another window", "set", file, "asset", "A-001", "name=x", NULL);
  annexa_test_cli_fails ("open in another window", "delete", file, "asset", "A-001", NULL);
  annexa_test_cli_fails ("open in another window", "attach", file, "asset", "A-001", paper, NULL);
  annexa_test_cli_fails ("open in another window", "import", file, csv, NULL);
  annexa_test_cli_fails ("open in another window", "undo", file, NULL);
  annexa_test_cli_fails ("open in another window", "redo", file, NULL);

  annexa_test_close (window);
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Second", NULL));
  g_free (names);
  names = annexa_test_cli_list (file, "asset", "ref");
  g_assert_cmpstr (names, ==, "A-001 A-002");
}

/* When a command ends, the person's file has what it did: it is read on a computer that knows nothing else. */
static void
test_published (void)
{
  g_autofree char *file = annexa_test_cli_new ("published.annexa");
  g_autofree char *paper = annexa_test_write ("proof.txt", "x", 1);
  g_autofree char *csv = annexa_test_write ("person.csv", "name\nEva\n", -1);
  const char *commands[][6] = {
    { "add", file, "asset", "name=Server" }, { "set", file, "asset", "A-001", "name=Box" },
    { "attach", file, "asset", "A-001", paper }, { "import", file, csv }, { "undo", file }, { "redo", file },
    { "delete", file, "asset", "A-001" },
  };
  g_autofree char *home = g_strdup (g_getenv ("XDG_STATE_HOME"));
  g_autofree char *elsewhere = annexa_test_path ("elsewhere");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (commands[i]);
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;
      g_autofree char *state = g_strdup_printf ("%s-%u", elsewhere, i);

      g_assert_cmpint (run->status, ==, 0);
      here = annexa_test_cli_answer ("history", file, "--format", "json", NULL);
      g_setenv ("XDG_STATE_HOME", state, TRUE);
      there = annexa_test_cli_answer ("history", file, "--format", "json", NULL);
      g_setenv ("XDG_STATE_HOME", home, TRUE);
      g_assert_cmpstr (here, ==, there);
    }
}

static void
test_output_fails (void)
{
  g_autofree char *file = annexa_test_cli_new ("full.annexa");
  g_autofree char *command = g_strdup_printf ("'%s' list '%s' control > /dev/full", ANNEXA_CLI, file);
  const char *words[] = { "sh", "-c", command, NULL };
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no device that is always full");
      return;
    }
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, NULL);
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_cmpint (error->code, ==, 2);
  g_assert_nonnull (strstr (errors, "could not be written"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli-file/verify", test_verify);
  g_test_add_func ("/cli-file/busy", test_busy);
  g_test_add_func ("/cli-file/published", test_published);
  g_test_add_func ("/cli-file/output-fails", test_output_fails);

  return g_test_run ();
}
