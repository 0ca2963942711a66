/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-date-private.h"

/* Dates are local days, "2026-11-23"; they are kept and compared as text, in files and in SQL. */

/* Set by tests and by views of the past; %NULL means the clock. Threads read it, so it is guarded. */
static GMutex today_lock;
static char *fixed_today;

/* The date set by annexa_date_set_today(), or NULL. */
char *
annexa_date_get_fixed_today (void)
{
  char *today;

  g_mutex_lock (&today_lock);
  today = g_strdup (fixed_today);
  g_mutex_unlock (&today_lock);
  return today;
}

/**
 * annexa_date_today:
 *
 * Returns: (transfer full): the local date of now, or the one set by annexa_date_set_today()
 */
char *
annexa_date_today (void)
{
  g_autoptr (GDateTime) now = NULL;
  char *today = annexa_date_get_fixed_today ();

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

/* Reads exactly @n digits, and stops in time where the text is shorter. */
gboolean
annexa_date_read_digits (const char *text,
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

/* Reads the date at the beginning of @text; more may stand behind it. */
gboolean
annexa_date_read_iso (const char *text,
                      GDate      *date)
{
  int year, month, day;

  g_date_clear (date, 1);
  if (!annexa_date_read_digits (text, 4, &year) || text[4] != '-' || !annexa_date_read_digits (text + 5, 2, &month)
      || text[7] != '-' || !annexa_date_read_digits (text + 8, 2, &day))
    return FALSE;
  if (year < ANNEXA_FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* The date as files have it. */
char *
annexa_date_write_iso (const GDate *date)
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

  return date != NULL && strlen (date) == 10 && annexa_date_read_iso (date, &parsed);
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

  g_return_val_if_fail (date != NULL && annexa_date_read_iso (date, &result), NULL);

  if (months >= 0)
    g_date_add_months (&result, (guint) months);
  else
    g_date_subtract_months (&result, (guint) -months);
  return annexa_date_write_iso (&result);
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

  g_return_val_if_fail (annexa_date_read_iso (date, &parsed), g_strdup (date));

  if (days >= 0)
    g_date_add_days (&parsed, (guint) days);
  else
    g_date_subtract_days (&parsed, (guint) -days);

  return annexa_date_write_iso (&parsed);
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

  g_return_val_if_fail (annexa_date_read_iso (from, &a) && annexa_date_read_iso (to, &b), 0);

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

  return date != NULL && annexa_date_read_iso (date, &day) ? g_date_get_julian (&day) : 0;
}
