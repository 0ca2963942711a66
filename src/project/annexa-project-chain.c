/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-changes-private.h"
#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-project-private.h"
#include "annexa-schema.h"
#include "annexa-time.h"

/* The rows of history, each bound to the one before it by its hash, and the sums of the registers that go with them. */

#define EDIT_ID_LENGTH 16

/* From this size on a worker takes less time than it costs. */
#define LARGE_CHANGESET (256 * 1024)

/* Everything a row of history says, but for the changeset itself, whose hash stands for it: the command that erases for
 * good may empty old changesets, and the chain still holds. */
typedef struct
{
  gint64 seq;
  guint8 edit_id[EDIT_ID_LENGTH];
  const char *time;
  const char *person;
  const char *label;
  gint64 undoes;
  gint64 schema;
  guint8 changeset_hash[ANNEXA_SHA256_SIZE];
} Row;

static void
add_part (GChecksum    *checksum,
          gconstpointer data,
          gsize         length)
{
  guint64 prefix = GUINT64_TO_BE (length);

  g_checksum_update (checksum, (const guint8 *) &prefix, sizeof prefix);
  g_checksum_update (checksum, data, (gssize) length);
}

static void
add_integer (GChecksum *checksum,
             gint64     integer)
{
  gint64 big_endian = GINT64_TO_BE (integer);

  add_part (checksum, &big_endian, sizeof big_endian);
}

