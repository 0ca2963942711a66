/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* The project as it was, from the command line. */

static void
test_baseline (void)
{
  g_autofree char *file = annexa_test_cli_new ("past.annexa");
  g_autofree char *csv = annexa_test_path ("past.csv");
  g_autofree char *report = annexa_test_path ("past.pdf");
  g_autofree char *ref = NULL;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *ods = annexa_test_path ("past.ods");
  g_autofree char *sheet = NULL;
  g_autofree char *sheet_now = NULL;
  g_autofree char *sheet_then = NULL;
  gsize length, length_now, length_then;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  annexa_test_cli ("export", file, "--kind", "asset", "-o", ods, NULL);
  g_assert_true (g_file_get_contents (ods, &sheet, &length, NULL));
  ref = annexa_test_cli_answer ("baseline", file, "Stage 2 audit", NULL);
  g_assert_cmpstr (ref, ==, "BL-001\n");
  annexa_test_cli_fails ("There is a baseline “Stage 2 audit” already", "baseline", file, "stage 2 AUDIT", NULL);
  annexa_test_cli ("set", file, "A-001", "name=Big server", NULL);
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Shop", NULL));

  then = annexa_test_cli_answer ("list", file, "asset", "--as-of", "Stage 2 audit", NULL);
  g_assert_nonnull (strstr (then, "Server"));
  g_assert_null (strstr (then, "Shop"));
  now = annexa_test_cli_answer ("list", file, "asset", NULL);
  g_assert_nonnull (strstr (now, "Shop"));
  shown = annexa_test_cli_answer ("show", file, "A-001", "--as-of", "BL-001", NULL);
  g_assert_null (strstr (shown, "Big"));
  annexa_test_cli ("export", file, "--kind", "asset", "--as-of", "BL-001", "-o", csv, NULL);
  g_assert_true (g_file_get_contents (csv, &exported, NULL, NULL));
  g_assert_null (strstr (exported, "Shop"));
  annexa_test_cli ("export", file, "--kind", "asset", "-o", ods, NULL);
  g_assert_true (g_file_get_contents (ods, &sheet_now, &length_now, NULL));
  g_assert_false (length == length_now && memcmp (sheet, sheet_now, length) == 0);
  annexa_test_cli ("export", file, "--kind", "asset", "--as-of", "BL-001", "-o", ods, NULL);
  g_assert_true (g_file_get_contents (ods, &sheet_then, &length_then, NULL));
  g_assert_cmpmem (sheet, length, sheet_then, length_then);
  annexa_test_cli ("report", file, "soa", "--as-of", "BL-001", "-o", report, NULL);
  g_assert_true (g_file_test (report, G_FILE_TEST_IS_REGULAR));

  annexa_test_cli_fails ("There is no asset “A-002”", "show", file, "A-002", "--as-of", "BL-001", NULL);
  annexa_test_cli_fails ("does not go back that far", "list", file, "asset", "--as-of", "2020-01-31", NULL);
  annexa_test_cli_fails ("neither a date", "list", file, "asset", "--as-of", "long ago", NULL);
}

/* What is new, gone, better and worse; and what was changed back is not different. */
static void
test_compare (void)
{
  g_autofree char *file = annexa_test_cli_new ("compared.annexa");
  g_autofree char *table = NULL;
  g_autofree char *json = NULL;
  g_autofree char *same = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Old shop", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Fire", "current-likelihood=5", "current-impact=5", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Flood", "current-likelihood=1", "current-impact=1", NULL));
  g_free (annexa_test_cli_answer ("baseline", file, "Before", NULL));
  annexa_test_cli ("set", file, "risk", "R-001", "current-likelihood=1", "current-impact=1", NULL);
  annexa_test_cli ("set", file, "risk", "R-002", "current-likelihood=5", "current-impact=5", NULL);
  annexa_test_cli ("set", file, "A-001", "name=Big server", NULL);
  annexa_test_cli ("set", file, "A-001", "name=Server", NULL);
  annexa_test_cli ("delete", file, "A-002", NULL);
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=New shop", NULL));
  g_free (annexa_test_cli_answer ("baseline", file, "After", NULL));

  table = annexa_test_cli_answer ("compare", file, "Before", "After", NULL);
  g_assert_nonnull (strstr (table, "Better"));
  g_assert_nonnull (strstr (table, "Worse"));
  g_assert_nonnull (strstr (table, "Gone"));
  g_assert_nonnull (strstr (table, "New shop"));
  g_assert_null (strstr (table, "Server"));
  json = annexa_test_cli_answer ("compare", file, "Before", "--format", "json", NULL);
  g_assert_nonnull (strstr (json, "\"turn\": \"worse\""));
  g_assert_nonnull (strstr (json, "\"difference\": \"gone\""));

  same = annexa_test_cli_answer ("compare", file, "After", "After", "--format", "json", NULL);
  g_assert_cmpstr (same, ==, "[]\n");
  annexa_test_cli_fails ("Name the earlier one first", "compare", file, "After", "Before", NULL);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/baseline", test_baseline);
  g_test_add_func ("/cli/compare", test_compare);

  return g_test_run ();
}
