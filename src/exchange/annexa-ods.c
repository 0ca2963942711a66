/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <string.h>

#include "annexa-spreadsheet-private.h"
#include "annexa-text.h"
#include "annexa-zip-writer.h"

/* OpenDocument spreadsheets: XML parts in a ZIP archive. Every text is written as a string, which no program calculates. */

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define BEGIN_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACES                                                                                                     \
  " xmlns:office=\"" ODF "office:1.0\" xmlns:style=\"" ODF "style:1.0\" xmlns:text=\"" ODF "text:1.0\""                \
  " xmlns:table=\"" ODF "table:1.0\" xmlns:fo=\"" ODF "xsl-fo-compatible:1.0\" xmlns:number=\"" ODF "datastyle:1.0\""  \
  " xmlns:meta=\"" ODF "meta:1.0\" xmlns:config=\"" ODF "config:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""    \
  " xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\""

/* What a character takes on average, and what stays free at the edges of a cell. */
#define CHARACTER_MM 2.0
#define PADDING_MM 3.0

#define DATE "<number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>" \
             "<number:text>-</number:text><number:day number:style=\"long\"/>"
#define CLOCK "<number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/>"

/* One style of data and one of cells for each way to show them: cells0, cells1, … */
static const char *const data_styles[ANNEXA_N_CELLS] = {
  [ANNEXA_CELLS_INTEGER] = "<number:number-style style:name=\"data\"><number:number number:min-integer-digits=\"1\""
                           " number:decimal-places=\"0\"/></number:number-style>",
  [ANNEXA_CELLS_MONEY] = "<number:number-style style:name=\"data\"><number:number number:min-integer-digits=\"1\""
                         " number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:grouping=\"true\"/>"
                         "</number:number-style>",
  [ANNEXA_CELLS_PERCENT] = "<number:percentage-style style:name=\"data\"><number:number number:min-integer-digits=\"1\""
                           " number:decimal-places=\"0\"/><number:text>%</number:text></number:percentage-style>",
  [ANNEXA_CELLS_DATE] = "<number:date-style style:name=\"data\">" DATE "</number:date-style>",
  [ANNEXA_CELLS_UTC] = "<number:date-style style:name=\"data\">" DATE "<number:text>T</number:text>" CLOCK
                       "<number:text>:</number:text><number:seconds number:style=\"long\"/><number:text>Z</number:text>"
                       "</number:date-style>",
  [ANNEXA_CELLS_LOCAL] = "<number:date-style style:name=\"data\">" DATE "<number:text> </number:text>" CLOCK
                         "</number:date-style>",
};

static void
add_escaped (GString    *xml,
             const char *text,
             gssize      length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (xml, escaped);
}

static void
add_data_style (GString *xml,
                guint    cells)
{
  const char *name = strstr (data_styles[cells], "\"data\"");

  g_string_append_len (xml, data_styles[cells], name - data_styles[cells]);
  g_string_append_printf (xml, "\"data%u\"%s", cells, name + strlen ("\"data\""));
}

static void
add_cell_styles (GString *xml)
{
  for (guint i = 0; i < ANNEXA_N_CELLS; i++)
    {
      if (data_styles[i] != NULL)
        add_data_style (xml, i);
      g_string_append_printf (xml, "<style:style style:name=\"cells%u\" style:family=\"table-cell\"", i);
      if (data_styles[i] != NULL)
        g_string_append_printf (xml, " style:data-style-name=\"data%u\"", i);
      g_string_append_printf (xml, "><style:table-cell-properties style:vertical-align=\"top\"%s/></style:style>",
                              i <= ANNEXA_CELLS_LONG_TEXT ? " fo:wrap-option=\"wrap\"" : "");
    }
  g_string_append (xml, "<style:style style:name=\"heading\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:background-color=\"#e6e6e6\" style:vertical-align=\"top\"/>"
                        "<style:text-properties fo:font-weight=\"bold\" fo:color=\"#000000\"/></style:style>");
}

