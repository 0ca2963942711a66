/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-query-private.h"

/* As many ids as one statement takes: SQLite is told to allow 250 parameters. */
#define BATCH 200

/* Somebody holds the record; the table of these does not keep it alive. */
typedef struct
{
  GHashTable *live;
  gint64 id;
  AnnexaRecord *record;
} LiveRecord;

/* Whether a field is read with the record; what a pass fills in only once it was asked for. */
static gboolean
is_read (AnnexaProject     *self,
         const AnnexaField *field)
{
  return field->type != ANNEXA_FIELD_LINKS && (field->pass == NULL || annexa_pass_is_shown (self, field));
}

static void
append_parameters (GString *sql,
                   guint    n)
{
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (sql, "%s?%u", i > 1 ? "," : "", i);
}

/* Statements with few different numbers of parameters are prepared once; the last id fills up what is left over. */
static guint
count_parameters (guint n_ids)
{
  return n_ids == 1 ? 1 : n_ids <= 8 ? 8 : n_ids <= 64 ? 64 : BATCH;
}

static char *
select_sql (AnnexaProject    *self,
            const AnnexaKind *kind,
            guint             n_ids)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_read (self, &kind->fields[i]))
      {
        g_autofree char *expression = annexa_kind_get_sql (kind, &kind->fields[i]);

        g_string_append_printf (sql, ", %s", expression);
      }
  g_string_append_printf (sql, " FROM %s WHERE id IN (", annexa_kind_get_table (kind));
  append_parameters (sql, count_parameters (n_ids));
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static AnnexaStatement *
prepare_for_ids (AnnexaProject *self,
                 const char    *sql,
                 AnnexaRecord **records,
                 guint          n_records,
                 GError       **error)
{
  AnnexaStatement *statement = annexa_store_prepare (self->store, sql, error);

  for (guint i = 0; statement != NULL && i < count_parameters (n_records); i++)
    annexa_statement_bind_int64 (statement, (int) i + 1, annexa_record_get_id (records[MIN (i, n_records - 1)]));
  return statement;
}

static gboolean
load_columns (AnnexaProject    *self,
              const AnnexaKind *kind,
              AnnexaRecord    **records,
              guint             n_records,
              GHashTable       *by_id,
              GHashTable       *found,
              GError          **error)
{
  g_autofree char *sql = select_sql (self, kind, n_records);
  g_autoptr (AnnexaStatement) statement = prepare_for_ids (self, sql, records, n_records, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (annexa_statement_next (statement, &local_error))
    {
      gint64 id = annexa_statement_get_int64 (statement, 0);
      AnnexaRecord *record = g_hash_table_lookup (by_id, &id);
      int column = 1;

      g_hash_table_add (found, record);
      annexa_record_set_deleted (record, FALSE);
      for (guint i = 0; i < kind->n_fields; i++)
        if (is_read (self, &kind->fields[i]))
          {
            g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

            annexa_statement_get_value (statement, column++, &value);
            annexa_field_fit (&kind->fields[i], &value);
            annexa_record_set_value (record, &kind->fields[i], &value);
          }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static void
set_links (AnnexaRecord      *record,
           const AnnexaField *field,
           GArray            *ids)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_ids (&value, (const gint64 *) (void *) ids->data, ids->len);
  annexa_record_set_value (record, field, &value);
}

static gboolean
load_links (AnnexaProject     *self,
            const AnnexaKind  *kind,
            const AnnexaField *field,
            AnnexaRecord     **records,
            guint              n_records,
            GHashTable        *by_id,
            GError           **error)
{
  g_autofree char *table = annexa_kind_get_link_table (kind, field);
  const char *own = annexa_field_get_link_column (field, FALSE);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GHashTable) links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GError) local_error = NULL;

  g_string_append_printf (sql, "SELECT %s, %s FROM %s WHERE %s IN (", own, annexa_field_get_link_column (field, TRUE),
                          table, own);
  append_parameters (sql, count_parameters (n_records));
  g_string_append_c (sql, ')');

  statement = prepare_for_ids (self, sql->str, records, n_records, error);
  if (statement == NULL)
    return FALSE;
  while (annexa_statement_next (statement, &local_error))
    {
      gint64 id = annexa_statement_get_int64 (statement, 0);
      gint64 other = annexa_statement_get_int64 (statement, 1);
      AnnexaRecord *record = g_hash_table_lookup (by_id, &id);
      GArray *ids = g_hash_table_lookup (links, record);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (links, record, ids);
        }
      g_array_append_val (ids, other);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
      GArray *ids = g_hash_table_lookup (links, records[i]);

      set_links (records[i], field, ids != NULL ? ids : none);
    }
  return TRUE;
}

