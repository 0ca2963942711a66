/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-picker.h"
#include "annexa-record-editor.h"

/**
 * AnnexaRecordEditor:
 *
 * One other record, picked from a list that can be searched.
 */
struct _AnnexaRecordEditor
{
  AnnexaFieldEditor parent_instance;

  GtkWidget *row;
  GtkLabel *label;
  GtkWidget *picker;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (AnnexaRecordEditor, annexa_record_editor, ANNEXA_TYPE_FIELD_EDITOR)

static void
show_id (AnnexaRecordEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  const char *empty = annexa_field_editor_get_empty_text (editor);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autofree char *accessible = NULL;
  gboolean beside;

  if (self->id != 0)
    annexa_value_set_integer (&value, self->id);
  text = annexa_project_describe (annexa_field_editor_get_project (editor), field, &value);
  if (*text != '\0' || empty != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "missing");
  else if (field->missing != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "missing");
  if (empty == NULL)
    empty = field->missing != NULL ? _(field->missing) : _("None");
  gtk_label_set_label (self->label, *text != '\0' ? text : empty);
  beside = annexa_field_editor_fits_beside (editor, gtk_label_get_label (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self->label), beside);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), beside ? "" : gtk_label_get_label (self->label));

  /* TRANSLATORS: For screen readers: a field and what it holds */
  accessible = g_strdup_printf (_("%s: %s"), annexa_field_editor_get_title (editor),
                                gtk_label_get_label (self->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
}

static void
take (AnnexaRecordEditor *self,
      gint64              id)
{
  self->id = id;
  show_id (self);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

/* Where that writes into the project, one sees what is gone and can have it back. */
static void
take_none (AnnexaRecordEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  g_autofree char *message = NULL;

  /* TRANSLATORS: What a field held, and its name: “Ana Ruiz removed from “Owner”” */
  message = g_strdup_printf (_("%s removed from “%s”"), gtk_label_get_label (self->label),
                             annexa_field_editor_get_title (editor));
  take (self, 0);
  if (self->id == 0 && annexa_field_editor_get_record (editor) != 0)
    annexa_offer_undo (GTK_WIDGET (self), message);
}

static void
picked (AnnexaPicker       *picker,
        gint64              id,
        AnnexaRecordEditor *self)
{
  if (id != 0)
    take (self, id);
  else
    take_none (self);
}

static void
add_record (AnnexaPicker       *picker,
            const char         *title,
            AnnexaRecordEditor *self)
{
  annexa_field_editor_add_linked (ANNEXA_FIELD_EDITOR (self), annexa_picker_get_kind (picker), title);
}

static void
prepare_picker (AnnexaRecordEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);

  if (self->picker == NULL)
    {
      self->picker = annexa_picker_new (annexa_field_editor_get_project (editor),
                                        annexa_field_editor_get_field (editor));
      gtk_widget_set_parent (self->picker, self->row);
      g_signal_connect (self->picker, "picked", G_CALLBACK (picked), self);
      g_signal_connect (self->picker, "add", G_CALLBACK (add_record), self);
    }
  annexa_picker_set_chosen (ANNEXA_PICKER (self->picker), &self->id, self->id != 0 ? 1 : 0);
}

static void
open_picker (AnnexaRecordEditor *self)
{
  prepare_picker (self);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

/* Whoever types on the row that has the keyboard looks for somebody by name, as in a list of choices. */
static gboolean
key_pressed (AnnexaRecordEditor    *self,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char typed[7] = "";

  if (!gtk_widget_is_focus (self->row) || !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (self->row))
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, typed);
  prepare_picker (self);
  annexa_picker_begin (ANNEXA_PICKER (self->picker), typed);
  return GDK_EVENT_STOP;
}

static void
annexa_record_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaRecordEditor *self = ANNEXA_RECORD_EDITOR (editor);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list;

  self->row = annexa_field_editor_add_row (editor, adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), annexa_field_editor_get_title (editor));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 1);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), GTK_WIDGET (self->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  list = gtk_widget_get_parent (self->row);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (open_picker), self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, keys);
}

static void
annexa_record_editor_show (AnnexaFieldEditor *editor,
                           const AnnexaValue *value)
{
  AnnexaRecordEditor *self = ANNEXA_RECORD_EDITOR (editor);

  self->id = annexa_value_get_integer (value);
  show_id (self);
}

static gboolean
annexa_record_editor_read (AnnexaFieldEditor *editor,
                           AnnexaValue       *value,
                           GError           **error)
{
  AnnexaRecordEditor *self = ANNEXA_RECORD_EDITOR (editor);

  if (self->id != 0)
    annexa_value_set_integer (value, self->id);
  return TRUE;
}

static GtkWidget *
annexa_record_editor_get_focus (AnnexaFieldEditor *editor)
{
  return ANNEXA_RECORD_EDITOR (editor)->row;
}

static void
annexa_record_editor_dispose (GObject *object)
{
  AnnexaRecordEditor *self = ANNEXA_RECORD_EDITOR (object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);

  G_OBJECT_CLASS (annexa_record_editor_parent_class)->dispose (object);
}

static void
annexa_record_editor_class_init (AnnexaRecordEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_record_editor_build;
  editor_class->show = annexa_record_editor_show;
  editor_class->read = annexa_record_editor_read;
  editor_class->get_focus = annexa_record_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->dispose = annexa_record_editor_dispose;
}

static void
annexa_record_editor_init (AnnexaRecordEditor *self)
{
}
