/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* OSCAL catalogues from the command line. */

static char *
find_catalogue (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "catalogue.xml", NULL);
}

static void
test_import (void)
{
  g_autofree char *file = annexa_test_cli_new ("catalogue.annexa");
  g_autofree char *catalogue = find_catalogue ();
  g_autofree char *tried = annexa_test_cli_answer ("import", file, catalogue, "--dry-run", NULL);
  g_autofree char *before = annexa_test_cli_list (file, "framework", "ref");
  g_autofree char *said = annexa_test_cli_answer ("import", file, catalogue, NULL);
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *part_of = NULL;

  g_assert_nonnull (strstr (tried, "catalogue.xml: Rules of the Harbour Association, version 2.1\n"
                                   "5 controls in 2 chapters\n"));
  g_assert_nonnull (strstr (tried, "Would be added: FW-002\n"));
  g_assert_null (strstr (before, "FW-002"));
  g_assert_nonnull (strstr (said, "1 number is taken by another control"));
  g_assert_nonnull (strstr (said, "1 control is withdrawn"));
  g_assert_nonnull (strstr (said, "Added: FW-002\n"));
  text = annexa_test_cli_get (file, "control", "ga-1", "text");
  g_assert_nonnull (strstr (text, "- a. Names [people or roles]"));
  part_of = annexa_test_cli_get (file, "control", "ga-1.1", "part-of");
  g_assert_cmpstr (part_of, ==, "\"ga-1\"");

  again = annexa_test_cli_answer ("import", file, catalogue, NULL);
  g_assert_nonnull (strstr (again, "has this catalogue already"));
  g_assert_nonnull (strstr (again, "Nothing to bring up to date: FW-002\n"));
  undone = annexa_test_cli_answer ("undo", file, NULL);
  g_assert_cmpstr (undone, ==, "Undone: Catalogue “Rules of the Harbour Association” imported\n");
  g_free (annexa_test_cli_answer ("verify", file, NULL));
}

static void
test_json (void)
{
  g_autofree char *file = annexa_test_cli_new ("json.annexa");
  g_autofree char *path = find_catalogue ();
  g_autoptr (JsonNode) node = annexa_test_cli_json ("import", file, path, "--format", "json", NULL);
  JsonObject *object = json_node_get_object (node);
  JsonObject *catalogue = json_object_get_object_member (object, "catalogue");
  JsonObject *count = json_array_get_object_element (json_object_get_array_member (object, "counts"), 1);

  g_assert_true (json_object_get_boolean_member (object, "accepted"));
  g_assert_cmpint (json_object_get_int_member (catalogue, "controls"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (catalogue, "groups"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (catalogue, "withdrawn"), ==, 1);
  g_assert_false (json_object_get_boolean_member (catalogue, "known"));
  g_assert_cmpstr (json_object_get_string_member (count, "kind"), ==, "control");
  g_assert_cmpint (json_object_get_int_member (count, "added"), ==, 5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "messages")), ==, 5);
}

static void
assert_not_imported (const char *file,
                     const char *table,
                     const char *why)
{
  const char *words[] = { "import", file, table, "--kind", "control-mapping", NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (words);

  g_assert_cmpint (run->status, ==, 2);
  g_assert_nonnull (strstr (run->errors, why));
}

/* Mappings come as a table like any other; the status is a field like any other. */
static void
test_mapping (void)
{
  g_autofree char *file = annexa_test_cli_new ("mapping.annexa");
  g_autofree char *path = find_catalogue ();
  g_autofree char *table = annexa_test_write ("mapping.csv",
                                              "Source control,Relation,Target control\n"
                                              "ga-1,subset,A.5.1\n"
                                              "ga-1.1,equal to,A.5.2\n"
                                              "cr-1,overlaps,A.5.1\n",
                                              -1);
  g_autofree char *wrong = annexa_test_write ("wrong.csv", "control,relation,other\nga-1,equal,A.99\n", -1);
  g_autofree char *status = NULL;
  g_autofree char *partly = NULL;
  g_autofree char *none = NULL;

  g_free (annexa_test_cli_answer ("import", file, path, NULL));
  g_free (annexa_test_cli_answer ("import", file, table, "--kind", "control-mapping", NULL));
  assert_not_imported (file, table, "line 2: Target control: These two controls are mapped already, by MAP-001.");
  assert_not_imported (file, wrong, "wrong.csv, line 2: other: ");
  annexa_test_cli ("set", file, "control", "A.5.1", "applicable=yes", "status=implemented", NULL);
  status = annexa_test_cli_get (file, "control", "ga-1", "mapped-status");
  g_assert_cmpstr (status, ==, "\"implemented\"");
  none = annexa_test_cli_get (file, "control", "ga-1.1", "mapped-status");
  g_assert_cmpstr (none, ==, "\"not-started\"");
  partly = annexa_test_cli_answer ("list", file, "control", "--where", "mapped-status=partly", "--format", "csv", NULL);
  g_assert_nonnull (strstr (partly, "\r\ncr-1,"));
  g_assert_null (strstr (partly, "\r\nga-1,"));
}

static void
test_refused (void)
{
  g_autofree char *file = annexa_test_cli_new ("refused.annexa");
  g_autofree char *path = find_catalogue ();
  g_autofree char *profile
      = annexa_test_write ("profile.xml", "<?xml version=\"1.0\"?>\n<profile xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\"/>", -1);
  g_autofree char *broken = annexa_test_write ("broken", "<?xml version=\"1.0\"?>\n<catalog>\n<group>\n</catalog>", -1);
  g_autofree char *cut = annexa_test_write ("cut.xml", "<?xml version=\"1.0\"?>\n<catalog>\n<group>\n<title>All", -1);
  g_autofree char *short_cut = annexa_test_write ("short.xml", "<?xml version=\"1.0\"?>\n<catalog>\n<group id=\"a", -1);
  g_autofree char *empty = annexa_test_write ("empty.xml", "", -1);
  g_autofree char *bomb
      = annexa_test_write ("bomb.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY a \"a\">]>\n<a>&a;</a>", -1);

  annexa_test_cli_fails ("“profile.xml”, line 2: this is a profile", "import", file, profile, NULL);
  annexa_test_cli_fails ("“broken”, line 4: this is no valid XML", "import", file, broken, NULL);
  annexa_test_cli_fails ("“cut.xml”, line 4: the file ends here", "import", file, cut, NULL);
  annexa_test_cli_fails ("“short.xml”, line 3: the file ends here", "import", file, short_cut, NULL);
  annexa_test_cli_fails ("“empty.xml” is empty.", "import", file, empty, NULL);
  annexa_test_cli_fails ("“bomb.xml”, line 2: documents with a document type", "import", file, bomb, NULL);
  annexa_test_cli_fails ("--kind, --map and --sheet are for tables", "import", file, path, "--kind", "control", NULL);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli-catalogues/import", test_import);
  g_test_add_func ("/cli-catalogues/json", test_json);
  g_test_add_func ("/cli-catalogues/mapping", test_mapping);
  g_test_add_func ("/cli-catalogues/refused", test_refused);
  return g_test_run ();
}
