/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"

/* Every edit adds a small piece to the search index. FTS5 puts pieces together while it writes, all of them at once when
 * there are very many, and a window would stand still for that. So where there is a main loop they are put together while
 * nobody waits, a few pages of the index at a time. */

/* After so many edits. */
#define PIECES 32

/* In milliseconds, between one time and the next. */
#define PAUSE 20

/* Pages of the index, which take some milliseconds; FTS5 does nothing on levels with less than "usermerge" pieces. */
#define MERGE "INSERT INTO search.texts (texts, rank) VALUES ('merge', 64)"

/* FTS5 says by what it changed whether there was anything to do: one row is the command itself. */
static gboolean
put_together (AnnexaProject *self)
{
  gint64 before, after;

  return annexa_store_get_int64 (self->store, "SELECT total_changes ()", &before, NULL)
         && annexa_store_execute (self->store, MERGE, NULL)
         && annexa_store_get_int64 (self->store, "SELECT total_changes ()", &after, NULL) && after - before > 1;
}

static gboolean
tidy (gpointer data)
{
  AnnexaProject *self = data;

  if (self->work == NULL && put_together (self))
    return G_SOURCE_CONTINUE;
  /* While a worker has the file for itself nobody can: annexa_project_work_finish() asks again. */
  if (self->work != NULL)
    self->search_pieces = MAX (self->search_pieces, PIECES);
  self->search_tidying = 0;
  return G_SOURCE_REMOVE;
}

/**
 * annexa_project_tidy_search:
 * @self: a project with its search index
 * @n_pieces: how many edits were added to it
 *
 * Sees to it that the pieces of the index are put together soon, if there is a main loop and they are many, and no worker is
 * writing.
 */
void
annexa_project_tidy_search (AnnexaProject *self,
                            guint          n_pieces)
{
  self->search_pieces += n_pieces;
  if (self->search_pieces < PIECES || self->search_tidying != 0 || !self->automatic || self->work != NULL)
    return;
  self->search_pieces = 0;
  self->search_tidying = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, tidy, self, NULL);
}

/* The index is about to be closed. */
void
annexa_project_stop_tidying (AnnexaProject *self)
{
  g_clear_handle_id (&self->search_tidying, g_source_remove);
}
