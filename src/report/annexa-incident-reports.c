/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* Incidents (A.5.24 to A.5.28): the register, and one of them with its timeline. */

static const AnnexaRegisterColumn incident_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "kind" },
  { "category", 1.1 },
  { "severity" },
  { "detected" },
  { "handler", 1, ANNEXA_REGISTER_NEEDED },
  { "assets", 0.9 },
  { "status" },
  { "closed-on" },
  { NULL },
};

static const AnnexaRegisterColumn privacy_columns[] = {
  { "ref" },
  { "title", 2 },
  { "detected", 0, ANNEXA_REGISTER_NEEDED },
  { "notify", 0, ANNEXA_REGISTER_NEEDED },
  { "notify-deadline" },
  { "notified-on" },
  { NULL },
};

static const AnnexaRegisterColumn lesson_columns[] = {
  { "ref" },
  { "title", 1.4 },
  { "cause", 2, ANNEXA_REGISTER_NEEDED },
  { "lessons", 2.4, ANNEXA_REGISTER_NEEDED },
  { "controls", 0.8 },
  { NULL },
};

static const AnnexaRegisterPoint incident_points[] = {
  { "incident", "notify-overdue", .text = N_ ("Incidents whose notification to the authority is late:") },
  { "incident", "undecided", .text = N_ ("Incidents with personal data of which it is not decided whether to notify:") },
  { "incident", "no-clock", .text = N_ ("Incidents of which it is not written down when they were noticed, so that nobody knows until when to notify:") },
  { "incident", "nobody", .text = N_ ("Incidents that nobody handles:") },
  { "incident", "open", .text = N_ ("Incidents that are not closed:") },
  { "incident",
    .selection = { .tests = { { "status", ANNEXA_TEST_EQUAL, "closed" }, { "lessons", ANNEXA_TEST_EMPTY },
                              { "kind", ANNEXA_TEST_EQUAL, "incident" } } },
    .text = N_ ("Closed incidents from which nothing was learned (A.5.27):") },
  { NULL },
};

static const AnnexaRegisterPart incident_parts[] = {
  { .id = "incidents",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Register of incidents"),
    .introduction = N_ ("Events, weaknesses and incidents that were reported, the newest first."),
    .kind = "incident",
    .sort = "detected",
    .descending = TRUE,
    .settled = "closed",
    .columns = incident_columns,
    .summary = N_ ("The incidents, the newest first, with severity, handler and status."),
    .none = N_ ("No event, weakness or incident is written down yet."),
    .landscape = TRUE },
  { .id = "personal-data",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Incidents with personal data"),
    .introduction = N_ ("Whether the authority has to be notified, until when, and when it was."),
    .kind = "incident",
    .selection = { .tests = { { "personal-data", ANNEXA_TEST_EQUAL, "yes" } } },
    .columns = privacy_columns,
    .summary = N_ ("The incidents with personal data, and their notification."),
    .none = N_ ("No incident with personal data is written down."),
    .landscape = TRUE },
  { .id = "lessons",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("What was learned"),
    .introduction = N_ ("What an incident teaches is used to make the next one less likely (A.5.27)."),
    .kind = "incident",
    .selection = { .tests = { { "kind", ANNEXA_TEST_EQUAL, "incident" } } },
    .columns = lesson_columns,
    .summary = N_ ("The causes of incidents, and what was learned from them."),
    .none = N_ ("No incident to learn from is written down."),
    .landscape = TRUE },
  { NULL },
};

static const AnnexaReportRegister incident_register = {
  .topic = N_ ("What happened, what was done about it, and what was learned"),
  .standard = N_ ("9.1, 10.2 and controls A.5.24 to A.5.28 and A.6.8"),
  .lead = N_ ("This register shows the events, weaknesses and incidents that people reported: how bad they were, who handled "
              "them, whether an authority had to be told, and what was learned."),
  .counts = (const char *const[]){ "incident", NULL },
  .points = incident_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "incident", "severity", "status", N_ ("Incidents by severity and status.") },
                                               { "incident", "category", "kind", N_ ("Incidents by category and kind.") }, { NULL } },
  .parts = incident_parts,
};

