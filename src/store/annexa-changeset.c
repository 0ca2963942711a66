/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-changeset.h"
#include "annexa-error.h"
#include "annexa-store-private.h"

struct _AnnexaChangeset
{
  GBytes *bytes;
  sqlite3_changeset_iter *iterator;
  const char *table;
  int n_columns;
  int operation;
  unsigned char *keys;
};

static void
set_from_sqlite (AnnexaValue   *value,
                 sqlite3_value *sqlite)
{
  const char *text;

  switch (sqlite3_value_type (sqlite))
    {
    case SQLITE_INTEGER:
      annexa_value_set_integer (value, sqlite3_value_int64 (sqlite));
      break;
    case SQLITE_FLOAT:
      annexa_value_set_number (value, sqlite3_value_double (sqlite));
      break;
    case SQLITE_TEXT:
      text = (const char *) sqlite3_value_text (sqlite);
      annexa_value_take_text (value, text != NULL ? g_utf8_make_valid (text, -1) : NULL);
      break;
    default:
      annexa_value_clear (value);
      break;
    }
}

static gboolean
fail (int      code,
      GError **error)
{
  g_set_error (error, ANNEXA_ERROR, code == SQLITE_NOMEM ? ANNEXA_ERROR_IO : ANNEXA_ERROR_CORRUPT,
               _("A change in the project’s history cannot be read: %s"), sqlite3_errstr (code));
  return FALSE;
}

/**
 * annexa_changeset_read:
 * @bytes: a changeset
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader before the first change
 */
