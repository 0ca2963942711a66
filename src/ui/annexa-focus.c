/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-focus.h"

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && focus != widget && gtk_widget_is_ancestor (focus, widget) && gtk_widget_get_mapped (focus);
}

/**
 * annexa_focus_into:
 * @widget: what a page is about
 *
 * Puts the keyboard on the first thing in it, unless it is in it already: GTK would go on to the second then, and to the
 * third when it is asked again.
 *
 * Returns: whether the keyboard is in it
 */
gboolean
annexa_focus_into (GtkWidget *widget)
{
  return has_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * annexa_focus_first:
 * @widget: what shows something else now
 *
 * Puts the keyboard on the first thing in it, wherever in it the keyboard was.
 *
 * Returns: whether there is anything that takes the keyboard
 */
gboolean
annexa_focus_first (GtkWidget *widget)
{
  if (has_focus (widget))
    gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * annexa_focus_go_on:
 * @widget: where the keyboard has come to a field that somebody may want to read
 *
 * Puts the cursor behind what is there: GTK selects all of it, so that the next key would replace it.
 */
void
annexa_focus_go_on (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, widget))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

static GtkWidget *
find_neighbour (GtkWidget       *row,
                GtkDirectionType direction)
{
  GtkWidget *next = row;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return NULL;
  do
    next = direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next;
}

static gboolean
pass_focus_on (GtkWidget       *widget,
               GtkDirectionType direction)
{
  GtkWidgetClass *parent = g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget));
  GtkWidget *next = find_neighbour (widget, direction);

  return parent->focus (widget, direction) || (next != NULL && gtk_widget_child_focus (next, direction));
}

/**
 * annexa_pass_focus_on:
 * @klass: a final class of rows in a list box
 *
 * Lets the Tab key go past rows in which nothing takes the keyboard. The list boxes of GTK 4.8 give up at the first such
 * row, and nothing that stands below it could be reached without a mouse.
 */
void
annexa_pass_focus_on (GtkWidgetClass *klass)
{
  klass->focus = pass_focus_on;
}