/* Reads what the file holds into @records (id -> AnnexaRecord of @kind). Those that are not there are marked deleted and
 * keep their last values. */
static gboolean
load_values (AnnexaProject    *self,
             const AnnexaKind *kind,
             GHashTable       *records,
             GError          **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (g_hash_table_size (records));
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (all, value);

  for (guint start = 0; start < all->len; start += BATCH)
    {
      AnnexaRecord **batch = (AnnexaRecord **) all->pdata + start;
      g_autoptr (GPtrArray) present = g_ptr_array_new ();
      guint n = MIN (BATCH, all->len - start);

      if (!load_columns (self, kind, batch, n, records, found, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (g_hash_table_contains (found, batch[i]))
          g_ptr_array_add (present, batch[i]);
        else
          annexa_record_set_deleted (batch[i], TRUE);
      for (guint i = 0; present->len > 0 && i < kind->n_fields; i++)
        if (kind->fields[i].type == ANNEXA_FIELD_LINKS
            && !load_links (self, kind, &kind->fields[i], (AnnexaRecord **) present->pdata, present->len, records,
                            error))
          return FALSE;
    }
  return TRUE;
}

/* Reads a record anew, in the middle of an edit too: what others hold of it may not be true yet. */
AnnexaRecord *
annexa_project_load_record (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            gint64            id,
                            GError          **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (AnnexaRecord) record = annexa_record_new (kind, id);

  g_hash_table_insert (records, &id, record);
  if (!load_values (self, kind, records, error))
    return NULL;
  if (annexa_record_is_deleted (record))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("The record that was going to be changed does not exist any more."));
      return NULL;
    }
  return g_steal_pointer (&record);
}

static void
record_disposed (gpointer data,
                 GObject *where_the_record_was)
{
  LiveRecord *live = data;

  g_hash_table_remove (live->live, &live->id);
}

static void
add_live (AnnexaProject *self,
          AnnexaRecord  *record)
{
  LiveRecord *live = g_new (LiveRecord, 1);

  *live = (LiveRecord){ self->live, annexa_record_get_id (record), record };
  g_hash_table_insert (self->live, &live->id, live);
  g_object_weak_ref (G_OBJECT (record), record_disposed, live);
}

/* The object of a record that somebody holds, or NULL. */
AnnexaRecord *
annexa_project_find_live (AnnexaProject *self,
                          gint64         id)
{
  LiveRecord *live = g_hash_table_lookup (self->live, &id);

  return live != NULL ? live->record : NULL;
}

/* The project goes away while somebody still holds records. */
void
annexa_project_forget_live (AnnexaProject *self)
{
  GHashTableIter iter;
  LiveRecord *live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    g_object_weak_unref (G_OBJECT (live->record), record_disposed, live);
  g_hash_table_remove_all (self->live);
}

/**
 * annexa_project_get_records:
 * @self: a project
 * @kind: a kind
 * @ids: (array length=n_ids): ids of records of that kind
 * @n_ids: how many
 * @error: return location
 *
 * Reads many records at once. There is one object per record as long as somebody holds it; it follows every edit.
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records in the order of @ids; those that do not
 *   exist are left out
 */
