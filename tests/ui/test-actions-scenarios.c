/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-accept-window.h"
#include "annexa-audit-proposal-window.h"
#include "annexa-bulk-window.h"
#include "annexa-checklist-preparer.h"
#include "annexa-checklist-view.h"
#include "annexa-duties-view.h"
#include "annexa-evidence-files.h"
#include "annexa-field-editor.h"
#include "annexa-file-editor.h"
#include "annexa-grid.h"
#include "annexa-lessons-group.h"
#include "annexa-links-editor.h"
#include "annexa-objective-measuring.h"
#include "annexa-parts-editor.h"
#include "annexa-paste-window.h"
#include "annexa-picker.h"
#include "annexa-project-view.h"
#include "annexa-readiness-watch.h"
#include "annexa-record-form.h"
#include "annexa-review-input.h"
#include "annexa-soa-bulk.h"
#include "annexa-table-import.h"
#include "annexa-task-board.h"
#include "annexa-template-window.h"
#include "annexa-test.h"
#include "annexa-timeline.h"
#include "test-actions.h"

/* What can be done in the window, and how. */

/* What a scenario has done is looked for from here. */
static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (annexa_project_view_get_page (
      ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW))));
}

static GtkWidget *
find_mapped (GtkWidget *root,
             GType      type)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = annexa_test_ui_find_nth (root, type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (widget))
      return widget;
  g_error ("no %s is shown", g_type_name (type));
}

/* What is asked before something is done. */
static void
answer_question (const char *response)
{
  GtkWidget *dialog = annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  if (dialog == NULL)
    return;
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

static gboolean
says (GtkWidget  *button,
      const char *text)
{
  const char *tooltip = gtk_widget_get_tooltip_text (button);
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (button, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return tooltip != NULL && g_str_has_prefix (tooltip, text);
}

static void
press (GtkWidget  *root,
       const char *text)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) && says (button, text))
      {
        g_signal_emit_by_name (button, "clicked");
        annexa_test_ui_settle ();
        return;
      }
  g_error ("no button says “%s”", text);
}

static void
press_default (GType type)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (annexa_test_ui_find_window (type))), "clicked");
  annexa_test_ui_settle ();
}

static gint64
find_ref (Fixture    *fixture,
          const char *kind,
          const char *ref)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup (kind), ref);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
set (Fixture    *fixture,
     const char *kind,
     const char *ref,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (fixture->project, kind, find_ref (fixture, kind, ref), field, text, &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
}

/* Records of every kind. */

/* What others use is asked about before. */
static void
delete (Fixture *fixture)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.delete", NULL);
  answer_question ("delete");
}

static void
delete_from_form (Fixture *fixture)
{
  annexa_test_ui_act (find_mapped (get_page (fixture), ANNEXA_TYPE_RECORD_FORM), "form.delete", NULL);
  answer_question ("delete");
}

/* Registers. */

static AnnexaGrid *
get_grid (Fixture *fixture)
{
  return ANNEXA_GRID (find_mapped (get_page (fixture), ANNEXA_TYPE_GRID));
}

/* The owners of the first two records. */
static void
choose_cells (Fixture *fixture)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture));
  AnnexaGridColumns *columns = annexa_grid_get_columns (ANNEXA_GRID (grid));
  guint column;

  g_assert_true (annexa_grid_columns_find (columns, annexa_kind_find_field (annexa_kind_lookup ("asset"), "owner"), &column));
  annexa_grid_take_focus (ANNEXA_GRID (grid));
  annexa_test_ui_settle ();
  annexa_grid_move_to (ANNEXA_GRID (grid), 0, column, FALSE);
  annexa_grid_move_to (ANNEXA_GRID (grid), 1, column, TRUE);
  annexa_test_ui_settle ();
}

/* All columns have room where there is no form. */
static void
toggle_form (Fixture *fixture)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.toggle-form", NULL);
}

static void
fill_down (Fixture *fixture)
{
  choose_cells (fixture);
  annexa_test_ui_act (GTK_WIDGET (get_grid (fixture)), "grid.fill-down", NULL);
}

static void
clear_cells (Fixture *fixture)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture));

  choose_cells (fixture);
  annexa_test_ui_act (grid, "grid.clear", NULL);
}

static void
duplicate (Fixture *fixture)
{
  choose_cells (fixture);
  annexa_test_ui_act (get_page (fixture), "page.duplicate", NULL);
}

