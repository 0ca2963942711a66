/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-kind.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PARTS_EDITOR (annexa_parts_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPartsEditor, annexa_parts_editor, ANNEXA, PARTS_EDITOR, AdwPreferencesGroup)

gboolean    annexa_parts_editor_suits    (const AnnexaKind  *kind,
                                          const AnnexaKind  *parent);
GtkWidget  *annexa_parts_editor_new      (const char        *kind);
const char *annexa_parts_editor_get_kind (AnnexaPartsEditor *self);
void        annexa_parts_editor_open     (AnnexaPartsEditor *self,
                                          gint64             part);

G_END_DECLS
