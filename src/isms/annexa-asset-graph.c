/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-asset-graph.h"
#include "annexa-query.h"

/* Of a few hundred assets all are read. Of more, only the surroundings of one: step by step what it depends on, and what
 * depends on it, which reads no more than what is shown. */

static const char *const own_fields[] = { "confidentiality", "integrity", "availability" };
static const char *const effective_fields[]
    = { "effective-confidentiality", "effective-integrity", "effective-availability" };

static const AnnexaKind *
asset_kind (void)
{
  return annexa_kind_lookup ("asset");
}

static AnnexaAssetGraph *
graph_new (void)
{
  AnnexaAssetGraph *graph = g_new0 (AnnexaAssetGraph, 1);

  graph->assets = g_ptr_array_new_with_free_func (g_object_unref);
  graph->links = g_array_new (FALSE, FALSE, sizeof (AnnexaAssetLink));
  graph->complete = TRUE;
  return graph;
}

void
annexa_asset_graph_free (AnnexaAssetGraph *graph)
{
  g_ptr_array_unref (graph->assets);
  g_array_unref (graph->links);
  g_free (graph);
}

/* What an asset needs with what depends on it is computed before it is read. */
static gboolean
require_needs (AnnexaProject *project,
               GError       **error)
{
  return annexa_project_require (project, annexa_kind_find_field (asset_kind (), effective_fields[0]), error);
}

static const gint64 *
get_targets (AnnexaRecord *asset,
             gsize        *n)
{
  return annexa_value_get_ids (annexa_record_get (asset, "depends-on"), n);
}

static void
link_assets (AnnexaAssetGraph *graph)
{
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < graph->assets->len; i++)
    {
      gint64 id = annexa_record_get_id (graph->assets->pdata[i]);

      g_hash_table_insert (positions, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < graph->assets->len; i++)
    {
      gsize n;
      const gint64 *targets = get_targets (graph->assets->pdata[i], &n);

      for (gsize j = 0; j < n; j++)
        {
          guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, &targets[j]));
          AnnexaAssetLink link = { i, position - 1 };

          if (position != 0)
            g_array_append_val (graph->links, link);
        }
    }
}

static int
compare_refs (gconstpointer a,
              gconstpointer b)
{
  const char *first = annexa_record_get_ref (*(AnnexaRecord *const *) a);
  const char *second = annexa_record_get_ref (*(AnnexaRecord *const *) b);
  gsize first_length = strlen (first);
  gsize second_length = strlen (second);

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return strcmp (first, second);
}

static gboolean
read_assets (AnnexaAssetGraph *graph,
             AnnexaProject    *project,
             GArray           *ids,
             GError          **error)
{
  g_autoptr (GPtrArray) assets = NULL;

  if (!require_needs (project, error))
    return FALSE;
  assets = annexa_project_get_records (project, asset_kind (), (const gint64 *) (void *) ids->data, ids->len, error);
  if (assets == NULL)
    return FALSE;
  for (guint i = 0; i < assets->len; i++)
    g_ptr_array_add (graph->assets, g_object_ref (assets->pdata[i]));
  g_ptr_array_sort (graph->assets, compare_refs);
  link_assets (graph);
  return TRUE;
}

static GArray *
query_assets (AnnexaProject     *project,
              const char        *field,
              const AnnexaValue *value,
              GError           **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (asset_kind ());

  if (field != NULL)
    annexa_query_add_filter (query, annexa_kind_find_field (asset_kind (), field), ANNEXA_TEST_EQUAL, value);
  annexa_query_add_sort (query, annexa_kind_find_field (asset_kind (), "ref"), FALSE);
  return annexa_project_query (project, query, error);
}

/**
 * annexa_asset_graph_load:
 * @project: a project
 * @type: (nullable): the word for a type of asset, or %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the assets, if they are not too many
 */
AnnexaAssetGraph *
annexa_asset_graph_load (AnnexaProject *project,
                         const char    *type,
                         GError       **error)
{
  g_autoptr (AnnexaAssetGraph) graph = graph_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GArray) ids = NULL;

  /* Counting all is free, and saves reading the ids of very many. */
  if (type == NULL)
    graph->n_all = annexa_project_count (project, asset_kind ());
  if (graph->n_all <= ANNEXA_ASSET_GRAPH_MOST)
    {
      annexa_value_set_text (&value, type);
      ids = query_assets (project, type != NULL ? "type" : NULL, &value, error);
      if (ids == NULL)
        return NULL;
      graph->n_all = ids->len;
    }
  graph->complete = graph->n_all <= ANNEXA_ASSET_GRAPH_MOST;
  if (graph->complete && !read_assets (graph, project, ids, error))
    return NULL;
  return g_steal_pointer (&graph);
}

