/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-asset-graph.h"
#include "annexa-test.h"

/* The assets that a map shows: all, those of a type, or what is around one. */

static void
set (AnnexaProject *project,
     gint64         id,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "asset", id, field, text, &error);
  g_assert_no_error (error);
}

static gint64
add (AnnexaProject *project,
     const char    *name,
     const char    *depends_on)
{
  gint64 id = annexa_test_add (project, "asset", name);

  set (project, id, "depends-on", depends_on);
  return id;
}

/* What is in a graph, as text: "A-001 A-002: 0>1". */
static void
assert_graph (AnnexaAssetGraph *graph,
              const char       *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (graph);
  for (guint i = 0; i < graph->assets->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", annexa_record_get_ref (graph->assets->pdata[i]));
  g_string_append_c (text, ':');
  for (guint i = 0; i < graph->links->len; i++)
    g_string_append_printf (text, " %u>%u", g_array_index (graph->links, AnnexaAssetLink, i).from,
                            g_array_index (graph->links, AnnexaAssetLink, i).to);
  g_assert_cmpstr (text->str, ==, expected);
}

/* A chain A-001 > A-002 > A-003 > A-004, beside it A-005 that needs alone. */
static void
add_firm (AnnexaProject *project,
          gint64        *ids)
{
  ids[3] = annexa_test_add (project, "asset", "Room");
  ids[2] = add (project, "Server", "A-001");
  ids[1] = add (project, "Shop", "A-002");
  ids[0] = add (project, "Sales", "A-003");
  ids[4] = add (project, "Mail", "A-002");
  ids[5] = annexa_test_add (project, "asset", "Van");
}

static void
test_all (void)
{
  AnnexaProject *project = annexa_test_new_project ("graph.annexa");
  g_autoptr (AnnexaAssetGraph) empty = annexa_asset_graph_load (project, NULL, NULL);
  g_autoptr (AnnexaAssetGraph) all = NULL;
  g_autoptr (AnnexaAssetGraph) software = NULL;
  gint64 ids[6];

  assert_graph (empty, ":");
  add_firm (project, ids);
  all = annexa_asset_graph_load (project, NULL, NULL);
  assert_graph (all, "A-001 A-002 A-003 A-004 A-005 A-006: 1>0 2>1 3>2 4>1");
  g_assert_true (all->complete);
  g_assert_cmpint (all->n_all, ==, 6);

  set (project, ids[2], "type", "software");
  set (project, ids[1], "type", "software");
  software = annexa_asset_graph_load (project, "software", NULL);
  assert_graph (software, "A-002 A-003: 1>0");
  annexa_test_close (project);
}

/* Only what lies along the chain to both sides is around an asset, not what else its neighbours have to do with. */
static void
test_around (void)
{
  AnnexaProject *project = annexa_test_new_project ("graph-around.annexa");
  g_autoptr (AnnexaAssetGraph) one = NULL;
  g_autoptr (AnnexaAssetGraph) two = NULL;
  g_autoptr (AnnexaAssetGraph) alone = NULL;
  g_autoptr (AnnexaAssetGraph) circle = NULL;
  gint64 ids[6];

  add_firm (project, ids);
  one = annexa_asset_graph_load_around (project, ids[1], 1, NULL);
  assert_graph (one, "A-002 A-003 A-004: 1>0 2>1");
  two = annexa_asset_graph_load_around (project, ids[1], 2, NULL);
  assert_graph (two, "A-001 A-002 A-003 A-004: 1>0 2>1 3>2");
  alone = annexa_asset_graph_load_around (project, ids[5], 9, NULL);
  assert_graph (alone, "A-006:");

  set (project, ids[3], "depends-on", "A-004");
  circle = annexa_asset_graph_load_around (project, ids[1], 9, NULL);
  assert_graph (circle, "A-001 A-002 A-003 A-004 A-005: 0>3 1>0 2>1 3>2 4>1");
  annexa_test_close (project);
}

static void
assert_need (AnnexaProject  *project,
             gint64          id,
             AnnexaAssetNeed need,
             int             expected,
             gboolean        expected_inherited)
{
  g_autoptr (AnnexaAssetGraph) graph = annexa_asset_graph_load_around (project, id, 1, NULL);
  gboolean inherited;

  for (guint i = 0; i < graph->assets->len; i++)
    if (annexa_record_get_id (graph->assets->pdata[i]) == id)
      {
        g_assert_cmpint (annexa_asset_get_need (graph->assets->pdata[i], need, &inherited), ==, expected);
        g_assert_cmpint (inherited, ==, expected_inherited);
        return;
      }
  g_assert_not_reached ();
}

static void
test_needs (void)
{
  AnnexaProject *project = annexa_test_new_project ("graph-needs.annexa");
  gint64 ids[6];

  add_firm (project, ids);
  set (project, ids[0], "confidentiality", "4");
  set (project, ids[1], "confidentiality", "2");
  set (project, ids[1], "availability", "3");
  set (project, ids[2], "availability", "3");
  assert_need (project, ids[0], ANNEXA_ASSET_NEED_HIGHEST, 4, FALSE);
  assert_need (project, ids[0], ANNEXA_ASSET_NEED_AVAILABILITY, ANNEXA_ASSET_NOT_RATED, FALSE);
  assert_need (project, ids[1], ANNEXA_ASSET_NEED_HIGHEST, 4, TRUE);
  assert_need (project, ids[1], ANNEXA_ASSET_NEED_CONFIDENTIALITY, 4, TRUE);
  assert_need (project, ids[1], ANNEXA_ASSET_NEED_AVAILABILITY, 3, FALSE);
  assert_need (project, ids[1], ANNEXA_ASSET_NEED_INTEGRITY, ANNEXA_ASSET_NOT_RATED, FALSE);
  assert_need (project, ids[2], ANNEXA_ASSET_NEED_AVAILABILITY, 3, FALSE);
  assert_need (project, ids[3], ANNEXA_ASSET_NEED_HIGHEST, 4, TRUE);
  assert_need (project, ids[5], ANNEXA_ASSET_NEED_HIGHEST, ANNEXA_ASSET_NOT_RATED, FALSE);

  /* What does not take over needs has none. */
  set (project, ids[3], "needs-inherited", "no");
  assert_need (project, ids[3], ANNEXA_ASSET_NEED_HIGHEST, ANNEXA_ASSET_NOT_RATED, FALSE);
  g_assert_cmpstr (annexa_asset_need_get_label (ANNEXA_ASSET_NOT_RATED), ==, "Not rated");
  g_assert_cmpstr (annexa_asset_need_get_label (ANNEXA_ASSET_HIGHEST_NEED), ==, "Very high");
  annexa_test_close (project);
}

/* Of more assets than one can look at, none is read, or the nearest ones. */
static void
test_many (void)
{
  AnnexaProject *project = annexa_test_new_project ("graph-many.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Many");
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AnnexaAssetGraph) graph = NULL;
  g_autoptr (AnnexaAssetGraph) around = NULL;
  g_autoptr (GError) error = NULL;
  gint64 centre = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, centre, "name", "Centre");
  for (guint i = 0; i < ANNEXA_ASSET_GRAPH_MOST + 50; i++)
    {
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, "name", "Asset");
      g_array_append_val (all, id);
    }
  annexa_edit_set_ids (edit, kind, centre, "depends-on", (const gint64 *) (void *) all->data, all->len);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);

  graph = annexa_asset_graph_load (project, NULL, NULL);
  g_assert_false (graph->complete);
  g_assert_cmpint (graph->n_all, ==, ANNEXA_ASSET_GRAPH_MOST + 51);
  g_assert_cmpuint (graph->assets->len, ==, 0);
  around = annexa_asset_graph_load_around (project, centre, 2, NULL);
  g_assert_false (around->complete);
  g_assert_cmpuint (around->assets->len, ==, ANNEXA_ASSET_GRAPH_MOST);
  g_assert_cmpuint (around->links->len, ==, ANNEXA_ASSET_GRAPH_MOST - 1);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/asset-graph/all", test_all);
  g_test_add_func ("/asset-graph/around", test_around);
  g_test_add_func ("/asset-graph/needs", test_needs);
  g_test_add_func ("/asset-graph/many", test_many);

  return g_test_run ();
}
