/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-date.h"

G_BEGIN_DECLS

/* Years have four digits, so that dates sort as text. */
#define ANNEXA_FIRST_YEAR 1000
#define ANNEXA_LAST_YEAR 9999

/* annexa-date.c */
char       *annexa_date_get_fixed_today (void);
gboolean    annexa_date_read_digits     (const char  *text,
                                         int          n,
                                         int         *number);
gboolean    annexa_date_read_iso        (const char  *text,
                                         GDate       *date);
char       *annexa_date_write_iso       (const GDate *date);

/* annexa-date-relative.c */
gboolean    annexa_date_read_relative   (const char  *text,
                                         GDate       *date);

/* annexa-date-format.c */
const char *annexa_date_choose_format   (const char  *words,
                                         const char  *local,
                                         const char  *iso,
                                         const char  *points);

G_END_DECLS
