/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean annexa_csv_is_guarded (const char *text);

G_END_DECLS
