/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-report.h"
#include "annexa-review-inputs.h"
#include "annexa-review-minutes.h"
#include "annexa-test.h"

/* The management review: inputs written from the registers, decisions that become tasks, minutes that are approved. */

static void
assert_field (AnnexaProject *project,
              const char    *kind,
              gint64         id,
              const char    *field,
              const char    *expected)
{
  g_autofree char *text = annexa_test_get (project, kind, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
add_review (AnnexaProject *project,
            const char    *title,
            const char    *date,
            const char    *status)
{
  gint64 id = annexa_test_add (project, "review", title);

  annexa_test_put (project, "review", id, "date", date);
  annexa_test_put (project, "review", id, "status", status);
  return id;
}

static gint64
add_decision (AnnexaProject *project,
              gint64         review,
              const char    *text)
{
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  edit = annexa_review_minutes_decide (project, record, "risk-results", text, &id);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

static void
apply (AnnexaProject *project,
       AnnexaEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
undo (AnnexaProject *project)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_undo (project, &label, &error);
  g_assert_no_error (error);
}

/* Whether the input says what is expected, and nothing that is not. */
static void
assert_says (AnnexaProject *project,
             gint64         review,
             const char    *field,
             const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = annexa_review_inputs_write (project, review, field, &error);

  g_assert_no_error (error);
  if (strstr (text, expected) == NULL)
    g_error ("“%s” does not stand in “%s”", expected, text);
}

static void
assert_silent (AnnexaProject *project,
               gint64         review,
               const char    *field,
               const char    *unexpected)
{
  g_autofree char *text = annexa_review_inputs_write (project, review, field, NULL);

  if (strstr (text, unexpected) != NULL)
    g_error ("“%s” stands in “%s”", unexpected, text);
}

/* The words that a decision may hold are the inputs, and the inputs are fields. */
static void
test_topics (void)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("decision"), "topic");
  GPtrArray *topics = annexa_review_topics_get ();
  guint n = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      const AnnexaReviewTopic *topic = topics->pdata[i];
      const AnnexaField *text = annexa_kind_find_field (annexa_kind_lookup ("review"), topic->field);

      g_assert_nonnull (text);
      if (!annexa_review_topic_is_input (topic))
        continue;
      g_assert_cmpstr (field->choices[n].word, ==, topic->field);
      g_assert_cmpstr (field->choices[n].label, ==, text->label);
      n++;
    }
  g_assert_cmpuint (n, ==, 10);
  g_assert_null (field->choices[n].word);
}

