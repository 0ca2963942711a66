/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-field-editor.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LINKS_EDITOR (annexa_links_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLinksEditor, annexa_links_editor, ANNEXA, LINKS_EDITOR, AnnexaFieldEditor)

G_END_DECLS
