/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-starter.h"
#include "annexa-test-cli.h"
#include "annexa-test.h"

/* What firms of a trade start with, from the command line. */

static void
test_list (void)
{
  g_autoptr (JsonNode) node = annexa_test_cli_json ("starters", "--format", "json", NULL);
  g_autofree char *table = annexa_test_cli_answer ("starters", NULL);
  g_autofree char *records = annexa_test_cli_answer ("starters", "health", NULL);
  JsonArray *array = json_node_get_array (node);
  GPtrArray *starters = annexa_starters_get ();

  g_assert_cmpuint (json_array_get_length (array), ==, starters->len);
  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      JsonObject *object = json_array_get_object_element (array, i);

      g_assert_cmpstr (json_object_get_string_member (object, "trade"), ==, starter->trade);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "records")), ==,
                        starter->records->len);
      g_assert_nonnull (strstr (table, starter->trade));
    }
  g_assert_nonnull (strstr (records, "Patients’ records"));
  annexa_test_cli_fails ("Did you mean “software”?", "starters", "sofware", NULL);
}

static char *
new_path (const char *name)
{
  char *path = annexa_test_path (name);

  g_unlink (path);
  return path;
}

static guint
count_proposals (const char *file,
                 const char *kind)
{
  g_autoptr (JsonNode) node
      = annexa_test_cli_json ("list", file, kind, "--where", "proposal=yes", "--format", "json", NULL);

  return json_array_get_length (json_node_get_array (node));
}

/* Every trade with every ready-made risk method, checked by the program itself. */
static void
test_new (void)
{
  static const char *const methods[] = { "matrix-3x3", "matrix-4x4", "matrix-5x5" };
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      g_autofree char *file = new_path ("trade.annexa");
      g_autofree char *trade = NULL;
      g_autofree char *expected = g_strdup_printf ("\"%s\"", starter->trade);

      annexa_test_cli ("new", file, "--name", "Ours", "--starter", starter->trade, "--method",
                       methods[i % G_N_ELEMENTS (methods)], NULL);
      g_free (annexa_test_cli_answer ("verify", file, NULL));
      trade = annexa_test_cli_get (file, "organization", "O-001", "trade");
      g_assert_cmpstr (trade, ==, expected);
      g_assert_cmpuint (count_proposals (file, "risk"), ==, annexa_starter_count (starter, annexa_kind_lookup ("risk")));
    }
}

static void
undo (const char *file)
{
  g_autofree char *answer = annexa_test_cli_answer ("undo", file, NULL);

  g_assert_cmpstr (answer, !=, "");
}

/* One by one, and the whole set at once. */
static void
test_review (void)
{
  g_autofree char *file = new_path ("reviewed.annexa");
  guint assets, objectives;

  annexa_test_cli ("new", file, "--starter", "software", NULL);
  assets = count_proposals (file, "asset");
  objectives = count_proposals (file, "objective");
  annexa_test_cli ("set", file, "asset", "A-001", "proposal=no", NULL);
  annexa_test_cli ("delete", file, "objective", "OBJ-001", NULL);
  g_assert_cmpuint (count_proposals (file, "asset"), ==, assets - 1);
  g_assert_cmpuint (count_proposals (file, "objective"), ==, objectives - 1);

  undo (file);
  undo (file);
  g_assert_cmpuint (count_proposals (file, "asset"), ==, assets);
  g_assert_cmpuint (count_proposals (file, "objective"), ==, objectives);
  undo (file);
  g_assert_cmpuint (count_proposals (file, "asset"), ==, 0);
  annexa_test_cli_fails ("nothing to undo", "undo", file, NULL);
}

static void
says (const char *expected,
      const char *file,
      const char *option)
{
  const char *const arguments[] = { "exchange-proposals", file, option, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_nonnull (strstr (run->output, expected));
}

/* Another trade: what was confirmed stays, the rest is exchanged, and that can be taken back and done again. */
static void
test_exchange (void)
{
  g_autofree char *file = new_path ("exchanged.annexa");
  g_autofree char *kept = NULL;
  guint before, after;

  annexa_test_cli ("new", file, "--starter", "health", NULL);
  says ("Nothing to exchange", file, NULL);
  before = count_proposals (file, "asset");
  annexa_test_cli ("set", file, "asset", "A-001", "proposal=no", NULL);
  annexa_test_cli ("set", file, "organization", "O-001", "trade=software", NULL);
  says ("Would be done: ", file, "--dry-run");
  g_assert_cmpuint (count_proposals (file, "asset"), ==, before - 1);

  says (" of another trade taken away", file, NULL);
  after = count_proposals (file, "asset");
  says ("Nothing to exchange", file, NULL);
  kept = annexa_test_cli_get (file, "asset", "A-001", "proposal");
  g_assert_cmpstr (kept, ==, "false");
  undo (file);
  g_assert_cmpuint (count_proposals (file, "asset"), ==, before - 1);
  says (" of another trade taken away", file, NULL);
  g_assert_cmpuint (count_proposals (file, "asset"), ==, after);
  g_free (annexa_test_cli_answer ("verify", file, NULL));
}

static void
test_refusals (void)
{
  g_autofree char *file = new_path ("refused.annexa");

  annexa_test_cli_fails ("There is no starter set “circus”.", "new", file, "--starter", "circus", NULL);
  annexa_test_cli_fails ("There is no starter set “other”.", "new", file, "--starter", "other", NULL);
  annexa_test_cli_fails ("--starter or --sample", "new", file, "--sample", "--starter", "software", NULL);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/starters", test_list);
  g_test_add_func ("/cli/starters/new", test_new);
  g_test_add_func ("/cli/starters/review", test_review);
  g_test_add_func ("/cli/starters/exchange", test_exchange);
  g_test_add_func ("/cli/starters/refusals", test_refusals);

  return g_test_run ();
}