GPtrArray *
annexa_project_get_records (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            const gint64     *ids,
                            gsize             n_ids,
                            GError          **error)
{
  g_autoptr (GHashTable) new_records = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  for (gsize i = 0; i < n_ids; i++)
    if (!g_hash_table_contains (self->live, &ids[i]) && !g_hash_table_contains (new_records, &ids[i]))
      g_hash_table_insert (new_records, (gpointer) &ids[i], annexa_record_new (kind, ids[i]));
  if (g_hash_table_size (new_records) > 0 && !load_values (self, kind, new_records, error))
    return NULL;

  for (gsize i = 0; i < n_ids; i++)
    {
      AnnexaRecord *record = annexa_project_find_live (self, ids[i]);

      if (record == NULL)
        {
          record = g_hash_table_lookup (new_records, &ids[i]);
          if (annexa_record_is_deleted (record))
            continue;
          add_live (self, record);
        }
      if (!annexa_record_is_deleted (record) && annexa_record_get_kind (record) == kind)
        g_ptr_array_add (records, g_object_ref (record));
    }
  return g_steal_pointer (&records);
}

/**
 * annexa_project_get_record:
 * @self: a project
 * @kind: a kind
 * @id: the id of a record of that kind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; %NULL with %ANNEXA_ERROR_NOT_FOUND when there is none
 */
AnnexaRecord *
annexa_project_get_record (AnnexaProject    *self,
                           const AnnexaKind *kind,
                           gint64            id,
                           GError          **error)
{
  g_autoptr (GPtrArray) records = annexa_project_get_records (self, kind, &id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("The record does not exist any more."));
      return NULL;
    }
  return g_object_ref (records->pdata[0]);
}

/**
 * annexa_project_get_single:
 * @self: a project
 * @kind: a kind of which there is one record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): that record
 */
AnnexaRecord *
annexa_project_get_single (AnnexaProject    *self,
                           const AnnexaKind *kind,
                           GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM %s", annexa_kind_get_table (kind));
  gint64 id;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (!annexa_store_get_int64 (self->store, sql, &id, error))
    return NULL;
  return annexa_project_get_record (self, kind, id, error);
}

static gboolean
is_followed (AnnexaProject     *self,
             const AnnexaField *field)
{
  return field->pass == NULL || (annexa_pass_is_live (field) && annexa_pass_is_filled (self, field));
}

/* Whether an edit can change what is shown of records of a kind that it does not touch. What a pass fills in that is not
 * live is not read again before somebody asks for it. */
static gboolean
kind_follows (AnnexaProject    *self,
              const AnnexaKind *kind,
              AnnexaChanges    *changes)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_followed (self, &kind->fields[i]) && annexa_field_follows (&kind->fields[i], changes))
      return TRUE;

  return FALSE;
}

static GHashTable *
list_following_kinds (AnnexaProject *self,
                      AnnexaChanges *changes)
{
  GHashTable *following = g_hash_table_new (NULL, NULL);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kind_follows (self, kinds[i], changes))
      g_hash_table_add (following, (gpointer) kinds[i]);
  return following;
}

/* What a record shows of others (their titles) changes with them although its own values stay. */
static void
notify_linked (AnnexaRecord  *record,
               AnnexaChanges *changes)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const AnnexaValue *value;
      gboolean linked = FALSE;
      const gint64 *ids;
      gsize n_ids;

      if (field->type != ANNEXA_FIELD_RECORD && field->type != ANNEXA_FIELD_LINKS)
        continue;
      value = annexa_record_get_value (record, field);
      ids = annexa_value_get_ids (value, &n_ids);
      for (gsize j = 0; j < n_ids && !linked; j++)
        linked = annexa_changes_find (changes, ids[j]) != NULL;
      if (linked || (field->type == ANNEXA_FIELD_RECORD
                     && annexa_changes_find (changes, annexa_value_get_integer (value)) != NULL))
        g_object_notify (G_OBJECT (record), field->name);
    }
}

