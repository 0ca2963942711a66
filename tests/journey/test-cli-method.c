/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* The risk method from the command line. */

static char *
new_file (const char *name)
{
  char *file = annexa_test_cli_new (name);

  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Fire", "current-likelihood=3", "current-impact=3", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Theft", "current-likelihood=5", "current-impact=5", NULL));
  return file;
}

static void
test_show (void)
{
  g_autofree char *file = new_file ("method-show.annexa");
  g_autofree char *text = annexa_test_cli_answer ("method", file, NULL);
  g_autoptr (JsonNode) node = annexa_test_cli_json ("method", file, "M-001", "--format", "json", NULL);
  JsonObject *object = json_node_get_object (node);
  JsonArray *matrix = json_object_get_array_member (object, "matrix");

  g_assert_nonnull (strstr (text, "Existential"));
  g_assert_nonnull (strstr (text, "Critical"));
  g_assert_cmpstr (json_object_get_string_member (object, "status"), ==, "in-force");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "likelihood")), ==, 5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "levels")), ==, 4);
  g_assert_cmpint (json_array_get_int_element (json_array_get_array_element (matrix, 2), 4), ==, 3);
  annexa_test_cli_fails ("no method “M-007”", "method", file, "M-007", NULL);
}

/* What is only asked changes nothing; what is done is one step. */
static void
test_preset (void)
{
  g_autofree char *file = new_file ("method-preset.annexa");
  g_autoptr (JsonNode) dry = annexa_test_cli_json ("method", file, "--preset", "4x4", "--map-likelihood", "3=2",
                                                   "--dry-run", "--format", "json", NULL);
  g_autofree char *before = annexa_test_cli_get (file, "risk", "R-002", "current-likelihood");
  g_autofree char *answer = annexa_test_cli_answer ("method", file, "--preset", "matrix-4x4", NULL);
  g_autofree char *after = annexa_test_cli_get (file, "risk", "R-002", "current-likelihood");
  g_autofree char *back = NULL;
  JsonObject *object = json_node_get_object (dry);

  g_assert_true (json_object_get_boolean_member (object, "dry-run"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "moves")), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "rerated"), ==, 2);
  g_assert_cmpstr (before, ==, "5");
  g_assert_nonnull (strstr (answer, "today Medium → High"));
  g_assert_nonnull (strstr (answer, "1 risk moves. 1 more above the acceptance line: 2 instead of 1."));
  g_assert_cmpstr (after, ==, "4");
  annexa_test_cli_fails ("is like this already", "method", file, "--preset", "4x4", NULL);
  annexa_test_cli_fails ("does not say where ratings go", "method", file, "--map-impact", "5=1", NULL);
  annexa_test_cli_fails ("no ready-made risk method “7x7”", "method", file, "--preset", "7x7", NULL);
  g_free (annexa_test_cli_answer ("undo", file, NULL));
  back = annexa_test_cli_get (file, "risk", "R-002", "current-likelihood");
  g_assert_cmpstr (back, ==, "5");
}

/* Which step becomes which is said, also that this cannot be taken back by the old method; an acceptance line that somebody
 * drew stays as long as the levels are called the same. */
static void
test_preset_tells (void)
{
  g_autofree char *file = new_file ("method-tells.annexa");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *smaller = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *back = NULL;
  g_autofree char *acceptable = NULL;

  annexa_test_cli ("set", file, "level", "LV-002", "acceptable=yes", NULL);
  smaller = annexa_test_cli_answer ("method", file, "--preset", "4x4", "--dry-run", NULL);
  g_assert_nonnull (strstr (smaller, "\n3 Possible"));
  g_assert_nonnull (strstr (smaller, "going back to the old method later does not restore the ratings"));
  g_assert_null (strstr (smaller, "Acceptable"));
  node = annexa_test_cli_json ("method", file, "--preset", "4x4", "--dry-run", "--format", "json", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (node), "warnings")), ==, 1);

  g_free (annexa_test_cli_answer ("method", file, "--preset", "matrix-4x4", NULL));
  acceptable = annexa_test_cli_get (file, "level", "LV-002", "acceptable");
  g_assert_cmpstr (acceptable, ==, "true");
  back = annexa_test_cli_answer ("method", file, "--preset", "5x5", "--dry-run", NULL);
  g_assert_null (strstr (back, "restore"));
  narrow = annexa_test_cli_answer ("method", file, "--preset", "3x3", "--dry-run", NULL);
  g_assert_nonnull (strstr (narrow, "Acceptable: Low. Before: Low, Medium.\n"));
  annexa_test_cli_fails ("Did you mean “5x5”? There are: 3x3, 4x4, 5x5.", "method", file, "--preset", "5x6", NULL);
}

/* Cells and words are changed like any other record, within what the method needs. */
static void
test_records (void)
{
  g_autofree char *file = new_file ("method-records.annexa");
  g_autofree char *level = NULL;

  annexa_test_cli ("set", file, "matrix-cell", "MX-013", "level=LV-004", NULL);
  level = annexa_test_cli_get (file, "risk", "R-001", "current-level");
  g_assert_cmpstr (level, ==, "\"Critical\"");
  annexa_test_cli ("set", file, "scale-step", "SC-002", "label=Hardly", NULL);
  annexa_test_cli_fails ("has no step 2", "delete", file, "scale-step", "SC-002", NULL);
  annexa_test_cli_fails ("needs a level in every cell", "delete", file, "matrix-cell", "MX-013", NULL);

  /* A method without scales cannot be put in force, either way. */
  g_free (annexa_test_cli_answer ("add", file, "method", "title=Next year", NULL));
  annexa_test_cli_fails ("needs 3 to 6 steps", "set", file, "method", "M-002", "status=in-force", NULL);
  annexa_test_cli_fails ("needs 3 to 6 steps", "method", file, "M-002", "--put-in-force", NULL);
  g_free (annexa_test_cli_answer ("method", file, "M-002", "--preset", "3x3", "--put-in-force", NULL));
  g_free (level);
  level = annexa_test_cli_get (file, "method", "M-001", "status");
  g_assert_cmpstr (level, ==, "\"retired\"");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/method", test_show);
  g_test_add_func ("/cli/method/preset", test_preset);
  g_test_add_func ("/cli/method/preset-tells", test_preset_tells);
  g_test_add_func ("/cli/method/records", test_records);

  return g_test_run ();
}
