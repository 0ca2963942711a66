/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-audit-findings.h"
#include "annexa-audit-independence.h"
#include "annexa-audit-programme.h"
#include "annexa-audit-proposal.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-lessons.h"
#include "annexa-test.h"

/* What the audits of three years look at, how a programme is proposed, and what becomes of a question with a bad answer. */

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
find (AnnexaProject *project,
      const char    *kind,
      const char    *ref)
{
  return annexa_project_find_ref (project, annexa_kind_lookup (kind), ref);
}

static gint64
add_audit (AnnexaProject *project,
           const char    *type,
           const char    *starts,
           const char    *status,
           const char    *audited)
{
  gint64 id = annexa_test_add (project, "audit", "Audit");

  annexa_test_put (project, "audit", id, "type", type);
  annexa_test_put (project, "audit", id, "starts", starts);
  annexa_test_put (project, "audit", id, "status", status);
  annexa_test_put (project, "audit", id, "audited", audited);
  return id;
}

static AnnexaAuditProgramme *
read_programme (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  AnnexaAuditProgramme *programme = annexa_audit_programme_new (project, 0, &error);

  g_assert_no_error (error);
  return programme;
}

static void
apply (AnnexaProject *project,
       AnnexaEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static guint
find_target (const AnnexaAuditProgramme *programme,
             const char                 *ref)
{
  for (guint i = 0; i < programme->targets->len; i++)
    if (strcmp (annexa_record_get_ref (programme->targets->pdata[i]), ref) == 0)
      return i;
  g_assert_not_reached ();
}

/* Clauses and controls that apply, in their groups; what internal audits do for them; which years. */
static void
test_coverage (void)
{
  AnnexaProject *project = annexa_test_new_project ("coverage.annexa");
  g_autoptr (AnnexaAuditProgramme) programme = NULL;
  g_autoptr (AnnexaAuditProgramme) earlier = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  annexa_date_set_today ("2026-06-01");
  annexa_test_put (project, "control", find (project, "control", "A.5.1"), "applicable", "yes");
  annexa_test_put (project, "control", find (project, "control", "A.8.13"), "applicable", "yes");
  annexa_test_put (project, "control", find (project, "control", "A.8.30"), "applicable", "no");
  add_audit (project, "internal", "2022-03-01", "closed", "4.2");
  add_audit (project, "internal", "2025-03-01", "closed", "4.1, A.5.1");
  add_audit (project, "internal", "2027-03-01", "planned", "4.1, 10.1");
  add_audit (project, "internal", "2026-03-01", "cancelled", "4.3");
  add_audit (project, "stage-1", "2026-05-01", "closed", "4.4");
  add_audit (project, "internal", NULL, "planned", "4.3");

  programme = read_programme (project);
  g_assert_cmpint (programme->first_year, ==, 2025);
  g_assert_cmpuint (programme->audits->len, ==, 3);
  g_assert_cmpuint (programme->undated->len, ==, 1);
  g_assert_cmpuint (programme->targets->len, ==, 32);
  g_assert_cmpuint (programme->n_undecided, ==, 90);
  /* Seven chapters and two themes. */
  g_assert_cmpuint (programme->groups->len, ==, 9);
  g_assert_cmpstr (((AnnexaAuditGroup *) programme->groups->pdata[0])->label, ==, "4 Context of the organization");
  g_assert_cmpuint (((AnnexaAuditGroup *) programme->groups->pdata[0])->n_targets, ==, 4);
  g_assert_cmpuint (((AnnexaAuditGroup *) programme->groups->pdata[8])->first, ==, 31);

  g_assert_cmpint (annexa_audit_programme_get_best_cover (programme, find_target (programme, "4.1")), ==,
                   ANNEXA_AUDIT_COVER_DONE);
  g_assert_cmpint (annexa_audit_programme_get_best_cover (programme, find_target (programme, "10.1")), ==,
                   ANNEXA_AUDIT_COVER_PLANNED);
  g_assert_cmpint (annexa_audit_programme_get_best_cover (programme, find_target (programme, "4.4")), ==,
                   ANNEXA_AUDIT_COVER_NONE);
  g_assert_cmpint (annexa_audit_programme_get_cover (programme, find_target (programme, "4.4"), 1), ==,
                   ANNEXA_AUDIT_COVER_DONE);
  missing = annexa_audit_programme_list_missing (programme);
  g_assert_cmpuint (missing->len, ==, 29);

  earlier = annexa_audit_programme_new (project, 2022, NULL);
  g_assert_cmpuint (earlier->audits->len, ==, 1);
  g_clear_pointer (&missing, g_ptr_array_unref);
  g_clear_pointer (&programme, annexa_audit_programme_free);
  g_clear_pointer (&earlier, annexa_audit_programme_free);
  annexa_test_close (project);
}

/* The years of a certificate, while there is one. */
static void
test_years (void)
{
  static const struct
  {
    const char *today;
    const char *issued;
    int first;
  } cases[] = { { "2026-06-01", NULL, 2026 },
                { "2026-06-01", "2026-01-31", 2026 },
                { "2026-06-01", "2024-12-31", 2024 },
                { "2027-01-01", "2024-12-31", 2027 },
                { "2031-01-01", "2024-12-31", 2030 } };
  AnnexaProject *project = annexa_test_new_project ("years.annexa");
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaAuditProgramme) programme = NULL;

      annexa_date_set_today (cases[i].today);
      annexa_test_put (project, "organization", annexa_record_get_id (organization), "certificate-issued", cases[i].issued);
      programme = read_programme (project);
      g_assert_cmpint (programme->first_year, ==, cases[i].first);
    }
  g_clear_object (&organization);
  annexa_test_close (project);
}

