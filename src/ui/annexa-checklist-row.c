/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-audit-findings.h"
#include "annexa-checklist-answers.h"
#include "annexa-checklist-questions.h"
#include "annexa-checklist-row.h"
#include "annexa-checklists.h"
#include "annexa-field-row.h"
#include "annexa-long-text-editor.h"
#include "annexa-panes.h"
#include "annexa-pill.h"
#include "annexa-record-view.h"

/**
 * AnnexaChecklistRow:
 *
 * A question of an audit. Where the auditor is, the row is open: answers, what was seen, notes, and the finding that the
 * answer led to. Digits answer while nothing is being typed.
 */
struct _AnnexaChecklistRow
{
  GtkListBoxRow parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  gulong notify_handler;

  GtkBox *box;
  GtkLabel *target;
  GtkWidget *pill;
  GtkLabel *question;
  GtkLabel *seen;
  GtkWidget *details; /* NULL until the row is opened for the first time */
  AnnexaChecklistAnswers *answers;
  GPtrArray *fields; /* AnnexaFieldRow */
  GtkWidget *why_record;
  GtkWidget *record_button;
  GtkWidget *finding_button;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (AnnexaChecklistRow, annexa_checklist_row, GTK_TYPE_LIST_BOX_ROW)

static const AnnexaKind *
item_kind (void)
{
  return annexa_kind_lookup ("checklist-item");
}

static const AnnexaField *
result_field (void)
{
  return annexa_kind_find_field (item_kind (), "result");
}

/* Which of the two the question is about; NULL when it is about neither. */
static const AnnexaKind *
get_target_kind (AnnexaChecklistRow *self)
{
  static const char *const fields[] = { "requirement", "control" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!annexa_record_is_empty (self->record, fields[i]))
      return annexa_kind_lookup (fields[i]);
  return NULL;
}

/* The number and title of what is asked about. */
static char *
describe_target (AnnexaChecklistRow *self)
{
  const AnnexaKind *kind = get_target_kind (self);
  gint64 id = kind != NULL ? annexa_record_get_integer (self->record, kind->name) : 0;

  if (kind == NULL)
    return g_strdup (annexa_record_get_ref (self->record));
  return g_strdup_printf ("%s %s", annexa_project_get_ref (self->project, kind, id),
                          annexa_project_get_title (self->project, kind, id));
}

/* Whether somebody worded the question, and so may want to word it otherwise. */
static gboolean
is_own (AnnexaChecklistRow *self)
{
  const AnnexaKind *kind = get_target_kind (self);
  g_autoptr (AnnexaRecord) target
      = kind != NULL ? annexa_project_get_record (self->project, kind, annexa_record_get_integer (self->record, kind->name),
                                                  NULL)
                     : NULL;

  return target == NULL || !annexa_checklists_knows (target, annexa_record_get_title (self->record));
}

static void
show_finding (AnnexaChecklistRow *self)
{
  gint64 id = annexa_record_get_integer (self->record, "finding");
  const AnnexaKind *kind = annexa_kind_lookup ("finding");
  gboolean calls = id == 0 && annexa_audit_result_calls_for_finding (annexa_record_get_text (self->record, "result"));
  g_autofree char *label = NULL;

  if (self->details == NULL)
    return;
  gtk_widget_set_visible (self->finding_button, id != 0);
  gtk_widget_set_visible (self->record_button, calls && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  gtk_widget_set_visible (self->why_record, calls);
  if (id == 0)
    return;
  /* TRANSLATORS: A button that leads to a finding: its reference and its title */
  label = g_strdup_printf (_("Finding %s: %s"), annexa_project_get_ref (self->project, kind, id),
                           annexa_project_get_title (self->project, kind, id));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->finding_button))), label);
}

