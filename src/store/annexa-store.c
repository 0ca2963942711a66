/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-kind.h"
#include "annexa-past.h"
#include "annexa-statement-private.h"
#include "annexa-store-private.h"

/**
 * annexa_store_set_error:
 * @self: a store
 * @code: what SQLite answered
 * @error: return location
 *
 * Turns SQLite's answer into an error that a caller can act on.
 */
void
annexa_store_set_error (AnnexaStore *self,
                        int          code,
                        GError     **error)
{
  const char *message = self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);
  int system_error = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  if (self->in_transaction && self->lost == 0 && sqlite3_get_autocommit (self->db))
    self->lost = code;
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NO_SPACE,
                   _("The disk is full. Free some space, then try again."));
      break;
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NO_SPACE,
                     _("The disk is full. Free some space, then try again."));
      else
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The disk could not be read or written: %s"), message);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY, _("The project cannot be written: %s"), message);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY, _("The project is in use by another program."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("The project file is damaged: %s"), message);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("The project would not fit together any more: %s"),
                   message);
      break;
    case SQLITE_INTERRUPT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The project’s working copy could not be opened: %s"),
                   message);
      break;
    default:
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The project could not be read or written: %s"), message);
      break;
    }
}

/*
 * annexa_store_may_step:
 * @self: a store
 * @error: return location
 *
 * When the disk or the memory is full, or the disk fails, SQLite may take back the whole transaction and commit every
 * statement after that by itself. What belonged together is refused then, until annexa_store_rollback() says that its end
 * was noticed.
 *
 * Returns: whether a statement would be part of the transaction that was begun, or none was
 */
gboolean
annexa_store_may_step (AnnexaStore *self,
                       GError     **error)
{
  if (!self->in_transaction || !sqlite3_get_autocommit (self->db))
    return TRUE;

  annexa_store_set_error (self, self->lost != 0 ? self->lost : SQLITE_ABORT, error);
  return FALSE;
}

static gboolean
check (AnnexaStore *self,
       int          code,
       GError     **error)
{
  if (code == SQLITE_OK)
    return TRUE;

  annexa_store_set_error (self, code, error);
  return FALSE;
}

/* A project may come from anywhere: nothing in the file may run, and no query may grow without limit. Lower limits than
 * these break undo (the expression that finds a row has a term per column) and VACUUM (which attaches a database). */
static void
harden (AnnexaStore *self)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },         { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_EXPR_DEPTH, 300 },   { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },  { SQLITE_LIMIT_ATTACHED, 1 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 250 }, { SQLITE_LIMIT_COLUMN, 100 },     { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 50 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 2000 },
    { SQLITE_LIMIT_SQL_LENGTH, 200000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].value);
}

