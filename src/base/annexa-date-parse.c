/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date-private.h"
#include "annexa-text.h"

/* Dates as people type them. */

/* A year of two digits from here on lies in the last century. */
#define LAST_CENTURY_FROM 70

/* Whether people here write the month first: as the C library's own format of dates has it, unless somebody wants to see the
 * day first. */
static gboolean
month_comes_first (void)
{
  const char *local = nl_langinfo (D_FMT);
  const char *format = annexa_date_choose_format (local, local, local, "%d.%m.%Y");

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

  annexa_date_read_iso (today, &now);

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
  if (year < ANNEXA_FIRST_YEAR || year > ANNEXA_LAST_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * annexa_date_parse:
 * @text: a date as a person types it: 2027-01-12, 12.1.2027, 12/1/27, 12 Jan, January 12 2027, tomorrow, +2w, in 3
 *   weeks, next Friday, end of month; a time behind an ISO date is left out
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
  if (annexa_date_read_iso (clean, &date) && (clean[10] == '\0' || clean[10] == 'T' || clean[10] == ' '))
    return annexa_date_write_iso (&date);
  if (annexa_date_read_relative (clean, &date) || parse_absolute (clean, &date))
    return annexa_date_write_iso (&date);

  return NULL;
}

/**
 * annexa_date_is_said:
 * @text: some text
 *
 * Returns: whether @text names a day in words by how far it is from today, which only means something while it is typed:
 *   "friday", but not "+5"
 */
gboolean
annexa_date_is_said (const char *text)
{
  g_autofree char *clean = annexa_text_clean (text, FALSE);
  GDate date;

  return clean != NULL && strchr ("+-", *clean) == NULL && !annexa_date_read_iso (clean, &date)
         && annexa_date_read_relative (clean, &date);
}
