/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-text.h"

/* Dates are local days, "2026-11-23"; times are moments in UTC, "2026-11-23T20:07:00Z". Both are kept and compared as
 * text, in files and in SQL. */

/* Years have four digits, so that dates sort as text. */
#define FIRST_YEAR 1000
#define LAST_YEAR 9999

/* A year of two digits from here on lies in the last century. */
#define LAST_CENTURY_FROM 70

/* Set by tests and by views of the past; %NULL means the clock. Threads read it, so it is guarded. */
static GMutex today_lock;
static char *fixed_today;

/**
 * annexa_date_today:
 *
 * Returns: (transfer full): the local date of now, or the one set by annexa_date_set_today()
 */
char *
annexa_date_today (void)
{
  g_autoptr (GDateTime) now = NULL;
  char *today;

  g_mutex_lock (&today_lock);
  today = g_strdup (fixed_today);
  g_mutex_unlock (&today_lock);
  if (today != NULL)
    return today;

  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * annexa_date_set_today:
 * @date: (nullable): a date, or %NULL for the clock
 *
 * Makes the program believe that today is @date.
 */
void
annexa_date_set_today (const char *date)
{
  g_return_if_fail (date == NULL || annexa_date_is_valid (date));

  g_mutex_lock (&today_lock);
  g_free (fixed_today);
  fixed_today = g_strdup (date);
  g_mutex_unlock (&today_lock);
}

static gboolean
read_digits (const char *text,
             int         n,
             int        *number)
{
  *number = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

static gboolean
read_iso_date (const char *text,
               GDate      *date)
{
  int year, month, day;

  if (!read_digits (text, 4, &year) || text[4] != '-' || !read_digits (text + 5, 2, &month) || text[7] != '-'
      || !read_digits (text + 8, 2, &day))
    return FALSE;
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_iso_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * annexa_date_is_valid:
 * @date: (nullable): a text
 *
 * Returns: whether @date is a day of the calendar written as in a file: 2026-11-23
 */
gboolean
annexa_date_is_valid (const char *date)
{
  GDate parsed;

  g_date_clear (&parsed, 1);
  return date != NULL && strlen (date) == 10 && read_iso_date (date, &parsed);
}

/* Whether people here write the month first. Read from the C library's own format of dates. */
static gboolean
month_comes_first (void)
{
  const char *format = nl_langinfo (D_FMT);

  return g_str_has_prefix (format, "%m") && strstr (format, "%d") != NULL;
}

static int
month_from_name (const char *name)
{
  g_autofree char *key = annexa_text_match_key (name);
  static const char *const english[] = { "january", "february", "march", "april", "may", "june", "july",
                                         "august", "september", "october", "november", "december" };

  if (strlen (key) < 3)
    return 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (2001, month, 1, 0, 0, 0);
      g_autofree char *local = g_date_time_format (first, "%B");
      g_autofree char *local_key = annexa_text_match_key (local);

      if (g_str_has_prefix (english[month - 1], key) || g_str_has_prefix (local_key, key))
        return month;
    }
  return 0;
}

/* What stands behind the number of "+2w": nothing, a letter, or the word that begins with it. */
static char
read_unit (const char *text)
{
  static const char *const units[] = { "days", "weeks", "months", "years" };
  gsize length;

  text += strspn (text, " ");
  length = strlen (text);
  if (length == 0)
    return 'd';

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (length <= strlen (units[i]) && g_ascii_strncasecmp (text, units[i], length) == 0)
      return units[i][0];
  return '\0';
}

/* Moves @date by "+10", "+2w", "-1m", "+1y". */
static gboolean
move_date (const char *text,
           GDate      *date)
{
  gboolean later = *text == '+';
  char *end;
  gulong amount;

  if (!g_ascii_isdigit (text[1]))
    return FALSE;
  amount = strtoul (text + 1, &end, 10);
  if (amount > 20000)
    return FALSE;

  switch (read_unit (end))
    {
    case 'd':
      later ? g_date_add_days (date, (guint) amount) : g_date_subtract_days (date, (guint) amount);
      break;
    case 'w':
      later ? g_date_add_days (date, (guint) amount * 7) : g_date_subtract_days (date, (guint) amount * 7);
      break;
    case 'm':
      later ? g_date_add_months (date, (guint) amount) : g_date_subtract_months (date, (guint) amount);
      break;
    case 'y':
      amount = MIN (amount, 500);
      later ? g_date_add_years (date, (guint) amount) : g_date_subtract_years (date, (guint) amount);
      break;
    default:
      return FALSE;
    }
  return g_date_valid (date) && g_date_get_year (date) >= FIRST_YEAR;
}

/* "today", "tomorrow", "yesterday", "+10", "+2w", "-1m", "+1y"; the words also in the current language. */
static gboolean
parse_relative (const char *text,
                GDate      *date)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *key = annexa_text_match_key (text);
  g_autofree char *today_key = annexa_text_match_key (_("today"));
  g_autofree char *tomorrow_key = annexa_text_match_key (_("tomorrow"));
  g_autofree char *yesterday_key = annexa_text_match_key (_("yesterday"));

  read_iso_date (today, date);

  if (*text == '+' || *text == '-')
    return move_date (text, date);
  if (strcmp (key, "today") == 0 || strcmp (key, today_key) == 0)
    return TRUE;
  if (strcmp (key, "tomorrow") == 0 || strcmp (key, tomorrow_key) == 0)
    {
      g_date_add_days (date, 1);
      return TRUE;
    }
  if (strcmp (key, "yesterday") == 0 || strcmp (key, yesterday_key) == 0)
    {
      g_date_subtract_days (date, 1);
      return TRUE;
    }
  return FALSE;
}

#define MOST_PARTS 4

/* Splits "12. Jan 2027" into parts of digits or of letters. Returns how many there are, which may be one more than there
 * is room for. */
static guint
split_date (const char *text,
            char       *parts[MOST_PARTS])
{
  guint n = 0;
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      gboolean digits;

      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (n == MOST_PARTS)
        return n + 1;

      digits = g_ascii_isdigit (*p);
      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)) && (g_ascii_isdigit (*p) == digits))
        p = g_utf8_next_char (p);
      parts[n++] = g_strndup (start, (gsize) (p - start));
    }
  return n;
}

