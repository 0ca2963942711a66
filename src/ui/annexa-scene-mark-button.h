/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_SCENE_MARK_BUTTON (annexa_scene_mark_button_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSceneMarkButton, annexa_scene_mark_button, ANNEXA, SCENE_MARK_BUTTON, GtkWidget)

AnnexaSceneMarkButton *annexa_scene_mark_button_new    (const char            *id);
const char            *annexa_scene_mark_button_get_id (AnnexaSceneMarkButton *self);

G_END_DECLS
