/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-computed-editor.h"
#include "annexa-date.h"
#include "annexa-field-row.h"
#include "annexa-many.h"
#include "annexa-part-row.h"
#include "annexa-picker.h"
#include "annexa-point-list.h"
#include "annexa-register.h"
#include "annexa-record-edits.h"
#include "annexa-review-decisions.h"
#include "annexa-review-minutes.h"
#include "annexa-review-input.h"
#include "annexa-review-page.h"
#include "annexa-review-state.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* A management review from its inputs to approved minutes, in the window. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  GtkWidget *page;
  char *path;
  gint64 person;
  gint64 first;
  gint64 latest;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer width)
{
  AnnexaProject *project = annexa_test_new_project ("review-page.annexa");

  fixture->person = annexa_test_add (project, "person", "Ana Ruiz");
  fixture->latest = annexa_test_add (project, "review", "Review 2026");
  fixture->first = annexa_test_add (project, "review", "Review 2025");
  annexa_test_put (project, "review", fixture->latest, "date", "2026-11-26");
  annexa_test_put (project, "review", fixture->latest, "objectives", "Our own words.");
  annexa_test_put (project, "review", fixture->first, "date", "2025-11-26");
  annexa_test_put (project, "review", fixture->first, "status", "held");
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);

  annexa_date_set_today ("2026-11-26");
  fixture->window = annexa_test_ui_open (fixture->path, GPOINTER_TO_INT (width), 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "reviews"));
  annexa_test_ui_settle ();
  fixture->page = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_REVIEW_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  annexa_date_set_today (NULL);
  g_free (fixture->path);
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

static void
assert_begins (Fixture    *fixture,
               const char *field,
               const char *expected)
{
  g_autofree char *text = annexa_test_get (fixture->project, "review", fixture->latest, field);

  if (!g_str_has_prefix (text, expected))
    g_error ("“%s” does not begin with “%s”", text, expected);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  annexa_test_ui_settle ();
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
}

static void
redo (Fixture *fixture)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_redo (fixture->project, &label, &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *text)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  const char *tooltip = GTK_IS_BUTTON (widget) ? gtk_widget_get_tooltip_text (widget) : NULL;
  GtkWidget *found = NULL;

  if ((label != NULL && strstr (label, text) != NULL) || (tooltip != NULL && strstr (tooltip, text) != NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, text);
  return found;
}

static void
press (GtkWidget  *widget,
       const char *text)
{
  GtkWidget *button = find_button (widget, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_settle ();
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* The inputs in their order: the seventh is about objectives. */
#define OBJECTIVES 6
#define RISKS 8

static GtkWidget *
get_input (Fixture *fixture,
           guint    n)
{
  return annexa_test_ui_find_nth (fixture->page, ANNEXA_TYPE_REVIEW_INPUT, n);
}

static GtkWidget *
get_decisions (Fixture *fixture,
               guint    n)
{
  return annexa_test_ui_find_nth (fixture->page, ANNEXA_TYPE_REVIEW_DECISIONS, n);
}

/* The latest review is shown first, and its inputs are written but for those that somebody wrote. */
static void
test_inputs (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->latest);
  g_assert_nonnull (get_input (fixture, 9));
  g_assert_null (get_input (fixture, 10));
  g_assert_nonnull (get_decisions (fixture, 10));

  act (fixture, "page.write-inputs");
  assert_begins (fixture, "risk-results", "0 risks are open.");
  assert_field (fixture, "review", fixture->latest, "objectives", "Our own words.");
  undo (fixture);
  assert_field (fixture, "review", fixture->latest, "risk-results", "");
  redo (fixture);
  assert_begins (fixture, "risk-results", "0 risks are open.");
}

static gboolean
is_idle (gpointer project)
{
  return !annexa_project_is_working (project);
}

/* From long registers a worker writes them; who asks twice has them written once. */
static void
test_inputs_in_worker (Fixture      *fixture,
                       gconstpointer data)
{
  annexa_many_lower_limit (1);
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.write-inputs", NULL));
  g_assert_true (annexa_project_is_working (fixture->project));
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.write-inputs", NULL));
  annexa_test_ui_wait (is_idle, fixture->project);
  annexa_test_ui_settle ();
  annexa_many_lower_limit (0);
  assert_begins (fixture, "risk-results", "0 risks are open.");
  assert_field (fixture, "review", fixture->latest, "objectives", "Our own words.");
  undo (fixture);
  assert_field (fixture, "review", fixture->latest, "risk-results", "");
}

/* One input alone; what somebody wrote there is not lost without a question. */
static void
test_one_input (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = NULL;

  press (get_input (fixture, RISKS), "Write from the registers");
  assert_begins (fixture, "risk-results", "0 risks are open.");

  press (get_input (fixture, OBJECTIVES), "Write from the registers");
  assert_field (fixture, "review", fixture->latest, "objectives", "Our own words.");
  dialog = annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "below");
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
  assert_begins (fixture, "objectives", "Our own words.\n\n0 objectives are set.");
  undo (fixture);
  assert_field (fixture, "review", fixture->latest, "objectives", "Our own words.");
}

