/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *annexa_colour_chooser_new (GtkEditable *entry,
                                      const char  *title);
GtkWidget *annexa_font_chooser_new   (GtkEditable *entry,
                                      const char  *title);

G_END_DECLS
