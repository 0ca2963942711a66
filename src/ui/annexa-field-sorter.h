/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-field.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FIELD_SORTER (annexa_field_sorter_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFieldSorter, annexa_field_sorter, ANNEXA, FIELD_SORTER, GtkSorter)

GtkSorter         *annexa_field_sorter_new   (const AnnexaField *field);
const AnnexaField *annexa_field_sorter_probe (GtkSorter         *sorter,
                                              gboolean          *descending);

G_END_DECLS
