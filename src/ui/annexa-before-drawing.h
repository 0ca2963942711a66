/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint annexa_before_drawing (GtkWidget  *widget,
                             GSourceFunc function,
                             gpointer    data);

G_END_DECLS
