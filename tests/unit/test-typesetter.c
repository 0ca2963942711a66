/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-test.h"
#include "annexa-typesetter-private.h"

static AnnexaTheme theme;

static AnnexaTypesetter *
create_typesetter (void)
{
  static const AnnexaDocumentInfo info = { .title = "Test", .language = "en" };

  annexa_theme_init (&theme, &info);
  return annexa_typesetter_new (&theme, &info);
}

static double
measure (AnnexaTypesetter *typesetter,
         const char       *text)
{
  AnnexaRun run = { .text = text };
  AnnexaTypesetting setting = { &run, 1, ANNEXA_TEXT_CELL, 0, 0 };
  AnnexaExtent extent = { 0 };

  annexa_typesetter_measure (typesetter, &setting, &extent);
  return extent.longest_line;
}

/* Sets runs in a column as wide as @widest and tells the lines, "|" between them. */
static char *
set_runs (const AnnexaRun *runs,
          guint            n_runs,
          const char      *widest,
          AnnexaTextRole   role)
{
  g_autoptr (AnnexaTypesetter) typesetter = create_typesetter ();
  AnnexaTypesetting setting = { runs, n_runs, role, measure (typesetter, widest), 0 };
  guint number = annexa_typesetter_set (typesetter, &setting);
  const AnnexaParagraph *paragraph = &g_array_index (typesetter->paragraphs, AnnexaParagraph, number);
  GString *lines = g_string_new (NULL);

  g_assert_false (paragraph->complex);
  for (guint i = 0; i < paragraph->n_lines; i++)
    {
      const AnnexaLine *line = &g_array_index (typesetter->lines, AnnexaLine, paragraph->first_line + i);
      AnnexaPlace place = line->start;

      if (i > 0)
        g_string_append_c (lines, '|');
      for (; place.run < line->end.run; place = (AnnexaPlace){ place.run + 1, 0 })
        g_string_append (lines, annexa_typesetter_get_text (typesetter, &runs[place.run]) + place.byte);
      if (place.run < n_runs)
        g_string_append_len (lines, annexa_typesetter_get_text (typesetter, &runs[place.run]) + place.byte,
                             line->end.byte - place.byte);
    }
  return g_string_free (lines, FALSE);
}

