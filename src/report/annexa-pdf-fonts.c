/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "annexa-pdf-fonts.h"

#define OUTLINES HB_TAG ('g', 'l', 'y', 'f')

/* Where a font says what its licence allows: not at all, only all of it, or only pictures of its letters. */
#define LICENCE_OFFSET 8
#define LICENCE_MASK 0xf
#define LICENCE_RESTRICTED 0x2
#define LICENCE_WHOLE 0x100
#define LICENCE_PICTURES 0x200

/* Codes have two bytes; in embedded fonts the first of them is what is missing. What else is used of a font is written as
 * one more font. */
#define MOST_GLYPHS (G_MAXUINT16 - 1)

G_STATIC_ASSERT (MOST_GLYPHS <= ANNEXA_PDF_RESOURCES * ANNEXA_PDF_DRAWINGS);

struct _AnnexaPdfFonts
{
  GPtrArray *faces; /* AnnexaPdfFace */
  GHashTable *fonts; /* PangoFont, held, to AnnexaPdfFont */
};

static void
clear_glyph (gpointer data)
{
  AnnexaPdfGlyph *glyph = data;

  g_free (glyph->text);
}

static void
free_face (gpointer data)
{
  AnnexaPdfFace *face = data;

  g_object_unref (face->font);
  hb_font_destroy (face->hb_font);
  g_array_unref (face->glyphs);
  g_array_unref (face->by_glyph);
  g_free (face);
}

/**
 * annexa_pdf_fonts_new:
 *
 * Returns: (transfer full): no fonts yet
 */
AnnexaPdfFonts *
annexa_pdf_fonts_new (void)
{
  AnnexaPdfFonts *self = g_new0 (AnnexaPdfFonts, 1);

  self->faces = g_ptr_array_new_with_free_func (free_face);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  return self;
}

/**
 * annexa_pdf_fonts_free:
 * @self: (transfer full): the fonts of a file
 *
 * Frees them with what is used of them, and lets go of the fonts of Pango.
 */
void
annexa_pdf_fonts_free (AnnexaPdfFonts *self)
{
  g_ptr_array_unref (self->faces);
  g_hash_table_unref (self->fonts);
  g_free (self);
}

/* Bold that the font does not have is made by drawing thicker letters, which the file of the font does not know. */
static gboolean
is_thickened (PangoFont *font)
{
  FcBool thickened = FcFalse;

  if (PANGO_IS_FC_FONT (font))
    FcPatternGetBool (pango_fc_font_get_pattern (PANGO_FC_FONT (font)), FC_EMBOLDEN, 0, &thickened);
  return thickened;
}

static gboolean
has_outlines (hb_face_t *face)
{
  hb_blob_t *table = hb_face_reference_table (face, OUTLINES);
  gboolean found = hb_blob_get_length (table) > 0;

  hb_blob_destroy (table);
  return found;
}

/**
 * annexa_pdf_may_embed:
 * @face: a font
 *
 * Returns: whether those who made it allow that a file carries a part of it; most do, also by saying nothing
 */
gboolean
annexa_pdf_may_embed (hb_face_t *face)
{
  hb_blob_t *table = hb_face_reference_table (face, HB_TAG ('O', 'S', '/', '2'));
  guint length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (table, &length);
  guint licence = length > LICENCE_OFFSET + 1 ? (guint) data[LICENCE_OFFSET] << 8 | data[LICENCE_OFFSET + 1] : 0;

  hb_blob_destroy (table);
  return (licence & LICENCE_MASK) != LICENCE_RESTRICTED && (licence & (LICENCE_WHOLE | LICENCE_PICTURES)) == 0;
}

/* Fonts that can be made heavier in steps are different ones for each step. */
static gboolean
has_same_variation (hb_font_t *one,
                    hb_font_t *other)
{
  guint n_one;
  guint n_other;
  const int *coordinates = hb_font_get_var_coords_normalized (one, &n_one);
  const int *others = hb_font_get_var_coords_normalized (other, &n_other);

  return n_one == n_other && (n_one == 0 || memcmp (coordinates, others, n_one * sizeof (int)) == 0);
}

