/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-checklist-preparer.h"
#include "annexa-choice-editor.h"
#include "annexa-clause.h"
#include "annexa-computed-editor.h"
#include "annexa-date-editor.h"
#include "annexa-field-row.h"
#include "annexa-links-editor.h"
#include "annexa-long-text-editor.h"
#include "annexa-many.h"
#include "annexa-query.h"
#include "annexa-record-editor.h"
#include "annexa-record-form.h"
#include "annexa-record-view.h"
#include "annexa-required-document.h"
#include "annexa-review-topic.h"
#include "annexa-round-closer.h"
#include "annexa-rule.h"
#include "annexa-set-editor.h"
#include "annexa-steps-editor.h"
#include "annexa-switch-editor.h"
#include "annexa-scales.h"
#include "annexa-test-entry.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-text-editor.h"

/* Every field of every kind as a row of a form: shown, entered as a person does, taken back. */

typedef struct
{
  AnnexaProject *project;
  GtkWidget *window;
  GtkWidget *list;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = annexa_test_new_project ("forms.annexa");
  fixture->window = gtk_window_new ();
  fixture->list = gtk_list_box_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->list);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  annexa_test_ui_settle ();
  annexa_test_close (fixture->project);
}

/* No record can be linked to itself, what the standard says is locked, and the method in force is whole: take a new one. */
static AnnexaRecord *
make_record (AnnexaProject     *project,
             const AnnexaKind  *kind,
             const AnnexaField *field)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (GError) error = NULL;
  AnnexaRecord *record;
  gint64 id;

  if (ids->len == 0 || annexa_kind_find_field (kind, "own") != NULL || g_strcmp0 (field->target, kind->name) == 0
      || annexa_scales_come_from (kind))
    id = annexa_test_add (project, kind->name, "Example");
  else
    id = g_array_index (ids, gint64, 0);
  record = annexa_project_get_record (project, kind, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
check_field (Fixture           *fixture,
             const AnnexaKind  *kind,
             const AnnexaField *field)
{
  AnnexaProject *project = fixture->project;
  g_autofree char *text = annexa_test_example_value (project, field, 0);
  g_autoptr (AnnexaRecord) record = make_record (project, kind, field);
  gint64 id = annexa_record_get_id (record);
  g_autofree char *before = annexa_test_get (project, kind->name, id, field->name);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *row = annexa_field_row_new (field->name);

  if (strcmp (text, before) == 0)
    {
      g_free (text);
      text = annexa_test_example_value (project, field, 1);
    }
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
  annexa_project_parse (project, field, text, &value, &error);
  g_assert_no_error (error);

  annexa_test_enter (row, project, record, field, &value);
  if (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)) != NULL)
    g_error ("%s.%s: %s", kind->name, field->name, annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  after = annexa_test_get (project, kind->name, id, field->name);
  if (strcmp (after, text) != 0)
    g_error ("%s.%s is “%s” instead of “%s”", kind->name, field->name, after, text);

  while (g_strcmp0 (undone, before) != 0)
    {
      annexa_project_undo (project, NULL, &error);
      g_assert_no_error (error);
      g_free (undone);
      undone = annexa_test_get (project, kind->name, id, field->name);
    }
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  gtk_list_box_remove (GTK_LIST_BOX (fixture->list), row);
}

static void
test_fields (Fixture      *fixture,
             gconstpointer data)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n = 0;

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const AnnexaField *field = &kinds[i]->fields[j];

        if (!annexa_field_is_stored (field) || (field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_INTERNAL))
            || field->type == ANNEXA_FIELD_FILE)
          continue;
        if ((strcmp (kinds[i]->name, "method") == 0 && strcmp (field->name, "status") == 0)
            || strcmp (field->name, "own") == 0)
          continue;
        /* A round closes with its ratings, not by a field. */
        if (strcmp (kinds[i]->name, "assessment") == 0 && strcmp (field->name, "closed") == 0)
          continue;
        /* Ratings belong to a round that is closed: they are only read. */
        if (strcmp (kinds[i]->name, "rating") == 0)
          continue;
        /* Approved versions do not change. */
        if (strcmp (kinds[i]->name, "document-version") == 0 && (field->flags & ANNEXA_FIELD_LOCKED))
          continue;
        check_field (fixture, kinds[i], field);
        n++;
      }
  g_assert_cmpuint (n, >, 100);
}

