/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PANE (annexa_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPane, annexa_pane, ANNEXA, PANE, GtkWidget)

G_END_DECLS
