/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SOA_PROPOSER (annexa_soa_proposer_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSoaProposer, annexa_soa_proposer, ANNEXA, SOA_PROPOSER, AnnexaFormAction)

G_END_DECLS
