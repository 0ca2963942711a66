/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-scene.h"
#include "annexa-words.h"

/* All are forgotten when there are more. A report of 10,000 rows of ordinary text has a few thousand. */
#define MOST_WORDS 20000

/* A power of two. */
#define FEWEST_PLACES 1024

typedef struct
{
  gboolean bold;
  gboolean italic;
  PangoFontDescription *description;
  double ascent;
  double descent;
  AnnexaWord *space; /* every other word is one */
} Face;

typedef struct
{
  double size;
  guint face;
  PangoFontDescription *description;
} Font;

struct _AnnexaWords
{
  PangoFontMap *map;
  PangoContext *context;
  PangoContext *from_right; /* the same for texts that are read from the right; NULL as long as there is none */
  char *language;
  PangoAttrList *features;
  char *families;
  GArray *faces;
  GArray *fonts;
  AnnexaWord **words;   /* by their letters, many of the places empty: each word of a report is asked for twice */
  guint n_places;       /* a power of two */
  guint n_words;
  GHashTable *scaled;   /* PangoFont to cairo_scaled_font_t, both held: what words point to */
};

/* Reads eight letters at a time: most words are no longer. */
static guint
hash_letters (guint       face,
              const char *text,
              guint       length)
{
  guint64 hash = face + 1;

  while (length > 0)
    {
      guint64 letters = 0;
      guint n_bytes = MIN (length, (guint) sizeof letters);

      if (n_bytes == sizeof letters)
        memcpy (&letters, text, sizeof letters);
      else
        for (guint i = 0; i < n_bytes; i++)
          letters = letters << 8 | (guchar) text[i];
      hash = (hash ^ letters) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
      text += n_bytes;
      length -= n_bytes;
    }
  return (guint) (hash ^ hash >> 32);
}

static void
free_word (AnnexaWord *word)
{
  g_free (word->text);
  g_free (word->glyphs);
  g_free (word->clusters);
  g_free (word->parts);
  g_free (word);
}

static void
clear_face (gpointer data)
{
  Face *face = data;

  pango_font_description_free (face->description);
}

static void
clear_font (gpointer data)
{
  Font *font = data;

  pango_font_description_free (font->description);
}

/* Lines break in the same places on the screen, on the printer and in the file. */
static void
use_exact_metrics (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static PangoContext *
create_context (AnnexaWords   *self,
                PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (self->map);

  use_exact_metrics (context);
  if (self->language != NULL)
    pango_context_set_language (context, pango_language_from_string (self->language));
  pango_context_set_base_dir (context, direction);
  return context;
}

/**
 * annexa_words_new:
 * @families: a list of font families
 * @language: (nullable): of the texts, as in "en" or "pt-BR"
 *
 * The fonts are loaded apart from those of the window, so that a worker can use them.
 *
 * Returns: (transfer full): an empty cache
 */
AnnexaWords *
annexa_words_new (const char *families,
                  const char *language)
{
  AnnexaWords *self = g_new0 (AnnexaWords, 1);

  self->map = pango_cairo_font_map_new ();
  self->language = g_strdup (language);
  self->context = create_context (self, PANGO_DIRECTION_LTR);

  /* Ligatures would split the font in two subsets and hide letters from those who search or listen. */
  self->features = pango_attr_list_new ();
  pango_attr_list_insert (self->features, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  self->families = g_strdup (families);
  self->faces = g_array_new (FALSE, FALSE, sizeof (Face));
  g_array_set_clear_func (self->faces, clear_face);
  self->fonts = g_array_new (FALSE, FALSE, sizeof (Font));
  g_array_set_clear_func (self->fonts, clear_font);
  self->n_places = FEWEST_PLACES;
  self->words = g_new0 (AnnexaWord *, self->n_places);
  self->scaled = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) cairo_scaled_font_destroy);
  return self;
}

static void
forget (AnnexaWords *self)
{
  for (guint i = 0; i < self->n_places; i++)
    g_clear_pointer (&self->words[i], free_word);
  self->n_words = 0;
  for (guint i = 0; i < self->faces->len; i++)
    g_array_index (self->faces, Face, i).space = NULL;
}

/**
 * annexa_words_free:
 * @self: (transfer full): a cache
 */
