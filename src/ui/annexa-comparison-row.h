/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-comparison-item.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMPARISON_ROW (annexa_comparison_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaComparisonRow, annexa_comparison_row, ANNEXA, COMPARISON_ROW, AdwBin)

GtkWidget *annexa_comparison_row_new      (void);
void       annexa_comparison_row_set_item (AnnexaComparisonRow  *self,
                                           AnnexaComparison     *comparison,
                                           AnnexaComparisonItem *item);

G_END_DECLS
