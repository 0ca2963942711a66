/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

gboolean annexa_cli_filter_add (AnnexaProject *project,
                                AnnexaQuery   *query,
                                const char    *condition,
                                GError       **error);
gboolean annexa_cli_sort_add   (AnnexaQuery   *query,
                                const char    *sort,
                                GError       **error);

G_END_DECLS
