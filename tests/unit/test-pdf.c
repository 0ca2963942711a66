/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-pages-private.h"
#include "annexa-pdf-file.h"
#include "annexa-pdf.h"
#include "annexa-test-document.h"
#include "annexa-test-file.h"
#include "annexa-test.h"

static AnnexaPages *
lay_out (AnnexaDocument *document)
{
  g_autoptr (GError) error = NULL;
  AnnexaPages *pages = annexa_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static void
write_document (AnnexaDocument *document,
                const char     *path)
{
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_pdf_write (pages, path, NULL, &error));
  g_assert_no_error (error);
}

static char *
write_everything (const char *name)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  char *path = annexa_test_path (name);

  write_document (document, path);
  return path;
}

/* NULL, and the test is skipped, where the tool is not installed. */
static char *
ask_tool (const char *tool,
          const char *option,
          const char *path,
          const char *output)
{
  char *answer = annexa_test_ask (tool, option, path, output);

  if (answer == NULL)
    g_test_skip ("the tool is not installed");
  return answer;
}

static void
assert_in_order (const char        *text,
                 const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (text, parts[i]);

      if (found == NULL)
        g_error ("“%s” is not there, or in another place: %s", parts[i], text);
      text = found + strlen (parts[i]);
    }
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  while ((text = strstr (text, part)) != NULL)
    {
      text += strlen (part);
      n++;
    }
  return n;
}

static void
test_sound (void)
{
  g_autofree char *path = write_everything ("sound.pdf");
  g_autofree char *answer = ask_tool ("qpdf", "--check", path, NULL);

  if (answer != NULL)
    g_assert_nonnull (strstr (answer, "No syntax or stream encoding errors found"));
}

static void
test_random (void)
{
  for (guint32 seed = 100; seed < 108; seed++)
    {
      g_autoptr (AnnexaDocument) document = annexa_test_make_random (seed);
      g_autofree char *path = annexa_test_path ("random.pdf");
      g_autofree char *answer = NULL;

      g_test_message ("seed %u", seed);
      write_document (document, path);
      answer = ask_tool ("qpdf", "--check", path, NULL);
      if (answer == NULL)
        return;
      g_assert_nonnull (strstr (answer, "No syntax or stream encoding errors found"));
    }
}

/* Two headings of one name, one without and one with a wrong one are no reason to write no file. */
static void
test_careless_ids (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autofree char *path = annexa_test_path ("careless.pdf");
  g_autofree char *answer = NULL;

  annexa_document_add_contents (document, "Contents");
  for (guint i = 0; i < 3; i++)
    annexa_document_add_heading (document, 1, i == 0 ? NULL : "twice", "Heading");
  annexa_document_add_heading (document, 1, "it's ä [name]", "Heading");
  annexa_document_add_heading (document, 2, "", "Heading");
  annexa_document_add_link (document, "twice", "A link");
  annexa_document_add_link (document, "it's ä [name]", "Another");
  write_document (document, path);
  answer = ask_tool ("qpdf", "--check", path, NULL);
  if (answer != NULL)
    g_assert_nonnull (strstr (answer, "No syntax or stream encoding errors found"));
}

static void
test_properties (void)
{
  static const char *const parts[] = { "Title:           Statement of Applicability\n",
                                       "Subject:         Which controls apply, why (and how far)",
                                       "Author:          Maren Holt\n",
                                       "Creator:         Annexa",
                                       "Metadata Stream: yes\n",
                                       "Tagged:          yes\n",
                                       NULL };
  g_autofree char *path = write_everything ("properties.pdf");
  g_autofree char *answer = ask_tool ("pdfinfo", "-isodates", path, NULL);
  g_autofree char *metadata = NULL;

  if (answer == NULL)
    return;
  assert_in_order (answer, parts);
  g_assert_nonnull (strstr (answer, "CreationDate:    2026-11-23T12:00:00"));

  metadata = ask_tool ("pdfinfo", "-meta", path, NULL);
  g_assert_nonnull (strstr (metadata, ">Statement of Applicability<"));
  g_assert_nonnull (strstr (metadata, "100 % “true”."));
  g_assert_null (strstr (metadata, "pdfaid"));
  g_assert_null (strstr (metadata, "pdfuaid"));
}

