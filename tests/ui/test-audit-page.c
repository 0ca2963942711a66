/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-audit-coverage.h"
#include "annexa-audit-findings-view.h"
#include "annexa-audit-page.h"
#include "annexa-audit-programme-view.h"
#include "annexa-audit-proposal-window.h"
#include "annexa-checklist-answers.h"
#include "annexa-checklist-row.h"
#include "annexa-checklist-view.h"
#include "annexa-date.h"
#include "annexa-field-row.h"
#include "annexa-long-text-editor.h"
#include "annexa-panes.h"
#include "annexa-project-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The page of audits: programme, checklist and findings of the example company and of a new project. Everything that
 * changes the project is taken back with one step. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  GtkWidget *page;
  char *path;
} Fixture;

static void
open_window (Fixture *fixture,
             int      width)
{
  fixture->window = annexa_test_ui_open (fixture->path, width, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "audit-programme"));
  annexa_test_ui_settle ();
  fixture->page = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_AUDIT_PAGE);
  g_assert_nonnull (fixture->page);
}

/* The example begins in November 2026. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  annexa_date_set_today ("2026-11-26");
  fixture->path = annexa_test_ui_sample ("audits.annexa");
  open_window (fixture, 1280);
}

static void
set_up_empty (Fixture      *fixture,
              gconstpointer data)
{
  AnnexaProject *project = annexa_test_new_project ("no-audits.annexa");

  annexa_date_set_today ("2026-11-26");
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);
  open_window (fixture, 1280);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  annexa_date_set_today (NULL);
  g_free (fixture->path);
}

static gint64
find (Fixture    *fixture,
      const char *kind,
      const char *ref)
{
  return annexa_project_find_ref (fixture->project, annexa_kind_lookup (kind), ref);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  annexa_test_ui_settle ();
}

static void
redo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL));
  annexa_test_ui_settle ();
}

static void
assert_field (Fixture    *fixture,
              const char *kind,
              gint64      id,
              const char *field,
              const char *expected)
{
  g_autofree char *text = annexa_test_get (fixture->project, kind, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

/* The row that is open. */
static GtkWidget *
get_open_row (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_CHECKLIST_VIEW);
  GtkWidget *list = gtk_widget_get_ancestor (annexa_test_ui_find (view, ANNEXA_TYPE_CHECKLIST_ROW), GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_CHECKLIST_VIEW);
  guint n = 0;
  GtkWidget *row;

  for (guint i = 0; (row = annexa_test_ui_find_nth (view, ANNEXA_TYPE_CHECKLIST_ROW, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (row) ? 1 : 0;
  return n;
}

static void
show_checklist (Fixture    *fixture,
                const char *audit)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-checklist", "x",
                                             find (fixture, "audit", audit)));
  annexa_test_ui_settle ();
}

static gboolean
press (GtkWidget *row,
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
  return handled;
}

/* What is covered and what is wrong is said in words; a chapter unfolds into its clauses. */
static void
test_programme (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *coverage = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_AUDIT_COVERAGE);
  GtkWidget *list = annexa_test_ui_find (coverage, GTK_TYPE_LIST_BOX);

  g_assert_nonnull (find_label (fixture->page, "The internal audits look at all 117"));
  g_assert_nonnull (find_label (fixture->page, "Henrik Olsen owns A.7.1"));
  g_assert_nonnull (find_label (coverage, "4 Context of the organization"));
  g_assert_nonnull (find_label (coverage, "AUD-002"));
  g_assert_null (find_label (coverage, "4.2 "));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (coverage, "4.2 "));
  g_assert_nonnull (find_label (coverage, "4 of 4 audited"));

  /* An audit that does not take place covers nothing, and that is said at once. */
  g_assert_true (annexa_test_set (fixture->project, "audit", find (fixture, "audit", "AUD-006"), "status", "cancelled", NULL));
  annexa_test_ui_settle ();
  g_assert_null (find_label (fixture->page, "The internal audits look at all 117"));
  g_assert_nonnull (find_label (fixture->page, "No internal audit of these years looks at"));
  g_assert_nonnull (find_label (coverage, " not covered"));
}

