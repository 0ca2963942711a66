/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file-writer.h"
#include "annexa-file.h"

#define COPY_BLOCK (4 * 1024 * 1024)

/* Who may read what a person saves follows from their umask. */
#define EVERYBODY 0666
#define OWNER 0600

/* Nobody writes on a file for so long without adding to it. */
#define OLD_LEFTOVER_S (24 * 60 * 60)

static AnnexaFileState
state_from_stat (const struct stat *info)
{
  return (AnnexaFileState){
    .device = info->st_dev,
    .inode = info->st_ino,
    .size = info->st_size,
    .mtime_ns = (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec,
  };
}

/**
 * annexa_file_get_state:
 * @path: a file
 * @state: (out caller-allocates): its state
 * @error: return location
 *
 * Returns: whether the file exists and its state could be read
 */
gboolean
annexa_file_get_state (const char      *path,
                       AnnexaFileState *state,
                       GError         **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }

  *state = state_from_stat (&info);
  return TRUE;
}

/**
 * annexa_file_get_open_state:
 * @fd: an open file
 * @path: its name for messages
 * @state: (out caller-allocates): its state
 * @error: return location
 *
 * The state of the file that is open, which need not be the one that has its name by now.
 *
 * Returns: whether it could be read
 */
gboolean
annexa_file_get_open_state (int              fd,
                            const char      *path,
                            AnnexaFileState *state,
                            GError         **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }

  *state = state_from_stat (&info);
  return TRUE;
}

/**
 * annexa_file_state_equal:
 * @a: the state of a file
 * @b: the state of a file
 *
 * Returns: whether both are of the same file and nobody wrote it in between, as far as its size and time tell
 */
gboolean
annexa_file_state_equal (const AnnexaFileState *a,
                         const AnnexaFileState *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size && a->mtime_ns == b->mtime_ns;
}

/**
 * annexa_file_sync_directory:
 * @path: a folder
 * @error: return location
 *
 * Makes what was created, renamed or removed in @path survive a power cut.
 *
 * Returns: whether it worked; file systems that cannot do it count as working, and so do folders whose contents we may
 *   change, but not list, and which cannot be opened for it
 */
gboolean
annexa_file_sync_directory (const char *path,
                            GError    **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 && errno == EACCES && g_access (path, W_OK | X_OK) == 0)
    return TRUE;
  if (fd < 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }
  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOSYS && errno != EROFS)
    {
      annexa_error_set_from_errno (error, errno, path);
      close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/**
 * annexa_file_sync:
 * @path: a file
 * @error: return location
 *
 * Returns: whether the contents of @path are on the disk
 */
gboolean
annexa_file_sync (const char *path,
                  GError    **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/**
 * annexa_file_make_private_directory:
 * @path: an absolute path
 * @error: return location
 *
 * Makes a folder that only its owner may enter, with its parents where they are missing. A new folder survives a power
 * cut only when its parent is synced; SQLite never does that.
 *
 * Returns: whether the folder is there
 */
gboolean
annexa_file_make_private_directory (const char *path,
                                    GError    **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (path);
  if (!annexa_file_make_private_directory (parent, error))
    return FALSE;
  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }
  return annexa_file_sync_directory (parent, error);
}

/* Files that are going to replace another are called so that nobody else's file is taken for one. The name of the file
 * is cut, because names have an end and a hash may follow. */
#define BESIDE_PREFIX ".~new."
#define BESIDE_SUFFIX "XXXXXX"

static char *
beside_prefix (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf (BESIDE_PREFIX "%.200s.", base);
}

/**
 * annexa_file_remove_leftovers:
 * @path: a file that nobody but the caller is replacing
 *
 * Removes what programs that were killed while they replaced @path have left beside it.
 */
void
annexa_file_remove_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = beside_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + strlen (BESIDE_SUFFIX))
      {
        g_autofree char *leftover = g_build_filename (folder, name, NULL);

        g_unlink (leftover);
      }
}

