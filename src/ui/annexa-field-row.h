/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FIELD_ROW (annexa_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFieldRow, annexa_field_row, ANNEXA, FIELD_ROW, AdwPreferencesRow)

GtkWidget  *annexa_field_row_new       (const char     *field);
const char *annexa_field_row_get_field (AnnexaFieldRow *self);
gboolean    annexa_field_row_focus     (AnnexaFieldRow *self);
void        annexa_field_row_point_out (AnnexaFieldRow *self);
GtkWidget  *annexa_field_row_find      (GtkWidget      *widget,
                                        const char     *field);
GtkWidget  *annexa_field_row_find_of   (GtkWidget      *widget,
                                        const char     *field,
                                        gint64          record);
const char *annexa_field_row_get_error (AnnexaFieldRow *self);

G_END_DECLS
