/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *annexa_html_table_read (const char *html,
                              gsize       length);

G_END_DECLS
