/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-changeset.h"
#include "annexa-history.h"
#include "annexa-past.h"
#include "annexa-project-private.h"

/* Turns the rows of a changeset into what happened to the fields of records. */

static void
clear_field_change (gpointer data)
{
  AnnexaFieldChange *change = data;

  annexa_value_clear (&change->before);
  annexa_value_clear (&change->after);
}

static AnnexaFieldChange *
add_change (GArray                *changes,
            const AnnexaKind      *kind,
            gint64                 id,
            AnnexaRecordChangeType type,
            const AnnexaField     *field)
{
  AnnexaFieldChange change = { kind, id, type, field, ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT };

  g_array_append_val (changes, change);
  return &g_array_index (changes, AnnexaFieldChange, changes->len - 1);
}

/* The fields that the columns of a kind's table hold, in the order of the columns. Column 0, the id, is no field. */
static GPtrArray *
list_columns (AnnexaProject    *self,
              const AnnexaKind *kind,
              GError          **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (self->store, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_text (statement, 1, annexa_kind_get_table (kind));
  while (annexa_statement_next (statement, &local_error))
    {
      const char *column = annexa_statement_get_text (statement, 0);
      const AnnexaField *found = NULL;

      for (guint i = 0; i < kind->n_fields && found == NULL; i++)
        if (annexa_field_is_column (&kind->fields[i])
            && strcmp (annexa_field_get_column (&kind->fields[i]), column) == 0)
          found = &kind->fields[i];
      g_ptr_array_add (fields, (gpointer) found);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&fields);
}

static gboolean
is_internal (const AnnexaField *field)
{
  return (field->flags & ANNEXA_FIELD_INTERNAL) != 0;
}

static void
read_row (AnnexaChangeset  *changeset,
          const AnnexaKind *kind,
          GPtrArray        *columns,
          GArray           *changes)
{
  static const AnnexaRecordChangeType types[] = {
    [ANNEXA_CHANGE_INSERT] = ANNEXA_RECORD_ADDED,
    [ANNEXA_CHANGE_UPDATE] = ANNEXA_RECORD_CHANGED,
    [ANNEXA_CHANGE_DELETE] = ANNEXA_RECORD_DELETED,
  };
  AnnexaRecordChangeType type = types[annexa_changeset_get_change (changeset)];
  gint64 id = annexa_changeset_get_key (changeset, 0);
  guint n_columns = MIN ((guint) annexa_changeset_get_n_columns (changeset), columns->len);

  if (type != ANNEXA_RECORD_CHANGED)
    add_change (changes, kind, id, type, NULL);

  for (guint column = 1; column < n_columns; column++)
    {
      g_auto (AnnexaValue) before = ANNEXA_VALUE_INIT;
      g_auto (AnnexaValue) after = ANNEXA_VALUE_INIT;
      AnnexaFieldChange *change;

      annexa_changeset_get_old (changeset, (int) column, &before);
      annexa_changeset_get_new (changeset, (int) column, &after);
      if (columns->pdata[column] == NULL || is_internal (columns->pdata[column]))
        continue;
      annexa_field_fit (columns->pdata[column], &before);
      annexa_field_fit (columns->pdata[column], &after);
      if (annexa_value_equal (&before, &after))
        continue;
      change = add_change (changes, kind, id, type, columns->pdata[column]);
      annexa_value_copy (&before, &change->before);
      annexa_value_copy (&after, &change->after);
    }
}

static void
add_id (AnnexaValue *value,
        gint64       id)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (value, &n);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (all, ids, (guint) n);
  g_array_append_val (all, id);
  annexa_value_set_ids (value, (const gint64 *) (void *) all->data, all->len);
}

/* Where in the list of changes the links of a field of a record are. */
typedef struct
{
  gint64 id;
  const AnnexaField *field;
  guint position;
} Place;

static guint
hash_place (gconstpointer data)
{
  const Place *place = data;

  return g_int64_hash (&place->id) ^ g_direct_hash (place->field);
}

static gboolean
equal_places (gconstpointer a,
              gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  return left->id == right->id && left->field == right->field;
}

