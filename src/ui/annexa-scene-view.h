/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-scene.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SCENE_VIEW (annexa_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSceneView, annexa_scene_view, ANNEXA, SCENE_VIEW, GtkWidget)

/**
 * AnnexaSceneFunc:
 * @width: how wide the scene may be, in points
 * @height: how high it may be, in points
 * @style: colours, font, text size and direction of the window
 * @user_data: what was given with the function
 *
 * Makes the scene for a size. Called whenever the size or the style of the window changes.
 *
 * Returns: (transfer full) (nullable): the scene
 */
typedef AnnexaScene *(*AnnexaSceneFunc) (double                  width,
                                         double                  height,
                                         const AnnexaSceneStyle *style,
                                         gpointer                user_data);

void        annexa_scene_view_set_func    (AnnexaSceneView *self,
                                           AnnexaSceneFunc  func,
                                           gpointer         user_data);
void        annexa_scene_view_set_grows   (AnnexaSceneView *self,
                                           gboolean         grows);
void        annexa_scene_view_update      (AnnexaSceneView *self);
const char *annexa_scene_view_get_focused (AnnexaSceneView *self);
void        annexa_scene_view_set_stop    (AnnexaSceneView *self,
                                           const char      *id);
gboolean    annexa_scene_view_focus_stop  (AnnexaSceneView *self);
AnnexaScene *annexa_scene_view_get_scene  (AnnexaSceneView *self);
gboolean    annexa_scene_view_is_ready    (AnnexaSceneView *self);
gboolean    annexa_scene_view_get_place   (AnnexaSceneView *self,
                                           const char      *id,
                                           graphene_rect_t *place);

G_END_DECLS
