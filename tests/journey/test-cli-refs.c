/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-cli.h"
#include "annexa-test.h"

/* What the form of a reference tells need not be said. */
static void
test_ref_alone (void)
{
  g_autofree char *file = annexa_test_cli_new ("ref.annexa");
  g_autofree char *paper = annexa_test_write ("proof.txt", "It worked.\n", -1);
  g_autofree char *alone = NULL;
  g_autofree char *with_kind = NULL;
  g_autofree char *clause = NULL;
  g_autofree char *history = NULL;
  g_autofree char *name = NULL;
  g_autofree char *evidence = NULL;

  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Shop", NULL));
  annexa_test_cli ("set", file, "A-001", "name=Big server", "quantity=2", NULL);
  name = annexa_test_cli_get (file, "asset", "A-001", "name");
  g_assert_cmpstr (name, ==, "\"Big server\"");

  alone = annexa_test_cli_answer ("show", file, "A.5.1", NULL);
  with_kind = annexa_test_cli_answer ("show", file, "control", "A.5.1", NULL);
  g_assert_cmpstr (alone, ==, with_kind);
  clause = annexa_test_cli_answer ("show", file, "6.1.3", NULL);
  g_assert_nonnull (strstr (clause, "6.1.3\n"));
  history = annexa_test_cli_answer ("history", file, "A-001", NULL);
  g_assert_nonnull (strstr (history, "Big server"));
  evidence = annexa_test_cli_answer ("attach", file, "A-001", paper, NULL);
  g_assert_cmpstr (evidence, ==, "E-001\n");

  annexa_test_cli ("delete", file, "A-002", NULL);
  g_free (name);
  name = annexa_test_cli_list (file, "asset", "ref");
  g_assert_cmpstr (name, ==, "A-001");
  annexa_test_cli_fails ("There is no asset “A-009”", "show", file, "A-009", NULL);
  annexa_test_cli_fails ("Did you mean “A-001”?", "show", file, "a-001", NULL);
  annexa_test_cli_fails ("There is no kind “ABC-1”", "show", file, "ABC-1", NULL);
  annexa_test_cli_fails ("what to change", "set", file, "A-001", NULL);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/refs/alone", test_ref_alone);

  return g_test_run ();
}
