/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-checklist-view-private.h"
#include "annexa-checklists.h"
#include "annexa-focus.h"
#include "annexa-stacking-layout.h"
#include "annexa-wrapping.h"

/**
 * AnnexaChecklistView:
 *
 * The checklist of an audit, to be filled while people are talked to: all questions below each other, in the order of the
 * standard, and the one that is being asked open. What is answered stays where it is until somebody filters anew.
 */
G_DEFINE_FINAL_TYPE (AnnexaChecklistView, annexa_checklist_view, ADW_TYPE_BIN)

/* A longer checklist is shown by chapters and themes. */
#define MOST_AT_ONCE 120

static const AnnexaKind *
item_kind (void)
{
  return annexa_kind_lookup ("checklist-item");
}

/* What the filters said last; what was answered since stays. */
static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       data)
{
  return g_object_get_data (G_OBJECT (row), "hidden") == NULL;
}

static gboolean
suits (AnnexaChecklistView *self,
       AnnexaChecklistRow  *row)
{
  AnnexaRecord *question = annexa_checklist_row_get_record (row);
  guint chosen = gtk_drop_down_get_selected (self->group_choice);

  if (chosen > 0 && chosen <= self->questions->groups->len
      && annexa_checklist_view_get_group (row) != self->questions->groups->pdata[chosen - 1])
    return FALSE;
  return (!gtk_toggle_button_get_active (self->open_button) || !annexa_checklists_is_answered (question))
         && (!gtk_toggle_button_get_active (self->unrecorded_button) || annexa_checklists_lacks_finding (question));
}

static void
filter (AnnexaChecklistView *self)
{
  AnnexaChecklistRow *row;

  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    g_object_set_data (G_OBJECT (row), "hidden", suits (self, row) ? NULL : self);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  GtkWidget *heading;
  GtkWidget *label;

  if (before != NULL
      && annexa_checklist_view_get_group (ANNEXA_CHECKLIST_ROW (row))
             == annexa_checklist_view_get_group (ANNEXA_CHECKLIST_ROW (before)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (heading, annexa_stacking_layout_new ());
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "question-heading");
  gtk_box_append (GTK_BOX (heading), label);
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (heading), label);
  gtk_list_box_row_set_header (row, heading);
  annexa_checklist_view_show_heading (ANNEXA_CHECKLIST_ROW (row));
}

static void
row_entered (GtkEventControllerFocus *controller,
             AnnexaChecklistView     *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/* The keyboard opens the question that it reaches, also by Tab. */
static void
append_row (AnnexaChecklistView  *self,
            AnnexaRecord         *question,
            AnnexaChecklistGroup *group)
{
  GtkWidget *row = annexa_checklist_row_new (self->project, question);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (row), "group", group);
  g_signal_connect (focus, "enter", G_CALLBACK (row_entered), self);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_long (AnnexaChecklistView *self)
{
  return self->questions->records->len > MOST_AT_ONCE;
}

/* Which group has to have rows: of a short checklist all have. */
static guint
get_wanted (AnnexaChecklistView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->group_choice);

  return is_long (self) && chosen <= self->questions->groups->len ? chosen : 0;
}

