/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_STEPS_EDITOR (annexa_steps_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaStepsEditor, annexa_steps_editor, ANNEXA, STEPS_EDITOR, AnnexaFieldEditor)

G_END_DECLS
