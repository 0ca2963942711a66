/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene-mark-button.h"
#include "annexa-scene-view.h"

G_BEGIN_DECLS

/* One point of a scene is as large as a point of text: 4/3 pixels at the usual resolution. */
#define PIXELS_PER_POINT (96.0 / 72.0)

struct _AnnexaSceneView
{
  GtkWidget parent_instance;

  AnnexaSceneFunc func;
  gpointer user_data;
  AnnexaScene *scene;
  int width;
  int height;
  gboolean grows; /* As wide as the scene, and not the other way around. */
  char *focus_id;
  char *drag_id;     /* What is being dragged, or NULL. */
  gboolean dragging; /* Whoever listens was told of it. */
};

/* annexa-scene-view.c */
AnnexaSceneMarkButton *annexa_scene_view_find_button    (AnnexaSceneView *self,
                                                         const char      *id);
void                   annexa_scene_view_set_focus_stop (AnnexaSceneView *self);

/* annexa-scene-view-input.c */
void                   annexa_scene_view_add_controllers (AnnexaSceneView *self);

G_END_DECLS
