/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-export.h"

G_BEGIN_DECLS

/* As many records are read at once. */
#define ANNEXA_EXPORT_BATCH 1000

GArray *annexa_export_list_ids       (AnnexaProject    *project,
                                      const AnnexaKind *kind,
                                      GArray           *ids,
                                      GError          **error);
GBytes *annexa_export_csv_with_files (AnnexaProject    *project,
                                      const AnnexaKind *kind,
                                      GHashTable       *files,
                                      GError          **error);

G_END_DECLS
