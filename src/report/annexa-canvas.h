/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"
#include "annexa-words.h"

G_BEGIN_DECLS

/* How many elements of the structure lie inside each other, at most. */
#define ANNEXA_ELEMENTS_DEEPEST 8

/**
 * AnnexaElementUse:
 * @ANNEXA_ELEMENT_PLAIN: Nothing more is to be said.
 * @ANNEXA_ELEMENT_COLUMN_TITLE: It says what the cells below it are about.
 * @ANNEXA_ELEMENT_ROW_TITLE: It says what the cells beside it are about.
 * @ANNEXA_ELEMENT_SPANNING: It reaches over several columns.
 * @ANNEXA_ELEMENT_PICTURE: It is seen; its text says what.
 * @ANNEXA_ELEMENT_SUMMARIZED: Its text says what all of it is about.
 */
typedef enum
{
  ANNEXA_ELEMENT_PLAIN,
  ANNEXA_ELEMENT_COLUMN_TITLE,
  ANNEXA_ELEMENT_ROW_TITLE,
  ANNEXA_ELEMENT_SPANNING,
  ANNEXA_ELEMENT_PICTURE,
  ANNEXA_ELEMENT_SUMMARIZED,
} AnnexaElementUse;

/**
 * AnnexaElement:
 * @name: of the kind of element; a constant
 * @id: which one of its kind it is among its siblings
 * @use: what else there is to know
 * @n_columns: over how many columns a cell reaches
 * @text: (nullable): for those who do not see a picture or a table; lives as long as the canvas
 *
 * An element of the structure of a tagged file.
 */
typedef struct
{
  const char *name;
  guint64 id;
  AnnexaElementUse use;
  guint n_columns;
  const char *text;
} AnnexaElement;

/**
 * AnnexaGlyphs:
 * @text: what is written, in UTF-8
 * @parts: how much of it is of which font
 * @n_parts: how many
 * @glyphs: their glyphs, one part behind the other
 * @clusters: how many bytes of the text belong to how many glyphs
 * @scale: how much larger than their fonts they are
 *
 * A text with the places of its letters.
 */
typedef struct
{
  const char *text;
  const AnnexaWordPart *parts;
  guint n_parts;
  const cairo_glyph_t *glyphs;
  const cairo_text_cluster_t *clusters;
  double scale;
} AnnexaGlyphs;

/**
 * AnnexaCanvas:
 *
 * What pages are drawn on: a window or printer through cairo, which sees no structure, or a file that keeps it.
 */
typedef struct _AnnexaCanvas AnnexaCanvas;

/* What those who are a canvas do. Those that know no structure leave the second half out. */
typedef struct
{
  void (*fill)         (AnnexaCanvas            *self,
                        const AnnexaRgba        *colour,
                        const cairo_rectangle_t *areas,
                        guint                    n_areas,
                        double                   radius);
  void (*draw_dots)    (AnnexaCanvas            *self,
                        const AnnexaRgba        *colour,
                        const cairo_rectangle_t *area,
                        double                   step);
  void (*show_glyphs)  (AnnexaCanvas            *self,
                        const AnnexaRgba        *colour,
                        const AnnexaGlyphs      *glyphs);
  void (*show_line)    (AnnexaCanvas            *self,
                        PangoLayoutLine         *line,
                        double                   x,
                        double                   y);
  void (*draw_scene)   (AnnexaCanvas            *self,
                        AnnexaScene             *scene,
                        const cairo_rectangle_t *area);
  void (*draw_picture) (AnnexaCanvas            *self,
                        cairo_surface_t         *picture,
                        const cairo_rectangle_t *area);

  void (*move_to)      (AnnexaCanvas            *self,
                        const AnnexaElement     *path,
                        guint                    length);
  void (*set_decoration) (AnnexaCanvas          *self,
                        gboolean                 decoration);
  void (*begin_link)   (AnnexaCanvas            *self,
                        const char              *target,
                        const cairo_rectangle_t *area);
  void (*end_link)     (AnnexaCanvas            *self);
  void (*add_target)   (AnnexaCanvas            *self,
                        const char              *id,
                        double                   y);
} AnnexaCanvasClass;

struct _AnnexaCanvas
{
  const AnnexaCanvasClass *class;
};

/**
 * AnnexaCairoCanvas:
 * @parent: what it is
 * @cr: where to draw; one unit is one point
 * @font: in which letters were drawn last
 * @font_scale: and how much larger
 *
 * A page of a window, a printer or a picture.
 */
typedef struct
{
  AnnexaCanvas parent;
  cairo_t *cr;
  cairo_scaled_font_t *font;
  double font_scale;
} AnnexaCairoCanvas;

void annexa_cairo_canvas_init (AnnexaCairoCanvas *self,
                               cairo_t          *cr);

void annexa_canvas_fill           (AnnexaCanvas            *self,
                                   const AnnexaRgba        *colour,
                                   const cairo_rectangle_t *areas,
                                   guint                    n_areas,
                                   double                   radius);
void annexa_canvas_draw_dots      (AnnexaCanvas            *self,
                                   const AnnexaRgba        *colour,
                                   const cairo_rectangle_t *area,
                                   double                   step);
void annexa_canvas_show_glyphs    (AnnexaCanvas            *self,
                                   const AnnexaRgba        *colour,
                                   const AnnexaGlyphs      *glyphs);
void annexa_canvas_show_line      (AnnexaCanvas            *self,
                                   PangoLayoutLine         *line,
                                   double                   x,
                                   double                   y);
void annexa_canvas_draw_scene     (AnnexaCanvas            *self,
                                   AnnexaScene             *scene,
                                   const cairo_rectangle_t *area);
void annexa_canvas_draw_picture   (AnnexaCanvas            *self,
                                   cairo_surface_t         *picture,
                                   const cairo_rectangle_t *area);
void annexa_canvas_move_to        (AnnexaCanvas            *self,
                                   const AnnexaElement     *path,
                                   guint                    length);
void annexa_canvas_set_decoration (AnnexaCanvas            *self,
                                   gboolean                 decoration);
void annexa_canvas_begin_link     (AnnexaCanvas            *self,
                                   const char              *target,
                                   const cairo_rectangle_t *area);
void annexa_canvas_end_link       (AnnexaCanvas            *self);
void annexa_canvas_add_target     (AnnexaCanvas            *self,
                                   const char              *id,
                                   double                   y);

G_END_DECLS
