/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "annexa-changes-private.h"
#include "annexa-compress.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-search.h"
#include "annexa-worker.h"

/* The search index is a database of its own beside the working copy, attached to the writer. It never gets into the
 * person's file, a foreign file cannot bring one along, and a worker can build it while the project is already being
 * edited. Its table "indexed" says up to which row of history it goes, so that it catches up with what it missed.
 *
 * One plain FTS5 table for all kinds: the index then needs nothing but the id of a record to forget its old text. It
 * collects 32 MiB before it writes, which makes an import a tenth faster. Words are also kept by their first two letters,
 * because putting together the lists of all words that begin with what was typed takes longest while little was typed;
 * for one letter, FTS5 then puts together those of two. Every edit adds a small piece, and when there are so many pieces
 * FTS5 writes all of the index anew, at once: with its own 16 that would hold the window up after the fifteenth edit, and
 * several hundred make no search slower that anybody could notice. Before that, a window puts them together while nobody
 * waits (annexa_project_tidy_search()), sixteen of a size at a time, instead of FTS5 with each edit. */
#define CREATE_INDEX                                                                                                   \
  "CREATE VIRTUAL TABLE texts USING fts5 (ref, title, body, detail = column, prefix = 2,"                              \
  " tokenize = \"unicode61 remove_diacritics 2\");"                                                                    \
  "INSERT INTO texts (texts, rank) VALUES ('hashsize', 33554432);"                                                     \
  "INSERT INTO texts (texts, rank) VALUES ('crisismerge', 200);"                                                       \
  "INSERT INTO texts (texts, rank) VALUES ('automerge', 0);"                                                           \
  "INSERT INTO texts (texts, rank) VALUES ('usermerge', 16);"                                                          \
  "CREATE TABLE indexed (seq INTEGER NOT NULL);"                                                                       \
  "INSERT INTO indexed VALUES (0)"

/* With more records than this the index is built in a worker. */
#define MANY_RECORDS 5000

/* Packed changesets of this size together are of a thousand records or more. */
#define FAR_BEHIND (64 * 1024)

/* Ref, title and everything else that is searched, from one id of a kind to another one or of all of it. */
char *
annexa_search_get_text_sql (const AnnexaKind *kind,
                            gboolean          all)
{
  const AnnexaField *title = annexa_kind_get_title_field (kind);
  g_autoptr (GString) body = g_string_new ("''");

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ANNEXA_FIELD_SEARCH) && &kind->fields[i] != title)
      g_string_append_printf (body, " || ifnull (\"%s\" || ' ', '')", annexa_field_get_column (&kind->fields[i]));

  return g_strdup_printf ("SELECT id, ref, \"%s\", %s FROM main.%s %s", annexa_field_get_column (title), body->str,
                          annexa_kind_get_table (kind), all ? "" : "WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
}

