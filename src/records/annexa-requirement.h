/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REQUIREMENT (annexa_requirement_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRequirement, annexa_requirement, ANNEXA, REQUIREMENT, AnnexaRecord)

G_END_DECLS
