/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-history.h"
#include "annexa-query.h"
#include "annexa-record-list.h"
#include "annexa-scales.h"
#include "annexa-search.h"
#include "annexa-test.h"

static void
test_new_project (void)
{
  AnnexaProject *project = annexa_test_new_project ("new.annexa");
  g_autofree char *name = annexa_project_get_name (project);
  const AnnexaScales *scales = annexa_project_get_scales (project);

  g_assert_cmpstr (name, ==, "Weber Optics");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 93);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("matrix-cell")), ==, 25);
  g_assert_cmpuint (scales->n_levels, ==, 4);
  g_assert_cmpstr (scales->levels[4].label, ==, "Critical");
  annexa_test_assert_sound (project);

  project = annexa_test_reopen (project);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 93);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* The loop that the field tables buy: every stored field of every kind is written, read back, undone, redone, survives a
 * restart, and stands in history. */
static void
test_every_field (void)
{
  AnnexaProject *project = annexa_test_new_project ("fields.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const AnnexaField *field = &kinds[i]->fields[j];
        g_autoptr (GError) error = NULL;
        g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
        g_autoptr (GArray) ids = NULL;
        g_autoptr (GArray) changes = NULL;
        g_autoptr (GPtrArray) history = NULL;
        g_autofree char *expected = NULL;
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;
        g_autofree char *found = NULL;
        g_autofree char *undone = NULL;
        g_autofree char *redone = NULL;
        gboolean in_history = FALSE;
        gint64 id;

        if (!annexa_field_is_stored (field) || (field->flags & ANNEXA_FIELD_PARENT))
          continue;
        if (strcmp (kinds[i]->name, "method") == 0 && strcmp (field->name, "status") == 0)
          continue;
        expected = annexa_test_example_value (project, field, 0);
        ids = annexa_project_query (project, query, NULL);
        /* The controls of the standard are locked, and no record can be linked to itself: take a new one. */
        if (ids->len == 0 || strcmp (kinds[i]->name, "control") == 0
            || g_strcmp0 (field->target, kinds[i]->name) == 0)
          id = annexa_test_add (project, kinds[i]->name, "Example");
        else
          id = g_array_index (ids, gint64, 0);
        if (strcmp (field->name, "own") == 0)
          continue;

        found = annexa_test_get (project, kinds[i]->name, id, field->name);
        if (strcmp (found, expected) == 0)
          {
            g_free (expected);
            expected = annexa_test_example_value (project, field, 1);
          }
        before = annexa_test_dump (project);
        annexa_test_set (project, kinds[i]->name, id, field->name, expected, &error);
        if (error != NULL)
          g_error ("%s.%s: %s", kinds[i]->name, field->name, error->message);
        g_free (found);
        found = annexa_test_get (project, kinds[i]->name, id, field->name);
        g_assert_cmpstr (found, ==, expected);

        after = annexa_test_dump (project);
        g_assert_cmpstr (after, !=, before);
        annexa_project_undo (project, NULL, &error);
        g_assert_no_error (error);
        undone = annexa_test_dump (project);
        g_assert_cmpstr (undone, ==, before);
        annexa_project_redo (project, NULL, &error);
        g_assert_no_error (error);
        redone = annexa_test_dump (project);
        g_assert_cmpstr (redone, ==, after);

        history = annexa_project_list_history (project, id, &error);
        g_assert_no_error (error);
        changes = annexa_project_get_changes (project, ((AnnexaHistoryEntry *) history->pdata[0])->seq, id, &error);
        g_assert_no_error (error);
        for (guint k = 0; k < changes->len; k++)
          in_history = in_history || g_array_index (changes, AnnexaFieldChange, k).field == field;
        g_assert_true (in_history);
      }

  annexa_test_assert_sound (project);
  project = annexa_test_reopen (project);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/project/new", test_new_project);
  g_test_add_func ("/project/every-field", test_every_field);

  return g_test_run ();
}