/* All links of one field that an edit makes or removes are one change. */
static void
read_link (AnnexaChangeset   *changeset,
           const AnnexaKind  *kind,
           const AnnexaField *field,
           GHashTable        *places,
           GArray            *changes)
{
  Place wanted = { annexa_changeset_get_key (changeset, field->inverse != NULL ? 1 : 0), field, changes->len };
  gint64 linked = annexa_changeset_get_key (changeset, field->inverse != NULL ? 0 : 1);
  const Place *place = g_hash_table_lookup (places, &wanted);
  AnnexaFieldChange *change;

  if (place != NULL)
    change = &g_array_index (changes, AnnexaFieldChange, place->position);
  else
    {
      g_hash_table_add (places, g_memdup2 (&wanted, sizeof wanted));
      change = add_change (changes, kind, wanted.id, ANNEXA_RECORD_CHANGED, field);
    }
  add_id (annexa_changeset_get_change (changeset) == ANNEXA_CHANGE_INSERT ? &change->after : &change->before, linked);
}

/* A link stands in the history of both records, where the other one has a field for it, too. */
static void
read_link_of (AnnexaChangeset   *changeset,
              const AnnexaKind  *kind,
              const AnnexaField *field,
              gint64             record,
              const AnnexaKind  *record_kind,
              GHashTable        *places,
              GArray            *changes)
{
  if (record == 0 || annexa_changeset_get_key (changeset, 0) == record)
    read_link (changeset, kind, field, places, changes);
  if (annexa_changeset_get_key (changeset, 1) != record)
    return;

  for (guint i = 0; record_kind != NULL && i < record_kind->n_fields; i++)
    if (g_strcmp0 (record_kind->fields[i].inverse, field->name) == 0
        && annexa_field_get_target (&record_kind->fields[i]) == kind)
      read_link (changeset, record_kind, &record_kind->fields[i], places, changes);
}

/* The links of a record that was added or deleted were made or removed with it. */
static void
take_over_types (GArray *changes)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);

      if (change->field == NULL)
        g_hash_table_insert (types, &change->id, GUINT_TO_POINTER (change->type));
    }
  for (guint i = 0; i < changes->len; i++)
    {
      AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);
      gpointer type;

      if (g_hash_table_lookup_extended (types, &change->id, NULL, &type))
        change->type = GPOINTER_TO_UINT (type);
    }
}

/* What a changeset says of a record, or of all records when @record is 0. */
static GArray *
read_changes (AnnexaProject *self,
              GBytes        *bytes,
              gint64         record,
              GError       **error)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (AnnexaFieldChange));
  g_autoptr (GHashTable) columns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) places = g_hash_table_new_full (hash_place, equal_places, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  const AnnexaKind *record_kind = record != 0 ? annexa_project_find_kind (self, record) : NULL;

  g_array_set_clear_func (changes, clear_field_change);
  if (changeset == NULL)
    return NULL;

  while (annexa_changeset_next (changeset, &local_error))
    {
      const AnnexaKind *kind;
      const AnnexaField *field;
      GPtrArray *fields;

      if (!annexa_kind_lookup_table (annexa_changeset_get_table (changeset), &kind, &field))
        continue;
      if (field != NULL)
        {
          read_link_of (changeset, kind, field, record, record_kind, places, changes);
          continue;
        }
      if (record != 0 && annexa_changeset_get_key (changeset, 0) != record)
        continue;
      fields = g_hash_table_lookup (columns, kind);
      if (fields == NULL)
        {
          fields = list_columns (self, kind, error);
          if (fields == NULL)
            return NULL;
          g_hash_table_insert (columns, (gpointer) kind, fields);
        }
      read_row (changeset, kind, fields, changes);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  take_over_types (changes);
  return g_steal_pointer (&changes);
}

/**
 * annexa_project_get_changes:
 * @self: a project
 * @seq: the number of a row of history
 * @record: the id of a record, or 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaFieldChange) (nullable): what the edit changed, field by field
 */
GArray *
annexa_project_get_changes (AnnexaProject *self,
                            gint64         seq,
                            gint64         record,
                            GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  bytes = annexa_project_load_changeset (self, seq, error);
  return bytes != NULL ? read_changes (self, bytes, record, error) : NULL;
}

/**
 * annexa_project_get_changes_between:
 * @self: a project
 * @after: the number of a row of history
 * @until: the number of a later one
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaFieldChange) (nullable): what the edits behind @after and up to @until
 *   changed together; what was changed and changed back is not in it
 */
GArray *
annexa_project_get_changes_between (AnnexaProject *self,
                                    gint64         after,
                                    gint64         until,
                                    GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  bytes = annexa_past_combine (self->store, after, until, error);
  return bytes != NULL ? read_changes (self, bytes, 0, error) : NULL;
}
