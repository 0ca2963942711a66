/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-open-point.h"
#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_POINT_TRAIL (annexa_point_trail_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPointTrail, annexa_point_trail, ANNEXA, POINT_TRAIL, AdwBin)

/**
 * AnnexaPointLister:
 * @project: a project
 * @record: a record of it
 *
 * Returns: (transfer full) (nullable) (element-type AnnexaOpenPoint): what the record lacks; %NULL where that is not asked
 *   any more
 */
typedef GPtrArray *(*AnnexaPointLister) (AnnexaProject *project,
                                         AnnexaRecord  *record);

void annexa_point_trail_follow (AnnexaPointTrail      *self,
                                AnnexaProject         *project,
                                AnnexaRecord          *record,
                                AnnexaPointLister      lister,
                                const AnnexaOpenPoint *point);
gboolean annexa_point_trail_go     (GtkWidget             *from,
                                const AnnexaOpenPoint *point);
void annexa_point_trail_end    (AnnexaPointTrail      *self);

G_END_DECLS
