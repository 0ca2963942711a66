/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-field-row.h"
#include "annexa-focus.h"
#include "annexa-help-button.h"
#include "annexa-into-view.h"
#include "annexa-line-layout.h"
#include "annexa-long-text-editor.h"
#include "annexa-record-view.h"
#include "annexa-wrapping.h"

/**
 * AnnexaFieldRow:
 *
 * One field of a record in a form. A template says which field and where; label, editor, limits, words, help and
 * validation come from the field table. What the person enters goes through the gate at once, and what they type as soon as
 * they pause; what the gate refuses stays in the editor with the reason below it. What is not typed but chosen can only be
 * chosen again: there the stored value comes back, so that a refusal holds nobody up.
 */
struct _AnnexaFieldRow
{
  AdwPreferencesRow parent_instance;

  char *field_name;
  AnnexaProject *project;
  AnnexaRecord *record;
  const AnnexaField *field;
  gulong notify_handler;
  gulong kept_handler;

  GtkBox *box;
  GtkBox *line; /* The editor, and the button that explains the field. */
  AnnexaFieldEditor *editor;
  GtkWidget *help_label;
  GtkWidget *help_button;
  GtkRevealer *revealer; /* As its label, from when there is first something to say. */
  GtkLabel *error_label;
  AnnexaValue baseline; /* What the editor gave right after it was shown: only something else was entered. */
  gboolean writing;
  gboolean reads; /* The editor only shows the value. */
  gboolean outdated; /* Something was written while it was typed, or elsewhere, and not shown anew since. */
  gboolean disputed; /* Somebody else wrote while it was typed: the person says whether that goes over it. */
};

static void annexa_field_row_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaFieldRow, annexa_field_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_field_row_view_init))

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What the tooltip says to those who see it. */
static void
describe (AnnexaFieldRow *self,
          GtkAccessible  *focus)
{
  const char *help = annexa_field_get_help (self->field);

  if (help != NULL)
    gtk_accessible_update_property (focus, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
  else
    gtk_accessible_reset_property (focus, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
add_error_line (AnnexaFieldRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, annexa_line_layout_new (6));
  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_wrap_mode (self->error_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->error_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "caption");
  gtk_widget_add_css_class (line, "error-line");
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->error_label));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, line);
  gtk_box_append (self->box, GTK_WIDGET (self->revealer));
}

/* The reason is in a label below the editor, and in the description of what has the focus, because screen readers of
 * this version do not follow the relation between the two. Most fields never have one, and so no line for it. */
static void
show_error (AnnexaFieldRow *self,
            const char     *message)
{
  GtkAccessible *focus = GTK_ACCESSIBLE (annexa_field_editor_get_focus (self->editor));

  if (self->revealer == NULL)
    {
      if (message == NULL)
        {
          describe (self, focus);
          return;
        }
      add_error_line (self);
    }
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_revealer_set_reveal_child (self->revealer, message != NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (focus, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (focus, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (focus, GTK_ACCESSIBLE_STATE_INVALID);
      describe (self, focus);
    }
}

/* A fact of the standard, or what was kept as it was then, can be looked at only; what the organization added itself is
 * its own. */
static gboolean
is_fact (AnnexaFieldRow *self)
{
  const AnnexaField *own = annexa_kind_find_field (annexa_record_get_kind (self->record), "own");

  return (self->field->flags & ANNEXA_FIELD_LOCKED)
         && (own == NULL || self->field == own || annexa_record_get_integer (self->record, "own") == 0);
}

/* What belongs to a closed round or to approved minutes is read without anything that promises to change it. */
static gboolean
is_kept (AnnexaFieldRow *self)
{
  return annexa_record_keeps (self->record, self->field);
}

static void
show_value (AnnexaFieldRow *self)
{
  annexa_field_editor_show (self->editor, annexa_record_get_id (self->record),
                            annexa_record_get_value (self->record, self->field));
  annexa_value_clear (&self->baseline);
  annexa_field_editor_read (self->editor, &self->baseline, NULL);
  self->outdated = FALSE;
  self->disputed = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), !annexa_field_editor_is_locked (self->editor)
                                                           && (self->reads || !is_fact (self)));
  show_error (self, NULL);
}

static char *
describe_edit (AnnexaFieldRow *self)
{
  /* TRANSLATORS: History: a field and the record it belongs to: ““Owner” of A-003 changed” */
  return g_strdup_printf (_("“%s” of %s changed"), annexa_field_get_label (self->field),
                          annexa_record_get_ref (self->record));
}

