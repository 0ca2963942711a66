/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-choice-editor.h"
#include "annexa-control-list.h"
#include "annexa-control-row.h"
#include "annexa-field-editor.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-next-line.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-soa-bulk.h"
#include "annexa-soa-needs-bar.h"
#include "annexa-soa-page.h"
#include "annexa-soa-proposer.h"
#include "annexa-steps-editor.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The Statement of Applicability in the window: several controls decided at once, how far each theme is, the mapping. */

static const AnnexaKind *
control_kind (void)
{
  return annexa_kind_lookup ("control");
}

static AnnexaWindow *
open_page (void)
{
  g_autofree char *path = annexa_test_path ("soa.annexa");
  AnnexaProject *project = annexa_test_new_project ("soa.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaWindow *window;

  g_assert_true (annexa_project_publish (project, TRUE, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1270, 780);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "applicability"));
  annexa_test_ui_settle ();
  return window;
}

static GtkWidget *
get_page (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

/* Choices in the form have lists of their own. */
static GtkWidget *
get_list (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (get_page (window), GTK_TYPE_LIST_VIEW);

  for (guint i = 1; !gtk_widget_has_css_class (view, "control-list"); i++)
    view = annexa_test_ui_find_nth (get_page (window), GTK_TYPE_LIST_VIEW, i);
  return view;
}

static GtkSelectionModel *
get_selection (AnnexaWindow *window)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (get_list (window)));
}

static GtkWidget *
get_bulk (AnnexaWindow *window)
{
  return annexa_test_ui_find (get_page (window), ANNEXA_TYPE_SOA_BULK);
}

static AnnexaRecord *
get_control (AnnexaWindow *window,
             const char   *ref)
{
  AnnexaProject *project = annexa_window_get_project (window);
  AnnexaRecord *control = annexa_project_get_record (
      project, control_kind (), annexa_project_find_ref (project, control_kind (), ref), NULL);

  g_assert_nonnull (control);
  return control;
}

static void
assert_text (AnnexaWindow *window,
             const char   *ref,
             const char   *field,
             const char   *expected)
{
  g_autoptr (AnnexaRecord) control = get_control (window, ref);

  g_assert_cmpstr (annexa_record_get_text (control, field), ==, expected);
}

/* The editor of a field, also where another one of the same field is hidden. */
static AnnexaFieldEditor *
find_editor (AnnexaWindow *window,
             const char   *field)
{
  GtkWidget *editor;

  for (guint i = 0; (editor = annexa_test_ui_find_nth (get_bulk (window), ANNEXA_TYPE_FIELD_EDITOR, i)) != NULL; i++)
    if (gtk_widget_get_mapped (editor)
        && g_str_equal (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (editor))->name, field))
      return ANNEXA_FIELD_EDITOR (editor);
  return NULL;
}

static void
choose (AnnexaWindow *window,
        const char   *field_name,
        const char   *word)
{
  AnnexaFieldEditor *editor = find_editor (window, field_name);
  const AnnexaField *field;
  guint position = 0;

  g_assert_nonnull (editor);
  field = annexa_field_editor_get_field (editor);
  while (strcmp (field->choices[position].word, word) != 0)
    position++;
  if (ANNEXA_IS_STEPS_EDITOR (editor))
    g_signal_emit_by_name (annexa_test_ui_find_nth (GTK_WIDGET (editor), GTK_TYPE_TOGGLE_BUTTON, position), "clicked");
  else if (ANNEXA_IS_CHOICE_EDITOR (editor))
    adw_combo_row_set_selected (ADW_COMBO_ROW (annexa_test_ui_find (GTK_WIDGET (editor), ADW_TYPE_COMBO_ROW)),
                                position + 1);
  else
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (annexa_test_ui_find_nth (GTK_WIDGET (editor), GTK_TYPE_CHECK_BUTTON, position)), TRUE);
  annexa_test_ui_settle ();
}

static void
press_button (AnnexaWindow *window,
              const char   *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (get_bulk (window), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_assert_true (gtk_widget_is_sensitive (button));
        g_signal_emit_by_name (button, "clicked");
        annexa_test_ui_settle ();
        return;
      }
  g_assert_not_reached ();
}

static void
undo (AnnexaWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  annexa_test_ui_settle ();
}

