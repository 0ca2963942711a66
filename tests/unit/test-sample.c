/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-export.h"
#include "annexa-folder-import.h"
#include "annexa-query.h"
#include "annexa-rule.h"
#include "annexa-setup.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* The example company: that it has everything, and that everything goes out and comes in again. */

static gint64 read_number (AnnexaProject *project,
                           const char    *format,
                           ...) G_GNUC_PRINTF (2, 3);

static gint64
read_number (AnnexaProject *project,
             const char    *format,
             ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cells = annexa_project_read_numbers (project, sql, &error);
  g_assert_no_error (error);
  return g_array_index (cells, gint64, 0);
}

static AnnexaProject *
new_empty (const char *name)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Empty", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  return project;
}

static GPtrArray *
read_all (AnnexaProject    *project,
          const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = annexa_project_query (project, query, &error);
  GPtrArray *records;

  g_assert_no_error (error);
  records = annexa_project_get_records (project, kind, (const gint64 *) (void *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  return records;
}

/* Of files the hash counts, which stands before the name. */
static char *
describe (AnnexaProject     *project,
          AnnexaRecord      *record,
          const AnnexaField *field)
{
  const AnnexaValue *value = annexa_record_get_value (record, field);

  if (field->type == ANNEXA_FIELD_FILE)
    return g_strdup (annexa_value_get_text (value));
  return annexa_project_format (project, field, value);
}

/* When and by whom a record was entered belongs to the project that it is in. */
static gboolean
is_compared (const AnnexaField *field)
{
  return strcmp (field->name, "created") != 0 && !g_str_has_prefix (field->name, "changed");
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A line for every value of every field of every record, in which records go by their references. */
static GPtrArray *
list_values (AnnexaProject *project)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) records = read_all (project, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        for (guint k = 0; k < kinds[i]->n_fields; k++)
          {
            const AnnexaField *field = &kinds[i]->fields[k];
            g_autofree char *value = is_compared (field) ? describe (project, records->pdata[j], field) : NULL;

            if (value != NULL && *value != '\0')
              g_ptr_array_add (lines, g_strdup_printf ("%s %s %s: %s", kinds[i]->name,
                                                       annexa_record_get_ref (records->pdata[j]), field->name, value));
          }
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

static void
assert_same_values (AnnexaProject *project,
                    GPtrArray     *expected)
{
  g_autoptr (GPtrArray) found = list_values (project);

  for (guint i = 0; i < MIN (found->len, expected->len); i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  g_assert_cmpuint (found->len, ==, expected->len);
}

/* The rows of all tables, links included, as the file has them. */
static void
assert_same_tables (AnnexaProject *one,
                    AnnexaProject *other)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_assert_cmpint (annexa_project_count (one, kinds[i]), >, 0);
      g_assert_cmpint (annexa_project_count (one, kinds[i]), ==, annexa_project_count (other, kinds[i]));
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const AnnexaField *field = &kinds[i]->fields[j];
          g_autofree char *table = NULL;
          gint64 n_links;

          if (field->type != ANNEXA_FIELD_LINKS)
            continue;
          table = annexa_kind_get_link_table (kinds[i], field);
          n_links = read_number (one, "SELECT count(*) FROM %s", table);
          g_assert_cmpint (n_links, >, 0);
          g_assert_cmpint (n_links, ==, read_number (other, "SELECT count(*) FROM %s", table));
        }
    }
}

static void
import (AnnexaProject *project,
        const char    *path)
{
  g_autoptr (GError) error = NULL;
  AnnexaFolder *folder = annexa_folder_open (path, &error);
  g_autoptr (AnnexaImport) import = NULL;

  g_assert_no_error (error);
  import = annexa_folder_import_new (project, folder, &error);
  g_assert_no_error (error);
  annexa_import_run (import, FALSE, &error);
  g_assert_no_error (error);
}

/* Out into a folder of tables and into an empty project gives an equal project, by one edit, which one undo takes back. */
static void
test_there_and_back (void)
{
  AnnexaProject *sample = annexa_test_new_sample ("sample.annexa");
  AnnexaProject *copy = new_empty ("copy.annexa");
  g_autofree char *folder = annexa_test_path ("folder");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) nothing = list_values (copy);
  g_autoptr (GPtrArray) expected = list_values (sample);
  gint64 n_edits = read_number (copy, "SELECT count(*) FROM history");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (expected->len, >, 10000);
  annexa_export_folder (sample, folder, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 0);

  import (copy, folder);
  assert_same_values (copy, expected);
  assert_same_tables (sample, copy);
  g_assert_cmpint (read_number (copy, "SELECT count(*) FROM history"), ==, n_edits + 1);
  annexa_test_assert_sound (copy);

  /* It is all there already. */
  import (copy, folder);
  g_assert_cmpint (read_number (copy, "SELECT count(*) FROM history"), ==, n_edits + 1);

  g_assert_true (annexa_project_undo (copy, NULL, &error));
  g_assert_no_error (error);
  assert_same_values (copy, nothing);
  g_assert_true (annexa_project_redo (copy, NULL, &error));
  g_assert_no_error (error);
  assert_same_values (copy, expected);
  annexa_test_close (copy);
  annexa_test_close (sample);
}