static gboolean
write_value (AnnexaFieldRow    *self,
             const AnnexaValue *value,
             GError           **error)
{
  g_autofree char *label = describe_edit (self);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  gboolean applied;

  annexa_edit_set (edit, annexa_record_get_kind (self->record), annexa_record_get_id (self->record), self->field, value);
  self->writing = TRUE;
  applied = annexa_project_apply (self->project, edit, error);
  self->writing = FALSE;
  return applied;
}

static gboolean
can_write (AnnexaFieldRow *self)
{
  return self->record != NULL && !self->writing && self->field->type != ANNEXA_FIELD_COMPUTED
         && !annexa_record_is_deleted (self->record) && !self->reads && !annexa_field_editor_is_locked (self->editor);
}

/* Writes what is in the editor if it is something else than what was shown. */
static gboolean
commit (AnnexaFieldRow *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!can_write (self))
    return TRUE;
  if (!annexa_field_editor_read (self->editor, &value, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }
  if (annexa_value_equal (&value, &self->baseline))
    {
      if (self->outdated)
        show_value (self);
      show_error (self, NULL);
      return TRUE;
    }
  if (!write_value (self, &value, &error))
    {
      if (annexa_field_editor_is_chosen (self->editor))
        show_value (self);
      show_error (self, error->message);
      return FALSE;
    }
  show_value (self);
  return TRUE;
}

/* Writes what was typed so far, so that little is lost when the computer stops. The text stays as it is, with the cursor
 * in it, and what cannot be written yet is said when the field is left: a sentence that is half written is no mistake. Half
 * a date may be one, and is not written: of it only what cannot be understood is said already. */
static void
keep_typed (AnnexaFieldRow *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gboolean whole = annexa_field_editor_is_whole (self->editor);

  if (self->disputed || !can_write (self))
    return;
  if (!annexa_field_editor_read (self->editor, &value, &error))
    {
      if (whole)
        show_error (self, error->message);
      return;
    }
  if (whole || annexa_value_equal (&value, &self->baseline) || !write_value (self, &value, NULL))
    return;
  annexa_value_clear (&self->baseline);
  annexa_value_copy (&value, &self->baseline);
  self->outdated = TRUE;
  annexa_field_editor_kept (self->editor);
  show_error (self, NULL);
}

static void
editor_committed (AnnexaFieldRow *self)
{
  commit (self);
}

/* A mistake that was told while somebody typed is mended. */
static void
editor_understood (AnnexaFieldRow *self)
{
  if (!self->disputed)
    show_error (self, NULL);
}

static void
editor_failed (AnnexaFieldEditor *editor,
               const GError      *error,
               AnnexaFieldRow    *self)
{
  show_error (self, error->message);
}

/* An edit from elsewhere (undo, another form) shows; what the person is typing here stays, and is said to be outdated. */
static void
record_changed (AnnexaFieldRow *self)
{
  g_auto (AnnexaValue) typed = ANNEXA_VALUE_INIT;

  if (self->writing)
    return;
  if (annexa_field_editor_read (self->editor, &typed, NULL) && annexa_value_equal (&typed, &self->baseline))
    {
      show_value (self);
      return;
    }
  self->outdated = TRUE;
  self->disputed = TRUE;
  show_error (self, _("This was changed meanwhile. Press Enter to keep what you typed, Esc to drop it."));
}

/* A line of text has room for its help below it, and a switch says it itself. */
static gboolean
shows_help (const AnnexaField *field)
{
  return field->type == ANNEXA_FIELD_TEXT || field->type == ANNEXA_FIELD_INTEGER || field->type == ANNEXA_FIELD_NUMBER
         || field->type == ANNEXA_FIELD_MONEY || field->type == ANNEXA_FIELD_PERCENT;
}

static void
add_help_line (AnnexaFieldRow *self,
               const char     *help)
{
  if (self->help_label != NULL)
    return;
  self->help_label = gtk_label_new (help);
  gtk_label_set_wrap (GTK_LABEL (self->help_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->help_label), 0);
  gtk_widget_add_css_class (self->help_label, "caption");
  gtk_widget_add_css_class (self->help_label, "dim-label");
  gtk_widget_add_css_class (self->help_label, "help-line");
  annexa_keep_references (self->help_label);
  gtk_box_insert_child_after (self->box, self->help_label, GTK_WIDGET (self->line));
}

