/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SWITCH_EDITOR (annexa_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSwitchEditor, annexa_switch_editor, ANNEXA, SWITCH_EDITOR, AnnexaFieldEditor)

G_END_DECLS
