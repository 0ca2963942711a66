/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <hb-ot.h>
#include <math.h>

#include "annexa-pdf-fonts.h"

/* Letters that cannot be embedded as the font has them are drawn: outlines of other kinds, letters made thicker or
 * slanted, and coloured pictures. The drawing is so large. */
#define DRAWING_SIZE 1000

/* So many points high a picture of a letter is. */
#define PICTURE_SIZE 128

typedef struct
{
  AnnexaPdfFace *face;
  AnnexaPdfFile *file;
  cairo_scaled_font_t *large;
  cairo_scaled_font_t *small;
  cairo_t *cr;
  GString *pictures; /* for the resources of the font */
} Drawer;

static cairo_scaled_font_t *
create_font (PangoFont *font,
             double     size)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_scaled_font_t *created;
  cairo_matrix_t matrix;
  cairo_matrix_t identity;

  cairo_matrix_init_scale (&matrix, size, size);
  cairo_matrix_init_identity (&identity);
  cairo_scaled_font_get_font_options (scaled, options);
  created = cairo_scaled_font_create (cairo_scaled_font_get_font_face (scaled), &matrix, &identity, options);
  cairo_font_options_destroy (options);
  return created;
}

static void
append_points (GString                 *text,
               const cairo_path_data_t *points,
               guint                    n_points,
               const char              *operator)
{
  for (guint i = 0; i < n_points; i++)
    {
      annexa_pdf_append_number (text, points[i].point.x, 1);
      g_string_append_c (text, ' ');
      annexa_pdf_append_number (text, -points[i].point.y, 1);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, operator);
}

static void
append_path (GString            *text,
             const cairo_path_t *path)
{
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    switch (path->data[i].header.type)
      {
      case CAIRO_PATH_MOVE_TO:
        append_points (text, &path->data[i + 1], 1, "m\n");
        break;
      case CAIRO_PATH_LINE_TO:
        append_points (text, &path->data[i + 1], 1, "l\n");
        break;
      case CAIRO_PATH_CURVE_TO:
        append_points (text, &path->data[i + 1], 3, "c\n");
        break;
      case CAIRO_PATH_CLOSE_PATH:
      default:
        g_string_append (text, "h\n");
      }
}

static void
append_outline (GString                    *text,
                const AnnexaPdfGlyph       *glyph,
                const cairo_text_extents_t *extents,
                const cairo_path_t         *path)
{
  const double sides[] = { glyph->width, 0, floor (extents->x_bearing), floor (-extents->y_bearing - extents->height),
                           ceil (extents->x_bearing + extents->width), ceil (-extents->y_bearing) };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      annexa_pdf_append_number (text, sides[i], 2);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, "d1\n");
  append_path (text, path);
  g_string_append (text, "f\n");
}

static cairo_surface_t *
take_picture (Drawer                     *self,
              const cairo_glyph_t        *glyph,
              const cairo_text_extents_t *extents)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (extents->width) + 2,
                                                         (int) ceil (extents->height) + 2);
  cairo_t *cr = cairo_create (picture);
  const cairo_glyph_t moved = { glyph->index, 1 - extents->x_bearing, 1 - extents->y_bearing };

  cairo_set_scaled_font (cr, self->small);
  cairo_show_glyphs (cr, &moved, 1);
  cairo_destroy (cr);
  return picture;
}

static void
append_picture (Drawer               *self,
                GString              *text,
                const AnnexaPdfGlyph *glyph,
                const cairo_glyph_t  *shown)
{
  double scale = (double) DRAWING_SIZE / PICTURE_SIZE;
  cairo_text_extents_t extents;
  cairo_surface_t *picture;

  annexa_pdf_append_number (text, glyph->width, 2);
  g_string_append (text, " 0 d0\n");
  cairo_scaled_font_glyph_extents (self->small, shown, 1, &extents);
  if (extents.width < 1 || extents.height < 1)
    return;

  picture = take_picture (self, shown, &extents);
  g_string_append_printf (self->pictures, "/P%u %u 0 R", glyph->code, annexa_pdf_add_picture (self->file, picture));
  annexa_pdf_append_number (text, cairo_image_surface_get_width (picture) * scale, 2);
  g_string_append (text, " 0 0 ");
  annexa_pdf_append_number (text, cairo_image_surface_get_height (picture) * scale, 2);
  g_string_append_c (text, ' ');
  annexa_pdf_append_number (text, (extents.x_bearing - 1) * scale, 2);
  g_string_append_c (text, ' ');
  annexa_pdf_append_number (text, (1 - extents.y_bearing - cairo_image_surface_get_height (picture)) * scale, 2);
  g_string_append_printf (text, " cm /P%u Do\n", glyph->code);
  cairo_surface_destroy (picture);
}