static void
add_automatic_styles (GString           *xml,
                      AnnexaSpreadsheet *spreadsheet)
{
  g_string_append (xml, "<office:automatic-styles>");
  add_cell_styles (xml);
  g_string_append (xml, "<style:style style:name=\"row\" style:family=\"table-row\"><style:table-row-properties"
                        " style:use-optimal-row-height=\"true\"/></style:style>"
                        "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"Default\">"
                        "<style:table-properties table:display=\"true\"/></style:style>"
                        "<style:style style:name=\"wide-sheet\" style:family=\"table\" style:master-page-name=\"Wide\">"
                        "<style:table-properties table:display=\"true\"/></style:style>");
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    {
      AnnexaSheet *sheet = spreadsheet->sheets->pdata[i];

      for (guint j = 0; j < sheet->columns->len; j++)
        {
          double width = g_array_index (sheet->columns, AnnexaSheetColumn, j).width * CHARACTER_MM + PADDING_MM;
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (xml, "<style:style style:name=\"column%u-%u\" style:family=\"table-column\">"
                                       "<style:table-column-properties style:column-width=\"%smm\"/></style:style>",
                                  i, j, g_ascii_formatd (number, sizeof number, "%.1f", width));
        }
    }
  g_string_append (xml, "</office:automatic-styles>");
}

/* Of several spaces in a row, or some at an end, all but the ones between words would be lost. */
static void
add_line (GString    *xml,
          const char *line,
          gsize       length)
{
  const char *end = line + length;

  g_string_append (xml, "<text:p>");
  while (line < end)
    {
      gsize plain = strcspn (line, " \t");
      gsize spaces;

      plain = MIN (plain, (gsize) (end - line));
      add_escaped (xml, line, (gssize) plain);
      line += plain;
      spaces = MIN (strspn (line, " "), (gsize) (end - line));
      if (spaces == 1 && plain > 0 && line + 1 < end && line[1] != '\t')
        g_string_append_c (xml, ' ');
      else if (spaces > 0)
        g_string_append_printf (xml, "<text:s text:c=\"%u\"/>", (guint) spaces);
      line += spaces;
      if (line < end && *line == '\t')
        {
          g_string_append (xml, "<text:tab/>");
          line++;
        }
    }
  g_string_append (xml, "</text:p>");
}

static void
add_string (GString    *xml,
            const char *style,
            guint       number,
            const char *text)
{
  const char *end;

  g_string_append_printf (xml, "<table:table-cell table:style-name=\"%s", style);
  if (number < ANNEXA_N_CELLS)
    g_string_append_printf (xml, "%u", number);
  g_string_append (xml, "\" office:value-type=\"string\">");
  for (; (end = strchr (text, '\n')) != NULL; text = end + 1)
    add_line (xml, text, (gsize) (end - text));
  add_line (xml, text, strlen (text));
  g_string_append (xml, "</table:table-cell>");
}

static void
add_number (GString    *xml,
            AnnexaCells cells,
            double      number)
{
  gboolean percent = cells == ANNEXA_CELLS_PERCENT;
  g_autofree char *value = annexa_number_format (percent ? number / 100 : number);
  g_autofree char *shown = annexa_number_format (number);

  g_string_append_printf (xml, "<table:table-cell table:style-name=\"cells%u\" office:value-type=\"%s\" office:value=\"%s\">"
                               "<text:p>%s%s</text:p></table:table-cell>",
                          (guint) cells, percent ? "percentage" : "float", value, shown, percent ? "%" : "");
}

static void
add_moment (GString    *xml,
            AnnexaCells cells,
            const char *moment)
{
  g_string_append_printf (xml, "<table:table-cell table:style-name=\"cells%u\" office:value-type=\"date\""
                               " office:date-value=\"%s\"><text:p>%s%s</text:p></table:table-cell>",
                          (guint) cells, moment, moment, cells == ANNEXA_CELLS_UTC ? "Z" : "");
}

static void
add_cell (GString                 *xml,
          const AnnexaSheetColumn *column,
          const AnnexaCell        *cell)
{
  switch (cell->type)
    {
    case ANNEXA_CELL_EMPTY:
      g_string_append_printf (xml, "<table:table-cell table:style-name=\"cells%u\"/>", (guint) column->cells);
      break;
    case ANNEXA_CELL_NUMBER:
      add_number (xml, column->cells, cell->number);
      break;
    case ANNEXA_CELL_DATE:
    case ANNEXA_CELL_MOMENT:
      add_moment (xml, column->cells, cell->text);
      break;
    case ANNEXA_CELL_TEXT:
    default:
      add_string (xml, "cells", column->cells, cell->text);
      break;
    }
}

