/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL (annexa_control_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControl, annexa_control, ANNEXA, CONTROL, AnnexaRecord)

G_END_DECLS
