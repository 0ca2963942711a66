/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ROUND_CLOSER (annexa_round_closer_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRoundCloser, annexa_round_closer, ANNEXA, ROUND_CLOSER, AnnexaFormAction)

G_END_DECLS
