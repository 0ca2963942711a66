/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-fonts.h"

static guint8
unpremultiply (guint32 pixel,
               guint   shift)
{
  guint alpha = pixel >> 24;
  guint part = pixel >> shift & 0xff;

  if (alpha == 0xff)
    return (guint8) part;
  return alpha > 0 ? (guint8) MIN ((part * 255 + alpha / 2) / alpha, 255) : 0;
}

/* Returns whether nothing can be seen through the picture. */
static gboolean
read_pixels (cairo_surface_t *picture,
             GByteArray      *colours,
             GByteArray      *mask)
{
  const guint8 *pixels = cairo_image_surface_get_data (picture);
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  gsize stride = (gsize) cairo_image_surface_get_stride (picture);
  guint32 opaque = cairo_image_surface_get_format (picture) == CAIRO_FORMAT_RGB24 ? 0xff000000 : 0;
  gboolean all_opaque = TRUE;
  guint8 *colour;
  guint8 *alpha;

  g_byte_array_set_size (mask, (guint) (width * height));
  g_byte_array_set_size (colours, 3 * mask->len);
  colour = colours->data;
  alpha = mask->data;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = ((const guint32 *) (gconstpointer) (pixels + (gsize) y * stride))[x] | opaque;

        *colour++ = unpremultiply (pixel, 16);
        *colour++ = unpremultiply (pixel, 8);
        *colour++ = unpremultiply (pixel, 0);
        *alpha++ = (guint8) (pixel >> 24);
        all_opaque = all_opaque && pixel >> 24 == 0xff;
      }
  return all_opaque;
}

/**
 * annexa_pdf_add_picture:
 * @file: where to write
 * @picture: a picture of pixels with colours
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_add_picture (AnnexaPdfFile   *file,
                        cairo_surface_t *picture)
{
  g_autoptr (GByteArray) colours = g_byte_array_new ();
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  g_autofree char *size = g_strdup_printf ("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8",
                                           cairo_image_surface_get_width (picture),
                                           cairo_image_surface_get_height (picture));
  g_autoptr (GString) entries = g_string_new (size);
  g_autofree char *mask_entries = g_strconcat (size, "/ColorSpace/DeviceGray", NULL);

  cairo_surface_flush (picture);
  g_string_append (entries, "/ColorSpace/DeviceRGB");
  if (!read_pixels (picture, colours, mask))
    g_string_append_printf (entries, "/SMask %u 0 R",
                            annexa_pdf_file_add_stream (file, mask_entries, mask->data, mask->len));
  return annexa_pdf_file_add_stream (file, entries->str, colours->data, colours->len);
}
