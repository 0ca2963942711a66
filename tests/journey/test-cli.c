/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* What the help says about the command in a line and in those that go on below it. */
static char *
get_summary (char      **lines,
             const char *name)
{
  GString *summary = g_string_new (g_strchug (lines[0] + 2 + strlen (name)));

  for (guint i = 1; lines[i] != NULL && g_str_has_prefix (lines[i], "   "); i++)
    g_string_append_printf (summary, " %s", g_strchug (lines[i]));
  return g_string_free (summary, FALSE);
}

/* The manual has the same commands, with the same summaries. */
static void
assert_in_manual (const char *manual,
                  const char *name,
                  const char *summary)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", -1);
  g_autofree char *escaped = g_strjoinv ("\\-", parts);
  g_autofree char *entry = g_strdup_printf (".TP\n.B %s\n%s.\n", escaped, summary);

  if (strstr (manual, entry) == NULL)
    g_error ("the manual lacks %s", entry);
}

static void
test_help (void)
{
  g_autofree char *help = annexa_test_cli_answer ("--help", NULL);
  g_autofree char *version = annexa_test_cli_answer ("--version", NULL);
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);
  g_autofree char *manual_path = g_test_build_filename (G_TEST_DIST, "..", "data", "annexa-cli.1", NULL);
  g_autofree char *manual = NULL;
  guint n_commands = 0;

  g_assert_true (g_file_get_contents (manual_path, &manual, NULL, NULL));
  g_assert_cmpstr (version, ==, "annexa-cli " ANNEXA_VERSION "\n");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_str_has_prefix (lines[i], "  ") ? g_strndup (lines[i] + 2, strcspn (lines[i] + 2, " ")) : NULL;
      g_autofree char *usage = NULL;
      g_autofree char *command_help = NULL;
      g_autofree char *summary = NULL;

      if (name == NULL || *name == '\0')
        continue;
      command_help = annexa_test_cli_answer (name, "--help", NULL);
      usage = g_strdup_printf ("Usage: annexa-cli %s ", name);
      g_assert_true (g_str_has_prefix (command_help, usage));
      /* What is promised to programs is written down. */
      g_assert_true (strstr (command_help, "--format") == NULL || strstr (command_help, "\nJSON:\n") != NULL);
      summary = get_summary (lines + i, name);
      assert_in_manual (manual, name, summary);
      n_commands++;
    }
  g_assert_cmpuint (n_commands, >=, 15);
}

