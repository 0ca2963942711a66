/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-report.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* The Statement of Applicability: that it says what the file says. */

static void
check_themes (AnnexaProject  *project,
              AnnexaDocument *document)
{
  static const char *const rows[] = { "own = 0 AND theme = 'organizational'", "own = 0 AND theme = 'people'",
                                      "own = 0 AND theme = 'physical'", "own = 0 AND theme = 'technological'",
                                      "own = 1", ANNEXA_TEST_IN_SOA };
  static const char *const columns[] = { "1",
                                         "applicable = 'yes'",
                                         "applicable = 'no'",
                                         "applicable = 'undecided'",
                                         "applicable = 'yes' AND status = 'not-started'",
                                         "applicable = 'yes' AND status = 'planned'",
                                         "applicable = 'yes' AND status = 'partly'",
                                         "applicable = 'yes' AND status = 'implemented'" };
  const AnnexaTable *table = annexa_test_find_table (document, "summary", 0);
  guint found = 0;

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM control WHERE %s", rows[row]);

      if (annexa_test_ask (project, all) == 0)
        continue;
      for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT count(*) FROM control WHERE %s AND %s", rows[row], columns[column]);

          annexa_test_assert_number (document, table, found, column + 1, annexa_test_ask (project, sql));
        }
      found++;
    }
  g_assert_cmpuint (table->rows->len, ==, found);
}

static void
test_soa (void)
{
  for (guint i = 0; i < ANNEXA_TEST_N_REPORT_PROJECTS; i++)
    {
      AnnexaProject *project = annexa_test_report_projects[i].make ();
      g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "soa");
      g_autoptr (GPtrArray) all = annexa_test_ask_list (project, "SELECT ref FROM control WHERE " ANNEXA_TEST_IN_SOA " ORDER BY own, id");
      g_autoptr (GPtrArray) excluded
          = annexa_test_ask_list (project, "SELECT ref FROM control WHERE applicable = 'no' AND " ANNEXA_TEST_IN_SOA " ORDER BY own, id");

      g_test_message ("%s", annexa_test_report_projects[i].name);
      g_assert_cmpuint (all->len, >=, 93);
      annexa_test_assert_refs (document, "controls", all);
      annexa_test_assert_refs (document, "excluded", excluded);
      check_themes (project, document);
      annexa_test_close (project);
    }
}

/* What the statement says, without the facts about the project file at its end, which change with every edit. */
static char *
collect_statement (AnnexaProject *project)
{
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "soa");
  g_autofree char *text = annexa_test_dump_report (document);
  const char *end = g_strrstr (text, "Project file:");

  g_assert_nonnull (end);
  return g_strndup (text, (gsize) (end - text));
}

