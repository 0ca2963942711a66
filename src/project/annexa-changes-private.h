/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-changes.h"

G_BEGIN_DECLS

AnnexaChanges *annexa_changes_read (GBytes     *changeset,
                                    GHashTable *sums,
                                    GError    **error);
guint          annexa_changes_find_column (const AnnexaKind  *kind,
                                           const AnnexaField *field);

G_END_DECLS