/* What is in force was approved with its words filled, and nothing was missing. */
static void
test_versions (void)
{
  static const char *const signs[] = { "{", "}", "**(" };
  AnnexaProject *project = annexa_test_new_sample ("versions.annexa");
  g_autoptr (GPtrArray) versions = read_all (project, annexa_kind_lookup ("document-version"));
  guint n_texts = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      const char *body = annexa_record_get_text (versions->pdata[i], "body");

      n_texts += body != NULL;
      for (guint j = 0; body != NULL && j < G_N_ELEMENTS (signs); j++)
        if (strstr (body, signs[j]) != NULL)
          g_error ("%s: “%s” is left in:\n%s", annexa_record_get_ref (versions->pdata[i]), signs[j], body);
    }
  g_assert_cmpuint (n_texts, >=, 15);
  annexa_test_close (project);
}

static gboolean
has_ref (AnnexaProject *project,
         const char    *ref)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (annexa_project_find_ref (project, kinds[i], ref) != 0)
      return TRUE;
  return FALSE;
}

/* The list of what is wrong on purpose names records that are there, each once. */
static void
test_flaws (void)
{
  AnnexaProject *project = annexa_test_new_sample ("flaws.annexa");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "FLAWS.md", NULL);
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], " | ", -1);

      if (!g_str_has_prefix (lines[i], "| ") || g_str_has_prefix (lines[i], "| Record") || strstr (lines[i], "---"))
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_true (has_ref (project, cells[0] + 2));
      g_assert_true (g_hash_table_add (refs, g_strdup (cells[0] + 2)));
    }
  g_assert_cmpuint (g_hash_table_size (refs), ==, 22);
  annexa_test_close (project);
}

/* It lives this week, whenever that is: its days move by whole weeks. */
static void
test_days (void)
{
  static const struct
  {
    const char *today;
    int days;
  } cases[] = { { "2026-11-23", 0 }, { "2026-11-29", 0 }, { "2026-11-30", 7 }, { "2027-02-03", 70 }, { "2026-11-22", -7 } };
  g_autofree char *reference = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("days-%u.annexa", i);
      AnnexaProject *project;
      gint64 audit;
      g_autofree char *day = NULL;

      annexa_date_set_today (cases[i].today);
      project = annexa_test_new_sample (name);
      annexa_test_assert_sound (project);
      audit = read_number (project, "SELECT id FROM audit WHERE type = 'stage-2'");
      day = annexa_test_get (project, "audit", audit, "starts");
      if (i == 0)
        reference = g_strdup (day);
      g_assert_cmpint (annexa_date_days_between (reference, day), ==, cases[i].days);

      /* Two months before stage 2, with everything that has been done behind it. */
      g_assert_cmpint (annexa_date_days_between (cases[i].today, day), >=, 50);
      g_assert_cmpint (annexa_date_days_between (cases[i].today, day), <=, 70);
      g_assert_cmpint (read_number (project, "SELECT count(*) FROM task WHERE done_on > '%s'",
                                                   cases[i].today),
                       ==, 0);
      annexa_test_close (project);
    }
  annexa_date_set_today ("2026-11-23");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/sample/there-and-back", test_there_and_back);
  g_test_add_func ("/sample/versions", test_versions);
  g_test_add_func ("/sample/flaws", test_flaws);
  g_test_add_func ("/sample/days", test_days);

  return g_test_run ();
}
