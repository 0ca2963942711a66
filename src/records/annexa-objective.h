/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OBJECTIVE (annexa_objective_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaObjective, annexa_objective, ANNEXA, OBJECTIVE, AnnexaRecord)

G_END_DECLS
