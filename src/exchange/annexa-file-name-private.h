/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *annexa_file_name_choose      (const char *file,
                                          GHashTable *taken);
const char *annexa_file_name_skip_sha256 (const char *name,
                                          const char *sha256);

G_END_DECLS