static void
test_wrong_words (void)
{
  g_autofree char *file = annexa_test_cli_new ("wrong.annexa");
  g_autofree char *other = annexa_test_path ("missing.annexa");

  annexa_test_cli_fails ("--help", NULL, NULL);
  annexa_test_cli_fails ("Did you mean “list”?", "lsit", file, NULL);
  annexa_test_cli_fails ("no command “certify”", "certify", file, "x", NULL);
  annexa_test_cli_fails ("annexa-cli show FILE [KIND] REF", "show", file, NULL);
  annexa_test_cli_fails ("too much", "verify", file, "x", NULL);
  annexa_test_cli_fails ("Did you mean “--where”?", "list", file, "asset", "--wher", "x", NULL);
  annexa_test_cli_fails ("no option “-x”", "list", file, "asset", "-x", NULL);
  annexa_test_cli_fails ("no option “-é”", "list", file, "asset", "-é", NULL);
  annexa_test_cli_fails ("no option “--\357\277\275”", "list", file, "asset", "--\xff", NULL);
  annexa_test_cli_fails ("something has to follow", "list", file, "asset", "--sort", NULL);
  annexa_test_cli_fails ("takes nothing", "import", file, "x", "--dry-run=yes", NULL);
  annexa_test_cli_fails ("once only", "list", file, "asset", "--format", "csv", "--format=csv", NULL);
  annexa_test_cli_fails ("Did you mean “json”?", "list", file, "asset", "--format", "jsno", NULL);
  annexa_test_cli_fails ("Did you mean “asset”?", "list", file, "Assets", NULL);
  annexa_test_cli_fails ("Did you mean “owner”?", "list", file, "asset", "--where", "onwer=", NULL);
  annexa_test_cli_fails ("Did you mean “depends-on”?", "list", file, "asset", "--sort", "-depends on", NULL);
  annexa_test_cli_fails ("no condition", "list", file, "asset", "--where", "owner", NULL);
  annexa_test_cli_fails ("=, !=, ~ and !~ only", "list", file, "asset", "--where", "name<x", NULL);
  annexa_test_cli_fails ("= and != only", "list", file, "asset", "--where", "type<x", NULL);
  annexa_test_cli_fails ("a value to compare", "list", file, "asset", "--where", "quantity<", NULL);
  annexa_test_cli_fails ("Did you mean “High”?", "list", file, "risk", "--where", "current-level=Hgih", NULL);
  annexa_test_cli_fails ("Did you mean “A.5.1”?", "show", file, "control", "a.5.1", NULL);
  annexa_test_cli_fails ("Did you mean “A.8.13”?", "show", file, "control", "Information backup", NULL);
  annexa_test_cli_fails ("which record", "show", file, "asset", NULL);
  annexa_test_cli_fails ("not valid text", "add", file, "asset", "name=\xff\xfe", NULL);
  annexa_test_cli_fails ("does not exist", "list", other, "asset", NULL);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_no_projects (void)
{
  static const char *const commands[][5] = {
    { "list", "FILE", "asset" },          { "show", "FILE", "asset", "A-001" }, { "add", "FILE", "asset", "name=x" },
    { "delete", "FILE", "asset", "A-1" }, { "search", "FILE", "x" },            { "history", "FILE" },
    { "undo", "FILE" },                   { "verify", "FILE" },                 { "export", "FILE", "-o", "out" },
  };
  g_autofree char *text = annexa_test_write ("text.annexa", "This is no project.\n", -1);
  g_autofree char *empty = annexa_test_write ("empty.annexa", "", 0);
  g_autofree char *folder = annexa_test_path ("folder.annexa");
  g_autofree char *sqlite = annexa_test_path ("sqlite.annexa");
  g_autofree char *bytes = g_malloc0 (4096);
  const char *files[] = { text, empty, folder, sqlite, "/dev/null" };

  /* The header of an SQLite file of some other program. */
  memcpy (bytes, "SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20", 24);
  bytes[31] = 1;
  g_file_set_contents (sqlite, bytes, 4096, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
      {
        const char *words[6] = { NULL };

        for (guint k = 0; commands[j][k] != NULL; k++)
          words[k] = strcmp (commands[j][k], "FILE") == 0 ? files[i] : commands[j][k];
        annexa_test_cli_fails ("not", words[0], words[1], words[2], words[3], words[4], NULL);
      }
  g_clear_pointer (&bytes, g_free);
  g_file_get_contents (text, &bytes, NULL, NULL);
  g_assert_cmpstr (bytes, ==, "This is no project.\n");
}

static void
test_new (void)
{
  static const guint steps[] = { 3, 4, 5 };
  g_autofree char *file = annexa_test_cli_new ("new.annexa");
  g_autofree char *named = annexa_test_path ("Käse & “Söhne” \xff\n.annexa");
  g_autofree char *sample = annexa_test_path ("sample.annexa");
  g_autofree char *name = annexa_test_cli_get (file, "organization", "O-001", "name");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  g_assert_cmpstr (name, ==, "\"Weber Optics\"");
  g_file_get_contents (file, &before, &length_before, NULL);
  annexa_test_cli_fails ("exists already", "new", file, NULL);
  g_file_get_contents (file, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *method = g_strdup_printf ("matrix-%ux%u", steps[i], steps[i]);
      g_autofree char *path = annexa_test_path (method);
      g_autoptr (JsonNode) cells = NULL;

      annexa_test_cli ("new", path, "--method", method, NULL);
      cells = annexa_test_cli_json ("list", path, "matrix-cell", "--format", "json", NULL);
      g_assert_cmpuint (json_array_get_length (json_node_get_array (cells)), ==, steps[i] * steps[i]);
    }
  annexa_test_cli_fails ("Did you mean “5x5”? There are: 3x3, 4x4, 5x5.", "new", sample, "--method", "matix-5x5", NULL);
  annexa_test_cli_fails ("--method or --sample", "new", sample, "--sample", "--method", "matrix-5x5", NULL);
  annexa_test_cli_fails ("must not be empty", "new", sample, "--name", " ", NULL);
  g_assert_false (g_file_test (sample, G_FILE_TEST_EXISTS));

  annexa_test_cli ("new", named, NULL);
  g_free (name);
  name = annexa_test_cli_get (named, "organization", "O-001", "name");
  g_assert_true (g_str_has_prefix (name, "\"Käse & “Söhne”"));

  annexa_test_cli ("new", sample, "--sample", "--name", "Ours", NULL);
  g_free (name);
  name = annexa_test_cli_get (sample, "organization", "O-001", "name");
  g_assert_cmpstr (name, ==, "\"Ours\"");
}

/* The kinds that the program names are those of the tables, field by field. */
static void
test_kinds (void)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("kinds", "--format", "json", NULL);
  g_autoptr (JsonNode) one = annexa_test_cli_json ("kinds", "asset", "--format", "json", NULL);
  g_autofree char *table = annexa_test_cli_answer ("kinds", "asset", NULL);
  JsonArray *array = json_node_get_array (node);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  g_assert_cmpuint (json_array_get_length (array), ==, n_kinds);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (one)), ==, 1);
  for (guint i = 0; i < n_kinds; i++)
    {
      JsonObject *kind = json_array_get_object_element (array, i);
      JsonArray *fields = json_object_get_array_member (kind, "fields");

      g_assert_cmpstr (json_object_get_string_member (kind, "name"), ==, kinds[i]->name);
      g_assert_cmpuint (json_array_get_length (fields), ==, kinds[i]->n_fields);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          JsonObject *field = json_array_get_object_element (fields, j);

          g_assert_cmpstr (json_object_get_string_member (field, "name"), ==, kinds[i]->fields[j].name);
          g_assert_true (json_object_get_boolean_member (field, "computed")
                         == (kinds[i]->fields[j].type == ANNEXA_FIELD_COMPUTED));
          if (strcmp (kinds[i]->name, "asset") == 0)
            g_assert_nonnull (strstr (table, kinds[i]->fields[j].name));
        }
    }
}

