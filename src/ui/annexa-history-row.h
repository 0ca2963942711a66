/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-history-item.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_HISTORY_ROW (annexa_history_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHistoryRow, annexa_history_row, ANNEXA, HISTORY_ROW, AdwBin)

GtkWidget *annexa_history_row_new      (void);
void       annexa_history_row_set_item (AnnexaHistoryRow  *self,
                                        AnnexaHistoryItem *item,
                                        gboolean           begins_day);
char      *annexa_describe_day         (const char        *day);

G_END_DECLS
