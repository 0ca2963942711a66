/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-names.h"
#include "annexa-past-choice.h"
#include "annexa-past-window.h"
#include "annexa-window-private.h"
#include "annexa-wrapping.h"

/**
 * AnnexaPastWindow:
 *
 * Asks as of when somebody wants to look at the project.
 */
struct _AnnexaPastWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* which this is in front of */

  AnnexaPastChoice *choice;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (AnnexaPastWindow, annexa_past_window, ADW_TYPE_WINDOW)

static void
look_clicked (AnnexaPastWindow *self)
{
  g_autoptr (AnnexaMoment) moment = annexa_past_choice_get_moment (self->choice);

  if (moment == NULL)
    return;
  annexa_window_look_at_moment (self->window, moment, NULL, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
annexa_past_window_dispose (GObject *object)
{
  AnnexaPastWindow *self = ANNEXA_PAST_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PAST_WINDOW);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (annexa_past_window_parent_class)->dispose (object);
}

static void
annexa_past_window_class_init (AnnexaPastWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_past_window_dispose;

  g_type_ensure (ANNEXA_TYPE_PAST_CHOICE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-past-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastWindow, heading);
  gtk_widget_class_bind_template_callback (widget_class, look_clicked);
}

static void
annexa_past_window_init (AnnexaPastWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_headings (GTK_WIDGET (self));
  /* What it is stands below as well; three letters of it would not help. */
  gtk_widget_set_visible (self->heading, annexa_get_text_scale (GTK_WIDGET (self)) < ANNEXA_LARGE_TEXT);
}

/**
 * annexa_past_window_new:
 * @window: the window of a project as it is now
 *
 * Returns: (transfer none): a window in which a moment of the past is chosen
 */
GtkWidget *
annexa_past_window_new (AnnexaWindow *window)
{
  AnnexaPastWindow *self = annexa_dialog_new (ANNEXA_TYPE_PAST_WINDOW, GTK_WINDOW (window));

  self->window = g_object_ref (window);
  annexa_past_choice_set_project (self->choice, annexa_window_get_project (window), FALSE);
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_past_choice_take_focus (self->choice, gtk_window_get_default_widget (GTK_WINDOW (self)));
  return GTK_WIDGET (self);
}
