/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-panes.h"
#include "annexa-places.h"
#include "annexa-project-view.h"
#include "annexa-sidebar.h"

G_BEGIN_DECLS

struct _AnnexaProjectView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaPlaces *places;

  AnnexaPanes *panes;
  AnnexaSidebar *sidebar;
  GtkStack *stack;
  AnnexaPointTrail *trail;
  GtkWidget *menu;       /* the main menu where the sidebar with its button is not seen, or NULL */
  GtkWidget *menu_focus; /* (weak) who had the keyboard before that menu */
};

/* annexa-project-view-pages.c */
gboolean annexa_project_view_turn_to_page    (AnnexaProjectView *self,
                                              const char        *name);

/* annexa-project-view-places.c */
void     annexa_project_view_install_places  (GtkWidgetClass    *widget_class);
void     annexa_project_view_add_mouse       (AnnexaProjectView *self);
void     annexa_project_view_go_to_last_place (AnnexaProjectView *self);
void     annexa_project_view_remember_place  (AnnexaProjectView *self);

G_END_DECLS
