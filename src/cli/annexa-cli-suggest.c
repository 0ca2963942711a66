/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-suggest.h"
#include "annexa-text.h"

/* Longer words are no slips of the finger, and comparing them takes time. */
#define LONGEST_WORD 60

struct _AnnexaCliSuggester
{
  char *key;
  char *best;
  guint distance; /* of the best one */
};

/**
 * annexa_cli_suggester_new:
 * @word: what somebody wrote
 *
 * Returns: (transfer full): a suggester without candidates
 */
AnnexaCliSuggester *
annexa_cli_suggester_new (const char *word)
{
  AnnexaCliSuggester *self = g_new0 (AnnexaCliSuggester, 1);

  self->key = annexa_text_match_key (word);
  self->distance = (guint) MAX (strlen (self->key) / 3, 1) + 1;
  return self;
}

void
annexa_cli_suggester_free (AnnexaCliSuggester *self)
{
  g_free (self->key);
  g_free (self->best);
  g_free (self);
}

/**
 * annexa_cli_suggester_be_strict:
 * @self: a suggester without candidates
 *
 * Takes but one slip for a slip: among many short words nearly everything is like something.
 */
void
annexa_cli_suggester_be_strict (AnnexaCliSuggester *self)
{
  self->distance = 2;
}

/* How many letters have to be added, left out, changed or swapped with their neighbour. */
static guint
count_slips (const char *a,
             const char *b)
{
  guint rows[3][LONGEST_WORD + 1];
  gsize length = strlen (b);

  for (guint j = 0; j <= length; j++)
    rows[0][j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *two_above = rows[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], two_above[j - 2] + 1);
        }
    }
  return rows[strlen (a) % 3][length];
}

/**
 * annexa_cli_suggester_add:
 * @self: a suggester
 * @candidate: a word that might have been meant
 * @suggestion: what to write instead
 */
void
annexa_cli_suggester_add (AnnexaCliSuggester *self,
                          const char         *candidate,
                          const char         *suggestion)
{
  g_autofree char *key = annexa_text_match_key (candidate);
  guint distance;

  if (*key == '\0' || *self->key == '\0' || strlen (key) > LONGEST_WORD || strlen (self->key) > LONGEST_WORD)
    return;

  distance = count_slips (self->key, key);
  /* “like” for “likelihood” is no slip, but it is half the word. */
  if (strlen (self->key) >= 3 && g_str_has_prefix (key, self->key))
    distance = MIN (distance, 1);
  if (distance >= self->distance)
    return;

  self->distance = distance;
  g_free (self->best);
  self->best = g_strdup (suggestion);
}

/**
 * annexa_cli_suggester_finish:
 * @self: a suggester
 *
 * Returns: (transfer full): a sentence with a space before it, to be put behind what is wrong, or ""
 */
char *
annexa_cli_suggester_finish (AnnexaCliSuggester *self)
{
  if (self->best == NULL)
    return g_strdup ("");

  /* TRANSLATORS: It follows another sentence, so the space at its beginning is needed. */
  return g_strdup_printf (_(" Did you mean “%s”?"), self->best);
}
