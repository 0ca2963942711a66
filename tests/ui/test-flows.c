/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-action-closer.h"
#include "annexa-audit-page.h"
#include "annexa-checklist-answers.h"
#include "annexa-checklist-row.h"
#include "annexa-checklist-view.h"
#include "annexa-checklists.h"
#include "annexa-date.h"
#include "annexa-field-row.h"
#include "annexa-form-action.h"
#include "annexa-form-pane.h"
#include "annexa-part-row.h"
#include "annexa-parts-editor.h"
#include "annexa-picker.h"
#include "annexa-point-list.h"
#include "annexa-query.h"
#include "annexa-readiness.h"
#include "annexa-review-decisions.h"
#include "annexa-review-page.h"
#include "annexa-review-state.h"
#include "annexa-scene-view.h"
#include "annexa-cause-picture.h"
#include "annexa-test-entry.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* What a firm does once a year or in an emergency, from its beginning to its end, by the actions and the widgets that a
 * person uses: an internal audit until its corrective action is closed, a management review until its decisions are tasks,
 * an incident until what was learned is a risk. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  AnnexaProject *project = annexa_test_new_project ("flows.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));

  annexa_test_add (project, "person", "Ana Ruiz");
  annexa_test_add (project, "person", "Lea Brandt");
  annexa_test_close (project);
  annexa_date_set_today ("2026-11-26");
  fixture->window = annexa_test_ui_open (path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  annexa_date_set_today (NULL);
}

static gint64
find (Fixture    *fixture,
      const char *kind,
      const char *ref)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup (kind), ref);

  if (id == 0)
    g_error ("there is no %s", ref);
  return id;
}

static void
assert_field (Fixture    *fixture,
              const char *kind,
              const char *ref,
              const char *field,
              const char *expected)
{
  g_autofree char *text = annexa_test_get (fixture->project, kind, find (fixture, kind, ref), field);

  if (strcmp (text, expected) != 0)
    g_error ("%s of %s is “%s” instead of “%s”", field, ref, text, expected);
}

static void
go (Fixture    *fixture,
    const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", page));
  annexa_test_ui_settle ();
}

static void
show_record (Fixture    *fixture,
             const char *kind,
             const char *ref)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kind,
                                             find (fixture, kind, ref)));
  annexa_test_ui_settle ();
}

/* A button, a row or a label that is seen, by its words. */
static GtkWidget *
find_words (GtkWidget  *widget,
            const char *words)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_words (child, words);
  return found;
}

static void
press (GtkWidget  *widget,
       const char *words)
{
  GtkWidget *label = find_words (widget, words);
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (button == NULL && row == NULL)
    g_error ("nothing says “%s”", words);
  g_test_message ("press %s", words);
  g_assert_true (gtk_widget_is_sensitive (label));
  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
  else
    g_signal_emit_by_name (row, "activate");
  annexa_test_ui_settle ();
}

/* The row of a field that is seen and shows the record. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *field)
{
  GtkWidget *row;

  for (guint i = 0; (row = annexa_test_ui_find_nth (widget, ANNEXA_TYPE_FIELD_ROW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (row) && strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)), field) == 0)
      return row;
  g_error ("no row shows “%s”", field);
}

/* Enters a text in the row of a field, as its editor takes it, and sees that it is written. */
static void
fill (Fixture    *fixture,
      GtkWidget  *widget,
      const char *kind,
      const char *ref,
      const char *field,
      const char *text)
{
  const AnnexaKind *of_kind = annexa_kind_lookup (kind);
  const AnnexaField *of_field = annexa_kind_find_field (of_kind, field);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, of_kind, find (fixture, kind, ref), NULL);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row = find_row (widget, field);

  annexa_project_parse (fixture->project, of_field, text, &value, &error);
  g_assert_no_error (error);
  g_test_message ("%s of %s", field, ref);
  /* Where the keyboard is, the form scrolls to. */
  annexa_field_row_focus (ANNEXA_FIELD_ROW (row));
  annexa_test_ui_settle ();
  annexa_test_enter (row, fixture->project, record, of_field, &value);
  annexa_test_ui_settle ();
  g_assert_cmpstr (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)), ==, NULL);
  written = annexa_test_get (fixture->project, kind, find (fixture, kind, ref), field);
  g_assert_cmpstr (written, ==, text);
}

