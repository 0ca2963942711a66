/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PANES (annexa_panes_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPanes, annexa_panes, ANNEXA, PANES, AdwBin)

gboolean annexa_panes_get_folded    (AnnexaPanes *self);
gboolean annexa_panes_get_shows_end (AnnexaPanes *self);
void     annexa_panes_set_shows_end (AnnexaPanes *self,
                                     gboolean     shows_end);
void     annexa_panes_open_end      (AnnexaPanes *self);
void     annexa_panes_toggle_end    (AnnexaPanes *self);
gboolean annexa_panes_go_back       (AnnexaPanes *self);

G_END_DECLS
