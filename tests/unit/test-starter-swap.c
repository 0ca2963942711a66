/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-first-answers.h"
#include "annexa-method-change.h"
#include "annexa-method-draft.h"
#include "annexa-method-preset.h"
#include "annexa-project-private.h"
#include "annexa-scales.h"
#include "annexa-setup.h"
#include "annexa-starter-swap.h"
#include "annexa-starters.h"
#include "annexa-test.h"

/* The trade of a firm turns out to be another one: which proposals go then, and which come. */

static AnnexaProject *
new_project (const char *preset)
{
  g_autofree char *path = annexa_test_path ("starter.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_setup_new_project (path, "Weber Optics", preset, &error);
  g_assert_no_error (error);
  return project;
}

static void
apply (AnnexaProject       *project,
       const AnnexaStarter *starter)
{
  g_autoptr (GError) error = NULL;

  annexa_starters_apply (project, starter, &error);
  g_assert_no_error (error);
}

static AnnexaProject *
new_answered (const char               *name,
              const char               *trade,
              const AnnexaFirstAnswers *answers)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  if (trade != NULL)
    annexa_starters_apply (project, annexa_starters_find (trade), &error);
  g_assert_no_error (error);
  annexa_first_answers_apply (project, answers, &error);
  g_assert_no_error (error);
  return project;
}

static guint
count_titles (AnnexaProject *project,
              const char    *kind_name,
              const char    *name)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);
  guint n = 0;

  for (guint i = 0; i < titles->len; i++)
    n += strcmp (g_array_index (titles, AnnexaTitle, i).title, name) == 0 ? 1 : 0;
  return n;
}

static AnnexaStarterSwap *
plan_swap (AnnexaProject *project)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (GError) error = NULL;
  AnnexaStarterSwap *swap = annexa_starter_swap_new (project, organization, &error);

  g_assert_no_error (error);
  return swap;
}

static void
swap_now (AnnexaProject *project)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_starters_swap (project, annexa_record_get_id (organization), &error);

  g_assert_no_error (error);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* The title of the first proposal of a kind that is only in the first of two sets. */
static const char *
find_own (const AnnexaStarter *starter,
          const AnnexaStarter *other,
          const char          *kind,
          guint                nth)
{
  for (guint i = 0; i < starter->records->len; i++)
    {
      const AnnexaStarterRecord *record = starter->records->pdata[i];
      const char *title = annexa_starter_record_get_title (record);
      gboolean common = FALSE;

      if (strcmp (record->kind->name, kind) != 0)
        continue;
      for (guint j = 0; j < other->records->len && !common; j++)
        {
          const AnnexaStarterRecord *present = other->records->pdata[j];

          common = present->kind == record->kind && strcmp (annexa_starter_record_get_title (present), title) == 0;
        }
      if (!common && nth-- == 0)
        return title;
    }
  g_assert_not_reached ();
}

static gint64
find_by_title (AnnexaProject *project,
               const char    *kind,
               const char    *name)
{
  g_autoptr (GArray) titles = annexa_project_list_titles (project, annexa_kind_lookup (kind), NULL);

  for (guint i = 0; i < titles->len; i++)
    if (strcmp (g_array_index (titles, AnnexaTitle, i).title, name) == 0)
      return g_array_index (titles, AnnexaTitle, i).id;
  g_assert_not_reached ();
}

/* Whoever said the wrong trade gets the proposals of the right one. What was confirmed or changed, and what a record of
 * one's own names, stays; and all of it is one step to take back. */