static GtkWidget *
find_page (Fixture *fixture,
           GType    type)
{
  GtkWidget *page = annexa_test_ui_find (GTK_WIDGET (fixture->window), type);

  g_assert_nonnull (page);
  return page;
}

/* The form that is seen. */
static GtkWidget *
find_form (Fixture *fixture)
{
  GtkWidget *form;

  for (guint i = 0; (form = annexa_test_ui_find_nth (GTK_WIDGET (fixture->window), ANNEXA_TYPE_FORM_PANE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (form))
      return form;
  g_error ("no form is shown");
}

static void
press_key (GtkWidget *row,
           guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  annexa_test_ui_settle ();
  g_assert_true (handled);
}

/* The programme is proposed, taken over, and its audit planned. */
static void
plan_audit (Fixture *fixture)
{
  GtkWidget *page, *form;

  g_assert_true (annexa_test_set (fixture->project, "control", find (fixture, "control", "A.5.18"), "applicable", "yes",
                                  NULL));
  go (fixture, "audit-programme");
  page = find_page (fixture, ANNEXA_TYPE_AUDIT_PAGE);
  g_assert_true (gtk_widget_activate_action (page, "audit.propose", NULL));
  annexa_test_ui_settle ();
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (annexa_test_ui_find_window (ADW_TYPE_WINDOW))), "clicked");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (page, "audit.show-record", "(sx)", "audit", find (fixture, "audit", "AUD-001")));
  annexa_test_ui_settle ();
  form = find_form (fixture);
  fill (fixture, form, "audit", "AUD-001", "lead", "P-002");
  fill (fixture, form, "audit", "AUD-001", "starts", "2026-11-25");
  fill (fixture, form, "audit", "AUD-001", "ends", "2026-11-26");
}

/* The row of the checklist that is open. */
static GtkWidget *
get_question (GtkWidget *page)
{
  GtkWidget *row;

  for (guint i = 0; (row = annexa_test_ui_find_nth (page, ANNEXA_TYPE_CHECKLIST_ROW, i)) != NULL; i++)
    {
      GtkWidget *answers = annexa_test_ui_find (row, ANNEXA_TYPE_CHECKLIST_ANSWERS);

      if (answers != NULL && gtk_widget_get_mapped (answers))
        return row;
    }
  g_error ("no question is open");
}

/* What the audit looks at and the checklist asks nothing about is said, and asked about at the press of a button. */
static void
ask_the_rest (Fixture   *fixture,
              GtkWidget *page)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  gint64 n_all = annexa_project_count (fixture->project, kind);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) items = annexa_project_query_records (fixture->project, query, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Questions deleted");
  const char *words = "The checklist asks nothing about 1 of them.";

  g_assert_null (find_words (page, words));
  for (guint i = 0; i < items->len; i++)
    if (!annexa_record_is_empty (items->pdata[i], "control"))
      annexa_edit_delete (edit, kind, annexa_record_get_id (items->pdata[i]));
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), <, n_all);
  g_assert_nonnull (find_words (page, words));
  press (page, "Prepare the other questions");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n_all);
  g_assert_null (find_words (page, words));
}

/* After the last answer the checklist says what comes next, and leads there. */
static void
answer_the_rest (Fixture   *fixture,
                 GtkWidget *page)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("checklist-item"));
  g_autoptr (GPtrArray) items = annexa_project_query_records (fixture->project, query, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Answered");
  gint64 audit = find (fixture, "audit", "AUD-001");
  GtkWidget *list, *line, *focus, *row;

  g_assert_null (find_words (page, "All questions are answered. What comes next:"));
  for (guint i = 0; i < items->len; i++)
    if (!annexa_checklists_is_answered (items->pdata[i]))
      annexa_edit_set_text (edit, annexa_query_get_kind (query), annexa_record_get_id (items->pdata[i]), "result",
                            "conforms");
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_words (page, "All questions are answered. What comes next:"));
  list = annexa_test_ui_find (annexa_test_ui_find (page, ANNEXA_TYPE_CHECKLIST_VIEW), ANNEXA_TYPE_POINT_LIST);
  g_assert_nonnull (annexa_point_list_find (ANNEXA_POINT_LIST (list), find (fixture, "finding", "F-001"), "action"));
  line = annexa_point_list_find (ANNEXA_POINT_LIST (list), audit, "conclusion");
  g_signal_emit_by_name (line, "clicked");
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW) : NULL;
  g_assert_true (row != NULL && row == annexa_field_row_find_of (GTK_WIDGET (fixture->window), "conclusion", audit));
  go (fixture, "audit-programme");
}

