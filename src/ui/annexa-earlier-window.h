/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-window.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_EARLIER_WINDOW (annexa_earlier_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaEarlierWindow, annexa_earlier_window, ANNEXA, EARLIER_WINDOW, AdwWindow)

GtkWidget *annexa_earlier_window_new  (AnnexaWindow        *window,
                                       const char          *path);
void       annexa_earlier_window_save (AnnexaEarlierWindow *self,
                                       guint                position,
                                       const char          *path);

G_END_DECLS
