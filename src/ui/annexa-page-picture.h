/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-pages.h"

G_BEGIN_DECLS

void        annexa_page_picture_draw_async   (AnnexaPages        *pages,
                                              guint               page,
                                              int                 width,
                                              int                 height,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GdkTexture *annexa_page_picture_draw_finish  (GAsyncResult       *result,
                                              guint              *page,
                                              GError            **error);
GdkTexture *annexa_page_picture_draw_roughly (AnnexaPages        *pages,
                                              guint               page,
                                              int                 width,
                                              int                 height);

G_END_DECLS