static gboolean
insert_texts (AnnexaStore     *store,
              AnnexaStatement *source,
              const char      *insert_sql,
              GError         **error)
{
  /* VALUES, not INSERT … SELECT: FTS5 flushes its buffers at each statement savepoint. */
  g_autoptr (AnnexaStatement) insert = annexa_store_prepare (store, insert_sql, error);
  g_autoptr (GError) local_error = NULL;

  while (insert != NULL && annexa_statement_next (source, &local_error))
    {
      annexa_statement_bind_int64 (insert, 1, annexa_statement_get_int64 (source, 0));
      for (int column = 1; column <= 3; column++)
        annexa_statement_bind_text (insert, column + 1, annexa_statement_get_text (source, column));
      if (!annexa_statement_run (insert, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return insert != NULL;
}

#define INSERT_TEXT "INSERT INTO search.texts (rowid, ref, title, body) VALUES (?1, ?2, ?3, ?4)"
#define INSERT_TEXT_ALONE "INSERT INTO texts (rowid, ref, title, body) VALUES (?1, ?2, ?3, ?4)"

static gboolean
remove_text (AnnexaProject *self,
             gint64         id,
             GError       **error)
{
  g_autoptr (AnnexaStatement) remove
      = annexa_store_prepare (self->store, "DELETE FROM search.texts WHERE rowid = ?1", error);

  if (remove == NULL)
    return FALSE;
  annexa_statement_bind_int64 (remove, 1, id);
  return annexa_statement_run (remove, error);
}

/* From one id to another one there is nothing else than what is new. */
static gboolean
insert_run (AnnexaProject *self,
            const char    *sql,
            gint64         first,
            gint64         last,
            GError       **error)
{
  g_autoptr (AnnexaStatement) source = annexa_store_prepare (self->store, sql, error);

  if (source == NULL)
    return FALSE;
  annexa_statement_bind_int64 (source, 1, first);
  annexa_statement_bind_int64 (source, 2, last);
  return insert_texts (self->store, source, INSERT_TEXT, error);
}

/* How many changes from one on are new records of one kind whose ids count up, as those of an import do: they are read in
 * one go. */
static guint
count_run (AnnexaChanges *changes,
           guint          start)
{
  const AnnexaRecordChange *first = annexa_changes_get (changes, start);
  guint n = 1;

  while (first->type == ANNEXA_RECORD_ADDED && start + n < annexa_changes_get_size (changes))
    {
      const AnnexaRecordChange *next = annexa_changes_get (changes, start + n);

      if (next->type != ANNEXA_RECORD_ADDED || next->kind != first->kind || next->id != first->id + n)
        break;
      n++;
    }
  return n;
}

/* Indexes the records of an edit, in the order of their ids: FTS5 flushes whenever an id is lower than the last. */
static gboolean
index_changes (AnnexaProject *self,
               AnnexaChanges *changes,
               GError       **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n;

  for (guint i = 0; i < annexa_changes_get_size (changes); i += n)
    {
      const AnnexaRecordChange *change = annexa_changes_get (changes, i);
      const AnnexaKind *kind = change->kind;

      n = count_run (changes, i);
      if (kind == NULL)
        continue;
      if (change->type != ANNEXA_RECORD_ADDED && !remove_text (self, change->id, error))
        return FALSE;
      if (change->type == ANNEXA_RECORD_DELETED)
        continue;
      if (!g_hash_table_contains (texts, kind))
        g_hash_table_insert (texts, (gpointer) kind, annexa_search_get_text_sql (kind, FALSE));
      if (!insert_run (self, g_hash_table_lookup (texts, kind), change->id, change->id + n - 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_indexed (AnnexaStore *store,
             const char  *table,
             gint64       seq,
             GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET seq = ?1", table);
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, seq);
  return annexa_statement_run (statement, error);
}

/* Whether the worker that wrote the edit has seen to the index. */
static gboolean
is_indexed (AnnexaProject *self)
{
  gint64 seq;

  return annexa_store_get_int64 (self->store, "SELECT seq FROM search.indexed", &seq, NULL) && seq == self->newest_seq;
}

static void
remove_index (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* Follows an edit that is committed, in a transaction of its own: of one over both databases SQLite may, in WAL mode,
 * commit one half only, and no edit is to be refused because of the index. One that cannot follow is thrown away. */
void
annexa_project_index (AnnexaProject *self,
                      AnnexaChanges *changes)
{
  if (!self->search_attached || is_indexed (self))
    return;

  if (annexa_store_begin (self->store, NULL))
    {
      if (index_changes (self, changes, NULL) && set_indexed (self->store, "search.indexed", self->newest_seq, NULL)
          && annexa_store_commit (self->store, NULL))
        {
          annexa_project_tidy_search (self, 1);
          return;
        }
      annexa_store_rollback (self->store);
    }
  annexa_project_close_search (self);
  remove_index (self->search_path);
}

/* Builds the index from what @reader sees, in a file beside its place, and puts it there. */
static gboolean
build_index (AnnexaStore *reader,
             const char  *path,
             GError     **error)
{
  int fd;
  g_autofree char *temporary = annexa_file_create_beside (path, &fd, error);
  g_autoptr (AnnexaStore) index = NULL;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  gint64 seq;
  gboolean built;

  if (temporary == NULL)
    return FALSE;
  close (fd);

  index = annexa_store_open (temporary, ANNEXA_STORE_WRITER, error);
  built = index != NULL
          && annexa_store_execute (index, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error)
          && annexa_store_begin (index, error) && annexa_store_execute (index, CREATE_INDEX, error)
          && annexa_store_execute (reader, "BEGIN", error)
          && annexa_store_get_int64 (reader, "SELECT max (seq) FROM history", &seq, error);
  for (guint i = 0; built && i < n_kinds; i++)
    {
      g_autofree char *sql = annexa_search_get_text_sql (kinds[i], TRUE);
      g_autoptr (AnnexaStatement) source = annexa_store_prepare (reader, sql, error);

      built = source != NULL && insert_texts (index, source, INSERT_TEXT_ALONE, error);
    }
  /* The window, which uses the index, would have to wait for the disk if it changed the mode. */
  built = built && set_indexed (index, "indexed", seq, error) && annexa_store_commit (index, error)
          && annexa_store_execute (index, "PRAGMA journal_mode = WAL", error);
  g_clear_pointer (&index, annexa_store_close);
  if (!built || !annexa_file_sync (temporary, error))
    {
      remove_index (temporary);
      return FALSE;
    }
  remove_index (path);
  return annexa_file_put_in_place (temporary, path, error);
}

/* Whether so much was edited since then that a worker had better build the index anew: a table that was imported
 * while the index was being built, for one. */
static gboolean
is_far_behind (AnnexaProject *self,
               gint64         seq)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT total (length (changeset)) > %d FROM history WHERE seq > %" G_GINT64_FORMAT, FAR_BEHIND, seq);
  gint64 far;

  return annexa_store_get_int64 (self->store, sql, &far, NULL) && far != 0;
}

/* Indexes what was edited since the index was last brought up to date. */
static gboolean
catch_up (AnnexaProject *self,
          GError       **error)
{
  gint64 seq;

  if (!annexa_store_get_int64 (self->store, "SELECT seq FROM search.indexed", &seq, error))
    return FALSE;
  if (seq > self->newest_seq)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("The search index is of another project."));
      return FALSE;
    }
  if (seq == self->newest_seq)
    return TRUE;
  if (is_far_behind (self, seq) || !annexa_store_begin (self->store, error))
    return FALSE;

  while (seq < self->newest_seq)
    {
      g_autoptr (GBytes) changeset = annexa_project_load_changeset (self, ++seq, error);
      g_autoptr (AnnexaChanges) changes = changeset != NULL ? annexa_changes_read (changeset, NULL, error) : NULL;

      if (changes == NULL || !index_changes (self, changes, error))
        {
          annexa_store_rollback (self->store);
          return FALSE;
        }
    }
  if (!set_indexed (self->store, "search.indexed", seq, error))
    {
      annexa_store_rollback (self->store);
      return FALSE;
    }
  return annexa_store_commit (self->store, error);
}

/* Attaches an index that is there. One that cannot be used is thrown away. */
gboolean
annexa_project_attach_search (AnnexaProject *self)
{
  if (!g_file_test (self->search_path, G_FILE_TEST_EXISTS))
    return FALSE;
  if (annexa_store_attach_search (self->store, self->search_path, NULL) && catch_up (self, NULL))
    {
      self->search_attached = TRUE;
      return TRUE;
    }

  annexa_store_detach_search (self->store);
  remove_index (self->search_path);
  return FALSE;
}

static void
build_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  char **paths = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaStore) reader = annexa_store_open (paths[0], ANNEXA_STORE_READER, &error);

  if (reader != NULL && build_index (reader, paths[1], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
index_built (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AnnexaProject *self = ANNEXA_PROJECT (source);

  self->search_building = FALSE;
  if (self->work != NULL)
    {
      self->search_waiting = TRUE;
      return;
    }
  if (self->store != NULL && g_task_propagate_boolean (G_TASK (result), NULL) && annexa_project_attach_search (self))
    g_signal_emit_by_name (self, "search-ready");
}

static gint64
count_records (AnnexaProject *self)
{
  gint64 count = 0;

  (void) annexa_store_get_int64 (self->store, "SELECT count (*) FROM record", &count, NULL);
  return count;
}

/**
 * annexa_project_open_search:
 * @self: a project
 *
 * Opens the search index for a window: at once where it is there or quickly built, else from a worker, which ends with
 * #AnnexaProject::search-ready. Until then, search reads the records themselves.
 */
void
annexa_project_open_search (AnnexaProject *self)
{
  g_autoptr (GTask) task = NULL;
  char **paths;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  if (self->search_attached || self->search_building || self->access != ANNEXA_ACCESS_EDIT)
    return;
  if (annexa_project_attach_search (self))
    return;
  if (!annexa_is_many (count_records (self), MANY_RECORDS))
    {
      (void) annexa_project_prepare_search (self, NULL);
      return;
    }

  paths = g_new0 (char *, 3);
  paths[0] = g_strdup (self->database);
  paths[1] = g_strdup (self->search_path);
  self->search_building = TRUE;
  task = g_task_new (self, NULL, index_built, NULL);
  g_task_set_source_tag (task, annexa_project_open_search);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_strfreev);
  annexa_worker_run (task, build_in_worker, ANNEXA_URGENCY_QUIET);
}

/**
 * annexa_project_prepare_search:
 * @self: a project
 * @error: return location
 *
 * Makes sure that the search index is there and up to date, building it now if need be. Without it search works too,
 * but reads every record.
 *
 * Returns: whether the index can be used
 */
gboolean
annexa_project_prepare_search (AnnexaProject *self,
                               GError       **error)
{
  g_autoptr (AnnexaStore) reader = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (self->search_attached || self->access != ANNEXA_ACCESS_EDIT || annexa_project_attach_search (self))
    return TRUE;

  reader = annexa_store_open (self->database, ANNEXA_STORE_READER, error);
  if (reader == NULL || !build_index (reader, self->search_path, error))
    return FALSE;
  return annexa_project_attach_search (self);
}

void
annexa_project_close_search (AnnexaProject *self)
{
  annexa_project_stop_tidying (self);
  if (self->search_attached)
    annexa_store_detach_search (self->store);
  self->search_attached = FALSE;
}

/**
 * annexa_project_has_search:
 * @self: a project
 *
 * Returns: whether search uses the index
 */
gboolean
annexa_project_has_search (AnnexaProject *self)
{
  return self->search_attached;
}

/* “data cust” becomes "data" "cust"*: every word has to be there, the last one is still being typed. A word is what the
 * index takes for one: letters and digits; "A-012" is two. */
char *
annexa_search_get_expression (const char *words)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          if (in_word)
            g_string_append_c (expression, '"');
          in_word = FALSE;
          continue;
        }
      if (!in_word)
        g_string_append (expression, expression->len > 0 ? " \"" : "\"");
      in_word = TRUE;
      g_string_append_unichar (expression, c);
    }
  if (in_word)
    g_string_append (expression, "\"*");

  return expression->len > 0 ? g_strdup (expression->str) : NULL;
}

/* The ids of the records that an expression finds; the SQL says where and in which order. */
GArray *
annexa_search_match (AnnexaStore *store,
                     const char  *sql,
                     const char  *expression,
                     GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_text (statement, 1, expression);
  return annexa_statement_read_ids (statement, error);
}

/* An id fits into a pointer on every machine that Annexa runs on, so that a set of hits takes no memory per hit. */
G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (gint64));

