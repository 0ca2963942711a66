/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-problems.h"
#include "annexa-training.h"

/**
 * AnnexaTraining:
 *
 * A training or test, who took part and what it brought (7.2, 7.3, A.6.3).
 */
ANNEXA_DEFINE_RECORD (AnnexaTraining, annexa_training, annexa_training_kind)

static const AnnexaChoice topics[] = {
  { "awareness", N_ ("Awareness") },
  { "role", N_ ("For a role"), .synonyms = "role training" },
  { "phishing-test", N_ ("Phishing test"), .synonyms = "phishing" },
  { "onboarding", N_ ("First days at work"), .synonyms = "onboarding|induction" },
  { "other", N_ ("Something else"), .synonyms = "other" },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), ANNEXA_FIELD_LIST, .prefix = "TRN" },
  { "title", ANNEXA_FIELD_TEXT, N_ ("Training"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    .synonyms = "name|course" },
  { "topic", ANNEXA_FIELD_CHOICE, N_ ("Topic"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_NAMES, .choices = topics,
    .initial = "awareness", .synonyms = "subject|type" },
  { "date", ANNEXA_FIELD_DATE, N_ ("Date"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE, .missing = N_ ("no date") },
  { "valid-until", ANNEXA_FIELD_DATE, N_ ("Repeat by"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_DEADLINE,
    .synonyms = "valid until|expires" },
  { "trainer", ANNEXA_FIELD_TEXT, N_ ("Trainer") },
  { "material", ANNEXA_FIELD_LONG_TEXT, N_ ("Material"),
    .help = N_ ("What was shown or handed out, or where to find it.") },
  { "attended", ANNEXA_FIELD_LINKS, N_ ("Took part"), ANNEXA_FIELD_LIST | ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody"), .synonyms = "participants|attendees" },
  { "result", ANNEXA_FIELD_LONG_TEXT, N_ ("Result"), ANNEXA_FIELD_SEARCH,
    N_ ("For example: questions answered, how many clicked.") },
  { "effectiveness", ANNEXA_FIELD_LONG_TEXT, N_ ("Did it help?"),
    .help = N_ ("How you noticed that people act on it (7.2 c)."), .synonyms = "effectiveness" },
  { "attended-count", ANNEXA_FIELD_COMPUTED, N_ ("Number of people"), .result = ANNEXA_FIELD_INTEGER,
    .sql = "(SELECT count (*) FROM training_attended WHERE training_attended.source = training.id)" },
  ANNEXA_DUE_FIELDS (N_ ("To be repeated"), N_ ("To be repeated soon"), "TRUE", "$.valid_until"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static void
check_training (AnnexaRecord   *before,
                AnnexaRecord   *after,
                AnnexaProblems *problems)
{
  const char *date = after != NULL ? annexa_record_get_text (after, "date") : NULL;
  const char *valid_until = after != NULL ? annexa_record_get_text (after, "valid-until") : NULL;

  if (date != NULL && valid_until != NULL && strcmp (date, valid_until) > 0)
    annexa_problems_add_for (problems, after, "valid-until",
                             _("This training would have to be repeated before it took place. Correct one of the dates."));
}

const AnnexaKind annexa_training_kind = {
  .name = "training",
  .label = N_ ("Training"),
  .plural = N_ ("Trainings"),
  .add = N_ ("Add training"),
  .fresh = N_ ("New training"),
  .icon = "annexa-training-symbolic",
  .title = "title",
  .purpose = N_ ("Note who was trained in what and when. The auditor asks employees what they learned and compares "
                 "it with this list (7.3, A.6.3)."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_training_get_type,
  .check = check_training,
};
