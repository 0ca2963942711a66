/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_wrap_button  (GtkWidget *button);
void annexa_wrap_buttons (GtkWidget *widget);
double annexa_get_text_scale (GtkWidget *widget);

G_END_DECLS
