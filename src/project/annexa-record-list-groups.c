/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-record-list-private.h"

/* The groups of a list: the database counts them for the whole query, and here they are laid over what is found and not
 * folded. No record is read for that. */

static void
clear_group (gpointer data)
{
  g_free (((AnnexaListGroup *) data)->key);
}

/* Takes (transfer full) (nullable) what the database counted for the ordered ids. */
void
annexa_record_list_take_totals (AnnexaRecordList *self,
                                GArray           *totals)
{
  /* Groups name the values of these. */
  g_array_set_size (self->groups, 0);
  g_clear_pointer (&self->totals, g_array_unref);
  self->totals = totals;
}

static char *
make_key (const AnnexaValue *value)
{
  if (value->type == ANNEXA_VALUE_TEXT)
    return g_strdup (value->text);
  if (value->type == ANNEXA_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return g_strdup ("");
}

/* How many of the ordered ids from @begin on are found; @next goes over those that are. */
static guint
count_found (AnnexaRecordList *self,
             guint             begin,
             gint64            n,
             guint            *next)
{
  guint end = (guint) MIN ((gint64) begin + n, self->ordered->len);
  guint count = 0;

  if (self->found == self->ordered)
    return end - begin;
  for (guint i = begin; i < end && *next < self->found->len; i++)
    if (g_array_index (self->ordered, gint64, i) == g_array_index (self->found, gint64, *next))
      {
        (*next)++;
        count++;
      }
  return count;
}

/* Lays the groups over the ids that are found. */
void
annexa_record_list_count_groups (AnnexaRecordList *self)
{
  guint begin = 0, next = 0, first = 0;

  g_array_set_clear_func (self->groups, clear_group);
  g_array_set_size (self->groups, 0);
  for (guint i = 0; self->totals != NULL && i < self->totals->len; i++)
    {
      const AnnexaGroupTotal *total = &g_array_index (self->totals, AnnexaGroupTotal, i);
      AnnexaListGroup group = { .value = &total->value, .first = first };

      group.count = count_found (self, begin, total->count, &next);
      begin += (guint) total->count;
      if (group.count == 0)
        continue;
      group.key = make_key (&total->value);
      group.folded = g_hash_table_contains (self->folded, group.key);
      group.sums = group.count == total->count ? total->sums : NULL;
      g_array_append_val (self->groups, group);
      first += group.folded ? 0 : group.count;
    }
}

/* Returns (transfer full): the ids that are found, without those of folded groups. */
GArray *
annexa_record_list_leave_folded (AnnexaRecordList *self)
{
  GArray *ids;
  guint begin = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    any = any || g_array_index (self->groups, AnnexaListGroup, i).folded;
  if (!any)
    return g_array_ref (self->found);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->groups->len; i++)
    {
      const AnnexaListGroup *group = &g_array_index (self->groups, AnnexaListGroup, i);

      if (!group->folded)
        g_array_append_vals (ids, &g_array_index (self->found, gint64, begin), group->count);
      begin += group->count;
    }
  return ids;
}

guint
annexa_record_list_get_n_groups (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), 0);

  return self->groups->len;
}

const AnnexaListGroup *
annexa_record_list_get_group (AnnexaRecordList *self,
                              guint             group)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self) && group < self->groups->len, NULL);

  return &g_array_index (self->groups, AnnexaListGroup, group);
}

/**
 * annexa_record_list_find_group:
 * @self: a list
 * @position: where in the list a record stands
 * @group: (out): the group that it is in
 *
 * Returns: whether the list has groups
 */
gboolean
annexa_record_list_find_group (AnnexaRecordList *self,
                               guint             position,
                               guint            *group)
{
  guint low = 0, high;

  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), FALSE);

  /* The last that begins there or before: those before it that begin there as well are folded. */
  high = self->groups->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->groups, AnnexaListGroup, middle).first <= position)
        low = middle + 1;
      else
        high = middle;
    }
  *group = low - 1;
  return low > 0;
}

/**
 * annexa_record_list_get_n_slots:
 * @self: a list
 *
 * Returns: how many records and headings of groups there are, one below the other
 */
guint
annexa_record_list_get_n_slots (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), 0);

  return self->shown->len + self->groups->len;
}

/**
 * annexa_record_list_slot_of:
 * @self: a list
 * @position: where in the list a record stands
 *
 * Returns: where it stands among records and headings
 */
guint
annexa_record_list_slot_of (AnnexaRecordList *self,
                            guint             position)
{
  guint group;

  return annexa_record_list_find_group (self, position, &group) ? position + group + 1 : position;
}

guint
annexa_record_list_slot_of_group (AnnexaRecordList *self,
                                  guint             group)
{
  return annexa_record_list_get_group (self, group)->first + group;
}

/**
 * annexa_record_list_find_slot:
 * @self: a list
 * @slot: a place among records and headings
 * @position: (out): where in the list the record there stands
 * @group: (out): the group that it is in, or whose heading it is
 *
 * Returns: whether there is a record, and not a heading
 */
gboolean
annexa_record_list_find_slot (AnnexaRecordList *self,
                              guint             slot,
                              guint            *position,
                              guint            *group)
{
  guint low = 0, high;

  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), FALSE);

  high = self->groups->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (annexa_record_list_slot_of_group (self, middle) <= slot)
        low = middle + 1;
      else
        high = middle;
    }
  *position = slot - low;
  *group = low - 1;
  return low == 0 || annexa_record_list_slot_of_group (self, low - 1) != slot;
}

/**
 * annexa_record_list_fold:
 * @self: a list
 * @group: which group
 * @folded: whether its records are not shown
 */
void
annexa_record_list_fold (AnnexaRecordList *self,
                         guint             group,
                         gboolean          folded)
{
  const AnnexaListGroup *place;

  g_return_if_fail (ANNEXA_IS_RECORD_LIST (self));
  g_return_if_fail (group < self->groups->len);

  place = &g_array_index (self->groups, AnnexaListGroup, group);
  if (place->folded == folded)
    return;
  if (folded)
    g_hash_table_add (self->folded, g_strdup (place->key));
  else
    g_hash_table_remove (self->folded, place->key);
  annexa_record_list_show_found (self, self->found);
}

/**
 * annexa_record_list_fold_all:
 * @self: a list
 * @folded: whether no records are shown but those of no group
 */
void
annexa_record_list_fold_all (AnnexaRecordList *self,
                             gboolean          folded)
{
  g_return_if_fail (ANNEXA_IS_RECORD_LIST (self));

  g_hash_table_remove_all (self->folded);
  for (guint i = 0; folded && i < self->groups->len; i++)
    g_hash_table_add (self->folded, g_strdup (g_array_index (self->groups, AnnexaListGroup, i).key));
  annexa_record_list_show_found (self, self->found);
}

/**
 * annexa_record_list_reveal:
 * @self: a list
 * @id: the id of a record
 *
 * Unfolds the group that the record is in.
 *
 * Returns: whether the record is shown
 */
gboolean
annexa_record_list_reveal (AnnexaRecordList *self,
                           gint64            id)
{
  guint position, begin = 0;

  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), FALSE);

  if (!annexa_record_list_find_id (self->found, id, &position))
    return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const AnnexaListGroup *group = &g_array_index (self->groups, AnnexaListGroup, i);

      if (position >= begin && position < begin + group->count)
        {
          annexa_record_list_fold (self, i, FALSE);
          break;
        }
      begin += group->count;
    }
  return TRUE;
}
