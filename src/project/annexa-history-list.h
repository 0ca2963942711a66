/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history-index.h"
#include "annexa-history-item.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_HISTORY_LIST (annexa_history_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHistoryList, annexa_history_list, ANNEXA, HISTORY_LIST, GObject)

AnnexaHistoryList *annexa_history_list_new         (AnnexaProject             *project);
void               annexa_history_list_set_filter  (AnnexaHistoryList         *self,
                                                    const AnnexaHistoryFilter *filter);
gboolean           annexa_history_list_is_filtered (AnnexaHistoryList         *self);
gboolean           annexa_history_list_is_loading  (AnnexaHistoryList         *self);
gint64             annexa_history_list_get_seq     (AnnexaHistoryList         *self,
                                                    guint                      position);
gboolean           annexa_history_list_find        (AnnexaHistoryList         *self,
                                                    gint64                     seq,
                                                    guint                     *position);
gboolean           annexa_history_list_begins_day  (AnnexaHistoryList         *self,
                                                    guint                      position);

G_END_DECLS
