/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-canvas.h"

static cairo_t *
get_cr (AnnexaCanvas *self)
{
  return ((AnnexaCairoCanvas *) self)->cr;
}

static void
set_colour (cairo_t          *cr,
            const AnnexaRgba *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
add_area (cairo_t                 *cr,
          const cairo_rectangle_t *area,
          double                   radius)
{
  double right = area->x + area->width - radius;
  double bottom = area->y + area->height - radius;

  if (radius <= 0)
    {
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, area->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI_2);
  cairo_arc (cr, area->x + radius, bottom, radius, G_PI_2, G_PI);
  cairo_arc (cr, area->x + radius, area->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
fill (AnnexaCanvas            *self,
      const AnnexaRgba        *colour,
      const cairo_rectangle_t *areas,
      guint                    n_areas,
      double                   radius)
{
  for (guint i = 0; i < n_areas; i++)
    add_area (get_cr (self), &areas[i], radius);
  set_colour (get_cr (self), colour);
  cairo_fill (get_cr (self));
}

static void
draw_dots (AnnexaCanvas            *self,
           const AnnexaRgba        *colour,
           const cairo_rectangle_t *area,
           double                   step)
{
  cairo_t *cr = get_cr (self);
  double radius = area->height / 2;

  set_colour (cr, colour);
  for (double x = 0; x <= area->width; x += step)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, area->x + x, area->y + radius, radius, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

/* Most words are in the font of the one before. */
static void
set_font (AnnexaCairoCanvas   *self,
          cairo_scaled_font_t *font,
          double               scale)
{
  cairo_font_options_t *options;
  cairo_matrix_t matrix;

  if (self->font == font && self->font_scale == scale)
    return;

  options = cairo_font_options_create ();
  cairo_scaled_font_get_font_matrix (font, &matrix);
  cairo_matrix_scale (&matrix, scale, scale);
  cairo_scaled_font_get_font_options (font, options);
  cairo_set_font_face (self->cr, cairo_scaled_font_get_font_face (font));
  cairo_set_font_matrix (self->cr, &matrix);
  cairo_set_font_options (self->cr, options);
  cairo_font_options_destroy (options);
  self->font = font;
  self->font_scale = scale;
}

/* What others draw leaves their own fonts behind. */
static void
forget_font (AnnexaCanvas *self)
{
  ((AnnexaCairoCanvas *) self)->font = NULL;
}

static void
show_glyphs (AnnexaCanvas       *self,
             const AnnexaRgba   *colour,
             const AnnexaGlyphs *glyphs)
{
  cairo_t *cr = get_cr (self);
  const char *text = glyphs->text;
  const cairo_glyph_t *next = glyphs->glyphs;
  const cairo_text_cluster_t *clusters = glyphs->clusters;

  set_colour (cr, colour);
  for (guint i = 0; i < glyphs->n_parts; i++)
    {
      const AnnexaWordPart *part = &glyphs->parts[i];

      set_font ((AnnexaCairoCanvas *) self, part->scaled, glyphs->scale);
      cairo_show_text_glyphs (cr, text, (int) part->n_bytes, next, (int) part->n_glyphs, clusters,
                              (int) part->n_clusters, 0);
      text += part->n_bytes;
      next += part->n_glyphs;
      clusters += part->n_clusters;
    }
}

static void
show_line (AnnexaCanvas    *self,
           PangoLayoutLine *line,
           double           x,
           double           y)
{
  cairo_move_to (get_cr (self), x, y);
  pango_cairo_show_layout_line (get_cr (self), line);
  forget_font (self);
}

/* What is drawn next fills the area, as wide as it says it is. */
static void
begin_area (cairo_t                 *cr,
            const cairo_rectangle_t *area,
            double                   width)
{
  cairo_save (cr);
  cairo_translate (cr, area->x, area->y);
  cairo_scale (cr, area->width / width, area->width / width);
}

static void
draw_scene (AnnexaCanvas            *self,
            AnnexaScene             *scene,
            const cairo_rectangle_t *area)
{
  cairo_t *cr = get_cr (self);

  begin_area (cr, area, MAX (annexa_scene_get_width (scene), 1));
  annexa_scene_draw (scene, cr);
  cairo_restore (cr);
  forget_font (self);
}

static void
draw_picture (AnnexaCanvas            *self,
              cairo_surface_t         *picture,
              const cairo_rectangle_t *area)
{
  cairo_t *cr = get_cr (self);

  begin_area (cr, area, cairo_image_surface_get_width (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static const AnnexaCanvasClass cairo_canvas_class = {
  .fill = fill,
  .draw_dots = draw_dots,
  .show_glyphs = show_glyphs,
  .show_line = show_line,
  .draw_scene = draw_scene,
  .draw_picture = draw_picture,
};

/**
 * annexa_cairo_canvas_init:
 * @self: where a canvas is to be
 * @cr: where to draw; one unit is one point
 */
void
annexa_cairo_canvas_init (AnnexaCairoCanvas *self,
                          cairo_t           *cr)
{
  self->parent.class = &cairo_canvas_class;
  self->cr = cr;
  self->font = NULL;
}
