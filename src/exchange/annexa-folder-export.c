/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-export-private.h"
#include "annexa-file.h"

static gboolean
write_tables (AnnexaProject *project,
              const char    *folder,
              GHashTable    *files,
              GError       **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *name = g_strconcat (kinds[i]->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (annexa_project_count (project, kinds[i]) == 0)
        continue;
      bytes = annexa_export_csv_with_files (project, kinds[i], files, error);
      if (bytes == NULL
          || !annexa_file_export (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_files (AnnexaProject *project,
             const char    *folder,
             GHashTable    *files,
             GPtrArray     *missing,
             GError       **error)
{
  GHashTableIter iter;
  const char *name;
  const char *file;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &file))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autoptr (GError) local_error = NULL;

      if (g_mkdir_with_parents (parent, 0777) != 0)
        {
          annexa_error_set_from_errno (error, errno, parent);
          return FALSE;
        }
      if (annexa_project_write_file (project, file, path, &local_error))
        continue;
      if (!g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND)
          && !g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (missing, g_strdup_printf ("%s: %s", name, local_error->message));
    }
  return TRUE;
}

/* Removes a folder that was not finished, with what is in it. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_unlink (inner) != 0)
        remove_folder (inner);
    }
  g_rmdir (path);
}

static gboolean
check_is_free (const char *path,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("“%s” is a file. Choose the name of a new folder, so that it is not overwritten."), name);
      return FALSE;
    }
  dir = g_dir_open (path, 0, &local_error);
  if (dir == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” could not be read: %s"), name, local_error->message);
      return FALSE;
    }
  if (g_dir_read_name (dir) == NULL)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               _("The folder “%s” is not empty. Choose a new one, so that nothing in it is overwritten."), name);
  return FALSE;
}

/**
 * annexa_export_folder:
 * @project: a project
 * @path: a folder that does not exist yet or is empty
 * @missing: (element-type utf8): filled with a sentence for each attached file that is missing or damaged in the project;
 *   everything else is written nevertheless
 * @error: return location
 *
 * Writes everything that the project's records hold: a CSV file for each kind that has any, and the attached files. The
 * folder appears when it is complete. annexa_folder_import_new() reads it again.
 *
 * Returns: whether it was written
 */
gboolean
annexa_export_folder (AnnexaProject *project,
                      const char    *path,
                      GPtrArray     *missing,
                      GError       **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", absolute);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean written;

  if (!check_is_free (absolute, error))
    return FALSE;
  if (g_mkdtemp (temporary) == NULL)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }

  written = write_tables (project, temporary, files, error)
            && write_files (project, temporary, files, missing, error);
  if (written && g_rename (temporary, absolute) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      written = FALSE;
    }
  if (!written)
    remove_folder (temporary);
  return written;
}
