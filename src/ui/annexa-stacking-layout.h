/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_STACKING_LAYOUT (annexa_stacking_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaStackingLayout, annexa_stacking_layout, ANNEXA, STACKING_LAYOUT, GtkLayoutManager)

GtkLayoutManager *annexa_stacking_layout_new (void);

G_END_DECLS
