/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_IMPORT_WORD_ROW (annexa_import_word_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaImportWordRow, annexa_import_word_row, ANNEXA, IMPORT_WORD_ROW, AdwComboRow)

GtkWidget         *annexa_import_word_row_new         (AnnexaProject          *project,
                                                       const AnnexaImportWord *word);
gboolean           annexa_import_word_row_is_about    (AnnexaImportWordRow    *self,
                                                       const AnnexaField      *field,
                                                       const char             *text);
const AnnexaField *annexa_import_word_row_get_field   (AnnexaImportWordRow    *self);
const char        *annexa_import_word_row_get_text    (AnnexaImportWordRow    *self);
const char        *annexa_import_word_row_get_meaning (AnnexaImportWordRow    *self);

G_END_DECLS
