/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-readiness.h"
#include "annexa-setup.h"
#include "annexa-soa-proposal.h"
#include "annexa-starters.h"
#include "annexa-test.h"

/* What is proposed for the controls of Annex A: that they apply, and which of them a firm can probably leave out. */

/* How many controls a firm without development of software can leave out. */
#define N_LEFT_OUT 8

static AnnexaProject *
new_project (const char *trade)
{
  g_autofree char *path = annexa_test_path ("soa-proposal.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Dr. Weber", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  annexa_starters_apply (project, annexa_starters_find (trade), &error);
  g_assert_no_error (error);
  return project;
}

static AnnexaSoaProposal *
propose (AnnexaProject *project)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("control"));
  g_autoptr (GPtrArray) controls = annexa_project_query_records (project, query, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  AnnexaSoaProposal *proposal;

  for (guint i = 0; i < controls->len; i++)
    {
      gint64 id = annexa_record_get_id (controls->pdata[i]);

      g_array_append_val (ids, id);
    }
  proposal = annexa_soa_proposal_new (project, ids, &error);
  g_assert_no_error (error);
  return proposal;
}

static void
assert_left_out (AnnexaProject *project,
                 guint          n)
{
  g_autoptr (AnnexaSoaProposal) proposal = propose (project);

  g_assert_cmpuint (annexa_soa_proposal_get_size (proposal, ANNEXA_SOA_LEFT_OUT), ==, n);
}

static gint64
find (AnnexaProject *project,
      const char    *kind,
      const char    *ref)
{
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup (kind), ref);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
undo (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
}

static void
accept (AnnexaProject  *project,
        AnnexaSoaAnswer answer)
{
  g_autoptr (AnnexaSoaProposal) proposal = propose (project);
  g_autoptr (AnnexaEdit) edit = annexa_soa_proposal_prepare (proposal, answer);
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
assert_control (AnnexaProject *project,
                const char    *ref,
                const char    *field,
                const char    *expected)
{
  g_autofree char *text = annexa_test_get (project, "control", find (project, "control", ref), field);

  g_assert_cmpstr (text, ==, expected);
}

/* A trade in which software is mostly made, or made for it, has nothing that it can be expected to leave out. */
static void
test_trades (void)
{
  static const struct
  {
    const char *trade;
    guint n;
  } trades[] = {
    { "software", 0 },          { "consultancy", 0 },          { "health", N_LEFT_OUT },   { "manufacturing", N_LEFT_OUT },
    { "online-shop", 0 },       { "accounting-legal", N_LEFT_OUT }, { "planning", N_LEFT_OUT },
  };

  g_assert_cmpuint (annexa_starters_get ()->len, ==, G_N_ELEMENTS (trades));
  for (guint i = 0; i < G_N_ELEMENTS (trades); i++)
    {
      AnnexaProject *project = new_project (trades[i].trade);

      g_test_message ("%s", trades[i].trade);
      assert_left_out (project, trades[i].n);
      annexa_test_close (project);
    }
}

/* Yes and no are accepted apart, and neither leaves the rules about exclusions anything to object to. */
static void
test_accepted (void)
{
  AnnexaProject *project = new_project ("health");
  g_autoptr (AnnexaSoaProposal) proposal = propose (project);
  g_autofree char *words = annexa_soa_proposal_describe (proposal, ANNEXA_SOA_LEFT_OUT);
  g_autoptr (AnnexaReadiness) readiness = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (words, "You neither develop or adapt software and systems, nor have that done for you. Only if that is true of you, "
                                          "leave out:\nA.8.4: “We neither write nor keep source code;"));
  accept (project, ANNEXA_SOA_APPLIES);
  assert_control (project, "A.8.13", "applicable", "yes");
  assert_control (project, "A.8.26", "applicable", "yes");
  assert_control (project, "A.8.4", "applicable", "undecided");
  assert_control (project, "A.8.13", "reasons", "best-practice");
  assert_control (project, "A.8.13", "justification", "Losing our data would stop our work.");
  assert_left_out (project, N_LEFT_OUT);

  accept (project, ANNEXA_SOA_LEFT_OUT);
  assert_control (project, "A.8.4", "applicable", "no");
  assert_control (project, "A.8.4", "reasons", "");
  assert_control (project, "A.8.30", "justification", "Nobody outside develops or adapts software for us.");
  assert_left_out (project, 0);
  readiness = annexa_readiness_new (project, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < annexa_readiness_get_gaps (readiness)->len; i++)
    {
      const AnnexaGap *gap = annexa_readiness_get_gaps (readiness)->pdata[i];

      g_assert_cmpstr (gap->check->id, !=, "R01");
      g_assert_cmpstr (gap->check->id, !=, "R02");
    }

  undo (project);
  assert_control (project, "A.8.4", "applicable", "undecided");
  assert_left_out (project, N_LEFT_OUT);
  g_clear_pointer (&proposal, annexa_soa_proposal_free);
  g_clear_pointer (&readiness, annexa_readiness_free);
  annexa_test_close (project);
}