void
annexa_words_free (AnnexaWords *self)
{
  forget (self);
  g_free (self->words);
  g_hash_table_unref (self->scaled);
  g_array_unref (self->faces);
  g_array_unref (self->fonts);
  pango_attr_list_unref (self->features);
  g_object_unref (self->context);
  g_clear_object (&self->from_right);
  g_free (self->language);
  g_object_unref (self->map);
  g_free (self->families);
  g_free (self);
}

/**
 * annexa_words_get_context:
 * @self: a cache
 * @direction: from where a text is read that does not say so itself
 *
 * Returns: (transfer none): for texts of other scripts, which Pango lays out
 */
PangoContext *
annexa_words_get_context (AnnexaWords   *self,
                          PangoDirection direction)
{
  if (direction != PANGO_DIRECTION_RTL)
    return self->context;

  if (self->from_right == NULL)
    self->from_right = create_context (self, PANGO_DIRECTION_RTL);
  return self->from_right;
}

static gboolean
has_family (AnnexaWords *self,
            const char  *name)
{
  g_autofree PangoFontFamily **families = NULL;
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  int n_families;
  gboolean found = FALSE;

  pango_font_map_list_families (self->map, &families, &n_families);
  for (int i = 0; i < n_families && !found; i++)
    {
      g_autofree char *family = g_utf8_casefold (pango_font_family_get_name (families[i]), -1);

      found = g_str_equal (family, wanted);
    }
  return found;
}

/**
 * annexa_words_find_missing_font:
 * @self: a cache
 *
 * All fonts of a computer are looked through only where a report does not have the usual one.
 *
 * Returns: (transfer full) (nullable): the first of the families, when it is not on this computer
 */
char *
annexa_words_find_missing_font (AnnexaWords *self)
{
  PangoFontDescription *description = pango_font_description_from_string (self->families);
  const char *families = pango_font_description_get_family (description);
  g_autofree char *first = families != NULL ? g_strndup (families, strcspn (families, ",")) : NULL;

  pango_font_description_free (description);
  if (first != NULL && *first != '\0' && !g_str_equal (self->families, ANNEXA_PAPER_FONT) && !has_family (self, first))
    return g_steal_pointer (&first);

  return NULL;
}