static GArray *
search (AnnexaProject *self,
        const char    *words,
        gboolean       ranked,
        GError       **error)
{
  g_autofree char *expression = annexa_search_get_expression (words);

  if (expression == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!self->search_attached)
    return annexa_search_scan (self->store, NULL, words, error);

  /* A hit in the ref counts more than one in the title, and that more than one in the text. */
  return annexa_search_match (self->store,
                              ranked ? "SELECT rowid FROM search.texts WHERE texts MATCH ?1"
                                       " ORDER BY bm25 (texts, 10.0, 5.0, 1.0)"
                                     : "SELECT rowid FROM search.texts WHERE texts MATCH ?1 ORDER BY rowid",
                              expression, error);
}

/**
 * annexa_project_search:
 * @self: a project
 * @words: what somebody is looking for; every word has to occur, the last one may be the beginning of one
 * @limit: how many records at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records of all kinds, the best hits first
 */
GArray *
annexa_project_search (AnnexaProject *self,
                       const char    *words,
                       guint          limit,
                       GError       **error)
{
  GArray *ids;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  ids = search (self, words, TRUE, error);
  if (ids != NULL && ids->len > limit)
    g_array_set_size (ids, limit);
  return ids;
}

/* The ids of all records found, ascending. */
GArray *
annexa_project_search_sorted (AnnexaProject *self,
                              const char    *words,
                              GError       **error)
{
  return search (self, words, FALSE, error);
}