/* Each part comes with its length, so that no two rows are the same bytes. */
static void
hash_row (const Row   *row,
          const guint8 previous[ANNEXA_SHA256_SIZE],
          guint8       hash[ANNEXA_SHA256_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = ANNEXA_SHA256_SIZE;

  add_part (checksum, previous, ANNEXA_SHA256_SIZE);
  add_integer (checksum, row->seq);
  add_part (checksum, row->edit_id, sizeof row->edit_id);
  add_part (checksum, row->time, strlen (row->time));
  add_part (checksum, row->person, strlen (row->person));
  add_part (checksum, row->label, strlen (row->label));
  add_integer (checksum, row->undoes);
  add_integer (checksum, row->schema);
  add_part (checksum, row->changeset_hash, sizeof row->changeset_hash);
  g_checksum_get_digest (checksum, hash, &size);
}

static gboolean
load_head (AnnexaProject *self,
           guint8         head[ANNEXA_SHA256_SIZE],
           gint64        *seq,
           GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      self->store, "SELECT hash, seq FROM history ORDER BY seq DESC LIMIT 1", error);
  g_autoptr (GError) local_error = NULL;

  *seq = 0;
  memset (head, 0, ANNEXA_SHA256_SIZE);
  if (statement == NULL)
    return FALSE;
  if (annexa_statement_next (statement, &local_error))
    {
      gsize length;
      gconstpointer hash = annexa_statement_get_blob (statement, 0, &length);

      if (length == ANNEXA_SHA256_SIZE)
        memcpy (head, hash, length);
      *seq = annexa_statement_get_int64 (statement, 1);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* What a changeset is stored as. */
typedef struct
{
  GBytes *changeset;
  GBytes *compressed;
  guint8 hash[ANNEXA_SHA256_SIZE];
} Packed;

static gpointer
pack (gpointer data)
{
  Packed *packed = data;

  packed->compressed = annexa_compress (packed->changeset);
  annexa_sha256 (g_bytes_get_data (packed->changeset, NULL), g_bytes_get_size (packed->changeset), packed->hash);
  return NULL;
}

static gboolean
append_row (AnnexaProject *self,
            const char    *label,
            gint64         undoes,
            const Packed  *packed,
            gint64        *seq,
            GError       **error)
{
  g_autofree char *now = annexa_time_now ();
  Row row = { .time = now,
              .person = self->person,
              .label = label,
              .undoes = undoes,
              .schema = annexa_schema_get_version () };
  guint8 previous[ANNEXA_SHA256_SIZE];
  guint8 hash[ANNEXA_SHA256_SIZE];
  g_autoptr (AnnexaStatement) statement = NULL;

  for (guint i = 0; i < EDIT_ID_LENGTH; i += 4)
    {
      guint32 random = g_random_int ();

      memcpy (row.edit_id + i, &random, sizeof random);
    }
  memcpy (row.changeset_hash, packed->hash, sizeof row.changeset_hash);
  if (!load_head (self, previous, &row.seq, error))
    return FALSE;
  row.seq++;
  *seq = row.seq;
  hash_row (&row, previous, hash);

  statement = annexa_store_prepare (self->store,
                                    "INSERT INTO history (seq, edit_id, time, person, label, undoes, schema,"
                                    " changeset_hash, hash, changeset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                    error);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, row.seq);
  annexa_statement_bind_blob (statement, 2, row.edit_id, sizeof row.edit_id);
  annexa_statement_bind_text (statement, 3, row.time);
  annexa_statement_bind_text (statement, 4, row.person);
  annexa_statement_bind_text (statement, 5, row.label);
  if (undoes != 0)
    annexa_statement_bind_int64 (statement, 6, undoes);
  annexa_statement_bind_int64 (statement, 7, row.schema);
  annexa_statement_bind_blob (statement, 8, row.changeset_hash, sizeof row.changeset_hash);
  annexa_statement_bind_blob (statement, 9, hash, sizeof hash);
  annexa_statement_bind_blob (statement, 10, g_bytes_get_data (packed->compressed, NULL),
                              g_bytes_get_size (packed->compressed));
  return annexa_statement_run (statement, error);
}

/* The sum that is kept for a table; zero for one that was never touched. */
static gboolean
load_digest (AnnexaProject *self,
             const char    *table,
             AnnexaSum     *sum,
             GError       **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store, "SELECT sum FROM digest WHERE name = ?1", error);
  g_autoptr (GError) local_error = NULL;

  *sum = (AnnexaSum){ 0, 0 };
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, table);
  if (annexa_statement_next (statement, &local_error))
    {
      gsize length;
      gconstpointer data = annexa_statement_get_blob (statement, 0, &length);

      if (length == ANNEXA_SUM_SIZE)
        annexa_sum_from_bytes (sum, data);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_digest (AnnexaProject   *self,
             const char      *table,
             const AnnexaSum *sum,
             GError         **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store, "INSERT OR REPLACE INTO digest (name, sum) VALUES (?1, ?2)", error);
  guint8 bytes[ANNEXA_SUM_SIZE];

  if (statement == NULL)
    return FALSE;
  annexa_sum_to_bytes (sum, bytes);
  annexa_statement_bind_text (statement, 1, table);
  annexa_statement_bind_blob (statement, 2, bytes, sizeof bytes);
  return annexa_statement_run (statement, error);
}

/* Reads which records an edit changed, and brings the sum of each table that it touched up to date, in the transaction
 * of the edit. */
static AnnexaChanges *
note_changes (AnnexaProject *self,
              GBytes        *changeset,
              GError       **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AnnexaChanges) changes = annexa_changes_read (changeset, sums, error);
  GHashTableIter iter;
  const char *table;
  const AnnexaSum *added;

  if (changes == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, (gpointer *) &table, (gpointer *) &added))
    {
      AnnexaSum sum;

      if (!load_digest (self, table, &sum, error))
        return NULL;
      annexa_sum_add (&sum, added);
      if (!save_digest (self, table, &sum, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

/* Appends what an edit did to history, in the transaction of the edit. Returns which records that changed. A large
 * changeset is packed in a worker while it is read here. An edit may find a name for itself by what it changed; where
 * there is none, what was done is called @label. */
AnnexaChanges *
annexa_project_record (AnnexaProject *self,
                       AnnexaEdit    *edit,
                       const char    *label,
                       gint64         undoes,
                       GBytes        *changeset,
                       gint64        *seq,
                       GError       **error)
{
  Packed packed = { .changeset = changeset };
  gboolean large = g_bytes_get_size (changeset) > LARGE_CHANGESET;
  GThread *worker;
  g_autoptr (AnnexaChanges) changes = NULL;
  gboolean appended;

  /* What was read while somebody stopped the work may be wrong, and must not be what is committed. */
  if (!annexa_store_check_cancelled (self->store, error))
    return NULL;
  worker = large ? g_thread_try_new ("annexa-pack", pack, &packed, NULL) : NULL;
  changes = note_changes (self, changeset, error);
  if (worker != NULL)
    g_thread_join (worker);
  else
    pack (&packed);
  if (changes != NULL && edit != NULL)
    annexa_edit_name (edit, changes);
  if (packed.compressed == NULL && changes != NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("This is too much to be changed at once. Do it in several parts."));
      g_clear_pointer (&changes, annexa_changes_unref);
    }
  appended = changes != NULL
             && append_row (self, edit != NULL ? annexa_edit_get_label (edit) : label, undoes, &packed, seq, error);
  g_clear_pointer (&packed.compressed, g_bytes_unref);
  return appended ? g_steal_pointer (&changes) : NULL;
}

GBytes *
annexa_project_load_changeset (AnnexaProject *self,
                               gint64         seq,
                               GError       **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store, "SELECT changeset FROM history WHERE seq = ?1", error);
  g_autoptr (GError) local_error = NULL;
  gconstpointer data;
  gsize length;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_int64 (statement, 1, seq);
  if (!annexa_statement_next (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("History has no edit of that number."));
      return NULL;
    }
  if (annexa_statement_is_null (statement, 0))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("What this edit changed was erased for good and cannot be taken back."));
      return NULL;
    }
  data = annexa_statement_get_blob (statement, 0, &length);
  return annexa_decompress (data, length, error);
}

