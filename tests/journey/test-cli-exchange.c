/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <grp.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* Collects "name=SHA-256" of every file of a folder and of the folders inside it. */
static void
add_files (const char *path,
           const char *prefix,
           GPtrArray  *files)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      g_autofree char *shown = g_strconcat (prefix, name, NULL);
      g_autofree char *deeper = g_strconcat (shown, "/", NULL);
      g_autofree char *contents = NULL;
      g_autofree char *sha256 = NULL;
      gsize length;

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        {
          add_files (inner, deeper, files);
          continue;
        }
      g_assert_true (g_file_get_contents (inner, &contents, &length, NULL));
      sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      g_ptr_array_add (files, g_strdup_printf ("%s=%s", shown, sha256));
    }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe_folder (const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  add_files (path, "", files);
  g_ptr_array_sort (files, compare_texts);
  g_ptr_array_add (files, NULL);
  return g_strjoinv ("\n", (char **) files->pdata);
}

static char *
describe_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* Changes one word of a file. */
static void
replace_word (const char *folder,
              const char *name,
              const char *before,
              const char *after)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  parts = g_strsplit (contents, before, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (after, parts);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* A program is told how many rows said nothing new. */
static void
assert_unchanged (const char *file,
                  const char *folder)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("import", file, folder, "--dry-run", "--format", "json", NULL);
  JsonArray *counts = json_object_get_array_member (json_node_get_object (node), "counts");
  gint64 updated = 0;
  gint64 unchanged = 0;

  for (guint i = 0; i < json_array_get_length (counts); i++)
    {
      updated += json_object_get_int_member (json_array_get_object_element (counts, i), "updated");
      unchanged += json_object_get_int_member (json_array_get_object_element (counts, i), "unchanged");
    }
  g_assert_cmpint (updated, ==, 1);
  g_assert_cmpint (unchanged, >, 300);
}

/* Of a folder that was exported only what is different now is brought up to date, and only that is told. */
static void
test_only_what_differs (void)
{
  g_autofree char *file = annexa_test_cli_new ("differs.annexa");
  g_autofree char *folder = annexa_test_path ("differs");
  g_autofree char *nothing = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *said = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Shop", NULL));
  annexa_test_cli ("export", file, "-o", folder, NULL);
  nothing = annexa_test_cli_answer ("import", file, folder, "--dry-run", NULL);
  g_assert_null (strstr (nothing, "up to date"));

  replace_word (folder, "asset.csv", "Shop", "Bigger shop");
  tried = annexa_test_cli_answer ("import", file, folder, "--dry-run", NULL);
  g_assert_nonnull (strstr (tried, " files: every column matched by its name\nWould be brought up to date: 1 asset\n"
                                   "Nothing new about "));
  g_assert_null (strstr (tried, "csv"));
  assert_unchanged (file, folder);

  said = annexa_test_cli_answer ("import", file, folder, NULL);
  g_assert_nonnull (strstr (said, "\nBrought up to date: 1 asset\n"));
  g_free (said);
  said = annexa_test_cli_get (file, "asset", "A-002", "name");
  g_assert_cmpstr (said, ==, "\"Bigger shop\"");
}

/* The example company, out and in and out again, is the same byte by byte. */
static void
test_there_and_back (void)
{
  g_autofree char *sample = annexa_test_path ("sample.annexa");
  g_autofree char *copy = annexa_test_cli_new ("copy.annexa");
  g_autofree char *first = annexa_test_path ("first");
  g_autofree char *second = annexa_test_path ("second");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *history = NULL;
  g_autofree char *said = NULL;

  annexa_test_cli ("new", sample, "--sample", NULL);
  annexa_test_cli ("export", sample, "-o", first, NULL);
  said = annexa_test_cli_answer ("import", copy, first, NULL);
  g_assert_nonnull (strstr (said, "Added: 51 assets\n"));
  g_assert_null (strstr (said, "notes"));
  annexa_test_cli ("export", copy, "-o", second, NULL);
  before = describe_folder (first);
  after = describe_folder (second);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (before, "files/"));

  /* What it brings is there already, so that a second time nothing changes. */
  g_free (annexa_test_cli_answer ("import", copy, first, NULL));
  history = annexa_test_cli_answer ("history", copy, "--verify", NULL);
  g_assert_true (g_str_has_prefix (history, "History holds together: 2 edits."));
  annexa_test_cli_fails ("not empty", "export", copy, "-o", second, NULL);
}