/* One audit for what is missing, and nothing is missing then. */
static void
test_add_missing (void)
{
  AnnexaProject *project = annexa_test_new_project ("missing.annexa");
  g_autoptr (AnnexaAuditProgramme) programme = NULL;
  g_autoptr (AnnexaAuditProgramme) after = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 audit;

  annexa_date_set_today ("2026-06-01");
  programme = read_programme (project);
  edit = annexa_audit_programme_add_audit (project, programme, &audit);
  apply (project, edit);
  assert_field (project, "audit", audit, "starts", "2026-07-01");
  assert_field (project, "audit", audit, "title", "Internal audit 2026");
  assert_field (project, "audit", audit, "type", "internal");
  after = read_programme (project);
  missing = annexa_audit_programme_list_missing (after);
  g_assert_cmpuint (missing->len, ==, 0);
  g_clear_pointer (&missing, g_ptr_array_unref);
  g_clear_pointer (&programme, annexa_audit_programme_free);
  g_clear_pointer (&after, annexa_audit_programme_free);
  annexa_test_close (project);
}

static gboolean
looks_at (AnnexaProposedAudit *audit,
          const char          *ref,
          const char          *reason)
{
  for (guint i = 0; i < audit->targets->len; i++)
    {
      AnnexaProposedTarget *target = audit->targets->pdata[i];

      if (strcmp (annexa_record_get_ref (target->record), ref) != 0)
        continue;
      if (reason != NULL)
        g_assert_nonnull (strstr (target->reason, reason));
      return TRUE;
    }
  return FALSE;
}

static GPtrArray *
propose (AnnexaProject *project)
{
  g_autoptr (AnnexaAuditProgramme) programme = read_programme (project);
  g_autoptr (GError) error = NULL;
  GPtrArray *proposal = annexa_audit_proposal_new (project, programme, &error);

  g_assert_no_error (error);
  return proposal;
}

static void
decide_all (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autoptr (GArray) controls = annexa_project_list_titles (project, kind, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Decided");

  for (guint i = 0; i < controls->len; i++)
    annexa_edit_set_text (edit, kind, g_array_index (controls, AnnexaTitle, i).id, "applicable", "yes");
  apply (project, edit);
}

/* A new project: three audits, all clauses in the first one, the controls shared out, and everything covered in one step
 * that can be taken back. */
static void
test_propose (void)
{
  AnnexaProject *project = annexa_test_new_project ("propose.annexa");
  g_autoptr (GPtrArray) proposal = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (AnnexaAuditProgramme) programme = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) again = NULL;
  AnnexaProposedAudit *first;

  annexa_date_set_today ("2026-06-01");
  decide_all (project);
  proposal = propose (project);
  g_assert_cmpuint (proposal->len, ==, 3);
  first = proposal->pdata[0];
  g_assert_cmpstr (first->starts, ==, "2026-07-01");
  g_assert_cmpstr (((AnnexaProposedAudit *) proposal->pdata[2])->starts, ==, "2028-07-01");
  g_assert_cmpuint (first->targets->len, ==, 30 + 31);
  g_assert_true (looks_at (first, "4.1", NULL) && looks_at (first, "10.2", NULL));

  edit = annexa_audit_proposal_make_edit (project, proposal);
  apply (project, edit);
  programme = read_programme (project);
  missing = annexa_audit_programme_list_missing (programme);
  g_assert_cmpuint (missing->len, ==, 0);
  again = propose (project);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("audit")), ==, 0);
  annexa_test_assert_sound (project);

  g_clear_pointer (&missing, g_ptr_array_unref);
  g_clear_pointer (&again, g_ptr_array_unref);
  g_clear_pointer (&proposal, g_ptr_array_unref);
  g_clear_pointer (&programme, annexa_audit_programme_free);
  annexa_test_close (project);
}

