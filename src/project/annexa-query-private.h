/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"
#include "annexa-store.h"

G_BEGIN_DECLS

GArray    *annexa_query_run               (AnnexaQuery       *self,
                                           AnnexaStore       *store,
                                           GError           **error);
gint64     annexa_query_count             (AnnexaQuery       *self,
                                           AnnexaStore       *store);
gboolean   annexa_field_follows           (const AnnexaField *field,
                                           AnnexaChanges     *changes);
gboolean   annexa_query_follows           (AnnexaQuery       *self,
                                           AnnexaChanges     *changes);
gboolean   annexa_query_is_slow           (AnnexaQuery       *self);
gboolean   annexa_query_matches           (AnnexaQuery       *self,
                                           AnnexaProject     *project,
                                           gint64             id);
GPtrArray *annexa_query_get_sort_values   (AnnexaQuery       *self,
                                           AnnexaProject     *project,
                                           gint64             id);
int        annexa_query_compare           (AnnexaQuery       *self,
                                           GPtrArray         *a,
                                           GPtrArray         *b);

G_END_DECLS
