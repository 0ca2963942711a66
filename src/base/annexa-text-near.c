/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-text.h"

/* Names that differ by a slip of the keyboard. */

/* Nobody types a longer name twice, and the work grows with the square of the length. */
#define MOST_LETTERS 64

/* Of so few letters each counts: Ana is not Ina. */
#define FEWEST_LETTERS 4

/* From here on two slips are as likely as one was before. */
#define LONG_NAME 9

/* How many letters have to be put in, left out, replaced or swapped with their neighbour to make one of the other. Only three
 * rows of the table of all beginnings are ever looked at. */
static guint
count_slips (const gunichar *a,
             guint           n_a,
             const gunichar *b,
             guint           n_b)
{
  guint rows[3][MOST_LETTERS + 1];

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *last = rows[(i - 1) % 3];
      const guint *before = rows[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0), MIN (last[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

/* Whether both have the same digits in the same order: machine 13 is not machine 12. */
static gboolean
have_same_digits (const char *a,
                  const char *b)
{
  for (;;)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

/**
 * annexa_text_is_near:
 * @text: what was typed, valid UTF-8
 * @name: a name, valid UTF-8
 *
 * Upper case, accents and whatever is no letter or digit do not count, and every digit has to be right. In a long name two letters may be wrong, in a short one one,
 * and in one of three letters none.
 *
 * Returns: whether @text is @name but for a slip of the keyboard
 */
gboolean
annexa_text_is_near (const char *text,
                     const char *name)
{
  g_autofree char *typed = NULL;
  g_autofree char *meant = NULL;
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong n_a, n_b, most;

  g_return_val_if_fail (text != NULL && name != NULL, FALSE);

  typed = annexa_text_match_key (text);
  meant = annexa_text_match_key (name);
  a = g_utf8_to_ucs4_fast (typed, -1, &n_a);
  b = g_utf8_to_ucs4_fast (meant, -1, &n_b);
  most = MIN (n_a, n_b) >= LONG_NAME ? 2 : 1;
  if (strcmp (typed, meant) == 0)
    return n_a > 0;
  if (!have_same_digits (typed, meant))
    return FALSE;
  if (MIN (n_a, n_b) < FEWEST_LETTERS || MAX (n_a, n_b) > MOST_LETTERS || ABS (n_a - n_b) > most)
    return FALSE;
  return count_slips (a, (guint) n_a, b, (guint) n_b) <= (guint) most;
}
