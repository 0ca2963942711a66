/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-open-point.h"
#include "annexa-review-inputs.h"
#include "annexa-review-minutes.h"
#include "annexa-rule.h"

/* The minutes of a management review: what was decided, what became of it, what is still missing, and who approves. */

static const AnnexaKind *
review_kind (void)
{
  return annexa_kind_lookup ("review");
}

static const AnnexaKind *
decision_kind (void)
{
  return annexa_kind_lookup ("decision");
}

/**
 * annexa_review_minutes_is_approved:
 * @review: a management review
 *
 * Returns: whether its minutes are approved
 */
gboolean
annexa_review_minutes_is_approved (AnnexaRecord *review)
{
  return g_strcmp0 (annexa_record_get_text (review, "status"), "approved") == 0;
}

/**
 * annexa_review_minutes_check_open:
 * @review: a management review
 * @error: return location
 *
 * Returns: whether its minutes may still be written
 */
gboolean
annexa_review_minutes_check_open (AnnexaRecord *review,
                                  GError      **error)
{
  if (!annexa_review_minutes_is_approved (review))
    return TRUE;
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: The reference of a management review */
               _("The minutes of %s are approved, so they stay as they are. To go on writing, take the approval back."),
               annexa_record_get_ref (review));
  return FALSE;
}

/* What the decisions of a review lack. They are counted in the file, so that a rule of the gate can ask as well, in the
 * middle of an edit. */
typedef struct
{
  gint64 n_all;
  gint64 n_without_owner;
  gint64 n_without_date;
  gint64 first_without_owner; /* its id */
  gint64 first_without_date;
} Decisions;

static gboolean
count_decisions (AnnexaProject *project,
                 gint64         review,
                 Decisions     *decisions,
                 GError       **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count (*), ifnull (sum (owner IS NULL), 0), ifnull (sum (due IS NULL), 0),"
                         " ifnull (min (iif (owner IS NULL, id, NULL)), 0), ifnull (min (iif (due IS NULL, id, NULL)), 0)"
                         " FROM decision WHERE review = %" G_GINT64_FORMAT,
                         review);
  g_autoptr (GArray) cells = annexa_project_read_numbers (project, sql, error);

  if (cells == NULL)
    return FALSE;
  *decisions = (Decisions){ g_array_index (cells, gint64, 0), g_array_index (cells, gint64, 1),
                            g_array_index (cells, gint64, 2), g_array_index (cells, gint64, 3),
                            g_array_index (cells, gint64, 4) };
  return TRUE;
}

/* @text: (transfer full): a sentence */
static void
add_gap (GPtrArray        *missing,
         char             *text,
         const AnnexaKind *kind,
         gint64            id,
         const char       *field)
{
  annexa_open_points_add (missing, text, kind, id, field);
  g_free (text);
}

static guint
count_empty_inputs (AnnexaRecord *review,
                    const char  **first)
{
  GPtrArray *topics = annexa_review_topics_get ();
  guint n = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      const AnnexaReviewTopic *topic = topics->pdata[i];

      if (!annexa_review_topic_is_input (topic) || !annexa_record_is_empty (review, topic->field))
        continue;
      if (n++ == 0)
        *first = topic->field;
    }
  return n;
}

static void
add_missing_of_decisions (GPtrArray       *missing,
                          const Decisions *decisions)
{
  if (decisions->n_without_owner > 0)
    add_gap (missing,
             g_strdup_printf (ngettext ("%d decision has nobody who sees to it.",
                                        "%d decisions have nobody who sees to them.", (gulong) decisions->n_without_owner),
                              (int) decisions->n_without_owner),
             decision_kind (), decisions->first_without_owner, "owner");
  if (decisions->n_without_date > 0)
    add_gap (missing,
             g_strdup_printf (ngettext ("%d decision has no date.", "%d decisions have no date.",
                                        (gulong) decisions->n_without_date),
                              (int) decisions->n_without_date),
             decision_kind (), decisions->first_without_date, "due");
}

static gboolean
is_planned (AnnexaRecord *review)
{
  return g_strcmp0 (annexa_record_get_text (review, "status"), "planned") == 0;
}

static gboolean
has_results (AnnexaRecord    *review,
             const Decisions *decisions)
{
  return decisions->n_all > 0 || !annexa_record_is_empty (review, "improvement-result")
         || !annexa_record_is_empty (review, "change-result");
}

