/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILE_EDITOR (annexa_file_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFileEditor, annexa_file_editor, ANNEXA, FILE_EDITOR, AnnexaFieldEditor)

G_END_DECLS
