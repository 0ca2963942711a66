/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_STARTER_SWAPPER (annexa_starter_swapper_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaStarterSwapper, annexa_starter_swapper, ANNEXA, STARTER_SWAPPER, AnnexaFormAction)

G_END_DECLS