static GtkWidget *
find_label (AnnexaWindow *window,
            const char   *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (get_bulk (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
      return label;
  return NULL;
}

/* What is missing is said, and the keyboard goes there. */
static void
assert_asked (AnnexaWindow *window,
              const char   *text,
              const char   *field)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_nonnull (find_label (window, text));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (find_editor (window, field))));
}

/* The heading of organizational controls comes first, A.5.1 after it. */
static void
test_several_apply (void)
{
  AnnexaWindow *window = open_page ();
  GtkSelectionModel *selection = get_selection (window);

  g_assert_false (gtk_widget_get_mapped (get_bulk (window)));
  gtk_selection_model_select_range (selection, 1, 3, TRUE);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (get_bulk (window)));
  g_assert_null (find_editor (window, "reasons"));
  choose (window, "applicable", "yes");
  g_assert_nonnull (find_editor (window, "reasons"));
  press_button (window, "Set for 3 controls");
  assert_asked (window, "3 controls have no reason why they apply. Choose at least one above.", "reasons");
  assert_text (window, "A.5.1", "applicable", "undecided");
  choose (window, "reasons", "law");
  g_assert_null (find_label (window, "3 controls have no reason why they apply. Choose at least one above."));
  choose (window, "status", "partly");
  press_button (window, "Set for 3 controls");

  assert_text (window, "A.5.1", "applicable", "yes");
  assert_text (window, "A.5.3", "reasons", "law");
  assert_text (window, "A.5.3", "status", "partly");
  assert_text (window, "A.5.4", "applicable", "undecided");
  g_assert_true (gtk_selection_model_is_selected (selection, 3));

  undo (window);
  assert_text (window, "A.5.1", "applicable", "undecided");
  assert_text (window, "A.5.3", "reasons", NULL);
  assert_text (window, "A.5.3", "status", "not-started");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  assert_text (window, "A.5.2", "status", "partly");
  annexa_test_ui_close (window);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* The one button that sets what was chosen is in sight however much there is to choose; the one that only leads to the
 * pane is there only while the pane is not. */
static void
test_several_button (void)
{
  AnnexaWindow *window = open_page ();
  GtkWidget *set, *decide;
  graphene_rect_t bounds;

  gtk_selection_model_select_range (get_selection (window), 1, 3, TRUE);
  annexa_test_ui_settle ();
  set = find_button (get_bulk (window), "Set for 3 controls");
  g_assert_false (gtk_widget_has_css_class (set, "suggested-action"));
  choose (window, "applicable", "yes");
  g_assert_true (gtk_widget_has_css_class (set, "suggested-action"));
  decide = find_button (get_page (window), "_Decide");
  g_assert_nonnull (set);
  g_assert_null (gtk_widget_get_ancestor (set, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_true (gtk_widget_compute_bounds (set, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (GTK_WIDGET (window)));
  g_assert_nonnull (decide);
  g_assert_false (gtk_widget_get_mapped (decide));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-form", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (decide));
  g_signal_emit_by_name (decide, "clicked");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (set));
  annexa_test_ui_close (window);
}

static void
show_view (AnnexaWindow *window,
           const char   *name)
{
  GtkWidget *bar = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FILTER_BAR);

  annexa_filter_bar_show_view (ANNEXA_FILTER_BAR (bar), annexa_view_find (annexa_kind_lookup ("control"), name));
  annexa_test_ui_settle ();
}

/* What was decided together and is not in the list any more is not decided again with what is listed next. */
static void
test_offer_next (void)
{
  AnnexaWindow *window = open_page ();
  GtkWidget *all;

  show_view (window, "undecided");
  gtk_selection_model_select_range (get_selection (window), 1, 2, TRUE);
  annexa_test_ui_settle ();
  choose (window, "applicable", "yes");
  choose (window, "reasons", "risk");
  press_button (window, "Set for 2 controls");
  show_view (window, "not-implemented");
  show_view (window, "undecided");
  all = find_button (get_page (window), "Decide about _all 91");
  g_assert_nonnull (all);
  g_assert_true (gtk_widget_get_mapped (all));
  annexa_test_ui_close (window);
}

/* Of several that are selected, those are let go that a search hides, though others of them are still there. */
static void
test_some_hidden (void)
{
  AnnexaWindow *window = open_page ();

  gtk_selection_model_select_range (get_selection (window), 1, 3, TRUE);
  annexa_test_ui_settle ();
  choose (window, "applicable", "yes");
  choose (window, "reasons", "risk");
  press_button (window, "Set for 3 controls");
  gtk_selection_model_select_range (get_selection (window), 2, 4, TRUE);
  annexa_test_ui_settle ();
  show_view (window, "undecided");
  choose (window, "applicable", "yes");
  choose (window, "reasons", "law");
  press_button (window, "Set for 2 controls");
  assert_text (window, "A.5.3", "reasons", "risk");
  assert_text (window, "A.5.4", "reasons", "law");
  annexa_test_ui_close (window);
}

/* Where only what is undecided is listed, all of it can be selected with a button, decided, and is gone from there. When
 * nothing is undecided any more, what comes next is led to. */
static void
test_offer (void)
{
  AnnexaWindow *window = open_page ();
  const AnnexaView *view = annexa_view_find (annexa_kind_lookup ("control"), "undecided");
  GtkWidget *all = find_button (get_page (window), "Decide about _all 93 undecided");
  GtkWidget *next = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_NEXT_LINE);
  GtkWidget *label;

  g_assert_true (gtk_widget_get_mapped (all));
  g_assert_false (gtk_widget_get_mapped (next));
  show_view (window, "undecided");
  all = find_button (get_page (window), "Decide about _all 93");
  g_assert_nonnull (all);
  g_assert_true (gtk_widget_get_mapped (all));
  g_signal_emit_by_name (all, "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (all));
  choose (window, "applicable", "yes");
  choose (window, "reasons", "best-practice");
  press_button (window, "Set for 93 controls");
  assert_text (window, "A.8.34", "applicable", "yes");
  g_assert_cmpint (annexa_view_count (view, annexa_window_get_project (window)), ==, 0);
  g_assert_true (gtk_widget_get_mapped (get_list (window)));
  g_assert_false (gtk_widget_get_mapped (all));
  annexa_test_ui_wait (annexa_test_ui_is_mapped, next);
  label = annexa_test_ui_find (next, GTK_TYPE_LABEL);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), "All 93 controls are decided.\nNext: "));
  undo (window);
  assert_text (window, "A.8.34", "applicable", "undecided");
  g_assert_false (gtk_widget_get_mapped (next));
  annexa_test_ui_close (window);
}

