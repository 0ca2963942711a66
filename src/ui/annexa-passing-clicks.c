/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-passing-clicks.h"

/* What watches the window while the popover is open: clicks beside it, clicks that go astray, and the pointer. */
#define WATCH "annexa-watch"
#define ASTRAY "annexa-astray"
#define POINTER "annexa-pointer"

/* Where the pointer was last in the popover. */
#define MOTION "annexa-motion"

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

static gboolean
note_motion (GtkEventController *all,
             GdkEvent           *event,
             GtkWidget          *popover)
{
  if (gdk_event_get_event_type (event) == GDK_MOTION_NOTIFY)
    g_object_set_data_full (G_OBJECT (popover), MOTION, gdk_event_ref (event), (GDestroyNotify) gdk_event_unref);
  return GDK_EVENT_PROPAGATE;
}

/* Whether a place in the surface of the window is below the popover. */
static gboolean
is_below (GtkWidget *popover,
          double     x,
          double     y)
{
  GtkNative *native = GTK_NATIVE (popover);
  GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (native));
  double left, top;

  gtk_native_get_surface_transform (native, &left, &top);
  return gtk_widget_contains (popover, x - gdk_popup_get_position_x (popup) - left,
                              y - gdk_popup_get_position_y (popup) - top);
}

/* After a layout GTK tells the window where the pointer is, even if the popover is above the window there, so that the next
 * click went to what lies beneath. The last place in the popover puts that right. */
static void
moved (GtkEventController *pointer,
       double              window_x,
       double              window_y,
       GtkWidget          *popover)
{
  GdkEvent *event = gtk_event_controller_get_current_event (pointer);
  GdkEvent *last = g_object_get_data (G_OBJECT (popover), MOTION);
  double x, y;

  if (last != NULL && event != NULL && gdk_event_get_position (event, &x, &y) && is_below (popover, x, y))
    gdk_display_put_event (gtk_widget_get_display (popover), last);
}

/* The window gets to know of a click in the popover only when it is about to go to what lies beneath. */
static void
went_astray (GtkGestureClick *click,
             int              n_presses,
             double           x,
             double           y,
             GtkWidget       *popover)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));

  if (event != NULL && is_inside (popover, event))
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Takes @controller. */
static void
watch_window (GtkWidget          *popover,
              const char         *key,
              GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_object_set_data_full (G_OBJECT (popover), key, g_object_ref (controller), g_object_unref);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (popover)), controller);
}

static void
watch_clicks (GtkWidget  *popover,
              const char *key,
              GCallback   pressed_function)
{
  GtkGesture *clicks = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (clicks), 0);
  g_signal_connect (clicks, "pressed", pressed_function, popover);
  watch_window (popover, key, GTK_EVENT_CONTROLLER (clicks));
}

static void
watch_pointer (GtkWidget *popover)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();

  g_signal_connect (pointer, "motion", G_CALLBACK (moved), popover);
  watch_window (popover, POINTER, pointer);
  watch_clicks (popover, ASTRAY, G_CALLBACK (went_astray));
}

static void
watch (GtkWidget *popover)
{
  watch_clicks (popover, WATCH, G_CALLBACK (pressed));
}

static void
drop (GtkWidget  *popover,
      const char *key)
{
  g_autoptr (GtkEventController) controller = g_object_steal_data (G_OBJECT (popover), key);

  if (controller != NULL && gtk_event_controller_get_widget (controller) != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (controller), controller);
}

static void
unwatch_pointer (GtkWidget *popover)
{
  drop (popover, POINTER);
  drop (popover, ASTRAY);
  g_object_set_data (G_OBJECT (popover), MOTION, NULL);
}

static void
unwatch (GtkWidget *popover)
{
  drop (popover, WATCH);
}

static void
return_focus (GtkWidget *popover)
{
  GtkWidget *opener = gtk_widget_get_parent (popover);

  if (opener != NULL)
    gtk_widget_grab_focus (opener);
}

/**
 * annexa_keep_pointer:
 * @popover: a popover that leaves the rest of the window as it is, so that it does not hide by itself
 *
 * Makes clicks in it reach what it shows, and none of them what lies beneath.
 */
void
annexa_keep_pointer (GtkPopover *popover)
{
  GtkEventController *all = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_POPOVER (popover));

  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  g_signal_connect (all, "event", G_CALLBACK (note_motion), popover);
  gtk_widget_add_controller (GTK_WIDGET (popover), all);
  g_signal_connect (popover, "map", G_CALLBACK (watch_pointer), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (unwatch_pointer), NULL);
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
  annexa_keep_pointer (popover);
  g_signal_connect (popover, "map", G_CALLBACK (watch), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (unwatch), NULL);
  g_signal_connect (popover, "closed", G_CALLBACK (return_focus), NULL);
}
