/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-query-private.h"
#include "annexa-record-list-private.h"
#include "annexa-search.h"

/* Where the ids of a list come from: its query, and what its words find among them. What takes longer than a window may
 * wait is done in a worker; the list shows what it showed before until both are known. */

/* The ids alone are read in a few milliseconds of so many records. */
#define MOST_READ 20000

/* Without the index every text is read. */
#define MOST_SCANNED 1000

/* A search in a worker, and among which ids: those of the list, or those that it gets when it is done. */
typedef struct
{
  AnnexaRecordList *list;
  GArray *ordered;
} Search;

static void
free_search (Search *search)
{
  g_object_unref (search->list);
  g_array_unref (search->ordered);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, free_search)

/* What the query gave last, shown or not. */
static GArray *
get_latest (AnnexaRecordList *self)
{
  return self->next_ordered != NULL ? self->next_ordered : self->ordered;
}

static Search *
search_new (AnnexaRecordList *self)
{
  Search *search = g_new0 (Search, 1);

  search->list = g_object_ref (self);
  search->ordered = g_array_ref (get_latest (self));
  return search;
}

GArray *
annexa_record_list_count_totals (AnnexaRecordList *self)
{
  return annexa_query_get_group (self->query) != NULL ? annexa_project_count_groups (self->project, self->query, NULL) : NULL;
}

static gboolean
takes_long (AnnexaRecordList *self,
            guint             n)
{
  return self->words != NULL
         && annexa_is_many (n, annexa_project_has_search (self->project) ? ANNEXA_RECORD_LIST_MANY : MOST_SCANNED);
}

/* Whether a keystroke is answered by a worker. */
gboolean
annexa_record_list_searches_long (AnnexaRecordList *self)
{
  return takes_long (self, get_latest (self)->len);
}

static void
take_next (AnnexaRecordList *self)
{
  if (self->next_ordered == NULL)
    return;
  annexa_record_list_set_ordered (self, self->next_ordered);
  annexa_record_list_take_totals (self, g_steal_pointer (&self->next_totals));
  g_clear_pointer (&self->next_ordered, g_array_unref);
}

/* All of what is new is shown at once, so that groups are always those of the records. */
static void
show (Search *search,
      GArray *found)
{
  AnnexaRecordList *self = search->list;

  if (!annexa_record_list_announce (self, found) || search->ordered != get_latest (self))
    {
      annexa_record_list_reload (self);
      annexa_record_list_replaced (self);
      return;
    }
  take_next (self);
  annexa_record_list_show_found (self, found);
  annexa_record_list_replaced (self);
}

/* Somebody may have asked for something else while they were told of the new records. */
static void
end_loading (AnnexaRecordList *self,
             GCancellable     *loading)
{
  if (self->loading == loading)
    annexa_record_list_set_loading (self, NULL);
}

static gboolean
is_open (AnnexaRecordList *self)
{
  return self->project != NULL && self->project->store != NULL;
}

/* What could not be read is not nothing. */
static void
show_or_fail (Search       *search,
              GArray       *found,
              const GError *error)
{
  if (found != NULL)
    show (search, found);
  else
    annexa_record_list_fail (search->list, error);
}

static void
words_found (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Search) search = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = annexa_project_find_finish (ANNEXA_PROJECT (source), result, &error);

  /* Cancelled means that something newer is under way, or that the list is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Of a project that was closed nobody wants to know. */
  if (is_open (search->list))
    show_or_fail (search, found, error);
  end_loading (search->list, g_task_get_cancellable (G_TASK (result)));
}

static GArray *
find_at_once (AnnexaRecordList *self,
              GArray           *ordered,
              GError          **error)
{
  g_autoptr (GArray) found = NULL;

  if (self->words == NULL)
    return g_array_ref (ordered);
  found = annexa_project_search_sorted (self->project, self->words, error);
  return found != NULL ? annexa_pick_found (ordered, found) : NULL;
}

static void
run_search (AnnexaRecordList *self)
{
  g_autoptr (Search) search = search_new (self);
  g_autoptr (GCancellable) before = self->loading != NULL ? g_object_ref (self->loading) : NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (before);
  if (takes_long (self, search->ordered->len))
    {
      cancellable = g_cancellable_new ();
      annexa_record_list_set_loading (self, cancellable);
      annexa_project_find_async (self->project, annexa_query_get_kind (self->query), self->words, search->ordered,
                                 cancellable, words_found, search);
      (void) g_steal_pointer (&search);
      return;
    }

  found = find_at_once (self, search->ordered, &error);
  show_or_fail (search, found, error);
  end_loading (self, before);
}

/* Takes (transfer full) ids and, where there are groups, what the database counted. They are kept until they are shown:
 * who types another word meanwhile has it looked for among them, too. */
static void
take_ordered (AnnexaRecordList *self,
              GArray           *ids,
              GArray           *totals)
{
  g_clear_pointer (&self->next_ordered, g_array_unref);
  g_clear_pointer (&self->next_totals, g_array_unref);
  self->next_ordered = ids;
  self->next_totals = totals;
  run_search (self);
}

/* Finds anew what the words find, among the records of the query. While that is running, it will follow it anyway. */
void
annexa_record_list_search (AnnexaRecordList *self)
{
  if (!self->querying)
    run_search (self);
}

static void
query_done (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AnnexaRecordList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) totals = NULL;

  (void) annexa_project_query_finish_groups (ANNEXA_PROJECT (source), result, &ids, &totals, &error);
  if (ids == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->querying = FALSE;
  if (ids != NULL && is_open (self))
    take_ordered (self, g_steal_pointer (&ids), g_steal_pointer (&totals));
  else
    annexa_record_list_set_loading (self, NULL);
  if (error != NULL && is_open (self))
    annexa_record_list_fail (self, error);
}

static gboolean
is_read_in_worker (AnnexaRecordList *self)
{
  gint64 n = annexa_project_count (self->project, annexa_query_get_kind (self->query));

  if (annexa_query_needs_pass (self->query))
    return FALSE;
  return annexa_is_many (n, annexa_query_is_slow (self->query) ? ANNEXA_RECORD_LIST_MANY : MOST_READ);
}

/* Runs the query anew. */
void
annexa_record_list_reload (AnnexaRecordList *self)
{
  g_autoptr (GError) error = NULL;
  GArray *ids;

  g_cancellable_cancel (self->loading);
  self->querying = is_read_in_worker (self);
  if (self->querying)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      annexa_record_list_set_loading (self, cancellable);
      annexa_project_query_async (self->project, self->query, cancellable, query_done, g_object_ref (self));
      return;
    }

  ids = annexa_project_query (self->project, self->query, &error);
  if (ids != NULL)
    take_ordered (self, ids, annexa_record_list_count_totals (self));
  else
    annexa_record_list_set_loading (self, NULL);
  if (error != NULL)
    annexa_record_list_fail (self, error);
}
