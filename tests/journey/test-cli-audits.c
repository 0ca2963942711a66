/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-test-cli.h"
#include "annexa-test.h"

/* The checklist of an audit, from the command line. */

static guint
count_questions (const char *file)
{
  g_autofree char *list = annexa_test_cli_list (file, "checklist-item", "ref");
  g_auto (GStrv) lines = g_strsplit (list, " ", -1);

  return *list == '\0' ? 0 : g_strv_length (lines);
}

static char *
prepare (const char *file,
         const char *option)
{
  const char *const arguments[] = { "prepare-checklist", file, "AUD-001", option, NULL };
  g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);

  g_assert_cmpint (run->status, ==, 0);
  return g_strdup (run->errors);
}

static void
test_checklist (void)
{
  g_autofree char *file = annexa_test_cli_new ("audits.annexa");
  guint n_questions = g_strv_length (annexa_catalogue_find_control ("A.8.13")->auditor);
  g_autofree char *count = g_strdup_printf ("%u questions added", n_questions);
  g_autofree char *trial = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_free (annexa_test_cli_answer ("add", file, "audit", "title=Backups", "audited=A.8.13", NULL));
  trial = prepare (file, "--dry-run");
  g_assert_nonnull (strstr (trial, count));
  g_assert_cmpuint (count_questions (file), ==, 0);

  first = prepare (file, NULL);
  g_assert_nonnull (strstr (first, count));
  g_assert_cmpuint (count_questions (file), ==, n_questions);
  second = prepare (file, NULL);
  g_assert_nonnull (strstr (second, "Nothing to add"));
  g_assert_cmpuint (count_questions (file), ==, n_questions);

  g_free (annexa_test_cli_answer ("undo", file, NULL));
  g_assert_cmpuint (count_questions (file), ==, 0);

  annexa_test_cli ("set", file, "AUD-001", "status=closed", NULL);
  annexa_test_cli_fails ("AUD-001 is over", "prepare-checklist", file, "AUD-001", NULL);
  annexa_test_cli_fails ("no audit “AUD-002”", "prepare-checklist", file, "AUD-002", NULL);
}

/* A finding and what is done about it are linked once, whichever of the two it is said of. */
static void
test_finding_and_action (void)
{
  g_autofree char *file = annexa_test_cli_new ("findings.annexa");
  g_autofree char *finding = NULL;
  g_autofree char *action = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AnnexaCliRun) after = NULL;

  g_free (annexa_test_cli_answer ("add", file, "finding", "title=Door open", NULL));
  before = annexa_test_cli_answer ("list", file, "finding", "--where", "action=", NULL);
  g_assert_nonnull (strstr (before, "F-001"));
  g_free (annexa_test_cli_answer ("add", file, "action", "title=Close it", "finding=F-001", NULL));
  finding = annexa_test_cli_answer ("show", file, "F-001", NULL);
  g_assert_nonnull (strstr (finding, "CA-001"));
  after = annexa_test_cli_run ((const char *const[]){ "list", file, "finding", "--where", "action=", NULL });
  g_assert_nonnull (strstr (after->errors, "Nothing was found"));

  g_free (annexa_test_cli_answer ("add", file, "finding", "title=Window open", "action=CA-001", NULL));
  action = annexa_test_cli_answer ("show", file, "CA-001", NULL);
  g_assert_nonnull (strstr (action, "F-001"));
  g_assert_nonnull (strstr (action, "F-002"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/checklist", test_checklist);
  g_test_add_func ("/cli/finding-and-action", test_finding_and_action);

  return g_test_run ();
}
