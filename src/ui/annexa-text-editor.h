/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TEXT_EDITOR (annexa_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTextEditor, annexa_text_editor, ANNEXA, TEXT_EDITOR, AnnexaFieldEditor)

G_END_DECLS
