/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* The inputs of a management review, from the command line. */

static char *
prepare (const char *file,
         const char *option,
         const char *argument)
{
  const char *const arguments[] = { "prepare-review", file, "MR-001", option, argument, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);

  g_assert_cmpint (run->status, ==, 0);
  return g_strdup (run->errors);
}

static void
assert_review (const char *file,
               const char *text,
               gboolean    there)
{
  g_autofree char *review = annexa_test_cli_answer ("show", file, "MR-001", NULL);

  g_assert_true ((strstr (review, text) != NULL) == there);
}

static void
test_prepare (void)
{
  g_autofree char *file = annexa_test_cli_new ("reviews.annexa");
  g_autofree char *trial = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *alone = NULL;

  g_free (annexa_test_cli_answer ("add", file, "review", "title=Review", "date=2026-11-26", "objectives=Our own words.",
                                  NULL));
  trial = prepare (file, "--dry-run", NULL);
  g_assert_nonnull (strstr (trial, "Would be done: Inputs of MR-001 written"));
  assert_review (file, "0 risks are open.", FALSE);

  first = prepare (file, NULL, NULL);
  g_assert_nonnull (strstr (first, "Inputs of MR-001 written from the registers"));
  g_assert_nonnull (strstr (first, "1 input that somebody has written stays as it is."));
  assert_review (file, "0 risks are open.", TRUE);
  assert_review (file, "Our own words.", TRUE);

  annexa_test_cli ("set", file, "MR-001", "objectives=", NULL);
  annexa_test_cli ("set", file, "MR-001", "opportunities=A film instead of a chapter.", NULL);
  second = prepare (file, NULL, NULL);
  g_assert_null (strstr (second, "Nothing to write"));
  assert_review (file, "0 objectives are set.", TRUE);

  alone = prepare (file, "--input", "opportunities");
  g_assert_nonnull (strstr (alone, "Inputs of MR-001 written from the registers"));
  assert_review (file, "A film instead", FALSE);
  g_free (annexa_test_cli_answer ("undo", file, NULL));
  assert_review (file, "A film instead", TRUE);

  annexa_test_cli_fails ("There is no input “change-result”", "prepare-review", file, "MR-001", "--input", "change-result",
                         NULL);
  annexa_test_cli_fails ("no review “MR-002”", "prepare-review", file, "MR-002", NULL);
  annexa_test_cli_fails ("not complete yet, so they cannot be approved", "set", file, "MR-001", "status=approved", NULL);
  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  annexa_test_cli ("set", file, "MR-001", "status=approved", "chair=P-001", "present=P-001", "approved-by=P-001",
                   "approved-on=2026-11-26", "change-result=Nothing, because all is well.", NULL);
  annexa_test_cli_fails ("Take the approval back", "set", file, "MR-001", "objectives=Other words", NULL);
  annexa_test_cli_fails ("The minutes of MR-001 are approved", "prepare-review", file, "MR-001", NULL);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/prepare-review", test_prepare);

  return g_test_run ();
}
