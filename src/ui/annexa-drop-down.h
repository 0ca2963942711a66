/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_open_at_selected (GtkWidget *drop_down);
void annexa_shorten_names    (GtkDropDown *drop_down,
                              GType        type,
                              const char  *property);

G_END_DECLS
