/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SET_EDITOR (annexa_set_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSetEditor, annexa_set_editor, ANNEXA, SET_EDITOR, AnnexaFieldEditor)

G_END_DECLS
