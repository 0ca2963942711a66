/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONFIRMED_BAR (annexa_confirmed_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaConfirmedBar, annexa_confirmed_bar, ANNEXA, CONFIRMED_BAR, AdwBin)

void annexa_confirmed_bar_watch (AnnexaConfirmedBar *self,
                                 AnnexaProject      *project,
                                 const AnnexaKind   *kind);

G_END_DECLS
