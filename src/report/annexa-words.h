/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Longer ones are given in pieces. */
#define ANNEXA_WORD_LONGEST 64

/**
 * AnnexaWordPart:
 * @font: what its glyphs belong to
 * @scaled: the same for cairo
 * @n_bytes: of the word's text
 * @n_glyphs: of the word's glyphs
 * @n_clusters: of the word's clusters
 *
 * As much of a word as one font can show.
 */
typedef struct
{
  PangoFont *font;
  cairo_scaled_font_t *scaled;
  guint n_bytes;
  guint n_glyphs;
  guint n_clusters;
} AnnexaWordPart;

/**
 * AnnexaWord:
 *
 * A word as it is drawn, from the origin to the right, in a size of its own: annexa_words_get_scale() tells how large it is
 * in a font. It is valid until the next word is asked for.
 */
typedef struct
{
  char *text;
  guint length;
  guint face;
  double width;
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;
  AnnexaWordPart *parts;
  guint n_glyphs;
  guint n_clusters;
  guint n_parts;
} AnnexaWord;

/**
 * AnnexaWords:
 *
 * Shapes words of simple scripts and remembers them: reports say the same words over and over, and shaping is two thirds
 * of the work. Only one thread may use it at a time.
 */
typedef struct _AnnexaWords AnnexaWords;

AnnexaWords      *annexa_words_new         (const char  *families,
                                            const char  *language);
void              annexa_words_free        (AnnexaWords *self);
char             *annexa_words_find_missing_font
                                           (AnnexaWords   *self);
PangoContext     *annexa_words_get_context (AnnexaWords   *self,
                                            PangoDirection direction);
guint             annexa_words_get_font    (AnnexaWords *self,
                                            double       size,
                                            gboolean     bold,
                                            gboolean     italic);
const PangoFontDescription *
                  annexa_words_describe    (AnnexaWords *self,
                                            guint        font);
double            annexa_words_get_scale   (AnnexaWords *self,
                                            guint        font);
void              annexa_words_get_extents (AnnexaWords *self,
                                            guint        font,
                                            double      *ascent,
                                            double      *descent);
const AnnexaWord *annexa_words_get         (AnnexaWords *self,
                                            guint        font,
                                            const char  *text,
                                            guint        length);
guint             annexa_word_fit          (const AnnexaWord *word,
                                            double            width,
                                            double           *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaWords, annexa_words_free)

G_END_DECLS
