/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-tabs.h"

/* What keys that turn to the next and the previous tab do, whatever the tabs of a page are made of. Behind the last one
 * comes the first. */

/**
 * annexa_tabs_turn_buttons:
 * @buttons: (array length=n_buttons): the buttons of the tabs, one of which is pressed
 * @n_buttons: how many
 * @step: 1 for the next tab, -1 for the previous one
 */
void
annexa_tabs_turn_buttons (GtkToggleButton *const *buttons,
                          guint                   n_buttons,
                          int                     step)
{
  int n = (int) n_buttons;

  for (int i = 0; i < n; i++)
    if (gtk_toggle_button_get_active (buttons[i]))
      {
        gtk_toggle_button_set_active (buttons[(i + n + step) % n], TRUE);
        return;
      }
}

/**
 * annexa_tabs_turn_stack:
 * @stack: the tabs
 * @step: 1 for the next tab, -1 for the previous one
 */
void
annexa_tabs_turn_stack (AdwViewStack *stack,
                        int           step)
{
  g_autoptr (GtkSelectionModel) tabs = adw_view_stack_get_pages (stack);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (tabs));

  for (int i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (tabs, (guint) i))
      {
        gtk_selection_model_select_item (tabs, (guint) ((i + n + step) % n), TRUE);
        return;
      }
}

static GtkWidget *
find_switcher (GtkWidget    *widget,
               AdwViewStack *stack)
{
  GtkWidget *found = NULL;

  if (ADW_IS_VIEW_SWITCHER (widget) && gtk_widget_get_mapped (widget)
      && adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (widget)) == stack)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switcher (child, stack);
  return found;
}

/**
 * annexa_tabs_find_button:
 * @switcher: an #AdwViewSwitcher
 * @stack: (nullable): its tabs
 *
 * Returns: (transfer none) (nullable): the button of the tab that is shown
 */
GtkWidget *
annexa_tabs_find_button (GtkWidget    *switcher,
                         AdwViewStack *stack)
{
  g_autoptr (GtkSelectionModel) tabs = stack != NULL ? adw_view_stack_get_pages (stack) : NULL;
  GtkWidget *button = tabs != NULL ? gtk_widget_get_first_child (switcher) : NULL;

  for (guint i = 0; button != NULL && !gtk_selection_model_is_selected (tabs, i); i++)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

/**
 * annexa_tabs_focus_stack:
 * @page: a page
 * @stack: its tabs
 *
 * Puts the keyboard on the button of the tab that is shown.
 *
 * Returns: whether it is seen
 */
gboolean
annexa_tabs_focus_stack (GtkWidget    *page,
                         AdwViewStack *stack)
{
  GtkWidget *switcher = find_switcher (page, stack);
  GtkWidget *button = switcher != NULL ? annexa_tabs_find_button (switcher, stack) : NULL;

  return button != NULL && gtk_widget_grab_focus (button);
}
