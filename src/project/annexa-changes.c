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

static void
add (GHashTable            *found,
     gint64                 id,
     const AnnexaKind      *kind,
     AnnexaRecordChangeType type)
{
  AnnexaRecordChange *change = g_hash_table_lookup (found, &id);

  if (change == NULL)
    {
      change = g_new0 (AnnexaRecordChange, 1);
      change->id = id;
      change->type = type;
      g_hash_table_insert (found, &change->id, change);
    }
  if (kind != NULL)
    change->kind = kind;
  /* Adding and deleting outweigh a link made or removed at the same time. */
  if (type != ANNEXA_RECORD_CHANGED)
    change->type = type;
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
read_change (AnnexaChangeset *changeset,
             GHashTable      *found)
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
      add (found, annexa_changeset_get_key (changeset, 0), kind, types[annexa_changeset_get_change (changeset)]);
      return;
    }
  add (found, annexa_changeset_get_key (changeset, 0), kind, ANNEXA_RECORD_CHANGED);
  add (found, annexa_changeset_get_key (changeset, 1), field->target != NULL ? annexa_kind_lookup (field->target) : NULL,
       ANNEXA_RECORD_CHANGED);
}

/* Reads a changeset that was committed. A link to any kind does not say of which kind its target is; such a change has
 * no kind unless the record itself was changed too, and the project looks it up. */
AnnexaChanges *
annexa_changes_read (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GError) local_error = NULL;
  AnnexaChanges *self;
  GHashTableIter iter;
  AnnexaRecordChange *change;

  if (changeset == NULL)
    return NULL;
  while (annexa_changeset_next (changeset, &local_error))
    read_change (changeset, found);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  self = g_atomic_rc_box_new0 (AnnexaChanges);
  self->list = g_array_sized_new (FALSE, FALSE, sizeof (AnnexaRecordChange), g_hash_table_size (found));
  self->kinds = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &change))
    {
      g_array_append_val (self->list, *change);
      if (change->kind != NULL)
        g_hash_table_add (self->kinds, (gpointer) change->kind);
    }
  g_array_sort (self->list, compare_ids);
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
