/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "annexa-compress.h"
#include "annexa-error.h"

/* More than this is no edit of ours: a changeset of a million records is a third of it. */
#define LARGEST_RESULT (G_GINT64_CONSTANT (1) << 30)

static GBytes *
convert (GConverter   *converter,
         const guint8 *data,
         gsize         length,
         GError      **error)
{
  g_autoptr (GByteArray) result = g_byte_array_new ();
  gsize done = 0;
  gsize room = MAX (length, 4096);

  while (TRUE)
    {
      gsize read, written;
      guint filled = result->len;
      GConverterResult answer;

      g_byte_array_set_size (result, filled + (guint) room);
      answer = g_converter_convert (converter, data + done, length - done, result->data + filled, room,
                                    G_CONVERTER_INPUT_AT_END, &read, &written, error);
      if (answer == G_CONVERTER_ERROR)
        return NULL;

      done += read;
      g_byte_array_set_size (result, filled + (guint) written);
      if (answer == G_CONVERTER_FINISHED && done < length)
        {
          g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("Something stands behind its end."));
          return NULL;
        }
      if (answer == G_CONVERTER_FINISHED)
        return g_byte_array_free_to_bytes (g_steal_pointer (&result));
      if (result->len > LARGEST_RESULT)
        {
          g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("A compressed part of the file is too large."));
          return NULL;
        }
      room = MAX (result->len, 4096);
    }
}

/**
 * annexa_compress:
 * @bytes: bytes
 *
 * Returns: (transfer full) (nullable): the bytes in zlib format, at its fastest level: higher ones save a fifth and take
 *   four times as long; %NULL when there are so many that annexa_decompress() would refuse them
 */
GBytes *
annexa_compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > LARGEST_RESULT)
    return NULL;
  return convert (G_CONVERTER (compressor), data, length, NULL);
}

/**
 * annexa_decompress:
 * @data: what annexa_compress() gave
 * @length: how many bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the bytes as they were
 */
GBytes *
annexa_decompress (gconstpointer data,
                   gsize         length,
                   GError      **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GError) local_error = NULL;
  GBytes *bytes = convert (G_CONVERTER (decompressor), data, length, &local_error);

  if (bytes == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("A compressed part of the file is damaged: %s"),
                 local_error->message);
  return bytes;
}
