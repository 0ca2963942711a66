/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-comparison.h"
#include "annexa-window.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMPARISON_WINDOW (annexa_comparison_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaComparisonWindow, annexa_comparison_window, ANNEXA, COMPARISON_WINDOW, AdwWindow)

GtkWidget        *annexa_comparison_window_new            (AnnexaWindow           *window,
                                                           const AnnexaMoment     *earlier);
void              annexa_comparison_window_compare        (AnnexaComparisonWindow *self,
                                                           const AnnexaMoment     *one,
                                                           const AnnexaMoment     *other);
AnnexaComparison *annexa_comparison_window_get_comparison (AnnexaComparisonWindow *self);
GListModel       *annexa_comparison_window_get_items      (AnnexaComparisonWindow *self);

G_END_DECLS
