/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SOA_NEEDS_BAR (annexa_soa_needs_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSoaNeedsBar, annexa_soa_needs_bar, ANNEXA, SOA_NEEDS_BAR, AdwBin)

void        annexa_soa_needs_bar_update       (AnnexaSoaNeedsBar *self,
                                               AnnexaProject     *project);
GHashTable *annexa_soa_needs_bar_get_controls (AnnexaSoaNeedsBar *self);
void        annexa_soa_needs_bar_clear        (AnnexaSoaNeedsBar *self);

G_END_DECLS
