/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FINDING (annexa_finding_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFinding, annexa_finding, ANNEXA, FINDING, AnnexaRecord)

G_END_DECLS