/* One audit for what is missing; its form opens. */
static void
test_add_missing (Fixture      *fixture,
                  gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  gint64 n = annexa_project_count (fixture->project, kind);

  g_assert_true (annexa_test_set (fixture->project, "audit", find (fixture, "audit", "AUD-006"), "status", "cancelled", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.add-missing", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
  g_assert_nonnull (find_label (fixture->page, "The internal audits look at all 117"));
  g_assert_cmpstr (annexa_record_get_ref (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, "AUD-008");
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n);
  redo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);

  /* The second time nothing is missing. */
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.add-missing", NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
}

static GtkWidget *
find_proposal (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ANNEXA_IS_AUDIT_PROPOSAL_WINDOW (item->data))
      return item->data;
  return NULL;
}

/* A new project is taught, and gets a programme that is shown before; what is unticked is left out; one step back. */
static void
test_propose (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const controls[] = { "A.5.1", "A.8.13", "A.8.30" };
  const AnnexaKind *kind = annexa_kind_lookup ("audit");
  GtkWidget *dialog, *add;

  g_assert_nonnull (find_label (fixture->page, "No audits in these years"));
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    g_assert_true (annexa_test_set (fixture->project, "control", find (fixture, "control", controls[i]), "applicable", "yes",
                                    NULL));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.propose", NULL));
  annexa_test_ui_settle ();
  dialog = find_proposal (fixture);
  g_assert_nonnull (dialog);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);
  g_assert_nonnull (find_label (dialog, "Internal audit 2026"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (annexa_test_ui_find (dialog, ADW_TYPE_EXPANDER_ROW)), TRUE);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (dialog, "4.1 "));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (annexa_test_ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, 2)), FALSE);
  add = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_signal_emit_by_name (add, "clicked");
  annexa_test_ui_settle ();
  g_assert_null (find_proposal (fixture));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 2);
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);
  redo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 2);
}

/* Whoever stands before an empty checklist or before no audit at all is told what to do. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  const AnnexaKind *item = annexa_kind_lookup ("checklist-item");

  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (fixture->page, "A checklist belongs to an audit"));
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (fixture->page, "Findings belong to an audit"));
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), -1);
  annexa_page_add (ANNEXA_PAGE (fixture->page));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (fixture->page, "No questions yet"));
  g_assert_true (annexa_test_set (fixture->project, "audit", find (fixture, "audit", "AUD-001"), "audited", "A.8.13", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.prepare", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, item), >, 0);
  g_assert_cmpuint (count_rows (fixture), ==, annexa_project_count (fixture->project, item));
  undo (fixture);
  g_assert_nonnull (find_label (fixture->page, "No questions yet"));
}

/* A digit answers, the progress follows, and the next question is one key away. */
static void
test_answer (Fixture      *fixture,
             gconstpointer data)
{
  gint64 question = find (fixture, "checklist-item", "CL-076");
  GtkWidget *row;

  show_checklist (fixture, "AUD-004");
  g_assert_nonnull (find_label (fixture->page, "0 of 14 questions answered"));
  row = get_open_row (fixture);
  g_assert_nonnull (row);
  g_assert_true (press (row, GDK_KEY_1));
  assert_field (fixture, "checklist-item", annexa_record_get_id (annexa_checklist_row_get_record (ANNEXA_CHECKLIST_ROW (row))),
                "result", "conforms");
  g_assert_nonnull (find_label (fixture->page, "1 of 14 questions answered"));
  g_assert_nonnull (find_label (fixture->page, "1 of 14 answered"));
  /* There is no answer of that number. */
  g_assert_false (press (row, GDK_KEY_9));
  undo (fixture);
  g_assert_nonnull (find_label (fixture->page, "0 of 14 questions answered"));

  /* Only the question that is being asked is open. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", "checklist-item", question));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, question);
  g_assert_true (gtk_widget_get_mapped (annexa_test_ui_find (get_open_row (fixture), ANNEXA_TYPE_CHECKLIST_ANSWERS)));
  g_assert_false (gtk_widget_get_mapped (annexa_test_ui_find (row, ANNEXA_TYPE_CHECKLIST_ANSWERS)));
}

/* Tab leads from the question over its answer to what was seen, to the notes, and to the next question. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *row, *answers, *focus;

  show_checklist (fixture, "AUD-004");
  row = get_open_row (fixture);
  g_assert_true (gtk_widget_grab_focus (row));
  answers = annexa_test_ui_find (row, ANNEXA_TYPE_CHECKLIST_ANSWERS);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TOGGLE_BUTTON (focus) && gtk_widget_is_ancestor (focus, answers));
  for (guint i = 0; i < 2; i++)
    {
      do
        g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
      while (!GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window)))
             && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), row));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (GTK_IS_TEXT_VIEW (focus));
      g_assert_cmpstr (annexa_field_row_get_field (
                           ANNEXA_FIELD_ROW (gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW))),
                       ==, i == 0 ? "evidence-seen" : "notes");
    }
  while (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), row))
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  annexa_test_ui_settle ();
  g_assert_true (ANNEXA_IS_CHECKLIST_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (get_open_row (fixture) == gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  g_assert_true (get_open_row (fixture) != row);
}

static void
assert_writes_what_was_seen (Fixture   *fixture,
                             GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_TEXT_VIEW (focus) && gtk_widget_is_ancestor (focus, row));
  g_assert_cmpstr (
      annexa_field_row_get_field (ANNEXA_FIELD_ROW (gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW))), ==,
      "evidence-seen");
}

/* Whoever answers with a digit is at the answer, and Tab leads on to what was seen: also where the question itself can be
 * worded otherwise. */
static void
test_tab_after_digit (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *row, *focus;

  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        show_checklist (fixture, "AUD-004");
      else
        {
          annexa_page_add (ANNEXA_PAGE (fixture->page));
          annexa_test_ui_settle ();
          g_assert_nonnull (annexa_field_row_find (get_open_row (fixture), "question"));
        }
      row = get_open_row (fixture);
      g_assert_true (gtk_widget_grab_focus (row));
      g_assert_true (press (row, GDK_KEY_2));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (GTK_IS_TOGGLE_BUTTON (focus) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (focus)));
      g_assert_true (press (row, GDK_KEY_Tab));
      assert_writes_what_was_seen (fixture, row);
    }
}