static void
test_export_files (void)
{
  g_autofree char *file = annexa_test_cli_new ("export.annexa");
  g_autofree char *csv = annexa_test_path ("assets.csv");
  g_autofree char *json = annexa_test_path ("assets.JSON");
  g_autofree char *text = annexa_test_path ("assets.txt");
  g_autofree char *disguised = annexa_test_path ("disguised.csv");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *exported = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server; “big”", NULL));
  annexa_test_cli ("export", file, "--kind", "asset", "-o", csv, NULL);
  g_file_get_contents (csv, &contents, NULL, NULL);
  g_assert_true (g_str_has_prefix (contents, "ref,name,class,"));
  g_assert_nonnull (strstr (contents, "\r\nA-001,Server; “big”,"));

  annexa_test_cli ("export", file, "--kind=asset", "--output", json, NULL);
  g_file_get_contents (json, &exported, NULL, NULL);
  listed = annexa_test_cli_answer ("list", file, "asset", "--format", "json", NULL);
  g_assert_cmpstr (exported, ==, listed);

  annexa_test_cli_fails ("end in .csv, .ods, .xlsx or .json", "export", file, "--kind", "asset", "-o", text, NULL);
  annexa_test_cli_fails ("give --kind", "export", file, "-o", csv, NULL);
  annexa_test_cli_fails ("Say where to", "export", file, NULL);
  annexa_test_cli_fails ("no kind", "export", file, "--kind", "zebra", "-o", csv, NULL);

  /* The project is not the place to export it to. */
  g_assert_cmpint (link (file, disguised), ==, 0);
  before = describe_file (file);
  annexa_test_cli_fails ("project itself", "export", file, "--kind", "asset", "-o", disguised, NULL);
  after = describe_file (file);
  g_assert_cmpstr (before, ==, after);
}

/* A package that says by its first bytes what it is. */
static void
assert_begins (const char *path,
               const char *format)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (contents, "PK\003\004", 4), ==, 0);
  g_assert_nonnull (memmem (contents, length, format, strlen (format)));
}

static void
test_export_spreadsheets (void)
{
  g_autofree char *file = annexa_test_cli_new ("spreadsheets.annexa");
  g_autofree char *ods = annexa_test_path ("assets.ods");
  g_autofree char *xlsx = annexa_test_path ("assets.XLSX");
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  gsize first, second;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name==1+1", NULL));
  annexa_test_cli ("export", file, "--kind", "asset", "-o", ods, NULL);
  assert_begins (ods, "application/vnd.oasis.opendocument.spreadsheet");
  g_assert_true (g_file_get_contents (ods, &once, &first, NULL));
  annexa_test_cli ("export", file, "--kind", "asset", "-o", ods, NULL);
  g_assert_true (g_file_get_contents (ods, &twice, &second, NULL));
  g_assert_cmpmem (once, first, twice, second);
  annexa_test_cli ("export", file, "--kind", "asset", "-o", xlsx, NULL);
  assert_begins (xlsx, "xl/workbook.xml");

  /* Without a kind there is a sheet for each. */
  annexa_test_cli ("export", file, "-o", ods, NULL);
  assert_begins (ods, "application/vnd.oasis.opendocument.spreadsheet");
  annexa_test_cli ("export", file, "-o", xlsx, NULL);
  assert_begins (xlsx, "xl/worksheets/sheet2.xml");
}