/* Whoever listens hears each cell of each row, in order, and the titles of the columns once. */
static void
test_structure (void)
{
  g_autofree char *path = write_everything ("structure.pdf");
  g_autofree char *answer = ask_tool ("pdfinfo", "-struct-text", path, NULL);
  const char *table = answer;

  if (answer == NULL)
    return;

  for (guint i = 0; i < 93; i++)
    {
      g_autofree char *ref = g_strdup_printf ("\"A.%u.%u\"\n", 5 + i % 4, i);
      g_autofree char *count = g_strdup_printf ("\"%u\"\n", i * 7);
      const char *parts[] = { "TR\n", "TD\n", ref, "TD\n", "TD\n", "TD\n", i % 2 ? "\"Planned\"" : "\"Not applicable\"",
                              "TD\n", "\"Maren Holt\"", "TD\n", count, NULL };

      table = strstr (table, ref);
      g_assert_nonnull (table);
      table -= strlen ("      TR\n        TD\n          ") + 8;
      assert_in_order (table, parts);
      table = strstr (table, count);
    }
  table = strstr (answer, "\"Why it applies\"");
  g_assert_nonnull (table);
  g_assert_null (strstr (table + 1, "\"Why it applies\""));
  /* Header and footer are no part of the text. */
  g_assert_null (strstr (answer, "Page 3 of"));
}

static void
test_reading_order (void)
{
  static const char *const parts[]
      = { "Document\n", "Sect\n",  "Figure\n", "\"Fjord & Fell Outfitters Ltd\"", "\"Statement of Applicability\"",
          "\"1.2\"",    "TOC\n",   "\"Summary\"",      "\"3\"",
          "Sect\n",     "H1",      "\"Summary\"",
          "\"A text that is bold, slanted, dim or missing, Very high and leads to \"",
          "Link",      "\"the controls of the standard \"", "\"on page \"", "Link", "\"5\"", "\" or nowhere.\"",   "H2",
          "Table",      "\"ISO/IEC 27001:2022\"",      "H3",
          "L (block)\n",       "LI",      "Lbl",              "\"•\"",
          "LBody",      "\"A point\"",                 "\"9.\"",
          "Figure",     "Caption", "\"Figure 1. Risks after treatment.\"",
          "Sect\n",     "TH",      "\"Control\"",      "TD",
          "\"Total\"",  "\"Approved by\"",             NULL };
  g_autofree char *path = write_everything ("order.pdf");
  g_autofree char *answer = ask_tool ("pdfinfo", "-struct-text", path, NULL);

  if (answer != NULL)
    assert_in_order (answer, parts);
}

/* Nor are they where Pango sets them. */
static void
test_from_right (void)
{
  static const AnnexaTableColumn columns[] = { { "ضابط", 0, 0 }, { "عنوان", 1, 0 } };
  AnnexaDocumentInfo info = { .title = "بيان", .organization = "شركة", .date = "2026-11-23", .language = "ar",
                              .confidentiality = "سري", .right_to_left = TRUE };
  g_autoptr (AnnexaDocument) document = annexa_document_new (&info);
  g_autofree char *path = annexa_test_path ("right.pdf");
  g_autofree char *answer = NULL;

  annexa_document_add_cover (document);
  annexa_document_begin_table (document, columns, 2, "جدول");
  for (guint i = 0; i < 80; i++)
    {
      annexa_document_begin_row (document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (document, "A.5.1");
      annexa_document_add_cell (document, "سياسات أمن المعلومات");
    }
  write_document (document, path);
  answer = ask_tool ("qpdf", "--check", path, NULL);
  if (answer == NULL)
    return;
  g_clear_pointer (&answer, g_free);
  answer = ask_tool ("pdfinfo", "-struct-text", path, NULL);
  if (answer == NULL)
    return;

  g_assert_nonnull (strstr (answer, "سري"));
  g_assert_null (strstr (strstr (answer, "سري") + 1, "سري"));
  g_assert_nonnull (strstr (answer, "ضابط"));
  g_assert_null (strstr (strstr (answer, "ضابط") + 1, "ضابط"));
}

/* Adds a cell of words that no page can hold, from A0 or B0 on. */
static void
add_tall_cell (AnnexaDocument *document,
               char            letter,
               guint           n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= n_words; i++)
    g_string_append_printf (text, "%c%u ", letter, i);
  annexa_document_add_cell (document, text->str);
}

