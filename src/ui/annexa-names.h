/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void annexa_name_widgets            (GtkWidget      *widget);
void annexa_name_expander           (AdwExpanderRow *row,
                                     const char     *name);
void annexa_set_first_tooltip       (GtkWidget      *widget,
                                     const char     *text);
void annexa_hide_tooltip_while_open (GtkWidget      *button);

G_END_DECLS