static void
test_import_formats (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *location;
  } files[] = {
    { "name,location\nServer,Room 1\n", -1, "Room 1" },
    { "name;location\r\nServer;\"Room; 1\"\r\n", -1, "Room; 1" },
    { "name\tlocation\nServer\tRoom, 1\n", -1, "Room, 1" },
    { "sep=;\nname;location\nServer;Room 1\n", -1, "Room 1" },
    { "\xef\xbb\xbfname,location\nServer,Caf\xc3\xa9\n", -1, "Café" },
    { "name,location\nServer,Caf\xe9 \x80 5\n", -1, "Café € 5" },
    { "\xff\xfen\0a\0m\0e\0,\0l\0o\0c\0a\0t\0i\0o\0n\0\n\0S\0e\0r\0v\0e\0r\0,\0\xe9\0\n\0", 48, "é" },
    { "\xfe\xff\0n\0a\0m\0e\0,\0l\0o\0c\0a\0t\0i\0o\0n\0\n\0S\0e\0r\0v\0e\0r\0,\0\xe9\0\n", 48, "é" },
    { "name,location\nServer,\"Room\n1 \"\"North\"\"\"\n", -1, "Room 1 \"North\"" },
    { "NÁME;Place\nServer;Room 1\n", -1, "Room 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("formats-%u.annexa", i);
      g_autofree char *file = annexa_test_cli_new (name);
      g_autofree char *csv = annexa_test_write ("assets.csv", files[i].text, files[i].length);
      g_autofree char *location = NULL;

      g_free (annexa_test_cli_answer ("import", file, csv, NULL));
      location = annexa_test_cli_list (file, "asset", "location");
      g_assert_cmpstr (location, ==, files[i].location);
    }
}

static JsonArray *
get_messages (JsonNode *node)
{
  return json_object_get_array_member (json_node_get_object (node), "messages");
}

static void
test_import_errors (void)
{
  g_autofree char *file = annexa_test_cli_new ("errors.annexa");
  g_autofree char *long_name = g_strnfill (1001, 'x');
  g_autofree char *text
      = g_strdup_printf ("ref,name,quantity,colour\nA-1,Good,1,red\n\nA-2,,2,\nA-3,\"two\nlines\",x,\nA-4,%s,,\nA-1,Twice,,\n",
                         long_name);
  g_autofree char *csv = annexa_test_write ("assets.csv", text, -1);
  g_autofree char *open = annexa_test_write ("open.csv", "name\nx\n\"never closed\ny\n", -1);
  g_autofree char *binary = annexa_test_write ("binary.csv", "name\0\x01\x02", 7);
  g_autofree char *empty = annexa_test_write ("empty.csv", "", 0);
  g_autofree char *unclear = annexa_test_write ("unclear.csv", "foo,bar\n1,2\n", -1);
  g_autofree char *vague = annexa_test_write ("list.csv", "name\nx\n", -1);
  g_autofree char *missing = annexa_test_path ("missing.csv");
  g_autofree char *folder = annexa_test_path ("nothing");
  g_autofree char *before = describe_file (file);
  g_autofree char *after = NULL;
  g_autoptr (GString) errors = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (AnnexaCliRun) run = NULL;
  g_autoptr (AnnexaCliRun) untitled = NULL;
  const char *words[] = { "import", file, csv, NULL };

  run = annexa_test_cli_run (words);
  g_assert_cmpint (run->status, ==, 2);
  g_assert_nonnull (strstr (run->errors, "annexa-cli: assets.csv, line 4: name: "));
  g_assert_nonnull (strstr (run->errors, "annexa-cli: Nothing was imported, because of 3 errors.\n"));
  g_assert_null (strstr (run->output, "Added"));

  node = annexa_test_cli_json ("import", file, csv, "--format", "json", NULL);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (node), "accepted"));
  for (guint i = 0; i < json_array_get_length (get_messages (node)); i++)
    {
      JsonObject *message = json_array_get_object_element (get_messages (node), i);

      g_string_append_printf (errors, "%s%d ", json_object_get_boolean_member (message, "error") ? "!" : "",
                              (int) json_object_get_int_member (message, "line"));
    }
  g_assert_cmpstr (errors->str, ==, "2 !4 5 !7 !8 ");

  annexa_test_cli_fails ("open.csv: Line 3", "import", file, open, "--kind", "asset", "--format", "table", NULL);
  annexa_test_cli_fails ("neither a text file", "import", file, binary, "--kind", "asset", NULL);
  annexa_test_cli_fails ("is empty", "import", file, empty, "--kind", "asset", NULL);
  untitled = annexa_test_cli_run ((const char *const[]){ "import", file, unclear, "--kind", "asset", NULL });
  g_assert_cmpint (untitled->status, ==, 2);
  g_assert_nonnull (strstr (untitled->errors, "annexa-cli: “unclear.csv” has no column for “Name”"));
  g_assert_nonnull (strstr (untitled->errors, "--map 'foo=name'"));
  annexa_test_cli_fails ("Give --kind.", "import", file, unclear, NULL);
  annexa_test_cli_fails ("The closest: person, ", "import", file, vague, NULL);
  annexa_test_cli_fails ("does not exist", "import", file, missing, "--kind", "asset", NULL);
  annexa_test_cli_fails ("not an ordinary file", "import", file, "/dev/null", "--kind", "asset", NULL);
  annexa_test_cli_fails ("no column “baz”", "import", file, unclear, "--kind", "asset", "--map", "baz=name", NULL);
  annexa_test_cli_fails ("Did you mean “name”?", "import", file, unclear, "--kind", "asset", "--map", "foo=nmae", NULL);
  annexa_test_cli_fails ("no COLUMN=FIELD", "import", file, unclear, "--kind", "asset", "--map", "foo", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  annexa_test_cli_fails ("no CSV files", "import", file, folder, NULL);
  annexa_test_cli_fails ("for a single file", "import", file, folder, "--kind", "asset", NULL);

  after = describe_file (file);
  g_assert_cmpstr (before, ==, after);
}

