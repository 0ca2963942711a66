/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PICKER_ROWS (annexa_picker_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPickerRows, annexa_picker_rows, ANNEXA, PICKER_ROWS, GObject)

AnnexaPickerRows   *annexa_picker_rows_new          (void);
GtkListItemFactory *annexa_picker_rows_make_factory (AnnexaPickerRows *self);
void                annexa_picker_rows_set_chosen   (AnnexaPickerRows *self,
                                                     const gint64     *ids,
                                                     gsize             n_ids);
guint               annexa_picker_rows_count_chosen (AnnexaPickerRows *self);

G_END_DECLS
