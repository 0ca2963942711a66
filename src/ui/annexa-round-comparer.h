/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_ROUND_COMPARER (annexa_round_comparer_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRoundComparer, annexa_round_comparer, ANNEXA, ROUND_COMPARER, AdwPreferencesGroup)

G_END_DECLS
