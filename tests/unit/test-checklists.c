/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-checklists.h"
#include "annexa-clause.h"
#include "annexa-error.h"
#include "annexa-open-point.h"
#include "annexa-query.h"
#include "annexa-test.h"

/* What the checklist of an audit is made of, and what preparing it again leaves alone. */

/* How many questions were added. */
static guint
prepare (AnnexaProject *project,
         gint64         audit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_checklists_prepare (project, audit, &error);

  g_assert_no_error (error);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return annexa_edit_get_size (edit);
}

static guint
count_clause_questions (void)
{
  GPtrArray *clauses = annexa_clauses_get ();
  guint n = 0;

  for (guint i = 0; i < clauses->len; i++)
    if (!((AnnexaClause *) clauses->pdata[i])->is_heading)
      n += g_strv_length (((AnnexaClause *) clauses->pdata[i])->auditor);
  return n;
}

static guint
count_control_questions (const char *id)
{
  return g_strv_length (annexa_catalogue_find_control (id)->auditor);
}

static GPtrArray *
read_items (AnnexaProject *project)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("checklist-item"));

  return annexa_project_query_records (project, query, NULL);
}

static const char *
get_ref (AnnexaProject *project,
         AnnexaRecord  *item,
         const char    *field)
{
  return annexa_record_is_empty (item, field)
             ? NULL
             : annexa_project_get_ref (project, annexa_kind_lookup (field), annexa_record_get_integer (item, field));
}

/* Each question of what is audited, in the order of the standard, not looked at yet. */
static void
test_audited (void)
{
  AnnexaProject *project = annexa_test_new_project ("audited.annexa");
  gint64 audit = annexa_test_add (project, "audit", "Backups");
  const AnnexaClause *clause = annexa_clauses_find ("9.2.2");
  const AnnexaCatalogueControl *control = annexa_catalogue_find_control ("A.8.13");
  guint n_clause = g_strv_length (clause->auditor);
  guint n_control = g_strv_length (control->auditor);
  g_autoptr (GPtrArray) items = NULL;

  annexa_test_put (project, "audit", audit, "audited", "A.8.13, 9.2.2");
  g_assert_cmpuint (prepare (project, audit), ==, n_clause + n_control);

  items = read_items (project);
  g_assert_cmpuint (items->len, ==, n_clause + n_control);
  for (guint i = 0; i < items->len; i++)
    {
      gboolean is_clause = i < n_clause;

      g_assert_cmpint (annexa_record_get_integer (items->pdata[i], "audit"), ==, audit);
      g_assert_cmpstr (annexa_record_get_text (items->pdata[i], "question"), ==,
                       is_clause ? clause->auditor[i] : control->auditor[i - n_clause]);
      g_assert_cmpstr (get_ref (project, items->pdata[i], "requirement"), ==, is_clause ? "9.2.2" : NULL);
      g_assert_cmpstr (get_ref (project, items->pdata[i], "control"), ==, is_clause ? NULL : "A.8.13");
      g_assert_cmpstr (annexa_record_get_text (items->pdata[i], "result"), ==, "not-looked-at");
      g_assert_true (annexa_record_is_empty (items->pdata[i], "evidence-seen"));
    }
  annexa_test_assert_sound (project);
  g_clear_pointer (&items, g_ptr_array_unref);
  annexa_test_close (project);
}

