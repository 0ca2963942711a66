/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-before-drawing.h"

/* GDK lays a frame out again when a size changed meanwhile, four times at most, and complains about more. */
#define MOST_ROUNDS 2

/* Something that waits until everything has its place. */
typedef struct
{
  GSource *source;
  GSourceFunc function;
  gpointer data;
} Waiting;

/* What waits in a window, kept by its frame clock. */
typedef struct
{
  GArray *waiting; /* (element-type Waiting) */
  gint64 frame;
  guint n_rounds; /* in that frame */
} Queue;

static void
clear_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_source_unref (waiting->source);
}

static GArray *
make_waiting (void)
{
  GArray *waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));

  g_array_set_clear_func (waiting, clear_waiting);
  return waiting;
}

static void
free_queue (gpointer data)
{
  Queue *self = data;

  g_array_unref (self->waiting);
  g_free (self);
}

static gboolean
has_round_left (Queue         *self,
                GdkFrameClock *clock)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (self->frame != frame)
    {
      self->frame = frame;
      self->n_rounds = 0;
    }
  return self->n_rounds < MOST_ROUNDS;
}

static void
laid_out (GdkFrameClock *clock,
          Queue         *self)
{
  g_autoptr (GArray) all = NULL;

  if (self->waiting->len == 0 || !has_round_left (self, clock))
    return;
  self->n_rounds++;
  all = g_steal_pointer (&self->waiting);
  self->waiting = make_waiting ();
  for (guint i = 0; i < all->len; i++)
    {
      Waiting *one = &g_array_index (all, Waiting, i);

      if (g_source_is_destroyed (one->source))
        continue;
      (void) one->function (one->data);
      g_source_destroy (one->source);
    }
}

static Queue *
find_queue (GdkFrameClock *clock)
{
  Queue *self = g_object_get_data (G_OBJECT (clock), "annexa-before-drawing");

  if (self != NULL)
    return self;
  self = g_new0 (Queue, 1);
  self->waiting = make_waiting ();
  self->frame = -1;
  g_object_set_data_full (G_OBJECT (clock), "annexa-before-drawing", self, free_queue);
  g_signal_connect (clock, "layout", G_CALLBACK (laid_out), self);
  return self;
}

/**
 * annexa_before_drawing:
 * @widget: a widget
 * @function: called once; returns %G_SOURCE_REMOVE
 * @data: given to it
 *
 * Changes widgets as soon as they have their places, before they are drawn in them. What knows only in its place what it
 * has to show could be seen without it else, for as long as it takes to make whatever else comes with a page.
 *
 * Returns: the id of a source, as that of g_idle_add()
 */
guint
annexa_before_drawing (GtkWidget  *widget,
                       GSourceFunc function,
                       gpointer    data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  g_autoptr (GSource) source = g_idle_source_new ();
  Queue *queue;

  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, function, data, NULL);
  if (clock != NULL)
    {
      Waiting waiting = { g_source_ref (source), function, data };

      queue = find_queue (clock);
      g_array_append_val (queue->waiting, waiting);
      if (has_round_left (queue, clock))
        gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
    }
  return g_source_attach (source, NULL);
}
