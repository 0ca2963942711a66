/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-query-private.h"
#include "annexa-record-list-private.h"
#include "annexa-search.h"

/* Records are read in windows of this many around the one that was asked for, which takes less time than there is for a
 * frame, and four times as many are kept. */
#define WINDOW 128
#define LARGEST_CACHE (4 * WINDOW)

/* Edits of more records than this run the query anew instead of moving records one by one. */
#define MANY_CHANGES 64

/* Whoever looks for one record among more that are told of as new ones reads very many for it. */
#define MANY_ADDED 256

/**
 * AnnexaRecordList:
 *
 * The records that a query gives, as a list model: it holds their ids and makes the objects on demand, so that a list of
 * 100,000 records costs no more than its ids. It follows every edit with the smallest possible changes.
 */

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  REGROUPED,
  REPLACING,
  REPLACED,
  FAIL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
annexa_record_list_get_item_type (GListModel *model)
{
  return ANNEXA_TYPE_RECORD;
}

static guint
annexa_record_list_get_n_items (GListModel *model)
{
  return ANNEXA_RECORD_LIST (model)->shown->len;
}

static void
cache_record (AnnexaRecordList *self,
              AnnexaRecord     *record)
{
  if (g_hash_table_contains (self->cached, record))
    return;

  g_queue_push_head (self->cache, g_object_ref (record));
  g_hash_table_add (self->cached, record);
  if (g_queue_get_length (self->cache) > LARGEST_CACHE)
    {
      AnnexaRecord *oldest = g_queue_pop_tail (self->cache);

      g_hash_table_remove (self->cached, oldest);
      g_object_unref (oldest);
    }
}

static gpointer
annexa_record_list_get_item (GListModel *model,
                             guint       position)
{
  AnnexaRecordList *self = ANNEXA_RECORD_LIST (model);
  const AnnexaKind *kind = annexa_query_get_kind (self->query);
  g_autoptr (GPtrArray) records = NULL;
  AnnexaRecord *live;
  guint start, n;

  if (position >= self->shown->len)
    return NULL;

  live = annexa_project_find_live (self->project, g_array_index (self->shown, gint64, position));
  if (live != NULL)
    return g_object_ref (live);

  start = position - position % WINDOW;
  n = MIN (WINDOW, self->shown->len - start);
  records = annexa_project_get_records (self->project, kind, &g_array_index (self->shown, gint64, start), n, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    cache_record (self, records->pdata[i]);

  live = annexa_project_find_live (self->project, g_array_index (self->shown, gint64, position));
  /* A record that was deleted in this very moment: the list is about to hear of it. */
  return live != NULL ? g_object_ref (live)
                      : annexa_record_new (kind, g_array_index (self->shown, gint64, position));
}

static void
annexa_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = annexa_record_list_get_item_type;
  iface->get_n_items = annexa_record_list_get_n_items;
  iface->get_item = annexa_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaRecordList, annexa_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, annexa_record_list_model_init))

static void
annexa_record_list_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AnnexaRecordList *self = ANNEXA_RECORD_LIST (object);

  switch (property)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_record_list_dispose (GObject *object)
{
  AnnexaRecordList *self = ANNEXA_RECORD_LIST (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_record_list_parent_class)->dispose (object);
}

static void
annexa_record_list_finalize (GObject *object)
{
  AnnexaRecordList *self = ANNEXA_RECORD_LIST (object);

  g_clear_pointer (&self->query, annexa_query_free);
  g_array_unref (self->ordered);
  g_clear_pointer (&self->next_ordered, g_array_unref);
  g_clear_pointer (&self->next_totals, g_array_unref);
  g_array_unref (self->found);
  g_array_unref (self->shown);
  g_array_unref (self->groups);
  g_hash_table_unref (self->folded);
  g_clear_pointer (&self->totals, g_array_unref);
  g_hash_table_unref (self->cached);
  g_queue_free_full (self->cache, g_object_unref);
  g_free (self->words);

  G_OBJECT_CLASS (annexa_record_list_parent_class)->finalize (object);
}