/**
 * annexa_project_get_chain_head:
 * @self: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the hash of the newest row of history as hexadecimal digits; whoever keeps it can
 *   later tell whether history up to this row is still the same
 */
char *
annexa_project_get_chain_head (AnnexaProject *self,
                               GError       **error)
{
  guint8 head[ANNEXA_SHA256_SIZE];
  gint64 seq;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return load_head (self, head, &seq, error) ? annexa_hex (head, sizeof head) : NULL;
}

gboolean
annexa_project_verify_digests (AnnexaProject *self,
                               GPtrArray     *findings,
                               GError       **error)
{
  g_auto (GStrv) tables = annexa_store_list_tables (self->store, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      AnnexaSum expected, found;

      if (!load_digest (self, tables[i], &expected, error)
          || !annexa_store_sum_table (self->store, tables[i], &found, error))
        return FALSE;
      if (found.low != expected.low || found.high != expected.high)
        g_ptr_array_add (findings,
                         g_strdup_printf (_("The register “%s” was changed without this program or is damaged."),
                                          annexa_store_describe_table (tables[i])));
    }
  return TRUE;
}

static gboolean
copy_blob (AnnexaStatement *statement,
           int              column,
           guint8          *copy,
           gsize            expected)
{
  gsize length;
  gconstpointer data = annexa_statement_get_blob (statement, column, &length);

  if (data == NULL || length != expected)
    return FALSE;
  memcpy (copy, data, length);
  return TRUE;
}

static gboolean
changeset_is_as_hashed (AnnexaStatement *statement,
                        int              column,
                        const guint8     expected[ANNEXA_SHA256_SIZE])
{
  g_autoptr (GBytes) changeset = NULL;
  guint8 hash[ANNEXA_SHA256_SIZE];
  gconstpointer data;
  gsize length;

  if (annexa_statement_is_null (statement, column))
    return TRUE;
  data = annexa_statement_get_blob (statement, column, &length);
  changeset = annexa_decompress (data, length, NULL);
  if (changeset == NULL)
    return FALSE;

  annexa_sha256 (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset), hash);
  return memcmp (hash, expected, sizeof hash) == 0;
}

/**
 * annexa_project_verify_history:
 * @self: a project
 * @findings: (element-type utf8): filled with a sentence for each thing that is wrong
 * @error: return location
 *
 * Follows the chain of history from its first row to its head. It shows accidents and simple tampering; whoever holds
 * the file and the program could rebuild it, which only a head kept elsewhere would show.
 *
 * Returns: %TRUE when the chain could be read, whatever it says
 */
gboolean
annexa_project_verify_history (AnnexaProject *self,
                               GPtrArray     *findings,
                               GError       **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store,
                              "SELECT seq, edit_id, time, person, label, ifnull (undoes, 0), schema, changeset_hash,"
                              " hash, changeset FROM history ORDER BY seq",
                              error);
  guint8 previous[ANNEXA_SHA256_SIZE] = { 0 };
  g_autoptr (GError) local_error = NULL;
  gint64 expected_seq = 0;

  if (statement == NULL)
    return FALSE;
  while (annexa_statement_next (statement, &local_error))
    {
      Row row = { .seq = annexa_statement_get_int64 (statement, 0),
                  .time = annexa_statement_get_text (statement, 2),
                  .person = annexa_statement_get_text (statement, 3),
                  .label = annexa_statement_get_text (statement, 4),
                  .undoes = annexa_statement_get_int64 (statement, 5),
                  .schema = annexa_statement_get_int64 (statement, 6) };
      guint8 stored[ANNEXA_SHA256_SIZE];
      guint8 computed[ANNEXA_SHA256_SIZE];
      gboolean whole = copy_blob (statement, 1, row.edit_id, sizeof row.edit_id)
                       && copy_blob (statement, 7, row.changeset_hash, sizeof row.changeset_hash)
                       && copy_blob (statement, 8, stored, sizeof stored) && row.time != NULL && row.person != NULL
                       && row.label != NULL;

      expected_seq++;
      if (whole)
        hash_row (&row, previous, computed);
      if (!whole || row.seq != expected_seq || memcmp (stored, computed, sizeof stored) != 0)
        {
          g_ptr_array_add (findings,
                           g_strdup_printf (_("History does not hold together at edit %d: it was changed, removed or "
                                              "inserted."),
                                            (int) row.seq));
          return TRUE;
        }
      if (!changeset_is_as_hashed (statement, 9, row.changeset_hash))
        g_ptr_array_add (findings, g_strdup_printf (_("What edit %d changed is not what was recorded."), (int) row.seq));
      memcpy (previous, stored, sizeof previous);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
