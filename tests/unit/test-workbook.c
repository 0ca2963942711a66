/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>
#include <zip.h>

#include "annexa-csv-reader.h"
#include "annexa-error.h"
#include "annexa-import.h"
#include "annexa-sheet-cells-private.h"
#include "annexa-spreadsheet.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"
#include "annexa-workbook.h"
#include "annexa-zip-writer.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

/* A package of parts: path, contents, …, NULL. */
static GBytes *
pack (const char *first,
      ...)
{
  g_autoptr (AnnexaZipWriter) zip = annexa_zip_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  GBytes *package;
  va_list parts;

  va_start (parts, first);
  for (const char *path = first; path != NULL; path = va_arg (parts, const char *))
    {
      const char *contents = va_arg (parts, const char *);
      g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));

      annexa_zip_writer_add (zip, path, bytes, TRUE);
    }
  va_end (parts);
  package = annexa_zip_writer_finish (zip, &error);
  g_assert_no_error (error);
  return package;
}

#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION_TO(id, type, target)                                                                                  \
  "<Relationship Id=\"" id "\" Type=\"" RELATION "/" type "\" Target=\"" target "\"/>"

/* @book: attributes of the workbook; @styles, @texts, @rows: what is in these parts */
static GBytes *
make_xlsx (const char *book,
           const char *styles,
           const char *texts,
           const char *rows)
{
  g_autofree char *workbook
      = g_strdup_printf ("<workbook " MAIN " xmlns:r=\"" RELATION "\"><workbookPr %s/><sheets>"
                         "<sheet name=\"Empty\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Hidden\" sheetId=\"2\""
                         " state=\"hidden\" r:id=\"rId2\"/><sheet name=\"List\" sheetId=\"3\" r:id=\"rId3\"/>"
                         "<sheet name=\"Assets\" sheetId=\"4\" r:id=\"rId6\"/></sheets></workbook>",
                         book);
  g_autofree char *style_part = g_strdup_printf ("<styleSheet " MAIN ">%s</styleSheet>", styles);
  g_autofree char *text_part = g_strdup_printf ("<sst " MAIN ">%s</sst>", texts);
  g_autofree char *sheet = g_strdup_printf ("<worksheet " MAIN "><sheetData>%s</worksheet>", rows);

  return pack ("[Content_Types].xml", "<Types/>", "_rels/.rels",
               RELATIONS RELATION_TO ("rId1", "officeDocument", "book/main.xml") "</Relationships>", "book/main.xml",
               workbook, "book/_rels/main.xml.rels",
               RELATIONS RELATION_TO ("rId1", "worksheet", "/book/empty.xml") RELATION_TO (
                   "rId2", "worksheet", "hidden.xml") RELATION_TO ("rId3", "worksheet", "sheets/list.xml")
                   RELATION_TO ("rId4", "styles", "../styles.xml") RELATION_TO (
                       "rId5", "sharedStrings", "texts.xml") RELATION_TO ("rId6", "worksheet", "assets.xml")
                   "</Relationships>",
               "styles.xml", style_part, "book/texts.xml", text_part, "book/empty.xml",
               "<worksheet " MAIN "><sheetData><row r=\"4\"><c r=\"A4\" s=\"1\"/></row></sheetData></worksheet>",
               "book/hidden.xml",
               "<worksheet " MAIN "><sheetData><row><c t=\"str\"><v>secret</v></c></row></sheetData></worksheet>",
               "book/assets.xml",
               "<worksheet " MAIN "><sheetData><row><c t=\"str\"><v>Name</v></c></row><row><c t=\"str\"><v>Server</v></c>"
               "</row></sheetData></worksheet>",
               "book/sheets/list.xml", sheet, NULL);
}

static GBytes *
make_ods (const char *styles,
          const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:text=\"" ODF
      "text:1.0\" xmlns:style=\"" ODF "style:1.0\" xmlns:dc=\"d\"><office:automatic-styles>%s</office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>",
      styles, tables);

  return pack ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml",
               "<manifest:manifest xmlns:manifest=\"" ODF "manifest:1.0\"/>", "content.xml", content, NULL);
}