static void
test_swap (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaStarter *wrong = annexa_starters_find ("health");
  const AnnexaStarter *right = annexa_starters_find ("software");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  const char *confirmed = find_own (wrong, right, "asset", 0);
  const char *changed = find_own (wrong, right, "asset", 1);
  const char *named = find_own (wrong, right, "asset", 2);
  const char *fresh = find_own (right, wrong, "asset", 0);
  g_autoptr (AnnexaStarterSwap) nothing = NULL;
  g_autoptr (AnnexaStarterSwap) swap = NULL;
  g_autoptr (AnnexaStarterSwap) done = NULL;
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_autoptr (AnnexaRecord) proposal = NULL;
  g_autoptr (AnnexaEdit) confirm = NULL;
  g_autofree char *ref = NULL;
  gint64 n_before;

  apply (project, wrong);
  nothing = plan_swap (project);
  g_assert_cmpuint (nothing->n_new, ==, 0);
  g_assert_cmpuint (nothing->gone->len, ==, 0);

  proposal = annexa_project_get_record (project, asset, find_by_title (project, "asset", confirmed), NULL);
  confirm = annexa_starters_confirm (project, proposal);
  g_assert_true (annexa_project_apply (project, confirm, NULL));
  g_assert_true (annexa_test_set (project, "asset", find_by_title (project, "asset", changed), "location", "Cellar", NULL));
  ref = g_strdup (annexa_project_get_ref (project, asset, find_by_title (project, "asset", named)));
  g_assert_true (annexa_test_set (project, "risk", annexa_test_add (project, "risk", "It burns"), "assets", ref, NULL));
  g_assert_true (annexa_test_set (project, "organization", annexa_record_get_id (organization), "trade", "software", NULL));

  n_before = annexa_project_count (project, asset);
  swap = plan_swap (project);
  g_assert_cmpuint (swap->gone->len, >, 60);
  g_assert_cmpuint (swap->n_new, >, 60);
  swap_now (project);
  g_assert_cmpuint (count_titles (project, "asset", confirmed), ==, 1);
  g_assert_cmpuint (count_titles (project, "asset", changed), ==, 1);
  g_assert_cmpuint (count_titles (project, "asset", named), ==, 1);
  for (guint i = 0; i < swap->gone->len; i++)
    g_assert_null (annexa_project_find_kind (project, g_array_index (swap->gone, gint64, i)));
  g_assert_cmpuint (count_titles (project, "asset", fresh), ==, 1);
  for (guint i = 0; i < right->records->len; i++)
    {
      const AnnexaStarterRecord *record = right->records->pdata[i];

      g_assert_cmpuint (count_titles (project, record->kind->name, annexa_starter_record_get_title (record)), ==, 1);
    }
  done = plan_swap (project);
  g_assert_cmpuint (done->n_new, ==, 0);
  g_assert_cmpuint (done->gone->len, ==, 0);

  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (project, asset), ==, n_before);
  for (guint i = 0; i < swap->gone->len; i++)
    g_assert_nonnull (annexa_project_find_kind (project, g_array_index (swap->gone, gint64, i)));
  annexa_test_close (project);
}

/* A trade for which there are no proposals is no reason to keep those of another one. */
static void
test_swap_for_none (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  apply (project, annexa_starters_find ("health"));
  g_assert_true (annexa_test_set (project, "organization", annexa_record_get_id (organization), "trade", "other", NULL));
  swap_now (project);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 0);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("risk")), ==, 0);
  annexa_test_close (project);
}

static void
set_trade (AnnexaProject *project,
           const char    *trade)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  g_assert_true (annexa_test_set (project, "organization", annexa_record_get_id (organization), "trade", trade, NULL));
}

/* Whoever takes the exchange back can do it again: the proposals are as they were, and so is what may go. */
static void
test_swap_again (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaStarterSwap) first = NULL;
  g_autoptr (AnnexaStarterSwap) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  gint64 id;

  apply (project, annexa_starters_find ("health"));
  id = find_by_title (project, "asset",
                      find_own (annexa_starters_find ("health"), annexa_starters_find ("software"), "asset", 0));
  g_assert_true (annexa_test_set (project, "asset", id, "location", "Cellar", NULL));
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  set_trade (project, "software");
  first = plan_swap (project);
  g_assert_cmpuint (first->gone->len, ==, annexa_starters_find ("health")->records->len);
  swap_now (project);
  before = annexa_test_dump (project);

  g_assert_true (annexa_project_undo (project, NULL, NULL));
  second = plan_swap (project);
  g_assert_cmpuint (second->gone->len, ==, first->gone->len);
  g_assert_cmpuint (second->n_new, ==, first->n_new);
  g_assert_true (annexa_project_redo (project, NULL, NULL));
  between = annexa_test_dump (project);
  g_assert_cmpstr (between, ==, before);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  swap_now (project);
  g_assert_cmpint (annexa_project_count (project, asset), ==, annexa_starter_count (first->starter, asset));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static guint
count_gone (AnnexaProject *project)
{
  g_autoptr (AnnexaStarterSwap) swap = plan_swap (project);

  return swap->gone->len;
}

/* Who holds the roles is said of the roles; what the rule fills in with them is still a proposal. What somebody fills in is
 * not. */
