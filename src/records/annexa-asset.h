/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ASSET (annexa_asset_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAsset, annexa_asset, ANNEXA, ASSET, AnnexaRecord)

G_END_DECLS