/* The rows of the first sheet in which something stands: cells between bars, with the numbers of the lines in front. */
static char *
dump (GBytes     *package,
      const char *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, &error);
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < annexa_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (GBytes) table = annexa_workbook_get_table (workbook, i, &error);
      g_autoptr (AnnexaCsvReader) reader = NULL;

      g_assert_no_error (error);
      if (strcmp (annexa_workbook_get_name (workbook, i), sheet) != 0)
        continue;
      reader = annexa_csv_reader_new_for_sheet (table);
      while (annexa_csv_reader_next (reader, &error))
        {
          g_string_append_printf (rows, "%u", annexa_csv_reader_get_line (reader));
          for (guint j = 0; j < annexa_csv_reader_get_n_cells (reader); j++)
            g_string_append_printf (rows, "|%s", annexa_csv_reader_get_cell (reader, j));
          g_string_append_c (rows, '\n');
        }
      g_assert_no_error (error);
    }
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
assert_rows (GBytes     *package,
             const char *expected)
{
  g_autofree char *rows = dump (package, "List");

  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_refused (GBytes     *package,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (annexa_workbook_read (package, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* Every way in which Excel writes a text. */
static void
test_xlsx_texts (void)
{
  g_autoptr (GBytes) package = make_xlsx (
      "", "",
      "<si><t>Name</t></si><si><r><t xml:space=\"preserve\">two </t></r><r><rPr/><t>parts</t></r><rPh sb=\"0\" eb=\"1\">"
      "<t>aloud</t></rPh></si><si><t>a&amp;b_x000D__x000a_c _x005F_x0041_</t></si>",
      "<row r=\"1\"><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"D1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is>"
      "</c></row>"
      "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"D3\" t=\"str\"><f>A1&amp;A2</f><v>formula</v></c></row>"
      "<row r=\"5\"><c r=\"D5\" t=\"s\"><v>2</v></c><c r=\"F5\" t=\"s\"><v>99</v></c></row>"
      "<row r=\"6\"><c r=\"B6\" t=\"str\"><v>=1+1</v></c><c r=\"D6\" t=\"str\"><v>'-x</v></c></row>"
      "<row r=\"7\"><c r=\"B7\" t=\"e\"><v>#N/A</v></c><c r=\"D7\" t=\"b\"><v>1</v></c></row></sheetData>");

  assert_rows (package, "1|Name|inline\n3|two parts|formula\n5||a&b\r\nc _x0041_\n6|=1+1|'-x\n7|#N/A|TRUE\n");
}

/* A number is what its format makes of it. */
static void
test_xlsx_numbers (void)
{
  static const char styles[]
      = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd;@\"/><numFmt numFmtId=\"165\""
        " formatCode=\"[$-407]d. mmmm yyyy hh:mm\"/><numFmt numFmtId=\"166\" formatCode=\"&quot;A-&quot;000\"/>"
        "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"168\" formatCode=\"0.00&quot; days&quot;\"/>"
        "<numFmt numFmtId=\"169\" formatCode=\"yyyy-mm-dd&quot;T&quot;hh:mm:ss&quot;Z&quot;\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
        "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/>"
        "<xf numFmtId=\"9\"/><xf numFmtId=\"20\"/><xf numFmtId=\"169\"/></cellXfs>";
  g_autoptr (GBytes) package = make_xlsx (
      "", styles, "",
      "<row><c><v>5.0</v></c><c><v>0.30000000000000004</v></c><c><v>-1E3</v></c><c><v>1234567890123</v></c></row>"
      "<row><c s=\"1\"><v>46349</v></c><c s=\"2\"><v>46349.75</v></c><c s=\"3\"><v>46349.75</v></c><c s=\"3\"><v>46349</v></c>"
      "</row>"
      "<row><c s=\"4\"><v>7</v></c><c s=\"4\"><v>1007</v></c><c s=\"5\"><v>1.25</v></c><c s=\"6\"><v>2.5</v></c></row>"
      "<row><c s=\"7\"><v>0.25</v></c><c s=\"8\"><v>0.354166666666667</v></c><c s=\"1\"><v>1</v></c><c s=\"1\"><v>61</v></c>"
      "</row>"
      "<row><c s=\"9\"><v>46349.8383101852</v></c><c t=\"d\"><v>2026-11-23T00:00:00</v></c><c s=\"1\"><v>-3</v></c>"
      "<c s=\"99\"><v>1</v></c></row></sheetData>");

  assert_rows (package, "1|5|0.3|-1000|1234567890123\n"
                        "2|2026-11-23|2026-11-23|2026-11-23 18:00|2026-11-23\n"
                        "3|A-007|A-1007|30:00|2.5\n"
                        "4|25%|08:30|1900-01-01|1900-03-01\n"
                        "5|2026-11-23T20:07:10Z|2026-11-23|-3|1\n");
}

static void
test_xlsx_1904 (void)
{
  g_autoptr (GBytes) package
      = make_xlsx ("date1904=\"1\"", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>", "",
                   "<row><c s=\"1\"><v>44887</v></c><c s=\"1\"><v>0</v></c></row></sheetData>");

  assert_rows (package, "1|2026-11-23|1904-01-01\n");
}

/* A cell over several rows is meant for all of them, but not where there is no row: neither at the end nor in the middle,
 * where two such cells stand side by side. A title is no heading. */
static void
test_xlsx_layout (void)
{
  g_autoptr (GBytes) package = make_xlsx (
      "", "", "",
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>All assets</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Name</v></c><c r=\"C3\" t=\"str\"><v>Owner</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>Server</v></c><c r=\"C4\" t=\"str\"><v>Ana</v></c></row>"
      "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>Laptop</v></c></row><row r=\"6\"><c r=\"B6\"/></row>"
      "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>Phone</v></c><c r=\"D7\" t=\"str\"><v>Ghent</v></c></row>"
      "<row r=\"9\"><c r=\"A9\" t=\"str\"><v>Camera</v></c></row>"
      "<row r=\"41\"><c r=\"A41\" t=\"str\"><v>Van</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"C4:C40\"/><mergeCell ref=\"D7:D9\"/></mergeCells>");

  assert_rows (package, "3|Name|Owner|\n4|Server|Ana|\n5|Laptop|Ana|\n7|Phone|Ana|Ghent\n9|Camera|Ana|Ghent\n41|Van||\n");
}

static void
test_ods (void)
{
  g_autoptr (GBytes) package = make_ods (
      "<style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
      "<table:table table:name=\"List\"><table:shapes><table:table-cell><text:p>no</text:p></table:table-cell></table:shapes>"
      "<table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p>"
      "</table:table-cell><table:table-cell table:number-columns-repeated=\"2\"><text:p>Twice</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row></table:table-header-rows>"
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"5\">"
      "<text:p>5.00</text:p></table:table-cell><table:table-cell office:value-type=\"percentage\" office:value=\"0.125\">"
      "<text:p>13%</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-23\">"
      "<office:annotation><dc:creator>Ana</dc:creator><text:p>a comment</text:p></office:annotation><text:p>23.11.26</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
      "</table:table-row>"
      "<table:table-row><table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>two"
      "<text:s text:c=\"2\"/>lines<text:tab/>x</text:p><text:p>and\n  <text:span>more</text:span></text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-23T20:07:00\"><text:p>23.11.26 20:07</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT08H30M00S\"><text:p>8</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row><table:covered-table-cell><text:p>below</text:p></table:covered-table-cell><table:table-cell"
      " office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell><table:table-cell"
      " office:value-type=\"float\" office:value=\"7\"><text:p>A-007</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"1048560\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
      "</table:table-row></table:table>"
      "<table:table table:name=\"Secret\" table:style-name=\"off\"><table:table-row><table:table-cell><text:p>x</text:p>"
      "</table:table-cell></table:table-row></table:table>");
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, NULL);

  assert_rows (package, "1|Name|Twice|Twice\n2|5|12.5%|2026-11-23\n3|5|12.5%|2026-11-23\n"
                        "7|two  lines\tx\nand more|2026-11-23 20:07|08:30\n8|two  lines\tx\nand more|true|A-007\n");
  g_assert_cmpuint (annexa_workbook_get_n_sheets (workbook), ==, 2);
  g_assert_false (annexa_workbook_is_hidden (workbook, 0));
  g_assert_true (annexa_workbook_is_hidden (workbook, 1));
}

/* The first sheet with something in it, unless another one is called like what is imported. */
static void
test_sheets (void)
{
  g_autoptr (GBytes) package
      = make_xlsx ("", "", "", "<row><c t=\"str\"><v>Name</v></c><c t=\"str\"><v>Type</v></c></row></sheetData>");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImportTable) table = annexa_import_table_open ("x.xlsx", package, NULL, &error);
  g_auto (GStrv) sheets = NULL;
  g_autofree char *names = NULL;

  g_assert_no_error (error);
  sheets = annexa_import_table_list_sheets (table);
  names = g_strjoinv (", ", sheets);
  g_assert_cmpstr (names, ==, "Hidden, List, Assets");
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "List");
  g_assert_cmpuint (annexa_import_table_get_n_columns (table), ==, 2);

  annexa_import_table_prefer_sheet (table, annexa_kind_lookup ("risk"));
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "List");
  annexa_import_table_prefer_sheet (table, annexa_kind_lookup ("asset"));
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "Assets");
  g_assert_cmpuint (annexa_import_table_get_n_columns (table), ==, 1);

  g_assert_false (annexa_import_table_choose_sheet (table, "Empty", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_false (annexa_import_table_choose_sheet (table, "Liste", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "Assets");
  g_assert_true (annexa_import_table_choose_sheet (table, "list", NULL));
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "List");
  annexa_import_table_pass_by_foreign_sheets (table);
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "List");
}