static void
clear (AnnexaChecklistView *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
build_rows (AnnexaChecklistView *self)
{
  clear (self);
  self->built = get_wanted (self);
  for (guint i = 0; i < self->questions->records->len; i++)
    if (self->built == 0 || self->questions->places->pdata[i] == self->questions->groups->pdata[self->built - 1])
      append_row (self, self->questions->records->pdata[i], self->questions->places->pdata[i]);
}

static void
filter_changed (AnnexaChecklistView *self)
{
  if (self->filling)
    return;
  if (get_wanted (self) != self->built && annexa_checklist_view_flush (self))
    build_rows (self);
  filter (self);
}

static void
fill_groups (AnnexaChecklistView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All chapters and themes"));
  for (guint i = 0; i < self->questions->groups->len; i++)
    gtk_string_list_append (names, ((AnnexaChecklistGroup *) self->questions->groups->pdata[i])->label);
  gtk_drop_down_set_model (self->group_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->group_choice, 0);
}

static void
describe_empty (AnnexaChecklistView *self)
{
  gboolean over = annexa_checklists_is_over (self->audit);

  gtk_widget_set_visible (self->prepare_button, !over);
  adw_status_page_set_description (
      self->empty_page,
      over ? _("This audit is over, and no questions were written down.")
      : annexa_record_is_empty (self->audit, "audited")
          ? _("Annexa knows questions about every clause and control. The audit does not say what it looks at, so the "
              "checklist asks about all clauses and all controls that apply.")
          : _("Annexa knows questions about every clause and control that the audit looks at. You can add your own."));
}

/* Nobody reads through hundreds of questions, and laying them all out takes a while: of a long checklist the chapter or
 * theme is shown that comes next. */
static void
show_part (AnnexaChecklistView *self)
{
  guint next = 0;

  if (!is_long (self))
    return;
  while (next < self->questions->records->len && annexa_checklists_is_answered (self->questions->records->pdata[next]))
    next++;
  for (guint i = 0; i < self->questions->groups->len; i++)
    if (self->questions->groups->pdata[i] == self->questions->places->pdata[next % self->questions->records->len])
      gtk_drop_down_set_selected (self->group_choice, i + 1);
}

static void
fill (AnnexaChecklistView *self)
{
  AnnexaRecord *selected = annexa_checklist_view_get_selected (self);
  gint64 id = selected != NULL ? annexa_record_get_id (selected) : 0;
  guint chosen = gtk_drop_down_get_selected (self->group_choice);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  self->stale = FALSE;
  self->filling = TRUE;
  clear (self);
  annexa_checklist_questions_free (self->questions);
  self->questions = annexa_checklist_questions_new (self->project, self->audit);
  fill_groups (self);
  if (chosen != GTK_INVALID_LIST_POSITION && chosen > 0 && chosen <= self->questions->groups->len)
    gtk_drop_down_set_selected (self->group_choice, chosen);
  else
    show_part (self);
  build_rows (self);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->audit == NULL         ? "no-audit"
                                                 : self->questions->records->len > 0 ? "questions"
                                                                            : "empty");
  if (self->audit != NULL)
    describe_empty (self);
  filter (self);
  annexa_checklist_view_update_progress (self);
  if (id != 0)
    annexa_checklist_view_select (self, id);
}

static gboolean
fill_now (gpointer data)
{
  AnnexaChecklistView *self = data;

  self->fill_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && annexa_checklist_view_flush (self))
    fill (self);
  return G_SOURCE_REMOVE;
}

/* The change may come from a row: it is still needed then, and so are its neighbours, which write what is typed in them when
 * they go. */
static void
fill_soon (AnnexaChecklistView *self)
{
  self->stale = TRUE;
  if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_now, self, NULL);
}

/* Whether there are other questions than those that are shown, or they are about something else. */
static gboolean
has_other_questions (AnnexaChecklistView *self)
{
  g_autoptr (AnnexaChecklistQuestions) questions = annexa_checklist_questions_new (self->project, self->audit);

  return !annexa_checklist_questions_are_same (self->questions, questions);
}

/* Questions are read anew only where something about them, what was found, or the audit may have changed. */
static void
project_changed (AnnexaChecklistView *self,
                 AnnexaChanges       *changes)
{
  gboolean items = annexa_changes_touch (changes, item_kind ());
  gboolean findings = annexa_changes_touch (changes, annexa_kind_lookup ("finding"));
  gboolean audits = annexa_changes_touch (changes, annexa_kind_lookup ("audit"));
  AnnexaChecklistRow *row;

  if (self->audit == NULL)
    return;
  if (self->stale || self->filling)
    {
      fill_soon (self);
      return;
    }
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  if (items && has_other_questions (self))
    fill_soon (self);
  else if (items)
    annexa_checklist_view_update_progress (self);
  if (findings)
    for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
      annexa_checklist_row_show_finding (row);
  if (!items && (findings || audits))
    annexa_checklist_view_update_state (self);
  if (audits)
    describe_empty (self);
}

