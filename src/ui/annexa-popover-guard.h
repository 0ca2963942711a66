/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annexa_popover_guard_install (void);

G_END_DECLS