/* A sheet on which somebody wrote what the others are about is no table. */
static void
test_foreign_sheets (void)
{
  g_autoptr (GBytes) package = make_xlsx (
      "", "", "", "<row><c t=\"str\"><v>Our machines, kept by Ana</v></c></row></sheetData>");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImportTable) table = annexa_import_table_open ("x.xlsx", package, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "List");
  annexa_import_table_pass_by_foreign_sheets (table);
  g_assert_cmpstr (annexa_import_table_get_sheet (table), ==, "Assets");
}

/* What cannot be read says why, and what to do. */
static void
test_refused (void)
{
  static const guint8 old[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0 };
  static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr (GBytes) old_file = g_bytes_new_static (old, sizeof old);
  g_autoptr (GBytes) locked_file = g_bytes_new_static (locked, sizeof locked);
  g_autoptr (GBytes) cut = g_bytes_new_static ("PK\x03\x04gone", 8);
  g_autoptr (GBytes) archive = pack ("readme.txt", "hello", NULL);
  g_autoptr (GBytes) text
      = pack ("[Content_Types].xml", "<Types/>", "_rels/.rels",
              RELATIONS RELATION_TO ("rId1", "officeDocument", "word/document.xml") "</Relationships>", NULL);
  g_autoptr (GBytes) odt = pack ("META-INF/manifest.xml", "<m/>", "content.xml", "<a><b/></a>", NULL);
  g_autoptr (GBytes) encrypted
      = pack ("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>", "content.xml", "?", NULL);

  assert_refused (old_file, ANNEXA_ERROR_SYNTAX, "old format of Excel");
  assert_refused (locked_file, ANNEXA_ERROR_READ_ONLY, "password");
  assert_refused (encrypted, ANNEXA_ERROR_READ_ONLY, "password");
  assert_refused (cut, ANNEXA_ERROR_SYNTAX, "damaged");
  assert_refused (archive, ANNEXA_ERROR_SYNTAX, "no spreadsheet");
  assert_refused (text, ANNEXA_ERROR_SYNTAX, "no spreadsheet");
  assert_refused (odt, ANNEXA_ERROR_SYNTAX, "no spreadsheet");
}

