/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-asset-map-layout.h"

G_BEGIN_DECLS

/* Something that stands in a column: an asset, or a bend of a link that leads through the column. */
typedef struct
{
  guint column;
  gboolean bend;
  guint position; /* from the top of its column */
  double row;
  GArray *before; /* the nodes in the column before that it is linked with */
  GArray *after;  /* the nodes in the column behind */
} AnnexaAssetMapNode;

/* Assets that hang together, in columns. */
typedef struct
{
  GArray *nodes;      /* AnnexaAssetMapNode */
  GPtrArray *columns; /* of GArrays with nodes, from the top */
} AnnexaAssetMapPart;

void               annexa_asset_map_part_init  (AnnexaAssetMapPart *part);
void               annexa_asset_map_part_clear (AnnexaAssetMapPart *part);
guint              annexa_asset_map_part_add   (AnnexaAssetMapPart *part,
                                                guint               column,
                                                gboolean            bend);
void               annexa_asset_map_part_link  (AnnexaAssetMapPart *part,
                                                guint               before,
                                                guint               after);
void               annexa_asset_map_part_sort  (AnnexaAssetMapPart *part);
double             annexa_asset_map_part_place (AnnexaAssetMapPart *part);
AnnexaAssetMapNode *annexa_asset_map_part_get  (AnnexaAssetMapPart *part,
                                                guint               node);

G_END_DECLS
