/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *annexa_encoding_to_utf8 (GBytes      *bytes,
                                 const char **encoding,
                                 GError     **error);

G_END_DECLS
