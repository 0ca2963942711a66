/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-canvas.h"

/**
 * annexa_canvas_fill:
 * @self: a canvas
 * @colour: a colour
 * @areas: where
 * @n_areas: how many
 * @radius: of their corners
 *
 * Fills rectangles. Thin ones that are filled at once look lighter than each of them alone in some programs.
 */
void
annexa_canvas_fill (AnnexaCanvas            *self,
                    const AnnexaRgba        *colour,
                    const cairo_rectangle_t *areas,
                    guint                    n_areas,
                    double                   radius)
{
  self->class->fill (self, colour, areas, n_areas, radius);
}

/**
 * annexa_canvas_draw_dots:
 * @self: a canvas
 * @colour: their colour
 * @area: from the left edge of the first to that of the last; as high as they are
 * @step: from one to the next
 */
void
annexa_canvas_draw_dots (AnnexaCanvas            *self,
                         const AnnexaRgba        *colour,
                         const cairo_rectangle_t *area,
                         double                   step)
{
  self->class->draw_dots (self, colour, area, step);
}

/**
 * annexa_canvas_show_glyphs:
 * @self: a canvas
 * @colour: of the letters
 * @glyphs: a text and its glyphs; nothing of it is kept but the fonts
 *
 * Shows a text.
 */
void
annexa_canvas_show_glyphs (AnnexaCanvas       *self,
                           const AnnexaRgba   *colour,
                           const AnnexaGlyphs *glyphs)
{
  self->class->show_glyphs (self, colour, glyphs);
}

/**
 * annexa_canvas_show_line:
 * @self: a canvas
 * @line: what Pango has laid out, with its colours
 * @x: its left edge
 * @y: its baseline
 */
void
annexa_canvas_show_line (AnnexaCanvas    *self,
                         PangoLayoutLine *line,
                         double           x,
                         double           y)
{
  self->class->show_line (self, line, x, y);
}

/**
 * annexa_canvas_draw_scene:
 * @self: a canvas
 * @scene: a picture, of which nothing is kept
 * @area: where to draw it, as wide as it is to be; its height follows
 *
 * Draws a picture.
 */
void
annexa_canvas_draw_scene (AnnexaCanvas            *self,
                          AnnexaScene             *scene,
                          const cairo_rectangle_t *area)
{
  self->class->draw_scene (self, scene, area);
}

/**
 * annexa_canvas_draw_picture:
 * @self: a canvas
 * @picture: a picture made of points, which has to live as long as the canvas: one that keeps what it has drawn knows it by
 *   its address
 * @area: where to draw it
 *
 * Draws a picture so that it fills the area.
 */
void
annexa_canvas_draw_picture (AnnexaCanvas            *self,
                            cairo_surface_t         *picture,
                            const cairo_rectangle_t *area)
{
  self->class->draw_picture (self, picture, area);
}

/**
 * annexa_canvas_move_to:
 * @self: a canvas
 * @path: elements from the outermost
 * @length: how many
 *
 * What is drawn next is in the last element of @path. What has a name and an id that were there already, in the same
 * element, is the same one that goes on.
 */
void
annexa_canvas_move_to (AnnexaCanvas        *self,
                       const AnnexaElement *path,
                       guint                length)
{
  if (self->class->move_to != NULL)
    self->class->move_to (self, path, length);
}

/**
 * annexa_canvas_set_decoration:
 * @self: a canvas
 * @decoration: whether what is drawn next is decoration that is not read aloud
 */
void
annexa_canvas_set_decoration (AnnexaCanvas *self,
                              gboolean      decoration)
{
  if (self->class->set_decoration != NULL)
    self->class->set_decoration (self, decoration);
}

/**
 * annexa_canvas_begin_link:
 * @self: a canvas
 * @target: the id of a heading
 * @area: where it can be pressed
 *
 * What is drawn until annexa_canvas_end_link() leads to a heading.
 */
void
annexa_canvas_begin_link (AnnexaCanvas            *self,
                          const char              *target,
                          const cairo_rectangle_t *area)
{
  if (self->class->begin_link != NULL)
    self->class->begin_link (self, target, area);
}

/**
 * annexa_canvas_end_link:
 * @self: a canvas
 *
 * Ends what annexa_canvas_begin_link() began.
 */
void
annexa_canvas_end_link (AnnexaCanvas *self)
{
  if (self->class->end_link != NULL)
    self->class->end_link (self);
}

/**
 * annexa_canvas_add_target:
 * @self: a canvas
 * @id: of a heading
 * @y: where it stands
 */
void
annexa_canvas_add_target (AnnexaCanvas *self,
                          const char   *id,
                          double        y)
{
  if (self->class->add_target != NULL)
    self->class->add_target (self, id, y);
}
