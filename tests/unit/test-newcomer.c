/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-edit.h"
#include "annexa-first-answers.h"
#include "annexa-query.h"
#include "annexa-starters.h"
#include "annexa-test-report.h"
#include "annexa-test.h"

/* The audit pack of somebody who has confirmed all proposals, said of each control that it applies, and printed: it may say
 * only what is true of such a firm. */

static void
set_all (AnnexaProject *project,
         const char    *kind_name,
         const char    *field,
         const char    *word)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "All set");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = annexa_project_query (project, query, &error);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  g_assert_no_error (error);
  annexa_project_parse (project, annexa_kind_find_field (kind, field), word, &value, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    annexa_edit_set (edit, kind, g_array_index (ids, gint64, i), annexa_kind_find_field (kind, field), &value);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static AnnexaProject *
new_project (void)
{
  static const char *const kinds[]
      = { "role", "supplier", "party", "context-issue", "obligation", "asset", "risk", "task", "objective" };
  const AnnexaFirstAnswers answers = { 12, (char *) "Hamburg", (char *) "A certificate", (char *) "Eva Lindner",
                                       (char *) "Jan Roth", (char *) "2027-12-31" };
  AnnexaProject *project = annexa_test_new_project ("newcomer.annexa");
  g_autoptr (GError) error = NULL;

  annexa_starters_apply (project, annexa_starters_find ("accounting-legal"), &error);
  g_assert_no_error (error);
  annexa_first_answers_apply (project, &answers, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    set_all (project, kinds[i], "proposal", "no");
  set_all (project, "control", "applicable", "yes");
  set_all (project, "control", "reasons", "best-practice");
  return project;
}

static char *
print (AnnexaProject *project,
       const char    *report)
{
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, report);

  return annexa_test_dump_report (document);
}

/* An empty register proves nothing, and a wish is no fact. */
static void
test_sentences (void)
{
  static const char *const untrue[] = {
    "Nothing is open",
    "was needed so far",
    "has found anything",
    "was reported",
    "affected personal data",
    "When the plan is done, none will",
    "Control in place:",
    "Controls in place:",
    "is in place yet",
    "last year",
    "In a small firm usually",
    "§",
    "(Germany)",
    "mandate",
    "For 0 of",
  };
  static const char *const there[] = {
    "The scope is only a draft (4.3).",
    "For 11 of the risks above the line today no task says who does what until when.",
    "Counted on, but not yet implemented according to the Statement of Applicability: A.8.13 Information backup.",
    "No control in place is named.",
    "No corrective action is written down yet (10.2).",
    "No finding of an audit is written down yet.",
    "work for clients; bookkeeping, payroll and tax returns for clients.",
  };
  AnnexaProject *project = new_project ();
  g_autofree char *pack = print (project, "audit-pack");

  for (guint i = 0; i < G_N_ELEMENTS (untrue); i++)
    if (strstr (pack, untrue[i]) != NULL)
      g_error ("the pack says: %.200s", strstr (pack, untrue[i]));
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    if (strstr (pack, there[i]) == NULL)
      g_error ("the pack does not say: %s", there[i]);
  annexa_test_close (project);
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *found = strstr (text, words); found != NULL; found = strstr (found + 1, words))
    n++;
  return n;
}

/* What a check of its own tells is not told again as a document that is missing. */
static void
test_twice (void)
{
  static const char *const missing[] = { "Statement of Applicability", "Results of management reviews",
                                         "Information security objectives", "Results of risk assessments" };
  AnnexaProject *project = new_project ();
  g_autofree char *readiness = print (project, "readiness");

  g_assert_cmpuint (count (readiness, "is not approved yet"), ==, 0);
  g_assert_cmpuint (count (readiness, "A mandatory document is missing"), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autofree char *document = g_strdup_printf ("is missing: %s", missing[i]);

      g_assert_cmpuint (count (readiness, document), ==, 0);
    }
  annexa_test_close (project);
}

/* What is printed from the project is not called missing in it. */
static void
test_required (void)
{
  AnnexaProject *project = new_project ();
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 id = annexa_record_get_id (organization);
  g_autofree char *before = print (project, "documents");
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "The Statement of Applicability is not approved yet"));
  g_assert_nonnull (strstr (before, "In the project: Obligations"));
  g_assert_true (annexa_test_set (project, "organization", id, "soa-approved-on", "2026-11-20", NULL));
  after = print (project, "documents");
  g_assert_nonnull (strstr (after, "In the project: Statement of Applicability"));
  g_assert_null (strstr (after, "The Statement of Applicability is not approved yet"));
  annexa_test_close (project);
}

/* An internal audit that is closed, and found what can only be better. */
static void
hold_audit (AnnexaProject *project)
{
  gint64 audit = annexa_test_add (project, "audit", "Internal audit");
  gint64 finding = annexa_test_add (project, "finding", "Passwords are long");
  g_autofree char *ref = g_strdup (annexa_project_get_ref (project, annexa_kind_lookup ("audit"), audit));

  annexa_test_put (project, "finding", finding, "grade", "improvement");
  annexa_test_put (project, "finding", finding, "audit", ref);
  annexa_test_put (project, "audit", audit, "type", "internal");
  annexa_test_put (project, "audit", audit, "starts", "2026-11-02");
  annexa_test_put (project, "audit", audit, "lead", "P-001");
  annexa_test_put (project, "audit", audit, "audited", "A.5.1");
  annexa_test_put (project, "audit", audit, "conclusion", "All is well.");
  annexa_test_put (project, "audit", audit, "status", "closed");
}

