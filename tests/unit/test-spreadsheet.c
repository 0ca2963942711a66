/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include <zip.h>

#include "annexa-csv-reader.h"
#include "annexa-export.h"
#include "annexa-spreadsheet.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"
#include "annexa-xml.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const char *const formats[] = { "x.ods", "x.xlsx" };

static GBytes *
write_kind (AnnexaProject   *project,
            const char      *kind,
            const char      *name,
            AnnexaSheetWords words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (project, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  annexa_spreadsheet_add (spreadsheet, project, annexa_kind_lookup (kind), NULL, NULL, words, NULL, &error);
  g_assert_no_error (error);
  bytes = annexa_spreadsheet_write (spreadsheet, name, &error);
  g_assert_no_error (error);
  return bytes;
}

static GBytes *
write_all (AnnexaProject *project,
           const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (project, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  annexa_spreadsheet_add_all (spreadsheet, project, ANNEXA_SHEET_WORDS_STABLE, &error);
  g_assert_no_error (error);
  bytes = annexa_spreadsheet_write (spreadsheet, name, &error);
  g_assert_no_error (error);
  return bytes;
}

static char *
read_part (GBytes     *package,
           const char *name)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (package, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *archive = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t info;
  zip_file_t *file;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, name, 0, &info), ==, 0);
  file = zip_fopen (archive, name, 0);
  text = g_malloc0 (info.size + 1);
  g_assert_cmpint (zip_fread (file, text, info.size), ==, (gint64) info.size);
  zip_fclose (file);
  zip_discard (archive);
  return text;
}

