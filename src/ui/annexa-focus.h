/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean annexa_focus_into    (GtkWidget      *widget);
gboolean annexa_focus_first   (GtkWidget      *widget);
void annexa_focus_go_on (GtkWidget *widget);
void     annexa_pass_focus_on (GtkWidgetClass *klass);

G_END_DECLS
