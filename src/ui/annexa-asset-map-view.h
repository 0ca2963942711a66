/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ASSET_MAP_VIEW (annexa_asset_map_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAssetMapView, annexa_asset_map_view, ANNEXA, ASSET_MAP_VIEW, AdwBin)

GtkWidget *annexa_asset_map_view_new        (AnnexaProject      *project);
void       annexa_asset_map_view_select     (AnnexaAssetMapView *self,
                                             gint64              id);
gboolean   annexa_asset_map_view_take_focus (AnnexaAssetMapView *self);

G_END_DECLS
