/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-grid-columns.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID_HEADER (annexa_grid_header_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridHeader, annexa_grid_header, ANNEXA, GRID_HEADER, GtkWidget)

GtkWidget *annexa_grid_header_new        (AnnexaGridColumns *columns);
void       annexa_grid_header_update     (AnnexaGridHeader  *self);
void       annexa_grid_header_set_scroll (AnnexaGridHeader  *self,
                                          int                scroll);
int annexa_grid_header_measure_column (AnnexaGridHeader *self, guint column);
gboolean   annexa_grid_header_focus      (AnnexaGridHeader  *self,
                                          guint              column);

G_END_DECLS