/* The form of every kind shows every value of a record, and writes nothing by that. */
static void
test_forms (Fixture      *fixture,
            gconstpointer data)
{
  static const AnnexaField none = { .name = "" };
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaRecord) record = make_record (fixture->project, kinds[i], &none);
      g_autofree char *before = annexa_test_dump (fixture->project);
      g_autofree char *after = NULL;
      GtkWidget *form = annexa_record_form_new (kinds[i]);

      gtk_window_set_child (GTK_WINDOW (fixture->window), form);
      annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), fixture->project, record);
      annexa_test_ui_settle ();
      annexa_record_form_focus_title (ANNEXA_RECORD_FORM (form));
      g_assert_nonnull (annexa_test_ui_find (form, ANNEXA_TYPE_FIELD_ROW));
      g_assert_true (annexa_record_form_flush (ANNEXA_RECORD_FORM (form)));
      annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), NULL, NULL);
      after = annexa_test_dump (fixture->project);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Whether a label somewhere in the form, visible or folded away, has the text in it. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
show_form (Fixture    *fixture,
           const char *kind_name,
           gint64      id)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *form = annexa_record_form_new (kind);

  gtk_window_set_child (GTK_WINDOW (fixture->window), form);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), fixture->project, record);
  return form;
}

/* A requirement is explained as a control is; the id of a required document is said in words. */
static void
test_explanations (Fixture      *fixture,
                   gconstpointer data)
{
  AnnexaProject *project = fixture->project;
  const AnnexaClause *clause = annexa_clauses_find ("6.1.3");
  const AnnexaRequiredDocument *required = annexa_required_documents_find ("M05");
  gint64 document = annexa_test_add (project, "document", "Our statement");
  gint64 own = annexa_test_add (project, "requirement", "What our customer asks for");
  GtkWidget *form;
  g_autoptr (GError) error = NULL;

  form = show_form (fixture, "requirement", annexa_project_find_ref (project, annexa_kind_lookup ("requirement"), "6.1.3"));
  g_assert_true (says (form, clause->meaning));
  g_assert_true (says (form, clause->practice));
  g_assert_true (says (form, clause->exists[0]));
  g_assert_true (says (form, clause->record));
  g_assert_true (says (form, clause->evidence[1]));
  g_assert_true (says (form, clause->auditor[2]));
  form = show_form (fixture, "requirement", own);
  g_assert_false (says (form, clause->meaning));

  form = show_form (fixture, "document", document);
  g_assert_false (says (form, required->content));
  annexa_test_set (project, "document", document, "mandatory-item", "M05", &error);
  g_assert_no_error (error);
  g_assert_true (says (form, required->title));
  g_assert_true (says (form, required->content));
  g_assert_true (says (form, "(6.1.3 d)"));
}

/* Whoever fills in a management review reads what to ask at each field. */
static void
test_review (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *form = show_form (fixture, "review", annexa_test_add (fixture->project, "review", "Our review"));
  GPtrArray *topics = annexa_review_topics_get ();

  g_assert_cmpuint (topics->len, ==, 12);
  for (guint i = 0; i < topics->len; i++)
    g_assert_true (says (form, ((AnnexaReviewTopic *) topics->pdata[i])->question));
}

/* What cannot be understood stays in the editor, with the reason below it, and is not written. */
static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "asset", "Server");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *row = annexa_field_row_new ("next-review");
  GtkEditable *entry;

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  entry = GTK_EDITABLE (annexa_test_ui_find (row, ADW_TYPE_ENTRY_ROW));

  gtk_editable_set_text (entry, "some day");
  g_assert_false (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_nonnull (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "some day");
  g_assert_true (annexa_record_is_empty (record, "next-review"));

  gtk_editable_set_text (entry, "2027-01-12");
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  g_assert_cmpstr (annexa_record_get_text (record, "next-review"), ==, "2027-01-12");
}

static GtkWidget *
add_row (Fixture      *fixture,
         AnnexaRecord *record,
         const char   *field)
{
  GtkWidget *row = annexa_field_row_new (field);

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  return row;
}