/* Questions are prepared, the first is answered with a nonconformity, and that becomes a finding with its words. */
static void
answer_checklist (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, ANNEXA_TYPE_AUDIT_PAGE);
  g_autofree char *ref = NULL;
  GtkWidget *row;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-checklist", "x",
                                             find (fixture, "audit", "AUD-001")));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (page, "audit.prepare", NULL));
  annexa_test_ui_settle ();
  ask_the_rest (fixture, page);
  annexa_page_take_focus (ANNEXA_PAGE (page));
  annexa_test_ui_settle ();
  row = get_question (page);
  ref = g_strdup (annexa_record_get_ref (annexa_checklist_row_get_record (ANNEXA_CHECKLIST_ROW (row))));
  press_key (row, GDK_KEY_2);
  assert_field (fixture, "checklist-item", ref, "result", "minor");
  fill (fixture, row, "checklist-item", ref, "evidence-seen", "Accounts of two leavers are still open");
  press (row, "Record a finding");
  assert_field (fixture, "finding", "F-001", "title", "Accounts of two leavers are still open");
  assert_field (fixture, "finding", "F-001", "grade", "minor");
  assert_field (fixture, "checklist-item", ref, "finding", "F-001");
  answer_the_rest (fixture, page);
}

static void
plan_action (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, ANNEXA_TYPE_AUDIT_PAGE);

  press (page, "Findings");
  press (page, "Plan a corrective action");
  assert_field (fixture, "finding", "F-001", "action", "CA-001");
  assert_field (fixture, "action", "CA-001", "title", "Put right: Accounts of two leavers are still open");
  assert_field (fixture, "action", "CA-001", "source", "audit");
}

/* What may have led to it: two causes, which the picture shows as bones. */
static void
find_cause (Fixture   *fixture,
            GtkWidget *form)
{
  GtkWidget *editor = annexa_test_ui_find (form, ANNEXA_TYPE_PARTS_EDITOR);
  GtkWidget *picture = annexa_test_ui_find (form, ANNEXA_TYPE_CAUSE_PICTURE);
  GtkWidget *row, *view;

  g_assert_cmpstr (annexa_parts_editor_get_kind (ANNEXA_PARTS_EDITOR (editor)), ==, "cause");
  g_assert_false (gtk_widget_get_visible (picture));
  press (editor, "Add possible cause");
  row = annexa_test_ui_find (editor, ANNEXA_TYPE_PART_ROW);
  g_assert_nonnull (row);
  fill (fixture, row, "cause", "CS-001", "text", "Nobody tells the office who has left");
  fill (fixture, row, "cause", "CS-001", "area", "methods");
  fill (fixture, row, "cause", "CS-001", "root", "yes");
  press (editor, "Add possible cause");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_visible (picture));
  view = annexa_test_ui_find (picture, ANNEXA_TYPE_SCENE_VIEW);
  g_assert_true (annexa_scene_view_get_place (ANNEXA_SCENE_VIEW (view), "CS-001", &(graphene_rect_t){ 0 }));
  g_assert_true (annexa_scene_view_get_place (ANNEXA_SCENE_VIEW (view), "CS-002", &(graphene_rect_t){ 0 }));
}