static void
delete_rows (Fixture *fixture)
{
  choose_cells (fixture);
  annexa_test_ui_act (GTK_WIDGET (get_grid (fixture)), "grid.delete", NULL);
  answer_question ("delete");
}

static void
edit_cell (Fixture *fixture)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture));

  annexa_grid_take_focus (ANNEXA_GRID (grid));
  annexa_test_ui_settle ();
  annexa_grid_move_to (ANNEXA_GRID (grid), 0, 1, FALSE);
  annexa_test_ui_act (grid, "grid.edit", NULL);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (grid, GTK_TYPE_TEXT)), "Typed into the cell");
  g_assert_true (annexa_grid_flush (ANNEXA_GRID (grid)));
}

static void
paste (Fixture *fixture)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture));

  annexa_grid_take_focus (ANNEXA_GRID (grid));
  annexa_test_ui_settle ();
  annexa_grid_move_to (ANNEXA_GRID (grid), 0, 1, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (grid), "Pasted");
  annexa_test_ui_act (grid, "grid.paste", NULL);
}

static void
set_field (Fixture *fixture)
{
  GtkWidget *dialog;

  choose_cells (fixture);
  annexa_test_ui_act (get_page (fixture), "page.set-field", NULL);
  dialog = annexa_test_ui_find_window (ANNEXA_TYPE_BULK_WINDOW);
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), annexa_kind_find_field (annexa_kind_lookup ("asset"), "location"));
  annexa_test_ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW)), "Vault");
  press_default (ANNEXA_TYPE_BULK_WINDOW);
}

static void
import_table (Fixture *fixture)
{
  g_autofree char *path = annexa_test_path ("actions.csv");

  g_assert_true (g_file_set_contents (path, "Name;Type\nPlotter;Hardware\nScanner;Hardware\n", -1, NULL));
  annexa_import_table_file (GTK_WIDGET (get_grid (fixture)), fixture->project, annexa_kind_lookup ("asset"), path);
  annexa_paste_window_paste (ANNEXA_PASTE_WINDOW (annexa_test_ui_find_window (ANNEXA_TYPE_PASTE_WINDOW)));
}

static void
attach_evidence (Fixture *fixture)
{
  g_autofree char *path = annexa_test_path ("actions.txt");
  const char *const paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, "Proof", -1, NULL));
  annexa_attach_evidence (get_page (fixture), fixture->project,
                          annexa_page_get_selected (ANNEXA_PAGE (get_page (fixture))), paths);
}

/* Forms. */

static GtkWidget *
find_editor (Fixture    *fixture,
             GType       type,
             const char *field)
{
  GtkWidget *editor;

  for (guint i = 0; (editor = annexa_test_ui_find_nth (get_page (fixture), type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (editor) && annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (editor)) != NULL
        && strcmp (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (editor))->name, field) == 0)
      return editor;
  g_error ("nothing edits the field %s", field);
}

static void
type_text (Fixture *fixture)
{
  GtkWidget *editor = find_editor (fixture, ANNEXA_TYPE_FIELD_EDITOR, "name");

  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (editor, ADW_TYPE_ENTRY_ROW)), "Another name");
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (editor));
}

static void
make_bold (Fixture *fixture)
{
  GtkWidget *editor = find_editor (fixture, ANNEXA_TYPE_FIELD_EDITOR, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (annexa_test_ui_find (editor, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  annexa_test_ui_act (editor, "markdown.bold", NULL);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (editor));
}

static void
choose_step (Fixture *fixture)
{
  GtkWidget *editor = find_editor (fixture, ANNEXA_TYPE_FIELD_EDITOR, "confidentiality");

  g_signal_emit_by_name (annexa_test_ui_find (editor, GTK_TYPE_TOGGLE_BUTTON), "clicked");
}

static void
remove_link (Fixture *fixture)
{
  press (find_editor (fixture, ANNEXA_TYPE_LINKS_EDITOR, "assets"), "Remove");
}

/* A picker makes what is not there yet. */
static void
add_linked (Fixture *fixture)
{
  annexa_field_editor_add_linked (ANNEXA_FIELD_EDITOR (find_editor (fixture, ANNEXA_TYPE_LINKS_EDITOR, "assets")),
                                  annexa_kind_lookup ("asset"), "Made on the way");
}

static void
plan_for_finding (Fixture *fixture)
{
  GtkWidget *editor = find_editor (fixture, ANNEXA_TYPE_LINKS_EDITOR, "action");

  g_signal_emit_by_name (annexa_test_ui_find (editor, GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  g_signal_emit_by_name (find_mapped (editor, ANNEXA_TYPE_PICKER), "offered", "Sweep up");
}

static void
add_part (Fixture *fixture)
{
  GtkWidget *editor = annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_PARTS_EDITOR);

  g_signal_emit_by_name (annexa_test_ui_find (editor, GTK_TYPE_BUTTON), "clicked");
}

static void
show_look (Fixture *fixture)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.turn-tab", g_variant_new_int32 (-1));
}

static void
remove_file (Fixture *fixture)
{
  press (find_editor (fixture, ANNEXA_TYPE_FILE_EDITOR, "logo"), "Remove");
}

static void
draw_lesson (Fixture *fixture)
{
  annexa_test_ui_act (annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_LESSONS_GROUP), "lessons.draw",
                      g_variant_new_int32 (0));
}

static void
prepare_from_form (Fixture *fixture)
{
  GtkWidget *preparer = annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_CHECKLIST_PREPARER);

  g_signal_emit_by_name (annexa_test_ui_find (preparer, GTK_TYPE_BUTTON), "clicked");
}