static GPtrArray *
list_gaps (AnnexaRecord    *review,
           const Decisions *decisions)
{
  const AnnexaKind *kind = review_kind ();
  gint64 id = annexa_record_get_id (review);
  GPtrArray *missing = annexa_open_points_new ();
  const char *first = NULL;
  guint n_empty = count_empty_inputs (review, &first);

  if (is_planned (review) && has_results (review, decisions))
    add_gap (missing,
             g_strdup (_("It is still planned, although something is decided. Once it has taken place, set the status to "
                         "“Held”.")),
             kind, id, "status");
  if (annexa_record_is_empty (review, "chair"))
    add_gap (missing, g_strdup (_("Nobody is named who chairs it.")), kind, id, "chair");
  if (annexa_record_is_empty (review, "present"))
    add_gap (missing, g_strdup (_("Nobody is named who was present.")), kind, id, "present");
  if (n_empty > 0)
    add_gap (missing, g_strdup_printf (ngettext ("%u input is empty.", "%u inputs are empty.", n_empty), n_empty), kind,
             id, first);
  if (!has_results (review, decisions))
    add_gap (missing, g_strdup (_("Nothing is decided. “Nothing, because” is a decision as well.")), kind, id,
             "improvement-result");
  return missing;
}

/**
 * annexa_review_minutes_has_begun:
 * @project: a project
 * @review: a management review
 *
 * Returns: whether there is anything to minute: the review was held, or something is decided already. Until then it is
 *   something to invite to. Where that cannot be read, there is
 */
gboolean
annexa_review_minutes_has_begun (AnnexaProject *project,
                                 AnnexaRecord  *review)
{
  Decisions decisions;

  return !is_planned (review) || !count_decisions (project, annexa_record_get_id (review), &decisions, NULL)
         || has_results (review, &decisions);
}

/* @gaps: (transfer full) (nullable) */
static GPtrArray *
list_texts (GPtrArray *gaps)
{
  GPtrArray *texts = gaps != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    g_ptr_array_add (texts, g_strdup (((AnnexaOpenPoint *) gaps->pdata[i])->text));
  g_clear_pointer (&gaps, g_ptr_array_unref);
  return texts;
}

/**
 * annexa_review_minutes_list_gaps:
 * @project: a project
 * @review: a management review
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaOpenPoint) (nullable): what the minutes still lack; nothing when they are
 *   complete, and %NULL when that could not be read
 */
GPtrArray *
annexa_review_minutes_list_gaps (AnnexaProject *project,
                                 AnnexaRecord  *review,
                                 GError       **error)
{
  Decisions decisions;
  GPtrArray *missing;

  if (!count_decisions (project, annexa_record_get_id (review), &decisions, error))
    return NULL;
  missing = list_gaps (review, &decisions);
  add_missing_of_decisions (missing, &decisions);
  return missing;
}

/**
 * annexa_review_minutes_list_missing:
 * @project: a project
 * @review: a management review
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what the minutes still lack, a sentence each; nothing when
 *   they are complete, and %NULL when that could not be read
 */
GPtrArray *
annexa_review_minutes_list_missing (AnnexaProject *project,
                                    AnnexaRecord  *review,
                                    GError       **error)
{
  return list_texts (annexa_review_minutes_list_gaps (project, review, error));
}

/**
 * annexa_review_minutes_list_missing_for_good:
 * @project: a project
 * @review: a management review
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): those of what the minutes lack that cannot be added any more
 *   when they are approved
 */
GPtrArray *
annexa_review_minutes_list_missing_for_good (AnnexaProject *project,
                                             AnnexaRecord  *review,
                                             GError       **error)
{
  Decisions decisions;

  if (!count_decisions (project, annexa_record_get_id (review), &decisions, error))
    return NULL;
  return list_texts (list_gaps (review, &decisions));
}

/**
 * annexa_review_minutes_took_part:
 * @review: a management review
 * @person: the id of a person
 *
 * Returns: whether the minutes name the person, as chair or as present; who does not know the meeting cannot say that the
 *   minutes are right
 */
gboolean
annexa_review_minutes_took_part (AnnexaRecord *review,
                                 gint64        person)
{
  return annexa_record_get_integer (review, "chair") == person
         || annexa_value_has_id (annexa_record_get (review, "present"), person);
}

/**
 * annexa_review_minutes_list_who_took_part:
 * @review: a management review
 *
 * Returns: (transfer full) (element-type gint64): the people who may approve its minutes, the chair first
 */
GArray *
annexa_review_minutes_list_who_took_part (AnnexaRecord *review)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 chair = annexa_record_get_integer (review, "chair");
  gsize n_present;
  const gint64 *present = annexa_value_get_ids (annexa_record_get (review, "present"), &n_present);

  if (chair != 0)
    g_array_append_val (people, chair);
  for (gsize i = 0; i < n_present; i++)
    if (present[i] != chair)
      g_array_append_val (people, present[i]);
  return people;
}

/**
 * annexa_review_minutes_approve:
 * @project: a project
 * @review: the id of a management review
 * @person: the id of who approves its minutes
 * @error: return location
 *
 * Approves the minutes as of today. The gate refuses that while they lack something.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT when they are
 *   approved already
 */
