/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-search-item.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SEARCH_ROW (annexa_search_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSearchRow, annexa_search_row, ANNEXA, SEARCH_ROW, GtkListBoxRow)

GtkWidget              *annexa_search_row_new      (void);
const AnnexaSearchItem *annexa_search_row_get_item (AnnexaSearchRow        *self);
void                    annexa_search_row_set_item (AnnexaSearchRow        *self,
                                                    const AnnexaSearchItem *item,
                                                    AnnexaSearchWords      *words);

G_END_DECLS