/* What is proposed follows from the registers, is accepted for all at once, and asks nothing of what is decided already. */
static void
test_proposal (void)
{
  AnnexaWindow *window = open_page ();
  AnnexaProject *project = annexa_window_get_project (window);
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "risk", annexa_test_add (project, "risk", "Fire"), "planned-controls", "A.5.2", &error);
  annexa_test_set (project, "risk", annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-001"),
                   "existing-controls", "A.5.4", &error);
  annexa_test_set (project, "risk", annexa_test_add (project, "risk", "Flood"), "existing-controls", "A.5.6", &error);
  annexa_test_set (project, "risk", annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-002"), "status",
                   "closed", &error);
  annexa_test_set (project, "obligation", annexa_test_add (project, "obligation", "GDPR"), "kind", "law", &error);
  annexa_test_set (project, "obligation",
                   annexa_project_find_ref (project, annexa_kind_lookup ("obligation"), "OBL-001"), "met-by",
                   "A.5.2; A.5.3", &error);
  annexa_test_set (project, "control", annexa_project_find_ref (project, control_kind (), "A.5.1"), "applicable", "no",
                   &error);
  annexa_test_set (project, "control", annexa_project_find_ref (project, control_kind (), "A.5.5"), "reasons",
                   "business", &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
  g_signal_emit_by_name (find_button (get_page (window), "Decide about _all 92 undecided"), "clicked");
  annexa_test_ui_settle ();
  g_assert_nonnull (find_label (window,
                                "All 92 undecided controls apply. 2 because risks count on them, 1 because of a law or "
                                "contract, 89 as good practice, each with a sentence that says why. Risks count on 1 of them today, so its status becomes "
                                "“Partly”. Say no afterwards to those about something that you do "
                                        "not have."));
  press_button (window, "_Accept for 92 controls");
  assert_text (window, "A.5.1", "applicable", "no");
  assert_text (window, "A.5.2", "applicable", "yes");
  assert_text (window, "A.5.2", "reasons", "risk law");
  assert_text (window, "A.5.3", "reasons", "law");
  assert_text (window, "A.5.3", "status", "not-started");
  assert_text (window, "A.5.4", "reasons", "risk");
  assert_text (window, "A.5.4", "status", "partly");
  assert_text (window, "A.5.5", "reasons", "business");
  assert_text (window, "A.5.6", "reasons", "best-practice");
  assert_text (window, "A.5.6", "status", "not-started");
  assert_text (window, "A.8.34", "applicable", "yes");
  undo (window);
  assert_text (window, "A.8.34", "applicable", "undecided");
  assert_text (window, "A.5.2", "reasons", NULL);
  annexa_test_ui_close (window);
}

