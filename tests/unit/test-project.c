/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-history.h"
#include "annexa-project-private.h"
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

/* The sums that the gate keeps of every register. They tell two states apart as well as all the values would, which are
 * too many to be written out for each field; at the end they are compared with what is there. */
static char *
fingerprint (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  char *sums = annexa_store_get_text (project->store,
                                      "SELECT group_concat (name || hex (sum)) FROM (SELECT name, sum FROM digest"
                                      " WHERE sum <> zeroblob (16) ORDER BY name)",
                                      &error);

  g_assert_no_error (error);
  return sums;
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
        /* A round closes with its ratings, not by a field. */
        if (strcmp (kinds[i]->name, "assessment") == 0 && strcmp (field->name, "closed") == 0)
          continue;
        /* Approved versions do not change. */
        if (strcmp (kinds[i]->name, "document-version") == 0 && (field->flags & ANNEXA_FIELD_LOCKED))
          continue;
        expected = annexa_test_example_value (project, field, 0);
        ids = annexa_project_query (project, query, NULL);
        /* The controls of the standard are locked, the method in force is whole, and no record can be linked to itself:
         * take a new one. */
        if (ids->len == 0 || annexa_kind_find_field (kinds[i], "own") != NULL
            || g_strcmp0 (field->target, kinds[i]->name) == 0 || annexa_scales_come_from (kinds[i]))
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
        before = fingerprint (project);
        annexa_test_set (project, kinds[i]->name, id, field->name, expected, &error);
        if (error != NULL)
          g_error ("%s.%s: %s", kinds[i]->name, field->name, error->message);
        g_free (found);
        found = annexa_test_get (project, kinds[i]->name, id, field->name);
        g_assert_cmpstr (found, ==, expected);

        after = fingerprint (project);
        g_assert_cmpstr (after, !=, before);
        annexa_project_undo (project, NULL, &error);
        g_assert_no_error (error);
        undone = fingerprint (project);
        g_assert_cmpstr (undone, ==, before);
        annexa_project_redo (project, NULL, &error);
        g_assert_no_error (error);
        redone = fingerprint (project);
        g_assert_cmpstr (redone, ==, after);

        history = annexa_project_list_history (project, id, &error);
        g_assert_no_error (error);
        changes = annexa_project_get_changes (project, ((AnnexaHistoryEntry *) history->pdata[0])->seq, id, &error);
        g_assert_no_error (error);
        for (guint k = 0; k < changes->len; k++)
          in_history = in_history || g_array_index (changes, AnnexaFieldChange, k).field == field;
        g_assert_cmpint (in_history, !=, (field->flags & ANNEXA_FIELD_INTERNAL) != 0);
      }

  annexa_test_assert_sound (project);
  project = annexa_test_reopen (project);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* What a deletion takes with it, and how it comes back. */

