/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "annexa-bench-data.h"

/* The words that texts are made of. Like those of a language, a few are everywhere and most are rare. */
#define N_WORDS 6000

char *
annexa_bench_data_path (const char *folder,
                        const char *name,
                        const char *ending)
{
  g_autofree char *file = g_strconcat (name, ".", ending, NULL);

  return g_build_filename (folder, file, NULL);
}

/**
 * annexa_bench_data_word:
 * @number: which, from 0; the smaller, the more texts have it
 *
 * Returns: (transfer full): a word of two to four syllables, always the same for the same number
 */
char *
annexa_bench_data_word (guint number)
{
  static const char *const syllables[] = { "ba", "cu", "der", "fin", "go",  "hal", "ko",  "lan", "me", "nor",
                                           "pi", "ra", "ser", "tol", "vic", "wen", "zor", "ti",  "mo", "las" };
  const guint n = G_N_ELEMENTS (syllables);
  GString *word = g_string_new (NULL);

  /* Seven has no factor in common with the number of syllables, so neighbours look different. */
  for (guint rest = number * 7 + n; rest > 0; rest /= n)
    g_string_append (word, syllables[rest % n]);
  return g_string_free (word, FALSE);
}

/**
 * annexa_bench_data_append_words:
 * @text: where to
 * @random: what decides
 * @n_words: how many
 *
 * Appends words that are as frequent as those of a language.
 */
void
annexa_bench_data_append_words (GString *text,
                                GRand   *random,
                                guint    n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      double position = g_rand_double (random);
      g_autofree char *word = annexa_bench_data_word ((guint) (position * position * position * N_WORDS));

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, word);
    }
}

const char *
annexa_bench_data_pick (GRand             *random,
                        const char *const *words,
                        guint              n_words)
{
  return words[g_rand_int_range (random, 0, (gint32) n_words)];
}

static void
append_asset (GString *csv,
              GRand   *random,
              guint    number,
              guint    n_records)
{
  static const char *const types[] = { "hardware", "software", "information", "service", "process" };
  static const char *const classifications[] = { "public", "internal", "confidential", "" };

  g_string_append_printf (csv, "A-%06u,", number);
  annexa_bench_data_append_words (csv, random, 4);
  g_string_append_printf (csv, ",%s,\"", ANNEXA_BENCH_PICK (random, types));
  annexa_bench_data_append_words (csv, random, 10);
  g_string_append (csv, ", ");
  annexa_bench_data_append_words (csv, random, 9);
  g_string_append_printf (csv, ".\",P-%03d,", g_rand_int_range (random, 1, ANNEXA_BENCH_PERSONS + 1));
  annexa_bench_data_append_words (csv, random, 2);
  g_string_append_printf (csv, ",%s,%d,%d,%d,2027-%02d-%02d,", ANNEXA_BENCH_PICK (random, classifications),
                          g_rand_int_range (random, 0, 5), g_rand_int_range (random, 0, 5),
                          g_rand_int_range (random, 0, 5), g_rand_int_range (random, 1, 13),
                          g_rand_int_range (random, 1, 29));
  /* Never on itself, which the gate refuses. */
  if (number % 3 == 0)
    {
      guint distance = (guint) g_rand_int_range (random, 0, MIN (1000, (gint32) n_records - 1));

      g_string_append_printf (csv, "A-%06u", 1 + (number + distance) % n_records);
    }
  g_string_append_c (csv, '\n');
}

static void
append_risk (GString *csv,
             GRand   *random,
             guint    number,
             guint    n_records)
{
  static const char *const treatments[] = { "modify", "retain", "avoid", "share", "undecided" };
  static const char *const statuses[] = { "open", "in-treatment", "accepted", "closed" };

  g_string_append_printf (csv, "R-%06u,", number);
  annexa_bench_data_append_words (csv, random, 5);
  g_string_append_c (csv, ',');
  for (gint32 i = g_rand_int_range (random, 0, 3); i >= 0; i--)
    g_string_append_printf (csv, "A-%06d%s", g_rand_int_range (random, 1, (gint32) n_records + 1), i > 0 ? ";" : "");
  g_string_append (csv, ",\"");
  annexa_bench_data_append_words (csv, random, 12);
  g_string_append (csv, ", ");
  annexa_bench_data_append_words (csv, random, 8);
  g_string_append_printf (csv, ".\",P-%03d,%d,%d,%s,%s\n", g_rand_int_range (random, 1, ANNEXA_BENCH_PERSONS + 1),
                          g_rand_int_range (random, 1, 6), g_rand_int_range (random, 1, 6),
                          ANNEXA_BENCH_PICK (random, treatments), ANNEXA_BENCH_PICK (random, statuses));
}

static void
append_person (GString *csv,
               GRand   *random,
               guint    number,
               guint    n_records)
{
  g_string_append_printf (csv, "P-%03u,", number);
  annexa_bench_data_append_words (csv, random, 2);
  g_string_append_c (csv, '\n');
}

/**
 * annexa_bench_data_write_table:
 * @folder: where to
 * @name: the name of the table
 * @heading: its first line
 * @n_rows: how many rows it gets
 * @n_records: how many records a large register has
 * @append_row: appends one row
 *
 * Writes a table as a CSV file, always the same one.
 */
void
annexa_bench_data_write_table (const char    *folder,
                               const char    *name,
                               const char    *heading,
                               guint          n_rows,
                               guint          n_records,
                               AnnexaBenchRow append_row)
{
  g_autofree char *path = annexa_bench_data_path (folder, name, "csv");
  g_autoptr (GString) csv = g_string_new (heading);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= n_rows; i++)
    append_row (csv, random, i, n_records);
  g_file_set_contents (path, csv->str, (gssize) csv->len, &error);
  g_assert_no_error (error);
}

/**
 * annexa_bench_data_write:
 * @folder: where to
 * @n_records: how many assets, and how many risks
 *
 * Writes persons, assets and risks as CSV files, always the same ones.
 */
void
annexa_bench_data_write (const char *folder,
                         guint       n_records)
{
  annexa_bench_data_write_table (folder, "persons", "ref,name\n", ANNEXA_BENCH_PERSONS, n_records, append_person);
  annexa_bench_data_write_table (folder, "assets",
               "ref,name,type,description,owner,location,classification,confidentiality,integrity,availability,"
               "next-review,depends-on\n",
               n_records, n_records, append_asset);
  annexa_bench_data_write_table (folder, "risks",
               "ref,title,assets,scenario,owner,current-likelihood,current-impact,treatment,status\n", n_records,
               n_records, append_risk);
}

/* Removes a file, or a folder with everything in it. */
void
annexa_bench_data_remove (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      annexa_bench_data_remove (child);
    }
  g_remove (path);
}
