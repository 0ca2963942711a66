/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_NARROW_ROW (annexa_narrow_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaNarrowRow, annexa_narrow_row, ANNEXA, NARROW_ROW, GtkWidget)

GtkWidget *annexa_narrow_row_new        (AnnexaProject     *project,
                                         const AnnexaField *pill_field);
void       annexa_narrow_row_set_record (AnnexaNarrowRow   *self,
                                         AnnexaRecord      *record);
AnnexaRecord *annexa_narrow_row_get_record (AnnexaNarrowRow *self);

G_END_DECLS
