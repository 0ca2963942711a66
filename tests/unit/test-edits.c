/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "annexa-change-text.h"
#include "annexa-earlier.h"
#include "annexa-edit-details.h"
#include "annexa-error.h"
#include "annexa-history-list.h"
#include "annexa-many.h"
#include "annexa-restore.h"
#include "annexa-test-file.h"
#include "annexa-test.h"
#include "annexa-text-diff.h"

/* Finding edits, saying what they changed, and putting things back. */

/* Removed words in [-…-], added ones in {+…+}. */
static char *
show_diff (const char *before,
           const char *after,
           guint       context)
{
  static const char *const opening[] = { "", "[-", "{+" };
  static const char *const closing[] = { "", "-]", "+}" };
  g_autoptr (GPtrArray) pieces = annexa_text_diff (before, after, context);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnnexaDiffPiece *piece = pieces->pdata[i];

      g_string_append_printf (text, "%s%s%s", opening[piece->type], piece->text, closing[piece->type]);
    }
  return g_strdup (text->str);
}

static void
test_diff (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *shown;
  } cases[] = {
    { "", "", "" },
    { "Keys are kept.", "Keys are kept.", "Keys are kept." },
    { "", "New.", "{+New.+}" },
    { "Old.", "", "[-Old.-]" },
    { "Keys are kept here.", "Keys are kept there.", "Keys are kept [-here. -]{+there.+}" },
    { "Keys are kept", "Keys are kept in the safe", "Keys are kept {+in the safe+}" },
    { "Keys are kept in the safe", "Keys are kept", "Keys are kept [-in the safe-]" },
    { "a b c d e", "a x c y e", "a [-b -]{+x +}c [-d -]{+y +}e" },
    { "one\ntwo", "one two", "[-one\n-]{+one +}two" },
    { "Schlüssel für alle", "Schlüssel für wenige", "Schlüssel für [-alle -]{+wenige+}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show_diff (cases[i].before, cases[i].after, 0);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* What both texts say can be put together again from the pieces, however different they are. */
static void
test_diff_is_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    {
      GString *texts[2] = { g_string_new (NULL), g_string_new (NULL) };
      GString *rebuilt[2] = { g_string_new (NULL), g_string_new (NULL) };
      g_autoptr (GPtrArray) pieces = NULL;

      for (guint j = 0; j < 2; j++)
        for (int n = g_rand_int_range (random, 0, 40); n > 0; n--)
          g_string_append_printf (texts[j], "w%d ", g_rand_int_range (random, 0, 9));
      pieces = annexa_text_diff (texts[0]->str, texts[1]->str, 0);
      for (guint j = 0; j < pieces->len; j++)
        {
          const AnnexaDiffPiece *piece = pieces->pdata[j];

          if (piece->type != ANNEXA_DIFF_ADDED)
            g_string_append (rebuilt[0], piece->text);
          if (piece->type != ANNEXA_DIFF_REMOVED)
            g_string_append (rebuilt[1], piece->text);
        }
      for (guint j = 0; j < 2; j++)
        {
          g_assert_cmpstr (rebuilt[j]->str, ==, texts[j]->str);
          g_string_free (rebuilt[j], TRUE);
          g_string_free (texts[j], TRUE);
        }
    }
}

static void
test_diff_context (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (before, "word%u ", i);
  after = g_string_new (before->str);
  g_string_replace (after, "word1000 ", "other ", 1);
  shown = show_diff (before->str, after->str, 12);
  g_assert_cmpstr (shown, ==, "… word999 [-word1000 -]{+other +}word1001 word1002 … ");
}

static void
wait_for (AnnexaProject *project)
{
  AnnexaHistoryIndex *index = annexa_project_get_history_index (project);

  while (!annexa_history_index_is_ready (index))
    g_main_context_iteration (NULL, TRUE);
}

static gint64 asset, person, risk;

/* 1 is the project, 2 the asset, 3 the person, 4 the risk, 5 the owner, 6 the link to the risk, 7 the title of the risk (by
 * Ben), 8 the person is deleted. */
static AnnexaProject *
make_project (const char *name)
{
  AnnexaProject *project = annexa_test_new_project (name);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_set_person (project, "Eva Weber");
  asset = annexa_test_add (project, "asset", "Server");
  person = annexa_test_add (project, "person", "Ana Ruiz");
  risk = annexa_test_add (project, "risk", "Fire");
  annexa_test_set (project, "asset", asset, "owner", "P-001", &error);
  annexa_test_set (project, "risk", risk, "assets", "A-001", &error);
  annexa_project_set_person (project, "Ben Öz");
  annexa_test_set (project, "risk", risk, "title", "Fire in the basement", &error);
  edit = annexa_project_begin (project, "Ana Ruiz (P-001) deleted");
  annexa_edit_delete (edit, annexa_kind_lookup ("person"), person);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return project;
}

static char *
find (AnnexaProject      *project,
      AnnexaHistoryFilter filter)
{
  g_autoptr (GArray) seqs = annexa_history_index_find (annexa_project_get_history_index (project), &filter);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < seqs->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (seqs, gint64, i));
  return g_strdup (text->str);
}

