/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* The risk treatment plan (6.1.3 e) with what each risk owner approves and accepts (6.1.3 f), owner by owner, so that each
 * signs below his or her own risks. */

static const AnnexaRegisterColumn risk_columns[] = {
  { "ref" },
  { "title", 2 },
  { "current-level" },
  { "treatment" },
  { "planned-controls", 2.4, ANNEXA_REGISTER_NAMES },
  { "tasks", 2.2, ANNEXA_REGISTER_NAMES },
  { "target-level" },
  { "status" },
  { "accepted-on", 0, .title = N_ ("Accepted on") },
  { NULL },
};

static const AnnexaRegisterColumn task_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "for", 1 },
  { "responsible", 1.1, ANNEXA_REGISTER_NEEDED },
  { "resources", 1.6 },
  { "cost", 0, .align = 1 },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "progress", 0, .align = 1 },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn accepted_columns[] = {
  { "ref" },
  { "title", 1.8 },
  { "target-level" },
  { "accepted-by", 1, ANNEXA_REGISTER_NEEDED },
  { "accepted-on", 0, ANNEXA_REGISTER_NEEDED },
  { "acceptance-expires" },
  { "acceptance-reason", 2.8, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint treatment_points[] = {
  { "risk", "undecided", .text = N_ ("Risks of which it is not decided what is done about them:") },
  { "risk", "no-owner", .text = N_ ("Risks without an owner, so that nobody can approve the plan (6.1.2 c):") },
  { "risk",
    .selection = { .tests = { { "treatment", ANNEXA_TEST_EQUAL, "modify" }, { "planned-controls", ANNEXA_TEST_EMPTY },
                              { "status", ANNEXA_TEST_EQUAL, "open" } } },
    .text = N_ ("Risks that are to be reduced, but no control is planned:") },
  { "risk",
    .selection = { .tests = { { "treatment", ANNEXA_TEST_EQUAL, "modify" }, { "tasks", ANNEXA_TEST_EMPTY },
                              { "status", ANNEXA_TEST_EQUAL, "open" } } },
    .text = N_ ("Risks that are to be reduced, but no task says who does what until when:") },
  { "risk",
    .selection = { .tests = { { "target-level", ANNEXA_TEST_EMPTY }, { "current-level", ANNEXA_TEST_FILLED },
                              { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
    .text = N_ ("Risks of which it is not written down what remains afterwards:") },
  { "risk",
    .selection = { .tests = { { "accepted-on", ANNEXA_TEST_EMPTY }, { "current-level", ANNEXA_TEST_FILLED },
                              { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
    .text = N_ ("Risks whose owner has not accepted what remains (6.1.3 f):") },
  { NULL },
};

/* Owner by owner. */

static void
add_owner_heading (AnnexaReportDraft *draft,
                   AnnexaRecord      *risk)
{
  g_autofree char *owner = annexa_report_draft_describe (draft, risk, "owner");
  g_autofree char *id = g_strdup_printf ("owner-%" G_GINT64_FORMAT, annexa_record_get_integer (risk, "owner"));

  annexa_document_begin_fields (draft->document, "owner");
  annexa_document_add_heading (draft->document, 2, id, *owner != '\0' ? owner : _("Nobody owns these risks"));
  annexa_document_end_fields (draft->document);
}

static void
add_owner_signature (AnnexaReportDraft *draft,
                     GPtrArray         *risks)
{
  if (annexa_record_is_empty (risks->pdata[0], "owner"))
    return;
  annexa_document_begin_fields (draft->document, ANNEXA_SIGNATURES);
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                 _("I approve this plan for my risks and accept what remains of them as stated above."));
  annexa_document_end_fields (draft->document);
  annexa_document_begin_signatures (draft->document);
  annexa_report_draft_add_signature (draft, annexa_report_draft_get_label (risks->pdata[0], "owner"), risks->pdata[0],
                                     "owner", NULL);
}

/* Two people may have the same name. */
static GPtrArray *
sort_by_owner (GPtrArray *risks)
{
  GPtrArray *owners = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < risks->len; i++)
    {
      gint64 owner = annexa_record_get_integer (risks->pdata[i], "owner");
      GPtrArray *owned = NULL;

      for (guint j = 0; j < owners->len && owned == NULL; j++)
        if (annexa_record_get_integer (g_ptr_array_index ((GPtrArray *) owners->pdata[j], 0), "owner") == owner)
          owned = owners->pdata[j];
      if (owned == NULL)
        {
          owned = g_ptr_array_new ();
          g_ptr_array_add (owners, owned);
        }
      g_ptr_array_add (owned, risks->pdata[i]);
    }
  return owners;
}

static gboolean
write_owners (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  g_autoptr (GPtrArray) risks = annexa_report_register_read (draft, part, error);
  g_autoptr (GPtrArray) owners = risks != NULL ? sort_by_owner (risks) : NULL;

  if (risks == NULL)
    return FALSE;
  if (risks->len == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("There is no open risk to treat."));
  for (guint i = 0; i < owners->len; i++)
    {
      GPtrArray *owned = owners->pdata[i];

      add_owner_heading (draft, owned->pdata[0]);
      annexa_report_register_add_table (draft, owned, risk_columns, NULL, "closed",
                                        _("The risks of this owner, and what is done about them."));
      add_owner_signature (draft, owned);
    }
  return TRUE;
}

static const AnnexaRegisterPart treatment_parts[] = {
  { .id = "plan",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("The plan, owner by owner"),
    .introduction = N_ ("What is done about each open risk: by which controls, by which tasks, and what remains "
                        "afterwards. Each owner signs below his or her own risks."),
    .kind = "risk",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
    .group = "owner",
    .sort = "current-level",
    .descending = TRUE,
    .landscape = TRUE,
    .write = write_owners },
  { .id = "tasks",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Tasks of the plan"),
    .introduction = N_ (
        "The tasks of the step in which treatment is decided: who does what until when, what it takes and how far it "
        "has come (8.3). Tasks for a single risk stand beside it above."),
    .kind = "task",
    .selection = { .tests = { { "step", ANNEXA_TEST_EQUAL, "treatment" },
                              { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" } } },
    .sort = "due",
    .settled = "done|dropped",
    .columns = task_columns,
    .summary = N_ ("The tasks of the step, in the order in which they are due."),
    .none = N_ ("No task of this step is planned."),
    .landscape = TRUE,
    .new_page = TRUE },
  { .id = "accepted",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("What was accepted"),
    .introduction = N_ ("Who has accepted what remains of which risk, until when and why (6.1.3 f)."),
    .kind = "risk",
    .selection = { .tests = { { "accepted-on", ANNEXA_TEST_FILLED }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
    .columns = accepted_columns,
    .summary = N_ ("The risks whose remainder was accepted, by whom and why."),
    .none = N_ ("No acceptance of a risk is written down yet."),
    .landscape = TRUE,
    .new_page = TRUE },
  { NULL },
};

static const AnnexaReportRegister treatment_register = {
  .topic = N_ ("What is done about the risks, by whom, until when, and what remains"),
  .standard = N_ ("6.1.3 d) to f), 6.2 and 8.3"),
  .lead =
      N_ ("This plan says what is done about each risk. It follows from the risk assessment and leads to the Statement "
          "of Applicability. Each risk owner approves the plan for his or her risks and accepts what remains of them."),
  .counts = (const char *const[]){ "risk", NULL },
  .points = treatment_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "risk", "treatment", "status",
                                                 N_ ("Risks by what is done about them, and how far it has come.") },
                                               { NULL } },
  .parts = treatment_parts,
  .approval = N_ ("By signing, top management provides what the plan takes. The owners of the risks sign below "
                  "their own risks in “The plan, owner by owner”."),
};

const AnnexaReport annexa_treatment_report = {
  .name = "treatment",
  .title = N_ ("Risk treatment plan"),
  .description = N_ ("What is done about each risk, by whom and until when, owner by owner with room to sign, and what was "
                     "accepted (6.1.3 e and f, 8.3)."),
  .icon = "annexa-task-symbolic",
  .group = ANNEXA_REPORT_RISKS,
  .registers = &treatment_register,
  .collect = annexa_report_register_collect,
};