/* The ids of what an asset depends on, or of what depends on it. */
static GArray *
list_next (AnnexaProject *project,
           gint64         id,
           gboolean       along)
{
  g_autoptr (AnnexaRecord) asset = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GArray *ids;
  const gint64 *targets;
  gsize n;

  if (!along)
    {
      annexa_value_set_integer (&value, id);
      ids = query_assets (project, "depends-on", &value, NULL);
      return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  asset = annexa_project_get_record (project, asset_kind (), id, NULL);
  targets = asset != NULL ? get_targets (asset, &n) : NULL;
  if (targets != NULL)
    g_array_append_vals (ids, targets, (guint) n);
  return ids;
}

static void
remember_id (GHashTable *ids,
             gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* A walk along the dependencies, or against them. */
typedef struct
{
  AnnexaProject *project;
  gboolean along;
  GHashTable *seen; /* ids that this walk has been at; in a circle, the other one may have been there as well */
  GHashTable *all;  /* ids that any walk has been at */
  GArray *ids;      /* where it is */
} Walk;

/* Returns whether there was room for it. */
static gboolean
walk_to (Walk  *walk,
         gint64 id)
{
  if (g_hash_table_contains (walk->seen, &id))
    return TRUE;
  if (!g_hash_table_contains (walk->all, &id) && g_hash_table_size (walk->all) == ANNEXA_ASSET_GRAPH_MOST)
    return FALSE;
  remember_id (walk->seen, id);
  remember_id (walk->all, id);
  g_array_append_val (walk->ids, id);
  return TRUE;
}

static gboolean
take_step (Walk *walk)
{
  g_autoptr (GArray) from = g_array_copy (walk->ids);
  gboolean room = TRUE;

  g_array_set_size (walk->ids, 0);
  for (guint i = 0; i < from->len && room; i++)
    {
      g_autoptr (GArray) next = list_next (walk->project, g_array_index (from, gint64, i), walk->along);

      for (guint j = 0; j < next->len && room; j++)
        room = walk_to (walk, g_array_index (next, gint64, j));
    }
  return room;
}

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Both walks go on step by step, so that what there is room for lies on both sides. */
static gboolean
collect_around (AnnexaProject *project,
                GHashTable    *all,
                gint64         centre,
                guint          n_steps)
{
  Walk walks[2];
  gboolean room = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      walks[i] = (Walk){ project, i == 0, make_set (), all, g_array_new (FALSE, FALSE, sizeof (gint64)) };
      walk_to (&walks[i], centre);
    }
  for (guint i = 0; i < n_steps && room; i++)
    room = take_step (&walks[0]) && take_step (&walks[1]);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_hash_table_unref (walks[i].seen);
      g_array_unref (walks[i].ids);
    }
  return room;
}

/**
 * annexa_asset_graph_load_around:
 * @project: a project
 * @centre: the id of an asset
 * @n_steps: how many steps to go
 * @error: return location
 *
 * Reads an asset, what it depends on, and what depends on it, directly or through others.
 *
 * Returns: (transfer full) (nullable): these assets
 */
AnnexaAssetGraph *
annexa_asset_graph_load_around (AnnexaProject *project,
                                gint64         centre,
                                guint          n_steps,
                                GError       **error)
{
  g_autoptr (AnnexaAssetGraph) graph = graph_new ();
  g_autoptr (GHashTable) all = make_set ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  graph->complete = collect_around (project, all, centre, n_steps);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  if (!read_assets (graph, project, ids, error))
    return NULL;
  graph->n_all = graph->assets->len;
  return g_steal_pointer (&graph);
}

static int
get_rating (AnnexaRecord *asset,
            const char   *field)
{
  return annexa_record_is_empty (asset, field) ? ANNEXA_ASSET_NOT_RATED : (int) annexa_record_get_integer (asset, field);
}

/**
 * annexa_asset_get_need:
 * @asset: an asset of a graph
 * @need: which of its needs
 * @inherited: (out) (optional): whether others that depend on it give it that need, and not its own rating
 *
 * Returns: what it needs, from 0 to %ANNEXA_ASSET_HIGHEST_NEED, or %ANNEXA_ASSET_NOT_RATED
 */
int
annexa_asset_get_need (AnnexaRecord   *asset,
                       AnnexaAssetNeed need,
                       gboolean       *inherited)
{
  int own = ANNEXA_ASSET_NOT_RATED;
  int effective = ANNEXA_ASSET_NOT_RATED;

  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    if (need == ANNEXA_ASSET_NEED_HIGHEST || need == ANNEXA_ASSET_NEED_CONFIDENTIALITY + i)
      {
        own = MAX (own, get_rating (asset, own_fields[i]));
        effective = MAX (effective, get_rating (asset, effective_fields[i]));
      }
  if (inherited != NULL)
    *inherited = effective > own;
  return effective;
}

/**
 * annexa_asset_need_get_label:
 * @level: what an asset needs
 *
 * Returns: a word for it
 */
const char *
annexa_asset_need_get_label (int level)
{
  /* TRANSLATORS: How much an asset needs to be protected, from 0 to 4 */
  static const char *const labels[] = { N_ ("None"), N_ ("Low"), N_ ("Medium"), N_ ("High"), N_ ("Very high") };

  return level < 0 || level >= (int) G_N_ELEMENTS (labels) ? _("Not rated") : _(labels[level]);
}
