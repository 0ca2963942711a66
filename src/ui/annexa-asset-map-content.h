/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-asset-graph.h"
#include "annexa-asset-map.h"

G_BEGIN_DECLS

/* The names of the marks of assets begin with this, before their id. */
#define ANNEXA_ASSET_MARK "asset-"

typedef struct _AnnexaAssetMapContent AnnexaAssetMapContent;

AnnexaAssetMapContent  *annexa_asset_map_content_new        (AnnexaProject          *project,
                                                             AnnexaAssetGraph       *graph,
                                                             AnnexaAssetNeed         need);
void                    annexa_asset_map_content_free       (AnnexaAssetMapContent  *self);
const AnnexaAssetGraph *annexa_asset_map_content_get_graph  (AnnexaAssetMapContent  *self);
void                    annexa_asset_map_content_set_need   (AnnexaAssetMapContent  *self,
                                                             AnnexaAssetNeed         need);
AnnexaScene            *annexa_asset_map_content_make_scene (AnnexaAssetMapContent  *self,
                                                             const char             *selected,
                                                             double                  width,
                                                             const AnnexaSceneStyle *style);
const char             *annexa_asset_map_need_get_label     (AnnexaAssetNeed         need);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaAssetMapContent, annexa_asset_map_content_free)

G_END_DECLS
