/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_WORDS (annexa_import_words_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaImportWords, annexa_import_words, ANNEXA, IMPORT_WORDS, AdwPreferencesGroup)

void annexa_import_words_clear  (AnnexaImportWords *self);
void annexa_import_words_show   (AnnexaImportWords *self,
                                 AnnexaProject     *project,
                                 AnnexaImport      *import);
void annexa_import_words_choose (AnnexaImportWords *self,
                                 AnnexaImportTable *table);

G_END_DECLS
