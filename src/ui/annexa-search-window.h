/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-window.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SEARCH_WINDOW (annexa_search_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSearchWindow, annexa_search_window, ANNEXA, SEARCH_WINDOW, AdwWindow)

GtkWidget *annexa_search_window_new (AnnexaWindow *window,
                                     GMenuModel   *menu);

G_END_DECLS
