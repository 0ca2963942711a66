/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-compress.h"
#include "annexa-error.h"
#include "annexa-past.h"
#include "annexa-schema.h"
#include "annexa-store-private.h"

/* A project as it was: a copy in memory, from which the edits that came later are taken back all at once. */

/* Other connections of this program reach the same copy by its name, as long as one of them is open. */
#define NAME_FORMAT "annexa-past-%u"
#define NAME_PREFIX "annexa-past-"

/* SQLite would give up at half of what it can allocate at once, as if a disk were full. */
#define LARGEST_COPY (G_GINT64_CONSTANT (2047) << 20)

/**
 * annexa_past_is_name:
 * @path: what a store is opened by
 *
 * Returns: whether it names a copy in memory; paths of files are absolute
 */
gboolean
annexa_past_is_name (const char *path)
{
  return g_str_has_prefix (path, NAME_PREFIX);
}

static AnnexaStore *
open_copy (const char *name,
           gboolean    create,
           GError    **error)
{
  g_autofree char *uri = g_strdup_printf ("file:/%s?vfs=memdb", name);
  sqlite3_int64 largest = LARGEST_COPY;
  g_autoptr (AnnexaStore) self
      = annexa_store_new (uri, create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY, error);

  /* The file of the present, which may come from anywhere, is going to be read through this connection. */
  if (self == NULL || !annexa_store_execute (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error))
    return NULL;
  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_SIZE_LIMIT, &largest);
  return g_steal_pointer (&self);
}

/* The present stays at hand as the schema "present": attached files are in no history, so they are read from there. Without
 * a word SQLite would look for it in memory, too. */
static gboolean
attach_present (AnnexaStore *self,
                const char  *path,
                GError     **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?vfs=%s&mode=ro&psow=0", escaped, sqlite3_vfs_find (NULL)->zName);
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, "ATTACH ?1 AS present", error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, uri);
  return annexa_statement_run (statement, error);
}

static gboolean
copy_table (AnnexaStore *self,
            const char  *table,
            const char  *condition,
            GError     **error)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO main.\"%s\" SELECT * FROM present.\"%s\" %s", table, table, condition);

  return annexa_store_execute (self, sql, error);
}

static gboolean
copy_present (AnnexaStore *self,
              gint64       seq,
              GError     **error)
{
  g_auto (GStrv) tables = annexa_store_list_tables (self, error);
  g_autofree char *until = g_strdup_printf ("WHERE seq <= %" G_GINT64_FORMAT " ORDER BY seq", seq);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!copy_table (self, tables[i], "", error))
      return FALSE;
  return copy_table (self, "project", "", error) && copy_table (self, "counter", "", error)
         && copy_table (self, "history", until, error);
}

typedef sqlite3_changegroup ChangeGroup;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChangeGroup, sqlite3changegroup_delete)

static gboolean
fail (int      code,
      GError **error)
{
  g_set_error (error, ANNEXA_ERROR, code == SQLITE_NOMEM ? ANNEXA_ERROR_IO : ANNEXA_ERROR_CORRUPT,
               _("A change in the project’s history cannot be read: %s"), sqlite3_errstr (code));
  return FALSE;
}

static gboolean
add_to_group (ChangeGroup     *group,
              AnnexaStatement *statement,
              GError         **error)
{
  gsize packed_length, length;
  gconstpointer packed = annexa_statement_get_blob (statement, 2, &packed_length);
  g_autoptr (GBytes) changeset = NULL;
  gconstpointer data;
  int code;

  if (packed == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("What the project was at that time was erased on request. Choose a later day."));
      return FALSE;
    }
  changeset = annexa_decompress (packed, packed_length, error);
  if (changeset == NULL)
    return FALSE;
  data = g_bytes_get_data (changeset, &length);
  if (!annexa_changeset_is_whole (data, length))
    return fail (SQLITE_CORRUPT, error);
  code = sqlite3changegroup_add (group, (int) length, (void *) data);
  return code == SQLITE_OK || fail (code, error);
}

/* The changes of the rows from @first to @last of the schema @schema, as one. */
static GBytes *
combine_rows (AnnexaStore *self,
              const char  *schema,
              gint64       first,
              gint64       last,
              GError     **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT seq, schema, changeset FROM %s.history WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq", schema);
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, sql, error);
  g_autoptr (ChangeGroup) group = NULL;
  g_autoptr (GError) local_error = NULL;
  int length = 0;
  void *data = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  if (sqlite3changegroup_new (&group) != SQLITE_OK)
    {
      fail (SQLITE_NOMEM, error);
      return NULL;
    }
  annexa_statement_bind_int64 (statement, 1, first);
  annexa_statement_bind_int64 (statement, 2, last);
  while (annexa_statement_next (statement, &local_error))
    if (!add_to_group (group, statement, &local_error))
      break;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  code = sqlite3changegroup_output (group, &length, &data);
  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (data, (gsize) length, sqlite3_free, data);

  fail (code, error);
  return NULL;
}

