/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK (annexa_pack_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPack, annexa_pack, ANNEXA, PACK, AnnexaRecord)

G_END_DECLS