static void
annexa_record_list_class_init (AnnexaRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_record_list_dispose;
  object_class->finalize = annexa_record_list_finalize;
  object_class->get_property = annexa_record_list_get_property;

  /**
   * AnnexaRecordList:loading:
   *
   * Whether the query or the search is running in a worker.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnexaRecordList::regrouped:
   *
   * There are other groups, or none any more, or they have other records, or are folded or not. The records have been
   * told of already.
   */
  signals[REGROUPED] = g_signal_new ("regrouped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /**
   * AnnexaRecordList::replacing:
   * @self: the list
   * @many: whether so many of its records will be told of as new ones that they are not looked through for one of them
   *
   * The list was sorted, filtered or searched anew, and is going to tell that it has other items. Who walks over all of
   * these reads every record.
   */
  signals[REPLACING] = g_signal_new ("replacing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * AnnexaRecordList::replaced:
   *
   * What #AnnexaRecordList::replacing announced has happened, if there was anything to announce.
   */
  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  /**
   * AnnexaRecordList::fail:
   * @self: the list
   * @error: what went wrong
   *
   * It could not be read which records the list has now. It shows those that it showed before.
   */
  signals[FAIL] = g_signal_new ("fail", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_ERROR);
}

static void
annexa_record_list_init (AnnexaRecordList *self)
{
  self->ordered = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->found = g_array_ref (self->ordered);
  self->shown = g_array_ref (self->ordered);
  self->groups = g_array_new (FALSE, FALSE, sizeof (AnnexaListGroup));
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cache = g_queue_new ();
  self->cached = g_hash_table_new (NULL, NULL);
}

/* What differs of other ids: from @start on, @removed are to go and @added to come. */
static gboolean
find_splice (GArray *old,
             GArray *ids,
             guint  *start,
             guint  *removed,
             guint  *added)
{
  guint end = 0;

  *start = 0;
  while (*start < old->len && *start < ids->len
         && g_array_index (old, gint64, *start) == g_array_index (ids, gint64, *start))
    (*start)++;
  while (end < old->len - *start && end < ids->len - *start
         && g_array_index (old, gint64, old->len - 1 - end) == g_array_index (ids, gint64, ids->len - 1 - end))
    end++;
  *removed = old->len - *start - end;
  *added = ids->len - *start - end;
  return *removed > 0 || *added > 0;
}

/* Shows other ids, and tells of one splice: from the first that differs to the last. */
static void
show_ids (AnnexaRecordList *self,
          GArray           *ids)
{
  guint start, removed, added;
  gboolean differs = find_splice (self->shown, ids, &start, &removed, &added);

  g_array_ref (ids);
  g_array_unref (self->shown);
  self->shown = ids;
  if (differs)
    g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

/* Tells everybody that the list is going to change as a whole. Returns FALSE if that made somebody change the records,
 * such as by leaving what they were typing: what was to be shown is out of date then. */
gboolean
annexa_record_list_announce (AnnexaRecordList *self,
                             GArray           *found)
{
  guint generation = self->generation;
  guint start, removed, added;

  if (find_splice (self->found, found, &start, &removed, &added))
    g_signal_emit (self, signals[REPLACING], 0, added > MANY_ADDED);
  return self->generation == generation;
}

void
annexa_record_list_replaced (AnnexaRecordList *self)
{
  g_signal_emit (self, signals[REPLACED], 0);
}

/* Shows what was found, but for what is in folded groups. */
void
annexa_record_list_show_found (AnnexaRecordList *self,
                               GArray           *found)
{
  gboolean had_groups = self->had_groups;
  g_autoptr (GArray) shown = NULL;

  self->generation++;
  g_array_ref (found);
  g_array_unref (self->found);
  self->found = found;
  annexa_record_list_count_groups (self);
  shown = annexa_record_list_leave_folded (self);
  show_ids (self, shown);
  self->had_groups = self->groups->len > 0;
  if (had_groups || self->had_groups)
    g_signal_emit (self, signals[REGROUPED], 0);
}

void
annexa_record_list_set_ordered (AnnexaRecordList *self,
                                GArray           *ids)
{
  g_array_ref (ids);
  g_array_unref (self->ordered);
  self->ordered = ids;
}

void
annexa_record_list_fail (AnnexaRecordList *self,
                         const GError     *error)
{
  g_signal_emit (self, signals[FAIL], 0, error);
}

void
annexa_record_list_set_loading (AnnexaRecordList *self,
                                GCancellable     *loading)
{
  if (g_set_object (&self->loading, loading))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
annexa_record_list_find_id (GArray *ids,
                            gint64  id,
                            guint  *position)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* Where a record belongs among ids that are in order. */
static guint
find_place (AnnexaRecordList *self,
            GArray           *ids,
            gint64            id)
{
  g_autoptr (GPtrArray) values = annexa_query_get_sort_values (self->query, self->project, id);
  guint low = 0;
  guint high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (GPtrArray) others
          = annexa_query_get_sort_values (self->query, self->project, g_array_index (ids, gint64, middle));

      if (annexa_query_compare (self->query, values, others) < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
may_be_of_kind (const AnnexaRecordChange *change,
                const AnnexaKind         *kind)
{
  return change->kind == kind || change->kind == NULL;
}

/* The ids after an edit. All that it touched are taken out before any is put back: a place is found only among ids that
 * are in order. */
static GArray *
place_changed (AnnexaRecordList *self,
               GArray           *ids,
               AnnexaChanges    *changes,
               const char       *words)
{
  const AnnexaKind *kind = annexa_query_get_kind (self->query);
  GArray *placed = g_array_copy (ids);
  guint position;

  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    if (may_be_of_kind (annexa_changes_get (changes, i), kind)
        && annexa_record_list_find_id (placed, annexa_changes_get (changes, i)->id, &position))
      g_array_remove_index (placed, position);

  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    {
      const AnnexaRecordChange *change = annexa_changes_get (changes, i);
      gint64 id = change->id;

      /* A link to any kind does not say of which kind its target is, and changes nothing about where it stands; it was
       * taken out all the same if it is one of ours. */
      if (change->type == ANNEXA_RECORD_DELETED || !may_be_of_kind (change, kind)
          || !annexa_query_matches (self->query, self->project, id)
          || (words != NULL && !annexa_project_search_record (self->project, words, id)))
        continue;
      g_array_insert_val (placed, find_place (self, placed, id), id);
    }
  return placed;
}

static gboolean
can_place_one_by_one (AnnexaRecordList *self,
                      AnnexaChanges    *changes)
{
  const AnnexaKind *kind = annexa_query_get_kind (self->query);
  guint most = annexa_record_list_searches_long (self) ? 1 : MANY_CHANGES;
  guint n = 0;

  if (self->loading != NULL || self->next_ordered != NULL || annexa_query_follows (self->query, changes))
    return FALSE;
  /* Groups are counted anew by each edit, which takes a while where there are many records. */
  if (annexa_query_get_group (self->query) != NULL && annexa_is_many (self->ordered->len, ANNEXA_RECORD_LIST_MANY))
    return FALSE;

  for (guint i = 0; i < annexa_changes_get_size (changes) && n <= most; i++)
    if (may_be_of_kind (annexa_changes_get (changes, i), kind))
      n++;
  return n <= most;
}

static void
project_changed (AnnexaProject    *project,
                 AnnexaChanges    *changes,
                 AnnexaRecordList *self)
{
  const AnnexaKind *kind = annexa_query_get_kind (self->query);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) ordered = NULL;

  if (!annexa_changes_touch (changes, kind) && !annexa_query_follows (self->query, changes))
    return;
  if (!can_place_one_by_one (self, changes))
    {
      annexa_record_list_reload (self);
      return;
    }

  if (self->words != NULL)
    found = place_changed (self, self->found, changes, self->words);
  ordered = place_changed (self, self->ordered, changes, NULL);
  annexa_record_list_set_ordered (self, ordered);
  annexa_record_list_take_totals (self, annexa_record_list_count_totals (self));
  annexa_record_list_show_found (self, found != NULL ? found : self->ordered);
}

static void
search_ready (AnnexaProject    *project,
              AnnexaRecordList *self)
{
  if (self->words != NULL)
    annexa_record_list_search (self);
}

/**
 * annexa_record_list_new:
 * @project: a project
 * @kind: a kind
 *
 * Returns: (transfer full): the list of all records of @kind
 */
AnnexaRecordList *
annexa_record_list_new (AnnexaProject    *project,
                        const AnnexaKind *kind)
{
  AnnexaRecordList *self = g_object_new (ANNEXA_TYPE_RECORD_LIST, NULL);

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  self->project = g_object_ref (project);
  self->query = annexa_query_new (kind);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, 0);
  g_signal_connect_object (project, "search-ready", G_CALLBACK (search_ready), self, 0);
  annexa_record_list_reload (self);
  return self;
}

const AnnexaKind *
annexa_record_list_get_kind (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), NULL);

  return annexa_query_get_kind (self->query);
}

AnnexaProject *
annexa_record_list_get_project (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), NULL);

  return self->project;
}

