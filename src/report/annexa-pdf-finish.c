/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-private.h"

gboolean
annexa_pdf_finish (GByteArray  *file,
                   AnnexaPages *pages,
                   GError     **error)
{
  return TRUE;
}
