/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_MARKDOWN_PREVIEW (annexa_markdown_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMarkdownPreview, annexa_markdown_preview, ANNEXA, MARKDOWN_PREVIEW, AdwBin)

GtkWidget *annexa_markdown_preview_new      (void);
void       annexa_markdown_preview_set_text (AnnexaMarkdownPreview *self,
                                             const char            *markdown);

G_END_DECLS
