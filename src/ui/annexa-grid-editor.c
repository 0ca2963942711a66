/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-grid-editor.h"
#include "annexa-grid-options.h"
#include "annexa-line-layout.h"
#include "annexa-passing-clicks.h"
#include "annexa-time.h"

/* However narrow the column, one can see what one types. */
#define LEAST_WIDTH 140

/**
 * AnnexaGridEditor:
 *
 * What a cell becomes while it is edited: a text, and below it what can be chosen, narrowed down by typing, or why it
 * cannot be written. It writes nothing itself: it says when the person is done, and with which step to go on.
 */
struct _AnnexaGridEditor
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  const AnnexaField *field;
  char *shown; /* The text at the beginning, if it was that of the record. */

  GtkText *text;
  GtkWidget *popover; /* Options or the error. */
  GtkListBox *list;
  GtkLabel *hint; /* which day is typed */
  GtkLabel *error;
  AnnexaRecordList *records;
  GPtrArray *options;
  gboolean chosen; /* An option was marked by hand, not only because it comes first. */
};

G_DEFINE_FINAL_TYPE (AnnexaGridEditor, annexa_grid_editor, GTK_TYPE_WIDGET)

enum
{
  DONE,
  CANCELLED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_grid_editor_dispose (GObject *object)
{
  AnnexaGridEditor *self = ANNEXA_GRID_EDITOR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->text, gtk_widget_unparent);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_object (&self->records);
  g_clear_object (&self->record);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_grid_editor_parent_class)->dispose (object);
}

static void
annexa_grid_editor_finalize (GObject *object)
{
  g_free (ANNEXA_GRID_EDITOR (object)->shown);

  G_OBJECT_CLASS (annexa_grid_editor_parent_class)->finalize (object);
}

static gboolean
annexa_grid_editor_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (ANNEXA_GRID_EDITOR (widget)->text);
}

static void
annexa_grid_editor_class_init (AnnexaGridEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_grid_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_grid_editor_finalize;
  widget_class->grab_focus = annexa_grid_editor_grab_focus;

  /**
   * AnnexaGridEditor::done:
   * @rows: how many rows to go on
   * @columns: how many columns to go on
   *
   * What was entered is to be written.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT, G_TYPE_INT);
  /**
   * AnnexaGridEditor::cancelled:
   *
   * What was entered is to be forgotten.
   */
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  /**
   * AnnexaGridEditor::left:
   *
   * The keyboard went elsewhere.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "grideditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annexa_grid_editor_init (AnnexaGridEditor *self)
{
}

static const char *
get_text (AnnexaGridEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

static gboolean
is_unchanged (AnnexaGridEditor *self)
{
  return g_strcmp0 (get_text (self), self->shown) == 0;
}

/* Of several words, the one that is being typed. */
static const char *
get_words (AnnexaGridEditor *self)
{
  const char *text = is_unchanged (self) ? "" : get_text (self);
  const char *last = self->field->type == ANNEXA_FIELD_CHOICES ? strrchr (text, ';') : NULL;

  if (last != NULL)
    text = last + 1;
  return text + strspn (text, " ");
}

static AnnexaGridOption *
get_marked (AnnexaGridEditor *self)
{
  GtkListBoxRow *row = self->options != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL ? self->options->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

/* Screen readers stay with the text, so that says which option is marked. */
static void
mark (AnnexaGridEditor *self,
      int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  AnnexaGridOption *option;

  gtk_list_box_select_row (self->list, row);
  option = get_marked (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  option != NULL ? option->label : "", -1);
}

/* What was typed marks the first, unless that is a guess; an unchanged text marks what is there now. */
static void
mark_first (AnnexaGridEditor *self)
{
  const AnnexaValue *value = annexa_record_get_value (self->record, self->field);

  self->chosen = FALSE;
  mark (self, -1);
  if (*get_words (self) != '\0' && self->options->len > 0 && !((AnnexaGridOption *) self->options->pdata[0])->doubtful)
    mark (self, 0);
  for (guint i = 0; is_unchanged (self) && i < self->options->len; i++)
    if (annexa_value_equal (&((AnnexaGridOption *) self->options->pdata[i])->value, value))
      mark (self, (int) i);
}

static void
show_options (AnnexaGridEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  self->options = annexa_grid_options_list (self->project, self->field, self->records, get_words (self));
  for (guint i = 0; i < self->options->len; i++)
    {
      GtkWidget *label = gtk_label_new (((AnnexaGridOption *) self->options->pdata[i])->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->list, label);
      gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->options->len > 0);
  mark_first (self);
}

/* Returns which day is typed, or NULL where none is, or the one that is there. */
static char *
describe_typed (AnnexaGridEditor *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if ((self->field->type != ANNEXA_FIELD_DATE && self->field->type != ANNEXA_FIELD_DATE_TIME) || is_unchanged (self)
      || !annexa_project_parse (self->project, self->field, get_text (self), &value, NULL) || annexa_value_is_empty (&value))
    return NULL;
  return self->field->type == ANNEXA_FIELD_DATE ? annexa_date_format_full (annexa_value_get_text (&value))
                                                : annexa_time_format_full (annexa_value_get_text (&value));
}

/* Takes the hint. */
static void
show_hint (AnnexaGridEditor *self,
           char             *hint)
{
  gboolean was_shown = gtk_widget_get_visible (GTK_WIDGET (self->hint));

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  if (hint != NULL || was_shown)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    hint != NULL ? hint : "", -1);
  g_free (hint);
}

static void
update_popover (AnnexaGridEditor *self)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->error)) || gtk_widget_get_visible (GTK_WIDGET (self->hint))
                   || (self->options != NULL && self->options->len > 0);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (shown)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/**
 * annexa_grid_editor_fail:
 * @self: an editor
 * @message: (nullable): why what was entered cannot be written, or %NULL when it may be right
 */
