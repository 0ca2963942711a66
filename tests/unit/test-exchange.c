/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-export.h"
#include "annexa-folder-import.h"
#include "annexa-query.h"
#include "annexa-setup.h"
#include "annexa-test.h"

/* Writes everything of a project into a new folder; nothing may be missing. */
static char *
export_folder (AnnexaProject *project,
               const char    *name)
{
  char *path = annexa_test_path (name);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  annexa_export_folder (project, path, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 0);
  return path;
}

static AnnexaImport *
import_folder (AnnexaProject *project,
               const char    *path,
               GError       **error)
{
  AnnexaFolder *folder = annexa_folder_open (path, error);
  AnnexaImport *import = folder != NULL ? annexa_folder_import_new (project, folder, error) : NULL;

  if (import != NULL)
    annexa_import_run (import, FALSE, error);
  return import;
}

static void
add_file (const char *folder,
          const char *name,
          GString    *all)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *sha256 = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  if (g_str_has_suffix (name, ".csv"))
    {
      g_string_append_printf (all, "== %s\n%s", name, contents);
      return;
    }
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  g_string_append_printf (all, "== %s\n%s\n", name, sha256);
}

/* The contents of a folder made by an export, for comparing. */
static char *
read_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnnexaFolder *folder = annexa_folder_open (path, &error);
  g_auto (GStrv) names = annexa_folder_list (folder, &error);
  g_autofree char *files = g_build_filename (path, "files", NULL);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  annexa_folder_free (folder);
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "files") != 0)
      add_file (path, names[i], all);
  if (g_file_test (files, G_FILE_TEST_IS_DIR))
    {
      g_auto (GStrv) inner = NULL;

      folder = annexa_folder_open (files, NULL);
      inner = annexa_folder_list (folder, NULL);
      annexa_folder_free (folder);
      for (guint i = 0; inner[i] != NULL; i++)
        add_file (files, inner[i], all);
    }
  return g_string_free (all, FALSE);
}

static void
attach (AnnexaProject    *project,
        const AnnexaKind *kind,
        gint64            id,
        const char       *field,
        const char       *name,
        const char       *contents)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GError) error = NULL;

  annexa_edit_set_contents (edit, kind, id, annexa_kind_find_field (kind, field), name, bytes);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Fills every field of a record that may be filled. */
static void
fill (AnnexaProject    *project,
      const AnnexaKind *kind,
      gint64            id,
      guint             variant)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;

      if (!annexa_field_is_stored (field) || (field->flags & ANNEXA_FIELD_LOCKED))
        continue;
      if (field->type == ANNEXA_FIELD_FILE)
        {
          attach (project, kind, id, field->name, "Größe.pdf", variant == 0 ? "first" : "second");
          continue;
        }
      value = annexa_test_example_value (project, field, variant);
      annexa_test_set (project, kind->name, id, field->name, value, &error);
      g_assert_no_error (error);
    }
}

/* Everything that the fields of a kind can hold goes out into files and comes in again. */
static void
test_every_field (gconstpointer data)
{
  const AnnexaKind *kind = data;
  AnnexaProject *project = annexa_test_new_project ("from.annexa");
  AnnexaProject *copy = annexa_test_new_project ("to.annexa");
  g_autofree char *first = g_strconcat ("first-", kind->name, NULL);
  g_autofree char *second = g_strconcat ("second-", kind->name, NULL);
  g_autofree char *first_path = NULL;
  g_autofree char *second_path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AnnexaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (kind->flags & ANNEXA_KIND_SINGLE)
    {
      g_autoptr (AnnexaRecord) single = annexa_project_get_single (project, kind, NULL);

      fill (project, kind, annexa_record_get_id (single), 0);
    }
  else
    {
      /* What links lead to first, so that nothing leads to itself. */
      annexa_test_add (project, kind->name, "One");
      annexa_test_add (project, kind->name, "Two");
      for (guint variant = 0; variant < 2; variant++)
        fill (project, kind, annexa_test_add (project, kind->name, "Filled"), variant);
    }

  first_path = export_folder (project, first);
  import = import_folder (copy, first_path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    g_error ("%s", annexa_import_get_message (import, i)->text);
  second_path = export_folder (copy, second);
  before = read_folder (first_path);
  after = read_folder (second_path);
  g_assert_cmpstr (before, ==, after);
  annexa_test_assert_sound (copy);
  annexa_test_close (project);
  annexa_test_close (copy);
}

static void
assert_json (AnnexaProject     *project,
             const AnnexaField *field,
             const AnnexaValue *value,
             JsonNode          *node)
{
  g_autofree char *text = annexa_project_format (project, field, value);
  g_autoptr (GString) joined = g_string_new (NULL);

  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_YES_NO:
      g_assert_true (json_node_get_boolean (node) == (annexa_value_get_integer (value) != 0));
      break;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
      if (annexa_value_is_empty (value))
        g_assert_true (JSON_NODE_HOLDS_NULL (node));
      else
        g_assert_cmpfloat (json_node_get_double (node), ==, annexa_value_get_number (value));
      break;
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_LINKS:
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "",
                                json_array_get_string_element (json_node_get_array (node), i));
      g_assert_cmpstr (joined->str, ==, text);
      break;
    default:
      if (*text == '\0')
        g_assert_true (JSON_NODE_HOLDS_NULL (node));
      else
        g_assert_cmpstr (json_node_get_string (node), ==, text);
    }
}

