/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"
#include "annexa-scales.h"

G_BEGIN_DECLS

/**
 * AnnexaRiskView:
 * @ANNEXA_RISK_CURRENT: As the risks are today.
 * @ANNEXA_RISK_INHERENT: As they would be without controls.
 * @ANNEXA_RISK_TARGET: As they will be when the plan is done.
 */
typedef enum
{
  ANNEXA_RISK_CURRENT,
  ANNEXA_RISK_INHERENT,
  ANNEXA_RISK_TARGET,
} AnnexaRiskView;

/**
 * AnnexaRiskMap:
 * @counts: how many risks lie in each cell, by likelihood and impact from 1
 * @n_rated: how many are on the map
 * @n_unrated: how many have no rating yet
 * @n_above: how many lie above the acceptance line
 *
 * The risks that are not closed, by likelihood and impact (6.1.2 d, e).
 */
typedef struct
{
  gint64 counts[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1];
  gint64 n_rated;
  gint64 n_unrated;
  gint64 n_above;
} AnnexaRiskMap;

/**
 * AnnexaRiskCell:
 * @likelihood: a step
 * @impact: a step
 *
 * A cell of the map.
 */
typedef struct
{
  guint likelihood;
  guint impact;
} AnnexaRiskCell;

/**
 * AnnexaRiskMove:
 * @from: where risks are in the earlier view
 * @to: where the same risks are in the later one; another cell
 * @count: how many risks move like that
 *
 * Risks that lie in one cell in one view and in another cell in the next.
 */
typedef struct
{
  AnnexaRiskCell from;
  AnnexaRiskCell to;
  gint64 count;
} AnnexaRiskMove;

/**
 * AnnexaRiskMovement:
 * @moves: (element-type AnnexaRiskMove): the moves, the most frequent first
 * @n_lower: how many risks get a lower level
 * @n_higher: how many risks get a higher level
 * @n_level: how many move to another cell of the same level
 * @n_still: how many stay in their cell
 *
 * How risks move from one view to another. What is not rated in both does not count.
 */
typedef struct
{
  GArray *moves;
  gint64 n_lower;
  gint64 n_higher;
  gint64 n_level;
  gint64 n_still;
} AnnexaRiskMovement;

const AnnexaField *annexa_risk_view_get_likelihood (AnnexaRiskView view);
const AnnexaField *annexa_risk_view_get_impact     (AnnexaRiskView view);
const AnnexaField *annexa_risk_view_get_level      (AnnexaRiskView view);
void               annexa_risk_map_count           (AnnexaProject *project,
                                                    AnnexaRiskView view,
                                                    AnnexaRiskMap *map);
AnnexaQuery       *annexa_risk_map_query_cell      (AnnexaRiskView view,
                                                    gint64         likelihood,
                                                    gint64         impact);
AnnexaQuery       *annexa_risk_map_query_list      (AnnexaRiskView view);
gint64             annexa_risk_map_count_above     (AnnexaProject *project);

AnnexaRiskMovement *annexa_risk_movement_count     (AnnexaProject            *project,
                                                    AnnexaRiskView            from,
                                                    AnnexaRiskView            to,
                                                    GError                  **error);
AnnexaRiskMovement *annexa_risk_movement_compare   (const AnnexaScales       *scales,
                                                    GPtrArray                *changes,
                                                    AnnexaRiskMap            *map);
gboolean            annexa_risk_movement_has_map   (AnnexaProject            *project,
                                                    AnnexaRecord             *round);
AnnexaRiskMovement *annexa_risk_movement_new       (void);
void                annexa_risk_movement_add       (AnnexaRiskMovement       *self,
                                                    const AnnexaScales       *scales,
                                                    const AnnexaRiskMove     *move);
void                annexa_risk_movement_sort      (AnnexaRiskMovement       *self);
void                annexa_risk_movement_free      (AnnexaRiskMovement       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaRiskMovement, annexa_risk_movement_free)

G_END_DECLS