static void
assert_found (AnnexaProject      *project,
              AnnexaHistoryFilter filter,
              const char         *expected)
{
  g_autofree char *found = find (project, filter);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  AnnexaProject *project = make_project ("find.annexa");
  const AnnexaKind *asset_kind = annexa_kind_lookup ("asset");
  g_autoptr (GPtrArray) people = NULL;

  wait_for (project);
  assert_found (project, (AnnexaHistoryFilter){ .record = asset }, "8 6 5 2");
  assert_found (project, (AnnexaHistoryFilter){ .record = person }, "8 3");
  assert_found (project, (AnnexaHistoryFilter){ .kind = asset_kind }, "8 6 5 2");
  assert_found (project, (AnnexaHistoryFilter){ .kind = annexa_kind_lookup ("audit") }, "");
  assert_found (project, (AnnexaHistoryFilter){ .person = "Ben Öz" }, "8 7");
  assert_found (project, (AnnexaHistoryFilter){ .person = "Nobody" }, "");
  assert_found (project, (AnnexaHistoryFilter){ .words = "oz" }, "8 7");
  assert_found (project, (AnnexaHistoryFilter){ .words = "RUIZ deleted" }, "8");
  assert_found (project, (AnnexaHistoryFilter){ .words = "a-001" }, "8 6 5 2");
  assert_found (project, (AnnexaHistoryFilter){ .words = "P-001" }, "8 3");
  assert_found (project, (AnnexaHistoryFilter){ .words = "P-001", .person = "Eva Weber" }, "3");
  assert_found (project, (AnnexaHistoryFilter){ .words = "no such words" }, "");
  people = annexa_history_index_list_people (annexa_project_get_history_index (project));
  g_assert_cmpuint (people->len, ==, 3); /* Whoever made the project, too. */
  g_assert_true (g_ptr_array_find_with_equal_func (people, "Ben Öz", g_str_equal, NULL));

  /* What comes later is found, too. */
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  assert_found (project, (AnnexaHistoryFilter){ .record = person }, "9 8 3");
  annexa_test_close (project);
}

/* The index that follows edits says the same as one that is made anew. */
static void
test_index_follows (void)
{
  AnnexaProject *project = annexa_test_new_project ("follows.annexa");
  gint64 ids[20];

  wait_for (project);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = annexa_test_add (project, "asset", "Server");
  for (guint i = 0; i < 3000; i++)
    g_assert_true (annexa_test_set (project, "asset", ids[i * 7 % 20], "notes", i / 20 % 2 ? "x" : "y", NULL));
  {
    AnnexaProject *reader = annexa_project_open_reader (project, NULL);

    g_assert_true (annexa_project_read_history_index (reader, NULL));
    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        g_autofree char *followed = find (project, (AnnexaHistoryFilter){ .record = ids[i] });
        g_autofree char *anew = find (reader, (AnnexaHistoryFilter){ .record = ids[i] });

        g_assert_cmpuint (strlen (anew), >, 10);
        g_assert_cmpstr (followed, ==, anew);
      }
    g_object_unref (reader);
  }
  annexa_test_close (project);
}