/* The first audit is over six weeks before the certification body reads the documents. */
static void
test_propose_in_time (void)
{
  AnnexaProject *project = annexa_test_new_project ("in-time.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, kind, NULL);
  g_autoptr (GPtrArray) proposal = NULL;
  gint64 id = organization != NULL ? annexa_record_get_id (organization) : annexa_test_add (project, "organization", "Weber");

  annexa_date_set_today ("2026-06-01");
  decide_all (project);
  annexa_test_put (project, "organization", id, "certificate-wanted", "2027-06-30");
  proposal = propose (project);
  g_assert_cmpstr (((AnnexaProposedAudit *) proposal->pdata[0])->starts, ==, "2027-02-24");
  g_clear_pointer (&proposal, g_ptr_array_unref);
  annexa_test_put (project, "organization", id, "certificate-wanted", "2026-07-31");
  proposal = propose (project);
  g_assert_cmpstr (((AnnexaProposedAudit *) proposal->pdata[0])->starts, ==, "2026-07-01");
  g_clear_pointer (&proposal, g_ptr_array_unref);
  g_clear_object (&organization);
  annexa_test_close (project);
}

static void
add_risk (AnnexaProject *project,
          const char    *control)
{
  gint64 risk = annexa_test_add (project, "risk", "Fire");

  annexa_test_put (project, "risk", risk, "current-likelihood", "5");
  annexa_test_put (project, "risk", risk, "current-impact", "5");
  annexa_test_put (project, "risk", risk, "existing-controls", control);
}

/* What was not as it should be and what high risks rely on comes first; what is planned already is made use of; nothing
 * is added twice. */
static void
test_priorities (void)
{
  AnnexaProject *project = annexa_test_new_project ("priorities.annexa");
  gint64 held, planned, finding;
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  g_autoptr (GPtrArray) proposal = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  AnnexaProposedAudit *first;

  annexa_date_set_today ("2027-02-01");
  decide_all (project);
  held = add_audit (project, "internal", "2026-09-01", "closed", "4.1, A.5.12, A.8.13");
  annexa_test_put (project, "audit", held, "lead", "P-001");
  planned = add_audit (project, "internal", "2027-05-04", "planned", "A.7.1");
  add_risk (project, "A.8.34");
  finding = annexa_test_add (project, "finding", "No restore");
  annexa_test_put (project, "finding", finding, "audit", "AUD-001");
  annexa_test_put (project, "finding", finding, "control", "A.8.13");
  annexa_test_put (project, "control", find (project, "control", "A.5.36"), "owner", "P-001");

  proposal = propose (project);
  g_assert_cmpuint (proposal->len, ==, 2);
  first = proposal->pdata[0];
  g_assert_cmpint (annexa_record_get_id (first->audit), ==, planned);
  g_assert_true (looks_at (first, "A.8.13", "F-001"));
  g_assert_true (looks_at (first, "A.8.34", "too high"));
  g_assert_false (looks_at (first, "A.7.1", NULL));
  g_assert_false (looks_at (first, "A.5.12", NULL));
  g_assert_cmpstr (((AnnexaProposedAudit *) proposal->pdata[1])->starts, ==, "2028-09-01");
  /* Who owns some of it does not lead. */
  g_assert_cmpint (((AnnexaProposedAudit *) proposal->pdata[1])->lead, ==,
                   looks_at (proposal->pdata[1], "A.5.36", NULL) ? 0 : person);

  edit = annexa_audit_proposal_make_edit (project, proposal);
  apply (project, edit);
  {
    g_autoptr (AnnexaRecord) audit = annexa_project_get_record (project, annexa_kind_lookup ("audit"), planned, NULL);

    g_assert_true (annexa_audit_looks_at (audit, find (project, "control", "A.7.1")));
    g_assert_true (annexa_audit_looks_at (audit, find (project, "control", "A.8.13")));
  }
  g_clear_pointer (&proposal, g_ptr_array_unref);
  annexa_test_close (project);
}

/* Who audits what they own is named, with what. */
static void
test_independence (void)
{
  AnnexaProject *project = annexa_test_new_project ("independence.annexa");
  gint64 audit = add_audit (project, "internal", "2026-09-01", "planned", "4.1, A.5.12, A.8.13");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *words = NULL;

  annexa_test_put (project, "control", find (project, "control", "A.8.13"), "owner", "P-001");
  record = annexa_project_get_record (project, annexa_kind_lookup ("audit"), audit, NULL);
  conflicts = annexa_audit_list_conflicts (project, record, NULL);
  g_assert_cmpuint (conflicts->len, ==, 0);

  annexa_test_put (project, "audit", audit, "auditors", "P-001");
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  conflicts = annexa_audit_list_conflicts (project, record, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (((AnnexaAuditConflict *) conflicts->pdata[0])->person, ==, person);
  words = annexa_audit_describe_conflict (project, conflicts->pdata[0]);
  g_assert_nonnull (strstr (words, "Ana Ruiz owns A.8.13"));
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  g_clear_object (&record);
  annexa_test_close (project);
}

static gint64
add_question (AnnexaProject *project,
              gint64         audit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Asked");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_integer (edit, kind, id, "audit", audit);
  annexa_edit_set_integer (edit, kind, id, "control", find (project, "control", "A.8.13"));
  annexa_edit_set_text (edit, kind, id, "question", "When did you last restore something?");
  annexa_edit_set_text (edit, kind, id, "evidence-seen", "Nobody knows.");
  apply (project, edit);
  return id;
}

/* The question is no name for what is wrong, also where nobody has written down yet what was seen. */
static void
assert_named_by_grade (AnnexaProject *project,
                       gint64         question)
{
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 finding;

  annexa_test_put (project, "checklist-item", question, "evidence-seen", "");
  edit = annexa_audit_record_finding (project, question, &finding, NULL);
  apply (project, edit);
  assert_field (project, "finding", finding, "title", "Minor nonconformity: A.8.13 Information backup");
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_true (annexa_project_undo (project, NULL, NULL));
}

/* A finding knows what the question knew, and the question knows the finding. */
static void
test_finding (void)
{
  AnnexaProject *project = annexa_test_new_project ("finding.annexa");
  gint64 audit = add_audit (project, "internal", "2026-05-28", "under-way", "A.8.13");
  gint64 question = add_question (project, audit);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 finding;

  annexa_date_set_today ("2026-06-01");
  g_assert_null (annexa_audit_record_finding (project, question, &finding, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);

  annexa_test_put (project, "checklist-item", question, "result", "minor");
  edit = annexa_audit_record_finding (project, question, &finding, &error);
  g_assert_no_error (error);
  apply (project, edit);
  assert_field (project, "finding", finding, "title", "Nobody knows.");
  assert_field (project, "finding", finding, "grade", "minor");
  assert_field (project, "finding", finding, "audit", "AUD-001");
  assert_field (project, "finding", finding, "control", "A.8.13");
  assert_field (project, "finding", finding, "evidence", "Nobody knows.");
  assert_field (project, "finding", finding, "due", "2026-08-26");
  assert_field (project, "checklist-item", question, "finding", "F-001");
  g_assert_null (annexa_audit_record_finding (project, question, &finding, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);

  g_assert_true (annexa_project_undo (project, NULL, NULL));
  assert_field (project, "checklist-item", question, "finding", "");
  assert_named_by_grade (project, question);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("finding")), ==, 0);
  annexa_test_close (project);
}

/* Days by grade, as the limits of the project say, from the last day of the audit. */
static void
test_due (void)
{
  static const struct
  {
    const char *type;
    const char *starts;
    const char *grade;
    const char *due;
  } cases[] = { { "internal", "2026-05-28", "minor", "2026-08-26" },
                { "internal", "2026-05-28", "major", "2026-08-26" },
                { "stage-2", "2026-05-28", "major", "2026-11-27" },
                { "internal", "2026-07-01", "minor", "2026-08-30" },
                { "internal", "2025-07-01", "minor", "2026-08-30" },
                { "internal", "2026-05-28", "improvement", NULL } };
  AnnexaProject *project = annexa_test_new_project ("due.annexa");

  annexa_date_set_today ("2026-06-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = add_audit (project, cases[i].type, cases[i].starts, "under-way", "A.8.13");
      g_autoptr (AnnexaRecord) audit = annexa_project_get_record (project, annexa_kind_lookup ("audit"), id, NULL);
      g_autofree char *due = annexa_audit_find_due (project, audit, cases[i].grade);

      g_assert_cmpstr (due, ==, cases[i].due);
    }
  annexa_test_close (project);
}

/* What the finding says goes into the action, and one finding can have several. */
static void
test_action (void)
{
  AnnexaProject *project = annexa_test_new_project ("action.annexa");
  gint64 finding = annexa_test_add (project, "finding", "No restore");
  gint64 action;
  g_autoptr (GError) error = NULL;

  annexa_date_set_today ("2026-06-01");
  annexa_test_put (project, "finding", finding, "evidence", "Nobody knows.");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnnexaEdit) edit = annexa_audit_plan_action (project, finding, &action, &error);

      g_assert_no_error (error);
      apply (project, edit);
      assert_field (project, "action", action, "title", "Put right: No restore");
      assert_field (project, "action", action, "source", "audit");
      assert_field (project, "action", action, "nonconformity", "Nobody knows.");
      assert_field (project, "action", action, "due", i == 0 ? "2026-08-30" : "2026-07-15");
      annexa_test_put (project, "finding", finding, "due", "2026-07-15");
    }
  assert_field (project, "finding", finding, "action", "CA-001; CA-002");
  annexa_test_close (project);
}