static void
close_action (Fixture *fixture)
{
  static const char *const entries[][2] = {
    { "owner", "P-001" },
    { "correction", "Both accounts closed." },
    { "corrected-on", "2026-11-26" },
    { "status", "contained" },
    { "method", "five-whys" },
    { "cause", "No step of leaving tells the office." },
    { "elsewhere", "Keys: none missing." },
    { "status", "analysed" },
    { "plan", "A line on the leaving sheet." },
    { "status", "planned" },
    { "done-on", "2026-11-26" },
    { "status", "done" },
    { "effectiveness", "effective" },
    { "checked-by", "P-002" },
    { "checked-on", "2026-11-26" },
  };
  GtkWidget *form, *closer;

  show_record (fixture, "action", "CA-001");
  form = find_form (fixture);
  closer = annexa_test_ui_find (form, ANNEXA_TYPE_ACTION_CLOSER);
  fill (fixture, form, "action", "CA-001", "status", "closed");
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (closer)), ==, "Closed too early");
  fill (fixture, form, "action", "CA-001", "status", "open");
  g_assert_cmpuint (annexa_form_action_count_points (ANNEXA_FORM_ACTION (closer)), ==, 8);
  press (closer, "Close this corrective action");
  assert_field (fixture, "action", "CA-001", "status", "open");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    fill (fixture, form, "action", "CA-001", entries[i][0], entries[i][1]);
  find_cause (fixture, form);
  press (closer, "Close this corrective action");
  assert_field (fixture, "action", "CA-001", "status", "closed");
  g_assert_false (gtk_widget_get_visible (closer));
}

static guint
count_gaps (Fixture    *fixture,
            const char *rule)
{
  g_autoptr (AnnexaReadiness) readiness = annexa_readiness_new (fixture->project, NULL);
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    n += strcmp (((AnnexaGap *) gaps->pdata[i])->check->id, rule) == 0;
  return n;
}

/* The audit says what it saw, and is closed and reported. */
static void
close_audit (Fixture *fixture)
{
  static const char *const entries[][2] = {
    { "conclusion", "The system is lived; leaving needs a rule." },
    { "reported-to", "P-001" },
    { "reported-on", "2026-11-26" },
    { "status", "closed" },
  };
  GtkWidget *page, *form;

  go (fixture, "audit-programme");
  page = find_page (fixture, ANNEXA_TYPE_AUDIT_PAGE);
  g_assert_cmpuint (count_gaps (fixture, "R38"), ==, 1);
  g_assert_true (gtk_widget_activate_action (page, "audit.show-record", "(sx)", "audit", find (fixture, "audit", "AUD-001")));
  annexa_test_ui_settle ();
  form = find_form (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    fill (fixture, form, "audit", "AUD-001", entries[i][0], entries[i][1]);
  g_assert_true (gtk_widget_activate_action (page, "audit.show-record", "(sx)", "finding", find (fixture, "finding", "F-001")));
  annexa_test_ui_settle ();
  fill (fixture, find_form (fixture), "finding", "F-001", "status", "closed");
}

/* From the programme to a closed corrective action. */
static void
test_audit (Fixture      *fixture,
            gconstpointer data)
{
  plan_audit (fixture);
  answer_checklist (fixture);
  plan_action (fixture);
  close_action (fixture);
  close_audit (fixture);
  g_assert_cmpuint (count_gaps (fixture, "R38"), ==, 0);
  g_assert_cmpuint (count_gaps (fixture, "R42"), ==, 0);
  g_assert_cmpuint (count_gaps (fixture, "R44"), ==, 0);
  g_assert_cmpuint (count_gaps (fixture, "R127"), ==, 0);
  g_assert_cmpuint (count_gaps (fixture, "R137"), ==, 0);
}

static void
act (GtkWidget  *page,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  annexa_test_ui_settle ();
}

/* A decision, typed beside the input that it follows from, becomes a task. */
static void
decide (Fixture   *fixture,
        GtkWidget *page)
{
  GtkWidget *decisions = annexa_test_ui_find_nth (page, ANNEXA_TYPE_REVIEW_DECISIONS, 8);
  GtkWidget *row;

  press (decisions, "Add decision");
  row = annexa_test_ui_find (decisions, ANNEXA_TYPE_PART_ROW);
  g_assert_nonnull (row);
  fill (fixture, row, "decision", "DEC-001", "text", "Buy a second server");
  fill (fixture, row, "decision", "DEC-001", "owner", "P-002");
  fill (fixture, row, "decision", "DEC-001", "due", "2027-03-31");
  assert_field (fixture, "decision", "DEC-001", "topic", "risk-results");
}

static void
approve (Fixture   *fixture,
         GtkWidget *page)
{
  GtkWidget *state = annexa_test_ui_find (page, ANNEXA_TYPE_REVIEW_STATE);
  GtkWidget *picker;

  press (state, "Approve the minutes");
  picker = annexa_test_ui_find (state, ANNEXA_TYPE_PICKER);
  g_assert_nonnull (picker);
  annexa_test_ui_wait (annexa_test_ui_is_mapped, picker);
  g_signal_emit_by_name (picker, "picked", find (fixture, "person", "P-001"));
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_words (state, "Approved by Ana Ruiz on 26 November 2026."));
}

