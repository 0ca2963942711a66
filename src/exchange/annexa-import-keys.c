/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-import-private.h"
#include "annexa-text.h"

/* A list of one's own often has numbers that no field takes: they stand in the notes of the records that it became. Whoever
 * renames a thing in that list means the same thing still, and it is recognized by its number. */

/* So many rows tell whether each has something else in a column, and whether a column tells of them what they are. */
#define MOST_ROWS 1000

static gboolean
may_be_key (AnnexaImportTable *self,
            guint              position)
{
  const AnnexaField *field = g_array_index (self->columns, AnnexaColumn, position).field;

  if (annexa_import_table_leaves_out (self, position))
    return FALSE;
  if (field == NULL)
    return annexa_kind_find_field (self->kind, "notes") != NULL;
  return field->type == ANNEXA_FIELD_TEXT && !(field->flags & ANNEXA_FIELD_INTERNAL)
         && strcmp (field->name, self->kind->title) != 0;
}

static void
free_texts (gpointer data)
{
  if (data != NULL)
    g_hash_table_unref (data);
}

/* Which columns hold something else in each of the first rows. Blank cells are not alike: their rows are recognized by
 * their names. */
static GArray *
find_distinct (AnnexaImportTable *self)
{
  GArray *distinct = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_full (self->columns->len, free_texts);

  g_array_set_size (distinct, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (texts, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
  if (!annexa_import_table_rewind (self, NULL))
    return distinct;
  for (guint n = 0; n < MOST_ROWS && annexa_csv_reader_next (self->reader, NULL); n++)
    for (guint i = 0; i < texts->len; i++)
      {
        g_autofree char *text =
            texts->pdata[i] != NULL ? annexa_text_clean (annexa_csv_reader_get_cell (self->reader, i), FALSE) : NULL;

        if (text != NULL && !g_hash_table_add (texts->pdata[i], annexa_text_fold (text)))
          g_clear_pointer (&texts->pdata[i], g_hash_table_unref);
      }
  for (guint i = 0; i < texts->len; i++)
    g_array_index (distinct, gboolean, i) = texts->pdata[i] != NULL && g_hash_table_size (texts->pdata[i]) > 0;
  return distinct;
}

/**
 * annexa_import_table_list_keys:
 * @self: a table whose kind is known
 *
 * Looks through the rows once, however often it is called; an import that proposes a column has done so already.
 *
 * Returns: (transfer full) (element-type int): the columns besides reference and title by which its rows may be recognized:
 *   those that hold something else in each row, as far as the first rows tell
 */
GArray *
annexa_import_table_list_keys (AnnexaImportTable *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (int));

  if (self->distinct == NULL)
    self->distinct = find_distinct (self);
  for (int i = 0; i < (int) self->columns->len; i++)
    if (g_array_index (self->distinct, gboolean, i) && may_be_key (self, (guint) i))
      g_array_append_val (keys, i);
  return keys;
}

/**
 * annexa_import_table_set_key:
 * @self: a table
 * @position: a column, or %ANNEXA_KEY_NAMES, or %ANNEXA_KEY_PROPOSED
 *
 * Says by what it is recognized which record a row is: by its reference or title, which is what a table does of itself; by
 * what stands in a column, and by reference or title where nothing stands there that a record has; or by the column that an
 * import recognizes most rows by, which is also taken instead of a column by which rows cannot be recognized (any more).
 */
void
annexa_import_table_set_key (AnnexaImportTable *self,
                             int                position)
{
  self->key = position;
}

/**
 * annexa_import_table_get_key:
 * @self: a table
 *
 * Returns: the column by which rows are recognized, or %ANNEXA_KEY_NAMES; once it was imported, never %ANNEXA_KEY_PROPOSED
 */
int
annexa_import_table_get_key (AnnexaImportTable *self)
{
  return self->key;
}

static void
add_key (GHashTable *keys,
         const char *text,
         gint64      id)
{
  char *folded = annexa_text_fold (text);
  gint64 other = (gint64) (gintptr) g_hash_table_lookup (keys, folded);

  g_hash_table_insert (keys, folded, (gpointer) (gintptr) (other == 0 || other == id ? id : ANNEXA_IMPORT_SEVERAL));
}

/* A column that may tell which records the rows are, and what the records have there. */
typedef struct
{
  int column;
  char *heading;    /* what a line of the notes begins with that is of the column */
  GHashTable *keys; /* text, folded -> id, or several */
} Candidate;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->heading);
  g_hash_table_unref (candidate->keys);
}

