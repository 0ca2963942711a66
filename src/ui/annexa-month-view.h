/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-calendar.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_MONTH_VIEW (annexa_month_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMonthView, annexa_month_view, ANNEXA, MONTH_VIEW, GtkWidget)

void     annexa_month_view_set_project (AnnexaMonthView           *self,
                                        AnnexaProject             *project);
void     annexa_month_view_show        (AnnexaMonthView           *self,
                                        const char                *first,
                                        const char                *month,
                                        guint                      n_weeks,
                                        GPtrArray                 *entries);
gboolean annexa_month_view_move        (AnnexaMonthView           *self,
                                        const AnnexaCalendarEntry *entry,
                                        const char                *day);

G_END_DECLS
