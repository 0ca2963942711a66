/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-pdf-content.h"

/* A circle in four curves: so far are the points that bend them from the corners of the curves. */
#define BEND 0.44772

/* Letters stand so exactly where they belong, in thousandths of their size. */
#define EXACTNESS 4

#define N_ALPHAS 256

struct _AnnexaPdfContent
{
  AnnexaPdfFonts *fonts;
  GString *text;
  double height;
  double left; /* what is drawn begins here, in this scale */
  double top;
  double scale;
  GString *colour; /* as it was set last */
  GString *wanted;
  guint alpha;
  guint resource;
  double size;
  gboolean in_text;
  gboolean in_mark;
  double line_x; /* where the line of the text began, in hundredths */
  double line_y;
  gboolean in_string;
  double slant;
  double x; /* where the next letter would be */
  double y;
  gboolean alphas[N_ALPHAS];
};

/**
 * annexa_pdf_content_new:
 * @fonts: the fonts of the file; they live longer
 *
 * Returns: (transfer full): what pages are written in, one after the other
 */
AnnexaPdfContent *
annexa_pdf_content_new (AnnexaPdfFonts *fonts)
{
  AnnexaPdfContent *self = g_new0 (AnnexaPdfContent, 1);

  self->fonts = fonts;
  self->text = g_string_new (NULL);
  self->colour = g_string_new (NULL);
  self->wanted = g_string_new (NULL);
  return self;
}

/**
 * annexa_pdf_content_free:
 * @self: (transfer full): a content
 */
void
annexa_pdf_content_free (AnnexaPdfContent *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->colour, TRUE);
  g_string_free (self->wanted, TRUE);
  g_free (self);
}

static void
append (AnnexaPdfContent *self,
        const char       *text)
{
  g_string_append_len (self->text, text, (gssize) strlen (text));
}

static void
append_number (AnnexaPdfContent *self,
               double            number)
{
  annexa_pdf_append_number (self->text, number, 2);
  g_string_append_c (self->text, ' ');
}

static double
to_x (AnnexaPdfContent *self,
      double            x)
{
  return self->left + x * self->scale;
}

static double
to_y (AnnexaPdfContent *self,
      double            y)
{
  return self->height - self->top - y * self->scale;
}

static void
append_point (AnnexaPdfContent *self,
              double            x,
              double            y)
{
  append_number (self, to_x (self, x));
  append_number (self, to_y (self, y));
}

/**
 * annexa_pdf_content_begin:
 * @self: a content
 * @height: of the page
 *
 * Begins an empty page.
 */
void
annexa_pdf_content_begin (AnnexaPdfContent *self,
                          double            height)
{
  g_string_truncate (self->text, 0);
  self->height = height;
  g_string_truncate (self->colour, 0);
  self->alpha = N_ALPHAS - 1;
  self->resource = G_MAXUINT;
  self->in_text = FALSE;
  self->in_mark = FALSE;
  annexa_pdf_content_place (self, 0, 0, 1);
}

static void
end_string (AnnexaPdfContent *self)
{
  if (self->in_string)
    append (self, ")]TJ\n");
  self->in_string = FALSE;
}

static void
end_text (AnnexaPdfContent *self)
{
  end_string (self);
  if (self->in_text)
    append (self, "ET\n");
  self->in_text = FALSE;
}

/**
 * annexa_pdf_content_end:
 * @self: a content
 *
 * Returns: (transfer none): all that is on the page
 */
const GString *
annexa_pdf_content_end (AnnexaPdfContent *self)
{
  annexa_pdf_content_end_mark (self);
  return self->text;
}

/**
 * annexa_pdf_content_begin_mark:
 * @self: a content
 * @name: of an element
 * @number: of the content that belongs to it
 *
 * What is drawn next belongs to an element.
 */
void
annexa_pdf_content_begin_mark (AnnexaPdfContent *self,
                               const char       *name,
                               guint             number)
{
  annexa_pdf_content_end_mark (self);
  g_string_append_c (self->text, '/');
  append (self, name);
  append (self, "<</MCID ");
  annexa_pdf_append_number (self->text, number, 0);
  append (self, ">>BDC\n");
  self->in_mark = TRUE;
}

/**
 * annexa_pdf_content_begin_decoration:
 * @self: a content
 *
 * Ends the marked content before. What follows, up to annexa_pdf_content_end_mark() or the next mark, is not read aloud.
 */