static void
test_add_set_delete (void)
{
  g_autofree char *file = annexa_test_cli_new ("edit.annexa");
  g_autofree char *person = annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL);
  g_autofree char *first = annexa_test_cli_answer ("add", file, "asset", "name=Server", "owner=ana ruiz",
                                                   "type=Device", "quantity=1 200", "personal-data=yes", NULL);
  g_autofree char *second = annexa_test_cli_answer ("add", file, "asset", "name=Shop", "depends-on=A-001", NULL);
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (AnnexaCliRun) deleted = NULL;

  g_assert_cmpstr (person, ==, "P-001\n");
  g_assert_cmpstr (first, ==, "A-001\n");
  g_assert_cmpstr (second, ==, "A-002\n");
  value = annexa_test_cli_get (file, "asset", "A-001", "quantity");
  g_assert_cmpstr (value, ==, "1200");
  g_free (value);
  value = annexa_test_cli_get (file, "asset", "A-001", "named-by");
  g_assert_cmpstr (value, ==, "[{\"kind\":\"asset\",\"ref\":\"A-002\",\"field\":\"depends-on\"}]");
  shown = annexa_test_cli_answer ("show", file, "asset", "A-001", NULL);
  g_assert_nonnull (strstr (shown, "P-001 Ana Ruiz\n"));
  g_assert_nonnull (strstr (shown, "Asset A-002 Shop (Depends on)\n"));

  annexa_test_cli ("set", file, "asset", "A-001", "owner=", "name=Big server", "next-review=2027-01-12", NULL);
  annexa_test_cli ("set", file, "organization", "trade=software", NULL);
  annexa_test_cli ("set", file, "organization", "O-001", "paper=Letter", NULL);
  g_free (value);
  value = annexa_test_cli_get (file, "asset", "A-001", "owner");
  g_assert_cmpstr (value, ==, "null");

  /* All or nothing. */
  annexa_test_cli_fails ("quantity", "set", file, "asset", "A-001", "name=Changed", "quantity=-1", NULL);
  annexa_test_cli_fails ("there is no “A-009”", "set", file, "asset", "A-002", "name=Changed", "depends-on=A-001;A-009",
                         NULL);
  annexa_test_cli_fails ("set twice", "set", file, "asset", "A-001", "name=Changed", "name=Again", NULL);
  annexa_test_cli_fails ("cannot be set", "set", file, "asset", "A-001", "name=Changed", "worst-level=Low", NULL);
  annexa_test_cli_fails ("no FIELD=VALUE", "set", file, "asset", "A-001", "name=Changed", "stray", NULL);
  annexa_test_cli_fails ("what to change", "set", file, "asset", "A-001", NULL);
  annexa_test_cli_fails ("cannot be changed", "set", file, "control", "A.5.1", "title=Ours", NULL);
  annexa_test_cli_fails ("must not be empty", "add", file, "asset", "name=", NULL);
  annexa_test_cli_fails ("taken already", "add", file, "asset", "name=x", "ref=A-001", NULL);
  annexa_test_cli_fails ("There is no asset “A-009”", "delete", file, "asset", "A-001", "A-009", NULL);
  annexa_test_cli_fails ("cannot be deleted", "delete", file, "control", "A.5.1", NULL);
  g_free (value);
  value = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (value, ==, "Big server Shop");

  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Fire", "assets=A-001", NULL));
  deleted = annexa_test_cli_run ((const char *const[]){ "delete", file, "asset", "A-001", "A-002", NULL });
  g_assert_cmpint (deleted->status, ==, 0);
  g_assert_cmpstr (deleted->errors, ==,
                   "annexa-cli: 1 record names what is deleted (Risks: 1); the link is removed.\nannexa-cli: R-001 Fire\n");
  g_free (value);
  value = annexa_test_cli_list (file, "asset", "name");
  g_assert_cmpstr (value, ==, "");
}

static gboolean
is_free (const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_FILE && !(field->flags & ANNEXA_FIELD_LOCKED);
}

/* What each field of a kind is going to be set to, and the record whose fields they are. */
static GPtrArray *
choose_values (const char       *name,
               const AnnexaKind *kind,
               char            **path,
               char            **ref)
{
  AnnexaProject *project = annexa_test_new_project (name);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  /* What the fields may name, so that the record does not have to name itself. */
  for (guint i = 0; i < 3 && !(kind->flags & ANNEXA_KIND_SINGLE); i++)
    {
      g_autofree char *title = g_strdup_printf ("Something %u", i);
      gint64 id = annexa_test_add (project, kind->name, title);

      g_free (*ref);
      *ref = g_strdup (annexa_project_get_ref (project, kind, id));
    }
  for (guint i = 0; i < kind->n_fields; i++)
    g_ptr_array_add (values, is_free (&kind->fields[i]) ? annexa_test_example_value (project, &kind->fields[i], 0) : NULL);
  *path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);
  return values;
}

/* Every field of a kind takes from the command line what it takes from a file, and gives it back. */
static void
test_every_field (gconstpointer data)
{
  const AnnexaKind *kind = data;
  g_autofree char *path = NULL;
  g_autofree char *ref = g_strdup_printf ("%s-001", kind->fields[0].prefix);
  g_autofree char *name = g_strconcat (kind->name, ".annexa", NULL);
  g_autoptr (GPtrArray) values = choose_values (name, kind, &path, &ref);
  g_autoptr (AnnexaProject) project = NULL;
  gint64 id;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *assignment = NULL;

      if (values->pdata[i] == NULL)
        continue;
      assignment = g_strdup_printf ("%s=%s", kind->fields[i].name, (char *) values->pdata[i]);
      annexa_test_cli ("set", path, kind->name, ref, assignment, NULL);
      if (kind->fields[i].type == ANNEXA_FIELD_REF)
        {
          g_free (ref);
          ref = g_strdup (values->pdata[i]);
        }
    }

  project = annexa_project_open (path, TRUE, NULL);
  id = annexa_project_find_ref (project, kind, ref);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *found = annexa_test_get (project, kind->name, id, kind->fields[i].name);

      if (values->pdata[i] != NULL)
        g_assert_cmpstr (found, ==, values->pdata[i]);
    }
}