static void
test_json_of_every_field (gconstpointer data)
{
  const AnnexaKind *kind = data;
  AnnexaProject *project = annexa_test_new_project ("json.annexa");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  if (!(kind->flags & ANNEXA_KIND_SINGLE))
    {
      annexa_test_add (project, kind->name, "One");
      annexa_test_add (project, kind->name, "Two");
      fill (project, kind, annexa_test_add (project, kind->name, "Filled"), 0);
    }
  bytes = annexa_export_json (project, kind, NULL, &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));

  ids = annexa_project_query (project, query, NULL);
  records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  g_assert_cmpuint (json_array_get_length (array), ==, records->len);
  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      assert_json (project, &kind->fields[j], annexa_record_get_value (records->pdata[i], &kind->fields[j]),
                   json_object_get_member (json_array_get_object_element (array, i), kind->fields[j].name));
  annexa_test_close (project);
}

/* Chosen records come in the order in which they were chosen, with what is computed where somebody wants it. */
static void
test_chosen_records (void)
{
  AnnexaProject *project = annexa_test_new_project ("chosen.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 chosen[] = { annexa_test_add (project, "asset", "One"), annexa_test_add (project, "asset", "Two"),
                      annexa_test_add (project, "asset", "Three") };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) some = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  g_array_append_val (ids, chosen[2]);
  g_array_append_val (ids, chosen[0]);
  some = annexa_export_csv (project, kind, ids, TRUE, &error);
  all = annexa_export_csv (project, kind, NULL, FALSE, &error);
  g_assert_no_error (error);

  text = g_bytes_get_data (some, NULL);
  g_assert_nonnull (g_strstr_len (text, 400, ",open-risks,worst-level,"));
  g_assert_nonnull (g_strstr_len (text, (gssize) g_bytes_get_size (some), "A-003,Three,"));
  g_assert_null (g_strstr_len (text, (gssize) g_bytes_get_size (some), "A-002,Two,"));
  g_assert_true (g_strstr_len (text, (gssize) g_bytes_get_size (some), "A-003,Three,")
                 < g_strstr_len (text, (gssize) g_bytes_get_size (some), "A-001,One,"));
  g_assert_null (g_strstr_len (g_bytes_get_data (all, NULL), 400, "open-risks"));
  annexa_test_close (project);
}

