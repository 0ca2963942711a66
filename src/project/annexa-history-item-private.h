/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history-item.h"
#include "annexa-project-private.h"

G_BEGIN_DECLS

AnnexaHistoryItem *annexa_history_item_new (gint64           seq,
                                            AnnexaStatement *row,
                                            GHashTable      *live);

G_END_DECLS
