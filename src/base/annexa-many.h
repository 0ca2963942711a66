/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean annexa_is_many          (gint64 n,
                                  guint  limit);
void     annexa_many_lower_limit (guint  limit);

G_END_DECLS
