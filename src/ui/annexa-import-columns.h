/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import-table.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_COLUMNS (annexa_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaImportColumns, annexa_import_columns, ANNEXA, IMPORT_COLUMNS, AdwPreferencesGroup)

void     annexa_import_columns_show   (AnnexaImportColumns *self,
                                       AnnexaImportTable   *table,
                                       gboolean             with_refs);
gboolean annexa_import_columns_choose (AnnexaImportColumns *self,
                                       AnnexaImportTable   *table,
                                       GError             **error);

G_END_DECLS