/* What somebody worded is told from what Annexa asks. */
static void
test_knows (void)
{
  AnnexaProject *project = annexa_test_new_project ("knows.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autoptr (AnnexaRecord) control
      = annexa_project_get_record (project, kind, annexa_project_find_ref (project, kind, "A.8.13"), NULL);

  g_assert_true (annexa_checklists_knows (control, annexa_catalogue_find_control ("A.8.13")->auditor[1]));
  g_assert_false (annexa_checklists_knows (control, annexa_catalogue_find_control ("A.8.14")->auditor[1]));
  g_assert_false (annexa_checklists_knows (control, "New question"));
  g_assert_false (annexa_checklists_knows (control, NULL));
  g_clear_object (&control);
  annexa_test_close (project);
}

/* An audit of everything: the clauses and the controls that apply, not those that do not or are undecided. */
static void
test_everything (void)
{
  AnnexaProject *project = annexa_test_new_project ("everything.annexa");
  gint64 audit = annexa_test_add (project, "audit", "Yearly audit");
  const AnnexaKind *control = annexa_kind_lookup ("control");
  gint64 yes = annexa_project_find_ref (project, control, "A.5.1");
  gint64 no = annexa_project_find_ref (project, control, "A.8.30");
  gint64 own;

  annexa_test_put (project, "control", yes, "applicable", "yes");
  annexa_test_put (project, "control", no, "applicable", "no");
  g_assert_cmpuint (prepare (project, audit), ==, count_clause_questions () + count_control_questions ("A.5.1"));

  /* A control of the organization's own gets the one question that fits all. */
  own = annexa_test_add (project, "control", "Visitors sign a book");
  annexa_test_put (project, "control", own, "applicable", "yes");
  annexa_test_put (project, "control", no, "applicable", "yes");
  g_assert_cmpuint (prepare (project, audit), ==, 1 + count_control_questions ("A.8.30"));
  annexa_test_close (project);
}

/* Whatever is there stays; only what is missing is added; each time is one step back. */
static void
test_again (void)
{
  AnnexaProject *project = annexa_test_new_project ("again.annexa");
  gint64 audit = annexa_test_add (project, "audit", "Backups");
  gint64 other = annexa_test_add (project, "audit", "The one after");
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  guint n_questions = count_control_questions ("A.8.13");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 answered;

  annexa_test_put (project, "audit", audit, "audited", "A.8.13");
  g_assert_cmpuint (prepare (project, audit), ==, n_questions);
  items = read_items (project);
  answered = annexa_record_get_id (items->pdata[0]);
  annexa_test_put (project, "checklist-item", answered, "result", "minor");
  annexa_test_put (project, "checklist-item", answered, "evidence-seen", "No restore since March.");

  before = annexa_test_dump (project);
  g_assert_cmpuint (prepare (project, audit), ==, 0);
  after = annexa_test_dump (project);
  g_assert_cmpstr (before, ==, after);

  edit = annexa_project_begin (project, "Deleted");
  annexa_edit_delete (edit, kind, annexa_record_get_id (items->pdata[1]));
  g_assert_true (annexa_project_apply (project, edit, NULL));
  g_assert_cmpuint (prepare (project, audit), ==, 1);
  label = annexa_project_get_undo_label (project);
  g_assert_nonnull (strstr (label, "AUD-001"));
  g_assert_cmpint (annexa_project_count (project, kind), ==, n_questions);
  g_assert_cmpstr (annexa_record_get_text (items->pdata[0], "result"), ==, "minor");

  /* What one audit asked, the next one asks again. */
  annexa_test_put (project, "audit", other, "audited", "A.8.13");
  g_assert_cmpuint (prepare (project, other), ==, n_questions);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (project, kind), ==, n_questions);
  g_clear_pointer (&items, g_ptr_array_unref);
  annexa_test_close (project);
}

static void
assert_next (AnnexaProject *project,
             AnnexaRecord  *audit,
             const char    *expected)
{
  AnnexaChecklistState state;
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GPtrArray) next = NULL;

  g_assert_true (annexa_checklists_get_state (project, audit, &state, NULL));
  next = annexa_checklists_list_next (project, audit, &state);
  for (guint i = 0; i < next->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? " " : "", ((AnnexaOpenPoint *) next->pdata[i])->field);
  g_assert_cmpstr (fields->str, ==, expected);
}

static void
assert_state (AnnexaProject *project,
              AnnexaRecord  *audit,
              const char    *expected,
              const char    *unasked)
{
  AnnexaChecklistState state;
  g_autofree char *progress = NULL;
  g_autofree char *rest = NULL;

  g_assert_true (annexa_checklists_get_state (project, audit, &state, NULL));
  progress = annexa_checklists_describe (&state);
  rest = annexa_checklists_describe_unasked (&state);
  g_assert_cmpstr (progress, ==, expected);
  g_assert_cmpstr (rest, ==, unasked);
}