/* The year of a date typed without one: the nearest such day, which near the turn of the year may be next year's, and of
 * 29 February the nearest leap year's. */
static int
nearest_year (int month,
              int day)
{
  g_autofree char *today = annexa_date_today ();
  GDate now;
  int best = 0;
  int best_distance = G_MAXINT;

  g_date_clear (&now, 1);
  read_iso_date (today, &now);

  for (int year = g_date_get_year (&now) - 8; year <= g_date_get_year (&now) + 8; year++)
    {
      GDate candidate;
      int distance;

      if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        continue;
      g_date_clear (&candidate, 1);
      g_date_set_dmy (&candidate, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      distance = abs (g_date_days_between (&now, &candidate));
      if (distance < best_distance)
        {
          best = year;
          best_distance = distance;
        }
    }
  return best;
}

/* What a person typed: up to three numbers, and a month by its name, or 0. */
typedef struct
{
  int numbers[3];
  guint n_numbers;
  int month;
} DateParts;

static gboolean
is_ordinal_ending (const char *text)
{
  return strcmp (text, "st") == 0 || strcmp (text, "nd") == 0 || strcmp (text, "rd") == 0 || strcmp (text, "th") == 0;
}

static gboolean
add_part (DateParts  *parts,
          const char *text)
{
  if (g_ascii_isdigit (*text))
    {
      if (strlen (text) > 4 || parts->n_numbers == G_N_ELEMENTS (parts->numbers))
        return FALSE;
      parts->numbers[parts->n_numbers++] = atoi (text);
      return TRUE;
    }
  if (is_ordinal_ending (text))
    return TRUE;
  if (parts->month != 0)
    return FALSE;

  parts->month = month_from_name (text);
  return parts->month != 0;
}

static gboolean
read_parts (const char *text,
            DateParts  *parts)
{
  char *texts[MOST_PARTS] = { NULL };
  guint n = split_date (text, texts);
  gboolean understood = n > 0 && n <= MOST_PARTS;

  *parts = (DateParts){ 0 };
  for (guint i = 0; i < MIN (n, MOST_PARTS); i++)
    {
      understood = understood && add_part (parts, texts[i]);
      g_free (texts[i]);
    }
  return understood;
}

/* Points always mean day first. Slashes follow the country's habit; a number above 12 can only be a day. */
static gboolean
month_stands_first (const char      *text,
                    const DateParts *parts)
{
  if (strchr (text, '.') != NULL || parts->numbers[0] > 12)
    return FALSE;

  return parts->numbers[1] > 12 || month_comes_first ();
}

/* Finds out which number is what. @year is -1 where none was typed. */
static gboolean
arrange_parts (const char      *text,
               const DateParts *parts,
               int             *year,
               int             *month,
               int             *day)
{
  const int *numbers = parts->numbers;
  gboolean year_first = numbers[0] > 31;

  if (parts->month != 0 && (parts->n_numbers == 1 || parts->n_numbers == 2))
    {
      *month = parts->month;
      *day = parts->n_numbers == 2 && year_first ? numbers[1] : numbers[0];
      *year = parts->n_numbers == 1 ? -1 : year_first ? numbers[0] : numbers[1];
      return TRUE;
    }
  if (parts->month != 0 || parts->n_numbers < 2)
    return FALSE;
  if (parts->n_numbers == 3 && year_first)
    {
      *year = numbers[0];
      *month = numbers[1];
      *day = numbers[2];
      return TRUE;
    }

  *month = numbers[month_stands_first (text, parts) ? 0 : 1];
  *day = numbers[month_stands_first (text, parts) ? 1 : 0];
  *year = parts->n_numbers == 3 ? numbers[2] : -1;
  return TRUE;
}

static gboolean
parse_absolute (const char *text,
                GDate      *date)
{
  DateParts parts;
  int year = 0, month = 0, day = 0;

  /* A colon stands in times only. */
  if (strchr (text, ':') != NULL || !read_parts (text, &parts) || !arrange_parts (text, &parts, &year, &month, &day))
    return FALSE;

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (year == -1)
    year = nearest_year (month, day);
  else if (year < 100)
    year += year >= LAST_CENTURY_FROM ? 1900 : 2000;
  if (year < FIRST_YEAR || year > LAST_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * annexa_date_parse:
 * @text: a date as a person types it: 2027-01-12, 12.1.2027, 12/1/27, 12 Jan, January 12 2027, today, tomorrow, +2w;
 *   a time behind an ISO date is left out
 *
 * Returns: (transfer full) (nullable): the date as 2027-01-12, or %NULL when @text is no date
 */
char *
annexa_date_parse (const char *text)
{
  g_autofree char *clean = annexa_text_clean (text, FALSE);
  GDate date;

  if (clean == NULL)
    return NULL;

  g_date_clear (&date, 1);
  if (read_iso_date (clean, &date) && (clean[10] == '\0' || clean[10] == 'T' || clean[10] == ' '))
    return write_iso_date (&date);
  if (parse_relative (clean, &date) || parse_absolute (clean, &date))
    return write_iso_date (&date);

  return NULL;
}

/**
 * annexa_date_add_months:
 * @date: a valid date
 * @months: how many months later, or earlier when negative
 *
 * Returns: (transfer full): the same day of that month, or its last day where it is shorter
 */
char *
annexa_date_add_months (const char *date,
                        int         months)
{
  GDate result;

  g_date_clear (&result, 1);
  g_return_val_if_fail (date != NULL && read_iso_date (date, &result), NULL);

  if (months >= 0)
    g_date_add_months (&result, (guint) months);
  else
    g_date_subtract_months (&result, (guint) -months);
  return write_iso_date (&result);
}

/**
 * annexa_date_add_days:
 * @date: a valid date
 * @days: how many days later; negative for earlier
 *
 * Returns: (transfer full): the date that many days away
 */
char *
annexa_date_add_days (const char *date,
                      int         days)
{
  GDate parsed;

  g_date_clear (&parsed, 1);
  g_return_val_if_fail (read_iso_date (date, &parsed), g_strdup (date));

  if (days >= 0)
    g_date_add_days (&parsed, (guint) days);
  else
    g_date_subtract_days (&parsed, (guint) -days);

  return write_iso_date (&parsed);
}

/**
 * annexa_date_days_between:
 * @from: a valid date
 * @to: a valid date
 *
 * Returns: the days from @from to @to; negative when @to is earlier
 */
int
annexa_date_days_between (const char *from,
                          const char *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_return_val_if_fail (read_iso_date (from, &a) && read_iso_date (to, &b), 0);

  return g_date_days_between (&a, &b);
}

/**
 * annexa_date_get_julian:
 * @date: (nullable): a text
 *
 * Returns: the Julian day of #GDate, as pictures over the days want it; 0 when @date is no valid date
 */
guint32
annexa_date_get_julian (const char *date)
{
  GDate day;

  g_date_clear (&day, 1);
  return date != NULL && read_iso_date (date, &day) ? g_date_get_julian (&day) : 0;
}

static char *
format_date (const char *date,
             const char *format)
{
  g_autoptr (GDateTime) day = NULL;
  GDate parsed;

  g_date_clear (&parsed, 1);
  if (!read_iso_date (date, &parsed))
    return g_strdup (date);

  day = g_date_time_new_utc (g_date_get_year (&parsed), g_date_get_month (&parsed), g_date_get_day (&parsed), 0, 0, 0);
  return g_date_time_format (day, format);
}

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
static const char *
choose_format (const char *words,
               const char *local,
               const char *iso)
{
  switch ((AnnexaDateStyle) g_atomic_int_get (&date_style))
    {
    case ANNEXA_DATE_LOCAL:
      return local;
    case ANNEXA_DATE_ISO:
      return iso;
    case ANNEXA_DATE_WORDS:
    default:
      return words;
    }
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
  return format_date (date, choose_format (C_ ("date", "%-d %b %Y"), "%x", "%Y-%m-%d"));
}

/**
 * annexa_date_format_long:
 * @date: a date from a file
 *
 * Returns: (transfer full): the date for people, with the month written out unless another style was set: 23 November
 * 2026
 */
char *
annexa_date_format_long (const char *date)
{
  /* TRANSLATORS: A long date with year, see g_date_time_format(): 23 November 2026 */
  return format_date (date, choose_format (C_ ("date", "%-d %B %Y"), "%x", "%Y-%m-%d"));
}

/**
 * annexa_time_now:
 *
 * Returns: (transfer full): this moment in UTC, to the second
 */
char *
annexa_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
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

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strconcat (end, "Z", NULL);
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
  g_autofree char *today = NULL;

  g_mutex_lock (&today_lock);
  today = g_strdup (fixed_today);
  g_mutex_unlock (&today_lock);
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

  g_date_clear (&date, 1);
  if (time == NULL || strlen (time) != 20 || !read_iso_date (time, &date) || time[10] != 'T' || time[19] != 'Z')
    return FALSE;

  return read_digits (time + 11, 2, &hour) && time[13] == ':' && read_digits (time + 14, 2, &minute) && time[16] == ':'
         && read_digits (time + 17, 2, &second) && hour < 24 && minute < 60 && second < 60;
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
  if (before[1 + n] == ':' && read_digits (before + 2 + n, 2, second))
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
  if (parsed == NULL || g_date_time_get_year (parsed) < FIRST_YEAR)
    return NULL;

  utc = g_date_time_to_utc (parsed);
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
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
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = NULL;

  if (parsed == NULL)
    return g_strdup (time);

  local = g_date_time_to_local (parsed);
  /* TRANSLATORS: A short date with time, see g_date_time_format(): 23 Nov 2026, 21:07 */
  return g_date_time_format (local, choose_format (C_ ("date", "%-d %b %Y, %H:%M"), "%x, %H:%M", "%Y-%m-%d %H:%M"));
}
