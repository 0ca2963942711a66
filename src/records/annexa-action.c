/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-action.h"
#include "annexa-kinds-private.h"
#include "annexa-problems.h"

/**
 * AnnexaAction:
 *
 * A nonconformity and what is done so that it does not come back (10.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaAction, annexa_action, annexa_action_kind)

static const AnnexaChoice sources[] = {
  { "audit", N_ ("Audit") },
  { "incident", N_ ("Incident") },
  { "review", N_ ("Management review"), .synonyms = "review" },
  { "measurement", N_ ("Measurement") },
  { "complaint", N_ ("Complaint") },
  { "own-observation", N_ ("Own observation"), .synonyms = "observation" },
  { "other", N_ ("Something else"), .synonyms = "other" },
  { NULL },
};

static const AnnexaChoice methods[] = {
  { "five-whys", N_ ("Five whys"), .synonyms = "5 whys" },
  { "fishbone", N_ ("Fishbone"), .synonyms = "ishikawa" },
  { "other", N_ ("Another"), .synonyms = "other" },
  { NULL },
};

static const AnnexaChoice verdicts[] = {
  { "not-checked", N_ ("Not checked") },
  { "effective", N_ ("Effective"), ANNEXA_TONE_GOOD, "yes|works" },
  { "not-effective", N_ ("Not effective"), ANNEXA_TONE_BAD, "no|ineffective" },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "open", N_ ("Open"), ANNEXA_TONE_POOR, "new" },
  { "contained", N_ ("Contained"), ANNEXA_TONE_POOR },
  { "analysed", N_ ("Cause found"), ANNEXA_TONE_FAIR, "analysed|analyzed" },
  { "planned", N_ ("Planned"), ANNEXA_TONE_FAIR },
  { "done", N_ ("Done"), ANNEXA_TONE_FAIR, "implemented" },
  { "checked", N_ ("Effect checked"), ANNEXA_TONE_GOOD, "verified" },
  { "closed", N_ ("Closed"), ANNEXA_TONE_GOOD },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "CA" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Corrective action"),
    ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST, .synonyms = "name" },
  { "source", ANNEXA_FIELD_CHOICE, N_ ("Comes from"),
    ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST | ANNEXA_FIELD_NAMES, .choices = sources,
    .initial = "own-observation", .synonyms = "source|origin",
    .help = N_ ("Where it came up.") },
  { "finding", ANNEXA_FIELD_LINKS, N_ ("Findings"), .target = "finding", .inverse = "action",
    .help = N_ ("The finding of an audit that it answers.") },
  { "incident", ANNEXA_FIELD_RECORD, N_ ("Incident"), .target = "incident",
    .help = N_ ("The incident that it answers.") },
  { "nonconformity", ANNEXA_FIELD_LONG_TEXT, N_ ("What is not as it should be"), ANNEXA_FIELD_SEARCH,
    .synonyms = "nonconformity|problem|description",
    .help = N_ ("What is not as it should be: what was asked for, and what was found instead.") },
  { "correction", ANNEXA_FIELD_LONG_TEXT, N_ ("What was done at once"),
    .help = N_ ("Put right what went wrong, and deal with the consequences (10.2 a)."),
    .synonyms = "correction|containment" },
  { "corrected-on", ANNEXA_FIELD_DATE, N_ ("Put right on"), .synonyms = "corrected on" },
  { "cause", ANNEXA_FIELD_LONG_TEXT, N_ ("Cause"), ANNEXA_FIELD_SEARCH, .missing = N_ ("not found yet"),
    .synonyms = "root cause",
    .help = N_ ("Why it came about. Mending the cause is what makes it a corrective action (10.2 b).") },
  { "method", ANNEXA_FIELD_CHOICE, N_ ("How the cause was found"), .choices = methods, .synonyms = "method",
    .help = N_ ("How the cause was found. Five times “why” is enough for most.") },
  { "elsewhere", ANNEXA_FIELD_LONG_TEXT, N_ ("Could it happen elsewhere?"),
    .help = N_ ("Similar cases that exist or could occur (10.2 b)."), .synonyms = "similar cases|elsewhere" },
  { "plan", ANNEXA_FIELD_LONG_TEXT, N_ ("What takes the cause away"), .synonyms = "plan|corrective action plan",
    .help = N_ ("What is done about the cause, so that it does not come again.") },
  { "owner", ANNEXA_FIELD_RECORD, N_ ("Owner"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("no owner"), .synonyms = "responsible",
    .help = N_ ("Who answers for it being done.") },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date"),
    .synonyms = "due date|deadline",
    .help = N_ ("By when it has to be done.") },
  { "done-on", ANNEXA_FIELD_DATE, N_ ("Done on"), .synonyms = "completion date" },
  { "effectiveness", ANNEXA_FIELD_CHOICE, N_ ("Did it help?"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST,
    .choices = verdicts, .initial = "not-checked", .synonyms = "effectiveness",
    .help = N_ ("Whether it stayed away since. Look again after some weeks (10.2 d).") },
  { "checked-by", ANNEXA_FIELD_RECORD, N_ ("Checked by"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who looked whether it worked. Better not the one who did it.") },
  { "checked-on", ANNEXA_FIELD_DATE, N_ ("Checked on"),
    .help = N_ ("When somebody looked whether it worked.") },
  { "successor", ANNEXA_FIELD_RECORD, N_ ("Goes on in"), ANNEXA_FIELD_CREATES, .target = "action",
    .synonyms = "successor|follow up action",
    .help = N_ ("Where this one did not help: the corrective action that looks for another cause. Then this one can be "
                "closed.") },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "open",
    .help = N_ ("How far it has come. Only what was checked can be closed.") },
  { "tasks", ANNEXA_FIELD_LINKS, N_ ("Tasks"), .target = "task", .inverse = "for",
    .help = N_ ("The work that the plan consists of.") },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'done', 'checked', 'closed'"), "$.due"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_action (AnnexaRecord   *before,
              AnnexaRecord   *after,
              AnnexaProblems *problems)
{
  const char *done_on = after != NULL ? annexa_record_get_text (after, "done-on") : NULL;
  const char *checked_on = after != NULL ? annexa_record_get_text (after, "checked-on") : NULL;

  if (done_on != NULL && checked_on != NULL && strcmp (done_on, checked_on) > 0)
    annexa_problems_add_for (problems, after, "checked-on",
                             _("The effect was checked before the action was done. Correct one of the dates."));
  if (after != NULL && annexa_record_get_integer (after, "successor") == annexa_record_get_id (after))
    annexa_problems_add_for (problems, after, "successor",
                             _("A corrective action cannot go on in itself. Choose another, or none."));
}

const AnnexaKind annexa_action_kind = {
  .name = "action",
  .label = N_ ("Corrective action"),
  .plural = N_ ("Corrective actions"),
  .add = N_ ("Add corrective action"),
  .fresh = N_ ("New corrective action"),
  .icon = "annexa-action-symbolic",
  .title = "title",
  .purpose = N_ ("When something is not as it should be: put it right, find the cause, take the cause away, and "
                 "check later whether that helped (10.2)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_action_get_type,
  .check = check_action,
};