/* Whether a file is one that was going to replace another, and nobody has added to it for so long that nobody will. */
static gboolean
is_old_leftover (const char *folder,
                 const char *name)
{
  gsize length = strlen (name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf info;

  return g_str_has_prefix (name, BESIDE_PREFIX) && length > strlen (BESIDE_PREFIX "." BESIDE_SUFFIX)
         && name[length - strlen ("." BESIDE_SUFFIX)] == '.' && g_lstat (path, &info) == 0 && S_ISREG (info.st_mode)
         && info.st_uid == geteuid () && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - OLD_LEFTOVER_S;
}

/**
 * annexa_file_remove_old_leftovers:
 * @path: a file that is going to be replaced, maybe by others, too
 *
 * Removes what programs that were killed long ago have left in the folder of @path: hidden files of which nobody else would
 * find out what they are, and which may be large.
 */
void
annexa_file_remove_old_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_old_leftover (folder, name))
      {
        g_autofree char *leftover = g_build_filename (folder, name, NULL);

        g_unlink (leftover);
      }
}

/**
 * annexa_file_create_beside_for:
 * @path: the file that is going to be replaced
 * @mode: who may read and write the new one; of 0666 their umask leaves what the person wants
 * @fd: (out): a descriptor open for reading and writing, to be closed by the caller
 * @error: return location
 *
 * Creates an empty hidden file in the folder of @path.
 *
 * Returns: (transfer full) (nullable): the path of the new file
 */
char *
annexa_file_create_beside_for (const char *path,
                               int         mode,
                               int        *fd,
                               GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = beside_prefix (path);
  g_autofree char *name = g_strconcat (prefix, BESIDE_SUFFIX, NULL);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);

  *fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, mode);
  if (*fd < 0)
    {
      annexa_error_set_from_errno (error, errno, errno == ENOENT ? folder : path);
      return NULL;
    }
  return g_steal_pointer (&temporary);
}

/**
 * annexa_file_create_beside:
 * @path: the file that is going to be replaced
 * @fd: (out): a descriptor open for reading and writing, to be closed by the caller
 * @error: return location
 *
 * Creates an empty hidden file, readable by its owner only, in the folder of @path.
 *
 * Returns: (transfer full) (nullable): the path of the new file
 */
char *
annexa_file_create_beside (const char *path,
                           int        *fd,
                           GError    **error)
{
  return annexa_file_create_beside_for (path, OWNER, fd, error);
}

/**
 * annexa_file_link_beside:
 * @fd: an open file without a name, in the folder of @path
 * @path: the file that is going to be replaced
 *
 * Gives the file a hidden name that no other has.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL where that cannot be done
 */
char *
annexa_file_link_beside (int         fd,
                         const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = beside_prefix (path);
  g_autofree char *nameless = g_strdup_printf ("/proc/self/fd/%d", fd);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%06x", prefix, g_random_int () & 0xffffff);
      g_autofree char *temporary = g_build_filename (folder, name, NULL);

      if (linkat (AT_FDCWD, nameless, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0)
        return g_steal_pointer (&temporary);
      if (errno != EEXIST)
        break;
    }
  return NULL;
}

/**
 * annexa_file_put_in_place:
 * @temporary: a complete and synced file in the folder of @path
 * @path: where it belongs
 * @error: return location
 *
 * Renames @temporary over @path, at once and for good. On failure @temporary is removed.
 *
 * Returns: whether @path is the new file
 */
gboolean
annexa_file_put_in_place (const char *temporary,
                          const char *path,
                          GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (temporary, path) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      g_unlink (temporary);
      return FALSE;
    }
  return annexa_file_sync_directory (folder, error);
}

/**
 * annexa_file_write_all:
 * @fd: a descriptor open for writing
 * @data: bytes
 * @length: how many
 * @path: the name for messages
 * @error: return location
 *
 * Returns: whether every byte was written
 */