/**
 * annexa_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): its query, to look at; copy it to change it
 */
AnnexaQuery *
annexa_record_list_get_query (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), NULL);

  return self->query;
}

/**
 * annexa_record_list_set_query:
 * @self: a list
 * @query: (transfer full): another query over the same kind
 *
 * Filters and sorts the list anew, in a worker where that takes a while.
 */
void
annexa_record_list_set_query (AnnexaRecordList *self,
                              AnnexaQuery      *query)
{
  g_return_if_fail (ANNEXA_IS_RECORD_LIST (self));
  g_return_if_fail (annexa_query_get_kind (query) == annexa_query_get_kind (self->query));

  if (annexa_query_get_group (query) != annexa_query_get_group (self->query))
    g_hash_table_remove_all (self->folded);
  annexa_query_free (self->query);
  self->query = query;
  annexa_record_list_reload (self);
}

/**
 * annexa_record_list_set_words:
 * @self: a list
 * @words: (nullable): what somebody is looking for
 *
 * Shows only the records in which every word occurs; the last one may be the beginning of a word. Of many records they
 * are found in a worker.
 */
void
annexa_record_list_set_words (AnnexaRecordList *self,
                              const char       *words)
{
  g_autofree char *stripped = words != NULL ? g_strstrip (g_strdup (words)) : NULL;

  g_return_if_fail (ANNEXA_IS_RECORD_LIST (self));

  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (stripped, self->words) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  annexa_record_list_search (self);
}

