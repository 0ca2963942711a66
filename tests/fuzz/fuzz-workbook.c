/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-workbook.h"
#include "annexa-zip-writer.h"

#define RELATIONS "<Relationships>"
#define RELATION_TO(id, type, target) "<Relationship Id=\"" id "\" Type=\"x/" type "\" Target=\"" target "\"/>"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

/* What the parts are that may be replaced, and what stands in them otherwise: a table with a number and a shared text. */
static const struct
{
  const char *path;
  const char *contents;
} parts[] = {
  { "content.xml", NULL },
  { "xl/sheet.xml", "<worksheet><sheetData><row><c s=\"0\"><v>1.5</v></c><c t=\"s\"><v>0</v></c></row></sheetData>"
                    "</worksheet>" },
  { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
  { "xl/texts.xml", "<sst><si><t>x</t></si></sst>" },
  { "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", RELATIONS RELATION_TO ("r1", "worksheet", "sheet.xml") RELATION_TO (
                                    "r2", "styles", "styles.xml") RELATION_TO ("r3", "sharedStrings", "texts.xml")
                                    "</Relationships>" },
  { "_rels/.rels", RELATIONS RELATION_TO ("r1", "officeDocument", "xl/workbook.xml") "</Relationships>" },
};

static void
add (AnnexaZipWriter *zip,
     const char      *path,
     const char      *contents)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (contents, strlen (contents));

  annexa_zip_writer_add (zip, path, bytes, FALSE);
}

/* A package with one part that is @contents. Sums are right, so that the parser sees all of it. */
static GBytes *
pack (guint   replaced,
      GBytes *contents)
{
  g_autoptr (AnnexaZipWriter) zip = annexa_zip_writer_new (NULL);

  add (zip, replaced == 0 ? "META-INF/manifest.xml" : "[Content_Types].xml", "<m/>");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (i == replaced)
      annexa_zip_writer_add (zip, parts[i].path, contents, FALSE);
    else if (replaced != 0 && parts[i].contents != NULL)
      add (zip, parts[i].path, parts[i].contents);
  return annexa_zip_writer_finish (zip, NULL);
}

/* Spreadsheets: the first byte says which part the rest is, or that it is all of the file. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autoptr (AnnexaWorkbook) workbook = NULL;

  if (length == 0)
    return 0;
  contents = g_bytes_new (data + 1, length - 1);
  package = *data < G_N_ELEMENTS (parts) ? pack (*data, contents) : g_bytes_ref (contents);
  workbook = package != NULL ? annexa_workbook_read (package, NULL, NULL) : NULL;
  for (guint i = 0; workbook != NULL && i < annexa_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (GBytes) table = annexa_workbook_get_table (workbook, i, NULL);
      g_autoptr (AnnexaCsvReader) reader = table != NULL ? annexa_csv_reader_new_for_sheet (table) : NULL;

      while (reader != NULL && annexa_csv_reader_next (reader, NULL))
        for (guint j = 0; j < annexa_csv_reader_get_n_cells (reader); j++)
          g_assert_true (g_utf8_validate (annexa_csv_reader_get_cell (reader, j), -1, NULL));
    }
  return 0;
}
