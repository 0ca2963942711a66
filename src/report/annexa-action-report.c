/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-cause-figure.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* Nonconformities and corrective actions (10.2): from what was not as it should be, over its cause, to whether what was done
 * helped. */

static const AnnexaRegisterColumn action_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "source", 1 },
  { "owner", 1.1, ANNEXA_REGISTER_NEEDED },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "done-on" },
  { "effectiveness" },
  { "checked-on" },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn action_facts[] = {
  { "source" },
  { "finding", .flags = ANNEXA_REGISTER_NAMES },
  { "incident", .flags = ANNEXA_REGISTER_REFS },
  { "owner", .flags = ANNEXA_REGISTER_NEEDED },
  { "due", .flags = ANNEXA_REGISTER_NEEDED },
  { "corrected-on" },
  { "method" },
  { "done-on" },
  { "effectiveness" },
  { "checked-by" },
  { "checked-on" },
  { "successor", .flags = ANNEXA_REGISTER_REFS },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn action_texts[] = {
  { "nonconformity", .flags = ANNEXA_REGISTER_NEEDED },
  { "correction" },
  { "cause", .flags = ANNEXA_REGISTER_NEEDED },
  { "elsewhere", .flags = ANNEXA_REGISTER_NEEDED },
  { "plan", .flags = ANNEXA_REGISTER_NEEDED },
  { "notes" },
  { NULL },
};

static const AnnexaRegisterColumn cause_columns[] = {
  { "area", 1 },
  { "text", 2.6 },
  { "root" },
  { "notes", 1.4 },
  { NULL },
};

static const AnnexaRegisterChildren action_children[] = {
  { "cause", .sort = "area", .columns = cause_columns,
    .summary = N_ ("What may have led to it, where that lies, and which of it was the real cause.") },
  { NULL },
};

/* The table of the same causes follows. */
static gboolean
illustrate_action (AnnexaReportDraft *draft,
                   AnnexaRecord      *action,
                   GError           **error)
{
  return annexa_cause_figure_add (draft, action, error);
}

static const AnnexaRegisterColumn finding_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "audit", 1.4 },
  { "grade" },
  { "requirement", 1.6, ANNEXA_REGISTER_REFS, .otherwise = "control", .title = N_ ("Clause or control") },
  { "due" },
  { "status" },
  { "action", 0.8 },
  { NULL },
};

static const AnnexaRegisterPoint action_points[] = {
  { "finding", "no-action", .text = N_ ("Findings that no corrective action follows from:") },
  { "action", "no-cause", .text = N_ ("Actions whose cause nobody has found (10.2 b):") },
  { "action", .selection = { .tests = { { "elsewhere", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Actions of which nobody has asked whether the same could happen elsewhere (10.2 b):") },
  { "action", "overdue", .text = N_ ("Actions that are late:") },
  { "action", "not-checked",
    .text = N_ ("Actions that are done, but nobody has checked whether they helped (10.2 d):") },
  { "action", "not-effective", .text = N_ ("Actions that did not help:") },
  { "action", "no-owner", .text = N_ ("Actions that nobody answers for:") },
  { NULL },
};

static const AnnexaRegisterPart action_parts[] = {
  { .id = "actions",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of corrective actions"),
    .kind = "action",
    .settled = "closed",
    .columns = action_columns,
    .summary = N_ ("The corrective actions with owner, days, effect and status."),
    .none = N_ ("No corrective action is written down yet (10.2)."),
    .landscape = TRUE },
  { .id = "findings",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Findings and what follows from them"),
    .introduction = N_ ("What audits have found, and the corrective actions (CA) that answer it."),
    .kind = "finding",
    .sort = "grade",
    .settled = "closed|verified",
    .columns = finding_columns,
    .summary = N_ ("The findings of audits, the gravest first, with the actions that follow."),
    .none = N_ ("No finding of an audit is written down yet."),
    .landscape = TRUE },
  { .id = "one-by-one",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Action by action"),
    .introduction =
        N_ ("For each nonconformity: what was done at once, why it happened, whether it could happen elsewhere, what "
            "takes the cause away, and whether that helped."),
    .kind = "action",
    .settled = "closed",
    .columns = action_facts,
    .texts = action_texts,
    .children = action_children,
    .illustrate = illustrate_action,
    .none = N_ ("There is no corrective action to describe.") },
  { NULL },
};

static const AnnexaReportRegister action_register = {
  .topic = N_ ("What was not as it should be, why, and whether what was done helped"),
  .standard = N_ ("10.2"),
  .lead = N_ ("Where something does not meet the standard or the organization’s own rules, it is put right, its cause "
              "is found and taken away, and somebody checks whether that helped. This document is the record of it."),
  .counts = (const char *const[]){ "action", "finding", NULL },
  .points = action_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "action", "source", "status",
                                                 N_ ("Corrective actions by where they come from, and how far they "
                                                     "have come.") },
                                               { NULL } },
  .parts = action_parts,
};

const AnnexaReport annexa_action_report = {
  .name = "actions",
  .title = N_ ("Nonconformities and corrective actions"),
  .description = N_ ("Each nonconformity with its cause, what was done, whether it could happen elsewhere and whether "
                     "it helped (10.2)."),
  .icon = "annexa-action-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .registers = &action_register,
  .collect = annexa_report_register_collect,
};
