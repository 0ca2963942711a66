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

static void
read_published (GKeyFile        *file,
                const char      *group,
                AnnexaPublished *published)
{
  g_autofree char *sha256 = g_key_file_get_string (file, group, "sha256", NULL);

  *published = (AnnexaPublished){
    .exists = g_key_file_get_boolean (file, group, "exists", NULL),
    .state = {
      .device = g_key_file_get_uint64 (file, group, "device", NULL),
      .inode = g_key_file_get_uint64 (file, group, "inode", NULL),
      .size = g_key_file_get_int64 (file, group, "size", NULL),
      .mtime_ns = g_key_file_get_int64 (file, group, "mtime", NULL),
    },
    .seq = g_key_file_get_int64 (file, group, "seq", NULL),
  };
  published->hashed = annexa_hex_parse (sha256, published->sha256, ANNEXA_SHA256_SIZE);
}

static void
write_published (GKeyFile              *file,
                 const char            *group,
                 const AnnexaPublished *published)
{
  g_key_file_set_boolean (file, group, "exists", published->exists);
  g_key_file_set_uint64 (file, group, "device", published->state.device);
  g_key_file_set_uint64 (file, group, "inode", published->state.inode);
  g_key_file_set_int64 (file, group, "size", published->state.size);
  g_key_file_set_int64 (file, group, "mtime", published->state.mtime_ns);
  g_key_file_set_int64 (file, group, "seq", published->seq);
  if (published->hashed)
    {
      g_autofree char *sha256 = annexa_hex (published->sha256, ANNEXA_SHA256_SIZE);

      g_key_file_set_string (file, group, "sha256", sha256);
    }
}

/* Whether the file that was announced has got its name. Its trailer tells, which a new name for the disk after a restart
 * does not change; that the rest of it is whole is looked at when the file is compared. */
static gboolean
is_in_its_place (AnnexaWorkingCopy     *self,
                 const AnnexaPublished *announced)
{
  AnnexaProjectFile file;
  int fd = announced->hashed ? annexa_project_file_open (self->target, &file, NULL) : -1;

  if (fd < 0)
    return FALSE;
  close (fd);
  return file.sealed && memcmp (file.sha256, announced->sha256, ANNEXA_SHA256_SIZE) == 0;
}

/* The key file "state" beside the database. */
gboolean
annexa_working_copy_load_state (AnnexaWorkingCopy *self,
                                GError           **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, "state", NULL);
  g_autofree char *database = NULL;
  AnnexaPublished announced;

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
  read_published (file, "file", &self->published);
  read_published (file, "announced", &announced);
  if (is_in_its_place (self, &announced))
    self->published = announced;
  return TRUE;
}

/* @announced is the file that is about to take the place of the person's file. The program may be killed right after that:
 * without the announcement its own file would look like somebody else's. */
gboolean
annexa_working_copy_save_state (AnnexaWorkingCopy     *self,
                                const AnnexaPublished *announced,
                                GError               **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, "state", NULL);
  g_autofree char *database = g_path_get_basename (self->database);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, "file", "path", self->target);
  write_published (file, "file", &self->published);
  if (announced != NULL)
    write_published (file, "announced", announced);
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
