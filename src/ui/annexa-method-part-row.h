/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_PART_ROW (annexa_method_part_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodPartRow, annexa_method_part_row, ANNEXA, METHOD_PART_ROW, AdwExpanderRow)

GtkWidget *annexa_method_part_row_new         (AnnexaRecord        *part,
                                               guint                number,
                                               gboolean             with_meanings,
                                               gboolean             removable);
guint      annexa_method_part_row_get_number  (AnnexaMethodPartRow *self);
void       annexa_method_part_row_focus_word  (AnnexaMethodPartRow *self);

G_END_DECLS
