/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <zip.h>

#include "annexa-error.h"
#include "annexa-zip-writer.h"

/* 1 January 1980 and midnight, as MS-DOS wrote them. */
#define EARLIEST_DATE ((1 << 5) | 1)
#define MIDNIGHT 0

/* A third of the time of the best there is, for a fifth more. */
#define LEVEL 3

struct _AnnexaZipWriter
{
  zip_source_t *target;
  zip_t *archive;
  GPtrArray *contents; /* GBytes: libzip reads them only when the archive is closed */
  zip_uint16_t date;
  char *failure;
};

/* ZIP knows days since 1980 only, packed as year, month and day. */
static zip_uint16_t
pack_date (const char *date)
{
  int year;
  int month;
  int day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1980 || year > 2107 || month < 1
      || month > 12 || day < 1 || day > 31)
    return EARLIEST_DATE;

  return (zip_uint16_t) (((year - 1980) << 9) | (month << 5) | day);
}

/**
 * annexa_zip_writer_new:
 * @date: (nullable): the day that every file in the archive is of, 2026-11-23
 *
 * Returns: (transfer full): an empty archive
 */
AnnexaZipWriter *
annexa_zip_writer_new (const char *date)
{
  AnnexaZipWriter *self = g_new0 (AnnexaZipWriter, 1);

  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->date = pack_date (date);
  self->target = zip_source_buffer_create (NULL, 0, 0, NULL);
  if (self->target == NULL)
    return self;

  /* The archive drops its target when it is closed; what was written is read from the target afterwards. */
  zip_source_keep (self->target);
  self->archive = zip_open_from_source (self->target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  if (self->archive == NULL)
    zip_source_free (self->target);
  return self;
}

void
annexa_zip_writer_free (AnnexaZipWriter *self)
{
  if (self->archive != NULL)
    zip_discard (self->archive);
  if (self->target != NULL)
    zip_source_free (self->target);
  g_ptr_array_unref (self->contents);
  g_free (self->failure);
  g_free (self);
}

static void
keep_failure (AnnexaZipWriter *self,
              const char      *message)
{
  if (self->failure == NULL)
    self->failure = g_strdup (message);
}

/**
 * annexa_zip_writer_add:
 * @self: a writer
 * @name: the path of the file in the archive, of ASCII letters
 * @contents: what is in it
 * @compress: whether it becomes smaller by that
 *
 * Adds a file behind the others. A failure is told by annexa_zip_writer_finish().
 */
void
annexa_zip_writer_add (AnnexaZipWriter *self,
                       const char      *name,
                       GBytes          *contents,
                       gboolean         compress)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (contents, &size);
  zip_source_t *source;
  zip_int64_t index;

  if (self->archive == NULL)
    return;

  g_ptr_array_add (self->contents, g_bytes_ref (contents));
  source = zip_source_buffer (self->archive, data, size, 0);
  index = source != NULL ? zip_file_add (self->archive, name, source, 0) : -1;
  if (index < 0)
    {
      keep_failure (self, zip_strerror (self->archive));
      if (source != NULL)
        zip_source_free (source);
      return;
    }

  /* Without a time of its own an entry gets the present one, and local time differs from place to place. */
  if (zip_set_file_compression (self->archive, (zip_uint64_t) index, compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE, LEVEL)
          != 0
      || zip_file_set_dostime (self->archive, (zip_uint64_t) index, MIDNIGHT, self->date, 0) != 0)
    keep_failure (self, zip_strerror (self->archive));
}

static void
close_archive (AnnexaZipWriter *self)
{
  if (self->failure == NULL && zip_close (self->archive) == 0)
    {
      self->archive = NULL;
      return;
    }
  keep_failure (self, zip_strerror (self->archive));
  zip_discard (g_steal_pointer (&self->archive));
}

static GBytes *
read_target (AnnexaZipWriter *self)
{
  zip_stat_t info;
  g_autofree guint8 *data = NULL;
  zip_int64_t length;

  zip_stat_init (&info);
  if (zip_source_open (self->target) != 0 || zip_source_stat (self->target, &info) != 0)
    {
      keep_failure (self, zip_error_strerror (zip_source_error (self->target)));
      return NULL;
    }

  data = g_malloc (info.size);
  length = zip_source_read (self->target, data, info.size);
  if (length < 0 || (zip_uint64_t) length != info.size)
    keep_failure (self, zip_error_strerror (zip_source_error (self->target)));
  zip_source_close (self->target);

  return self->failure == NULL ? g_bytes_new_take (g_steal_pointer (&data), info.size) : NULL;
}

/**
 * annexa_zip_writer_finish:
 * @self: a writer, to which nothing can be added afterwards
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the archive
 */
GBytes *
annexa_zip_writer_finish (AnnexaZipWriter *self,
                          GError         **error)
{
  GBytes *archive = NULL;

  if (self->archive != NULL)
    {
      close_archive (self);
      archive = self->failure == NULL ? read_target (self) : NULL;
    }
  if (archive == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The file could not be packed: %s"),
                 self->failure != NULL ? self->failure : g_strerror (ENOMEM));
  return archive;
}
