/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* What the standard asks for and how far it is met (clauses 4 to 10), where rules are set aside for a time, and what proves
 * that things are done. */

static const AnnexaRegisterColumn requirement_columns[] = {
  { "ref" },
  { "title", 1.6 },
  { "status" },
  { "finding", 2.6, .title = N_ ("What was found") },
  { "how", 2.6 },
  { "owner", 1, ANNEXA_REGISTER_NEEDED },
  { "documents", 0.8 },
  { "assessed-on" },
  { NULL },
};

static const AnnexaRegisterColumn gap_columns[] = {
  { "ref" },
  { "title", 1.6 },
  { "status" },
  { "finding", 3, ANNEXA_REGISTER_NEEDED },
  { "owner", 1.1, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint requirement_points[] = {
  { "requirement", "missing", .text = N_ ("Clauses that are not met:") },
  { "requirement", "partly", .text = N_ ("Clauses that are met in part:") },
  { "requirement", "not-assessed", .text = N_ ("Clauses that nobody has compared with what is done:") },
  { "requirement", "no-owner", .text = N_ ("Clauses that nobody answers for:") },
  { "requirement",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "meets" }, { "how", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Clauses that are said to be met, but not how:") },
  { NULL },
};

static const AnnexaRegisterPart requirement_parts[] = {
  { .id = "gaps",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("What is missing"),
    .introduction = N_ (
        "By clause 1 of the standard no requirement of clauses 4 to 10 can be left out: each of these has to be met "
        "before the certification."),
    .kind = "requirement",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "meets" } } },
    .group = "chapter",
    .columns = gap_columns,
    .summary = N_ ("The clauses that are not met, with what was found."),
    .none = N_ ("Every clause is said to be met."),
    .new_page = TRUE },
  { .id = "clauses",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("All clauses"),
    .introduction = N_ ("Each clause with what was found, how it is met and in which documents (D)."),
    .kind = "requirement",
    .group = "chapter",
    .columns = requirement_columns,
    .summary = N_ ("All clauses, with whether and how they are met."),
    .missing = N_ ("The clauses are not in the project."),
    .landscape = TRUE },
  { NULL },
};

static const AnnexaReportRegister requirement_register = {
  .topic = N_ ("What clauses 4 to 10 ask for, and how far it is met"),
  .standard = N_ ("clauses 4 to 10"),
  .lead = N_ ("This gap analysis compares what the standard asks of the management system with what is done. It covers the "
              "clauses that every organization has to meet; the controls are in the Statement of Applicability."),
  .counts = (const char *const[]){ "requirement", NULL },
  .points = requirement_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "requirement", NULL, "status", N_ ("Clauses by how far they are met.") }, { NULL } },
  .parts = requirement_parts,
};

const AnnexaReport annexa_requirement_report = {
  .name = "requirements",
  .title = N_ ("Requirements of clauses 4 to 10"),
  .description = N_ ("The gap analysis: each clause with what was found, how it is met, who answers for it and in which "
                     "documents. For whoever prepares the certification."),
  .icon = "annexa-check-symbolic",
  .group = ANNEXA_REPORT_CONTROLS,
  .registers = &requirement_register,
  .collect = annexa_report_register_collect,
};

/* Exceptions. */