static GBytes *
make_ods_with (const char *content)
{
  return pack ("META-INF/manifest.xml", "<m/>", "content.xml", content, NULL);
}

static void
assert_content_refused (const char *content,
                        int         code)
{
  g_autoptr (GBytes) package = make_ods_with (content);

  assert_refused (package, code, "");
}

#define CELL "<spreadsheet><table name=\"x\"><table-row><table-cell><p>"
#define END "</p></table-cell></table-row></table></spreadsheet>"

/* Packs as tightly as it can be done, which Annexa itself does not. */
static GBytes *
make_bomb (const char *content)
{
  g_autofree char *path = annexa_test_path ("bomb.ods");
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  char *contents;
  gsize length;

  zip_file_add (archive, "META-INF/manifest.xml", zip_source_buffer (archive, "<m/>", 4, 0), 0);
  zip_file_add (archive, "content.xml", zip_source_buffer (archive, content, strlen (content), 0), 0);
  g_assert_cmpint (zip_set_file_compression (archive, 1, ZIP_CM_DEFLATE, 9), ==, 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* What was made to fill the memory, to take for ever, or to open other files. */
static void
test_bombs (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) attributes = g_string_new ("<spreadsheet");
  g_autofree char *blanks = g_strnfill (40 * 1024 * 1024, ' ');
  g_autofree char *content = g_strconcat ("<spreadsheet>", blanks, "</spreadsheet>", NULL);
  g_autoptr (GBytes) bomb = make_bomb (content);

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (attributes, " a%u='>'", i);
  g_string_append (attributes, "/>");

  assert_content_refused ("<!DOCTYPE a [<!ENTITY b \"c\">]>" CELL "&b;" END, ANNEXA_ERROR_SYNTAX);
  assert_content_refused (CELL "&b;" END, ANNEXA_ERROR_SYNTAX);
  assert_content_refused (deep->str, ANNEXA_ERROR_SYNTAX);
  assert_content_refused (attributes->str, ANNEXA_ERROR_SYNTAX);
  assert_refused (bomb, ANNEXA_ERROR_CONSTRAINT, "too large");
  assert_content_refused ("\xff\xfe<\0a\0", ANNEXA_ERROR_SYNTAX);
  assert_content_refused ("", ANNEXA_ERROR_SYNTAX);
  assert_content_refused (CELL, ANNEXA_ERROR_SYNTAX);
}

/* A table that is too large is refused when somebody wants it; others in the file can be read. */
static void
test_limits (void)
{
  static const char *const cells[] = {
    "<table-row><table-cell number-columns-repeated=\"257\"><p>x</p></table-cell></table-row>",
    "<table-row number-rows-repeated=\"9000000000000000000\"><table-cell><p>x</p></table-cell></table-row>",
    "<table-row number-rows-repeated=\"1000000\"><table-cell number-columns-repeated=\"200\"><p>x</p></table-cell></table-row>",
    "<table-row number-rows-repeated=\"9000000000000000000\"/><table-row number-rows-repeated=\"9000000000000000000\"/>"
    "<table-row><table-cell><p>x</p></table-cell></table-row>",
    "<table-row><covered-table-cell number-columns-repeated=\"9223372036854775807\"/>"
    "<covered-table-cell number-columns-repeated=\"9223372036854775807\"/><covered-table-cell"
    " number-columns-repeated=\"2\"/><table-cell><p>x</p></table-cell></table-row>",
    "<table-row><table-cell number-columns-repeated=\"9223372036854775807\"/><covered-table-cell"
    " number-columns-repeated=\"9223372036854775807\"/><table-cell number-columns-repeated=\"9223372036854775807\"/>"
    "<table-cell><p>x</p></table-cell></table-row>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *content = g_strdup_printf ("<spreadsheet><table name=\"a\"><table-row><table-cell><p>y</p>"
                                                  "</table-cell></table-row></table><table name=\"b\">%s</table>"
                                                  "</spreadsheet>", cells[i]);
      g_autoptr (GBytes) package = make_ods_with (content);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, &error);
      g_autoptr (GBytes) small = NULL;

      g_assert_no_error (error);
      small = annexa_workbook_get_table (workbook, 0, &error);
      g_assert_no_error (error);
      g_assert_null (annexa_workbook_get_table (workbook, 1, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
    }
}

/* The room is one for the whole file, however often a text is repeated in it. */
static void
test_room (void)
{
  g_autofree char *text = g_strnfill (100 * 1000, 'x');
  g_autofree char *table = g_strdup_printf (
      "<table name=\"a\"><table-row number-rows-repeated=\"4\"><table-cell number-columns-repeated=\"250\"><p>%s</p>"
      "</table-cell></table-row></table>", text);
  g_autofree char *content = g_strconcat ("<spreadsheet>", table, table, table, table, "</spreadsheet>", NULL);
  g_autoptr (GBytes) package = make_ods_with (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, &error);
  gsize size = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (annexa_workbook_get_n_sheets (workbook), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) made = annexa_workbook_get_table (workbook, i, i < 2 ? &error : NULL);

      g_assert_no_error (error);
      size += made != NULL ? g_bytes_get_size (made) : 0;
    }
  g_assert_cmpuint (size, >, 190 * 1000 * 1000);
  g_assert_cmpuint (size, <=, 200 * 1024 * 1024);
  g_assert_null (annexa_workbook_get_table (workbook, 3, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
}

static void
assert_first_refused (GBytes     *package,
                      const char *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < annexa_workbook_get_n_sheets (workbook); i++)
    if (strcmp (annexa_workbook_get_name (workbook, i), sheet) == 0)
      g_assert_null (annexa_workbook_get_table (workbook, i, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "1 MiB"));
}

/* Nobody reads on in a sheet that is too large. Here nobody could. */
static void
test_full_sheet (void)
{
  g_autofree char *blanks = g_strnfill (200 * 1000, ' ');
  g_autofree char *rows = g_strconcat ("<row><c r=\"ZZ1\" t=\"str\"><v>x</v></c></row><row/>", blanks, "<<<", NULL);
  g_autoptr (GBytes) package = make_xlsx ("", "", "", rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, &error);
  g_autoptr (GBytes) other = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (annexa_workbook_get_name (workbook, 2), ==, "List");
  g_assert_null (annexa_workbook_get_table (workbook, 2, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  other = annexa_workbook_get_table (workbook, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (other), >, 0);
}

/* A text that nobody wrote by hand is not kept, wherever it stands. */
static void
test_long_texts (void)
{
  g_autofree char *text = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *content = g_strconcat (CELL, text, END, NULL);
  g_autofree char *shared = g_strconcat ("<si><t>", text, "</t></si>", NULL);
  g_autofree char *inline_text = g_strconcat ("<row><c t=\"str\"><v>", text, "</v></c></row></sheetData>", NULL);
  g_autoptr (GBytes) ods = make_ods_with (content);
  g_autoptr (GBytes) xlsx_shared = make_xlsx ("", "", shared, "<row><c t=\"s\"><v>0</v></c></row></sheetData>");
  g_autoptr (GBytes) xlsx = make_xlsx ("", "", "", inline_text);

  assert_first_refused (ods, "x");
  assert_first_refused (xlsx_shared, "List");
  assert_first_refused (xlsx, "List");
}

/* So many formats Excel has itself, and none of them longer. */
static void
test_many_formats (void)
{
  g_autofree char *longest = g_strnfill (251, 'x');
  g_autofree char *too_long = g_strnfill (252, 'x');
  g_autofree char *expected = g_strdup_printf ("1|%s07|7|50%%|0.5\n", longest);
  g_autoptr (GString) styles = g_string_new (NULL);
  g_autoptr (GBytes) package = NULL;

  g_string_append_printf (styles, "<numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;%s&quot;00\"/>"
                                  "<numFmt numFmtId=\"165\" formatCode=\"&quot;%s&quot;00\"/></numFmts><cellXfs>"
                                  "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>", longest, too_long);
  for (guint i = 0; i < 70000; i++)
    g_string_append (styles, "<xf numFmtId=\"9\"/>");
  g_string_append (styles, "</cellXfs>");
  package = make_xlsx ("", styles->str, "",
                       "<row><c s=\"0\"><v>7</v></c><c s=\"1\"><v>7</v></c><c s=\"65489\"><v>0.5</v></c>"
                       "<c s=\"65490\"><v>0.5</v></c></row></sheetData>");
  assert_rows (package, expected);
}

/* Texts take room where they are shared, too, also when there is nothing in them. */
static void
test_shared_room (void)
{
  const guint n_texts = 8 * 1000 * 1000 + 1;
  g_autofree char *texts = g_malloc (n_texts * 5 + 1);
  g_autoptr (GBytes) package = NULL;

  for (guint i = 0; i < n_texts; i++)
    memcpy (texts + i * 5, "<si/>", 5);
  texts[n_texts * 5] = '\0';
  package = make_xlsx ("", "", texts, "</sheetData>");
  assert_refused (package, ANNEXA_ERROR_CONSTRAINT, "more in this file");
}

/* Nobody chooses among more. */
static void
test_many_sheets (void)
{
  g_autoptr (GString) content = g_string_new ("<spreadsheet>");
  g_autoptr (GBytes) package = NULL;

  for (guint i = 0; i < 1001; i++)
    g_string_append (content, "<table name=\"a\"/>");
  g_string_append (content, "</spreadsheet>");
  package = make_ods_with (content->str);
  assert_refused (package, ANNEXA_ERROR_CONSTRAINT, "more than 1000 sheets");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) package = make_ods ("", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (annexa_workbook_read (package, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Also when all of it is read and the table is made. */
static void
test_cancelled_table (void)
{
  AnnexaSheetRoom room = ANNEXA_SHEET_ROOM_INIT;
  g_autoptr (AnnexaSheetCells) cells = annexa_sheet_cells_new (&room);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  annexa_sheet_cells_add (cells, 0, 0, 1, "Name");
  g_cancellable_cancel (cancellable);
  g_assert_null (annexa_sheet_cells_make_table (cells, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Changes some bytes, or cuts the file off. */
static GBytes *
damage (GBytes *bytes,
        GRand  *random)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n; i++)
    copy[g_rand_int_range (random, 0, (int) length)] = (guint8) g_rand_int (random);
  if (g_rand_int_range (random, 0, 8) == 0)
    length = (gsize) g_rand_int_range (random, 0, (int) length);
  return g_bytes_new (copy, length);
}

/* Every cell of every sheet is text, whatever the file. */
static void
read_all (GBytes *package)
{
  g_autoptr (AnnexaWorkbook) workbook = annexa_workbook_read (package, NULL, NULL);

  for (guint i = 0; workbook != NULL && i < annexa_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (GBytes) table = annexa_workbook_get_table (workbook, i, NULL);
      g_autoptr (AnnexaCsvReader) reader = table != NULL ? annexa_csv_reader_new_for_sheet (table) : NULL;

      while (reader != NULL && annexa_csv_reader_next (reader, NULL))
        for (guint j = 0; j < annexa_csv_reader_get_n_cells (reader); j++)
          g_assert_true (g_utf8_validate (annexa_csv_reader_get_cell (reader, j), -1, NULL));
    }
}

/* What a part may hold in place of a number or a word. */
static const char *const odd_values[]
    = { "", "-1", "0", "99999999999999999999", "1e999", "nan", "A0", "ZZZZ9", "A1:", ":", "2026", "T", "T:00", "PT99999H99M",
        "\"\"\"", "[h", "\\", "_", "_x0000_", "_xD800_", "0000000000000000000000000000000000000000" };

/* Replaces what stands between some quotation marks or tags. */
static char *
spoil (const char *xml,
       GRand      *random)
{
  g_auto (GStrv) pieces = g_strsplit (xml, "\"", -1);
  guint n = g_strv_length (pieces);

  for (guint i = 0; i < 3 && n > 2; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (int) n / 2) * 2 + 1;
      const char *odd = odd_values[g_rand_int_range (random, 0, G_N_ELEMENTS (odd_values))];

      g_free (pieces[MIN (place, n - 1)]);
      pieces[MIN (place, n - 1)] = g_markup_escape_text (odd, -1);
    }
  return g_strjoinv ("\"", pieces);
}

/* Changes some bytes before they are packed, so that no check sum keeps them from the parser. */
static char *
damage_xml (const char *xml,
            GRand      *random)
{
  char *copy = g_strdup (xml);
  gsize length = strlen (copy);
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n; i++)
    copy[g_rand_int_range (random, 0, (int) length)] = (char) g_rand_int_range (random, 1, 256);
  return copy;
}

static void
read_damaged_xml (const char *styles,
                  const char *rows,
                  const char *table,
                  GRand      *random)
{
  static const char texts[] = "<si><r><t>x_x0041_</t></r><rPh sb=\"0\"><t>y</t></rPh></si>";
  g_autofree char *damaged_styles = damage_xml (styles, random);
  g_autofree char *damaged_rows = damage_xml (rows, random);
  g_autofree char *damaged_texts = damage_xml (texts, random);
  g_autofree char *damaged_table = damage_xml (table, random);
  g_autoptr (GBytes) in_styles = make_xlsx ("", damaged_styles, texts, rows);
  g_autoptr (GBytes) in_rows = make_xlsx ("", styles, texts, damaged_rows);
  g_autoptr (GBytes) in_texts = make_xlsx ("", styles, damaged_texts, rows);
  g_autoptr (GBytes) in_table = make_ods ("", damaged_table);

  read_all (in_styles);
  read_all (in_rows);
  read_all (in_texts);
  read_all (in_table);
}

static void
test_damaged (void)
{
  const guint n_files = g_test_slow () ? 20000 : 1500;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  static const char styles[] = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs>"
                               "<xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"46\"/><xf numFmtId=\"3\"/></cellXfs>";
  static const char rows[] = "<row r=\"1\"><c r=\"A1\" s=\"0\" t=\"n\"><v>46000</v></c><c r=\"B1\" s=\"2\"><v>1.5</v></c></row>"
                             "<row r=\"2\"><c r=\"A2\" t=\"s\" s=\"1\"><v>0</v></c></row></sheetData><mergeCells>"
                             "<mergeCell ref=\"A1:A2\"/></mergeCells>";
  static const char table[] = "<table:table table:name=\"x\" table:style-name=\"y\"><table:table-row"
                              " table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\""
                              " table:number-rows-spanned=\"2\" office:value-type=\"date\" office:date-value=\"2026-11-23\">"
                              "<text:p>1<text:s text:c=\"3\"/></text:p></table:table-cell><table:table-cell"
                              " office:value-type=\"time\" office:time-value=\"PT1H2M3S\"/></table:table-row></table:table>";

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *spoilt_styles = spoil (styles, random);
      g_autofree char *spoilt_rows = spoil (rows, random);
      g_autofree char *spoilt_table = spoil (table, random);
      g_autoptr (GBytes) xlsx = make_xlsx ("", spoilt_styles, "<si><t>x</t></si>", spoilt_rows);
      g_autoptr (GBytes) ods = make_ods ("", spoilt_table);
      g_autoptr (GBytes) damaged_xlsx = damage (xlsx, random);
      g_autoptr (GBytes) damaged_ods = damage (ods, random);

      read_all (xlsx);
      read_all (ods);
      read_all (damaged_xlsx);
      read_all (damaged_ods);
      read_damaged_xml (styles, rows, table, random);
    }
}

static void
assert_real_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnnexaImportTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  rows = dump (bytes, "assets");
  g_assert_cmpstr (rows, ==, "3|Name|Type|Owner|Bought on|Serial\n4|Mail server|Hardware|Ana Weber|2024-03-01|AST-007\n"
                             "5|Payroll|Software|Ben Koch|2025-11-15|AST-012\n6|Orders|Information|Ana Weber||\n");

  table = annexa_import_table_new (name, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (annexa_import_table_get_kind (table)->name, ==, "asset");
  g_assert_cmpuint (annexa_import_table_get_n_columns (table), ==, 5);
}

/* LibreOffice's own way to write both formats: more parts, and all that nobody needs. */
static void
test_real_files (void)
{
  assert_real_file ("assets.xlsx");
  assert_real_file ("assets.ods");
}

static GBytes *
write_kind (AnnexaProject    *project,
            const AnnexaKind *kind,
            const char       *format,
            AnnexaSheetWords  words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (project, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  annexa_spreadsheet_add (spreadsheet, project, kind, NULL, NULL, words, NULL, &error);
  g_assert_no_error (error);
  bytes = annexa_spreadsheet_write (spreadsheet, format, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_unchanged (AnnexaProject    *project,
                  const AnnexaKind *kind,
                  const char       *format,
                  AnnexaSheetWords  words)
{
  g_autoptr (GBytes) bytes = write_kind (project, kind, format, words);
  g_autoptr (AnnexaImport) import = annexa_import_new (project);
  g_autoptr (GError) error = NULL;
  AnnexaImportTable *table = annexa_import_table_new (format, bytes, kind, &error);

  g_assert_no_error (error);
  annexa_import_take_table (import, table);
  annexa_import_run (import, TRUE, &error);
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);

      g_test_message ("%s %s %u %s: %s (%s)", format, kind->name, message->line, message->column, message->text,
                      message->kept);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    {
      const AnnexaImportCount *count = annexa_import_get_count (import, i);

      if (count->added + count->updated + count->created + count->removed > 0)
        g_error ("%s, %s: %u added, %u updated", format, count->kind->name, count->added, count->updated);
    }
}

/* Lists that were saved come back as they are. */
static void
test_round_trip (void)
{
  static const char *const formats[] = { "x.xlsx", "x.ods", "x.csv" };
  static const char *const kinds[] = { "asset", "risk", "person", "supplier", "incident", "action", "document" };
  g_autoptr (AnnexaProject) project = annexa_test_new_sample ("round.annexa");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        assert_unchanged (project, annexa_kind_lookup (kinds[j]), formats[i], ANNEXA_SHEET_WORDS_STABLE);
        assert_unchanged (project, annexa_kind_lookup (kinds[j]), formats[i], ANNEXA_SHEET_WORDS_SHOWN);
      }
  annexa_test_close (g_steal_pointer (&project));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/workbook/xlsx-texts", test_xlsx_texts);
  g_test_add_func ("/workbook/xlsx-numbers", test_xlsx_numbers);
  g_test_add_func ("/workbook/xlsx-1904", test_xlsx_1904);
  g_test_add_func ("/workbook/xlsx-layout", test_xlsx_layout);
  g_test_add_func ("/workbook/ods", test_ods);
  g_test_add_func ("/workbook/sheets", test_sheets);
  g_test_add_func ("/workbook/foreign-sheets", test_foreign_sheets);
  g_test_add_func ("/workbook/refused", test_refused);
  g_test_add_func ("/workbook/bombs", test_bombs);
  g_test_add_func ("/workbook/limits", test_limits);
  g_test_add_func ("/workbook/room", test_room);
  g_test_add_func ("/workbook/long-texts", test_long_texts);
  g_test_add_func ("/workbook/many-formats", test_many_formats);
  g_test_add_func ("/workbook/shared-room", test_shared_room);
  g_test_add_func ("/workbook/many-sheets", test_many_sheets);
  g_test_add_func ("/workbook/full-sheet", test_full_sheet);
  g_test_add_func ("/workbook/cancelled", test_cancelled);
  g_test_add_func ("/workbook/cancelled-table", test_cancelled_table);
  g_test_add_func ("/workbook/damaged", test_damaged);
  g_test_add_func ("/workbook/real-files", test_real_files);
  g_test_add_func ("/workbook/round-trip", test_round_trip);

  return g_test_run ();
}
