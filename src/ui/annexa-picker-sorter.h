/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PICKER_SORTER (annexa_picker_sorter_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPickerSorter, annexa_picker_sorter, ANNEXA, PICKER_SORTER, GtkSorter)

AnnexaPickerSorter *annexa_picker_sorter_new       (void);
void                annexa_picker_sorter_set_words (AnnexaPickerSorter *self,
                                                    const char         *words);
void                annexa_picker_sorter_set_first (AnnexaPickerSorter *self,
                                                    GArray             *ids);
gboolean            annexa_picker_sorter_has_order (AnnexaPickerSorter *self);

G_END_DECLS
