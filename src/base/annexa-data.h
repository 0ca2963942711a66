/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *annexa_data_lookup (const char *path);
char  **annexa_data_list   (const char *folder);

G_END_DECLS
