/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages-private.h"

G_BEGIN_DECLS

void annexa_pdf_finish (GByteArray  *file,
                        AnnexaPages *pages);

G_END_DECLS