/* Records that somebody holds follow the edit: those that changed, and those with values that follow from others. */
void
annexa_project_refresh_live (AnnexaProject *self,
                             AnnexaChanges *changes)
{
  g_autoptr (GHashTable) following = list_following_kinds (self, changes);
  g_autoptr (GHashTable) by_kind = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  LiveRecord *live;
  const AnnexaKind *kind;
  GHashTable *records;

  /* Whoever is told of a change may drop records or ask for others: what is told of is collected first. */
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    {
      g_ptr_array_add (all, g_object_ref (live->record));
      kind = annexa_record_get_kind (live->record);
      if (annexa_changes_find (changes, live->id) == NULL && !g_hash_table_contains (following, kind))
        continue;
      records = g_hash_table_lookup (by_kind, kind);
      if (records == NULL)
        {
          records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
          g_hash_table_insert (by_kind, (gpointer) kind, records);
        }
      g_hash_table_insert (records, g_memdup2 (&live->id, sizeof live->id), g_object_ref (live->record));
    }

  g_hash_table_iter_init (&iter, by_kind);
  while (g_hash_table_iter_next (&iter, (gpointer *) &kind, (gpointer *) &records))
    (void) load_values (self, kind, records, NULL);
  for (guint i = 0; i < all->len; i++)
    notify_linked (all->pdata[i], changes);
}

/* Reads all records of a kind that somebody holds once more. */
gboolean
annexa_project_read_live_again (AnnexaProject    *self,
                                const AnnexaKind *kind,
                                GError          **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  GHashTableIter iter;
  LiveRecord *live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    if (annexa_record_get_kind (live->record) == kind)
      g_hash_table_insert (records, g_memdup2 (&live->id, sizeof live->id), g_object_ref (live->record));
  return load_values (self, kind, records, error);
}

/* As a pair: of two equations SQLite would put the second's value into the first, and then not know the index any more. */
gboolean
annexa_project_look_up_ref (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            const char       *ref,
                            gint64           *id,
                            GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE (length (ref), ref) = (length (?1), ?1)",
                                          annexa_kind_get_table (kind));
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);
  g_autoptr (GError) local_error = NULL;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, ref);
  if (annexa_statement_next (statement, &local_error))
    *id = annexa_statement_get_int64 (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * annexa_project_find_ref:
 * @self: a project
 * @kind: a kind
 * @ref: what people call a record by
 *
 * Returns: its id, or 0 when there is none
 */
gint64
annexa_project_find_ref (AnnexaProject    *self,
                         const AnnexaKind *kind,
                         const char       *ref)
{
  gint64 id;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), 0);

  return annexa_project_look_up_ref (self, kind, ref, &id, NULL) ? id : 0;
}

/* The kind of a record, or NULL where there is none; FALSE means that the project could not be read. */
gboolean
annexa_project_look_up_kind (AnnexaProject     *self,
                             gint64             id,
                             const AnnexaKind **kind,
                             GError           **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store, "SELECT kind FROM record WHERE id = ?1", error);
  g_autoptr (GError) local_error = NULL;

  *kind = NULL;
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, id);
  if (annexa_statement_next (statement, &local_error))
    *kind = annexa_kind_lookup (annexa_statement_get_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * annexa_project_find_kind:
 * @self: a project
 * @id: an id
 *
 * Returns: (nullable): the kind of the record with that id, or %NULL when there is none
 */
const AnnexaKind *
annexa_project_find_kind (AnnexaProject *self,
                          gint64         id)
{
  const AnnexaKind *kind;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_project_look_up_kind (self, id, &kind, NULL) ? kind : NULL;
}

/**
 * annexa_project_count:
 * @self: a project
 * @kind: a kind
 *
 * Returns: how many records of the kind there are
 */
gint64
annexa_project_count (AnnexaProject    *self,
                      const AnnexaKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", annexa_kind_get_table (kind));
  gint64 count = 0;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), 0);

  (void) annexa_store_get_int64 (self->store, sql, &count, NULL);
  return count;
}

/**
 * annexa_project_has_more_than:
 * @self: a project
 * @limit: a number of records
 * @counts: (nullable) (scope call): which kinds count, or %NULL for all
 *
 * Returns: whether there are more records than that, so that reading all of them takes a while
 */
gboolean
annexa_project_has_more_than (AnnexaProject *self,
                              gint64         limit,
                              gboolean (*counts) (const AnnexaKind *kind))
{
  gint64 n_records = 0;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  for (guint i = 0; i < n_kinds && n_records <= limit; i++)
    if (counts == NULL || counts (kinds[i]))
      n_records += annexa_project_count (self, kinds[i]);
  return n_records > limit;
}