static void
mapped (AnnexaChecklistView *self)
{
  if (self->stale)
    fill (self);
}

static void
row_selected (AnnexaChecklistView *self,
              GtkListBoxRow       *selected)
{
  AnnexaChecklistRow *row;

  if (self->filling)
    return;
  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    annexa_checklist_row_set_open (row, GTK_LIST_BOX_ROW (row) == selected);
}

/* A click opens, and Enter on an open question goes on to its answers, so that a digit answers. */
static void
row_activated (AnnexaChecklistView *self,
               GtkListBoxRow       *row)
{
  if (gtk_widget_is_focus (GTK_WIDGET (row)))
    annexa_checklist_row_focus_answers (ANNEXA_CHECKLIST_ROW (row));
}

static void
annexa_checklist_view_dispose (GObject *object)
{
  AnnexaChecklistView *self = ANNEXA_CHECKLIST_VIEW (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->fill_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_CHECKLIST_VIEW);
  g_clear_object (&self->audit);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_checklist_view_parent_class)->dispose (object);
}

static void
annexa_checklist_view_finalize (GObject *object)
{
  annexa_checklist_questions_free (ANNEXA_CHECKLIST_VIEW (object)->questions);

  G_OBJECT_CLASS (annexa_checklist_view_parent_class)->finalize (object);
}

static void
annexa_checklist_view_class_init (AnnexaChecklistViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ANNEXA_TYPE_POINT_LIST);
  G_OBJECT_CLASS (klass)->dispose = annexa_checklist_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_checklist_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-checklist-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, prepare_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, unasked_box);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, unasked_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, more_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, next_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, next_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, open_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, unrecorded_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, group_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaChecklistView, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
annexa_checklist_view_init (AnnexaChecklistView *self)
{
  self->questions = annexa_checklist_questions_new (NULL, NULL);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_buttons (GTK_WIDGET (self));
  annexa_wrap_button (self->more_button);
  gtk_list_box_set_filter_func (self->list, is_shown, NULL, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  g_signal_connect (self, "map", G_CALLBACK (mapped), NULL);
  self->filling = FALSE;
}

/**
 * annexa_checklist_view_set_project:
 * @self: a view without a project
 * @project: a project
 */
void
annexa_checklist_view_set_project (AnnexaChecklistView *self,
                                   AnnexaProject       *project)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self) && self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * annexa_checklist_view_show_audit:
 * @self: a view
 * @audit: (nullable): an audit of the project
 *
 * Returns: whether its checklist is shown: not while something is typed that cannot be written
 */
gboolean
annexa_checklist_view_show_audit (AnnexaChecklistView *self,
                                  AnnexaRecord        *audit)
{
  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self), FALSE);

  if (audit == self->audit && audit != NULL)
    return TRUE;
  if (!annexa_checklist_view_flush (self))
    return FALSE;
  g_set_object (&self->audit, audit);
  gtk_drop_down_set_selected (self->group_choice, 0);
  fill (self);
  return TRUE;
}

/* Of a long checklist only one group has rows: that of the question gets them. */
static void
build_rows_with (AnnexaChecklistView *self,
                 gint64               question)
{
  for (guint i = 0; self->built != 0 && i < self->questions->records->len; i++)
    if (annexa_record_get_id (self->questions->records->pdata[i]) == question)
      {
        guint group;

        if (g_ptr_array_find (self->questions->groups, self->questions->places->pdata[i], &group) && group + 1 != self->built)
          gtk_drop_down_set_selected (self->group_choice, group + 1);
        break;
      }
}

/**
 * annexa_checklist_view_select:
 * @self: a view
 * @question: the id of a question
 *
 * Returns: whether the question is in the checklist that is shown; it is open then
 */