void
annexa_pdf_content_begin_decoration (AnnexaPdfContent *self)
{
  annexa_pdf_content_end_mark (self);
  append (self, "/Artifact BMC\n");
  self->in_mark = TRUE;
}

/**
 * annexa_pdf_content_end_mark:
 * @self: a content
 *
 * Ends the content marked last, if it is still open.
 */
void
annexa_pdf_content_end_mark (AnnexaPdfContent *self)
{
  end_text (self);
  if (self->in_mark)
    append (self, "EMC\n");
  self->in_mark = FALSE;
}

/**
 * annexa_pdf_content_place:
 * @self: a content
 * @x: where what is drawn next has its origin
 * @y: the same, from the top
 * @scale: how large it is drawn
 */
void
annexa_pdf_content_place (AnnexaPdfContent *self,
                          double            x,
                          double            y,
                          double            scale)
{
  self->left = x;
  self->top = y;
  self->scale = scale;
}

static void
set_alpha (AnnexaPdfContent *self,
           double            alpha)
{
  guint wanted = (guint) round (CLAMP (alpha, 0, 1) * (N_ALPHAS - 1));

  if (wanted == self->alpha)
    return;

  end_string (self);
  g_string_append_printf (self->text, "/A%u gs\n", wanted);
  self->alpha = wanted;
  self->alphas[wanted] = TRUE;
}

/**
 * annexa_pdf_content_set_colour:
 * @self: a content
 * @colour: the colour of what follows; with an alpha below 1 what lies below is seen through it
 */
void
annexa_pdf_content_set_colour (AnnexaPdfContent *self,
                               const AnnexaRgba *colour)
{
  g_string_truncate (self->wanted, 0);
  annexa_pdf_append_number (self->wanted, colour->red, 3);
  g_string_append_c (self->wanted, ' ');
  annexa_pdf_append_number (self->wanted, colour->green, 3);
  g_string_append_c (self->wanted, ' ');
  annexa_pdf_append_number (self->wanted, colour->blue, 3);
  set_alpha (self, colour->alpha);
  if (g_string_equal (self->wanted, self->colour))
    return;

  end_string (self);
  append (self, self->wanted->str);
  append (self, " rg\n");
  g_string_assign (self->colour, self->wanted->str);
}

static void
append_curve (AnnexaPdfContent *self,
              double            corner_x,
              double            corner_y,
              double            from_x,
              double            from_y,
              double            to_x_,
              double            to_y_)
{
  append_point (self, corner_x + (from_x - corner_x) * BEND, corner_y + (from_y - corner_y) * BEND);
  append_point (self, corner_x + (to_x_ - corner_x) * BEND, corner_y + (to_y_ - corner_y) * BEND);
  append_point (self, to_x_, to_y_);
  append (self, "c\n");
}

static void
append_line (AnnexaPdfContent *self,
             double            x,
             double            y,
             const char       *operator)
{
  append_point (self, x, y);
  append (self, operator);
}

/* Around from the left end of the top edge. */
static void
append_rectangle (AnnexaPdfContent        *self,
                  const cairo_rectangle_t *area,
                  double                   radius)
{
  double left = area->x;
  double top = area->y;
  double right = area->x + area->width;
  double bottom = area->y + area->height;

  if (radius <= 0)
    {
      append_point (self, left, bottom);
      append_number (self, area->width * self->scale);
      append_number (self, area->height * self->scale);
      append (self, "re\n");
      return;
    }

  append_line (self, left + radius, top, "m\n");
  append_line (self, right - radius, top, "l\n");
  append_curve (self, right, top, right - radius, top, right, top + radius);
  append_line (self, right, bottom - radius, "l\n");
  append_curve (self, right, bottom, right, bottom - radius, right - radius, bottom);
  append_line (self, left + radius, bottom, "l\n");
  append_curve (self, left, bottom, left + radius, bottom, left, bottom - radius);
  append_line (self, left, top + radius, "l\n");
  append_curve (self, left, top, left, top + radius, left + radius, top);
  append (self, "h\n");
}

/**
 * annexa_pdf_content_fill:
 * @self: a content
 * @areas: (array length=n_areas): rectangles, from the top left of the page
 * @n_areas: how many
 * @radius: of their corners; 0 for sharp ones, and never more than half a side
 *
 * Fills them in the colour that was set, as one: where they touch nothing is seen.
 */
