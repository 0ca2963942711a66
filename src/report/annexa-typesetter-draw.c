/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-typesetter-private.h"

/* What is being drawn. The glyphs of a run are collected and shown at once, if need be over several lines. */
typedef struct
{
  AnnexaTypesetter *typesetter;
  const AnnexaParagraph *paragraph;
  AnnexaCanvas *canvas;
  guint run;
  guint font; /* of the run */
  double scale;
  double x;
  double baseline;
  double start; /* of the run */
} Pen;

/**
 * annexa_typesetter_draw_pill:
 * @self: a typesetter
 * @canvas: where to draw
 * @run: the pill
 * @role: of the text it stands in
 * @x: its left edge
 * @width: how wide it is
 * @baseline: of its word
 *
 * Draws the ground of a pill.
 */
void
annexa_typesetter_draw_pill (AnnexaTypesetter *self,
                             AnnexaCanvas     *canvas,
                             const AnnexaRun  *run,
                             AnnexaTextRole    role,
                             double            x,
                             double            width,
                             double            baseline)
{
  const AnnexaColourPair *pair = &self->theme->palette->pairs[run->colour];
  double size = self->theme->styles[role].size * self->theme->pill_size;
  double height = size * 1.42;
  /* Centred on the capitals, which are 0.714 of the size high. */
  double top = baseline - size * 0.357 - height / 2;
  const cairo_rectangle_t area = { x, top, width, height };

  annexa_canvas_fill (canvas, &pair->ground, &area, 1, MIN (height, width) / 2);
}

/**
 * annexa_typesetter_get_link:
 * @self: a typesetter
 * @run: a run
 *
 * Returns: (transfer none) (nullable): the id of the heading that the run leads to; %NULL when it leads to none, or to
 *   one that does not exist
 */
const char *
annexa_typesetter_get_link (AnnexaTypesetter *self,
                            const AnnexaRun  *run)
{
  if ((run->type != ANNEXA_RUN_LINK && run->type != ANNEXA_RUN_PAGE_OF) || run->target == NULL
      || !g_hash_table_contains (self->pages, run->target))
    return NULL;

  return run->target;
}

static void
begin_link (Pen        *self,
            const char *target)
{
  double ascent;
  double descent;
  cairo_rectangle_t area;

  annexa_words_get_extents (self->typesetter->words, self->font, &ascent, &descent);
  area = (cairo_rectangle_t){ self->start, self->baseline - ascent, self->x - self->start, ascent + descent };
  annexa_canvas_begin_link (self->canvas, target, &area);
}

static void
show (Pen             *self,
      const AnnexaRun *run)
{
  AnnexaTypesetter *typesetter = self->typesetter;
  AnnexaRgba ink = annexa_typesetter_get_ink (typesetter, run, self->paragraph->role);
  const AnnexaGlyphs glyphs = { typesetter->text->str, (const AnnexaWordPart *) (gpointer) typesetter->parts->data,
                                typesetter->parts->len, (const cairo_glyph_t *) (gpointer) typesetter->glyphs->data,
                                (const cairo_text_cluster_t *) (gpointer) typesetter->clusters->data, self->scale };

  annexa_canvas_show_glyphs (self->canvas, &ink, &glyphs);
}

static void
flush (Pen *self)
{
  AnnexaTypesetter *typesetter = self->typesetter;
  const AnnexaRun *run = &self->paragraph->runs[self->run];
  const char *link = annexa_typesetter_get_link (typesetter, run);

  if (typesetter->parts->len == 0)
    return;

  if (run->type == ANNEXA_RUN_PILL)
    annexa_typesetter_draw_pill (typesetter, self->canvas, run, self->paragraph->role, self->start,
                                 self->x - self->start, self->baseline);
  if (link != NULL)
    begin_link (self, link);
  show (self, run);
  if (link != NULL)
    annexa_canvas_end_link (self->canvas);

  g_array_set_size (typesetter->glyphs, 0);
  g_array_set_size (typesetter->clusters, 0);
  g_array_set_size (typesetter->parts, 0);
  g_string_truncate (typesetter->text, 0);
}

static void
add_part (GArray               *parts,
          const AnnexaWordPart *part)
{
  AnnexaWordPart *last = parts->len > 0 ? &g_array_index (parts, AnnexaWordPart, parts->len - 1) : NULL;

  if (last == NULL || last->font != part->font)
    {
      g_array_append_vals (parts, part, 1);
      return;
    }
  last->n_bytes += part->n_bytes;
  last->n_glyphs += part->n_glyphs;
  last->n_clusters += part->n_clusters;
}

static void
add_word (Pen        *self,
          const char *text,
          guint       length)
{
  AnnexaTypesetter *typesetter = self->typesetter;
  const AnnexaWord *word = annexa_words_get (typesetter->words, self->font, text, length);
  guint first = typesetter->glyphs->len;

  g_array_append_vals (typesetter->glyphs, word->glyphs, word->n_glyphs);
  for (guint i = first; i < typesetter->glyphs->len; i++)
    {
      cairo_glyph_t *glyph = &g_array_index (typesetter->glyphs, cairo_glyph_t, i);

      glyph->x = self->x + glyph->x * self->scale;
      glyph->y = self->baseline + glyph->y * self->scale;
    }
  g_array_append_vals (typesetter->clusters, word->clusters, word->n_clusters);
  for (guint i = 0; i < word->n_parts; i++)
    add_part (typesetter->parts, &word->parts[i]);
  g_string_append_len (typesetter->text, text, length);
  self->x += word->width * self->scale;
}