static char *
set_text (const char *text,
          const char *widest)
{
  AnnexaRun run = { .text = text };

  return set_runs (&run, 1, widest, ANNEXA_TEXT_CELL);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    const char *widest;
    const char *lines;
  } cases[] = {
    { "", "wide", "" },
    { "   ", "wide", "" },
    { "one two", "one two", "one two" },
    { "one two", "one tw", "one|two" },
    { "one   two", "one tw", "one|two" },
    { "one two  ", "one two", "one two" },
    { "  one two", "one two", "one two" },
    { "one\ntwo", "one two", "one|two" },
    { "one \n two", "one two", "one|two" },
    { "one\n\ntwo", "one two", "one||two" },
    { "one\n", "one two", "one" },
    { "one\302\240two three", "one two", "one\302\240two|three" },
    { "non-conformity", "conformity", "non-|conformity" },
    { "the half-day", "the half-", "the|half-day" },
    { "and/or", "and/", "and/|or" },
    { "minus -5", "minus -", "minus|-5" },
    { "open 24/7", "open 24/", "open|24/7" },
    { "2024–2026", "2024–2", "2024–|2026" },
    { "wwwwww", "www", "www|www" },
    { "a wwwwww", "www", "a|www|www" },
    { "äöüäöü", "äöü", "äöü|äöü" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = set_text (cases[i].text, cases[i].widest);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* A word goes on over runs of different looks; a pill is a word, broken only where no line could hold it. */
static void
test_runs (void)
{
  const AnnexaRun bold[] = { { .text = "a " }, { .text = "pass", .flags = ANNEXA_RUN_BOLD }, { .text = "word" } };
  const AnnexaRun pills[] = { { .text = "is " },
                              { .type = ANNEXA_RUN_PILL, .text = "Not decided" },
                              { .text = " yet" } };
  g_autofree char *one = set_runs (bold, 3, "a passwor", ANNEXA_TEXT_CELL);
  g_autofree char *two = set_runs (pills, 3, "is Not decided", ANNEXA_TEXT_CELL);
  g_autofree char *three = set_runs (pills + 1, 1, "decidedw", ANNEXA_TEXT_CELL);

  g_assert_cmpstr (one, ==, "a|password");
  g_assert_cmpstr (two, ==, "is|Not decided|yet");
  g_assert_cmpstr (three, ==, "Not |decided");
}

/* Running text does not end in a line of one short word; cells may. */
static void
test_short_end (void)
{
  const AnnexaRun run = { .text = "The controls that apply are listed, with their reasons and with the state of each of them." };
  static const char widest[] = "The controls that apply are listed, with their reasons and with the state of each of th";
  g_autofree char *cell = set_runs (&run, 1, widest, ANNEXA_TEXT_CELL);
  g_autoptr (AnnexaTypesetter) typesetter = create_typesetter ();
  AnnexaExtent extent = { 0 };
  AnnexaTypesetting setting = { &run, 1, ANNEXA_TEXT_BODY, 0, 0 };
  guint paragraph;

  g_assert_true (g_str_has_suffix (cell, "|them."));

  annexa_typesetter_measure (typesetter, &setting, &extent);
  setting.width = extent.longest_line - 4;
  paragraph = annexa_typesetter_set (typesetter, &setting);
  g_assert_cmpuint (annexa_typesetter_get_n_lines (typesetter, paragraph), ==, 2);
  g_assert_cmpfloat (annexa_typesetter_get_last_width (typesetter, paragraph), >=, setting.width * 0.16);
}

static void
test_complex (void)
{
  static const char *const simple[] = { "", "Plain", "Größe", "Ελληνικά", "Кириллица", "“x” – … €", "→ ≥ 5", "1 000" };
  static const char *const complex[] = { "سياسة", "אבטחה", "安全", "हिन्दी", "e\314\201", "soft\302\255hyphen",
                                         "\360\237\224\222", "Latin and 安全" };
  g_autoptr (AnnexaTypesetter) typesetter = create_typesetter ();

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    g_assert_false (annexa_typesetter_is_complex (typesetter, &(AnnexaRun){ .text = simple[i] }, 1));
  for (guint i = 0; i < G_N_ELEMENTS (complex); i++)
    g_assert_true (annexa_typesetter_is_complex (typesetter, &(AnnexaRun){ .text = complex[i] }, 1));
}

/* A name does not turn a sentence round, and a Latin word does not in a report that is read from the right. Points and
 * digits of a script are no letters. */
static void
test_direction (void)
{
  g_assert_cmpint (annexa_tell_direction ("שרת הגיבוי", FALSE), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (annexa_tell_direction ("ISO שרת הגיבוי.", FALSE), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (annexa_tell_direction ("安全 e\314\201", FALSE), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (annexa_tell_direction ("נועה owns the risk.", FALSE), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (annexa_tell_direction ("abc \327\220\326\267\326\267\326\267\326\267", FALSE), ==,
                   PANGO_DIRECTION_LTR);
  g_assert_cmpint (annexa_tell_direction ("27 %", FALSE), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (annexa_tell_direction ("ISO שרת הגיבוי", TRUE), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (annexa_tell_direction ("27 e\314\201 May", TRUE), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (annexa_tell_direction ("27 %", TRUE), ==, PANGO_DIRECTION_RTL);
}

/* Whoever breaks lines here and whoever measures says the same as Pango. */
static void
test_as_pango (void)
{
  static const char text[] = "Information security roles, and responsibilities";
  g_autoptr (AnnexaTypesetter) typesetter = create_typesetter ();
  AnnexaRun run = { .text = text };
  AnnexaTypesetting setting = { &run, 1, ANNEXA_TEXT_CELL, 0, 0 };
  AnnexaExtent own = { 0 };
  AnnexaExtent pango = { .n_lines = 1 };

  annexa_typesetter_measure (typesetter, &setting, &own);
  annexa_typesetter_measure_complex (typesetter, &setting, &pango);
  g_assert_cmpfloat_with_epsilon (own.widest_word, pango.widest_word, 0.1);
  g_assert_cmpfloat_with_epsilon (own.longest_line, pango.longest_line, 0.5);
  g_assert_cmpfloat_with_epsilon (own.total, pango.total, 0.5);
  g_assert_cmpuint (own.n_lines, ==, pango.n_lines);
}

/* What was forgotten because there are too many words is shaped again, and looks the same. */
static void
test_bounded_words (void)
{
  g_autoptr (AnnexaWords) words = annexa_words_new (ANNEXA_PAPER_FONT, "en");
  guint font = annexa_words_get_font (words, 9, FALSE, FALSE);
  double width = annexa_words_get (words, font, "first", 5)->width;

  g_assert_cmpuint (annexa_words_get_font (words, 9, FALSE, FALSE), ==, font);
  g_assert_cmpuint (annexa_words_get_font (words, 9, TRUE, FALSE), !=, font);
  for (guint i = 0; i < 45000; i++)
    {
      char word[16];
      guint length = (guint) g_snprintf (word, sizeof word, "w%u", i);
      const AnnexaWord *shaped = annexa_words_get (words, font, word, length);

      g_assert_cmpuint (shaped->length, ==, length);
      g_assert_cmpuint (shaped->n_glyphs, ==, length);
    }
  g_assert_cmpfloat (annexa_words_get (words, font, "first", 5)->width, ==, width);
}

static void
test_fit (void)
{
  g_autoptr (AnnexaWords) words = annexa_words_new (ANNEXA_PAPER_FONT, NULL);
  guint font = annexa_words_get_font (words, 9, FALSE, FALSE);
  double letter = annexa_words_get (words, font, "ä", 2)->width;
  const AnnexaWord *word = annexa_words_get (words, font, "äää", 6);
  double taken;

  g_assert_cmpuint (annexa_word_fit (word, letter * 0.9, &taken), ==, 0);
  g_assert_cmpuint (annexa_word_fit (word, letter * 1.1, &taken), ==, 2);
  g_assert_cmpfloat_with_epsilon (taken, letter, 0.01);
  g_assert_cmpuint (annexa_word_fit (word, 1000, &taken), ==, 6);
}

/* An organization's colour that is too light for letters is made darker. */
static void
test_theme (void)
{
  AnnexaDocumentInfo info = { .paper = ANNEXA_PAPER_LETTER, .accent = { 1, 0.9, 0.2, 1 } };
  AnnexaTheme letter;
  double width;
  double height;

  annexa_theme_init (&letter, &info);
  g_assert_cmpfloat (annexa_rgba_get_contrast (&letter.accent, &letter.palette->ground), >=, 4.49);
  annexa_theme_get_page_size (&letter, ANNEXA_ORIENTATION_LANDSCAPE, &width, &height);
  g_assert_cmpfloat (width, ==, 792);
  g_assert_cmpfloat (height, ==, 612);
  for (guint i = 0; i < ANNEXA_N_TEXT_ROLES; i++)
    {
      g_assert_cmpfloat (letter.styles[i].size, >=, 7);
      g_assert_cmpfloat (letter.styles[i].leading, >=, letter.styles[i].size * 1.15);
    }
}

/* A second colour is for headings of sections and groups; without one these are as usual. */
static void
test_look (void)
{
  AnnexaDocumentInfo usual = { .accent = { 0, 0, 1, 1 } };
  AnnexaDocumentInfo own = { .accent = { 0, 0, 1, 1 }, .second = { 1, 0.9, 0.2, 1 }, .font = "Own, Noto Sans" };
  AnnexaTheme before, after;
  AnnexaRgba heading;

  annexa_theme_init (&before, &usual);
  annexa_theme_init (&after, &own);
  g_assert_cmpstr (before.font, ==, ANNEXA_PAPER_FONT);
  g_assert_cmpstr (after.font, ==, "Own, Noto Sans");
  g_assert_cmpfloat (before.styles[ANNEXA_TEXT_HEADING_2].colour.red, ==, before.palette->text.red);
  g_assert_cmpfloat (before.styles[ANNEXA_TEXT_CELL_GROUP].colour.blue, ==, before.accent.blue);
  heading = after.styles[ANNEXA_TEXT_HEADING_2].colour;
  g_assert_cmpfloat (heading.red, >, heading.blue);
  g_assert_cmpfloat (after.styles[ANNEXA_TEXT_CELL_GROUP].colour.red, ==, heading.red);
  g_assert_cmpfloat (annexa_rgba_get_contrast (&heading, &after.palette->ground), >=, 4.49);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/typesetter/lines", test_lines);
  g_test_add_func ("/typesetter/runs", test_runs);
  g_test_add_func ("/typesetter/short-end", test_short_end);
  g_test_add_func ("/typesetter/complex", test_complex);
  g_test_add_func ("/typesetter/direction", test_direction);
  g_test_add_func ("/typesetter/as-pango", test_as_pango);
  g_test_add_func ("/typesetter/bounded-words", test_bounded_words);
  g_test_add_func ("/typesetter/fit", test_fit);
  g_test_add_func ("/typesetter/theme", test_theme);
  g_test_add_func ("/typesetter/look", test_look);

  return g_test_run ();
}
