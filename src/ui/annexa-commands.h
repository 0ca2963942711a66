/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-search-words.h"
#include "annexa-window.h"

G_BEGIN_DECLS

GPtrArray *annexa_commands_find (AnnexaWindow      *window,
                                 GMenuModel        *menu,
                                 AnnexaSearchWords *words);

G_END_DECLS