static int
get_list_height (AnnexaWindow *window)
{
  return gtk_widget_get_height (get_list (window));
}

/* What the trade says is not needed is left out by a button of its own, and the other leaves it undecided. */
static void
test_exclusions (void)
{
  AnnexaWindow *window = open_page ();
  AnnexaProject *project = annexa_window_get_project (window);
  g_autoptr (GError) error = NULL;
  int top;

  annexa_test_set (project, "organization",
                   annexa_project_find_ref (project, annexa_kind_lookup ("organization"), "O-001"), "trade", "health",
                   &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
  top = get_list_height (window);
  g_signal_emit_by_name (find_button (get_page (window), "Decide about _all 93 undecided"), "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (get_list_height (window), ==, top);
  press_button (window, "_Accept for 85 controls");
  assert_text (window, "A.8.26", "applicable", "yes");
  assert_text (window, "A.8.28", "applicable", "undecided");
  /* What is left is what the buttons are about. */
  g_assert_nonnull (find_button (get_bulk (window), "Set for 8 controls"));
  g_assert_cmpint (get_list_height (window), ==, top);
  press_button (window, "_Leave out 8 controls");
  assert_text (window, "A.8.28", "applicable", "no");
  assert_text (window, "A.8.28", "justification", "Nobody here writes programs, and nobody writes any for us.");
  undo (window);
  assert_text (window, "A.8.28", "applicable", "undecided");
  annexa_test_ui_close (window);
}

static AnnexaFormPane *
get_form (AnnexaWindow *window)
{
  return ANNEXA_FORM_PANE (annexa_test_ui_find (get_page (window), ANNEXA_TYPE_FORM_PANE));
}

/* A filter takes what it hides out of the form, and brings it back; who decides goes on with the control until then. */
static void
test_hidden (void)
{
  AnnexaWindow *window = open_page ();
  GtkWidget *accept;

  g_assert_cmpstr (annexa_record_get_ref (annexa_form_pane_get_record (get_form (window))), ==, "A.5.1");
  show_view (window, "excluded");
  g_assert_null (annexa_form_pane_get_record (get_form (window)));
  show_view (window, "undecided");
  g_assert_cmpstr (annexa_record_get_ref (annexa_form_pane_get_record (get_form (window))), ==, "A.5.1");
  accept = annexa_test_ui_find (annexa_test_ui_find (GTK_WIDGET (get_form (window)), ANNEXA_TYPE_SOA_PROPOSER),
                                GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_mapped (accept));
  g_signal_emit_by_name (accept, "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (accept));
  assert_text (window, "A.5.1", "reasons", "best-practice");
  g_assert_cmpstr (annexa_record_get_ref (annexa_form_pane_get_record (get_form (window))), ==, "A.5.1");
  annexa_test_ui_close (window);
}

/* One reason for all that are left out; those why they would apply are gone. */
static void
test_several_left_out (void)
{
  AnnexaWindow *window = open_page ();

  gtk_selection_model_select_range (get_selection (window), 1, 2, TRUE);
  annexa_test_ui_settle ();
  choose (window, "applicable", "yes");
  choose (window, "reasons", "risk");
  press_button (window, "Set for 2 controls");
  assert_text (window, "A.5.2", "reasons", "risk");

  choose (window, "applicable", "yes");
  press_button (window, "Set for 2 controls");
  assert_text (window, "A.5.2", "reasons", "risk");

  choose (window, "applicable", "no");
  press_button (window, "Set for 2 controls");
  assert_asked (window, "2 controls have no reason why they are left out. Write it above.", "justification");
  assert_text (window, "A.5.1", "applicable", "yes");
  g_assert_null (find_editor (window, "reasons"));
  g_assert_null (find_editor (window, "status"));
  g_assert_true (gtk_widget_activate_action (get_bulk (window), "bulk.use-reason", "s", "Nobody does this here."));
  press_button (window, "Set for 2 controls");
  assert_text (window, "A.5.1", "applicable", "no");
  assert_text (window, "A.5.2", "justification", "Nobody does this here.");
  assert_text (window, "A.5.2", "reasons", NULL);
  undo (window);
  assert_text (window, "A.5.2", "reasons", "risk");
  annexa_test_ui_close (window);
}

static AnnexaControlHeading *
get_heading (AnnexaWindow *window,
             guint         nth)
{
  GListModel *list = gtk_multi_selection_get_model (GTK_MULTI_SELECTION (get_selection (window)));
  AnnexaControlHeading *heading = NULL;
  guint position = 0;

  for (guint i = 0; i <= nth; i++, position++)
    heading = annexa_control_list_get_heading (ANNEXA_CONTROL_LIST (list), &position);
  g_assert_nonnull (heading);
  return heading;
}

static void
assert_progress (AnnexaWindow *window,
                 guint         nth,
                 const char   *expected)
{
  g_autofree char *sentence = annexa_control_heading_describe (get_heading (window, nth));

  g_assert_cmpstr (sentence, ==, expected);
}

/* Each theme tells how many of its controls are decided, and the box of its heading selects them all. */
static void
test_themes (void)
{
  AnnexaWindow *window = open_page ();
  GtkWidget *row;

  assert_progress (window, 0, "Organizational controls, 0 of 37 decided");
  assert_progress (window, 1, "People controls, 0 of 8 decided");
  g_assert_true (gtk_widget_activate_action (get_page (window), "soa.select-several", NULL));
  annexa_test_ui_settle ();
  row = annexa_test_ui_find (get_list (window), ANNEXA_TYPE_CONTROL_ROW);
  g_signal_emit_by_name (row, "checked", TRUE);
  annexa_test_ui_settle ();
  choose (window, "applicable", "yes");
  choose (window, "reasons", "risk");
  press_button (window, "Set for 37 controls");
  assert_progress (window, 0, "Organizational controls, 37 of 37 decided");
  assert_progress (window, 1, "People controls, 0 of 8 decided");

  g_assert_true (gtk_widget_activate_action (get_page (window), "soa.stop-selecting", NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (get_bulk (window)));
  undo (window);
  assert_progress (window, 0, "Organizational controls, 0 of 37 decided");
  annexa_test_ui_close (window);
}

static gint64
add_requirement (AnnexaEdit *edit,
                 gint64      framework,
                 const char *ref)
{
  gint64 id = annexa_edit_create (edit, control_kind ());

  annexa_edit_set_text (edit, control_kind (), id, "ref", ref);
  annexa_edit_set_text (edit, control_kind (), id, "title", ref);
  annexa_edit_set_integer (edit, control_kind (), id, "own", 0);
  annexa_edit_set_integer (edit, control_kind (), id, "framework", framework);
  return id;
}

static void
add_mapping (AnnexaEdit *edit,
             gint64      one,
             gint64      other)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control-mapping");
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_integer (edit, kind, id, "control", one);
  annexa_edit_set_integer (edit, kind, id, "other", other);
}

/* A framework with two requirements, mapped to A.5.1 and A.6.1. */
static void
add_framework (AnnexaWindow *window)
{
  AnnexaProject *project = annexa_window_get_project (window);
  const AnnexaKind *kind = annexa_kind_lookup ("framework");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Framework added");
  gint64 framework = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, kind, framework, "name", "House rules");
  add_mapping (edit, add_requirement (edit, framework, "H-1"), annexa_project_find_ref (project, control_kind (), "A.5.1"));
  add_mapping (edit, annexa_project_find_ref (project, control_kind (), "A.6.1"), add_requirement (edit, framework, "H-2"));
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
}

static GtkWidget *
find_chip (AnnexaWindow *window,
           const char   *label)
{
  GtkWidget *bar = annexa_test_ui_find (get_page (window), ANNEXA_TYPE_SOA_NEEDS_BAR);
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (bar, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* What a framework needs, and how much of that is still open. */
static void
test_mapping (void)
{
  AnnexaWindow *window = open_page ();
  GListModel *items = G_LIST_MODEL (get_selection (window));

  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 93 + 4);
  g_assert_true (gtk_widget_activate_action (get_page (window), "soa.show-mapping", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (find_chip (window, "Import one"));
  add_framework (window);
  g_assert_null (find_chip (window, "Import one"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_chip (window, "House rules · 2 of 2 undecided")), TRUE);
  annexa_test_ui_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2 + 2);

  gtk_selection_model_select_item (get_selection (window), 1, TRUE);
  gtk_selection_model_select_item (get_selection (window), 3, FALSE);
  annexa_test_ui_settle ();
  choose (window, "applicable", "yes");
  choose (window, "reasons", "contract");
  press_button (window, "Set for 2 controls");
  g_assert_nonnull (find_chip (window, "House rules · all 2 decided"));
  assert_text (window, "A.6.1", "applicable", "yes");

  undo (window);
  g_assert_nonnull (find_chip (window, "House rules · 2 of 2 undecided"));
  undo (window);
  g_assert_nonnull (find_chip (window, "Import one"));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 93 + 4);
  annexa_test_ui_close (window);
}

/* What moved to another chapter stands there, and back again when that is taken back. */
static void
test_moved (void)
{
  AnnexaProject *project = annexa_test_new_project ("moved.annexa");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Controls added");
  g_autoptr (AnnexaRecordList) records = annexa_record_list_new (project, control_kind ());
  g_autoptr (AnnexaControlList) list = NULL;
  const AnnexaKind *kind = annexa_kind_lookup ("framework");
  gint64 framework = annexa_edit_create (edit, kind);
  gint64 id = add_requirement (edit, framework, "H-1");
  g_autoptr (AnnexaQuery) query = annexa_query_new (control_kind ());
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  guint position = 0;

  annexa_edit_set_text (edit, kind, framework, "name", "House rules");
  annexa_edit_set_text (edit, control_kind (), id, "chapter", "First");
  g_assert_true (annexa_project_apply (project, edit, NULL));
  annexa_value_set_integer (&value, framework);
  annexa_query_add_filter (query, annexa_kind_find_field (control_kind (), "framework"), ANNEXA_TEST_EQUAL, &value);
  annexa_record_list_set_query (records, g_steal_pointer (&query));
  list = annexa_control_list_new (records);
  g_assert_cmpstr (annexa_control_heading_get_title (annexa_control_list_get_heading (list, &position)), ==, "First");

  g_clear_pointer (&edit, annexa_edit_free);
  edit = annexa_project_begin (project, "Moved");
  annexa_edit_set_text (edit, control_kind (), id, "chapter", "Second");
  g_assert_true (annexa_project_apply (project, edit, NULL));
  g_assert_cmpstr (annexa_control_heading_get_title (annexa_control_list_get_heading (list, &position)), ==, "Second");
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpstr (annexa_control_heading_get_title (annexa_control_list_get_heading (list, &position)), ==, "First");
  g_clear_object (&list);
  g_clear_object (&records);
  annexa_test_close (project);
}

/* Who is led to a control from elsewhere sees it in the list, also when the list was never shown before. */
static void
test_led_to (void)
{
  g_autofree char *path = annexa_test_path ("soa.annexa");
  AnnexaProject *project = annexa_test_new_project ("soa.annexa");
  gint64 id = annexa_project_find_ref (project, control_kind (), "A.8.24");
  g_autoptr (GError) error = NULL;
  AnnexaWindow *window;
  GtkAdjustment *adjustment;

  g_assert_true (annexa_project_publish (project, TRUE, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1270, 780);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "assets"));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "control", id));
  annexa_test_ui_settle ();
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (window)));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, gtk_adjustment_get_upper (adjustment) / 2);
  annexa_test_ui_close (window);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add_func ("/soa-page/several-apply", test_several_apply);
  g_test_add_func ("/soa-page/several-left-out", test_several_left_out);
  g_test_add_func ("/soa-page/several-button", test_several_button);
  g_test_add_func ("/soa-page/offer", test_offer);
  g_test_add_func ("/soa-page/proposal", test_proposal);
  g_test_add_func ("/soa-page/exclusions", test_exclusions);
  g_test_add_func ("/soa-page/hidden", test_hidden);
  g_test_add_func ("/soa-page/some-hidden", test_some_hidden);
  g_test_add_func ("/soa-page/offer-next", test_offer_next);
  g_test_add_func ("/soa-page/led-to", test_led_to);
  g_test_add_func ("/soa-page/themes", test_themes);
  g_test_add_func ("/soa-page/mapping", test_mapping);
  g_test_add_func ("/soa-page/moved", test_moved);

  return g_test_run ();
}
