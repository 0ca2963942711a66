/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-history-data-private.h"
#include "annexa-history-index.h"
#include "annexa-many.h"
#include "annexa-project-private.h"
#include "annexa-worker.h"

/**
 * AnnexaHistoryIndex:
 *
 * Finds edits: those of one record among twelve thousand without reading all of them again. What it has to know is read
 * once by a worker, then follows every edit.
 */
struct _AnnexaHistoryIndex
{
  GObject parent_instance;

  AnnexaProject *project; /* Which holds this. */
  AnnexaHistoryData *data;
  GError *error; /* Why it could not be read. */
  gboolean reading;
  gboolean is_outrun; /* by an edit of so many records that a worker has to read it, too */
};

G_DEFINE_FINAL_TYPE (AnnexaHistoryIndex, annexa_history_index, G_TYPE_OBJECT)

/* Reading an edit that changed so many records would be felt in the window. */
#define MANY_RECORDS 5000

enum
{
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_history_index_finalize (GObject *object)
{
  AnnexaHistoryIndex *self = ANNEXA_HISTORY_INDEX (object);

  g_clear_pointer (&self->data, annexa_history_data_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (annexa_history_index_parent_class)->finalize (object);
}

static void
annexa_history_index_class_init (AnnexaHistoryIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_history_index_finalize;

  /**
   * AnnexaHistoryIndex::updated:
   *
   * It is ready, or knows of one more edit, or could not be read.
   */
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_history_index_init (AnnexaHistoryIndex *self)
{
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);
  g_autoptr (AnnexaHistoryData) read = annexa_history_data_new ();

  if (reader != NULL && annexa_history_data_read (read, reader, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) annexa_history_data_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Edits that were made meanwhile are few. */
static void
catch_up (AnnexaHistoryIndex *self)
{
  if (self->data == NULL || self->project->store == NULL
      || annexa_history_data_get_last (self->data) >= self->project->newest_seq)
    return;
  annexa_history_data_read (self->data, self->project, NULL, NULL);
}

static void start_reading (AnnexaHistoryIndex *self);

/* Undoing an import that was still being read takes the worker as long as the import did, and the window must not wait. */
static void
was_read (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  AnnexaHistoryIndex *self = data;
  AnnexaHistoryData *read = g_task_propagate_pointer (G_TASK (result), &self->error);

  self->reading = FALSE;
  g_clear_pointer (&self->data, annexa_history_data_free);
  if (read != NULL && self->is_outrun)
    {
      annexa_history_data_free (read);
      start_reading (self);
      return;
    }
  self->data = read;
  if (self->data != NULL)
    catch_up (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
start_reading (AnnexaHistoryIndex *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->data != NULL || self->reading || self->project->store == NULL)
    return;
  self->reading = TRUE;
  self->is_outrun = FALSE;
  g_clear_error (&self->error);
  /* The task holds the project, which holds this. */
  task = g_task_new (self->project, NULL, was_read, self);
  g_task_set_source_tag (task, start_reading);
  annexa_worker_run (task, read_in_worker, ANNEXA_URGENCY_AWAITED);
}

/* What an import changed is read by the worker, too. */
static void
project_changed (AnnexaHistoryIndex *self,
                 AnnexaChanges      *changes)
{
  gboolean many = annexa_is_many (annexa_changes_get_size (changes), MANY_RECORDS);

  if (self->data == NULL)
    {
      self->is_outrun = self->is_outrun || many;
      return;
    }
  if (many)
    {
      g_clear_pointer (&self->data, annexa_history_data_free);
      start_reading (self);
      return;
    }
  catch_up (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("annexa-history-index");
}

static AnnexaHistoryIndex *
find_index (AnnexaProject *project)
{
  AnnexaHistoryIndex *self = g_object_get_qdata (G_OBJECT (project), get_quark ());

  if (self != NULL)
    return self;
  self = g_object_new (ANNEXA_TYPE_HISTORY_INDEX, NULL);
  self->project = project;
  g_object_set_qdata_full (G_OBJECT (project), get_quark (), self, g_object_unref);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * annexa_project_get_history_index:
 * @project: a project that was opened in a main loop
 *
 * Begins to read history, unless that was done already; once more when it could not be read before.
 *
 * Returns: (transfer none): what finds edits of the project
 */
AnnexaHistoryIndex *
annexa_project_get_history_index (AnnexaProject *project)
{
  AnnexaHistoryIndex *self;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  self = find_index (project);
  start_reading (self);
  return self;
}

/**
 * annexa_project_read_history_index:
 * @project: a project without a main loop
 * @error: return location
 *
 * Reads history at once, where nobody waits for a window.
 *
 * Returns: whether annexa_project_get_history_index() gives an index that is ready
 */
gboolean
annexa_project_read_history_index (AnnexaProject *project,
                                   GError       **error)
{
  AnnexaHistoryIndex *self;
  g_autoptr (AnnexaHistoryData) read = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), FALSE);

  self = find_index (project);
  if (self->data != NULL)
    return TRUE;
  read = annexa_history_data_new ();
  if (!annexa_history_data_read (read, project, NULL, error))
    return FALSE;
  self->data = g_steal_pointer (&read);
  return TRUE;
}

/**
 * annexa_history_index_is_ready:
 * @self: an index
 *
 * Returns: whether all of history was read; until then #AnnexaHistoryIndex::updated is waited for
 */
gboolean
annexa_history_index_is_ready (AnnexaHistoryIndex *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_INDEX (self), FALSE);

  return self->data != NULL;
}

/**
 * annexa_history_index_get_error:
 * @self: an index
 *
 * Returns: (nullable) (transfer none): why history could not be read, or %NULL when it was, or is going to be
 */
const GError *
annexa_history_index_get_error (AnnexaHistoryIndex *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_INDEX (self), NULL);

  return self->error;
}

/**
 * annexa_history_index_find:
 * @self: an index that is ready
 * @filter: which edits are wanted
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the edits, the newest first
 */
GArray *
annexa_history_index_find (AnnexaHistoryIndex        *self,
                           const AnnexaHistoryFilter *filter)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_INDEX (self) && self->data != NULL, NULL);

  return annexa_history_data_find (self->data, self->project, filter);
}

/**
 * annexa_history_index_list_people:
 * @self: an index that is ready
 *
 * Returns: (transfer full) (element-type utf8): who made edits, by name
 */
GPtrArray *
annexa_history_index_list_people (AnnexaHistoryIndex *self)
{
  g_return_val_if_fail (ANNEXA_IS_HISTORY_INDEX (self) && self->data != NULL, NULL);

  return annexa_history_data_list_people (self->data);
}

/**
 * annexa_history_index_list_kinds:
 * @self: an index that is ready
 *
 * Returns: (transfer container) (element-type AnnexaKind): the kinds of which records were touched
 */
GPtrArray *
annexa_history_index_list_kinds (AnnexaHistoryIndex *self)
{
  GPtrArray *touched = g_ptr_array_new ();
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (annexa_history_data_has_kind (self->data, kinds[i]))
      g_ptr_array_add (touched, (gpointer) kinds[i]);
  return touched;
}

static char *
join_names (const char *ref,
            const char *title)
{
  if (*title == '\0' || strcmp (ref, title) == 0)
    return g_strdup (ref);
  return *ref != '\0' ? g_strdup_printf ("%s %s", ref, title) : g_strdup (title);
}

/**
 * annexa_project_name_record:
 * @self: a project
 * @kind: (nullable): its kind, or %NULL when it is not known
 * @id: the id of a record, also of one that is no longer there
 *
 * Returns: (transfer full): reference and title: “A-006 Customer database”. What became of a deleted record's name is
 *   known once the index of history is ready.
 */
char *
annexa_project_name_record (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            gint64            id)
{
  AnnexaHistoryIndex *index;
  g_autofree char *name = NULL;
  const char *ref, *title;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  name = join_names (annexa_project_get_ref (self, kind, id), annexa_project_get_title (self, kind, id));
  if (*name != '\0')
    return g_steal_pointer (&name);

  index = g_object_get_qdata (G_OBJECT (self), get_quark ());
  if (index != NULL && index->data != NULL && annexa_history_data_find_gone (index->data, id, &kind, &ref, &title))
    return join_names (ref, title);
  /* TRANSLATORS: In place of the name of a record */
  return g_strdup (_("a record that was deleted"));
}
