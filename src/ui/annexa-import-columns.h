/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import-settings.h"
#include "annexa-import.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_COLUMNS (annexa_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaImportColumns, annexa_import_columns, ANNEXA, IMPORT_COLUMNS, AdwPreferencesGroup)

void     annexa_import_columns_show        (AnnexaImportColumns *self,
                                            AnnexaImportTable   *table,
                                            gboolean             with_refs);
gboolean annexa_import_columns_choose      (AnnexaImportColumns *self,
                                            AnnexaImportTable   *table,
                                            GError             **error);
void     annexa_import_columns_show_import (AnnexaImportColumns *self,
                                            AnnexaProject       *project,
                                            AnnexaImport        *import,
                                            GPtrArray           *remarks);
gboolean annexa_import_columns_has         (AnnexaImportColumns *self,
                                            int                  position);
void     annexa_import_columns_point_out   (AnnexaImportColumns *self,
                                            int                  position);
void     annexa_import_columns_recall      (AnnexaImportColumns *self,
                                            AnnexaImportChoices *choices);
AnnexaImportChoices *annexa_import_columns_list_choices (AnnexaImportColumns *self);

G_END_DECLS
