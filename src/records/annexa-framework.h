/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FRAMEWORK (annexa_framework_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFramework, annexa_framework, ANNEXA, FRAMEWORK, AnnexaRecord)

G_END_DECLS
