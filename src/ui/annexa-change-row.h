/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-edit-details.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHANGE_ROW (annexa_change_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChangeRow, annexa_change_row, ANNEXA, CHANGE_ROW, AdwPreferencesRow)

GtkWidget *annexa_change_row_new     (AnnexaProject   *project,
                                      GPtrArray       *edits,
                                      guint            edit,
                                      guint            change);
void       annexa_change_row_restore (AnnexaChangeRow *self);

G_END_DECLS
