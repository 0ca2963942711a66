/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-look-choosers.h"
#include "annexa-text-editor.h"

/**
 * AnnexaTextEditor:
 *
 * One line: text, a number, a reference. Committed when the keyboard leaves it or Enter is pressed; Esc puts back what
 * was there, or what was typed until it was kept.
 */
struct _AnnexaTextEditor
{
  AnnexaFieldEditor parent_instance;

  AdwEntryRow *row;
  char *shown; /* What is kept, as it was shown or typed. */
};

G_DEFINE_FINAL_TYPE (AnnexaTextEditor, annexa_text_editor, ANNEXA_TYPE_FIELD_EDITOR)

static GtkEditable *
get_text (AnnexaTextEditor *self)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (self->row));
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaTextEditor      *self)
{
  if (key != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), self->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->row), self->shown != NULL ? self->shown : "");
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  return GDK_EVENT_STOP;
}

/* A long name is read from its beginning again once nobody writes in it. */
static void
show_beginning (AnnexaTextEditor *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (get_text (self))))
    gtk_editable_set_position (get_text (self), 0);
}

/* What does not fit between the edges of the line is told whole. */
static gboolean
query_tooltip (AnnexaTextEditor *self,
               int               x,
               int               y,
               gboolean          by_keyboard,
               GtkTooltip       *tooltip)
{
  GtkWidget *text = GTK_WIDGET (get_text (self));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->row));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
left (AnnexaTextEditor *self)
{
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  show_beginning (self);
}

static GtkInputPurpose
purpose_of (AnnexaFieldType type)
{
  switch ((int) type)
    {
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
      return GTK_INPUT_PURPOSE_DIGITS;
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      return GTK_INPUT_PURPOSE_NUMBER;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static void
annexa_text_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaTextEditor *self = ANNEXA_TEXT_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  const char *title = annexa_field_editor_get_title (editor);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->row = ADW_ENTRY_ROW (annexa_field_editor_add_row (editor, adw_entry_row_new ()));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_entry_row_set_input_purpose (self->row, purpose_of (field->type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (field->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (_(field->unit));

      gtk_widget_add_css_class (unit, "dim-label");
      adw_entry_row_add_suffix (self->row, unit);
    }

  if (field->flags & ANNEXA_FIELD_COLOUR)
    adw_entry_row_add_suffix (self->row, annexa_colour_chooser_new (GTK_EDITABLE (self->row), title));
  else if (field->flags & ANNEXA_FIELD_FONT)
    adw_entry_row_add_suffix (self->row, annexa_font_chooser_new (GTK_EDITABLE (self->row), title));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self->row), TRUE);
  g_signal_connect_swapped (self->row, "query-tooltip", G_CALLBACK (query_tooltip), self);

  /* Half a number is another number, half a text is not. */
  if (field->type == ANNEXA_FIELD_TEXT)
    g_signal_connect_swapped (self->row, "changed", G_CALLBACK (annexa_field_editor_typed), self);
  g_signal_connect_swapped (self->row, "entry-activated", G_CALLBACK (annexa_field_editor_commit), self);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->row), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->row), keys);
}

static void
annexa_text_editor_show (AnnexaFieldEditor *editor,
                         const AnnexaValue *value)
{
  AnnexaTextEditor *self = ANNEXA_TEXT_EDITOR (editor);

  g_free (self->shown);
  self->shown = annexa_project_format (annexa_field_editor_get_project (editor), annexa_field_editor_get_field (editor),
                                       value);
  gtk_editable_set_text (GTK_EDITABLE (self->row), self->shown);
  show_beginning (self);
}

static gboolean
annexa_text_editor_read (AnnexaFieldEditor *editor,
                         AnnexaValue       *value,
                         GError           **error)
{
  AnnexaTextEditor *self = ANNEXA_TEXT_EDITOR (editor);

  return annexa_project_parse (annexa_field_editor_get_project (editor), annexa_field_editor_get_field (editor),
                               gtk_editable_get_text (GTK_EDITABLE (self->row)), value, error);
}

static GtkWidget *
annexa_text_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (get_text (ANNEXA_TEXT_EDITOR (editor)));
}

static void
annexa_text_editor_kept (AnnexaFieldEditor *editor)
{
  AnnexaTextEditor *self = ANNEXA_TEXT_EDITOR (editor);

  g_free (self->shown);
  self->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
annexa_text_editor_finalize (GObject *object)
{
  g_free (ANNEXA_TEXT_EDITOR (object)->shown);

  G_OBJECT_CLASS (annexa_text_editor_parent_class)->finalize (object);
}

static void
annexa_text_editor_class_init (AnnexaTextEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_text_editor_build;
  editor_class->show = annexa_text_editor_show;
  editor_class->read = annexa_text_editor_read;
  editor_class->get_focus = annexa_text_editor_get_focus;
  editor_class->kept = annexa_text_editor_kept;
  G_OBJECT_CLASS (klass)->finalize = annexa_text_editor_finalize;
}

static void
annexa_text_editor_init (AnnexaTextEditor *self)
{
}
