/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-method-preset.h"
#include "annexa-risk-map.h"
#include "annexa-setup.h"
#include "annexa-soa.h"
#include "annexa-test.h"
#include "annexa-view-counter.h"

/* The rules of the standard: levels, the acceptance line, decisions about controls, what is due. */

static AnnexaProject *
new_project (const char *preset)
{
  g_autofree char *name = g_strdup_printf ("%s.annexa", preset);
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", preset, &error);

  g_assert_no_error (error);
  return project;
}

static void
rate (AnnexaProject *project,
      gint64         risk,
      const char    *prefix,
      guint          likelihood,
      guint          impact)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autofree char *likelihood_field = g_strconcat (prefix, "-likelihood", NULL);
  g_autofree char *impact_field = g_strconcat (prefix, "-impact", NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Rated");
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, risk, likelihood_field, likelihood);
  annexa_edit_set_integer (edit, kind, risk, impact_field, impact);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* For each cell of each ready-made matrix, the level that SQL computes is the one of the matrix. */
static void
test_levels (void)
{
  static const char *const prefixes[] = { "inherent", "current", "target" };
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  GPtrArray *presets = annexa_method_presets_get ();

  for (guint i = 0; i < presets->len; i++)
    {
      const AnnexaMethodPreset *preset = presets->pdata[i];
      AnnexaProject *project = new_project (preset->id);
      gint64 risk = annexa_test_add (project, "risk", "Fire");
      g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, risk, NULL);

      g_assert_true (annexa_record_is_empty (record, "current-level"));
      g_assert_true (annexa_record_is_empty (record, "above-acceptance"));
      for (guint l = 1; l <= preset->n_likelihoods; l++)
        for (guint m = 1; m <= preset->n_impacts; m++)
          for (guint p = 0; p < G_N_ELEMENTS (prefixes); p++)
            {
              g_autofree char *level = g_strconcat (prefixes[p], "-level", NULL);
              guint expected = preset->matrix[l][m];

              rate (project, risk, prefixes[p], l, m);
              g_assert_cmpint (annexa_record_get_integer (record, level), ==, expected);
              g_assert_cmpuint (annexa_project_get_scales (project)->matrix[l][m], ==, expected);
              if (p == 1)
                g_assert_cmpint (annexa_record_get_integer (record, "above-acceptance"), ==,
                                 !preset->levels[expected].acceptable);
            }
      annexa_test_assert_sound (project);
      g_clear_object (&record);
      annexa_test_close (project);
    }
}