static gboolean
has_advice (AnnexaProject *project)
{
  g_autoptr (AnnexaSoaProposal) proposal = propose (project);
  g_autofree char *words = annexa_soa_proposal_describe (proposal, ANNEXA_SOA_APPLIES);

  return strstr (words, "are only proposed yet. Confirm first those that are yours") != NULL;
}

/* Risks that nobody has confirmed are no reason for anything, and whoever decides before that should know it. */
static void
test_risks_first (void)
{
  AnnexaProject *project = new_project ("health");

  g_assert_true (has_advice (project));
  undo (project);
  g_assert_false (has_advice (project));
  annexa_test_close (project);
}

/* A sentence on why is needed only where no record says it, and nobody has written one. */
static void
test_needs (void)
{
  AnnexaProject *project = new_project ("health");
  gint64 risk = annexa_test_add (project, "risk", "The disk breaks");

  annexa_test_put (project, "risk", risk, "existing-controls", "A.8.13");
  annexa_test_put (project, "control", find (project, "control", "A.8.15"), "justification", "Our insurer asks for it.");
  annexa_test_put (project, "control", find (project, "control", "A.8.16"), "reasons", "business");
  accept (project, ANNEXA_SOA_APPLIES);
  assert_control (project, "A.8.13", "reasons", "risk");
  assert_control (project, "A.8.13", "justification", "");
  assert_control (project, "A.8.15", "justification", "Our insurer asks for it.");
  assert_control (project, "A.8.16", "justification", "");
  assert_control (project, "A.8.17", "justification",
                  "Records of several systems can be compared only if their clocks agree.");
  annexa_test_close (project);
}

/* Whatever needs one of the controls shows that the firm has to do with software after all. */
static void
test_contradicted (void)
{
  AnnexaProject *project = new_project ("health");
  gint64 risk = annexa_test_add (project, "risk", "The program for appointments can be broken into");
  gint64 obligation = annexa_test_add (project, "obligation", "Contract with the chamber");
  gint64 party = annexa_test_add (project, "party", "Users of our app");
  gint64 asset;

  assert_left_out (project, N_LEFT_OUT);
  annexa_test_put (project, "risk", risk, "planned-controls", "A.8.28");
  assert_left_out (project, 0);
  annexa_test_put (project, "risk", risk, "status", "closed");
  assert_left_out (project, N_LEFT_OUT);
  annexa_test_put (project, "obligation", obligation, "met-by", "A.8.25");
  assert_left_out (project, 0);
  undo (project);
  annexa_test_put (project, "party", party, "met-by", "A.8.29");
  assert_left_out (project, 0);
  undo (project);

  asset = annexa_test_add (project, "asset", "Source code of the appointment app");
  assert_left_out (project, 0);
  annexa_test_put (project, "asset", asset, "name", "Appointment app");
  assert_left_out (project, N_LEFT_OUT);

  annexa_test_put (project, "control", find (project, "control", "A.8.31"), "status", "planned");
  assert_left_out (project, 0);
  undo (project);
  annexa_test_put (project, "control", find (project, "control", "A.8.31"), "justification", "We have a practice copy.");
  assert_left_out (project, N_LEFT_OUT - 1);
  annexa_test_close (project);
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/soa-proposal/trades", test_trades);
  g_test_add_func ("/soa-proposal/accepted", test_accepted);
  g_test_add_func ("/soa-proposal/risks-first", test_risks_first);
  g_test_add_func ("/soa-proposal/needs", test_needs);
  g_test_add_func ("/soa-proposal/contradicted", test_contradicted);

  return g_test_run ();
}
