/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <math.h>

#include "annexa-scene.h"

struct _AnnexaScene
{
  gatomicrefcount count;
  double width;
  double height;
  char *font;
  GArray *marks;
};

G_DEFINE_BOXED_TYPE (AnnexaScene, annexa_scene, annexa_scene_ref, annexa_scene_unref)

static void
clear_mark (gpointer data)
{
  AnnexaMark *mark = data;

  g_free (mark->text);
  g_free (mark->id);
  g_free (mark->label);
}

/**
 * annexa_scene_new:
 * @width: how wide it is, in points
 * @height: how high it is, in points
 * @style: where it is going to be seen
 *
 * Returns: (transfer full): a scene without marks
 */
AnnexaScene *
annexa_scene_new (double                  width,
                  double                  height,
                  const AnnexaSceneStyle *style)
{
  AnnexaScene *self = g_new0 (AnnexaScene, 1);

  g_atomic_ref_count_init (&self->count);
  self->width = width;
  self->height = height;
  self->font = g_strdup (style->font != NULL ? style->font : ANNEXA_PAPER_FONT);
  self->marks = g_array_new (FALSE, TRUE, sizeof (AnnexaMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

AnnexaScene *
annexa_scene_ref (AnnexaScene *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
annexa_scene_unref (AnnexaScene *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_array_unref (self->marks);
  g_free (self->font);
  g_free (self);
}

double
annexa_scene_get_width (AnnexaScene *self)
{
  return self->width;
}

double
annexa_scene_get_height (AnnexaScene *self)
{
  return self->height;
}

/**
 * annexa_scene_set_height:
 * @self: a scene
 * @height: how high it is, in points
 *
 * For makers that know the height only when all is placed.
 */
void
annexa_scene_set_height (AnnexaScene *self,
                         double       height)
{
  self->height = height;
}

guint
annexa_scene_get_size (AnnexaScene *self)
{
  return self->marks->len;
}

/**
 * annexa_scene_get_mark:
 * @self: a scene
 * @position: from 0, in the order of drawing
 *
 * Returns: (transfer none): the mark
 */
const AnnexaMark *
annexa_scene_get_mark (AnnexaScene *self,
                       guint        position)
{
  return &g_array_index (self->marks, AnnexaMark, position);
}

/**
 * annexa_scene_find_mark:
 * @self: a scene
 * @id: the name of a mark
 *
 * Returns: (nullable) (transfer none): the mark, or %NULL when there is none of that name
 */
const AnnexaMark *
annexa_scene_find_mark (AnnexaScene *self,
                        const char  *id)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_strcmp0 (annexa_scene_get_mark (self, i)->id, id) == 0)
      return annexa_scene_get_mark (self, i);

  return NULL;
}

static AnnexaMark *
add_mark (AnnexaScene   *self,
          AnnexaMarkType type,
          double         x,
          double         y,
          double         width,
          double         height)
{
  AnnexaMark mark = { .type = type, .x = x, .y = y, .width = width, .height = height };

  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, AnnexaMark, self->marks->len - 1);
}

/**
 * annexa_scene_add_rectangle:
 * @self: a scene
 * @x: the left edge
 * @y: the top edge
 * @width: how wide
 * @height: how high
 *
 * Adds a rectangle, which shows when the caller sets its filling or its border.
 *
 * Returns: (transfer none): the mark
 */
AnnexaMark *
annexa_scene_add_rectangle (AnnexaScene *self,
                            double       x,
                            double       y,
                            double       width,
                            double       height)
{
  AnnexaMark *mark = add_mark (self, ANNEXA_MARK_RECTANGLE, x, y, width, height);

  mark->line_width = 1;
  return mark;
}

/**
 * annexa_scene_add_text:
 * @self: a scene
 * @x: the left edge
 * @y: the top edge
 * @width: how wide the text may be
 * @height: how high the text may be
 * @text: what it says
 * @size: its size in points
 * @colour: its colour
 *
 * Adds text, at the left of its rectangle unless the caller says otherwise.
 *
 * Returns: (transfer none): the mark
 */
AnnexaMark *
annexa_scene_add_text (AnnexaScene      *self,
                       double            x,
                       double            y,
                       double            width,
                       double            height,
                       const char       *text,
                       double            size,
                       const AnnexaRgba *colour)
{
  AnnexaMark *mark = add_mark (self, ANNEXA_MARK_TEXT, x, y, width, height);

  mark->text = g_strdup (text);
  mark->size = size;
  mark->fill = *colour;
  return mark;
}

/**
 * annexa_scene_add_line:
 * @self: a scene
 * @x: where it begins
 * @y: where it begins
 * @width: how far to the right it ends
 * @height: how far down it ends
 * @line_width: how thick it is
 * @colour: its colour
 *
 * Returns: (transfer none): the mark
 */
AnnexaMark *
annexa_scene_add_line (AnnexaScene      *self,
                       double            x,
                       double            y,
                       double            width,
                       double            height,
                       double            line_width,
                       const AnnexaRgba *colour)
{
  AnnexaMark *mark = add_mark (self, ANNEXA_MARK_LINE, x, y, width, height);

  mark->line_width = line_width;
  mark->fill = *colour;
  return mark;
}

/**
 * annexa_mark_set_name:
 * @mark: a mark
 * @id: its name, unique in the scene
 * @label: (transfer full): what a screen reader says
 *
 * Makes the mark something that can be reached and pressed.
 */
void
annexa_mark_set_name (AnnexaMark *mark,
                      const char *id,
                      char       *label)
{
  mark->id = g_strdup (id);
  mark->label = label;
}

/**
 * annexa_scene_mirror:
 * @self: a scene made for readers who begin at the left
 *
 * Swaps left and right: places and alignment, not the text itself.
 */
void
annexa_scene_mirror (AnnexaScene *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      AnnexaMark *mark = &g_array_index (self->marks, AnnexaMark, i);

      if (mark->type == ANNEXA_MARK_LINE)
        {
          mark->x = self->width - mark->x;
          mark->width = -mark->width;
          continue;
        }
      mark->x = self->width - mark->x - mark->width;
      mark->align = 1 - mark->align;
    }
}