static GtkWidget *
find_chip (Fixture    *fixture,
           const char *words)
{
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_CHECKLIST_VIEW);

  return gtk_widget_get_ancestor (find_label (view, words), GTK_TYPE_TOGGLE_BUTTON);
}

/* Esc leads from what was seen to the question, where digits answer again, and Down to the next question; both keep what
 * was written the moment before. */
static void
test_leave_text (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *row, *editor, *view;
  AnnexaRecord *question;

  show_checklist (fixture, "AUD-004");
  row = get_open_row (fixture);
  question = annexa_checklist_row_get_record (ANNEXA_CHECKLIST_ROW (row));
  editor = annexa_test_ui_find (annexa_field_row_find (row, "evidence-seen"), ANNEXA_TYPE_LONG_TEXT_EDITOR);
  view = annexa_test_ui_find (editor, GTK_TYPE_TEXT_VIEW);
  annexa_checklist_row_focus_field (ANNEXA_CHECKLIST_ROW (row), "evidence-seen");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "The keys\nand the list", -1);
  g_assert_true (press (row, GDK_KEY_Escape));
  g_assert_true (gtk_widget_is_focus (row));
  g_assert_cmpstr (annexa_record_get_text (question, "evidence-seen"), ==, "The keys\nand the list");
  g_assert_true (press (row, GDK_KEY_2));
  g_assert_cmpstr (annexa_record_get_text (question, "evidence-seen"), ==, "The keys\nand the list");

  annexa_checklist_row_focus_field (ANNEXA_CHECKLIST_ROW (row), "evidence-seen");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), " of rooms", -1);
  g_assert_true (press (row, GDK_KEY_Down));
  g_assert_true (get_open_row (fixture) != row);
  g_assert_true (gtk_widget_is_focus (get_open_row (fixture)));
  g_assert_cmpstr (annexa_record_get_text (question, "evidence-seen"), ==, "The keys\nand the list of rooms");

  /* From the line above the last one the arrow only leads to the last one. */
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  annexa_checklist_row_focus_field (ANNEXA_CHECKLIST_ROW (row), "evidence-seen");
  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  g_assert_false (press (row, GDK_KEY_Down));
  g_assert_true (get_open_row (fixture) == row);
}

