/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-look-choosers.h"
#include "annexa-text-editor.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

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
  GtkWidget *reading; /* What is written in it, in as many lines as it needs; seen while nobody writes. */
  GtkLabel *words;
  int pen_width;   /* Of the pen at the end of the row, which is only there while nobody writes. */
  GtkWidget *unit; /* What a number counts, behind the line; nobody writing, behind the number. */
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

/* What libadwaita keeps free around what is in a row. */
#define ROW_MARGIN 12
#define ROW_SPACING 6

/* Where the pen and what else can be pressed in the row begins, counted from its end. */
static int
measure_end (AnnexaTextEditor *self)
{
  GtkWidget *area = gtk_widget_get_parent (GTK_WIDGET (get_text (self)));
  int end = ROW_MARGIN;

  for (GtkWidget *after = gtk_widget_get_next_sibling (area); after != NULL; after = gtk_widget_get_next_sibling (after))
    {
      int natural;

      gtk_widget_measure (after, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (gtk_widget_has_css_class (after, "edit-icon"))
        natural = self->pen_width = MAX (self->pen_width, natural);
      if (natural > 0)
        end += natural + ROW_SPACING;
    }
  return end;
}

/* The line in which one writes begins where its letters do, so they do not move when the keyboard comes. */
static float
get_alignment (AnnexaTextEditor *self,
               const char       *words)
{
  GtkWidget *text = GTK_WIDGET (get_text (self));
  gboolean mirrored = gtk_widget_get_direction (text) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, words);

  return mirrored == (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) ? 0 : 1;
}

/* Groups of digits, as of a telephone number, would be put one before the other where letters go from right to left: there
 * is nothing in them that says that they do not. */
static char *
isolate_digits (AnnexaTextEditor *self,
                char             *words)
{
  char *isolated;

  if (gtk_widget_get_direction (GTK_WIDGET (self->words)) != GTK_TEXT_DIR_RTL || *words == '\0' || annexa_text_has_letters (words))
    return words;
  isolated = g_strdup_printf ("\u2066%s\u2069", words);
  g_free (words);
  return isolated;
}

static void
update_words (AnnexaTextEditor *self)
{
  const AnnexaField *field = annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->row));
  /* TRANSLATORS: A number and what it counts: “12 months” */
  g_autofree char *both = field->unit != NULL ? g_strdup_printf (_("%s %s"), words, _(field->unit)) : g_strdup (words);

  both = isolate_digits (self, g_steal_pointer (&both));
  gtk_label_set_label (self->words, both);
  gtk_label_set_xalign (self->words, get_alignment (self, words));
  if (self->unit != NULL)
    gtk_widget_set_visible (self->unit, words[0] == '\0' || gtk_widget_has_focus (GTK_WIDGET (get_text (self))));
  gtk_widget_set_margin_end (self->reading, measure_end (self));
  gtk_widget_set_visible (self->reading, words[0] != '\0');
  if (words[0] != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->row), "read");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), "read");
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  return label;
}

/* A line cannot show its end. So title and words lie over those of the row, which are only seen while one writes, and the
 * row is as high as the words need it all the time: what is below it must not move away under a finger. */
static void
add_reading (AnnexaTextEditor *self,
             const char       *title)
{
  GtkWidget *header = g_object_ref (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->row)));
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *caption = create_label (title);

  self->words = GTK_LABEL (create_label (NULL));
  annexa_keep_references (GTK_WIDGET (self->words));
  self->reading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (caption, "subtitle");
  gtk_box_append (GTK_BOX (self->reading), caption);
  gtk_box_append (GTK_BOX (self->reading), GTK_WIDGET (self->words));
  gtk_widget_add_css_class (self->reading, "reading");
  gtk_widget_set_can_target (self->reading, FALSE);
  gtk_widget_set_valign (self->reading, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->reading), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  gtk_widget_set_valign (header, GTK_ALIGN_FILL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), overlay);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), header);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->reading);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), self->reading, TRUE);
  g_object_unref (header);
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (update_words), self);
  update_words (self);
}

static void
left (AnnexaTextEditor *self)
{
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  show_beginning (self);
  update_words (self);
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
      self->unit = gtk_label_new (_(field->unit));
      gtk_widget_add_css_class (self->unit, "dim-label");
      adw_entry_row_add_suffix (self->row, self->unit);
    }

  if (field->flags & ANNEXA_FIELD_COLOUR)
    adw_entry_row_add_suffix (self->row, annexa_colour_chooser_new (GTK_EDITABLE (self->row), title));
  else if (field->flags & ANNEXA_FIELD_FONT)
    adw_entry_row_add_suffix (self->row, annexa_font_chooser_new (GTK_EDITABLE (self->row), title));

  add_reading (self, title);

  if (field->type != ANNEXA_FIELD_REF)
    g_signal_connect_swapped (self->row, "changed", G_CALLBACK (annexa_field_editor_typed), self);
  g_signal_connect_swapped (self->row, "entry-activated", G_CALLBACK (annexa_field_editor_commit), self);
  g_signal_connect_object (focus, "enter", G_CALLBACK (update_words), self, G_CONNECT_SWAPPED);
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
