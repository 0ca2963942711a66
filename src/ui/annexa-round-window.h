/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-window.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ROUND_WINDOW (annexa_round_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRoundWindow, annexa_round_window, ANNEXA, ROUND_WINDOW, AdwWindow)

void annexa_round_window_compare (AnnexaWindow *window,
                                  gint64        earlier,
                                  gint64        later);

G_END_DECLS
