/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-scales.h"
#include "annexa-stacking-layout.h"
#include "annexa-steps-editor.h"
#include "annexa-wrapping.h"

/**
 * AnnexaStepsEditor:
 *
 * One of a few steps side by side: a rating, a step of a scale, a choice of two or three words. One stop for the Tab
 * key; the arrow keys walk over them. Delete takes a rating away; a second click does not, as somebody may click to confirm.
 */
struct _AnnexaStepsEditor
{
  AnnexaFieldEditor parent_instance;

  GPtrArray *buttons; /* GtkToggleButton */
  GtkLabel *explanation;
  int first;          /* The number of the first step. */
  int chosen;         /* Index, or -1. */
};

G_DEFINE_FINAL_TYPE (AnnexaStepsEditor, annexa_steps_editor, ANNEXA_TYPE_FIELD_EDITOR)

static void choose (AnnexaStepsEditor *self,
                    int                index);

static char *
describe_step (AnnexaStepsEditor *self,
               int                index)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  const AnnexaScaleStep *step;

  if (field->type == ANNEXA_FIELD_CHOICE)
    return g_strdup (_(field->choices[index].label));
  if (field->type == ANNEXA_FIELD_SCALE)
    {
      step = annexa_scales_get_step (annexa_project_get_scales (annexa_field_editor_get_project (editor)), field->scale,
                                     index + self->first);
      if (step != NULL && step->description != NULL)
        /* TRANSLATORS: A step of a scale: its word and what it means */
        return g_strdup_printf (_("%s: %s"), step->label, step->description);
      return g_strdup (step != NULL ? step->label : "");
    }
  if (field->steps != NULL)
    /* TRANSLATORS: A rating and what it means: “4 of 4: threatens the business” */
    return g_strdup_printf (_("%d of %d: %s"), index + self->first, (int) field->maximum, _(field->steps[index]));
  /* TRANSLATORS: A rating: “3 of 4” */
  return g_strdup_printf (_("%d of %d"), index + self->first, (int) field->maximum);
}

/* Tab leads to one of the steps only, and arrow keys from that to the others. */
static void
set_focusable (AnnexaStepsEditor *self,
               int                index)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_focusable (self->buttons->pdata[i], (int) i == index);
}

static int
find_focus (AnnexaStepsEditor *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_is_focus (self->buttons->pdata[i]))
      return (int) i;

  return MAX (self->chosen, 0);
}

static void
show_chosen (AnnexaStepsEditor *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons->pdata[i]), (int) i == self->chosen);
  set_focusable (self, find_focus (self));
  if (self->explanation != NULL)
    {
      g_autofree char *text = self->chosen >= 0 ? describe_step (self, self->chosen) : g_strdup (_("Not rated yet"));

      gtk_label_set_label (self->explanation, text);
    }
}

static void
clicked (GtkToggleButton   *button,
         AnnexaStepsEditor *self)
{
  guint index = 0;

  g_ptr_array_find (self->buttons, button, &index);
  choose (self, (int) index);
}

static void
choose (AnnexaStepsEditor *self,
        int                index)
{
  self->chosen = index;
  show_chosen (self);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

/* The other one first becomes focusable, or the focus would leave all of them. */
static void
move_focus (AnnexaStepsEditor *self,
            int                index)
{
  gtk_widget_set_focusable (self->buttons->pdata[index], TRUE);
  gtk_widget_grab_focus (self->buttons->pdata[index]);
  set_focusable (self, index);
}

/* So many letters of the usual size, in a few words, have room side by side in a form as narrow as it can be. */
#define MOST_LETTERS_BESIDE 32

static glong
count_letters (const AnnexaField *field)
{
  glong n_letters = 0;

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    n_letters += g_utf8_strlen (_(choice->label), -1);
  return n_letters;
}

/* With large text, many words would be cut off side by side, so they stand below each other. */
static GtkOrientation
get_orientation (AnnexaStepsEditor *self)
{
  const AnnexaField *field = annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));
  double text_scale = annexa_get_text_scale (GTK_WIDGET (self));

  return field->type == ANNEXA_FIELD_CHOICE && text_scale >= ANNEXA_LARGE_TEXT
                 && (double) count_letters (field) * text_scale > MOST_LETTERS_BESIDE
             ? GTK_ORIENTATION_VERTICAL
             : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
may_be_empty (AnnexaStepsEditor *self)
{
  const AnnexaField *field = annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));

  return field->type != ANNEXA_FIELD_CHOICE && (field->flags & ANNEXA_FIELD_REQUIRED) == 0;
}

static gboolean
is_delete (guint key)
{
  return key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete || key == GDK_KEY_BackSpace;
}

