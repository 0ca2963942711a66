/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* What has to be in writing: 4.3, 5.2, 7.5, and the documents that controls ask for. */

/* A document in force that says nothing and is nowhere to be found is none. */
#define SAYS_NOTHING "({document.body} IS NULL AND {document.file} IS NULL AND {document.location} IS NULL)"
#define IN_FORCE                                                                                                       \
  "(({document.status} = 'in-force' OR {document.version-in-force} IS NOT NULL) AND NOT " SAYS_NOTHING ")"
#define IS_WRITTEN "EXISTS (SELECT 1 FROM document WHERE {document.mandatory-item} = {item} AND " IN_FORCE ")"

/* What the registers themselves prove needs no document beside them: a closed round of assessment is the result of one.
 * What nobody has entered is still missing. */
#define REGISTERS_PROVE                                                                                                \
  "CASE {item}"                                                                                                        \
  " WHEN 'M03' THEN EXISTS (SELECT 1 FROM method WHERE {method.status} = 'in-force' AND {method.approved-on} IS "      \
  "NOT NULL"                                                                                                           \
  " AND {method.description} IS NOT NULL)"                                                                             \
  " WHEN 'M05' THEN EXISTS (SELECT 1 FROM organization WHERE {organization.soa-approved-on} IS NOT NULL)"              \
  " WHEN 'M06' THEN EXISTS (SELECT 1 FROM task WHERE NOT {task.proposal} AND {task.due} IS NOT NULL AND"               \
  " {task.responsible} IS NOT NULL)"                                                                                   \
  " WHEN 'M07' THEN EXISTS (SELECT 1 FROM risk WHERE {risk.accepted-on} IS NOT NULL)"                                  \
  " WHEN 'M08' THEN " ANNEXA_OBJECTIVE_SET                                                                             \
  " WHEN 'M09' THEN EXISTS (SELECT 1 FROM competence WHERE {competence.proof} IS NOT NULL)"                            \
  " WHEN 'M10' THEN EXISTS (SELECT 1 FROM document WHERE " IN_FORCE ")"                                                \
  " WHEN 'M11' THEN EXISTS (SELECT 1 FROM document WHERE {document.type} IN ('external', 'contract') AND "             \
  "" IN_FORCE ")"                                                                                                      \
  " OR EXISTS (SELECT 1 FROM obligation WHERE NOT {obligation.proposal} AND {obligation.source} IS NOT NULL)"          \
  " WHEN 'M12' THEN EXISTS (SELECT 1 FROM evidence WHERE NOT {evidence.overdue})"                                      \
  " WHEN 'M13' THEN EXISTS (SELECT 1 FROM assessment WHERE {assessment.closed})"                                       \
  " WHEN 'M14' THEN EXISTS (SELECT 1 FROM task WHERE {task.status} = 'done' AND {task.responsible} IS NOT NULL)"        \
  " WHEN 'M15' THEN EXISTS (SELECT 1 FROM measurement)"                                                                \
  " WHEN 'M16' THEN " AUDITED                                                                                          \
  " WHEN 'M17' THEN EXISTS (SELECT 1 FROM review WHERE {review.status} IN ('held', 'approved') AND {review.chair} IS " \
  "NOT NULL AND EXISTS (SELECT 1 FROM review_present WHERE source = review.id))"                                       \
  " WHEN 'M18' THEN EXISTS (SELECT 1 FROM action WHERE {action.nonconformity} IS NOT NULL) OR " NOTHING_FOUND          \
  " WHEN 'M19' THEN EXISTS (SELECT 1 FROM action WHERE {action.effectiveness} IN ('effective', 'not-effective')) OR "  \
  NOTHING_FOUND                                                                                                        \
  " WHEN 'C02' THEN EXISTS (SELECT 1 FROM asset WHERE NOT {asset.proposal} AND {asset.owner} IS NOT NULL)"             \
  " WHEN 'C11' THEN EXISTS (SELECT 1 FROM obligation WHERE NOT {obligation.proposal} AND {obligation.source} IS NOT"   \
  " NULL)"                                                                                                             \
  " WHEN 'E01' THEN EXISTS (SELECT 1 FROM context_issue WHERE NOT {context-issue.proposal})"                           \
  " WHEN 'E02' THEN EXISTS (SELECT 1 FROM party WHERE NOT {party.proposal})"                                           \
  " WHEN 'E03' THEN EXISTS (SELECT 1 FROM role WHERE NOT {role.proposal})"                                             \
  " WHEN 'E04' THEN EXISTS (SELECT 1 FROM communication)"                                                              \
  " WHEN 'E10' THEN EXISTS (SELECT 1 FROM supplier WHERE NOT {supplier.proposal})"                                     \
  " WHEN 'E12' THEN EXISTS (SELECT 1 FROM incident)"                                                                   \
  " WHEN 'E17' THEN EXISTS (SELECT 1 FROM change)"                                                                     \
  " ELSE 0 END"

