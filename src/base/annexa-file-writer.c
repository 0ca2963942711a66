/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file-writer.h"
#include "annexa-file.h"

struct _AnnexaFileWriter
{
  char *path;
  char *temporary; /* NULL while it has no name, and once it is in its place */
  int mode;
  int fd;
};

/* A file without a name is gone with the program, however that ends. Not every file system has them, and the name is given
 * by way of /proc. */
static int
open_nameless (const char *path,
               int         mode)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access ("/proc/self/fd", X_OK) == 0 ? open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode) : -1;
}

/**
 * annexa_file_writer_new:
 * @path: a file, which may exist
 * @mode: who may read and write the new one; of 0666 their umask leaves what the person wants
 * @error: return location
 *
 * Begins a file in the folder of @path, which is going to replace it. Nobody sees it before that; where the file system
 * cannot hide it, a program that is killed leaves it behind.
 *
 * Returns: (transfer full) (nullable): where to write
 */
AnnexaFileWriter *
annexa_file_writer_new (const char *path,
                        int         mode,
                        GError    **error)
{
  int fd = open_nameless (path, mode);
  char *temporary = fd < 0 ? annexa_file_create_beside_for (path, mode, &fd, error) : NULL;
  AnnexaFileWriter *self;

  if (fd < 0)
    return NULL;

  self = g_new0 (AnnexaFileWriter, 1);
  self->path = g_strdup (path);
  self->temporary = temporary;
  self->mode = mode;
  self->fd = fd;
  return self;
}

/**
 * annexa_file_writer_free:
 * @self: (transfer full): a file that is being written
 *
 * Ends it. Unless it was finished nothing of it is left.
 */
void
annexa_file_writer_free (AnnexaFileWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * annexa_file_writer_append:
 * @self: a file that is being written
 * @data: bytes
 * @length: how many
 * @error: return location
 *
 * Returns: whether every byte was written
 */
gboolean
annexa_file_writer_append (AnnexaFileWriter *self,
                           gconstpointer     data,
                           gsize             length,
                           GError          **error)
{
  return annexa_file_write_all (self->fd, data, length, self->path, error);
}

static gboolean
sync_file (AnnexaFileWriter *self,
           GError          **error)
{
  if (fsync (self->fd) == 0)
    return TRUE;
  annexa_error_set_from_errno (error, errno, self->path);
  return FALSE;
}

/* What could have no name given, as some sandboxes have it, is written once more under one. */
static gboolean
copy_to_named (AnnexaFileWriter *self,
               GError          **error)
{
  int nameless = self->fd;
  off_t length = lseek (nameless, 0, SEEK_END);
  gboolean copied;

  self->temporary = annexa_file_create_beside_for (self->path, self->mode, &self->fd, error);
  copied = self->temporary != NULL && lseek (nameless, 0, SEEK_SET) == 0
           && annexa_file_copy_bytes (nameless, self->fd, length, self->path, error);
  close (nameless);
  return copied;
}

/* Nothing can be renamed that has no name. It has one for a moment only: what takes long was written before. */
static gboolean
give_name (AnnexaFileWriter *self,
           GError          **error)
{
  self->temporary = annexa_file_link_beside (self->fd, self->path);
  return (self->temporary != NULL || copy_to_named (self, error)) && sync_file (self, error);
}

/**
 * annexa_file_writer_finish:
 * @self: a file that is being written
 * @error: return location
 *
 * Puts the file in its place: whoever looks sees the old contents or the new, also after a power cut. Nothing can be
 * appended afterwards.
 *
 * Returns: whether it is there
 */
gboolean
annexa_file_writer_finish (AnnexaFileWriter *self,
                           GError          **error)
{
  g_autofree char *temporary = NULL;

  if (!sync_file (self, error) || (self->temporary == NULL && !give_name (self, error)))
    return FALSE;
  close (self->fd);
  self->fd = -1;
  temporary = g_steal_pointer (&self->temporary);
  return annexa_file_put_in_place (temporary, self->path, error);
}