static void
apply (AnnexaProject *project,
       AnnexaEdit    *edit)
{
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
assert_refused (AnnexaProject *project,
                AnnexaEdit    *edit,
                AnnexaError    code)
{
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_project_try (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, (int) code);
  after = annexa_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

/* Takes back everything down to @n_left rows of undo, does it again, and compares each state; in between, the project is
 * closed and opened. Frees @project and returns the one that is open then. */
static AnnexaProject *
assert_there_and_back (AnnexaProject *project,
                       guint          n)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (states, annexa_test_dump (project));
  for (guint i = 0; i < n; i++)
    {
      annexa_project_undo (project, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (states, annexa_test_dump (project));
      annexa_test_assert_sound (project);
    }
  project = annexa_test_reopen (project);
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *state = annexa_test_dump (project);

      g_assert_cmpstr (state, ==, states->pdata[i]);
      annexa_project_redo (project, NULL, &error);
      g_assert_no_error (error);
      annexa_test_assert_sound (project);
    }
  g_assert_false (annexa_project_redo (project, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  return project;
}

static void
delete_one (AnnexaProject *project,
            const char    *kind,
            gint64         id)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");

  annexa_edit_delete (edit, annexa_kind_lookup (kind), id);
  apply (project, edit);
}

static void
assert_holds (AnnexaProject *project,
              const char    *kind,
              gint64         id,
              const char    *field,
              const char    *expected)
{
  g_autofree char *found = annexa_test_get (project, kind, id, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_delete (void)
{
  AnnexaProject *project = annexa_test_new_project ("delete.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana");
  gint64 asset = annexa_test_add (project, "asset", "Server");
  gint64 other = annexa_test_add (project, "asset", "Room");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 evidence = annexa_test_add (project, "evidence", "Test");

  annexa_test_put (project, "asset", asset, "owner", "P-001");
  annexa_test_put (project, "asset", asset, "depends-on", "A-002");
  annexa_test_put (project, "risk", risk, "assets", "A-001; A-002");
  annexa_test_put (project, "risk", risk, "owner", "P-001");
  annexa_test_put (project, "evidence", evidence, "for", "A-001; R-001; A.5.1; P-001");

  delete_one (project, "asset", asset);
  assert_holds (project, "risk", risk, "assets", "A-002");
  assert_holds (project, "evidence", evidence, "for", "A.5.1; P-001; R-001");
  delete_one (project, "person", person);
  assert_holds (project, "risk", risk, "owner", "");
  assert_holds (project, "evidence", evidence, "for", "A.5.1; R-001");
  delete_one (project, "risk", risk);
  delete_one (project, "asset", other);

  project = assert_there_and_back (project, 14);
  annexa_test_close (project);
}

static void
assert_preview (AnnexaProject *project,
                const char    *kind,
                gint64         id,
                const char    *expected)
{
  g_autofree char *preview = annexa_project_preview_delete (project, annexa_kind_lookup (kind), &id, 1);

  g_assert_cmpstr (preview, ==, expected);
}

/* Before something is deleted, it is said whom that touches: each record once, and none that goes, too. */
static void
test_delete_preview (void)
{
  AnnexaProject *project = annexa_test_new_project ("delete-preview.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana");
  gint64 asset = annexa_test_add (project, "asset", "Server");
  gint64 other = annexa_test_add (project, "asset", "Room");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 both[] = { asset, other };
  g_autofree char *preview = NULL;

  assert_preview (project, "person", person, NULL);
  annexa_test_put (project, "asset", asset, "owner", "P-001");
  annexa_test_put (project, "asset", asset, "custodian", "P-001");
  annexa_test_put (project, "asset", other, "owner", "P-001");
  annexa_test_put (project, "risk", risk, "owner", "P-001");
  assert_preview (project, "person", person,
                  "3 records name what is deleted (Assets: 2, Risks: 1); the links are removed."
                  "\nA-001 Server\nA-002 Room\nR-001 Fire");

  annexa_test_put (project, "asset", asset, "depends-on", "A-002");
  annexa_test_put (project, "risk", risk, "assets", "A-001; A-002");
  assert_preview (project, "asset", other,
                  "2 records name what is deleted (Assets: 1, Risks: 1); the links are removed."
                  "\nA-001 Server\nR-001 Fire");
  preview = annexa_project_preview_delete (project, annexa_kind_lookup ("asset"), both, 2);
  g_assert_cmpstr (preview, ==, "1 record names what is deleted (Risks: 1); the link is removed.\nR-001 Fire");
  assert_preview (project, "risk", risk, NULL);
  annexa_test_close (project);
}

/* Of many the first are named. */
static void
test_delete_preview_many (void)
{
  AnnexaProject *project = annexa_test_new_project ("delete-preview-many.annexa");
  gint64 person = annexa_test_add (project, "person", "Ana");
  g_autofree char *preview = NULL;

  for (guint i = 0; i < 12; i++)
    annexa_test_put (project, "asset", annexa_test_add (project, "asset", "Server"), "owner", "P-001");
  preview = annexa_project_preview_delete (project, annexa_kind_lookup ("person"), &person, 1);
  g_assert_nonnull (strstr (preview, "\nA-001 Server\nA-002 Server"));
  g_assert_true (g_str_has_suffix (preview, "\nA-010 Server\nand 2 more"));
  annexa_test_close (project);
}

/* The parts of a record go with it, and what names them is touched, too. */
static void
test_delete_preview_parts (void)
{
  AnnexaProject *project = annexa_test_new_project ("delete-preview-parts.annexa");
  const AnnexaKind *competence = annexa_kind_lookup ("competence");
  gint64 person = annexa_test_add (project, "person", "Ana");
  gint64 evidence = annexa_test_add (project, "evidence", "Certificate");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Competence");
  gint64 part = annexa_edit_create (edit, competence);
  gint64 link[] = { part };

  annexa_edit_set_integer (edit, competence, part, "person", person);
  annexa_edit_set_text (edit, competence, part, "what", "Lead auditor");
  annexa_edit_set_ids (edit, annexa_kind_lookup ("evidence"), evidence, "for", link, 1);
  g_assert_true (annexa_project_apply (project, edit, NULL));

  assert_preview (project, "competence", part,
                  "1 record names what is deleted (Pieces of evidence: 1); the link is removed.\nE-001 Certificate");
  assert_preview (project, "person", person,
                  "1 part is deleted with it (Competences: 1).\n"
                  "1 record names what is deleted (Pieces of evidence: 1); the link is removed.\nE-001 Certificate");
  assert_preview (project, "evidence", evidence, NULL);
  annexa_test_close (project);
}

/* What must not become empty keeps what it names from being deleted; parts go with what they are part of. */
static void
test_delete_refused (void)
{
  AnnexaProject *project = annexa_test_new_project ("refused.annexa");
  const AnnexaKind *level = annexa_kind_lookup ("level");
  const AnnexaKind *control = annexa_kind_lookup ("control");
  const AnnexaKind *organization = annexa_kind_lookup ("organization");
  gint64 method = annexa_project_find_ref (project, annexa_kind_lookup ("method"), "M-001");
  gint64 next;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (AnnexaEdit) standard = annexa_project_begin (project, "Deleted");
  g_autoptr (AnnexaEdit) single = annexa_project_begin (project, "Deleted");
  g_autoptr (AnnexaEdit) second = annexa_project_begin (project, "Second");

  /* No preview says that links are removed which have to stay. */
  assert_preview (project, "level", annexa_project_find_ref (project, level, "LV-001"), NULL);
  annexa_edit_delete (edit, level, annexa_project_find_ref (project, level, "LV-001"));
  assert_refused (project, edit, ANNEXA_ERROR_CONSTRAINT);
  annexa_edit_delete (standard, control, annexa_project_find_ref (project, control, "A.5.1"));
  assert_refused (project, standard, ANNEXA_ERROR_CONSTRAINT);
  annexa_edit_delete (single, organization, annexa_project_find_ref (project, organization, "O-001"));
  assert_refused (project, single, ANNEXA_ERROR_CONSTRAINT);
  annexa_edit_set_text (second, organization, annexa_edit_create (second, organization), "name", "Another");
  assert_refused (project, second, ANNEXA_ERROR_CONSTRAINT);

  next = annexa_test_add_method (project, "Next year", "matrix-3x3");
  annexa_test_put (project, "method", next, "status", "in-force");
  delete_one (project, "method", method);
  g_assert_cmpint (annexa_project_count (project, level), ==, 3);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("matrix-cell")), ==, 9);
  g_assert_cmpint (annexa_project_get_scales (project)->method, ==, next);
  project = assert_there_and_back (project, 2);
  annexa_project_undo (project, NULL, NULL);
  annexa_project_undo (project, NULL, NULL);
  g_assert_cmpint (annexa_project_get_scales (project)->method, ==, method);
  g_assert_cmpuint (annexa_project_get_scales (project)->n_levels, ==, 4);
  annexa_test_close (project);
}

static void
test_refs (void)
{
  AnnexaProject *project = annexa_test_new_project ("refs.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 ids[4];
  g_autoptr (AnnexaEdit) swap = NULL;
  g_autoptr (AnnexaEdit) taken = NULL;
  g_autoptr (AnnexaEdit) twice = NULL;

  for (guint i = 0; i < 3; i++)
    ids[i] = annexa_test_add (project, "asset", "Asset");
  assert_holds (project, "asset", ids[2], "ref", "A-003");

  /* Two change places, three go round. */
  swap = annexa_project_begin (project, "Swapped");
  annexa_edit_set_text (swap, kind, ids[0], "ref", "A-002");
  annexa_edit_set_text (swap, kind, ids[1], "ref", "A-001");
  apply (project, swap);
  g_clear_pointer (&swap, annexa_edit_free);
  swap = annexa_project_begin (project, "Rotated");
  annexa_edit_set_text (swap, kind, ids[0], "ref", "A-003");
  annexa_edit_set_text (swap, kind, ids[2], "ref", "A-001");
  annexa_edit_set_text (swap, kind, ids[1], "ref", "A-002");
  apply (project, swap);
  assert_holds (project, "asset", ids[1], "ref", "A-002");
  project = assert_there_and_back (project, 2);

  taken = annexa_project_begin (project, "Taken");
  annexa_edit_set_text (taken, kind, ids[0], "ref", "A-002");
  assert_refused (project, taken, ANNEXA_ERROR_CONSTRAINT);
  twice = annexa_project_begin (project, "Twice");
  annexa_edit_set_text (twice, kind, ids[0], "ref", "X");
  annexa_edit_set_text (twice, kind, ids[1], "ref", "X");
  assert_refused (project, twice, ANNEXA_ERROR_CONSTRAINT);

  /* A number that was given out once is not given out again, and one that was typed is counted. */
  annexa_test_put (project, "asset", ids[0], "ref", "A-017");
  ids[3] = annexa_test_add (project, "asset", "Asset");
  assert_holds (project, "asset", ids[3], "ref", "A-018");
  delete_one (project, "asset", ids[3]);
  ids[3] = annexa_test_add (project, "asset", "Asset");
  assert_holds (project, "asset", ids[3], "ref", "A-019");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
test_bulk (void)
{
  AnnexaProject *project = annexa_test_new_project ("bulk.annexa");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaEdit) add = annexa_project_begin (project, "Added");
  g_autoptr (AnnexaEdit) change = NULL;
  g_autoptr (AnnexaEdit) remove = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 ids[500];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint64 id;

      ids[i] = annexa_edit_create (add, asset);
      id = annexa_edit_create (add, risk);
      g_assert_true (g_hash_table_add (seen, &ids[i]));
      annexa_edit_set_text (add, asset, ids[i], "name", "Asset");
      annexa_edit_set_text (add, risk, id, "title", "Risk");
      annexa_edit_set_ids (add, risk, id, "assets", ids, i + 1 < 20 ? i + 1 : 20);
    }
  apply (project, add);
  change = annexa_project_begin (project, "Changed");
  remove = annexa_project_begin (project, "Deleted");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      annexa_edit_set_text (change, asset, ids[i], "status", i % 2 == 0 ? "retired" : "planned");
      if (i < 30)
        annexa_edit_delete (remove, asset, ids[i]);
    }
  apply (project, change);
  apply (project, remove);
  project = assert_there_and_back (project, 3);
  annexa_test_close (project);
}

/* An edit that changes nothing writes nothing; one that is refused says everything that is wrong. */
static void
test_nothing (void)
{
  AnnexaProject *project = annexa_test_new_project ("nothing.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 id = annexa_test_add (project, "asset", "Server");
  g_autofree char *head = annexa_project_get_chain_head (project, NULL);
  g_autofree char *after = NULL;
  g_autoptr (AnnexaEdit) empty = annexa_project_begin (project, "Nothing");
  g_autoptr (AnnexaEdit) wrong = annexa_project_begin (project, "Wrong");
  g_autoptr (GPtrArray) history = NULL;

  apply (project, empty);
  annexa_test_put (project, "asset", id, "name", "Server");
  annexa_test_put (project, "asset", id, "depends-on", "");
  annexa_test_put (project, "asset", id, "notes", "  ");
  after = annexa_project_get_chain_head (project, NULL);
  g_assert_cmpstr (head, ==, after);
  history = annexa_project_list_history (project, 0, NULL);
  g_assert_cmpuint (history->len, ==, 2);

  annexa_edit_set_text (wrong, kind, id, "name", NULL);
  annexa_edit_set_text (wrong, kind, id, "acquired", "yesterday");
  annexa_edit_set_integer (wrong, kind, id, "integrity", 9);
  annexa_edit_set_integer (wrong, kind, id, "owner", 4711);
  annexa_edit_set_ids (wrong, kind, id, "depends-on", &id, 1);
  assert_refused (project, wrong, ANNEXA_ERROR_CONSTRAINT);
  g_assert_cmpuint (annexa_problems_get_count (annexa_edit_get_problems (wrong)), ==, 5);
  annexa_test_close (project);
}

/* The index follows edits, undo and redo, with or without being attached at the time. */

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GArray *
search_in_worker (AnnexaProject *project,
                  const char    *words,
                  guint          limit,
                  guint         *total)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *found;

  annexa_project_search_async (project, words, limit, NULL, take_result, &result);
  wait_for_result (&result);
  found = annexa_project_search_finish (project, result, total, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_finds (AnnexaProject *project,
              const char    *words,
              guint          n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = annexa_project_search (project, words, 100, &error);
  guint total;
  g_autoptr (GArray) again = search_in_worker (project, words, 100, &total);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  g_assert_cmpuint (total, ==, n);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), again->data, again->len * sizeof (gint64));
}

static void
test_search (void)
{
  AnnexaProject *project = annexa_test_new_project ("search.annexa");
  gint64 id = annexa_test_add (project, "asset", "Kühlschrank");
  g_autoptr (GError) error = NULL;

  for (guint indexed = 0; indexed < 2; indexed++)
    {
      g_assert_true (annexa_project_has_search (project) == (indexed == 1));
      assert_finds (project, "kuhl", 1);
      assert_finds (project, "KÜHLSCHRANK", 1);
      assert_finds (project, "kuhl schrank", 0);
      assert_finds (project, "  \" * ( ", 0);
      annexa_test_put (project, "asset", id, "description", "Steht im Keller");
      assert_finds (project, "keller kuhl", 1);
      annexa_project_undo (project, NULL, &error);
      assert_finds (project, "keller kuhl", 0);
      annexa_project_redo (project, NULL, &error);
      assert_finds (project, "keller kuhl", 1);
      delete_one (project, "asset", id);
      assert_finds (project, "kuhl", 0);
      annexa_project_undo (project, NULL, &error);
      assert_finds (project, "kuhl", 1);
      g_assert_no_error (error);
      annexa_test_put (project, "asset", id, "description", "");
      annexa_project_prepare_search (project, &error);
      g_assert_no_error (error);
    }

  /* What was edited without the index is caught up with. */
  project = annexa_test_reopen (project);
  annexa_test_put (project, "asset", id, "name", "Gefrierschrank");
  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  assert_finds (project, "kuhl", 0);
  assert_finds (project, "gefrier", 1);
  annexa_test_close (project);
}

/* An index that was thrown away a moment ago is done without. */
static void
test_search_without (void)
{
  AnnexaProject *project = annexa_test_new_project ("search-without.annexa");
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "Kühlschrank");
  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_unlink (project->search_path));
  assert_finds (project, "kuhl", 1);
  annexa_test_close (project);
}

