/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-first-answers.h"
#include "annexa-query.h"
#include "annexa-text.h"

/* The first conversation: what somebody says of a firm fills the organization, names people for the roles that the standard
 * wants, and fits the plan that a starter set proposes to the day by which the certificate is wanted. */

/* The documents are read at stage 1; a little before that the plan has to be done. */
#define DAYS_BEFORE_STAGE_1 14
/* What firms of ten to fifty people usually need, and what nobody has done in less. */
#define USUAL_DAYS 270
#define LEAST_DAYS 120

typedef struct
{
  AnnexaProject *project;
  AnnexaEdit *edit;
  AnnexaRecord *organization;
} Filling;

void
annexa_first_answers_clear (AnnexaFirstAnswers *self)
{
  g_free (self->sites);
  g_free (self->customers);
  g_free (self->top_management);
  g_free (self->isms_manager);
  g_free (self->wanted);
}

static void
set_text (Filling    *filling,
          const char *field,
          const char *text)
{
  if (text != NULL)
    annexa_edit_set_text (filling->edit, annexa_record_get_kind (filling->organization),
                          annexa_record_get_id (filling->organization), field, text);
}

/* The records of a kind that have a word in a field. */
static GPtrArray *
find_records (Filling    *filling,
              const char *kind_name,
              const char *field,
              const char *word,
              GError    **error)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (!annexa_field_parse (annexa_kind_find_field (kind, field), word, &value, error))
    return NULL;
  annexa_query_add_filter (query, annexa_kind_find_field (kind, field), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_query_records (filling->project, query, error);
}

/* The role that a starter set proposes gets its holder; where there is none, it is made. */
static gboolean
fill_role (Filling    *filling,
           const char *purpose,
           gint64      person,
           GError    **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("role");
  const AnnexaField *field = annexa_kind_find_field (kind, "purpose");
  g_autoptr (GPtrArray) roles = find_records (filling, "role", "purpose", purpose, error);
  gint64 id;

  if (roles == NULL)
    return FALSE;
  if (roles->len > 0)
    id = annexa_record_get_id (roles->pdata[0]);
  else
    {
      g_auto (AnnexaValue) word = ANNEXA_VALUE_INIT;
      g_autofree char *name = NULL;

      annexa_value_set_text (&word, purpose);
      name = annexa_project_describe (filling->project, field, &word);
      id = annexa_edit_create (filling->edit, kind);
      annexa_edit_set_text (filling->edit, kind, id, "name", name);
      annexa_edit_set_text (filling->edit, kind, id, "purpose", purpose);
    }
  annexa_edit_set_ids (filling->edit, kind, id, "held-by", &person, 1);
  return TRUE;
}

/* What a starter set proposes that one of the two usually does in a small firm, too; nobody else is known yet. A proposal all
 * the same, that is corrected or confirmed. Nobody is their own deputy. */
static gboolean
propose_holder (Filling    *filling,
                const char *purpose,
                gint64      person,
                gint64      deputy,
                GError    **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("role");
  g_autoptr (GPtrArray) roles = find_records (filling, "role", "purpose", purpose, error);

  if (roles == NULL)
    return FALSE;
  if (roles->len == 0)
    return TRUE;
  annexa_edit_set_ids (filling->edit, kind, annexa_record_get_id (roles->pdata[0]), "held-by", &person, 1);
  if (deputy != 0 && deputy != person)
    annexa_edit_set_integer (filling->edit, kind, annexa_record_get_id (roles->pdata[0]), "deputy", deputy);
  return TRUE;
}

static gint64
add_person (Filling    *filling,
            const char *name)
{
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  gint64 id = annexa_edit_create (filling->edit, kind);

  annexa_edit_set_text (filling->edit, kind, id, "name", name);
  return id;
}

/* In a small firm one person is often both. */
static gboolean
fill_people (Filling                  *filling,
             const AnnexaFirstAnswers *answers,
             GError                  **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (filling->organization);
  gint64 organization = annexa_record_get_id (filling->organization);
  gint64 leader = answers->top_management != NULL ? add_person (filling, answers->top_management) : 0;
  gint64 manager = 0;

  if (answers->isms_manager != NULL)
    manager = g_strcmp0 (answers->isms_manager, answers->top_management) == 0
                  ? leader
                  : add_person (filling, answers->isms_manager);
  if (leader != 0)
    {
      annexa_edit_set_integer (filling->edit, kind, organization, "top-management", leader);
      if (!fill_role (filling, "top-management", leader, error))
        return FALSE;
    }
  if (manager != 0)
    {
      annexa_edit_set_integer (filling->edit, kind, organization, "isms-manager", manager);
      if (!fill_role (filling, "isms-manager", manager, error)
          || !propose_holder (filling, "reports-to-management", manager, 0, error)
          || !propose_holder (filling, "incident-lead", manager, leader, error))
        return FALSE;
    }
  return TRUE;
}

