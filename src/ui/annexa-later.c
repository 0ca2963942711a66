/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-later.h"

/* Counted, because the window and the main loop may both wait with it. */
typedef struct
{
  GtkWidget *from;
  GtkWidget *child;
  AnnexaRemove remove;
  gulong handler; /* Of the window, while a button of the mouse is down. */
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

static void
release_closure (gpointer  data,
                 GClosure *closure)
{
  release_removal (data);
}

static gboolean remove_now (gpointer data);

/* Before the next frame is laid out, so that nobody sees what is not true any more. */
static void
schedule (Removal *removal)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, remove_now, g_rc_box_acquire (removal), release_removal);
}

static gboolean
is_pressed (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;
}

static void
state_changed (GtkWidget    *root,
               GtkStateFlags former,
               Removal      *removal)
{
  if (is_pressed (root))
    return;
  schedule (removal);
  g_signal_handler_disconnect (root, removal->handler);
}

static gboolean
remove_now (gpointer data)
{
  Removal *removal = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (removal->from));

  if (root != NULL && is_pressed (root))
    removal->handler = g_signal_connect_data (root, "state-flags-changed", G_CALLBACK (state_changed),
                                              g_rc_box_acquire (removal), release_closure, 0);
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
  schedule (removal);
  release_removal (removal);
}