/* Of an empty project every input says something, and says that there is nothing. */
static void
test_empty (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-empty.annexa");
  GPtrArray *topics = annexa_review_topics_get ();
  gint64 review = add_review (project, "First", "2026-11-26", "planned");

  annexa_date_set_today ("2026-11-26");
  assert_says (project, review, "earlier-actions", "This is the first review");
  assert_says (project, review, "risk-results", "0 risks are open.");
  assert_says (project, review, "risk-results", "No risk assessment has been closed yet.");
  assert_says (project, review, "issue-changes", "Whether climate change matters has not been answered yet.");
  for (guint i = 0; i < topics->len; i++)
    if (annexa_review_topic_is_input (topics->pdata[i]))
      assert_says (project, review, ((AnnexaReviewTopic *) topics->pdata[i])->field,
                   "From the registers on 26 November 2026, looking back on everything up to 26 November 2026.");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

static void
add_proposal (AnnexaProject *project,
              const char    *kind,
              const char    *field,
              const char    *word)
{
  gint64 id = annexa_test_add (project, kind, "What firms of the trade have");

  annexa_test_put (project, kind, id, "proposal", "yes");
  if (field != NULL)
    annexa_test_put (project, kind, id, field, word);
}

/* What a starter set has proposed, and nobody has confirmed, is no fact: it is left out, and its number is said. */
static void
test_proposals (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-proposals.annexa");
  gint64 review = add_review (project, "First", "2026-11-26", "planned");

  annexa_date_set_today ("2026-11-26");
  add_proposal (project, "context-issue", "category", "climate");
  add_proposal (project, "context-issue", NULL, NULL);
  add_proposal (project, "party", NULL, NULL);
  add_proposal (project, "risk", NULL, NULL);
  add_proposal (project, "risk", NULL, NULL);
  annexa_test_add (project, "context-issue", "What this firm is about");
  assert_says (project, review, "issue-changes", "1 internal or external issue is on record.");
  assert_says (project, review, "issue-changes", "Whether climate change matters has not been answered yet.");
  assert_says (project, review, "issue-changes", "Proposals that nobody has confirmed yet are left out: 2 issues of the context.");
  assert_says (project, review, "party-changes", "0 interested parties are on record.");
  assert_says (project, review, "risk-results", "0 risks are open.");
  assert_says (project, review, "risk-results", "Proposals that nobody has confirmed yet are left out: 2 risks.");
  assert_silent (project, review, "risk-results", "issues of the");
  assert_silent (project, review, "audit-results", "Proposals");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

static void
test_earlier_actions (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-earlier.annexa");
  gint64 before = add_review (project, "Before", "2024-11-01", "held");
  gint64 first = add_review (project, "First", "2025-11-01", "held");
  gint64 review = add_review (project, "Second", "2026-11-01", "planned");
  gint64 planned_later = add_review (project, "Third", "2026-11-20", "planned");
  gint64 done = add_decision (project, first, "Buy a safe.");
  gint64 late = add_decision (project, first, "Train everybody");
  g_autoptr (AnnexaEdit) task = NULL;

  annexa_date_set_today ("2026-11-26");
  add_decision (project, before, "Change the locks");
  add_decision (project, planned_later, "Not decided yet");
  task = annexa_review_minutes_make_task (project, done, NULL);
  apply (project, task);
  annexa_test_put (project, "task", annexa_project_find_ref (project, annexa_kind_lookup ("task"), "TSK-001"), "status", "done");
  annexa_test_put (project, "decision", late, "due", "2026-03-31");

  assert_says (project, review, "earlier-actions",
               "2 decisions of MR-002 of 1 November 2025. Done: 1, open: 1, dropped: 0.");
  assert_says (project, review, "earlier-actions", "- Buy a safe: Done (TSK-001)\n");
  assert_says (project, review, "earlier-actions", "- Train everybody: no task yet, due 31 March 2026, overdue");
  assert_says (project, review, "earlier-actions", "Still open from reviews before that:\n\n- Change the locks");
  assert_silent (project, review, "earlier-actions", "Not decided yet");
  /* A review that was only planned was no review. */
  assert_says (project, planned_later, "earlier-actions", "of MR-002");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

static gint64
add_incident (AnnexaProject *project,
              const char    *title,
              const char    *occurred,
              const char    *severity)
{
  gint64 id = annexa_test_add (project, "incident", title);

  annexa_test_put (project, "incident", id, "occurred", occurred);
  annexa_test_put (project, "incident", id, "severity", severity);
  return id;
}

static void
add_measurement (AnnexaProject *project,
                 gint64         objective,
                 const char    *date,
                 double         value)
{
  const AnnexaKind *kind = annexa_kind_lookup ("measurement");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Measured");
  g_auto (AnnexaValue) number = ANNEXA_VALUE_INIT;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_value_set_number (&number, value);
  annexa_edit_set_integer (edit, kind, id, "objective", objective);
  annexa_edit_set_text (edit, kind, id, "date", date);
  annexa_edit_set (edit, kind, id, annexa_kind_find_field (kind, "value"), &number);
  apply (project, edit);
}

/* Only what lies in the period counts; the one before is what it is compared with. */
static void
test_period (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-period.annexa");
  gint64 review = add_review (project, "Review", "2026-12-20", "planned");
  gint64 objective = annexa_test_add (project, "objective", "Devices without open updates");

  annexa_date_set_today ("2026-11-26");
  annexa_test_put (project, "review", review, "period-from", "2026-06-01");
  add_incident (project, "Long ago", "2025-01-10T12:00:00Z", "high");
  add_incident (project, "Just before", "2026-05-10T12:00:00Z", "high");
  add_incident (project, "One", "2026-06-10T12:00:00Z", "low");
  add_incident (project, "Two", "2026-07-10T12:00:00Z", "low");
  annexa_test_put (project, "objective", objective, "unit", "%");
  annexa_test_put (project, "objective", objective, "target", "98");
  add_measurement (project, objective, "2026-05-01", 70);
  add_measurement (project, objective, "2026-06-02", 81);
  add_measurement (project, objective, "2026-09-02", 90);
  add_measurement (project, objective, "2026-11-02", 96);

  assert_says (project, review, "measurements", "2 security events were recorded in this period.");
  assert_says (project, review, "measurements", "In the period of the same length before it: 1.");
  assert_says (project, review, "measurements", "Severity: Low 2.");
  assert_says (project, review, "measurements", "Measured in this period: 1 of 1 figures.");
  assert_says (project, review, "measurements",
               "- Devices without open updates: from 81 to 96 % on 2 November 2026, target 98 %");
  assert_says (project, review, "objectives", "96 %, target 98 %, trend Better");
  assert_says (project, review, "objectives", "looking back from 1 June 2026 to 26 November 2026.");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

/* A register that fills a page is for the register; the list says how much it leaves out. */
static void
test_long_lists (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-long.annexa");
  gint64 review = add_review (project, "Review", "2026-11-26", "planned");

  for (int i = 0; i < 15; i++)
    annexa_test_add (project, "action", "Something");
  annexa_test_put (project, "action", annexa_project_find_ref (project, annexa_kind_lookup ("action"), "CA-001"), "status",
       "closed");
  assert_says (project, review, "nonconformities", "15 nonconformities with their corrective actions are on record.");
  assert_says (project, review, "nonconformities", "Open: 14, of which overdue: 0.");
  assert_says (project, review, "nonconformities", "- CA-013 Something: Open\n- and 2 more\n");
  assert_silent (project, review, "nonconformities", "CA-014");
  annexa_test_close (g_steal_pointer (&project));
}

static guint
prepare (AnnexaProject *project,
         gint64         review,
         guint         *n_kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaReviewInputs) inputs = annexa_review_inputs_prepare (project, review, &error);

  g_assert_no_error (error);
  apply (project, inputs->edit);
  g_assert_cmpuint (annexa_edit_get_size (inputs->edit), ==, inputs->n_written > 0 ? 1 : 0);
  if (n_kept != NULL)
    *n_kept = inputs->n_kept;
  return inputs->n_written;
}

/* What a person wrote stays; what nobody has touched follows the registers. */
static void
test_prepare (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-prepare.annexa");
  gint64 review = add_review (project, "Review", "2026-11-26", "planned");
  g_autofree char *risks = NULL;
  g_autoptr (AnnexaRecord) record = NULL;
  guint n_kept;

  annexa_test_put (project, "review", review, "party-feedback", "A customer praised us.");
  g_assert_cmpuint (prepare (project, review, &n_kept), ==, 9);
  g_assert_cmpuint (n_kept, ==, 1);
  assert_field (project, "review", review, "party-feedback", "A customer praised us.");
  risks = annexa_test_get (project, "review", review, "risk-results");
  g_assert_nonnull (strstr (risks, "0 risks are open."));

  /* Nothing has changed, so there is nothing to write. */
  g_assert_cmpuint (prepare (project, review, &n_kept), ==, 0);

  annexa_test_add (project, "risk", "Fire");
  annexa_test_put (project, "review", review, "nonconformities", "None worth speaking of.");
  g_assert_cmpuint (prepare (project, review, &n_kept), ==, 1);
  g_assert_cmpuint (n_kept, ==, 2);
  g_free (risks);
  risks = annexa_test_get (project, "review", review, "risk-results");
  g_assert_nonnull (strstr (risks, "1 risk is open."));
  assert_field (project, "review", review, "nonconformities", "None worth speaking of.");

  /* One step takes all of it back, and what came from the registers once is not a person's. */
  undo (project);
  g_free (risks);
  risks = annexa_test_get (project, "review", review, "risk-results");
  g_assert_nonnull (strstr (risks, "0 risks are open."));
  record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_assert_false (annexa_review_inputs_is_own (project, record, "risk-results"));
  g_assert_true (annexa_review_inputs_is_own (project, record, "nonconformities"));
  g_assert_false (annexa_review_inputs_is_own (project, record, "change-result"));
  annexa_test_close (g_steal_pointer (&project));
}

/* Whoever was asked may have one input written anew, or below what stands there. */
static void
test_prepare_one (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-one.annexa");
  gint64 review = add_review (project, "Review", "2026-11-26", "planned");
  g_autoptr (AnnexaEdit) below = NULL;
  g_autoptr (AnnexaEdit) instead = NULL;
  g_autoptr (AnnexaRecord) record = NULL;
  g_autofree char *text = NULL;

  annexa_test_put (project, "review", review, "objectives", "Our own words.");
  below = annexa_review_inputs_prepare_one (project, review, "objectives", TRUE, NULL);
  apply (project, below);
  text = annexa_test_get (project, "review", review, "objectives");
  g_assert_true (g_str_has_prefix (text, "Our own words.\n\n0 objectives are set."));
  record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_assert_true (annexa_review_inputs_is_own (project, record, "objectives"));

  instead = annexa_review_inputs_prepare_one (project, review, "objectives", FALSE, NULL);
  apply (project, instead);
  g_free (text);
  text = annexa_test_get (project, "review", review, "objectives");
  g_assert_true (g_str_has_prefix (text, "0 objectives are set."));
  undo (project);
  undo (project);
  assert_field (project, "review", review, "objectives", "Our own words.");
  annexa_test_close (g_steal_pointer (&project));
}

static void
test_task (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-task.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  gint64 review = add_review (project, "Review", "2026-11-26", "held");
  gint64 decision = add_decision (project, review, "Buy a safe");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 task;

  assert_field (project, "decision", decision, "topic", "risk-results");
  annexa_test_put (project, "decision", decision, "owner", "P-001");
  annexa_test_put (project, "decision", decision, "due", "2027-03-31");
  g_assert_cmpint (person, !=, 0);
  edit = annexa_review_minutes_make_task (project, decision, NULL);
  apply (project, edit);
  task = annexa_project_find_ref (project, annexa_kind_lookup ("task"), "TSK-001");
  assert_field (project, "task", task, "title", "Buy a safe");
  assert_field (project, "task", task, "responsible", "P-001");
  assert_field (project, "task", task, "due", "2027-03-31");
  assert_field (project, "task", task, "for", "MR-001");
  assert_field (project, "decision", decision, "task", "TSK-001");

  g_assert_null (annexa_review_minutes_make_task (project, decision, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  undo (project);
  assert_field (project, "decision", decision, "task", "");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("task")), ==, 0);
  annexa_test_close (g_steal_pointer (&project));
}

static AnnexaDocument *
collect_paper (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  AnnexaDocument *paper = annexa_report_collect (annexa_report_find ("review"), project, "MR-001", &error);

  g_assert_no_error (error);
  return paper;
}

static const AnnexaBlock *
find_heading (AnnexaDocument *paper,
              const char     *id)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (paper); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (paper, i);

      if (block->type == ANNEXA_BLOCK_HEADING && strcmp (block->id, id) == 0)
        return block;
    }
  return NULL;
}

static gboolean
has_heading (AnnexaProject *project,
             const char    *id)
{
  g_autoptr (AnnexaDocument) paper = collect_paper (project);

  return find_heading (paper, id) != NULL;
}

/* @point: (nullable): what stands below the open points, which are there for nothing else */
static void
assert_paper (AnnexaProject *project,
              const char    *title,
              const char    *point)
{
  g_autoptr (AnnexaDocument) paper = collect_paper (project);
  gboolean found = FALSE;

  g_assert_cmpstr (annexa_document_get_info (paper)->title, ==, title);
  g_assert_cmpint (find_heading (paper, "open-points") != NULL, ==, point != NULL);
  for (guint i = 0; point != NULL && i < annexa_document_get_n_blocks (paper); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (paper, i);
      g_autofree char *text = block->type == ANNEXA_BLOCK_PARAGRAPH ? annexa_document_get_plain (paper, block->text) : NULL;

      found = found || (text != NULL && strstr (text, point) != NULL);
    }
  g_assert_true (point == NULL || found);
}

static guint
count_missing (AnnexaProject *project,
               gint64         review)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = annexa_review_minutes_list_missing (project, record, &error);

  g_assert_no_error (error);
  return missing->len;
}