static void
add_heading (GString     *xml,
             AnnexaSheet *sheet)
{
  g_string_append (xml, "<table:table-header-rows><table:table-row table:style-name=\"row\">");
  for (guint i = 0; i < sheet->columns->len; i++)
    add_string (xml, "heading", ANNEXA_N_CELLS, g_array_index (sheet->columns, AnnexaSheetColumn, i).label);
  g_string_append (xml, "</table:table-row></table:table-header-rows>");
}

static void
add_sheet (GString     *xml,
           AnnexaSheet *sheet,
           guint        number)
{
  g_string_append_printf (xml, "<table:table table:style-name=\"%s\" table:name=\"",
                          sheet->fits_page ? "sheet" : "wide-sheet");
  add_escaped (xml, sheet->name, -1);
  g_string_append (xml, "\">");
  for (guint i = 0; i < sheet->columns->len; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"column%u-%u\""
                                 " table:default-cell-style-name=\"cells%u\"/>",
                            number, i, (guint) g_array_index (sheet->columns, AnnexaSheetColumn, i).cells);
  add_heading (xml, sheet);
  for (guint row = 0; row < annexa_sheet_get_n_rows (sheet); row++)
    {
      g_string_append (xml, "<table:table-row table:style-name=\"row\">");
      for (guint i = 0; i < sheet->columns->len; i++)
        add_cell (xml, &g_array_index (sheet->columns, AnnexaSheetColumn, i), annexa_sheet_get_cell (sheet, row, i));
      g_string_append (xml, "</table:table-row>");
    }
  g_string_append (xml, "</table:table>");
}

/* A, …, Z, AA, … */
static char *
name_column (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint i = column + 1; i > 0; i = (i - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (i - 1) % 26));
  return g_string_free (name, FALSE);
}

static void
add_filters (GString           *xml,
             AnnexaSpreadsheet *spreadsheet)
{
  g_string_append (xml, "<table:database-ranges>");
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    {
      AnnexaSheet *sheet = spreadsheet->sheets->pdata[i];
      g_autofree char *column = name_column (sheet->columns->len - 1);
      g_autofree char *name = g_markup_escape_text (sheet->name, -1);

      g_string_append_printf (xml, "<table:database-range table:name=\"__Anonymous_Sheet_DB__%u\""
                                   " table:target-range-address=\"&apos;%s&apos;.A1:&apos;%s&apos;.%s%u\""
                                   " table:display-filter-buttons=\"true\"/>",
                              i, name, name, column, annexa_sheet_get_n_rows (sheet) + 1);
    }
  g_string_append (xml, "</table:database-ranges>");
}

static GBytes *
write_content (AnnexaSpreadsheet *spreadsheet)
{
  GString *xml = g_string_new (BEGIN_XML "<office:document-content" NAMESPACES ">");

  add_automatic_styles (xml, spreadsheet);
  g_string_append (xml, "<office:body><office:spreadsheet>");
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    add_sheet (xml, spreadsheet->sheets->pdata[i], i);
  add_filters (xml, spreadsheet);
  g_string_append (xml, "</office:spreadsheet></office:body></office:document-content>");
  return g_string_free_to_bytes (xml);
}

#define PAGE_LAYOUT(name, scale)                                                                                       \
  "<style:page-layout style:name=\"" name "\"><style:page-layout-properties style:print-orientation=\"landscape\""       \
  " fo:page-width=\"297mm\" fo:page-height=\"210mm\" fo:margin=\"15mm\"" scale "/></style:page-layout>"
#define MASTER_PAGE(name, layout)                                                                                      \
  "<style:master-page style:name=\"" name "\" style:page-layout-name=\"" layout "\"><style:footer><text:p>"            \
  "<text:sheet-name>?</text:sheet-name> · <text:page-number>1</text:page-number></text:p></style:footer>"              \
  "</style:master-page>"

