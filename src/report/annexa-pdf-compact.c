/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-fonts.h"

/* Fonts with compact outlines, such as Cantarell: glyphs are known by names, or by numbers of a collection of letters
 * for Chinese, Japanese and Korean. The latter are drawn instead of embedded. */

#define COMPACT HB_TAG ('C', 'F', 'F', ' ')

/* In a list of properties, the first one of a font whose glyphs have such numbers. */
#define COLLECTION_ESCAPE 12
#define COLLECTION 30

typedef struct
{
  const guint8 *data;
  guint length;
  guint position;
} Reader;

static guint
read_number (Reader *self,
             guint   size)
{
  guint number = 0;

  for (; size > 0; size--)
    number = number << 8 | (self->position < self->length ? self->data[self->position++] : 0);
  return number;
}

/* Moves behind a list of items, and says where the first of them begins. */
static guint
skip_list (Reader *self)
{
  guint count = read_number (self, 2);
  guint size = count > 0 ? read_number (self, 1) : 0;
  guint start = self->position + (count + 1) * size - 1;
  guint first = 0;
  guint end = 0;

  if (count == 0 || size > 4)
    return self->position;

  for (guint i = 0; i <= count && self->position < self->length; i++)
    {
      end = read_number (self, size);
      if (i == 0)
        first = end;
    }
  self->position = start + end;
  return start + first;
}

static void
skip_operand (Reader *self)
{
  guint first = read_number (self, 1);

  if (first == 28)
    read_number (self, 2);
  else if (first == 29)
    read_number (self, 4);
  else if (first >= 247)
    read_number (self, 1);
}

/**
 * annexa_pdf_has_compact_outlines:
 * @face: a font
 *
 * Returns: whether it has outlines of the compact kind, and its glyphs have no numbers of a collection
 */
gboolean
annexa_pdf_has_compact_outlines (hb_face_t *face)
{
  hb_blob_t *table = hb_face_reference_table (face, COMPACT);
  Reader reader = { 0 };
  gboolean named = FALSE;

  reader.data = (const guint8 *) hb_blob_get_data (table, &reader.length);
  if (reader.length > 4)
    {
      reader.position = reader.data[2];
      skip_list (&reader);
      reader.position = skip_list (&reader);
      while (reader.position < reader.length && reader.data[reader.position] >= 28)
        skip_operand (&reader);
      named = read_number (&reader, 1) != COLLECTION_ESCAPE || read_number (&reader, 1) != COLLECTION;
    }
  hb_blob_destroy (table);
  return named;
}

/**
 * annexa_pdf_add_compact:
 * @file: where to write
 * @face: a font with compact outlines
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_add_compact (AnnexaPdfFile *file,
                        hb_face_t     *face)
{
  hb_blob_t *table = hb_face_reference_table (face, COMPACT);
  guint length;
  const char *data = hb_blob_get_data (table, &length);
  guint number = annexa_pdf_file_add_stream (file, "/Subtype/CIDFontType0C", data, length);

  hb_blob_destroy (table);
  return number;
}

/**
 * annexa_pdf_face_add_encoding:
 * @self: a face
 * @file: where to write
 * @map: (nullable): from the glyphs of the face to those that were written
 *
 * Says which glyph each code is, for fonts that have no table of that.
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_face_add_encoding (AnnexaPdfFace  *self,
                              AnnexaPdfFile  *file,
                              const hb_map_t *map)
{
  static const guint most = 100; /* in one list, as the format wants it */
  g_autoptr (GString) text = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                           "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                                           "def\n/CMapName /Glyphs def\n/CMapType 1 def\n"
                                           "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const AnnexaPdfGlyph *glyph = &g_array_index (self->glyphs, AnnexaPdfGlyph, i);

      if (i % most == 0)
        g_string_append_printf (text, "%u begincidchar\n", MIN (most, self->glyphs->len - i));
      g_string_append_printf (text, "<%04X> %u\n", glyph->code, annexa_pdf_glyph_get_number (glyph, map));
      if (i % most == most - 1 || i + 1 == self->glyphs->len)
        g_string_append (text, "endcidchar\n");
    }
  g_string_append (text, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return annexa_pdf_file_add_stream (file,
                                     "/Type/CMap/CMapName/Glyphs"
                                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                                     text->str, text->len);
}
