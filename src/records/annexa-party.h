/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PARTY (annexa_party_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaParty, annexa_party, ANNEXA, PARTY, AnnexaRecord)

G_END_DECLS