/* An audit that found no nonconformity leaves none to be recorded. */
#define AUDITED                                                                                                        \
  "EXISTS (SELECT 1 FROM audit WHERE {audit.type} = 'internal' AND {audit.status} = 'closed' AND NOT "                 \
  ANNEXA_HOLLOW_AUDIT ("audit") ")"
#define NOTHING_FOUND                                                                                                  \
  "(" AUDITED " AND NOT EXISTS (SELECT 1 FROM finding WHERE {finding.grade} IN ('minor', 'major')))"

#define NOT_COVERED "NOT " IS_WRITTEN " AND NOT (" REGISTERS_PROVE ")"

/* Records of what the system does can be there only when it has run for a while. */
#define OF_OPERATION "('M12', 'M14', 'M15', 'M16', 'M17', 'M18', 'M19')"

/* Checks of their own say that these are not there: scope, policy, the approval of the Statement of Applicability, that by
 * the owners of risks, objectives, a closed assessment, an audit and a review. Nobody is told the same twice. */
#define SAID_ELSEWHERE "('M01', 'M02', 'M05', 'M07', 'M08', 'M13', 'M16', 'M17')"

/* What the registers do not prove and no document in force says, whichever check tells it. */
const AnnexaCheck annexa_uncovered_check = { .id = "uncovered",
                                             .kind = "document",
                                             .flags = ANNEXA_CHECK_DOCUMENTS,
                                             .among = "TRUE",
                                             .wrong = NOT_COVERED };

