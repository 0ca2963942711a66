/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_COLUMNS (annexa_review_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewColumns, annexa_review_columns, ANNEXA, REVIEW_COLUMNS, GtkLayoutManager)

GtkWidget *annexa_review_columns_box_new (GtkWidget *input,
                                          GtkWidget *decisions);

G_END_DECLS
