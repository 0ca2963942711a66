/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-project-view-private.h"

/* The main menu, also where the sidebar with its button is not seen. */

/* Where the header of a page ends. */
#define HEADER_HEIGHT 46

/**
 * annexa_project_view_get_menu:
 * @self: a view
 *
 * Returns: (transfer none): the main menu
 */
GMenuModel *
annexa_project_view_get_menu (AnnexaProjectView *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), NULL);

  return annexa_sidebar_get_menu (self->sidebar);
}

/* Who opened the menu by the key and thought better of it goes on where they were. */
static void
menu_closed (AnnexaProjectView *self)
{
  GtkWidget *focus = self->menu_focus;

  g_clear_weak_pointer (&self->menu_focus);
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_get_root (focus) == gtk_widget_get_root (self->menu))
    gtk_widget_grab_focus (focus);
}

static void
open_menu_over_page (AnnexaProjectView *self)
{
  GdkRectangle top = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, HEADER_HEIGHT, 1, 1 };

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (annexa_sidebar_get_menu (self->sidebar));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed), self);
    }
  g_set_weak_pointer (&self->menu_focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &top);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * annexa_project_view_open_menu:
 * @self: a view
 *
 * Opens the main menu: below its button, or over the page where the sidebar with the button is not seen.
 */
void
annexa_project_view_open_menu (AnnexaProjectView *self)
{
  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    open_menu_over_page (self);
  else
    annexa_sidebar_open_menu (self->sidebar);
}