static void
test_import_is_one_step (void)
{
  g_autofree char *file = annexa_test_cli_new ("step.annexa");
  g_autofree char *csv
      = annexa_test_write ("list.csv", "What;Who;Cost=\nServer;Ana Ruiz;5\nDesk;Eva;\n", -1);
  g_autofree char *before = describe_file (file);
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  g_autofree char *said = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *columns;

  said = annexa_test_cli_answer ("import", file, csv, "--kind", "asset", "--map", "What=name", "--map", "who=owner",
                                 "--map", "Cost==value", "--dry-run", NULL);
  g_assert_nonnull (strstr (said, "Would be added: 2 assets\nWould be added because rows name them: 2 people\n"));
  after = describe_file (file);
  g_assert_cmpstr (before, ==, after);
  names = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (names, ==, "");

  node = annexa_test_cli_json ("import", file, csv, "--kind", "asset", "--map", "What=name", "--map", "Who=owner",
                               "--map", "Cost==", "--format", "json", NULL);
  columns = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (json_node_get_object (node), "tables"), 0), "columns");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (columns, 1), "match"), ==, "chosen");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (columns, 2), "match"), ==, "left-out");
  g_free (names);
  names = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (names, ==, "Server Desk");

  g_free (said);
  said = annexa_test_cli_answer ("undo", file, NULL);
  g_assert_cmpstr (said, ==, "Undone: 2 assets imported from list.csv\n");
  g_free (names);
  names = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (names, ==, "");
  g_free (names);
  names = annexa_test_cli_list (file, "person", "name");
  g_assert_cmpstr (names, ==, "");
}

/* Samples of another program: what can be understood is in fields, everything else in the notes. */
static void
test_other_program (void)
{
  g_autofree char *folder
      = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "testdata", "ciso-assistant", NULL);
  g_autofree char *assets = g_build_filename (folder, "sample_assets.csv", NULL);
  g_autofree char *risks = g_build_filename (folder, "RA_sample.csv", NULL);
  g_autofree char *file = NULL;
  g_autofree char *said = NULL;
  g_autofree char *value = NULL;

  if (!g_file_test (assets, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the samples of another program are not here");
      return;
    }
  file = annexa_test_cli_new ("other.annexa");
  g_free (annexa_test_cli_answer ("import", file, assets, NULL));
  value = annexa_test_cli_list (file, "asset", "class");
  g_assert_cmpstr (value, ==, "primary supporting");
  g_free (value);
  value = annexa_test_cli_list (file, "asset", "notes");
  g_assert_cmpstr (value, ==, "domain: Global domain: Global");

  said = annexa_test_cli_answer ("import", file, risks, NULL);
  g_assert_nonnull (strstr (said, "RA_sample.csv, lines 2, 3: current_impact: “Significant” is no step of the scale "
                                  "“Impact today”. Kept in the notes: “Significant”.\n"));
  g_free (value);
  value = annexa_test_cli_list (file, "risk", "treatment");
  g_assert_cmpstr (value, ==, "undecided modify retain");

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  annexa_test_cli ("set", file, "risk", "R.1", "owner=P-001", "current-impact=Severe", "treatment=modify",
                   "planned-controls=A.8.7;A.8.13", NULL);
  annexa_test_cli ("set", file, "control", "A.8.13", "applicable=yes", "reasons=risk", "owner=P-001", NULL);
  g_free (value);
  value = annexa_test_cli_get (file, "risk", "R.1", "current-level");
  g_assert_cmpstr (value, ==, "\"Critical\"");
  g_free (annexa_test_cli_answer ("verify", file, NULL));
}