/* Of more hits than can be ranked, those with the word in the ref come first, then those with it in the title. */
static void
test_search_many (void)
{
  AnnexaProject *project = annexa_test_new_project ("search-many.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Many");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  guint total;
  gint64 titled, named;

  for (guint i = 0; i < 4100; i++)
    {
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "name", "Server");
      annexa_edit_set_text (edit, kind, id, "description", "Needle");
    }
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  titled = annexa_test_add (project, "asset", "Needle in the hay");
  named = annexa_test_add (project, "asset", "Server");
  annexa_test_put (project, "asset", named, "ref", "NEEDLE-1");
  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);

  found = search_in_worker (project, "needle", 50, &total);
  g_assert_cmpuint (total, ==, 4102);
  g_assert_cmpuint (found->len, ==, 50);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, named);
  g_assert_cmpint (g_array_index (found, gint64, 1), ==, titled);
  annexa_test_close (project);
}

static gint64
count_pieces (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  (void) annexa_store_get_int64 (project->store, "SELECT count (DISTINCT segid) FROM search.texts_idx", &count, &error);
  g_assert_no_error (error);
  return count;
}

/* What edits add to the index is put together in the main loop of a window, and is found as before. */
static void
test_search_tidied (void)
{
  AnnexaProject *project = annexa_test_new_project ("search-tidied.annexa");
  gint64 id = annexa_test_add (project, "asset", "Server");
  g_autoptr (GError) error = NULL;

  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  annexa_project_set_automatic (project, TRUE);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Server of hall %u", i);

      annexa_test_put (project, "asset", id, "name", name);
    }
  g_assert_cmpint (count_pieces (project), >, 30);

  g_assert_cmpuint (project->search_tidying, !=, 0);
  while (project->search_tidying != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_pieces (project), <, 20);
  assert_finds (project, "hall 39", 1);
  assert_finds (project, "hall 38", 0);
  annexa_test_close (project);
}