/* What is being read when an edit of many records comes is read anew, with that edit in it. */
static void
test_index_outrun (void)
{
  AnnexaProject *project = make_project ("edits-outrun.annexa");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  annexa_many_lower_limit (1);
  g_assert_false (annexa_history_index_is_ready (annexa_project_get_history_index (project)));
  edit = annexa_project_begin (project, "Both deleted");
  annexa_edit_delete (edit, annexa_kind_lookup ("risk"), risk);
  annexa_edit_delete (edit, annexa_kind_lookup ("asset"), asset);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  wait_for (project);
  annexa_many_lower_limit (0);
  assert_found (project, (AnnexaHistoryFilter){ .record = asset }, "9 8 6 5 2");
  annexa_test_close (project);
}

typedef struct
{
  guint position, removed, added;
} Change;

static void
items_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               gpointer    data)
{
  *(Change *) data = (Change){ position, removed, added };
}

static void
test_list (void)
{
  AnnexaProject *project = make_project ("list.annexa");
  g_autoptr (AnnexaHistoryList) list = annexa_history_list_new (project);
  g_autoptr (AnnexaHistoryItem) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (AnnexaHistoryItem) same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  AnnexaHistoryFilter filter = { .kind = annexa_kind_lookup ("risk") };
  Change change = { 0 };
  guint position;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 8);
  g_assert_true (first == same);
  g_assert_cmpint (annexa_history_item_get_seq (first), ==, 8);
  g_assert_cmpstr (annexa_history_item_get_person (first), ==, "Ben Öz");
  g_assert_cmpstr (annexa_history_item_get_label (first), ==, "Ana Ruiz (P-001) deleted");
  g_assert_true (annexa_history_list_begins_day (list, 0));
  g_assert_true (annexa_history_list_find (list, 4, &position));
  g_assert_cmpuint (position, ==, 4);
  g_assert_false (annexa_history_list_find (list, 9, &position));

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed), &change);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 2);
  g_clear_object (&same);
  same = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (first == same);

  annexa_history_list_set_filter (list, &filter);
  wait_for (project);
  g_assert_false (annexa_history_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpint (annexa_history_list_get_seq (list, 0), ==, 7);
  annexa_test_add (project, "risk", "Another fire");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  g_assert_cmpuint (change.position, ==, 0);
  annexa_test_add (project, "asset", "Water pump");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  g_clear_object (&list);
  /* An item outlives its list. */
  g_assert_cmpint (annexa_history_item_get_seq (first), ==, 8);
  annexa_test_close (project);
}