/* What is chosen and refused gives way to what is stored, and says why; nobody has to take it back to go on. */
static void
test_refused_choice (Fixture      *fixture,
                     gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "document", "Access policy");
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *row = add_row (fixture, record, "status");
  AdwComboRow *combo = ADW_COMBO_ROW (annexa_test_ui_find (row, ADW_TYPE_COMBO_ROW));
  guint draft = adw_combo_row_get_selected (combo);
  g_auto (AnnexaValue) in_force = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&in_force, "in-force");
  for (guint i = 0; i < 2; i++)
    {
      annexa_test_enter (row, fixture->project, record, annexa_kind_find_field (kind, "status"), &in_force);
      g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, draft);
      g_assert_nonnull (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
      annexa_test_ui_settle ();
      g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, draft);
      g_assert_cmpstr (annexa_record_get_text (record, "status"), ==, "draft");
    }
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
}

#define STUBBORN "Never changes"

static void
refuse (AnnexaProject  *project,
        AnnexaEdit     *edit,
        AnnexaRecord   *before,
        AnnexaRecord   *after,
        AnnexaProblems *problems)
{
  if (before != NULL && after != NULL && strcmp (annexa_record_get_title (before), STUBBORN) == 0)
    annexa_problems_add_for (problems, after, NULL, "No.");
}

static void
check_refusal (Fixture           *fixture,
               AnnexaRecord      *record,
               const AnnexaField *field)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  GtkWidget *row = add_row (fixture, record, field->name);
  g_autofree char *before = annexa_test_get (fixture->project, kind->name, annexa_record_get_id (record), field->name);
  g_autofree char *text = annexa_test_example_value (fixture->project, field, 0);
  g_autofree char *shown = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) left = ANNEXA_VALUE_INIT;

  if (strcmp (text, before) == 0)
    {
      g_free (text);
      text = annexa_test_example_value (fixture->project, field, 1);
    }
  g_assert_true (annexa_project_parse (fixture->project, field, text, &value, NULL));
  annexa_test_enter (row, fixture->project, record, field, &value);
  g_assert_cmpstr (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)), ==, "No.");
  annexa_test_ui_settle ();
  g_assert_true (annexa_field_editor_read (annexa_test_entry_get_editor (row), &left, NULL));
  shown = annexa_project_format (fixture->project, field, &left);
  if (field->type != ANNEXA_FIELD_YES_NO || annexa_value_get_integer (&left) != 0)
    g_assert_cmpstr (shown, ==, before);
  g_assert_cmpstr (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)), ==, "No.");
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  gtk_list_box_remove (GTK_LIST_BOX (fixture->list), row);
}

/* So do switches, steps, lists and everything else that is chosen. */
static void
test_refused_choices (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const kinds[] = { "asset", "risk" };
  GType types[] = { ANNEXA_TYPE_CHOICE_EDITOR, ANNEXA_TYPE_STEPS_EDITOR, ANNEXA_TYPE_SWITCH_EDITOR,
                    ANNEXA_TYPE_SET_EDITOR,    ANNEXA_TYPE_RECORD_EDITOR, ANNEXA_TYPE_LINKS_EDITOR };
  guint seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);
      gint64 id = annexa_test_add (fixture->project, kinds[i], STUBBORN);
      g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);

      annexa_project_register_rule (kinds[i], refuse);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const AnnexaField *field = &kind->fields[j];
          g_autoptr (AnnexaFieldEditor) editor
              = g_object_ref_sink (annexa_field_editor_new (fixture->project, field, NULL));

          if (!annexa_field_is_stored (field) || field->type == ANNEXA_FIELD_FILE
              || !annexa_field_editor_is_chosen (editor))
            continue;
          check_refusal (fixture, record, field);
          for (guint k = 0; k < G_N_ELEMENTS (types); k++)
            seen |= G_TYPE_CHECK_INSTANCE_TYPE (editor, types[k]) ? 1u << k : 0;
        }
    }
  g_assert_cmpuint (seen, ==, (1u << G_N_ELEMENTS (types)) - 1);
}

/* What somebody is typing survives an edit from elsewhere, and says that it is outdated. */
static void
test_changed_meanwhile (Fixture      *fixture,
                        gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "asset", "Server");
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), id, NULL);
  GtkWidget *row = annexa_field_row_new ("name");
  GtkEditable *entry;

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  entry = GTK_EDITABLE (annexa_test_ui_find (row, ADW_TYPE_ENTRY_ROW));
  gtk_editable_set_text (entry, "File server");
  g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", "Old server", NULL));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "File server");
  g_assert_nonnull (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));

  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_cmpstr (annexa_record_get_title (record), ==, "File server");
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *field)
{
  GtkWidget *row = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget) && strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (widget)), field) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_row (child, field);
  return row;
}

