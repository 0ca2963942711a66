/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import-table.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_KEY_ROW (annexa_import_key_row_get_type ())

G_DECLARE_FINAL_TYPE (AnnexaImportKeyRow, annexa_import_key_row, ANNEXA, IMPORT_KEY_ROW, AdwComboRow)

void annexa_import_key_row_begin  (AnnexaImportKeyRow *self,
                                   gboolean            asks);
void annexa_import_key_row_choose (AnnexaImportKeyRow *self,
                                   AnnexaImportTable  *table);
void annexa_import_key_row_show   (AnnexaImportKeyRow *self,
                                   AnnexaImportTable  *table);

G_END_DECLS
