/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* More assets than this cannot be looked at in one picture. */
#define ANNEXA_ASSET_GRAPH_MOST 300

/**
 * AnnexaAssetNeed:
 * @ANNEXA_ASSET_NEED_HIGHEST: the highest of the three
 * @ANNEXA_ASSET_NEED_CONFIDENTIALITY: that only the right people see it
 * @ANNEXA_ASSET_NEED_INTEGRITY: that it is right
 * @ANNEXA_ASSET_NEED_AVAILABILITY: that it is there when needed
 *
 * What an asset has to be protected against.
 */
typedef enum
{
  ANNEXA_ASSET_NEED_HIGHEST,
  ANNEXA_ASSET_NEED_CONFIDENTIALITY,
  ANNEXA_ASSET_NEED_INTEGRITY,
  ANNEXA_ASSET_NEED_AVAILABILITY,
} AnnexaAssetNeed;

/* Of an asset that is not rated and inherits nothing. */
#define ANNEXA_ASSET_NOT_RATED -1
#define ANNEXA_ASSET_HIGHEST_NEED 4

/**
 * AnnexaAssetLink:
 * @from: the position of an asset in the graph
 * @to: the position of one that it depends on
 */
typedef struct
{
  guint from;
  guint to;
} AnnexaAssetLink;

/**
 * AnnexaAssetGraph:
 * @assets: (element-type AnnexaRecord): the assets, in the order of their references
 * @links: (element-type AnnexaAssetLink): which of them depends on which
 * @n_all: how many assets were asked for
 * @complete: whether all of these are there; none is when they are too many, and the nearest are when the surroundings
 *   of one asset are
 *
 * Assets and what they depend on, as many as one can look at.
 */
typedef struct
{
  GPtrArray *assets;
  GArray *links;
  gint64 n_all;
  gboolean complete;
} AnnexaAssetGraph;

AnnexaAssetGraph *annexa_asset_graph_load        (AnnexaProject    *project,
                                                  const char       *type,
                                                  GError          **error);
AnnexaAssetGraph *annexa_asset_graph_load_around (AnnexaProject    *project,
                                                  gint64            centre,
                                                  guint             n_steps,
                                                  GError          **error);
void              annexa_asset_graph_free        (AnnexaAssetGraph *graph);

int               annexa_asset_get_need          (AnnexaRecord     *asset,
                                                  AnnexaAssetNeed   need,
                                                  gboolean         *inherited);
const char       *annexa_asset_need_get_label    (int               level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaAssetGraph, annexa_asset_graph_free)

G_END_DECLS
