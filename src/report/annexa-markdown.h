/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"

G_BEGIN_DECLS

void annexa_markdown_add        (AnnexaDocument *document,
                                 const char     *markdown);
void annexa_markdown_add_inline (AnnexaDocument *document,
                                 const char     *markdown);
void annexa_markdown_add_begin  (AnnexaDocument *document,
                                 const char     *markdown);

G_END_DECLS
