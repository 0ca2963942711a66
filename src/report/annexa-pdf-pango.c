/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-content.h"

/* What Pango has laid out is shown as it lays it out: a renderer gets it part by part. */

#define ANNEXA_TYPE_PDF_RENDERER (annexa_pdf_renderer_get_type ())

typedef struct
{
  PangoRenderer parent_instance;
  AnnexaPdfContent *content;
  const AnnexaRgba *colour;
  double x; /* where it is drawn, and how much larger */
  double y;
  double scale;
} AnnexaPdfRenderer;

typedef PangoRendererClass AnnexaPdfRendererClass;

static GType annexa_pdf_renderer_get_type (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfRenderer, g_object_unref)
G_DEFINE_FINAL_TYPE (AnnexaPdfRenderer, annexa_pdf_renderer, PANGO_TYPE_RENDERER)

static void
set_colour (AnnexaPdfRenderer *self)
{
  const PangoColor *own = pango_renderer_get_color (PANGO_RENDERER (self), PANGO_RENDER_PART_FOREGROUND);
  AnnexaRgba colour;

  if (own == NULL)
    {
      annexa_pdf_content_set_colour (self->content, self->colour);
      return;
    }

  colour = (AnnexaRgba){ own->red / 65535.0, own->green / 65535.0, own->blue / 65535.0, 1 };
  annexa_pdf_content_set_colour (self->content, &colour);
}

/* Where each glyph stands, from the left. */
static cairo_glyph_t *
place_glyphs (AnnexaPdfRenderer      *self,
              const PangoGlyphString *string,
              int                     x,
              int                     y)
{
  cairo_glyph_t *glyphs = g_new (cairo_glyph_t, string->num_glyphs);

  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];

      glyphs[i].index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
      glyphs[i].x = self->x + (x + info->geometry.x_offset) * self->scale / PANGO_SCALE;
      glyphs[i].y = self->y + (y + info->geometry.y_offset) * self->scale / PANGO_SCALE;
      x += info->geometry.width;
    }
  return glyphs;
}

static void
add_cluster (const PangoGlyphItemIter *iter,
             const PangoGlyphString   *string,
             const cairo_glyph_t      *placed,
             GArray                   *glyphs,
             GArray                   *clusters)
{
  int step = iter->end_glyph < iter->start_glyph ? -1 : 1;
  cairo_text_cluster_t cluster = { iter->end_index - iter->start_index, 0 };

  for (int i = iter->start_glyph; i != iter->end_glyph; i += step)
    if (string->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      {
        g_array_append_val (glyphs, placed[i]);
        cluster.num_glyphs++;
      }
  g_array_append_val (clusters, cluster);
}

/* Letters are written in the order in which they are read, wherever they stand. */
static void
draw_glyph_item (PangoRenderer  *renderer,
                 const char     *text,
                 PangoGlyphItem *item,
                 int             x,
                 int             y)
{
  AnnexaPdfRenderer *self = (AnnexaPdfRenderer *) renderer;
  g_autofree cairo_glyph_t *placed = place_glyphs (self, item->glyphs, x, y);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  AnnexaWordPart part = { .font = item->item->analysis.font };
  PangoGlyphItemIter iter;

  if (part.font == NULL)
    return;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    add_cluster (&iter, item->glyphs, placed, glyphs, clusters);
  part.n_clusters = clusters->len;
  set_colour (self);
  annexa_pdf_content_show (self->content,
                           &(AnnexaGlyphs){ text + item->item->offset, &part, 1,
                                            (const cairo_glyph_t *) (gpointer) glyphs->data,
                                            (const cairo_text_cluster_t *) (gpointer) clusters->data, self->scale });
}

static void
annexa_pdf_renderer_class_init (AnnexaPdfRendererClass *klass)
{
  klass->draw_glyph_item = draw_glyph_item;
}

static void
annexa_pdf_renderer_init (AnnexaPdfRenderer *self)
{
}

static AnnexaPdfRenderer *
create_renderer (AnnexaPdfContent *content,
                 const AnnexaRgba *colour,
                 double            x,
                 double            y,
                 double            scale)
{
  AnnexaPdfRenderer *self = g_object_new (ANNEXA_TYPE_PDF_RENDERER, NULL);

  self->content = content;
  self->colour = colour;
  self->x = x;
  self->y = y;
  self->scale = scale;
  return self;
}

/**
 * annexa_pdf_content_show_line:
 * @self: a content
 * @line: what Pango has laid out
 * @colour: of what has no colour of its own
 * @x: its left edge
 * @y: its baseline
 */
void
annexa_pdf_content_show_line (AnnexaPdfContent *self,
                              PangoLayoutLine  *line,
                              const AnnexaRgba *colour,
                              double            x,
                              double            y)
{
  g_autoptr (AnnexaPdfRenderer) renderer = create_renderer (self, colour, x, y, 1);

  pango_renderer_draw_layout_line (PANGO_RENDERER (renderer), line, 0, 0);
}

/* Pictures. */

static void
draw_rectangle (AnnexaPdfContent *self,
                const AnnexaMark *mark)
{
  cairo_rectangle_t area;
  double radius;

  annexa_mark_get_inside (mark, &area, &radius);
  annexa_pdf_content_set_colour (self, &mark->fill);
  if (mark->fill.alpha > 0)
    annexa_pdf_content_fill (self, &area, 1, radius);
  annexa_pdf_content_set_colour (self, &mark->border);
  if (mark->border.alpha > 0)
    annexa_pdf_content_draw_border (self, &area, radius, mark->line_width);
}

static void
draw_text (AnnexaPdfContent *self,
           AnnexaScene      *scene,
           const AnnexaMark *mark,
           PangoContext     *context)
{
  double top;
  double scale;
  g_autoptr (PangoLayout) layout = annexa_scene_lay_out (scene, mark, context, &top, &scale);
  g_autoptr (AnnexaPdfRenderer) renderer = create_renderer (self, &mark->fill, mark->x, top, scale);

  pango_renderer_draw_layout (PANGO_RENDERER (renderer), layout, 0, 0);
}

static void
draw_line (AnnexaPdfContent *self,
           const AnnexaMark *mark)
{
  const cairo_rectangle_t line = { mark->x, mark->y, mark->width, mark->height };

  annexa_pdf_content_set_colour (self, &mark->fill);
  annexa_pdf_content_draw_line (self, &line, mark->line_width, 0);
}

/**
 * annexa_pdf_content_draw_scene:
 * @self: a content
 * @scene: a picture
 * @context: in which the texts of pages are laid out
 *
 * Draws a picture where annexa_pdf_content_place() says.
 */
void
annexa_pdf_content_draw_scene (AnnexaPdfContent *self,
                               AnnexaScene      *scene,
                               PangoContext     *context)
{
  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      switch (mark->type)
        {
        case ANNEXA_MARK_RECTANGLE:
          draw_rectangle (self, mark);
          break;
        case ANNEXA_MARK_TEXT:
          draw_text (self, scene, mark, context);
          break;
        case ANNEXA_MARK_LINE:
          draw_line (self, mark);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}