/* A row that goes on on other pages is one row, and is read cell by cell. */
static void
test_tall_row (void)
{
  static const AnnexaTableColumn columns[] = { { "First", 1, 0 }, { "Second", 1, 0 }, { "Third", 1, 0 } };
  static const char *const parts[]
      = { "TR",  "TH", "TR", "TD", "A0 ", "A3000", "TD", "B0 ", "B2000", "TD", "the only line", "TR", "Next row", NULL };
  AnnexaDocumentInfo info = { .title = "Tall", .organization = "A firm", .date = "2026-11-23", .language = "en" };
  g_autoptr (AnnexaDocument) document = annexa_document_new (&info);
  g_autofree char *path = annexa_test_path ("tall.pdf");
  g_autofree char *answer = NULL;

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "One row is tall.");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  add_tall_cell (document, 'A', 3000);
  add_tall_cell (document, 'B', 2000);
  annexa_document_add_cell (document, "the only line");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    annexa_document_add_cell (document, "Next row");
  write_document (document, path);

  answer = ask_tool ("qpdf", "--check", path, NULL);
  if (answer == NULL)
    return;
  g_assert_nonnull (strstr (answer, "No syntax or stream encoding errors found"));
  g_clear_pointer (&answer, g_free);
  answer = ask_tool ("pdfinfo", "-struct-text", path, NULL);
  if (answer == NULL)
    return;
  assert_in_order (answer, parts);
  g_assert_cmpuint (count (answer, "TR\n"), ==, 3);
  g_assert_cmpuint (count (answer, "TD"), ==, 6);
}

static void
test_text (void)
{
  static const char *const parts[]
      = { "Statement of Applicability", "A text that is bold, slanted, dim or missing, Very high and leads to the",
          "controls of the standard", "Page 3 of ", NULL };
  g_autofree char *path = write_everything ("text.pdf");
  g_autofree char *answer = ask_tool ("pdftotext", "-layout", path, "-");

  if (answer != NULL)
    assert_in_order (answer, parts);
}

static void
test_fonts (void)
{
  g_autofree char *path = write_everything ("fonts.pdf");
  g_autofree char *answer = ask_tool ("pdffonts", "--", path, NULL);
  g_auto (GStrv) lines = answer != NULL ? g_strsplit (answer, "\n", -1) : NULL;

  /* Columns at the end: embedded, subset, unicode, and the number of the object. Drawn letters are only those there are. */
  for (guint i = 2; lines != NULL && lines[i] != NULL && *lines[i] != '\0'; i++)
    if (strstr (lines[i], " yes yes yes ") == NULL && strstr (lines[i], " Type 3            Custom           yes no  yes ") == NULL)
      g_error ("not embedded: %s", lines[i]);
}