/* Printed, a sheet is as wide as a page across, if it can still be read then. */
static GBytes *
write_styles (void)
{
  static const char styles[]
      = BEGIN_XML "<office:document-styles" NAMESPACES "><office:styles>"
                  "<style:default-style style:family=\"table-cell\"><style:text-properties fo:font-size=\"10pt\"/>"
                  "</style:default-style></office:styles><office:automatic-styles>"
      PAGE_LAYOUT ("page", " style:scale-to-X=\"1\" style:scale-to-Y=\"0\"") PAGE_LAYOUT ("wide-page", "")
          "</office:automatic-styles><office:master-styles>" MASTER_PAGE ("Default", "page")
              MASTER_PAGE ("Wide", "wide-page") "</office:master-styles></office:document-styles>";

  return g_bytes_new_static (styles, sizeof styles - 1);
}

static GBytes *
write_meta (AnnexaSpreadsheet *spreadsheet)
{
  GString *xml = g_string_new (BEGIN_XML "<office:document-meta" NAMESPACES "><office:meta><meta:generator>Annexa/"
                                         ANNEXA_VERSION "</meta:generator><dc:title>");

  add_escaped (xml, spreadsheet->title, -1);
  g_string_append_printf (xml, "</dc:title><meta:creation-date>%s</meta:creation-date><dc:date>%s</dc:date>"
                               "</office:meta></office:document-meta>",
                          spreadsheet->time, spreadsheet->time);
  return g_string_free_to_bytes (xml);
}

#define ITEM(name, type, value)                                                                                        \
  "<config:config-item config:name=\"" name "\" config:type=\"" type "\">" value "</config:config-item>"

/* The row of headings stays while the others move: that is a matter of the view. */
static GBytes *
write_settings (AnnexaSpreadsheet *spreadsheet)
{
  GString *xml = g_string_new (
      BEGIN_XML "<office:document-settings" NAMESPACES "><office:settings><config:config-item-set"
                " config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
                "<config:config-item-map-entry>" ITEM ("ViewId", "string", "view1")
                "<config:config-item-map-named config:name=\"Tables\">");

  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    {
      g_string_append (xml, "<config:config-item-map-entry config:name=\"");
      add_escaped (xml, ((AnnexaSheet *) spreadsheet->sheets->pdata[i])->name, -1);
      g_string_append (xml, "\">" ITEM ("HorizontalSplitMode", "short", "0") ITEM ("VerticalSplitMode", "short", "2")
                                ITEM ("VerticalSplitPosition", "int", "1") ITEM ("ActiveSplitRange", "short", "2")
                                    ITEM ("PositionBottom", "int", "1") "</config:config-item-map-entry>");
    }
  g_string_append (xml, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
                        "</config:config-item-set></office:settings></office:document-settings>");
  return g_string_free_to_bytes (xml);
}

static GBytes *
write_manifest (void)
{
  static const char manifest[]
      = BEGIN_XML "<manifest:manifest xmlns:manifest=\"" ODF "manifest:1.0\" manifest:version=\"1.3\">"
                  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MEDIA_TYPE
                  "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
                  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
                  "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
                  "</manifest:manifest>";

  return g_bytes_new_static (manifest, sizeof manifest - 1);
}

/* The media type comes first and uncompressed, so that the file can be recognized by its beginning. */
GBytes *
annexa_ods_write (AnnexaSpreadsheet *spreadsheet,
                  GError           **error)
{
  g_autoptr (AnnexaZipWriter) zip = annexa_zip_writer_new (spreadsheet->time);
  g_autoptr (GBytes) media_type = g_bytes_new_static (MEDIA_TYPE, strlen (MEDIA_TYPE));
  g_autoptr (GBytes) content = write_content (spreadsheet);
  g_autoptr (GBytes) styles = write_styles ();
  g_autoptr (GBytes) meta = write_meta (spreadsheet);
  g_autoptr (GBytes) settings = write_settings (spreadsheet);
  g_autoptr (GBytes) manifest = write_manifest ();

  annexa_zip_writer_add (zip, "mimetype", media_type, FALSE);
  annexa_zip_writer_add (zip, "content.xml", content, TRUE);
  annexa_zip_writer_add (zip, "styles.xml", styles, TRUE);
  annexa_zip_writer_add (zip, "meta.xml", meta, TRUE);
  annexa_zip_writer_add (zip, "settings.xml", settings, TRUE);
  annexa_zip_writer_add (zip, "META-INF/manifest.xml", manifest, TRUE);
  return annexa_zip_writer_finish (zip, error);
}
