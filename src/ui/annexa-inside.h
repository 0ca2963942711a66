/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *annexa_find_inside (GtkWidget *widget,
                               GType      type);

G_END_DECLS
