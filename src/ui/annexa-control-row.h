/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_ROW (annexa_control_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlRow, annexa_control_row, ANNEXA, CONTROL_ROW, GtkWidget)

GtkWidget *annexa_control_row_new         (AnnexaProject    *project,
                                           gboolean          mapped);
void       annexa_control_row_set_item    (AnnexaControlRow *self,
                                           GObject          *item,
                                           guint             depth);
gint64     annexa_control_row_get_id      (AnnexaControlRow *self);
GtkWidget *annexa_control_row_find        (GtkWidget        *view,
                                           gint64            id);
GtkWidget *annexa_control_row_new_heading (gboolean          mapped);

G_END_DECLS
