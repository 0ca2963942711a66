/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHANGE (annexa_change_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChange, annexa_change, ANNEXA, CHANGE, AnnexaRecord)

G_END_DECLS
