/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <math.h>

#include "annexa-scene-view-private.h"

/* What the pointer and the keyboard do in a picture. */

static void
activate (AnnexaSceneView *self,
          const char      *id)
{
  g_free (self->focus_id);
  self->focus_id = g_strdup (id);
  annexa_scene_view_set_focus_stop (self);
  g_signal_emit_by_name (self, "activated", self->focus_id);
}

static void
pressed (GtkGestureClick *gesture,
         int              n_press,
         double           x,
         double           y,
         AnnexaSceneView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autofree char *id = NULL;

  if (!ANNEXA_IS_SCENE_MARK_BUTTON (picked))
    return;
  id = g_strdup (annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (picked)));
  activate (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (annexa_scene_view_find_button (self, id)));
}

static void
emit_dragged (AnnexaSceneView *self,
              GtkGestureDrag  *gesture,
              double           offset,
              gboolean         done)
{
  double x = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, NULL);
  g_signal_emit_by_name (self, "dragged", self->drag_id, x / PIXELS_PER_POINT, offset / PIXELS_PER_POINT, done);
}

/* Only where somebody listens can anything be dragged. */
static void
drag_begun (GtkGestureDrag  *gesture,
            double           x,
            double           y,
            AnnexaSceneView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  g_clear_pointer (&self->drag_id, g_free);
  self->dragging = FALSE;
  if (ANNEXA_IS_SCENE_MARK_BUTTON (picked) && g_signal_has_handler_pending (self, g_signal_lookup ("dragged", ANNEXA_TYPE_SCENE_VIEW), 0, TRUE))
    self->drag_id = g_strdup (annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (picked)));
}

static void
drag_updated (GtkGestureDrag  *gesture,
              double           x,
              double           y,
              AnnexaSceneView *self)
{
  if (self->drag_id == NULL || !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, 0))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  emit_dragged (self, gesture, x, FALSE);
}

/* What is broken off, because the window lost the pointer, ends where it began. */
static void
drag_ended (GtkGestureDrag  *gesture,
            double           x,
            double           y,
            AnnexaSceneView *self)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  gboolean moved
      = gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence) == GTK_EVENT_SEQUENCE_CLAIMED;

  if (self->dragging && self->drag_id != NULL)
    emit_dragged (self, gesture, moved ? x : 0, TRUE);
  self->dragging = FALSE;
  g_clear_pointer (&self->drag_id, g_free);
}

/* The nearest mark in the direction of an arrow key. */
static const AnnexaMark *
find_neighbour (AnnexaSceneView  *self,
                const AnnexaMark *from,
                int               x,
                int               y)
{
  const AnnexaMark *nearest = NULL;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < annexa_scene_get_size (self->scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (self->scene, i);
      double dx = mark->x + mark->width / 2 - from->x - from->width / 2;
      double dy = mark->y + mark->height / 2 - from->y - from->height / 2;
      double along = dx * x + dy * y;
      double across = fabs (dx * y) + fabs (dy * x);

      if (mark->id == NULL || along < 1 || along + 4 * across >= best)
        continue;
      best = along + 4 * across;
      nearest = mark;
    }
  return nearest;
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaSceneView       *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const AnnexaMark *mark;
  const AnnexaMark *next = NULL;

  if (!ANNEXA_IS_SCENE_MARK_BUTTON (focus) || self->scene == NULL)
    return GDK_EVENT_PROPAGATE;
  mark = annexa_scene_find_mark (self->scene, annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (focus)));
  if ((state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    {
      g_signal_emit_by_name (self, "stepped", mark->id, key == GDK_KEY_Right ? 1 : -1,
                     (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    }

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      {
        g_autofree char *id = g_strdup (mark->id);

        activate (self, id);
        return GDK_EVENT_STOP;
      }
    case GDK_KEY_Left:
      next = find_neighbour (self, mark, -1, 0);
      break;
    case GDK_KEY_Right:
      next = find_neighbour (self, mark, 1, 0);
      break;
    case GDK_KEY_Up:
      next = find_neighbour (self, mark, 0, -1);
      break;
    case GDK_KEY_Down:
      next = find_neighbour (self, mark, 0, 1);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (next != NULL)
    {
      g_free (self->focus_id);
      self->focus_id = g_strdup (next->id);
      annexa_scene_view_set_focus_stop (self);
      gtk_widget_grab_focus (GTK_WIDGET (annexa_scene_view_find_button (self, self->focus_id)));
      g_signal_emit_by_name (self, "focused", self->focus_id);
    }
  return GDK_EVENT_STOP;
}

/**
 * annexa_scene_view_add_controllers:
 * @self: a scene view
 *
 * Lets its marks be clicked, dragged and walked over.
 */
void
annexa_scene_view_add_controllers (AnnexaSceneView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begun), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
