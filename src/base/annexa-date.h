/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *annexa_date_today       (void);
void     annexa_date_set_today   (const char *date);
gboolean annexa_date_is_valid    (const char *date);
char    *annexa_date_parse       (const char *text);
char    *annexa_date_add_days    (const char *date,
                                  int         days);
char    *annexa_date_add_months  (const char *date,
                                  int         months);
int      annexa_date_days_between (const char *from,
                                   const char *to);
guint32  annexa_date_get_julian  (const char *date);
char    *annexa_date_format      (const char *date);
char    *annexa_date_format_long (const char *date);

char    *annexa_time_now         (void);
char    *annexa_time_end_of_day  (const char *date);
char    *annexa_time_reached     (void);
gboolean annexa_time_is_valid    (const char *time);
char    *annexa_time_parse       (const char *text);
char    *annexa_time_format      (const char *time);

G_END_DECLS
