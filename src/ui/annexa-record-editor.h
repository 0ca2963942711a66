/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RECORD_EDITOR (annexa_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRecordEditor, annexa_record_editor, ANNEXA, RECORD_EDITOR, AnnexaFieldEditor)

G_END_DECLS