static void
test_scales (void)
{
  AnnexaProject *project = new_project ("matrix-4x4");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  const AnnexaMethodPreset *preset = annexa_method_preset_find ("matrix-4x4");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_put (project, "risk", risk, "current-impact", preset->impacts[3].label);
  label = annexa_test_get (project, "risk", risk, "current-impact");
  g_assert_cmpstr (label, ==, "3");
  g_assert_false (annexa_test_set (project, "risk", risk, "current-impact", "5", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  annexa_test_close (project);
}

/* The acceptance line moves with the method. */
static void
test_acceptance_line (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  const AnnexaKind *level = annexa_kind_lookup ("level");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  const AnnexaScales *scales = annexa_project_get_scales (project);
  guint position = scales->matrix[3][3];
  gboolean acceptable = scales->levels[position].acceptable;
  g_autofree char *ref = g_strdup_printf ("LV-00%u", position);
  gint64 id = annexa_project_find_ref (project, level, ref);

  rate (project, risk, "current", 3, 3);
  g_assert_cmpint (annexa_risk_map_count_above (project), ==, !acceptable);
  annexa_test_put (project, "level", id, "acceptable", acceptable ? "no" : "yes");
  g_assert_cmpint (annexa_risk_map_count_above (project), ==, acceptable);
  annexa_test_put (project, "level", id, "acceptable", "no");
  g_assert_cmpint (annexa_risk_map_count_above (project), ==, 1);
  annexa_test_put (project, "risk", risk, "status", "accepted");
  g_assert_cmpint (annexa_risk_map_count_above (project), ==, 0);
  annexa_test_close (project);
}

static void
test_risk_map (void)
{
  AnnexaProject *project = new_project ("matrix-3x3");
  AnnexaRiskMap map;
  gint64 expected[4][4] = { { 0 } };
  gint64 n_above = 0;

  for (guint i = 0; i < 40; i++)
    {
      gint64 risk = annexa_test_add (project, "risk", "Risk");
      guint l = 1 + i % 3;
      guint m = 1 + i / 3 % 3;

      if (i % 7 == 0)
        continue;
      rate (project, risk, "current", l, m);
      if (i % 5 == 0)
        {
          annexa_test_put (project, "risk", risk, "status", "closed");
          continue;
        }
      expected[l][m]++;
      n_above += !annexa_project_get_scales (project)->levels[annexa_project_get_scales (project)->matrix[l][m]].acceptable;
    }
  annexa_risk_map_count (project, ANNEXA_RISK_CURRENT, &map);
  for (guint l = 1; l <= 3; l++)
    for (guint m = 1; m <= 3; m++)
      {
        g_autoptr (AnnexaQuery) query = annexa_risk_map_query_cell (ANNEXA_RISK_CURRENT, l, m);

        g_assert_cmpint (map.counts[l][m], ==, expected[l][m]);
        g_assert_cmpint (annexa_project_count_query (project, query, NULL), ==, expected[l][m]);
      }
  g_assert_cmpint (map.n_above, ==, n_above);
  g_assert_cmpint (annexa_risk_map_count_above (project), ==, n_above);
  g_assert_cmpint (map.n_unrated, ==, 6);
  annexa_risk_map_count (project, ANNEXA_RISK_TARGET, &map);
  g_assert_cmpint (map.n_rated, ==, 0);
  annexa_test_close (project);
}

static const AnnexaRiskMove *
find_move (AnnexaRiskMovement *movement,
           AnnexaRiskCell      from,
           AnnexaRiskCell      to)
{
  for (guint i = 0; i < movement->moves->len; i++)
    {
      const AnnexaRiskMove *move = &g_array_index (movement->moves, AnnexaRiskMove, i);

      if (move->from.likelihood == from.likelihood && move->from.impact == from.impact
          && move->to.likelihood == to.likelihood && move->to.impact == to.impact)
        return move;
    }
  return NULL;
}

/* What is rated in one view only, or closed, does not move; what stays in its cell is counted and not listed. */
static void
test_risk_movement (void)
{
  AnnexaProject *project = new_project ("matrix-3x3");
  g_autoptr (AnnexaRiskMovement) controls = NULL;
  g_autoptr (AnnexaRiskMovement) plan = NULL;
  const AnnexaRiskMove *move;

  for (guint i = 0; i < 9; i++)
    {
      gint64 risk = annexa_test_add (project, "risk", "Risk");

      if (i < 8)
        rate (project, risk, "inherent", 3, i < 4 ? 3 : 2);
      if (i != 3)
        rate (project, risk, "current", i < 5 ? 1 : 3, i < 5 ? 1 : i < 7 ? 2 : 3);
      if (i == 4)
        annexa_test_put (project, "risk", risk, "status", "closed");
    }
  controls = annexa_risk_movement_count (project, ANNEXA_RISK_INHERENT, ANNEXA_RISK_CURRENT, NULL);
  g_assert_cmpuint (controls->moves->len, ==, 2);
  move = &g_array_index (controls->moves, AnnexaRiskMove, 0);
  g_assert_cmpint (move->count, ==, 3);
  g_assert_true (find_move (controls, (AnnexaRiskCell){ 3, 3 }, (AnnexaRiskCell){ 1, 1 }) == move);
  g_assert_cmpint (find_move (controls, (AnnexaRiskCell){ 3, 2 }, (AnnexaRiskCell){ 3, 3 })->count, ==, 1);
  g_assert_null (find_move (controls, (AnnexaRiskCell){ 3, 2 }, (AnnexaRiskCell){ 3, 2 }));
  g_assert_cmpint (controls->n_lower, ==, 3);
  g_assert_cmpint (controls->n_higher + controls->n_level, ==, 1);
  g_assert_cmpint (controls->n_still, ==, 2);

  plan = annexa_risk_movement_count (project, ANNEXA_RISK_CURRENT, ANNEXA_RISK_TARGET, NULL);
  g_assert_cmpuint (plan->moves->len, ==, 0);
  g_assert_cmpint (plan->n_lower + plan->n_higher + plan->n_level + plan->n_still, ==, 0);
  annexa_test_close (project);
}

/* Counts of both views add up, whatever the ratings. */
static void
test_movement_sums (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (AnnexaRiskMovement) movement = NULL;
  gint64 n_moved = 0;

  for (guint i = 0; i < 60; i++)
    {
      gint64 risk = annexa_test_add (project, "risk", "Risk");

      rate (project, risk, "current", g_rand_int_range (random, 1, 6), g_rand_int_range (random, 1, 6));
      rate (project, risk, "target", g_rand_int_range (random, 1, 6), g_rand_int_range (random, 1, 6));
    }
  movement = annexa_risk_movement_count (project, ANNEXA_RISK_CURRENT, ANNEXA_RISK_TARGET, NULL);
  for (guint i = 0; i < movement->moves->len; i++)
    {
      const AnnexaRiskMove *move = &g_array_index (movement->moves, AnnexaRiskMove, i);

      n_moved += move->count;
      if (i > 0)
        g_assert_cmpint (move->count, <=, (move - 1)->count);
    }
  g_assert_cmpint (n_moved, ==, movement->n_lower + movement->n_higher + movement->n_level);
  g_assert_cmpint (n_moved + movement->n_still, ==, 60);
  annexa_test_close (project);
}

static gint64
control (AnnexaProject *project,
         const char    *ref)
{
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup ("control"), ref);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_soa (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  AnnexaSoaProgress progress;

  annexa_soa_get_progress (project, NULL, &progress);
  g_assert_cmpint (progress.total, ==, 93);
  g_assert_cmpint (progress.decided, ==, 0);

  annexa_test_put (project, "control", control (project, "A.5.1"), "applicable", "yes");
  annexa_test_put (project, "control", control (project, "A.5.1"), "status", "implemented");
  annexa_test_put (project, "control", control (project, "A.5.2"), "applicable", "yes");
  annexa_test_put (project, "control", control (project, "A.7.4"), "applicable", "no");
  annexa_test_put (project, "control", control (project, "A.7.4"), "status", "implemented");
  annexa_soa_get_progress (project, NULL, &progress);
  g_assert_cmpint (progress.decided, ==, 3);
  g_assert_cmpint (progress.applicable, ==, 2);
  g_assert_cmpint (progress.implemented, ==, 1);
  annexa_soa_get_progress (project, "physical", &progress);
  g_assert_cmpint (progress.total, ==, 14);
  g_assert_cmpint (progress.decided, ==, 1);
  g_assert_cmpint (progress.applicable, ==, 0);
  annexa_test_close (project);
}

/* What the standard says about its controls stays as it is; own ones can be added. */
static void
test_locked_controls (void)
{
  static const char *const locked[] = { "title", "own", "theme", "types", "properties", "concepts", "capabilities",
                                        "domains", "ref" };
  AnnexaProject *project = new_project ("matrix-5x5");
  gint64 own = annexa_test_add (project, "control", "Our own measure");

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("control"), locked[i]);
      g_autofree char *now = annexa_test_get (project, "control", control (project, "A.5.7"), locked[i]);
      g_autofree char *first = annexa_test_example_value (project, field, 0);
      g_autofree char *second = annexa_test_example_value (project, field, 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (annexa_test_set (project, "control", control (project, "A.5.7"), locked[i],
                                       strcmp (now, first) != 0 ? first : second, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
    }
  annexa_test_put (project, "control", own, "title", "Another name");
  annexa_test_put (project, "control", own, "theme", "people");
  annexa_test_put (project, "control", control (project, "A.5.7"), "how", "We read the news.");
  annexa_test_close (project);
}

static const AnnexaView *
find_view (const char *kind,
           const char *name)
{
  g_autoptr (GPtrArray) views = annexa_views_list (annexa_kind_lookup (kind));

  for (guint i = 0; i < views->len; i++)
    if (strcmp (((AnnexaView *) views->pdata[i])->name, name) == 0)
      return views->pdata[i];
  g_error ("no view %s of %s", name, kind);
}

static void
assert_view (AnnexaProject *project,
             const char    *kind,
             const char    *name,
             gint64         expected)
{
  gint64 found = annexa_view_count (find_view (kind, name), project);

  if (found != expected)
    g_error ("%s/%s shows %d", kind, name, (int) found);
}

/* Every view can be applied, is called differently from its neighbours, and counts what it shows. */
static void
test_all_views (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_views = 0;

  annexa_test_add (project, "asset", "Server");
  annexa_test_add (project, "evidence", "Report");
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) views = annexa_views_list (kinds[i]);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < views->len; j++)
        {
          const AnnexaView *view = views->pdata[j];
          g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
          g_autoptr (GArray) ids = NULL;
          g_autoptr (GError) error = NULL;

          g_assert_true (g_hash_table_add (names, (gpointer) view->name));
          g_assert_cmpstr (annexa_view_get_label (view), !=, "");
          annexa_view_apply (view, project, query);
          ids = annexa_project_query (project, query, &error);
          g_assert_no_error (error);
          g_assert_cmpint (annexa_view_count (view, project), ==, ids->len);
          n_views++;
        }
    }
  g_assert_cmpuint (n_views, >, 15);
  annexa_test_close (project);
}

