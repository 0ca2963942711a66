/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_THREAT (annexa_threat_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaThreat, annexa_threat, ANNEXA, THREAT, AnnexaRecord)

G_END_DECLS
