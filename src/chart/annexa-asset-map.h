/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-asset-map-layout.h"
#include "annexa-scene.h"

G_BEGIN_DECLS

/**
 * AnnexaAssetMapBox:
 * @id: its name in the scene, unique
 * @name: what the asset is called
 * @note: what it needs, in words
 * @spoken: what a screen reader says: a sentence with everything that can be seen
 * @colour: the colour of what it needs
 * @inherited: whether it needs that because of others that depend on it
 *
 * An asset.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *note;
  const char *spoken;
  AnnexaColour colour;
  gboolean inherited;
} AnnexaAssetMapBox;

/**
 * AnnexaAssetMap:
 * @boxes: (array length=n_boxes): the assets
 * @n_boxes: how many
 * @links: (array length=n_links): which depends on which
 * @n_links: how many
 * @layout: where they stand
 * @selected: (nullable): the id of the asset that is chosen
 *
 * Assets and what they depend on. It is only read while the scene is made.
 */
typedef struct
{
  const AnnexaAssetMapBox *boxes;
  guint n_boxes;
  const AnnexaAssetMapLink *links;
  guint n_links;
  const AnnexaAssetMapLayout *layout;
  const char *selected;
} AnnexaAssetMap;

AnnexaScene *annexa_asset_map_make_scene (const AnnexaAssetMap   *map,
                                          double                  width,
                                          const AnnexaSceneStyle *style);

G_END_DECLS
