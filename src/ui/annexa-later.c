/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-later.h"

/* How often one looks whether the window is still pressed. */
#define MILLISECONDS 20
/* So long a finger rests on what it presses. */
#define MOST_WAITS 100

/* Held by each attempt. */
typedef struct
{
  GtkWidget *from;
  GtkWidget *child;
  AnnexaRemove remove;
  guint n_waits;
} Removal;

static void
clear_removal (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->child);
  g_object_unref (removal->from);
}

static void
release_removal (gpointer data)
{
  g_rc_box_release_full (data, clear_removal);
}

/* GTK 4.8 counts presses, and misses the release where what was pressed is gone by then: to it the window may be pressed for
 * good. So the mouse is asked as well. A finger cannot be asked, and is believed for a while. */
static gboolean
is_pressed (GtkWidget *root,
            Removal   *removal)
{
  const GdkModifierType buttons =
      GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK | GDK_BUTTON4_MASK | GDK_BUTTON5_MASK;
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (root));
  GdkDevice *mouse = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;
  GdkModifierType state = 0;

  if ((gtk_widget_get_state_flags (root) & GTK_STATE_FLAG_ACTIVE) == 0 || !gtk_widget_get_realized (root) || seat == NULL)
    return FALSE;
  if ((gdk_seat_get_capabilities (seat) & GDK_SEAT_CAPABILITY_TOUCH) != 0 && removal->n_waits++ < MOST_WAITS)
    return TRUE;
  if (mouse == NULL)
    return FALSE;
  gdk_surface_get_device_position (gtk_native_get_surface (GTK_NATIVE (root)), mouse, NULL, NULL, &state);
  return (state & buttons) != 0;
}

static gboolean
remove_now (gpointer data)
{
  Removal *removal = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (removal->from));

  if (root != NULL && is_pressed (root, removal))
    g_timeout_add_full (G_PRIORITY_HIGH_IDLE, MILLISECONDS, remove_now, g_rc_box_acquire (removal), release_removal);
  else if (gtk_widget_is_ancestor (removal->child, removal->from))
    removal->remove (removal->from, removal->child);
  return G_SOURCE_REMOVE;
}

/**
 * annexa_remove_later:
 * @from: a widget
 * @child: what is below it
 * @remove: takes it away
 *
 * Takes a widget away as soon as the window is through with what it is doing, unless it is gone by then. A field that the
 * keyboard leaves writes what was typed, and what follows from that may be that the widget which is just getting the
 * keyboard has nothing to say any more: GTK does not survive it when it is taken away then. And while a button of the mouse
 * is down nothing moves away from under it, so that the press still means what it was made for.
 */
void
annexa_remove_later (GtkWidget   *from,
                     GtkWidget   *child,
                     AnnexaRemove remove)
{
  Removal *removal;

  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WIDGET (child));

  removal = g_rc_box_new0 (Removal);
  removal->from = g_object_ref (from);
  removal->child = g_object_ref (child);
  removal->remove = remove;
  /* Before the next frame is laid out, so that nobody sees what is not true any more. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, remove_now, removal, release_removal);
}