/* Asks a part of a package for the text of an expression. */
static char *
ask (GBytes     *package,
     const char *part,
     const char *expression)
{
  g_autofree char *text = read_part (package, part);
  g_autoptr (xmlDoc) document = xmlReadMemory (text, (int) strlen (text), part, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlXPathContext *context;
  xmlXPathObject *result;
  xmlChar *answer;
  char *copy;

  g_assert_nonnull (document);
  context = xmlXPathNewContext (document);
  xmlXPathRegisterNs (context, BAD_CAST "t", BAD_CAST ODF "table:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "o", BAD_CAST ODF "office:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "p", BAD_CAST ODF "text:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "s", BAD_CAST ODF "style:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "f", BAD_CAST ODF "xsl-fo-compatible:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "c", BAD_CAST ODF "config:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "x", BAD_CAST "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
  result = xmlXPathEval (BAD_CAST expression, context);
  g_assert_nonnull (result);
  answer = xmlXPathCastToString (result);
  copy = g_strdup ((char *) answer);
  xmlFree (answer);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return copy;
}

static void
assert_part (GBytes     *package,
             const char *part,
             const char *expression,
             const char *expected)
{
  g_autofree char *answer = ask (package, part, expression);

  if (strcmp (answer, expected) != 0)
    g_error ("%s: %s is “%s” and not “%s”", part, expression, answer, expected);
}

static guint
find_column (const char *kind,
             const char *field)
{
  const AnnexaKind *found = annexa_kind_lookup (kind);

  return annexa_kind_get_index (found, annexa_kind_find_field (found, field));
}

/* A cell of the first record, in an OpenDocument spreadsheet. */
static void
assert_ods_cell (GBytes     *package,
                 const char *field,
                 const char *question,
                 const char *expected)
{
  g_autofree char *expression
      = g_strdup_printf ("string((//t:table-row)[2]/t:table-cell[%u]%s)", find_column ("asset", field) + 1, question);

  assert_part (package, "content.xml", expression, expected);
}

static char *
name_cell (guint column)
{
  return column < 26 ? g_strdup_printf ("%c2", (char) ('A' + column))
                     : g_strdup_printf ("%c%c2", (char) ('A' + column / 26 - 1), (char) ('A' + column % 26));
}

static void
assert_xlsx_cell (GBytes     *package,
                  const char *field,
                  const char *question,
                  const char *expected)
{
  g_autofree char *cell = name_cell (find_column ("asset", field));
  g_autofree char *expression = g_strdup_printf ("string(//x:c[@r='%s']%s)", cell, question);

  assert_part (package, "xl/worksheets/sheet1.xml", expression, expected);
}

/* What the only record of Excel's table of texts that a cell names says. */
static void
assert_xlsx_text (GBytes     *package,
                  const char *field,
                  const char *expected)
{
  g_autofree char *cell = name_cell (find_column ("asset", field));
  g_autofree char *where = g_strdup_printf ("string(//x:c[@r='%s'][@t='s']/x:v)", cell);
  g_autofree char *index = ask (package, "xl/worksheets/sheet1.xml", where);
  g_autofree char *expression = NULL;

  g_assert_cmpstr (index, !=, "");
  expression = g_strdup_printf ("string(//x:si[%d])", atoi (index) + 1);
  assert_part (package, "xl/sharedStrings.xml", expression, expected);
}

static void
set (AnnexaProject *project,
     gint64         id,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "asset", id, field, text, &error);
  g_assert_no_error (error);
}

static AnnexaProject *
make_project (const char *name)
{
  AnnexaProject *project = annexa_test_new_project (name);
  gint64 id = annexa_test_add (project, "asset", "=HYPERLINK(\"http://x\")");

  set (project, id, "type", "software");
  set (project, id, "value", "1234.5");
  set (project, id, "quantity", "7");
  set (project, id, "acquired", "2024-02-29");
  set (project, id, "personal-data", "yes");
  set (project, id, "location", "+49  40 <a&b>");
  set (project, id, "description", "-first _x0041_\n\n  @third");
  return project;
}

static void
test_ods (void)
{
  AnnexaProject *project = make_project ("ods.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.ods", ANNEXA_SHEET_WORDS_STABLE);
  g_autofree char *type = read_part (package, "mimetype");

  g_assert_cmpstr (type, ==, "application/vnd.oasis.opendocument.spreadsheet");
  assert_part (package, "content.xml", "string(//t:table/@t:name)", "Assets");
  assert_part (package, "content.xml", "string(//t:table-header-rows//t:table-cell[1])", "ref");
  assert_ods_cell (package, "ref", "", "A-001");
  assert_ods_cell (package, "value", "/@o:value-type", "float");
  assert_ods_cell (package, "value", "/@o:value", "1234.5");
  assert_ods_cell (package, "quantity", "/@o:value", "7");
  assert_ods_cell (package, "acquired", "/@o:value-type", "date");
  assert_ods_cell (package, "acquired", "/@o:date-value", "2024-02-29");
  assert_ods_cell (package, "created", "/@o:value-type", "date");
  assert_ods_cell (package, "personal-data", "/@o:value-type", "string");
  assert_ods_cell (package, "personal-data", "", "yes");
  assert_ods_cell (package, "reviewed", "/@o:value-type", "");
  annexa_test_close (project);
}

/* No text of a record is ever calculated, and none loses a space or a line. */
static void
test_ods_text (void)
{
  AnnexaProject *project = make_project ("ods-text.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.ods", ANNEXA_SHEET_WORDS_STABLE);

  assert_ods_cell (package, "name", "/@o:value-type", "string");
  assert_ods_cell (package, "name", "", "=HYPERLINK(\"http://x\")");
  assert_part (package, "content.xml", "string(count(//@t:formula))", "0");
  assert_ods_cell (package, "location", "/p:p/p:s/@p:c", "2");
  assert_ods_cell (package, "location", "/p:p/text()[2]", "40 <a&b>");
  assert_ods_cell (package, "description", "/p:p[1]", "-first _x0041_");
  assert_ods_cell (package, "description", "/p:p[3]", "@third");
  assert_ods_cell (package, "description", "/p:p[3]/p:s/@p:c", "2");
  annexa_test_close (project);
}

/* What a program wrote that is not this one can hold characters that no XML file may have. */
static void
test_control_characters (void)
{
  AnnexaProject *project = annexa_test_new_project ("control.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 id = annexa_test_add (project, "asset", "Bell");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Ring");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) ods = NULL;
  g_autoptr (GBytes) xlsx = NULL;

  annexa_edit_set_text (edit, kind, id, "location", "Bell:\001 a\a\033b");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  ods = write_kind (project, "asset", "x.ods", ANNEXA_SHEET_WORDS_STABLE);
  xlsx = write_kind (project, "asset", "x.xlsx", ANNEXA_SHEET_WORDS_STABLE);
  assert_ods_cell (ods, "location", "", "Bell: ab");
  assert_xlsx_text (xlsx, "location", "Bell: ab");
  annexa_test_close (project);
}

static void
test_ods_view (void)
{
  AnnexaProject *project = make_project ("ods-view.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.ods", ANNEXA_SHEET_WORDS_STABLE);

  assert_part (package, "settings.xml", "string(//c:config-item-map-entry[@c:name='Assets']/"
                                        "c:config-item[@c:name='VerticalSplitMode'])", "2");
  assert_part (package, "settings.xml", "string(//c:config-item[@c:name='VerticalSplitPosition'])", "1");
  assert_part (package, "content.xml", "string(//s:style[@s:name='heading']/s:text-properties/@f:font-weight)", "bold");
  assert_part (package, "content.xml", "string(//t:table-header-rows//t:table-cell[1]/@t:style-name)", "heading");
  assert_part (package, "content.xml", "string(//t:database-range/@t:display-filter-buttons)", "true");
  annexa_test_close (project);
}

