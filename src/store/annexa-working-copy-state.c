/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-working-copy-private.h"

/* What is known about the person's file: kept in a small file beside the working copy, and compared with what is there. */

/* The key file "state" beside the database. */
gboolean
annexa_working_copy_load_state (AnnexaWorkingCopy *self,
                                GError           **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, "state", NULL);
  g_autofree char *database = NULL;
  g_autofree char *sha256 = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return FALSE;

  database = g_key_file_get_string (file, "copy", "database", error);
  if (database == NULL)
    return FALSE;
  if (strchr (database, '/') != NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, "“%s” is no name", database);
      return FALSE;
    }

  g_free (self->database);
  self->database = g_build_filename (self->folder, database, NULL);
  self->published = (AnnexaPublished){
    .exists = g_key_file_get_boolean (file, "file", "exists", NULL),
    .state = {
      .device = g_key_file_get_uint64 (file, "file", "device", NULL),
      .inode = g_key_file_get_uint64 (file, "file", "inode", NULL),
      .size = g_key_file_get_int64 (file, "file", "size", NULL),
      .mtime_ns = g_key_file_get_int64 (file, "file", "mtime", NULL),
    },
    .seq = g_key_file_get_int64 (file, "file", "seq", NULL),
  };
  sha256 = g_key_file_get_string (file, "file", "sha256", NULL);
  self->published.hashed = annexa_hex_parse (sha256, self->published.sha256, ANNEXA_SHA256_SIZE);
  return TRUE;
}

gboolean
annexa_working_copy_save_state (AnnexaWorkingCopy *self,
                                GError           **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, "state", NULL);
  g_autofree char *database = g_path_get_basename (self->database);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, "file", "path", self->target);
  g_key_file_set_boolean (file, "file", "exists", self->published.exists);
  g_key_file_set_uint64 (file, "file", "device", self->published.state.device);
  g_key_file_set_uint64 (file, "file", "inode", self->published.state.inode);
  g_key_file_set_int64 (file, "file", "size", self->published.state.size);
  g_key_file_set_int64 (file, "file", "mtime", self->published.state.mtime_ns);
  g_key_file_set_int64 (file, "file", "seq", self->published.seq);
  if (self->published.hashed)
    {
      g_autofree char *sha256 = annexa_hex (self->published.sha256, ANNEXA_SHA256_SIZE);

      g_key_file_set_string (file, "file", "sha256", sha256);
    }
  g_key_file_set_string (file, "copy", "database", database);

  text = g_key_file_to_data (file, &length, NULL);
  return annexa_file_replace (path, text, length, error);
}

/* Whether the person's file is still the one that was last read or written from here. A large file takes a while, which
 * nobody who only asks what was published waits for. */
gboolean
annexa_working_copy_target_is_unchanged (AnnexaWorkingCopy *self)
{
  AnnexaPublished published;
  AnnexaFileState state;
  AnnexaProjectFile file;
  guint8 sha256[ANNEXA_SHA256_SIZE];
  gboolean same;
  int fd;

  g_mutex_lock (&self->mutex);
  published = self->published;
  g_mutex_unlock (&self->mutex);

  if (!annexa_file_get_state (self->target, &state, NULL))
    return FALSE;
  if (annexa_file_state_equal (&state, &published.state))
    return TRUE;
  if (!published.hashed)
    return FALSE;

  /* Copied back, restored, touched: what counts is what is in it. */
  fd = annexa_project_file_open (self->target, &file, NULL);
  if (fd < 0)
    return FALSE;
  same = annexa_project_file_hash (fd, file.length, NULL, self->target, sha256, NULL)
         && memcmp (sha256, published.sha256, sizeof sha256) == 0;
  close (fd);

  g_mutex_lock (&self->mutex);
  if (same && annexa_file_state_equal (&self->published.state, &published.state))
    self->published.state = state;
  g_mutex_unlock (&self->mutex);
  return same;
}

/**
 * annexa_working_copy_check_target:
 * @self: a working copy
 * @error: return location
 *
 * Looks whether the person's file is still there, still the one that was last written from here, and writable.
 *
 * Returns: %TRUE; else %FALSE with %ANNEXA_ERROR_NOT_FOUND, %ANNEXA_ERROR_CHANGED_ELSEWHERE or %ANNEXA_ERROR_READ_ONLY
 */
gboolean
annexa_working_copy_check_target (AnnexaWorkingCopy *self,
                                  GError           **error)
{
  g_autofree char *name = g_filename_display_basename (self->target);
  gboolean exists = g_file_test (self->target, G_FILE_TEST_EXISTS);
  gboolean expected, unchanged;

  g_mutex_lock (&self->mutex);
  expected = self->published.exists;
  g_mutex_unlock (&self->mutex);

  unchanged = expected ? exists && annexa_working_copy_target_is_unchanged (self) : !exists;

  if (expected && !exists)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("“%s” was moved or deleted. Your work is safe. Save it here again, or in another place."), name);
      return FALSE;
    }
  if (!unchanged)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CHANGED_ELSEWHERE,
                   _("“%s” was changed by somebody else. Your work is safe, but it was not written over the other "
                     "version. Save it in another place."),
                   name);
      return FALSE;
    }
  if (!annexa_file_is_writable (self->target))
    {
      annexa_error_set_from_errno (error, EACCES, self->target);
      return FALSE;
    }
  return TRUE;
}

/**
 * annexa_working_copy_get_published:
 * @self: a working copy
 *
 * Returns: the number of the newest row of history that is in the person's file
 */
gint64
annexa_working_copy_get_published (AnnexaWorkingCopy *self)
{
  gint64 seq;

  g_mutex_lock (&self->mutex);
  seq = self->published.seq;
  g_mutex_unlock (&self->mutex);
  return seq;
}
