/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-import-private.h"
#include "annexa-text.h"

/* Words that are not in the list of a field: which there are, and what somebody says they mean. Those that were explained
 * are told, too, so that it can be changed. */

/* Nobody goes through more of them one by one. */
#define MOST_WORDS 100

static void
free_word (gpointer data)
{
  AnnexaImportWord *word = data;

  g_free (word->text);
  g_free (word->meaning);
  g_free (word);
}

GPtrArray *
annexa_import_words_new (void)
{
  return g_ptr_array_new_with_free_func (free_word);
}

static char *
make_key (guint       column,
          const char *text)
{
  g_autofree char *folded = annexa_text_fold (text);

  return g_strdup_printf ("%u %s", column, folded);
}

static guint
find_table (AnnexaImport       *self,
            AnnexaImportSource *source)
{
  guint table = 0;

  (void) g_ptr_array_find (self->sources, source, &table);
  return table;
}

/* One key is made for each cell, and nothing is compared with all words: a large table has many cells. */
static void
note_one (AnnexaImport       *self,
          AnnexaImportSource *source,
          guint               column,
          const AnnexaField  *field,
          const char         *text,
          const char         *meaning)
{
  g_autofree char *place = make_key (column, text);
  g_autofree char *key = g_strdup_printf ("%p %s", (gpointer) source, place);
  AnnexaImportWord *word = g_hash_table_lookup (self->words_by_key, key);

  if (word != NULL)
    {
      word->n_rows++;
      return;
    }
  if (self->words->len >= MOST_WORDS)
    return;
  word = g_new0 (AnnexaImportWord, 1);
  *word = (AnnexaImportWord){ find_table (self, source), column, field, g_strdup (text), g_strdup (meaning), 1 };
  g_ptr_array_add (self->words, word);
  g_hash_table_insert (self->words_by_key, g_steal_pointer (&key), word);
}

/* @text: what could not be understood of a cell */
void
annexa_import_note_word (AnnexaImport       *self,
                         AnnexaImportSource *source,
                         guint               column,
                         const AnnexaField  *field,
                         const char         *text)
{
  g_auto (GStrv) parts = NULL;

  if (field->type == ANNEXA_FIELD_CHOICE || field->type == ANNEXA_FIELD_SCALE)
    note_one (self, source, column, field, text, NULL);
  if (field->type != ANNEXA_FIELD_CHOICES)
    return;
  parts = annexa_text_split_list (text);
  for (guint i = 0; parts[i] != NULL; i++)
    note_one (self, source, column, field, parts[i], NULL);
}

static const char *
find_meaning (AnnexaImportTable *table,
              guint              column,
              const char        *text)
{
  g_autofree char *key = make_key (column, text);

  return g_hash_table_lookup (table->meanings, key);
}

static const char *
find_meaning_or_text (AnnexaImportTable *table,
                      guint              column,
                      const char        *text)
{
  const char *meaning = find_meaning (table, column, text);

  return meaning != NULL ? meaning : text;
}

/* @text: a cell in which stands what somebody explained */
void
annexa_import_note_explained (AnnexaImport       *self,
                              AnnexaImportSource *source,
                              guint               column,
                              const AnnexaField  *field,
                              const char         *text)
{
  g_auto (GStrv) parts = field->type == ANNEXA_FIELD_CHOICES ? annexa_text_split_list (text)
                                                             : g_strdupv ((char *[]){ (char *) text, NULL });

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *meaning = find_meaning (source->table, column, parts[i]);

      if (meaning != NULL)
        note_one (self, source, column, field, parts[i], meaning);
    }
}

/* Returns: (transfer full): the text of a cell in the words that somebody said are meant */
char *
annexa_import_get_meaning (AnnexaImportTable *table,
                           guint              column,
                           const AnnexaField *field,
                           const char        *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) meant = NULL;

  if (table->meanings == NULL || field->type != ANNEXA_FIELD_CHOICES)
    return g_strdup (table->meanings != NULL ? find_meaning_or_text (table, column, text) : text);
  parts = annexa_text_split_list (text);
  meant = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (meant, "%s%s", i > 0 ? "; " : "", find_meaning_or_text (table, column, parts[i]));
  return g_string_free (g_steal_pointer (&meant), FALSE);
}

/**
 * annexa_import_table_set_meaning:
 * @self: a table that was not copied yet
 * @position: which column, from 0
 * @text: a word that stands in it
 * @meaning: a word of the field that the column is, or "" for nothing
 *
 * Says which word of a list another word means, in all rows.
 */
void
annexa_import_table_set_meaning (AnnexaImportTable *self,
                                 guint              position,
                                 const char        *text,
                                 const char        *meaning)
{
  if (self->meanings == NULL)
    self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->meanings, make_key (position, text), g_strdup (meaning));
}

/**
 * annexa_import_get_n_words:
 * @self: an import that was run
 *
 * Returns: how many words there are that are not in the list of their field, each counted once for its column
 */
guint
annexa_import_get_n_words (AnnexaImport *self)
{
  return self->words->len;
}

/**
 * annexa_import_get_word:
 * @self: an import that was run
 * @position: which word, from 0
 *
 * Returns: (transfer none): a word that is not in the list of its field
 */
const AnnexaImportWord *
annexa_import_get_word (AnnexaImport *self,
                        guint         position)
{
  return self->words->pdata[position];
}
