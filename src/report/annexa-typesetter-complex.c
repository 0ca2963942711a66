/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-typesetter-private.h"

#define NO_BREAK_SPACE "\302\240"
#define ZERO_WIDTH_SPACE "\342\200\213"
#define SOFT_HYPHEN 0xad

/* Pango takes seconds for a word of ten thousand letters, since it shapes the rest anew for every line. */
#define LONGEST_WORD 64

/* Scripts whose letters stand side by side from left to right, each with a glyph of its own. */
static gboolean
is_simple (gunichar c)
{
  if (c < 0x300)
    return c != SOFT_HYPHEN;

  return (c >= 0x370 && c < 0x483) || (c >= 0x48a && c < 0x530)  /* Greek, Cyrillic */
         || (c >= 0x1e00 && c < 0x2000)                          /* Latin and Greek with more accents */
         || (c >= 0x2010 && c < 0x2028) || (c >= 0x202f && c < 0x2060) /* punctuation */
         || (c >= 0x2070 && c < 0x20d0) || (c >= 0x2100 && c < 0x2300); /* raised digits, currencies, arrows, maths */
}

/* Gives the first byte from @p on that is not of an ASCII sign; eight are looked at a time. */
static const char *
skip_ascii (const char *p,
            const char *end)
{
  while (end - p >= 8)
    {
      guint64 bytes;

      memcpy (&bytes, p, sizeof bytes);
      if ((bytes & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
      p += 8;
    }
  while (p < end && (guchar) *p < 0x80)
    p++;
  return p;
}

static gboolean
is_simple_text (const char *text)
{
  const char *end = text + strlen (text);

  for (const char *p = skip_ascii (text, end); p < end; p = skip_ascii (g_utf8_next_char (p), end))
    if (!is_simple (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * annexa_typesetter_is_complex:
 * @self: a typesetter
 * @runs: a text
 * @n_runs: how many runs it has
 *
 * Returns: whether Pango has to lay it out: Arabic, Hebrew, Chinese, Devanagari, anything with combining marks
 */
gboolean
annexa_typesetter_is_complex (AnnexaTypesetter *self,
                              const AnnexaRun  *runs,
                              guint             n_runs)
{
  for (guint i = 0; i < n_runs; i++)
    if (!is_simple_text (annexa_typesetter_get_text (self, &runs[i])))
      return TRUE;

  return FALSE;
}

static gboolean
is_read_from_right (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00)
         || (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000);
}

/**
 * annexa_tell_direction:
 * @text: a text
 * @right_to_left: whether the report is read from the right
 *
 * In a report that is read from the right, a sentence with a Latin word in it is so, too; in another one a sentence is
 * not, just because it begins with a Hebrew name, but it is where most of its letters are. Pages and OpenDocument text
 * both ask here, so that a full stop stands on the same side in both.
 *
 * Returns: from where the text is read
 */
PangoDirection
annexa_tell_direction (const char *text,
                       gboolean    right_to_left)
{
  guint from_left = 0;
  guint from_right = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (is_read_from_right (c))
        from_right++;
      else
        from_left++;
    }
  if (right_to_left)
    return from_right == 0 && from_left > 0 ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL;

  return from_right > from_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static guint16
to_channel (double part)
{
  return (guint16) round (CLAMP (part, 0, 1) * 0xffff);
}

static void
insert_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute,
                  guint           start,
                  guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
style_run (AnnexaTypesetter *self,
           PangoAttrList    *attributes,
           const AnnexaRun  *run,
           AnnexaTextRole    role,
           guint             start,
           guint             end)
{
  guint font = annexa_typesetter_get_font (self, run, role);
  AnnexaRgba ink = annexa_typesetter_get_ink (self, run, role);

  insert_attribute (attributes, pango_attr_font_desc_new (annexa_words_describe (self->words, font)), start, end);
  insert_attribute (attributes,
                    pango_attr_foreground_new (to_channel (ink.red), to_channel (ink.green), to_channel (ink.blue)),
                    start, end);
}

/* Longer words get places at which they may be broken. Scripts without spaces have them everywhere. */
static void
append_text (GString    *text,
             const char *run_text)
{
  guint length = 0;

  for (const char *p = run_text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      length = !g_unichar_isspace (c) && (is_simple (c) || is_read_from_right (c)) ? length + 1 : 0;
      if (length > LONGEST_WORD)
        {
          g_string_append (text, ZERO_WIDTH_SPACE);
          length = 1;
        }
      g_string_append_len (text, p, g_utf8_skip[(guchar) *p]);
    }
}

/* @starts gets where each run begins in the text of the layout, and where the last one ends. */
static PangoLayout *
create_layout (AnnexaTypesetter *self,
               const AnnexaRun  *runs,
               guint             n_runs,
               AnnexaTextRole    role,
               double            width,
               GArray           *starts)
{
  PangoLayout *layout;
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_runs; i++)
    {
      const char *padding = runs[i].type == ANNEXA_RUN_PILL ? NO_BREAK_SPACE : "";
      guint start = (guint) text->len;

      g_string_append (text, padding);
      append_text (text, annexa_typesetter_get_text (self, &runs[i]));
      g_string_append (text, padding);
      style_run (self, attributes, &runs[i], role, start, (guint) text->len);
      g_array_append_val (starts, start);
    }
  g_array_append_val (starts, (guint){ (guint) text->len });

  layout = pango_layout_new (
      annexa_words_get_context (self->words, annexa_tell_direction (text->str, self->right_to_left)));
  pango_layout_set_font_description (
      layout, annexa_words_describe (self->words, annexa_typesetter_get_font (self, &(AnnexaRun){ 0 }, role)));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width > 0 ? (int) floor (width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, attributes);
  /* Lines of a cell say different things, such as a name and what it does. */
  pango_layout_set_auto_dir (layout, !self->right_to_left && strchr (text->str, '\n') != NULL);
  pango_attr_list_unref (attributes);
  return layout;
}

static PangoLayout *
create_paragraph (AnnexaTypesetter      *self,
                  const AnnexaParagraph *paragraph,
                  GArray                *starts)
{
  return create_layout (self, paragraph->runs, paragraph->n_runs, paragraph->role, paragraph->width, starts);
}

/* Scripts that are higher than Latin get more room. */
void
annexa_typesetter_set_complex (AnnexaTypesetter *self,
                               AnnexaParagraph  *paragraph)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (PangoLayout) layout = create_paragraph (self, paragraph, starts);
  double leading = self->theme->styles[paragraph->role].leading;

  paragraph->n_lines = (guint) pango_layout_get_line_count (layout);
  for (guint i = 0; i < paragraph->n_lines; i++)
    {
      PangoRectangle extents;
      AnnexaLine line = { { 0, 0 }, { 0, 0 }, 0, 0 };

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, (int) i), NULL, &extents);
      line.width = (float) extents.width / PANGO_SCALE;
      line.height = (float) MAX (leading, (double) extents.height / PANGO_SCALE);
      g_array_append_val (self->lines, line);
    }
}