static void
assert_reads (GtkWidget  *form,
              const char *field,
              gboolean    reads)
{
  g_assert_cmpint (ANNEXA_IS_COMPUTED_EDITOR (annexa_test_entry_get_editor (find_row (form, field))), ==, reads);
}

/* The rating of a closed round is read, and notes are added to it. */
static void
check_rating_form (Fixture *fixture)
{
  const AnnexaKind *kind = annexa_kind_lookup ("rating");
  gint64 id = annexa_project_find_ref (fixture->project, kind, "RT-001");
  g_autoptr (AnnexaRecord) rating = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *form = annexa_record_form_new (kind);

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), form);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), fixture->project, rating);
  assert_reads (form, "ref", TRUE);
  assert_reads (form, "risk-title", TRUE);
  assert_reads (form, "notes", FALSE);
}

static gboolean
is_idle (gpointer project)
{
  return !annexa_project_is_working (project);
}

static void
press_and_wait (Fixture   *fixture,
                GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
}

/* The button closes the round once somebody has approved it, and is gone until that is taken back. With many risks a worker
 * closes it. */
static void
test_close_round (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "assessment", "First round");
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  const AnnexaKind *rating = annexa_kind_lookup ("rating");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *form = annexa_record_form_new (kind);
  GtkWidget *closer, *button, *reasons;

  annexa_many_lower_limit (data != NULL ? 1 : 0);
  annexa_test_add (fixture->project, "risk", "Fire");
  if (data != NULL)
    annexa_test_add (fixture->project, "risk", "Flood");
  annexa_test_add (fixture->project, "person", "Ana Ruiz");
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), form);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), fixture->project, record);
  closer = annexa_test_ui_find (form, ANNEXA_TYPE_ROUND_CLOSER);
  button = annexa_test_ui_find (closer, GTK_TYPE_BUTTON);
  press_and_wait (fixture, button);
  g_assert_cmpint (annexa_record_get_integer (record, "closed"), ==, 0);

  /* Everything that is missing is told at once. */
  reasons = gtk_widget_get_next_sibling (button);
  g_assert_true (gtk_widget_get_visible (reasons));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (reasons)), "Say who."));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (reasons)), "Say when."));

  g_assert_true (annexa_test_set (fixture->project, "assessment", id, "approved-by", "P-001", NULL));
  g_assert_true (annexa_test_set (fixture->project, "assessment", id, "approved-on", "2026-11-20", NULL));
  press_and_wait (fixture, button);
  g_assert_cmpint (annexa_record_get_integer (record, "closed"), ==, 1);
  g_assert_cmpint (annexa_project_count (fixture->project, rating), ==, data != NULL ? 2 : 1);
  g_assert_false (gtk_widget_get_visible (button));
  assert_reads (form, "title", TRUE);
  assert_reads (form, "approved-by", TRUE);
  assert_reads (form, "participants", FALSE);
  g_assert_true (says (form, "R-001 Fire"));
  check_rating_form (fixture);
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, rating), ==, 0);
  g_assert_true (gtk_widget_get_visible (button));
  assert_reads (form, "title", FALSE);
  annexa_many_lower_limit (0);
}

/* The button fills the checklist in one step, has nothing to do the second time, and is gone when the audit is over. */
static void
test_prepare_checklist (Fixture      *fixture,
                        gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "audit", "Yearly audit");
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  const AnnexaKind *item = annexa_kind_lookup ("checklist-item");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *form = annexa_record_form_new (kind);
  guint n_questions = g_strv_length (annexa_catalogue_find_control ("A.8.13")->auditor);
  GtkWidget *preparer, *button;

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), form);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), fixture->project, record);
  preparer = annexa_test_ui_find (form, ANNEXA_TYPE_CHECKLIST_PREPARER);
  button = annexa_test_ui_find (preparer, GTK_TYPE_BUTTON);
  g_assert_true (annexa_test_set (fixture->project, "audit", id, "audited", "A.8.13", NULL));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (annexa_project_count (fixture->project, item), ==, n_questions);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (annexa_project_count (fixture->project, item), ==, n_questions);

  g_assert_true (annexa_test_set (fixture->project, "audit", id, "status", "closed", NULL));
  g_assert_false (gtk_widget_get_visible (preparer));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (gtk_widget_get_visible (preparer));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, item), ==, 0);
}

