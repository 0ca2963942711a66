/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages.h"

G_BEGIN_DECLS

gboolean annexa_pdf_write (AnnexaPages  *pages,
                           const char   *path,
                           GCancellable *cancellable,
                           GError      **error);

G_END_DECLS