/* Proposals. */

static void
confirm_proposal (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.confirm-proposal", NULL);
}

static void
delete_proposal (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.delete-proposal", NULL);
  answer_question ("delete");
}

static void
confirm_proposals (Fixture *fixture)
{
  choose_cells (fixture);
  annexa_test_ui_act (GTK_WIDGET (get_grid (fixture)), "grid.confirm-proposals", NULL);
}

static void
delete_proposals (Fixture *fixture)
{
  choose_cells (fixture);
  annexa_test_ui_act (GTK_WIDGET (get_grid (fixture)), "grid.delete-proposals", NULL);
  answer_question ("delete");
}

/* Pages of their own. */

static void
accept_gap (Fixture *fixture)
{
  AnnexaReadinessWatch *watch = annexa_readiness_watch_get (fixture->project);
  GPtrArray *gaps = annexa_readiness_get_gaps (annexa_readiness_watch_get_result (watch));
  const AnnexaGap *gap = NULL;

  for (guint i = 0; gap == NULL && i < gaps->len; i++)
    if (((AnnexaGap *) gaps->pdata[i])->acceptance == 0 && ((AnnexaGap *) gaps->pdata[i])->record != 0)
      gap = gaps->pdata[i];
  g_assert_nonnull (gap);
  annexa_test_ui_act (get_page (fixture), "readiness.accept", g_variant_new ("(sx)", gap->id, gap->record));
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (annexa_test_ui_find_window (ANNEXA_TYPE_ACCEPT_WINDOW), ADW_TYPE_ENTRY_ROW)),
                         "The budget comes in spring");
  press_default (ANNEXA_TYPE_ACCEPT_WINDOW);
}

static void
decide_controls (Fixture *fixture)
{
  GtkWidget *bulk;

  annexa_test_ui_act (get_page (fixture), "soa.select-all", NULL);
  bulk = find_mapped (get_page (fixture), ANNEXA_TYPE_SOA_BULK);
  g_signal_emit_by_name (annexa_test_ui_find_nth (bulk, GTK_TYPE_TOGGLE_BUTTON, 2), "clicked");
  annexa_test_ui_settle ();
  annexa_test_ui_act (bulk, "bulk.use-reason", g_variant_new_string ("Nobody does this here."));
  press (bulk, "Set for");
}

static void
add_from_template (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.new-from-template", NULL);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (annexa_test_ui_find (annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW), GTK_TYPE_CHECK_BUTTON)), TRUE);
  press_default (ANNEXA_TYPE_TEMPLATE_WINDOW);
}

static void
adopt_template (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "win.adopt-template", g_variant_new_string ("backup-policy"));
  press_default (ANNEXA_TYPE_TEMPLATE_WINDOW);
}

static void
move_bar (Fixture *fixture)
{
  g_assert_true (annexa_timeline_move (ANNEXA_TIMELINE (annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_TIMELINE)),
                                       find_ref (fixture, "task", "TSK-046"), 4, FALSE));
}

static void
move_card (Fixture *fixture)
{
  g_assert_true (annexa_task_board_move (
      ANNEXA_TASK_BOARD (annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_TASK_BOARD)),
      find_ref (fixture, "task", "TSK-046"), "done"));
}

static GtkWidget *
show_duties (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (get_page (fixture), ANNEXA_TYPE_DUTIES_VIEW);

  while (!gtk_widget_get_mapped (view))
    annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.turn-tab", g_variant_new_int32 (1));
  return view;
}

