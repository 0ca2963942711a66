/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RISK (annexa_risk_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRisk, annexa_risk, ANNEXA, RISK, AnnexaRecord)

G_END_DECLS