static void
test_xlsx (void)
{
  AnnexaProject *project = make_project ("xlsx.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.xlsx", ANNEXA_SHEET_WORDS_STABLE);

  assert_part (package, "xl/workbook.xml", "string(//x:sheet/@name)", "Assets");
  assert_xlsx_cell (package, "value", "/x:v", "1234.5");
  assert_xlsx_cell (package, "value", "/@t", "");
  assert_xlsx_cell (package, "quantity", "/x:v", "7");
  assert_xlsx_cell (package, "acquired", "/x:v", "45351");
  assert_xlsx_cell (package, "acquired", "/@t", "");
  assert_xlsx_cell (package, "reviewed", "/x:v", "");
  assert_xlsx_text (package, "personal-data", "yes");
  assert_xlsx_text (package, "name", "=HYPERLINK(\"http://x\")");
  assert_xlsx_text (package, "location", "+49  40 <a&b>");
  assert_xlsx_text (package, "description", "-first _x005F_x0041_\n\n  @third");
  assert_part (package, "xl/worksheets/sheet1.xml", "string(count(//x:f))", "0");
  annexa_test_close (project);
}

static void
test_xlsx_view (void)
{
  AnnexaProject *project = make_project ("xlsx-view.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.xlsx", ANNEXA_SHEET_WORDS_STABLE);

  assert_part (package, "xl/worksheets/sheet1.xml", "string(//x:pane/@state)", "frozen");
  assert_part (package, "xl/worksheets/sheet1.xml", "string(//x:pane/@ySplit)", "1");
  assert_part (package, "xl/worksheets/sheet1.xml", "string(boolean(//x:autoFilter))", "true");
  assert_part (package, "xl/styles.xml", "string(boolean(//x:font/x:b))", "true");
  assert_part (package, "xl/styles.xml", "string(boolean(//x:numFmt[@formatCode='yyyy-mm-dd']))", "true");
  annexa_test_close (project);
}

/* In the words of the window: labels, names of linked records. */
static void
test_shown_words (void)
{
  AnnexaProject *project = make_project ("shown.annexa");
  g_autoptr (GBytes) package = write_kind (project, "asset", "x.ods", ANNEXA_SHEET_WORDS_SHOWN);

  assert_part (package, "content.xml", "string(//t:table-header-rows//t:table-cell[1])", "Reference");
  assert_ods_cell (package, "type", "", "Software");
  assert_ods_cell (package, "personal-data", "", "Yes");
  assert_ods_cell (package, "value", "/@o:value", "1234.5");
  annexa_test_close (project);
}

/* Only the columns and rows that somebody chose, in that order. */
static void
test_chosen (void)
{
  AnnexaProject *project = make_project ("chosen.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 ids[] = { annexa_test_add (project, "asset", "Zebra"), annexa_test_add (project, "asset", "Ape") };
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (project, NULL);
  g_autoptr (GBytes) table = NULL;

  g_array_append_vals (chosen, ids, 2);
  g_ptr_array_add (fields, (gpointer) annexa_kind_find_field (kind, "name"));
  g_ptr_array_add (fields, (gpointer) annexa_kind_find_field (kind, "ref"));
  g_assert_true (annexa_spreadsheet_add (spreadsheet, project, kind, fields, chosen, ANNEXA_SHEET_WORDS_SHOWN, NULL, NULL));
  table = annexa_spreadsheet_write (spreadsheet, "list.csv", NULL);
  g_assert_cmpmem (g_bytes_get_data (table, NULL), g_bytes_get_size (table),
                   "Name,Reference\r\nZebra,A-002\r\nApe,A-003\r\n", strlen ("Name,Reference\r\nZebra,A-002\r\nApe,A-003\r\n"));
  annexa_test_close (project);
}

/* A sheet without records is its heading; a file can be made of it all the same. */
static void
test_empty (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) package = write_kind (project, "asset", formats[i], ANNEXA_SHEET_WORDS_STABLE);

      if (i == 0)
        assert_part (package, "content.xml", "string(count(//t:table-row))", "1");
      else
        assert_part (package, "xl/worksheets/sheet1.xml", "string(count(//x:row))", "1");
    }
  annexa_test_close (project);
}

