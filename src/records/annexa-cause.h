/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CAUSE (annexa_cause_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCause, annexa_cause, ANNEXA, CAUSE, AnnexaRecord)

G_END_DECLS
