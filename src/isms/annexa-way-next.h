/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-open-point.h"
#include "annexa-project.h"
#include "annexa-way.h"

G_BEGIN_DECLS

char *annexa_way_next_describe       (const AnnexaGap *gap,
                                      AnnexaReadiness *readiness,
                                      AnnexaProject   *project);
char *annexa_way_next_get_action     (const AnnexaGap *gap,
                                      AnnexaProject   *project);
void  annexa_way_next_find_place     (const AnnexaGap *gap,
                                      AnnexaProject   *project,
                                      AnnexaOpenPoint *place);
const char *annexa_way_next_get_page (const AnnexaGap       *gap,
                                      const AnnexaOpenPoint *place);

char       *annexa_way_next_lead_on     (AnnexaReadiness  *readiness,
                                         AnnexaProject    *project,
                                         const AnnexaKind *kind,
                                         const char       *done,
                                         const AnnexaGap **next);

G_END_DECLS
