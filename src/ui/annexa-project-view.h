/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-page.h"
#include "annexa-places.h"
#include "annexa-point-trail.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PROJECT_VIEW (annexa_project_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaProjectView, annexa_project_view, ANNEXA, PROJECT_VIEW, AdwBin)

GtkWidget     *annexa_project_view_new         (AnnexaProject     *project);
AnnexaPage    *annexa_project_view_get_page    (AnnexaProjectView *self);
const char    *annexa_project_view_get_place   (AnnexaProjectView *self);
gboolean       annexa_project_view_go          (AnnexaProjectView *self,
                                                const char        *name);
void           annexa_project_view_turn        (AnnexaProjectView *self,
                                                int                step);
gboolean       annexa_project_view_show_record (AnnexaProjectView *self,
                                                const AnnexaKind  *kind,
                                                gint64             id);
gboolean       annexa_project_view_show_field  (AnnexaProjectView *self,
                                                const AnnexaKind  *kind,
                                                gint64             id,
                                                const char        *field);
gboolean       annexa_project_view_show_list   (AnnexaProjectView *self,
                                                const AnnexaKind  *kind,
                                                const AnnexaView  *view);
void           annexa_project_view_select_several (AnnexaProjectView *self,
                                                const AnnexaKind  *kind,
                                                GArray            *ids);
AnnexaPlaces  *annexa_project_view_take_places (AnnexaProjectView *self);
void           annexa_project_view_give_places (AnnexaProjectView *self,
                                                AnnexaPlaces      *places);
gboolean       annexa_project_view_put_page_away (AnnexaProjectView *self);
void           annexa_project_view_reveal_page (AnnexaProjectView *self);
void           annexa_project_view_turn_pane   (AnnexaProjectView *self,
                                                int                step);
void           annexa_project_view_go_back     (AnnexaProjectView *self);
void           annexa_project_view_go_forward  (AnnexaProjectView *self);
gboolean       annexa_project_view_can_go_forward (AnnexaProjectView *self);
GMenuModel    *annexa_project_view_get_menu    (AnnexaProjectView *self);
void           annexa_project_view_open_menu   (AnnexaProjectView *self);
AnnexaPointTrail *annexa_project_view_get_trail (AnnexaProjectView *self);

G_END_DECLS
