/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "annexa-odt-private.h"

/* Charts are even grounds and a few lines. Cairo tries every way to describe each row of them, which takes longer than all
 * the rest of a report; here a row says how it differs from the one above, mostly not at all. */

#define LEVEL 1
#define N_CHANNELS 3
#define FILTER_UP 2
#define SIGNATURE "\x89PNG\r\n\x1a\n"

/* The checksum of PNG (ISO/IEC 15948, annex D), half a byte at a time. */
static guint32
get_checksum (const guint8 *data,
              gsize         length)
{
  static const guint32 table[] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
  };
  guint32 checksum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      checksum ^= data[i];
      checksum = checksum >> 4 ^ table[checksum & 15];
      checksum = checksum >> 4 ^ table[checksum & 15];
    }
  return ~checksum;
}

static void
append_number (GByteArray *png,
               guint32     number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (png, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_chunk (GByteArray   *png,
              const char   *type,
              const guint8 *data,
              gsize         length)
{
  guint begin;

  append_number (png, (guint32) length);
  begin = png->len;
  g_byte_array_append (png, (const guint8 *) type, (guint) strlen (type));
  if (length > 0)
    g_byte_array_append (png, data, (guint) length);
  append_number (png, get_checksum (png->data + begin, png->len - begin));
}

static void
append_header (GByteArray *png,
               guint       width,
               guint       height)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  static const guint8 kind[] = { 8, 2, 0, 0, 0 }; /* bits of a channel, colours, the usual ways */

  append_number (header, width);
  append_number (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  append_chunk (png, "IHDR", header->data, header->len);
}

/* Gives all rows, each behind the number of the filter. */
static GByteArray *
filter_rows (cairo_surface_t *surface)
{
  guint width = (guint) cairo_image_surface_get_width (surface);
  guint height = (guint) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree guint32 *nothing = g_new0 (guint32, width);
  const guint32 *above = nothing;
  GByteArray *rows = g_byte_array_new ();
  guint8 *p;

  g_byte_array_set_size (rows, height * (1 + N_CHANNELS * width));
  p = rows->data;
  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (data + y * stride);

      *p++ = FILTER_UP;
      for (guint x = 0; x < width; x++)
        {
          *p++ = (guint8) ((row[x] >> 16) - (above[x] >> 16));
          *p++ = (guint8) ((row[x] >> 8) - (above[x] >> 8));
          *p++ = (guint8) (row[x] - above[x]);
        }
      above = row;
    }
  return rows;
}

static GBytes *
compress (GByteArray *rows,
          GError    **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (target, G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, rows->data, rows->len, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

/**
 * annexa_odt_encode_png:
 * @surface: a picture without transparency
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture as a PNG file
 */
GBytes *
annexa_odt_encode_png (cairo_surface_t *surface,
                       GError         **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GByteArray) rows = NULL;
  g_autoptr (GBytes) packed = NULL;

  cairo_surface_flush (surface);
  rows = filter_rows (surface);
  packed = compress (rows, error);
  if (packed == NULL)
    return NULL;

  g_byte_array_append (png, (const guint8 *) SIGNATURE, sizeof SIGNATURE - 1);
  append_header (png, (guint) cairo_image_surface_get_width (surface),
                 (guint) cairo_image_surface_get_height (surface));
  append_chunk (png, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
