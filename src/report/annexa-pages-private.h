/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-layout-private.h"

G_BEGIN_DECLS

AnnexaLayout *annexa_pages_get_layout  (AnnexaPages  *self);
void          annexa_pages_draw_tagged (AnnexaPages  *self,
                                        guint         page,
                                        cairo_t      *cr,
                                        AnnexaTagger *tagger);

G_END_DECLS