static AnnexaPdfFace *
create_face (PangoFont *font)
{
  AnnexaPdfFace *self = g_new0 (AnnexaPdfFace, 1);
  hb_font_t *sized = pango_font_get_hb_font (font);
  hb_face_t *face = hb_font_get_face (sized);
  guint n_coordinates;
  const int *coordinates = hb_font_get_var_coords_normalized (sized, &n_coordinates);

  self->font = g_object_ref (font);
  self->units = hb_face_get_upem (face);
  self->hb_font = hb_font_create (face);
  hb_font_set_scale (self->hb_font, (int) self->units, (int) self->units);
  hb_font_set_var_coords_normalized (self->hb_font, coordinates, n_coordinates);
  self->compact = n_coordinates == 0 && annexa_pdf_has_compact_outlines (face);
  self->embedded = (self->compact || has_outlines (face)) && !is_thickened (font) && !hb_ot_color_has_layers (face)
                   && annexa_pdf_may_embed (face);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (AnnexaPdfGlyph));
  g_array_set_clear_func (self->glyphs, clear_glyph);
  self->by_glyph = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

static AnnexaPdfFace *
add_face (AnnexaPdfFonts *self,
          PangoFont      *font)
{
  AnnexaPdfFace *face = create_face (font);

  face->first_resource = self->faces->len * ANNEXA_PDF_RESOURCES;
  g_ptr_array_add (self->faces, face);
  return face;
}

static AnnexaPdfFace *
get_face (AnnexaPdfFonts *self,
          PangoFont      *font)
{
  hb_font_t *sized = pango_font_get_hb_font (font);
  AnnexaPdfFace *face;

  for (guint i = 0; i < self->faces->len; i++)
    {
      face = self->faces->pdata[i];
      if (hb_font_get_face (face->hb_font) == hb_font_get_face (sized) && has_same_variation (face->hb_font, sized)
          && !is_thickened (face->font) == !is_thickened (font))
        return face;
    }

  return add_face (self, font);
}

/**
 * annexa_pdf_fonts_get:
 * @self: the fonts of a file
 * @font: a font
 *
 * Returns: (transfer none): how the file shows it
 */
const AnnexaPdfFont *
annexa_pdf_fonts_get (AnnexaPdfFonts *self,
                      PangoFont      *font)
{
  AnnexaPdfFont *found = g_hash_table_lookup (self->fonts, font);
  cairo_matrix_t matrix;

  if (found != NULL)
    return found;

  cairo_scaled_font_get_font_matrix (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), &matrix);
  found = g_new0 (AnnexaPdfFont, 1);
  found->face = get_face (self, font);
  found->size = matrix.xx;
  found->slant = matrix.xx > 0 ? -matrix.xy / matrix.xx : 0;
  g_hash_table_insert (self->fonts, g_object_ref (font), found);
  return found;
}

static gboolean
means (const AnnexaPdfGlyph *glyph,
       gunichar              character,
       const char           *text,
       guint                 length)
{
  if (character != 0 || length == 0)
    return glyph->character == character && glyph->text == NULL;

  return glyph->text != NULL && strncmp (glyph->text, text, length) == 0 && glyph->text[length] == '\0';
}

static guint
add_glyph (AnnexaPdfFace *self,
           guint          glyph,
           gunichar       character,
           const char    *text,
           guint          length)
{
  AnnexaPdfGlyph added = { .glyph = glyph, .character = character };

  if (character == 0 && length > 0)
    added.text = g_strndup (text, length);
  added.next = g_array_index (self->by_glyph, guint, glyph);
  /* In embedded fonts, 0 is what is missing. */
  added.code = self->embedded ? self->glyphs->len + 1 : self->glyphs->len;
  added.width = hb_font_get_glyph_h_advance (self->hb_font, glyph) * 1000.0 / self->units;
  g_array_append_val (self->glyphs, added);
  return self->glyphs->len;
}

/* The number of a glyph that means the same, from 1; 0 where the face has none. */
static guint
find_glyph (const AnnexaPdfFace *self,
            guint                glyph,
            gunichar             character,
            const char          *text,
            guint                length)
{
  guint number = glyph < self->by_glyph->len ? g_array_index (self->by_glyph, guint, glyph) : 0;

  while (number > 0 && !means (&g_array_index (self->glyphs, AnnexaPdfGlyph, number - 1), character, text, length))
    number = g_array_index (self->glyphs, AnnexaPdfGlyph, number - 1).next;
  return number;
}

/**
 * annexa_pdf_fonts_get_glyph:
 * @self: the fonts of a file
 * @face: (inout): a face; the one that has the glyph, where the file needs more than one for all glyphs
 * @glyph: the number of a glyph
 * @text: what it means
 * @length: how many bytes; none when another glyph says it
 *
 * Returns: (transfer none): the glyph, valid until the next one is asked for
 */
