/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_SECTION_ROW (annexa_pack_section_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackSectionRow, annexa_pack_section_row, ANNEXA, PACK_SECTION_ROW, GtkListBoxRow)

GtkWidget    *annexa_pack_section_row_new         (AnnexaProject        *project,
                                                   AnnexaRecord         *section);
AnnexaRecord *annexa_pack_section_row_get_section (AnnexaPackSectionRow *self);

G_END_DECLS
