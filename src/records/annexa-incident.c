/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-incident.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaIncident:
 *
 * An event, weakness or incident, what was done, and what was learned (A.5.24 to A.5.28, A.6.8).
 */
ANNEXA_DEFINE_RECORD (AnnexaIncident, annexa_incident, annexa_incident_kind)

static const AnnexaChoice kinds[] = {
  { "event", N_ ("Event"), .synonyms = "event report" },
  { "weakness", N_ ("Weakness") },
  { "incident", N_ ("Incident") },
  { NULL },
};

static const AnnexaChoice categories[] = {
  { "phishing", N_ ("Phishing") },
  { "malware", N_ ("Malware"), .synonyms = "virus|ransomware" },
  { "lost-device", N_ ("Lost device"), .synonyms = "lost or stolen device|theft" },
  { "unauthorized-access", N_ ("Access by somebody who may not"), .synonyms = "unauthorized access" },
  { "misdirected-data", N_ ("Data sent to the wrong place"), .synonyms = "misdirected data|wrong recipient" },
  { "outage", N_ ("Outage"), .synonyms = "failure" },
  { "physical", N_ ("Physical event"), .synonyms = "fire|water|burglary" },
  { "supplier", N_ ("Supplier") },
  { "other", N_ ("Something else"), .synonyms = "other" },
  { NULL },
};

static const AnnexaChoice severities[] = {
  { "low", N_ ("Low") },
  { "medium", N_ ("Medium"), ANNEXA_TONE_FAIR },
  { "high", N_ ("High"), ANNEXA_TONE_POOR },
  { "critical", N_ ("Critical"), ANNEXA_TONE_BAD, "very high" },
  { NULL },
};

static const AnnexaChoice decisions[] = {
  { "undecided", N_ ("Undecided"), ANNEXA_TONE_POOR },
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "new", N_ ("New"), ANNEXA_TONE_BAD },
  { "assessed", N_ ("Assessed"), ANNEXA_TONE_POOR },
  { "contained", N_ ("Contained"), ANNEXA_TONE_FAIR },
  { "resolved", N_ ("Resolved"), ANNEXA_TONE_FAIR },
  { "closed", N_ ("Closed"), ANNEXA_TONE_GOOD, "done" },
  { NULL },
};

/* The clock runs from when somebody noticed; where nobody wrote that down, from when it happened. */
#define DEADLINE                                                                                                       \
  "strftime ('%Y-%m-%dT%H:%M:%SZ', ifnull ($.detected, $.occurred), '+' ||"                                            \
  " ifnull ((SELECT notification_hours FROM limits), 72) || ' hours')"

/* Deadlines that lie before or after now: from when an incident must have been noticed for it is worked out once, not a
 * deadline for each incident. */
#define DEADLINE_IS(comparison)                                                                                        \
  "ifnull (ifnull ($.detected, $.occurred) " comparison " (SELECT strftime ('%Y-%m-%dT%H:%M:%SZ', annexa_now (),"      \
  " '-' || ifnull ((SELECT notification_hours FROM limits), 72) || ' hours')), 0)"

#define TO_NOTIFY "$.personal_data AND $.notify IS NOT 'no' AND $.notified_on IS NULL"

/* Without a time the clock of the authority runs, and nobody sees it. */
static const AnnexaChoice clocks[] = {
  { "unknown", N_ ("Cannot be counted: say when it was noticed"), ANNEXA_TONE_BAD },
  { "late", N_ ("Over"), ANNEXA_TONE_BAD },
  { "running", N_ ("Running"), ANNEXA_TONE_POOR },
  { NULL },
};

