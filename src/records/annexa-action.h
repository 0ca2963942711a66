/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ACTION (annexa_action_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAction, annexa_action, ANNEXA, ACTION, AnnexaRecord)

G_END_DECLS