static void
add_every_field_tests (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *path = g_strconcat ("/cli/every-field/", kinds[i]->name, NULL);

      /* A risk method has its parts all at once, not one after the other. */
      if (annexa_kind_get_parent_field (kinds[i]) == NULL)
        g_test_add_data_func (path, kinds[i], test_every_field);
    }
}

static void
test_list (void)
{
  static const struct
  {
    const char *words[7];
    const char *refs;
  } cases[] = {
    { { NULL }, "R-001 R-002 R-003" },
    { { "--where", "owner=" }, "R-002" },
    { { "--where", "owner!=" }, "R-001 R-003" },
    { { "--where", "owner=P-001" }, "R-001 R-003" },
    { { "--where", "owner=ana ruiz", "--where", "title=Fire" }, "R-003" },
    { { "--where", "treatment=mitigate" }, "R-001" },
    { { "--where", "treatment!=modify" }, "R-002 R-003" },
    { { "--where", "affects=C" }, "R-001 R-002" },
    { { "--where", "affects=C;A" }, "R-001" },
    { { "--where", "affects!=A" }, "R-002" },
    { { "--where", "planned-controls=A.8.13" }, "R-001" },
    { { "--where", "planned-controls=" }, "R-002 R-003" },
    { { "--where", "current-likelihood>3" }, "R-001 R-002" },
    { { "--where", "current-likelihood>=3", "--where", "current-likelihood<=4" }, "R-001 R-003" },
    { { "--where", "current-likelihood=likely" }, "R-001" },
    { { "--where", "current-level>=High" }, "R-001" },
    { { "--where", "current-level<high" }, "R-003" },
    { { "--where", "current-level=" }, "R-002" },
    { { "--where", "next-review<2027-06-01" }, "R-001" },
    { { "--where", "next-review>=1.6.2027" }, "R-003" },
    { { "--where", "above-acceptance=yes" }, "R-001" },
    { { "--where", "title~IR" }, "R-003" },
    { { "--where", "owner~RUIZ" }, "R-001 R-003" },
    { { "--where", "owner!~ruiz" }, "R-002" },
    { { "--where", "current-likelihood=3..4" }, "R-001 R-003" },
    { { "--where", "current-likelihood=3|likely" }, "R-001 R-003" },
    { { "--where", "current-likelihood!=3|4" }, "R-002" },
    { { "--where", "planned-controls=A.8.14|A.8.13" }, "R-001" },
    { { "--where", "next-review=overdue" }, "" },
    { { "--sort", "title" }, "R-003 R-002 R-001" },
    { { "--sort", "-current-likelihood" }, "R-002 R-001 R-003" },
    { { "--sort", "owner", "--sort", "-ref" }, "R-003 R-001 R-002" },
    { { "--search", "backup ransom" }, "R-001" },
    { { "--search", "fire", "--where", "owner=" }, "" },
  };
  g_autofree char *file = annexa_test_cli_new ("list.annexa");
  g_autofree char *table = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (AnnexaCliRun) empty = NULL;

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Ransomware", "owner=P-001", "treatment=modify",
                                  "affects=C;A", "planned-controls=A.8.13;A.8.7", "current-likelihood=4",
                                  "current-impact=5", "next-review=2027-01-12", "notes=No backup", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Phishing", "affects=C", "current-likelihood=5", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Fire", "owner=P-001", "treatment=share", "affects=A",
                                  "current-likelihood=3", "current-impact=1", "next-review=2027-06-01", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *words = cases[i].words;
      g_autoptr (JsonNode) node = annexa_test_cli_json ("list", file, "risk", "--format", "json", words[0], words[1],
                                                        words[2], words[3], NULL);
      JsonArray *records = json_node_get_array (node);
      g_autoptr (GString) refs = g_string_new (NULL);

      for (guint j = 0; j < json_array_get_length (records); j++)
        g_string_append_printf (refs, "%s%s", j > 0 ? " " : "",
                                json_object_get_string_member (json_array_get_object_element (records, j), "ref"));
      g_test_message ("%s %s", words[0], words[1]);
      g_assert_cmpstr (refs->str, ==, cases[i].refs);
    }

  table = annexa_test_cli_answer ("list", file, "risk", "--where", "title=Fire", NULL);
  g_assert_true (g_str_has_prefix (table, "Reference  Risk  Assets at risk  Risk owner  Level"));
  g_assert_nonnull (strstr (table, "\nR-003      Fire                  Ana Ruiz    Low "));

  /* People are told; programs get a table without rows and nothing else. */
  empty = annexa_test_cli_run ((const char *const[]){ "list", file, "risk", "--where", "title=Flood", NULL });
  g_assert_cmpint (empty->status, ==, 0);
  g_assert_cmpstr (empty->errors, ==, "annexa-cli: Nothing was found.\n");
  csv = annexa_test_cli_answer ("list", file, "risk", "--where", "title=Flood", "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (csv, "ref,title,"));
}