static void
plan_duty (Fixture *fixture)
{
  GtkWidget *view = show_duties (fixture);
  guint before = fixture->n_changes;

  for (guint i = 0; fixture->n_changes == before && i < 10; i++)
    annexa_test_ui_act (view, "duties.plan", g_variant_new_uint32 (i));
}

static void
plan_stage (Fixture *fixture)
{
  GtkWidget *view = show_duties (fixture);
  guint before = fixture->n_changes;

  for (guint i = 0; fixture->n_changes == before && i < 10; i++)
    annexa_test_ui_act (view, "duties.plan-audit", g_variant_new_uint32 (i));
}

static void
measure (Fixture *fixture)
{
  GtkWidget *measuring;

  annexa_test_ui_act (get_page (fixture), "page.measure", NULL);
  measuring = find_mapped (get_page (fixture), ANNEXA_TYPE_OBJECTIVE_MEASURING);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find_nth (measuring, ADW_TYPE_ENTRY_ROW, 1)), "60");
  press (measuring, "Add");
}

static void
add_audit (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "audit.add", NULL);
}

/* A control that applies from now on is in no audit. */
static void
decide_control (Fixture *fixture)
{
  set (fixture, "control", "A.8.34", "applicable", "yes");
}

static void
add_missing (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "audit.add-missing", NULL);
}

static void
propose_audits (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "audit.propose", NULL);
  press_default (ANNEXA_TYPE_AUDIT_PROPOSAL_WINDOW);
}

static void
prepare_checklist (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "audit.show-checklist",
                      g_variant_new_int64 (find_ref (fixture, "audit", "AUD-006")));
  annexa_test_ui_act (get_page (fixture), "audit.prepare", NULL);
}

static void
plan_action (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "audit.plan-action",
                      g_variant_new_int64 (find_ref (fixture, "finding", "F-009")));
}

static void
show_checklist (Fixture *fixture)
{
  annexa_test_ui_act (GTK_WIDGET (fixture->window), "win.show-checklist",
                      g_variant_new_int64 (find_ref (fixture, "audit", "AUD-004")));
}

static void
add_question (Fixture *fixture)
{
  annexa_checklist_view_add_question (
      ANNEXA_CHECKLIST_VIEW (find_mapped (get_page (fixture), ANNEXA_TYPE_CHECKLIST_VIEW)));
}

static void
answer (Fixture *fixture)
{
  press (find_mapped (get_page (fixture), ANNEXA_TYPE_CHECKLIST_VIEW), "Minor nonconformity");
}

static void
record_finding (Fixture *fixture)
{
  press (find_mapped (get_page (fixture), ANNEXA_TYPE_CHECKLIST_VIEW), "Record a finding");
}

static void
reopen (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.reopen-minutes", NULL);
}

/* Texts that somebody wrote stay as they are. */
static void
empty_input (Fixture *fixture)
{
  set (fixture, "review", "MR-002", "objectives", "");
}

static void
write_inputs (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.write-inputs", NULL);
}

static void
write_input (Fixture *fixture)
{
  press (find_mapped (get_page (fixture), ANNEXA_TYPE_REVIEW_INPUT), "Write from the registers");
  answer_question ("below");
}

static void
add_decision (Fixture *fixture)
{
  annexa_test_ui_act (get_page (fixture), "page.add-decision", NULL);
}

