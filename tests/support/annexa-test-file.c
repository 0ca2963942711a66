/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include "annexa-query.h"
#include "annexa-test-file.h"

GBytes *
annexa_test_read_file (const char *path)
{
  char *data;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

void
annexa_test_write_file (const char *path,
                        const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
annexa_test_copy_file (const char *from,
                       const char *to)
{
  g_autoptr (GBytes) bytes = annexa_test_read_file (from);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (to, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

AnnexaProject *
annexa_test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_get_access (project), ==, ANNEXA_ACCESS_EDIT);
  return project;
}

/* The program ends without publishing, as when it is killed. */
void
annexa_test_crash (AnnexaProject *project)
{
  g_assert_finalize_object (project);
}

void
annexa_test_publish (AnnexaProject *project,
                     gboolean       overwrite)
{
  g_autoptr (GError) error = NULL;

  annexa_project_publish (project, overwrite, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_project_has_unpublished (project));
}

gboolean
annexa_test_has_asset (AnnexaProject *project,
                       const char    *name)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);

  annexa_value_set_text (&value, name);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "name"), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_count_query (project, query, NULL) == 1;
}