const AnnexaReport annexa_incidents_report = {
  .name = "incidents",
  .title = N_ ("Incident register"),
  .description = N_ ("All events, weaknesses and incidents with severity, handling, notification and lessons (A.5.24 to "
                     "A.5.28)."),
  .icon = "annexa-incident-symbolic",
  .group = ANNEXA_REPORT_OPERATION,
  .registers = &incident_register,
  .collect = annexa_report_register_collect,
};

/* One incident. */

static const AnnexaRegisterColumn single_facts[] = {
  { "kind" },
  { "category" },
  { "severity" },
  { "occurred" },
  { "detected", .flags = ANNEXA_REGISTER_NEEDED },
  { "reported-by" },
  { "handler", .flags = ANNEXA_REGISTER_NEEDED },
  { "assets", .flags = ANNEXA_REGISTER_NAMES },
  { "affects" },
  { "personal-data" },
  { "notify" },
  { "notify-deadline" },
  { "notified-on" },
  { "status" },
  { "closed-on" },
  { NULL },
};

static const AnnexaRegisterColumn single_texts[] = {
  { "description", .flags = ANNEXA_REGISTER_NEEDED },
  { "containment" },
  { "cause", .flags = ANNEXA_REGISTER_NEEDED },
  { "lessons", .flags = ANNEXA_REGISTER_NEEDED },
  { "notes" },
  { NULL },
};

static const AnnexaRegisterColumn timeline_columns[] = {
  { "time" },
  { "text", 4 },
  { "by", 1.2 },
  { NULL },
};

static const AnnexaRegisterColumn action_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "owner", 1.1, ANNEXA_REGISTER_NEEDED },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "done-on" },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn linked_facts[] = {
  { "risks", .flags = ANNEXA_REGISTER_NAMES },
  { "controls", .flags = ANNEXA_REGISTER_NAMES },
  { NULL },
};

static const AnnexaRegisterChildren linked_records[] = {
  { "action", "incident", .columns = action_columns, .summary = N_ ("The corrective actions that follow from the incident.") },
  { "evidence", "for", .columns = (const AnnexaRegisterColumn[]){ { "ref" }, { "title", 2 }, { "location", 2 }, { NULL } },
    .summary = N_ ("The evidence that was kept of the incident.") },
  { NULL },
};

static const AnnexaRegisterPart single_parts[] = {
  { .id = "incident",
    .form = ANNEXA_REGISTER_SUBJECT,
    .heading = N_ ("What happened"),
    .columns = single_facts,
    .texts = single_texts },
  { .id = "timeline",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Timeline"),
    .kind = "timeline-entry",
    .of = "incident",
    .sort = "time",
    .columns = timeline_columns,
    .summary = N_ ("What was done when and by whom."),
    .none = N_ ("Nothing was entered into the timeline.") },
  { .id = "consequences",
    .form = ANNEXA_REGISTER_SUBJECT,
    .heading = N_ ("What follows"),
    .introduction = N_ ("The risks and controls that the incident concerns, the actions that follow from it and the evidence "
                        "that was kept (A.5.28)."),
    .columns = linked_facts,
    .children = linked_records },
  { NULL },
};

static const AnnexaReportRegister single_register = {
  .topic = N_ ("An incident from the first report to what was learned"),
  .standard = N_ ("controls A.5.25 to A.5.28"),
  .parts = single_parts,
  .approval = N_ ("By signing, the person who handled the incident confirms that this report is complete."),
  .signatures = (const AnnexaRegisterSignature[]){ { N_ ("Handled by"), "handler", NULL }, { NULL } },
};

const AnnexaReport annexa_incident_report = {
  .name = "incident",
  .title = N_ ("Incident report"),
  .description = N_ ("One incident with its timeline, cause, notification and lessons, for management, an authority or a "
                     "customer."),
  .icon = "annexa-incident-symbolic",
  .group = ANNEXA_REPORT_OPERATION,
  .about = ANNEXA_REPORT_ABOUT_ONE,
  .kind = "incident",
  .short_form = TRUE,
  .registers = &single_register,
  .collect = annexa_report_register_collect,
};
