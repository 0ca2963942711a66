/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LEVEL (annexa_level_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLevel, annexa_level, ANNEXA, LEVEL, AnnexaRecord)

G_END_DECLS
