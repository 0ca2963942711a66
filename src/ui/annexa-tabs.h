/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       annexa_tabs_turn_buttons (GtkToggleButton *const *buttons,
                                     guint                   n_buttons,
                                     int                     step);
void       annexa_tabs_turn_stack   (AdwViewStack           *stack,
                                     int                     step);
GtkWidget *annexa_tabs_find_button  (GtkWidget              *switcher,
                                     AdwViewStack           *stack);
gboolean   annexa_tabs_focus_stack  (GtkWidget              *page,
                                     AdwViewStack           *stack);

G_END_DECLS
