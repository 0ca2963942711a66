/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_keep_pointer (GtkPopover *popover);
void annexa_let_clicks_pass (GtkPopover *popover);

G_END_DECLS
