/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include "annexa-statement-private.h"
#include "annexa-store-private.h"

/* More statements than this are prepared anew each time: lists build their SQL from filters, without limit. */
#define LARGEST_CACHE 256

struct _AnnexaStatement
{
  AnnexaStore *store;
  sqlite3_stmt *statement;
  gboolean cached;
  gboolean in_use;
  int bound; /* why the first value that could not be bound could not */
};

static void
statement_destroy (gpointer data)
{
  AnnexaStatement *self = data;

  sqlite3_finalize (self->statement);
  g_free (self);
}

GHashTable *
annexa_statement_cache_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_destroy);
}

/* Forgets the statements of a cache. One that is in use is freed by whoever uses it. */
void
annexa_statement_cache_clear (GHashTable *cache)
{
  GHashTableIter iter;
  char *sql;
  AnnexaStatement *statement;

  g_hash_table_iter_init (&iter, cache);
  while (g_hash_table_iter_next (&iter, (gpointer *) &sql, (gpointer *) &statement))
    if (statement->in_use)
      {
        statement->cached = FALSE;
        g_hash_table_iter_steal (&iter);
        g_free (sql);
      }
    else
      g_hash_table_iter_remove (&iter);
}

/**
 * annexa_store_prepare:
 * @self: a store
 * @sql: one statement, with ?1, ?2 … for values
 * @error: return location
 *
 * Values are always bound, never written into @sql.
 *
 * Returns: (transfer full) (nullable): the statement
 */
AnnexaStatement *
annexa_store_prepare (AnnexaStore *self,
                      const char  *sql,
                      GError     **error)
{
  AnnexaStatement *cached = g_hash_table_lookup (self->statements, sql);
  AnnexaStatement *statement;
  sqlite3_stmt *prepared;
  int code;

  if (cached != NULL && !cached->in_use)
    {
      cached->in_use = TRUE;
      return cached;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL);
  if (code != SQLITE_OK)
    {
      annexa_store_set_error (self, code, error);
      return NULL;
    }

  statement = g_new0 (AnnexaStatement, 1);
  statement->store = self;
  statement->statement = prepared;
  statement->in_use = TRUE;
  if (cached == NULL && g_hash_table_size (self->statements) < LARGEST_CACHE)
    {
      statement->cached = TRUE;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  return statement;
}

/**
 * annexa_statement_free:
 * @self: (transfer full): a statement
 *
 * Gives the statement back to its store.
 */
void
annexa_statement_free (AnnexaStatement *self)
{
  if (!self->cached)
    {
      statement_destroy (self);
      return;
    }
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  self->bound = SQLITE_OK;
  self->in_use = FALSE;
}

/* What is too large to be bound would be stored as nothing. */
static void
note_bound (AnnexaStatement *self,
            int              code)
{
  if (self->bound == SQLITE_OK)
    self->bound = code;
}

void
annexa_statement_bind_int64 (AnnexaStatement *self,
                             int              parameter,
                             gint64           integer)
{
  note_bound (self, sqlite3_bind_int64 (self->statement, parameter, integer));
}

void
annexa_statement_bind_text (AnnexaStatement *self,
                            int              parameter,
                            const char      *text)
{
  note_bound (self, sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT));
}

void
annexa_statement_bind_blob (AnnexaStatement *self,
                            int              parameter,
                            gconstpointer    data,
                            gsize            length)
{
  note_bound (self, sqlite3_bind_blob64 (self->statement, parameter, data != NULL ? data : "", length, SQLITE_TRANSIENT));
}

void
annexa_statement_bind_null (AnnexaStatement *self,
                            int              parameter)
{
  note_bound (self, sqlite3_bind_null (self->statement, parameter));
}

/**
 * annexa_statement_bind_value:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 * @value: a value that is one SQL value, that is, no set of links; it has to stay as it is until @self is freed
 */