static const AnnexaCheck checks[] = {
  { .id = "R26", .clause = "4.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "document", .field = "mandatory-item", .fresh = "mandatory-item=M01", .page = "documents", .minutes = 60,
    .rule = N_ ("A document says what the scope is, approved and in force"),
    .title = N_ ("No document in force says what the scope is"),
    .why = N_ ("The scope has to be in writing, approved, and the same as what will stand on the certificate."),
    .action = N_ ("Adopt the template “Scope of the management system”, adapt it, have it approved, and put it in "
                  "force."),
    .absent = "NOT EXISTS (SELECT 1 FROM document WHERE {document.mandatory-item} = 'M01' AND " IN_FORCE ")" },
  { .id = "R27", .clause = "5.2; 7.5.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "leadership", .kind = "document", .field = "approver", .fresh = "type=policy|mandatory-item=M02",
    .page = "documents", .minutes = 60,
    .rule = N_ ("Top management has approved the policy"),
    .title = N_ ("No security policy is in force that top management has approved"),
    .why = N_ ("The policy is top management’s own promise. It has to be in force, and signed by those who lead."),
    .action = N_ ("Adopt the template “Information security policy”, which names who has which role and says which of "
                  "them nobody has yet. Adapt it, and let top management approve it and put it in force."),
    .absent = "NOT EXISTS (SELECT 1 FROM document WHERE ({document.mandatory-item} = 'M02' OR {document.type} = "
              "'policy')"
              " AND " IN_FORCE ")",
    .among = "({type} = 'policy' OR {mandatory-item} = 'M02') AND {status} = 'in-force'",
    .wrong = "{approver} IS NULL OR " SAYS_NOTHING " OR ({approver} IS NOT (SELECT {organization.top-management} FROM"
             " organization) AND NOT EXISTS (SELECT 1 FROM role JOIN role_held_by ON role_held_by.source = role.id"
             " WHERE {role.purpose} = 'top-management' AND role_held_by.target = {approver}))" },
  { .id = "R30", .clause = "7.5.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "document", .field = "mandatory-item", .page = "documents", .flags = ANNEXA_CHECK_DOCUMENTS, .minutes = 60,
    .rule = N_ ("Each document that the standard asks for exists"), .title = N_ ("A mandatory document is missing"),
    .why = N_ ("The standard asks for it in writing. At stage 1 this is the first thing that is looked at."),
    .action = N_ ("Write the document, say which mandatory document it is, and put it in force."),
    .among = "{item} LIKE 'M%' AND {item} NOT IN " SAID_ELSEWHERE " AND {item} NOT IN " OF_OPERATION,
    .wrong = NOT_COVERED },
  { .id = "R112", .clause = "7.5.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "document", .field = "mandatory-item", .page = "documents", .flags = ANNEXA_CHECK_DOCUMENTS, .minutes = 60,
    .rule = N_ ("Each record that the standard asks for exists"), .title = N_ ("A mandatory record is missing"),
    .why = N_ ("Stage 2 looks at what the system has done. What was not recorded cannot be shown."),
    .action = N_ ("Enter it in the register it belongs to, or keep a document and say which mandatory record it is."),
    .among = "{item} IN " OF_OPERATION " AND {item} NOT IN " SAID_ELSEWHERE, .wrong = NOT_COVERED },
  { .id = "R113", .clause = "7.5.1; A.5.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "document", .field = "mandatory-item", .page = "documents",
    .flags = ANNEXA_CHECK_DOCUMENTS | ANNEXA_CHECK_OPTIONAL, .minutes = 90,
    .rule = N_ ("Each document that an implemented control asks for exists"),
    .title = N_ ("A document is missing that an implemented control asks for"),
    .why = N_ ("The control asks for rules in writing. Without them nobody can tell whether it is kept."),
    .action = N_ ("Write the document, link it to the control, and put it in force."),
    .among = "{item} LIKE 'C%' AND {ref} IN (SELECT {control.ref} FROM control WHERE NOT {control.own} AND"
             " {control.applicable} = 'yes' AND {control.status} = 'implemented')",
    .wrong = NOT_COVERED " AND NOT EXISTS (SELECT 1 FROM document_controls JOIN control ON control.id ="
                         " document_controls.target JOIN document ON document.id = document_controls.source WHERE "
                         "control.ref = {ref}"
                         " AND " IN_FORCE ")" },
  { .id = "R141", .clause = "7.5.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "operation",
    .kind = "document", .field = "body|file|location", .page = "documents", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 60,
    .rule = N_ ("What is in force can be read"),
    .title = N_ ("A document is in force that has no text, no file and no place where to find it"),
    .why = N_ ("Nobody can follow what nobody can read, and the auditor asks to see it."),
    .action = N_ ("Write the text, attach the file, or say where to find it."),
    .among = "{status} = 'in-force'", .wrong = SAYS_NOTHING },
  { .id = "R28", .clause = "7.5.2; A.5.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "operation", .kind = "document", .field = "next-review", .page = "documents",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Documents in force are reviewed in time"), .title = N_ ("The review of a document is overdue"),
    .why = N_ ("A rule that nobody has looked at for long is either not kept or no longer right."),
    .action = N_ ("Read it, change what is different by now, have it approved again, and set the day of the next review."),
    .among = "{status} = 'in-force'",
    .wrong = "{overdue} OR ({next-review} IS NULL AND ifnull ({approved-on} < {since:document-months}, 0))" },
  { .id = "R29", .clause = "7.5.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "operation",
    .kind = "document", .field = "approver|approved-on", .page = "documents", .minutes = 10,
    .rule = N_ ("Documents in force are approved"), .title = N_ ("A document is in force without approval"),
    .why = N_ ("People may only be bound to what somebody with the right to do so has approved."),
    .action = N_ ("Enter who approved it and when, or put it back to draft."), .among = "{status} = 'in-force'",
    .wrong = "{approver} IS NULL OR {approved-on} IS NULL" },
  { .id = "R114", .clause = "7.5.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "operation",
    .kind = "document", .field = "owner", .page = "documents", .minutes = 5,
    .rule = N_ ("Each document in force has an owner"), .title = N_ ("A document in force has no owner, or one who has "
                                                                     "left"),
    .why = N_ ("Without an owner nobody keeps it up to date."), .action = N_ ("Name somebody who keeps it up to date."),
    .among = "{status} = 'in-force'", .wrong = ANNEXA_NOBODY ("{owner}") },
  { .id = "R115", .clause = "4.4", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "requirement", .field = "status", .page = "requirements", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 120,
    .rule = N_ ("No clause of the standard is missed altogether"),
    .title = N_ ("A clause of the standard is not met at all"),
    .why = N_ ("You found so yourself. Each clause has to be met; none can be left out."),
    .action = N_ ("Read what the clause asks for, do it, and correct the status."),
    .among = "NOT {own} AND ifnull ({status}, 'not-assessed') <> 'not-assessed'",
    .wrong = "{status} = 'missing'" },
  { .id = "R116", .clause = "4.4", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "requirement", .field = "status", .page = "requirements", .minutes = 10,
    .rule = N_ ("Each clause has been looked at"), .title = N_ ("Nobody has looked at a clause of the standard"),
    .why = N_ ("Going through the clauses once shows what has been forgotten before the auditor does."),
    .action = N_ ("Read the explanation of the clause, and say how far it is met."), .among = "NOT {own}",
    .wrong = "ifnull ({status}, 'not-assessed') = 'not-assessed'" },
};

const AnnexaCheckTable annexa_document_checks = { checks, G_N_ELEMENTS (checks) };
