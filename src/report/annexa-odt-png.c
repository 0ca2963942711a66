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

/* What a stream of zlib begins with: the usual window, packed fast. */
#define STREAM "\x78\x01"

/* Before zlib's window is full, zlib goes through all that it knows of it; that took longer than packing. So much fits in
 * before it does, and what does not become smaller takes a little more room. */
#define MOST_AT_ONCE 65000
#define PACKED_MORE 1024

/* The largest prime below 2¹⁶, and how many bytes can be added up before it has to be taken away. */
#define ADLER 65521
#define MOST_SUMMED 5552

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

/* Rows on their way into the file: each says behind the number of the filter how it differs from the one above. */
typedef struct
{
  cairo_surface_t *surface;
  GConverter *compressor;
  GByteArray *packed;
  guint8 *piece;       /* so many rows as fit */
  gsize row_length;
  guint n_rows;        /* of all of them */
  guint rows_at_once;
  guint32 checksum;
} Packer;

static const guint32 *
get_row (cairo_surface_t *surface,
         guint            row)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + row * stride);
}

static inline gboolean
are_two_alike (const guint32 *row,
               const guint32 *above)
{
  return memcmp (row, above, 2 * sizeof *row) == 0;
}

/* Points that are as those above stay zero, as they are. */
static void
filter_row (Packer        *self,
            const guint32 *row,
            const guint32 *above,
            guint8        *p)
{
  guint width = (guint) cairo_image_surface_get_width (self->surface);

  *p++ = FILTER_UP;
  for (guint x = 0; x < width; x++, p += N_CHANNELS)
    if (x + 1 < width && are_two_alike (row + x, above + x))
      {
        x++;
        p += N_CHANNELS;
      }
    else if (row[x] != above[x])
      {
        p[0] = (guint8) ((row[x] >> 16) - (above[x] >> 16));
        p[1] = (guint8) ((row[x] >> 8) - (above[x] >> 8));
        p[2] = (guint8) (row[x] - above[x]);
      }
}

static inline void
sum_up_bytes (const guint8 *data,
              gsize         length,
              guint32      *a,
              guint32      *b)
{
  for (gsize i = 0; i < length; i++)
    {
      *a += data[i];
      *b += *a;
    }
}

/* The checksum of zlib (RFC 1950), eight bytes at once where they are zero. */
static void
sum_up (Packer       *self,
        const guint8 *data,
        gsize         length)
{
  static const guint8 zeros[8] = { 0 };
  guint32 a = self->checksum & 0xffff;
  guint32 b = self->checksum >> 16;

  while (length > 0)
    {
      gsize n_bytes = MIN (length, MOST_SUMMED);
      gsize i = 0;

      for (; i + sizeof zeros <= n_bytes; i += sizeof zeros)
        if (memcmp (data + i, zeros, sizeof zeros) == 0)
          b += (guint32) sizeof zeros * a;
        else
          sum_up_bytes (data + i, sizeof zeros, &a, &b);
      sum_up_bytes (data + i, n_bytes - i, &a, &b);
      a %= ADLER;
      b %= ADLER;
      data += n_bytes;
      length -= n_bytes;
    }
  self->checksum = b << 16 | a;
}

/* Packs so much that the window is not filled. */
static gboolean
pack (Packer  *self,
      gsize    length,
      gboolean last,
      GError **error)
{
  GByteArray *packed = self->packed;
  guint before = packed->len;
  gsize room = length + PACKED_MORE;
  gsize n_read;
  gsize n_written = 0;
  GConverterResult result;

  g_byte_array_set_size (packed, before + (guint) room);
  g_converter_reset (self->compressor);
  result = g_converter_convert (self->compressor, self->piece, length, packed->data + before, room,
                                last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_FLUSH, &n_read, &n_written, error);
  g_byte_array_set_size (packed, before + (guint) n_written);
  return result != G_CONVERTER_ERROR;
}

static gboolean
pack_rows (Packer  *self,
           GError **error)
{
  g_autofree guint32 *nothing = g_new0 (guint32, self->row_length);
  const guint32 *above = nothing;

  for (guint row = 0; row < self->n_rows; row += self->rows_at_once)
    {
      guint count = MIN (self->rows_at_once, self->n_rows - row);
      gsize length = count * self->row_length;

      memset (self->piece, 0, length);
      for (guint i = 0; i < count; i++)
        {
          filter_row (self, get_row (self->surface, row + i), above, self->piece + i * self->row_length);
          above = get_row (self->surface, row + i);
        }
      sum_up (self, self->piece, length);
      if (!pack (self, length, row + count == self->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

static GByteArray *
compress (cairo_surface_t *surface,
          GError         **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autofree guint8 *piece = NULL;
  Packer packer = { .surface = surface, .compressor = G_CONVERTER (compressor), .packed = packed, .checksum = 1 };

  packer.row_length = 1 + (gsize) N_CHANNELS * (gsize) cairo_image_surface_get_width (surface);
  packer.n_rows = (guint) cairo_image_surface_get_height (surface);
  packer.rows_at_once = (guint) MAX (1, MOST_AT_ONCE / packer.row_length);
  packer.piece = piece = g_malloc (packer.rows_at_once * packer.row_length);

  g_byte_array_append (packed, (const guint8 *) STREAM, sizeof STREAM - 1);
  if (!pack_rows (&packer, error))
    return NULL;
  append_number (packed, packer.checksum);
  return g_steal_pointer (&packed);
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
  g_autoptr (GByteArray) packed = NULL;

  cairo_surface_flush (surface);
  packed = compress (surface, error);
  if (packed == NULL)
    return NULL;

  g_byte_array_append (png, (const guint8 *) SIGNATURE, sizeof SIGNATURE - 1);
  append_header (png, (guint) cairo_image_surface_get_width (surface),
                 (guint) cairo_image_surface_get_height (surface));
  append_chunk (png, "IDAT", packed->data, packed->len);
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
