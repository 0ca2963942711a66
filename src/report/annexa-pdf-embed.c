/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "annexa-pdf-fonts.h"

#define HEAD HB_TAG ('h', 'e', 'a', 'd')

/* Where the box around all glyphs stands in the head of a font. */
#define BOX_OFFSET 36

/* What is only needed to find out which glyphs a text has, or what a font is called. */
static const hb_tag_t needless[] = {
  HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('B', 'A', 'S', 'E'),
  HB_TAG ('J', 'S', 'T', 'F'), HB_TAG ('M', 'A', 'T', 'H'), HB_TAG ('k', 'e', 'r', 'n'), HB_TAG ('k', 'e', 'r', 'x'),
  HB_TAG ('m', 'o', 'r', 'x'), HB_TAG ('S', 'T', 'A', 'T'), HB_TAG ('n', 'a', 'm', 'e'), HB_TAG ('p', 'o', 's', 't'),
  HB_TAG ('O', 'S', '/', '2'), HB_TAG ('c', 'm', 'a', 'p'), HB_TAG ('D', 'S', 'I', 'G'), HB_TAG ('g', 'a', 's', 'p'),
  HB_TAG ('v', 'h', 'e', 'a'), HB_TAG ('v', 'm', 't', 'x'), HB_TAG ('V', 'O', 'R', 'G'), HB_TAG ('h', 'd', 'm', 'x'),
  HB_TAG ('V', 'D', 'M', 'X'), HB_TAG ('L', 'T', 'S', 'H'), HB_TAG ('m', 'e', 't', 'a'), HB_TAG ('C', 'O', 'L', 'R'),
  HB_TAG ('C', 'P', 'A', 'L'),
};

/* A font that can be made heavier in steps is written as it is in this one. */
static void
pin_variation (AnnexaPdfFace     *self,
               hb_subset_input_t *input)
{
  hb_face_t *face = hb_font_get_face (self->hb_font);
  guint n_coordinates;
  const float *coordinates = hb_font_get_var_coords_design (self->hb_font, &n_coordinates);
  guint n_axes = hb_ot_var_get_axis_count (face);
  g_autofree hb_ot_var_axis_info_t *axes = g_new0 (hb_ot_var_axis_info_t, n_axes);

  hb_ot_var_get_axis_infos (face, 0, &n_axes, axes);
  for (guint i = 0; i < n_axes; i++)
    hb_subset_input_pin_axis_location (input, face, axes[i].tag,
                                       i < n_coordinates ? coordinates[i] : axes[i].default_value);
}

static hb_subset_plan_t *
plan_subset (AnnexaPdfFace *self)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_subset_plan_t *plan;

  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  for (guint i = 0; i < G_N_ELEMENTS (needless); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), needless[i]);
  for (guint i = 0; i < self->glyphs->len; i++)
    hb_set_add (hb_subset_input_glyph_set (input), g_array_index (self->glyphs, AnnexaPdfGlyph, i).glyph);
  pin_variation (self, input);
  plan = hb_subset_plan_create_or_fail (hb_font_get_face (self->hb_font), input);
  hb_subset_input_destroy (input);
  return plan;
}

static guint
add_font_file (AnnexaPdfFile *file,
               hb_face_t     *face)
{
  hb_blob_t *blob = hb_face_reference_blob (face);
  guint length;
  const char *data = hb_blob_get_data (blob, &length);
  g_autofree char *entries = g_strdup_printf ("/Length1 %u", length);
  guint number = annexa_pdf_file_add_stream (file, entries, data, length);

  hb_blob_destroy (blob);
  return number;
}

/* The number of a glyph in the font that was written. */
guint
annexa_pdf_glyph_get_number (const AnnexaPdfGlyph *self,
                             const hb_map_t       *map)
{
  if (map == NULL)
    return self->glyph;
  return hb_map_has (map, self->glyph) ? hb_map_get (map, self->glyph) : 0;
}

/* Which glyph of the font that was written each code is. */
static guint
add_codes (AnnexaPdfFace  *self,
           AnnexaPdfFile  *file,
           const hb_map_t *map)
{
  g_autoptr (GByteArray) codes = g_byte_array_new ();

  g_byte_array_append (codes, (const guint8[]){ 0, 0 }, 2);
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      guint glyph = annexa_pdf_glyph_get_number (&g_array_index (self->glyphs, AnnexaPdfGlyph, i), map);

      g_byte_array_append (codes, (const guint8[]){ (guint8) (glyph >> 8), (guint8) glyph }, 2);
    }
  return annexa_pdf_file_add_stream (file, "", codes->data, codes->len);
}