/* Edits of other things do not make the checklist read its questions anew; those of the audit and of findings do. */
static void
test_touched (Fixture      *fixture,
              gconstpointer data)
{
  gint64 audit = find (fixture, "audit", "AUD-004");
  GtkWidget *words, *box;

  show_checklist (fixture, "AUD-004");
  g_assert_true (annexa_test_set (fixture->project, "audit", audit, "audited", "A.8.14, 10.1", NULL));
  annexa_test_ui_settle ();
  words = find_label (fixture->page, "The audit looks at 2 clauses and controls.");
  g_assert_nonnull (words);
  box = gtk_widget_get_parent (words);
  gtk_widget_set_visible (box, FALSE);
  annexa_test_add (fixture->project, "asset", "Laptop");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_true (annexa_test_set (fixture->project, "audit", audit, "audited", "A.8.14", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_nonnull (find_label (fixture->page, "The audit looks at 1 clause or control."));
  for (guint i = 0; i < 3; i++)
    g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
}

/* What is answered stays where it is until somebody filters anew. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_CHECKLIST_VIEW);
  GtkWidget *chip;

  show_checklist (fixture, "AUD-002");
  g_assert_cmpuint (count_rows (fixture), ==, 74);
  g_assert_nonnull (find_chip (fixture, "Finding to record · 1"));
  g_assert_true (annexa_test_set (fixture->project, "checklist-item", find (fixture, "checklist-item", "CL-010"), "finding",
                                  "", NULL));
  annexa_test_ui_settle ();
  chip = find_chip (fixture, "Finding to record · 2");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (annexa_test_ui_find (view, GTK_TYPE_DROP_DOWN)), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 4);

  show_checklist (fixture, "AUD-004");
  chip = find_chip (fixture, "Not answered yet");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 14);
  g_assert_true (press (get_open_row (fixture), GDK_KEY_1));
  g_assert_cmpuint (count_rows (fixture), ==, 14);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 13);
}

/* Of a checklist with hundreds of questions the part is shown that comes next, and that of a question one goes to. */
static void
test_long (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  const AnnexaKind *item = annexa_kind_lookup ("checklist-item");
  g_autoptr (GArray) controls = annexa_project_list_titles (fixture->project, kind, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Decided");
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_CHECKLIST_VIEW);
  g_autofree char *all = NULL;
  gint64 n;

  for (guint i = 0; i < controls->len; i++)
    annexa_edit_set_text (edit, kind, g_array_index (controls, AnnexaTitle, i).id, "applicable", "yes");
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_add (fixture->project, "audit", "Everything");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.prepare", NULL));
  annexa_test_ui_settle ();
  n = annexa_project_count (fixture->project, item);
  all = g_strdup_printf ("0 of %d questions answered", (int) n);
  g_assert_cmpint (n, >, 300);
  g_assert_nonnull (find_label (fixture->page, all));
  g_assert_cmpuint (count_rows (fixture), <, 30);
  g_assert_nonnull (find_label (view, "4.1 Understanding"));
  g_assert_null (find_label (view, "A.8.34"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", "checklist-item",
                                             annexa_project_find_ref (fixture->project, item, "CL-390")));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (view, "A.8.3"));
  g_assert_cmpstr (annexa_record_get_ref (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, "CL-390");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (annexa_test_ui_find (view, GTK_TYPE_DROP_DOWN)), 0);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, n);
}

/* A bad answer offers to record a finding; the question shows it, and undo takes both back. */
static void
test_finding (Fixture      *fixture,
              gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("finding");
  gint64 n = annexa_project_count (fixture->project, kind);
  GtkWidget *row, *label;
  gint64 question;

  show_checklist (fixture, "AUD-004");
  row = get_open_row (fixture);
  question = annexa_record_get_id (annexa_checklist_row_get_record (ANNEXA_CHECKLIST_ROW (row)));
  g_assert_null (find_label (row, "Record a finding"));
  g_assert_true (press (row, GDK_KEY_3));
  label = find_label (row, "Record a finding");
  g_assert_nonnull (label);
  g_assert_true (annexa_test_set (fixture->project, "checklist-item", question, "evidence-seen", "A hole", NULL));
  g_signal_emit_by_name (gtk_widget_get_parent (label), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
  assert_field (fixture, "checklist-item", question, "finding", "F-015");
  assert_field (fixture, "finding", find (fixture, "finding", "F-015"), "grade", "major");
  assert_field (fixture, "finding", find (fixture, "finding", "F-015"), "evidence", "A hole");
  g_assert_nonnull (find_label (row, "Finding F-015"));
  g_assert_null (find_label (row, "Record a finding"));
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n);
  g_assert_nonnull (find_label (row, "Record a finding"));
  redo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
  g_assert_nonnull (find_label (row, "Finding F-015"));
}

