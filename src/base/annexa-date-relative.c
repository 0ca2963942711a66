/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date-private.h"
#include "annexa-text.h"

/* Dates as people say them from today on: in 3 weeks, next Friday, end of month. Every word is understood in English and in
 * the current language. */

/* Longer spans are no plans. */
#define MOST_UNITS 20000
#define MOST_YEARS 500

/* As in "fri". */
#define FEWEST_LETTERS 3

static const struct
{
  const char *english;
  const char *local;
} units[] = {
  /* TRANSLATORS: What people call these spans when they type “3 days” for a date, in small letters, all forms with | between */
  { "days", NC_ ("date", "day|days") },
  { "weeks", NC_ ("date", "week|weeks") },
  { "months", NC_ ("date", "month|months") },
  { "years", NC_ ("date", "year|years") },
};

static gboolean
is_listed (const char *words,
           const char *key)
{
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *word = annexa_text_match_key (all[i]);

      if (strcmp (word, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What stands behind the number of "+2w": nothing, a letter, or the word that begins with it. */
static char
read_unit (const char *text)
{
  g_autofree char *key = annexa_text_match_key (text);

  if (*text == '\0')
    return 'd';
  if (*key == '\0')
    return '\0';
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (units[i].english, key) || is_listed (g_dpgettext2 (GETTEXT_PACKAGE, "date", units[i].local), key))
      return units[i].english[0];
  return '\0';
}

static gboolean
move_by (GDate   *date,
         gboolean later,
         guint    amount,
         char     unit)
{
  switch (unit)
    {
    case 'd':
      later ? g_date_add_days (date, amount) : g_date_subtract_days (date, amount);
      break;
    case 'w':
      later ? g_date_add_days (date, amount * 7) : g_date_subtract_days (date, amount * 7);
      break;
    case 'm':
      later ? g_date_add_months (date, amount) : g_date_subtract_months (date, amount);
      break;
    case 'y':
      amount = MIN (amount, MOST_YEARS);
      later ? g_date_add_years (date, amount) : g_date_subtract_years (date, amount);
      break;
    default:
      return FALSE;
    }
  return g_date_valid (date) && g_date_get_year (date) >= ANNEXA_FIRST_YEAR && g_date_get_year (date) <= ANNEXA_LAST_YEAR;
}

/* "+10", "+2w", "-1m"; without a sign only with a unit, because a number alone may be a day of the month: "3 weeks". */
static gboolean
read_span (const char *text,
           GDate      *date)
{
  gboolean signs = *text == '+' || *text == '-';
  gboolean later = *text != '-';
  char *end;
  gulong amount;

  if (signs)
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  amount = strtoul (text, &end, 10);
  end += strspn (end, " ");
  if (amount > MOST_UNITS || (!signs && (end[0] == '\0' || end[1] == '\0')))
    return FALSE;
  return move_by (date, later, (guint) amount, read_unit (end));
}

/* "in 3 weeks". */
static gboolean
read_in_span (const char *text,
              GDate      *date)
{
  /* TRANSLATORS: A date as people type it: in 3 weeks. The span follows; leave the blank at the end. */
  const char *local = C_ ("date", "in ");
  g_autofree char *folded = annexa_text_fold (text);
  g_autofree char *local_folded = annexa_text_fold (local);

  if (g_str_has_prefix (folded, "in "))
    return read_span (folded + strlen ("in "), date);
  return g_str_has_prefix (folded, local_folded) && read_span (folded + strlen (local_folded), date);
}

typedef enum
{
  TODAY,
  TOMORROW,
  YESTERDAY,
  NEXT_WEEK,
  NEXT_MONTH,
  NEXT_YEAR,
  END_OF_MONTH,
  END_OF_YEAR,
} Phrase;

static const char *const phrases[] = {
  [TODAY] = N_ ("today"),
  [TOMORROW] = N_ ("tomorrow"),
  [YESTERDAY] = N_ ("yesterday"),
  [NEXT_WEEK] = N_ ("next week"),
  [NEXT_MONTH] = N_ ("next month"),
  [NEXT_YEAR] = N_ ("next year"),
  [END_OF_MONTH] = N_ ("end of month"),
  [END_OF_YEAR] = N_ ("end of year"),
};

static gboolean
follow_phrase (Phrase phrase,
               GDate *date)
{
  switch (phrase)
    {
    case TOMORROW:
      return move_by (date, TRUE, 1, 'd');
    case YESTERDAY:
      return move_by (date, FALSE, 1, 'd');
    case NEXT_WEEK:
      return move_by (date, TRUE, 1, 'w');
    case NEXT_MONTH:
      return move_by (date, TRUE, 1, 'm');
    case NEXT_YEAR:
      return move_by (date, TRUE, 1, 'y');
    case END_OF_MONTH:
      g_date_set_day (date, g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date)));
      return TRUE;
    case END_OF_YEAR:
      g_date_set_dmy (date, 31, G_DATE_DECEMBER, g_date_get_year (date));
      return TRUE;
    case TODAY:
    default:
      return TRUE;
    }
}

