/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-data.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-file-name-private.h"
#include "annexa-folder.h"

/* Neither a table nor an attached file may be larger. */
#define LARGEST_FILE (100 * 1024 * 1024)

struct _AnnexaFolder
{
  char *path; /* on disk, or … */
  int fd;
  char *data; /* … of the data that ships with the program */
  char *name;
};

/**
 * annexa_folder_open:
 * @path: a folder on disk
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the folder
 */
AnnexaFolder *
annexa_folder_open (const char *path,
                    GError    **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  int fd = open (absolute, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  AnnexaFolder *self;

  if (fd < 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return NULL;
    }
  self = g_new0 (AnnexaFolder, 1);
  self->fd = fd;
  self->name = g_filename_display_basename (absolute);
  self->path = g_steal_pointer (&absolute);
  return self;
}

/**
 * annexa_folder_open_data:
 * @name: a folder of data/ that ships inside the program
 *
 * Returns: (transfer full): the folder
 */
AnnexaFolder *
annexa_folder_open_data (const char *name)
{
  AnnexaFolder *self = g_new0 (AnnexaFolder, 1);

  self->fd = -1;
  self->data = g_strdup (name);
  self->name = g_strdup (name);
  return self;
}

void
annexa_folder_free (AnnexaFolder *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->data);
  g_free (self->name);
  g_free (self);
}

const char *
annexa_folder_get_name (AnnexaFolder *self)
{
  return self->name;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * annexa_folder_list:
 * @self: a folder
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the names of what is in it, sorted
 */
char **
annexa_folder_list (AnnexaFolder *self,
                    GError      **error)
{
  g_autoptr (GStrvBuilder) names = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *name;
  char **list;

  if (self->data != NULL)
    return annexa_data_list (self->data);

  dir = g_dir_open (self->path, 0, &local_error);
  if (dir == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” could not be read: %s"), self->name,
                   local_error->message);
      return NULL;
    }
  names = g_strv_builder_new ();
  while ((name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  list = g_strv_builder_end (names);
  qsort (list, g_strv_length (list), sizeof *list, compare_names);
  return list;
}

static void
set_open_error (const char *name,
                int         saved_errno,
                GError    **error)
{
  if (saved_errno == ELOOP || saved_errno == ENOTDIR)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 _("“%s” is a link to somewhere else. Put the file itself into the folder."), name);
  else
    annexa_error_set_from_errno (error, saved_errno, name);
}

/* A cell of a file from anywhere names a file. It must lie inside the folder: no part may lead up or out, not even
 * through a symbolic link. */
static gboolean
check_name (const char *name,
            GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0 || strcmp (parts[i], "..") == 0)
      {
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                     _("“%s” does not lie inside the folder. Files must stand in the folder that is imported."), name);
        return FALSE;
      }
  return TRUE;
}

static int
open_inside (AnnexaFolder *self,
             const char   *name,
             GError      **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  int fd = self->fd;
  struct stat info;

  if (!check_name (name, error))
    return -1;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (parts[i + 1] != NULL ? O_DIRECTORY : O_NONBLOCK);
      int inner = openat (fd, parts[i], flags);
      int saved_errno = errno;

      if (fd != self->fd)
        close (fd);
      if (inner < 0)
        {
          set_open_error (name, saved_errno, error);
          return -1;
        }
      fd = inner;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” is not an ordinary file."), name);
  close (fd);
  return -1;
}

/* Reads a file piece by piece. */
static gboolean
read_pieces (int         fd,
             const char *name,
             GByteArray *bytes,
             GChecksum  *checksum,
             GError    **error)
{
  g_autofree guint8 *piece = g_malloc (65536);
  gsize length = 0;
  gssize got;

  while ((got = read (fd, piece, 65536)) != 0)
    {
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          annexa_error_set_from_errno (error, errno, name);
          return FALSE;
        }
      length += (gsize) got;
      if (!annexa_file_check_size (name, (gint64) length, LARGEST_FILE, NULL, error))
        return FALSE;
      if (bytes != NULL)
        g_byte_array_append (bytes, piece, (guint) got);
      if (checksum != NULL)
        g_checksum_update (checksum, piece, got);
    }
  return TRUE;
}

static GBytes *
read_data (AnnexaFolder *self,
           const char   *name,
           GError      **error)
{
  g_autofree char *path = g_strconcat (self->data, "/", name, NULL);
  GBytes *bytes = check_name (name, error) ? annexa_data_lookup (path) : NULL;

  if (bytes == NULL && (error == NULL || *error == NULL))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
  return bytes;
}

/**
 * annexa_folder_read:
 * @self: a folder
 * @name: the path of a file inside it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in the file, 100 MiB at most
 */
GBytes *
annexa_folder_read (AnnexaFolder *self,
                    const char   *name,
                    GError      **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  gboolean whole;
  int fd;

  if (self->data != NULL)
    return read_data (self, name, error);

  fd = open_inside (self, name, error);
  if (fd < 0)
    return NULL;
  bytes = g_byte_array_new ();
  whole = read_pieces (fd, name, bytes, NULL, error);
  close (fd);
  return whole ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* What the file was called before an export put the beginning of its SHA-256 in front, so that names differ. */
static char *
find_own_name (const char *name,
               const char *sha256)
{
  const char *base = strrchr (name, '/') != NULL ? strrchr (name, '/') + 1 : name;

  return g_strdup (annexa_file_name_skip_sha256 (base, sha256));
}

/**
 * annexa_folder_attach:
 * @self: a folder
 * @name: the path of a file inside it, as a cell has it
 * @edit: an edit
 * @kind: the kind of a record
 * @id: its id
 * @field: a field that holds a file
 * @error: return location
 *
 * Makes @edit attach the file. The folder has to stay as it is until the edit is applied.
 *
 * Returns: whether the file is there; %ANNEXA_ERROR_CONSTRAINT when it does not lie inside the folder
 */
gboolean
annexa_folder_attach (AnnexaFolder      *self,
                      const char        *name,
                      AnnexaEdit        *edit,
                      const AnnexaKind  *kind,
                      gint64             id,
                      const AnnexaField *field,
                      GError           **error)
{
  g_autoptr (GBytes) contents = self->data != NULL ? read_data (self, name, error) : NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *own_name = NULL;
  g_autofree char *path = NULL;
  gboolean whole;
  int fd;

  if (self->data != NULL && contents == NULL)
    return FALSE;
  if (contents != NULL)
    {
      g_checksum_update (checksum, g_bytes_get_data (contents, NULL), (gssize) g_bytes_get_size (contents));
      own_name = find_own_name (name, g_checksum_get_string (checksum));
      annexa_edit_set_contents (edit, kind, id, field, own_name, contents);
      return TRUE;
    }

  fd = open_inside (self, name, error);
  if (fd < 0)
    return FALSE;
  whole = read_pieces (fd, name, NULL, checksum, error);
  close (fd);
  if (!whole)
    return FALSE;

  own_name = find_own_name (name, g_checksum_get_string (checksum));
  path = g_build_filename (self->path, name, NULL);
  annexa_edit_set_file_as (edit, kind, id, field, path, own_name);
  return TRUE;
}
