/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SEVERAL_VIEW (annexa_several_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSeveralView, annexa_several_view, ANNEXA, SEVERAL_VIEW, AdwBin)

GtkWidget *annexa_several_view_new  (void);
void       annexa_several_view_show (AnnexaSeveralView *self,
                                     AnnexaProject     *project,
                                     const AnnexaKind  *kind,
                                     guint              n,
                                     guint              n_proposals);

G_END_DECLS
