/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"
#include "annexa-report.h"

G_BEGIN_DECLS

char *annexa_readiness_report_describe (AnnexaReadiness *readiness,
                                        AnnexaStage      stage);

extern const AnnexaReport annexa_readiness_report;

G_END_DECLS
