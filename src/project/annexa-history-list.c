/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-history-item-private.h"
#include "annexa-history-list.h"
#include "annexa-project-private.h"

/* So many edits are read at once, and so many stay in memory. */
#define WINDOW 256
#define LARGEST_CACHE (4 * WINDOW)

/**
 * AnnexaHistoryList:
 *
 * The edits of a project, the newest first. It holds no more than their numbers, and reads those that are looked at.
 */
struct _AnnexaHistoryList
{
  GObject parent_instance;

  AnnexaProject *project;
  AnnexaHistoryIndex *index;

  gboolean filtered;
  char *words;
  char *person;
  const AnnexaKind *kind;
  gint64 record;

  gint64 newest;    /* without a filter: all edits up to this one */
  GArray *seqs;     /* with a filter: those that match it; NULL while they are not known */
  GHashTable *live; /* number -> AnnexaHistoryItem, which somebody holds */
  GQueue *cache;    /* AnnexaHistoryItem, the latest first */
};

static guint
count (AnnexaHistoryList *self)
{
  if (!self->filtered)
    return (guint) self->newest;
  return self->seqs != NULL ? self->seqs->len : 0;
}

static gint64
seq_at (AnnexaHistoryList *self,
        guint              position)
{
  return self->filtered ? g_array_index (self->seqs, gint64, position) : self->newest - (gint64) position;
}

static GType
annexa_history_list_get_item_type (GListModel *model)
{
  return ANNEXA_TYPE_HISTORY_ITEM;
}

static guint
annexa_history_list_get_n_items (GListModel *model)
{
  return count (ANNEXA_HISTORY_LIST (model));
}

/* An edit that cannot be read, as the project was closed, is an empty one: a list has something at each of its places. */
static AnnexaHistoryItem *
read_item (AnnexaHistoryList *self,
           gint64             seq)
{
  AnnexaStore *store = self->project->store;
  g_autoptr (AnnexaStatement) row
      = store != NULL ? annexa_store_prepare (
            store, "SELECT time, person, label, ifnull (undoes, 0) FROM history WHERE seq = ?1", NULL)
                      : NULL;
  gboolean found = FALSE;

  if (row != NULL)
    {
      annexa_statement_bind_int64 (row, 1, seq);
      found = annexa_statement_next (row, NULL);
    }
  return annexa_history_item_new (seq, found ? row : NULL, self->live);
}

static void
read_window (AnnexaHistoryList *self,
             guint              position)
{
  guint start = position - position % WINDOW;
  guint end = MIN (start + WINDOW, count (self));

  for (guint i = start; i < end; i++)
    {
      gint64 seq = seq_at (self, i);

      if (!g_hash_table_contains (self->live, &seq))
        g_queue_push_head (self->cache, read_item (self, seq));
    }
  while (g_queue_get_length (self->cache) > LARGEST_CACHE)
    g_object_unref (g_queue_pop_tail (self->cache));
}

static AnnexaHistoryItem *
look_up (AnnexaHistoryList *self,
         guint              position)
{
  gint64 seq;

  if (position >= count (self))
    return NULL;
  seq = seq_at (self, position);
  if (!g_hash_table_contains (self->live, &seq))
    read_window (self, position);
  return g_hash_table_lookup (self->live, &seq);
}

