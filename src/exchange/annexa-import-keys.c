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

/* So many rows tell whether each has something else in a column. */
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

/* Blank cells are not alike: their rows are recognized by their names. */
static gboolean
is_unique (AnnexaImportTable *self,
           guint              position)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!annexa_import_table_rewind (self, NULL))
    return FALSE;
  for (guint i = 0; i < MOST_ROWS && annexa_csv_reader_next (self->reader, NULL); i++)
    {
      g_autofree char *text = annexa_text_clean (annexa_csv_reader_get_cell (self->reader, position), FALSE);

      if (text != NULL && !g_hash_table_add (texts, annexa_text_fold (text)))
        return FALSE;
    }
  return g_hash_table_size (texts) > 0;
}

/**
 * annexa_import_table_list_keys:
 * @self: a table whose kind is known
 *
 * Returns: (transfer full) (element-type int): the columns besides reference and title by which its rows may be recognized:
 *   those that hold something else in each row
 */
GArray *
annexa_import_table_list_keys (AnnexaImportTable *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) self->columns->len; i++)
    if (may_be_key (self, (guint) i) && is_unique (self, (guint) i))
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
 * import recognizes most rows by.
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

/* What an import left there of the column: a line with its heading. */
static void
add_from_notes (GHashTable *keys,
                const char *notes,
                const char *heading,
                gint64      id)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], heading) && lines[i][strlen (heading)] != '\0')
      add_key (keys, lines[i] + strlen (heading), id);
}

/* What the records have where the table has its column -> id, or several. */
static GHashTable *
read_keys (AnnexaImport      *self,
           AnnexaImportTable *table,
           guint              position,
           GError           **error)
{
  const AnnexaField *field = g_array_index (table->columns, AnnexaColumn, position).field;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *column = annexa_import_table_describe_column (table, position);
  g_autofree char *heading = g_strdup_printf (_("%s: %s"), column, "");
  g_autoptr (GArray) texts = annexa_project_list_texts (
      self->project, table->kind, field != NULL ? field : annexa_kind_find_field (table->kind, "notes"), error);

  if (texts == NULL)
    return NULL;
  for (guint i = 0; i < texts->len; i++)
    {
      const AnnexaTitle *text = &g_array_index (texts, AnnexaTitle, i);

      if (*text->title == '\0')
        continue;
      if (field != NULL)
        add_key (keys, text->title, text->id);
      else
        add_from_notes (keys, text->title, heading, text->id);
    }
  return g_steal_pointer (&keys);
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
 * keep their numbers when they are renamed, but rows are counted anew when one is put between them. */
static guint
count_found (AnnexaImport      *self,
             AnnexaImportTable *table,
             GHashTable        *keys)
{
  guint n = 0;
  guint n_same = 0;

  if (!annexa_import_table_rewind (table, NULL))
    return 0;
  for (guint i = 0; i < MOST_ROWS && annexa_csv_reader_next (table->reader, NULL); i++)
    {
      gint64 id = annexa_import_keys_find (keys, table);
      g_autofree char *title
          = id > 0 ? annexa_text_clean (annexa_import_table_get_cell_of (table, table->kind->title), FALSE) : NULL;
      gint64 titled = title != NULL ? annexa_import_index_find_title (self->index, table->kind, title) : 0;

      if (titled > 0 && titled != id)
        return 0;
      n += id > 0;
      n_same += id > 0 && titled == id;
    }
  return n_same * 2 >= n ? n : 0;
}

/* A column that went to the notes another time and tells of rows which records they are. */
static GHashTable *
propose_key (AnnexaImport       *self,
             AnnexaImportSource *source,
             GError            **error)
{
  AnnexaImportTable *table = source->table;
  g_autoptr (GArray) columns = annexa_import_table_list_keys (table);
  g_autoptr (GHashTable) best = NULL;
  int best_column = ANNEXA_KEY_NAMES;
  guint most = 0;

  for (guint i = 0; i < columns->len && !annexa_import_table_has (table, "ref"); i++)
    {
      g_autoptr (GHashTable) keys = NULL;
      guint n;

      table->key = g_array_index (columns, int, i);
      if (g_array_index (table->columns, AnnexaColumn, table->key).field != NULL)
        continue;
      keys = read_keys (self, table, (guint) table->key, error);
      if (keys == NULL)
        return NULL;
      n = count_found (self, table, keys);
      if (n <= most)
        continue;
      most = n;
      best_column = table->key;
      g_clear_pointer (&best, g_hash_table_unref);
      best = g_steal_pointer (&keys);
    }
  table->key = best_column;
  return g_steal_pointer (&best);
}

/* What the records have that the rows are recognized by; NULL, without an error, where that is the reference or the title. */
GHashTable *
annexa_import_keys_load (AnnexaImport       *self,
                         AnnexaImportSource *source,
                         GError            **error)
{
  AnnexaImportTable *table = source->table;

  if (table->key == ANNEXA_KEY_PROPOSED)
    return propose_key (self, source, error);
  return table->key >= 0 ? read_keys (self, table, (guint) table->key, error) : NULL;
}
