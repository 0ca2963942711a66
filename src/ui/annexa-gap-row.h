/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-readiness.h"

G_BEGIN_DECLS

GtkWidget  *annexa_gap_row_new             (AnnexaProject     *project,
                                            const AnnexaGap   *gap);
GtkWidget  *annexa_gap_row_new_next        (AnnexaProject     *project,
                                            AnnexaReadiness   *readiness,
                                            const AnnexaGap   *gap);
GtkWidget  *annexa_check_row_new           (AnnexaProject     *project,
                                            const AnnexaCheck *check,
                                            GPtrArray         *gaps);
const char *annexa_severity_get_colour     (AnnexaSeverity     severity);
void        annexa_gap_row_lead            (GtkWidget         *row,
                                            AnnexaProject     *project,
                                            const AnnexaGap   *gap);

G_END_DECLS