void
annexa_grid_editor_fail (AnnexaGridEditor *self,
                         const char       *message)
{
  GtkAccessible *text = GTK_ACCESSIBLE (self->text);

  g_return_if_fail (ANNEXA_IS_GRID_EDITOR (self));

  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  show_hint (self, message == NULL ? describe_typed (self) : NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
    }
  update_popover (self);
}

/**
 * annexa_grid_editor_get_error:
 * @self: an editor
 *
 * Returns: (nullable): why what was entered could not be written
 */
const char *
annexa_grid_editor_get_error (AnnexaGridEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_EDITOR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error) : NULL;
}

static void
text_changed (AnnexaGridEditor *self)
{
  if (self->list != NULL && self->field != NULL && annexa_grid_options_suit (self->field))
    show_options (self);
  annexa_grid_editor_fail (self, NULL);
}

static void
step_mark (AnnexaGridEditor *self,
           int               step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : (int) self->options->len - 1;

  mark (self, CLAMP (index, 0, (int) self->options->len - 1));
  self->chosen = TRUE;
}

/* Of several words, the marked one takes the place of what was typed of it. */
static void
complete (AnnexaGridEditor *self)
{
  AnnexaGridOption *option = get_marked (self);
  const char *words = get_words (self);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  if (self->field->type != ANNEXA_FIELD_CHOICES || option == NULL || (!self->chosen && *words == '\0'))
    return;
  if (self->chosen && *words == '\0' && is_unchanged (self))
    before = *get_text (self) != '\0' ? g_strconcat (get_text (self), "; ", NULL) : g_strdup ("");
  else
    before = g_strndup (get_text (self), (gsize) (words - get_text (self)));
  text = g_strconcat (before, option->label, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

static void
finish (AnnexaGridEditor *self,
        int               rows,
        int               columns)
{
  complete (self);
  g_signal_emit (self, signals[DONE], 0, rows, columns);
}

/**
 * annexa_grid_editor_handle_key:
 * @self: an editor
 * @key: which key
 * @state: which others are held
 *
 * Does what a key does besides editing the text.
 *
 * Returns: whether it does anything
 */
gboolean
annexa_grid_editor_handle_key (AnnexaGridEditor *self,
                               guint             key,
                               GdkModifierType   state)
{
  gboolean back = (state & GDK_SHIFT_MASK) != 0;
  gboolean listed = self->options != NULL && self->options->len > 0;

  g_return_val_if_fail (ANNEXA_IS_GRID_EDITOR (self), FALSE);

  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      finish (self, back ? -1 : 1, 0);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      finish (self, 0, back || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (listed)
        step_mark (self, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1);
      else
        finish (self, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaGridEditor      *self)
{
  return annexa_grid_editor_handle_key (self, key, state);
}

static void
option_activated (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  AnnexaGridEditor *self)
{
  mark (self, gtk_list_box_row_get_index (row));
  self->chosen = TRUE;
  finish (self, 0, 0);
}

static void
focus_left (AnnexaGridEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* A popover of GTK 4.8 asks how high its contents are for a width that includes its shadow, and cuts off a line where they are
 * less high for that than for the width they get. Nothing is taken to be wider than it wants to be here. */
static GtkWidget *
keep_height (GtkWidget *child)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, annexa_line_layout_new (0));
  gtk_box_append (GTK_BOX (line), child);
  return line;
}

static void
build_popover (AnnexaGridEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_field_get_label (self->field), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (option_activated), self);

  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_natural_wrap_mode (self->error, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (self->error, 40);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "grid-error");
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "grid-hint");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  annexa_keep_pointer (GTK_POPOVER (self->popover));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_child (GTK_POPOVER (self->popover), keep_height (box));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
build_text (AnnexaGridEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *help = annexa_field_get_help (self->field);

  self->text = GTK_TEXT (gtk_text_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_field_get_label (self->field), -1);
  if (help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

/* As it is typed: days as people write them, what can be chosen by its words, anything else as a file has it. */
static char *
describe_value (AnnexaGridEditor *self)
{
  const AnnexaValue *value = annexa_record_get_value (self->record, self->field);

  if (self->field->type == ANNEXA_FIELD_DATE || self->field->type == ANNEXA_FIELD_DATE_TIME)
    return annexa_field_describe (self->field, value);
  if (self->field->type == ANNEXA_FIELD_CHOICES || !annexa_grid_options_suit (self->field))
    return annexa_project_format (self->project, self->field, value);
  return annexa_project_describe (self->project, self->field, value);
}

/* What a worker was looking for is there. While it is only being asked, there are no options. */
static void
loading_changed (AnnexaGridEditor *self)
{
  if (self->options == NULL || annexa_record_list_is_loading (self->records))
    return;
  show_options (self);
  update_popover (self);
}

/**
 * annexa_grid_editor_new:
 * @project: a project
 * @record: the record whose cell is edited
 * @field: which of its fields
 * @typed: (nullable): what was typed already and takes the place of the value
 *
 * Returns: (transfer floating): an editor that suits the field
 */
GtkWidget *
annexa_grid_editor_new (AnnexaProject     *project,
                        AnnexaRecord      *record,
                        const AnnexaField *field,
                        const char        *typed)
{
  AnnexaGridEditor *self = g_object_new (ANNEXA_TYPE_GRID_EDITOR, NULL);

  self->project = g_object_ref (project);
  self->record = g_object_ref (record);
  self->field = field;
  self->shown = describe_value (self);
  if (field->type == ANNEXA_FIELD_RECORD)
    {
      self->records = annexa_record_list_new (project, annexa_field_get_target (field));
      g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
    }
  build_text (self);
  build_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->text), typed != NULL ? typed : self->shown);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed), self);
  g_signal_connect (self, "map", G_CALLBACK (update_popover), NULL);
  /* A text is gone on with, as in a spreadsheet. A word from a list is replaced by another one. */
  if (typed == NULL && field->type != ANNEXA_FIELD_CHOICES && annexa_grid_options_suit (field))
    gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  text_changed (self);
  return GTK_WIDGET (self);
}

