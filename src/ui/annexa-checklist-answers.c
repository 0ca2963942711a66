/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-checklist-answers.h"
#include "annexa-flowing-layout.h"
#include "annexa-kind.h"

/**
 * AnnexaChecklistAnswers:
 *
 * The answers to a question of an audit, side by side and in several lines where there is little room. Each has the digit
 * that chooses it. One stop for the Tab key; the arrow keys lead from one to the other.
 */
struct _AnnexaChecklistAnswers
{
  AdwBin parent_instance;

  GPtrArray *buttons; /* GtkToggleButton, in the order of the words */
};

G_DEFINE_FINAL_TYPE (AnnexaChecklistAnswers, annexa_checklist_answers, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnnexaField *
result_field (void)
{
  return annexa_kind_find_field (annexa_kind_lookup ("checklist-item"), "result");
}

/* Tab leads to one of them only. */
static void
set_focusable (AnnexaChecklistAnswers *self,
               guint                   index)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_focusable (self->buttons->pdata[i], i == index);
}

static guint
find_focus (AnnexaChecklistAnswers *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_is_focus (self->buttons->pdata[i]))
      return i;
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return i;
  return 0;
}

/* The other one first becomes focusable, or the focus would leave all of them. */
static void
move_focus (AnnexaChecklistAnswers *self,
            guint                   index)
{
  gtk_widget_set_focusable (self->buttons->pdata[index], TRUE);
  gtk_widget_grab_focus (self->buttons->pdata[index]);
  set_focusable (self, index);
}

static gboolean
key_pressed (GtkEventControllerKey  *controller,
             guint                   key,
             guint                   code,
             GdkModifierType         state,
             AnnexaChecklistAnswers *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint index = find_focus (self);

  if (key == (mirrored ? GDK_KEY_Left : GDK_KEY_Right))
    index++;
  else if (key == (mirrored ? GDK_KEY_Right : GDK_KEY_Left))
    index--;
  else
    return GDK_EVENT_PROPAGATE;
  if (index < self->buttons->len)
    move_focus (self, index);
  return GDK_EVENT_STOP;
}

static void
clicked (GtkToggleButton        *button,
         AnnexaChecklistAnswers *self)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    annexa_checklist_answers_choose (self, index);
}

static GtkWidget *
make_button (AnnexaChecklistAnswers *self,
             const AnnexaChoice     *choice,
             guint                   digit)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (annexa_choice_get_label (choice));
  g_autofree char *key = g_strdup_printf ("%u", digit);
  GtkWidget *number = gtk_label_new (key);

  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_choice_get_label (choice), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  return button;
}

static void
annexa_checklist_answers_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_CHECKLIST_ANSWERS (object)->buttons);

  G_OBJECT_CLASS (annexa_checklist_answers_parent_class)->finalize (object);
}

static void
annexa_checklist_answers_class_init (AnnexaChecklistAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_checklist_answers_finalize;

  /**
   * AnnexaChecklistAnswers::chosen:
   * @result: the word of a result
   *
   * Somebody gave an answer.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
annexa_checklist_answers_init (AnnexaChecklistAnswers *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const AnnexaChoice *choices = result_field ()->choices;
  guint n = 0;

  self->buttons = g_ptr_array_new ();
  for (; choices[n].word != NULL; n++)
    {
      GtkWidget *button = make_button (self, &choices[n], n);

      gtk_box_append (GTK_BOX (box), button);
      g_ptr_array_add (self->buttons, button);
    }
  gtk_widget_set_layout_manager (box, annexa_flowing_layout_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_field_get_label (result_field ()), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (box, keys);
  adw_bin_set_child (ADW_BIN (self), box);
  set_focusable (self, 0);
}

/**
 * annexa_checklist_answers_new:
 *
 * Returns: (transfer floating): a button for each answer to a question
 */
GtkWidget *
annexa_checklist_answers_new (void)
{
  return g_object_new (ANNEXA_TYPE_CHECKLIST_ANSWERS, NULL);
}

/**
 * annexa_checklist_answers_show:
 * @self: answers
 * @result: (nullable): the word of a result
 *
 * Shows which answer was given.
 */
void
annexa_checklist_answers_show (AnnexaChecklistAnswers *self,
                               const char             *result)
{
  const AnnexaChoice *choices = result_field ()->choices;

  g_return_if_fail (ANNEXA_IS_CHECKLIST_ANSWERS (self));

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], g_strcmp0 (choices[i].word, result) == 0);
  set_focusable (self, find_focus (self));
}

/**
 * annexa_checklist_answers_choose:
 * @self: answers
 * @index: the number of an answer, as it stands on its button
 *
 * Returns: whether there is such an answer
 */
gboolean
annexa_checklist_answers_choose (AnnexaChecklistAnswers *self,
                                 guint                   index)
{
  g_return_val_if_fail (ANNEXA_IS_CHECKLIST_ANSWERS (self), FALSE);

  if (index >= self->buttons->len)
    return FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, result_field ()->choices[index].word);
  return TRUE;
}

/**
 * annexa_checklist_answers_focus:
 * @self: answers
 * @index: the number of an answer, as it stands on its button
 *
 * Puts the keyboard onto an answer.
 */
void
annexa_checklist_answers_focus (AnnexaChecklistAnswers *self,
                                guint                   index)
{
  g_return_if_fail (ANNEXA_IS_CHECKLIST_ANSWERS (self) && index < self->buttons->len);

  move_focus (self, index);
}
