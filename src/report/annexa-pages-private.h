/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-layout-private.h"

G_BEGIN_DECLS

AnnexaLayout *annexa_pages_get_layout   (AnnexaPages  *self);
PangoContext *annexa_pages_get_context  (AnnexaPages  *self);
void          annexa_pages_lock         (AnnexaPages  *self);
void          annexa_pages_unlock       (AnnexaPages  *self);
void          annexa_pages_draw_on      (AnnexaPages  *self,
                                         guint         page,
                                         AnnexaCanvas *canvas);

G_END_DECLS
