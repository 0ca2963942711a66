/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHOICE_EDITOR (annexa_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChoiceEditor, annexa_choice_editor, ANNEXA, CHOICE_EDITOR, AnnexaFieldEditor)

G_END_DECLS
