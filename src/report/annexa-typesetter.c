/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-typesetter-private.h"

/* Sums of widths differ in their last digits when they are added in another order. */
#define TOLERANCE 0.01

/* By so many percent lines may be shorter, and in such steps it is tried. */
#define NARROWEST 18
#define NARROWER_STEP 3

typedef struct
{
  AnnexaTypesetter *typesetter;
  AnnexaParagraph *paragraph;
  guint font; /* of the run that was read last */
  double scale;
  guint font_run;
  AnnexaPlace start;
  double width; /* of the line so far */
  double space; /* of what follows it */
  gboolean can_end;
  AnnexaPlace end; /* where it could end, how wide it would be, and where the next one would begin */
  double end_width;
  AnnexaPlace next;
} Breaker;

/**
 * annexa_typesetter_new:
 * @theme: how texts are set; lives longer
 * @info: what is true of the report
 *
 * Returns: (transfer full): a typesetter without texts
 */
AnnexaTypesetter *
annexa_typesetter_new (const AnnexaTheme        *theme,
                       const AnnexaDocumentInfo *info)
{
  AnnexaTypesetter *self = g_new0 (AnnexaTypesetter, 1);

  self->theme = theme;
  self->words = annexa_words_new (theme->font, info->language);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (AnnexaParagraph));
  self->lines = g_array_new (FALSE, FALSE, sizeof (AnnexaLine));
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->right_to_left = info->right_to_left;
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->parts = g_array_new (FALSE, FALSE, sizeof (AnnexaWordPart));
  self->text = g_string_new (NULL);
  return self;
}

