/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-hash.h"
#include "annexa-store.h"

G_BEGIN_DECLS

/**
 * AnnexaChangeset:
 *
 * Reads the changes of one edit, row by row.
 */
typedef struct _AnnexaChangeset AnnexaChangeset;

typedef enum
{
  ANNEXA_CHANGE_INSERT,
  ANNEXA_CHANGE_UPDATE,
  ANNEXA_CHANGE_DELETE,
} AnnexaChangeType;

AnnexaChangeset *annexa_changeset_read         (GBytes           *bytes,
                                                GError          **error);
void             annexa_changeset_free         (AnnexaChangeset  *self);
gboolean         annexa_changeset_next         (AnnexaChangeset  *self,
                                                GError          **error);
const char      *annexa_changeset_get_table    (AnnexaChangeset  *self);
AnnexaChangeType annexa_changeset_get_change   (AnnexaChangeset  *self);
int              annexa_changeset_get_n_columns (AnnexaChangeset *self);
gboolean         annexa_changeset_is_key       (AnnexaChangeset  *self,
                                                int               column);
gint64           annexa_changeset_get_key      (AnnexaChangeset  *self,
                                                int               column);
gboolean         annexa_changeset_get_old      (AnnexaChangeset  *self,
                                                int               column,
                                                AnnexaValue      *value);
gboolean         annexa_changeset_get_new      (AnnexaChangeset  *self,
                                                int               column,
                                                AnnexaValue      *value);

gboolean         annexa_changeset_has_new      (AnnexaChangeset  *self,
                                                int               column);

void             annexa_changeset_add_sums     (AnnexaChangeset  *self,
                                                AnnexaSum        *sum);
gboolean         annexa_store_sum_table        (AnnexaStore      *store,
                                                const char       *table,
                                                AnnexaSum        *sum,
                                                GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaChangeset, annexa_changeset_free)

G_END_DECLS
