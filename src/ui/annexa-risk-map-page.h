/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RISK_MAP_PAGE (annexa_risk_map_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRiskMapPage, annexa_risk_map_page, ANNEXA, RISK_MAP_PAGE, AnnexaPage)

GtkWidget *annexa_risk_map_page_new (AnnexaProject *project);

G_END_DECLS
