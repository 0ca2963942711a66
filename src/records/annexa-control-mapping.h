/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_MAPPING (annexa_control_mapping_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlMapping, annexa_control_mapping, ANNEXA, CONTROL_MAPPING, AnnexaRecord)

G_END_DECLS
