/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <hb.h>
#include <pango/pangocairo.h>

#include "annexa-pdf-file.h"

G_BEGIN_DECLS

/**
 * AnnexaPdfGlyph:
 * @glyph: its number in the font
 * @character: what it means, or 0 when that is no character or more than one
 * @text: (nullable): what it means when that is more than one character
 * @next: the number of the next one of the same glyph that means something else, from 1
 * @code: what it is in texts of the file
 * @width: how far it is to the next, in thousandths of the size
 *
 * A glyph of a font as it is used in a file. One that means two things is two of them, so that whoever searches or
 * copies finds what was written.
 */
typedef struct
{
  guint glyph;
  gunichar character;
  char *text;
  guint next;
  guint code;
  double width;
} AnnexaPdfGlyph;

/**
 * AnnexaPdfFace:
 * @font: one of its sizes
 * @hb_font: for its measures, as large as it was drawn
 * @units: how large it was drawn
 * @embedded: whether its outlines are written as the font has them; if not, as drawings
 * @compact: whether they are of the compact kind
 * @first_resource: the number under which pages know it, or the first of them
 * @glyphs: (element-type AnnexaPdfGlyph): what is used of it
 * @by_glyph: (element-type guint): for each glyph, the number of what it means, from 1
 * @more: (nullable): the face that has what this one has no codes for
 *
 * A font in any size.
 */
typedef struct _AnnexaPdfFace AnnexaPdfFace;

struct _AnnexaPdfFace
{
  PangoFont *font;
  hb_font_t *hb_font;
  guint units;
  gboolean embedded;
  gboolean compact;
  guint first_resource;
  GArray *glyphs;
  GArray *by_glyph;
  AnnexaPdfFace *more;
};

/**
 * AnnexaPdfFont:
 * @face: what it looks like
 * @size: in points
 * @slant: how far its letters lean to the right
 *
 * A font in one size.
 */
typedef struct
{
  AnnexaPdfFace *face;
  double size;
  double slant;
} AnnexaPdfFont;

/* Drawings of letters have codes of one byte, so that there are so many in a font. */
#define ANNEXA_PDF_DRAWINGS 256

/* One face has no more fonts in a file than this. */
#define ANNEXA_PDF_RESOURCES 256

/**
 * AnnexaPdfFonts:
 *
 * The fonts of a file, and what is used of them.
 */
typedef struct _AnnexaPdfFonts AnnexaPdfFonts;

AnnexaPdfFonts       *annexa_pdf_fonts_new      (void);
void                  annexa_pdf_fonts_free     (AnnexaPdfFonts *self);
const AnnexaPdfFont  *annexa_pdf_fonts_get      (AnnexaPdfFonts *self,
                                                 PangoFont      *font);
const AnnexaPdfGlyph *annexa_pdf_fonts_get_glyph (AnnexaPdfFonts *self,
                                                  AnnexaPdfFace **face,
                                                  guint           glyph,
                                                  const char     *text,
                                                  guint           length);
char                 *annexa_pdf_fonts_write    (AnnexaPdfFonts *self,
                                                 AnnexaPdfFile  *file);

/* Each gives the number of the object, or 0 when the font cannot be written that way. */
guint annexa_pdf_face_embed      (AnnexaPdfFace   *self,
                                  AnnexaPdfFile   *file);
guint annexa_pdf_face_draw       (AnnexaPdfFace   *self,
                                  AnnexaPdfFile   *file,
                                  guint            first);
guint annexa_pdf_face_add_meanings (AnnexaPdfFace *self,
                                  AnnexaPdfFile   *file,
                                  guint            first,
                                  guint            n_glyphs,
                                  guint            code_size);
gboolean annexa_pdf_may_embed    (hb_face_t       *face);
gboolean annexa_pdf_has_compact_outlines (hb_face_t *face);
guint annexa_pdf_add_compact     (AnnexaPdfFile   *file,
                                  hb_face_t       *face);
guint annexa_pdf_face_add_encoding (AnnexaPdfFace *self,
                                  AnnexaPdfFile   *file,
                                  const hb_map_t  *map);
guint annexa_pdf_glyph_get_number (const AnnexaPdfGlyph *self,
                                  const hb_map_t  *map);
guint annexa_pdf_add_picture     (AnnexaPdfFile   *file,
                                  cairo_surface_t *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfFonts, annexa_pdf_fonts_free)

G_END_DECLS
