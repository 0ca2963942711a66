/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-statement.h"

G_BEGIN_DECLS

GHashTable *annexa_statement_cache_new   (void);
void        annexa_statement_cache_clear (GHashTable *cache);

G_END_DECLS
