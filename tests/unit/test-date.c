/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-test.h"
#include "annexa-time.h"

/* The day of the tests is Monday, 23 November 2026. */

static void
check_dates (const char *const cases[][2],
             guint             n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *date = annexa_date_parse (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (date, ==, cases[i][1]);
      if (date != NULL)
        g_assert_true (annexa_date_is_valid (date));
    }
}

static void
test_parse (void)
{
  static const char *const cases[][2] = {
    { "2027-01-12", "2027-01-12" },
    { " 2027-01-12 ", "2027-01-12" },
    { "2027-01-12T10:30:00Z", "2027-01-12" },
    { "2027-01-12 10:30", "2027-01-12" },
    { "2027-1-5", "2027-01-05" },
    { "2027/01/12", "2027-01-12" },
    { "2027.01.12", "2027-01-12" },
    { "12.1.2027", "2027-01-12" },
    { "12.01.2027", "2027-01-12" },
    { "12. 1. 2027", "2027-01-12" },
    { "12.1.27", "2027-01-12" },
    { "12.1.99", "1999-01-12" },
    { "12.1.69", "2069-01-12" },
    { "12.1.", "2027-01-12" },
    { "1.5.", "2027-05-01" },
    { "12 Jan 2027", "2027-01-12" },
    { "12 January 2027", "2027-01-12" },
    { "12. Jan. 2027", "2027-01-12" },
    { "12th of January 2027", NULL },
    { "12th January 2027", "2027-01-12" },
    { "1st Feb", "2027-02-01" },
    { "January 12, 2027", "2027-01-12" },
    { "Jan 12 2027", "2027-01-12" },
    { "Jan 12th, 27", "2027-01-12" },
    { "2027 Jan 12", "2027-01-12" },
    { "12JAN2027", "2027-01-12" },
    { "12 sept 2027", "2027-09-12" },
    { "12 Jan", "2027-01-12" },
    { "23 Nov", "2026-11-23" },
    { "31/12/2026", "2026-12-31" },
    { "12/31/2026", "2026-12-31" },
    { "31.12.", "2026-12-31" },
    { "29.2.2028", "2028-02-29" },
    { "29.2.2000", "2000-02-29" },
    { "29.2.", "2028-02-29" },
    { "29 Feb", "2028-02-29" },
  };

  check_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_relative (void)
{
  static const char *const cases[][2] = {
    { "today", "2026-11-23" },
    { "Today", "2026-11-23" },
    { "TOMORROW", "2026-11-24" },
    { "yesterday", "2026-11-22" },
    { "+10", "2026-12-03" },
    { "-23", "2026-10-31" },
    { "+0", "2026-11-23" },
    { "+1d", "2026-11-24" },
    { "+3 days", "2026-11-26" },
    { "+1 day", "2026-11-24" },
    { "+2w", "2026-12-07" },
    { "+2 weeks", "2026-12-07" },
    { "-1m", "2026-10-23" },
    { "+3M", "2027-02-23" },
    { "+12 months", "2027-11-23" },
    { "+1y", "2027-11-23" },
    { "-1year", "2025-11-23" },
    { "+", NULL },
    { "-", NULL },
    { "+x", NULL },
    { "+2x", NULL },
    { "+2 weeksx", NULL },
    { "+2 dragons", NULL },
    { "++2", NULL },
    { "+-2", NULL },
    { "+ -2", NULL },
    { "+20001", NULL },
    { "-20000m", NULL },
    { "+99999999999999999999", NULL },
  };

  check_dates (cases, G_N_ELEMENTS (cases));
}

/* As one speaks of the days that come. A day of the week is never today. */
static void
test_spoken (void)
{
  static const char *const cases[][2] = {
    { "friday", "2026-11-27" },
    { "Fri", "2026-11-27" },
    { "thurs", "2026-11-26" },
    { "monday", "2026-11-30" },
    { "sunday", "2026-11-29" },
    { "next friday", "2026-12-04" },
    { "Next Monday", "2026-11-30" },
    { "next sun", "2026-12-06" },
    { "next week", "2026-11-30" },
    { "next month", "2026-12-23" },
    { "next year", "2027-11-23" },
    { "in 3 weeks", "2026-12-14" },
    { "in 2 months", "2027-01-23" },
    { "In 1 day", "2026-11-24" },
    { "1 month", "2026-12-23" },
    { "2 weeks", "2026-12-07" },
    { "10 days", "2026-12-03" },
    { "end of month", "2026-11-30" },
    { "End of the month", NULL },
    { "end of year", "2026-12-31" },
    { "next", NULL },
    { "next fr", NULL },
    { "next fridays", NULL },
    { "fr", NULL },
    { "in", NULL },
    { "in 3", NULL },
    { "in weeks", NULL },
    { "3 w", NULL },
    { "14", NULL },
    { "3 dragons", NULL },
    { "in 20001 days", NULL },
    { "12 dec", "2026-12-12" },
    { "3 may", "2027-05-03" },
  };
  static const char *const sunday[][2]
      = { { "sunday", "2028-03-05" }, { "monday", "2028-02-28" }, { "next monday", "2028-02-28" },
          { "next sunday", "2028-03-05" }, { "end of month", "2028-02-29" } };

  check_dates (cases, G_N_ELEMENTS (cases));
  g_assert_true (annexa_date_is_said ("Friday"));
  g_assert_true (annexa_date_is_said ("1 year"));
  g_assert_false (annexa_date_is_said ("12 dec"));
  g_assert_false (annexa_date_is_said ("2026-12-12"));
  g_assert_false (annexa_date_is_said ("+5"));
  g_assert_false (annexa_date_is_said ("soon"));
  annexa_date_set_today ("2028-02-27");
  check_dates (sunday, G_N_ELEMENTS (sunday));
  annexa_date_set_today ("2026-11-23");
}

/* What two numbers mean follows the country, or the order in which somebody wants to see dates. */
static void
test_order (void)
{
  static const char *const country[][2] = { { "1/12", "2027-01-12" }, { "13/2", "2027-02-13" } };
  static const char *const day_first[][2] = { { "1/12", "2026-12-01" }, { "13/2", "2027-02-13" }, { "12/31", "2026-12-31" } };

  check_dates (country, G_N_ELEMENTS (country));
  annexa_date_set_style (ANNEXA_DATE_POINTS);
  check_dates (day_first, G_N_ELEMENTS (day_first));
  annexa_date_set_style (ANNEXA_DATE_WORDS);
}

static void
test_month_ends (void)
{
  static const char *const cases[][2] = { { "+1m", "2027-02-28" }, { "+13m", "2028-02-29" }, { "-2m", "2026-11-30" } };
  static const char *const leap[][2] = { { "+1y", "2029-02-28" }, { "+4y", "2032-02-29" }, { "29.2.", "2028-02-29" } };

  annexa_date_set_today ("2027-01-31");
  check_dates (cases, G_N_ELEMENTS (cases));
  annexa_date_set_today ("2028-02-29");
  check_dates (leap, G_N_ELEMENTS (leap));
  annexa_date_set_today ("2026-11-23");
}

/* A day without a year is the nearest one, before or after. */
static void
test_nearest_year (void)
{
  static const char *const december[][2] = { { "5 Jan", "2027-01-05" }, { "25 Dec", "2026-12-25" },
                                             { "3.7.", "2026-07-03" }, { "30.6.", "2027-06-30" } };
  static const char *const january[][2] = { { "5 Jan", "2027-01-05" }, { "25 Dec", "2026-12-25" },
                                            { "30.6.", "2027-06-30" }, { "1.8.", "2026-08-01" } };

  annexa_date_set_today ("2026-12-31");
  check_dates (december, G_N_ELEMENTS (december));
  annexa_date_set_today ("2027-01-02");
  check_dates (january, G_N_ELEMENTS (january));
  annexa_date_set_today ("2026-11-23");
}

static void
test_no_dates (void)
{
  static const char *const cases[][2] = {
    { "", NULL },
    { " ", NULL },
    { "hello", NULL },
    { "hello 12", NULL },
    { "12 hello", NULL },
    { "hello 12 13", NULL },
    { "hello world 12 2027", NULL },
    { "Version 1.2.3", NULL },
    { "1 2 3 4", NULL },
    { "1.2.3.4.5", NULL },
    { "12", NULL },
    { "2027", NULL },
    { "Jan", NULL },
    { "Jan 2027", NULL },
    { "Jan Feb 12", NULL },
    { "12345", NULL },
    { "20270112", NULL },
    { "0.1.2027", NULL },
    { "32.1.2027", NULL },
    { "12.13.2027", NULL },
    { "13/13/2027", NULL },
    { "31.4.2027", NULL },
    { "29.2.2027", NULL },
    { "29.2.1900", NULL },
    { "2027-02-29", NULL },
    { "2027-13-01", NULL },
    { "2027-00-10", NULL },
    { "0999-01-01", NULL },
    { "12.1.999", NULL },
    { "12:30", NULL },
    { "12.1.2027 10:30", NULL },
    { "99999999999999999999.1.2027", NULL },
    { "th", NULL },
    { "12 th 13 th 14 th", NULL },
    { "١٢.١.٢٠٢٧", NULL },
    { "\xff\xff", NULL },
  };

  check_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_noise (void)
{
  static const char letters[] = "0123456789.-/: +TZjanmarth\xc3\xa4\xe2\x82";
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 50000; i++)
    {
      char noise[20];
      g_autofree char *date = NULL;
      g_autofree char *time = NULL;

      for (guint j = 0; j < sizeof noise; j++)
        noise[j] = letters[g_rand_int_range (random, 0, sizeof letters)];
      noise[sizeof noise - 1] = '\0';
      date = annexa_date_parse (noise);
      if (date != NULL)
        g_assert_true (annexa_date_is_valid (date));
      time = annexa_time_parse (noise);
      if (time != NULL)
        g_assert_true (annexa_time_is_valid (time));
    }
}

static void
test_valid (void)
{
  static const char *const wrong[] = { "", "2026-11-2", "2026-11-230", "2026-11-31", "2026-2-03", "2026/11/23",
                                       " 2026-11-23", "2026-11-23 ", "2026-11-23T00:00:00Z", "0026-11-23", "abcd-ef-gh",
                                       "2026-W47-1", "+026-11-23" };
  static const char *const wrong_times[] = {
    "", "2026-11-23", "2026-11-23T20:07:00", "2026-11-23 20:07:00Z", "2026-11-23t20:07:00Z", "2026-11-23T24:00:00Z",
    "2026-11-23T20:60:00Z", "2026-11-23T20:07:60Z", "2026-11-31T20:07:00Z", "2026-W47-1T20:07:00Z",
    "20261123T200700.123Z", "2026-11-23T20:07:00z", "2026-11-23T20:07:00ZZ", "2026-11-23T 0:07:00Z",
  };

  g_assert_true (annexa_date_is_valid ("2026-11-23"));
  g_assert_true (annexa_date_is_valid ("2000-02-29"));
  g_assert_false (annexa_date_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (annexa_date_is_valid (wrong[i]));

  g_assert_true (annexa_time_is_valid ("2026-11-23T20:07:00Z"));
  g_assert_true (annexa_time_is_valid ("2026-12-31T23:59:59Z"));
  g_assert_false (annexa_time_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong_times); i++)
    {
      g_test_message ("%s", wrong_times[i]);
      g_assert_false (annexa_time_is_valid (wrong_times[i]));
    }
}

static void
test_arithmetic (void)
{
  g_autofree char *next = annexa_date_add_days ("2027-12-31", 1);
  g_autofree char *leap = annexa_date_add_days ("2028-02-28", 1);
  g_autofree char *before = annexa_date_add_days ("2027-03-01", -1);
  g_autofree char *same = annexa_date_add_days ("2027-03-01", 0);

  g_assert_cmpstr (next, ==, "2028-01-01");
  g_assert_cmpstr (leap, ==, "2028-02-29");
  g_assert_cmpstr (before, ==, "2027-02-28");
  g_assert_cmpstr (same, ==, "2027-03-01");
  g_assert_cmpint (annexa_date_days_between ("2026-11-23", "2027-11-23"), ==, 365);
  g_assert_cmpint (annexa_date_days_between ("2027-11-23", "2028-11-23"), ==, 366);
  g_assert_cmpint (annexa_date_days_between ("2027-11-23", "2026-11-23"), ==, -365);
  g_assert_cmpuint (annexa_date_get_julian ("2000-01-01"), ==, 730120);
  g_assert_cmpuint (annexa_date_get_julian ("2026-11-23"), ==, 739943);
  g_assert_cmpuint (annexa_date_get_julian ("2026-02-30"), ==, 0);
  g_assert_cmpuint (annexa_date_get_julian (NULL), ==, 0);
  for (int days = -1000; days <= 1000; days += 7)
    {
      g_autofree char *there = annexa_date_add_days ("2026-11-23", days);

      g_assert_cmpint (annexa_date_days_between ("2026-11-23", there), ==, days);
    }
}

static void
test_format (void)
{
  g_autofree char *short_form = annexa_date_format ("2026-11-03");
  g_autofree char *long_form = annexa_date_format_long ("2026-11-03");
  g_autofree char *full_form = annexa_date_format_full ("2026-11-03");
  g_autofree char *no_date = annexa_date_format ("someday");
  g_autofree char *time = annexa_time_format ("2026-11-23T20:07:00Z");
  g_autofree char *full_time = annexa_time_format_full ("2026-11-23T20:07:00Z");
  g_autofree char *no_time = annexa_time_format ("sometime");
  g_autofree char *now = annexa_time_now ();

  g_assert_cmpstr (short_form, ==, "3 Nov 2026");
  g_assert_cmpstr (long_form, ==, "3 November 2026");
  g_assert_cmpstr (full_form, ==, "Tuesday 3 November 2026");
  g_assert_cmpstr (no_date, ==, "someday");
  g_assert_cmpstr (time, ==, "23 Nov 2026, 20:07");
  g_assert_cmpstr (full_time, ==, "Monday 23 November 2026, 20:07");
  g_assert_cmpstr (no_time, ==, "sometime");
  g_assert_true (annexa_time_is_valid (now));
}

/* What is shown can be typed again, in each style. */
static void
test_styles (void)
{
  static const char *const iso = "2026-11-03";

  for (AnnexaDateStyle style = ANNEXA_DATE_WORDS; style <= ANNEXA_DATE_POINTS; style++)
    {
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autofree char *time = NULL;

      annexa_date_set_style (style);
      text = annexa_date_format (iso);
      again = annexa_date_parse (text);
      time = annexa_time_format ("2026-11-23T20:07:00Z");
      g_assert_cmpstr (again, ==, iso);
      if (style == ANNEXA_DATE_ISO)
        g_assert_cmpstr (text, ==, iso);
      if (style == ANNEXA_DATE_POINTS)
        g_assert_cmpstr (text, ==, "03.11.2026");
      g_assert_true (g_str_has_suffix (time, ":07"));
    }
  annexa_date_set_style (ANNEXA_DATE_WORDS);
}

static void
test_times (void)
{
  static const char *const cases[][2] = {
    { "2026-11-23T20:07:00Z", "2026-11-23T20:07:00Z" },
    { "2026-11-23T20:07:00+02:00", "2026-11-23T18:07:00Z" },
    { "2026-11-23T20:07:00.75Z", "2026-11-23T20:07:00Z" },
    { "2026-11-23T20:07:00", "2026-11-23T20:07:00Z" },
    { "2026-11-23T20:07", "2026-11-23T20:07:00Z" },
    { "2026-11-23 20:07", "2026-11-23T20:07:00Z" },
    { "2026-11-23 20:07:30", "2026-11-23T20:07:30Z" },
    { "23.11.2026 20:07", "2026-11-23T20:07:00Z" },
    { "23 Nov 2026 8:05", "2026-11-23T08:05:00Z" },
    { "today 9:30", "2026-11-23T09:30:00Z" },
    { "23.11.2026", "2026-11-23T00:00:00Z" },
    { "tomorrow", "2026-11-24T00:00:00Z" },
    { "23.11.2026 25:00", NULL },
    { "23.11.2026 20:60", NULL },
    { "23.11.2026 20:07x", NULL },
    { "23.11.2026 -5:00", NULL },
    { "23.11.2026 20:07:", NULL },
    { "20:07", NULL },
    { "hello 20:07", NULL },
    { "", NULL },
    { "2026-02-30T10:00:00Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = annexa_time_parse (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (time, ==, cases[i][1]);
    }
}

static void
test_today (void)
{
  g_autofree char *fixed = annexa_date_today ();
  g_autofree char *clock = NULL;

  g_assert_cmpstr (fixed, ==, "2026-11-23");
  annexa_date_set_today (NULL);
  clock = annexa_date_today ();
  g_assert_true (annexa_date_is_valid (clock));
  annexa_date_set_today ("2026-11-23");
}

/* In the United States the month comes first between slashes. */
static void
test_american (void)
{
  static const char *const cases[][2] = { { "1/12/2027", "2027-01-12" }, { "12/1/27", "2027-12-01" },
                                          { "13/1/2027", "2027-01-13" }, { "12.1.2027", "2027-01-12" },
                                          { "1-12-2027", "2027-01-12" }, { "2027/1/12", "2027-01-12" } };

  if (!annexa_test_use_locale ("en_US.UTF-8"))
    {
      g_test_skip ("there is no American locale");
      return;
    }
  check_dates (cases, G_N_ELEMENTS (cases));
}

/* In Germany the day comes first and months have German names too. Runs last: the locale stays. */
static void
test_german (void)
{
  static const char *const cases[][2] = { { "12/1/2027", "2027-01-12" }, { "12.1.2027", "2027-01-12" },
                                          { "12. Dezember 2026", "2026-12-12" }, { "12 Dez", "2026-12-12" },
                                          { "1. März 2027", "2027-03-01" }, { "1 maerz", NULL },
                                          { "1 MARZ 2027", "2027-03-01" }, { "12 January 2027", "2027-01-12" },
                                          { "3. Okt. 2027", "2027-10-03" }, { "3 Oct 2027", "2027-10-03" } };

  if (!annexa_test_use_locale ("de_DE.UTF-8"))
    {
      g_test_skip ("there is no German locale");
      return;
    }
  check_dates (cases, G_N_ELEMENTS (cases));
}

/* A day ends where the person is: in the west of Greenwich when it is the next day there already. */
static void
test_end_of_day (void)
{
  static const char *const ends[][2] = {
    { "UTC", "2026-11-23T23:59:59Z" },
    { "JST-9", "2026-11-23T14:59:59Z" },
    { "EST5", "2026-11-24T04:59:59Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *end = NULL;
      g_autofree char *reached = NULL;
      g_autofree char *day = NULL;

      g_setenv ("TZ", ends[i][0], TRUE);
      end = annexa_time_end_of_day ("2026-11-23");
      g_assert_cmpstr (end, ==, ends[i][1]);
      day = annexa_time_get_day (end);
      g_assert_cmpstr (day, ==, "2026-11-23");
      annexa_date_set_today ("2026-11-23");
      reached = annexa_time_reached ();
      g_assert_cmpstr (reached, ==, end);
    }
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_null (annexa_time_get_day (NULL));
  g_assert_null (annexa_time_get_day ("yesterday"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/spoken", test_spoken);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/relative", test_relative);
  g_test_add_func ("/date/month-ends", test_month_ends);
  g_test_add_func ("/date/nearest-year", test_nearest_year);
  g_test_add_func ("/date/no-dates", test_no_dates);
  g_test_add_func ("/date/noise", test_noise);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/styles", test_styles);
  g_test_add_func ("/date/times", test_times);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/american", test_american);
  g_test_add_func ("/date/german", test_german);
  g_test_add_func ("/date/end-of-day", test_end_of_day);

  return g_test_run ();
}
