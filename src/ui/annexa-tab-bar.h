/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_TAB_BAR (annexa_tab_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTabBar, annexa_tab_bar, ANNEXA, TAB_BAR, AdwBin)

G_END_DECLS