/* Several kinds of customers may be proposed; those that are called so are meant. */
static AnnexaRecord *
choose_customers (GPtrArray *parties)
{
  g_autofree char *wanted = annexa_text_fold (_("Customers"));

  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *name = annexa_text_fold (annexa_record_get_title (parties->pdata[i]));

      if (strcmp (name, wanted) == 0)
        return parties->pdata[i];
    }
  return parties->pdata[0];
}

/* What customers say goes before what customers of the trade usually want. */
static gboolean
fill_customers (Filling    *filling,
                const char *words,
                GError    **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("party");
  g_autoptr (GPtrArray) parties = NULL;
  g_autofree char *text = NULL;
  const char *usual = NULL;
  gint64 id;

  if (words == NULL)
    return TRUE;
  parties = find_records (filling, "party", "category", "customer", error);
  if (parties == NULL)
    return FALSE;
  if (parties->len > 0)
    {
      AnnexaRecord *party = choose_customers (parties);

      id = annexa_record_get_id (party);
      usual = annexa_record_get_text (party, "requirement");
    }
  else
    {
      id = annexa_edit_create (filling->edit, kind);
      annexa_edit_set_text (filling->edit, kind, id, "name", _("Customers"));
      annexa_edit_set_text (filling->edit, kind, id, "category", "customer");
    }
  text = usual != NULL ? g_strconcat (words, "\n\n", usual, NULL) : g_strdup (words);
  annexa_edit_set_text (filling->edit, kind, id, "requirement", text);
  return TRUE;
}

/* Names begin with a capital, and a sentence goes on with a small letter, but for what is written in capitals: “IT support”. */
static char *
put_in_sentence (const char *name)
{
  const char *rest = g_utf8_next_char (name);
  g_autofree char *letter = NULL;

  /* TRANSLATORS: How the name of an activity, “Production”, begins within a sentence: “small” for a small letter, or
   * “capital” where it keeps its own, as in German */
  if (strcmp (C_("first letter within a sentence", "small"), "small") != 0 || *name == '\0'
      || g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (name);
  letter = g_utf8_strdown (name, rest - name);
  return g_strconcat (letter, rest, NULL);
}

static char *
describe_activities (Filling   *filling,
                     GPtrArray *processes)
{
  const char *name = annexa_record_get_title (filling->organization);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (processes->len == 0)
    /* TRANSLATORS: The name of the organization */
    return g_strdup_printf (_("The management system covers all activities of %s."), name);
  for (guint i = 0; i < processes->len; i++)
    g_ptr_array_add (names, put_in_sentence (annexa_record_get_title (processes->pdata[i])));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_("; "), (char **) names->pdata);
  /* TRANSLATORS: The name of the organization, and what it does: “production; orders, purchasing and dispatch” */
  return g_strdup_printf (_("The management system covers these activities of %s: %s."), name, list);
}

static char *
describe_people (int people)
{
  return g_strdup_printf (ngettext ("It applies to the %d person who works there.",
                                    "It applies to all %d people who work there.", (gulong) people),
                          people);
}

/* A place a line, or several in one. */
static char *
describe_sites (const char *sites)
{
  g_auto (GStrv) lines = g_strsplit (sites, "\n", -1);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (places, lines[i]);
  g_ptr_array_add (places, NULL);
  list = g_strjoinv (_("; "), (char **) places->pdata);
  /* TRANSLATORS: Places: “The places of work are: Berlin; Jena.” */
  return g_strdup_printf (ngettext ("The place of work is: %s.", "The places of work are: %s.", places->len - 1), list);
}

/* Nobody begins with an empty page who has said so much already. That it is a draft stands in it, and as long as it does the
 * scope counts as not written down. */
static gboolean
draft_scope (Filling                  *filling,
             const AnnexaFirstAnswers *answers,
             GError                  **error)
{
  g_autoptr (GPtrArray) processes = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *draft = NULL;
  g_autofree char *text = NULL;

  if ((answers->people == 0 && answers->sites == NULL) || !annexa_record_is_empty (filling->organization, "scope-statement"))
    return TRUE;
  processes = find_records (filling, "asset", "type", "process", error);
  if (processes == NULL)
    return FALSE;
  g_ptr_array_add (sentences, describe_activities (filling, processes));
  if (answers->people > 0)
    g_ptr_array_add (sentences, describe_people (answers->people));
  if (answers->sites != NULL)
    g_ptr_array_add (sentences, describe_sites (answers->sites));
  g_ptr_array_add (sentences, NULL);
  draft = g_strjoinv (" ", (char **) sentences->pdata);
  text = g_strdup_printf ("%s\n\n[%s]", draft,
                          _("This is a draft. Correct it, say what you leave out and why, and delete this line."));
  set_text (filling, "scope-statement", text);
  return TRUE;
}

/* The audits of the certification body have days of their own. */
static gboolean
is_stage (AnnexaRecord *task,
          const char   *stage)
{
  return g_strcmp0 (annexa_record_get_text (task, "step"), stage) == 0;
}

static gboolean
is_work (AnnexaRecord *task)
{
  return !is_stage (task, "stage-1") && !is_stage (task, "stage-2");
}

