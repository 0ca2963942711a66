/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 annexa_id_draw  (gint64      last);
char  *annexa_id_format (gint64     id);

G_END_DECLS
