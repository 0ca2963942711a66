/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-project-private.h"

/* Whether a risk was rated or treated anew since its owner approved it stands in no column: history knows which of the
 * two came later. This pass notes for each risk the edits that did one or the other, in a TEMP table which the field's
 * SQL reads. History only grows, so only what came since is read the next time; the row of risk 0, which is none, says
 * up to where. The day that somebody typed is not asked: it may be any.
 *
 * It stands here and not among the rules of the standard because only the project reads the changesets of history. */

/* What an approval is about, and what says that there is one. */
static const char *const fields[] = {
  "current-likelihood", "current-impact", "target-likelihood", "target-impact",
  "treatment",          "accepted-by",    "accepted-on",       NULL,
};
#define FIRST_OF_APPROVAL 5

static gboolean
touches (AnnexaChangeset  *changeset,
         const AnnexaKind *kind,
         guint             first,
         guint             end)
{
  for (guint i = first; i < end; i++)
    if (annexa_changeset_has_new (changeset,
                                  (int) annexa_changes_find_column (kind, annexa_kind_find_field (kind, fields[i]))))
      return TRUE;
  return FALSE;
}

/* What an edit did to the approval of a risk. */
typedef struct
{
  gint64 risk;
  gboolean rated;
  gboolean approved;
} Touch;

/* What edits did, by their hashes in the chain and the database that says so: another file may claim the same hashes of other
 * edits. Each reader begins with empty TEMP tables, and to unpack the whole history anew after every edit would take longer
 * than all else that readiness does. */
static GHashTable *remembered; /* GBytes -> GArray of Touch */
static GMutex mutex;
#define MOST_REMEMBERED 50000

static gboolean
note (AnnexaProject *self,
      gint64         seq,
      const Touch   *touch,
      GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      self->store, "REPLACE INTO temp.approvals (risk, seq, rated, approved) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, touch->risk);
  annexa_statement_bind_int64 (statement, 2, seq);
  annexa_statement_bind_int64 (statement, 3, touch->rated);
  annexa_statement_bind_int64 (statement, 4, touch->approved);
  return annexa_statement_run (statement, error);
}

/* A risk that is new was not changed. */
static GArray *
read_touches (GBytes  *bytes,
              GError **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (Touch));
  g_autoptr (GError) local_error = NULL;

  if (changeset == NULL)
    return NULL;
  while (annexa_changeset_next (changeset, &local_error))
    {
      Touch touch;

      if (annexa_changeset_get_change (changeset) != ANNEXA_CHANGE_UPDATE
          || g_strcmp0 (annexa_changeset_get_table (changeset), "risk") != 0)
        continue;
      touch.risk = annexa_changeset_get_key (changeset, 0);
      touch.rated = touches (changeset, kind, 0, FIRST_OF_APPROVAL);
      touch.approved = touches (changeset, kind, FIRST_OF_APPROVAL, G_N_ELEMENTS (fields) - 1);
      if (touch.rated || touch.approved)
        g_array_append_val (touched, touch);
    }
  if (local_error == NULL)
    return g_steal_pointer (&touched);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GArray *
recall (GBytes *key)
{
  GArray *touched;

  g_mutex_lock (&mutex);
  if (remembered == NULL)
    remembered = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        (GDestroyNotify) g_array_unref);
  touched = g_hash_table_lookup (remembered, key);
  if (touched != NULL)
    g_array_ref (touched);
  g_mutex_unlock (&mutex);
  return touched;
}

static void
remember (GBytes *key,
          GArray *touched)
{
  g_mutex_lock (&mutex);
  if (g_hash_table_size (remembered) >= MOST_REMEMBERED)
    g_hash_table_remove_all (remembered);
  g_hash_table_insert (remembered, g_bytes_ref (key), g_array_ref (touched));
  g_mutex_unlock (&mutex);
}

static GBytes *
get_key (AnnexaProject   *self,
         AnnexaStatement *row)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  gsize length;
  gconstpointer hash = annexa_statement_get_blob (row, 2, &length);

  g_byte_array_append (key, hash, (guint) length);
  g_byte_array_append (key, (const guint8 *) self->database, (guint) strlen (self->database));
  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

static GArray *
find_touches (AnnexaProject   *self,
              AnnexaStatement *row,
              GError         **error)
{
  g_autoptr (GBytes) key = get_key (self, row);
  GArray *touched = recall (key);
  g_autoptr (GBytes) changeset = NULL;
  gsize length;
  gconstpointer data;

  if (touched != NULL)
    return touched;
  data = annexa_statement_get_blob (row, 3, &length);
  changeset = annexa_decompress (data, length, error);
  touched = changeset != NULL ? read_touches (changeset, error) : NULL;
  if (touched != NULL)
    remember (key, touched);
  return touched;
}

/* Whether the edit that is taken back was noted: then it is as if it had never been, and so is what took it back. */
static gboolean
forget (AnnexaProject *self,
        gint64         seq,
        gboolean      *forgotten,
        GError       **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM temp.approvals WHERE seq = %" G_GINT64_FORMAT
                                            " AND risk <> 0",
                                            seq);
  g_autofree char *delete
      = g_strdup_printf ("DELETE FROM temp.approvals WHERE seq = %" G_GINT64_FORMAT " AND risk <> 0", seq);
  gint64 n;

  if (!annexa_store_get_int64 (self->store, count, &n, error))
    return FALSE;
  *forgotten = n > 0;
  return n == 0 || annexa_store_execute (self->store, delete, error);
}

static gboolean
note_row (AnnexaProject   *self,
          AnnexaStatement *row,
          GError         **error)
{
  gint64 undoes = annexa_statement_get_int64 (row, 1);
  gboolean forgotten = FALSE;
  g_autoptr (GArray) touched = NULL;

  if (undoes != 0 && !forget (self, undoes, &forgotten, error))
    return FALSE;
  if (forgotten)
    return TRUE;
  touched = find_touches (self, row, error);
  for (guint i = 0; touched != NULL && i < touched->len; i++)
    if (!note (self, annexa_statement_get_int64 (row, 0), &g_array_index (touched, Touch, i), error))
      return FALSE;
  return touched != NULL;
}

static gboolean
fill_approvals (AnnexaProject *self,
                GError       **error)
{
  g_autoptr (AnnexaStatement) row = annexa_store_prepare (
      self->store,
      "SELECT seq, ifnull (undoes, 0), hash, changeset FROM history WHERE changeset IS NOT NULL AND seq >"
      " ifnull ((SELECT max (seq) FROM temp.approvals WHERE risk = 0), 0) ORDER BY seq",
      error);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (annexa_statement_next (row, &local_error))
    if (!note_row (self, row, error))
      return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return annexa_store_execute (self->store,
                               "DELETE FROM temp.approvals WHERE risk = 0;"
                               " INSERT INTO temp.approvals (risk, seq) SELECT 0, ifnull (max (seq), 0) FROM history",
                               error);
}

static const char *const kinds[] = { "risk", NULL };

const AnnexaPass annexa_approvals_pass = {
  .name = "approvals",
  .columns = "risk INTEGER, seq INTEGER, rated INTEGER, approved INTEGER, PRIMARY KEY (risk, seq)",
  .kinds = kinds,
  .fields = fields,
  .grows = TRUE,
  .fill = fill_approvals,
};