gboolean
annexa_file_write_all (int           fd,
                       gconstpointer data,
                       gsize         length,
                       const char   *path,
                       GError      **error)
{
  const guint8 *bytes = data;

  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          annexa_error_set_from_errno (error, written == 0 ? ENOSPC : errno, path);
          return FALSE;
        }
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/**
 * annexa_file_copy_bytes:
 * @from: a descriptor open for reading, at the first byte to copy
 * @to: a descriptor open for writing
 * @length: how many bytes
 * @path: the name of the source, for messages
 * @error: return location
 *
 * Copies within the kernel where it can, which on some file systems shares the blocks instead of writing them.
 *
 * Returns: whether all @length bytes were copied
 */
gboolean
annexa_file_copy_bytes (int         from,
                        int         to,
                        gint64      length,
                        const char *path,
                        GError    **error)
{
  g_autofree guint8 *buffer = NULL;
  const gsize block = 1024 * 1024;

  while (length > 0)
    {
      gssize copied = -1;

      if (buffer == NULL)
        copied = copy_file_range (from, NULL, to, NULL, (gsize) MIN (length, G_MAXINT32), 0);
      if (copied <= 0)
        {
          /* Not between these two file systems, or not from this one, which then says that it copied nothing: read and
           * write. */
          if (buffer == NULL)
            buffer = g_malloc (block);
          copied = read (from, buffer, (gsize) MIN (length, (gint64) block));
          if (copied < 0 && errno == EINTR)
            continue;
          if (copied > 0 && !annexa_file_write_all (to, buffer, (gsize) copied, path, error))
            return FALSE;
        }
      if (copied < 0)
        {
          annexa_error_set_from_errno (error, errno, path);
          return FALSE;
        }
      if (copied == 0)
        {
          /* Somebody made the file shorter while it was copied. */
          annexa_error_set_from_errno (error, EIO, path);
          return FALSE;
        }
      length -= copied;
    }
  return TRUE;
}

/* After each block it is looked at whether the copy is still wanted. */
static gboolean
copy_blocks (int           from,
             int           to,
             const char   *source,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  AnnexaFileState state;

  if (!annexa_file_get_open_state (from, source, &state, error))
    return FALSE;
  for (gint64 left = state.size; left > 0; left -= COPY_BLOCK)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !annexa_file_copy_bytes (from, to, MIN (left, COPY_BLOCK), source, error))
      return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (fsync (to) == 0)
    return TRUE;
  annexa_error_set_from_errno (error, errno, path);
  return FALSE;
}

static gboolean
copy_open (int           from,
           const char   *source,
           const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  int to;
  g_autofree char *temporary = annexa_file_create_beside (path, &to, error);
  gboolean copied;

  if (temporary == NULL)
    return FALSE;
  copied = copy_blocks (from, to, source, path, cancellable, error);
  close (to);
  if (copied)
    return annexa_file_put_in_place (temporary, path, error);
  g_unlink (temporary);
  return FALSE;
}

/**
 * annexa_file_copy:
 * @source: a file, and no link to one
 * @path: where the copy is going to be; replaced whole when it exists
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Copies a file that others replace as a whole or not at all, so that what was opened stays as it is meanwhile.
 *
 * Returns: whether the copy was made and will survive a power cut
 */
gboolean
annexa_file_copy (const char   *source,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  gboolean copied;
  int from = open (source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (from < 0)
    {
      annexa_error_set_from_errno (error, errno, source);
      return FALSE;
    }
  copied = copy_open (from, source, path, cancellable, error);
  close (from);
  return copied;
}

/**
 * annexa_file_is_writable:
 * @path: a file
 *
 * Renaming over a file needs no permission on the file itself. A file that its owner made read-only stays as it is
 * nevertheless, so both the file and its folder are asked.
 *
 * Returns: whether @path may be replaced by us
 */
gboolean
annexa_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, W_OK) != 0 && errno != ENOENT)
    return FALSE;

  return g_access (folder, W_OK) == 0;
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
