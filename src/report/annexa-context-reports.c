/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-text.h"

/* The context of the organization, who expects what of it and what the management system covers (4.1 to 4.4), and what it
 * is obliged to (A.5.31). */

static const AnnexaRegisterColumn scope_facts[] = {
  { "trade" },
  { "people-count", .flags = ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterColumn scope_texts[] = {
  { "scope-statement", .flags = ANNEXA_REGISTER_NEEDED },
  { "sites", .flags = ANNEXA_REGISTER_LINES },
  { "interfaces", .flags = ANNEXA_REGISTER_NEEDED },
  { "scope-exclusions" },
  { "objectives-context" },
  { NULL },
};

static const AnnexaRegisterColumn issue_columns[] = {
  { "ref" },
  { "title", 2, .below = { "category" } },
  { "effect", 3.2, ANNEXA_REGISTER_NEEDED },
  { "relevant" },
  { "addressed-by", 1.1 },
  { "reviewed", 0, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterColumn party_columns[] = {
  { "ref" },
  { "name", 1.6, .below = { "category" } },
  { "needs", 2.2, ANNEXA_REGISTER_NEEDED },
  { "requirement", 2.4, .below = { "how" } },
  { "taken-into-isms", 0, ANNEXA_REGISTER_NEEDED },
  { "met-by", 1.2 },
  { NULL },
};

static const AnnexaRegisterPoint context_points[] = {
  { "context-issue", "not-addressed", .text = N_ ("Issues that matter, but neither a risk nor an objective takes them up (6.1.1):") },
  { "context-issue", .selection = { .tests = { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
    .text = N_ ("Issues that were to be looked at again (9.3.2 b):") },
  { "party", "undecided", .text = N_ ("Interested parties of which it is not decided whether what they require is taken on (4.2 c):") },
  { "party", "not-met", .text = N_ ("Requirements that were taken on, but nothing meets them yet:") },
  { NULL },
};

/* What stands there may still be what Annexa has drafted. */
static GPtrArray *
list_points (AnnexaReportDraft *draft,
             GError           **error)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (g_free);

  if (annexa_text_is_draft (annexa_record_get_text (draft->organization, "scope-statement")))
    g_ptr_array_add (points, g_strdup (_("The scope is only a draft (4.3).")));
  return points;
}

static const AnnexaRegisterPart context_parts[] = {
  { .id = "scope",
    .form = ANNEXA_REGISTER_SUBJECT,
    .heading = N_ ("Scope of the management system"),
    .introduction = N_ ("What the information security management system covers: the boundaries, what is left out and "
                        "why, and where others take part (4.3). The certificate will cover this and nothing else."),
    .columns = scope_facts,
    .texts = scope_texts,
    .new_page = TRUE },
  { .id = "issues",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Internal and external issues"),
    .introduction = N_ ("What inside the organization and around it helps or hinders information security (4.1), and the "
                        "risks (R) and objectives (OBJ) that take it up."),
    .kind = "context-issue",
    .group = "origin",
    .columns = issue_columns,
    .summary = N_ ("The issues, with what they mean for information security."),
    .missing = N_ ("No issue is written down yet. The standard asks which internal and external issues matter to what "
                   "the management system is for (4.1)."),
    .landscape = TRUE },
  { .id = "climate",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Climate change"),
    .introduction = N_ ("Since 2024 the organization has to decide whether climate change is an issue that matters "
                        "(4.1). The answer can be no, but it has to be given."),
    .kind = "context-issue",
    .selection = { .tests = { { "category", ANNEXA_TEST_EQUAL, "climate" } } },
    .columns = issue_columns,
    .summary = N_ ("The answer to whether climate change matters."),
    .missing = N_ ("Nobody has decided yet whether climate change matters. The standard asks for the decision (4.1)."),
    .landscape = TRUE },
  { .id = "parties",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Interested parties"),
    .introduction = N_ ("Who expects something of information security here, what they require, and which of it the "
                        "management system takes on (4.2)."),
    .kind = "party",
    .columns = party_columns,
    .summary = N_ ("The interested parties, what they require and how it is met."),
    .missing = N_ ("No interested party is written down yet. The standard asks who they are, what they require and which "
                   "of it is taken on (4.2)."),
    .landscape = TRUE,
    .new_page = TRUE },
  { NULL },
};

static const AnnexaReportRegister context_register = {
  .topic = N_ ("What surrounds us, who expects what of us, and what the management system covers"),
  .standard = N_ ("4.1, 4.2, 4.3 and 4.4"),
  .lead = N_ (
      "This document says what the organization has to deal with, what interested parties require of its "
      "information security, and from both the scope of the management system. Everything that follows rests on it: "
      "risks are looked for within the scope, and objectives are set with the issues in mind."),
  .counts = (const char *const[]){ "context-issue", "party", NULL },
  .cover = (const AnnexaRegisterColumn[]){ { "scope-statement", .flags = ANNEXA_REGISTER_NEEDED }, { NULL } },
  .points = context_points,
  .list_points = list_points,
  .parts = context_parts,
  .approval = N_ ("By signing, top management confirms the scope of the management system and that the issues and "
                  "requirements named here are those that matter."),
};

const AnnexaReport annexa_context_report = {
  .name = "context",
  .title = N_ ("Context, interested parties and scope"),
  .description = N_ ("Internal and external issues, who requires what, and what the management system covers (4.1 to "
                     "4.4). The auditor reads it before the first stage."),
  .icon = "annexa-context-symbolic",
  .group = ANNEXA_REPORT_CONTEXT,
  .registers = &context_register,
  .collect = annexa_report_register_collect,
};

static const AnnexaRegisterColumn obligation_columns[] = {
  { "ref" },
  { "title", 2, ANNEXA_REGISTER_PLAIN, .below = { "source", "jurisdiction", "party" } },
  { "summary", 3, ANNEXA_REGISTER_NEEDED },
  { "owner", 1, ANNEXA_REGISTER_NEEDED },
  { "compliance" },
  { "met-by", 1 },
  { "reviewed", 0, ANNEXA_REGISTER_NEEDED },
  { "next-review", 0, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint obligation_points[] = {
  { "obligation", "not-met", .text = N_ ("Obligations that are not kept:") },
  { "obligation", .selection = { .tests = { { "compliance", ANNEXA_TEST_EQUAL, "partly" } } },
    .text = N_ ("Obligations that are kept in part:") },
  { "obligation", "not-assessed", .text = N_ ("Obligations of which nobody has checked whether they are kept:") },
  { "obligation", "no-owner", .text = N_ ("Obligations that nobody answers for:") },
  { "obligation", "overdue", .text = N_ ("Obligations that were to be looked at again:") },
  { "obligation",
    .selection = { .tests = { { "compliance", ANNEXA_TEST_EQUAL, "meets" }, { "met-by", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Obligations that are said to be kept, but no control or document is named that does it:") },
  { NULL },
};

static const AnnexaRegisterPart obligation_parts[] = {
  { .id = "obligations",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of obligations"),
    .introduction = N_ ("Laws, regulations, contracts and what the organization has bound itself to, as far as they "
                        "concern information security, with the controls (A) and documents (D) that meet them."),
    .kind = "obligation",
    .group = "kind",
    .columns = obligation_columns,
    .summary = N_ ("The obligations by kind, with whether they are kept and how."),
    .missing = N_ ("No law, regulation or contract is written down yet. The standard asks which of them concern "
                   "information security and how they are met (A.5.31)."),
    .landscape = TRUE },
  { NULL },
};

static const AnnexaReportRegister obligation_register = {
  .topic = N_ ("Which laws, contracts and commitments we have to keep, and how"),
  .standard = N_ ("4.2 and controls A.5.31 to A.5.34"),
  .lead = N_ ("This register names what the organization is obliged to in information security, who answers for it, "
              "whether it is kept, and when somebody looks again. It is no legal advice."),
  .counts = (const char *const[]){ "obligation", NULL },
  .points = obligation_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "obligation", "kind", "compliance", N_ ("Obligations by kind, and whether they are kept.") }, { NULL } },
  .parts = obligation_parts,
};

const AnnexaReport annexa_legal_report = {
  .name = "legal",
  .title = N_ ("Legal register"),
  .description = N_ ("Laws, contracts and own commitments with owner, what they ask for and whether they are kept "
                     "(A.5.31). For management and the auditor."),
  .icon = "annexa-list-symbolic",
  .group = ANNEXA_REPORT_CONTEXT,
  .registers = &obligation_register,
  .collect = annexa_report_register_collect,
};
