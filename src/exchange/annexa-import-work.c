/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-import-private.h"

static gboolean
run (AnnexaProject *writer, gpointer data, GError **error)
{
  AnnexaImport *self = data;

  self->project = g_object_ref (writer);
  return annexa_import_run (self, self->dry_run, error);
}

/**
 * annexa_import_run_async:
 * @self: an import with all its tables; it can be run once, and has to live until the work is done
 * @dry_run: whether to find out only what would happen
 * @cancellable: (nullable): stops the work; nothing is imported
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_import_run() in a worker, as annexa_project_work_async() does.
 */
void
annexa_import_run_async (AnnexaImport *self,
                         gboolean dry_run,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (AnnexaProject) project = g_steal_pointer (&self->project);

  self->dry_run = dry_run;
  annexa_project_work_async (project, run, self, NULL, cancellable, callback, user_data);
}

/**
 * annexa_import_run_finish:
 * @project: the project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether everything was, or would be, imported
 */
gboolean
annexa_import_run_finish (AnnexaProject *project, GAsyncResult *result, GError **error)
{
  return annexa_project_work_finish (project, result, error);
}