/* Arrows only move, as between other buttons; a digit says what is meant, as Space and Enter do on a button. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaStepsEditor     *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int last = (int) self->buttons->len - 1;
  int index = find_focus (self);
  gboolean decides = key >= GDK_KEY_0 && key <= GDK_KEY_9;

  if (is_delete (key) && state == 0 && may_be_empty (self))
    {
      choose (self, -1);
      return GDK_EVENT_STOP;
    }
  if (decides)
    index = (int) (key - GDK_KEY_0) - self->first;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    index += mirrored ? -1 : 1;
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    index += mirrored ? 1 : -1;
  else if (key == GDK_KEY_Down && get_orientation (self) == GTK_ORIENTATION_VERTICAL)
    index++;
  else if (key == GDK_KEY_Up && get_orientation (self) == GTK_ORIENTATION_VERTICAL)
    index--;
  else if (key == GDK_KEY_Home)
    index = 0;
  else if (key == GDK_KEY_End)
    index = last;
  else
    return GDK_EVENT_PROPAGATE;

  if (index < 0 || index > last)
    return index < -1 || index > last + 1 ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
  move_focus (self, index);
  if (decides)
    choose (self, index);
  return GDK_EVENT_STOP;
}

static void
add_button (AnnexaStepsEditor *self,
            GtkWidget         *box,
            const char        *label,
            const char        *name)
{
  const char *title = annexa_field_editor_get_title (ANNEXA_FIELD_EDITOR (self));
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  /* TRANSLATORS: For screen readers, a field and one of its steps: “Confidentiality: 3 of 4” */
  g_autofree char *accessible = g_strdup_printf (_("%s: %s"), title, name);

  /* Words give way where even a line of their own is too narrow for them; numbers do not. */
  if (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self))->type == ANNEXA_FIELD_CHOICE)
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, g_strcmp0 (label, name) != 0 ? name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (box), button);
  g_ptr_array_add (self->buttons, button);
}

static GtkWidget *
build_buttons (AnnexaStepsEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  GtkWidget *box = gtk_box_new (get_orientation (self), 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  int n = 0;

  if (field->type == ANNEXA_FIELD_CHOICE)
    while (field->choices[n].word != NULL)
      n++;
  else if (field->type == ANNEXA_FIELD_RATING)
    n = (int) field->maximum + 1;
  else
    n = (int) annexa_scales_get_n_steps (annexa_project_get_scales (annexa_field_editor_get_project (editor)),
                                         field->scale);

  self->first = field->type == ANNEXA_FIELD_SCALE ? 1 : 0;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + self->first);
      g_autofree char *name = describe_step (self, i);

      add_button (self, box, field->type == ANNEXA_FIELD_CHOICE ? name : number, name);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "steps");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (box, keys);
  return box;
}

/* A scale has its words below the numbers, over the whole width; a rating and a short choice fit behind the label. */
static void
build_scale (AnnexaStepsEditor *self,
             GtkWidget         *title,
             GtkWidget         *buttons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->explanation = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->explanation, TRUE);
  gtk_label_set_wrap_mode (self->explanation, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->explanation, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "dim-label");
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_widget_add_css_class (box, "scale-box");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->explanation));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
annexa_steps_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaStepsEditor *self = ANNEXA_STEPS_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  GtkWidget *title = gtk_label_new (annexa_field_editor_get_title (editor));
  GtkWidget *buttons;

  self->buttons = g_ptr_array_new ();
  self->chosen = -1;
  buttons = build_buttons (self);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_field_editor_get_title (editor), -1);
  if (field->type == ANNEXA_FIELD_SCALE)
    build_scale (self, title, buttons);
  else
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_layout_manager (box, annexa_stacking_layout_new ());
      gtk_widget_add_css_class (box, "steps-box");
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), buttons);
      adw_bin_set_child (ADW_BIN (self), box);
    }
  show_chosen (self);
}

static void
annexa_steps_editor_show (AnnexaFieldEditor *editor,
                          const AnnexaValue *value)
{
  AnnexaStepsEditor *self = ANNEXA_STEPS_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);

  self->chosen = -1;
  if (field->type == ANNEXA_FIELD_CHOICE)
    {
      for (int i = 0; i < (int) self->buttons->len; i++)
        if (g_strcmp0 (field->choices[i].word, annexa_value_get_text (value)) == 0)
          self->chosen = i;
    }
  else if (!annexa_value_is_empty (value))
    self->chosen = (int) annexa_value_get_integer (value) - self->first;
  if (self->chosen >= (int) self->buttons->len)
    self->chosen = -1;
  show_chosen (self);
}

static gboolean
annexa_steps_editor_read (AnnexaFieldEditor *editor,
                          AnnexaValue       *value,
                          GError           **error)
{
  AnnexaStepsEditor *self = ANNEXA_STEPS_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);

  if (self->chosen < 0)
    return TRUE;
  if (field->type == ANNEXA_FIELD_CHOICE)
    annexa_value_set_text (value, field->choices[self->chosen].word);
  else
    annexa_value_set_integer (value, self->chosen + self->first);
  return TRUE;
}

static GtkWidget *
annexa_steps_editor_get_focus (AnnexaFieldEditor *editor)
{
  AnnexaStepsEditor *self = ANNEXA_STEPS_EDITOR (editor);

  return self->buttons->len > 0 ? self->buttons->pdata[MAX (self->chosen, 0)] : GTK_WIDGET (self);
}

static void
annexa_steps_editor_finalize (GObject *object)
{
  g_clear_pointer (&ANNEXA_STEPS_EDITOR (object)->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_steps_editor_parent_class)->finalize (object);
}

static void
annexa_steps_editor_class_init (AnnexaStepsEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_steps_editor_build;
  editor_class->show = annexa_steps_editor_show;
  editor_class->read = annexa_steps_editor_read;
  editor_class->get_focus = annexa_steps_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->finalize = annexa_steps_editor_finalize;
}

static void
annexa_steps_editor_init (AnnexaStepsEditor *self)
{
}
