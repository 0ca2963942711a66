/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-way.h"

G_BEGIN_DECLS

char *annexa_way_next_describe (const AnnexaGap *gap,
                                AnnexaReadiness *readiness,
                                AnnexaProject   *project);

G_END_DECLS
