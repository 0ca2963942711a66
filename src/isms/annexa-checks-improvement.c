/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-check-private.h"

/* Findings and corrective actions: 10.2. */

#define IS_OPEN "ifnull ({status}, 'open') <> 'closed'"

/* The day on which a nonconformity came up, as far as its audit or incident knows it. */
#define CAME_UP                                                                                                        \
  "coalesce ((SELECT min (ifnull (audit.ends, audit.starts)) FROM finding_action JOIN finding ON finding.id ="         \
  " finding_action.source JOIN audit ON audit.id = finding.audit WHERE finding_action.target = action.id),"            \
  " (SELECT date (incident.detected) FROM incident WHERE incident.id = {incident}), {corrected-on})"

static const AnnexaCheck checks[] = {
  { .id = "R42", .clause = "10.2; 9.2.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "improvement", .kind = "finding", .field = "action", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 15,
    .rule = N_ ("Each nonconformity has a corrective action"), .title = N_ ("A nonconformity has no corrective action"),
    .why = N_ ("What an audit finds has to be put right, and its cause with it. The list of actions shows that."),
    .action = N_ ("Add a corrective action for the finding."), .among = "{grade} IN ('minor', 'major')",
    .wrong = "NOT EXISTS (SELECT 1 FROM finding_action WHERE source = finding.id)" },
  { .id = "R140", .clause = "9.2.2; 10.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "improvement", .kind = "finding", .field = "evidence|requirement|control", .page = "audits",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 10,
    .rule = N_ ("Each nonconformity says what was seen, and what it goes against"),
    .title = N_ ("A nonconformity does not say what was seen, or what it goes against"),
    .why = N_ ("Without what was seen and what it goes against nobody can tell whether it was put right."),
    .action = N_ ("Write down what was seen, and choose the clause or the control."),
    .among = "{grade} IN ('minor', 'major')",
    .wrong = "{evidence} IS NULL OR ({requirement} IS NULL AND {control} IS NULL)" },
  { .id = "R43", .clause = "10.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "action", .field = "cause|plan", .page = "actions", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Causes and plans are there in time"), .title = N_ ("The cause or the plan of a corrective action is "
                                                                    "missing"),
    .why = N_ ("Without the cause the same thing happens again. Auditors expect cause and plan within a month."),
    .action = N_ ("Ask “why” until you get to something that you can change, and say what takes the cause away."),
    .among = IS_OPEN,
    .wrong = "({cause} IS NULL OR {plan} IS NULL) AND (ifnull ({status}, 'open') NOT IN ('open', 'contained', "
             "'analysed')"
             " OR ({status} = 'analysed' AND {cause} IS NULL) OR ifnull (" CAME_UP " < {since:minor-plan-days}, 0))" },
  { .id = "R127", .clause = "10.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "action", .field = "correction|cause|plan", .page = "actions", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 60,
    .rule = N_ ("Nothing is closed without correction, cause and plan"),
    .title = N_ ("A corrective action is closed without correction, cause or plan"),
    .why = N_ ("To close a case without having found its cause is to hope."),
    .action = N_ ("Open it again, and fill in what was put right, why it happened, and what takes the cause away."),
    .among = "{status} = 'closed'", .wrong = "{correction} IS NULL OR {cause} IS NULL OR {plan} IS NULL" },
  { .id = "R44", .clause = "10.2 d)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "action", .field = "effectiveness|checked-by|checked-on", .page = "actions",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 30,
    .rule = N_ ("Before closing somebody looks whether it helped"),
    .title = N_ ("Nobody has looked whether a corrective action helped"),
    .why = N_ ("Done is not the same as effective. The standard asks for a look after a while."),
    .action = N_ ("Look whether the same thing has happened again, and enter the result, who looked, and when."),
    .among = "{status} IN ('checked', 'closed')",
    .wrong = "ifnull ({effectiveness}, 'not-checked') = 'not-checked' OR {checked-by} IS NULL OR {checked-on} IS NULL"
             " OR ifnull ({checked-on} < {done-on}, 0)" },
  { .id = "R128", .clause = "10.2 d)", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2,
    .step = "improvement", .kind = "action", .field = "successor", .page = "actions",
    .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("What did not help goes on in another action"),
    .title = N_ ("A corrective action is closed that did not help, and nothing goes on with it"),
    .why = N_ ("The cause is still there."),
    .action = N_ ("Under “Goes on in”, choose or add the corrective action that looks for another cause; or open this "
                  "one again."),
    .among = "{status} = 'closed'", .wrong = "{effectiveness} = 'not-effective' AND {successor} IS NULL" },
  { .id = "R45", .clause = "10.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "action", .field = "due", .page = "actions", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Corrective actions are done in time"), .title = N_ ("A corrective action is overdue"),
    .why = N_ ("A minor nonconformity that is still open at the next audit usually becomes a major one."),
    .action = N_ ("Finish it, or agree on another date with whoever raised it."), .among = IS_OPEN,
    .wrong = "{overdue}" },
  { .id = "R129", .clause = "10.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "finding", .field = "due", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 60,
    .rule = N_ ("Findings are answered in time"), .title = N_ ("A finding is overdue"),
    .why = N_ ("The date was agreed with the auditor."),
    .action = N_ ("Finish what was agreed, or ask the auditor for another date."),
    .among = "{grade} IN ('minor', 'major', 'concern')",
    .wrong = "{overdue} OR ({due} IS NULL AND ifnull ({status}, 'open') NOT IN ('verified', 'closed') AND"
             " ifnull ((SELECT ifnull (audit.ends, audit.starts) FROM audit WHERE audit.id = {audit})"
             " < {since:minor-days}, 1))" },
  { .id = "R130", .clause = "10.2", .severity = ANNEXA_SEVERITY_MAJOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "finding", .field = "status", .page = "audits", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 240,
    .rule = N_ ("Major nonconformities are closed in time"),
    .title = N_ ("A major nonconformity is open for too long"),
    .why = N_ ("The certificate is not issued, or is withdrawn, while a major nonconformity is open."),
    .action = N_ ("Deal with it before anything else, and ask the auditor to confirm that it is closed."),
    .among = "{grade} = 'major'",
    .wrong = "ifnull ({status}, 'open') NOT IN ('verified', 'closed') AND ifnull ((SELECT ifnull (audit.ends, "
             "audit.starts)"
             " FROM audit WHERE audit.id = {audit}) < {since:major-days}, 0)" },
  { .id = "R131", .clause = "10.2", .severity = ANNEXA_SEVERITY_MINOR, .stage = ANNEXA_STAGE_2, .step = "improvement",
    .kind = "action", .field = "owner|due", .page = "actions", .flags = ANNEXA_CHECK_OPTIONAL, .minutes = 5,
    .rule = N_ ("Each corrective action has somebody and a date"),
    .title = N_ ("Nobody sees to a corrective action, or it has no date"),
    .why = N_ ("What nobody has to do by a date is not done."), .action = N_ ("Say who does it and until when."),
    .among = IS_OPEN, .wrong = ANNEXA_NOBODY ("{owner}") " OR {due} IS NULL" },
  { .id = "R46", .clause = "10.2 b)", .severity = ANNEXA_SEVERITY_IMPROVEMENT, .stage = ANNEXA_STAGE_2,
    .step = "improvement", .kind = "action", .field = "elsewhere", .page = "actions", .flags = ANNEXA_CHECK_OPTIONAL,
    .minutes = 15,
    .rule = N_ ("It was asked whether it could happen elsewhere"),
    .title = N_ ("Nobody has asked whether it could happen elsewhere"),
    .why = N_ ("What went wrong in one place usually waits in another."),
    .action = N_ ("Say where the same could happen, or that you looked and found nothing."),
    .among = "ifnull ({status}, 'open') NOT IN ('open', 'contained')", .wrong = "{elsewhere} IS NULL" },
};

const AnnexaCheckTable annexa_improvement_checks = { checks, G_N_ELEMENTS (checks) };