static void
name_row (AnnexaChecklistRow *self)
{
  g_autofree char *result = annexa_project_describe_field (self->project, self->record, "result");
  g_autoptr (GString) sentence = g_string_new (gtk_label_get_label (self->target));

  g_string_append_printf (sentence, ": %s %s", annexa_record_get_title (self->record),
                          *result != '\0' ? result : _("Not looked at"));
  if (!annexa_record_is_empty (self->record, "finding"))
    g_string_append_printf (sentence, ", %s",
                            annexa_project_get_ref (self->project, annexa_kind_lookup ("finding"),
                                                    annexa_record_get_integer (self->record, "finding")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence->str, -1);
}

static void
show_record (AnnexaChecklistRow *self)
{
  g_autofree char *target = describe_target (self);
  const char *seen = annexa_record_get_text (self->record, "evidence-seen");

  gtk_label_set_label (self->target, target);
  gtk_label_set_label (self->question, annexa_record_get_title (self->record));
  gtk_label_set_label (self->seen, seen != NULL ? seen : "");
  gtk_widget_set_visible (GTK_WIDGET (self->seen), seen != NULL && !self->open);
  gtk_widget_set_visible (self->pill, annexa_checklists_is_answered (self->record));
  annexa_pill_show (self->pill, self->project, result_field (), annexa_record_get (self->record, "result"));
  if (self->answers != NULL)
    annexa_checklist_answers_show (self->answers, annexa_record_get_text (self->record, "result"));
  show_finding (self);
  name_row (self);
}

/* What an answer changes is seen at once, so no toast covers the next question. */
static void
answer_chosen (AnnexaChecklistRow *self,
               const char         *result)
{
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const AnnexaChoice *choice = annexa_field_find_choice (result_field (), result);

  if (annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT
      && g_strcmp0 (annexa_record_get_text (self->record, "result"), result) != 0)
    {
      /* TRANSLATORS: History: the reference of a question of an audit, and the answer to it */
      label = g_strdup_printf (_("Question %s: %s"), annexa_record_get_ref (self->record), annexa_choice_get_label (choice));
      edit = annexa_project_begin (self->project, label);
      annexa_edit_set_text (edit, item_kind (), annexa_record_get_id (self->record), "result", result);
      if (!annexa_project_apply (self->project, edit, &error))
        annexa_say (GTK_WIDGET (self), error->message);
    }
  show_record (self);
}

/* Whoever records a finding goes on asking, where the form has room beside the questions. */
static void
stay_here (AnnexaChecklistRow *self)
{
  GtkWidget *panes = gtk_widget_get_ancestor (GTK_WIDGET (self), ANNEXA_TYPE_PANES);

  if (panes != NULL && !annexa_panes_get_folded (ANNEXA_PANES (panes)))
    gtk_widget_grab_focus (self->finding_button);
}

static void
record_clicked (AnnexaChecklistRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 finding = 0;

  if (!annexa_checklist_row_flush (self))
    return;
  edit = annexa_audit_record_finding (self->project, annexa_record_get_id (self->record), &finding, &error);
  if (!annexa_apply (GTK_WIDGET (self), self->project, edit, error))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "audit.show-record", "(sx)", "finding", finding);
  stay_here (self);
}

static void
finding_clicked (AnnexaChecklistRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "audit.show-record", "(sx)", "finding",
                              annexa_record_get_integer (self->record, "finding"));
}

static GtkWidget *
make_wrapping_button (AnnexaChecklistRow *self,
                      const char         *text,
                      GCallback           callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_field (AnnexaChecklistRow *self,
           GtkListBox         *list,
           const char         *name)
{
  GtkWidget *row = annexa_field_row_new (name);

  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), self->project, self->record);
  g_ptr_array_add (self->fields, row);
  gtk_list_box_append (list, row);
}

