/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-inside.h"

/* Widgets of GTK and libadwaita keep parts to themselves that have to be named, opened or passed by all the same. */

/**
 * annexa_find_inside:
 * @widget: a widget
 * @type: of which type a widget is
 *
 * Returns: (transfer none) (nullable): the first of the type, @widget itself included
 */
GtkWidget *
annexa_find_inside (GtkWidget *widget,
                    GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = annexa_find_inside (child, type);
  return found;
}