static void
add_help_button (AnnexaFieldRow *self,
                 const char     *help)
{
  gboolean is_list = self->field->type == ANNEXA_FIELD_CHOICES || self->field->type == ANNEXA_FIELD_LINKS;

  self->help_button = annexa_help_button_new (annexa_field_editor_get_title (self->editor), help);
  if (ANNEXA_IS_LONG_TEXT_EDITOR (self->editor))
    {
      annexa_long_text_editor_add_tool (ANNEXA_LONG_TEXT_EDITOR (self->editor), self->help_button);
      return;
    }
  gtk_widget_set_valign (self->help_button, is_list ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  if (is_list)
    gtk_widget_add_css_class (self->help_button, "beside-list");
  gtk_box_append (self->line, self->help_button);
}

static void
add_help (AnnexaFieldRow *self)
{
  const char *help = annexa_field_get_help (self->field);

  if (help == NULL || self->field->type == ANNEXA_FIELD_YES_NO)
    return;
  if (shows_help (self->field))
    add_help_line (self, help);
  else
    add_help_button (self, help);
}

static gboolean
explain (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  AnnexaFieldRow *self = ANNEXA_FIELD_ROW (widget);

  if (self->help_button == NULL)
    return GDK_EVENT_PROPAGATE;
  annexa_help_button_open (self->help_button);
  return GDK_EVENT_STOP;
}

static void
build (AnnexaFieldRow *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  self->field = annexa_kind_find_field (kind, self->field_name);
  if (self->field == NULL)
    g_error ("the kind “%s” has no field “%s”", kind->name, self->field_name);

  self->reads = is_kept (self);
  self->editor = self->reads ? annexa_field_editor_new_reader (self->project, self->field, title)
                             : annexa_field_editor_new (self->project, self->field, title);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_prepend (self->line, GTK_WIDGET (self->editor));
  g_signal_connect_swapped (self->editor, "commit", G_CALLBACK (editor_committed), self);
  g_signal_connect_swapped (self->editor, "pause", G_CALLBACK (keep_typed), self);
  g_signal_connect_swapped (self->editor, "understand", G_CALLBACK (editor_understood), self);
  g_signal_connect (self->editor, "fail", G_CALLBACK (editor_failed), self);
  add_help (self);
}

static void
remove_editor (AnnexaFieldRow *self)
{
  if (self->help_button != NULL && gtk_widget_get_parent (self->help_button) == GTK_WIDGET (self->line))
    gtk_box_remove (self->line, self->help_button);
  if (self->editor != NULL)
    gtk_box_remove (self->line, GTK_WIDGET (self->editor));
  self->help_button = NULL;
  self->editor = NULL;
}

/* The round was closed or the minutes were approved, or that was taken back. */
static void
kept_changed (AnnexaFieldRow *self)
{
  if (self->reads == is_kept (self))
    return;
  remove_editor (self);
  build (self);
  show_value (self);
}

static void
follow_kept (AnnexaFieldRow *self)
{
  const char *kept_by = annexa_record_get_kind (self->record)->kept_by;
  g_autofree char *signal = g_strconcat ("notify::", kept_by, NULL);

  if (kept_by != NULL)
    self->kept_handler = g_signal_connect_swapped (self->record, signal, G_CALLBACK (kept_changed), self);
}

static void
forget_record (AnnexaFieldRow *self)
{
  if (self->record != NULL)
    {
      g_clear_signal_handler (&self->notify_handler, self->record);
      g_clear_signal_handler (&self->kept_handler, self->record);
    }
  g_clear_object (&self->record);
}

/* The mark is for whoever was led here; once they go elsewhere it has said what it had to. */
static void
left (AnnexaFieldRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "meant");
}

static void
annexa_field_row_set_record (AnnexaRecordView *view,
                             AnnexaProject    *project,
                             AnnexaRecord     *record)
{
  AnnexaFieldRow *self = ANNEXA_FIELD_ROW (view);
  g_autofree char *signal = g_strconcat ("notify::", self->field_name, NULL);

  if (self->record == record)
    return;
  left (self);
  forget_record (self);
  if (g_set_object (&self->project, project))
    remove_editor (self);
  if (record == NULL)
    return;

  self->record = g_object_ref (record);
  if (self->editor != NULL && self->reads != is_kept (self))
    remove_editor (self);
  if (self->editor == NULL)
    build (self);
  annexa_project_require_soon (project, self->field);
  self->notify_handler = g_signal_connect_swapped (record, signal, G_CALLBACK (record_changed), self);
  follow_kept (self);
  show_value (self);
}

static gboolean
annexa_field_row_flush (AnnexaRecordView *view)
{
  return commit (ANNEXA_FIELD_ROW (view));
}