void
annexa_typesetter_free (AnnexaTypesetter *self)
{
  annexa_words_free (self->words);
  g_array_unref (self->paragraphs);
  g_array_unref (self->lines);
  g_hash_table_unref (self->pages);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_array_unref (self->parts);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* In which texts are set that are read from the left. */
PangoContext *
annexa_typesetter_get_context (AnnexaTypesetter *self)
{
  return annexa_words_get_context (self->words, PANGO_DIRECTION_LTR);
}

/**
 * annexa_typesetter_find_missing_font:
 * @self: a typesetter
 *
 * Returns: (transfer full) (nullable): the font that the theme wants first, when this computer does not have it
 */
char *
annexa_typesetter_find_missing_font (AnnexaTypesetter *self)
{
  return annexa_words_find_missing_font (self->words);
}

/**
 * annexa_typesetter_set_page:
 * @self: a typesetter
 * @id: of a heading
 * @page: the number of its page, from 1
 */
void
annexa_typesetter_set_page (AnnexaTypesetter *self,
                            const char       *id,
                            guint             page)
{
  g_hash_table_replace (self->pages, g_strdup (id), g_strdup_printf ("%u", page));
}

/**
 * annexa_typesetter_forget:
 * @self: a typesetter
 *
 * Forgets all texts, but not its words and pages.
 */
void
annexa_typesetter_forget (AnnexaTypesetter *self)
{
  g_array_set_size (self->paragraphs, 0);
  g_array_set_size (self->lines, 0);
}

guint
annexa_typesetter_get_font (AnnexaTypesetter *self,
                            const AnnexaRun  *run,
                            AnnexaTextRole    role)
{
  const AnnexaTextStyle *style = &self->theme->styles[role];
  double size = run->type == ANNEXA_RUN_PILL ? style->size * self->theme->pill_size : style->size;

  return annexa_words_get_font (self->words, size, style->bold || (run->flags & ANNEXA_RUN_BOLD) != 0,
                                (run->flags & ANNEXA_RUN_ITALIC) != 0);
}

AnnexaRgba
annexa_typesetter_get_ink (AnnexaTypesetter *self,
                           const AnnexaRun  *run,
                           AnnexaTextRole    role)
{
  if (run->type == ANNEXA_RUN_PILL)
    return self->theme->palette->pairs[run->colour].ink;
  if (run->type == ANNEXA_RUN_LINK && role != ANNEXA_TEXT_CONTENTS_1 && role != ANNEXA_TEXT_CONTENTS_2)
    return self->theme->accent;
  if (run->flags & ANNEXA_RUN_ATTENTION)
    return self->theme->palette->attention;
  if (run->flags & ANNEXA_RUN_DIM)
    return self->theme->palette->dim;
  return self->theme->styles[role].colour;
}

static const AnnexaWord *
get_word (Breaker           *self,
          const AnnexaToken *token)
{
  if (self->font_run != token->place.run)
    {
      self->font = annexa_typesetter_get_font (self->typesetter, &self->paragraph->runs[token->place.run],
                                               self->paragraph->role);
      self->scale = annexa_words_get_scale (self->typesetter->words, self->font);
      self->font_run = token->place.run;
    }
  if (token->type == ANNEXA_TOKEN_SPACE)
    return annexa_words_get (self->typesetter->words, self->font, " ", 1);
  return annexa_words_get (self->typesetter->words, self->font, token->text, token->length);
}

static double
get_width (Breaker           *self,
           const AnnexaToken *token)
{
  const AnnexaWord *word = get_word (self, token);

  return word->width * self->scale;
}

static double
get_padding (Breaker           *self,
             const AnnexaToken *token)
{
  return self->typesetter->theme->pill_padding * (!!token->pill_start + !!token->pill_end);
}

static void
begin_line (Breaker    *self,
            AnnexaPlace start)
{
  self->start = start;
  self->width = 0;
  self->space = 0;
  self->can_end = FALSE;
}

static void
end_line (Breaker    *self,
          AnnexaPlace end,
          double      width,
          AnnexaPlace next)
{
  AnnexaLine line = { self->start, end, (float) width,
                      (float) self->typesetter->theme->styles[self->paragraph->role].leading };

  g_array_append_val (self->typesetter->lines, line);
  self->paragraph->n_lines++;
  begin_line (self, next);
}

static void
allow_end (Breaker    *self,
           AnnexaPlace end,
           AnnexaPlace next)
{
  self->can_end = TRUE;
  self->end = end;
  self->end_width = self->width;
  self->next = next;
}

static void
add_space (Breaker           *self,
           const AnnexaToken *token,
           AnnexaPlace        behind)
{
  if (self->width <= 0)
    {
      /* No line begins with a space. */
      self->start = behind;
      return;
    }
  allow_end (self, token->place, behind);
  self->space = get_width (self, token);
}

/* A pill is broken between its words where it can be. */
static guint
find_space (const AnnexaToken *token,
            guint              fits)
{
  for (guint i = fits; i > 0; i--)
    if (token->text[i - 1] == ' ')
      return i;
  return fits;
}

/* A word that is longer than a line is broken wherever the line is full; each line gets one letter at least. */
static void
split_word (Breaker           *self,
            const AnnexaToken *token,
            AnnexaPlace       *place)
{
  double room = self->paragraph->width + TOLERANCE - self->width - get_padding (self, token);
  double taken;
  const AnnexaWord *word = get_word (self, token);
  guint fits = annexa_word_fit (word, room / self->scale, &taken);

  if (self->paragraph->runs[token->place.run].type == ANNEXA_RUN_PILL)
    fits = find_space (token, fits);
  if (fits == 0 && self->width <= 0)
    fits = (guint) (g_utf8_next_char (token->text) - token->text);
  place->byte = token->place.byte + fits;
  place->run = token->place.run;
  end_line (self, *place, self->width + taken * self->scale, *place);
}

static void
add_word (Breaker           *self,
          const AnnexaToken *token,
          AnnexaPlace       *place)
{
  double width = get_width (self, token) + get_padding (self, token);

  if (self->width + self->space + width <= self->paragraph->width + TOLERANCE)
    {
      self->width += self->space + width;
      self->space = 0;
      if (token->breaks)
        allow_end (self, *place, *place);
    }
  else if (self->can_end)
    {
      *place = self->next;
      end_line (self, self->end, self->end_width, self->next);
    }
  else
    split_word (self, token, place);
}

static void
break_lines (AnnexaTypesetter *self,
             AnnexaParagraph  *paragraph)
{
  Breaker breaker = { .typesetter = self, .paragraph = paragraph, .font_run = G_MAXUINT };
  AnnexaPlace place = { 0, 0 };
  AnnexaToken token;
  gboolean open = FALSE;

  while (annexa_typesetter_next_token (self, paragraph->runs, paragraph->n_runs, &place, &token))
    {
      open = token.type != ANNEXA_TOKEN_BREAK;
      if (token.type == ANNEXA_TOKEN_BREAK)
        end_line (&breaker, breaker.space > 0 ? breaker.end : token.place, breaker.width, place);
      else if (token.type == ANNEXA_TOKEN_SPACE)
        add_space (&breaker, &token, place);
      else
        add_word (&breaker, &token, &place);
    }
  if (open && breaker.width > 0)
    end_line (&breaker, breaker.space > 0 ? breaker.end : place, breaker.width, place);
}

/* Breaks @paragraph anew at @width. Returns whether it has as many lines as before, and a longer last one. */
static gboolean
break_narrower (AnnexaTypesetter *self,
                AnnexaParagraph  *paragraph,
                double            width,
                double            least_end)
{
  AnnexaParagraph narrow = *paragraph;

  narrow.width = (float) width;
  narrow.n_lines = 0;
  g_array_set_size (self->lines, paragraph->first_line);
  break_lines (self, &narrow);
  return narrow.n_lines == paragraph->n_lines
         && g_array_index (self->lines, AnnexaLine, self->lines->len - 1).width >= least_end;
}

/* A single short word in the last line is avoided by making all lines a little shorter. */
static void
avoid_short_end (AnnexaTypesetter *self,
                 AnnexaParagraph  *paragraph)
{
  double least_end = self->theme->styles[paragraph->role].least_end * paragraph->width;

  if (paragraph->n_lines < 2 || g_array_index (self->lines, AnnexaLine, self->lines->len - 1).width >= least_end)
    return;

  for (guint percent = NARROWER_STEP; percent <= NARROWEST; percent += NARROWER_STEP)
    if (break_narrower (self, paragraph, paragraph->width * (100 - percent) / 100, least_end))
      return;
  break_narrower (self, paragraph, paragraph->width, 0);
}

/**
 * annexa_typesetter_set:
 * @self: a typesetter
 * @setting: what to set and how
 *
 * Returns: the number of the paragraph
 */
guint
annexa_typesetter_set (AnnexaTypesetter        *self,
                       const AnnexaTypesetting *setting)
{
  AnnexaParagraph paragraph = {
    .runs = setting->runs,
    .n_runs = setting->n_runs,
    .first_line = self->lines->len,
    .width = (float) setting->width,
    .align = (float) setting->align,
    .role = (guint8) setting->role,
    .complex = (guint8) annexa_typesetter_is_complex (self, setting->runs, setting->n_runs),
  };

  if (paragraph.complex)
    annexa_typesetter_set_complex (self, &paragraph);
  else
    {
      break_lines (self, &paragraph);
      avoid_short_end (self, &paragraph);
    }
  g_array_append_val (self->paragraphs, paragraph);
  return self->paragraphs->len - 1;
}

/**
 * annexa_typesetter_measure:
 * @self: a typesetter
 * @setting: what to set and how; its width does not matter
 * @extent: (inout): what is raised to the size of the text
 */
void
annexa_typesetter_measure (AnnexaTypesetter        *self,
                           const AnnexaTypesetting *setting,
                           AnnexaExtent            *extent)
{
  AnnexaParagraph paragraph = { .runs = setting->runs, .n_runs = setting->n_runs, .role = (guint8) setting->role };
  Breaker breaker = { .typesetter = self, .paragraph = &paragraph, .font_run = G_MAXUINT };
  AnnexaPlace place = { 0, 0 };
  AnnexaToken token;
  double word = 0;
  double line = 0;

  extent->n_lines++;
  if (annexa_typesetter_is_complex (self, setting->runs, setting->n_runs))
    {
      annexa_typesetter_measure_complex (self, setting, extent);
      return;
    }

  while (annexa_typesetter_next_token (self, setting->runs, setting->n_runs, &place, &token))
    {
      double width
          = token.type != ANNEXA_TOKEN_BREAK ? get_width (&breaker, &token) + get_padding (&breaker, &token) : 0;

      if (token.type == ANNEXA_TOKEN_BREAK)
        word = line = 0;
      if (token.type == ANNEXA_TOKEN_SPACE)
        word = 0;
      if (token.type == ANNEXA_TOKEN_WORD)
        word += width;
      line += width;
      extent->total += width;
      extent->n_lines += token.type == ANNEXA_TOKEN_BREAK;
      extent->widest_word = MAX (extent->widest_word, word);
      extent->longest_line = MAX (extent->longest_line, line);
      if (token.breaks)
        word = 0;
    }
}

static const AnnexaParagraph *
get_paragraph (AnnexaTypesetter *self,
               guint             paragraph)
{
  return &g_array_index (self->paragraphs, AnnexaParagraph, paragraph);
}

guint
annexa_typesetter_get_n_lines (AnnexaTypesetter *self,
                               guint             paragraph)
{
  return get_paragraph (self, paragraph)->n_lines;
}

/**
 * annexa_typesetter_get_height:
 * @self: a typesetter
 * @paragraph: the number of a paragraph
 * @first_line: the first line that counts
 * @n_lines: how many count
 *
 * Returns: how much room these lines take
 */
double
annexa_typesetter_get_height (AnnexaTypesetter *self,
                              guint             paragraph,
                              guint             first_line,
                              guint             n_lines)
{
  const AnnexaParagraph *text = get_paragraph (self, paragraph);
  double height = 0;

  for (guint i = first_line; i < MIN (first_line + n_lines, text->n_lines); i++)
    height += g_array_index (self->lines, AnnexaLine, text->first_line + i).height;
  return height;
}

/**
 * annexa_typesetter_get_last_width:
 * @self: a typesetter
 * @paragraph: the number of a paragraph
 *
 * Returns: how wide its last line is
 */
double
annexa_typesetter_get_last_width (AnnexaTypesetter *self,
                                  guint             paragraph)
{
  const AnnexaParagraph *text = get_paragraph (self, paragraph);

  if (text->n_lines == 0)
    return 0;
  return g_array_index (self->lines, AnnexaLine, text->first_line + text->n_lines - 1).width;
}
