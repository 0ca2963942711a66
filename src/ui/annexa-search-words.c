/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-search-words.h"
#include "annexa-text.h"

/* How much of a long text is shown, and how much of that before the first word that was found. */
#define EXCERPT_CHARACTERS 160
#define CHARACTERS_BEFORE 24

struct _AnnexaSearchWords
{
  char **folded;
};

/* Steps to the next word of a text: letters, digits and their marks. */
static gboolean
next_word (const char **start,
           const char **end)
{
  const char *p = *end;

  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *start = p;
  while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  *end = p;
  return *start != *end;
}

AnnexaSearchWords *
annexa_search_words_new (const char *typed)
{
  AnnexaSearchWords *self = g_new0 (AnnexaSearchWords, 1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = annexa_text_fold (typed);
  const char *start;
  const char *end = folded;

  while (next_word (&start, &end))
    {
      g_autofree char *word = g_strndup (start, (gsize) (end - start));

      g_strv_builder_add (words, word);
    }
  self->folded = g_strv_builder_end (words);
  return self;
}

void
annexa_search_words_free (AnnexaSearchWords *self)
{
  g_strfreev (self->folded);
  g_free (self);
}

/**
 * annexa_search_words_none:
 * @self: words
 *
 * Returns: whether nothing was typed that could be looked for
 */
gboolean
annexa_search_words_none (AnnexaSearchWords *self)
{
  return self->folded[0] == NULL;
}

/* Whether one of the words is the beginning of a word of a text. */
static gboolean
begins (AnnexaSearchWords *self,
        const char        *start,
        const char        *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = annexa_text_fold (word);

  for (guint i = 0; self->folded[i] != NULL; i++)
    if (g_str_has_prefix (folded, self->folded[i]))
      return TRUE;
  return FALSE;
}

/* Whether a word begins one of a text; most texts have none of the words, which is quickly seen. */
static gboolean
occurs (const char *word,
        const char *folded)
{
  const char *start;
  const char *end = folded;

  if (strstr (folded, word) == NULL)
    return FALSE;
  while (next_word (&start, &end))
    if (g_str_has_prefix (start, word))
      return TRUE;
  return FALSE;
}

/**
 * annexa_search_words_without:
 * @self: words
 * @text: a text
 *
 * Returns: (transfer full): those of the words that the text does not have
 */
AnnexaSearchWords *
annexa_search_words_without (AnnexaSearchWords *self,
                             const char        *text)
{
  AnnexaSearchWords *rest = g_new0 (AnnexaSearchWords, 1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = annexa_text_fold (text);

  for (guint i = 0; self->folded[i] != NULL; i++)
    if (!occurs (self->folded[i], folded))
      g_strv_builder_add (words, self->folded[i]);
  rest->folded = g_strv_builder_end (words);
  return rest;
}

/**
 * annexa_search_words_name:
 * @self: words
 * @name: a name of a few words
 *
 * Returns: whether every word begins a word of the name
 */
gboolean
annexa_search_words_name (AnnexaSearchWords *self,
                          const char        *name)
{
  g_autoptr (AnnexaSearchWords) rest = annexa_search_words_without (self, name);

  return !annexa_search_words_none (self) && annexa_search_words_none (rest);
}

static const char *
find_first (AnnexaSearchWords *self,
            const char        *text)
{
  g_autofree char *folded = annexa_text_fold (text);
  const char *start;
  const char *end = text;
  gboolean found = FALSE;

  for (guint i = 0; self->folded[i] != NULL && !found; i++)
    found = occurs (self->folded[i], folded);
  while (found && next_word (&start, &end))
    if (begins (self, start, end))
      return start;
  return NULL;
}

/**
 * annexa_search_words_excerpt:
 * @self: words
 * @text: a text that may be long
 *
 * Returns: (transfer full) (nullable): the piece of the text around the first of the words in it, in one line; %NULL
 *   when it has none of them
 */
char *
annexa_search_words_excerpt (AnnexaSearchWords *self,
                             const char        *text)
{
  const char *found = find_first (self, text);
  const char *start;
  g_autofree char *piece = NULL;
  glong length;

  if (found == NULL)
    return NULL;
  start = g_utf8_pointer_to_offset (text, found) > CHARACTERS_BEFORE
              ? g_utf8_offset_to_pointer (found, -CHARACTERS_BEFORE)
              : text;
  /* Not from the middle of a word. */
  while (start > text && start < found && !g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  length = g_utf8_strlen (start, -1);
  piece = g_utf8_substring (start, 0, MIN (length, EXCERPT_CHARACTERS));
  g_strdelimit (g_strstrip (piece), "\n\r\t", ' ');
  return g_strconcat (start > text ? "…" : "", piece, length > EXCERPT_CHARACTERS ? "…" : "", NULL);
}

/**
 * annexa_search_words_mark:
 * @self: words
 * @text: what is shown of what was found
 *
 * Returns: (transfer full): attributes that make the words stand out in it
 */
PangoAttrList *
annexa_search_words_mark (AnnexaSearchWords *self,
                          const char        *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *start;
  const char *end = text;

  while (next_word (&start, &end))
    if (begins (self, start, end))
      {
        PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

        bold->start_index = (guint) (start - text);
        bold->end_index = (guint) (end - text);
        pango_attr_list_insert (attributes, bold);
      }
  return attributes;
}
