/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-risk-map.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RISK_LIST (annexa_risk_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRiskList, annexa_risk_list, ANNEXA, RISK_LIST, AdwBin)

void annexa_risk_list_set_view (AnnexaRiskList *self,
                                AnnexaProject  *project,
                                AnnexaRiskView  view);

G_END_DECLS