static void
test_decision (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *decisions = get_decisions (fixture, RISKS);
  gint64 id, task;
  GtkWidget *row;

  annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (decisions));
  annexa_test_ui_settle ();
  id = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("decision"), "DEC-001");
  assert_field (fixture, "decision", id, "topic", "risk-results");
  assert_field (fixture, "decision", id, "review", "MR-001");
  row = annexa_test_ui_find (decisions, ANNEXA_TYPE_PART_ROW);
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  annexa_test_put (fixture->project, "decision", id, "text", "Buy a safe");
  annexa_test_put (fixture->project, "decision", id, "owner", "P-001");
  annexa_test_put (fixture->project, "decision", id, "due", "2027-03-31");
  annexa_test_ui_settle ();
  press (row, "Make DEC-001 a task");
  task = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("task"), "TSK-001");
  assert_field (fixture, "task", task, "title", "Buy a safe");
  assert_field (fixture, "decision", id, "task", "TSK-001");
  g_assert_false (gtk_widget_get_visible (find_button (row, "Make DEC-001 a task")));
  g_assert_true (gtk_widget_get_visible (find_button (row, "Open the task of DEC-001")));
  undo (fixture);
  assert_field (fixture, "decision", id, "task", "");
  g_assert_true (gtk_widget_get_visible (find_button (row, "Make DEC-001 a task")));

  /* Another input, another place. */
  annexa_test_put (fixture->project, "decision", id, "topic", "objectives");
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find (decisions, ANNEXA_TYPE_PART_ROW));
  g_assert_nonnull (annexa_test_ui_find (get_decisions (fixture, OBJECTIVES), ANNEXA_TYPE_PART_ROW));
  /* Without the keyboard in an input a decision belongs to none. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  act (fixture, "page.add-decision");
  g_assert_nonnull (annexa_test_ui_find (get_decisions (fixture, 10), ANNEXA_TYPE_PART_ROW));
}

/* What the minutes lack is said instead of approving them. */
static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  AdwMessageDialog *dialog = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  return dialog;
}

static void
respond (AdwMessageDialog *dialog,
         const char       *answer)
{
  adw_message_dialog_response (dialog, answer);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static void
assert_told (Fixture *fixture)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Nobody is named who was present."));
  respond (dialog, "close");
}

static void
complete_minutes (Fixture *fixture)
{
  act (fixture, "page.write-inputs");
  annexa_test_put (fixture->project, "review", fixture->latest, "chair", "P-001");
  annexa_test_put (fixture->project, "review", fixture->latest, "present", "P-001");
  annexa_test_put (fixture->project, "review", fixture->latest, "status", "held");
  annexa_test_put (fixture->project, "review", fixture->latest, "change-result", "Nothing, because all is well.");
  annexa_test_ui_settle ();
}