/* What those need who do not see the file. */
static void
test_finished (void)
{
  static const char *const expected[] = {
    "/Lang (en)", "/DisplayDocTitle true", "/Alt (Logo of the organization)", "/Scope /Column", "/Scope /Row",
    "/ColSpan 6", "/Summary (Every control \\(with its reasons\\))", "/F 4", "/Contents (Controls)", "/Tabs /S",
  };
  g_autofree char *path = write_everything ("finished.pdf");
  g_autofree char *plain = annexa_test_path ("plain.pdf");
  g_autofree char *answer = ask_tool ("qpdf", "--qdf", path, plain);
  g_autofree char *data = NULL;
  gsize length;

  if (answer == NULL)
    return;
  g_assert_true (g_file_get_contents (plain, &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (memmem (data, length, expected[i], strlen (expected[i])) == NULL)
      g_error ("“%s” is missing", expected[i]);
}

/* Bookmarks and links lead to headings that are there. */
static void
test_targets (void)
{
  static const char *const expected[] = { "/Title (Summary)", "/Title (Risk map)", "/Dest (controls)", "/Dest (summary)" };
  g_autofree char *path = write_everything ("targets.pdf");
  g_autofree char *plain = annexa_test_path ("targets-plain.pdf");
  g_autofree char *answer = ask_tool ("qpdf", "--qdf", path, plain);
  g_autofree char *data = NULL;
  gsize length;

  if (answer == NULL)
    return;
  g_assert_true (g_file_get_contents (plain, &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (memmem (data, length, expected[i], strlen (expected[i])) == NULL)
      g_error ("“%s” is missing", expected[i]);
  g_assert_null (memmem (data, length, "/Dest (nowhere)", strlen ("/Dest (nowhere)")));
}

static void
test_same_bytes (void)
{
  g_autofree char *one = write_everything ("one.pdf");
  g_autofree char *other = write_everything ("other.pdf");
  g_autofree char *one_data = NULL;
  g_autofree char *other_data = NULL;
  gsize one_length;
  gsize other_length;

  g_assert_true (g_file_get_contents (one, &one_data, &one_length, NULL));
  g_assert_true (g_file_get_contents (other, &other_data, &other_length, NULL));
  g_assert_cmpmem (one_data, one_length, other_data, other_length);
}

static gpointer
write_in_thread (gpointer data)
{
  gpointer *arguments = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_pdf_write (arguments[0], arguments[1], NULL, &error));
  g_assert_no_error (error);
  return NULL;
}

/* Whoever looks at a report and exports it twice at once gets two files, each as if it were the only one. */
static void
test_at_once (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *one = annexa_test_path ("at-once-one.pdf");
  g_autofree char *other = annexa_test_path ("at-once-other.pdf");
  gpointer arguments[][2] = { { pages, one }, { pages, other } };
  GThread *thread = g_thread_new ("export", write_in_thread, arguments[0]);
  g_autofree char *one_data = NULL;
  g_autofree char *other_data = NULL;
  gsize one_length;
  gsize other_length;

  write_in_thread (arguments[1]);
  g_thread_join (thread);
  g_assert_true (g_file_get_contents (one, &one_data, &one_length, NULL));
  g_assert_true (g_file_get_contents (other, &other_data, &other_length, NULL));
  g_assert_cmpmem (one_data, one_length, other_data, other_length);
}

static void
assert_no_rest (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (dir)) != NULL)
    if (strstr (found, name) != NULL)
      g_error ("%s was left", found);
}

static void
test_cancelled (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *path = annexa_test_path ("cancelled.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (annexa_pdf_write (pages, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_no_rest (path);
}

static void
test_no_folder (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *folder = annexa_test_path ("no-such-folder");
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_pdf_write (pages, path, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no-such-folder"));
}

static void
write_into_locked_folder (gpointer data)
{
  gpointer *arguments = data;
  g_autofree char *path = g_build_filename (arguments[1], "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_chmod (arguments[1], 0500));
  g_assert_false (annexa_pdf_write (arguments[0], path, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY);
  assert_no_rest (path);
  g_assert_no_errno (g_chmod (arguments[1], 0700));
}

/* The pages are laid out before: looking for fonts in a child that was forked waits for ever now and then, because a thread
 * of Pango that only the parent has was just looking for some, too. */
static void
test_locked_folder (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  g_autofree char *folder = annexa_test_path ("locked");
  gpointer arguments[] = { pages, folder };

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (annexa_test_in_child (write_into_locked_folder, arguments, TRUE));
}

static void
test_quote (void)
{
  static const struct
  {
    const char *text;
    const char *quoted;
  } cases[] = {
    { "", "()" },
    { "Plain", "(Plain)" },
    { "a (b) \\ c", "(a \\(b\\) \\\\ c)" },
    { "ä", "<FEFF00E4>" },
    { "\360\237\224\222", "<FEFFD83DDD12>" },
    { "two\nlines", "<FEFF00740077006F000A006C0069006E00650073>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = annexa_pdf_quote (cases[i].text);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    guint decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 0, 2, "0" },
    { 7, 0, "7" },
    { 120, 0, "120" },
    { 100.5, 2, "100.5" },
    { 0.05, 2, "0.05" },
    { -0.5, 2, "-0.5" },
    { 595.276, 3, "595.276" },
    { 1.999, 2, "2" },
    { -12.344, 2, "-12.34" },
    { 0.004, 2, "0" },
    { NAN, 2, "0" },
    { -INFINITY, 0, "-1000000000" },
    { -0.004, 2, "0" },
    { 1e12, 0, "1000000000" },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (text, 0);
      annexa_pdf_append_number (text, cases[i].number, cases[i].decimals);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_many_rows (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_rows (2000);
  g_autofree char *path = annexa_test_path ("rows.pdf");
  g_autofree char *answer = NULL;

  write_document (document, path);
  answer = ask_tool ("qpdf", "--check", path, NULL);
  if (answer != NULL)
    g_assert_nonnull (strstr (answer, "No syntax or stream encoding errors found"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pdf/sound", test_sound);
  g_test_add_func ("/pdf/random", test_random);
  g_test_add_func ("/pdf/careless-ids", test_careless_ids);
  g_test_add_func ("/pdf/properties", test_properties);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/reading-order", test_reading_order);
  g_test_add_func ("/pdf/from-right", test_from_right);
  g_test_add_func ("/pdf/tall-row", test_tall_row);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/finished", test_finished);
  g_test_add_func ("/pdf/targets", test_targets);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/at-once", test_at_once);
  g_test_add_func ("/pdf/cancelled", test_cancelled);
  g_test_add_func ("/pdf/no-folder", test_no_folder);
  g_test_add_func ("/pdf/locked-folder", test_locked_folder);
  g_test_add_func ("/pdf/quote", test_quote);
  g_test_add_func ("/pdf/numbers", test_numbers);
  g_test_add_func ("/pdf/many-rows", test_many_rows);

  return g_test_run ();
}
