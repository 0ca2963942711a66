/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LOOK_PREVIEW (annexa_look_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLookPreview, annexa_look_preview, ANNEXA, LOOK_PREVIEW, GtkWidget)

void  annexa_look_preview_set_project (AnnexaLookPreview *self,
                                       AnnexaProject     *project,
                                       GtkLabel          *lacks);
guint annexa_look_preview_get_n_shown (AnnexaLookPreview *self);

G_END_DECLS
