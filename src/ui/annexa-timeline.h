/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TIMELINE (annexa_timeline_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTimeline, annexa_timeline, ANNEXA, TIMELINE, AdwBin)

void     annexa_timeline_set_project   (AnnexaTimeline *self,
                                        AnnexaProject  *project);
void     annexa_timeline_set_show_done (AnnexaTimeline *self,
                                        gboolean        show_done);
void     annexa_timeline_select        (AnnexaTimeline *self,
                                        gint64          id);
gboolean annexa_timeline_move          (AnnexaTimeline *self,
                                        gint64          id,
                                        int             days,
                                        gboolean        only_end);

G_END_DECLS