/* What root may do says nothing: whoever is root becomes nobody for this. */
static void
become_nobody (gpointer data)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
    _exit (99);
}

static int
run_as_nobody (char      **errors,
               const char *command,
               const char *file,
               const char *third,
               const char *fourth)
{
  const char *words[] = { ANNEXA_CLI, command, file, third, fourth, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_free (*errors);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, become_nobody, NULL, NULL, errors, &status,
                &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, &error) ? 0 : error->code;
}

static void
give_to_nobody (const char *path,
                mode_t      mode)
{
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (path, 65534, 65534), ==, 0);
}

/* Of a column that no field takes there is one line, whatever stands in its cells. */
static void
test_unknown_column (void)
{
  g_autofree char *file = annexa_test_cli_new ("unknown-column.annexa");
  g_autofree char *table = annexa_test_path ("unknown-column.csv");
  g_autofree char *output = NULL;

  g_assert_true (g_file_set_contents (table, "Name;Colour\nPress;red\nSaw;blue\nMill;\n", -1, NULL));
  output = annexa_test_cli_answer ("import", file, table, "--kind", "asset", NULL);
  g_assert_nonnull (strstr (output, "unknown-column.csv, lines 2, 3: Colour: There is no field for this column. What stands "
                                    "there is kept in the notes.\n"));
  g_assert_null (strstr (output, "red"));
  g_assert_null (strstr (output, "blue"));
}

static void
test_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("annexa-nobody-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autofree char *file = g_build_filename (folder, "firm.annexa", NULL);
  g_autofree char *home = g_strdup (g_getenv ("XDG_STATE_HOME"));
  g_autofree char *data = g_strdup (g_getenv ("XDG_DATA_HOME"));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *errors = NULL;
  const char *cleaning[] = { "rm", "-r", folder, NULL };

  annexa_test_cli ("new", file, NULL);
  give_to_nobody (folder, 0700);
  give_to_nobody (file, 0444);
  before = describe_file (file);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", state, TRUE);

  if (run_as_nobody (&errors, "list", file, "asset", NULL) != 0)
    {
      /* The program itself may lie where nobody can reach it. */
      g_test_message ("%s", errors);
      g_test_skip ("the program cannot be run as another user here");
    }
  else
    {
      g_assert_cmpint (run_as_nobody (&errors, "add", file, "asset", "name=x"), ==, 2);
      g_assert_nonnull (strstr (errors, "may only be read"));
      g_assert_cmpint (run_as_nobody (&errors, "undo", file, NULL, NULL), ==, 2);

      give_to_nobody (file, 0644);
      g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
      g_assert_cmpint (run_as_nobody (&errors, "add", file, "asset", "name=x"), ==, 2);
      g_assert_nonnull (strstr (errors, "may only be read"));

      give_to_nobody (file, 0000);
      g_assert_cmpint (run_as_nobody (&errors, "list", file, "asset", NULL), ==, 2);
      g_assert_nonnull (strstr (errors, "may not read"));
      give_to_nobody (file, 0644);
    }

  after = describe_file (file);
  g_assert_cmpstr (before, ==, after);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) cleaning, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli-exchange/there-and-back", test_there_and_back);
  g_test_add_func ("/cli-exchange/only-what-differs", test_only_what_differs);
  g_test_add_func ("/cli-exchange/export-files", test_export_files);
  g_test_add_func ("/cli-exchange/export-spreadsheets", test_export_spreadsheets);
  g_test_add_func ("/cli-exchange/import-formats", test_import_formats);
  g_test_add_func ("/cli-exchange/import-errors", test_import_errors);
  g_test_add_func ("/cli-exchange/import-is-one-step", test_import_is_one_step);
  g_test_add_func ("/cli-exchange/other-program", test_other_program);
  g_test_add_func ("/cli-exchange/unknown-column", test_unknown_column);
  g_test_add_func ("/cli-exchange/read-only", test_read_only);

  return g_test_run ();
}
