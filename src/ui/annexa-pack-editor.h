/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_EDITOR (annexa_pack_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackEditor, annexa_pack_editor, ANNEXA, PACK_EDITOR, AdwBin)

void          annexa_pack_editor_show         (AnnexaPackEditor *self,
                                               AnnexaProject    *project,
                                               AnnexaRecord     *pack);
AnnexaRecord *annexa_pack_editor_get_pack     (AnnexaPackEditor *self);
AnnexaRecord *annexa_pack_editor_get_section  (AnnexaPackEditor *self);
void          annexa_pack_editor_show_section (AnnexaPackEditor *self,
                                               AnnexaRecord     *section);
gboolean      annexa_pack_editor_go_back      (AnnexaPackEditor *self);
gboolean      annexa_pack_editor_flush        (AnnexaPackEditor *self);
void          annexa_pack_editor_focus_name   (AnnexaPackEditor *self);

G_END_DECLS