static void
test_search (void)
{
  g_autofree char *file = annexa_test_cli_new ("search.annexa");
  g_autoptr (AnnexaCliRun) nothing = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *words[] = { "search", file, "zebra", NULL };
  g_autofree char *table = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Grüne Kamera", NULL));
  table = annexa_test_cli_answer ("search", file, "grune", "kam", NULL);
  g_assert_cmpstr (table, ==, "Kind   Reference  Title\nasset  A-001      Grüne Kamera\n");
  /* Words count, not pieces of them. */
  g_free (table);
  table = annexa_test_cli_answer ("list", file, "asset", "--search", "mera", "--format", "csv", NULL);
  g_assert_null (strstr (table, "A-001"));
  g_free (table);
  table = annexa_test_cli_answer ("list", file, "asset", "--search", "001 grüne", NULL);
  g_assert_nonnull (strstr (table, "A-001"));
  node = annexa_test_cli_json ("search", file, "kamera", "--format", "json", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);

  nothing = annexa_test_cli_run (words);
  g_assert_cmpint (nothing->status, ==, 0);
  g_assert_cmpstr (nothing->output, ==, "");
}

static void
test_attach (void)
{
  g_autofree char *file = annexa_test_cli_new ("attach.annexa");
  g_autofree char *paper = annexa_test_write ("restore test.txt", "It worked.\n", -1);
  g_autofree char *folder = annexa_test_path ("attached");
  g_autofree char *missing = annexa_test_path ("missing.txt");
  g_autofree char *ref = NULL;
  g_autofree char *value = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *attached = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "It worked.\n", -1);
  g_autofree char *short_sha256 = g_strndup (sha256, 8);

  ref = annexa_test_cli_answer ("attach", file, "control", "A.8.13", paper, NULL);
  g_assert_cmpstr (ref, ==, "E-001\n");
  value = annexa_test_cli_get (file, "evidence", "E-001", "for");
  g_assert_cmpstr (value, ==, "[\"A.8.13\"]");
  annexa_test_cli ("export", file, "-o", folder, NULL);
  attached = g_strdup_printf ("%s/files/%s-restore test.txt", folder, short_sha256);
  g_assert_true (g_file_get_contents (attached, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "It worked.\n");

  g_free (ref);
  ref = annexa_test_cli_answer ("attach", file, "evidence", "E-001", ANNEXA_CLI, NULL);
  g_assert_cmpstr (ref, ==, "E-001\n");
  annexa_test_cli_fails ("does not exist", "attach", file, "control", "A.8.13", missing, NULL);
  annexa_test_cli_fails ("not an ordinary file", "attach", file, "control", "A.8.13", folder, NULL);
  annexa_test_cli_fails ("no control", "attach", file, "control", "A.9.99", paper, NULL);
  g_free (value);
  value = annexa_test_cli_list (file, "evidence", "ref");
  g_assert_cmpstr (value, ==, "E-001");
}

static void
assert_starts_with (const char *path,
                    const char *bytes,
                    gsize       offset)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (contents + offset, strlen (bytes), bytes, strlen (bytes));
}

/* A record of the example company that the report can be about; NULL where it needs none. */
static const char *
find_subject (JsonObject *report)
{
  static const struct
  {
    const char *kind;
    const char *ref;
  } records[] = { { "incident", "INC-001" }, { "audit", "AUD-001" }, { "review", "MR-001" } };

  if (strcmp (json_object_get_string_member (report, "about"), "one") != 0)
    return NULL;
  for (guint i = 0; json_object_has_member (report, "kind") && i < G_N_ELEMENTS (records); i++)
    if (strcmp (json_object_get_string_member (report, "kind"), records[i].kind) == 0)
      return records[i].ref;
  return "R-001";
}

static void
test_report (void)
{
  g_autofree char *file = annexa_test_path ("report.annexa");
  g_autofree char *text = annexa_test_path ("report.txt");
  g_autofree char *folder = annexa_test_path ("no such folder/report.pdf");
  g_autofree char *pdf_of_one = annexa_test_path ("one.pdf");
  g_autoptr (JsonNode) node = annexa_test_cli_json ("report", "--list", "--format", "json", NULL);
  JsonArray *reports = json_node_get_array (node);

  annexa_test_cli ("new", file, "--sample", NULL);
  g_assert_cmpuint (json_array_get_length (reports), >=, 2);
  for (guint i = 0; i < json_array_get_length (reports); i++)
    {
      JsonObject *report = json_array_get_object_element (reports, i);
      const char *name = json_object_get_string_member (report, "name");
      const char *ref = find_subject (report);
      g_autofree char *pdf = annexa_test_path ("report.pdf");
      g_autofree char *odt = annexa_test_path ("report.ODT");

      if (ref != NULL)
        {
          annexa_test_cli_fails ("by its reference", "report", file, name, "-o", pdf, NULL);
          annexa_test_cli_fails ("NO-999", "report", file, name, "NO-999", "-o", pdf, NULL);
          annexa_test_cli ("report", file, name, ref, "-o", pdf, NULL);
          annexa_test_cli ("report", file, name, ref, "-o", odt, NULL);
        }
      else
        {
          annexa_test_cli ("report", file, name, "-o", pdf, NULL);
          annexa_test_cli ("report", file, name, "-o", odt, NULL);
        }
      assert_starts_with (pdf, "%PDF-", 0);
      assert_starts_with (odt, "mimetypeapplication/vnd.oasis.opendocument.text", 30);
    }

  annexa_test_cli_fails ("Did you mean “soa”?", "report", file, "sao", "-o", folder, NULL);
  annexa_test_cli_fails (".pdf or .odt", "report", file, "soa", "-o", text, NULL);
  annexa_test_cli_fails ("Say where to", "report", file, "soa", NULL);
  annexa_test_cli_fails ("Leave the reference “A.5.1” out", "report", file, "soa", "A.5.1", "-o", pdf_of_one, NULL);
  annexa_test_cli_fails ("Leave the reference “R-001” out", "report", file, "risks", "R-001", "-o", pdf_of_one, NULL);
  g_assert_false (g_file_test (pdf_of_one, G_FILE_TEST_EXISTS));
  annexa_test_cli_fails ("report FILE REPORT", "report", file, "-o", folder, NULL);
  annexa_test_cli_fails ("does not exist", "report", file, "soa", "-o", folder, NULL);
  annexa_test_cli_fails ("--list", "report", file, "--list", NULL);
}