void
annexa_pdf_content_fill (AnnexaPdfContent        *self,
                         const cairo_rectangle_t *areas,
                         guint                    n_areas,
                         double                   radius)
{
  end_text (self);
  for (guint i = 0; i < n_areas; i++)
    append_rectangle (self, &areas[i], radius);
  append (self, "f\n");
}

/* Lines have the colour that was set; in PDF, what is filled has another one. */
static void
begin_lines (AnnexaPdfContent *self,
             double            width)
{
  end_text (self);
  append (self, "q ");
  append (self, self->colour->str);
  append (self, " RG ");
  append_number (self, width * self->scale);
  append (self, "w\n");
}

/**
 * annexa_pdf_content_draw_border:
 * @self: a content
 * @area: a rectangle, from the top left of the page
 * @radius: of its corners
 * @width: of the line, which lies half outside
 *
 * Draws a line around it in the colour that was set.
 */
void
annexa_pdf_content_draw_border (AnnexaPdfContent        *self,
                                const cairo_rectangle_t *area,
                                double                   radius,
                                double                   width)
{
  begin_lines (self, width);
  append_rectangle (self, area, radius);
  append (self, "S Q\n");
}

/**
 * annexa_pdf_content_draw_line:
 * @self: a content
 * @line: from one corner to the opposite one
 * @width: how thick it is
 * @step: from dot to dot, or 0 where the line is not broken
 */
void
annexa_pdf_content_draw_line (AnnexaPdfContent        *self,
                              const cairo_rectangle_t *line,
                              double                   width,
                              double                   step)
{
  begin_lines (self, width);
  append (self, "1 J ");
  if (step > 0)
    {
      append (self, "[0 ");
      append_number (self, step * self->scale);
      append (self, "]0 d ");
    }
  append_line (self, line->x, line->y, "m ");
  append_line (self, line->x + line->width, line->y + line->height, "l S Q\n");
}

/**
 * annexa_pdf_content_show_picture:
 * @self: a content
 * @area: where to show it
 * @picture: the number of its object, which the resources of the pages have as “P” and that number
 *
 * Shows a picture made of points.
 */
void
annexa_pdf_content_show_picture (AnnexaPdfContent        *self,
                                 const cairo_rectangle_t *area,
                                 guint                    picture)
{
  end_text (self);
  append (self, "q ");
  append_number (self, area->width * self->scale);
  append (self, "0 0 ");
  append_number (self, area->height * self->scale);
  append_point (self, area->x, area->y + area->height);
  g_string_append_printf (self->text, "cm /P%u Do Q\n", picture);
}

/* Text. */

static void
set_font (AnnexaPdfContent    *self,
          const AnnexaPdfFont *font,
          guint                resource)
{
  double size = font->size * self->scale;

  if (self->in_text && ABS (self->slant - font->slant) >= 0.001)
    end_text (self);
  if (!self->in_text)
    {
      append (self, "BT\n");
      self->in_text = TRUE;
      self->line_x = self->line_y = 0;
      self->y = -G_MAXDOUBLE;
    }
  self->slant = font->slant;
  if (self->resource == resource && ABS (self->size - size) < 0.001)
    return;

  end_string (self);
  append (self, "/F");
  annexa_pdf_append_number (self->text, resource, 0);
  g_string_append_c (self->text, ' ');
  annexa_pdf_append_number (self->text, size, 3);
  append (self, " Tf\n");
  self->resource = resource;
  self->size = size;
}

/* Where lines begin is counted in what is written, so that nothing adds up. */
static void
begin_line (AnnexaPdfContent *self,
            double            x,
            double            y)
{
  double line_x = round (x * 100) / 100;
  double line_y = round (y * 100) / 100;

  end_string (self);
  if (self->slant > 0)
    {
      append (self, "1 0 ");
      annexa_pdf_append_number (self->text, self->slant, 3);
      append (self, " 1 ");
      append_number (self, line_x);
      append_number (self, line_y);
      append (self, "Tm\n");
    }
  else
    {
      append_number (self, line_x - self->line_x);
      append_number (self, line_y - self->line_y);
      append (self, "Td\n");
    }
  self->line_x = line_x;
  self->line_y = line_y;
  self->x = line_x;
  self->y = y;
}