/**
 * annexa_project_search_ids:
 * @self: a project
 * @words: what somebody is looking for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the set of the ids of all records found; the ids themselves are the pointers
 */
GHashTable *
annexa_project_search_ids (AnnexaProject *self,
                           const char    *words,
                           GError       **error)
{
  g_autoptr (GArray) ids = NULL;
  GHashTable *set;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  ids = search (self, words, FALSE, error);
  if (ids == NULL)
    return NULL;

  set = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, (gpointer) (gintptr) g_array_index (ids, gint64, i));
  return set;
}

/**
 * annexa_project_search_record:
 * @self: a project
 * @words: what somebody is looking for
 * @id: the id of a record
 *
 * Returns: whether the record is among those that @words find
 */
gboolean
annexa_project_search_record (AnnexaProject *self,
                              const char    *words,
                              gint64         id)
{
  g_autofree char *expression = annexa_search_get_expression (words);
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GHashTable) all = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (expression == NULL)
    return FALSE;
  if (!self->search_attached)
    {
      all = annexa_project_search_ids (self, words, NULL);
      return all != NULL && g_hash_table_contains (all, (gpointer) (gintptr) id);
    }
  statement = annexa_store_prepare (self->store, "SELECT 1 FROM search.texts WHERE texts MATCH ?1 AND rowid = ?2", NULL);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, expression);
  annexa_statement_bind_int64 (statement, 2, id);
  return annexa_statement_next (statement, NULL);
}