/* “Soon” is as far ahead as the limits of the organization say, and what is overdue is not due soon. */
static void
test_views_of_dates (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  gint64 task = annexa_test_add (project, "task", "Back up");
  gint64 document = annexa_test_add (project, "document", "Policy");
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);

  annexa_date_set_today ("2026-11-23");
  annexa_test_put (project, "limits", annexa_record_get_id (limits), "soon-days", "10");
  assert_view (project, "task", "no-date", 1);
  assert_view (project, "task", "nobody", 1);
  annexa_test_put (project, "task", task, "due", "2026-11-22");
  assert_view (project, "task", "overdue", 1);
  assert_view (project, "task", "due-soon", 0);
  annexa_test_put (project, "task", task, "due", "2026-12-03");
  assert_view (project, "task", "overdue", 0);
  assert_view (project, "task", "due-soon", 1);
  annexa_test_put (project, "task", task, "status", "dropped");
  assert_view (project, "task", "nobody", 0);
  assert_view (project, "task", "due-soon", 0);

  annexa_test_put (project, "document", document, "next-review", "2026-11-22");
  assert_view (project, "document", "overdue", 1);
  assert_view (project, "document", "due-soon", 0);
  annexa_test_put (project, "document", document, "next-review", "2026-12-03");
  assert_view (project, "document", "due-soon", 1);
  annexa_test_put (project, "limits", annexa_record_get_id (limits), "soon-days", "9");
  assert_view (project, "document", "due-soon", 0);
  annexa_test_close (project);
}

