/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LIMITS (annexa_limits_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLimits, annexa_limits, ANNEXA, LIMITS, AnnexaRecord)

G_END_DECLS
