/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_BASELINE (annexa_baseline_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaBaseline, annexa_baseline, ANNEXA, BASELINE, AnnexaRecord)

G_END_DECLS