static void
add_candidate (GArray            *candidates,
               AnnexaImportTable *table,
               int                position)
{
  g_autofree char *column = annexa_import_table_describe_column (table, (guint) position);
  Candidate candidate = { position, g_strdup_printf (_("%s: %s"), column, ""),
                          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_array_append_val (candidates, candidate);
}

/* What an import left there of the columns: for each a line with its heading. */
static void
add_from_notes (GArray     *candidates,
                const char *notes,
                gint64      id)
{
  for (const char *line = notes; *line != '\0';)
    {
      const char *newline = strchr (line, '\n');
      gsize n = newline != NULL ? (gsize) (newline - line) : strlen (line);

      for (guint i = 0; i < candidates->len; i++)
        {
          const Candidate *candidate = &g_array_index (candidates, Candidate, i);
          gsize length = strlen (candidate->heading);

          if (strncmp (line, candidate->heading, length) == 0 && n > length)
            {
              g_autofree char *text = g_strndup (line + length, n - length);

              add_key (candidate->keys, text, id);
            }
        }
      line += newline != NULL ? n + 1 : n;
    }
}

/* What the records have where the table has its columns: in the field that all of them are, or, without one, in the notes,
 * which are read once for all columns. */
static gboolean
read_keys (AnnexaImport      *self,
           AnnexaImportTable *table,
           const AnnexaField *field,
           GArray            *candidates,
           GError           **error)
{
  g_autoptr (GArray) texts = annexa_project_list_texts (
      self->project, table->kind, field != NULL ? field : annexa_kind_find_field (table->kind, "notes"), error);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const AnnexaTitle *text = &g_array_index (texts, AnnexaTitle, i);

      if (*text->title == '\0')
        continue;
      if (field != NULL)
        add_key (g_array_index (candidates, Candidate, 0).keys, text->title, text->id);
      else
        add_from_notes (candidates, text->title, text->id);
    }
  return texts != NULL;
}

/* Which record the current row is by the column, or 0, or several. */
gint64
annexa_import_keys_find (GHashTable        *keys,
                         AnnexaImportTable *table)
{
  g_autofree char *text = annexa_text_clean (annexa_csv_reader_get_cell (table->reader, (guint) table->key), FALSE);
  g_autofree char *folded = text != NULL ? annexa_text_fold (text) : NULL;

  return folded != NULL ? (gint64) (gintptr) g_hash_table_lookup (keys, folded) : 0;
}

/* How many of the first rows are of records that the column tells; 0 where most of those are called something else: then it
 * is no number, but a colour that another thing has. So it is where one row is called what another record is called: things
 * keep their numbers when they are renamed, but rows are counted anew when one is put between them. And so it is where two
 * of all rows would be the same record, which nobody would be told of who did not choose the column. */
static guint
count_found (AnnexaImport      *self,
             AnnexaImportTable *table,
             GHashTable        *keys)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  guint n = 0;
  guint n_same = 0;

  if (g_hash_table_size (keys) == 0 || !annexa_import_table_rewind (table, NULL))
    return 0;
  for (guint i = 0; annexa_csv_reader_next (table->reader, NULL); i++)
    {
      gint64 id = annexa_import_keys_find (keys, table);
      g_autofree char *title
          = id > 0 ? annexa_text_clean (annexa_import_table_get_cell_of (table, table->kind->title), FALSE) : NULL;
      gint64 titled = title != NULL ? annexa_import_index_find_title (self->index, table->kind, title) : 0;

      if ((titled > 0 && titled != id) || (id > 0 && !g_hash_table_add (found, (gpointer) (gintptr) id)))
        return 0;
      n += i < MOST_ROWS && id > 0;
      n_same += i < MOST_ROWS && id > 0 && titled == id;
    }
  return n_same * 2 >= n ? n : 0;
}

/* The column that went to the notes another time and tells of most rows which records they are.
 * @keys: (element-type int): the columns that may tell */
static GHashTable *
propose_key (AnnexaImport      *self,
             AnnexaImportTable *table,
             GArray            *keys,
             GError           **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Candidate *best = NULL;
  guint most = 0;

  table->key = ANNEXA_KEY_NAMES;
  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (table->columns, AnnexaColumn, g_array_index (keys, int, i)).field == NULL)
      add_candidate (candidates, table, g_array_index (keys, int, i));
  if (candidates->len == 0 || annexa_import_table_has (table, "ref")
      || !read_keys (self, table, NULL, candidates, error))
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint n;

      table->key = candidate->column;
      n = count_found (self, table, candidate->keys);
      best = n > most ? candidate : best;
      most = MAX (n, most);
    }
  table->key = best != NULL ? best->column : ANNEXA_KEY_NAMES;
  return best != NULL ? g_hash_table_ref (best->keys) : NULL;
}

static GHashTable *
read_key (AnnexaImport      *self,
          AnnexaImportTable *table,
          GError           **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const AnnexaField *field = g_array_index (table->columns, AnnexaColumn, table->key).field;

  g_array_set_clear_func (candidates, clear_candidate);
  add_candidate (candidates, table, table->key);
  return read_keys (self, table, field, candidates, error)
             ? g_hash_table_ref (g_array_index (candidates, Candidate, 0).keys)
             : NULL;
}

static gboolean
is_among (GArray *keys,
          int     key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, int, i) == key)
      return TRUE;
  return FALSE;
}

/* What the records have that the rows are recognized by; NULL, without an error, where that is the reference or the title. */
GHashTable *
annexa_import_keys_load (AnnexaImport       *self,
                         AnnexaImportSource *source,
                         GError            **error)
{
  AnnexaImportTable *table = source->table;
  g_autoptr (GArray) keys = NULL;

  if (table->key == ANNEXA_KEY_NAMES)
    return NULL;
  keys = annexa_import_table_list_keys (table);
  return is_among (keys, table->key) ? read_key (self, table, error) : propose_key (self, table, keys, error);
}
