/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages-private.h"
#include "annexa-pdf-file.h"
#include "annexa-pdf-canvas.h"

G_BEGIN_DECLS

char *annexa_pdf_add_attachments (AnnexaPdfFile             *file,
                                  AnnexaDocument            *document,
                                  char                     **names);
guint annexa_pdf_add_info        (AnnexaPdfFile             *file,
                                  const AnnexaDocumentInfo  *info);
guint annexa_pdf_add_metadata    (AnnexaPdfFile             *file,
                                  const AnnexaDocumentInfo  *info);
char *annexa_pdf_make_date       (const AnnexaDocumentInfo  *info);
guint annexa_pdf_add_outline     (AnnexaPdfFile             *file,
                                  AnnexaPages               *pages);
char *annexa_pdf_list_targets    (AnnexaPdfCanvas            *canvas);

G_END_DECLS
