/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-passing-clicks.h"

/* What watches the clicks on the window while the popover is open. */
#define WATCH "annexa-watch"

static gboolean
is_inside (GtkWidget *popover,
           GdkEvent  *event)
{
  GtkNative *native = gtk_native_get_for_surface (gdk_event_get_surface (event));

  return native != NULL && (GTK_WIDGET (native) == popover || gtk_widget_is_ancestor (GTK_WIDGET (native), popover));
}

/* What is clicked gets the click as well, but the button that opens the popover would only open it again. */
static void
pressed (GtkGestureClick *click,
         int              n_presses,
         double           x,
         double           y,
         GtkPopover      *popover)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *opener = gtk_widget_get_parent (GTK_WIDGET (popover));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  double opener_x, opener_y;

  if (event != NULL && is_inside (GTK_WIDGET (popover), event))
    return;
  if (gtk_widget_translate_coordinates (window, opener, x, y, &opener_x, &opener_y)
      && gtk_widget_contains (opener, opener_x, opener_y))
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_popdown (popover);
}

static void
watch (GtkWidget *popover)
{
  GtkGesture *clicks = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (clicks), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (clicks), GTK_PHASE_CAPTURE);
  g_signal_connect (clicks, "pressed", G_CALLBACK (pressed), popover);
  g_object_set_data_full (G_OBJECT (popover), WATCH, g_object_ref (clicks), g_object_unref);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (popover)), GTK_EVENT_CONTROLLER (clicks));
}

static void
unwatch (GtkWidget *popover)
{
  g_autoptr (GtkEventController) clicks = g_object_steal_data (G_OBJECT (popover), WATCH);

  if (clicks != NULL && gtk_event_controller_get_widget (clicks) != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (clicks), clicks);
}

static void
return_focus (GtkWidget *popover)
{
  GtkWidget *opener = gtk_widget_get_parent (popover);

  if (opener != NULL)
    gtk_widget_grab_focus (opener);
}

/**
 * annexa_let_clicks_pass:
 * @popover: a popover in which several things are done, so that it stays open
 *
 * Makes a click elsewhere close it and do what it was meant for, too.
 */
void
annexa_let_clicks_pass (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  gtk_popover_set_autohide (popover, FALSE);
  g_signal_connect (popover, "map", G_CALLBACK (watch), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (unwatch), NULL);
  g_signal_connect (popover, "closed", G_CALLBACK (return_focus), NULL);
}