static void
build_details (AnnexaChecklistRow *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->details, "question-details");
  self->answers = ANNEXA_CHECKLIST_ANSWERS (annexa_checklist_answers_new ());
  g_signal_connect_swapped (self->answers, "chosen", G_CALLBACK (answer_chosen), self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->answers), annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  gtk_box_append (GTK_BOX (self->details), GTK_WIDGET (self->answers));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_record_get_title (self->record), -1);
  if (is_own (self))
    add_field (self, GTK_LIST_BOX (list), "question");
  add_field (self, GTK_LIST_BOX (list), "evidence-seen");
  add_field (self, GTK_LIST_BOX (list), "notes");
  gtk_box_append (GTK_BOX (self->details), list);

  self->why_record = gtk_label_new (_("Only a finding is followed up, and comes before the management review."));
  gtk_label_set_wrap (GTK_LABEL (self->why_record), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->why_record), 0);
  gtk_widget_add_css_class (self->why_record, "dim-label");
  gtk_box_append (GTK_BOX (self->details), self->why_record);
  self->record_button = make_wrapping_button (self, _("Record a finding"), G_CALLBACK (record_clicked));
  self->finding_button = make_wrapping_button (self, NULL, G_CALLBACK (finding_clicked));
  gtk_box_append (GTK_BOX (self->details), self->record_button);
  gtk_box_append (GTK_BOX (self->details), self->finding_button);
  gtk_box_append (self->box, self->details);
}

/* The keyboard goes to the answer, from where Tab leads on to what was seen. */
static gboolean
answer_with_digit (AnnexaChecklistRow *self,
                   guint               digit)
{
  g_autoptr (AnnexaChecklistAnswers) answers = g_object_ref (self->answers);

  if (!annexa_checklist_answers_choose (answers, digit))
    return FALSE;
  /* Where only what is not answered yet is shown, the row is gone now. */
  if (gtk_widget_get_mapped (GTK_WIDGET (answers)))
    annexa_checklist_answers_focus (answers, digit);
  return TRUE;
}

static gboolean
is_at_answers (AnnexaChecklistRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->answers)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Whether the keyboard is in a text of the row. */
static GtkWidget *
find_writing (AnnexaChecklistRow *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) ? focus : NULL;
}

static void
go_to_next (AnnexaChecklistRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
}

/* What is written is kept before the keyboard leaves it, also with Esc, which would drop it elsewhere: whoever listens to
 * somebody writes without a pause. The arrow moves in the text until there is no line below. */
