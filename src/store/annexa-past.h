/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-store.h"

G_BEGIN_DECLS

AnnexaStore *annexa_past_open    (const char   *present,
                                  gint64        seq,
                                  const char   *today,
                                  char        **name,
                                  GCancellable *cancellable,
                                  GError      **error);
AnnexaStore *annexa_past_connect (const char   *name,
                                  GError      **error);
gboolean     annexa_past_is_name (const char   *path);
GBytes      *annexa_past_combine (AnnexaStore  *store,
                                  gint64        after,
                                  gint64        until,
                                  GError      **error);

G_END_DECLS
