/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-problems.h"
#include "annexa-task.h"

/**
 * AnnexaTask:
 *
 * Something to do, by somebody, until a date (6.1.3 e, 6.2).
 */
ANNEXA_DEFINE_RECORD (AnnexaTask, annexa_task, annexa_task_kind)

static const AnnexaChoice steps[] = {
  { "context", N_ ("Context and scope") },
  { "leadership", N_ ("Leadership, policy and roles") },
  { "risk-assessment", N_ ("Risk assessment") },
  { "treatment", N_ ("Treatment and Statement of Applicability") },
  { "plan", N_ ("Implementation plan") },
  { "operation", N_ ("Controls, policies and training in operation") },
  { "evaluation", N_ ("Measurement, internal audit and management review") },
  { "stage-1", N_ ("Stage 1") },
  { "stage-2", N_ ("Stage 2") },
  { "surveillance", N_ ("Surveillance and recertification") },
  { "improvement", N_ ("Continual improvement") },
  { NULL },
};

static const AnnexaChoice statuses[] = {
  { "open", N_ ("Open"), ANNEXA_TONE_POOR, "to do|todo|new" },
  { "in-progress", N_ ("In progress"), ANNEXA_TONE_FAIR, "doing|started" },
  { "blocked", N_ ("Blocked"), ANNEXA_TONE_BAD, "waiting|on hold" },
  { "done", N_ ("Done"), ANNEXA_TONE_GOOD, "completed|finished" },
  { "dropped", N_ ("Dropped"), .synonyms = "cancelled" },
  { NULL },
};

static const AnnexaChoice priorities[] = {
  { "low", N_ ("Low"), .synonyms = "3" },
  { "medium", N_ ("Medium"), .synonyms = "2|normal" },
  { "high", N_ ("High"), .synonyms = "1|urgent" },
  { NULL },
};

static const AnnexaChoice recurrences[] = {
  { "none", N_ ("Once"), .synonyms = "no|never" },
  { "monthly", N_ ("Every month") },
  { "quarterly", N_ ("Every quarter") },
  { "half-yearly", N_ ("Twice a year"), .synonyms = "semi annually" },
  { "yearly", N_ ("Every year"), .synonyms = "annually" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "TSK",
    .synonyms = "number|" ANNEXA_REF_WORDS },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Task"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|action|todo|Aufgabe|Maßnahme|Tâche|" ANNEXA_TITLE_WORDS },
  { "step", ANNEXA_FIELD_CHOICE, N_ ("Step of the way"), .choices = steps,
    .help = N_ ("The step on the way to the certificate that this belongs to.") },
  { "description", ANNEXA_FIELD_LONG_TEXT, N_ ("Description"), ANNEXA_FIELD_SEARCH,
    .synonyms = "details|" ANNEXA_DESCRIPTION_WORDS },
  { "responsible", ANNEXA_FIELD_RECORD, N_ ("Responsible"),
    ANNEXA_FIELD_LIST | ANNEXA_FIELD_LIST_LAST | ANNEXA_FIELD_CREATES,
    .target = "person", .missing = N_ ("nobody"),
    .synonyms = "owner|assignee|assigned to|Bearbeiter|" ANNEXA_OWNER_WORDS,
    .help = N_ ("The one person who answers for it being done.") },
  { "helpers", ANNEXA_FIELD_LINKS, N_ ("Helpers"), ANNEXA_FIELD_CREATES, .target = "person",
    .help = N_ ("Who works on it, too.") },
  { "resources", ANNEXA_FIELD_LONG_TEXT, N_ ("What it takes"), .help = N_ ("Money, tools, outside help."),
    .synonyms = "resources" },
  { "cost", ANNEXA_FIELD_MONEY, N_ ("Cost"), .synonyms = "budget|" ANNEXA_COST_WORDS },
  { "effort-days", ANNEXA_FIELD_NUMBER, N_ ("Effort in days"), .minimum = 0, .maximum = 10000, .unit = N_ ("days"),
    .synonyms = "effort" },
  { "starts", ANNEXA_FIELD_DATE, N_ ("Starts"), .synonyms = "start date|Beginn|Début" },
  { "due", ANNEXA_FIELD_DATE, N_ ("Due"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date"),
    .synonyms = "due date|deadline|eta|Fällig|Fällig am|Fälligkeit|Frist|Termin|Échéance|Date limite",
    .help = N_ ("By when it has to be done. What is later shows as overdue.") },
  { "done-on", ANNEXA_FIELD_DATE, N_ ("Done on"), .synonyms = "completion date|completed on|Erledigt am|Terminé le" },
  { "progress", ANNEXA_FIELD_PERCENT, N_ ("Progress"), ANNEXA_FIELD_LIST, .synonyms = "Fortschritt|Avancement" },
  { "status", ANNEXA_FIELD_CHOICE, N_ ("Status"), ANNEXA_FIELD_LIST, .choices = statuses, .initial = "open",
    .synonyms = ANNEXA_STATUS_WORDS,
    .help = N_ ("Blocked means that something else has to happen before; say what in the notes.") },
  { "priority", ANNEXA_FIELD_CHOICE, N_ ("Priority"), .choices = priorities, .initial = "medium",
    .synonyms = "Priorität|Priorité",
    .help = N_ ("What goes first when there is not enough time for all.") },
  { "after", ANNEXA_FIELD_LINKS, N_ ("After"), .help = N_ ("What has to be done before."), .target = "task",
    .synonyms = "depends on|predecessors" },
  { "milestone", ANNEXA_FIELD_YES_NO, N_ ("Milestone"),
    .help = N_ ("A day that matters in the plan rather than work: a decision, a visit.") },
  { "recurs", ANNEXA_FIELD_CHOICE, N_ ("Repeats"), .choices = recurrences, .initial = "none",
    .synonyms = "recurrence|frequency",
    .help = N_ ("When it is done, the next one is made.") },
  { "for", ANNEXA_FIELD_LINKS, N_ ("For"), .help = N_ ("The risks, controls or other records that it serves.") },
  ANNEXA_DUE_FIELDS (N_ ("Overdue"), N_ ("Due soon"), ANNEXA_UNLESS ("'done', 'dropped'"), "$.due"),
  ANNEXA_PROPOSAL_FIELD,
  ANNEXA_PROPOSED_ROLE_FIELD ("responsible", N_ ("Role proposed as responsible")),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_task (AnnexaRecord   *before,
            AnnexaRecord   *after,
            AnnexaProblems *problems)
{
  const char *starts = after != NULL ? annexa_record_get_text (after, "starts") : NULL;
  const char *due = after != NULL ? annexa_record_get_text (after, "due") : NULL;

  if (starts != NULL && due != NULL && strcmp (starts, due) > 0)
    annexa_problems_add_for (problems, after, "due",
                             _("This task is due before it starts. Correct one of the dates."));
  if (after != NULL && annexa_value_has_id (annexa_record_get (after, "after"), annexa_record_get_id (after)))
    annexa_problems_add_for (problems, after, "after", _("A task cannot come after itself."));
}

const AnnexaKind annexa_task_kind = {
  .name = "task",
  .label = N_ ("Task"),
  .plural = N_ ("Tasks"),
  .add = N_ ("Add task"),
  .fresh = N_ ("New task"),
  .icon = "annexa-task-symbolic",
  .title = "title",
  .purpose = N_ ("Write down what has to be done, who does it and until when. The plan of the risk treatment is "
                 "made of these tasks (6.1.3 e)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_task_get_type,
  .check = check_task,
};
