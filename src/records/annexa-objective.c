/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-objective.h"

/**
 * AnnexaObjective:
 *
 * What information security is to reach, how it is measured, and by when (6.2, 9.1).
 */
ANNEXA_DEFINE_RECORD (AnnexaObjective, annexa_objective, annexa_objective_kind)

static const AnnexaChoice directions[] = {
  { "up", N_ ("Up"), .synonyms = "higher is better|increase" },
  { "down", N_ ("Down"), .synonyms = "lower is better|decrease" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "draft", N_ ("Draft") },
  { "on-track", N_ ("On track"), ANNEXA_TONE_GOOD },
  { "at-risk", N_ ("At risk"), ANNEXA_TONE_FAIR },
  { "missed", N_ ("Missed"), ANNEXA_TONE_BAD },
  { "achieved", N_ ("Achieved"), ANNEXA_TONE_GOOD, "done|reached" },
  { NULL },
};

static const AnnexaChoice trends[] = {
  { "better", N_ ("Better"), ANNEXA_TONE_GOOD },
  { "same", N_ ("Unchanged") },
  { "worse", N_ ("Worse"), ANNEXA_TONE_BAD },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "OBJ" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Objective"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|goal" },
  { "policy-link", ANNEXA_FIELD_RECORD, N_ ("Comes from"), .help = N_ ("The policy that it serves (6.2 a)."),
    .target = "document", .synonyms = "policy" },
  { "measure", ANNEXA_FIELD_TEXT, N_ ("What is measured"), ANNEXA_FIELD_SEARCH, .missing = N_ ("no measure"),
    .synonyms = "measure|metric|kpi|indicator" },
  { "method", ANNEXA_FIELD_LONG_TEXT, N_ ("How it is measured"),
    .help = N_ ("How the figure comes about: who counts what, where and when (9.1 b).") },
  { "unit", ANNEXA_FIELD_TEXT, N_ ("Unit"), .help = N_ ("Percent, days, pieces.") },
  { "baseline", ANNEXA_FIELD_NUMBER, N_ ("Value at the start"), .synonyms = "baseline|start value",
    .help = N_ ("Where you stood when the objective was set.") },
  { "target", ANNEXA_FIELD_NUMBER, N_ ("Target"), .missing = N_ ("no target"), .synonyms = "target value",
    .help = N_ ("The figure that is to be reached.") },
  { "direction", ANNEXA_FIELD_CHOICE, N_ ("Better when it goes"), .choices = directions, .initial = "up",
    .synonyms = "direction",
    .help = N_ ("Whether more is better, or less.") },
  { "measured-every", ANNEXA_FIELD_INTEGER, N_ ("Measured every"), .minimum = 1, .maximum = 60, .initial = "3",
    .unit = N_ ("months"),
    .help = N_ ("How often the figure is taken (9.1 c).") },
  { "measured-by", ANNEXA_FIELD_RECORD, N_ ("Measured by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who takes the figure (9.1 d).") },
  { "evaluated-by", ANNEXA_FIELD_RECORD, N_ ("Judged by"), ANNEXA_FIELD_CREATES, .target = "person",
    .synonyms = "evaluated by",
    .help = N_ ("Who judges what the figure means (9.1 f).") },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible",
    .help = N_ ("Who answers for the objective being reached (6.2 j).") },
  { "resources", ANNEXA_FIELD_LONG_TEXT, N_ ("What it takes"), .synonyms = "resources",
    .help = N_ ("What it takes to reach it (6.2 i).") },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date"),
    .synonyms = "due date|deadline",
    .help = N_ ("By when the target is to be reached (6.2 k).") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "draft",
    .help = N_ ("How you judge the chances, the last figure in mind.") },
  { "last-value", ANNEXA_FIELD_COMPUTED, N_ ("Last value"), ANNEXA_FIELD_LIST, .result = ANNEXA_FIELD_NUMBER,
    .sql = "(SELECT measurement.value FROM measurement WHERE measurement.objective = objective.id"
           " AND measurement.value IS NOT NULL ORDER BY measurement.date DESC, measurement.id DESC"
           " LIMIT 1)" },
  { "last-measured", ANNEXA_FIELD_COMPUTED, N_ ("Last measured"), .result = ANNEXA_FIELD_DATE,
    .sql = "(SELECT max (measurement.date) FROM measurement WHERE measurement.objective ="
           " objective.id)" },
  { "trend", ANNEXA_FIELD_COMPUTED, N_ ("Trend"), .choices = trends, .result = ANNEXA_FIELD_CHOICE,
    .sql = "(SELECT CASE WHEN newer.value = older.value THEN 'same' WHEN (newer.value >"
           " older.value) = (objective.direction IS NOT 'down') THEN 'better' ELSE 'worse' END FROM"
           " (SELECT (SELECT measurement.value FROM measurement WHERE measurement.objective ="
           " objective.id AND measurement.value IS NOT NULL ORDER BY measurement.date DESC,"
           " measurement.id DESC LIMIT 1) AS value) AS newer, (SELECT (SELECT measurement.value"
           " FROM measurement WHERE measurement.objective = objective.id AND measurement.value IS"
           " NOT NULL ORDER BY measurement.date DESC, measurement.id DESC LIMIT 1 OFFSET 1) AS"
           " value) AS older WHERE older.value IS NOT NULL)",
    .help = N_ ("Whether the last figures move towards the target.") },
  { "measurement-due", ANNEXA_FIELD_COMPUTED, N_ ("Measurement due"), .result = ANNEXA_FIELD_YES_NO,
    .sql = "(" ANNEXA_UNLESS ("'achieved', 'missed'") " AND $.measured_every IS NOT NULL AND ifnull (date ((SELECT max (measurement.date)"
           " FROM measurement WHERE measurement.objective = objective.id), '+' || $.measured_every || ' months')"
           " < (SELECT annexa_today ()), 1))" },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'achieved', 'missed'"), "$.due"),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("measured-by", N_ ("Role proposed for measuring")),
  ANNEXA_PROPOSED_ROLE_FIELD ("owner", N_ ("Role proposed as owner")),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_objective_kind = {
  .name = "objective",
  .label = N_ ("Objective"),
  .plural = N_ ("Objectives"),
  .add = N_ ("Add objective"),
  .fresh = N_ ("New objective"),
  .icon = "annexa-objective-symbolic",
  .title = "title",
  .purpose = N_ ("Three to six objectives are enough: what you want to reach, how you measure it, who does it and "
                 "by when (6.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_objective_get_type,
};