/* From the inputs to approved minutes, and to the task that a decision becomes. */
static void
test_review (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page;

  go (fixture, "reviews");
  page = find_page (fixture, ANNEXA_TYPE_REVIEW_PAGE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  annexa_test_ui_settle ();
  fill (fixture, page, "review", "MR-001", "date", "2026-11-26");
  fill (fixture, page, "review", "MR-001", "chair", "P-001");
  fill (fixture, page, "review", "MR-001", "present", "P-001; P-002");
  act (page, "page.write-inputs");
  fill (fixture, page, "review", "MR-001", "status", "held");
  fill (fixture, page, "review", "MR-001", "improvement-result", "A second server, so that none stands still.");
  decide (fixture, page);
  g_assert_cmpuint (count_gaps (fixture, "R122"), ==, 1);
  approve (fixture, page);
  g_assert_cmpuint (count_gaps (fixture, "R47"), ==, 0);
  g_assert_cmpuint (count_gaps (fixture, "R122"), ==, 0);

  press (annexa_test_ui_find_nth (page, ANNEXA_TYPE_REVIEW_DECISIONS, 8), "Make task");
  assert_field (fixture, "decision", "DEC-001", "task", "TSK-001");
  assert_field (fixture, "task", "TSK-001", "title", "Buy a second server");
  assert_field (fixture, "task", "TSK-001", "responsible", "P-002");
  assert_field (fixture, "task", "TSK-001", "due", "2027-03-31");
}

/* Triage, the time that personal data leave, what was done and when, and what is learned. */
static void
test_incident (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const entries[][2] = {
    { "title", "Invoice sent to the wrong customer" },
    { "kind", "incident" },
    { "category", "misdirected-data" },
    { "severity", "medium" },
    { "detected", "2026-11-26T08:00:00Z" },
    { "handler", "P-002" },
    { "affects", "C" },
    { "personal-data", "yes" },
    { "description", "A customer got the invoice of another one." },
    { "status", "assessed" },
    { "containment", "Called both; the paper was destroyed." },
    { "status", "contained" },
    { "notify", "no" },
    { "cause", "Two invoices printed at once." },
    { "lessons", "One order at a time." },
    { "status", "closed" },
    { "closed-on", "2026-11-26" },
  };
  GtkWidget *form, *editor, *row;

  go (fixture, "incidents");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  annexa_test_ui_settle ();
  form = find_form (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      fill (fixture, form, "incident", "INC-001", entries[i][0], entries[i][1]);
      /* 72 hours after it was noticed, until somebody has decided. */
      if (strcmp (entries[i][0], "personal-data") == 0)
        assert_field (fixture, "incident", "INC-001", "notify-deadline", "2026-11-29T08:00:00Z");
    }
  editor = annexa_test_ui_find (form, ANNEXA_TYPE_PARTS_EDITOR);
  press (editor, "Add entry");
  row = annexa_test_ui_find (editor, ANNEXA_TYPE_PART_ROW);
  fill (fixture, row, "timeline-entry", "TL-001", "text", "A customer calls.");
  fill (fixture, row, "timeline-entry", "TL-001", "time", "2026-11-26T08:05:00Z");
  g_assert_cmpuint (count_gaps (fixture, "R55"), ==, 0);

  press (form, "Make a risk of it");
  assert_field (fixture, "incident", "INC-001", "risks", "R-001");
  assert_field (fixture, "risk", "R-001", "title", "Invoice sent to the wrong customer");
  assert_field (fixture, "risk", "R-001", "affects", "C");
  g_assert_cmpint (annexa_record_get_id (annexa_form_pane_get_record (ANNEXA_FORM_PANE (find_form (fixture)))), ==,
                   find (fixture, "risk", "R-001"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/flows/audit", Fixture, NULL, set_up, test_audit, tear_down);
  g_test_add ("/flows/review", Fixture, NULL, set_up, test_review, tear_down);
  g_test_add ("/flows/incident", Fixture, NULL, set_up, test_incident, tear_down);

  return g_test_run ();
}
