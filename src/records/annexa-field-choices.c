/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-field-private.h"
#include "annexa-text.h"

/* The choices of a field, and the words that a set of them is stored as. */

/**
 * annexa_field_find_choice:
 * @field: a field with choices
 * @word: (nullable): a word as the file holds it
 *
 * Returns: (nullable): the choice; %NULL for a word that this version does not know
 */
const AnnexaChoice *
annexa_field_find_choice (const AnnexaField *field,
                          const char        *word)
{
  for (const AnnexaChoice *choice = field->choices; word != NULL && choice != NULL && choice->word != NULL; choice++)
    if (strcmp (choice->word, word) == 0)
      return choice;

  return NULL;
}

/**
 * annexa_choice_get_label:
 * @choice: a choice
 *
 * Returns: what people see, in their language
 */
const char *
annexa_choice_get_label (const AnnexaChoice *choice)
{
  return _(choice->label);
}

/* Whether one of the names, separated by |, has the key, see annexa_text_match_key(). */
gboolean
annexa_field_key_is_one_of (const char *key,
                            const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part_key = annexa_text_match_key (parts[i]);

      if (strcmp (key, part_key) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_field_match_choice:
 * @field: a field with choices
 * @text: what somebody wrote: the word, its label in English or in the current language, or a synonym
 *
 * Returns: (nullable): the choice that is meant
 */
const AnnexaChoice *
annexa_field_match_choice (const AnnexaField *field,
                           const char        *text)
{
  g_autofree char *key = annexa_text_match_key (text);

  for (const AnnexaChoice *choice = field->choices; choice != NULL && choice->word != NULL; choice++)
    if (annexa_field_key_is_one_of (key, choice->word) || annexa_field_key_is_one_of (key, choice->label)
        || annexa_field_key_is_one_of (key, _(choice->label))
        || (choice->synonyms != NULL && annexa_field_key_is_one_of (key, choice->synonyms)))
      return choice;

  return NULL;
}

/**
 * annexa_field_has_tones:
 * @field: a field
 *
 * Returns: whether it has choices that are better or worse than others, and so are shown in colour
 */
gboolean
annexa_field_has_tones (const AnnexaField *field)
{
  for (const AnnexaChoice *choice = field->choices; choice != NULL && choice->word != NULL; choice++)
    if (choice->tone != ANNEXA_TONE_NONE)
      return TRUE;

  return FALSE;
}

/**
 * annexa_field_get_words:
 * @field: a choice or set of choices
 * @value: its value
 *
 * Returns: (transfer full) (array zero-terminated=1): the words that are chosen
 */
char **
annexa_field_get_words (const AnnexaField *field,
                        const AnnexaValue *value)
{
  const char *text = annexa_value_get_text (value);

  return text != NULL ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
}

/* A set is stored in the order of the table, so that equal sets are equal texts; words from a newer version follow. */
char *
annexa_field_join_words (const AnnexaField *field,
                         GPtrArray         *words)
{
  GString *joined = g_string_new (NULL);

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    if (g_ptr_array_find_with_equal_func (words, choice->word, g_str_equal, NULL))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", choice->word);

  for (guint i = 0; i < words->len; i++)
    if (annexa_field_find_choice (field, words->pdata[i]) == NULL)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", (char *) words->pdata[i]);

  return g_string_free (joined, FALSE);
}