static int
find_last_day (GPtrArray  *tasks,
               const char *today)
{
  int last = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const char *due = annexa_record_get_text (tasks->pdata[i], "due");

      if (due != NULL && is_work (tasks->pdata[i]))
        last = MAX (last, annexa_date_days_between (today, due));
    }
  return last;
}

/* The plan moves as a whole: each task is as much a proposal as it was before. */
static void
leave_proposed (Filling      *filling,
                AnnexaRecord *task)
{
  annexa_edit_set_integer (filling->edit, annexa_record_get_kind (task), annexa_record_get_id (task), "as-proposed",
                           annexa_record_get_integer (task, "as-proposed"));
}

/* A task that was @last - n days before the end of the plan stays so many days before its new end, or fewer where there is
 * less time than the plan takes. */
static void
move_task (Filling      *filling,
           AnnexaRecord *task,
           const char   *today,
           int           last,
           int           end)
{
  static const char *const fields[] = { "starts", "due" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *day = annexa_record_get_text (task, fields[i]);
      int before_end;
      g_autofree char *moved = NULL;

      if (day == NULL)
        continue;
      before_end = last - annexa_date_days_between (today, day);
      if (end < last)
        before_end = (int) ((gint64) before_end * end / last);
      moved = annexa_date_add_days (today, MAX (0, end - before_end));
      annexa_edit_set_text (filling->edit, annexa_record_get_kind (task), annexa_record_get_id (task), fields[i], moved);
    }
}

static void
move_audit (Filling      *filling,
            AnnexaRecord *task,
            const char   *today,
            const char   *day)
{
  annexa_edit_set_text (filling->edit, annexa_record_get_kind (task), annexa_record_get_id (task), "due",
                        strcmp (day, today) > 0 ? day : today);
}

/* Fits what a starter set proposes to do between today and stage 1, counted backwards from there. */
static gboolean
fit_plan (Filling    *filling,
          const char *wanted,
          GError    **error)
{
  g_autofree char *today = annexa_project_get_today (filling->project);
  g_autofree char *stage_1 = annexa_certification_get_stage_1 (wanted);
  g_autofree char *stage_2 = annexa_certification_get_stage_2 (wanted);
  g_autoptr (GPtrArray) tasks = find_records (filling, "task", "proposal", "yes", error);
  int end = annexa_date_days_between (today, stage_1) - DAYS_BEFORE_STAGE_1;
  int last;

  if (tasks == NULL)
    return FALSE;
  last = find_last_day (tasks, today);
  for (guint i = 0; i < tasks->len; i++)
    {
      leave_proposed (filling, tasks->pdata[i]);
      if (!is_work (tasks->pdata[i]))
        move_audit (filling, tasks->pdata[i], today, is_stage (tasks->pdata[i], "stage-1") ? stage_1 : stage_2);
      else if (last > 0)
        move_task (filling, tasks->pdata[i], today, last, MAX (end, 1));
    }
  return TRUE;
}

/**
 * annexa_first_answers_apply:
 * @project: a project that can be edited, with a starter set or without one
 * @answers: what somebody said
 * @error: return location
 *
 * Enters the answers, as one edit. What was not said changes nothing.
 *
 * Returns: whether they were entered
 */
gboolean
annexa_first_answers_apply (AnnexaProject            *project,
                            const AnnexaFirstAnswers *answers,
                            GError                  **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, kind, error);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, _("First answers entered"));
  Filling filling = { project, edit, organization };

  if (organization == NULL)
    return FALSE;
  if (answers->people > 0)
    annexa_edit_set_integer (edit, kind, annexa_record_get_id (organization), "people-count", answers->people);
  set_text (&filling, "sites", answers->sites);
  set_text (&filling, "certificate-wanted", answers->wanted);
  return fill_people (&filling, answers, error) && draft_scope (&filling, answers, error)
         && fill_customers (&filling, answers->customers, error)
         && (answers->wanted == NULL || fit_plan (&filling, answers->wanted, error))
         && annexa_project_apply (project, edit, error);
}

/**
 * annexa_first_answers_judge_day:
 * @today: today
 * @wanted: the day by which the certificate is wanted
 *
 * Returns: (transfer full): whether that is realistic, as a sentence for people
 */
char *
annexa_first_answers_judge_day (const char *today,
                                const char *wanted)
{
  int days = annexa_date_days_between (today, wanted);
  g_autofree char *stage_1 = annexa_certification_get_stage_1 (wanted);
  g_autofree char *day = annexa_date_format (stage_1);

  if (days < LEAST_DAYS)
    return g_strdup (_("That is hardly possible: four months are the least that anybody needs. Tell whoever asks for the "
                       "certificate a later day, and agree with a certification body now."));
  if (days < USUAL_DAYS)
    return g_strdup_printf (_("That is ambitious. The first audit would have to be over by %s; ask a certification body for "
                              "a date now."),
                            day);
  return g_strdup_printf (_("That leaves time. The first audit has to be over by %s."), day);
}