static void
append_byte (GString *text,
             guint    byte)
{
  switch (byte)
    {
    case '(':
    case ')':
    case '\\':
      g_string_append_c (text, '\\');
      g_string_append_c (text, (char) byte);
      break;
    case '\r':
      g_string_append (text, "\\r");
      break;
    default:
      g_string_append_c (text, (char) byte);
    }
}

static void
show_glyph (AnnexaPdfContent     *self,
            const AnnexaPdfFont  *font,
            const AnnexaPdfFace  *face,
            const AnnexaPdfGlyph *glyph,
            double                x,
            double                y)
{
  gboolean embedded = face->embedded;
  double off;

  set_font (self, font, face->first_resource + (embedded ? 0 : glyph->code / ANNEXA_PDF_DRAWINGS));
  if (ABS (y - self->y) > 0.005)
    begin_line (self, x, y);
  off = (self->x - x) * 1000 / self->size;
  if (!self->in_string)
    append (self, "[(");
  if (ABS (off) >= EXACTNESS)
    {
      append (self, ")");
      annexa_pdf_append_number (self->text, off, 0);
      append (self, "(");
      self->x = x;
    }
  self->in_string = TRUE;
  if (embedded)
    append_byte (self->text, glyph->code >> 8);
  append_byte (self->text, glyph->code & 0xff);
  self->x += glyph->width * self->size / 1000;
}

/* Each glyph of a cluster means the letter in the same place, and the last one all that are left. Some programs read a
 * glyph that means nothing as a letter they do not know, which is left where there are more glyphs than letters, as in
 * Thai: to say the text in full around them makes Poppler believe that the element ends there. */
static const char *
show_cluster (AnnexaPdfContent           *self,
              const AnnexaPdfFont        *font,
              const cairo_text_cluster_t *cluster,
              const cairo_glyph_t        *glyphs,
              const char                 *text)
{
  const char *end = text + cluster->num_bytes;
  const char *p = text;

  for (int i = 0; i < cluster->num_glyphs; i++)
    {
      gboolean last = i + 1 == cluster->num_glyphs;
      const char *behind = last || p == end ? end : g_utf8_next_char (p);
      AnnexaPdfFace *face = font->face;
      const AnnexaPdfGlyph *glyph
          = annexa_pdf_fonts_get_glyph (self->fonts, &face, (guint) glyphs[i].index, p, (guint) (behind - p));

      show_glyph (self, font, face, glyph, to_x (self, glyphs[i].x), to_y (self, glyphs[i].y));
      p = behind;
    }
  return end;
}

/**
 * annexa_pdf_content_show:
 * @self: a content
 * @glyphs: a text and its glyphs
 *
 * Shows a text in the colour that was set.
 */
void
annexa_pdf_content_show (AnnexaPdfContent   *self,
                         const AnnexaGlyphs *glyphs)
{
  const cairo_glyph_t *next = glyphs->glyphs;
  const cairo_text_cluster_t *cluster = glyphs->clusters;
  const char *text = glyphs->text;

  for (guint i = 0; i < glyphs->n_parts; i++)
    {
      AnnexaPdfFont font = *annexa_pdf_fonts_get (self->fonts, glyphs->parts[i].font);

      font.size *= glyphs->scale;
      for (guint j = 0; j < glyphs->parts[i].n_clusters; j++, cluster++)
        {
          text = show_cluster (self, &font, cluster, next, text);
          next += cluster->num_glyphs;
        }
    }
  end_string (self);
}

/**
 * annexa_pdf_content_append_alphas:
 * @self: a content
 * @resources: for the resources of pages
 *
 * Adds how much can be seen through colours.
 */
void
annexa_pdf_content_append_alphas (AnnexaPdfContent *self,
                                  GString          *resources)
{
  g_string_append (resources, "/ExtGState<<");
  self->alphas[N_ALPHAS - 1] = TRUE;
  for (guint i = 0; i < N_ALPHAS; i++)
    if (self->alphas[i])
      {
        g_string_append_printf (resources, "/A%u<</ca ", i);
        annexa_pdf_append_number (resources, (double) i / (N_ALPHAS - 1), 3);
        g_string_append (resources, "/CA ");
        annexa_pdf_append_number (resources, (double) i / (N_ALPHAS - 1), 3);
        g_string_append (resources, ">>");
      }
  g_string_append (resources, ">>");
}