static void
assert_told (const char *file,
             const char *path,
             const char *expected)
{
  const char *const arguments[] = { "report", file, "summary", "-o", path, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "");
  if (expected != NULL)
    g_assert_nonnull (strstr (run->errors, expected));
  else
    g_assert_cmpstr (run->errors, ==, "");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_remove (path);
}

/* A logo that cannot be read and a font that is not there keep nobody from a report, but it is said that they are missing. */
static void
test_report_lacks (void)
{
  g_autofree char *file = annexa_test_cli_new ("lacks.annexa");
  g_autofree char *picture = annexa_test_write ("logo.png", "\211PNG\r\n\032\n and no more", -1);
  g_autofree char *logo = g_strconcat ("logo=", picture, NULL);
  g_autofree char *pdf = annexa_test_path ("lacks.pdf");
  g_autofree char *odt = annexa_test_path ("lacks.odt");

  assert_told (file, pdf, NULL);
  annexa_test_cli ("set", file, "organization", "O-001", logo, NULL);
  assert_told (file, pdf, "The logo cannot be read");
  assert_told (file, odt, "PNG or JPEG");
  annexa_test_cli ("set", file, "organization", "O-001", "logo=", "report-font=No such font", NULL);
  assert_told (file, pdf, "“No such font” is not on this computer");
  annexa_test_cli ("set", file, "organization", "O-001", "report-font=noto sans", NULL);
  assert_told (file, odt, NULL);
}

/* The parts of the audit pack that are chosen, and only they make it. */
static void
test_audit_pack (void)
{
  g_autofree char *file = annexa_test_path ("pack.annexa");
  g_autofree char *all = annexa_test_path ("all.pdf");
  g_autofree char *some = annexa_test_path ("some.pdf");
  g_autofree char *long_contents = NULL;
  g_autofree char *short_contents = NULL;
  gsize long_length, short_length;

  annexa_test_cli ("new", file, "--sample", NULL);
  annexa_test_cli ("report", file, "audit-pack", "-o", all, NULL);
  annexa_test_cli ("report", file, "audit-pack", "--part", "legal", "--part", "review:MR-001", "-o", some, NULL);
  assert_starts_with (some, "%PDF-", 0);
  g_assert_true (g_file_get_contents (all, &long_contents, &long_length, NULL));
  g_assert_true (g_file_get_contents (some, &short_contents, &short_length, NULL));
  g_assert_cmpuint (short_length, <, long_length / 3);

  annexa_test_cli_fails ("no report “laws”", "report", file, "audit-pack", "--part", "laws", "-o", some, NULL);
  annexa_test_cli_fails ("part of itself", "report", file, "audit-pack", "--part", "audit-pack", "-o", some, NULL);
  annexa_test_cli_fails ("“MR-999”", "report", file, "audit-pack", "--part", "review:MR-999", "-o", some, NULL);
  annexa_test_cli_fails ("Only the audit pack", "report", file, "soa", "--part", "legal", "-o", some, NULL);
}

