/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history.h"

G_BEGIN_DECLS

/**
 * AnnexaEditDetails:
 * @entry: the row of history
 * @changes: (element-type AnnexaFieldChange) (nullable): what it changed, field by field; %NULL when that cannot be read
 * @problem: (nullable): why not
 *
 * What there is to say of one edit.
 */
typedef struct
{
  AnnexaHistoryEntry entry;
  GArray *changes;
  char *problem;
} AnnexaEditDetails;

void       annexa_project_load_edits_async  (AnnexaProject       *self,
                                             const gint64        *seqs,
                                             gsize                n_seqs,
                                             gint64               record,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
GPtrArray *annexa_project_load_edits_finish (AnnexaProject       *self,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
