/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *annexa_compress   (GBytes       *bytes);
GBytes *annexa_decompress (gconstpointer data,
                           gsize         length,
                           GError      **error);

G_END_DECLS