/* A pack is put together record by record, and made like every report. */
static void
test_own_pack (void)
{
  g_autofree char *file = annexa_test_path ("own-pack.annexa");
  g_autofree char *by_name = annexa_test_path ("by-name.pdf");
  g_autofree char *by_ref = annexa_test_path ("by-ref.pdf");
  g_autofree char *text = annexa_test_path ("by-name.odt");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  annexa_test_cli ("new", file, "--sample", NULL);
  g_free (annexa_test_cli_answer ("add", file, "pack", "name=For the bank", "introduction=Good day.", NULL));
  g_free (annexa_test_cli_answer ("add", file, "pack-section", "pack=For the bank", "position=2", "report=legal", NULL));
  g_free (annexa_test_cli_answer ("add", file, "pack-section", "pack=PK-002", "position=1", "report=suppliers", "hidden-columns=contact",
                   "text-before=We choose with care.", NULL));
  annexa_test_cli ("report", file, "audit-pack", "--pack", "for the BANK", "-o", by_name, NULL);
  annexa_test_cli ("report", file, "audit-pack", "PK-002", "-o", by_ref, NULL);
  annexa_test_cli ("report", file, "audit-pack", "--pack", "PK-002", "-o", text, NULL);
  assert_starts_with (text, "mimetypeapplication/vnd.oasis.opendocument.text", 30);
  g_assert_true (g_file_get_contents (by_name, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (by_ref, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);

  annexa_test_cli_fails ("“For customers”, “For the bank”", "report", file, "audit-pack", "--pack", "bank", "-o", text, NULL);
  annexa_test_cli_fails ("audit-pack --pack", "report", file, "soa", "--pack", "For customers", "-o", text, NULL);
  annexa_test_cli_fails ("either --pack or --part", "report", file, "audit-pack", "--pack", "PK-001", "--part", "soa", "-o", text,
                         NULL);
  annexa_test_cli_fails ("“PK-001” names a pack", "report", file, "audit-pack", "PK-001", "--pack", "PK-002", "-o", text, NULL);
  annexa_test_cli_fails ("no pack “PK-003”", "report", file, "audit-pack", "--pack", "PK-003", "-o", text, NULL);
}

static char *
dump (const char *file)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (file, TRUE, &error);
  char *text;

  g_assert_no_error (error);
  text = annexa_test_dump (project);
  g_object_unref (project);
  return text;
}

static void
test_assessments (void)
{
  g_autofree char *file = annexa_test_cli_new ("assessments.annexa");
  g_autoptr (JsonNode) changes = NULL;
  g_autoptr (AnnexaCliRun) reversed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *closed = NULL;
  JsonObject *change;

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Fire", "current-likelihood=5", "current-impact=5", NULL));
  g_free (annexa_test_cli_answer ("add", file, "assessment", "title=First", "date=2025-11-20", NULL));
  g_free (annexa_test_cli_answer ("add", file, "assessment", "title=Second", "date=2026-11-20", NULL));
  annexa_test_cli_fails ("has to approve it", "close-assessment", file, "RA-001", "--on", "2025-11-21", NULL);
  annexa_test_cli_fails ("no person “P-002”", "close-assessment", file, "RA-001", "--by", "P-002", NULL);
  annexa_test_cli_fails ("soon", "close-assessment", file, "RA-001", "--by", "P-001", "--on", "soon", NULL);
  annexa_test_cli ("close-assessment", file, "RA-001", "--by", "P-001", "--on", "2025-11-21", NULL);
  annexa_test_cli_fails ("closed already", "close-assessment", file, "RA-001", NULL);
  annexa_test_cli_fails ("not closed yet", "compare-assessments", file, "RA-001", "RA-002", NULL);
  annexa_test_cli_fails ("closed and stays", "set", file, "assessment", "RA-001", "title=Other", NULL);

  annexa_test_cli ("set", file, "risk", "R-001", "current-likelihood=1", "current-impact=1", NULL);
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Theft", "current-likelihood=3", "current-impact=3", NULL));
  annexa_test_cli ("close-assessment", file, "RA-002", "--by=P-001", "--on=2026-11-21", NULL);
  closed = annexa_test_cli_get (file, "assessment", "RA-002", "approved-on");
  g_assert_cmpstr (closed, ==, "\"2026-11-21\"");

  changes = annexa_test_cli_json ("compare-assessments", file, "RA-001", "RA-002", "--format", "json", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (changes)), ==, 2);
  change = json_array_get_object_element (json_node_get_array (changes), 0);
  g_assert_cmpstr (json_object_get_string_member (change, "ref"), ==, "R-001");
  g_assert_cmpstr (json_object_get_string_member (change, "change"), ==, "better");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (change, "earlier"), "level"), ==,
                   "Critical");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (change, "later"), "likelihood"), ==, 1);
  change = json_array_get_object_element (json_node_get_array (changes), 1);
  g_assert_cmpstr (json_object_get_string_member (change, "title"), ==, "Theft");
  g_assert_cmpstr (json_object_get_string_member (change, "change"), ==, "new");
  g_assert_true (json_node_is_null (json_object_get_member (change, "earlier")));
  text = annexa_test_cli_answer ("compare-assessments", file, "RA-001", "RA-002", NULL);
  g_assert_nonnull (strstr (text, "Better"));
  reversed = annexa_test_cli_run ((const char *const[]){ "compare-assessments", file, "RA-002", "RA-001", NULL });
  g_assert_cmpint (reversed->status, ==, 0);
  g_assert_nonnull (strstr (reversed->errors, "RA-002 is later than RA-001. Name the earlier round first"));
  g_assert_nonnull (strstr (reversed->output, "Worse"));
  g_assert_nonnull (strstr (reversed->output, "Gone"));
  annexa_test_cli_fails ("RA-001 is compared with itself", "compare-assessments", file, "RA-001", "RA-001", NULL);
}

/* A document is approved like any other field is set; the version is kept by that. */
static void
test_documents (void)
{
  g_autofree char *file = annexa_test_cli_new ("documents.annexa");
  g_autofree char *version = NULL;
  g_autofree char *body = NULL;
  g_autofree char *in_force = NULL;

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana", NULL));
  g_free (annexa_test_cli_answer ("add", file, "document", "title=Access", "body=It's text", NULL));
  annexa_test_cli_fails ("• Name the approver of this document", "set", file, "document", "D-001", "status=in-force", NULL);
  annexa_test_cli ("set", file, "document", "D-001", "status=in-force", "version=1.0", "approver=P-001",
                   "approved-on=2026-11-20", NULL);
  version = annexa_test_cli_get (file, "document-version", "DV-001", "version");
  g_assert_cmpstr (version, ==, "\"1.0\"");
  body = annexa_test_cli_get (file, "document-version", "DV-001", "body");
  g_assert_cmpstr (body, ==, "\"It's text\"");
  annexa_test_cli_fails ("approved", "set", file, "document", "D-001", "body=Other", NULL);
  annexa_test_cli_fails ("Obsolete", "delete", file, "document", "D-001", NULL);
  annexa_test_cli ("set", file, "document", "D-001", "status=draft", "body=Other", "version=2.0", NULL);
  in_force = annexa_test_cli_get (file, "document", "D-001", "version-in-force");
  g_assert_cmpstr (in_force, ==, "\"1.0\"");
}

