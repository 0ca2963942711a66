/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PART_ROW (annexa_part_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPartRow, annexa_part_row, ANNEXA, PART_ROW, AdwExpanderRow)

GtkWidget    *annexa_part_row_new        (AnnexaProject *project,
                                          AnnexaRecord  *part);
AnnexaRecord *annexa_part_row_get_record (AnnexaPartRow *self);
gboolean      annexa_part_row_flush      (AnnexaPartRow *self);
void          annexa_part_row_open       (AnnexaPartRow *self,
                                          const char    *field);
GtkWidget    *annexa_part_row_find       (GtkWidget     *widget,
                                          gint64         part);

G_END_DECLS