static void
annexa_field_row_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_field_row_set_record;
  iface->flush = annexa_field_row_flush;
}

static void
annexa_field_row_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AnnexaFieldRow *self = ANNEXA_FIELD_ROW (object);

  switch (property)
    {
    case PROP_FIELD:
      g_free (self->field_name);
      self->field_name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_field_row_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_FIELD:
      g_value_set_string (value, ANNEXA_FIELD_ROW (object)->field_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_field_row_dispose (GObject *object)
{
  AnnexaFieldRow *self = ANNEXA_FIELD_ROW (object);

  forget_record (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_field_row_parent_class)->dispose (object);
}

static void
annexa_field_row_finalize (GObject *object)
{
  AnnexaFieldRow *self = ANNEXA_FIELD_ROW (object);

  g_free (self->field_name);
  annexa_value_clear (&self->baseline);

  G_OBJECT_CLASS (annexa_field_row_parent_class)->finalize (object);
}

static void
annexa_field_row_class_init (AnnexaFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_field_row_dispose;
  object_class->finalize = annexa_field_row_finalize;
  object_class->get_property = annexa_field_row_get_property;
  object_class->set_property = annexa_field_row_set_property;

  /**
   * AnnexaFieldRow:field:
   *
   * The stable name of the field.
   */
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F1, 0, explain, NULL);
  annexa_pass_focus_on (GTK_WIDGET_CLASS (klass));
}

static void
annexa_field_row_init (AnnexaFieldRow *self)
{
  GtkEventController *leaving = gtk_event_controller_focus_new ();

  /* One that is added only when the keyboard is here does not notice that it leaves. */
  g_signal_connect_swapped (leaving, "leave", G_CALLBACK (left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), leaving);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");

  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->line), annexa_line_layout_new (0));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->box, GTK_WIDGET (self->line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
}

/**
 * annexa_field_row_new:
 * @field: the stable name of a field
 *
 * Returns: (transfer floating): a row for the field
 */
GtkWidget *
annexa_field_row_new (const char *field)
{
  return g_object_new (ANNEXA_TYPE_FIELD_ROW, "field", field, NULL);
}

const char *
annexa_field_row_get_field (AnnexaFieldRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_FIELD_ROW (self), NULL);

  return self->field_name;
}

/**
 * annexa_field_row_focus:
 * @self: a row that shows a record
 *
 * Returns: whether the cursor is in the field now; what is fixed takes none
 */
gboolean
annexa_field_row_focus (AnnexaFieldRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_FIELD_ROW (self), FALSE);

  return self->editor != NULL && gtk_widget_grab_focus (annexa_field_editor_get_focus (self->editor));
}

/**
 * annexa_field_row_point_out:
 * @self: a row that shows a record
 *
 * Puts the cursor into the field, behind what is there, brings it into view and marks it until the cursor goes elsewhere.
 */
void
annexa_field_row_point_out (AnnexaFieldRow *self)
{
  g_return_if_fail (ANNEXA_IS_FIELD_ROW (self));

  annexa_field_row_focus (self);
  annexa_focus_go_on (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "meant");
  annexa_bring_into_view (GTK_WIDGET (self));
}

/**
 * annexa_field_row_find:
 * @widget: a widget
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field below @widget, where one is seen
 */
GtkWidget *
annexa_field_row_find (GtkWidget  *widget,
                       const char *field)
{
  GtkWidget *found = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget) && gtk_widget_get_mapped (widget)
      && strcmp (ANNEXA_FIELD_ROW (widget)->field_name, field) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = annexa_field_row_find (child, field);
  return found;
}

/**
 * annexa_field_row_find_of:
 * @widget: a widget
 * @field: the name of a field
 * @record: the id of a record
 *
 * Returns: (transfer none) (nullable): the row of the field of that very record below @widget, where one is seen
 */
GtkWidget *
annexa_field_row_find_of (GtkWidget  *widget,
                          const char *field,
                          gint64      record)
{
  GtkWidget *found = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget))
    {
      AnnexaFieldRow *row = ANNEXA_FIELD_ROW (widget);

      gboolean same = row->record != NULL && annexa_record_get_id (row->record) == record
                      && strcmp (row->field_name, field) == 0;

      return same && gtk_widget_get_mapped (widget) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = annexa_field_row_find_of (child, field, record);
  return found;
}

/**
 * annexa_field_row_get_error:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): why what is in the editor was not written
 */
const char *
annexa_field_row_get_error (AnnexaFieldRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_FIELD_ROW (self), NULL);

  return self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->error_label)
                                                                                  : NULL;
}
