/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-changeset.h"

struct _AnnexaChanges
{
  GArray *list;      /* AnnexaRecordChange, by id */
  GHashTable *kinds; /* AnnexaKind */
};

G_DEFINE_BOXED_TYPE (AnnexaChanges, annexa_changes, annexa_changes_ref, annexa_changes_unref)

static void
clear_changes (gpointer data)
{
  AnnexaChanges *self = data;

  g_array_unref (self->list);
  g_hash_table_unref (self->kinds);
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
read_change (AnnexaChangeset *changeset,
             GArray          *list)
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
      add (list, annexa_changeset_get_key (changeset, 0), kind, types[annexa_changeset_get_change (changeset)]);
      return;
    }
  add (list, annexa_changeset_get_key (changeset, 0), kind, ANNEXA_RECORD_CHANGED);
  add (list, annexa_changeset_get_key (changeset, 1), annexa_field_get_target (field), ANNEXA_RECORD_CHANGED);
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
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AnnexaRecordChange));
  g_autoptr (GError) local_error = NULL;
  AnnexaChanges *self;

  if (changeset == NULL)
    return NULL;
  while (annexa_changeset_next (changeset, &local_error))
    {
      read_change (changeset, list);
      if (sums != NULL)
        add_sums (changeset, sums);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  merge (list);
  self = g_atomic_rc_box_new0 (AnnexaChanges);
  self->kinds = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, AnnexaRecordChange, i).kind != NULL)
      g_hash_table_add (self->kinds, (gpointer) g_array_index (list, AnnexaRecordChange, i).kind);
  self->list = g_steal_pointer (&list);
  return self;
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