/* A framework that a customer asks for does not change what is said about Annex A. */
static void
test_soa_other_frameworks (void)
{
  AnnexaProject *project = annexa_test_new_project ("frameworks.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autofree char *before = collect_statement (project);
  g_autofree char *after = NULL;
  gint64 framework = annexa_test_add (project, "framework", "Rules of our customer");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Imported");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, kind, id, "title", "Lock the door");
  annexa_edit_set_integer (edit, kind, id, "own", FALSE);
  annexa_edit_set_integer (edit, kind, id, "framework", framework);
  annexa_edit_set_text (edit, kind, id, "applicable", "yes");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);

  after = collect_statement (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

/* While nothing is written the titles have the room, afterwards the texts, in the same way for all groups. */
static void
test_soa_widths (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.5.1");
  g_autoptr (AnnexaDocument) before = annexa_test_collect (project, "soa");
  g_autoptr (AnnexaDocument) after = NULL;
  const AnnexaTable *organizational;
  const AnnexaTable *people;

  organizational = annexa_test_find_table (before, "controls", 0);
  g_assert_cmpfloat (organizational->columns[0].share, >, organizational->columns[4].share);

  g_assert_true (annexa_test_set (project, "control", control, "how", "One page, signed.", NULL));
  after = annexa_test_collect (project, "soa");
  organizational = annexa_test_find_table (after, "controls", 0);
  people = annexa_test_find_table (after, "controls", 1);
  g_assert_cmpfloat (organizational->columns[0].share, <, organizational->columns[4].share);
  for (guint i = 0; i < organizational->n_columns; i++)
    g_assert_cmpfloat (people->columns[i].share, ==, organizational->columns[i].share);
  annexa_test_close (project);
}

/* What was written about a control and linked to it stands in its row. */
static void
test_soa_row (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.5.1");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 evidence = annexa_test_add (project, "evidence", "Signed policy");
  gint64 law = annexa_test_add (project, "obligation", "Data protection");
  gint64 other = annexa_test_add (project, "obligation", "A law of another country");
  static const struct
  {
    const char *field;
    const char *text;
  } values[] = { { "applicable", "yes" },   { "reasons", "risk; law" },    { "justification", "Customers **ask** for it." },
                 { "status", "implemented" }, { "how", "One page, signed." }, { "owner", "Lea Brandt" } };
  static const char *const expected[] = { "A.5.1 Policies for information security",
                                          "Yes",
                                          "Risk, Law OBL-001 Customers ask for it.",
                                          "Implemented",
                                          "One page, signed.",
                                          "Lea Brandt",
                                          "R-001",
                                          "E-001" };
  g_autoptr (AnnexaDocument) document = NULL;
  const AnnexaTable *table;

  (void) annexa_test_add (project, "person", "Lea Brandt");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (annexa_test_set (project, "control", control, values[i].field, values[i].text, NULL));
  g_assert_true (annexa_test_set (project, "risk", risk, "existing-controls", "A.5.1", NULL));
  g_assert_true (annexa_test_set (project, "evidence", evidence, "for", "A.5.1", NULL));
  g_assert_true (annexa_test_set (project, "obligation", law, "met-by", "A.5.1", NULL));
  g_assert_true (annexa_test_set (project, "obligation", other, "met-by", "A.5.1", NULL));
  g_assert_true (annexa_test_set (project, "obligation", other, "compliance", "not-applicable", NULL));

  document = annexa_test_collect (project, "soa");
  table = annexa_test_find_table (document, "controls", 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *cell = annexa_test_get_cell (document, table, 0, i);

      g_assert_cmpstr (cell, ==, expected[i]);
    }
  table = annexa_test_find_table (document, "named-duties", 0);
  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_true (annexa_test_has_heading (document, "named-risks"));
  g_assert_true (annexa_test_has_heading (document, "named-evidence"));
  annexa_test_close (project);
}

/* Whatever number it has: what nobody has approved is a draft. */
static void
test_soa_version (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 id = annexa_record_get_id (organization);
  g_autoptr (AnnexaDocument) first = annexa_test_collect (project, "soa");
  g_autoptr (AnnexaDocument) second = NULL;
  g_autoptr (AnnexaDocument) third = NULL;

  g_assert_cmpstr (annexa_document_get_info (first)->version, ==, "Draft");
  g_assert_true (annexa_test_set (project, "organization", id, "soa-version", "2.0", NULL));
  second = annexa_test_collect (project, "soa");
  g_assert_cmpstr (annexa_document_get_info (second)->version, ==, "2.0, draft");
  g_assert_true (annexa_test_set (project, "organization", id, "soa-approved-on", "2026-11-20", NULL));
  third = annexa_test_collect (project, "soa");
  g_assert_cmpstr (annexa_document_get_info (third)->version, ==, "2.0");
  g_clear_object (&organization);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/soa-report/file", test_soa);
  g_test_add_func ("/soa-report/other-frameworks", test_soa_other_frameworks);
  g_test_add_func ("/soa-report/widths", test_soa_widths);
  g_test_add_func ("/soa-report/row", test_soa_row);
  g_test_add_func ("/soa-report/version", test_soa_version);

  return g_test_run ();
}
