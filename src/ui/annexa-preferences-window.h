/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PREFERENCES_WINDOW (annexa_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPreferencesWindow, annexa_preferences_window, ANNEXA, PREFERENCES_WINDOW,
                      AdwWindow)

GtkWidget *annexa_preferences_window_new (GtkWindow *parent);

G_END_DECLS