static const AnnexaRegisterColumn exception_columns[] = {
  { "ref" },
  { "title", 2 },
  { "control", 1.6, ANNEXA_REGISTER_NEEDED },
  { "requested-by", 1 },
  { "approved-by", 1, ANNEXA_REGISTER_NEEDED },
  { "starts" },
  { "expires", 0, ANNEXA_REGISTER_NEEDED },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn exception_facts[] = {
  { "control", .flags = ANNEXA_REGISTER_NEEDED },
  { "approved-by", .flags = ANNEXA_REGISTER_NEEDED },
  { "expires", .flags = ANNEXA_REGISTER_NEEDED },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn exception_texts[] = {
  { "reason", .flags = ANNEXA_REGISTER_NEEDED },
  { "compensation", .flags = ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint exception_points[] = {
  { "exception", "requested", .text = N_ ("Exceptions that were asked for and are not decided:") },
  { "exception", "overdue", .text = N_ ("Exceptions whose time is over, although they still count as approved:") },
  { "exception",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "approved" }, { "approved-by", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Exceptions of which it is not written down who approved them:") },
  { "exception",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "approved" }, { "expires", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Exceptions without an end:") },
  { "exception",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "approved" }, { "compensation", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Exceptions that nothing makes up for:") },
  { NULL },
};

static const AnnexaRegisterPart exception_parts[] = {
  { .id = "exceptions",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of exceptions"),
    .kind = "exception",
    .settled = "refused|expired|ended",
    .columns = exception_columns,
    .summary = N_ ("The exceptions, from which control, until when and by whom approved."),
    .none = N_ ("No exception from a control is written down."),
    .landscape = TRUE },
  { .id = "approved",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Approved exceptions one by one"),
    .introduction = N_ ("Why each was approved, and what makes up for it as long as it lasts."),
    .kind = "exception",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "approved" } } },
    .columns = exception_facts,
    .texts = exception_texts,
    .none = N_ ("No approved exception is written down.") },
  { NULL },
};

static const AnnexaReportRegister exception_register = {
  .topic = N_ ("Where a control is set aside for a time, and what makes up for it"),
  .standard = N_ ("6.1.3, 8.1 and control A.5.1"),
  .lead = N_ ("A rule that cannot be kept is not ignored but set aside for a time: with a reason, something that makes up "
              "for it, an approval and an end. This register shows all such exceptions."),
  .counts = (const char *const[]){ "exception", NULL },
  .points = exception_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "exception", NULL, "status", N_ ("Exceptions by status.") }, { NULL } },
  .parts = exception_parts,
};

const AnnexaReport annexa_exception_report = {
  .name = "exceptions",
  .title = N_ ("Exceptions"),
  .description = N_ ("Controls that are set aside for a time: why, until when, by whom approved, and what makes up for it."),
  .icon = "annexa-unlocked-symbolic",
  .group = ANNEXA_REPORT_CONTROLS,
  .registers = &exception_register,
  .collect = annexa_report_register_collect,
};

/* Evidence. */

static const AnnexaRegisterColumn evidence_columns[] = {
  { "ref" },
  { "title", 2 },
  { "for", 2.6, ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_NAMES },
  { "location", 2, .below = { "file" } },
  { "effective-from" },
  { "valid-until" },
  { "collected-by", 1 },
  { NULL },
};

static const AnnexaRegisterColumn fingerprint_columns[] = {
  { "ref" },
  { "file", 1.4, .title = N_ ("File") },
  { "size", 0, .title = N_ ("Bytes"), .align = 1 },
  { "sha256", 2.4 },
  { NULL },
};

static const AnnexaRegisterPoint evidence_points[] = {
  { "control", "no-evidence", .text = N_ ("Controls that are said to be implemented, but nothing proves it:") },
  { "evidence", "expired", .text = N_ ("Evidence that is no longer valid:") },
  { "evidence", "proves-nothing", .text = N_ ("Evidence of which nobody has said what it proves:") },
  { "evidence", .selection = { .tests = { { "file", ANNEXA_TEST_EMPTY }, { "location", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Evidence of which it is not written down where it is:") },
  { NULL },
};

static const AnnexaRegisterPart evidence_parts[] = {
  { .id = "evidence",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Index of evidence"),
    .introduction = N_ ("Each piece of evidence, what it proves and where it is. The auditor chooses from this list what "
                        "he or she wants to see."),
    .kind = "evidence",
    .columns = evidence_columns,
    .summary = N_ ("The evidence, what it proves, where it is and how long it is valid."),
    .missing = N_ ("No evidence is written down yet. The auditor asks for proof of what is said to be done (7.5, 9.1)."),
    .landscape = TRUE },
  { .id = "fingerprints",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Fingerprints of the files"),
    .introduction = N_ ("Whoever is given one of these files can work out its fingerprint (SHA-256) and compare: if it is "
                        "the same, the file was not changed since it was stored."),
    .kind = "evidence",
    .selection = { .tests = { { "file", ANNEXA_TEST_FILLED } } },
    .columns = fingerprint_columns,
    .summary = N_ ("The stored files with their fingerprints."),
    .none = N_ ("No file is stored in the project."),
    .landscape = TRUE,
    .new_page = TRUE },
  { NULL },
};

static const AnnexaReportRegister evidence_register = {
  .topic = N_ ("What proves that things are done as they are written down"),
  .standard = N_ ("7.5.3, 8.1 and 9.1"),
  .lead = N_ ("This index lists the records that are to prove what the management system says: what each piece proves, "
              "where it is "
              "kept, and for how long it is valid."),
  .counts = (const char *const[]){ "evidence", NULL },
  .points = evidence_points,
  .parts = evidence_parts,
};

const AnnexaReport annexa_evidence_report = {
  .name = "evidence",
  .title = N_ ("Evidence index"),
  .description = N_ ("All evidence with what it proves, where it is, how long it is valid, and the fingerprints of stored "
                     "files. The auditor chooses from it."),
  .icon = "annexa-evidence-symbolic",
  .group = ANNEXA_REPORT_CONTROLS,
  .registers = &evidence_register,
  .collect = annexa_report_register_collect,
};