AnnexaRecord *
annexa_grid_editor_get_record (AnnexaGridEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_EDITOR (self), NULL);

  return self->record;
}

/* Where something is listed that may be meant, one need not type it again. */
static gboolean
refuse_doubtful (AnnexaGridEditor *self,
                 GError          **error)
{
  if (self->field->type != ANNEXA_FIELD_RECORD || self->options->len == 0)
    return FALSE;
  g_clear_error (error);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               _("There is no “%s” yet. Choose what you mean from the list, with the Down key."), get_text (self));
  return FALSE;
}

/**
 * annexa_grid_editor_read:
 * @self: an editor
 * @value: (out caller-allocates): an empty value
 * @adds: (out) (transfer full) (nullable): the name of a record that is made for it; then @value stays empty
 * @error: return location
 *
 * Returns: whether what was entered can be understood
 */
gboolean
annexa_grid_editor_read (AnnexaGridEditor *self,
                         AnnexaValue      *value,
                         char            **adds,
                         GError          **error)
{
  AnnexaGridOption *option = self->field->type != ANNEXA_FIELD_CHOICES ? get_marked (self) : NULL;

  g_return_val_if_fail (ANNEXA_IS_GRID_EDITOR (self), FALSE);

  *adds = NULL;
  if (option != NULL && (self->chosen || *get_words (self) != '\0'))
    {
      annexa_value_copy (&option->value, value);
      *adds = g_strdup (option->adds);
      return TRUE;
    }
  if (is_unchanged (self))
    {
      annexa_value_copy (annexa_record_get_value (self->record, self->field), value);
      return TRUE;
    }
  if (!annexa_project_parse (self->project, self->field, get_text (self), value, error))
    return refuse_doubtful (self, error);
  return TRUE;
}

/**
 * annexa_grid_editor_get_width:
 * @self: an editor
 *
 * Returns: how wide it is at least
 */
int
annexa_grid_editor_get_width (AnnexaGridEditor *self)
{
  return LEAST_WIDTH;
}
