/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file-writer.h"
#include "annexa-file.h"

/* Who may read what a person saves follows from their umask. */
#define EVERYBODY 0666
#define OWNER 0600

struct _AnnexaFileWriter
{
  char *path;
  char *temporary; /* NULL once it is in its place */
  int fd;
};

/**
 * annexa_file_writer_new:
 * @path: a file, which may exist
 * @mode: who may read and write the new one; of 0666 their umask leaves what the person wants
 * @error: return location
 *
 * Begins a hidden file in the folder of @path, which is going to replace it.
 *
 * Returns: (transfer full) (nullable): where to write
 */
AnnexaFileWriter *
annexa_file_writer_new (const char *path,
                        int         mode,
                        GError    **error)
{
  int fd;
  char *temporary = annexa_file_create_beside_for (path, mode, &fd, error);
  AnnexaFileWriter *self;

  if (temporary == NULL)
    return NULL;

  self = g_new0 (AnnexaFileWriter, 1);
  self->path = g_strdup (path);
  self->temporary = temporary;
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

  if (fsync (self->fd) != 0)
    {
      annexa_error_set_from_errno (error, errno, self->path);
      return FALSE;
    }
  close (self->fd);
  self->fd = -1;
  temporary = g_steal_pointer (&self->temporary);
  return annexa_file_put_in_place (temporary, self->path, error);
}

static gboolean
write_whole (const char   *path,
             int           mode,
             gconstpointer data,
             gsize         length,
             GError      **error)
{
  g_autoptr (AnnexaFileWriter) writer = annexa_file_writer_new (path, mode, error);

  return writer != NULL && annexa_file_writer_append (writer, data, length, error)
         && annexa_file_writer_finish (writer, error);
}

/**
 * annexa_file_replace:
 * @path: a file, which may exist
 * @data: its new contents
 * @length: how many bytes
 * @error: return location
 *
 * Writes @path whole or not at all: whoever looks sees the old contents or the new, also after a power cut. Only its
 * owner may read it.
 *
 * Returns: whether @path has the new contents
 */
gboolean
annexa_file_replace (const char   *path,
                     gconstpointer data,
                     gsize         length,
                     GError      **error)
{
  return write_whole (path, OWNER, data, length, error);
}

/**
 * annexa_file_export:
 * @path: a file, which may exist
 * @data: its new contents
 * @length: how many bytes
 * @error: return location
 *
 * Writes @path as annexa_file_replace() does, for others to read: who may follows, as with any document that a person
 * saves, from their umask.
 *
 * Returns: whether @path has the new contents
 */
gboolean
annexa_file_export (const char   *path,
                    gconstpointer data,
                    gsize         length,
                    GError      **error)
{
  return write_whole (path, EVERYBODY, data, length, error);
}
