/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_bring_into_view (GtkWidget *widget);
void annexa_unfade          (GtkWidget *focus);
void annexa_unfade_active (GtkWidget *widget);
void annexa_uncover_part (GtkWidget *widget, const graphene_rect_t *part, GtkWidget *cover);
void annexa_uncover         (GtkWidget *focus,
                             GtkWidget *cover);

G_END_DECLS