static void
test_views (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  gint64 asset = annexa_test_add (project, "asset", "Server");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 person = annexa_test_add (project, "person", "Ana");
  gint64 evidence = annexa_test_add (project, "evidence", "Report");

  assert_view (project, "asset", "no-owner", 1);
  annexa_test_put (project, "asset", asset, "owner", "Ana");
  assert_view (project, "asset", "no-owner", 0);
  annexa_test_put (project, "asset", asset, "next-review", "2026-11-24");
  assert_view (project, "asset", "review-due", 0);
  annexa_test_put (project, "asset", asset, "next-review", "2026-11-23");
  assert_view (project, "asset", "review-due", 1);
  annexa_date_set_today ("2026-11-22");
  assert_view (project, "asset", "review-due", 0);
  annexa_date_set_today ("2026-11-23");

  assert_view (project, "risk", "not-rated", 1);
  assert_view (project, "risk", "above", 0);
  rate (project, risk, "current", 5, 5);
  assert_view (project, "risk", "not-rated", 0);
  assert_view (project, "risk", "above", 1);
  annexa_test_put (project, "risk", risk, "next-review", "2026-11-22");
  assert_view (project, "risk", "overdue", 1);
  annexa_test_put (project, "risk", risk, "status", "closed");
  assert_view (project, "risk", "above", 0);
  assert_view (project, "risk", "overdue", 0);
  assert_view (project, "risk", "closed", 1);

  assert_view (project, "control", "undecided", 93);
  annexa_test_put (project, "control", control (project, "A.8.13"), "applicable", "yes");
  annexa_test_put (project, "control", control (project, "A.8.13"), "status", "implemented");
  assert_view (project, "control", "no-reason", 1);
  assert_view (project, "control", "no-evidence", 1);
  annexa_test_put (project, "evidence", evidence, "for", "A.8.13");
  assert_view (project, "control", "no-evidence", 0);
  assert_view (project, "evidence", "proves-nothing", 0);

  assert_view (project, "person", "left", 0);
  annexa_test_put (project, "person", person, "active", "no");
  assert_view (project, "person", "left", 1);
  annexa_test_close (project);
}