/**
 * annexa_record_list_get_words:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): what somebody is looking for
 */
const char *
annexa_record_list_get_words (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), NULL);

  return self->words;
}

/**
 * annexa_record_list_get_id:
 * @self: a list
 * @position: from 0
 *
 * Returns: the id of the record at @position, without reading it; 0 behind the end
 */
gint64
annexa_record_list_get_id (AnnexaRecordList *self,
                           guint             position)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), 0);

  return position < self->shown->len ? g_array_index (self->shown, gint64, position) : 0;
}

/**
 * annexa_record_list_find:
 * @self: a list
 * @id: the id of a record
 * @position: (out): where it is
 *
 * Returns: whether the record is in the list
 */
gboolean
annexa_record_list_find (AnnexaRecordList *self,
                         gint64            id,
                         guint            *position)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), FALSE);

  return annexa_record_list_find_id (self->shown, id, position);
}

gboolean
annexa_record_list_is_loading (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), FALSE);

  return self->loading != NULL;
}

/**
 * annexa_record_list_get_n_found:
 * @self: a list
 *
 * Returns: how many records there are, also those in folded groups
 */
guint
annexa_record_list_get_n_found (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), 0);

  return self->found->len;
}

/**
 * annexa_record_list_copy_found:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): the ids of the records in their order, also those in folded groups
 */
GArray *
annexa_record_list_copy_found (AnnexaRecordList *self)
{
  g_return_val_if_fail (ANNEXA_IS_RECORD_LIST (self), NULL);

  return g_array_copy (self->found);
}