static char *
describe (AnnexaProject *project,
          gint64         seq,
          gint64         record)
{
  g_autoptr (GArray) changes = annexa_project_get_changes (project, seq, record, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = annexa_project_describe_change (project, &g_array_index (changes, AnnexaFieldChange, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", line);
    }
  return g_strdup (text->str);
}

static void
test_words (void)
{
  AnnexaProject *project = make_project ("words.annexa");
  g_autofree char *owner = describe (project, 5, asset);
  g_autofree char *link = describe (project, 6, risk);
  g_autofree char *title = describe (project, 7, risk);
  g_autofree char *later = NULL;
  g_autofree char *unlinked = NULL;

  g_assert_cmpstr (owner, ==, "Owner: a record that was deleted");
  g_assert_cmpstr (link, ==, "Assets at risk: A-001 Server added");
  g_assert_cmpstr (title, ==, "Risk: Fire → Fire in the basement");
  /* Once history was read, it knows what the person was called. */
  wait_for (project);
  later = describe (project, 5, asset);
  g_assert_cmpstr (later, ==, "Owner: P-001 Ana Ruiz");
  annexa_test_set (project, "risk", risk, "assets", "", NULL);
  unlinked = describe (project, 9, risk);
  g_assert_cmpstr (unlinked, ==, "Assets at risk: A-001 Server removed");
  annexa_test_close (project);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  *(GPtrArray **) data = annexa_project_load_edits_finish (ANNEXA_PROJECT (source), result, NULL);
}

static void
test_details (void)
{
  AnnexaProject *project = make_project ("details.annexa");
  const gint64 seqs[] = { 7, 99, 2 };
  g_autoptr (GPtrArray) edits = NULL;
  const AnnexaEditDetails *details;

  annexa_project_load_edits_async (project, seqs, G_N_ELEMENTS (seqs), 0, NULL, loaded, &edits);
  while (edits == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (edits->len, ==, 2);
  details = edits->pdata[0];
  g_assert_cmpstr (details->entry.person, ==, "Ben Öz");
  g_assert_cmpuint (details->changes->len, ==, 1);
  g_assert_cmpint (g_array_index (details->changes, AnnexaFieldChange, 0).id, ==, risk);
  details = edits->pdata[1];
  g_assert_cmpuint (details->changes->len, >, 1);
  annexa_test_close (project);
}

static const AnnexaFieldChange *
find_change (GArray     *changes,
             const char *field)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaFieldChange *change = &g_array_index (changes, AnnexaFieldChange, i);

      if (change->field != NULL && strcmp (change->field->name, field) == 0)
        return change;
    }
  return NULL;
}

static void
test_restore_value (void)
{
  AnnexaProject *project = make_project ("restore-value.annexa");
  g_autoptr (GArray) changes = annexa_project_get_changes (project, 7, 0, NULL);
  const AnnexaFieldChange *change = find_change (changes, "title");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *again = NULL;

  g_assert_true (annexa_project_can_restore (project, change));
  edit = annexa_project_begin_restore (project, change, "2026-05-12T12:02:00Z");
  g_assert_true (g_str_has_prefix (annexa_edit_get_label (edit), "Risk of R-001 restored to what it was before 12 May 2026"));
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  title = annexa_test_get (project, "risk", risk, "title");
  g_assert_cmpstr (title, ==, "Fire");
  g_assert_false (annexa_project_can_restore (project, change));
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  again = annexa_test_get (project, "risk", risk, "title");
  g_assert_cmpstr (again, ==, "Fire in the basement");
  g_assert_true (annexa_project_can_restore (project, change));
  annexa_test_close (project);
}

/* What an edit did to links is reversed, and what others did to them stays. */
static void
test_restore_links (void)
{
  AnnexaProject *project = make_project ("restore-links.annexa");
  gint64 other = annexa_test_add (project, "asset", "Laptop");
  gint64 third = annexa_test_add (project, "asset", "Printer");
  g_autoptr (GArray) changes = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (AnnexaEdit) deletion = NULL;
  g_autofree char *links = NULL;

  g_assert_cmpint (other, !=, third);
  g_assert_true (annexa_test_set (project, "risk", risk, "assets", "A-002", NULL)); /* 11: A-001 out, A-002 in */
  g_assert_true (annexa_test_set (project, "risk", risk, "assets", "A-002; A-003", NULL));
  changes = annexa_project_get_changes (project, 11, risk, NULL);
  edit = annexa_project_begin_restore (project, find_change (changes, "assets"), "2026-05-12T12:02:00Z");
  g_assert_true (annexa_project_apply (project, edit, NULL));
  links = annexa_test_get (project, "risk", risk, "assets");
  g_assert_cmpstr (links, ==, "A-001; A-003");
  g_assert_false (annexa_project_can_restore (project, find_change (changes, "assets")));

  /* Links to what was deleted do not come back. */
  g_assert_true (annexa_test_set (project, "risk", risk, "assets", "A-003", NULL));
  g_array_unref (g_steal_pointer (&changes));
  changes = annexa_project_get_changes (project, 14, risk, NULL);
  deletion = annexa_project_begin (project, "Deleted");
  annexa_edit_delete (deletion, annexa_kind_lookup ("asset"), asset);
  g_assert_true (annexa_project_apply (project, deletion, NULL));
  g_assert_false (annexa_project_can_restore (project, find_change (changes, "assets")));
  annexa_test_close (project);
}

/* The gate says why it refuses; nothing has changed then. */
static void
test_restore_refused (void)
{
  AnnexaProject *project = make_project ("restore-refused.annexa");
  g_autoptr (GArray) deletion = annexa_project_get_changes (project, 8, asset, NULL);
  g_autoptr (GArray) creation = annexa_project_get_changes (project, 2, asset, NULL);
  const AnnexaFieldChange *change = find_change (deletion, "owner");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin_restore (project, change, "2026-05-12T12:02:00Z");
  g_autoptr (AnnexaEdit) edit_with_link = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = NULL;
  gint64 new_risk;

  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_cmpuint (strlen (error->message), >, 10);
  owner = annexa_test_get (project, "asset", asset, "owner");
  g_assert_cmpstr (owner, ==, "");

  /* A record cannot be put back to before it was made, and neither can the links that it was made with. */
  g_assert_false (annexa_project_can_restore (project, find_change (creation, "name")));
  edit_with_link = annexa_project_begin (project, "Risk added");
  new_risk = annexa_edit_create (edit_with_link, annexa_kind_lookup ("risk"));
  annexa_edit_set_text (edit_with_link, annexa_kind_lookup ("risk"), new_risk, "title", "Flood");
  annexa_edit_set_ids (edit_with_link, annexa_kind_lookup ("risk"), new_risk, "assets", &asset, 1);
  g_assert_true (annexa_project_apply (project, edit_with_link, NULL));
  g_array_unref (g_steal_pointer (&creation));
  creation = annexa_project_get_changes (project, 9, new_risk, NULL);
  g_assert_cmpint (find_change (creation, "assets")->type, ==, ANNEXA_RECORD_ADDED);
  g_assert_false (annexa_project_can_restore (project, find_change (creation, "assets")));
  annexa_test_close (project);
}

static void
test_earlier (void)
{
  AnnexaProject *project = annexa_test_reopen (annexa_test_new_project ("earlier.annexa"));
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *elsewhere = annexa_test_path ("earlier-elsewhere.annexa");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const AnnexaEarlierCopy *copy;
  g_autofree char *time = NULL;
  AnnexaProject *other;

  annexa_test_add (project, "asset", "One");
  annexa_test_close (project);
  copies = annexa_earlier_list (path);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = copies->pdata[0];
  g_assert_cmpint (copy->size, >, 1000);
  g_assert_cmpstr (copy->reason, ==, "As it was before the edits of that session");
  time = annexa_earlier_get_time (copy->path);
  g_assert_cmpstr (time, ==, copy->time);
  g_assert_cmpuint (strlen (copy->time), ==, 20);
  g_assert_null (annexa_earlier_get_time (path));

  /* Saved elsewhere, it is a project like any other. */
  g_assert_true (annexa_earlier_save_as (copy->path, elsewhere, &error));
  g_assert_no_error (error);
  other = annexa_test_open (elsewhere);
  g_assert_false (annexa_test_has_asset (other, "One"));
  annexa_test_close (other);
  g_unlink (elsewhere);

  /* While somebody has it open, nothing is brought back. */
  project = annexa_test_open (path);
  g_assert_false (annexa_earlier_restore (path, copy->path, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
  g_clear_error (&error);
  annexa_test_close (project);

  /* There and back again: restoring loses nothing. */
  g_assert_true (annexa_earlier_restore (path, copy->path, &error));
  g_assert_no_error (error);
  project = annexa_test_open (path);
  g_assert_false (annexa_test_has_asset (project, "One"));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
  g_clear_pointer (&copies, g_ptr_array_unref);
  copies = annexa_earlier_list (path);
  g_assert_cmpuint (copies->len, ==, 2);
  copy = copies->pdata[0];
  g_assert_cmpstr (copy->reason, ==, "Before an earlier copy was restored");
  g_assert_true (annexa_earlier_restore (path, copy->path, &error));
  g_assert_no_error (error);
  project = annexa_test_open (path);
  g_assert_true (annexa_test_has_asset (project, "One"));
  annexa_test_close (project);
}

static guint
count_working_copies (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "annexa", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Looking at a copy leaves a working copy behind, which goes with the copy. */
static void
test_earlier_forgotten (void)
{
  AnnexaProject *project = annexa_test_reopen (annexa_test_new_project ("earlier-forgotten.annexa"));
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autofree char *link = annexa_test_path ("link.annexa");
  g_autofree char *folder = NULL;
  g_autofree char *old = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  AnnexaProject *copy;
  guint n_before;

  g_assert_true (annexa_project_keep_earlier (project, "import", &error));
  g_assert_no_errno (symlink (path, link));
  copies = annexa_earlier_list (link);
  g_assert_cmpuint (copies->len, ==, 1);
  folder = g_path_get_dirname (((AnnexaEarlierCopy *) copies->pdata[0])->path);
  old = g_build_filename (folder, "20200101T000000000Z-import.annexa", NULL);
  annexa_test_copy_file (path, old);

  n_before = count_working_copies ();
  copy = annexa_project_open (old, TRUE, &error);
  g_assert_no_error (error);
  g_object_unref (copy);
  g_assert_cmpuint (count_working_copies (), ==, n_before + 1);
  g_assert_true (annexa_project_keep_earlier (project, "import", &error));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_working_copies (), ==, n_before);
  g_unlink (link);
  annexa_test_close (project);
}

/* A damaged file is what earlier copies are for; a damaged copy brings nothing back. */
static void
test_earlier_damaged (void)
{
  AnnexaProject *project = annexa_test_reopen (annexa_test_new_project ("earlier-damaged.annexa"));
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  const AnnexaEarlierCopy *copy;
  g_autofree char *contents = NULL;
  gsize length;

  annexa_test_add (project, "asset", "One");
  annexa_test_close (project);
  copies = annexa_earlier_list (path);
  copy = copies->pdata[0];

  annexa_test_write_file (path, "no project at all");
  g_assert_true (annexa_earlier_restore (path, copy->path, &error));
  g_assert_no_error (error);
  project = annexa_test_open (path);
  annexa_test_assert_sound (project);
  annexa_test_close (project);

  g_assert_true (g_file_get_contents (copy->path, &contents, &length, NULL));
  contents[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (copy->path, contents, (gssize) length, NULL));
  before = annexa_test_read_file (path);
  g_assert_false (annexa_earlier_restore (path, copy->path, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT);
  after = annexa_test_read_file (path);
  g_assert_true (g_bytes_equal (before, after));
}

/* What rules hold on to lives as long as one run of the edit: the next one begins without it, and nothing else keeps it. */
static void
test_held (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("edits-held.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  AnnexaEdit *edit = annexa_project_begin (project, "Refused");
  gint64 id = annexa_edit_create (edit, kind);
  AnnexaRecord *first = annexa_record_new (kind, 1);
  AnnexaRecord *second = annexa_record_new (kind, 2);
  g_autoptr (GError) error = NULL;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  g_assert_null (annexa_edit_get_held (edit, id));
  annexa_edit_hold (edit, id, first);
  g_object_unref (first);
  g_assert_true (annexa_edit_get_held (edit, id) == first);
  /* It has no name. */
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_null (annexa_edit_get_held (edit, id));
  g_assert_null (first);

  annexa_edit_hold (edit, id, second);
  g_object_unref (second);
  annexa_edit_free (edit);
  g_assert_null (second);
  annexa_test_close (g_steal_pointer (&project));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/edits/diff", test_diff);
  g_test_add_func ("/edits/diff-is-whole", test_diff_is_whole);
  g_test_add_func ("/edits/diff-context", test_diff_context);
  g_test_add_func ("/edits/find", test_find);
  g_test_add_func ("/edits/index-follows", test_index_follows);
  g_test_add_func ("/edits/index-outrun", test_index_outrun);
  g_test_add_func ("/edits/list", test_list);
  g_test_add_func ("/edits/words", test_words);
  g_test_add_func ("/edits/details", test_details);
  g_test_add_func ("/edits/restore-value", test_restore_value);
  g_test_add_func ("/edits/restore-links", test_restore_links);
  g_test_add_func ("/edits/restore-refused", test_restore_refused);
  g_test_add_func ("/edits/earlier", test_earlier);
  g_test_add_func ("/edits/earlier-forgotten", test_earlier_forgotten);
  g_test_add_func ("/edits/earlier-damaged", test_earlier_damaged);
  g_test_add_func ("/edits/held", test_held);
  return g_test_run ();
}
