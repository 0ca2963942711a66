/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OBLIGATION (annexa_obligation_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaObligation, annexa_obligation, ANNEXA, OBLIGATION, AnnexaRecord)

G_END_DECLS
