/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-project-file.h"
#include "annexa-schema.h"

/* Places in the first hundred bytes, from SQLite's description of its file format. */
#define HEADER_LENGTH 100
#define PAGE_SIZE_AT 16
#define WRITE_VERSION_AT 18
#define CHANGE_COUNTER_AT 24
#define PAGE_COUNT_AT 28
#define ENCODING_AT 56
#define USER_VERSION_AT 60
#define APPLICATION_ID_AT 68
#define VERSION_VALID_FOR_AT 92

/* What stands at ENCODING_AT in a database whose texts are UTF-8. */
#define UTF_8 1

/* What stands behind the last page: eight letters, the change counter, four bytes of zero, and the SHA-256 of all before
 * it. SQLite tolerates bytes behind the last page and keeps them until the database grows over them. */
#define TRAILER_MAGIC "ANXASEAL"
#define TRAILER_LENGTH 48

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
read_at (int     fd,
         gint64  offset,
         guint8 *bytes,
         gsize   length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize got = pread (fd, bytes + done, length - done, offset + (gint64) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      done += (gsize) got;
    }
  return TRUE;
}

/* Every project that any version wrote is in UTF-8, and what is built on that is not tried on anything else. */
static gboolean
is_project (const guint8 header[HEADER_LENGTH])
{
  guint32 page_size = (guint32) header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];

  return memcmp (header, "SQLite format 3", 16) == 0
         && read_big_endian (header + APPLICATION_ID_AT) == ANNEXA_APPLICATION_NUMBER
         && read_big_endian (header + ENCODING_AT) == UTF_8
         && (page_size == 1 || (page_size >= 512 && (page_size & (page_size - 1)) == 0));
}

/* SQLite writes the change counter a second time with every transaction. Where the two differ, no SQLite was at work. */
static gboolean
counters_agree (const guint8 header[HEADER_LENGTH])
{
  return read_big_endian (header + CHANGE_COUNTER_AT) == read_big_endian (header + VERSION_VALID_FOR_AT);
}

static gboolean
parse (int                fd,
       gint64             size,
       AnnexaProjectFile *file)
{
  guint8 header[HEADER_LENGTH];
  guint8 trailer[TRAILER_LENGTH];
  gint64 page_size;

  memset (file, 0, sizeof *file);
  if (!read_at (fd, 0, header, sizeof header) || !is_project (header))
    return FALSE;

  page_size = header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
  if (page_size == 1)
    page_size = 65536;
  file->version = (int) read_big_endian (header + USER_VERSION_AT);
  file->change_counter = read_big_endian (header + CHANGE_COUNTER_AT);
  file->length = size;
  file->cut_short = counters_agree (header) && size < page_size * read_big_endian (header + PAGE_COUNT_AT);

  if (size > TRAILER_LENGTH && read_at (fd, size - TRAILER_LENGTH, trailer, sizeof trailer)
      && memcmp (trailer, TRAILER_MAGIC, strlen (TRAILER_MAGIC)) == 0)
    {
      file->length = size - TRAILER_LENGTH;
      file->sealed = TRUE;
      file->untouched = !counters_agree (header) || read_big_endian (trailer + 8) == file->change_counter;
      memcpy (file->sha256, trailer + 16, ANNEXA_SHA256_SIZE);
    }
  return TRUE;
}

/**
 * annexa_project_file_open:
 * @path: a file from anywhere
 * @file: (out caller-allocates): what it says about itself
 * @error: return location
 *
 * Opens a project for reading and looks at it before SQLite sees it: whether it is an ordinary file, not too large, and
 * a project.
 *
 * Returns: a descriptor at the start of the file, to be closed by the caller, or -1
 */