/* Whether the row of a field can be written in. */
static gboolean
offers_to_write (GtkWidget  *widget,
                 const char *field)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = annexa_test_ui_find_nth (widget, ANNEXA_TYPE_FIELD_ROW, i);

      g_assert_nonnull (row);
      if (strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)), field) == 0)
        return annexa_test_ui_find (row, ANNEXA_TYPE_COMPUTED_EDITOR) == NULL;
    }
}

/* What is missing leads to where it can be written: a field of the review, or one of a decision. */
static void
assert_leads (Fixture    *fixture,
              GtkWidget  *state,
              const char *field,
              gint64      decision)
{
  GtkWidget *part = decision != 0 ? annexa_part_row_find (fixture->page, decision) : fixture->page;
  GtkWidget *list = annexa_test_ui_find (state, ANNEXA_TYPE_POINT_LIST);
  GtkWidget *row, *focus;
  GtkWidget *button
      = annexa_point_list_find (ANNEXA_POINT_LIST (list), decision != 0 ? decision : fixture->latest, field);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_settle ();
  row = annexa_field_row_find (part, field);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, row));
}

/* Decisions without owner and date, one of them in a row that is closed, and a review that nobody called held. */
static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *state = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REVIEW_STATE);
  gint64 first, second;

  g_assert_false (has_label (state, "It is still planned"));
  annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (get_decisions (fixture, RISKS)));
  annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (get_decisions (fixture, OBJECTIVES)));
  annexa_test_ui_settle ();
  first = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("decision"), "DEC-001");
  second = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("decision"), "DEC-002");
  annexa_test_put (fixture->project, "decision", first, "owner", "P-001");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (annexa_part_row_find (fixture->page, second)), FALSE);
  annexa_test_ui_settle ();
  g_assert_true (has_label (state, "1 decision has nobody who sees to it."));
  g_assert_true (has_label (state, "2 decisions have no date."));
  assert_leads (fixture, state, "owner", second);
  assert_leads (fixture, state, "due", first);
  g_assert_true (has_label (state, "It is still planned, although something is decided."));
  assert_leads (fixture, state, "status", 0);
  annexa_test_put (fixture->project, "review", fixture->latest, "status", "held");
  annexa_test_ui_settle ();
  g_assert_false (has_label (state, "It is still planned"));
}

static void
test_minutes (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *state = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REVIEW_STATE);
  GtkWidget *picker;

  g_assert_true (has_label (state, "The minutes are a draft. Still missing:"));
  g_assert_true (has_label (state, "9 inputs are empty."));
  g_assert_true (has_label (state, "Nobody is named who chairs it."));
  assert_leads (fixture, state, "chair", 0);
  assert_leads (fixture, state, "present", 0);
  act (fixture, "page.approve-minutes");
  assert_told (fixture);
  g_assert_null (annexa_test_ui_find (state, ANNEXA_TYPE_PICKER));
  complete_minutes (fixture);
  g_assert_true (has_label (state, "Everything is there, so they can be approved."));
  g_assert_true (offers_to_write (fixture->page, "chair"));
  act (fixture, "page.approve-minutes");
  picker = annexa_test_ui_find (state, ANNEXA_TYPE_PICKER);
  g_assert_nonnull (picker);
  g_assert_true (gtk_widget_get_mapped (picker));
  g_assert_true (has_label (picker, "Who approves the minutes?"));
  g_signal_emit_by_name (picker, "picked", fixture->person);
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  assert_field (fixture, "review", fixture->latest, "status", "approved");
  assert_field (fixture, "review", fixture->latest, "approved-by", "P-001");
  assert_field (fixture, "review", fixture->latest, "approved-on", "2026-11-26");
  g_assert_true (has_label (state, "Approved by Ana Ruiz on 26 November 2026."));
  g_assert_false (gtk_widget_get_visible (find_button (get_input (fixture, RISKS), "Write from the registers")));
  g_assert_false (gtk_widget_get_visible (find_button (get_decisions (fixture, RISKS), "Add decision")));
  g_assert_true (has_label (get_decisions (fixture, RISKS), "Nothing decided"));
  g_assert_false (offers_to_write (fixture->page, "chair"));
  g_assert_false (offers_to_write (fixture->page, "risk-results"));
  g_assert_true (offers_to_write (fixture->page, "notes"));

  undo (fixture);
  assert_field (fixture, "review", fixture->latest, "status", "held");
  g_assert_true (has_label (state, "The minutes are a draft."));
  g_assert_false (has_label (get_decisions (fixture, RISKS), "Nothing decided"));
  redo (fixture);
  act (fixture, "page.reopen-minutes");
  assert_field (fixture, "review", fixture->latest, "status", "held");
  assert_field (fixture, "review", fixture->latest, "approved-on", "");
  g_assert_true (offers_to_write (fixture->page, "chair"));
  undo (fixture);
  assert_field (fixture, "review", fixture->latest, "status", "approved");
}

