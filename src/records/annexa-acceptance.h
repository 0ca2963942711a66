/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ACCEPTANCE (annexa_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAcceptance, annexa_acceptance, ANNEXA, ACCEPTANCE, AnnexaRecord)

G_END_DECLS
