/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_EDIT_VIEW (annexa_edit_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaEditView, annexa_edit_view, ANNEXA, EDIT_VIEW, AdwBin)

void     annexa_edit_view_show_edit  (AnnexaEditView *self,
                                      AnnexaProject  *project,
                                      gint64          seq);
gint64   annexa_edit_view_get_seq    (AnnexaEditView *self);
gboolean annexa_edit_view_is_loading (AnnexaEditView *self);

G_END_DECLS