static void
assert_listed (GtkWidget  *picker,
               guint       position,
               const char *ref)
{
  GtkWidget *list = annexa_test_ui_find (picker, GTK_TYPE_LIST_VIEW);
  g_autoptr (AnnexaRecord) record
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);

  g_assert_cmpstr (annexa_record_get_ref (record), ==, ref);
}

/* Whoever took part comes first, the chair before all, and about anybody else it is asked first. */
static void
test_outsider (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *state = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REVIEW_STATE);
  gint64 outsider = annexa_test_add (fixture->project, "person", "Jon Meyer");
  GtkWidget *picker;

  annexa_test_add (fixture->project, "person", "Karl Weber");
  annexa_test_add (fixture->project, "person", "Lea Brandt");
  complete_minutes (fixture);
  annexa_test_put (fixture->project, "review", fixture->latest, "chair", "P-004");
  annexa_test_put (fixture->project, "review", fixture->latest, "present", "P-003; P-004");
  act (fixture, "page.approve-minutes");
  picker = annexa_test_ui_find (state, ANNEXA_TYPE_PICKER);
  assert_listed (picker, 0, "P-004");
  assert_listed (picker, 1, "P-003");
  assert_listed (picker, 2, "P-001");
  assert_listed (picker, 3, "P-002");
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_signal_emit_by_name (picker, "picked", outsider);
  annexa_test_ui_settle ();
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Jon Meyer did not take part");
  assert_field (fixture, "review", fixture->latest, "status", "held");
  respond (find_dialog (), "choose");
  g_assert_true (gtk_widget_get_mapped (picker));
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_signal_emit_by_name (picker, "picked", outsider);
  annexa_test_ui_settle ();
  respond (find_dialog (), "approve");
  assert_field (fixture, "review", fixture->latest, "approved-by", "P-002");
}

/* Somebody who is not known yet is added with the approval, in one step. */
static void
test_new_person (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *state = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REVIEW_STATE);
  GtkWidget *picker;

  complete_minutes (fixture);
  act (fixture, "page.approve-minutes");
  picker = annexa_test_ui_find (state, ANNEXA_TYPE_PICKER);
  g_signal_emit_by_name (picker, "add", "Lea Brandt");
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  assert_field (fixture, "review", fixture->latest, "approved-by", "P-002");
  g_assert_true (has_label (state, "Approved by Lea Brandt"));
  undo (fixture);
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("person")), ==, 1);
}

