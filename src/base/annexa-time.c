/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date-private.h"
#include "annexa-text.h"
#include "annexa-time.h"

/* Times are moments in UTC, "2026-11-23T20:07:00Z"; they are kept and compared as text, in files and in SQL. */

/* As g_date_time_format() has it. */
#define UTC_FORMAT "%Y-%m-%dT%H:%M:%SZ"

/**
 * annexa_time_now:
 *
 * Returns: (transfer full): this moment in UTC, to the second
 */
char *
annexa_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, UTC_FORMAT);
}

/**
 * annexa_time_end_of_day:
 * @date: a date
 *
 * Returns: (transfer full): the last second of that day here, in UTC
 */
char *
annexa_time_end_of_day (const char *date)
{
  g_autofree char *end = g_strconcat (date, "T23:59:59", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) local = g_date_time_new_from_iso8601 (end, zone);
  g_autoptr (GDateTime) utc = local != NULL ? g_date_time_to_utc (local) : NULL;

  return utc != NULL ? g_date_time_format (utc, UTC_FORMAT) : g_strconcat (end, "Z", NULL);
}

/**
 * annexa_time_reached:
 *
 * Returns: (transfer full): this moment in UTC, or the end of the day set by annexa_date_set_today(): by then every
 *   deadline of that day is over
 */
char *
annexa_time_reached (void)
{
  g_autofree char *today = annexa_date_get_fixed_today ();

  return today != NULL ? annexa_time_end_of_day (today) : annexa_time_now ();
}

/**
 * annexa_time_is_valid:
 * @time: (nullable): a text
 *
 * Returns: whether @time is a moment written as in a file: 2026-11-23T20:07:00Z
 */
gboolean
annexa_time_is_valid (const char *time)
{
  GDate date;
  int hour, minute, second;

  if (time == NULL || strlen (time) != 20 || !annexa_date_read_iso (time, &date) || time[10] != 'T' || time[19] != 'Z')
    return FALSE;

  return annexa_date_read_digits (time + 11, 2, &hour) && time[13] == ':'
         && annexa_date_read_digits (time + 14, 2, &minute) && time[16] == ':'
         && annexa_date_read_digits (time + 17, 2, &second) && hour < 24 && minute < 60 && second < 60;
}

/* "20:07" or "20:07:30" at the end of @text, behind a space or a T. Gives where the date before it ends. */
static gboolean
read_clock (const char *text,
            gsize      *end_of_date,
            int        *hour,
            int        *minute,
            int        *second)
{
  const char *before = strrchr (text, ' ') != NULL ? strrchr (text, ' ') : strchr (text, 'T');
  int n = 0;

  *second = 0;
  if (before == NULL || !g_ascii_isdigit (before[1]))
    return FALSE;
  if (sscanf (before + 1, "%2d:%2d%n", hour, minute, &n) != 2 || n == 0)
    return FALSE;
  if (before[1 + n] == ':' && annexa_date_read_digits (before + 2 + n, 2, second))
    n += 3;

  *end_of_date = (gsize) (before - text);
  return before[1 + n] == '\0';
}

/**
 * annexa_time_parse:
 * @text: a date and time as a person types it: 2026-11-23 20:07 (local), 2026-11-23T20:07:00Z, 23.11.2026 20:07; a date
 *   alone means its beginning
 *
 * Returns: (transfer full) (nullable): the moment in UTC, or %NULL when @text is none
 */
char *
annexa_time_parse (const char *text)
{
  g_autofree char *clean = annexa_text_clean (text, FALSE);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) parsed = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  gsize end_of_date;
  int hour = 0, minute = 0, second = 0;

  if (clean == NULL)
    return NULL;

  if (strchr (clean, 'T') != NULL)
    parsed = g_date_time_new_from_iso8601 (clean, local);
  if (parsed == NULL)
    {
      day
          = read_clock (clean, &end_of_date, &hour, &minute, &second) ? g_strndup (clean, end_of_date) : g_strdup (clean);
      date = strchr (day, ':') == NULL ? annexa_date_parse (day) : NULL;
      if (date == NULL)
        return NULL;
      parsed = g_date_time_new (local, atoi (date), atoi (date + 5), atoi (date + 8), hour, minute, second);
    }
  if (parsed == NULL || g_date_time_get_year (parsed) < ANNEXA_FIRST_YEAR)
    return NULL;

  utc = g_date_time_to_utc (parsed);
  return utc != NULL ? g_date_time_format (utc, UTC_FORMAT) : NULL;
}

/**
 * annexa_time_get_day:
 * @time: (nullable): a moment from a file
 *
 * Returns: (transfer full) (nullable): the local day of the moment, or %NULL when @time is none
 */
char *
annexa_time_get_day (const char *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
}

static char *
format_local (const char *time,
              const char *format)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = parsed != NULL ? g_date_time_to_local (parsed) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup (time);
}

/**
 * annexa_time_format:
 * @time: a moment from a file
 *
 * Returns: (transfer full): the moment in local time for people: 23 Nov 2026, 21:07
 */
char *
annexa_time_format (const char *time)
{
  /* TRANSLATORS: A short date with time, see g_date_time_format(): 23 Nov 2026, 21:07 */
  return format_local (time, annexa_date_choose_format (C_ ("date", "%-d %b %Y, %H:%M"), "%x, %H:%M", "%Y-%m-%d %H:%M",
                                                        "%d.%m.%Y, %H:%M"));
}

/**
 * annexa_time_format_full:
 * @time: a moment from a file
 *
 * Returns: (transfer full): the moment in local time for people, with the day of the week: Monday 23 November 2026, 21:07
 */
char *
annexa_time_format_full (const char *time)
{
  /* TRANSLATORS: A date with the day of the week and time, see g_date_time_format(): Monday 23 November 2026, 21:07 */
  return format_local (time, annexa_date_choose_format (C_ ("date", "%A %-d %B %Y, %H:%M"), "%A, %x, %H:%M",
                                                        "%A, %Y-%m-%d %H:%M", "%A, %d.%m.%Y, %H:%M"));
}
