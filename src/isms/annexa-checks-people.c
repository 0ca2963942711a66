/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* Clauses 5 and 7: who leads, who does what, and whether people know it. */

#define HELD_BY_SOMEBODY                                                                                               \
  "EXISTS (SELECT 1 FROM role_held_by JOIN person ON person.id = role_held_by.target AND person.active"                \
  " WHERE role_held_by.source = role.id)"

/* The two duties that the standard names; one person may have both. */
#define REQUIRED_ROLE(number, word, says, lacks, advice)                                                               \
  { .id = number, .clause = "5.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "leadership",   \
    .kind = "role", .field = "held-by", .fresh = "purpose=" word, .page = "people", .minutes = 15, .rule = says,       \
    .title = lacks,                                                                                                    \
    .why = N_ ("The standard names two duties that somebody must have: seeing that the system keeps to the standard, " \
               "and reporting on it to top management. One person may have both."),                                    \
    .action = advice, .absent = "NOT EXISTS (SELECT 1 FROM role WHERE {role.purpose} = '" word "')",                   \
    .among = "{purpose} = '" word "'", .wrong = "NOT " HELD_BY_SOMEBODY }

/* Whether a person was at a training, as far as either of its two lists says. */
#define ATTENDED                                                                                                       \
  "(training.id IN (SELECT source FROM training_attended WHERE target = person.id) OR EXISTS (SELECT 1 FROM "          \
  "attendance"                                                                                                         \
  " WHERE attendance.person = person.id AND attendance.training = training.id AND attendance.attended))"

static const AnnexaCheck checks[] = {
  { .id = "R79", .clause = "5.3", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "context",
    .kind = "person", .page = "people", .minutes = 30,
    .rule = N_ ("The people of the firm are listed"), .title = N_ ("No people are listed"),
    .why = N_ ("Everything else needs somebody who answers for it."),
    .action = N_ ("Add the people who work in the scope, or import them from a table."),
    .absent = "NOT EXISTS (SELECT 1 FROM person WHERE {person.active})" },
  { .id = "R80", .clause = "5.1", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1, .step = "leadership",
    .kind = "organization", .field = "top-management", .page = "organization", .minutes = 10,
    .rule = N_ ("It is clear who top management is"), .title = N_ ("Nobody is named as top management"),
    .why = N_ ("Top management approves the policy, gives time and money, and answers for the whole. An auditor will "
               "want to talk to that person."),
    .action = N_ ("Name the person who leads the organization."), .among = "TRUE",
    .wrong = ANNEXA_NOBODY ("{top-management}") },
  REQUIRED_ROLE ("R35", "isms-manager", N_ ("Somebody runs the management system"),
                 N_ ("Nobody runs the management system"),
                 N_ ("Add a role with the purpose “Runs the management system”, or give one that purpose, and name "
                     "somebody who holds it today.")),
  REQUIRED_ROLE ("R132", "reports-to-management", N_ ("Somebody reports to top management"),
                 N_ ("Nobody reports to top management"),
                 N_ ("Add a role with the purpose “Reports to top management”, or give one that purpose, and name "
                     "somebody who holds it today.")),
  { .id = "R81", .clause = "5.3; A.5.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "leadership", .kind = "role", .field = "held-by", .page = "people",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Each role is held by somebody"), .title = N_ ("A role is held by nobody"),
    .why = N_ ("A duty that nobody has is not done."), .action = N_ ("Name somebody, or delete the role."),
    .among = "{purpose} NOT IN ('isms-manager', 'reports-to-management') OR {purpose} IS NULL",
    .wrong = "NOT " HELD_BY_SOMEBODY },
  { .id = "R36", .clause = "7.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "role", .field = "required-competence", .page = "people", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("What a role has to know is proven"), .title = N_ ("Nothing proves the competence that a role needs"),
    .why = N_ ("Where the firm itself says what somebody has to know, an auditor asks for the proof: a certificate, a "
               "course, a year of doing it."),
    .action = N_ ("Add to the person who holds the role what proves the competence, or correct what the role needs."),
    .among = "{required-competence} IS NOT NULL AND " HELD_BY_SOMEBODY,
    .wrong = "NOT EXISTS (SELECT 1 FROM competence WHERE {competence.role} = role.id)" },
  { .id = "R82", .clause = "7.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "competence", .field = "valid-until", .page = "people", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Proof of competence is valid"), .title = N_ ("A proof of competence has run out"),
    .why = N_ ("A certificate that ended proves what somebody once knew."),
    .action = N_ ("Renew it and enter the new date, or delete what is no longer needed."), .among = "TRUE",
    .wrong = "{overdue}" },
  { .id = "R37", .clause = "7.3; A.6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "person", .page = "people", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Everybody has had awareness training in time"), .title = N_ ("Somebody has missed the awareness "
                                                                              "training"),
    .why = N_ ("Most incidents begin with somebody who did not know. An auditor picks three names and asks when they "
               "were trained."),
    .action = N_ ("Let the person make up for it and enter it with the training."),
    .among = "{active} AND NOT {external} AND ({joined} IS NULL OR {joined} < {since:onboarding-days})",
    .wrong = "NOT EXISTS (SELECT 1 FROM training WHERE {training.topic} IN ('awareness', 'onboarding')"
             " AND {training.date} BETWEEN {since:awareness-months} AND {today} AND " ATTENDED ")" },
  { .id = "R83", .clause = "7.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "document", .field = "acknowledged", .page = "documents", .minutes = 30,
    .rule = N_ ("People have read the policy"), .title = N_ ("Nobody has confirmed having read the policy"),
    .why = N_ ("Everybody has to know the policy and what it means for their work. A signature shows it."),
    .action = N_ ("Have people read the version in force, and enter who has read it and when."),
    .among = "{type} = 'policy' AND {status} = 'in-force'", .wrong = "{acknowledged} = 0" },
  { .id = "R84", .clause = "7.4", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1, .step = "leadership",
    .kind = "communication", .field = "who", .page = "context", .minutes = 30,
    .rule = N_ ("It is planned who tells what to whom"),
    .title = N_ ("Communication is not planned, or nobody sees to it"),
    .why = N_ ("The standard asks what is told, when, to whom and how. When an incident happens it is too late to "
               "think about it."),
    .action = N_ ("Note what you tell to whom, when, how, and who does it."),
    .absent = "NOT EXISTS (SELECT 1 FROM communication)", .among = "TRUE", .wrong = "{who} IS NULL" },
};

const AnnexaCheckTable annexa_people_checks = { checks, G_N_ELEMENTS (checks) };
