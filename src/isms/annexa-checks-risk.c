/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* Assets and the assessment of risks: 6.1.2, 8.2, A.5.9, A.5.12. */

#define IN_USE "ifnull ({status}, 'in-use') NOT IN ('retired', 'disposed') AND {in-scope}"
#define OPEN "{status} IS NOT 'closed'"
#define LAST_ASSESSMENT "(SELECT max ({assessment.date}) FROM assessment WHERE {assessment.closed})"

/* A new project comes with a method. That it is described is the organization's merit only once it is approved. */
#define NOT_APPROVED "{approved-by} IS NULL OR {approved-on} IS NULL"
#define NOT_DESCRIBED \
  "(EXISTS (SELECT 1 FROM scale_step WHERE scale_step.method = method.id AND coalesce (scale_step.description," \
  " scale_step.money, scale_step.operations, scale_step.legal, scale_step.reputation, scale_step.safety) IS NULL)" \
  " OR NOT EXISTS (SELECT 1 FROM level WHERE level.method = method.id AND level.acceptable))"

static const AnnexaCheck checks[] = {
  { .id = "R22", .clause = "6.1.2 a)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "method", .page = "assessments",
    .minutes = 60,
    .rule = N_ ("A risk method with scales and an acceptance line is in force"),
    .title = N_ ("There is no risk method in force with described scales and an acceptance line"),
    .why = N_ ("Two people who rate the same risk have to come to the same result. That needs scales that say what "
               "each step means, and a line above which something must be done."),
    .action = N_ ("Describe each step of the scales, and say which levels are acceptable."),
    .absent = "NOT EXISTS (SELECT 1 FROM method WHERE {method.status} = 'in-force')",
    .among = "{status} = 'in-force' AND (NOT (" NOT_APPROVED ") OR " NOT_DESCRIBED ")", .wrong = NOT_DESCRIBED },
  { .id = "R146", .clause = "6.1.2 a)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "method", .field = "approved-by|approved-on", .page = "assessments", .minutes = 15,
    .rule = N_ ("The risk method is approved"),
    .title = N_ ("The risk method in force is not approved"),
    .why = N_ ("Which risks the organization lives with is for its top management to say, and the method says it."),
    .action = N_ ("Have top management approve the method, and enter who did and when."),
    .among = "{status} = 'in-force'", .wrong = NOT_APPROVED },
  { .id = "R85", .clause = "A.5.9", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "asset", .page = "assets", .flags = ANNEXA_CHECK_CONFIRMED | ANNEXA_CHECK_FIRST_ROUND,
    .minutes = 120,
    .rule = N_ ("Assets are listed"), .title = N_ ("No assets are listed"),
    .why = N_ ("What nobody has written down is protected by nobody, and no risk can be found for it."),
    .action = N_ ("List what you would miss: information, processes, systems, places, people, services. Confirm or "
                  "delete what was proposed."),
    .absent = "NOT EXISTS (SELECT 1 FROM asset WHERE NOT {asset.proposal} AND ifnull ({asset.status}, 'in-use') NOT IN"
              " ('retired', 'disposed'))" },
  { .id = "R24", .clause = "A.5.9", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "asset", .field = "owner", .page = "assets", .minutes = 5,
    .rule = N_ ("Each asset has an owner"), .title = N_ ("An asset has no owner, or one who has left"),
    .why = N_ ("The owner decides who may use an asset and how it is protected. Without one nobody decides."),
    .action = N_ ("Name somebody who knows the asset and can decide about it."),
    .among = "ifnull ({status}, 'in-use') NOT IN ('retired', 'disposed')", .wrong = ANNEXA_NOBODY ("{owner}") },
  { .id = "R25", .clause = "A.5.12; A.5.9", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "asset", .field = "classification", .page = "assets",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("What needs much protection is classified"),
    .title = N_ ("An asset that needs much protection is not classified"),
    .why = N_ ("The assets that matter most are those an auditor picks. People have to know how to handle them."),
    .action = N_ ("Say whether it is public, internal, confidential or strictly confidential."),
    .among = IN_USE " AND max (ifnull ({effective-confidentiality}, 0), ifnull ({effective-integrity}, 0),"
                    " ifnull ({effective-availability}, 0)) >= 3",
    .wrong = "{classification} IS NULL" },
  { .id = "R23", .clause = "6.1.2 c)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "asset", .page = "assets", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("The risks cover all processes and sites, and what needs most protection"),
    .title = N_ ("No risk is noted for a process, a site, or an asset that needs most protection"),
    .why = N_ ("A part of the scope that no risk mentions looks as if it had been forgotten."),
    .action = N_ ("Think about what could happen there, and add a risk for the asset or link it to one."),
    .among = IN_USE " AND ({type} IN ('process', 'site') OR max (ifnull ({confidentiality}, 0),"
                    " ifnull ({integrity}, 0), ifnull ({availability}, 0)) = 4)",
    .wrong = "NOT EXISTS (SELECT 1 FROM risk_assets WHERE risk_assets.target = asset.id)" },
  { .id = "R133", .clause = "A.5.12; 6.1.2 c)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "asset", .field = "confidentiality|integrity|availability", .page = "assets",
    .minutes = 3,
    .rule = N_ ("It is said how much protection each asset needs"),
    .title = N_ ("It is not said how much protection an asset needs"),
    .why = N_ ("What needs most protection comes first. Of an asset without a rating nobody can tell."),
    .action = N_ ("Say how bad it would be if others saw it, if it were wrong, and if it were away."),
    .among = IN_USE, .wrong = "{confidentiality} IS NULL OR {integrity} IS NULL OR {availability} IS NULL" },
  { .id = "R86", .clause = "A.5.9", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "asset", .field = "next-review", .page = "assets", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Assets are looked at again in time"), .title = N_ ("The review of an asset is overdue"),
    .why = N_ ("A list of assets that is not kept up soon describes another firm."),
    .action = N_ ("Look whether what is written is still true, and set the day of the next review."),
    .among = "ifnull ({status}, 'in-use') NOT IN ('retired', 'disposed')", .wrong = "{overdue}" },
  { .id = "R87", .clause = "6.1.2 c)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "risk", .page = "risks", .flags = ANNEXA_CHECK_CONFIRMED | ANNEXA_CHECK_FIRST_ROUND,
    .minutes = 240,
    .rule = N_ ("Risks are known"), .title = N_ ("No risks are noted"),
    .why = N_ ("The whole system rests on the risks: they say which controls are needed and what is done first."),
    .action = N_ ("Note what could happen to the most important assets; fifteen to thirty risks are usual in a small "
                  "firm. Confirm or delete what was proposed."),
    .absent = "NOT EXISTS (SELECT 1 FROM risk WHERE NOT {risk.proposal} AND {risk.status} IS NOT 'closed')" },
  { .id = "R10", .clause = "6.1.2 c)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "risk", .field = "owner", .page = "risks", .minutes = 5,
    .rule = N_ ("Each risk has an owner"), .title = N_ ("A risk has no owner, or one who has left"),
    .why = N_ ("The owner decides what is done about a risk and accepts what remains. Somebody who has left can do "
               "neither."),
    .action = N_ ("Name somebody who may decide about it and about the money it takes."), .among = OPEN,
    .wrong = ANNEXA_NOBODY ("{owner}") },
  { .id = "R11", .clause = "6.1.2 d)", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "risk", .field = "current-likelihood|current-impact", .page = "risks",
    .minutes = 10,
    .rule = N_ ("Each risk is rated by the method in force"), .title = N_ ("A risk is not rated"),
    .why = N_ ("Without a level nobody can say whether the risk is acceptable and what comes first."),
    .action = N_ ("Say how likely it is and how bad it would be, by the scales of the method."), .among = OPEN,
    .wrong = "{current-level} IS NULL" },
  { .id = "R17", .clause = "6.1.2 b)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "risk", .field = "target-likelihood", .page = "risks",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Controls never make a risk larger"),
    .title = N_ ("A risk is rated higher with its controls than without"),
    .why = N_ ("Results have to be consistent. A plan that makes a risk larger, or controls in place that do, are a "
               "mistake in the rating."),
    .action = N_ ("Correct the ratings: without controls, today, and when the plan is done."), .among = OPEN,
    .wrong = "ifnull ({target-level} > {current-level}, 0) OR ifnull ({current-level} > {inherent-level}, 0)" },
  { .id = "R21", .clause = "6.1.2 c)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "risk", .field = "affects", .page = "risks", .minutes = 30,
    .rule = N_ ("Confidentiality, integrity and availability are all considered"),
    .title = N_ ("No risk touches one of confidentiality, integrity and availability"),
    .why = N_ ("The standard asks for the risks of losing each of the three. If one is missing, nobody has thought "
               "about it."),
    .action = N_ ("Go through the assets once more for the one that is missing, and say of each risk what it affects."),
    .absent = "NOT (EXISTS (SELECT 1 FROM risk WHERE {affects} LIKE '%C%') AND"
              " EXISTS (SELECT 1 FROM risk WHERE {affects} LIKE '%I%') AND"
              " EXISTS (SELECT 1 FROM risk WHERE {affects} LIKE '%A%'))",
    .among = OPEN },
  { .id = "R19", .clause = "8.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_1,
    .step = "risk-assessment", .kind = "assessment", .page = "assessments", .minutes = 60,
    .rule = N_ ("The risks were assessed within the time set for it"),
    .title = N_ ("No risk assessment was closed within the time set for it"),
    .why = N_ ("The risks have to be assessed again at planned intervals, and the results kept. Only an assessment "
               "that is closed shows how they stood on a day."),
    .action = N_ ("Go through all risks with their owners, add a risk assessment, have it approved, and close it."),
    .absent = "ifnull (" LAST_ASSESSMENT " < {since:assessment-months}, 1)" },
  { .id = "R20", .clause = "8.2; 6.3", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "change", .field = "significant", .page = "tasks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 120,
    .rule = N_ ("Risks are assessed again after an important change"),
    .title = N_ ("The risks were not assessed again after an important change"),
    .why = N_ ("A new site, system or supplier brings new risks. The yearly assessment may be too late for them."),
    .action = N_ ("Rate the risks that the change touches once more, and then close a risk assessment."),
    .among = "{significant} AND {status} = 'done' AND {planned-for} IS NOT NULL",
    .wrong = "{planned-for} < {since:reassessment-days} AND ifnull (" LAST_ASSESSMENT " < {planned-for}, 1)" },
  { .id = "R88", .clause = "8.2; A.5.27", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "operation", .kind = "incident", .field = "risks", .page = "incidents", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 60,
    .rule = N_ ("Risks are assessed again after a critical incident"),
    .title = N_ ("The risks were not assessed again after a critical incident"),
    .why = N_ ("A critical incident shows that a risk was rated too low, or was not known."),
    .action = N_ ("Link the incident to the risk, and rate that anew."), .among = "{severity} = 'critical'",
    .wrong = "date ({detected}) < {since:reassessment-days} AND ifnull (" LAST_ASSESSMENT " < date ({detected}), 1)"
             " AND NOT EXISTS (SELECT 1 FROM incident_risks WHERE incident_risks.source = incident.id)" },
  { .id = "R89", .clause = "8.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "operation",
    .kind = "risk", .field = "next-review", .page = "risks", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Risks are looked at again in time"), .title = N_ ("The review of a risk is overdue"),
    .why = N_ ("A risk that was rated long ago says little about today."),
    .action = N_ ("Rate it again, and set the day of the next review."), .among = OPEN,
    .wrong = "ifnull ({next-review} < {today}, 0) AND NOT ifnull ({acceptance-expires} < {today}, 0)" },
};

const AnnexaCheckTable annexa_risk_checks = { checks, G_N_ELEMENTS (checks) };