/* A question of one's own stands beside the one that is open, and can be worded. */
static void
test_own_question (Fixture      *fixture,
                   gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  gint64 n = annexa_project_count (fixture->project, kind);
  gint64 beside = find (fixture, "checklist-item", "CL-076");
  g_autofree char *control = NULL;
  AnnexaRecord *added;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", "checklist-item", beside));
  annexa_test_ui_settle ();
  control = annexa_test_get (fixture->project, "checklist-item", beside, "control");
  annexa_page_add (ANNEXA_PAGE (fixture->page));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
  added = annexa_page_get_selected (ANNEXA_PAGE (fixture->page));
  assert_field (fixture, "checklist-item", annexa_record_get_id (added), "control", control);
  assert_field (fixture, "checklist-item", annexa_record_get_id (added), "audit", "AUD-004");
  g_assert_cmpstr (annexa_field_row_get_field (ANNEXA_FIELD_ROW (annexa_test_ui_find (get_open_row (fixture), ANNEXA_TYPE_FIELD_ROW))),
                   ==, "question");
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n);
}

/* The findings of an audit with their actions; a nonconformity without one can get it. */
static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("action");
  gint64 n = annexa_project_count (fixture->project, kind);
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_AUDIT_FINDINGS_VIEW);
  GtkWidget *label;

  show_checklist (fixture, "AUD-002");
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (view, "1 nonconformity without a corrective action"));
  g_assert_nonnull (find_label (view, "F-003"));
  g_assert_nonnull (find_label (view, "CA-003"));
  label = find_label (view, "Plan a corrective action");
  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n + 1);
  g_assert_null (find_label (view, "Plan a corrective action"));
  assert_field (fixture, "action", annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), "due",
                "2026-12-31");
  assert_field (fixture, "action", annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), "finding",
                "F-007");
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n);
  g_assert_nonnull (find_label (view, "Plan a corrective action"));

  /* A finding that is added here belongs to the audit that is shown. */
  annexa_page_add (ANNEXA_PAGE (fixture->page));
  annexa_test_ui_settle ();
  assert_field (fixture, "finding", annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), "audit",
                "AUD-002");
}

/* The years can be turned; where one was is come back to. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaProjectView *view
      = ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW));
  gint64 question = find (fixture, "checklist-item", "CL-076");

  g_assert_nonnull (find_label (fixture->page, "2026 to 2028"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.later-years", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (fixture->page, "2027 to 2029"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "audit.earlier-years", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (fixture->page, "2026 to 2028"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", "checklist-item", question));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "overview"));
  annexa_test_ui_settle ();
  annexa_project_view_go_back (view);
  annexa_test_ui_settle ();
  g_assert_true (annexa_project_view_get_page (view) == ANNEXA_PAGE (fixture->page));
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, question);
}

/* The whole page fits a telephone, whatever is shown, and then the table of coverage has words instead of columns. */
static void
test_narrow (void)
{
  Fixture fixture = { 0 };
  GtkWidget *content;
  int minimum;

  annexa_date_set_today ("2026-11-26");
  fixture.path = annexa_test_ui_sample ("audits-narrow.annexa");
  open_window (&fixture, 360);
  content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture.window));
  for (guint i = 0; i < 3; i++)
    {
      annexa_test_ui_settle ();
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("Tab %u: %d", i, minimum);
      g_assert_cmpint (minimum, <=, 360);
      annexa_page_turn_tab (ANNEXA_PAGE (fixture.page), 1);
    }
  show_checklist (&fixture, "AUD-002");
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/audits/programme", Fixture, NULL, set_up, test_programme, tear_down);
  g_test_add ("/audits/add-missing", Fixture, NULL, set_up, test_add_missing, tear_down);
  g_test_add ("/audits/propose", Fixture, NULL, set_up_empty, test_propose, tear_down);
  g_test_add ("/audits/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  g_test_add ("/audits/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/audits/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/audits/tab-after-digit", Fixture, NULL, set_up, test_tab_after_digit, tear_down);
  g_test_add ("/audits/leave-text", Fixture, NULL, set_up, test_leave_text, tear_down);
  g_test_add ("/audits/touched", Fixture, NULL, set_up, test_touched, tear_down);
  g_test_add ("/audits/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/audits/long", Fixture, NULL, set_up_empty, test_long, tear_down);
  g_test_add ("/audits/finding", Fixture, NULL, set_up, test_finding, tear_down);
  g_test_add ("/audits/own-question", Fixture, NULL, set_up, test_own_question, tear_down);
  g_test_add ("/audits/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/audits/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add_func ("/audits/narrow", test_narrow);
  return g_test_run ();
}