/* Another review is chosen, in the list as well, and what is deleted gives way to the latest that is left. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *chooser = annexa_test_ui_find (fixture->page, GTK_TYPE_DROP_DOWN);
  AnnexaRegister *reg = ANNEXA_REGISTER (annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REGISTER));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->first);
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (reg)), ==, fixture->first);
  annexa_register_select (reg, fixture->latest);
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser)), ==, 0);
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->latest);

  annexa_page_delete_selected (ANNEXA_PAGE (fixture->page));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->first);
  undo (fixture);
  g_assert_true (annexa_page_show_record (ANNEXA_PAGE (fixture->page), annexa_kind_lookup ("review"), fixture->latest));
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->latest);
}

/* Inputs and decisions are side by side where there is room, and below each other where there is none. */
static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  gboolean wide = GPOINTER_TO_INT (data) > 1000;
  GtkWidget *input = get_input (fixture, RISKS);
  GtkWidget *decisions = get_decisions (fixture, RISKS);
  double x, y;
  int minimum;

  annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (decisions));
  annexa_test_ui_settle ();
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
  g_assert_true (gtk_widget_translate_coordinates (decisions, input, 0, 0, &x, &y));
  if (wide)
    {
      g_assert_cmpfloat (x, >=, gtk_widget_get_width (input));
      g_assert_cmpfloat (y, ==, 0);
    }
  else
    {
      g_assert_cmpfloat (x, ==, 0);
      g_assert_cmpfloat (y, >=, gtk_widget_get_height (input));
    }
}

/* Whether an empty page says what belongs there. */
static gboolean
teaches (GtkWidget *page)
{
  GtkWidget *status;

  for (guint i = 0; (status = annexa_test_ui_find_nth (page, ADW_TYPE_STATUS_PAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (status) && adw_status_page_get_child (ADW_STATUS_PAGE (status)) != NULL
        && adw_status_page_get_description (ADW_STATUS_PAGE (status)) != NULL)
      return TRUE;
  return FALSE;
}

/* Text twice as large still fits. */
static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int usual, minimum;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  annexa_review_decisions_add (ANNEXA_REVIEW_DECISIONS (get_decisions (fixture, RISKS)));
  annexa_test_ui_settle ();
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_empty (void)
{
  AnnexaProject *project = annexa_test_new_project ("reviews-empty.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  AnnexaWindow *window;
  GtkWidget *page;

  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1000, 700);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "reviews"));
  annexa_test_ui_settle ();
  page = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_REVIEW_PAGE);
  g_assert_true (teaches (page));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_page_get_selected (ANNEXA_PAGE (page)));
  g_assert_true (gtk_widget_get_mapped (annexa_test_ui_find (page, ANNEXA_TYPE_REVIEW_INPUT)));
  annexa_test_ui_close (window);
}

#define ADD_TEST(name, width, function)                                                                                \
  g_test_add ("/review-page/" name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

/* Two reviews of a year can be told apart by their names. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "Management review 2026", "Management review 2026 (2)",
                                       "Management review 2026 (3)" };
  const AnnexaKind *kind = annexa_kind_lookup ("review");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = annexa_add_record (GTK_WIDGET (fixture->window), fixture->project, kind);

      g_assert_cmpstr (annexa_project_get_title (fixture->project, kind, id), ==, names[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  ADD_TEST ("inputs", 1280, test_inputs);
  ADD_TEST ("inputs-in-worker", 1280, test_inputs_in_worker);
  ADD_TEST ("one-input", 1280, test_one_input);
  ADD_TEST ("decision", 1280, test_decision);
  ADD_TEST ("missing", 1280, test_missing);
  ADD_TEST ("minutes", 1280, test_minutes);
  ADD_TEST ("outsider", 1280, test_outsider);
  ADD_TEST ("new-person", 1280, test_new_person);
  ADD_TEST ("choose", 1280, test_choose);
  ADD_TEST ("names", 1280, test_names);
  ADD_TEST ("wide", 1280, test_columns);
  ADD_TEST ("narrow", 360, test_columns);
  ADD_TEST ("large", 360, test_large);
  g_test_add_func ("/review-page/empty", test_empty);

  return g_test_run ();
}
