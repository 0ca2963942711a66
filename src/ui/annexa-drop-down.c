/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>

#include "annexa-drop-down.h"

/* GTK 4.8 opens the list of a drop-down with the keyboard at its first item when it is opened for the first time, and
 * libadwaita 1.2 at the item where the keyboard was when the list was closed without a choice: neither needs to be the one
 * that is chosen, so that an arrow and Enter would choose another than the one beside it. */

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

static GtkWidget *
find_selected_item (GtkWidget *list)
{
  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED)
      return item;
  return NULL;
}

/* So long it may take until a list is laid out that was scrolled to its selected item. */
#define MOST_FRAMES 10

static gboolean
go_to_selected (GtkWidget     *list,
                GdkFrameClock *clock,
                gpointer       frames)
{
  GtkWidget *item = find_selected_item (list);

  if (item != NULL && gtk_widget_get_mapped (item))
    gtk_widget_grab_focus (item);
  else if (++*(guint *) frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  return G_SOURCE_REMOVE;
}

static void
opened (GtkWidget *drop_down)
{
  GtkWidget *list = find_inside (find_inside (drop_down, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  guint selected = ADW_IS_COMBO_ROW (drop_down) ? adw_combo_row_get_selected (ADW_COMBO_ROW (drop_down))
                                                : gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  if (selected == GTK_INVALID_LIST_POSITION || !GTK_IS_SINGLE_SELECTION (model))
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), selected);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", selected);
  gtk_widget_add_tick_callback (list, go_to_selected, g_new0 (guint, 1), g_free);
}

/**
 * annexa_open_at_selected:
 * @drop_down: a drop-down, or a row with one
 *
 * Puts the keyboard at the chosen item whenever the list is opened. annexa_name_widgets() sees to it for all that it finds.
 */
void
annexa_open_at_selected (GtkWidget *drop_down)
{
  GtkWidget *popover = find_inside (drop_down, GTK_TYPE_POPOVER);

  if (popover == NULL || find_inside (popover, GTK_TYPE_LIST_VIEW) == NULL
      || g_object_get_data (G_OBJECT (popover), "opens-at-selected") != NULL)
    return;
  g_object_set_data (G_OBJECT (popover), "opens-at-selected", drop_down);
  g_signal_connect_object (popover, "map", G_CALLBACK (opened), drop_down, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