static PangoFontDescription *
describe (AnnexaWords *self,
          double       size,
          gboolean     bold,
          gboolean     italic)
{
  PangoFontDescription *description = pango_font_description_from_string (self->families);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

static guint
get_face (AnnexaWords *self,
          gboolean     bold,
          gboolean     italic)
{
  Face face = { bold, italic, NULL, 0, 0, NULL };
  PangoFontMetrics *metrics;

  for (guint i = 0; i < self->faces->len; i++)
    {
      const Face *known = &g_array_index (self->faces, Face, i);

      if (!known->bold == !bold && !known->italic == !italic)
        return i;
    }

  face.description = describe (self, ANNEXA_SHAPED_SIZE, bold, italic);
  metrics = pango_context_get_metrics (self->context, face.description, NULL);
  face.ascent = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  face.descent = pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  g_array_append_val (self->faces, face);
  return self->faces->len - 1;
}

static const Font *
get_font (AnnexaWords *self,
          guint        font)
{
  return &g_array_index (self->fonts, Font, font);
}

static Face *
get_face_of (AnnexaWords *self,
             guint        font)
{
  return &g_array_index (self->faces, Face, get_font (self, font)->face);
}

/**
 * annexa_words_get_font:
 * @self: a cache
 * @size: in points
 * @bold: whether it is bold
 * @italic: whether it is slanted
 *
 * Returns: the number of the font
 */
guint
annexa_words_get_font (AnnexaWords *self,
                       double       size,
                       gboolean     bold,
                       gboolean     italic)
{
  Font font = { .size = size };

  for (guint i = 0; i < self->fonts->len; i++)
    {
      const Face *face = get_face_of (self, i);

      if (ABS (get_font (self, i)->size - size) < 0.001 && !face->bold == !bold && !face->italic == !italic)
        return i;
    }

  font.face = get_face (self, bold, italic);
  font.description = describe (self, size, bold, italic);
  g_array_append_val (self->fonts, font);
  return self->fonts->len - 1;
}

/**
 * annexa_words_describe:
 * @self: a cache
 * @font: a number from annexa_words_get_font()
 *
 * Returns: (transfer none): which font that is, for texts that Pango lays out
 */
const PangoFontDescription *
annexa_words_describe (AnnexaWords *self,
                       guint        font)
{
  return get_font (self, font)->description;
}

/**
 * annexa_words_get_scale:
 * @self: a cache
 * @font: a number from annexa_words_get_font()
 *
 * Returns: how much larger than its words the font is
 */
double
annexa_words_get_scale (AnnexaWords *self,
                        guint        font)
{
  return get_font (self, font)->size / ANNEXA_SHAPED_SIZE;
}

/**
 * annexa_words_get_extents:
 * @self: a cache
 * @font: a number from annexa_words_get_font()
 * @ascent: (out): how far its letters reach above the line, in points
 * @descent: (out): how far they reach below it
 */
void
annexa_words_get_extents (AnnexaWords *self,
                          guint        font,
                          double      *ascent,
                          double      *descent)
{
  const Face *face = get_face_of (self, font);

  *ascent = face->ascent * annexa_words_get_scale (self, font);
  *descent = face->descent * annexa_words_get_scale (self, font);
}

static cairo_scaled_font_t *
get_scaled_font (AnnexaWords *self,
                 PangoFont   *font)
{
  cairo_scaled_font_t *scaled = g_hash_table_lookup (self->scaled, font);

  if (scaled == NULL)
    {
      scaled = cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
      g_hash_table_insert (self->scaled, g_object_ref (font), scaled);
    }
  return scaled;
}

typedef struct
{
  GArray *glyphs;
  GArray *clusters;
  GArray *parts;
  double x;
} Shaping;

/* What is not seen has no glyph; what the font lacks is its glyph 0, a box. */
static int
add_glyph (Shaping              *shaping,
           const PangoGlyphInfo *info)
{
  cairo_glyph_t glyph = { info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph,
                          shaping->x + info->geometry.x_offset / (double) PANGO_SCALE,
                          info->geometry.y_offset / (double) PANGO_SCALE };

  shaping->x += info->geometry.width / (double) PANGO_SCALE;
  if (info->glyph == PANGO_GLYPH_EMPTY)
    return 0;

  g_array_append_val (shaping->glyphs, glyph);
  return 1;
}

/* A cluster is the smallest number of letters whose glyphs can be told apart from those of their neighbours. */
static void
add_glyphs (Shaping          *shaping,
            PangoGlyphString *string,
            int               length)
{
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      gboolean same = i > 0 && string->log_clusters[i] == string->log_clusters[i - 1];
      int n_glyphs = add_glyph (shaping, info);
      cairo_text_cluster_t cluster = { 0, n_glyphs };
      int end = i + 1;

      if (same)
        {
          g_array_index (shaping->clusters, cairo_text_cluster_t, shaping->clusters->len - 1).num_glyphs += n_glyphs;
          continue;
        }
      while (end < string->num_glyphs && string->log_clusters[end] == string->log_clusters[i])
        end++;
      cluster.num_bytes = (end < string->num_glyphs ? string->log_clusters[end] : length) - string->log_clusters[i];
      g_array_append_val (shaping->clusters, cluster);
    }
}

static void
shape_item (AnnexaWords *self,
            Shaping     *shaping,
            const char  *text,
            PangoItem   *item)
{
  PangoGlyphString *string = pango_glyph_string_new ();
  AnnexaWordPart part = { item->analysis.font, get_scaled_font (self, item->analysis.font), (guint) item->length, 0, 0 };
  guint n_clusters = shaping->clusters->len;
  guint n_glyphs = shaping->glyphs->len;

  pango_shape (text + item->offset, item->length, &item->analysis, string);
  add_glyphs (shaping, string, item->length);
  part.n_glyphs = shaping->glyphs->len - n_glyphs;
  part.n_clusters = shaping->clusters->len - n_clusters;
  g_array_append_val (shaping->parts, part);
  pango_glyph_string_free (string);
}

