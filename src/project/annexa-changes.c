/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-changeset.h"

/* A record that is added or deleted touches all columns of its kind, and so do many edits at once: nobody asks then. */
#define ALL_COLUMNS G_MAXUINT64
#define MANY_CHANGES 1000

struct _AnnexaChanges
{
  GArray *list;        /* AnnexaRecordChange, by id */
  GHashTable *kinds;   /* AnnexaKind */
  GHashTable *columns; /* AnnexaKind -> guint64, with a bit for each column of its table that was touched */
  GHashTable *links;   /* AnnexaField */
};

G_DEFINE_BOXED_TYPE (AnnexaChanges, annexa_changes, annexa_changes_ref, annexa_changes_unref)

static void
clear_changes (gpointer data)
{
  AnnexaChanges *self = data;

  g_array_unref (self->list);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->links);
}

AnnexaChanges *
annexa_changes_ref (AnnexaChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
annexa_changes_unref (AnnexaChanges *self)
{
  g_atomic_rc_box_release_full (self, clear_changes);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = ((const AnnexaRecordChange *) a)->id;
  gint64 right = ((const AnnexaRecordChange *) b)->id;

  return (left > right) - (left < right);
}

static void
add (GArray                *list,
     gint64                 id,
     const AnnexaKind      *kind,
     AnnexaRecordChangeType type)
{
  AnnexaRecordChange change = { .id = id, .kind = kind, .type = type };

  g_array_append_val (list, change);
}

static void
note_columns (AnnexaChanges    *self,
              AnnexaChangeset  *changeset,
              const AnnexaKind *kind)
{
  guint64 *columns = g_hash_table_lookup (self->columns, kind);
  int n_columns = MIN (annexa_changeset_get_n_columns (changeset), 64);

  if (columns == NULL)
    {
      columns = g_new0 (guint64, 1);
      g_hash_table_insert (self->columns, (gpointer) kind, columns);
    }
  if (annexa_changeset_get_change (changeset) != ANNEXA_CHANGE_UPDATE || self->list->len > MANY_CHANGES)
    *columns = ALL_COLUMNS;
  for (int i = 1; *columns != ALL_COLUMNS && i < n_columns; i++)
    if (annexa_changeset_has_new (changeset, i))
      *columns |= G_GUINT64_CONSTANT (1) << i;
}

static void
read_change (AnnexaChanges   *self,
             AnnexaChangeset *changeset)
{
  static const AnnexaRecordChangeType types[] = {
    [ANNEXA_CHANGE_INSERT] = ANNEXA_RECORD_ADDED,
    [ANNEXA_CHANGE_UPDATE] = ANNEXA_RECORD_CHANGED,
    [ANNEXA_CHANGE_DELETE] = ANNEXA_RECORD_DELETED,
  };
  const AnnexaKind *kind;
  const AnnexaField *field;

  if (!annexa_kind_lookup_table (annexa_changeset_get_table (changeset), &kind, &field))
    return;

  if (field == NULL)
    {
      add (self->list, annexa_changeset_get_key (changeset, 0), kind, types[annexa_changeset_get_change (changeset)]);
      note_columns (self, changeset, kind);
      return;
    }
  add (self->list, annexa_changeset_get_key (changeset, 0), kind, ANNEXA_RECORD_CHANGED);
  add (self->list, annexa_changeset_get_key (changeset, 1), annexa_field_get_target (field), ANNEXA_RECORD_CHANGED);
  g_hash_table_add (self->links, (gpointer) field);
}

/* Puts what happened to one record together. Adding and deleting outweigh a link made or removed at the same time. */
static void
merge (GArray *list)
{
  guint n = 0;

  g_array_sort (list, compare_ids);
  for (guint i = 0; i < list->len; i++)
    {
      AnnexaRecordChange *last = n > 0 ? &g_array_index (list, AnnexaRecordChange, n - 1) : NULL;
      const AnnexaRecordChange *change = &g_array_index (list, AnnexaRecordChange, i);

      if (last == NULL || last->id != change->id)
        {
          g_array_index (list, AnnexaRecordChange, n++) = *change;
          continue;
        }
      if (change->kind != NULL)
        last->kind = change->kind;
      if (change->type != ANNEXA_RECORD_CHANGED)
        last->type = change->type;
    }
  g_array_set_size (list, n);
}

/* What the changes of a table add to the sum over all its cells. */
static void
add_sums (AnnexaChangeset *changeset,
          GHashTable      *sums)
{
  const char *table = annexa_changeset_get_table (changeset);
  AnnexaSum *sum = g_hash_table_lookup (sums, table);

  if (sum == NULL)
    {
      sum = g_new0 (AnnexaSum, 1);
      g_hash_table_insert (sums, g_strdup (table), sum);
    }
  annexa_changeset_add_sums (changeset, sum);
}

/* Reads a changeset. With @sums, which maps names of tables to AnnexaSum, also says by how much it changes the sum of each
 * table: reading a large changeset takes a while and is done once.
 *
 * A link to several kinds does not say of which kind its target is; such a change has
 * no kind unless the record itself was changed too, and the project looks it up. */
AnnexaChanges *
annexa_changes_read (GBytes     *bytes,
                     GHashTable *sums,
                     GError    **error)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (AnnexaChanges) self = NULL;
  g_autoptr (GError) local_error = NULL;

  if (changeset == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (AnnexaChanges);
  self->list = g_array_new (FALSE, FALSE, sizeof (AnnexaRecordChange));
  self->kinds = g_hash_table_new (NULL, NULL);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->links = g_hash_table_new (NULL, NULL);
  while (annexa_changeset_next (changeset, &local_error))
    {
      read_change (self, changeset);
      if (sums != NULL)
        add_sums (changeset, sums);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  merge (self->list);
  for (guint i = 0; i < self->list->len; i++)
    if (g_array_index (self->list, AnnexaRecordChange, i).kind != NULL)
      g_hash_table_add (self->kinds, (gpointer) g_array_index (self->list, AnnexaRecordChange, i).kind);
  return g_steal_pointer (&self);
}

guint
annexa_changes_get_size (AnnexaChanges *self)
{
  return self->list->len;
}

/**
 * annexa_changes_get:
 * @self: changes
 * @position: from 0
 *
 * Returns: (transfer none): one changed record; they come in the order of their ids
 */
const AnnexaRecordChange *
annexa_changes_get (AnnexaChanges *self,
                    guint          position)
{
  return &g_array_index (self->list, AnnexaRecordChange, position);
}

/**
 * annexa_changes_find:
 * @self: changes
 * @id: the id of a record
 *
 * Returns: (nullable) (transfer none): what happened to the record
 */
const AnnexaRecordChange *
annexa_changes_find (AnnexaChanges *self,
                     gint64         id)
{
  AnnexaRecordChange wanted = { .id = id };
  guint position;

  /* Lists ask for each of their records after each edit, which is mostly of one. */
  if (self->list->len == 0 || id < annexa_changes_get (self, 0)->id
      || id > annexa_changes_get (self, self->list->len - 1)->id)
    return NULL;
  if (!g_array_binary_search (self->list, &wanted, compare_ids, &position))
    return NULL;

  return annexa_changes_get (self, position);
}

/**
 * annexa_changes_touch:
 * @self: changes
 * @kind: a kind
 *
 * Returns: whether a record of @kind is among the changes
 */
gboolean
annexa_changes_touch (AnnexaChanges    *self,
                      const AnnexaKind *kind)
{
  return g_hash_table_contains (self->kinds, kind);
}

/* The place of a field's column in its table, whose first one is the id. */
guint
annexa_changes_find_column (const AnnexaKind  *kind,
                            const AnnexaField *field)
{
  guint column = 1;

  for (const AnnexaField *earlier = kind->fields; earlier < field; earlier++)
    column += annexa_field_is_column (earlier);
  return column;
}

/**
 * annexa_changes_touch_field:
 * @self: changes
 * @kind: a kind
 * @field: one of its fields that is a column, or links that are not the other end of others
 *
 * Returns: whether a record of @kind may have another value in @field than before
 */
gboolean
annexa_changes_touch_field (AnnexaChanges     *self,
                            const AnnexaKind  *kind,
                            const AnnexaField *field)
{
  const guint64 *columns = g_hash_table_lookup (self->columns, kind);

  if (field->type == ANNEXA_FIELD_LINKS)
    return g_hash_table_contains (self->links, field);
  return columns != NULL && (*columns & G_GUINT64_CONSTANT (1) << annexa_changes_find_column (kind, field)) != 0;
}