/* What an incident taught becomes a record with what is known, and both are linked; taken back at once. */
static void
test_lessons (void)
{
  AnnexaProject *project = annexa_test_new_project ("lessons.annexa");
  const AnnexaKind *incident_kind = annexa_kind_lookup ("incident");
  gint64 incident = annexa_test_add (project, "incident", "Notebook left in the train");
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "person", "Ada");
  annexa_test_set (project, "incident", incident, "handler", "Ada", &error);
  annexa_test_set (project, "incident", incident, "lessons", "Encrypt all notebooks.", &error);
  annexa_test_set (project, "incident", incident, "description", "It was not encrypted.", &error);
  g_assert_no_error (error);
  for (int i = 0; i < ANNEXA_N_LESSONS; i++)
    {
      const AnnexaKind *kind = annexa_lesson_get_kind ((AnnexaLesson) i);
      g_autoptr (AnnexaEdit) edit = NULL;
      g_autofree char *title = NULL;
      gint64 id;

      edit = annexa_lesson_draw (project, incident, (AnnexaLesson) i, &id, &error);
      g_assert_no_error (error);
      annexa_project_apply (project, edit, &error);
      g_assert_no_error (error);
      title = annexa_test_get (project, kind->name, id, kind->title);
      g_assert_cmpstr (title, ==, "Notebook left in the train");
      g_assert_cmpint (annexa_project_count (project, kind), ==, 1);
    }
  {
    g_autofree char *risks = annexa_test_get (project, "incident", incident, "risks");
    g_autofree char *plan = annexa_test_get (project, "action", annexa_project_find_ref (project, annexa_kind_lookup ("action"), "CA-001"), "plan");
    g_autofree char *of = annexa_test_get (project, "action", annexa_project_find_ref (project, annexa_kind_lookup ("action"), "CA-001"), "incident");

    g_assert_cmpstr (risks, ==, "R-001");
    g_assert_cmpstr (plan, ==, "Encrypt all notebooks.");
    g_assert_cmpstr (of, ==, "INC-001");
  }
  for (int i = 0; i < ANNEXA_N_LESSONS; i++)
    g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("risk")), ==, 0);
  g_assert_cmpint (annexa_project_count (project, incident_kind), ==, 1);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/audits/coverage", test_coverage);
  g_test_add_func ("/audits/years", test_years);
  g_test_add_func ("/audits/add-missing", test_add_missing);
  g_test_add_func ("/audits/propose", test_propose);
  g_test_add_func ("/audits/propose-in-time", test_propose_in_time);
  g_test_add_func ("/audits/priorities", test_priorities);
  g_test_add_func ("/audits/independence", test_independence);
  g_test_add_func ("/audits/finding", test_finding);
  g_test_add_func ("/audits/due", test_due);
  g_test_add_func ("/audits/action", test_action);

  g_test_add_func ("/audits/lessons", test_lessons);

  return g_test_run ();
}