static void
test_ending (void)
{
  AnnexaProject *project = make_project ("ending.annexa");
  g_autoptr (AnnexaSpreadsheet) spreadsheet = annexa_spreadsheet_new (project, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_spreadsheet_add_all (spreadsheet, project, ANNEXA_SHEET_WORDS_STABLE, NULL));
  g_assert_null (annexa_spreadsheet_write (spreadsheet, "x.doc", &error));
  g_assert_nonnull (strstr (error->message, "has to end in .ods, .xlsx or .csv"));
  g_assert_true (annexa_spreadsheet_can_write ("X.ODS"));
  g_assert_true (annexa_spreadsheet_can_write ("x.xlsx"));
  g_assert_false (annexa_spreadsheet_can_write ("x.csv"));
  annexa_test_close (project);
}

/* A cell of Excel holds 32,767 characters; what is cut off is told. */
static void
test_too_long (void)
{
  AnnexaProject *project = make_project ("too-long.annexa");
  gint64 id = annexa_test_add (project, "asset", "Long");
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *fitting = g_strnfill (32767, 'y');
  g_autoptr (AnnexaSpreadsheet) spreadsheet = NULL;
  g_autoptr (GBytes) ods = NULL;
  g_autoptr (GBytes) xlsx = NULL;

  set (project, id, "description", text);
  set (project, id, "notes", fitting);
  spreadsheet = annexa_spreadsheet_new (project, NULL);
  g_assert_true (annexa_spreadsheet_add_all (spreadsheet, project, ANNEXA_SHEET_WORDS_STABLE, NULL));
  ods = annexa_spreadsheet_write (spreadsheet, "x.ods", NULL);
  g_assert_cmpuint (annexa_spreadsheet_get_n_cut (spreadsheet), ==, 0);
  assert_part (ods, "content.xml", "string(count(//p:p[string-length()=40000]))", "1");

  xlsx = annexa_spreadsheet_write (spreadsheet, "x.xlsx", NULL);
  g_assert_cmpuint (annexa_spreadsheet_get_n_cut (spreadsheet), ==, 1);
  assert_part (xlsx, "xl/sharedStrings.xml", "string(count(//x:t[string-length()=32767][contains(., 'x…')]))", "1");
  assert_part (xlsx, "xl/sharedStrings.xml", "string(count(//x:t[string-length()=32767][not(contains(., '…'))]))", "1");
  annexa_test_close (project);
}

/* A sheet for each kind that has records, with names that every program takes. */
static void
test_all (void)
{
  AnnexaProject *project = make_project ("all.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_used = 0;
  g_autofree char *expected = NULL;
  g_autoptr (GBytes) ods = write_all (project, "x.ods");
  g_autoptr (GBytes) xlsx = write_all (project, "x.xlsx");

  for (guint i = 0; i < n_kinds; i++)
    n_used += annexa_project_count (project, kinds[i]) > 0;
  expected = g_strdup_printf ("%u", n_used);
  assert_part (ods, "content.xml", "string(count(//t:table))", expected);
  assert_part (xlsx, "xl/workbook.xml", "string(count(//x:sheet))", expected);
  assert_part (ods, "content.xml", "string(count(//t:table[string-length(@t:name) > 31]))", "0");
  assert_part (ods, "content.xml", "string(count(//t:table[translate(@t:name, '[]:*?/\\', '') != @t:name]))", "0");
  assert_part (ods, "content.xml", "string(count(//t:table[@t:name = preceding::t:table/@t:name]))", "0");
  annexa_test_close (project);
}

static void
test_same_bytes (void)
{
  AnnexaProject *project = make_project ("same.annexa");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = write_all (project, formats[i]);
      g_autoptr (GBytes) second = NULL;

      g_usleep (2100000); /* Times in archives are good to two seconds. */
      second = write_all (project, formats[i]);
      g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                       g_bytes_get_size (second));
    }
  annexa_test_close (project);
}

/* Ten thousand rows come out, all of them. */
static void
test_many (void)
{
  AnnexaProject *project = annexa_test_new_project ("many.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Many");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "name", "=1+1");
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) package = write_kind (project, "asset", formats[i], ANNEXA_SHEET_WORDS_STABLE);

      if (i == 0)
        assert_part (package, "content.xml", "string(count(//t:table-row))", "10001");
      else
        assert_part (package, "xl/worksheets/sheet1.xml", "string(count(//x:row))", "10001");
    }
  annexa_test_close (project);
}