/* “AAAAAB+NotoSans-Bold”: that what follows is not all of the font is said by letters in front of its name. */
static char *
make_name (AnnexaPdfFace *self)
{
  GString *name = g_string_new ("AAAAAA+");
  char own[128] = "";
  guint length = sizeof own;

  for (guint i = self->first_resource / ANNEXA_PDF_RESOURCES, j = 6; i > 0 && j > 0; i /= 26)
    name->str[--j] = (char) ('A' + i % 26);
  hb_ot_name_get_utf8 (hb_font_get_face (self->hb_font), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length,
                       own);
  for (const char *p = own; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (name, *p);
  if (*own == '\0')
    g_string_append (name, "Font");
  return g_string_free (name, FALSE);
}

static void
append_box (AnnexaPdfFace *self,
            GString       *text)
{
  hb_blob_t *head = hb_face_reference_table (hb_font_get_face (self->hb_font), HEAD);
  guint length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (head, &length);

  g_string_append (text, "/FontBBox[");
  for (guint i = BOX_OFFSET; i < BOX_OFFSET + 8; i += 2)
    {
      gint16 side = length > i + 1 ? (gint16) (data[i] << 8 | data[i + 1]) : 0;

      annexa_pdf_append_number (text, side * 1000.0 / self->units, 0);
      g_string_append_c (text, ' ');
    }
  g_string_append_c (text, ']');
  hb_blob_destroy (head);
}

static void
append_measure (AnnexaPdfFace *self,
                GString       *text,
                const char    *name,
                hb_position_t  measure)
{
  g_string_append (text, name);
  annexa_pdf_append_number (text, measure * 1000.0 / self->units, 0);
}

static guint
add_descriptor (AnnexaPdfFace *self,
                AnnexaPdfFile *file,
                const char    *name,
                hb_face_t     *face)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint font = self->compact ? annexa_pdf_add_compact (file, face) : add_font_file (file, face);
  hb_font_extents_t extents = { 0 };
  hb_position_t capitals = 0;

  hb_font_get_h_extents (self->hb_font, &extents);
  hb_ot_metrics_get_position (self->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  g_string_printf (text, "<</Type/FontDescriptor/FontName/%s/Flags 4/ItalicAngle 0/StemV 80/FontFile%d %u 0 R", name,
                   self->compact ? 3 : 2, font);
  append_box (self, text);
  append_measure (self, text, "/Ascent ", extents.ascender);
  append_measure (self, text, "/Descent ", extents.descender);
  append_measure (self, text, "/CapHeight ", capitals > 0 ? capitals : extents.ascender);
  g_string_append (text, ">>");
  return annexa_pdf_file_add (file, text->str);
}

/* Widths are those of codes where these are numbers of their own, and of glyphs where an encoding leads to them. */
static void
append_widths (AnnexaPdfFace  *self,
               const hb_map_t *map,
               GString        *text)
{
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const AnnexaPdfGlyph *glyph = &g_array_index (self->glyphs, AnnexaPdfGlyph, i);

      annexa_pdf_append_number (text, self->compact ? annexa_pdf_glyph_get_number (glyph, map) : glyph->code, 0);
      g_string_append_c (text, '[');
      annexa_pdf_append_number (text, glyph->width, 2);
      g_string_append_c (text, ']');
    }
}

static guint
add_descendant (AnnexaPdfFace  *self,
                AnnexaPdfFile  *file,
                const char     *name,
                guint           descriptor,
                const hb_map_t *map)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                   "/Supplement 0>>/FontDescriptor %u 0 R/DW 0/W[",
                   self->compact ? 0 : 2, name, descriptor);
  append_widths (self, map, text);
  g_string_append_c (text, ']');
  if (!self->compact)
    g_string_append_printf (text, "/CIDToGIDMap %u 0 R", add_codes (self, file, map));
  g_string_append (text, ">>");
  return annexa_pdf_file_add (file, text->str);
}

static guint
add_font (AnnexaPdfFace  *self,
          AnnexaPdfFile  *file,
          hb_face_t      *face,
          const hb_map_t *map)
{
  g_autofree char *name = make_name (self);
  g_autofree char *encoding = self->compact
                                  ? g_strdup_printf (" %u 0 R", annexa_pdf_face_add_encoding (self, file, map))
                                  : g_strdup ("/Identity-H");
  guint descendant = add_descendant (self, file, name, add_descriptor (self, file, name, face), map);
  g_autofree char *entries
      = g_strdup_printf ("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding%s/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                         name, encoding, descendant,
                         annexa_pdf_face_add_meanings (self, file, 0, self->glyphs->len, 2));

  return annexa_pdf_file_add (file, entries);
}

/**
 * annexa_pdf_face_embed:
 * @self: a face with outlines of the kind that can be embedded
 * @file: where to write
 *
 * Writes as much of a font as is used, or all of it where it cannot be made smaller.
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_face_embed (AnnexaPdfFace *self,
                       AnnexaPdfFile *file)
{
  hb_subset_plan_t *plan = plan_subset (self);
  hb_face_t *face = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;
  guint number = face != NULL ? add_font (self, file, face, hb_subset_plan_old_to_new_glyph_mapping (plan))
                              : add_font (self, file, hb_font_get_face (self->hb_font), NULL);

  hb_face_destroy (face);
  hb_subset_plan_destroy (plan);
  return number;
}
