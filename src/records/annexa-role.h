/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ROLE (annexa_role_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRole, annexa_role, ANNEXA, ROLE, AnnexaRecord)

G_END_DECLS