static void
test_setup (void)
{
  g_autofree char *path = annexa_test_path ("setup.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_null (annexa_setup_new_project (path, "Weber Optics", "matrix-7x7", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  project = annexa_setup_new_project (path, "Weber Optics", "matrix-4x4", &error);
  g_assert_no_error (error);
  entries = annexa_project_list_history (project, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((AnnexaHistoryEntry *) entries->pdata[0])->label, ==, "Project created");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("matrix-cell")), ==, 16);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_nothing_to_undo (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (annexa_project_get_undo_label (project));
  g_assert_false (annexa_project_undo (project, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 93);
}

/* What was done to a project can be taken back, that it was made cannot: at once, after an edit, and after a restart. */
static void
test_undo_ends_at_setup (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  g_autoptr (GError) error = NULL;

  assert_nothing_to_undo (project);
  annexa_test_add (project, "asset", "Server");
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_to_undo (project);
  project = annexa_test_reopen (project);
  assert_nothing_to_undo (project);
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("asset")), ==, 1);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
assert_delete (AnnexaProject *project,
               gint64         method,
               gboolean       allowed)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Method deleted");
  g_autoptr (GError) error = NULL;

  annexa_edit_delete (edit, annexa_kind_lookup ("method"), method);
  g_assert_cmpint (annexa_project_apply (project, edit, &error), ==, allowed);
  if (!allowed)
    {
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
      g_assert_true (g_str_has_prefix (error->message, "Risks are rated with this method"));
    }
}

