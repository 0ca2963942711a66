/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_panning_add    (GtkScrolledWindow     *scroller);
void annexa_panning_reveal (GtkScrolledWindow     *scroller,
                            const graphene_rect_t *place);
void annexa_panning_zoom   (GtkScrolledWindow     *scroller,
                            double                 factor);

G_END_DECLS