static int
stop_when_cancelled (void *data)
{
  AnnexaStore *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* SQLite counts all of its memory under a lock, for statistics that nobody asks for. */
static void
configure_library (void)
{
  static gsize configured;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
}

/* A connection on which nothing that the file brings along can run. */
AnnexaStore *
annexa_store_new (const char *uri,
                  int         flags,
                  GError    **error)
{
  g_autoptr (AnnexaStore) self = g_new0 (AnnexaStore, 1);
  int code;

  configure_library ();
  self->statements = annexa_statement_cache_new ();
  code = sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                          NULL);
  if (!check (self, code, error))
    return NULL;

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, 5000);
  harden (self);
  if (!annexa_store_add_functions (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* WAL with every commit synced: 0.6 ms an edit, and no reader ever holds up a writer. Where the home folder cannot do
 * WAL (some network file systems), a rollback journal, also synced after it is removed. */
static gboolean
set_journal (AnnexaStore *self,
             GError     **error)
{
  g_autofree char *mode = annexa_store_get_text (self, "PRAGMA journal_mode = WAL", NULL);

  if (g_strcmp0 (mode, "wal") == 0)
    return annexa_store_execute (self, "PRAGMA synchronous = FULL", error);

  return annexa_store_execute (self, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error);
}

/**
 * annexa_store_open:
 * @path: the path of a database that exists, with no symbolic link in it; or, for a reader, the name of a copy that
 *   annexa_past_open() made
 * @mode: what for
 * @error: return location
 *
 * Opens a connection on which nothing that the file brings along can run.
 *
 * Returns: (transfer full) (nullable): the connection
 */
AnnexaStore *
annexa_store_open (const char      *path,
                   AnnexaStoreMode  mode,
                   GError         **error)
{
  g_autoptr (AnnexaStore) self = NULL;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_NOFOLLOW;

  if (annexa_past_is_name (path))
    return annexa_past_connect (path, error);

  switch (mode)
    {
    case ANNEXA_STORE_WRITER:
      /* A disk may ruin what shares a sector with an interrupted write; psow=0 makes SQLite keep clear of that. */
      uri = g_strdup_printf ("file:%s?psow=0", escaped);
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case ANNEXA_STORE_READER:
      uri = g_strdup_printf ("file:%s?psow=0", escaped);
      flags |= SQLITE_OPEN_READONLY;
      break;
    case ANNEXA_STORE_IMMUTABLE:
      uri = g_strdup_printf ("file:%s?immutable=1", escaped);
      flags |= SQLITE_OPEN_READONLY;
      break;
    default:
      g_assert_not_reached ();
    }

  self = annexa_store_new (uri, flags, error);
  if (self == NULL)
    return NULL;

  /* What is sorted stays in memory up to the size of the cache. Told to keep all that is temporary there, SQLite would
   * allocate each row of it and sort three times slower. */
  if (!annexa_store_execute (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
                                   "PRAGMA cache_size = -65536", error))
    return NULL;
  if (mode == ANNEXA_STORE_WRITER && !set_journal (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * annexa_store_open_memory:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a connection to an empty database in memory
 */
AnnexaStore *
annexa_store_open_memory (GError **error)
{
  g_autoptr (AnnexaStore) self
      = annexa_store_new (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, error);

  if (self == NULL || !annexa_store_execute (self, "PRAGMA foreign_keys = ON", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * annexa_store_close:
 * @self: (transfer full) (nullable): a store
 *
 * Closes the connection. The last one to a database in WAL mode moves everything into the database itself.
 */
void
annexa_store_close (AnnexaStore *self)
{
  if (self == NULL)
    return;

  annexa_store_cancel_recording (self);
  g_hash_table_unref (self->statements);
  g_clear_object (&self->cancellable);
  g_free (self->today);
  sqlite3_close_v2 (self->db);
  g_free (self);
}

/**
 * annexa_store_set_cancellable:
 * @self: a store
 * @cancellable: (nullable): stops whatever the connection is doing when it is cancelled
 */
void
annexa_store_set_cancellable (AnnexaStore  *self,
                              GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? 10000 : 0, cancellable != NULL ? stop_when_cancelled : NULL,
                            self);
}

/**
 * annexa_store_check_cancelled:
 * @self: a store
 * @error: return location
 *
 * Returns: whether nobody has stopped the connection
 */
gboolean
annexa_store_check_cancelled (AnnexaStore *self,
                              GError     **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * annexa_store_set_today:
 * @self: a store
 * @today: (nullable): the day that its queries take for today, or %NULL for the day that it is
 */
void
annexa_store_set_today (AnnexaStore *self,
                        const char  *today)
{
  g_free (self->today);
  self->today = g_strdup (today);
}

/**
 * annexa_store_get_today:
 * @self: a store
 *
 * Returns: (transfer full): the day that its queries take for today
 */
char *
annexa_store_get_today (AnnexaStore *self)
{
  return self->today != NULL ? g_strdup (self->today) : annexa_date_today ();
}

/**
 * annexa_store_execute:
 * @self: a store
 * @sql: one or several statements without values
 * @error: return location
 *
 * Returns: whether all of them worked
 */
gboolean
annexa_store_execute (AnnexaStore *self,
                      const char  *sql,
                      GError     **error)
{
  return annexa_store_may_step (self, error) && check (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL), error);
}

/**
 * annexa_store_get_int64:
 * @self: a store
 * @sql: a query
 * @result: (out): the first column of its first row; 0 when there is none
 * @error: return location
 *
 * Returns: whether the query worked
 */
gboolean
annexa_store_get_int64 (AnnexaStore *self,
                        const char  *sql,
                        gint64      *result,
                        GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, sql, error);
  g_autoptr (GError) local_error = NULL;

  *result = 0;
  if (statement == NULL)
    return FALSE;
  if (annexa_statement_next (statement, &local_error))
    *result = annexa_statement_get_int64 (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * annexa_store_get_text:
 * @self: a store
 * @sql: a query
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the first column of the first row; %NULL without @error when there is none
 */
char *
annexa_store_get_text (AnnexaStore *self,
                       const char  *sql,
                       GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, sql, error);

  if (statement == NULL || !annexa_statement_next (statement, error))
    return NULL;

  return g_strdup (annexa_statement_get_text (statement, 0));
}

gboolean
annexa_store_begin (AnnexaStore *self,
                    GError     **error)
{
  self->in_transaction = annexa_store_execute (self, "BEGIN IMMEDIATE", error);
  self->lost = 0;
  return self->in_transaction;
}

/**
 * annexa_store_begin_edit:
 * @self: the writer
 * @error: return location
 *
 * Begins a transaction that changes the project and leaves the search index alone: that nobody can lock or read the index
 * refuses no edit. SQLite can only begin to write in all databases at once, or in the one that is written first.
 *
 * Returns: whether it worked
 */
gboolean
annexa_store_begin_edit (AnnexaStore *self,
                         GError     **error)
{
  self->lost = 0;
  self->in_transaction = annexa_store_execute (self, "BEGIN", error);
  if (self->in_transaction && annexa_store_execute (self, "DELETE FROM main.history WHERE 0", error))
    return TRUE;

  annexa_store_rollback (self);
  return FALSE;
}

/**
 * annexa_store_commit:
 * @self: a store
 * @error: return location
 *
 * Commits. A commit that fails, for example because a reference leads nowhere, leaves SQLite's transaction open, so it
 * is rolled back here.
 *
 * Returns: whether it worked
 */
gboolean
annexa_store_commit (AnnexaStore *self,
                     GError     **error)
{
  gboolean committed = annexa_store_execute (self, "COMMIT", error);

  if (!committed)
    annexa_store_rollback (self);
  self->in_transaction = FALSE;
  return committed;
}

void
annexa_store_rollback (AnnexaStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
  self->lost = 0;
}

/**
 * annexa_store_attach_search:
 * @self: the writer
 * @path: the path of the search index, a database of its own
 * @error: return location
 *
 * Makes the index available as the schema "search". It can be made anew at any time, so its commits are not synced one
 * by one.
 *
 * Returns: whether it worked
 */
gboolean
annexa_store_attach_search (AnnexaStore *self,
                            const char  *path,
                            GError     **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s", escaped);
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, "ATTACH ?1 AS search", error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, uri);
  return annexa_statement_run (statement, error)
         && annexa_store_execute (self, "PRAGMA search.journal_mode = WAL; PRAGMA search.synchronous = NORMAL", error);
}

void
annexa_store_detach_search (AnnexaStore *self)
{
  /* Statements on the index keep it attached. */
  annexa_statement_cache_clear (self->statements);
  sqlite3_exec (self->db, "DETACH search", NULL, NULL, NULL);
}

/**
 * annexa_store_records_table:
 * @table: the name of a table of the schema "main"
 *
 * Returns: whether the table holds records and their links, which edits, history and undo are about; not what the
 *   file knows about itself
 */
gboolean
annexa_store_records_table (const char *table)
{
  static const char *const others[] = { "attachment", "counter", "digest", "history", "project" };

  if (g_str_has_prefix (table, "sqlite_"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (table, others[i]) == 0)
      return FALSE;

  return TRUE;
}

/**
 * annexa_store_describe_table:
 * @table: the name of a table
 *
 * Returns: (transfer none): what people call the records in it; links belong to the records whose field they are
 */
const char *
annexa_store_describe_table (const char *table)
{
  const AnnexaKind *kind;
  const AnnexaField *field;

  return annexa_kind_lookup_table (table, &kind, &field) ? annexa_kind_get_plural (kind) : table;
}

/**
 * annexa_store_list_tables:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the tables that hold records and their links, by name
 */
char **
annexa_store_list_tables (AnnexaStore *self,
                          GError     **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (annexa_statement_next (statement, &local_error))
    {
      const char *name = annexa_statement_get_text (statement, 0);

      if (name != NULL && annexa_store_records_table (name))
        g_strv_builder_add (names, name);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_strv_builder_end (names);
}

static int
record_table (void       *data,
              const char *table)
{
  return annexa_store_records_table (table);
}

/**
 * annexa_store_start_recording:
 * @self: the writer, in a transaction
 * @error: return location
 *
 * From now on every change of a record or a link is recorded.
 *
 * Returns: whether it worked
 */
gboolean
annexa_store_start_recording (AnnexaStore *self,
                              GError     **error)
{
  g_assert (self->session == NULL);

  if (!check (self, sqlite3session_create (self->db, "main", &self->session), error))
    return FALSE;

  sqlite3session_table_filter (self->session, record_table, NULL);
  return check (self, sqlite3session_attach (self->session, NULL), error);
}

/**
 * annexa_store_finish_recording:
 * @self: the writer
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was changed, empty when everything is as before
 */
GBytes *
annexa_store_finish_recording (AnnexaStore *self,
                               GError     **error)
{
  int length = 0;
  void *data = NULL;
  int code = sqlite3session_changeset (self->session, &length, &data);

  annexa_store_cancel_recording (self);
  if (!check (self, code, error))
    return NULL;

  return g_bytes_new_with_free_func (data, (gsize) length, sqlite3_free, data);
}

void
annexa_store_cancel_recording (AnnexaStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
}