void
annexa_typesetter_measure_complex (AnnexaTypesetter        *self,
                                   const AnnexaTypesetting *setting,
                                   AnnexaExtent            *extent)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (PangoLayout) layout = create_layout (self, setting->runs, setting->n_runs, setting->role, 0, starts);
  int n_lines = pango_layout_get_line_count (layout);
  int width;

  extent->n_lines += (guint) MAX (n_lines, 1) - 1;
  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      extent->total += (double) extents.width / PANGO_SCALE;
    }
  pango_layout_get_size (layout, &width, NULL);
  extent->longest_line = MAX (extent->longest_line, (double) width / PANGO_SCALE);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  extent->widest_word = MAX (extent->widest_word, (double) width / PANGO_SCALE);
}

typedef struct
{
  AnnexaTypesetter *typesetter;
  const AnnexaParagraph *paragraph;
  AnnexaCanvas *canvas;
  double x;
  double top;
  double height;
  double baseline;
} Place;

static void
draw_part (const Place     *place,
           const AnnexaRun *run,
           double           x,
           double           width)
{
  const char *link = annexa_typesetter_get_link (place->typesetter, run);
  const cairo_rectangle_t area = { x, place->top, width, place->height };

  if (run->type == ANNEXA_RUN_PILL)
    annexa_typesetter_draw_pill (place->typesetter, place->canvas, run, place->paragraph->role, x, width,
                                 place->baseline);
  if (link == NULL)
    return;

  annexa_canvas_begin_link (place->canvas, link, &area);
  annexa_canvas_end_link (place->canvas);
}

/* Pango counts from the left edge of the layout, which lies before the line when the line is aligned at the right. */
static double
get_line_start (PangoLayoutLine *line)
{
  g_autofree int *ranges = NULL;
  int n_ranges;

  pango_layout_line_get_x_ranges (line, line->start_index, line->start_index + line->length, &ranges, &n_ranges);
  return n_ranges > 0 ? (double) ranges[0] / PANGO_SCALE : 0;
}

/* What one run says can stand in several places of a line that mixes directions. */
static void
draw_parts (const Place     *place,
            PangoLayoutLine *line,
            GArray          *starts)
{
  double left = place->x - get_line_start (line);

  for (guint i = 0; i < place->paragraph->n_runs; i++)
    {
      int start = MAX (line->start_index, (int) g_array_index (starts, guint, i));
      int end = MIN (line->start_index + line->length, (int) g_array_index (starts, guint, i + 1));
      const AnnexaRun *run = &place->paragraph->runs[i];
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (start >= end || run->type == ANNEXA_RUN_TEXT)
        continue;
      pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
      for (int j = 0; j < n_ranges; j++)
        draw_part (place, run, left + (double) ranges[2 * j] / PANGO_SCALE,
                   (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE);
    }
}

void
annexa_typesetter_draw_complex (AnnexaTypesetter      *self,
                                AnnexaCanvas          *canvas,
                                const AnnexaParagraph *paragraph,
                                guint                  first_line,
                                guint                  n_lines,
                                double                 x,
                                double                 y)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (PangoLayout) layout = create_paragraph (self, paragraph, starts);
  double align = self->right_to_left ? 1 - paragraph->align : paragraph->align;

  for (guint i = first_line; i < first_line + n_lines; i++)
    {
      const AnnexaLine *line = &g_array_index (self->lines, AnnexaLine, paragraph->first_line + i);
      PangoLayoutLine *pango_line = pango_layout_get_line_readonly (layout, (int) i);
      Place place = { self, paragraph, canvas, x + (paragraph->width - line->width) * align, y, line->height, 0 };
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_line, NULL, &extents);
      place.baseline = y + (line->height - (double) extents.height / PANGO_SCALE) / 2 - (double) extents.y / PANGO_SCALE;
      draw_parts (&place, pango_line, starts);
      annexa_canvas_show_line (canvas, pango_line, place.x, place.baseline);
      y += line->height;
    }
}