static gboolean
writing_key_pressed (GtkEventControllerKey *controller,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        state,
                     AnnexaChecklistRow    *self)
{
  GtkWidget *writing = find_writing (self);
  GtkWidget *editor = writing != NULL ? gtk_widget_get_ancestor (writing, ANNEXA_TYPE_LONG_TEXT_EDITOR) : NULL;

  if (writing == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (key != GDK_KEY_Escape && key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  if (editor != NULL && annexa_long_text_editor_is_composing (ANNEXA_LONG_TEXT_EDITOR (editor)))
    return GDK_EVENT_PROPAGATE;
  /* What cannot be written stays in the text, where it is said why. */
  if (key == GDK_KEY_Escape)
    return annexa_checklist_row_flush (self) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
  if (editor == NULL || !annexa_long_text_editor_is_on_last_line (ANNEXA_LONG_TEXT_EDITOR (editor))
      || !annexa_checklist_row_flush (self))
    return GDK_EVENT_PROPAGATE;
  go_to_next (self);
  return GDK_EVENT_STOP;
}

/* Digits are typed into what is being written, and answer everywhere else in the row. Whoever has answered writes down what
 * was seen, also where the question can be worded otherwise in between. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaChecklistRow    *self)
{
  gunichar digit = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !self->open)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0 && is_at_answers (self))
    {
      annexa_checklist_row_focus_field (self, "evidence-seen");
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && find_writing (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self));
  if (digit < '0' || digit > '9')
    return GDK_EVENT_PROPAGATE;
  return answer_with_digit (self, digit - '0');
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
annexa_checklist_row_dispose (GObject *object)
{
  AnnexaChecklistRow *self = ANNEXA_CHECKLIST_ROW (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  annexa_record_views_set_record (self->fields, self->project, NULL);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->record);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_checklist_row_parent_class)->dispose (object);
}

static void
annexa_checklist_row_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_CHECKLIST_ROW (object)->fields);

  G_OBJECT_CLASS (annexa_checklist_row_parent_class)->finalize (object);
}

static void
annexa_checklist_row_class_init (AnnexaChecklistRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_checklist_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_checklist_row_finalize;
}

static void
annexa_checklist_row_init (AnnexaChecklistRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *writing_keys = gtk_event_controller_key_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->fields = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->target = add_label (line, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "dim-label");
  gtk_label_set_ellipsize (self->target, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->target), TRUE);
  self->pill = annexa_pill_new ();
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (self->box, line);
  self->question = add_label (GTK_WIDGET (self->box), NULL);
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_wrap_mode (self->question, PANGO_WRAP_WORD_CHAR);
  self->seen = add_label (GTK_WIDGET (self->box), "dim-label");
  gtk_label_set_ellipsize (self->seen, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (self->seen, TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "question");

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (writing_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (writing_keys, "key-pressed", G_CALLBACK (writing_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), writing_keys);
}

/**
 * annexa_checklist_row_new:
 * @project: a project
 * @question: a question of one of its audits
 *
 * Returns: (transfer floating): a row that follows the question
 */
GtkWidget *
annexa_checklist_row_new (AnnexaProject *project,
                          AnnexaRecord  *question)
{
  AnnexaChecklistRow *self = g_object_new (ANNEXA_TYPE_CHECKLIST_ROW, NULL);

  self->project = g_object_ref (project);
  self->record = g_object_ref (question);
  self->notify_handler = g_signal_connect_swapped (question, "notify", G_CALLBACK (show_record), self);
  show_record (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_checklist_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the question
 */
AnnexaRecord *
annexa_checklist_row_get_record (AnnexaChecklistRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_ROW (self), NULL);

  return self->record;
}

/**
 * annexa_checklist_row_set_open:
 * @self: a row
 * @open: whether it shows what can be entered
 */
void
annexa_checklist_row_set_open (AnnexaChecklistRow *self,
                               gboolean            open)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_ROW (self));

  if (self->open == open)
    return;
  self->open = open;
  if (open && self->details == NULL)
    build_details (self);
  if (self->details != NULL)
    gtk_widget_set_visible (self->details, open);
  show_record (self);
}

/**
 * annexa_checklist_row_flush:
 * @self: a row
 *
 * Returns: whether nothing is left in it that was typed and could not be written
 */
gboolean
annexa_checklist_row_flush (AnnexaChecklistRow *self)
{
  gboolean flushed = TRUE;

  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_ROW (self), TRUE);

  for (guint i = 0; i < self->fields->len; i++)
    flushed = annexa_record_view_flush (self->fields->pdata[i]) && flushed;
  return flushed;
}

/**
 * annexa_checklist_row_focus_field:
 * @self: an open row
 * @name: the name of a field
 *
 * Puts the keyboard into a field.
 */
void
annexa_checklist_row_focus_field (AnnexaChecklistRow *self,
                                  const char         *name)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_ROW (self));

  for (guint i = 0; i < self->fields->len; i++)
    if (g_strcmp0 (annexa_field_row_get_field (self->fields->pdata[i]), name) == 0)
      annexa_field_row_focus (self->fields->pdata[i]);
}

/**
 * annexa_checklist_row_focus_answers:
 * @self: an open row
 *
 * Puts the keyboard into the answers: a digit chooses one, Tab leads on to what was seen.
 */
void
annexa_checklist_row_focus_answers (AnnexaChecklistRow *self)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_ROW (self));

  if (self->answers != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->answers), GTK_DIR_TAB_FORWARD);
}

/**
 * annexa_checklist_row_show_finding:
 * @self: a row
 *
 * Shows the finding of the question anew, which may be called otherwise now.
 */
void
annexa_checklist_row_show_finding (AnnexaChecklistRow *self)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_ROW (self));

  show_record (self);
}