static gboolean
wait_for_leave (AnnexaProject *writer,
                gpointer       data,
                GError       **error)
{
  while (g_atomic_int_get ((int *) data) == 0)
    g_usleep (1000);
  return TRUE;
}

static void
worked (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  annexa_project_work_finish (ANNEXA_PROJECT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Nothing can be put together while a worker has the file for itself, so nobody asks again and again: it is done afterwards. */
static void
test_search_tidied_later (void)
{
  AnnexaProject *project = annexa_test_new_project ("search-later.annexa");
  gint64 id = annexa_test_add (project, "asset", "Server");
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  int leave = 0;

  annexa_project_prepare_search (project, &error);
  g_assert_no_error (error);
  annexa_project_set_automatic (project, TRUE);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Server of hall %u", i);

      annexa_test_put (project, "asset", id, "name", name);
    }
  annexa_project_work_async (project, wait_for_leave, &leave, NULL, NULL, worked, &done);
  while (project->search_tidying != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_pieces (project), >, 30);
  g_assert_true (annexa_project_is_working (project));

  g_atomic_int_set (&leave, 1);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (project->search_tidying, !=, 0);
  while (project->search_tidying != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_pieces (project), <, 20);
  assert_finds (project, "hall 39", 1);
  annexa_test_close (project);
}

/* What a worker cannot do comes back as an error: a field that needs a pass, of which its connection knows nothing. */
static void
test_query_refused (void)
{
  AnnexaProject *project = annexa_test_new_project ("refused.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, "effective-integrity"), FALSE);
  annexa_project_query_async (project, query, NULL, take_result, &result);
  wait_for_result (&result);
  ids = annexa_project_query_finish (project, result, &error);
  g_assert_null (ids);
  g_assert_nonnull (error);
  g_clear_object (&result);
  annexa_test_close (project);
}

/* A copy has everything that was done so far, and the project stays with its own file, which it never writes over so. */
static void
test_save_copy (void)
{
  AnnexaProject *project = annexa_test_new_project ("original.annexa");
  g_autofree char *path = annexa_test_path ("copy.annexa");
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (AnnexaProject) copy = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "asset", "Not in the file yet");
  annexa_project_save_copy_async (project, path, NULL, take_result, &written);
  wait_for_result (&written);
  g_assert_true (annexa_project_save_copy_finish (project, written, &error));
  g_assert_no_error (error);
  g_assert_true (annexa_project_has_unpublished (project));

  annexa_project_save_copy_async (project, annexa_project_get_path (project), NULL, take_result, &refused);
  wait_for_result (&refused);
  g_assert_false (annexa_project_save_copy_finish (project, refused, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);

  copy = annexa_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (copy, annexa_kind_lookup ("asset")), ==, 1);
  g_clear_object (&written);
  g_clear_object (&refused);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/project/new", test_new_project);
  g_test_add_func ("/project/every-field", test_every_field);
  g_test_add_func ("/project/delete", test_delete);
  g_test_add_func ("/project/delete-preview", test_delete_preview);
  g_test_add_func ("/project/delete-preview-many", test_delete_preview_many);
  g_test_add_func ("/project/delete-preview-parts", test_delete_preview_parts);
  g_test_add_func ("/project/delete-refused", test_delete_refused);
  g_test_add_func ("/project/refs", test_refs);
  g_test_add_func ("/project/bulk", test_bulk);
  g_test_add_func ("/project/nothing", test_nothing);
  g_test_add_func ("/project/search", test_search);
  g_test_add_func ("/project/search-without", test_search_without);
  g_test_add_func ("/project/search-many", test_search_many);
  g_test_add_func ("/project/search-tidied", test_search_tidied);
  g_test_add_func ("/project/search-tidied-later", test_search_tidied_later);
  g_test_add_func ("/project/query-refused", test_query_refused);
  g_test_add_func ("/project/save-copy", test_save_copy);

  return g_test_run ();
}
