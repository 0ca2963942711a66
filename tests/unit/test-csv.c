/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-csv-writer.h"
#include "annexa-error.h"
#include "annexa-json-writer.h"
#include "annexa-test.h"

/* Reads a whole file: cells joined by "|", rows by "~", each with its line in front. */
static char *
read_all (const char *data,
          gssize      length,
          char        separator,
          GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (AnnexaCsvReader) reader = annexa_csv_reader_new (bytes, separator, error);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;

  if (reader == NULL)
    return NULL;
  while (annexa_csv_reader_next (reader, &local_error))
    {
      g_string_append_printf (all, "%s%u:", all->len > 0 ? "~" : "", annexa_csv_reader_get_line (reader));
      for (guint i = 0; i < annexa_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", annexa_csv_reader_get_cell (reader, i));
      g_assert_null (annexa_csv_reader_get_cell (reader, annexa_csv_reader_get_n_cells (reader)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_strdup (all->str);
}

static void
assert_reads (const char *data,
              gssize      length,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (data, length, '\0', &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_refuses (const char *data,
                gssize      length,
                int         code,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (data, length, '\0', &error);

  g_assert_null (found);
  g_assert_error (error, ANNEXA_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, part);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *file;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "\n\r\n\r", "" },
    { "name", "1:name" },
    { "name\n", "1:name" },
    { "name\r\nServer\r\n", "1:name~2:Server" },
    { "a,b\n1,2\n", "1:a|b~2:1|2" },
    { "a,b\r1,2\r", "1:a|b~2:1|2" },
    { "a,b\r\n1,2", "1:a|b~2:1|2" },
    { "a,b\n\n\n1,2", "1:a|b~4:1|2" },
    { "a;b\n1,5;2,5", "1:a|b~2:1,5|2,5" },
    { "a\tb\n1;2\t3", "1:a|b~2:1;2|3" },
    { "sep=;\na,x;b\n1;2", "2:a,x|b~3:1|2" },
    { "SEP=,\r\na,b\r\n", "2:a|b" },
    { "sep=;", "" },
    { "a,b\n,", "1:a|b~2:|" },
    { "a,b\n,\n", "1:a|b~2:|" },
    { "a,b\n1\n1,2,3", "1:a|b~2:1~3:1|2|3" },
    { "a,\"b,c\"\n", "1:a|b,c" },
    { "a,\"say \"\"yes\"\"\"", "1:a|say \"yes\"" },
    { "a,\"\"\n\"\",b", "1:a|~2:|b" },
    { "a,\"one\ntwo\r\nthree\rfour\",c\nd,e,f", "1:a|one\ntwo\r\nthree\rfour|c~5:d|e|f" },
    { "a,b\n\"x\"y,z", "1:a|b~2:xy|z" },
    { "a,b\nx\"y\"z,5\" disk", "1:a|b~2:x\"y\"z|5\" disk" },
    { "name\nWeber, Anna\nKlein; Peter", "1:name~2:Weber, Anna~3:Klein; Peter" },
    { "Name, Title;Owner\nServer;Anna\nDesk;Eva", "1:Name, Title|Owner~2:Server|Anna~3:Desk|Eva" },
    { "\"a;b\",c\n1,2", "1:a;b|c~2:1|2" },
    { " a , b \n 1 ,2 ", "1: a | b ~2: 1 |2 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (cases[i].file, -1, cases[i].rows);
}

static void
test_encodings (void)
{
  assert_reads ("\xef\xbb\xbfname;owner\nGr\xc3\xb6\xc3\x9f" "e;Ω", -1, "1:name|owner~2:Größe|Ω");
  assert_reads ("\xef\xbb\xbf", -1, "");
  assert_reads ("na\xefve,\x80 5\x85,\x93so\x94,\x81", -1, "1:naïve|€ 5…|“so”|\xef\xbf\xbd");
  assert_reads ("\xff\xfe" "a\0,\0b\0\n\0\xe4\0,\0\x3d\xd8\x00\xde", 18, "1:a|b~2:ä|😀");
  assert_reads ("\xfe\xff" "\0a\0,\0b\0\n\0\xe4\0,\xd8\x3d\xde\x00", 18, "1:a|b~2:ä|😀");
  /* Half a pair, and half a unit at the end. */
  assert_reads ("\xff\xfe" "a\0\x3d\xd8" "b\0c", 9, "1:a\xef\xbf\xbd" "b\xef\xbf\xbd");
  assert_reads ("\xff\xfe", 2, "");

  assert_refuses ("a,b\0c", 5, ANNEXA_ERROR_SYNTAX, "neither a text file");
  assert_refuses ("\xff\xfe" "a\0\0\0", 6, ANNEXA_ERROR_SYNTAX, "neither a text file");
  assert_refuses ("\xef\xbb\xbf" "a\nb\n\xe4\n", -1, ANNEXA_ERROR_SYNTAX, "line 3");
}

static void
test_encoding_names (void)
{
  static const struct
  {
    const char *file;
    const char *encoding;
    char separator;
  } cases[] = {
    { "a,b", "UTF-8", ',' },
    { "a;b", "UTF-8", ';' },
    { "\xe4\tb", "Windows-1252", '\t' },
    { "\xc3\xa4", "UTF-8", '\0' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].file, strlen (cases[i].file));
      g_autoptr (AnnexaCsvReader) reader = annexa_csv_reader_new (bytes, '\0', NULL);

      g_assert_cmpstr (annexa_csv_reader_get_encoding (reader), ==, cases[i].encoding);
      g_assert_cmpint (annexa_csv_reader_get_separator (reader), ==, cases[i].separator);
    }
}

static void
test_given_separator (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all ("a,b;c\n", -1, ';', &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "1:a,b|c");
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) huge = g_string_new ("name,text\nx,\"");
  g_autoptr (GString) long_file = g_string_new ("a\n");
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gsize length;

  assert_refuses ("a,b\nc,\"d\ne,f\n", -1, ANNEXA_ERROR_SYNTAX, "Line 2");

  for (guint i = 1; i < ANNEXA_CSV_MOST_COLUMNS; i++)
    g_string_append (wide, ",a");
  found = read_all (wide->str, -1, '\0', &error);
  g_assert_no_error (error);
  g_string_append (wide, ",a");
  assert_refuses (wide->str, -1, ANNEXA_ERROR_CONSTRAINT, "256");

  /* One cell of five million characters, with what needs care all over it. */
  for (guint i = 0; i < 1000000; i++)
    g_string_append (huge, "ä,\"\"\n");
  length = huge->len;
  g_string_append (huge, "\"\n");
  g_free (found);
  found = read_all (huge->str, -1, '\0', &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (found), ==, strlen ("1:name|text~2:x|") + length - strlen ("name,text\nx,\"") - 1000000);

  for (guint i = 1; i < ANNEXA_CSV_MOST_ROWS; i++)
    g_string_append (long_file, "a\n");
  g_free (found);
  found = read_all (long_file->str, -1, '\0', &error);
  g_assert_no_error (error);
  g_string_append (long_file, "a\n");
  assert_refuses (long_file->str, -1, ANNEXA_ERROR_CONSTRAINT, "1000000");

  too_large = g_bytes_new_take (g_malloc0 (ANNEXA_CSV_LARGEST_FILE + 1), ANNEXA_CSV_LARGEST_FILE + 1);
  g_assert_null (annexa_csv_reader_new (too_large, '\0', &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
}

static void
test_rewind (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("sep=;\na;b\n1;2", 13);
  g_autoptr (AnnexaCsvReader) reader = annexa_csv_reader_new (bytes, '\0', NULL);

  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (annexa_csv_reader_next (reader, NULL));
      g_assert_cmpuint (annexa_csv_reader_get_line (reader), ==, 2);
      g_assert_true (annexa_csv_reader_next (reader, NULL));
      g_assert_cmpstr (annexa_csv_reader_get_cell (reader, 1), ==, "2");
      g_assert_false (annexa_csv_reader_next (reader, NULL));
      annexa_csv_reader_rewind (reader);
    }
}

static char *
write_cells (const char *const *cells,
             guint              n_columns)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      annexa_csv_writer_add_text (writer, cells[i]);
      if ((i + 1) % n_columns == 0)
        annexa_csv_writer_end_row (writer);
    }
  bytes = annexa_csv_writer_finish (writer);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
test_written_form (void)
{
  const char *const cells[] = { "plain", "two, three", "say \"yes\"", "line\nbreak", "", "=1+1", "ä", "'quoted'", NULL };
  const char *const lonely[] = { "name", "", "x", NULL };
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = write_cells (cells, 4);

  g_assert_cmpstr (found, ==, "plain,\"two, three\",\"say \"\"yes\"\"\",\"line\nbreak\"\r\n,'=1+1,ä,'quoted'\r\n");
  g_free (found);
  found = write_cells (lonely, 1);
  g_assert_cmpstr (found, ==, "name\r\n\"\"\r\nx\r\n");

  annexa_csv_writer_add_number (writer, "-5");
  annexa_csv_writer_add_text (writer, "-5");
  annexa_csv_writer_end_row (writer);
  bytes = annexa_csv_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "-5,'-5\r\n", 8);
}

/* Whatever is written is read again exactly, and nothing that a spreadsheet would run stands at the beginning of a cell. */
static void
test_formula_guard (void)
{
  static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "'", "''", "\"", ",", "\n", " ", "x" };
  const guint n = G_N_ELEMENTS (starts);

  for (guint i = 0; i < n * n * n; i++)
    {
      g_autofree char *value
          = g_strconcat (starts[i / n / n], starts[i / n % n], starts[i % n], "1+1", NULL);
      const char *const cells[] = { value, "end", NULL };
      g_autofree char *written = write_cells (cells, 2);
      g_autofree char *found = read_all (written, -1, ',', NULL);
      g_autofree char *expected = g_strdup_printf ("1:%s|end", value);
      const char *first = *written == '"' ? written + 1 : written;

      g_assert_cmpstr (found, ==, expected);
      g_assert_null (strchr ("=+-@\t\r", *first));
    }
}

static void
test_foreign_guard (void)
{
  assert_reads ("a,b\n'=1+1,\"'@x\"", -1, "1:a|b~2:=1+1|@x");
  assert_reads ("a,b\n'quoted',''twice''", -1, "1:a|b~2:'quoted'|''twice''");
  assert_reads ("a,b\n-5,+49 30 1", -1, "1:a|b~2:-5|+49 30 1");
}

static void
test_json (void)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *awkward = "a\"b\\c\nd\te\x01\x7f/Ω “x”";
  char *list[] = { (char *) "x", (char *) "y", NULL };
  char *none[] = { NULL };
  JsonObject *object;

  annexa_json_writer_begin_array (writer);
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "text");
  annexa_json_writer_add_string (writer, awkward);
  annexa_json_writer_add_name (writer, "number");
  annexa_json_writer_add_number (writer, 0.1);
  annexa_json_writer_add_name (writer, "integer");
  annexa_json_writer_add_integer (writer, G_MININT64);
  annexa_json_writer_add_name (writer, "boolean");
  annexa_json_writer_add_boolean (writer, TRUE);
  annexa_json_writer_add_name (writer, "nothing");
  annexa_json_writer_add_string (writer, NULL);
  annexa_json_writer_add_name (writer, "list");
  annexa_json_writer_add_strings (writer, list);
  annexa_json_writer_add_name (writer, "none");
  annexa_json_writer_add_strings (writer, none);
  annexa_json_writer_add_name (writer, "empty");
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_end_object (writer);
  annexa_json_writer_end_object (writer);
  annexa_json_writer_begin_array (writer);
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_array (writer);
  bytes = annexa_json_writer_finish (writer);

  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  object = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, awkward);
  g_assert_cmpfloat (json_object_get_double_member (object, "number"), ==, 0.1);
  g_assert_cmpint (json_object_get_int_member (object, "integer"), ==, G_MININT64);
  g_assert_true (json_object_get_boolean_member (object, "boolean"));
  g_assert_true (json_object_get_null_member (object, "nothing"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "list")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "none")), ==, 0);
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "\"number\": 0.1,"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/encoding-names", test_encoding_names);
  g_test_add_func ("/csv/given-separator", test_given_separator);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/rewind", test_rewind);
  g_test_add_func ("/csv/written-form", test_written_form);
  g_test_add_func ("/csv/formula-guard", test_formula_guard);
  g_test_add_func ("/csv/foreign-guard", test_foreign_guard);
  g_test_add_func ("/json/written-form", test_json);

  return g_test_run ();
}
