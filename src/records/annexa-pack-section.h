/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_SECTION (annexa_pack_section_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackSection, annexa_pack_section, ANNEXA, PACK_SECTION, AnnexaRecord)

G_END_DECLS
