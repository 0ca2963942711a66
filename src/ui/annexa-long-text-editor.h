/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LONG_TEXT_EDITOR (annexa_long_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLongTextEditor, annexa_long_text_editor, ANNEXA, LONG_TEXT_EDITOR, AnnexaFieldEditor)

gboolean annexa_long_text_editor_is_composing (AnnexaLongTextEditor *self);
gboolean annexa_long_text_editor_is_on_last_line (AnnexaLongTextEditor *self);
void annexa_long_text_editor_add_tool (AnnexaLongTextEditor *self,
                                       GtkWidget            *tool);

G_END_DECLS