#define CLOCK                                                                                                          \
  "(CASE WHEN " TO_NOTIFY " THEN CASE WHEN ifnull ($.detected, $.occurred) IS NULL THEN 'unknown'"                     \
  " WHEN " DEADLINE_IS ("<") " THEN 'late' ELSE 'running' END END)"

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "INC" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("What happened"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "title|name|incident" },
  { "kind", ANNEXA_FIELD_CHOICE, N_ ("Kind"), ANNEXA_FIELD_LIST, .choices = kinds, .initial = "event",
    .synonyms = "type",
    .help = N_ ("An event may mean nothing, a weakness has not done harm yet, an incident has (A.5.25).") },
  { "category", ANNEXA_FIELD_CHOICE, N_ ("Category"),
    ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST | ANNEXA_FIELD_NAMES, .choices = categories,
    .help = N_ ("What sort of thing happened, so that later one sees what happens often.") },
  { "severity", ANNEXA_FIELD_CHOICE, N_ ("Severity"), ANNEXA_FIELD_LIST, .choices = severities,
    .missing = N_ ("not assessed"), .synonyms = "priority",
    .help = N_ ("How bad it is. Agree beforehand what each word means, so that nobody has to argue in a hurry.") },
  { "occurred", ANNEXA_FIELD_DATE_TIME, N_ ("Happened"), ANNEXA_FIELD_LIST, .synonyms = "occurred on|date",
    .help = N_ ("When it happened, as far as is known.") },
  { "detected", ANNEXA_FIELD_DATE_TIME, N_ ("Noticed"), .synonyms = "detected on",
    .help = N_ ("When somebody noticed. Times for reporting count from here.") },
  { "reported-by", ANNEXA_FIELD_RECORD, N_ ("Reported by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who noticed and told it. Everyone has to report (A.6.8).") },
  { "handler", ANNEXA_FIELD_RECORD, N_ ("Handled by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "owner|responsible",
    .help = N_ ("Who takes charge of it until it is closed.") },
  { "assets", ANNEXA_FIELD_LINKS, N_ ("Assets"), .target = "asset",
    .help = N_ ("What was harmed, or could have been.") },
  { "affects", ANNEXA_FIELD_CHOICES, N_ ("Affects"), .choices = annexa_properties_choices,
    .help = N_ ("What was lost: that information stays secret, correct or at hand.") },
  { "personal-data", ANNEXA_FIELD_YES_NO, N_ ("Personal data affected"), .synonyms = "personal data|PII",
    .help = N_ ("If personal data may be concerned, decide soon whether the authority has to be told.") },
  { "notify", ANNEXA_FIELD_CHOICE, N_ ("Notify the authority"),
    .help = N_ ("With personal data affected, this has to be decided, and the reason noted."), .choices = decisions,
    .initial = "undecided", .synonyms = "notification" },
  { "notify-deadline", ANNEXA_FIELD_COMPUTED, N_ ("Notify until"), ANNEXA_FIELD_DEADLINE,
    .result = ANNEXA_FIELD_DATE_TIME, .sql = "(CASE WHEN $.personal_data THEN " DEADLINE " END)",
    .help = N_ ("Until then the authority has to know, if personal data was harmed. Counted from when you noticed.") },
  { "notify-clock", ANNEXA_FIELD_COMPUTED, N_ ("Time to notify"),
    .help = N_ ("The authority has to be told within 72 hours, or what Limits says, after the breach was noticed."),
    .choices = clocks, .result = ANNEXA_FIELD_CHOICE, .sql = CLOCK },
  { "notified-on", ANNEXA_FIELD_DATE_TIME, N_ ("Notified"),
    .help = N_ ("When the authority was told.") },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("Description"), ANNEXA_FIELD_SEARCH, .synonyms = "details" },
  { "containment", ANNEXA_FIELD_LONG_TEXT, N_ ("What was done at once"), .synonyms = "containment|correction",
    .help = N_ ("What was done at once so that it does not get worse.") },
  { "cause", ANNEXA_FIELD_LONG_TEXT, N_ ("Cause"), .synonyms = "root cause",
    .help = N_ ("Why it could happen, not only what happened. Ask “why” until an answer can be mended.") },
  { "lessons", ANNEXA_FIELD_LONG_TEXT, N_ ("What we learned"), ANNEXA_FIELD_SEARCH, .synonyms = "lessons learned",
    .help = N_ ("What you change so that it does not happen again, or does less harm (A.5.27).") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "new",
    .help = N_ ("How far the handling has come. Closed only when the lessons are drawn.") },
  { "closed-on", ANNEXA_FIELD_DATE, N_ ("Closed on") },
  { "risks", ANNEXA_FIELD_LINKS, N_ ("Risks"), .help = N_ ("Risks that it belongs to or that came of it."),
    .target = "risk" },
  { "controls", ANNEXA_FIELD_LINKS, N_ ("Controls"), .help = N_ ("Controls that failed, helped or came of it."),
    .target = "control" },
  { "notify-overdue", ANNEXA_FIELD_COMPUTED, N_ ("Notification overdue"), .result = ANNEXA_FIELD_YES_NO,
    .sql = "(" TO_NOTIFY " AND " DEADLINE_IS ("<") ")", .while_open = TO_NOTIFY,
    .due_by = DEADLINE },
  { "notify-due", ANNEXA_FIELD_COMPUTED, N_ ("Notification due"), .result = ANNEXA_FIELD_YES_NO,
    .help = N_ ("The authority has to be told, or it has to be decided that it need not be, and there is still time."),
    .sql = "(" TO_NOTIFY " AND " DEADLINE_IS (">=") ")" },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_incident (AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  const char *occurred = after != NULL ? annexa_record_get_text (after, "occurred") : NULL;
  const char *detected = after != NULL ? annexa_record_get_text (after, "detected") : NULL;

  if (occurred != NULL && detected != NULL && strcmp (occurred, detected) > 0)
    annexa_problems_add_for (problems, after, "detected",
                             _("This was noticed before it happened. Correct one of the times."));
}

const AnnexaKind annexa_incident_kind = {
  .name = "incident",
  .label = N_ ("Incident"),
  .plural = N_ ("Incidents"),
  .add = N_ ("Report incident"),
  .fresh = N_ ("New incident"),
  .icon = "annexa-incident-symbolic",
  .title = "title",
  .purpose = N_ ("Write down everything that went wrong or nearly did, also small things. A firm without incidents "
                 "makes an auditor curious (A.6.8)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_incident_get_type,
  .check = check_incident,
};
