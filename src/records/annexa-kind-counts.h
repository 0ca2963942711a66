/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

char *annexa_kind_describe_count  (const AnnexaKind        *kind,
                                   guint                    count);
char *annexa_kind_describe_counts (const AnnexaKind *const *kinds,
                                   const guint             *counts,
                                   guint                    n_kinds);

G_END_DECLS
