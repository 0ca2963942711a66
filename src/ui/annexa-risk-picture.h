/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-heat-map.h"
#include "annexa-risk-map.h"

G_BEGIN_DECLS

/* More arrows than this cannot be told apart. */
#define ANNEXA_RISK_PICTURE_MOST_ARROWS 24

gboolean annexa_risk_picture_fill            (AnnexaHeatMap        *map,
                                              const AnnexaScales   *scales,
                                              const AnnexaRiskMap  *counts);
GArray  *annexa_risk_picture_list_moves      (AnnexaRiskMovement   *movement,
                                              const AnnexaRiskCell *cell);
GArray  *annexa_risk_picture_make_arrows     (const AnnexaScales   *scales,
                                              GArray               *moves);
char    *annexa_risk_picture_describe_cell   (const AnnexaScales   *scales,
                                              const AnnexaRiskCell *cell);
char    *annexa_risk_picture_describe_move   (const AnnexaScales   *scales,
                                              const AnnexaRiskMove *move);
char    *annexa_risk_picture_describe_levels (const AnnexaScales   *scales,
                                              const AnnexaRiskMove *move);

G_END_DECLS