/* A window with the row of one field. */
static GtkWidget *
show_row (GtkWidget     *row,
          AnnexaProject *project,
          AnnexaRecord  *record)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  return window;
}

/* What a field means is said below it, in the switch, or by a button, which F1 opens from the field. */
static void
test_help (void)
{
  AnnexaProject *project = annexa_test_new_project ("help.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  gint64 id = annexa_test_add (project, "risk", "Fire");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, id, NULL);
  GtkWidget *row = annexa_field_row_new ("owner");
  GtkWidget *window = show_row (row, project, record);
  GtkWidget *button, *popover;

  button = annexa_test_ui_find (row, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  annexa_test_ui_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (annexa_test_ui_find_nth (popover, GTK_TYPE_LABEL, 1))), ==,
                   annexa_field_get_help (annexa_kind_find_field (kind, "owner")));
  gtk_popover_popdown (GTK_POPOVER (popover));

  gtk_window_destroy (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

/* A calendar is made when it is opened, each time at the day in the field, and a day picked in it is written. A list that
 * shows no record for a moment, while somebody searches in it, does not cost the editors. */
static void
test_calendar (void)
{
  AnnexaProject *project = annexa_test_new_project ("calendar.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  gint64 id = annexa_test_add (project, "task", "Lock the door");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, id, NULL);
  GtkWidget *row = annexa_field_row_new ("due");
  GtkWidget *window = show_row (row, project, record);
  static const char *const days[] = { "2026-04-03", "2027-12-24" };
  GtkWidget *button;

  button = annexa_test_ui_find (row, GTK_TYPE_MENU_BUTTON);
  g_assert_null (annexa_test_ui_find (row, GTK_TYPE_CALENDAR));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *shown = NULL;
      g_autoptr (GDateTime) day = NULL;

      g_assert_true (annexa_test_set (project, "task", id, "due", days[i], NULL));
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      annexa_test_ui_settle ();
      day = gtk_calendar_get_date (GTK_CALENDAR (annexa_test_ui_find (row, GTK_TYPE_CALENDAR)));
      shown = g_date_time_format (day, "%Y-%m-%d");
      g_assert_cmpstr (shown, ==, days[i]);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, NULL);
      annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
      g_assert_true (annexa_test_ui_find (row, GTK_TYPE_MENU_BUTTON) == button);
    }
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  annexa_test_ui_settle ();
  {
    g_autoptr (GDateTime) picked = g_date_time_new_local (2027, 12, 27, 12, 0, 0);

    gtk_calendar_select_day (GTK_CALENDAR (annexa_test_ui_find (row, GTK_TYPE_CALENDAR)), picked);
  }
  g_assert_cmpstr (annexa_record_get_text (record, "due"), ==, "2027-12-27");

  gtk_window_destroy (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add ("/forms/fields", Fixture, NULL, set_up, test_fields, tear_down);
  g_test_add ("/forms/forms", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/forms/explanations", Fixture, NULL, set_up, test_explanations, tear_down);
  g_test_add ("/forms/review", Fixture, NULL, set_up, test_review, tear_down);
  g_test_add ("/forms/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/forms/refused-choice", Fixture, NULL, set_up, test_refused_choice, tear_down);
  g_test_add ("/forms/refused-choices", Fixture, NULL, set_up, test_refused_choices, tear_down);
  g_test_add ("/forms/changed-meanwhile", Fixture, NULL, set_up, test_changed_meanwhile, tear_down);
  g_test_add ("/forms/close-round", Fixture, NULL, set_up, test_close_round, tear_down);
  g_test_add ("/forms/close-round-many", Fixture, "many", set_up, test_close_round, tear_down);
  g_test_add ("/forms/prepare-checklist", Fixture, NULL, set_up, test_prepare_checklist, tear_down);
  g_test_add_func ("/forms/help", test_help);
  g_test_add_func ("/forms/calendar", test_calendar);

  return g_test_run ();
}