static void
assert_refused (AnnexaProject *project,
                const char    *kind,
                gint64         id,
                const char    *field,
                const char    *text,
                const char    *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, kind, id, field, text, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

/* Approved minutes stay as they are, whoever writes, and what was decided with them; what nobody said may be added. */
static void
assert_kept (AnnexaProject *project,
             gint64         review,
             gint64         decision)
{
  g_autoptr (AnnexaEdit) task = NULL;
  g_autoptr (AnnexaEdit) further = NULL;
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_autoptr (GError) error = NULL;
  gint64 other;

  assert_refused (project, "review", review, "objectives", "Other words", "Take the approval back");
  assert_refused (project, "review", review, "title", "Another name", "Take the approval back");
  assert_refused (project, "review", review, "present", "", "Take the approval back");
  assert_refused (project, "decision", decision, "text", "Buy two safes", "Take the approval back");
  assert_refused (project, "decision", decision, "due", "2028-01-01", "Take the approval back");
  annexa_test_put (project, "review", review, "notes", "Sent to everybody.");
  task = annexa_review_minutes_make_task (project, decision, NULL);
  apply (project, task);
  further = annexa_review_minutes_decide (project, record, NULL, "Buy another one", &other);
  g_assert_false (annexa_project_apply (project, further, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
}

static void
delete (AnnexaProject *project,
        const char    *kind,
        gint64         id,
        GError       **error)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");

  annexa_edit_delete (edit, annexa_kind_lookup (kind), id);
  annexa_project_apply (project, edit, error);
}

static void
assert_not_deleted (AnnexaProject *project,
                    gint64         person,
                    const char    *field)
{
  g_autofree char *reason = g_strdup_printf ("names it under “%s” and stays as it was approved", field);
  g_autoptr (GError) error = NULL;

  delete (project, "person", person, &error);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  if (strstr (error->message, reason) == NULL || strstr (error->message, "Switch “Works here” off instead") == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

/* Whoever approved minutes name stays in them; the people of open ones, and what is open in approved ones, may go. */
static void
test_delete_named (void)
{
  static const char *const names[] = { "Chair", "Guest", "Approver", "Owner" };
  static const char *const labels[] = { "Chaired by", "Present", "Minutes approved by", "Owner" };
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-delete-named.annexa");
  gint64 people[G_N_ELEMENTS (names)];
  gint64 review = add_review (project, "Review", "2026-11-26", "held");
  gint64 decision = add_decision (project, review, "Buy a safe");
  g_autoptr (AnnexaEdit) approval = NULL;
  g_autoptr (AnnexaEdit) task = NULL;
  g_autoptr (AnnexaEdit) reopening = NULL;
  g_autofree char *task_ref = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    people[i] = annexa_test_add (project, "person", names[i]);
  annexa_test_put (project, "review", review, "chair", "P-001");
  annexa_test_put (project, "review", review, "present", "P-002");
  annexa_test_put (project, "decision", decision, "owner", "P-004");
  annexa_test_put (project, "decision", decision, "due", "2027-03-31");
  prepare (project, review, NULL);
  approval = annexa_review_minutes_approve (project, review, people[2], NULL);
  apply (project, approval);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_not_deleted (project, people[i], labels[i]);
  assert_field (project, "review", review, "chair", "P-001");
  assert_field (project, "review", review, "present", "P-002");
  assert_field (project, "review", review, "approved-by", "P-003");
  assert_field (project, "decision", decision, "owner", "P-004");

  task = annexa_review_minutes_make_task (project, decision, NULL);
  apply (project, task);
  task_ref = annexa_test_get (project, "decision", decision, "task");
  delete (project, "task", annexa_project_find_ref (project, annexa_kind_lookup ("task"), task_ref), &error);
  g_assert_no_error (error);
  assert_field (project, "decision", decision, "task", "");

  reopening = annexa_review_minutes_reopen (project, review, NULL);
  apply (project, reopening);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      delete (project, "person", people[i], &error);
      g_assert_no_error (error);
    }
  assert_field (project, "review", review, "present", "");
  annexa_test_close (g_steal_pointer (&project));
}

/* A review is something to invite to until it is held or something is decided; then it says what became of it. */
static void
test_begun (void)
{
  static const char *const later[] = { "results", "decisions", "approval" };
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-begun.annexa");
  gint64 review = add_review (project, "Review", "2026-11-26", "planned");

  assert_paper (project, "Invitation to the management review", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    g_assert_false (has_heading (project, later[i]));
  prepare (project, review, NULL);
  assert_paper (project, "Invitation to the management review", NULL);

  add_decision (project, review, "Buy a safe");
  assert_paper (project, "Minutes of the management review, not approved", "It is still planned, although something is "
                                                                           "decided.");
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    g_assert_true (has_heading (project, later[i]));
  annexa_test_put (project, "review", review, "status", "held");
  assert_paper (project, "Minutes of the management review, not approved", "1 decision has no date.");
  undo (project);
  undo (project);
  assert_paper (project, "Invitation to the management review", NULL);
  annexa_test_put (project, "review", review, "improvement-result", "Nothing, because all is well.");
  assert_paper (project, "Minutes of the management review, not approved", "It is still planned");
  annexa_test_close (g_steal_pointer (&project));
}

/* A status that is chosen by hand is an approval, too. */
static void
test_approve_incomplete (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-incomplete.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  gint64 review = add_review (project, "Review", "2026-11-26", "held");
  g_autoptr (AnnexaEdit) approval = annexa_review_minutes_approve (project, review, person, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_project_apply (project, approval, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "10 inputs are empty."));
  g_assert_nonnull (strstr (error->message, "Nobody is named who was present."));
  assert_field (project, "review", review, "status", "held");
  assert_refused (project, "review", review, "status", "approved", "Nobody is named who approves the minutes.");
  annexa_test_close (g_steal_pointer (&project));
}

/* Minutes that come approved from elsewhere are asked for the same. */
static void
test_add_approved (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-add-approved.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("review");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Review added");
  gint64 review = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, kind, review, "title", "Review");
  annexa_edit_set_text (edit, kind, review, "date", "2026-11-26");
  annexa_edit_set_text (edit, kind, review, "status", "approved");
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "10 inputs are empty."));
  g_assert_cmpint (annexa_project_count (project, kind), ==, 0);
  annexa_test_close (g_steal_pointer (&project));
}

static void
execute (AnnexaProject *project,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;

  annexa_store_execute (project->store, sql, &error);
  g_assert_no_error (error);
}

/* Where the decisions cannot be read, nobody knows that nothing is missing. */
static void
test_unreadable (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-unreadable.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  gint64 review = add_review (project, "Review", "2026-11-26", "held");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_autoptr (AnnexaEdit) approval = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_put (project, "review", review, "chair", "P-001");
  annexa_test_put (project, "review", review, "present", "P-001");
  annexa_test_put (project, "review", review, "change-result", "Nothing, because all is well.");
  prepare (project, review, NULL);
  approval = annexa_review_minutes_approve (project, review, person, NULL);
  g_assert_true (annexa_project_try (project, approval, &error));
  g_assert_no_error (error);

  execute (project, "ALTER TABLE decision RENAME COLUMN due TO later");
  g_assert_null (annexa_review_minutes_list_missing (project, record, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (annexa_project_apply (project, approval, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO);
  g_assert_cmpuint (annexa_problems_get_count (annexa_edit_get_problems (approval)), ==, 0);
  execute (project, "ALTER TABLE decision RENAME COLUMN later TO due");
  assert_field (project, "review", review, "status", "held");
  annexa_test_close (g_steal_pointer (&project));
}

static void
test_approve (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("review-approve.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  gint64 review = add_review (project, "Review", "2026-11-26", "held");
  g_autoptr (AnnexaEdit) approval = NULL;
  g_autoptr (AnnexaEdit) reopening = NULL;
  g_autoptr (GError) error = NULL;
  gint64 decision;

  annexa_date_set_today ("2026-11-27");
  /* Chair, people, inputs, decisions. */
  g_assert_cmpuint (count_missing (project, review), ==, 4);
  annexa_test_put (project, "review", review, "chair", "P-001");
  annexa_test_put (project, "review", review, "present", "P-001");
  prepare (project, review, NULL);
  g_assert_cmpuint (count_missing (project, review), ==, 1);
  decision = add_decision (project, review, "Buy a safe");
  /* Neither owner nor date. */
  g_assert_cmpuint (count_missing (project, review), ==, 2);
  annexa_test_put (project, "decision", decision, "owner", "P-001");
  annexa_test_put (project, "decision", decision, "due", "2027-03-31");
  g_assert_cmpuint (count_missing (project, review), ==, 0);

  approval = annexa_review_minutes_approve (project, review, person, NULL);
  apply (project, approval);
  assert_field (project, "review", review, "status", "approved");
  assert_field (project, "review", review, "approved-by", "P-001");
  assert_field (project, "review", review, "approved-on", "2026-11-27");
  assert_field (project, "review", review, "overdue", "no");
  g_assert_null (annexa_review_minutes_approve (project, review, person, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (annexa_review_inputs_prepare (project, review, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (annexa_review_inputs_prepare_one (project, review, "objectives", FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  assert_kept (project, review, decision);

  reopening = annexa_review_minutes_reopen (project, review, NULL);
  apply (project, reopening);
  assert_field (project, "review", review, "status", "held");
  assert_field (project, "review", review, "approved-by", "");
  assert_field (project, "review", review, "approved-on", "");
  annexa_test_put (project, "review", review, "objectives", "Other words");
  undo (project);
  undo (project);
  assert_field (project, "review", review, "status", "approved");
  /* Chosen by hand it is taken back as well, and nobody has approved what comes now. */
  annexa_test_put (project, "review", review, "status", "held");
  assert_field (project, "review", review, "approved-by", "");
  annexa_date_set_today (NULL);
  annexa_test_close (g_steal_pointer (&project));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/review/topics", test_topics);
  g_test_add_func ("/review/empty", test_empty);
  g_test_add_func ("/review/proposals", test_proposals);
  g_test_add_func ("/review/earlier-actions", test_earlier_actions);
  g_test_add_func ("/review/period", test_period);
  g_test_add_func ("/review/long-lists", test_long_lists);
  g_test_add_func ("/review/prepare", test_prepare);
  g_test_add_func ("/review/prepare-one", test_prepare_one);
  g_test_add_func ("/review/task", test_task);
  g_test_add_func ("/review/begun", test_begun);
  g_test_add_func ("/review/approve", test_approve);
  g_test_add_func ("/review/approve-incomplete", test_approve_incomplete);
  g_test_add_func ("/review/add-approved", test_add_approved);
  g_test_add_func ("/review/unreadable", test_unreadable);
  g_test_add_func ("/review/delete-named", test_delete_named);

  return g_test_run ();
}
