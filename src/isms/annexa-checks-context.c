/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"
#include "annexa-obligations.h"

/* Clause 4: what the system is about; and planned changes to it (6.3). */

/* What a starter set proposes counts only once somebody has said that it is true. */
#define PROPOSALS(number, clauses, of_step, of_kind, of_page, grade, at_stage)                                         \
  { .id = number, .clause = clauses, .severity = grade, .stage = at_stage, .step = of_step, .kind = of_kind,           \
    .field = "proposal", .page = of_page, .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,                                \
    .rule = N_ ("What was proposed has been looked at"), .title = N_ ("A proposal that nobody has confirmed"),         \
    .why = N_ ("A proposal from a starter set is a guess about firms like yours. Until somebody has said that it is "  \
               "true here, it is worth nothing to an auditor."),                                                       \
    .action = N_ ("Read it, change what is different in your firm, and confirm it, or delete it."), .among = "TRUE",   \
    .wrong = "{proposal}" }

static const AnnexaCheck checks[] = {
  { .id = "R61", .clause = "4.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "organization", .field = "scope-statement", .page = "organization",
    .flags = ANNEXA_CHECK_FIRST_ROUND, .minutes = 60,
    .rule = N_ ("It is written down what the system covers"), .title = N_ ("The scope is not written down, or only drafted"),
    .why = N_ ("The certificate is valid for exactly what the scope says. Without it nobody can tell what has to be "
               "protected and what is audited."),
    .action = N_ ("Write down in two or three sentences what the system covers: which activities, at which sites, with "
                  "which people and systems. Where a draft stands there, correct it and delete the line in "
                  "brackets."),
    .among = "TRUE", .wrong = "{scope-statement} IS NULL OR char (10) || {scope-statement} || char (10) LIKE '%' || char (10)"
             " || '[%]' || char (10) || '%'" },
  { .id = "R62", .clause = "4.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "context-issue", .page = "context", .flags = ANNEXA_CHECK_CONFIRMED, .minutes = 90,
    .rule = N_ ("Internal and external issues are known"), .title = N_ ("No internal or external issues are noted"),
    .why = N_ ("Security has to fit your firm. The issues say what in and around it helps or threatens it; risks and "
               "objectives follow from them."),
    .action = N_ ("Note eight to fifteen issues, about half of them from inside and half from outside."),
    .absent = "NOT EXISTS (SELECT 1 FROM context_issue WHERE NOT {context-issue.proposal}"
              " AND {context-issue.category} IS NOT 'climate')" },
  { .id = "R33", .clause = "4.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "context-issue", .field = "reviewed", .fresh = "category=climate", .page = "context", .minutes = 15,
    .rule = N_ ("It is decided whether climate change matters"),
    .title = N_ ("The question of climate change is not answered, or long ago"),
    .why = N_ ("Since 2024 the standard asks each firm to decide whether climate change is a relevant issue. “No” is a "
               "good answer, silence is none."),
    .action = N_ ("Decide whether climate change matters to your firm. Say so, and why, in an issue of the category "
                  "“Climate change”, and enter that day under “Last reviewed”."),
    .absent = "NOT EXISTS (SELECT 1 FROM context_issue WHERE {context-issue.category} = 'climate')",
    .among = "{category} = 'climate'",
    .wrong = "{reviewed} IS NULL OR {reviewed} < {since:context-months}" },
  { .id = "R63", .clause = "4.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "context-issue", .field = "addressed-by", .page = "context", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Each relevant issue is dealt with"), .title = N_ ("Nothing deals with a relevant issue"),
    .why = N_ ("An issue that is relevant and leads to nothing makes an auditor ask what the list is for (6.1.1)."),
    .action = N_ ("Under “Addressed by”, choose or add the risk that follows from it, or the objective if you want to "
                  "make something of it; or say that it does not matter."),
    .among = "{relevant} AND NOT {proposal} AND {category} IS NOT 'climate'",
    .wrong = "NOT EXISTS (SELECT 1 FROM context_issue_addressed_by WHERE source = context_issue.id)" },
  { .id = "R64", .clause = "4.1", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "context-issue", .field = "reviewed", .page = "context", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Issues are looked at again in time"), .title = N_ ("An issue has not been looked at for long"),
    .why = N_ ("Firms change. Issues that nobody looks at any more describe a firm that no longer exists."),
    .action = N_ ("Read it, correct it, and enter the day on which you did under “Last reviewed”."),
    .among = "{relevant} AND NOT {proposal} AND {category} IS NOT 'climate'", .wrong = "{overdue}" },
  { .id = "R65", .clause = "4.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "party", .page = "context", .flags = ANNEXA_CHECK_CONFIRMED, .minutes = 60,
    .rule = N_ ("Interested parties are known"), .title = N_ ("No interested parties are noted"),
    .why = N_ ("Customers, staff, owners, authorities and insurers require things of your security. What nobody has "
               "read cannot be met."),
    .action = N_ ("Note who expects what of you; ten lines usually are enough."),
    .absent = "NOT EXISTS (SELECT 1 FROM party WHERE NOT {party.proposal})" },
  { .id = "R34", .clause = "4.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "party", .field = "taken-into-isms|met-by", .page = "context", .minutes = 10,
    .rule = N_ ("It is decided which requirements the system takes on"),
    .title = N_ ("What an interested party asks for is undecided, or nothing meets it"),
    .why = N_ ("You may turn a requirement down, but not overlook it. One that you take on has to be met by "
               "something."),
    .action = N_ ("Decide whether the system takes it on, and link the controls or documents that meet it."),
    .among = "NOT {proposal}",
    .wrong = "ifnull ({taken-into-isms}, 'undecided') = 'undecided' OR ({taken-into-isms} = 'yes'"
             " AND NOT EXISTS (SELECT 1 FROM party_met_by WHERE source = party.id))" },
  { .id = "R66", .clause = "A.5.31", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "obligation", .page = "context", .flags = ANNEXA_CHECK_CONFIRMED | ANNEXA_CHECK_FIRST_ROUND, .minutes = 60,
    .rule = N_ ("Laws and contracts are listed"), .title = N_ ("No laws or contracts are listed"),
    .why = N_ ("Data protection, tax law and customers’ contracts all say something about information. An auditor asks "
               "for the list."),
    .action = N_ ("List the laws and contracts that say something about information, each with somebody who answers "
                  "for it."),
    .absent = "NOT EXISTS (SELECT 1 FROM obligation WHERE NOT {obligation.proposal})" },
  { .id = "R56", .clause = "A.5.31", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "obligation", .field = "owner|reviewed", .page = "context", .minutes = 15,
    .rule = N_ ("Laws and contracts have an owner and are looked at in time"),
    .title = N_ ("A law or contract has no owner, or has not been looked at for long"),
    .why = N_ ("Laws change. Somebody has to notice it."),
    .action = N_ ("Say who answers for it today, where nobody does. Then read the entry again, and enter that day under “Last "
                  "reviewed”: the next review follows from it, unless you have set one that is still to come."),
    .among = ANNEXA_OBLIGATION_BINDS ("{proposal}", "{compliance}"),
    .wrong = ANNEXA_NOBODY ("{owner}") " OR {reviewed} IS NULL OR {reviewed} < {since:obligation-months} OR "
             "{overdue}" },
  { .id = "R135", .clause = "A.5.31; A.5.36", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "obligation", .field = "compliance", .page = "context", .minutes = 60,
    .rule = N_ ("Laws and contracts are met, or something is done about it"),
    .title = N_ ("It is not known whether a law or contract is met, or it is not and nothing is done"),
    .why = N_ ("What the law or a customer demands is not a matter of choice."),
    .action = N_ ("Say whether it is met. If it is not, add a task that changes this."),
    .among = ANNEXA_OBLIGATION_BINDS ("{proposal}", "{compliance}"),
    .wrong = "ifnull ({compliance}, 'not-assessed') = 'not-assessed' OR ({compliance} = 'does-not-meet' AND NOT EXISTS"
             " (SELECT 1 FROM task_for JOIN task ON task.id = task_for.source WHERE task_for.target = obligation.id"
             " AND ifnull (task.status, 'open') NOT IN ('done', 'dropped')))" },
  { .id = "R67", .clause = "6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "change", .field = "planned-for", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("Planned changes are made in time"), .title = N_ ("A planned change is overdue"),
    .why = N_ ("A change to the system is to be made as planned. One that drags on leaves the system between two "
               "states."),
    .action = N_ ("Finish the change, give it another date, or drop it."), .among = "{planned-for} IS NOT NULL",
    .wrong = "{overdue}" },
  { .id = "R68", .clause = "6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "change", .field = "approved-by", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Changes to the system are approved"), .title = N_ ("Nobody has approved a change"),
    .why = N_ ("Who changes the system without asking may break what others rely on."),
    .action = N_ ("Note who approved the change."), .among = "{status} IN ('approved', 'done')",
    .wrong = "{approved-by} IS NULL" },
  { .id = "R57", .clause = "6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "method", .field = "approved-on", .page = "assessments", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("A new risk method is recorded as a change"),
    .title = N_ ("The risk method was changed, and no change is recorded"),
    .why = N_ ("When the method changes, old and new results can no longer be compared without knowing what changed "
               "and why."),
    .action = N_ ("Record a change: what is different about the method, why, and who approved it."),
    .among = "{status} = 'in-force' AND {approved-on} IS NOT NULL AND EXISTS (SELECT 1 FROM method AS older "
             "WHERE older.status = 'retired'"
             " AND older.approved_on IS NOT NULL)",
    .wrong = "NOT EXISTS (SELECT 1 FROM change WHERE {change.status} IN ('approved', 'done') AND"
             " abs (julianday ({change.planned-for}) - julianday ({approved-on})) <= {limits.reassessment-days})" },
  { .id = "R69", .clause = "6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "document", .field = "approved-on", .page = "documents", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 15,
    .rule = N_ ("A new scope is recorded as a change"),
    .title = N_ ("The scope was changed, and no change is recorded"),
    .why = N_ ("A new scope changes what is assessed, audited and certified. The certification body has to be told."),
    .action = N_ ("Record a change: what joins or leaves the scope, why, and who approved it."),
    .among = "{mandatory-item} = 'M01' AND {status} = 'in-force'"
             " AND (SELECT count (*) FROM document_version WHERE document_version.document = document.id) > 1",
    .wrong = "NOT EXISTS (SELECT 1 FROM change WHERE {change.status} IN ('approved', 'done') AND"
             " abs (julianday ({change.planned-for}) - julianday ({approved-on})) <= {limits.reassessment-days})" },

  PROPOSALS ("R70", "4.1", "context", "context-issue", "context", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R71", "4.2", "context", "party", "context", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R72", "A.5.31", "context", "obligation", "context", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R73", "5.3", "leadership", "role", "people", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R74", "A.5.9", "risk-assessment", "asset", "assets", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R75", "6.1.2 c)", "risk-assessment", "risk", "risks", ANNEXA_SEVERITY_MAJOR, ANNEXA_STAGE_1),
  PROPOSALS ("R76", "6.1.3 e)", "plan", "task", "tasks", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R77", "6.2", "plan", "objective", "objectives", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_1),
  PROPOSALS ("R78", "A.5.19", "operation", "supplier", "suppliers", ANNEXA_SEVERITY_MINOR, ANNEXA_STAGE_2),
};

const AnnexaCheckTable annexa_context_checks = { checks, G_N_ELEMENTS (checks) };
