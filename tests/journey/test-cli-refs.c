/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-kind.h"
#include "annexa-required-document.h"
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
  annexa_test_cli_fails ("There is no record “ABC-1”", "show", file, "ABC-1", NULL);
  annexa_test_cli_fails ("what to change", "set", file, "A-001", NULL);
}

/* Every list says by what its records are called: nobody could change or delete them otherwise. */
static void
test_ref_first (void)
{
  g_autofree char *file = annexa_test_cli_new ("lists.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_autofree char *steps = annexa_test_cli_answer ("list", file, "scale-step", NULL);
  g_autofree char *controls = annexa_test_cli_answer ("list", file, "control", NULL);

  for (guint i = 0; i < n_kinds; i++)
    {
      const char *const arguments[] = { "list", file, kinds[i]->name, NULL };
      g_autoptr (AnnexaCliRun) run = annexa_test_cli_run (arguments);

      g_assert_cmpint (run->status, ==, 0);
      if (!g_str_has_prefix (run->output, annexa_field_get_label (annexa_kind_find_field (kinds[i], "ref"))))
        g_error ("The list of the kind %s does not begin with the reference:\n%s", kinds[i]->name, run->output);
    }
  g_assert_nonnull (strstr (steps, "\nSC-001 "));
  g_assert_nonnull (strstr (controls, "\nA.5.1 "));
  g_assert_null (strstr (controls, "A.5.1   A.5.1"));
}

/* Whoever leaves out the kind, or gives the wrong one, or writes a reference a little differently, is told what to write. */
static void
test_ref_elsewhere (void)
{
  g_autofree char *file = annexa_test_cli_new ("elsewhere.annexa");

  g_free (annexa_test_cli_answer ("add", file, "framework", "name=House rules", NULL));
  g_free (annexa_test_cli_answer ("add", file, "control", "ref=GV.OC-03", "title=Know the law", "framework=FW-002", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", NULL));

  annexa_test_cli_fails ("Write: annexa-cli show FILE control GV.OC-03", "show", file, "GV.OC-03", NULL);
  annexa_test_cli_fails ("Write: annexa-cli set FILE control GV.OC-03", "set", file, "GV.OC-03", "notes=x", NULL);
  annexa_test_cli_fails ("There is no record “GV.OC-33”. Did you mean “GV.OC-03”?", "show", file, "GV.OC-33", NULL);
  annexa_test_cli_fails ("There is no record “CHK-001”. “annexa-cli list FILE KIND”", "set", file, "CHK-001", "notes=x", NULL);
  annexa_test_cli_fails ("There is no kind “assset”. Did you mean “asset”?", "show", file, "assset", "A-001", NULL);
  annexa_test_cli_fails ("There is no risk “A-001”. Did you mean “asset A-001”?", "show", file, "risk", "A-001", NULL);
  annexa_test_cli_fails ("There is no requirement “5.31”. Did you mean “control A.5.31”?", "show", file, "5.31", NULL);
  annexa_test_cli_fails ("does not exist", "show", "no-such-file.annexa", "GV.OC-03", NULL);

  annexa_test_cli_fails ("there is no “5.31”. Did you mean “A.5.31”?", "add", file, "control-mapping", "control=GV.OC-03",
                         "relation=equal", "other=5.31", NULL);
  annexa_test_cli_fails ("there is no “5.31”. Did you mean “A.5.31”?", "list", file, "control-mapping", "--where",
                         "other=5.31", NULL);
  annexa_test_cli_fails ("there is no “A-001”. A-001 is one of the “Assets”.", "set", file, "A-001", "owner=A-001", NULL);
}

/* Records without a name are added without a gap in history, and the ids of required documents are explained. */
static void
test_words (void)
{
  g_autofree char *file = annexa_test_cli_new ("words.annexa");
  g_autofree char *history = NULL;
  g_autofree char *fields = annexa_test_cli_answer ("kinds", "document", NULL);
  GPtrArray *documents = annexa_required_documents_get ();

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  g_free (annexa_test_cli_answer ("add", file, "training", "title=Phishing", NULL));
  g_free (annexa_test_cli_answer ("add", file, "attendance", "training=TRN-001", "person=P-001", NULL));
  history = annexa_test_cli_answer ("history", file, NULL);
  g_assert_nonnull (strstr (history, "Attendance added"));
  g_assert_nonnull (strstr (history, "Training Phishing added"));

  for (guint i = 0; i < documents->len; i++)
    {
      const AnnexaRequiredDocument *document = documents->pdata[i];
      g_autofree char *line = g_strdup_printf ("\n%s ", document->id);

      g_assert_nonnull (strstr (fields, line));
      g_assert_nonnull (strstr (fields, document->title));
    }
  g_assert_null (strstr (fields, "M01, M02"));
}

/* What a deletion would do is said by name, and nothing is done. */
static void
test_delete_dry_run (void)
{
  g_autofree char *file = annexa_test_cli_new ("dry.annexa");
  g_autofree char *said = NULL;
  g_autofree char *names = NULL;
  g_autofree char *history = NULL;
  g_autofree char *later = NULL;

  g_free (annexa_test_cli_answer ("add", file, "person", "name=Ana Ruiz", NULL));
  g_free (annexa_test_cli_answer ("add", file, "asset", "name=Server", "owner=P-001", NULL));
  g_free (annexa_test_cli_answer ("add", file, "risk", "title=Theft", "assets=A-001", NULL));
  g_free (annexa_test_cli_answer ("add", file, "competence", "person=P-001", "what=Audits", NULL));
  history = annexa_test_cli_answer ("history", file, NULL);

  said = annexa_test_cli_answer ("delete", file, "A-001", "--dry-run", NULL);
  g_assert_cmpstr (said, ==,
                   "Would be deleted\n  Asset A-001 Server\n\n"
                   "Would not name it any more\n  Risk R-001 Theft (Assets at risk)\n");
  g_free (said);
  said = annexa_test_cli_answer ("delete", file, "person", "P-001", "--dry-run", NULL);
  g_assert_nonnull (strstr (said, "  Person P-001 Ana Ruiz\n"));
  g_assert_nonnull (strstr (said, "  Competence CMP-001 Audits\n"));
  g_assert_nonnull (strstr (said, "Would not name it any more\n  Asset A-001 Server (Owner)\n"));
  annexa_test_cli_fails ("cannot be deleted", "delete", file, "A.5.1", "--dry-run", NULL);

  names = annexa_test_cli_list (file, "asset", "ref");
  g_assert_cmpstr (names, ==, "A-001");
  later = annexa_test_cli_answer ("history", file, NULL);
  g_assert_cmpstr (history, ==, later);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/cli/refs/alone", test_ref_alone);
  g_test_add_func ("/cli/refs/first", test_ref_first);
  g_test_add_func ("/cli/refs/delete-dry-run", test_delete_dry_run);
  g_test_add_func ("/cli/refs/words", test_words);
  g_test_add_func ("/cli/refs/elsewhere", test_ref_elsewhere);

  return g_test_run ();
}
