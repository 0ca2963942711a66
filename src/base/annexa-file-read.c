/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file.h"

/* What somebody names to be read as a whole: nobody waits until a film is in memory to be told that it is no table, or for
 * a pipe into which nothing is written. */

#define MIB (1024 * 1024)

/**
 * annexa_file_check_size:
 * @name: what to call a file
 * @size: how many bytes it has
 * @most: how many it may have, in whole MiB
 * @advice: (nullable): a sentence on what to do with a larger one
 * @error: return location
 *
 * Returns: %FALSE with %ANNEXA_ERROR_CONSTRAINT where it is larger
 */
gboolean
annexa_file_check_size (const char *name,
                        gint64      size,
                        gint64      most,
                        const char *advice,
                        GError    **error)
{
  g_autofree char *text = NULL;

  if (size <= most)
    return TRUE;
  text = g_strdup_printf (_("“%s” is larger than %d MiB."), name, (int) (most / MIB));
  if (advice != NULL)
    /* TRANSLATORS: Two sentences: what is wrong with a file, and what to do about it */
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, C_("sentences", "%s %s"), text, advice);
  else
    g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, text);
  return FALSE;
}

static gboolean
check (const struct stat *info,
       const char        *path,
       gint64             most,
       const char        *advice,
       GError           **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (S_ISREG (info->st_mode))
    return annexa_file_check_size (name, info->st_size, most, advice, error);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("“%s” is not an ordinary file."), name);
  return FALSE;
}

static int
open_checked (const char  *path,
              gint64       most,
              const char  *advice,
              struct stat *info,
              GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0 && errno == EACCES)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("You may not read “%s”."), name);
      return -1;
    }
  if (fd >= 0 && fstat (fd, info) == 0)
    {
      if (check (info, path, most, advice, error))
        return fd;
    }
  else
    annexa_error_set_from_errno (error, errno, path);
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * annexa_file_check_readable:
 * @path: a file that is going to be read
 * @most: how many bytes it may have, in whole MiB
 * @advice: (nullable): a sentence on what to do with a larger one
 * @error: return location
 *
 * Returns: whether annexa_file_read() would begin to read it
 */
gboolean
annexa_file_check_readable (const char *path,
                            gint64      most,
                            const char *advice,
                            GError    **error)
{
  struct stat info;
  int fd = open_checked (path, most, advice, &info, error);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

static gboolean
read_all (int         fd,
          char       *data,
          gsize       size,
          const char *path,
          GError    **error)
{
  gsize length = 0;

  while (length < size)
    {
      gssize got = read (fd, data + length, size - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        {
          /* Somebody made the file shorter while it was read. */
          annexa_error_set_from_errno (error, got < 0 ? errno : EIO, path);
          return FALSE;
        }
      length += (gsize) got;
    }
  return TRUE;
}

/**
 * annexa_file_read:
 * @path: a file from anywhere
 * @most: how many bytes it may have, in whole MiB
 * @advice: (nullable): a sentence on what to do with a larger one
 * @error: return location
 *
 * Reads a file whole. What is not an ordinary file, or too large, is not read at all. Can be called in any thread.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
annexa_file_read (const char *path,
                  gint64      most,
                  const char *advice,
                  GError    **error)
{
  struct stat info;
  int fd = open_checked (path, most, advice, &info, error);
  g_autofree char *data = NULL;
  gboolean whole;

  if (fd < 0)
    return NULL;
  data = g_malloc ((gsize) info.st_size + 1);
  whole = read_all (fd, data, (gsize) info.st_size, path, error);
  close (fd);
  return whole ? g_bytes_new_take (g_steal_pointer (&data), (gsize) info.st_size) : NULL;
}
