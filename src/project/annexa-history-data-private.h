/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history-index.h"

G_BEGIN_DECLS

/**
 * AnnexaHistoryData:
 *
 * What has to be known of all edits to find some of them: which records and kinds each one touched, its words, and what
 * records were called that are no longer there.
 */
typedef struct _AnnexaHistoryData AnnexaHistoryData;

AnnexaHistoryData *annexa_history_data_new         (void);
void               annexa_history_data_free        (AnnexaHistoryData         *self);
gint64             annexa_history_data_get_last    (AnnexaHistoryData         *self);
gboolean           annexa_history_data_read        (AnnexaHistoryData         *self,
                                                    AnnexaProject             *project,
                                                    GCancellable              *cancellable,
                                                    GError                   **error);
GArray            *annexa_history_data_find        (AnnexaHistoryData         *self,
                                                    AnnexaProject             *project,
                                                    const AnnexaHistoryFilter *filter);
GPtrArray         *annexa_history_data_list_people (AnnexaHistoryData         *self);
gboolean           annexa_history_data_has_kind    (AnnexaHistoryData         *self,
                                                    const AnnexaKind          *kind);
gboolean           annexa_history_data_find_gone   (AnnexaHistoryData         *self,
                                                    gint64                     id,
                                                    const AnnexaKind         **kind,
                                                    const char               **ref,
                                                    const char               **title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaHistoryData, annexa_history_data_free)

G_END_DECLS
