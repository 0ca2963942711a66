/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-limit.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* Who answers for what (5.3), who talks to whom (7.4), who can do what and who was made aware (7.2, 7.3). */

/* Where something is going to be written by hand. */
#define LINE_TO_WRITE_ON "…………………………"

static const AnnexaRegisterColumn role_columns[] = {
  { "ref" },
  { "name", 2 },
  { "purpose", 1.6 },
  { "held-by", 2, ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_NAMES },
  { "deputy", 1.2 },
  { NULL },
};

static const AnnexaRegisterColumn role_facts[] = {
  { "held-by", .flags = ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_NAMES },
  { "deputy" },
  { NULL },
};

static const AnnexaRegisterColumn role_texts[] = {
  { "responsibilities", .flags = ANNEXA_REGISTER_NEEDED },
  { "authority", .flags = ANNEXA_REGISTER_NEEDED },
  { "required-competence", .flags = ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterColumn person_columns[] = {
  { "ref" },
  { "name", 1.6 },
  { "job-title", 1.8 },
  { "department", 1.4 },
  { "external" },
  { "joined" },
  { NULL },
};

static const AnnexaRegisterColumn communication_columns[] = {
  { "ref" },
  { "subject", 2.4 },
  { "party", 1.4, .below = { "audience" }, .title = N_ ("With whom") },
  { "when", 1.4, ANNEXA_REGISTER_NEEDED },
  { "how", 1.6, ANNEXA_REGISTER_NEEDED },
  { "who", 1.2, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint role_points[] = {
  { "role", "nobody", .text = N_ ("Roles that nobody holds:") },
  { "role", "no-deputy", .text = N_ ("Roles without a deputy, so that work stops while somebody is away:") },
  { "role", .selection = { .tests = { { "responsibilities", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Roles whose responsibilities are not written down:") },
  { "communication", "nobody", .text = N_ ("Communication that nobody is named for:") },
  { NULL },
};

/* A list that is shorter than the organization is not taken for all who work there. */
static gboolean
write_people (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  g_autoptr (GPtrArray) people = annexa_report_register_read (draft, part, error);
  gint64 n_people = annexa_record_get_integer (draft->organization, "people-count");
  g_autofree char *text = NULL;

  if (people == NULL)
    return FALSE;
  if (n_people <= people->len)
    return TRUE;
  /* TRANSLATORS: How many people are listed, and how many there are */
  text = g_strdup_printf (
      ngettext ("%u of %d person in scope is listed.", "%u of %d people in scope are listed.", (gulong) n_people),
      people->len, (int) n_people);
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, text);
  return TRUE;
}

static const AnnexaRegisterPart role_parts[] = {
  { .id = "overview",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Who holds which role"),
    .kind = "role",
    .columns = role_columns,
    .summary = N_ ("The roles, who holds them and who stands in."),
    .missing =
        N_ ("No role is written down yet. Top management has to assign who makes sure that the management system "
            "meets the standard, and who reports on it (5.3)."),
    .new_page = TRUE },
  { .id = "roles",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Responsibilities and authorities"),
    .introduction =
        N_ ("What belongs to each role, what it may decide, and what somebody has to be able to do to hold it."),
    .kind = "role",
    .columns = role_facts,
    .texts = role_texts,
    .none = N_ ("There is no role to describe.") },
  { .id = "people",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("People who work here"),
    .kind = "person",
    .selection = { .tests = { { "active", ANNEXA_TEST_EQUAL, "yes" } } },
    .columns = person_columns,
    .summary = N_ ("The people who work here, with their jobs."),
    .missing = N_ ("Nobody is written down yet."),
    .write = write_people,
    .new_page = TRUE },
  { .id = "communication",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Communication"),
    .introduction = N_ ("What is communicated about information security, when, with whom and how (7.4)."),
    .kind = "communication",
    .columns = communication_columns,
    .summary = N_ ("What is communicated, with whom, when, how and by whom."),
    .missing =
        N_ ("Nothing is written down yet. The standard asks what is communicated, when, with whom and how (7.4).") },
  { NULL },
};

static const AnnexaReportRegister role_register = {
  .topic = N_ ("Who answers for what, and who may decide it"),
  .standard = N_ ("5.3, 7.4 and control A.5.2"),
  .lead
      = N_ ("Top management assigns the roles that information security needs and makes them known. This document names "
            "each role, who holds it and who stands in, what belongs to it and what it may decide."),
  .counts = (const char *const[]){ "role", "person", NULL },
  .points = role_points,
  .parts = role_parts,
  .approval
      = N_ ("By signing, top management assigns the roles with their responsibilities and authorities as they are "
            "written here."),
};

const AnnexaReport annexa_role_report = {
  .name = "roles",
  .title = N_ ("Roles and responsibilities"),
  .description = N_ ("Roles with who holds them, what belongs to them and what they may decide (5.3), the people, and "
                     "who communicates what (7.4)."),
  .icon = "annexa-person-symbolic",
  .group = ANNEXA_REPORT_CONTEXT,
  .registers = &role_register,
  .collect = annexa_report_register_collect,
};

/* Competence and awareness. */

static const AnnexaRegisterColumn competence_columns[] = {
  { "ref" },
  { "what", 2.2 },
  { "role", 1.6 },
  { "proof", 2.2, ANNEXA_REGISTER_NEEDED },
  { "valid-until" },
  { NULL },
};

static const AnnexaRegisterColumn needed_columns[] = {
  { "ref" },
  { "name", 1.4 },
  { "required-competence", 3, ANNEXA_REGISTER_NEEDED },
  { "held-by", 1.4, ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_NAMES },
  { NULL },
};

static const AnnexaRegisterColumn training_columns[] = {
  { "ref" },
  { "title", 1.8, .below = { "topic", "trainer" } },
  { "date", 0, ANNEXA_REGISTER_NEEDED },
  { "valid-until" },
  { "attended-count", 0, .title = N_ ("People"), .align = 1 },
  { "result", 2 },
  { "effectiveness", 2, ANNEXA_REGISTER_NEEDED },
  { NULL },
};

static const AnnexaRegisterPoint competence_points[] = {
  { "competence", .selection = { .tests = { { "proof", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Competences that nothing proves (7.2 d):") },
  { "competence", .selection = { .tests = { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
    .text = N_ ("Competences whose proof has expired:") },
  { "role", .selection = { .tests = { { "required-competence", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Roles of which it is not written down what somebody has to be able to do (7.2 a):") },
  { "training", "overdue", .text = N_ ("Trainings that were to be repeated:") },
  { "training", "nobody", .text = N_ ("Trainings of which nobody is named who took part:") },
  { "training",
    .selection = { .tests = { { "date", ANNEXA_TEST_AT_MOST, "today" }, { "effectiveness", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Trainings of which nobody has judged whether they helped (7.2 c):") },
  { NULL },
};

/* Awareness person by person. */

static void
read_last_trainings (GPtrArray  *trainings,
                     GHashTable *last)
{
  for (guint i = 0; i < trainings->len; i++)
    {
      gsize n_people;
      const gint64 *people = annexa_value_get_ids (annexa_record_get (trainings->pdata[i], "attended"), &n_people);

      for (gsize j = 0; j < n_people; j++)
        g_hash_table_insert (last, (gpointer) &people[j], trainings->pdata[i]);
    }
}

static GPtrArray *
read_awareness (AnnexaReportDraft *draft,
                GError           **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("training");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, draft->today);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "date"), ANNEXA_TEST_AT_MOST, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "date"), FALSE);
  return annexa_report_draft_read (draft, query, error);
}

static void
add_person (AnnexaReportDraft *draft,
            AnnexaRecord      *person,
            AnnexaRecord      *training,
            const char        *oldest)
{
  gboolean late = training == NULL || strcmp (annexa_record_get_text (training, "date"), oldest) < 0;
  g_autofree char *day = training != NULL ? annexa_report_draft_describe (draft, training, "date") : NULL;

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, annexa_record_get_title (person));
  annexa_report_draft_add_cell (draft, person, "job-title", FALSE);
  if (training != NULL)
    annexa_document_add_cell (draft->document, annexa_record_get_title (training));
  else
    annexa_report_draft_add_empty_cell (draft);
  annexa_document_add_cell (draft->document, NULL);
  if (day != NULL)
    annexa_document_add_text (draft->document, late ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_PLAIN, day);
  else
    annexa_report_draft_add_remark (draft, _("none written down"));
}

/* Who took part in something last, and when; the auditor picks people and asks them. */
static gboolean
write_awareness (AnnexaReportDraft        *draft,
                 const AnnexaRegisterPart *part,
                 GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Person"), 1.4, 0, "person" }, { _("Job title"), 1.4, 0, "job-title" },
                                        { _("Last training"), 2.2, 0, "last-training" }, { _("On"), 0, 0, "on" } };
  g_autoptr (GPtrArray) people = annexa_report_register_read (draft, part, error);
  g_autoptr (GPtrArray) trainings = people != NULL ? read_awareness (draft, error) : NULL;
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  /* The same day as the rule of readiness counts from. */
  g_autofree char *oldest
      = annexa_date_add_months (draft->today, -annexa_limit_get (draft->project, "awareness-months"));

  if (trainings == NULL)
    return FALSE;
  if (people->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nobody is written down yet."));
      return TRUE;
    }
  read_last_trainings (trainings, last);
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The last training of each person."));
  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = annexa_record_get_id (people->pdata[i]);

      add_person (draft, people->pdata[i], g_hash_table_lookup (last, &id), oldest);
    }
  return TRUE;
}

/* Sheets to sign, each on a page of its own, which somebody carries into the room. */

static AnnexaRecord *
find_attendance (GPtrArray *attendances,
                 gint64     person)
{
  for (guint i = 0; i < attendances->len; i++)
    if (annexa_record_get_integer (attendances->pdata[i], "person") == person)
      return attendances->pdata[i];

  return NULL;
}

static void
add_attendance (AnnexaReportDraft *draft,
                gint64             person,
                AnnexaRecord      *attendance)
{
  const char *name = annexa_project_get_title (draft->project, annexa_kind_lookup ("person"), person);
  g_autofree char *result
      = attendance != NULL ? annexa_report_draft_describe (draft, attendance, "result") : g_strdup ("");
  g_autofree char *day
      = attendance != NULL ? annexa_report_draft_describe (draft, attendance, "signed-on") : g_strdup ("");

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, name);
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, *result != '\0' ? ANNEXA_RUN_PLAIN : ANNEXA_RUN_DIM,
                            *result != '\0' ? result : "–");
  annexa_document_add_cell (draft->document, *day != '\0' ? day : LINE_TO_WRITE_ON);
  if (*day != '\0')
    annexa_document_add_cell (draft->document, _("signed"));
  else
    annexa_document_add_cell (draft->document, LINE_TO_WRITE_ON);
}

/* Those who are named as participants, and those of whom a result or signature is kept. */
static GArray *
list_participants (AnnexaRecord *training,
                   GPtrArray    *attendances)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (training, "attended"), &n_ids);

  g_array_append_vals (people, ids, (guint) n_ids);
  for (guint i = 0; i < attendances->len; i++)
    {
      gint64 person = annexa_record_get_integer (attendances->pdata[i], "person");
      gboolean known = annexa_record_get_integer (attendances->pdata[i], "attended") == 0;

      for (guint j = 0; j < people->len && !known; j++)
        known = g_array_index (people, gint64, j) == person;
      if (!known)
        g_array_append_val (people, person);
    }
  return people;
}

static gboolean
add_sheet (AnnexaReportDraft *draft,
           AnnexaRecord      *training,
           gboolean           first,
           GError           **error)
{
  const AnnexaTableColumn columns[] = { { _("Person"), 2, 0, "person" },
                                        { _("Result"), 1.4, 0, "result" },
                                        { _("Signed on"), 1.2, 0, "signed-on" },
                                        { _("Signature"), 1.6, 0, "signature" } };
  static const AnnexaRegisterColumn facts[]
      = { { "topic" }, { "date", .flags = ANNEXA_REGISTER_NEEDED }, { "trainer" }, { "valid-until" }, { NULL } };
  static const AnnexaRegisterColumn texts[] = { { "material" }, { NULL } };
  const AnnexaRegisterPart card = { .columns = facts, .texts = texts };
  g_autoptr (GPtrArray) attendances = annexa_report_register_read_of (draft, "attendance", NULL, training, NULL, error);
  g_autoptr (GArray) people = attendances != NULL ? list_participants (training, attendances) : NULL;
  g_autofree char *id = g_strdup_printf ("sheet-%" G_GINT64_FORMAT, annexa_record_get_id (training));
  g_autofree char *heading
      = g_strdup_printf ("%s %s", annexa_record_get_ref (training), annexa_record_get_title (training));

  if (attendances == NULL)
    return FALSE;
  if (!first)
    annexa_document_add_soft_break (draft->document);
  annexa_document_add_heading (draft->document, 2, id, heading);
  if (!annexa_report_register_add_record (draft, &card, training, 0, error))
    return FALSE;
  if (people->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nobody is named who took part."));
      return TRUE;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("Who took part, with room to sign."));
  for (guint i = 0; i < people->len; i++)
    {
      gint64 person = g_array_index (people, gint64, i);

      add_attendance (draft, person, find_attendance (attendances, person));
    }
  return TRUE;
}

static gboolean
write_sheets (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  g_autoptr (GPtrArray) trainings = annexa_report_register_read (draft, part, error);

  if (trainings == NULL)
    return FALSE;
  if (trainings->len == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("There is no training to sign for."));
  for (guint i = 0; i < trainings->len; i++)
    if (!add_sheet (draft, trainings->pdata[i], i == 0, error))
      return FALSE;
  return TRUE;
}

static const AnnexaRegisterPart competence_parts[] = {
  { .id = "needed",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("What the roles ask for"),
    .introduction
        = N_ ("What somebody has to be able to do to hold a role that information security depends on (7.2 a)."),
    .kind = "role",
    .columns = needed_columns,
    .summary = N_ ("The roles, what they ask for and who holds them."),
    .missing = N_ ("No role is written down yet, so nobody knows which competence is needed (7.2 a)."),
    .new_page = TRUE },
  { .id = "competences",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Competence person by person"),
    .introduction
        = N_ ("What people can do, what they need it for and what proves it. The standard asks for the proof to be "
              "kept (7.2 d)."),
    .kind = "competence",
    .group = "person",
    .columns = competence_columns,
    .summary = N_ ("What each person can do, and what proves it."),
    .missing = N_ ("No competence is written down yet. The standard asks for evidence of competence (7.2 d).") },
  { .id = "awareness",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Awareness person by person"),
    .introduction = N_ ("Everybody who works here has to know the policy, what he or she contributes, and what follows "
                        "from not keeping to the rules (7.3). Whoever was not trained for too long stands out."),
    .kind = "person",
    .selection = { .tests = { { "active", ANNEXA_TEST_EQUAL, "yes" } } },
    .sort = "name",
    .write = write_awareness },
  { .id = "trainings",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Trainings"),
    .kind = "training",
    .sort = "date",
    .columns = training_columns,
    .summary = N_ ("The trainings, with their results and whether they helped."),
    .missing = N_ ("No training is written down yet. People have to be made aware (7.3) and enabled (7.2 c)."),
    .landscape = TRUE },
  { .id = "sheets",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Sign-off sheets"),
    .introduction = N_ ("One sheet for each training. Where no day is given, the person signs by hand."),
    .kind = "training",
    .sort = "date",
    .new_page = TRUE,
    .write = write_sheets },
  { NULL },
};

static const AnnexaReportRegister competence_register = {
  .topic = N_ ("Who can do what, and who was trained when"),
  .standard = N_ ("7.2, 7.3 and control A.6.3"),
  .lead =
      N_ ("People whose work affects information security have to be able to do it, and everybody has to know the "
          "policy and his or her part in it. This document shows what is noted of that. It ends with sheets on which "
          "participants sign."),
  .counts = (const char *const[]){ "competence", "training", NULL },
  .points = competence_points,
  .parts = competence_parts,
};

const AnnexaReport annexa_competence_report = {
  .name = "competence",
  .title = N_ ("Competence and awareness"),
  .description = N_ ("What roles ask for, what people can do and what proves it, trainings with results, and sheets to "
                     "sign for each training (7.2, 7.3)."),
  .icon = "annexa-check-symbolic",
  .group = ANNEXA_REPORT_CONTEXT,
  .registers = &competence_register,
  .collect = annexa_report_register_collect,
};
