/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "annexa-logo.h"

/* More than a printer shows at the size of a logo. Larger pictures are made smaller while they are read. */
#define MOST_PIXELS 1200

/* Only what people have as a logo: every further format is one more decoder that a file from outside can attack. */
static const char *
find_format (const guint8 *data,
             gsize         length)
{
  if (length > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return "png";
  if (length > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return "jpeg";
  return NULL;
}

static void
limit_size (GdkPixbufLoader *loader,
            int              width,
            int              height,
            gpointer         data)
{
  int largest = MAX (width, height);

  if (largest > MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * MOST_PIXELS / largest)),
                                MAX (1, (int) ((gint64) height * MOST_PIXELS / largest)));
}

static GdkPixbuf *
decode (const guint8 *data,
        gsize         length)
{
  const char *format = find_format (data, length);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf;

  if (format == NULL)
    return NULL;

  loader = gdk_pixbuf_loader_new_with_type (format, NULL);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (limit_size), NULL);
  if (!gdk_pixbuf_loader_write (loader, data, length, NULL))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, NULL))
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

static guint32
premultiply (const guint8 *pixel,
             int           n_channels)
{
  guint alpha = n_channels == 4 ? pixel[3] : 255;

  return alpha << 24 | (pixel[0] * alpha + 127) / 255 << 16 | (pixel[1] * alpha + 127) / 255 << 8
         | (pixel[2] * alpha + 127) / 255;
}

static cairo_surface_t *
to_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface
      = cairo_image_surface_create (n_channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  if (pixels == NULL)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      ((guint32 *) (gpointer) (pixels + (gsize) y * (gsize) stride))[x] = premultiply (
          gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf) + x * n_channels,
          n_channels);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/**
 * annexa_logo_load:
 * @picture: (nullable): a PNG or JPEG picture
 *
 * Returns: (transfer full) (nullable): the picture; %NULL when there is none or it cannot be read, since a report
 *   without a logo is better than none
 */
cairo_surface_t *
annexa_logo_load (GBytes *picture)
{
  gsize length;
  const guint8 *data = picture != NULL ? g_bytes_get_data (picture, &length) : NULL;
  g_autoptr (GdkPixbuf) pixbuf = data != NULL ? decode (data, length) : NULL;

  return pixbuf != NULL ? to_surface (pixbuf) : NULL;
}
