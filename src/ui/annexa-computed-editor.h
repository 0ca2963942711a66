/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMPUTED_EDITOR (annexa_computed_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaComputedEditor, annexa_computed_editor, ANNEXA, COMPUTED_EDITOR, AnnexaFieldEditor)

G_END_DECLS
