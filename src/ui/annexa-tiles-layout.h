/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_TILES_LAYOUT (annexa_tiles_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTilesLayout, annexa_tiles_layout, ANNEXA, TILES_LAYOUT, GtkLayoutManager)

G_END_DECLS
