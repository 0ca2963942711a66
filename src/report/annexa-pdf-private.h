/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages-private.h"
#include "annexa-pdf-update.h"

G_BEGIN_DECLS

void  annexa_pdf_finish          (GByteArray       *file,
                                  AnnexaPages      *pages);
char *annexa_pdf_add_attachments (AnnexaPdfUpdate  *update,
                                  AnnexaDocument   *document,
                                  char            **names);
GByteArray *
      annexa_pdf_list_rows       (AnnexaLayout     *layout);
void  annexa_pdf_join_rows       (AnnexaPdfUpdate  *update,
                                  guint             table,
                                  GArray           *rows,
                                  const guint8     *goes_on);

G_END_DECLS