/* Needs pass along dependencies, and lists can be filtered and sorted by them. */
static void
test_needs (void)
{
  g_autofree char *file = annexa_test_cli_new ("needs.annexa");
  g_autofree char *server = NULL;
  g_autofree char *list = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", "availability=1", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Orders", "availability=4", "depends-on=A-001", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Poster", "availability=2", NULL));
  server = annexa_test_cli_get (file, "asset", "A-001", "effective-availability");
  g_assert_cmpstr (server, ==, "4");
  list = annexa_test_cli_answer ("list", file, "asset", "--where", "effective-availability>=2", "--sort",
                                 "effective-availability", "--format", "csv", NULL);
  g_assert_true (strstr (list, "A-003,") < strstr (list, "A-001,"));
}

static void
test_undo (void)
{
  g_autofree char *file = annexa_test_cli_new ("undo.annexa");
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) history = NULL;

  g_ptr_array_add (states, dump (file));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  g_ptr_array_add (states, dump (file));
  annexa_test_cli ("set", file, "asset", "A-001", "name=Box", "quantity=3", NULL);
  g_ptr_array_add (states, dump (file));
  annexa_test_cli ("delete", file, "asset", "A-001", NULL);
  g_ptr_array_add (states, dump (file));

  answer = annexa_test_cli_answer ("undo", file, NULL);
  g_assert_cmpstr (answer, ==, "Undone: Asset A-001 deleted\n");
  for (int i = 2; i >= 0; i--)
    {
      g_autofree char *state = dump (file);

      g_assert_cmpstr (state, ==, states->pdata[i]);
      if (i > 0)
        g_free (annexa_test_cli_answer ("undo", file, NULL));
    }
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *state = NULL;

      g_free (annexa_test_cli_answer ("redo", file, NULL));
      state = dump (file);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  annexa_test_cli_fails ("nothing to do again", "redo", file, NULL);

  history = annexa_test_cli_json ("history", file, "--format", "json", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (history)), ==, 10);
}

static void
test_history (void)
{
  g_autofree char *file = annexa_test_cli_new ("history.annexa");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) verdict = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  g_autofree char *all = NULL;
  JsonObject *entry;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  annexa_test_cli ("set", file, "asset", "A-001", "name=Box", NULL);
  annexa_test_cli ("set", file, "control", "A.5.1", "applicable=yes", NULL);
  /* What changes nothing is no edit. */
  annexa_test_cli ("set", file, "control", "A.5.1", "applicable=yes", NULL);

  node = annexa_test_cli_json ("history", file, "asset", "A-001", "--format", "json", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
  entry = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpint (json_object_get_int_member (entry, "seq"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (entry, "label"), ==, "“Name” of A-001 changed");
  changes = json_to_string (json_object_get_member (entry, "changes"), FALSE);
  g_assert_cmpstr (changes, ==, "[{\"type\":\"changed\",\"field\":\"name\",\"before\":\"Server\",\"after\":\"Box\"}]");
  text = annexa_test_cli_answer ("history", file, "asset", "A-001", NULL);
  g_assert_nonnull (strstr (text, "Name: Server → Box\n"));

  /* What history quotes does not steer the terminal. */
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Red \033[31m box", NULL));
  all = annexa_test_cli_answer ("history", file, NULL);
  g_assert_nonnull (strstr (all, "Asset Red [31m box added\n"));

  said = annexa_test_cli_answer ("history", file, "--verify", NULL);
  g_assert_true (g_str_has_prefix (said, "History holds together: 5 edits."));
  verdict = annexa_test_cli_json ("history", file, "--verify", "--format", "json", NULL);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (verdict), "intact"));
  annexa_test_cli_fails ("no asset", "history", file, "asset", "A-9", NULL);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/wrong-words", test_wrong_words);
  g_test_add_func ("/cli/no-projects", test_no_projects);
  g_test_add_func ("/cli/new", test_new);
  g_test_add_func ("/cli/kinds", test_kinds);
  g_test_add_func ("/cli/add-set-delete", test_add_set_delete);
  add_every_field_tests ();
  g_test_add_func ("/cli/list", test_list);
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/attach", test_attach);
  g_test_add_func ("/cli/report", test_report);
  g_test_add_func ("/cli/report-lacks", test_report_lacks);
  g_test_add_func ("/cli/report/audit-pack", test_audit_pack);
  g_test_add_func ("/cli/report/own-pack", test_own_pack);
  g_test_add_func ("/cli/assessments", test_assessments);
  g_test_add_func ("/cli/documents", test_documents);
  g_test_add_func ("/cli/needs", test_needs);
  g_test_add_func ("/cli/undo", test_undo);
  g_test_add_func ("/cli/history", test_history);

  return g_test_run ();
}