/* How far a checklist has come, what it does not ask about, and what comes after the last answer. */
static void
test_state (void)
{
  AnnexaProject *project = annexa_test_new_project ("checklist-state.annexa");
  gint64 id = annexa_test_add (project, "audit", "Backups");
  g_autoptr (AnnexaRecord) audit = annexa_project_get_record (project, annexa_kind_lookup ("audit"), id, NULL);
  guint n_questions = count_control_questions ("A.8.13");
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *all = g_strdup_printf ("%u of %u questions are answered.", n_questions, n_questions);
  AnnexaChecklistState state;
  gint64 finding;

  assert_state (project, audit, "The checklist has no questions yet.", NULL);
  annexa_test_put (project, "audit", id, "audited", "A.8.13");
  prepare (project, id);
  annexa_test_put (project, "audit", id, "audited", "A.8.13, A.8.14, 9.2.2");
  items = read_items (project);
  for (guint i = 0; i < items->len; i++)
    {
      assert_next (project, audit, "");
      annexa_test_put (project, "checklist-item", annexa_record_get_id (items->pdata[i]), "result", i == 0 ? "minor" : "conforms");
    }
  assert_state (project, audit, all,
                "The audit looks at 3 clauses and controls. The checklist asks nothing about 2 of them.");
  assert_next (project, audit, "conclusion reported-to reported-on status");
  g_assert_true (annexa_checklists_get_state (project, audit, &state, NULL));
  g_assert_cmpuint (state.n_unrecorded, ==, 1);

  annexa_test_put (project, "audit", id, "audited", "9.2.2");
  assert_state (project, audit, all, "The audit looks at 1 clause or control. The checklist asks nothing about it.");
  annexa_test_put (project, "audit", id, "audited", "A.8.14, 9.2.2");
  assert_state (project, audit, all,
                "The audit looks at 2 clauses and controls. The checklist asks nothing about any of them.");

  finding = annexa_test_add (project, "finding", "No restore");
  annexa_test_put (project, "finding", finding, "audit", "AUD-001");
  annexa_test_put (project, "finding", finding, "grade", "minor");
  annexa_test_put (project, "checklist-item", annexa_record_get_id (items->pdata[0]), "finding", "F-001");
  annexa_test_put (project, "audit", id, "conclusion", "Restores are not tried.");
  assert_next (project, audit, "action reported-to reported-on status");
  annexa_test_put (project, "audit", id, "status", "closed");
  assert_next (project, audit, "");
  g_clear_pointer (&items, g_ptr_array_unref);
  g_clear_object (&audit);
  annexa_test_close (project);
}

static void
test_over (void)
{
  static const char *const statuses[] = { "closed", "cancelled" };
  AnnexaProject *project = annexa_test_new_project ("over.annexa");
  gint64 audit = annexa_test_add (project, "audit", "Last year");

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;

      annexa_test_put (project, "audit", audit, "status", statuses[i]);
      g_assert_null (annexa_checklists_prepare (project, audit, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
    }
  annexa_test_put (project, "audit", audit, "status", "under-way");
  g_assert_cmpuint (prepare (project, audit), >, 0);
  annexa_test_close (project);
}

/* Questions are short enough to be read aloud, are questions or requests, and are not asked twice of the same thing. */
static void
check_questions (const char *id,
                 char      **questions)
{
  g_assert_cmpuint (g_strv_length (questions), >=, 2);
  for (guint i = 0; questions[i] != NULL; i++)
    {
      g_test_message ("%s: %s", id, questions[i]);
      g_assert_cmpuint (strlen (questions[i]), >, 20);
      g_assert_cmpuint (strlen (questions[i]), <, 300);
      g_assert_true (g_str_has_suffix (questions[i], "?") || g_str_has_suffix (questions[i], "."));
      g_assert_null (strchr (questions[i], '\n'));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (questions[i], !=, questions[j]);
    }
}

static void
test_catalogue (void)
{
  GPtrArray *clauses = annexa_clauses_get ();
  GPtrArray *controls = annexa_catalogue_get_controls ();
  guint n_clauses = 0;

  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClause *clause = clauses->pdata[i];

      if (clause->is_heading)
        continue;
      n_clauses++;
      check_questions (clause->id, clause->auditor);
    }
  g_assert_cmpuint (n_clauses, ==, 30);
  g_assert_cmpuint (controls->len, ==, 93);
  for (guint i = 0; i < controls->len; i++)
    {
      const AnnexaCatalogueControl *control = controls->pdata[i];

      check_questions (control->id, control->auditor);
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/checklists/audited", test_audited);
  g_test_add_func ("/checklists/knows", test_knows);
  g_test_add_func ("/checklists/everything", test_everything);
  g_test_add_func ("/checklists/again", test_again);
  g_test_add_func ("/checklists/state", test_state);
  g_test_add_func ("/checklists/over", test_over);
  g_test_add_func ("/checklists/catalogue", test_catalogue);

  return g_test_run ();
}
