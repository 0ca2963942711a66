/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import-columns.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_REPORT (annexa_import_report_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaImportReport, annexa_import_report, ANNEXA, IMPORT_REPORT, AdwPreferencesGroup)

void annexa_import_report_clear (AnnexaImportReport  *self);
void annexa_import_report_say   (AnnexaImportReport  *self,
                                 const char          *text);
void annexa_import_report_show  (AnnexaImportReport  *self,
                                 AnnexaImport        *import,
                                 GPtrArray           *remarks,
                                 AnnexaImportColumns *columns,
                                 const GError        *error);

G_END_DECLS
