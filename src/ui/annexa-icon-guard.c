/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-icon-guard.h"

/* GTK loads the picture of an icon in a thread, and that thread may be the last to hold it. The icon is then finalized
 * there, while the window may find it in the table of icons and take hold of something that is about to be gone: the
 * program falls over (seen with GTK 4.8 on a busy machine). So an icon that is let go of in another thread is handed to
 * the thread of the window, the only one that looks into the table, and let go of there. */

static void (*dispose_icon) (GObject *icon);
static GThread *window_thread;

static gboolean
let_go (gpointer icon)
{
  g_object_unref (icon);

  return G_SOURCE_REMOVE;
}

static void
icon_disposed (GObject *icon)
{
  if (g_thread_self () == window_thread)
    dispose_icon (icon);
  else
    g_idle_add (let_go, g_object_ref (icon));
}

/**
 * annexa_icon_guard_install:
 *
 * Sees to it that icons of GTK are finalized in the calling thread, which must be the one of the window and of the
 * default main context. To be called once GTK is initialized; a second call changes nothing.
 */
void
annexa_icon_guard_install (void)
{
  GObjectClass *icon_class;

  if (window_thread != NULL)
    return;

  /* The class is held for good: it has our function in it. */
  icon_class = g_type_class_ref (GTK_TYPE_ICON_PAINTABLE);
  dispose_icon = icon_class->dispose;
  window_thread = g_thread_self ();
  icon_class->dispose = icon_disposed;
}
