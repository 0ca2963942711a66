/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DECISION (annexa_decision_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDecision, annexa_decision, ANNEXA, DECISION, AnnexaRecord)

G_END_DECLS