const AnnexaPdfGlyph *
annexa_pdf_fonts_get_glyph (AnnexaPdfFonts *self,
                            AnnexaPdfFace **face,
                            guint           glyph,
                            const char     *text,
                            guint           length)
{
  gunichar character = length > 0 && length == (guint) g_utf8_skip[(guchar) *text] ? g_utf8_get_char (text) : 0;
  guint number;

  while ((number = find_glyph (*face, glyph, character, text, length)) == 0 && (*face)->glyphs->len == MOST_GLYPHS)
    {
      if ((*face)->more == NULL)
        (*face)->more = add_face (self, (*face)->font);
      *face = (*face)->more;
    }
  if (number == 0)
    {
      if (glyph >= (*face)->by_glyph->len)
        g_array_set_size ((*face)->by_glyph, glyph + 1);
      number = add_glyph (*face, glyph, character, text, length);
      g_array_index ((*face)->by_glyph, guint, glyph) = number;
    }
  return &g_array_index ((*face)->glyphs, AnnexaPdfGlyph, number - 1);
}

/* Writing. */

static void
append_meaning (GString              *map,
                const AnnexaPdfGlyph *glyph,
                guint                 code_size)
{
  g_autofree gunichar2 *wide = glyph->text != NULL ? g_utf8_to_utf16 (glyph->text, -1, NULL, NULL, NULL)
                                                   : g_ucs4_to_utf16 (&glyph->character, 1, NULL, NULL, NULL);

  g_string_append_printf (map, "<%0*X> <", (int) code_size * 2,
                          code_size == 1 ? glyph->code % ANNEXA_PDF_DRAWINGS : glyph->code);
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    g_string_append_printf (map, "%04X", *p);
  g_string_append (map, ">\n");
}

/**
 * annexa_pdf_face_add_meanings:
 * @self: a face
 * @file: where to write
 * @first: the number of the first glyph
 * @n_glyphs: how many
 * @code_size: how many bytes each has in texts
 *
 * Writes what glyphs mean for those who search, copy or listen.
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_face_add_meanings (AnnexaPdfFace *self,
                              AnnexaPdfFile *file,
                              guint          first,
                              guint          n_glyphs,
                              guint          code_size)
{
  static const guint most = 100; /* in one list, as the format wants it */
  g_autoptr (GString) map = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                          "1 begincodespacerange\n");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_string_append (map, code_size == 1 ? "<00> <FF>\nendcodespacerange\n" : "<0000> <FFFF>\nendcodespacerange\n");
  for (guint i = first; i < first + n_glyphs; i++)
    {
      AnnexaPdfGlyph *glyph = &g_array_index (self->glyphs, AnnexaPdfGlyph, i);

      if (glyph->character != 0 || glyph->text != NULL)
        g_ptr_array_add (known, glyph);
    }
  for (guint i = 0; i < known->len; i++)
    {
      if (i % most == 0)
        g_string_append_printf (map, "%u beginbfchar\n", MIN (most, known->len - i));
      append_meaning (map, known->pdata[i], code_size);
      if (i % most == most - 1 || i + 1 == known->len)
        g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return annexa_pdf_file_add_stream (file, "", map->str, map->len);
}

static void
write_drawings (AnnexaPdfFace *face,
                AnnexaPdfFile *file,
                GString       *resources)
{
  for (guint i = 0; i < face->glyphs->len; i += ANNEXA_PDF_DRAWINGS)
    g_string_append_printf (resources, "/F%u %u 0 R", face->first_resource + i / ANNEXA_PDF_DRAWINGS,
                            annexa_pdf_face_draw (face, file, i));
}

/**
 * annexa_pdf_fonts_write:
 * @self: the fonts of a file
 * @file: where to write
 *
 * Returns: (transfer full): for the resources of pages
 */
char *
annexa_pdf_fonts_write (AnnexaPdfFonts *self,
                        AnnexaPdfFile  *file)
{
  GString *resources = g_string_new ("/Font<<");

  for (guint i = 0; i < self->faces->len && !annexa_pdf_file_has_failed (file); i++)
    {
      AnnexaPdfFace *face = self->faces->pdata[i];

      if (face->embedded)
        g_string_append_printf (resources, "/F%u %u 0 R", face->first_resource, annexa_pdf_face_embed (face, file));
      else
        write_drawings (face, file, resources);
    }
  return g_string_free (g_string_append (resources, ">>"), FALSE);
}