AnnexaEdit *
annexa_review_minutes_approve (AnnexaProject *project,
                               gint64         review,
                               gint64         person,
                               GError       **error)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, review_kind (), review, error);
  g_autofree char *today = annexa_date_today ();
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  if (record == NULL || !annexa_review_minutes_check_open (record, error))
    return NULL;
  /* TRANSLATORS: History: the reference of a management review */
  label = g_strdup_printf (_("Minutes of %s approved"), annexa_record_get_ref (record));
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, review_kind (), review, "status", "approved");
  annexa_edit_set_integer (edit, review_kind (), review, "approved-by", person);
  annexa_edit_set_text (edit, review_kind (), review, "approved-on", today);
  return edit;
}

/**
 * annexa_review_minutes_reopen:
 * @project: a project
 * @review: the id of a management review
 * @error: return location
 *
 * Takes the approval of the minutes back, so that they can be written again.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet
 */
AnnexaEdit *
annexa_review_minutes_reopen (AnnexaProject *project,
                              gint64         review,
                              GError       **error)
{
  const AnnexaValue nothing = ANNEXA_VALUE_INIT;
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, review_kind (), review, error);
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  if (record == NULL)
    return NULL;
  /* TRANSLATORS: History: the reference of a management review */
  label = g_strdup_printf (_("Approval of the minutes of %s taken back"), annexa_record_get_ref (record));
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, review_kind (), review, "status", "held");
  annexa_edit_set (edit, review_kind (), review, annexa_kind_find_field (review_kind (), "approved-by"), &nothing);
  annexa_edit_set (edit, review_kind (), review, annexa_kind_find_field (review_kind (), "approved-on"), &nothing);
  return edit;
}

/**
 * annexa_review_minutes_decide:
 * @project: a project
 * @review: a management review
 * @topic: (nullable): the field of the input that the decision follows from
 * @text: what is decided
 * @decision: (out): the id of the decision
 *
 * Returns: (transfer full): the edit that adds a decision, not applied yet
 */
AnnexaEdit *
annexa_review_minutes_decide (AnnexaProject *project,
                              AnnexaRecord  *review,
                              const char    *topic,
                              const char    *text,
                              gint64        *decision)
{
  /* TRANSLATORS: History: the reference of a management review */
  g_autofree char *label = g_strdup_printf (_("Decision of %s added"), annexa_record_get_ref (review));
  AnnexaEdit *edit = annexa_project_begin (project, label);

  *decision = annexa_edit_create (edit, decision_kind ());
  annexa_edit_set_integer (edit, decision_kind (), *decision, "review", annexa_record_get_id (review));
  annexa_edit_set_text (edit, decision_kind (), *decision, "text", text);
  if (topic != NULL)
    annexa_edit_set_text (edit, decision_kind (), *decision, "topic", topic);
  return edit;
}

static void
fill_task (AnnexaEdit   *edit,
           AnnexaRecord *decision,
           gint64        task)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  gint64 review = annexa_record_get_integer (decision, "review");

  annexa_edit_set_text (edit, kind, task, "title", annexa_record_get_title (decision));
  annexa_edit_set_text (edit, kind, task, "step", "improvement");
  annexa_edit_set (edit, kind, task, annexa_kind_find_field (kind, "responsible"),
                   annexa_record_get (decision, "owner"));
  annexa_edit_set (edit, kind, task, annexa_kind_find_field (kind, "due"), annexa_record_get (decision, "due"));
  annexa_edit_set_ids (edit, kind, task, "for", &review, 1);
}

/**
 * annexa_review_minutes_make_task:
 * @project: a project
 * @decision: the id of a decision
 * @error: return location
 *
 * Makes a task of a decision: the same words, the same person, the same date, linked with each other.
 *
 * Returns: (transfer full) (nullable): the edit, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT when it has a task
 *   already
 */
AnnexaEdit *
annexa_review_minutes_make_task (AnnexaProject *project,
                                 gint64         decision,
                                 GError       **error)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, decision_kind (), decision, error);
  g_autofree char *label = NULL;
  AnnexaEdit *edit;
  gint64 task;

  if (record == NULL)
    return NULL;
  if (!annexa_record_is_empty (record, "task"))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   /* TRANSLATORS: The reference of a decision */
                   _("%s has a task already. Open the task to change it."), annexa_record_get_ref (record));
      return NULL;
    }
  /* TRANSLATORS: History: the reference of a decision */
  label = g_strdup_printf (_("Task made of %s"), annexa_record_get_ref (record));
  edit = annexa_project_begin (project, label);
  task = annexa_edit_create (edit, annexa_kind_lookup ("task"));
  fill_task (edit, record, task);
  annexa_edit_set_integer (edit, decision_kind (), decision, "task", task);
  return edit;
}
