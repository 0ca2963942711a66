/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

#define ANNEXA_HEAT_MAP_LARGEST 6

/**
 * AnnexaHeatMapCell:
 * @level: (nullable): the word of the level of risk: “High”; %NULL where the matrix says nothing
 * @sign: (nullable): one or two letters for it: “H”
 * @colour: its colour
 * @acceptable: whether risks here are acceptable without treatment
 * @count: how many risks are here
 *
 * One cell of a heat map.
 */
typedef struct
{
  const char *level;
  const char *sign;
  AnnexaColour colour;
  gboolean acceptable;
  gint64 count;
} AnnexaHeatMapCell;

/**
 * AnnexaHeatMapMove:
 * @from_likelihood: of the cell where it begins
 * @from_impact: of the cell where it begins
 * @to_likelihood: of the cell where it ends
 * @to_impact: of the cell where it ends
 * @count: how many risks move like that
 * @worse: whether it leads to a higher level
 *
 * An arrow from one cell to another.
 */
typedef struct
{
  guint from_likelihood;
  guint from_impact;
  guint to_likelihood;
  guint to_impact;
  gint64 count;
  gboolean worse;
} AnnexaHeatMapMove;

/**
 * AnnexaHeatMap:
 * @n_likelihoods: how many steps the likelihood scale has
 * @n_impacts: how many steps the impact scale has
 * @likelihoods: the words of the steps, from index 1; %NULL for one that the scale lacks
 * @impacts: the words of the steps, from index 1; %NULL for one that the scale lacks
 * @cells: by likelihood and impact, from index 1
 * @selected_likelihood: of the cell that is chosen, or 0
 * @selected_impact: of the cell that is chosen, or 0
 * @moves: (array length=n_moves) (nullable): arrows between cells
 * @n_moves: how many arrows
 *
 * What a heat map shows: how many risks there are by likelihood and impact. It is only read while the scene is made.
 */
typedef struct
{
  guint n_likelihoods;
  guint n_impacts;
  const char *likelihoods[ANNEXA_HEAT_MAP_LARGEST + 1];
  const char *impacts[ANNEXA_HEAT_MAP_LARGEST + 1];
  AnnexaHeatMapCell cells[ANNEXA_HEAT_MAP_LARGEST + 1][ANNEXA_HEAT_MAP_LARGEST + 1];
  guint selected_likelihood;
  guint selected_impact;
  const AnnexaHeatMapMove *moves;
  guint n_moves;
} AnnexaHeatMap;

AnnexaScene *annexa_heat_map_make_scene (const AnnexaHeatMap    *map,
                                         double                  width,
                                         double                  height,
                                         const AnnexaSceneStyle *style);

G_END_DECLS