static void
begin_run (Pen  *self,
           guint run)
{
  self->run = run;
  self->font = annexa_typesetter_get_font (self->typesetter, &self->paragraph->runs[run], self->paragraph->role);
  self->scale = annexa_words_get_scale (self->typesetter->words, self->font);
  self->start = self->x;
}

static void
add_token (Pen               *self,
           const AnnexaToken *token,
           guint              length)
{
  double padding = self->typesetter->theme->pill_padding;

  if (token->place.run != self->run)
    {
      flush (self);
      begin_run (self, token->place.run);
    }
  if (token->pill_start)
    self->x += padding;
  if (token->type == ANNEXA_TOKEN_SPACE)
    add_word (self, " ", 1);
  else
    add_word (self, token->text, length);
  if (token->pill_end && length == token->length)
    self->x += padding;
}

static gboolean
is_before (AnnexaPlace a,
           AnnexaPlace b)
{
  return a.run < b.run || (a.run == b.run && a.byte < b.byte);
}

/* A real space at the end of a line keeps words apart for those who search, copy or listen. What has a shape of its own
 * is shown line by line. */
static void
draw_line (Pen  *self,
           guint number)
{
  const AnnexaParagraph *paragraph = self->paragraph;
  const AnnexaLine *line = &g_array_index (self->typesetter->lines, AnnexaLine, paragraph->first_line + number);
  AnnexaPlace place = line->start;
  AnnexaToken token;

  self->start = self->x;
  while (is_before (place, line->end)
         && annexa_typesetter_next_token (self->typesetter, paragraph->runs, paragraph->n_runs, &place, &token)
         && is_before (token.place, line->end))
    add_token (self, &token,
               token.place.run == line->end.run ? MIN (token.length, line->end.byte - token.place.byte) : token.length);

  if (number + 1 < paragraph->n_lines && is_before (line->end, line[1].start) && is_before (line->start, line->end)
      && paragraph->runs[self->run].type != ANNEXA_RUN_PILL)
    add_word (self, " ", 1);
  if (paragraph->runs[self->run].type != ANNEXA_RUN_TEXT)
    flush (self);
}

static double
get_offset (AnnexaTypesetter      *self,
            const AnnexaParagraph *paragraph,
            const AnnexaLine      *line)
{
  double align = self->right_to_left ? 1 - paragraph->align : paragraph->align;

  return (paragraph->width - line->width) * align;
}

static double
get_baseline (AnnexaTypesetter *self,
              AnnexaTextRole    role)
{
  const AnnexaTextStyle *style = &self->theme->styles[role];
  double ascent;
  double descent;

  annexa_words_get_extents (self->words, annexa_words_get_font (self->words, style->size, style->bold, FALSE), &ascent,
                            &descent);
  return (style->leading - ascent - descent) / 2 + ascent;
}

/**
 * annexa_typesetter_get_baseline:
 * @self: a typesetter
 * @paragraph: the number of a paragraph
 *
 * Returns: how far below its top the letters of the first line stand
 */
double
annexa_typesetter_get_baseline (AnnexaTypesetter *self,
                                guint             paragraph)
{
  return get_baseline (self, g_array_index (self->paragraphs, AnnexaParagraph, paragraph).role);
}

/**
 * annexa_typesetter_draw:
 * @self: a typesetter
 * @canvas: where to draw
 * @paragraph: the number of a paragraph
 * @first_line: the first line to draw
 * @n_lines: how many
 * @x: the left edge of the paragraph
 * @y: the top of the first line drawn
 */
void
annexa_typesetter_draw (AnnexaTypesetter *self,
                        AnnexaCanvas     *canvas,
                        guint             paragraph,
                        guint             first_line,
                        guint             n_lines,
                        double            x,
                        double            y)
{
  const AnnexaParagraph *text = &g_array_index (self->paragraphs, AnnexaParagraph, paragraph);
  Pen pen = { .typesetter = self, .paragraph = text, .canvas = canvas };
  double baseline = get_baseline (self, text->role);
  guint end = MIN (first_line + n_lines, text->n_lines);

  if (text->complex)
    {
      annexa_typesetter_draw_complex (self, canvas, text, first_line, end - first_line, x, y);
      return;
    }

  if (first_line >= end)
    return;

  begin_run (&pen, 0);
  for (guint i = first_line; i < end; i++)
    {
      const AnnexaLine *line = &g_array_index (self->lines, AnnexaLine, text->first_line + i);

      pen.x = x + get_offset (self, text, line);
      pen.baseline = y + baseline;
      draw_line (&pen, i);
      y += line->height;
    }
  flush (&pen);
}