int
annexa_project_file_open (const char        *path,
                          AnnexaProjectFile *file,
                          GError           **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      if (errno == EACCES)
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("You may not read “%s”."), name);
      else
        annexa_error_set_from_errno (error, errno, path);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!S_ISREG (info.st_mode))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_A_PROJECT, _("“%s” is not a file."), name);
  else if (info.st_size > ANNEXA_LARGEST_PROJECT)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_A_PROJECT, _("“%s” is larger than 4 GiB."), name);
  else if (!parse (fd, info.st_size, file))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_A_PROJECT, _("“%s” is not an Annexa project."), name);
  else if (file->cut_short)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
                 _("“%s” is damaged: its end is missing. Copy it here again, or restore an earlier copy."), name);
  else
    return fd;

  close (fd);
  return -1;
}

/**
 * annexa_project_file_hash:
 * @fd: a project file
 * @length: how many bytes from its start
 * @cancellable: (nullable): stops the work
 * @path: its name for messages
 * @sha256: (out caller-allocates): the SHA-256 of these bytes
 * @error: return location
 *
 * Returns: whether all bytes could be read
 */
gboolean
annexa_project_file_hash (int           fd,
                          gint64        length,
                          GCancellable *cancellable,
                          const char   *path,
                          guint8        sha256[ANNEXA_SHA256_SIZE],
                          GError      **error)
{
  const gsize block = 256 * 1024;
  g_autofree guint8 *buffer = g_malloc (block);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = ANNEXA_SHA256_SIZE;

  for (gint64 offset = 0; offset < length; offset += (gint64) block)
    {
      gsize part = (gsize) MIN (length - offset, (gint64) block);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!read_at (fd, offset, buffer, part))
        {
          annexa_error_set_from_errno (error, EIO, path);
          return FALSE;
        }
      g_checksum_update (checksum, buffer, (gssize) part);
    }
  g_checksum_get_digest (checksum, sha256, &size);
  return TRUE;
}

static gboolean
write_at (int         fd,
          gint64      offset,
          const void *bytes,
          gsize       length,
          const char *path,
          GError    **error)
{
  gssize written = pwrite (fd, bytes, length, offset);

  if (written == (gssize) length)
    return TRUE;

  /* So few bytes are written in part only where there is no room for the rest. */
  annexa_error_set_from_errno (error, written < 0 ? errno : ENOSPC, path);
  return FALSE;
}

/**
 * annexa_project_file_seal:
 * @path: a copy of a project, made by SQLite's backup and not open in SQLite any more
 * @cancellable: (nullable): stops the work
 * @sha256: (out caller-allocates): the SHA-256 of the database
 * @error: return location
 *
 * Makes a copy fit to be the person's file: no longer in WAL mode (two bytes of the header, which is all that SQLite
 * itself changes, but without files beside it), with the trailer, and on the disk.
 *
 * Returns: whether it worked
 */
gboolean
annexa_project_file_seal (const char   *path,
                          GCancellable *cancellable,
                          guint8        sha256[ANNEXA_SHA256_SIZE],
                          GError      **error)
{
  static const guint8 rollback_journal[2] = { 1, 1 };
  guint8 trailer[TRAILER_LENGTH] = { 0 };
  guint32 counter;
  AnnexaProjectFile file;
  int fd = annexa_project_file_open (path, &file, error);
  gboolean sealed;

  if (fd < 0)
    return FALSE;
  close (fd);

  fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return FALSE;
    }

  sealed = write_at (fd, WRITE_VERSION_AT, rollback_journal, sizeof rollback_journal, path, error)
           && annexa_project_file_hash (fd, file.length, cancellable, path, sha256, error);
  if (sealed)
    {
      memcpy (trailer, TRAILER_MAGIC, strlen (TRAILER_MAGIC));
      counter = GUINT32_TO_BE (file.change_counter);
      memcpy (trailer + 8, &counter, sizeof counter);
      memcpy (trailer + 16, sha256, ANNEXA_SHA256_SIZE);
      sealed = write_at (fd, file.length, trailer, sizeof trailer, path, error);
    }
  if (sealed && fsync (fd) != 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      sealed = FALSE;
    }
  close (fd);
  return sealed;
}