static void
test_folder_is_new (void)
{
  AnnexaProject *project = annexa_test_new_project ("folder.annexa");
  g_autofree char *empty = annexa_test_path ("empty folder");
  g_autofree char *full = annexa_test_path ("full folder");
  g_autofree char *inside = g_build_filename (full, "mine.txt", NULL);
  g_autofree char *nowhere = annexa_test_path ("nowhere/folder");
  g_autofree char *file = annexa_test_path ("a file");
  g_autofree char *parent = g_path_get_dirname (file);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (full, 0700), ==, 0);
  g_file_set_contents (inside, "mine", -1, NULL);
  g_file_set_contents (file, "mine", -1, NULL);

  g_assert_true (annexa_export_folder (project, empty, missing, &error));
  g_assert_no_error (error);
  g_assert_false (annexa_export_folder (project, full, missing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (annexa_export_folder (project, nowhere, missing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (annexa_export_folder (project, file, missing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);

  /* What failed leaves nothing behind. */
  dir = g_dir_open (parent, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "full folder.") || g_str_has_prefix (name, "a file."));
  annexa_test_close (project);
}

static void
test_missing_file (void)
{
  AnnexaProject *project = annexa_test_new_project ("missing.annexa");
  AnnexaProject *copy = annexa_test_new_project ("missing-copy.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  gint64 lost = annexa_test_add (project, "evidence", "Lost");
  gint64 same = annexa_test_add (project, "evidence", "Same name");
  gint64 other = annexa_test_add (project, "evidence", "Same name, too");
  g_autofree char *path = annexa_test_path ("missing");
  g_autofree char *value = g_strdup_printf ("%064d/report.pdf", 7);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnexaImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  annexa_test_set (project, "evidence", lost, "file", value, &error);
  g_assert_no_error (error);
  attach (project, kind, same, "file", "report.pdf", "one");
  attach (project, kind, other, "file", "report.pdf", "two");

  g_assert_true (annexa_export_folder (project, path, missing, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_true (g_str_has_prefix (missing->pdata[0], "files/00000000-report.pdf: "));

  import = import_folder (copy, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_import_get_n_messages (import), ==, 1);
  g_assert_cmpstr (annexa_import_get_message (import, 0)->kept, ==, "files/00000000-report.pdf");
  found = annexa_test_get (copy, "evidence", annexa_project_find_ref (copy, kind, "E-002"), "file");
  g_assert_true (g_str_has_suffix (found, "/report.pdf"));
  annexa_test_close (project);
  annexa_test_close (copy);
}

/* Cells of a folder from anywhere name files, which must lie inside it. */
static void
test_files_outside (void)
{
  static const char *const names[] = { "../secret.txt", "/etc/passwd", "files/../../secret.txt", "link.txt",
                                       "linked/secret.txt", ".", "files//x", "files" };
  AnnexaProject *project = annexa_test_new_project ("outside.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("evidence");
  g_autofree char *secret = annexa_test_path ("secret.txt");
  g_autofree char *path = annexa_test_path ("hostile");
  g_autofree char *files = g_build_filename (path, "files", NULL);
  g_autofree char *link_path = g_build_filename (path, "link.txt", NULL);
  g_autofree char *linked = g_build_filename (path, "linked", NULL);
  g_autofree char *csv_path = g_build_filename (path, "evidence.csv", NULL);
  g_autofree char *above = g_path_get_dirname (secret);
  g_autoptr (GString) csv = g_string_new ("ref,title,location,file\n");
  g_autoptr (AnnexaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (secret, "secret", -1, NULL);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (files, 0700), ==, 0);
  g_assert_cmpint (symlink (secret, link_path), ==, 0);
  g_assert_cmpint (symlink (above, linked), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (csv, "E-%u,x,Cabinet,%s\n", i + 1, names[i]);
  g_file_set_contents (csv_path, csv->str, -1, NULL);

  import = import_folder (project, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_import_get_n_messages (import), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *ref = g_strdup_printf ("E-%u", i + 1);
      g_autofree char *file = annexa_test_get (project, "evidence", annexa_project_find_ref (project, kind, ref), "file");

      g_assert_cmpstr (annexa_import_get_message (import, i)->kept, ==, names[i]);
      g_assert_cmpstr (file, ==, "");
    }
  annexa_test_close (project);
}

static void
test_strange_folders (void)
{
  AnnexaProject *project = annexa_test_new_project ("strange.annexa");
  g_autofree char *nothing = annexa_test_path ("nothing");
  g_autofree char *missing = annexa_test_path ("no folder");
  g_autofree char *hidden = g_build_filename (nothing, ".asset.csv", NULL);
  g_autofree char *text = g_build_filename (nothing, "readme.txt", NULL);
  g_autofree char *table = g_build_filename (nothing, "asset.CSV", NULL);
  g_autoptr (AnnexaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (import_folder (project, missing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (nothing, 0700), ==, 0);
  g_file_set_contents (hidden, "name\nHidden\n", -1, NULL);
  g_file_set_contents (text, "name\nText\n", -1, NULL);
  g_assert_null (import_folder (project, nothing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (table, "name\nServer\n", -1, NULL);
  import = import_folder (project, nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 1);
  annexa_test_close (project);
}

/* A folder brings its risk method along, whatever the project had. */
static void
test_other_method (void)
{
  static const char *const presets[][2] = { { "matrix-3x3", "matrix-5x5" }, { "matrix-5x5", "matrix-3x3" } };

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *name = g_strdup_printf ("method-%u", i);
      g_autofree char *from_path = annexa_test_path (presets[i][0]);
      g_autofree char *to_path = annexa_test_path (name);
      g_autofree char *folder = g_strconcat (name, "-out", NULL);
      g_autofree char *again = g_strconcat (name, "-again", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autoptr (AnnexaImport) import = NULL;
      g_autoptr (GError) error = NULL;
      AnnexaProject *from;
      AnnexaProject *to;

      g_unlink (from_path);
      from = annexa_setup_new_project (from_path, "From", presets[i][0], &error);
      to = annexa_setup_new_project (to_path, "To", presets[i][1], &error);
      g_assert_no_error (error);
      annexa_test_set (from, "risk", annexa_test_add (from, "risk", "Rated"), "current-likelihood", "3", &error);
      g_assert_no_error (error);

      first = export_folder (from, folder);
      import = import_folder (to, first, &error);
      g_assert_no_error (error);
      second = export_folder (to, again);
      before = read_folder (first);
      after = read_folder (second);
      g_assert_cmpstr (before, ==, after);
      annexa_test_close (from);
      annexa_test_close (to);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  annexa_test_init (&argc, &argv);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *there_and_back = g_strconcat ("/exchange/there-and-back/", kinds[i]->name, NULL);
      g_autofree char *json = g_strconcat ("/exchange/json/", kinds[i]->name, NULL);

      /* A risk method has its parts all at once; another test brings a whole one along. */
      if (annexa_kind_get_parent_field (kinds[i]) != NULL)
        continue;
      g_test_add_data_func (there_and_back, kinds[i], test_every_field);
      g_test_add_data_func (json, kinds[i], test_json_of_every_field);
    }
  g_test_add_func ("/exchange/chosen-records", test_chosen_records);
  g_test_add_func ("/exchange/folder-is-new", test_folder_is_new);
  g_test_add_func ("/exchange/missing-file", test_missing_file);
  g_test_add_func ("/exchange/files-outside", test_files_outside);
  g_test_add_func ("/exchange/strange-folders", test_strange_folders);
  g_test_add_func ("/exchange/other-method", test_other_method);

  return g_test_run ();
}