void
annexa_statement_bind_value (AnnexaStatement   *self,
                             int                parameter,
                             const AnnexaValue *value)
{
  switch (value->type)
    {
    case ANNEXA_VALUE_INTEGER:
      note_bound (self, sqlite3_bind_int64 (self->statement, parameter, value->integer));
      break;
    case ANNEXA_VALUE_NUMBER:
      note_bound (self, sqlite3_bind_double (self->statement, parameter, value->number));
      break;
    case ANNEXA_VALUE_TEXT:
      note_bound (self, sqlite3_bind_text (self->statement, parameter, value->text, -1, SQLITE_STATIC));
      break;
    case ANNEXA_VALUE_NONE:
      note_bound (self, sqlite3_bind_null (self->statement, parameter));
      break;
    case ANNEXA_VALUE_IDS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
may_step (AnnexaStatement *self,
          GError         **error)
{
  int code = self->bound;

  if (code == SQLITE_OK)
    return annexa_store_may_step (self->store, error);

  self->bound = SQLITE_OK;
  annexa_store_set_error (self->store, code, error);
  return FALSE;
}

/**
 * annexa_statement_next:
 * @self: a statement
 * @error: return location
 *
 * Returns: %TRUE for each row; %FALSE without @error set after the last, with it when the statement failed
 */
gboolean
annexa_statement_next (AnnexaStatement *self,
                       GError         **error)
{
  int code;

  if (!may_step (self, error))
    return FALSE;
  code = sqlite3_step (self->statement);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    annexa_store_set_error (self->store, code, error);
  return FALSE;
}

/**
 * annexa_statement_run:
 * @self: a statement that gives no rows
 * @error: return location
 *
 * Runs the statement and makes it ready to run again.
 *
 * Returns: whether it worked
 */
gboolean
annexa_statement_run (AnnexaStatement *self,
                      GError         **error)
{
  int code;

  if (!may_step (self, error))
    return FALSE;
  code = sqlite3_step (self->statement);
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    {
      annexa_store_set_error (self->store, code, error);
      sqlite3_reset (self->statement);
      return FALSE;
    }
  sqlite3_reset (self->statement);
  return TRUE;
}

int
annexa_statement_get_n_columns (AnnexaStatement *self)
{
  return sqlite3_column_count (self->statement);
}

gboolean
annexa_statement_is_null (AnnexaStatement *self,
                          int              column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

gboolean
annexa_statement_is_text (AnnexaStatement *self,
                          int              column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_TEXT;
}

gint64
annexa_statement_get_int64 (AnnexaStatement *self,
                            int              column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * annexa_statement_get_text:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (nullable) (transfer none): the text, valid until the next step
 */
const char *
annexa_statement_get_text (AnnexaStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * annexa_statement_get_blob:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 * @length: (out): how many bytes
 *
 * Returns: (nullable) (transfer none): the bytes, valid until the next step
 */
gconstpointer
annexa_statement_get_blob (AnnexaStatement *self,
                           int              column,
                           gsize           *length)
{
  gconstpointer data = sqlite3_column_blob (self->statement, column);

  *length = (gsize) sqlite3_column_bytes (self->statement, column);
  return data;
}

/* SQLite does not check that text is UTF-8, and a foreign file may hold anything. */
static void
set_valid_text (AnnexaValue *value,
                const char  *text)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    annexa_value_set_text (value, text);
  else
    annexa_value_take_text (value, g_utf8_make_valid (text, -1));
}

/**
 * annexa_statement_get_value:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 * @value: (out caller-allocates): a value, which is cleared first
 */
void
annexa_statement_get_value (AnnexaStatement *self,
                            int              column,
                            AnnexaValue     *value)
{
  switch (sqlite3_column_type (self->statement, column))
    {
    case SQLITE_INTEGER:
      annexa_value_set_integer (value, sqlite3_column_int64 (self->statement, column));
      break;
    case SQLITE_FLOAT:
      annexa_value_set_number (value, sqlite3_column_double (self->statement, column));
      break;
    case SQLITE_TEXT:
      set_valid_text (value, (const char *) sqlite3_column_text (self->statement, column));
      break;
    default:
      annexa_value_clear (value);
      break;
    }
}

/**
 * annexa_statement_read_ids:
 * @self: a statement whose first column has ids
 * @error: return location
 *
 * Reads all its rows.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids, in the order of the rows
 */
GArray *
annexa_statement_read_ids (AnnexaStatement *self,
                           GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (annexa_statement_next (self, &local_error))
    {
      gint64 id = annexa_statement_get_int64 (self, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&ids);
}
