/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *annexa_help_button_new  (const char *title,
                                    const char *help);
void       annexa_help_button_open (GtkWidget  *button);

G_END_DECLS
