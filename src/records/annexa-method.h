/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD (annexa_method_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethod, annexa_method, ANNEXA, METHOD, AnnexaRecord)

G_END_DECLS
