/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-needs.h"

/* Protection needs are inherited along dependencies: the server needs at least what the shop on it needs. An asset's need
 * is the highest of its own rating and the needs of whatever depends on it, through the whole chain, unless it is said
 * not to take them over. SQL would look at the whole chain for each row; one flood from the highest rating down to the
 * lowest looks at each dependency once, and a cycle of dependencies is no trouble to it. Only assets whose need is not
 * their own rating get a row: most have none, and a row costs more than all the rest. */

#define N_PROPERTIES 3
#define HIGHEST 4

/* The columns of what is read. */
enum
{
  ID,
  INHERITS,
  FIRST_RATING,
  N_COLUMNS = FIRST_RATING + N_PROPERTIES,
};

typedef struct
{
  guint n;
  gint64 *ids;      /* of the assets, ascending */
  gint8 *own;       /* the ratings of each asset, N_PROPERTIES or -1 */
  gboolean *inherits;
  guint *first;     /* where the targets of an asset begin in @targets; those of the last one end at first[n] */
  guint *targets;   /* the assets that an asset depends on, by their places */
  gint8 *needs;     /* what each asset needs, likewise */
  GArray *reached;  /* places of assets whose targets are still to be looked at */
} Graph;

static void
graph_clear (Graph *graph)
{
  g_clear_pointer (&graph->ids, g_free);
  g_clear_pointer (&graph->own, g_free);
  g_clear_pointer (&graph->inherits, g_free);
  g_clear_pointer (&graph->first, g_free);
  g_clear_pointer (&graph->targets, g_free);
  g_clear_pointer (&graph->needs, g_free);
  g_clear_pointer (&graph->reached, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

/* The place of an asset, or n when there is none of that id, which only a damaged file has. */
static guint
find_place (const Graph *graph,
            gint64       id)
{
  guint low = 0;
  guint high = graph->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (graph->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < graph->n && graph->ids[low] == id ? low : graph->n;
}

/* @links holds pairs of ids in the order of the first of each. */
static void
add_links (Graph        *graph,
           const GArray *links)
{
  guint n_links = links->len / 2;
  guint n_targets = 0;
  guint next = 0;

  graph->first = g_new0 (guint, graph->n + 1);
  graph->targets = g_new (guint, n_links);
  for (guint source = 0; source < graph->n; source++)
    {
      graph->first[source] = n_targets;
      for (; next < n_links && g_array_index (links, gint64, 2 * next) <= graph->ids[source]; next++)
        {
          guint target = find_place (graph, g_array_index (links, gint64, 2 * next + 1));

          if (g_array_index (links, gint64, 2 * next) == graph->ids[source] && target < graph->n)
            graph->targets[n_targets++] = target;
        }
    }
  graph->first[graph->n] = n_targets;
}

/* @assets holds N_COLUMNS of each asset by ascending id. */
static void
add_assets (Graph        *graph,
            const GArray *assets)
{
  const gint64 *cells = (const gint64 *) (void *) assets->data;

  graph->n = assets->len / N_COLUMNS;
  graph->ids = g_new (gint64, graph->n);
  graph->own = g_new (gint8, graph->n * N_PROPERTIES);
  graph->inherits = g_new (gboolean, graph->n);
  for (guint place = 0; place < graph->n; place++, cells += N_COLUMNS)
    {
      graph->ids[place] = cells[ID];
      graph->inherits[place] = cells[INHERITS] != 0;
      for (guint property = 0; property < N_PROPERTIES; property++)
        {
          gint64 rating = cells[FIRST_RATING + property];

          graph->own[place * N_PROPERTIES + property] = rating == ANNEXA_PASS_EMPTY ? -1 : (gint8) rating;
        }
    }
  graph->needs = g_new (gint8, graph->n * N_PROPERTIES);
  if (graph->n > 0)
    memset (graph->needs, -1, graph->n * N_PROPERTIES);
}

static gboolean
graph_load (Graph         *graph,
            AnnexaProject *project,
            GError       **error)
{
  g_autoptr (GArray) assets = NULL;
  g_autoptr (GArray) links = NULL;

  assets = annexa_project_read_numbers (
      project, "SELECT id, needs_inherited, confidentiality, integrity, availability FROM asset ORDER BY id", error);
  if (assets == NULL)
    return FALSE;
  links = annexa_project_read_numbers (project, "SELECT source, target FROM asset_depends_on ORDER BY source", error);
  if (links == NULL)
    return FALSE;

  add_assets (graph, assets);
  add_links (graph, links);
  graph->reached = g_array_new (FALSE, FALSE, sizeof (guint));
  return TRUE;
}

/* Whoever is reached has no higher need, as higher ones have been all the way already. */
static void
reach (Graph *graph,
       guint  place,
       guint  property,
       int    need)
{
  gint8 *reached = &graph->needs[place * N_PROPERTIES + property];

  if (*reached >= 0)
    return;
  *reached = (gint8) need;
  g_array_append_val (graph->reached, place);
}

static void
flood (Graph *graph,
       guint  property,
       int    need)
{
  for (guint place = 0; place < graph->n; place++)
    if (graph->own[place * N_PROPERTIES + property] == need)
      reach (graph, place, property, need);

  while (graph->reached->len > 0)
    {
      guint place = g_array_index (graph->reached, guint, graph->reached->len - 1);

      g_array_set_size (graph->reached, graph->reached->len - 1);
      for (guint i = graph->first[place]; i < graph->first[place + 1]; i++)
        if (graph->inherits[graph->targets[i]])
          reach (graph, graph->targets[i], property, need);
    }
}

static gboolean
graph_write (const Graph   *graph,
             AnnexaProject *project,
             GError       **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint place = 0; place < graph->n; place++)
    {
      const gint8 *needs = &graph->needs[place * N_PROPERTIES];

      if (memcmp (needs, &graph->own[place * N_PROPERTIES], N_PROPERTIES) == 0)
        continue;
      g_array_append_val (cells, graph->ids[place]);
      for (guint property = 0; property < N_PROPERTIES; property++)
        {
          gint64 need = needs[property] >= 0 ? needs[property] : ANNEXA_PASS_EMPTY;

          g_array_append_val (cells, need);
        }
    }
  return annexa_pass_write (project, &annexa_needs_pass, 1 + N_PROPERTIES, (const gint64 *) (void *) cells->data,
                            cells->len / (1 + N_PROPERTIES), error);
}

static gboolean
fill_needs (AnnexaProject *project,
            GError       **error)
{
  g_auto (Graph) graph = { 0 };

  if (!graph_load (&graph, project, error))
    return FALSE;
  for (guint property = 0; property < N_PROPERTIES; property++)
    for (int need = HIGHEST; need >= 0; need--)
      flood (&graph, property, need);
  return graph_write (&graph, project, error);
}

static const char *const kinds[] = { "asset", NULL };
static const char *const fields[]
    = { "needs-inherited", "confidentiality", "integrity", "availability", "depends-on", NULL };

const AnnexaPass annexa_needs_pass = {
  .name = "needs",
  .columns = "id INTEGER PRIMARY KEY, c INTEGER, i INTEGER, a INTEGER",
  .kinds = kinds,
  .fields = fields,
  .live = TRUE,
  .alone = TRUE,
  .fill = fill_needs,
};
