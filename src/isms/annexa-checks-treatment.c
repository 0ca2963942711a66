/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"
#include "annexa-obligations.h"

/* The treatment of risks, the Statement of Applicability, the plan and the objectives: 6.1.3, 6.2, 8.3. */

#define OPEN "{status} IS NOT 'closed'"
#define IN_STATEMENT "{in-soa} AND NOT {withdrawn}"
#define APPLIES IN_STATEMENT " AND {applicable} = 'yes'"
#define DECIDED OPEN " AND ifnull ({treatment}, 'undecided') <> 'undecided'"

/* Whether what remains of a risk when the plan is done lies above the acceptance line. */
#define REMAINS_ABOVE                                                                                                  \
  "ifnull ((SELECT NOT level.acceptable FROM level JOIN method ON method.id = level.method AND method.status ="        \
  " 'in-force' WHERE level.position = {target-level}), 0)"

/* Whether one of the controls of a record is in the statement and the condition is true of it. */
#define HAS_CONTROL(links, condition)                                                                                  \
  "EXISTS (SELECT 1 FROM control WHERE control.id IN (" links ") AND {control.in-soa} AND " condition ")"

/* Whether a risk counts on a control that the condition is true of. */
#define COUNTS_ON(condition)                                                                                           \
  HAS_CONTROL ("SELECT target FROM risk_planned_controls WHERE source = risk.id"                                       \
               " UNION SELECT target FROM risk_existing_controls WHERE source = risk.id", condition)

/* The laws, contracts and other obligations that a control meets. */
#define LINKED_OBLIGATION                                                                                              \
  "SELECT 1 FROM obligation WHERE obligation.id IN (SELECT source FROM obligation_met_by WHERE target = control.id)"

#define LEFT_OUT "{control.applicable} = 'no'"

/* The level of a risk in the last closed round of which the condition on its date is true. */
#define POSITION(condition)                                                                                            \
  "(SELECT {rating.current-position} FROM rating JOIN assessment ON assessment.id = rating.assessment AND"             \
  " assessment.closed WHERE rating.risk = risk.id AND assessment.date " condition                                      \
  " ORDER BY assessment.date DESC, assessment.id DESC LIMIT 1)"

#define TASK_OPEN "ifnull ({status}, 'open') NOT IN ('done', 'dropped')"

/* Late beyond excuse: half a year, or for a risk of the highest level. */
#define TASK_VERY_LATE                                                                                                 \
  "({due} < date ({today}, '-6 months') OR EXISTS (SELECT 1 FROM task_for JOIN risk ON risk.id = task_for.target"      \
  " WHERE task_for.source = task.id AND risk.status IS NOT 'closed' AND {risk.current-level} ="                        \
  " (SELECT max (level.position) FROM level JOIN method ON method.id = level.method AND method.status ="               \
  " 'in-force')))"

