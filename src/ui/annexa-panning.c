/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-panning.h"

/* Pictures that are larger than their window, to both sides. */

#define MARGIN 24

/* How far it was scrolled when somebody took hold of it. */
typedef struct
{
  double x;
  double y;
} Start;

static void
drag_begun (GtkGestureDrag *gesture,
            double          x,
            double          y,
            Start          *start)
{
  GtkWidget *scroller = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  start->x = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  start->y = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
drag_updated (GtkGestureDrag *gesture,
              double          x,
              double          y,
              Start          *start)
{
  GtkWidget *scroller = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (!gtk_drag_check_threshold (scroller, 0, 0, (int) x, (int) y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), start->x - x);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), start->y - y);
}

static void
free_start (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

/**
 * annexa_panning_add:
 * @scroller: what scrolls a picture
 *
 * Lets people draw the picture along by its ground, where their mouse has no wheel to both sides.
 */
void
annexa_panning_add (GtkScrolledWindow *scroller)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  Start *start = g_new0 (Start, 1);

  g_signal_connect_data (drag, "drag-begin", G_CALLBACK (drag_begun), start, free_start, 0);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated), start);
  gtk_widget_add_controller (GTK_WIDGET (scroller), GTK_EVENT_CONTROLLER (drag));
}

/* In a small window the beginning matters most. */
static void
reveal_part (GtkAdjustment *adjustment,
             double         start,
             double         length)
{
  double room = gtk_adjustment_get_page_size (adjustment);

  length = MIN (length + 2 * MARGIN, room);
  start = MAX (0, start - MARGIN);
  gtk_adjustment_clamp_page (adjustment, start, start + length);
}

/**
 * annexa_panning_reveal:
 * @scroller: what scrolls a picture
 * @place: a part of the picture, in pixels
 *
 * Scrolls as far as that part needs to be seen.
 */
void
annexa_panning_reveal (GtkScrolledWindow     *scroller,
                       const graphene_rect_t *place)
{
  reveal_part (gtk_scrolled_window_get_hadjustment (scroller), place->origin.x, place->size.width);
  reveal_part (gtk_scrolled_window_get_vadjustment (scroller), place->origin.y, place->size.height);
}

/**
 * annexa_panning_zoom:
 * @scroller: what scrolls a picture
 * @factor: how much larger the picture is going to be
 *
 * Scrolls so that what lies in the middle stays there.
 */
void
annexa_panning_zoom (GtkScrolledWindow *scroller,
                     double             factor)
{
  GtkAdjustment *adjustments[] = { gtk_scrolled_window_get_hadjustment (scroller),
                                   gtk_scrolled_window_get_vadjustment (scroller) };

  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    {
      double half = gtk_adjustment_get_page_size (adjustments[i]) / 2;
      double middle = (gtk_adjustment_get_value (adjustments[i]) + half) * factor;

      /* The picture has its new size only later; there has to be room for the new place now. */
      gtk_adjustment_set_upper (adjustments[i], gtk_adjustment_get_upper (adjustments[i]) * MAX (factor, 1));
      gtk_adjustment_set_value (adjustments[i], middle - half);
    }
}
