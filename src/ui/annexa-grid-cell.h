/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID_CELL (annexa_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridCell, annexa_grid_cell, ANNEXA, GRID_CELL, GtkWidget)

GtkWidget *annexa_grid_cell_new (void);

G_END_DECLS