/* There is always a method in force; only when another one takes its place may one leave. */
static void
test_method_in_force (void)
{
  AnnexaProject *project = new_project ("matrix-5x5");
  gint64 first = annexa_project_get_scales (project)->method;
  gint64 second;
  g_autoptr (GError) error = NULL;

  assert_delete (project, first, FALSE);
  g_assert_false (annexa_test_set (project, "method", first, "status", "draft", &error));
  g_clear_error (&error);
  g_assert_false (annexa_test_set (project, "method", first, "status", "retired", &error));
  g_clear_error (&error);
  second = annexa_test_add_method (project, "Next year", "matrix-3x3");
  assert_delete (project, first, FALSE);
  annexa_test_put (project, "method", second, "status", "in-force");
  annexa_test_put (project, "method", first, "status", "retired");
  g_assert_false (annexa_test_set (project, "method", second, "status", "draft", &error));
  assert_delete (project, first, TRUE);
  assert_delete (project, second, FALSE);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* What views show, as text, and how often somebody was told. */
typedef struct
{
  GString *text;
  guint n_views;
  guint n_times;
} Counts;

static void
note_counts (const gint64 *numbers,
             gpointer      data)
{
  Counts *counts = data;

  g_string_truncate (counts->text, 0);
  for (guint i = 0; i < counts->n_views; i++)
    g_string_append_printf (counts->text, "%d ", (int) numbers[i]);
  counts->n_times++;
}

static void
wait_for_counts (Counts *counts,
                 guint   n_times)
{
  while (counts->n_times < n_times)
    g_main_context_iteration (NULL, TRUE);
}

/* Long registers are counted in a worker, with the same result; each follows the project, and nobody is told any more who
 * let go of the counter. */
static void
test_view_counter (void)
{
  AnnexaProject *project = annexa_test_new_project ("counter.annexa");
  g_autoptr (GPtrArray) views = annexa_views_list (annexa_kind_lookup ("task"));
  Counts now = { g_string_new (NULL), views->len, 0 };
  Counts later = { g_string_new (NULL), views->len, 0 };
  gint64 task = annexa_test_add (project, "task", "Order locks");
  AnnexaViewCounter *at_once, *in_worker;
  g_autofree char *before = NULL;

  annexa_test_add (project, "task", "Change locks");
  annexa_test_put (project, "task", task, "due", "2026-11-01");
  at_once = annexa_view_counter_new (project, views, 1000, note_counts, &now);
  in_worker = annexa_view_counter_new (project, views, 1, note_counts, &later);
  g_assert_cmpuint (now.n_times, ==, 1);
  g_assert_cmpuint (later.n_times, ==, 0);
  wait_for_counts (&later, 1);
  g_assert_cmpstr (later.text->str, ==, now.text->str);
  g_assert_nonnull (strchr (later.text->str, '1'));

  /* Two edits in a row are counted once. */
  before = g_strdup (now.text->str);
  annexa_test_put (project, "task", task, "status", "blocked");
  annexa_test_put (project, "task", task, "status", "done");
  wait_for_counts (&now, 2);
  wait_for_counts (&later, 2);
  g_assert_cmpuint (now.n_times, ==, 2);
  g_assert_cmpstr (now.text->str, !=, before);
  g_assert_cmpstr (later.text->str, ==, now.text->str);

  annexa_test_put (project, "task", task, "status", "open");
  wait_for_counts (&now, 3);
  annexa_view_counter_free (in_worker);
  annexa_view_counter_free (at_once);
  annexa_test_put (project, "task", task, "status", "done");
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (later.n_times, ==, 2);
  g_assert_cmpuint (now.n_times, ==, 3);
  g_string_free (now.text, TRUE);
  g_string_free (later.text, TRUE);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/isms/setup", test_setup);
  g_test_add_func ("/isms/undo-ends-at-setup", test_undo_ends_at_setup);
  g_test_add_func ("/isms/method-in-force", test_method_in_force);
  g_test_add_func ("/isms/levels", test_levels);
  g_test_add_func ("/isms/scales", test_scales);
  g_test_add_func ("/isms/acceptance-line", test_acceptance_line);
  g_test_add_func ("/isms/risk-map", test_risk_map);
  g_test_add_func ("/isms/risk-movement", test_risk_movement);
  g_test_add_func ("/isms/movement-sums", test_movement_sums);
  g_test_add_func ("/isms/soa", test_soa);
  g_test_add_func ("/isms/locked-controls", test_locked_controls);
  g_test_add_func ("/isms/all-views", test_all_views);
  g_test_add_func ("/isms/views", test_views);
  g_test_add_func ("/isms/view-counter", test_view_counter);
  g_test_add_func ("/isms/views-of-dates", test_views_of_dates);

  return g_test_run ();
}
