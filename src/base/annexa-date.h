/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaDateStyle:
 * @ANNEXA_DATE_WORDS: The month by its name: 23 Nov 2026.
 * @ANNEXA_DATE_LOCAL: As is usual in the country: 23.11.2026.
 * @ANNEXA_DATE_ISO: As ISO 8601 has it: 2026-11-23.
 * @ANNEXA_DATE_POINTS: The day first, as in most of Europe: 23.11.2026.
 *
 * How dates are shown to people. Files have them as ISO 8601 in any case.
 */
typedef enum
{
  ANNEXA_DATE_WORDS,
  ANNEXA_DATE_LOCAL,
  ANNEXA_DATE_ISO,
  ANNEXA_DATE_POINTS,
} AnnexaDateStyle;

char    *annexa_date_today       (void);
void     annexa_date_set_today   (const char *date);
gboolean annexa_date_is_valid    (const char *date);
char    *annexa_date_parse       (const char *text);
gboolean annexa_date_is_said     (const char *text);
char    *annexa_date_add_days    (const char *date,
                                  int         days);
char    *annexa_date_add_months  (const char *date,
                                  int         months);
int      annexa_date_days_between (const char *from,
                                   const char *to);
guint32  annexa_date_get_julian  (const char *date);
void     annexa_date_set_style   (AnnexaDateStyle style);
char    *annexa_date_format      (const char *date);
char    *annexa_date_format_long (const char *date);
char    *annexa_date_format_full (const char *date);

G_END_DECLS