/* Of a letter that is a picture, an outline would be the edges of all its points, in one colour. */
static gboolean
is_coloured (AnnexaPdfFace *face,
             guint          glyph)
{
  hb_blob_t *picture = hb_ot_color_glyph_reference_png (face->hb_font, glyph);
  gboolean coloured = hb_blob_get_length (picture) > 0
                      || hb_ot_color_glyph_get_layers (hb_font_get_face (face->hb_font), glyph, 0, NULL, NULL) > 0;

  hb_blob_destroy (picture);
  return coloured;
}

static guint
add_glyph (Drawer               *self,
           const AnnexaPdfGlyph *glyph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const cairo_glyph_t shown = { glyph->glyph, 0, 0 };
  cairo_text_extents_t extents;

  if (is_coloured (self->face, glyph->glyph))
    {
      append_picture (self, text, glyph, &shown);
    }
  else
    {
      cairo_path_t *path;

      cairo_new_path (self->cr);
      cairo_glyph_path (self->cr, &shown, 1);
      path = cairo_copy_path (self->cr);
      cairo_scaled_font_glyph_extents (self->large, &shown, 1, &extents);
      append_outline (text, glyph, &extents, path);
      cairo_path_destroy (path);
    }
  return annexa_pdf_file_add_stream (self->file, "", text->str, text->len);
}

static guint
write_font (Drawer *self,
            guint   first,
            guint   n_glyphs)
{
  g_autoptr (GString) drawings = g_string_new ("/CharProcs<<");
  g_autoptr (GString) names = g_string_new ("/Encoding<</Type/Encoding/Differences[0");
  g_autoptr (GString) widths = g_string_new ("/Widths[");
  g_autofree char *entries = NULL;

  for (guint i = 0; i < n_glyphs; i++)
    {
      const AnnexaPdfGlyph *glyph = &g_array_index (self->face->glyphs, AnnexaPdfGlyph, first + i);

      g_string_append_printf (drawings, "/g%u %u 0 R", i, add_glyph (self, glyph));
      g_string_append_printf (names, "/g%u", i);
      annexa_pdf_append_number (widths, glyph->width, 2);
      g_string_append_c (widths, ' ');
    }
  entries = g_strdup_printf ("<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0"
                             "/LastChar %u%s]%s]>>%s>>/Resources<</XObject<<%s>>>>/ToUnicode %u 0 R>>",
                             n_glyphs - 1, widths->str, names->str, drawings->str, self->pictures->str,
                             annexa_pdf_face_add_meanings (self->face, self->file, first, n_glyphs, 1));
  return annexa_pdf_file_add (self->file, entries);
}

/**
 * annexa_pdf_face_draw:
 * @self: a face
 * @file: where to write
 * @first: the number of the first glyph
 *
 * Writes as many glyphs as one font of drawings has.
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_face_draw (AnnexaPdfFace *self,
                      AnnexaPdfFile *file,
                      guint          first)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  g_autoptr (GString) pictures = g_string_new (NULL);
  Drawer drawer = { self, file, create_font (self->font, DRAWING_SIZE), create_font (self->font, PICTURE_SIZE),
                    cairo_create (surface), pictures };
  guint number;

  cairo_set_tolerance (drawer.cr, 0.1);
  cairo_set_scaled_font (drawer.cr, drawer.large);
  number = write_font (&drawer, first, MIN (self->glyphs->len - first, ANNEXA_PDF_DRAWINGS));
  cairo_scaled_font_destroy (drawer.large);
  cairo_scaled_font_destroy (drawer.small);
  cairo_destroy (drawer.cr);
  cairo_surface_destroy (surface);
  return number;
}