static const AnnexaCheck checks[] = {
  { .id = "R01", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "control", .field = "applicable", .page = "applicability",
    .flags = ANNEXA_CHECK_FIRST_ROUND, .minutes = 5,
    .rule = N_ ("Each control of Annex A is decided on"), .title = N_ ("Nobody has decided whether a control applies"),
    .why = N_ ("The Statement of Applicability has to say of each control whether you need it. One that is left open "
               "makes the whole statement incomplete."),
    .action = N_ ("Decide whether the control applies, and say why. Select several in the list to decide them at once."),
    .among = IN_STATEMENT,
    .wrong = "ifnull ({applicable}, 'undecided') = 'undecided'" },
  { .id = "R02", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "control", .field = "justification", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Each control that is left out is justified"), .title = N_ ("A control is left out without a reason"),
    .why = N_ ("Leaving a control out is allowed, but the reason has to be written down: what it would protect does "
               "not exist, or there is no risk."),
    .action = N_ ("Write a sentence on why you do not need it. “Not relevant” is no reason."),
    .among = IN_STATEMENT " AND {applicable} = 'no'", .wrong = "length (trim (ifnull ({justification}, ''))) < 20" },
  { .id = "R03", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "control", .field = "reasons", .page = "applicability", .minutes = 3,
    .rule = N_ ("Each control that applies has a reason"),
    .title = N_ ("A control applies without a reason, or because of risks of which none is linked"),
    .why = N_ ("The statement has to say why a control is needed. Where the reason is a risk, an auditor asks which."),
    .action = N_ ("Choose the reasons. If one is a risk, link the control to it."), .among = APPLIES,
    .wrong = "{reasons} IS NULL OR (' ' || {reasons} || ' ' LIKE '% risk %' AND {risk-count} = 0)" },
  { .id = "R147", .clause = "6.1.3 d); A.5.31", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "control", .field = "reasons", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("No control applies only because of a law or contract that does not"),
    .title = N_ ("A control applies only because of a law or contract that does not apply"),
    .why = N_ ("The statement says that a law or contract asks for the control, and the register says that it does not "
               "concern you."),
    .action = N_ ("Choose another reason, link a law or contract that asks for the control, or leave the control out."),
    .among = APPLIES,
    .wrong = "trim (replace (replace ({reasons}, 'law', ''), 'contract', '')) = '' AND EXISTS (" LINKED_OBLIGATION
             " AND NOT {obligation.proposal}) AND NOT EXISTS (" LINKED_OBLIGATION " AND " ANNEXA_OBLIGATION_BINDS (
                 "{obligation.proposal}",
                 "{obligation.compliance}") ") AND NOT EXISTS (SELECT 1 FROM party_met_by WHERE target = control.id)" },
  { .id = "R04", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "control", .field = "status", .page = "applicability", .minutes = 3,
    .rule = N_ ("Each control that applies has a status"),
    .title = N_ ("It is not said how far a control that applies has come"),
    .why = N_ ("The statement has to say whether a control is implemented."),
    .action = N_ ("Choose the status that says how far it has come."),
    .among = APPLIES, .wrong = "{status} IS NULL" },
  { .id = "R90", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "organization", .field = "soa-version|soa-approved-by|soa-approved-on", .page = "organization",
    .minutes = 30,
    .rule = N_ ("The Statement of Applicability is approved"),
    .title = N_ ("The Statement of Applicability is not approved"),
    .why = N_ ("The certificate names the version of the statement. One that nobody has approved cannot be certified."),
    .action = N_ ("When all controls are decided on, have the Statement of Applicability approved, and enter version, "
                  "person and date."),
    .among = "TRUE", .wrong = "{soa-version} IS NULL OR {soa-approved-by} IS NULL OR {soa-approved-on} IS NULL" },
  { .id = "R07", .clause = "6.1.3; "
  "8.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "organization", .field = "soa-approved-on", .page = "organization", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 30,
    .rule = N_ ("The Statement of Applicability is newer than the last risk assessment"),
    .title = N_ ("The Statement of Applicability is older than the last risk assessment"),
    .why = N_ ("The statement follows from the risks. After a new assessment it has to be looked at again."),
    .action = N_ ("Go through the controls with the new results, and approve the statement again."),
    .among = "{soa-approved-on} IS NOT NULL",
    .wrong = "ifnull ({soa-approved-on} < (SELECT max ({assessment.date}) FROM assessment WHERE "
             "{assessment.closed}), 0)" },
  { .id = "R05", .clause = "6.1.3 b)–d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "planned-controls", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("No risk counts on a control that is left out"),
    .title = N_ ("A risk counts on a control that is left out"),
    .why = N_ ("The plan and the statement contradict each other: one needs the control, the other says that nobody "
               "needs it."),
    .action = N_ ("Take the control out of the risk, or say that it applies."), .among = OPEN,
    .wrong = COUNTS_ON (LEFT_OUT) },
  { .id = "R143", .clause = "6.1.3 c); A.5.31", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "obligation", .field = "met-by", .page = "context", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 10,
    .rule = N_ ("No law or contract is met by a control that is left out"),
    .title = N_ ("A law or contract is to be met by a control that is left out"),
    .why = N_ ("The statement says that nobody needs the control, and the register says that the law or the contract "
               "does."),
    .action = N_ ("Say that the control applies, or name what else meets it."),
    .among = ANNEXA_OBLIGATION_BINDS ("{proposal}", "{compliance}"),
    .wrong = HAS_CONTROL ("SELECT target FROM obligation_met_by WHERE source = obligation.id", LEFT_OUT) },
  { .id = "R144", .clause = "6.1.3 c); 4.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "party", .field = "met-by", .page = "context", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 10,
    .rule = N_ ("No interested party is served by a control that is left out"),
    .title = N_ ("What an interested party asks for is to be met by a control that is left out"),
    .why = N_ ("The statement says that nobody needs the control, and the register says that somebody asks for it."),
    .action = N_ ("Say that the control applies, or name what else meets it."),
    .among = "NOT {proposal} AND {taken-into-isms} IS NOT 'no'",
    .wrong = HAS_CONTROL ("SELECT target FROM party_met_by WHERE source = party.id", LEFT_OUT) },
  { .id = "R06", .clause = "6.1.3 b)–d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "planned-controls", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("What risks count on is necessary by the statement"),
    .title = N_ ("A risk counts on a control that is not decided on"),
    .why = N_ ("A control that treats a risk is necessary. The statement has to say so."),
    .action = N_ ("Say that the control applies, or take it out of the risk."), .among = OPEN,
    .wrong = COUNTS_ON ("ifnull ({control.applicable}, 'undecided') = 'undecided'") },
  { .id = "R12", .clause = "6.1.3 a); 6.1.2 e)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "treatment", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("Each risk above the acceptance line has a treatment"),
    .title = N_ ("A risk above the acceptance line has no treatment"),
    .why = N_ ("You yourself have said that such a risk is not acceptable. Then something has to be done about it."),
    .action = N_ ("Choose: reduce it, accept it with a reason, avoid what causes it, or share it."), .among = OPEN,
    .wrong = "{above-acceptance} AND ifnull ({treatment}, 'undecided') = 'undecided'" },
  { .id = "R91", .clause = "6.1.3 e)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "risk", .field = "target-likelihood|target-impact", .page = "risks", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 10,
    .rule = N_ ("It is said what remains of each treated risk"),
    .title = N_ ("It is not said what will remain of a treated risk"),
    .why = N_ ("The owner accepts what remains. That has to be rated first."),
    .action = N_ ("Rate the risk as it will be when the plan is done."),
    .among = DECIDED " AND {treatment} IS NOT 'retain'", .wrong = "{target-level} IS NULL" },
  { .id = "R15", .clause = "6.1.3 f)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "risk", .field = "accepted-by|accepted-on", .page = "risks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Risk owners have approved the plan and what remains"),
    .title = N_ ("The owner has not approved the treatment and the risk that remains, or not as they are now"),
    .why = N_ ("The standard asks for the owner’s approval of the plan and for the acceptance of what remains, by "
               "name. What was changed afterwards nobody has approved."),
    .action = N_ ("Let the owner of the risk approve it as it is now, and enter name and date. Select several in the list to "
                  "enter them at once."),
    .among = DECIDED,
    .wrong = "{accepted-by} IS NULL OR {accepted-on} IS NULL OR {accepted-by} IS NOT {owner} OR {approval-outdated}" },
  { .id = "R136", .clause = "6.1.3 f); 8.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "accepted-on", .page = "risks", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 10,
    .rule = N_ ("What owners have approved is the risk as it is today"),
    .title = N_ ("A risk has become larger since its owner approved it"),
    .why = N_ ("The owner has approved a smaller risk than the one that is there."),
    .action = N_ ("Let the owner look at the new level and decide again, and enter the date."),
    .among = DECIDED " AND {accepted-on} IS NOT NULL",
    .wrong = "ifnull (" POSITION ("> {accepted-on}") " > " POSITION ("<= {accepted-on}") ", 0)" },
  { .id = "R16", .clause = "6.1.3 f); 6.1.2 a)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "acceptance-expires|acceptance-reason", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("What remains above the line is accepted with a reason and an end"),
    .title = N_ ("An acceptance has run out, or has no reason or no end"),
    .why = N_ ("Living with a risk above the line is a decision for a time. It needs a reason, and it has to be taken "
               "anew."),
    .action = N_ ("Decide again: say why the risk is acceptable and until when, or treat it."),
    .among = OPEN " AND {accepted-on} IS NOT NULL",
    .wrong = "ifnull ({acceptance-expires} < {today}, 0) OR (" REMAINS_ABOVE
             " AND ({acceptance-reason} IS NULL OR {acceptance-expires} IS NULL))" },
  { .id = "R18", .clause = "6.1.2 a)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "treatment",
    .kind = "risk", .field = "acceptance-reason", .page = "risks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("A risk that is kept lies below the line, or the reason is written down"),
    .title = N_ ("A risk above the line is kept without a reason"),
    .why = N_ ("Your own criteria say that it is not acceptable as it is."),
    .action = N_ ("Say why it is acceptable all the same, or choose another treatment."),
    .among = OPEN " AND {treatment} = 'retain'", .wrong = "{above-acceptance} AND {acceptance-reason} IS NULL" },
  { .id = "R60", .clause = "6.1.3 b)", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_1,
    .step = "treatment", .kind = "risk", .field = "planned-controls", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("What reduces a risk is listed as a control"), .title = N_ ("No control reduces a risk that is to be "
                                                                            "reduced"),
    .why = N_ ("What reduces a risk is a control, also if Annex A does not have it. Listed as one it has an owner, a "
               "status and proof."),
    .action = N_ ("Link the risk to controls of Annex A, or add one of your own."),
    .among = OPEN " AND {treatment} = 'modify'",
    .wrong = "NOT EXISTS (SELECT 1 FROM risk_planned_controls WHERE source = risk.id) AND"
             " NOT EXISTS (SELECT 1 FROM risk_existing_controls WHERE source = risk.id)" },
  { .id = "R92", .clause = "6.1.3 e)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "task", .page = "tasks", .flags = ANNEXA_CHECK_CONFIRMED, .minutes = 120,
    .rule = N_ ("There is a plan"), .title = N_ ("There is no plan of what has to be done"),
    .why = N_ ("The treatment of risks needs a plan: what, who, until when, with which means."),
    .action = N_ ("Add a task for each control that is not implemented yet. Confirm or delete what was proposed."),
    .absent = "NOT EXISTS (SELECT 1 FROM task WHERE NOT {task.proposal} AND {task.status} IS NOT 'dropped'"
              " AND ({task.status} IS NOT 'done' OR {task.responsible} IS NOT NULL))" },
  { .id = "R09", .clause = "6.1.3 e)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "control", .field = "tasks", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("What is not implemented yet is planned"),
    .title = N_ ("A control is not implemented, and no task with somebody and a date sees to it"),
    .why = N_ ("A control that applies and is not there yet has to be in the plan with somebody and a date."),
    .action = N_ ("Add a task for the control with somebody who does it and a date."),
    .among = APPLIES " AND ifnull ({status}, 'not-started') <> 'implemented'",
    .wrong = "NOT EXISTS (SELECT 1 FROM task_for JOIN task ON task.id = task_for.source WHERE task_for.target ="
             " control.id AND ifnull (task.status, 'open') NOT IN ('done', 'dropped') AND task.due IS NOT NULL AND"
             " task.responsible IS NOT NULL)" },
  { .id = "R13", .clause = "6.1.3 e)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "task", .field = "responsible|due", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Each open task has somebody and a date"),
    .title = N_ ("An open task has nobody who does it, or no date"),
    .why = N_ ("What nobody has to do by a date is not done."), .action = N_ ("Say who does it and until when."),
    .among = TASK_OPEN, .wrong = ANNEXA_NOBODY ("{responsible}") " OR {due} IS NULL" },
  { .id = "R14", .clause = "8.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "task", .field = "due", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Tasks are done by their dates"), .title = N_ ("A task is overdue"),
    .why = N_ ("A plan that nobody keeps shows that the treatment of risks does not work."),
    .action = N_ ("Do it, or agree on another date and say why."), .among = TASK_OPEN,
    .wrong = "{overdue} AND NOT " TASK_VERY_LATE },
  { .id = "R93", .clause = "8.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "task", .field = "due", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 120,
    .rule = N_ ("No task is late by half a year, or for one of the worst risks"),
    .title = N_ ("A task is late by more than half a year, or for one of the worst risks"),
    .why = N_ ("Where the worst risks wait, or anything waits that long, nobody steers any more."),
    .action = N_ ("Do it now, or have top management decide what happens instead."), .among = TASK_OPEN,
    .wrong = "{overdue} AND " TASK_VERY_LATE },
  { .id = "R94", .clause = "8.3", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "task", .field = "done-on", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 3,
    .rule = N_ ("Of finished tasks it is known when"), .title = N_ ("A task is done without a date"),
    .why = N_ ("The date shows that the plan was kept."), .action = N_ ("Enter the day on which it was done."),
    .among = "{status} = 'done'", .wrong = "{done-on} IS NULL" },
  { .id = "R95", .clause = "6.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "objective", .page = "objectives", .flags = ANNEXA_CHECK_CONFIRMED, .minutes = 90,
    .rule = N_ ("There are objectives that can be measured"),
    .title = N_ ("There are no objectives with a measure and a target, or only drafts"),
    .why = N_ ("Without an aim that can be measured nobody can say whether the system works."),
    .action = N_ ("Set three to five objectives that fit the policy, each with its measure and its target. Confirm or "
                  "delete what was proposed, and give what you want to reach another status than “Draft”."),
    .absent = "NOT " ANNEXA_OBJECTIVE_SET },
  { .id = "R31", .clause = "6.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "objective", .field = "measure|target|owner|due|resources|policy-link", .page = "objectives", .minutes = 20,
    .rule = N_ ("Objectives say what, who, until when and with what"), .title = N_ ("An objective is not complete"),
    .why = N_ ("The standard asks for each objective what is done, with which means, by whom, until when, and how the "
               "result is judged."),
    .action = N_ ("Fill in the measure, the target, the owner, the date, the means, and the policy that it comes "
                  "from."),
    .among = "{status} IS NOT 'draft'",
    .wrong = "{measure} IS NULL OR {target} IS NULL OR {due} IS NULL OR {resources} IS NULL OR {policy-link} IS "
             "NULL OR "
             ANNEXA_NOBODY ("{owner}") },
  { .id = "R51", .clause = "9.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "plan",
    .kind = "objective", .field = "method|measured-every|measured-by|evaluated-by", .page = "objectives", .minutes = 10,
    .rule = N_ ("It is said how, how often and by whom is measured"),
    .title = N_ ("It is not said how an objective is measured"),
    .why = N_ ("A figure counts only if it is found in the same way each time, and somebody looks at it."),
    .action = N_ ("Say how it is measured, how often, who measures and who judges the result."),
    .among = "{status} IS NOT 'draft'",
    .wrong = "{method} IS NULL OR {measured-every} IS NULL OR " ANNEXA_NOBODY ("{measured-by}")
             " OR " ANNEXA_NOBODY ("{evaluated-by}") },
  { .id = "R32", .clause = "6.2; 9.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "objective", .page = "objectives", .minutes = 20,
    .rule = N_ ("Objectives are measured as often as planned"), .title = N_ ("A measurement of an objective is due"),
    .why = N_ ("What was to be measured and was not shows nothing, neither good nor bad."),
    .action = N_ ("Measure, and enter the value."), .among = "{status} IS NOT 'draft'", .wrong = "{measurement-due}" },
  { .id = "R96", .clause = "6.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "evaluation",
    .kind = "objective", .field = "due", .page = "objectives", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Objectives are judged by their dates"), .title = N_ ("The date of an objective is past"),
    .why = N_ ("By its date an objective is reached or missed; either is a result, silence is not."),
    .action = N_ ("Say whether it was reached, or give it another date and say why."),
    .among = "{status} IS NOT 'draft'", .wrong = "{overdue}" },
  { .id = "R59", .clause = "6.1.3 d)", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "surveillance", .kind = "organization", .field = "certificate-soa-version", .page = "organization",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("The certificate names the version of the statement in force"),
    .title = N_ ("The certificate names another version of the Statement of Applicability"),
    .why = N_ ("Who reads the certificate asks for the version that it names."),
    .action = N_ ("Tell the certification body about the new version, and enter the one that the certificate names."),
    .among = "{certificate-soa-version} IS NOT NULL", .wrong = "{certificate-soa-version} IS NOT {soa-version}" },
};

const AnnexaCheckTable annexa_treatment_checks = { checks, G_N_ELEMENTS (checks) };
