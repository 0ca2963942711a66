/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-window.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PAST_WINDOW (annexa_past_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPastWindow, annexa_past_window, ANNEXA, PAST_WINDOW, AdwWindow)

GtkWidget *annexa_past_window_new (AnnexaWindow *window);

G_END_DECLS