/* What no register proves is proved all the same, and nobody is sent to a register that is empty. */
static void
test_proved (void)
{
  AnnexaProject *project = new_project ();
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("method"));
  g_autoptr (GArray) methods = annexa_project_query (project, query, NULL);
  g_autofree char *before = print (project, "documents");
  g_autofree char *after = NULL;
  gint64 document;

  annexa_test_put (project, "method", g_array_index (methods, gint64, 0), "approved-by", "P-001");
  annexa_test_put (project, "method", g_array_index (methods, gint64, 0), "approved-on", "2026-11-02");
  set_all (project, "obligation", "proposal", "yes");
  document = annexa_test_add (project, "document", "Contract with the bank");
  annexa_test_put (project, "document", document, "type", "contract");
  annexa_test_put (project, "document", document, "location", "In the safe");
  annexa_test_put (project, "document", document, "version", "1.0");
  annexa_test_put (project, "document", document, "approver", "P-001");
  annexa_test_put (project, "document", document, "approved-on", "2026-11-02");
  annexa_test_put (project, "document", document, "status", "in-force");
  hold_audit (project);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("action")), ==, 0);
  after = print (project, "documents");

  g_assert_null (strstr (before, "The risk method in force, which is approved"));
  g_assert_nonnull (strstr (after, "The risk method in force, which is approved"));
  g_assert_null (strstr (before, "The documents in force"));
  g_assert_nonnull (strstr (after, "The documents in force"));
  g_assert_nonnull (strstr (before, "In the project: Obligations"));
  g_assert_null (strstr (after, "In the project: Obligations"));
  g_assert_nonnull (strstr (after, "Documents of external origin or contracts that are in force"));
  g_assert_null (strstr (before, "An internal audit found no nonconformity"));
  g_assert_cmpuint (count (after, "An internal audit found no nonconformity"), ==, 2);
  g_assert_null (strstr (after, "In the project: Corrective actions"));

  (void) annexa_test_add (project, "action", "Lock the door");
  g_clear_pointer (&after, g_free);
  after = print (project, "documents");
  g_assert_cmpuint (count (after, "In the project: Corrective actions"), ==, 2);
  annexa_test_close (project);
}

/* What counts as left because nobody has said what remains is told apart from what the plan leaves. */
static void
test_without_target (void)
{
  AnnexaProject *project = new_project ();
  g_autofree char *said = NULL;
  g_autofree char *unsaid = NULL;

  said = print (project, "risks");
  g_assert_null (strstr (said, "it is not said yet what remains"));
  set_all (project, "risk", "target-likelihood", "");
  unsaid = print (project, "risks");
  g_assert_nonnull (strstr (unsaid, "of the risks above the line today it is not said yet what remains."));
  annexa_test_close (project);
}

/* Of risks that are all closed it is not known that somebody rated them. */
static void
test_closed (void)
{
  AnnexaProject *project = new_project ();
  g_autofree char *risks = NULL;

  set_all (project, "risk", "owner", "P-001");
  set_all (project, "risk", "status", "closed");
  risks = print (project, "risks");
  g_assert_nonnull (strstr (risks, "No risk is open."));
  g_assert_null (strstr (risks, "risk is rated and has an owner"));
  annexa_test_close (project);
}

/* Of a risk that the Statement of Applicability bears out, the control is in place. */
static void
test_controls (void)
{
  AnnexaProject *project = new_project ();
  gint64 backup = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.8.13");
  g_autofree char *risks = NULL;

  g_assert_true (annexa_test_set (project, "control", backup, "status", "implemented", NULL));
  risks = print (project, "risks");
  g_assert_nonnull (strstr (risks, "Control in place: A.8.13 Information backup. "));
  g_assert_nonnull (strstr (risks, "Control in place: A.8.13 Information backup. Counted on, but not yet implemented"));
  annexa_test_close (project);
}

/* What was left out will never be implemented, whatever was said of it before. */
static void
test_left_out (void)
{
  AnnexaProject *project = new_project ();
  gint64 backup = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.8.13");
  g_autofree char *risks = NULL;

  g_assert_true (annexa_test_set (project, "control", backup, "status", "implemented", NULL));
  g_assert_true (annexa_test_set (project, "control", backup, "applicable", "no", NULL));
  risks = print (project, "risks");
  g_assert_nonnull (
      strstr (risks, "Counted on, but left out in the Statement of Applicability: A.8.13 Information backup. "));
  g_assert_null (strstr (risks, "Control in place: A.8.13"));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/newcomer/sentences", test_sentences);
  g_test_add_func ("/newcomer/twice", test_twice);
  g_test_add_func ("/newcomer/required", test_required);
  g_test_add_func ("/newcomer/proved", test_proved);
  g_test_add_func ("/newcomer/without-target", test_without_target);
  g_test_add_func ("/newcomer/closed", test_closed);
  g_test_add_func ("/newcomer/controls", test_controls);
  g_test_add_func ("/newcomer/left-out", test_left_out);

  return g_test_run ();
}
