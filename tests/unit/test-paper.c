/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#include "annexa-error.h"
#include "annexa-odt.h"
#include "annexa-pdf.h"
#include "annexa-test-document.h"
#include "annexa-test-file.h"
#include "annexa-test.h"
#include "annexa-xml.h"

/* What people write and what disks do is no reason for a report to go wrong: the same for PDF and ODT. */

#define LONG_WORD 10000
#define MANY_WORDS 3000

static const AnnexaTableColumn columns[] = { { "Reference", 0, 0 }, { "Text", 1, 0 }, { "Number", 0, 1 } };

static AnnexaDocument *
new_document (GBytes     *logo,
              const char *font)
{
  AnnexaDocumentInfo info = {
    .title = "Asset register",
    .organization = "Fjord & Fell Outfitters Ltd",
    .date = "2026-11-23",
    .language = "en",
    .logo = logo,
    .font = font,
    .accent = annexa_palette_get (ANNEXA_PALETTE_PRINT)->accent,
  };
  AnnexaDocument *document = annexa_document_new (&info);

  annexa_document_add_cover (document);
  annexa_document_add_fact (document, "Assets", "1");
  annexa_document_add_contents (document, "Contents");
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (document, 1, "assets", "Assets");
  return document;
}

/* The text as a heading, as a paragraph and in a cell beside empty ones. */
static AnnexaDocument *
make_with_text (const char *text,
                const char *font)
{
  AnnexaDocument *document = new_document (NULL, font);

  annexa_document_add_heading (document, 2, "text", text);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, text);
  annexa_document_begin_facts (document);
  annexa_document_add_fact (document, "Text", text);
  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "One asset.");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, NULL);
  annexa_document_add_cell (document, text);
  annexa_document_add_cell (document, "");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "THE END");
  return document;
}

static AnnexaDocument *
make_control_characters (void)
{
  return make_with_text ("bell\x07 escape\x1b[31m null\x01 delete\x7f broken\xff\xfe tail", NULL);
}

static AnnexaDocument *
make_long_word (void)
{
  g_autofree char *word = g_strnfill (LONG_WORD, 'w');

  return make_with_text (word, NULL);
}

static AnnexaDocument *
make_empty_cells (void)
{
  return make_with_text ("", NULL);
}

static AnnexaDocument *
make_tall_row (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MANY_WORDS; i++)
    g_string_append_printf (text, "word%u ", i);
  return make_with_text (text->str, NULL);
}

static AnnexaDocument *
make_without_logo (void)
{
  return make_with_text ("No logo", NULL);
}

static AnnexaDocument *
make_with_broken_logo (void)
{
  g_autoptr (GBytes) whole = annexa_test_make_logo (120, 40);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  AnnexaDocument *document = new_document (half, NULL);

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "THE END");
  return document;
}

static AnnexaDocument *
make_with_wrong_logo (void)
{
  static const char text[] = "This is no picture.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text);
  AnnexaDocument *document = new_document (bytes, NULL);

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "THE END");
  return document;
}

/* Cantarell has Latin letters and no others, the second is not there, and no font has the last ones: they were dug out on
 * Crete, and nobody can read them. */
static AnnexaDocument *
make_without_glyphs (void)
{
  return make_with_text ("Ελληνικά Кириллица سياسة 安全 \360\220\230\200\360\220\230\201", "Cantarell");
}

static AnnexaDocument *
make_with_unknown_font (void)
{
  return make_with_text ("Ελληνικά Кириллица", "No Such Font, 'Or \"This\" One'");
}

