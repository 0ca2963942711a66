/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaAssetMapLink:
 * @from: the position of an asset
 * @to: the position of an asset that it depends on
 */
typedef struct
{
  guint from;
  guint to;
} AnnexaAssetMapLink;

/**
 * AnnexaAssetMapPlace:
 * @linked: whether it stands in the columns at all; assets without dependencies do not
 * @column: its column, from 0
 * @row: where its middle lies, in the height that a box takes up; no two of a column are nearer to each other than 1
 *
 * Where an asset stands.
 */
typedef struct
{
  gboolean linked;
  guint column;
  double row;
} AnnexaAssetMapPlace;

/**
 * AnnexaAssetMapRoute:
 * @drawn: whether the link is drawn: not when it leads to where it begins, or stands there twice
 * @backward: whether it leads back to an earlier column, because assets depend on each other in a circle
 * @first: where in @rows of the layout the way through the columns between begins
 * @n_rows: through how many columns it leads, which lie between those of its two ends
 *
 * The way of a link, from its end with the lower column to that with the higher one.
 */
typedef struct
{
  gboolean drawn;
  gboolean backward;
  guint first;
  guint n_rows;
} AnnexaAssetMapRoute;

/**
 * AnnexaAssetMapLayout:
 * @n_assets: how many assets there are
 * @n_links: how many links there are
 * @n_columns: how many columns there are
 * @height: how high the highest column is, in the height that a box takes up
 * @places: (array length=n_assets): where the assets stand
 * @routes: (array length=n_links): the ways of the links
 * @rows: where links lead through the columns in between
 *
 * Assets in columns: each stands before all that it depends on.
 */
typedef struct
{
  guint n_assets;
  guint n_links;
  guint n_columns;
  double height;
  AnnexaAssetMapPlace *places;
  AnnexaAssetMapRoute *routes;
  GArray *rows;
} AnnexaAssetMapLayout;

AnnexaAssetMapLayout *annexa_asset_map_layout_new  (guint                       n_assets,
                                                    const AnnexaAssetMapLink   *links,
                                                    guint                       n_links);
void                  annexa_asset_map_layout_free (AnnexaAssetMapLayout       *layout);
guint                 annexa_asset_map_layout_count_crossings (const AnnexaAssetMapLayout *layout,
                                                               const AnnexaAssetMapLink   *links);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaAssetMapLayout, annexa_asset_map_layout_free)

G_END_DECLS
