/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-attachment.h"
#include "annexa-error.h"
#include "annexa-loaded-file.h"
#include "annexa-worker.h"

/* Files are read and hashed by a worker, so that a window does not wait for them. */

/* All are in memory until the edit that attaches them is done. */
#define LARGEST_SUM (5 * (gsize) ANNEXA_LARGEST_ATTACHMENT)

static void
free_file (gpointer data)
{
  AnnexaLoadedFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->contents);
  g_free (file->sha256);
  g_free (file);
}

static AnnexaLoadedFile *
load_file (const char *path,
           GError    **error)
{
  GBytes *contents = annexa_attachment_read (path, error);
  AnnexaLoadedFile *file;

  if (contents == NULL)
    return NULL;
  file = g_new0 (AnnexaLoadedFile, 1);
  file->name = g_filename_display_basename (path);
  file->contents = contents;
  file->sha256 = annexa_attachment_hash (contents);
  return file;
}

static gboolean
check_sum (gsize    sum,
           GError **error)
{
  if (sum <= LARGEST_SUM)
    return TRUE;
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                       _("Together these files are larger than 500 MiB. Attach fewer of them at a time."));
  return FALSE;
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const char *const *paths = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  gsize sum = 0;
  GError *error = NULL;

  for (guint i = 0; paths[i] != NULL && error == NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      AnnexaLoadedFile *file = load_file (paths[i], &error);

      if (file == NULL)
        break;
      g_ptr_array_add (files, file);
      sum += g_bytes_get_size (file->contents);
      (void) check_sum (sum, &error);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * annexa_check_file_to_attach:
 * @path: a file
 * @error: return location
 *
 * Returns: whether it is an ordinary file of at most 100 MiB that may be read
 */
gboolean
annexa_check_file_to_attach (const char *path,
                             GError    **error)
{
  return annexa_attachment_check (path, error);
}

/**
 * annexa_load_files_async:
 * @paths: (array zero-terminated=1): files, at most 100 MiB each
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads files that are going to be attached.
 */
void
annexa_load_files_async (const char *const  *paths,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, annexa_load_files_async);
  g_task_set_task_data (task, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  annexa_worker_run (task, load_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_load_files_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaLoadedFile) (nullable): the files, in their order; %NULL when one of them
 *   cannot be read or is too large
 */
GPtrArray *
annexa_load_files_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