static const struct
{
  const char *name;
  AnnexaDocument *(*make) (void);
  const char *expected; /* a part of the text, in both files */
} cases[] = {
  { "control-characters", make_control_characters, "bell escape[31m null delete" },
  { "long-word", make_long_word, "THE END" },
  { "empty-cells", make_empty_cells, "THE END" },
  { "tall-row", make_tall_row, "word2999" },
  { "no-logo", make_without_logo, "No logo" },
  { "broken-logo", make_with_broken_logo, "THE END" },
  { "wrong-logo", make_with_wrong_logo, "THE END" },
  { "no-glyphs", make_without_glyphs, "Ελληνικά Кириллица" },
  { "unknown-font", make_with_unknown_font, "Ελληνικά Кириллица" },
};

static AnnexaPages *
lay_out (AnnexaDocument *document)
{
  g_autoptr (GError) error = NULL;
  AnnexaPages *pages = annexa_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static gboolean
write_pages (AnnexaPages  *pages,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  return g_str_has_suffix (path, ".pdf")
             ? annexa_pdf_write (pages, path, cancellable, error)
             : annexa_odt_write (annexa_pages_get_document (pages), pages, path, cancellable, error);
}

static void
check_pdf (const char *path,
           const char *expected)
{
  g_autofree char *verdict = annexa_test_ask ("qpdf", "--check", path, NULL);
  g_autofree char *text = annexa_test_ask ("pdftotext", "-raw", path, "-");

  g_assert_true (verdict == NULL || strstr (verdict, "No syntax or stream encoding errors found") != NULL);
  if (text != NULL && strstr (text, expected) == NULL)
    g_error ("“%s” is not in %s", expected, text);
}

static void
check_odt (const char *path,
           const char *expected)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t info;
  g_autofree char *data = NULL;
  g_autoptr (xmlDoc) content = NULL;
  zip_file_t *file;
  xmlChar *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, "content.xml", 0, &info), ==, 0);
  file = zip_fopen (archive, "content.xml", 0);
  data = g_malloc (info.size + 1);
  g_assert_cmpint (zip_fread (file, data, info.size), ==, (zip_int64_t) info.size);
  zip_fclose (file);
  zip_discard (archive);
  content = xmlReadMemory (data, (int) info.size, "content.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (content);
  text = xmlNodeGetContent (xmlDocGetRootElement (content));
  g_assert_nonnull (strstr ((const char *) text, expected));
  xmlFree (text);
}

static void
test_text (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (AnnexaDocument) document = cases[i].make ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *pdf = annexa_test_path ("awkward.pdf");
  g_autofree char *odt = annexa_test_path ("awkward.odt");
  g_autoptr (GError) error = NULL;

  g_assert_true (write_pages (pages, pdf, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (write_pages (pages, odt, NULL, &error));
  g_assert_no_error (error);
  check_pdf (pdf, cases[i].expected);
  check_odt (odt, cases[i].expected);
}

static char *
write_old_file (const char *folder_name,
                const char *ending)
{
  g_autofree char *folder = g_strconcat (folder_name, "-", ending, NULL);
  g_autofree char *name = g_strconcat ("report.", ending, NULL);

  return annexa_test_write_old (folder, name);
}

static void
test_cancelled (gconstpointer ending)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = write_old_file ("cancelled", ending);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_pages (pages, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  annexa_test_assert_old (path);
}

static void
test_full_disk (gconstpointer ending)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *path = write_old_file ("full", ending);
  g_autoptr (GError) error = NULL;

  annexa_test_limit_disk (TRUE);
  g_assert_false (write_pages (pages, path, NULL, &error));
  annexa_test_limit_disk (FALSE);

  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "no space left"));
  g_assert_nonnull (strstr (error->message, "report."));
  annexa_test_assert_old (path);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paper/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text);
    }
  g_test_add_data_func ("/paper/cancelled/pdf", "pdf", test_cancelled);
  g_test_add_data_func ("/paper/cancelled/odt", "odt", test_cancelled);
  g_test_add_data_func ("/paper/full-disk/pdf", "pdf", test_full_disk);
  g_test_add_data_func ("/paper/full-disk/odt", "odt", test_full_disk);

  return g_test_run ();
}
