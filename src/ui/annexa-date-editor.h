/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DATE_EDITOR (annexa_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDateEditor, annexa_date_editor, ANNEXA, DATE_EDITOR, AnnexaFieldEditor)

G_END_DECLS
