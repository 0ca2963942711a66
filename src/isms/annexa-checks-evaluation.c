/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* Internal audits, management reviews and the certification itself: 9.2, 9.3. */

#define INTERNAL "{audit.type} = 'internal'"
#define LAST_AUDIT                                                                                                     \
  "(SELECT max (ifnull (done.ends, done.starts)) FROM audit AS done WHERE done.type = 'internal'"                      \
  " AND done.status = 'closed' AND NOT " ANNEXA_HOLLOW_AUDIT ("done") ")"
#define WAS_HELD "{review.status} IN ('held', 'approved')"
#define LAST_REVIEW "(SELECT max ({review.date}) FROM review WHERE " WAS_HELD ")"
#define IS_CERTIFIED "EXISTS (SELECT 1 FROM organization WHERE {organization.certificate-issued} IS NOT NULL)"

/* Whether an audit of the programme is going to look at a clause or control. */
#define IS_PLANNED(of_kind)                                                                                            \
  "EXISTS (SELECT 1 FROM audit_audited JOIN audit ON audit.id = audit_audited.source WHERE audit_audited.target = "    \
  of_kind ".id AND " INTERNAL " AND ifnull ({audit.status}, 'planned') NOT IN ('closed', 'cancelled') AND"             \
  " {audit.lead} IS NOT NULL AND {audit.starts} <= date ({today}, '+36 months'))"

#define AUDIT_PLANNED(word)                                                                                            \
  "EXISTS (SELECT 1 FROM audit WHERE {audit.type} = '" word "' AND {audit.status} IS NOT 'cancelled')"

