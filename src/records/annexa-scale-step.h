/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SCALE_STEP (annexa_scale_step_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaScaleStep, annexa_scale_step, ANNEXA, SCALE_STEP, AnnexaRecord)

G_END_DECLS