static AnnexaWord *
shape (AnnexaWords *self,
       guint        face,
       const char  *text,
       guint        length)
{
  AnnexaWord *word = g_new0 (AnnexaWord, 1);
  Shaping shaping = { g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)),
                      g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)),
                      g_array_new (FALSE, FALSE, sizeof (AnnexaWordPart)), 0 };
  GList *items;

  word->text = g_strndup (text, length);
  word->length = length;
  word->face = face;
  pango_context_set_font_description (self->context, g_array_index (self->faces, Face, face).description);
  items = pango_itemize_with_base_dir (self->context, PANGO_DIRECTION_LTR, word->text, 0, (int) length, self->features,
                                       NULL);
  for (GList *item = items; item != NULL; item = item->next)
    shape_item (self, &shaping, word->text, item->data);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);

  word->width = shaping.x;
  word->n_glyphs = shaping.glyphs->len;
  word->n_clusters = shaping.clusters->len;
  word->n_parts = shaping.parts->len;
  word->glyphs = (cairo_glyph_t *) (gpointer) g_array_free (shaping.glyphs, FALSE);
  word->clusters = (cairo_text_cluster_t *) (gpointer) g_array_free (shaping.clusters, FALSE);
  word->parts = (AnnexaWordPart *) (gpointer) g_array_free (shaping.parts, FALSE);
  return word;
}

/* Gives the place of a word, or the empty one where it belongs. */
static AnnexaWord **
find_place (AnnexaWords *self,
            guint        face,
            const char  *text,
            guint        length)
{
  guint i = hash_letters (face, text, length);

  for (;; i++)
    {
      AnnexaWord **place = &self->words[i & (self->n_places - 1)];

      if (*place == NULL
          || ((*place)->length == length && (*place)->face == face && memcmp ((*place)->text, text, length) == 0))
        return place;
    }
}

/* At least half of the places stay empty, so that hardly ever more than one is looked at. */
static void
make_room (AnnexaWords *self)
{
  g_autofree AnnexaWord **words = self->words;
  guint n_places = self->n_places;

  self->n_places *= 2;
  self->words = g_new0 (AnnexaWord *, self->n_places);
  for (guint i = 0; i < n_places; i++)
    if (words[i] != NULL)
      *find_place (self, words[i]->face, words[i]->text, words[i]->length) = words[i];
}

static AnnexaWord *
find_word (AnnexaWords *self,
           guint        face,
           const char  *text,
           guint        length)
{
  AnnexaWord **place = find_place (self, face, text, length);

  if (*place != NULL)
    return *place;

  if (self->n_words >= MOST_WORDS)
    forget (self);
  if (2 * (self->n_words + 1) > self->n_places)
    make_room (self);
  place = find_place (self, face, text, length);
  *place = shape (self, face, text, length);
  self->n_words++;
  return *place;
}

/**
 * annexa_words_get:
 * @self: a cache
 * @font: the number of a font
 * @text: letters of simple scripts
 * @length: how many bytes, at most %ANNEXA_WORD_LONGEST
 *
 * Returns: (transfer none): the word, for annexa_words_get_scale(); valid until the next one is asked for
 */
const AnnexaWord *
annexa_words_get (AnnexaWords *self,
                  guint        font,
                  const char  *text,
                  guint        length)
{
  Face *face = get_face_of (self, font);

  if (length != 1 || *text != ' ')
    return find_word (self, get_font (self, font)->face, text, length);

  if (face->space == NULL)
    face->space = find_word (self, get_font (self, font)->face, text, length);
  return face->space;
}

/**
 * annexa_word_fit:
 * @word: a word
 * @width: how much room there is, in its scale
 * @taken: (out): how much of it the letters take
 *
 * Returns: how many bytes of the word fit; 0 if not even its first letter does
 */
guint
annexa_word_fit (const AnnexaWord *word,
                 double            width,
                 double           *taken)
{
  guint bytes = 0;
  guint glyph = 0;

  *taken = 0;
  for (guint i = 0; i < word->n_clusters; i++)
    {
      double end;

      glyph += (guint) word->clusters[i].num_glyphs;
      end = glyph < word->n_glyphs ? word->glyphs[glyph].x : word->width;
      if (end > width)
        break;
      bytes += (guint) word->clusters[i].num_bytes;
      *taken = end;
    }
  return bytes;
}