static GBytes *
convert (const char *program,
         GBytes     *package,
         const char *name)
{
  g_autofree char *profile = annexa_test_path ("libreoffice");
  g_autofree char *option = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  g_autofree char *path = annexa_test_path (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *table = annexa_test_path ("x.csv");
  const char *arguments[] = { program, option, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
                              "--outdir", folder, path, NULL };
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "MALLOC_CHECK_");
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;
  int status;

  g_remove (table);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (package, NULL), (gssize) g_bytes_get_size (package), NULL));
  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  /* LibreOffice without its spreadsheets says nothing and writes nothing. */
  return g_file_get_contents (table, &contents, &length, NULL) ? g_bytes_new_take (contents, length) : NULL;
}

/* Amounts are shown with thousands apart and two decimals; besides that, every cell is what it is in our CSV. */
static char *
as_shown (const AnnexaField *field,
          const char        *text)
{
  GString *shown;

  if (annexa_field_get_result (field) != ANNEXA_FIELD_MONEY || *text == '\0')
    return g_strdup (text);
  shown = g_string_new (NULL);
  g_string_printf (shown, "%.2f", g_ascii_strtod (text, NULL));
  for (gssize i = (gssize) shown->len - 6; i > 0; i -= 3)
    g_string_insert_c (shown, i, ',');
  return g_string_free (shown, FALSE);
}

static void
compare_rows (const AnnexaKind *kind,
              AnnexaCsvReader  *ours,
              AnnexaCsvReader  *theirs,
              gboolean          heading)
{
  g_assert_cmpuint (annexa_csv_reader_get_n_cells (ours), ==, kind->n_fields);
  g_assert_cmpuint (annexa_csv_reader_get_n_cells (theirs), ==, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *cell = annexa_csv_reader_get_cell (ours, i);
      g_autofree char *shown = heading ? g_strdup (cell) : as_shown (&kind->fields[i], cell);

      g_assert_cmpstr (annexa_csv_reader_get_cell (theirs, i), ==, shown);
    }
}

static void
compare_tables (const AnnexaKind *kind,
                GBytes           *our_table,
                GBytes           *their_table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaCsvReader) ours = annexa_csv_reader_new (our_table, ',', &error);
  g_autoptr (AnnexaCsvReader) theirs = annexa_csv_reader_new (their_table, ',', &error);
  guint n_rows = 0;

  g_assert_no_error (error);
  for (; annexa_csv_reader_next (ours, &error); n_rows++)
    {
      g_assert_true (annexa_csv_reader_next (theirs, &error));
      compare_rows (kind, ours, theirs, n_rows == 0);
    }
  g_assert_false (annexa_csv_reader_next (theirs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, >, 20);
}

static void
test_libreoffice (void)
{
  static const char *const kinds[] = { "asset", "risk" };
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_test_new_sample ("example.annexa");

  if (program == NULL)
    g_test_skip ("LibreOffice is not installed");
  for (guint i = 0; program != NULL && i < G_N_ELEMENTS (kinds) * G_N_ELEMENTS (formats); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i / 2]);
      g_autoptr (GBytes) package = write_kind (project, kinds[i / 2], formats[i % 2], ANNEXA_SHEET_WORDS_STABLE);
      g_autoptr (GBytes) theirs = convert (program, package, formats[i % 2]);
      g_autoptr (GBytes) ours = annexa_export_csv (project, kind, NULL, TRUE, &error);

      if (theirs == NULL)
        {
          g_test_skip ("LibreOffice Calc is not installed");
          break;
        }
      compare_tables (kind, ours, theirs);
    }
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/spreadsheet/ods", test_ods);
  g_test_add_func ("/spreadsheet/ods-text", test_ods_text);
  g_test_add_func ("/spreadsheet/control-characters", test_control_characters);
  g_test_add_func ("/spreadsheet/ods-view", test_ods_view);
  g_test_add_func ("/spreadsheet/xlsx", test_xlsx);
  g_test_add_func ("/spreadsheet/xlsx-view", test_xlsx_view);
  g_test_add_func ("/spreadsheet/shown-words", test_shown_words);
  g_test_add_func ("/spreadsheet/chosen", test_chosen);
  g_test_add_func ("/spreadsheet/empty", test_empty);
  g_test_add_func ("/spreadsheet/ending", test_ending);
  g_test_add_func ("/spreadsheet/too-long", test_too_long);
  g_test_add_func ("/spreadsheet/all", test_all);
  g_test_add_func ("/spreadsheet/same-bytes", test_same_bytes);
  g_test_add_func ("/spreadsheet/many", test_many);
  g_test_add_func ("/spreadsheet/libreoffice", test_libreoffice);

  return g_test_run ();
}