static gboolean
read_phrase (const char *key,
             GDate      *date)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *english = annexa_text_match_key (phrases[i]);
      g_autofree char *local = annexa_text_match_key (_(phrases[i]));

      if (strcmp (key, english) == 0 || strcmp (key, local) == 0)
        return follow_phrase ((Phrase) i, date);
    }
  return FALSE;
}

static gboolean
is_called (const char *name,
           const char *key,
           gboolean    in_short)
{
  if (in_short)
    return g_utf8_strlen (key, -1) >= FEWEST_LETTERS && g_str_has_prefix (name, key);
  return strcmp (name, key) == 0;
}

static gboolean
names_day (const char   *key,
           GDateWeekday  day,
           gboolean      in_short,
           gboolean     *of_next_week)
{
  static const char *const english[]
      = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
  /* 1 January 2001 was a Monday. */
  g_autoptr (GDateTime) example = g_date_time_new_utc (2001, 1, (int) day, 0, 0, 0);
  g_autofree char *local = g_date_time_format (example, "%A");
  g_autofree char *local_key = annexa_text_match_key (local);
  /* TRANSLATORS: A date as people type it, with the day of the week: “next Friday” */
  g_autofree char *next = g_strdup_printf (_("next %s"), local);
  g_autofree char *next_key = annexa_text_match_key (next);

  *of_next_week = strcmp (key, next_key) == 0
                  || (g_str_has_prefix (key, "next") && is_called (english[day - 1], key + strlen ("next"), in_short));
  return *of_next_week || is_called (english[day - 1], key, in_short) || is_called (local_key, key, in_short);
}

/* Which day is meant, or %G_DATE_BAD_WEEKDAY where none is, or more than one. */
static GDateWeekday
find_weekday (const char *key,
              gboolean    in_short,
              gboolean   *of_next_week)
{
  GDateWeekday found = G_DATE_BAD_WEEKDAY;

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    {
      gboolean next;

      if (!names_day (key, (GDateWeekday) day, in_short, &next))
        continue;
      if (found != G_DATE_BAD_WEEKDAY)
        return G_DATE_BAD_WEEKDAY;
      found = (GDateWeekday) day;
      *of_next_week = next;
    }
  return found;
}

/* "Friday" is the next one that comes and never today, which people call so; "next Friday" is that of the week after this.
 * In some languages the name of one day begins with that of another, and in some all begin alike. */
static gboolean
read_weekday (const char *key,
              GDate      *date)
{
  guint today = (guint) g_date_get_weekday (date);
  gboolean of_next_week = FALSE;
  guint day = find_weekday (key, FALSE, &of_next_week);

  if (day == G_DATE_BAD_WEEKDAY)
    day = find_weekday (key, TRUE, &of_next_week);
  return day != G_DATE_BAD_WEEKDAY
         && move_by (date, TRUE, of_next_week ? 7 - today + day : (day + 6 - today) % 7 + 1, 'd');
}

/* Reads "tomorrow", "+10", "+2w", "3 weeks", "in 2 months", "friday", "next friday", "end of year". */
gboolean
annexa_date_read_relative (const char *text,
                           GDate      *date)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *key = annexa_text_match_key (text);

  if (!annexa_date_read_iso (today, date))
    return FALSE;
  if (*text == '+' || *text == '-' || g_ascii_isdigit (*text))
    return read_span (text, date);
  return *key != '\0' && (read_phrase (key, date) || read_in_span (text, date) || read_weekday (key, date));
}
