/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *annexa_time_now         (void);
char    *annexa_time_end_of_day  (const char *date);
char    *annexa_time_reached     (void);
gboolean annexa_time_is_valid    (const char *time);
char    *annexa_time_parse       (const char *text);
char    *annexa_time_get_day     (const char *time);
char    *annexa_time_format      (const char *time);
char    *annexa_time_format_full (const char *time);

G_END_DECLS
