/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

int                annexa_column_get_width     (GtkWidget         *widget,
                                                const AnnexaField *field);
gboolean           annexa_column_can_grow      (const AnnexaField *field);
gboolean           annexa_column_suits         (const AnnexaField *field);
gboolean           annexa_is_proposal          (AnnexaRecord      *record);
char              *annexa_describe_title       (AnnexaRecord      *record);
char              *annexa_describe_row         (AnnexaProject     *project,
                                                AnnexaRecord      *record);
char              *annexa_describe_second_line (AnnexaProject     *project,
                                                AnnexaRecord      *record);
void               annexa_name_list_row        (GtkWidget         *child,
                                                AnnexaProject     *project,
                                                AnnexaRecord      *record);
gboolean           annexa_focus_list           (GtkWidget         *list);
gboolean           annexa_is_row_click         (GtkGestureClick   *gesture,
                                                int                n_press,
                                                double             x,
                                                double             y);
const AnnexaField *annexa_find_pill_field      (const AnnexaKind  *kind);

G_END_DECLS