/* The edits from @first to @last, which all found the tables built alike. */
static gboolean
take_back_rows (AnnexaStore *self,
                gint64       first,
                gint64       last,
                GError     **error)
{
  g_autoptr (GBytes) changeset = combine_rows (self, "present", first, last, error);

  if (changeset == NULL)
    return FALSE;
  return g_bytes_get_size (changeset) == 0 || annexa_store_apply (self, changeset, TRUE, error);
}

/**
 * annexa_past_combine:
 * @store: a store
 * @after: the number of a row of history
 * @until: the number of a later one
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the edits behind @after and up to @until changed together, as one changeset:
 *   what was changed and changed back is not in it
 */
GBytes *
annexa_past_combine (AnnexaStore *store,
                     gint64       after,
                     gint64       until,
                     GError     **error)
{
  return combine_rows (store, "main", after + 1, until, error);
}

/* Changes of different versions of the tables do not go into one group: the newest run of rows with one version first. */
static gboolean
take_back_later (AnnexaStore *self,
                 gint64       seq,
                 GError     **error)
{
  gint64 last;

  if (!annexa_store_get_int64 (self, "SELECT max (seq) FROM present.history", &last, error))
    return FALSE;
  while (last > seq)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT ifnull (max (seq), 0) FROM present.history WHERE seq <= %" G_GINT64_FORMAT
          " AND schema <> (SELECT schema FROM present.history WHERE seq = %" G_GINT64_FORMAT ")",
          last, last);
      gint64 other;

      if (!annexa_store_get_int64 (self, sql, &other, error)
          || !take_back_rows (self, MAX (other, seq) + 1, last, error))
        return FALSE;
      last = MAX (other, seq);
    }
  return TRUE;
}

/* What other connections to the copy need to know. */
static gboolean
note (AnnexaStore *self,
      const char  *key,
      const char  *value,
      GError     **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self, "INSERT OR REPLACE INTO main.project (key, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, key);
  annexa_statement_bind_text (statement, 2, value);
  return annexa_statement_run (statement, error);
}

/* The copy is thrown away when anything fails, so nothing in it has to be taken back, and what leads where is right once
 * all changes are made. */
static gboolean
fill (AnnexaStore *self,
      const char  *present,
      gint64       seq,
      const char  *today,
      GError     **error)
{
  return annexa_store_execute (self, "PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF", error)
         && annexa_schema_create (self, annexa_schema_get_version (), error) && attach_present (self, present, error)
         && annexa_store_begin (self, error) && copy_present (self, seq, error) && take_back_later (self, seq, error)
         && note (self, "present", present, error) && note (self, "today", today, error)
         && annexa_store_commit (self, error)
         && annexa_store_execute (self, "DROP TABLE main.attachment", error);
}

/**
 * annexa_past_open:
 * @present: the path of the database as it is now
 * @seq: the number of the newest row of history that counts
 * @today: the day that queries take for today
 * @name: (out) (transfer full): what annexa_past_connect() finds the copy by
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Makes a copy of the project in memory, as it was right after an edit. It lives until its last connection is closed.
 *
 * May run in a worker.
 *
 * Returns: (transfer full) (nullable): a connection to it, for reading; %ANNEXA_ERROR_NOT_FOUND when later edits were
 *   erased for good
 */
AnnexaStore *
annexa_past_open (const char   *present,
                  gint64        seq,
                  const char   *today,
                  char        **name,
                  GCancellable *cancellable,
                  GError      **error)
{
  static guint counter; /* atomic */
  g_autofree char *fresh = g_strdup_printf (NAME_FORMAT, (guint) g_atomic_int_add (&counter, 1));
  g_autoptr (AnnexaStore) self = open_copy (fresh, TRUE, error);

  if (self == NULL)
    return NULL;
  annexa_store_set_cancellable (self, cancellable);
  if (!fill (self, present, seq, today, error))
    return NULL;

  annexa_store_set_today (self, today);
  annexa_store_set_cancellable (self, NULL);
  *name = g_steal_pointer (&fresh);
  return g_steal_pointer (&self);
}

/**
 * annexa_past_connect:
 * @name: the name that annexa_past_open() gave
 * @error: return location
 *
 * Returns: (transfer full) (nullable): another connection to the copy, for another thread
 */
AnnexaStore *
annexa_past_connect (const char *name,
                     GError    **error)
{
  g_autoptr (AnnexaStore) self = open_copy (name, FALSE, error);
  g_autofree char *present = NULL;
  g_autofree char *today = NULL;

  if (self == NULL)
    return NULL;
  present = annexa_store_get_text (self, "SELECT value FROM project WHERE key = 'present'", error);
  today = present != NULL ? annexa_store_get_text (self, "SELECT value FROM project WHERE key = 'today'", error) : NULL;
  if (today == NULL || !attach_present (self, present, error))
    return NULL;

  annexa_store_set_today (self, today);
  return g_steal_pointer (&self);
}
