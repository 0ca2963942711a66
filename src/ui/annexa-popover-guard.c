/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-popover-guard.h"

/* What is laid out below a pointer that rests is found by GTK through a motion that it makes up for the surface where the
 * pointer was last. A popover that closes may leave such a motion behind, and GTK 4.8 does not mind that its surface is not
 * shown any more: as soon as the pointer moves where the popover was, the popover is taken for what is below it, and with
 * each layout of the window once more. Clicks there do nothing until the pointer was elsewhere. So the motion is asked for
 * at once when a popover has closed, and the window is told where the pointer is if the popover has caught it. */

/* The motion comes with the first frame, that of the window with the next but one. */
#define N_FRAMES 4

/* That of everything below the pointer, as far as GTK knows. */
static gboolean
is_below_pointer (GtkWidget *popover)
{
  return (gtk_widget_get_state_flags (popover) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

/* What cannot be used cannot be below the pointer either: GTK looks for something else in the window then. It looks at the
 * wrong place, but a layout makes it look once more. */
static void
let_go (GtkWidget *popover)
{
  if (!gtk_widget_get_sensitive (popover))
    return;
  gtk_widget_set_sensitive (popover, FALSE);
  gtk_widget_set_sensitive (popover, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (gtk_widget_get_root (popover)));
}

static gboolean
frame_drawn (GtkWidget     *popover,
             GdkFrameClock *clock,
             gpointer       data)
{
  guint *n_frames = data;

  if (gtk_widget_get_mapped (popover))
    return G_SOURCE_REMOVE;
  if (is_below_pointer (popover))
    let_go (popover);
  if (--*n_frames == 0)
    return G_SOURCE_REMOVE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  return G_SOURCE_CONTINUE;
}

static gboolean
closed (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GtkWidget *popover = g_value_get_object (values);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (popover);
  guint *n_frames;

  if (clock == NULL)
    return TRUE;
  n_frames = g_new (guint, 1);
  *n_frames = N_FRAMES;
  gtk_widget_add_tick_callback (popover, frame_drawn, n_frames, g_free);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  return TRUE;
}

/* What holds still while the popover is shown. */
#define HELD "annexa-held-viewport"

static GtkWidget *
find_viewport (GtkWidget *popover)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (popover, GTK_TYPE_VIEWPORT);

  while (viewport != NULL && !gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (viewport)))
    viewport = gtk_widget_get_parent (viewport) != NULL
                   ? gtk_widget_get_ancestor (gtk_widget_get_parent (viewport), GTK_TYPE_VIEWPORT)
                   : NULL;
  return viewport;
}

/* To GTK 4.8 what has the keyboard in a popover belongs to the page below, at a place where it is not seen: a press on a
 * button scrolled the page, and the popover moved away with it before the button was released. */
static gboolean
mapped (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *viewport = GTK_IS_POPOVER (widget) ? find_viewport (widget) : NULL;

  if (viewport == NULL)
    return TRUE;
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  g_object_set_data_full (G_OBJECT (widget), HELD, g_object_ref (viewport), g_object_unref);
  return TRUE;
}

static gboolean
unmapped (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GObject *widget = g_value_get_object (values);
  g_autoptr (GtkViewport) viewport = GTK_IS_POPOVER (widget) ? g_object_steal_data (widget, HELD) : NULL;

  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (viewport, TRUE);
  return TRUE;
}

/**
 * annexa_popover_guard_install:
 *
 * Sees to it that clicks in a popover, and afterwards where it was, reach what is there, whatever popover it is. To be
 * called once GTK is initialized; a second call changes nothing.
 */
void
annexa_popover_guard_install (void)
{
  static gboolean installed;

  if (installed)
    return;

  installed = TRUE;
  /* The class is held for good: the signal is known only as long as it is. */
  g_type_class_ref (GTK_TYPE_POPOVER);
  g_signal_add_emission_hook (g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, closed, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, unmapped, NULL, NULL);
}