static gpointer
annexa_history_list_get_item (GListModel *model,
                              guint       position)
{
  AnnexaHistoryItem *item = look_up (ANNEXA_HISTORY_LIST (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
annexa_history_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = annexa_history_list_get_item_type;
  iface->get_n_items = annexa_history_list_get_n_items;
  iface->get_item = annexa_history_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaHistoryList, annexa_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, annexa_history_list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
annexa_history_list_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, annexa_history_list_is_loading (ANNEXA_HISTORY_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_history_list_finalize (GObject *object)
{
  AnnexaHistoryList *self = ANNEXA_HISTORY_LIST (object);

  g_queue_free_full (self->cache, g_object_unref);
  g_hash_table_unref (self->live);
  g_clear_pointer (&self->seqs, g_array_unref);
  g_clear_object (&self->project);
  g_free (self->words);
  g_free (self->person);

  G_OBJECT_CLASS (annexa_history_list_parent_class)->finalize (object);
}

static void
annexa_history_list_class_init (AnnexaHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = annexa_history_list_finalize;
  object_class->get_property = annexa_history_list_get_property;

  /**
   * AnnexaHistoryList:loading:
   *
   * Whether history is being read, before which nobody knows which edits match the filter.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_history_list_init (AnnexaHistoryList *self)
{
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cache = g_queue_new ();
}

static GArray *
run_filter (AnnexaHistoryList *self)
{
  AnnexaHistoryFilter filter = { self->words, self->person, self->kind, self->record };

  return self->filtered && annexa_history_index_is_ready (self->index)
             ? annexa_history_index_find (self->index, &filter)
             : NULL;
}

/* An edit comes on top. The one that was first may have begun the day and does no longer, so it is shown anew. */
static void
add_on_top (AnnexaHistoryList *self,
            guint              before,
            guint              after)
{
  g_list_model_items_changed (G_LIST_MODEL (self), 0, MIN (before, 1), after - before + MIN (before, 1));
}

static void
project_changed (AnnexaHistoryList *self)
{
  guint before = (guint) self->newest;

  self->newest = self->project->newest_seq;
  if (!self->filtered)
    add_on_top (self, before, (guint) self->newest);
}

/* Whether what was found now ends with what was found before. */
static gboolean
has_grown (GArray *before,
           GArray *after)
{
  return before != NULL && before->len <= after->len
         && (before->len == 0
             || memcmp (before->data, &g_array_index (after, gint64, after->len - before->len),
                        before->len * sizeof (gint64)) == 0);
}

static void
index_updated (AnnexaHistoryList *self)
{
  gboolean was_loading = self->filtered && self->seqs == NULL;
  g_autoptr (GArray) before = g_steal_pointer (&self->seqs);

  if (!self->filtered)
    return;
  self->seqs = run_filter (self);
  if (self->seqs == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
      return;
    }
  if (!has_grown (before, self->seqs))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before != NULL ? before->len : 0, self->seqs->len);
  else if (before->len < self->seqs->len)
    add_on_top (self, before->len, self->seqs->len);
  if (was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * annexa_history_list_new:
 * @project: a project that was opened in a main loop
 *
 * Returns: (transfer full): all edits of the project
 */
AnnexaHistoryList *
annexa_history_list_new (AnnexaProject *project)
{
  AnnexaHistoryList *self = g_object_new (ANNEXA_TYPE_HISTORY_LIST, NULL);

  self->project = g_object_ref (project);
  self->newest = project->newest_seq;
  self->index = annexa_project_get_history_index (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "updated", G_CALLBACK (index_updated), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * annexa_history_list_set_filter:
 * @self: a list
 * @filter: which edits to show
 *
 * Shows no more than those, or all when nothing is asked for.
 */
void
annexa_history_list_set_filter (AnnexaHistoryList         *self,
                                const AnnexaHistoryFilter *filter)
{
  gboolean was_loading;
  guint before;

  g_return_if_fail (ANNEXA_IS_HISTORY_LIST (self));

  was_loading = annexa_history_list_is_loading (self);
  before = count (self);
  g_free (self->words);
  self->words = filter->words != NULL ? g_strstrip (g_strdup (filter->words)) : NULL;
  g_free (self->person);
  self->person = g_strdup (filter->person);
  self->kind = filter->kind;
  self->record = filter->record;
  self->filtered = (self->words != NULL && *self->words != '\0') || self->person != NULL || self->kind != NULL
                   || self->record != 0;

  g_clear_pointer (&self->seqs, g_array_unref);
  self->seqs = run_filter (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, count (self));
  if (was_loading != annexa_history_list_is_loading (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * annexa_history_list_is_filtered:
 * @self: a list
 *
 * Returns: whether not all edits are wanted
 */
gboolean
annexa_history_list_is_filtered (AnnexaHistoryList *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_LIST (self), FALSE);

  return self->filtered;
}

/**
 * annexa_history_list_is_loading:
 * @self: a list
 *
 * Returns: whether it is not known yet which edits match the filter; not when history could not be read
 */
gboolean
annexa_history_list_is_loading (AnnexaHistoryList *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_LIST (self), FALSE);

  return self->filtered && self->seqs == NULL && annexa_history_index_get_error (self->index) == NULL;
}

/**
 * annexa_history_list_get_seq:
 * @self: a list
 * @position: from 0
 *
 * Returns: the number of the edit there, or 0 behind the end
 */
gint64
annexa_history_list_get_seq (AnnexaHistoryList *self,
                             guint              position)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_LIST (self), 0);

  return position < count (self) ? seq_at (self, position) : 0;
}

/**
 * annexa_history_list_find:
 * @self: a list
 * @seq: the number of an edit
 * @position: (out): where it is
 *
 * Returns: whether it is in the list
 */
gboolean
annexa_history_list_find (AnnexaHistoryList *self,
                          gint64             seq,
                          guint             *position)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (ANNEXA_IS_HISTORY_LIST (self), FALSE);

  high = count (self);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (seq_at (self, middle) > seq)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return low < count (self) && seq_at (self, low) == seq;
}

/**
 * annexa_history_list_begins_day:
 * @self: a list
 * @position: from 0
 *
 * Returns: whether the edit there was made on another day than the one above it
 */
gboolean
annexa_history_list_begins_day (AnnexaHistoryList *self,
                                guint              position)
{
  g_autoptr (AnnexaHistoryItem) item = NULL;
  g_autoptr (AnnexaHistoryItem) above = NULL;

  g_return_val_if_fail (ANNEXA_IS_HISTORY_LIST (self), FALSE);

  item = g_list_model_get_item (G_LIST_MODEL (self), position);
  above = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self), position - 1) : NULL;
  return item != NULL
         && (above == NULL
             || strcmp (annexa_history_item_get_day (item), annexa_history_item_get_day (above)) != 0);
}
