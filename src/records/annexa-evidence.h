/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_EVIDENCE (annexa_evidence_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaEvidence, annexa_evidence, ANNEXA, EVIDENCE, AnnexaRecord)

G_END_DECLS