gboolean
annexa_checklist_view_select (AnnexaChecklistView *self,
                              gint64               question)
{
  AnnexaChecklistRow *row;

  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self), FALSE);

  build_rows_with (self, question);
  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    if (annexa_record_get_id (annexa_checklist_row_get_record (row)) == question)
      {
        g_object_set_data (G_OBJECT (row), "hidden", NULL);
        gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return TRUE;
      }
  return FALSE;
}

/**
 * annexa_checklist_view_get_selected:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the question that is open
 */
AnnexaRecord *
annexa_checklist_view_get_selected (AnnexaChecklistView *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? annexa_checklist_row_get_record (ANNEXA_CHECKLIST_ROW (row)) : NULL;
}

/**
 * annexa_checklist_view_add_question:
 * @self: a view with an audit
 *
 * Adds a question of one's own, about what the question that is open is about.
 */
void
annexa_checklist_view_add_question (AnnexaChecklistView *self)
{
  static const char *const fields[] = { "requirement", "control" };
  AnnexaRecord *beside;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_return_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self) && self->audit != NULL);

  if (!annexa_checklist_view_flush (self))
    return;
  beside = annexa_checklist_view_get_selected (self);
  edit = annexa_project_begin (self->project, _(item_kind ()->fresh));
  id = annexa_edit_create (edit, item_kind ());
  annexa_edit_set_integer (edit, item_kind (), id, "audit", annexa_record_get_id (self->audit));
  annexa_edit_set_text (edit, item_kind (), id, "question", _(item_kind ()->fresh));
  for (guint i = 0; beside != NULL && i < G_N_ELEMENTS (fields); i++)
    if (!annexa_record_is_empty (beside, fields[i]))
      annexa_edit_set_integer (edit, item_kind (), id, fields[i], annexa_record_get_integer (beside, fields[i]));
  if (!annexa_project_apply (self->project, edit, &error))
    annexa_say (GTK_WIDGET (self), error->message);
  else if (self->stale)
    fill (self);
  if (error == NULL && annexa_checklist_view_select (self, id))
    annexa_checklist_row_focus_field (ANNEXA_CHECKLIST_ROW (gtk_list_box_get_selected_row (self->list)), "question");
}

/**
 * annexa_checklist_view_prepare:
 * @self: a view
 *
 * Adds the questions that Annexa knows and the checklist does not have, as one edit that can be taken back.
 */
void
annexa_checklist_view_prepare (AnnexaChecklistView *self)
{
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self));

  if (self->audit == NULL || !annexa_checklist_view_flush (self))
    return;
  edit = annexa_checklists_prepare (self->project, annexa_record_get_id (self->audit), &error);
  if (edit != NULL && annexa_edit_get_size (edit) == 0)
    annexa_say (GTK_WIDGET (self), _("All questions are in the checklist already"));
  else
    annexa_apply (GTK_WIDGET (self), self->project, edit, error);
}

/**
 * annexa_checklist_view_flush:
 * @self: a view
 *
 * Returns: whether nothing is left in it that was typed and could not be written
 */
gboolean
annexa_checklist_view_flush (AnnexaChecklistView *self)
{
  AnnexaChecklistRow *row;
  gboolean flushed = TRUE;

  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self), TRUE);

  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    flushed = annexa_checklist_row_flush (row) && flushed;
  return flushed;
}

/**
 * annexa_checklist_view_take_focus:
 * @self: a view
 *
 * Returns: whether the keyboard is at the question that is open, or at the first that is not answered
 */
gboolean
annexa_checklist_view_take_focus (AnnexaChecklistView *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  AnnexaChecklistRow *row;

  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_VIEW (self), FALSE);

  if (gtk_widget_get_width (shown) == 0)
    return FALSE;
  if (selected != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (selected));
  for (guint i = 0; (row = annexa_checklist_view_get_row (self, (int) i)) != NULL; i++)
    if (!annexa_checklists_is_answered (annexa_checklist_row_get_record (row)) && is_shown (GTK_LIST_BOX_ROW (row), NULL))
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return annexa_focus_into (shown);
}
