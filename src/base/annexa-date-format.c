/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date-private.h"

/* Dates as people read them. */

/* How people want dates; threads that write reports read it, too. */
static int date_style = ANNEXA_DATE_WORDS;

/**
 * annexa_date_set_style:
 * @style: how dates are shown from now on
 */
void
annexa_date_set_style (AnnexaDateStyle style)
{
  g_atomic_int_set (&date_style, (int) style);
}

/* The format of the style that was chosen, as g_date_time_format() has it. */
const char *
annexa_date_choose_format (const char *words,
                           const char *local,
                           const char *iso,
                           const char *points)
{
  switch ((AnnexaDateStyle) g_atomic_int_get (&date_style))
    {
    case ANNEXA_DATE_LOCAL:
      return local;
    case ANNEXA_DATE_ISO:
      return iso;
    case ANNEXA_DATE_POINTS:
      return points;
    case ANNEXA_DATE_WORDS:
    default:
      return words;
    }
}

static char *
format_date (const char *date,
             const char *format)
{
  g_autoptr (GDateTime) day = NULL;
  GDate parsed;

  if (!annexa_date_read_iso (date, &parsed))
    return g_strdup (date);

  day = g_date_time_new_utc (g_date_get_year (&parsed), g_date_get_month (&parsed), g_date_get_day (&parsed), 0, 0, 0);
  return g_date_time_format (day, format);
}

/**
 * annexa_date_format:
 * @date: a date from a file
 *
 * Returns: (transfer full): the date for people, short, in the style that was set: 23 Nov 2026; what is no date comes
 *   back as it is
 */
char *
annexa_date_format (const char *date)
{
  /* TRANSLATORS: A short date with year, see g_date_time_format(): 23 Nov 2026 */
  return format_date (date, annexa_date_choose_format (C_ ("date", "%-d %b %Y"), "%x", "%Y-%m-%d", "%d.%m.%Y"));
}

/**
 * annexa_date_format_long:
 * @date: a date from a file
 *
 * Returns: (transfer full): the date for people, with the month written out unless another style was set: 23 November
 *   2026
 */
char *
annexa_date_format_long (const char *date)
{
  /* TRANSLATORS: A long date with year, see g_date_time_format(): 23 November 2026 */
  return format_date (date, annexa_date_choose_format (C_ ("date", "%-d %B %Y"), "%x", "%Y-%m-%d", "%d.%m.%Y"));
}

/**
 * annexa_date_format_full:
 * @date: a date from a file
 *
 * Returns: (transfer full): the date for people, with the day of the week, so that they see whether it is the day that they
 *   mean: Monday 23 November 2026
 */
char *
annexa_date_format_full (const char *date)
{
  /* TRANSLATORS: A date with the day of the week, see g_date_time_format(): Monday 23 November 2026 */
  return format_date (
      date, annexa_date_choose_format (C_ ("date", "%A %-d %B %Y"), "%A, %x", "%A, %Y-%m-%d", "%A, %d.%m.%Y"));
}
