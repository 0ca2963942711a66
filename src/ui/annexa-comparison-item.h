/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-comparison.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMPARISON_ITEM (annexa_comparison_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaComparisonItem, annexa_comparison_item, ANNEXA, COMPARISON_ITEM, GObject)

AnnexaComparisonItem   *annexa_comparison_item_new            (const AnnexaDifference *difference,
                                                               gboolean                begins_kind);
const AnnexaDifference *annexa_comparison_item_get_difference (AnnexaComparisonItem   *self);
gboolean                annexa_comparison_item_begins_kind    (AnnexaComparisonItem   *self);

G_END_DECLS