static PangoLayout *
create_layout (PangoContext *context,
               const char   *font,
               const char   *text,
               gboolean      bold,
               double        width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* In a file, ligatures would need a font of their own. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_font_description_set_absolute_size (description, ANNEXA_SHAPED_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  if (width > 0)
    pango_layout_set_width (layout, (int) floor (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Lines break in the same places whatever the picture is drawn on. */
static void
use_exact_metrics (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

/**
 * annexa_scene_measure:
 * @style: where the picture is going to be seen
 * @text: a text
 * @size: its size in points
 * @width: where it is wrapped, or 0 for not at all
 * @text_width: (out) (optional): how wide it is
 * @text_height: (out) (optional): how high it is
 *
 * For makers: how much room a text needs. Words longer than @width are not broken, so that @text_width can be larger.
 */
void
annexa_scene_measure (const AnnexaSceneStyle *style,
                      const char             *text,
                      double                  size,
                      double                  width,
                      double                 *text_width,
                      double                 *text_height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double scale = size / ANNEXA_SHAPED_SIZE;
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle extents;

  use_exact_metrics (context);
  layout = create_layout (context, style->font != NULL ? style->font : ANNEXA_PAPER_FONT, text, FALSE, width / scale);
  pango_layout_get_extents (layout, NULL, &extents);
  if (text_width != NULL)
    *text_width = extents.width * scale / PANGO_SCALE;
  if (text_height != NULL)
    *text_height = extents.height * scale / PANGO_SCALE;
  g_object_unref (context);
}

static void
set_colour (cairo_t          *cr,
            const AnnexaRgba *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

/**
 * annexa_mark_get_inside:
 * @mark: a rectangle
 * @area: (out): where it is filled; a border lies half inside and half outside of that
 * @radius: (out): of its corners
 *
 * The border lies inside the rectangle, so that neighbours never touch.
 */
void
annexa_mark_get_inside (const AnnexaMark  *mark,
                        cairo_rectangle_t *area,
                        double            *radius)
{
  double inset = mark->border.alpha > 0 ? mark->line_width / 2 : 0;

  area->x = mark->x + inset;
  area->y = mark->y + inset;
  area->width = mark->width - 2 * inset;
  area->height = mark->height - 2 * inset;
  *radius = MAX (0, MIN (mark->radius - inset, MIN (area->width, area->height) / 2));
}

static void
draw_rectangle (const AnnexaMark *mark,
                cairo_t          *cr)
{
  cairo_rectangle_t area;
  double radius;
  double right;
  double bottom;

  annexa_mark_get_inside (mark, &area, &radius);
  right = area.x + area.width - radius;
  bottom = area.y + area.height - radius;
  cairo_new_sub_path (cr);
  cairo_arc (cr, right, area.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI_2);
  cairo_arc (cr, area.x + radius, bottom, radius, G_PI_2, G_PI);
  cairo_arc (cr, area.x + radius, area.y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);

  set_colour (cr, &mark->fill);
  if (mark->fill.alpha > 0)
    cairo_fill_preserve (cr);
  set_colour (cr, &mark->border);
  cairo_set_line_width (cr, mark->line_width);
  if (mark->border.alpha > 0)
    cairo_stroke_preserve (cr);
  cairo_new_path (cr);
}

/* In Pango the alignment follows the direction of the text; in a mark it does not. */
static PangoAlignment
get_alignment (const AnnexaMark *mark,
               PangoLayout      *layout)
{
  gboolean right = mark->align > 0.75;

  if (mark->align >= 0.25 && mark->align <= 0.75)
    return PANGO_ALIGN_CENTER;
  if (pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0)) == PANGO_DIRECTION_RTL)
    right = !right;
  return right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/**
 * annexa_scene_lay_out:
 * @self: a scene
 * @mark: a text in it
 * @context: in which texts are laid out as they are on paper: 72 points to the inch, nothing hinted
 * @top: (out): where the text begins, from the top
 * @scale: (out): how much larger than the layout the text is
 *
 * Returns: (transfer full): the text as it stands in its rectangle
 */
PangoLayout *
annexa_scene_lay_out (AnnexaScene      *self,
                      const AnnexaMark *mark,
                      PangoContext     *context,
                      double           *top,
                      double           *scale)
{
  double larger = mark->size / ANNEXA_SHAPED_SIZE;
  PangoLayout *layout = create_layout (context, self->font, mark->text, mark->bold,
                                       mark->width > 0 ? mark->width / larger + 1.0 / PANGO_SCALE : 0);
  PangoRectangle extents;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* A unit more than was measured, because scaling there and back may lose one, and with it the last line. */
  pango_layout_set_height (layout, (int) ceil (mark->height / larger * PANGO_SCALE) + 1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, get_alignment (mark, layout));
  pango_layout_get_extents (layout, NULL, &extents);
  *top = mark->y + (mark->height - extents.height * larger / PANGO_SCALE) / 2;
  *scale = larger;
  return layout;
}

static void
draw_text (AnnexaScene      *self,
           const AnnexaMark *mark,
           PangoContext     *context,
           cairo_t          *cr)
{
  double top;
  double scale;
  g_autoptr (PangoLayout) layout = annexa_scene_lay_out (self, mark, context, &top, &scale);

  set_colour (cr, &mark->fill);
  cairo_save (cr);
  cairo_translate (cr, mark->x, top);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_line (const AnnexaMark *mark,
           cairo_t          *cr)
{
  set_colour (cr, &mark->fill);
  cairo_set_line_width (cr, mark->line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, mark->x, mark->y);
  cairo_rel_line_to (cr, mark->width, mark->height);
  cairo_stroke (cr);
}

/**
 * annexa_scene_draw_in:
 * @self: a scene
 * @context: in which texts are laid out as they are on paper: 72 points to the inch, nothing hinted
 * @cr: where to draw; one unit is one point
 *
 * Draws the picture with its top left corner at the origin, with the fonts that were found for the texts around it.
 */
void
annexa_scene_draw_in (AnnexaScene  *self,
                      PangoContext *context,
                      cairo_t      *cr)
{
  cairo_save (cr);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (self, i);

      switch (mark->type)
        {
        case ANNEXA_MARK_RECTANGLE:
          draw_rectangle (mark, cr);
          break;
        case ANNEXA_MARK_TEXT:
          draw_text (self, mark, context, cr);
          break;
        case ANNEXA_MARK_LINE:
          draw_line (mark, cr);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}

/**
 * annexa_scene_draw:
 * @self: a scene
 * @cr: where to draw; one unit is one point
 *
 * Draws the picture with its top left corner at the origin.
 */
void
annexa_scene_draw (AnnexaScene *self,
                   cairo_t     *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);

  pango_cairo_context_set_resolution (context, 72);
  use_exact_metrics (context);
  annexa_scene_draw_in (self, context, cr);
  g_object_unref (context);
}
