/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

#include "annexa-pdf-fonts.h"
#include "annexa-pdf.h"
#include "annexa-test-document.h"
#include "annexa-test-file.h"
#include "annexa-test.h"

/* A font that says nothing but what its licence allows. */
static hb_face_t *
make_face (const char *table,
           guint       length)
{
  hb_face_t *face = hb_face_builder_create ();
  hb_blob_t *blob = hb_blob_create (table, length, HB_MEMORY_MODE_READONLY, NULL, NULL);

  hb_face_builder_add_table (face, HB_TAG ('O', 'S', '/', '2'), blob);
  hb_blob_destroy (blob);
  return face;
}

static void
test_licences (void)
{
  static const struct
  {
    char licence[2];
    gboolean allowed;
  } cases[] = {
    { { 0, 0 }, TRUE },  /* anything */
    { { 0, 2 }, FALSE }, /* nothing */
    { { 0, 4 }, TRUE },  /* to look at and to print */
    { { 0, 6 }, TRUE },  /* of two answers, the kinder one counts */
    { { 0, 8 }, TRUE },  /* to edit */
    { { 1, 0 }, FALSE }, /* all of the font or nothing */
    { { 2, 4 }, FALSE }, /* pictures of the letters */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char table[10] = { [8] = cases[i].licence[0], cases[i].licence[1] };
      hb_face_t *face = make_face (table, sizeof table);

      g_assert_cmpint (annexa_pdf_may_embed (face), ==, cases[i].allowed);
      hb_face_destroy (face);
    }
}

static void
test_short_licence (void)
{
  hb_face_t *face = make_face ("\0\4\2\2\2\2\2\2\2", 9);

  g_assert_true (annexa_pdf_may_embed (face));
  hb_face_destroy (face);
}

static gboolean
has_coloured_letters (void)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_COLOR, FcTypeBool, FcTrue, NULL);
  FcObjectSet *properties = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found = FcFontList (NULL, wanted, properties);
  gboolean any = found->nfont > 0;

  FcFontSetDestroy (found);
  FcObjectSetDestroy (properties);
  FcPatternDestroy (wanted);
  return any;
}

static char *
write_letters (const char *name,
               const char *text)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  char *path = annexa_test_path (name);

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, text);
  pages = annexa_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_pdf_write (pages, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

/* Coloured letters stay coloured, and are not traced point by point. */
static void
test_coloured_letters (void)
{
  g_autofree char *path = write_letters ("coloured.pdf", "\360\237\231\202 \360\237\224\222");
  g_autofree char *data = NULL;
  gsize length;

  if (!has_coloured_letters ())
    {
      g_test_skip ("there is no font with coloured letters");
      return;
    }
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_nonnull (memmem (data, length, "/Subtype/Image", strlen ("/Subtype/Image")));
  g_assert_cmpuint (length, <, 500000);
}

/* What is written comes out as it was, also for those who read element by element. */
static void
test_read_letters (void)
{
  static const char *const texts[] = {
    "\340\270\231\340\271\211\340\270\263 end", /* Thai: three letters, four glyphs where the font has them */
    "\340\244\225\340\245\215\340\244\267\340\245\207\340\244\244\340\245\215\340\244\260", /* Devanagari */
    "office",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_letters ("letters.pdf", texts[i]);
      g_autofree char *answer = annexa_test_ask ("pdftotext", "-raw", path, "-");
      g_autofree char *elements = annexa_test_ask ("pdfinfo", "-struct-text", path, NULL);

      if (answer == NULL || elements == NULL)
        {
          g_test_skip ("the tool is not installed");
          return;
        }
      g_assert_nonnull (strstr (answer, texts[i]));
      g_assert_nonnull (strstr (elements, texts[i]));
    }
}

static PangoFont *
load_font (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_from_string ("Sans 10");
  PangoFont *font = pango_context_load_font (context, description);

  pango_font_description_free (description);
  g_object_unref (context);
  return font;
}

static guint
get_code (AnnexaPdfFonts *fonts,
          AnnexaPdfFace  *face,
          const char     *text)
{
  AnnexaPdfFace *found = face;
  guint code = annexa_pdf_fonts_get_glyph (fonts, &found, 40, text, (guint) strlen (text))->code;

  g_assert_true (found == face);
  return code;
}

/* A glyph that stands for nothing once, and for several letters next, is two. */
static void
test_meanings (void)
{
  PangoFont *font = load_font ();
  g_autoptr (AnnexaPdfFonts) fonts = annexa_pdf_fonts_new ();
  AnnexaPdfFace *face = annexa_pdf_fonts_get (fonts, font)->face;
  guint nothing = get_code (fonts, face, "");
  guint letters = get_code (fonts, face, "ab");
  guint letter = get_code (fonts, face, "a");

  g_assert_cmpuint (letters, !=, nothing);
  g_assert_cmpuint (letter, !=, nothing);
  g_assert_cmpuint (letter, !=, letters);
  g_assert_cmpuint (get_code (fonts, face, ""), ==, nothing);
  g_assert_cmpuint (get_code (fonts, face, "ab"), ==, letters);
  g_assert_cmpuint (get_code (fonts, face, "a"), ==, letter);
  g_object_unref (font);
}

/* Where there are more meanings than codes of two bytes, a second font has the others, and all are found again. */
static void
test_many_meanings (void)
{
  static const guint n_meanings = 70000;
  static const guint n_glyphs = 500;
  PangoFont *font = load_font ();
  g_autoptr (AnnexaPdfFonts) fonts = annexa_pdf_fonts_new ();
  AnnexaPdfFace *first = annexa_pdf_fonts_get (fonts, font)->face;
  g_autofree char *path = annexa_test_path ("many.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPdfFile) file = annexa_pdf_file_new (path, NULL, &error);
  g_autofree char *resources = NULL;
  guint n_in_first = 0;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n_meanings; i++)
      {
        g_autofree char *text = g_strdup_printf ("%u", i + 1000);
        AnnexaPdfFace *face = first;
        const AnnexaPdfGlyph *glyph
            = annexa_pdf_fonts_get_glyph (fonts, &face, i % n_glyphs, text, (guint) strlen (text));

        g_assert_cmpuint (glyph->code, <=, G_MAXUINT16);
        g_assert_cmpstr (glyph->text, ==, text);
        n_in_first += round == 1 && face == first;
      }
  g_assert_cmpuint (first->glyphs->len, ==, n_in_first);
  g_assert_nonnull (first->more);
  g_assert_cmpuint (first->more->glyphs->len, ==, n_meanings - n_in_first);
  g_assert_true (annexa_pdf_fonts_get (fonts, font)->face == first);
  resources = annexa_pdf_fonts_write (fonts, file);
  g_assert_nonnull (strstr (resources, "/F0 "));
  g_assert_nonnull (strstr (resources, "/F256 "));
  g_object_unref (font);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pdf-fonts/licences", test_licences);
  g_test_add_func ("/pdf-fonts/short-licence", test_short_licence);
  g_test_add_func ("/pdf-fonts/coloured-letters", test_coloured_letters);
  g_test_add_func ("/pdf-fonts/read-letters", test_read_letters);
  g_test_add_func ("/pdf-fonts/meanings", test_meanings);
  g_test_add_func ("/pdf-fonts/many-meanings", test_many_meanings);

  return g_test_run ();
}
