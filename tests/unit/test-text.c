/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "annexa-test.h"
#include "annexa-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *lines;
  } cases[] = {
    { NULL, NULL, NULL },
    { "", NULL, NULL },
    { " \t\r\n ", NULL, NULL },
    { "\u00a0\u2003\u3000", NULL, NULL },
    { "\u200b\u2060", NULL, NULL },
    { "\x01\x02", NULL, NULL },
    { "  plain  ", "plain", "plain" },
    { "\u00a0plain\u00a0", "plain", "plain" },
    { "one\r\ntwo\rthree\nfour", "one two three four", "one\ntwo\nthree\nfour" },
    { "one\u2028two\u2029three\xc2\x85" "four", "one two three four", "one\ntwo\nthree\nfour" },
    { "one\vtwo\fthree", "one two three", "one\ntwo\nthree" },
    { "tab\tbed", "tab bed", "tab\tbed" },
    { "bell\aback\bspace\x7f\x1b[31m", "bellbackspace[31m", "bellbackspace[31m" },
    { "\xc2\x9b" "C1\xc2\x80", "C1", "C1" },
    { "\xef\xbb\xbfmark", "mark", "mark" },
    { "non\xef\xbf\xbe" "char\xef\xbf\xbfs", "nonchars", "nonchars" },
    { "bad \xff\xfe utf", "bad \uFFFD\uFFFD utf", "bad \uFFFD\uFFFD utf" },
    { "cut \xe2\x82", "cut \uFFFD\uFFFD", "cut \uFFFD\uFFFD" },
    { "surrogate \xed\xa0\x80", "surrogate \uFFFD\uFFFD\uFFFD", "surrogate \uFFFD\uFFFD\uFFFD" },
    { "👩\u200d💻 Größe Ω", "👩\u200d💻 Größe Ω", "👩\u200d💻 Größe Ω" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = annexa_text_clean (cases[i].text, FALSE);
      g_autofree char *lines = annexa_text_clean (cases[i].text, TRUE);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* Whatever bytes come in, what comes out is clean, and cleaning it again changes nothing. */
static void
test_clean_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      char noise[24];
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (guint j = 0; j < sizeof noise; j++)
        noise[j] = (char) g_rand_int_range (random, 1, 256);
      noise[g_rand_int_range (random, 0, sizeof noise)] = '\0';
      noise[sizeof noise - 1] = '\0';
      clean = annexa_text_clean (noise, i % 2 == 0);
      if (clean == NULL)
        continue;
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      again = annexa_text_clean (clean, i % 2 == 0);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
test_fold (void)
{
  static const char *const same[][2] = {
    { "Größe", "GROSSE" }, { "ÉCOLE", "ecole" }, { "naïve", "NAIVE" }, { "e\u0301", "é" }, { "ﬁnal", "FINAL" },
    { "ÅNGSTRÖM", "angstrom" }, { "Łódź", "ŁODZ" },
  };
  g_autofree char *empty = annexa_text_fold ("");

  g_assert_cmpstr (empty, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = annexa_text_fold (same[i][0]);
      g_autofree char *b = annexa_text_fold (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_near (void)
{
  static const char *const near[][2] = {
    { "Lea Brant", "Lea Brandt" },
    { "lea brandt", "Lea Brandt" },
    { "Lae Brandt", "Lea Brandt" },
    { "Henrik Olson", "Henrik Olsen" },
    { "Hendrick Olsen", "Henrik Olsen" },
    { "Ruíz Anna", "Ruiz Ana" },
    { "Timo", "Timi" },
    { "Ana", "ana" },
    { "Müler", "Müller" },
  };
  static const char *const far[][2] = {
    { "Ana", "Ina" }, { "Tim", "Timo" },     { "Tim Weber", "Karl Weber" }, { "", "" },
    { "", "Ana" },    { "Brant", "Grants" }, { "Zoe Quist", "Ana Ruiz" },   { "Henrik Olsen", "Hendrick Olson" },
    { "...", "---" }, { "Laptop 13", "Laptop 12" }, { "Server 2", "Server" },
  };
  g_autofree char *long_name = g_strnfill (500, 'x');
  g_autofree char *longer = g_strconcat (long_name, "y", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_test_message ("%s", near[i][0]);
      g_assert_true (annexa_text_is_near (near[i][0], near[i][1]));
      g_assert_true (annexa_text_is_near (near[i][1], near[i][0]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_test_message ("%s", far[i][0]);
      g_assert_false (annexa_text_is_near (far[i][0], far[i][1]));
      g_assert_false (annexa_text_is_near (far[i][1], far[i][0]));
    }
  g_assert_true (annexa_text_is_near (long_name, long_name));
  g_assert_false (annexa_text_is_near (long_name, longer));
}

static void
test_match_key (void)
{
  static const char *const same[] = { "Risk owner", "risk_owner", "RISK-OWNER", " risk\u00a0owner: ", "Rísk (owner)" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *key = annexa_text_match_key (same[i]);

      g_assert_cmpstr (key, ==, "riskowner");
    }
}

static void
test_sort_key (void)
{
  static const char *const sorted[] = { "A.5.9", "A.5.10", "A.6.1", "A-9", "A-10", "A-012", "A-100" };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *a = annexa_text_sort_key (sorted[i]);
      g_autofree char *b = annexa_text_sort_key (sorted[i + 1]);

      if (i != 2)
        g_assert_cmpstr (a, <, b);
    }
}

static void
test_extension (void)
{
  static const char *const cases[][2] = {
    { "pack", "pack.pdf" },     { "pack.pdf", "pack.pdf" },     { "Pack.PDF", "Pack.PDF" },
    { "pack.odt", "pack.odt.pdf" }, { "Version 2.1", "Version 2.1.pdf" }, { "pdf", "pdf.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = annexa_text_add_extension (cases[i][0], "pdf");

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
check_file_name (const char *text,
                 const char *expected)
{
  g_autofree char *name = annexa_text_file_name (text);
  g_autofree char *again = annexa_text_file_name (name);

  if (expected != NULL)
    g_assert_cmpstr (name, ==, expected);
  g_assert_cmpstr (again, ==, name);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), >, 0);
  g_assert_cmpuint (strlen (name), <=, 120);
  g_assert_null (strpbrk (name, "/\\<>:\"|?*\n\r\t"));
  g_assert_true (*name != '.' && *name != ' ');
}

static void
test_file_name (void)
{
  static const char *const cases[][2] = {
    { "report.pdf", "report.pdf" },
    { "../../etc/passwd", "passwd" },
    { "/etc/passwd", "passwd" },
    { "C:\\Users\\ana\\plan.txt", "plan.txt" },
    { "..\\..\\plan.txt", "plan.txt" },
    { "folder/", "file" },
    { "", "file" },
    { ".", "file" },
    { "..", "file" },
    { "...", "file" },
    { ".bashrc", "bashrc" },
    { ". .hidden", "hidden" },
    { " . name . ", "name" },
    { "name.", "name" },
    { "a<b>c:d\"e|f?g*h", "a_b_c_d_e_f_g_h" },
    { "invoice\u202efdp.exe", "invoicefdp.exe" },
    { "zero\u200bwidth\u2066\u2069.txt", "zerowidth.txt" },
    { "line\nbreak\r.txt", "line break .txt" },
    { "bell\a.txt", "bell.txt" },
    { "CON", "_CON" },
    { "nul.txt", "_nul.txt" },
    { "Com1.log", "_Com1.log" },
    { "lpt9", "_lpt9" },
    { "CONSOLE.txt", "CONSOLE.txt" },
    { "com10.txt", "com10.txt" },
    { "Größe Ω 報告.odt", "Größe Ω 報告.odt" },
    { "\xff\xfe", "\uFFFD\uFFFD" },
  };
  GString *longest = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_file_name (cases[i][0], cases[i][1]);

  /* Names of every length, of characters of one to four bytes. */
  for (guint n = 90; n < 300; n++)
    {
      static const char *const characters[] = { "a", "é", "報", "😀", " ", "." };

      for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
        {
          g_string_assign (longest, "x");
          while (longest->len < n)
            g_string_append (longest, characters[i]);
          check_file_name (longest->str, NULL);
          g_string_append (longest, ".pdf");
          check_file_name (longest->str, NULL);
          if (longest->len > 120 && i < 4)
            {
              g_autofree char *name = annexa_text_file_name (longest->str);

              g_assert_true (g_str_has_suffix (name, ".pdf"));
              g_assert_cmpuint (strlen (name), >, 115);
            }
        }
    }
  g_string_free (longest, TRUE);
}

static void
test_split_list (void)
{
  static const char *const cases[][2] = {
    { NULL, "" },
    { "", "" },
    { " ; ;", "" },
    { "a", "a" },
    { "a,b , c", "a+b+c" },
    { "a, b; c", "a, b+c" },
    { "a|b", "a+b" },
    { "a\nb\r\n\nc", "a+b+c" },
    { "Weber, Ana; Roth, Max", "Weber, Ana+Roth, Max" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = annexa_text_split_list (cases[i][0]);
      g_autofree char *joined = g_strjoinv ("+", parts);

      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
}

static void
test_squeeze (void)
{
  static const char *const cases[][2] = { { "", "" }, { " \n\t", "" }, { "a", "a" }, { "\n  a\n    b  c\n", "a b c" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = annexa_text_squeeze (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_draft (void)
{
  static const char *const drafts[] = { "[Draft]", "All of it.\n\n[Draft.]", "[Draft: say\nwhat.]\nAll of it." };
  static const char *const texts[] = { "", "All [of it]", "All of it.\n[Not closed", "Closed only]\n", "All\n [of it]" };

  g_assert_false (annexa_text_is_draft (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    g_assert_true (annexa_text_is_draft (drafts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (annexa_text_is_draft (texts[i]));
}

typedef struct
{
  const char *text;
  double number;
} NumberCase;

static void
check_numbers (const NumberCase *cases,
               guint             n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      double number = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (annexa_number_parse (cases[i].text, &number));
      g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_numbers (void)
{
  static const NumberCase cases[] = {
    { "0", 0 },
    { "7", 7 },
    { "-7", -7 },
    { "+7", 7 },
    { "- 7", -7 },
    { "\u22127", -7 },
    { "007", 7 },
    { "1234.5", 1234.5 },
    { "1234,5", 1234.5 },
    { "1,234.50", 1234.5 },
    { "1.234,50", 1234.5 },
    { "1 234,5", 1234.5 },
    { "1\u00a0234\u202f567,5", 1234567.5 },
    { "1'234'567.5", 1234567.5 },
    { "1\u2019234.5", 1234.5 },
    { "1,234,567", 1234567 },
    { "1.234.567", 1234567 },
    { "1,23,456.78", 123456.78 },
    { "12,34,567", 1234567 },
    { "1.234", 1.234 },
    { "1234,567", 1234.567 },
    { "0,125", 0.125 },
    { "1 234,567", 1234.567 },
    { "0.125", 0.125 },
    { ".5", 0.5 },
    { ",5", 0.5 },
    { "5.", 5 },
    { "12 %", 12 },
    { "12%", 12 },
    { " 12,5 % ", 12.5 },
    { "3.0", 3 },
    { "123456789012345", 123456789012345 },
  };
  static const char *const wrong[] = {
    "", " ", "-", "+", ".", ",", "%", "- %", "x", "1x", "x1", "1e5", "0x10", "inf", "nan", "--1", "1-", "1-2", "1.2.3",
    "12.1.2027", "1,2,3", "1 2", "12 34", "1,,234", "1.234.56", "1,234.567.8", "1 234.567,8 9", "1/2", "1:2", "1 2 3",
    "1%2", "5 %%", "€ 5", "1,234,5678", "1234 567 8",
  };
  double number;
  g_autofree char *huge = g_strnfill (400, '9');

  check_numbers (cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (annexa_number_parse (wrong[i], &number));
    }
  g_assert_false (annexa_number_parse (huge, &number));

  g_assert_true (annexa_number_parse ("-0", &number));
  g_assert_false (signbit (number));
  g_assert_true (annexa_number_parse ("1,234", &number));
  g_assert_cmpfloat (number, ==, 1234);
}

static void
test_integers (void)
{
  static const char *const wrong[] = { "", "1.5", "x", "1e3", "99999999999999999999", "9007199254740993000" };
  gint64 integer;

  g_assert_true (annexa_integer_parse ("3", &integer));
  g_assert_cmpint (integer, ==, 3);
  g_assert_true (annexa_integer_parse ("3.0", &integer));
  g_assert_cmpint (integer, ==, 3);
  g_assert_true (annexa_integer_parse ("1 200", &integer));
  g_assert_cmpint (integer, ==, 1200);
  g_assert_true (annexa_integer_parse ("-12", &integer));
  g_assert_cmpint (integer, ==, -12);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (annexa_integer_parse (wrong[i], &integer));
}

/* Whatever is written is read back as the same number, in the shortest way, with a point in every country. */
static void
check_number_format (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 0.1, "0.1" }, { 1234.5, "1234.5" }, { -3, "-3" }, { 1e15, "1e+15" }, { 0.1 + 0.2, "0.30000000000000004" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = annexa_number_format (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (guint i = 0; i < 20000; i++)
    {
      double number = ldexp (g_rand_double_range (random, -1, 1), g_rand_int_range (random, -300, 300));
      g_autofree char *text = annexa_number_format (number);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, number);
      g_assert_null (strchr (text, ','));
    }
}

static void
test_number_format (void)
{
  check_number_format ();
}

/* In Germany the comma is the decimal sign. Runs last: the locale stays. */
static void
test_german_numbers (void)
{
  static const NumberCase cases[] = {
    { "1,234", 1.234 }, { "1.234", 1.234 }, { "1234,5", 1234.5 }, { "1.234,50", 1234.5 }, { "1,234.50", 1234.5 },
    { "1.234.567", 1234567 }, { "3,0", 3 }, { "12,5 %", 12.5 },
  };

  if (!annexa_test_use_locale ("de_DE.UTF-8"))
    {
      g_test_skip ("there is no German locale");
      return;
    }
  check_numbers (cases, G_N_ELEMENTS (cases));
  check_number_format ();
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-noise", test_clean_noise);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/match-key", test_match_key);
  g_test_add_func ("/text/near", test_near);
  g_test_add_func ("/text/sort-key", test_sort_key);
  g_test_add_func ("/text/file-name", test_file_name);
  g_test_add_func ("/text/extension", test_extension);
  g_test_add_func ("/text/split-list", test_split_list);
  g_test_add_func ("/text/squeeze", test_squeeze);
  g_test_add_func ("/text/draft", test_draft);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/integers", test_integers);
  g_test_add_func ("/text/number-format", test_number_format);
  g_test_add_func ("/text/german-numbers", test_german_numbers);

  return g_test_run ();
}