AnnexaChangeset *
annexa_changeset_read (GBytes  *bytes,
                       GError **error)
{
  g_autoptr (AnnexaChangeset) self = g_new0 (AnnexaChangeset, 1);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  int code;

  self->bytes = g_bytes_ref (bytes);
  if (!annexa_changeset_is_whole (data, length))
    {
      fail (SQLITE_CORRUPT, error);
      return NULL;
    }
  code = sqlite3changeset_start (&self->iterator, (int) length, (void *) data);
  if (code != SQLITE_OK)
    {
      fail (code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
annexa_changeset_free (AnnexaChangeset *self)
{
  if (self->iterator != NULL)
    sqlite3changeset_finalize (self->iterator);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * annexa_changeset_next:
 * @self: a reader
 * @error: return location
 *
 * Returns: %TRUE for each change; %FALSE without @error set after the last, with it when the bytes are no changeset
 */
gboolean
annexa_changeset_next (AnnexaChangeset *self,
                       GError         **error)
{
  int code = sqlite3changeset_next (self->iterator);

  if (code == SQLITE_DONE)
    return FALSE;
  if (code == SQLITE_ROW)
    code = sqlite3changeset_op (self->iterator, &self->table, &self->n_columns, &self->operation, NULL);
  if (code == SQLITE_OK)
    code = sqlite3changeset_pk (self->iterator, &self->keys, NULL);
  if (code != SQLITE_OK)
    return fail (code, error);

  return TRUE;
}

const char *
annexa_changeset_get_table (AnnexaChangeset *self)
{
  return self->table;
}

AnnexaChangeType
annexa_changeset_get_change (AnnexaChangeset *self)
{
  switch (self->operation)
    {
    case SQLITE_INSERT:
      return ANNEXA_CHANGE_INSERT;
    case SQLITE_UPDATE:
      return ANNEXA_CHANGE_UPDATE;
    default:
      return ANNEXA_CHANGE_DELETE;
    }
}

int
annexa_changeset_get_n_columns (AnnexaChangeset *self)
{
  return self->n_columns;
}

gboolean
annexa_changeset_is_key (AnnexaChangeset *self,
                         int              column)
{
  return self->keys[column] != 0;
}

static sqlite3_value *
get_old (AnnexaChangeset *self,
         int              column)
{
  sqlite3_value *value = NULL;

  if (self->operation != SQLITE_INSERT)
    sqlite3changeset_old (self->iterator, column, &value);
  return value;
}

static sqlite3_value *
get_new (AnnexaChangeset *self,
         int              column)
{
  sqlite3_value *value = NULL;

  if (self->operation != SQLITE_DELETE)
    sqlite3changeset_new (self->iterator, column, &value);
  return value;
}

/**
 * annexa_changeset_get_key:
 * @self: a reader on a change
 * @column: a column of the primary key
 *
 * Returns: the id that the column holds
 */
gint64
annexa_changeset_get_key (AnnexaChangeset *self,
                          int              column)
{
  sqlite3_value *value = self->operation == SQLITE_INSERT ? get_new (self, column) : get_old (self, column);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/**
 * annexa_changeset_get_old:
 * @self: a reader on a change
 * @column: a column
 * @value: (out caller-allocates): what it held before
 *
 * Returns: whether the changeset says; of an update, only the columns that changed are in it
 */
gboolean
annexa_changeset_get_old (AnnexaChangeset *self,
                          int              column,
                          AnnexaValue     *value)
{
  sqlite3_value *old = get_old (self, column);

  if (old == NULL)
    return FALSE;
  set_from_sqlite (value, old);
  return TRUE;
}

/**
 * annexa_changeset_get_new:
 * @self: a reader on a change
 * @column: a column
 * @value: (out caller-allocates): what it holds afterwards
 *
 * Returns: whether the changeset says
 */
gboolean
annexa_changeset_get_new (AnnexaChangeset *self,
                          int              column,
                          AnnexaValue     *value)
{
  sqlite3_value *new = get_new (self, column);

  if (new == NULL)
    return FALSE;
  set_from_sqlite (value, new);
  return TRUE;
}

/**
 * annexa_changeset_has_new:
 * @self: a reader on a change
 * @column: a column
 *
 * Returns: whether the changeset says what the column holds afterwards; of an update, whether the column changed
 */
gboolean
annexa_changeset_has_new (AnnexaChangeset *self,
                          int              column)
{
  return get_new (self, column) != NULL;
}

/* A damaged changeset may lack a value that it ought to have; SQLite then gives none. */
static void
mix_value (AnnexaSum     *hash,
           sqlite3_value *value)
{
  int sqlite_type = value != NULL ? sqlite3_value_type (value) : SQLITE_NULL;
  gint32 type = GINT32_TO_LE (sqlite_type);
  gint64 integer;
  double number;

  annexa_hash_mix (hash, &type, sizeof type);
  switch (sqlite_type)
    {
    case SQLITE_INTEGER:
      integer = GINT64_TO_LE (sqlite3_value_int64 (value));
      annexa_hash_mix (hash, &integer, sizeof integer);
      break;
    case SQLITE_FLOAT:
      number = sqlite3_value_double (value);
      memcpy (&integer, &number, sizeof integer);
      integer = GINT64_TO_LE (integer);
      annexa_hash_mix (hash, &integer, sizeof integer);
      break;
    case SQLITE_NULL:
      break;
    default:
      annexa_hash_mix (hash, sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value));
      break;
    }
}

/* The hash of a cell is that of its row (table and key), its column and its value. An empty cell counts nothing, so
 * that a column which a later version adds leaves the sums as they are. */
static void
add_cell (AnnexaSum       *sum,
          const AnnexaSum *row,
          int              column,
          sqlite3_value   *value,
          gboolean         adding)
{
  AnnexaSum hash = *row;
  gint32 place = GINT32_TO_LE (column);

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return;

  annexa_hash_mix (&hash, &place, sizeof place);
  mix_value (&hash, value);
  annexa_hash_finish (&hash);
  if (adding)
    annexa_sum_add (sum, &hash);
  else
    annexa_sum_subtract (sum, &hash);
}

/**
 * annexa_changeset_add_sums:
 * @self: a reader on a change
 * @sum: (inout): the sum of the change's table
 *
 * Makes @sum what it is after the change.
 */
void
annexa_changeset_add_sums (AnnexaChangeset *self,
                           AnnexaSum       *sum)
{
  AnnexaSum row = { 0, 0 };

  annexa_hash_mix (&row, self->table, strlen (self->table));
  for (int column = 0; column < self->n_columns; column++)
    if (self->keys[column])
      mix_value (&row, self->operation == SQLITE_INSERT ? get_new (self, column) : get_old (self, column));

  for (int column = 0; column < self->n_columns; column++)
    {
      if (self->operation == SQLITE_UPDATE && self->keys[column])
        continue;
      add_cell (sum, &row, column, get_old (self, column), FALSE);
      add_cell (sum, &row, column, get_new (self, column), TRUE);
    }
}

/**
 * annexa_store_sum_table:
 * @store: a store
 * @table: a table that holds records or links
 * @sum: (out): the sum over all its cells
 * @error: return location
 *
 * Computes from scratch what annexa_changeset_add_sums() keeps up to date.
 *
 * Returns: whether the table could be read
 */
gboolean
annexa_store_sum_table (AnnexaStore *store,
                        const char  *table,
                        AnnexaSum   *sum,
                        GError     **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (AnnexaStatement) info = NULL;
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  *sum = (AnnexaSum){ 0, 0 };
  info = annexa_store_prepare (store, "SELECT pk <> 0 FROM pragma_table_info (?1) ORDER BY cid", error);
  if (info == NULL)
    return FALSE;
  annexa_statement_bind_text (info, 1, table);
  while (annexa_statement_next (info, &local_error))
    {
      guint8 key = (guint8) annexa_statement_get_int64 (info, 0);

      g_byte_array_append (keys, &key, 1);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  code = sqlite3_prepare_v2 (store->db, query, -1, &statement, NULL);
  if (code != SQLITE_OK)
    {
      annexa_store_set_error (store, code, error);
      return FALSE;
    }
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      AnnexaSum row = { 0, 0 };

      annexa_hash_mix (&row, table, strlen (table));
      for (guint column = 0; column < keys->len; column++)
        if (keys->data[column])
          mix_value (&row, sqlite3_column_value (statement, (int) column));
      for (guint column = 0; column < keys->len; column++)
        add_cell (sum, &row, (int) column, sqlite3_column_value (statement, (int) column), TRUE);
    }
  sqlite3_finalize (statement);
  if (code != SQLITE_DONE)
    {
      annexa_store_set_error (store, code, error);
      return FALSE;
    }
  return TRUE;
}

/* SQLite skips, silently, the changes of a table that does not exist or has another key or fewer columns than when the
 * change was made. So each table is looked at before anything is applied. */
static gboolean
check_tables (AnnexaStore *self,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;

  if (changeset == NULL)
    return FALSE;

  while (annexa_changeset_next (changeset, &local_error))
    {
      g_autoptr (AnnexaStatement) statement = NULL;
      gboolean fits = annexa_store_records_table (changeset->table);
      int column = 0;

      if (g_hash_table_contains (seen, changeset->table))
        continue;
      g_hash_table_add (seen, g_strdup (changeset->table));

      statement = annexa_store_prepare (self, "SELECT pk FROM pragma_table_info (?1) ORDER BY cid", error);
      if (statement == NULL)
        return FALSE;
      annexa_statement_bind_text (statement, 1, changeset->table);
      while (annexa_statement_next (statement, &local_error))
        {
          gboolean key = annexa_statement_get_int64 (statement, 0) != 0;

          fits = fits && key == (column < changeset->n_columns && changeset->keys[column] != 0);
          column++;
        }
      if (local_error == NULL && (!fits || column < changeset->n_columns))
        g_set_error (&local_error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
                     _("A change in the project’s history does not fit the register “%s”."),
                     annexa_store_describe_table (changeset->table));
      if (local_error != NULL)
        break;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

typedef struct
{
  int kind;
  char *table;
} Conflict;

/* Whatever does not fit stops everything; the caller says what it was. */
static int
note_conflict (void                   *data,
               int                     kind,
               sqlite3_changeset_iter *iterator)
{
  Conflict *conflict = data;
  const char *table = NULL;
  int n_columns, operation;

  conflict->kind = kind;
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY
      && sqlite3changeset_op (iterator, &table, &n_columns, &operation, NULL) == SQLITE_OK)
    conflict->table = g_strdup (table);
  return SQLITE_CHANGESET_ABORT;
}

/**
 * annexa_store_apply:
 * @self: the writer, in a transaction
 * @changeset: a changeset
 * @inverted: whether to take the changes back instead of making them
 * @error: return location
 *
 * Applies @changeset, up to the first change that does not fit. The caller then rolls the transaction back: a savepoint
 * around all changes would do so too, but SQLite would keep every page that they touch in memory, in a list that it walks
 * with each change, so that taking back the import of 100,000 records would take an hour.
 *
 * Returns: whether all of it was applied; %ANNEXA_ERROR_CONSTRAINT when the records are not as the changeset expects them
 */
gboolean
annexa_store_apply (AnnexaStore *self,
                    GBytes      *changeset,
                    gboolean     inverted,
                    GError     **error)
{
  Conflict conflict = { 0, NULL };
  gsize length;
  gconstpointer data = g_bytes_get_data (changeset, &length);
  int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code;

  if (!check_tables (self, changeset, error) || !annexa_store_may_step (self, error))
    return FALSE;

  code = sqlite3changeset_apply_v2 (self->db, (int) length, (void *) data, NULL, note_conflict, &conflict, NULL, NULL,
                                    flags);
  /* Its own code is another one for rows that do not fit than for references, and has no message. */
  if (code != SQLITE_OK && conflict.kind != 0)
    {
      if (conflict.table != NULL)
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                     _("The register “%s” is not as this change expects it."),
                     annexa_store_describe_table (conflict.table));
      else
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                     _("A record that would go is still named by another one. Remove that reference first."));
      g_free (conflict.table);
      return FALSE;
    }
  g_free (conflict.table);
  if (code != SQLITE_OK)
    {
      annexa_store_set_error (self, code, error);
      return FALSE;
    }
  return TRUE;
}
