/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ACTION_CLOSER (annexa_action_closer_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaActionCloser, annexa_action_closer, ANNEXA, ACTION_CLOSER, AnnexaFormAction)

G_END_DECLS