const Scenario scenarios[] = {
  { "delete", "risk R-030", NULL, delete, FALSE, "win.delete", "annexa-record-edits.c" },
  { "delete-from-form", "task TSK-066", NULL, delete_from_form, FALSE, "form.delete", NULL },
  { "fill-down", "assets", toggle_form, fill_down, FALSE, "grid.fill-down", "annexa-grid-actions.c" },
  { "clear", "assets", NULL, clear_cells, FALSE, "grid.clear", NULL },
  { "duplicate", "assets", NULL, duplicate, FALSE, "grid.duplicate page.duplicate", NULL },
  { "delete-rows", "assets", NULL, delete_rows, FALSE, "grid.delete", NULL },
  { "edit-cell", "assets", NULL, edit_cell, FALSE, "grid.edit", "annexa-grid-editing.c" },
  { "paste", "assets", NULL, paste, FALSE, "grid.paste", NULL },
  { "set-field", "assets", NULL, set_field, FALSE, "grid.set page.set-field", "annexa-bulk-window.c" },
  { "import", "assets", toggle_form, import_table, FALSE, "win.import-table page.import-table", NULL },
  { "evidence", "asset A-002", NULL, attach_evidence, FALSE,
    "grid.attach-evidence register.attach-evidence form.attach-evidence", "annexa-evidence-files.c" },
  { "text", "asset A-002", NULL, type_text, FALSE, NULL, "annexa-field-editor.c annexa-field-row.c" },
  { "bold", "asset A-002", NULL, make_bold, FALSE,
    "markdown.bold markdown.italic markdown.heading markdown.numbers markdown.list markdown.link", NULL },
  { "step", "asset A-002", NULL, choose_step, FALSE, NULL, NULL },
  { "remove-link", "risk R-002", NULL, remove_link, FALSE, NULL, NULL },
  { "add-linked", "risk R-002", NULL, add_linked, FALSE, NULL, "annexa-field-editor.c" },
  { "plan-for-finding", "finding F-009", NULL, plan_for_finding, FALSE, NULL, "annexa-links-editor.c" },
  { "measure", "objectives", NULL, measure, FALSE, "page.measure", "annexa-objective-measuring.c" },
  { "add-part", "objective OBJ-002", NULL, add_part, FALSE, NULL, "annexa-parts-editor.c" },
  { "remove-file", "organization", show_look, remove_file, FALSE, NULL, "annexa-file-editor.c" },
  { "lesson", "incident INC-014", NULL, draw_lesson, FALSE, "lessons.draw", "annexa-lessons-group.c" },
  { "prepare-from-form", "audit AUD-006", NULL, prepare_from_form, FALSE, NULL, "annexa-form-action.c" },
  { "accept", "readiness", NULL, accept_gap, FALSE, "readiness.accept", "annexa-accept-window.c" },
  { "decide", "applicability", NULL, decide_controls, FALSE, "soa.select-all bulk.use-reason", "annexa-soa-bulk.c" },
  { "template", "documents", NULL, add_from_template, FALSE, "page.new-from-template", "annexa-template-window.c" },
  { "adopt", "documents", NULL, adopt_template, FALSE, "win.adopt-template page.adopt-template", NULL },
  { "bar", "timeline", NULL, move_bar, FALSE, NULL, "annexa-timeline.c" },
  { "card", "timeline", NULL, move_card, FALSE, NULL, "annexa-task-board.c" },
  { "duty", "calendar", NULL, plan_duty, FALSE, "duties.plan", "annexa-duties-view.c" },
  { "stage", "calendar", NULL, plan_stage, FALSE, "duties.plan-audit", NULL },
  { "audit", "audit-programme", NULL, add_audit, FALSE, "audit.add", "annexa-audit-page.c" },
  { "missing", "audit-programme", decide_control, add_missing, FALSE, "audit.add-missing", "annexa-audit-page-actions.c" },
  { "propose", "audit-programme", NULL, propose_audits, FALSE, "audit.propose", "annexa-audit-proposal-window.c" },
  { "checklist", "audit-programme", NULL, prepare_checklist, FALSE, "audit.prepare", NULL },
  { "plan-action", "audit-programme", NULL, plan_action, FALSE, "audit.plan-action", NULL },
  { "question", "audit-programme", show_checklist, add_question, FALSE, NULL, "annexa-checklist-view.c" },
  { "answer", "audit-programme", show_checklist, answer, TRUE, NULL, "annexa-checklist-row.c" },
  { "finding", "audit-programme", show_checklist, record_finding, FALSE, NULL, NULL },
  { "reopen", "reviews", NULL, reopen, TRUE, "page.reopen-minutes", "annexa-review-state.c" },
  { "inputs", "reviews", empty_input, write_inputs, FALSE, "page.write-inputs", "annexa-review-view.c" },
  { "input", "reviews", NULL, write_input, FALSE, NULL, "annexa-review-input.c" },
  { "decision", "reviews", NULL, add_decision, FALSE, "page.add-decision", "annexa-review-decisions.c" },
  { NULL },
};

/* In a project that a starter set has filled. */
const Scenario proposal_scenarios[] = {
  { "confirm", "assets", NULL, confirm_proposal, FALSE, "page.confirm-proposal", NULL },
  { "delete-proposal", "assets", NULL, delete_proposal, FALSE, "page.delete-proposal", NULL },
  { "confirm-rows", "assets", toggle_form, confirm_proposals, FALSE, "grid.confirm-proposals", NULL },
  { "delete-proposed-rows", "assets", NULL, delete_proposals, FALSE, "grid.delete-proposals", NULL },
  { NULL },
};
