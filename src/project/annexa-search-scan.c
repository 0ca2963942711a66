/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-text.h"

/* A search while there is no index: it reads the texts of all records, and finds what the index would find. */

/* The words that the index would look for. */
static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_unichar (word, g_utf8_get_char (p));
          continue;
        }
      if (word->len > 0)
        g_strv_builder_add (words, word->str);
      g_string_truncate (word, 0);
      if (*p == '\0')
        return g_strv_builder_end (words);
    }
}

/* Whether a text has a word or, where @beginning, one that begins so. */
static gboolean
has_word (const char *text,
          const char *word,
          gboolean    beginning)
{
  gsize length = strlen (word);

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      const char *before = g_utf8_find_prev_char (text, p);

      if (before != NULL && g_unichar_isalnum (g_utf8_get_char (before)))
        continue;
      if (beginning || !g_unichar_isalnum (g_utf8_get_char (p + length)))
        return TRUE;
    }
  return FALSE;
}

/* As with the index every word has to be there, and the last one is still being typed. */
static gboolean
text_matches (const char *folded_text,
              char      **folded_words)
{
  for (guint i = 0; folded_words[i] != NULL; i++)
    if (!has_word (folded_text, folded_words[i], folded_words[i + 1] == NULL))
      return FALSE;

  return TRUE;
}

static gboolean
scan_kind (AnnexaStore      *store,
           const AnnexaKind *kind,
           char            **folded_words,
           GArray           *ids,
           GError          **error)
{
  g_autofree char *sql = annexa_search_get_text_sql (kind, TRUE);
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (store, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (annexa_statement_next (statement, &local_error))
    {
      const char *ref = annexa_statement_get_text (statement, 1);
      const char *title = annexa_statement_get_text (statement, 2);
      g_autofree char *text = g_strjoin (" ", ref != NULL ? ref : "", title != NULL ? title : "",
                                         annexa_statement_get_text (statement, 3), NULL);
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *folded = annexa_text_fold (valid);
      gint64 id = annexa_statement_get_int64 (statement, 0);

      if (text_matches (folded, folded_words))
        g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The ids of all records that have the words, ascending; of one kind, or with NULL of all. */
GArray *
annexa_search_scan (AnnexaStore      *store,
                    const AnnexaKind *kind,
                    const char       *words,
                    GError          **error)
{
  g_autofree char *folded = annexa_text_fold (words);
  g_auto (GStrv) folded_words = split_words (folded);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if ((kind == NULL || kinds[i] == kind) && !scan_kind (store, kinds[i], folded_words, ids, error))
      return NULL;

  g_array_sort (ids, compare_ids);
  return g_steal_pointer (&ids);
}
