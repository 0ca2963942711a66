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

/* Without the index every text is read. */
#define MOST_SCANNED 1000

/* A search in a worker: what the list gets when it is done. */
typedef struct
{
  AnnexaRecordList *list;
  GArray *ordered;
  GArray *totals;
  gboolean has_totals; /* Otherwise those of the list remain. */
} Search;

static void
free_search (Search *search)
{
  g_object_unref (search->list);
  g_array_unref (search->ordered);
  g_clear_pointer (&search->totals, g_array_unref);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, free_search)

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
  return takes_long (self, self->ordered->len);
}

/* All of what is new is shown at once, so that groups are always those of the records. */
static void
show (Search *search,
      GArray *found)
{
  AnnexaRecordList *self = search->list;

  if (!annexa_record_list_announce (self, found))
    {
      annexa_record_list_reload (self);
      annexa_record_list_replaced (self);
      return;
    }
  annexa_record_list_set_ordered (self, search->ordered);
  if (search->has_totals)
    annexa_record_list_take_totals (self, g_steal_pointer (&search->totals));
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
run_search (Search *search)
{
  AnnexaRecordList *self = search->list;
  g_autoptr (Search) owned = search;
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
                                 cancellable, words_found, g_steal_pointer (&owned));
      return;
    }

  found = find_at_once (self, search->ordered, &error);
  show_or_fail (search, found, error);
  end_loading (self, before);
}

/* Takes (transfer full) ids and, where there are groups, what the database counted. */
static void
take_ordered (AnnexaRecordList *self,
              GArray           *ids,
              GArray           *totals)
{
  Search *search = g_new0 (Search, 1);

  search->list = g_object_ref (self);
  search->ordered = ids;
  search->totals = totals;
  search->has_totals = TRUE;
  run_search (search);
}

/* Finds anew what the words find, among the records of the query. While that is running, it will follow it anyway. */
void
annexa_record_list_search (AnnexaRecordList *self)
{
  Search *search;

  if (self->querying)
    return;
  search = g_new0 (Search, 1);
  search->list = g_object_ref (self);
  search->ordered = g_array_ref (self->ordered);
  run_search (search);
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

/* Runs the query anew. */
void
annexa_record_list_reload (AnnexaRecordList *self)
{
  g_autoptr (GError) error = NULL;
  GArray *ids;

  g_cancellable_cancel (self->loading);
  self->querying = annexa_query_is_slow (self->query)
                   && annexa_is_many (annexa_project_count (self->project, annexa_query_get_kind (self->query)),
                                      ANNEXA_RECORD_LIST_MANY);
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
