/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "annexa-pdf-fonts.h"
#include "annexa-test.h"

#define SIZE 4

/* The bytes of a file that has nothing but a picture of one colour. */
static GByteArray *
write_picture (cairo_format_t format,
               double         alpha)
{
  g_autofree char *path = annexa_test_path ("picture.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPdfFile) file = annexa_pdf_file_new (path, NULL, &error);
  cairo_surface_t *picture = cairo_image_surface_create (format, SIZE, SIZE);
  cairo_t *cr = cairo_create (picture);
  guint number;
  char *bytes;
  gsize length;

  g_assert_no_error (error);
  cairo_set_source_rgba (cr, 1, 0.5, 0, alpha);
  cairo_paint (cr);
  cairo_destroy (cr);
  number = annexa_pdf_add_picture (file, picture);
  cairo_surface_destroy (picture);
  g_assert_true (annexa_pdf_file_finish (file, number, number, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

static gboolean
has (GByteArray *bytes,
     const char *part)
{
  return memmem (bytes->data, bytes->len, part, strlen (part)) != NULL;
}

/* A mask is only there where something can be seen through: others make files larger and printers slower. */
static void
test_mask (void)
{
  g_autoptr (GByteArray) solid = write_picture (CAIRO_FORMAT_ARGB32, 1);
  g_autoptr (GByteArray) without = write_picture (CAIRO_FORMAT_RGB24, 1);
  g_autoptr (GByteArray) glass = write_picture (CAIRO_FORMAT_ARGB32, 0.5);

  g_assert_true (has (solid, "/Width 4/Height 4"));
  g_assert_false (has (solid, "/SMask"));
  g_assert_false (has (without, "/SMask"));
  g_assert_true (has (glass, "/SMask"));
}

/* The compressed bytes of a stream that begins with the given entries. */
static char *
read_stream (GByteArray *bytes,
             const char *entries,
             gsize      *length)
{
  const char *start = memmem (bytes->data, bytes->len, entries, strlen (entries));
  const char *stream = start != NULL ? strstr (start, "stream\n") : NULL;
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  char *data = g_malloc (1024);
  gsize read;

  g_assert_nonnull (stream);
  stream += strlen ("stream\n");
  g_assert_cmpint (g_converter_convert (converter, stream, (const char *) bytes->data + bytes->len - stream, data, 1024,
                                        G_CONVERTER_NO_FLAGS, &read, length, NULL),
                   ==, G_CONVERTER_FINISHED);
  return data;
}

/* Colours are not darker where something can be seen through them. */
static void
test_colours (void)
{
  g_autoptr (GByteArray) glass = write_picture (CAIRO_FORMAT_ARGB32, 0.5);
  gsize length;
  g_autofree char *colours
      = read_stream (glass, "/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceRGB", &length);

  g_assert_cmpuint (length, ==, SIZE * SIZE * 3);
  for (guint i = 0; i < length; i += 3)
    {
      g_assert_cmpuint ((guchar) colours[i], ==, 255);
      g_assert_cmpuint ((guchar) colours[i + 1], >, 125);
      g_assert_cmpuint ((guchar) colours[i + 1], <, 130);
      g_assert_cmpuint ((guchar) colours[i + 2], ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pdf-picture/mask", test_mask);
  g_test_add_func ("/pdf-picture/colours", test_colours);

  return g_test_run ();
}
