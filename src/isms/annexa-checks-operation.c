/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* What is in operation: controls and their proof, exceptions, suppliers, systems, incidents (8, Annex A). */

#define APPLIES "{in-soa} AND NOT {withdrawn} AND {applicable} = 'yes'"
#define RUNNING "{in-scope} AND ifnull ({status}, 'in-use') = 'in-use'"

/* Somebody who has left is still named where somebody has to act. */
#define LEFT_BEHIND(number, clauses, of_kind, of_page, of_field, where)                                                \
  { .id = number, .clause = clauses, .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",  \
    .kind = of_kind, .field = of_field, .page = of_page, .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,                 \
    .rule = N_ ("Nobody is named who has left"), .title = N_ ("Somebody who has left is still named"),                 \
    .why = N_ ("Who has left does nothing any more. The duty is nobody’s, and the list is not kept up."),              \
    .action = N_ ("Name somebody who is there."), .among = "{" of_field "} IS NOT NULL AND " where,                    \
    .wrong = ANNEXA_LEFT ("{" of_field "}") }

static const AnnexaCheck checks[] = {
  { .id = "R08", .clause = "8.1; 8.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "control", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("What is implemented is proven"), .title = N_ ("Nothing recent proves that a control is implemented"),
    .why = N_ ("An auditor believes what can be seen: a record, a list, a setting, a signed page, and not older than a "
               "year."),
    .action = N_ ("Add evidence for the control: a record that shows that it works."),
    .among = APPLIES " AND {status} = 'implemented'",
    .wrong = "NOT EXISTS (SELECT 1 FROM evidence_for JOIN evidence ON evidence.id = evidence_for.source WHERE"
             " evidence_for.target = control.id AND NOT {evidence.overdue})"
             " OR ifnull ({newest-evidence} < {since:evidence-months}, 1)" },
  { .id = "R97", .clause = "5.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "control", .field = "owner", .page = "applicability", .minutes = 3,
    .rule = N_ ("Each control has an owner"), .title = N_ ("A control that applies has no owner, or one who has left"),
    .why = N_ ("Somebody has to see that a control is kept, and answer the auditor’s questions about it."),
    .action = N_ ("Name somebody who knows the control."), .among = APPLIES, .wrong = ANNEXA_NOBODY ("{owner}") },
  { .id = "R98", .clause = "9.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "control", .field = "next-check", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("Controls are checked in time"), .title = N_ ("The check of a control is overdue"),
    .why = N_ ("You planned to look whether the control works. Nobody has."),
    .action = N_ ("Check it, say what you found, and set the day of the next check."), .among = APPLIES, .wrong = "{overdue}" },
  { .id = "R99", .clause = "8.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "control", .field = "effectiveness", .page = "applicability", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("What does not work is being mended"), .title = N_ ("A control does not work, and nobody mends it"),
    .why = N_ ("It was found that the control does not work. Then something has to follow."),
    .action = N_ ("Add a task that mends it."), .among = APPLIES,
    .wrong = "{effectiveness} = 'fails' AND NOT EXISTS (SELECT 1 FROM task_for JOIN task ON task.id = task_for.source"
             " WHERE task_for.target = control.id AND ifnull (task.status, 'open') NOT IN ('done', 'dropped'))" },
  { .id = "R100", .clause = "7.5.3", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "evidence", .field = "for", .page = "evidence", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 3,
    .rule = N_ ("Each piece of evidence proves something"),
    .title = N_ ("A piece of evidence is linked to nothing that it proves"),
    .why = N_ ("What is linked to nothing is found by nobody when the auditor asks."),
    .action = N_ ("Link it to the control, clause or risk that it proves something about."), .among = "TRUE",
    .wrong = "NOT EXISTS (SELECT 1 FROM evidence_for WHERE source = evidence.id)" },
  { .id = "R101", .clause = "7.5.3", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "evidence", .field = "valid-until", .page = "evidence",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 20,
    .rule = N_ ("Evidence is valid"), .title = N_ ("A piece of evidence has run out"),
    .why = N_ ("Evidence that has run out shows how things were."),
    .action = N_ ("Add a newer piece, and delete the old one or keep it with a later date."), .among = "TRUE",
    .wrong = "{overdue}" },
  { .id = "R102", .clause = "8.1; A.5.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "exception", .field = "expires", .page = "requirements",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Exceptions end in time"), .title = N_ ("An exception has run out"),
    .why = N_ ("After its end an exception is a rule that is broken."),
    .action = N_ ("Keep the rule again and say that the exception has ended, or have it approved anew."),
    .among = "{expires} IS NOT NULL", .wrong = "{overdue}" },
  { .id = "R103", .clause = "8.1; A.5.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "exception", .field = "approved-by|expires", .page = "requirements",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Exceptions are approved and end"), .title = N_ ("An exception has no approval or no end"),
    .why = N_ ("Somebody has to answer for a rule that is not kept, and not for ever."),
    .action = N_ ("Note who approved it and until when."), .among = "{status} = 'approved'",
    .wrong = "{approved-by} IS NULL OR {expires} IS NULL" },
  { .id = "R52", .clause = "A.5.19; A.5.20; A.5.22; 8.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "supplier", .field = "security-terms|last-assessed|assessment", .page = "suppliers",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 90,
    .rule = N_ ("Critical suppliers are assessed and bound by contract"),
    .title = N_ ("A critical supplier is not assessed, or not bound by contract"),
    .why = N_ ("What a critical supplier does wrong hits you. It has to have promised what you need, and you have to "
               "have looked."),
    .action = N_ ("Have security terms signed, assess the supplier, and enter the date and the result."),
    .among = "{criticality} >= 3",
    .wrong = "NOT {security-terms} OR {last-assessed} IS NULL OR {last-assessed} < {since:supplier-months}"
             " OR ifnull ({assessment}, 'not-assessed') IN ('not-assessed', 'unsatisfactory')" },
  { .id = "R134", .clause = "A.5.19", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "supplier", .field = "criticality|access-to", .page = "suppliers", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 5,
    .rule = N_ ("It is known how much depends on each supplier"),
    .title = N_ ("It is not said how much depends on a supplier, or what it can see"),
    .why = N_ ("Which suppliers have to be assessed and bound follows from that."),
    .action = N_ ("Say how critical the supplier is, and which information it can get at."), .among = "TRUE",
    .wrong = "{criticality} IS NULL OR {access-to} IS NULL" },
  { .id = "R104", .clause = "A.5.34; A.5.20", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "supplier", .field = "processing-agreement", .page = "suppliers",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Who handles personal data for you has signed for it"),
    .title = N_ ("A supplier handles personal data without an agreement"),
    .why = N_ ("Data protection law asks for a contract with everybody who handles personal data for you."),
    .action = N_ ("Have the agreement signed."), .among = "{access-to} = 'personal-data'",
    .wrong = "NOT {processing-agreement}" },
  { .id = "R105", .clause = "A.5.22", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "supplier", .field = "next-review", .page = "suppliers", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Suppliers are looked at again in time"),
    .title = N_ ("The review of a supplier is overdue, or its certificate has run out"),
    .why = N_ ("Suppliers change hands, services and habits. A promise of years ago is worth little."),
    .action = N_ ("Look at the supplier again, ask for the new certificate, and set the day of the next review."),
    .among = "NOT {proposal}", .wrong = "{overdue}" },
  { .id = "R53", .clause = "A.5.18", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "asset", .field = "access-reviewed", .page = "assets", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 45,
    .rule = N_ ("Access rights are looked at in time"), .title = N_ ("Access rights have not been looked at in time"),
    .why = N_ ("People change tasks and leave; their rights stay. Only a look at the list finds them."),
    .action = N_ ("Go through who may do what with the owner, take away what is not needed, and enter the date."),
    .among = RUNNING " AND ({type} = 'software' OR {access-reviewed} IS NOT NULL)",
    .wrong = "{access-reviewed} IS NULL OR {access-reviewed} < {since:access-review-months}" },
  { .id = "R54", .clause = "A.8.13", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "asset", .field = "restore-tested", .page = "assets", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 120,
    .rule = N_ ("Restoring has been tried in time"), .title = N_ ("Nobody has tried in time to restore a backup"),
    .why = N_ ("A backup that nobody has restored is a hope."),
    .action = N_ ("Restore a part of it somewhere else, see whether it can be used, and enter the date."),
    .among = RUNNING " AND ({type} = 'software' AND {availability} >= 3 OR {restore-tested} IS NOT NULL)",
    .wrong = "{restore-tested} IS NULL OR {restore-tested} < {since:restore-test-months}" },
  { .id = "R55", .clause = "A.5.25; A.5.27", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "incident", .field = "category|severity|lessons", .page = "incidents",
    .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 20,
    .rule = N_ ("Incidents are assessed, and something is learned"),
    .title = N_ ("An incident is not assessed, or closed without lessons"),
    .why = N_ ("Each incident has to be judged, and each says something about the system."),
    .action = N_ ("Say what it was and how bad, and what follows from it."), .among = "TRUE",
    .wrong = "{category} IS NULL OR {severity} IS NULL OR ({status} = 'closed' AND {lessons} IS NULL)" },
  { .id = "R106", .clause = "A.5.24; A.5.26; A.5.34", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "incident", .field = "notify", .page = "incidents", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 60,
    .rule = N_ ("With personal data it is decided whether to notify"),
    .title = N_ ("It is not decided whether to notify an incident with personal data"),
    .why = N_ ("The authority has to be told within 72 hours, unless nobody can be harmed. Either is a decision that "
               "has to be written down."),
    .action = N_ ("Decide whether the authority has to be told, and tell it in time."), .among = "{personal-data}",
    .wrong = "ifnull ({notify}, 'undecided') = 'undecided' AND NOT {notify-overdue}" },
  { .id = "R107", .clause = "A.5.34; A.5.26", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "incident", .field = "notified-on", .page = "incidents",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Authorities are told in time"), .title = N_ ("The time to tell the authority is over"),
    .why = N_ ("This breaks the law, and every day makes it worse."),
    .action = N_ ("Tell the authority now, say why it is late, and enter when."), .among = "{personal-data}",
    .wrong = "{notify-overdue}" },
  { .id = "R58", .clause = "7.5.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "supplier", .field = "contract", .page = "suppliers", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Contracts that are named are in force"), .title = N_ ("The contract of a supplier is obsolete"),
    .why = N_ ("A contract that is no longer in force binds nobody."),
    .action = N_ ("Link the contract that is in force."), .among = "{contract} IS NOT NULL",
    .wrong = "{contract} IN (SELECT document.id FROM document WHERE document.status = 'obsolete')" },
  LEFT_BEHIND ("R108", "5.3", "supplier", "suppliers", "owner", "TRUE"),
  LEFT_BEHIND ("R109", "5.3", "requirement", "requirements", "owner", "TRUE"),
  LEFT_BEHIND ("R110", "5.3", "incident", "incidents", "handler", "{status} IS NOT 'closed'"),
  LEFT_BEHIND ("R111", "5.3", "role", "people", "deputy", "TRUE"),
};

const AnnexaCheckTable annexa_operation_checks = { checks, G_N_ELEMENTS (checks) };
