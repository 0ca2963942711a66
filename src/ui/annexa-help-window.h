/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_HELP_WINDOW (annexa_help_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHelpWindow, annexa_help_window, ANNEXA, HELP_WINDOW, AdwWindow)

void annexa_help_window_show (GtkApplication *application);

G_END_DECLS
