/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib-object.h>
#include <pango/pangocairo.h>

#include "annexa-palette.h"

G_BEGIN_DECLS

/* What reports are set in: the first of these families that is installed. */
#define ANNEXA_PAPER_FONT "Noto Sans, Cantarell, Adwaita Sans, DejaVu Sans, sans-serif"

/* Texts are shaped in this size for all sizes: nothing is hinted, so that letters only grow. To find the fonts for one more
 * size takes as long as to shape a thousand words. */
#define ANNEXA_SHAPED_SIZE 10

#define ANNEXA_TYPE_SCENE (annexa_scene_get_type ())

/**
 * AnnexaMarkType:
 * @ANNEXA_MARK_RECTANGLE: A rectangle, perhaps with round corners, filled or with a border or both.
 * @ANNEXA_MARK_TEXT: Text inside its rectangle: centred from top to bottom, wrapped, cut with … where it is too long.
 * @ANNEXA_MARK_LINE: A straight line from a corner of its rectangle to the opposite one.
 *
 * What a scene is made of.
 */
typedef enum
{
  ANNEXA_MARK_RECTANGLE,
  ANNEXA_MARK_TEXT,
  ANNEXA_MARK_LINE,
} AnnexaMarkType;

/**
 * AnnexaMark:
 * @type: what it is
 * @x: the left edge, in points; of a line: where it begins
 * @y: the top edge, in points; of a line: where it begins
 * @width: how wide; of a line: how far to the right it ends
 * @height: how high; of a line: how far down it ends
 * @radius: of a rectangle: the radius of its corners
 * @fill: of a rectangle: its filling; of text and lines: their colour. Not drawn when its alpha is 0
 * @border: of a rectangle: the colour of its border. Not drawn when its alpha is 0
 * @line_width: how thick the border or line is
 * @text: (nullable): of text: what it says
 * @size: of text: its size in points
 * @bold: of text: whether it is bold
 * @align: of text: 0 at the left, 0.5 centred, 1 at the right
 * @id: (nullable): of something that can be reached and pressed: its name, unique in the scene
 * @label: (nullable): of something that can be reached: what a screen reader says, a sentence
 *
 * One thing in a scene.
 */
typedef struct
{
  AnnexaMarkType type;
  double x;
  double y;
  double width;
  double height;
  double radius;
  AnnexaRgba fill;
  AnnexaRgba border;
  double line_width;
  char *text;
  double size;
  gboolean bold;
  double align;
  char *id;
  char *label;
} AnnexaMark;

/**
 * AnnexaSceneStyle:
 * @palette: the colours
 * @font: (nullable): a list of font families, or %NULL for that of reports
 * @text_scale: how much larger text is than usual: 1, or 2 for somebody who needs it twice as large
 * @right_to_left: whether the reader begins at the right
 *
 * What the functions that make scenes have to know about where the picture is seen.
 */
typedef struct
{
  const AnnexaPalette *palette;
  const char *font;
  double text_scale;
  gboolean right_to_left;
} AnnexaSceneStyle;

/**
 * AnnexaScene:
 *
 * A picture as data: made once from numbers, drawn by cairo in the window, on paper and into files. All lengths are in
 * points.
 */
typedef struct _AnnexaScene AnnexaScene;

GType             annexa_scene_get_type      (void) G_GNUC_CONST;
AnnexaScene      *annexa_scene_new           (double                  width,
                                              double                  height,
                                              const AnnexaSceneStyle *style);
AnnexaScene      *annexa_scene_ref           (AnnexaScene            *self);
void              annexa_scene_unref         (AnnexaScene            *self);
double            annexa_scene_get_width     (AnnexaScene            *self);
double            annexa_scene_get_height    (AnnexaScene            *self);
guint             annexa_scene_get_size      (AnnexaScene            *self);
const AnnexaMark *annexa_scene_get_mark      (AnnexaScene            *self,
                                              guint                   position);
const AnnexaMark *annexa_scene_find_mark     (AnnexaScene            *self,
                                              const char             *id);
void              annexa_scene_draw_in       (AnnexaScene            *self,
                                              PangoContext           *context,
                                              cairo_t                *cr);
void              annexa_scene_draw          (AnnexaScene            *self,
                                              cairo_t                *cr);

/* For those who draw marks without cairo. */
void              annexa_mark_get_inside     (const AnnexaMark       *mark,
                                              cairo_rectangle_t      *area,
                                              double                 *radius);
PangoLayout      *annexa_scene_lay_out       (AnnexaScene            *self,
                                              const AnnexaMark       *mark,
                                              PangoContext           *context,
                                              double                 *top,
                                              double                 *scale);

/* For those who make scenes. The mark is valid until the next one is added. */
AnnexaMark       *annexa_scene_add_rectangle (AnnexaScene            *self,
                                              double                  x,
                                              double                  y,
                                              double                  width,
                                              double                  height);
AnnexaMark       *annexa_scene_add_text      (AnnexaScene            *self,
                                              double                  x,
                                              double                  y,
                                              double                  width,
                                              double                  height,
                                              const char             *text,
                                              double                  size,
                                              const AnnexaRgba       *colour);
AnnexaMark       *annexa_scene_add_line      (AnnexaScene            *self,
                                              double                  x,
                                              double                  y,
                                              double                  width,
                                              double                  height,
                                              double                  line_width,
                                              const AnnexaRgba       *colour);
void              annexa_mark_set_name       (AnnexaMark             *mark,
                                              const char             *id,
                                              char                   *label);
void              annexa_scene_set_height    (AnnexaScene            *self,
                                              double                  height);
void              annexa_scene_mirror        (AnnexaScene            *self);
void              annexa_scene_measure       (const AnnexaSceneStyle *style,
                                              const char             *text,
                                              double                  size,
                                              double                  width,
                                              double                 *text_width,
                                              double                 *text_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaScene, annexa_scene_unref)

G_END_DECLS
