/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-odt-private.h"
#include "annexa-test.h"

/* The pictures of an OpenDocument text for programs that draw no SVG, read back by somebody else's reader of PNG. */

typedef struct
{
  GBytes *png;
  gsize at;
} Reader;

static cairo_status_t
read_bytes (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Reader *reader = closure;

  if (g_bytes_get_size (reader->png) - reader->at < length)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (data, (const guint8 *) g_bytes_get_data (reader->png, NULL) + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + x * (int) sizeof pixel,
          sizeof pixel);
  return pixel & 0xffffff;
}

static void
fill (cairo_surface_t *surface,
      GRand           *random)
{
  cairo_t *cr = cairo_create (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        cairo_set_source_rgb (cr, g_rand_double (random), g_rand_double (random), g_rand_double (random));
        cairo_rectangle (cr, x, y, 1, 1);
        cairo_fill (cr);
      }
  /* Half of it is an even ground, as most of a chart is. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, cairo_image_surface_get_width (surface) / 2, 0, cairo_image_surface_get_width (surface),
                   cairo_image_surface_get_height (surface));
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
assert_read_back (int width,
                  int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) (width * 1000 + height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (GBytes) png = NULL;
  Reader reader = { NULL, 0 };
  cairo_surface_t *found;

  fill (surface, random);
  png = annexa_odt_encode_png (surface, &error);
  g_assert_no_error (error);
  reader.png = png;
  found = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  g_assert_cmpint (cairo_surface_status (found), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (reader.at, ==, g_bytes_get_size (png));
  g_assert_cmpint (cairo_image_surface_get_width (found), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (found), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      g_assert_cmphex (get_pixel (found, x, y), ==, get_pixel (surface, x, y));
  cairo_surface_destroy (found);
  cairo_surface_destroy (surface);
}

static void
test_read_back (void)
{
  assert_read_back (1, 1);
  assert_read_back (1, 300);
  assert_read_back (257, 3);
  assert_read_back (200, 150);
  assert_read_back (22000, 2);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/odt-picture/read-back", test_read_back);

  return g_test_run ();
}