static const AnnexaCheck checks[] = {
  { .id = "R117", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "evaluation",
    .kind = "audit", .field = "starts|lead|audited", .fresh = "type=internal", .page = "audits", .minutes = 60,
    .rule = N_ ("Internal audits are planned: when, by whom, and what"),
    .title = N_ ("No internal audit is planned, or not when, by whom, or what"),
    .why = N_ ("Stage 1 asks for the audit programme: what is audited when, and by whom."),
    .action = N_ ("Plan an internal audit with a date, somebody who has not done the work, and what is looked at."),
    .absent = "NOT EXISTS (SELECT 1 FROM audit WHERE " INTERNAL " AND {audit.status} IS NOT 'cancelled')",
    .among = INTERNAL " AND {status} IS NOT 'cancelled'", .wrong = ANNEXA_EMPTY_PLAN ("audit") },
  { .id = "R38", .clause = "9.2.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "audit", .fresh = "type=internal", .page = "audits", .field = "conclusion", .minutes = 960,
    .rule = N_ ("An internal audit was finished within the time set for it"),
    .title = N_ ("No internal audit was finished within the time set for it"),
    .why = N_ ("Without an internal audit there is no certificate, and none is kept."),
    .action = N_ ("Hold the internal audit, write down what was found, and close it."),
    .absent = "ifnull (" LAST_AUDIT " < {since:audit-months}, 1)" },
  { .id = "R137", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "audit", .field = "conclusion|audited|lead|starts", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 240,
    .rule = N_ ("An audit that is closed has looked at something"),
    .title = N_ ("An audit is closed although nothing shows what it saw"),
    .why = N_ ("An audit without answers, findings and a conclusion cannot show what the auditor looked at. The "
               "certification body counts it as not held."),
    .action = N_ ("Answer the questions of its checklist or note what was found, write the conclusion, and say when, "
                  "by whom and what was audited."),
    .among = INTERNAL " AND {status} = 'closed'", .wrong = ANNEXA_HOLLOW_AUDIT ("audit") },
  { .id = "R138", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "checklist-item", .field = "result", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("An audit is closed when all its questions are answered"),
    .title = N_ ("An audit is closed and nobody has answered one of its questions"),
    .why = N_ ("What was to be looked at and was not is not audited."),
    .action = N_ ("Answer the question, or say that it does not apply."),
    .among = "EXISTS (SELECT 1 FROM audit WHERE audit.id = checklist_item.audit AND audit.type = 'internal'"
             " AND audit.status = 'closed')",
    .wrong = "ifnull ({result}, 'not-looked-at') = 'not-looked-at'" },
  { .id = "R139", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "checklist-item", .field = "finding", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Each nonconformity that a checklist notes is a finding"),
    .title = N_ ("A checklist notes a nonconformity that is no finding"),
    .why = N_ ("Only a finding is answered, put right and followed up."),
    .action = N_ ("Make a finding of the answer."), .among = "{result} IN ('minor', 'major')",
    .wrong = "{finding} IS NULL" },
  { .id = "R145", .clause = "9.2.2; 10.1", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "evaluation", .kind = "checklist-item", .field = "finding|notes", .page = "audits",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("What a checklist says could be better is not forgotten"),
    .title = N_ ("A checklist says that something could be better, and nothing came of it"),
    .why = N_ ("Only a finding is followed up, and comes before the management review."),
    .action = N_ ("Make a finding of the answer, or write down in the notes why nothing is done about it."),
    .among = "{result} = 'improvement'", .wrong = "{finding} IS NULL AND {notes} IS NULL" },
  { .id = "R39", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "requirement", .field = "covered-in-cycle", .page = "requirements", .minutes = 5,
    .rule = N_ ("Within three years every clause is audited"),
    .title = N_ ("No internal audit within three years looks at a clause"),
    .why = N_ ("Within the three years of a certificate every clause has to be audited at least once."),
    .action = N_ ("Add the clause to an internal audit that is planned."), .among = "NOT {own}",
    .wrong = "NOT {covered-in-cycle} AND NOT " IS_PLANNED ("requirement") },
  { .id = "R118", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "control", .field = "covered-in-cycle", .page = "applicability", .minutes = 5,
    .rule = N_ ("Within three years every control that applies is audited"),
    .title = N_ ("No internal audit within three years looks at a control that applies"),
    .why = N_ ("Within the three years of a certificate every control that applies has to be audited at least once."),
    .action = N_ ("Add the control to an internal audit that is planned."),
    .among = "{in-soa} AND NOT {withdrawn} AND {applicable} = 'yes'",
    .wrong = "NOT {covered-in-cycle} AND NOT " IS_PLANNED ("control") },
  { .id = "R40", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "audit", .field = "independent", .page = "audits", .minutes = 30,
    .rule = N_ ("Nobody audits their own work"), .title = N_ ("An auditor is to look at what they own themselves"),
    .why = N_ ("Nobody sees their own mistakes. The standard asks for auditors who are objective and impartial."),
    .action = N_ ("Let somebody else audit that part. In a very small firm, ask somebody from outside."),
    .among = INTERNAL " AND {status} IS NOT 'cancelled' AND NOT " ANNEXA_EMPTY_PLAN ("audit")
                      " AND ({status} IS NOT 'closed' OR ifnull ({ends}, {starts}) >= {since:audit-months})",
    .wrong = "NOT {independent}" },
  { .id = "R41", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "audit", .field = "reported-to|reported-on", .page = "audits",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("Audits are reported to management"), .title = N_ ("The result of an audit was reported to nobody"),
    .why = N_ ("What an audit finds has to reach those who can change it."),
    .action = N_ ("Give the report to management, and enter to whom and when."),
    .among = INTERNAL " AND {status} = 'closed'", .wrong = "{reported-on} IS NULL OR {reported-to} IS NULL" },
  { .id = "R119", .clause = "9.2.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "audit", .field = "ends", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 120,
    .rule = N_ ("Audits take place as planned"), .title = N_ ("An audit is overdue"),
    .why = N_ ("A programme that is not kept is none."),
    .action = N_ ("Hold the audit, close it, or give it another date."), .among = "TRUE", .wrong = "{overdue}" },
  { .id = "R120", .clause = "9.3.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "evaluation",
    .kind = "review", .page = "reviews", .minutes = 30,
    .rule = N_ ("A management review is planned"), .title = N_ ("No management review is planned"),
    .why = N_ ("Top management has to look at the system before stage 2. Stage 1 asks when."),
    .action = N_ ("Plan the review for a day after the internal audit."),
    .absent = "NOT EXISTS (SELECT 1 FROM review WHERE CASE WHEN " WAS_HELD " THEN {chair} IS NOT NULL"
              " ELSE {date} >= {today} END)" },
  { .id = "R47", .clause = "9.3.1; 9.3.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2,
    .step = "evaluation", .kind = "review", .page = "reviews", .minutes = 180,
    .field = "chair|present|earlier-actions|issue-changes|party-changes|nonconformities|measurements|audit-results"
             "|objectives|party-feedback|risk-results|opportunities",
    .rule = N_ ("A management review with all its topics took place within the time set for it"),
    .title = N_ ("No complete management review took place within the time set for it"),
    .why = N_ ("The standard lists ten topics that top management has to look at. A review without one of them is not "
               "the one that it asks for."),
    .action = N_ ("Hold the review, say who chaired it and who was there, and write a sentence on each topic, also "
                  "where there is nothing to say."),
    .absent = "ifnull (" LAST_REVIEW " < {since:review-months}, 1)", .among = WAS_HELD " AND {date} = " LAST_REVIEW,
    .wrong = "{chair} IS NULL OR NOT EXISTS (SELECT 1 FROM review_present WHERE source = review.id)"
             " OR {earlier-actions} IS NULL OR {issue-changes} IS NULL OR {party-changes} IS NULL OR "
             "{nonconformities} IS NULL"
             " OR {measurements} IS NULL OR {audit-results} IS NULL OR {objectives} IS NULL OR {party-feedback} IS NULL"
             " OR {risk-results} IS NULL OR {opportunities} IS NULL" },
  { .id = "R121", .clause = "9.3.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "review", .field = "improvement-result|change-result", .page = "reviews",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Reviews end in decisions"), .title = N_ ("A management review has decided nothing"),
    .why = N_ ("A review has to say what is improved and what is changed. “Nothing” is a decision, too, if it is "
               "written down."),
    .action = N_ ("Write down what was decided on improvement and on changes, and add the decisions."),
    .among = WAS_HELD " AND {date} = " LAST_REVIEW,
    .wrong = "{improvement-result} IS NULL AND {change-result} IS NULL"
             " AND NOT EXISTS (SELECT 1 FROM decision WHERE {decision.review} = review.id)" },
  { .id = "R122", .clause = "9.3.3; 7.5.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "evaluation", .kind = "review", .field = "approved-by|approved-on", .page = "reviews",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Minutes are approved"), .title = N_ ("The minutes of a management review are not approved"),
    .why = N_ ("The minutes are the proof that top management has decided."),
    .action = N_ ("Let the chair approve the minutes, and enter who and when."), .among = WAS_HELD,
    .wrong = "{approved-by} IS NULL OR {approved-on} IS NULL" },
  { .id = "R142", .clause = "9.3.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "review", .field = "status", .page = "reviews", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("A review that has decided something is called held"),
    .title = N_ ("A management review has decided something, and is still planned"),
    .why = N_ ("The auditor asks for a review that has taken place. One that is only planned proves nothing."),
    .action = N_ ("Once the review has taken place, set its status to “Held”."),
    .among = "{improvement-result} IS NOT NULL OR {change-result} IS NOT NULL"
             " OR EXISTS (SELECT 1 FROM decision WHERE decision.review = review.id)",
    .wrong = "{status} = 'planned'" },
  { .id = "R48", .clause = "9.3.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "decision", .field = "owner|due", .page = "reviews", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Each decision has somebody and a date"),
    .title = N_ ("Nobody sees to a decision, or it has no date"),
    .why = N_ ("What is decided without a name and a date is usually forgotten."),
    .action = N_ ("Say who carries it out and until when."),
    .among = "TRUE", .wrong = ANNEXA_NOBODY ("{owner}") " OR {due} IS NULL" },
  { .id = "R49", .clause = "9.3.2 a)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "decision", .field = "due", .page = "reviews", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Decisions of earlier reviews are followed up"), .title = N_ ("A decision was not carried out in time"),
    .why = N_ ("Each review begins with what became of the decisions of the last one."),
    .action = N_ ("Carry it out, or decide anew and say so in the next review."), .among = "TRUE",
    .wrong = "{overdue}" },
  { .id = "R50", .clause = "8.2; 9.2; 9.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2,
    .step = "stage-2", .kind = "audit", .field = "starts", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 480,
    .rule = N_ ("Assessment, statement, audit, review and stage 2 come in this order"),
    .title = N_ ("Stage 2 comes before risk assessment, Statement of Applicability, internal audit or review"),
    .why = N_ ("Each rests on the one before: the review cannot judge an audit that has not taken place."),
    .action = N_ ("Hold the review after the internal audit, and that after the risk assessment, and move stage 2 "
                  "behind them."),
    .among = "{type} = 'stage-2' AND {status} IS NOT 'cancelled' AND {starts} IS NOT NULL AND " LAST_AUDIT
             " IS NOT NULL AND " LAST_REVIEW " IS NOT NULL AND EXISTS (SELECT 1 FROM assessment WHERE "
             "{assessment.closed})",
    .wrong = "ifnull ((SELECT {organization.soa-approved-on} FROM organization) > {starts}, 0) OR NOT EXISTS "
             "(SELECT 1 FROM"
             " assessment JOIN audit AS internal ON internal.type = 'internal' AND internal.status = 'closed' AND NOT "
             ANNEXA_HOLLOW_AUDIT ("internal") " AND"
             " ifnull (internal.ends, internal.starts) >= assessment.date JOIN review ON " WAS_HELD
             " AND review.date >= ifnull (internal.starts, internal.ends) WHERE assessment.closed"
             " AND review.date <= {starts})" },
  { .id = "R123", .clause = "9.2", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_1, .step = "stage-1",
    .kind = "audit", .field = "type", .fresh = "type=stage-1", .page = "audits", .minutes = 60,
    .rule = N_ ("The date of stage 1 is known"), .title = N_ ("No date for stage 1 is known"),
    .why = N_ ("Certification bodies give out dates months ahead, and the plan counts back from it."),
    .action = N_ ("Ask two or three certification bodies for an offer, and add the audit “Stage 1” with its date."),
    .absent = "NOT " IS_CERTIFIED " AND NOT " AUDIT_PLANNED ("stage-1") },
  { .id = "R124", .clause = "9.2", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2, .step = "stage-2",
    .kind = "audit", .field = "type", .fresh = "type=stage-2", .page = "audits", .minutes = 60,
    .rule = N_ ("The date of stage 2 is known"), .title = N_ ("No date for stage 2 is known"),
    .why = N_ ("There must be time to deal with the concerns of stage 1, but not more than half a year."),
    .action = N_ ("Agree on the date with the certification body, and add the audit “Stage 2”."),
    .absent = "NOT " IS_CERTIFIED " AND NOT " AUDIT_PLANNED ("stage-2") },
  { .id = "R125", .clause = "9.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "surveillance",
    .kind = "organization", .field = "certificate-expires", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 60,
    .rule = N_ ("The next audit of the certification body is planned"),
    .title = N_ ("No surveillance or recertification audit is planned"),
    .why = N_ ("Once a year the certification body comes, the first time within twelve months. A missed date can cost "
               "the certificate."),
    .action = N_ ("Agree on the date, and add the audit."), .among = "{certificate-issued} IS NOT NULL",
    .wrong = "NOT EXISTS (SELECT 1 FROM audit WHERE {audit.type} IN ('surveillance', 'recertification') AND"
             " {audit.status} IS NOT 'cancelled' AND {audit.starts} >= {today})" },
  { .id = "R126", .clause = "9.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "surveillance",
    .kind = "organization", .field = "certificate-expires", .page = "organization", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 480,
    .rule = N_ ("The certificate is valid"), .title = N_ ("The certificate has run out"),
    .why = N_ ("Half a year after its end the whole of stage 2 has to be repeated."),
    .action = N_ ("Call the certification body today."), .among = "{certificate-expires} IS NOT NULL",
    .wrong = "{overdue}" },
};

const AnnexaCheckTable annexa_evaluation_checks = { checks, G_N_ELEMENTS (checks) };