static void
test_swap_holders (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaKind *person = annexa_kind_lookup ("person");
  g_autoptr (GArray) roles = NULL;
  g_autofree char *ana = NULL;
  g_autofree char *ben = NULL;
  gint64 id;
  guint n;

  apply (project, annexa_starters_find ("health"));
  set_trade (project, "software");
  ana = g_strdup (annexa_project_get_ref (project, person, annexa_test_add (project, "person", "Ana Ruiz")));
  ben = g_strdup (annexa_project_get_ref (project, person, annexa_test_add (project, "person", "Ben Okafor")));
  roles = annexa_project_list_titles (project, annexa_kind_lookup ("role"), NULL);
  n = count_gone (project);
  for (guint i = 0; i < roles->len; i++)
    g_assert_true (annexa_test_set (project, "role", g_array_index (roles, AnnexaTitle, i).id, "held-by", ana, NULL));
  g_assert_cmpuint (count_gone (project), ==, n - roles->len);

  id = find_by_title (project, "asset", "Patients’ records");
  g_assert_true (annexa_test_set (project, "asset", id, "owner", ben, NULL));
  g_assert_cmpuint (count_gone (project), <, n - roles->len);
  annexa_test_close (project);
}

/* The plan and the ratings follow what was said of the whole; no proposal was changed by that. */
static void
test_swap_moved (void)
{
  const AnnexaFirstAnswers answers = { .wanted = (char *) "2027-12-31" };
  AnnexaProject *project = new_answered ("moved.annexa", "health", &answers);
  g_autoptr (AnnexaMethodDraft) draft = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  set_trade (project, "software");
  g_assert_cmpuint (count_gone (project), ==, annexa_starters_find ("health")->records->len);
  draft = annexa_method_draft_new (project, annexa_project_get_scales (project)->method, &error);
  g_assert_no_error (error);
  annexa_method_draft_use_preset (draft, annexa_method_preset_find ("matrix-3x3"));
  edit = annexa_method_change_prepare (project, draft, &error);
  g_assert_no_error (error);
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_cmpuint (count_gone (project), ==, annexa_starters_find ("health")->records->len);
  annexa_test_close (project);
}

/* As long as the trade is the same, nothing is offered: what was deleted on purpose does not come back. What was renamed does
 * not come twice, also not when the trade changes. */
static void
test_swap_kept (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaStarter *starter = annexa_starters_find ("software");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaStarterSwap) same = NULL;
  g_autoptr (AnnexaStarterSwap) other = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (GError) error = NULL;
  gint64 renamed;

  apply (project, starter);
  renamed = find_by_title (project, "asset", "Paper files");
  g_assert_true (annexa_test_set (project, "asset", renamed, "name", "Binders", NULL));
  annexa_edit_delete (edit, asset, find_by_title (project, "asset", "Website and internet domain"));
  g_assert_true (annexa_project_apply (project, edit, &error));
  same = plan_swap (project);
  g_assert_true (annexa_starter_swap_is_empty (same));

  set_trade (project, "consultancy");
  other = plan_swap (project);
  g_assert_cmpuint (other->gone->len, >, 0);
  g_assert_true (g_hash_table_contains (other->known, "paper"));
  g_assert_false (g_hash_table_contains (other->known, "website"));
  swap_now (project);
  g_assert_cmpuint (count_titles (project, "asset", "Binders"), ==, 1);
  g_assert_cmpuint (count_titles (project, "asset", "Paper files"), ==, 0);
  g_assert_cmpuint (count_titles (project, "asset", "Website and internet domain"), ==, 1);
  annexa_test_close (project);
}

/* What cannot be read is told, and not taken for nothing. */
static void
test_swap_unreadable (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  g_autoptr (AnnexaRecord) organization = NULL;
  g_autoptr (AnnexaStarterSwap) swap = NULL;
  g_autoptr (GError) error = NULL;

  apply (project, annexa_starters_find ("health"));
  set_trade (project, "software");
  organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  g_assert_true (annexa_store_execute (project->store, "ALTER TABLE risk_assets RENAME TO gone", &error));
  g_assert_no_error (error);
  swap = annexa_starter_swap_new (project, organization, &error);
  g_assert_null (swap);
  g_assert_nonnull (error);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/starter-swap/another-trade", test_swap);
  g_test_add_func ("/starter-swap/none", test_swap_for_none);
  g_test_add_func ("/starter-swap/again", test_swap_again);
  g_test_add_func ("/starter-swap/holders", test_swap_holders);
  g_test_add_func ("/starter-swap/moved", test_swap_moved);
  g_test_add_func ("/starter-swap/kept", test_swap_kept);
  g_test_add_func ("/starter-swap/unreadable", test_swap_unreadable);
  return g_test_run ();
}
