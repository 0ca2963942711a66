/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test-report.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* The risk assessment: that it says what the file says. */

/* A method that was retired keeps its levels and its matrix. */
#define IN_FORCE "(SELECT id FROM method WHERE status = 'in-force')"

#define LEVEL_OF(prefix)                                                                                               \
  "(SELECT level.position FROM matrix_cell JOIN level ON level.id = matrix_cell.level WHERE"                           \
  " matrix_cell.method = " IN_FORCE " AND matrix_cell.likelihood = risk." prefix "_likelihood AND"                     \
  " matrix_cell.impact = risk." prefix "_impact)"

static void
check_levels (AnnexaProject  *project,
              AnnexaDocument *document)
{
  static const char *const columns[] = { LEVEL_OF ("inherent"), LEVEL_OF ("current"), LEVEL_OF ("target") };
  const AnnexaTable *table = annexa_test_find_table (document, "results", 0);
  guint n_levels = (guint) annexa_test_ask (project, "SELECT count(*) FROM level WHERE method = " IN_FORCE);

  g_assert_cmpuint (table->rows->len, ==, n_levels + 2);
  for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
    {
      g_autofree char *unrated
          = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s IS NULL", columns[column]);
      g_autofree char *above = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s IN"
                                                " (SELECT position FROM level WHERE NOT acceptable AND method = " IN_FORCE ")",
                                                columns[column]);

      for (guint level = 1; level <= n_levels; level++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s = %u",
                                                  columns[column], level);

          annexa_test_assert_number (document, table, n_levels - level, column + 1, annexa_test_ask (project, sql));
        }
      annexa_test_assert_number (document, table, n_levels, column + 1, annexa_test_ask (project, unrated));
      annexa_test_assert_number (document, table, n_levels + 1, column + 1, annexa_test_ask (project, above));
    }
}

static void
test_risks (void)
{
  for (guint i = 0; i < ANNEXA_TEST_N_REPORT_PROJECTS; i++)
    {
      AnnexaProject *project = annexa_test_report_projects[i].make ();
      g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "risks");
      g_autoptr (GPtrArray) all = annexa_test_ask_list (project, "SELECT ref FROM risk ORDER BY length (ref), ref");
      g_autoptr (GPtrArray) accepted
          = annexa_test_ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND (accepted_by IS NOT NULL OR"
                                           " accepted_on IS NOT NULL) ORDER BY length (ref), ref");
      g_autoptr (GPtrArray) unrated = annexa_test_ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND "
                                                                     LEVEL_OF ("current") " IS NULL ORDER BY length (ref), ref");

      g_test_message ("%s", annexa_test_report_projects[i].name);
      annexa_test_assert_refs (document, "register", all);
      if (all->len > 0)
        {
          check_levels (project, document);
          annexa_test_assert_refs (document, "accepted", accepted);
        }
      g_assert_true (annexa_test_has_heading (document, "unrated") == (unrated->len > 0));
      if (unrated->len > 0)
        annexa_test_assert_refs (document, "unrated", unrated);
      annexa_test_close (project);
    }
}

/* The counts on the picture are those of the table behind it and of the file. */
static void
test_risk_map (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "risks");
  const AnnexaTable *table = annexa_test_find_table (document, "risk-map", 0);
  g_autoptr (GPtrArray) rated = annexa_test_ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND"
                                                               " current_likelihood IS NOT NULL AND current_impact IS NOT NULL");

  g_assert_cmpuint (rated->len, >, 20);
  g_assert_cmpuint (table->rows->len, ==, 5);
  for (guint i = 0; i < rated->len; i++)
    {
      g_autofree char *likelihood
          = g_strdup_printf ("SELECT current_likelihood FROM risk WHERE ref = '%s'", (char *) rated->pdata[i]);
      g_autofree char *impact
          = g_strdup_printf ("SELECT current_impact FROM risk WHERE ref = '%s'", (char *) rated->pdata[i]);
      g_autofree char *cell
          = annexa_test_get_cell (document, table, 5 - (guint) annexa_test_ask (project, likelihood), (guint) annexa_test_ask (project, impact));

      g_assert_nonnull (strstr (cell, rated->pdata[i]));
    }
  annexa_test_close (project);
}

/* The highest risks come first, and all that lie above the acceptance line are told. */
static void
test_top_risks (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "risks");
  g_autoptr (GPtrArray) expected = annexa_test_ask_list (project, "SELECT ref || ' ' || title FROM risk WHERE status <> 'closed' AND "
                                                                  LEVEL_OF ("current") " IN (SELECT position FROM level WHERE NOT"
                                                                  " acceptable AND method = " IN_FORCE ") ORDER BY " LEVEL_OF ("current") " DESC,"
                                                                  " current_impact DESC, current_likelihood DESC");
  guint found = 0;
  gboolean inside = FALSE;

  g_assert_cmpuint (expected->len, >, 0);
  for (guint i = 0; i < annexa_document_get_n_blocks (document) && found < expected->len; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type != ANNEXA_BLOCK_HEADING)
        continue;
      if (block->level == 1)
        inside = strcmp (block->id, "top") == 0;
      else if (inside && block->level == 2)
        {
          g_autofree char *title = annexa_document_get_plain (document, block->text);

          g_assert_cmpstr (title, ==, expected->pdata[found++]);
        }
    }
  g_assert_cmpuint (found, ==, expected->len);
  annexa_test_close (project);
}

/* That none is due says something only of risks that have a day: how many have none is told. */
static void
test_undated (void)
{
  AnnexaProject *project = annexa_test_new_sample ("undated.annexa");
  gint64 risk = annexa_test_ask (project, "SELECT id FROM risk WHERE ref = 'R-001'");
  gint64 n_before =
      annexa_test_ask (project, "SELECT count(*) FROM risk WHERE status <> 'closed' AND next_review IS NULL");
  g_autoptr (AnnexaDocument) before = annexa_test_collect (project, "risks");
  g_autofree char *text_before = annexa_test_dump_report (before);
  g_autoptr (AnnexaDocument) after = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (n_before, ==, 0);
  g_assert_null (strstr (text_before, "no day on which"));
  annexa_test_set (project, "risk", risk, "next-review", "", NULL);
  after = annexa_test_collect (project, "risks");
  text = annexa_test_dump_report (after);
  g_assert_nonnull (strstr (text, "1 risk has no day on which it is looked at again:"));
  g_assert_null (strstr (text, "none is due to be looked at again"));
  annexa_test_close (project);
}

/* Every owner of an open risk signs, once. */
static void
test_signatures (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "risks");
  gint64 owners = annexa_test_ask (project, "SELECT count (DISTINCT owner) FROM risk WHERE status <> 'closed'");
  gint64 found = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_SIGNATURES)
        found += block->signatures->len;
    }
  g_assert_cmpint (found, ==, owners);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/risk-report/risks", test_risks);
  g_test_add_func ("/risk-report/risk-map", test_risk_map);
  g_test_add_func ("/risk-report/top-risks", test_top_risks);
  g_test_add_func ("/risk-report/signatures", test_signatures);
  g_test_add_func ("/risk-report/undated", test_undated);

  return g_test_run ();
}
