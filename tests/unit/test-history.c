/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-history-list.h"
#include "annexa-history.h"
#include "annexa-project-private.h"
#include "annexa-test-file.h"
#include "annexa-test.h"

/* Who changed what; and whether anybody changed what is written about it. */

static char *
make_history (void)
{
  AnnexaProject *project = annexa_test_new_project ("history.annexa");
  char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;
  gint64 asset;

  annexa_project_set_person (project, "Eva Weber");
  asset = annexa_test_add (project, "asset", "Server");
  annexa_test_add (project, "person", "Ana");
  annexa_test_add (project, "risk", "Fire");
  annexa_test_set (project, "asset", asset, "owner", "P-001", &error);
  annexa_test_set (project, "risk", annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-001"), "assets",
                   "A-001", &error);
  g_assert_no_error (error);
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  annexa_test_close (project);
  return path;
}

static void
change_with_sql (const char *path,
                 const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
}

/* What is found wrong after a change from outside, the whole list in one text. */
static char *
find_after (const char *sql)
{
  g_autofree char *path = make_history ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  change_with_sql (path, sql);
  project = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  annexa_project_verify (project, findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (all, "%s\n", (char *) findings->pdata[i]);
  g_object_unref (project);
  g_unlink (path);
  return g_strdup (all->str);
}

static void
test_chain (void)
{
  static const struct
  {
    const char *sql;
    const char *finding;
  } cases[] = {
    { "UPDATE history SET time = '2026-01-01T00:00:00Z' WHERE seq = 3", "at edit 3" },
    { "UPDATE history SET person = 'Ana' WHERE seq = 4", "at edit 4" },
    { "UPDATE history SET label = label || '!' WHERE seq = 1", "at edit 1" },
    { "UPDATE history SET undoes = 5 WHERE seq = 7", "at edit 7" },
    { "UPDATE history SET schema = 2 WHERE seq = 2", "at edit 2" },
    { "UPDATE history SET edit_id = zeroblob (16) WHERE seq = 2", "at edit 2" },
    { "UPDATE history SET edit_id = zeroblob (15) WHERE seq = 2", "at edit 2" },
    { "UPDATE history SET changeset_hash = zeroblob (32) WHERE seq = 2", "at edit 2" },
    { "UPDATE history SET hash = zeroblob (32) WHERE seq = 7", "at edit 7" },
    { "UPDATE history SET changeset = (SELECT changeset FROM history WHERE seq = 3) WHERE seq = 2", "What edit 2 changed" },
    { "UPDATE history SET changeset = x'00' WHERE seq = 2", "What edit 2 changed" },
    { "DELETE FROM history WHERE seq = 1", "at edit 2" },
    { "DELETE FROM history WHERE seq = 4", "at edit 5" },
    { "INSERT INTO history SELECT 8, edit_id, time, person, label, undoes, schema, changeset_hash, hash, changeset FROM"
      " history WHERE seq = 7", "at edit 8" },
    { "INSERT INTO history SELECT 0, edit_id, time, person, label, undoes, schema, changeset_hash, hash, changeset FROM"
      " history WHERE seq = 1", "at edit 0" },
    { "UPDATE history SET seq = 99 WHERE seq = 3; UPDATE history SET seq = 3 WHERE seq = 4; UPDATE history SET seq = 4"
      " WHERE seq = 99", "at edit 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_after (cases[i].sql);

      if (strstr (found, cases[i].finding) == NULL)
        g_error ("%s: “%s”", cases[i].sql, found);
    }
}

/* What the erasing of old changesets leaves is still a chain. */
static void
test_erased (void)
{
  g_autofree char *found = find_after ("UPDATE history SET changeset = NULL WHERE seq < 5");

  g_assert_cmpstr (found, ==, "");
}

/* Cutting the end leaves a chain that holds together: only a head that was kept elsewhere tells. */
static void
test_head (void)
{
  g_autofree char *path = make_history ();
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, TRUE, &error);
  g_autofree char *head = annexa_project_get_chain_head (project, &error);
  g_autofree char *shorter = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (head), ==, 64);
  g_object_unref (project);
  change_with_sql (path, "DELETE FROM history WHERE seq = 7");
  project = annexa_project_open (path, TRUE, &error);
  annexa_project_verify_history (project, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  shorter = annexa_project_get_chain_head (project, &error);
  g_assert_cmpstr (shorter, !=, head);
  g_object_unref (project);
}

/* The sums say which register is damaged. */
static void
test_digests (void)
{
  static const struct
  {
    const char *sql;
    const char *plural;
  } cases[] = {
    { "UPDATE asset SET name = 'Swerver' WHERE ref = 'A-001'", "“Assets”" },
    { "UPDATE asset SET integrity = 0 WHERE ref = 'A-001'", "“Assets”" },
    { "UPDATE asset SET owner = NULL", "“Assets”" },
    { "UPDATE control SET applicable = 'no' WHERE ref = 'A.8.34'", "“Controls”" },
    { "UPDATE level SET acceptable = 1 - acceptable WHERE position = 3", "“Levels of risk”" },
    { "UPDATE matrix_cell SET level = (SELECT min (id) FROM level) WHERE likelihood = 5 AND impact = 5", "“Cells of the matrix”" },
    { "INSERT INTO record VALUES (7, 'threat'); INSERT INTO threat (id, ref, name) VALUES (7, 'T-1', 'x')", "“Threats”" },
    { "DELETE FROM risk", "“Risks”" },
    { "INSERT INTO risk_assets SELECT risk.id, asset.id FROM risk, asset", "“Risks”" },
    { "UPDATE person SET name = 'ana'", "“People”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_after (cases[i].sql);

      if (strstr (found, cases[i].plural) == NULL)
        g_error ("%s: “%s”", cases[i].sql, found);
    }
}

static void
test_entries (void)
{
  g_autofree char *path = make_history ();
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);
  gint64 asset = annexa_project_find_ref (project, annexa_kind_lookup ("asset"), "A-001");
  gint64 person = annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-001");
  g_autoptr (GPtrArray) all = annexa_project_list_history (project, 0, &error);
  g_autoptr (GPtrArray) of_asset = annexa_project_list_history (project, asset, &error);
  g_autoptr (GArray) changes = NULL;
  AnnexaHistoryEntry *newest = all->pdata[0];
  AnnexaFieldChange *change;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpint (newest->seq, ==, 7);
  g_assert_cmpint (newest->undoes, ==, 6);
  g_assert_cmpstr (newest->label, ==, "Undone: Changed");
  g_assert_cmpstr (newest->person, ==, "Eva Weber");

  /* Made, given an owner, linked to a risk, and unlinked again. */
  g_assert_cmpuint (of_asset->len, ==, 4);
  changes = annexa_project_get_changes (project, 5, asset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  change = &g_array_index (changes, AnnexaFieldChange, 0);
  g_assert_cmpstr (change->field->name, ==, "owner");
  g_assert_true (annexa_value_is_empty (&change->before));
  g_assert_cmpint (annexa_value_get_integer (&change->after), ==, person);

  g_assert_null (annexa_project_get_changes (project, 99, 0, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  annexa_test_close (project);
}

/* When and by whom a record was made and changed stands in no column. */
static void
test_times (void)
{
  g_autofree char *path = make_history ();
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autofree char *created = NULL;
  g_autofree char *person = NULL;
  g_autofree char *changed_by = NULL;
  gint64 asset = annexa_project_find_ref (project, kind, "A-001");

  annexa_project_require (project, annexa_kind_find_field (kind, "created"), &error);
  g_assert_no_error (error);
  created = annexa_test_get (project, "asset", asset, "created");
  person = annexa_test_get (project, "asset", asset, "changed-by");
  g_assert_cmpuint (strlen (created), ==, 20);
  g_assert_cmpstr (person, ==, "Eva Weber");

  annexa_project_set_person (project, " Ana\n ");
  annexa_test_set (project, "asset", asset, "notes", "x", &error);
  annexa_project_require (project, annexa_kind_find_field (kind, "changed-by"), &error);
  g_assert_no_error (error);
  changed_by = annexa_test_get (project, "asset", asset, "changed-by");
  g_assert_cmpstr (changed_by, ==, "Ana");
  annexa_test_close (project);
}

/* What was read of history before and what came since together say the same as all of it at once. */
static void
assert_times_as_anew (AnnexaProject *project)
{
  static const char *const fields[] = { "created", "changed", "changed-by" };
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaProject) anew = annexa_project_open_reader (project, NULL);
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);

  g_assert_cmpuint (titles->len, >, 1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_true (annexa_project_require (project, annexa_kind_find_field (kind, fields[i]), NULL));
      g_assert_true (annexa_project_require (anew, annexa_kind_find_field (kind, fields[i]), NULL));
      for (guint j = 0; j < titles->len; j++)
        {
          gint64 id = g_array_index (titles, AnnexaTitle, j).id;
          g_autofree char *found = annexa_test_get (project, "asset", id, fields[i]);
          g_autofree char *expected = annexa_test_get (anew, "asset", id, fields[i]);

          g_assert_cmpstr (found, !=, "");
          g_assert_cmpstr (found, ==, expected);
        }
    }
}

static void
test_times_grow (void)
{
  AnnexaProject *project = annexa_test_new_project ("grow.annexa");
  gint64 first = annexa_test_add (project, "asset", "Server");

  annexa_project_set_person (project, "Ana");
  annexa_test_add (project, "asset", "Laptop");
  assert_times_as_anew (project);
  annexa_project_set_person (project, "Ben");
  g_assert_true (annexa_test_set (project, "asset", first, "notes", "x", NULL));
  annexa_test_add (project, "asset", "Printer");
  assert_times_as_anew (project);
  annexa_project_set_person (project, "Cleo");
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  assert_times_as_anew (project);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_true (annexa_project_redo (project, NULL, NULL));
  assert_times_as_anew (project);
  annexa_test_close (project);
}

#define N_RENAMED 3

/* A project whose newest edit renamed several assets and added a person, after @sql changed what that left behind. */
static AnnexaProject *
open_changed (const char *sql)
{
  AnnexaProject *project = annexa_test_new_project ("half.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 assets[N_RENAMED];

  for (guint i = 0; i < N_RENAMED; i++)
    assets[i] = annexa_test_add (project, "asset", "Server");
  edit = annexa_project_begin (project, "Renamed");
  for (guint i = 0; i < N_RENAMED; i++)
    annexa_edit_set_text (edit, kind, assets[i], "name", "Computer");
  annexa_edit_set_text (edit, annexa_kind_lookup ("person"), annexa_edit_create (edit, annexa_kind_lookup ("person")),
                        "name", "Ana");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  annexa_test_close (project);

  change_with_sql (path, sql);
  project = annexa_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

/* Changes are taken back one after the other. When one of them does not fit, those before it have to be put back, and
 * the project goes on as if nobody had asked: whichever of the changes it is, and also where only the references between
 * records no longer hold in the end. */
static void
test_undo_that_does_not_fit (void)
{
  static const struct
  {
    const char *sql;
    const char *reason;
  } cases[] = {
    { "UPDATE asset SET name = 'Printer' WHERE ref = 'A-001'", "“Assets”" },
    { "UPDATE asset SET name = 'Printer' WHERE ref = 'A-002'", "“Assets”" },
    { "UPDATE asset SET name = 'Printer' WHERE ref = 'A-003'", "“Assets”" },
    { "UPDATE person SET name = 'Eva' WHERE ref = 'P-001'", "“People”" },
    { "UPDATE asset SET owner = (SELECT id FROM person WHERE ref = 'P-001') WHERE ref = 'A-002'", "still named" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnexaProject *project = open_changed (cases[i].sql);
      g_autofree char *path = g_strdup (annexa_project_get_path (project));
      g_autofree char *before = annexa_test_dump (project);
      g_autofree char *head = annexa_project_get_chain_head (project, NULL);
      g_autofree char *after = NULL;
      g_autofree char *head_after = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (annexa_project_undo (project, NULL, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("%s: “%s”", cases[i].sql, error->message);
      after = annexa_test_dump (project);
      g_assert_cmpstr (after, ==, before);
      head_after = annexa_project_get_chain_head (project, NULL);
      g_assert_cmpstr (head_after, ==, head);
      label = annexa_project_get_undo_label (project);
      g_assert_cmpstr (label, ==, "Renamed");

      /* No transaction is left open in which the next edit would drown. */
      annexa_test_add (project, "asset", "Phone");
      g_object_unref (project);
      g_unlink (path);
    }
}

/* A history from elsewhere may say anything, also that an edit takes itself back. */
static void
test_undoes_itself (void)
{
  AnnexaProject *project = annexa_test_new_project ("undoes-itself.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "One");
  annexa_store_execute (project->store, "UPDATE history SET undoes = seq WHERE seq = (SELECT max (seq) FROM history)",
                        &error);
  g_assert_no_error (error);
  annexa_test_crash (project);

  project = annexa_test_open (path);
  label = annexa_project_get_undo_label (project);
  g_assert_null (label);
  annexa_test_close (project);
}

/* After the last number that there is none comes. */
static void
test_last_number (void)
{
  AnnexaProject *project = annexa_test_new_project ("last-number.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "One");
  annexa_store_execute (project->store,
                        "UPDATE history SET seq = 9223372036854775807 WHERE seq = (SELECT max (seq) FROM history)", &error);
  g_assert_no_error (error);
  annexa_test_crash (project);

  g_assert_null (annexa_project_open (path, FALSE, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
}

/* A list that outlives its project has something at each of its places. */
static void
test_list_of_closed (void)
{
  AnnexaProject *project = annexa_test_new_project ("list-of-closed.annexa");
  g_autoptr (AnnexaHistoryList) list = annexa_history_list_new (project);
  g_autoptr (AnnexaHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);
  annexa_project_close (project, &error);
  g_assert_no_error (error);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_nonnull (item);
  g_assert_cmpstr (annexa_history_item_get_label (item), ==, "");
  g_object_unref (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/history/entries", test_entries);
  g_test_add_func ("/history/undoes-itself", test_undoes_itself);
  g_test_add_func ("/history/last-number", test_last_number);
  g_test_add_func ("/history/list-of-closed", test_list_of_closed);
  g_test_add_func ("/history/times", test_times);
  g_test_add_func ("/history/times-grow", test_times_grow);
  g_test_add_func ("/history/chain", test_chain);
  g_test_add_func ("/history/erased", test_erased);
  g_test_add_func ("/history/head", test_head);
  g_test_add_func ("/history/undo-that-does-not-fit", test_undo_that_does_not_fit);
  g_test_add_func ("/history/digests", test_digests);

  return g_test_run ();
}
