/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "annexa-error.h"
#include "annexa-zip-reader.h"

#define MOST_FILES 10000
#define LARGEST_FILE (200 * 1024 * 1024)
#define MOST_UNPACKED (500 * 1024 * 1024)

/* Tables repeat themselves: 250 times smaller is nothing unusual. What becomes smaller than this, and is not small
 * anyway, was made to fill the memory. */
#define GREATEST_RATIO 500
#define SMALL_ANYWAY (32 * 1024 * 1024)

#define PIECE 65536

struct _AnnexaZipReader
{
  GBytes *bytes; /* libzip reads from it. */
  zip_t *archive;
  guint64 unpacked;
};

/**
 * annexa_zip_is_archive:
 * @bytes: a file
 *
 * Returns: whether it begins as a ZIP archive does
 */
gboolean
annexa_zip_is_archive (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\x03\x04", 4) == 0;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                       _("The file is damaged. Open it in the program that made it, and save it once more."));
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                       _("Unpacked, the file is too large. Split it into several."));
  return FALSE;
}

/**
 * annexa_zip_reader_new:
 * @bytes: an archive from anywhere
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader; %NULL with %ANNEXA_ERROR_SYNTAX when it is no archive, with
 *   %ANNEXA_ERROR_CONSTRAINT when there are too many files in it
 */
AnnexaZipReader *
annexa_zip_reader_new (GBytes  *bytes,
                       GError **error)
{
  g_autoptr (AnnexaZipReader) self = g_new0 (AnnexaZipReader, 1);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  if (self->archive == NULL)
    {
      if (source != NULL)
        zip_source_free (source);
      set_damaged (error);
      return NULL;
    }
  if (zip_get_num_entries (self->archive, 0) > MOST_FILES)
    {
      (void) refuse_size (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * annexa_zip_reader_free:
 * @self: (transfer full): a reader
 */
void
annexa_zip_reader_free (AnnexaZipReader *self)
{
  if (self->archive != NULL)
    zip_discard (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* Office programs do not care about upper and lower case in the names of parts. */
static gboolean
find (AnnexaZipReader *self,
      const char      *name,
      zip_stat_t      *info)
{
  zip_int64_t index = zip_name_locate (self->archive, name, 0);

  if (index < 0)
    index = zip_name_locate (self->archive, name, ZIP_FL_NOCASE);
  return index >= 0 && zip_stat_index (self->archive, (zip_uint64_t) index, 0, info) == 0;
}

/**
 * annexa_zip_reader_has:
 * @self: a reader
 * @name: the path of a file in the archive
 *
 * Returns: whether it is there
 */
gboolean
annexa_zip_reader_has (AnnexaZipReader *self,
                       const char      *name)
{
  zip_stat_t info;

  return find (self, name, &info);
}

/* What the archive says about sizes may be a lie, so only what really comes out counts. */
static gboolean
check_unpacked (AnnexaZipReader *self,
                gsize            length,
                GError         **error)
{
  self->unpacked += length;
  if (self->unpacked <= SMALL_ANYWAY)
    return TRUE;
  return self->unpacked <= MOST_UNPACKED && self->unpacked / g_bytes_get_size (self->bytes) < GREATEST_RATIO
         ? TRUE : refuse_size (error);
}

static gboolean
read_pieces (AnnexaZipReader *self,
             zip_file_t      *file,
             AnnexaZipPiece   function,
             gpointer         data,
             GError         **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  guint64 length = 0;
  zip_int64_t got;

  while ((got = zip_fread (file, piece, PIECE)) > 0)
    {
      length += (guint64) got;
      if (length > LARGEST_FILE)
        return refuse_size (error);
      if (!check_unpacked (self, (gsize) got, error) || !function (piece, (gsize) got, data, error))
        return FALSE;
    }
  if (got < 0)
    set_damaged (error);
  return got == 0;
}

/**
 * annexa_zip_reader_read:
 * @self: a reader
 * @name: the path of a file in the archive
 * @function: gets the file in pieces
 * @data: for @function
 * @error: return location
 *
 * Unpacks a file.
 *
 * Returns: whether all of it was read; %ANNEXA_ERROR_NOT_FOUND when it is not there, %ANNEXA_ERROR_READ_ONLY when a
 *   password is needed, %ANNEXA_ERROR_CONSTRAINT when it is too large, %ANNEXA_ERROR_SYNTAX when it is damaged
 */
gboolean
annexa_zip_reader_read (AnnexaZipReader *self,
                        const char      *name,
                        AnnexaZipPiece   function,
                        gpointer         data,
                        GError         **error)
{
  zip_stat_t info;
  zip_file_t *file;
  gboolean whole;

  if (!find (self, name, &info))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      return FALSE;
    }
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE)
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY,
                           _("The file is protected with a password. Save it without one first."));
      return FALSE;
    }
  file = zip_fopen_index (self->archive, info.index, 0);
  if (file == NULL)
    {
      set_damaged (error);
      return FALSE;
    }
  whole = read_pieces (self, file, function, data, error);
  zip_fclose (file);
  return whole;
}
