/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include "annexa-asset-map-layout.h"
#include "annexa-asset-map-private.h"

/* Assets in columns, by what depends on what (after Sugiyama): circles are broken at one of their links, each asset comes
 * before all that it depends on, and a link that leads over several columns bends in each of them, so that it passes
 * between boxes and never below one. Assets that do not hang together are laid out for themselves, one group below the
 * other, the largest first. */

#define PART_GAP 0.3

/* What is known while the columns are made. */
typedef struct
{
  AnnexaAssetMapLayout *layout;
  const AnnexaAssetMapLink *links;
  guint *lefts;   /* of each link the end that stands first */
  guint *rights;  /* the other end */
  GPtrArray *out; /* of each asset the links that begin there */
  guint *parts;   /* of each asset the first one that it hangs together with */
} Work;

static void
free_links (gpointer data)
{
  g_array_unref (data);
}

static const GArray *
links_of (const Work *work,
          guint       asset)
{
  return work->out->pdata[asset];
}

static guint
nth_link (const Work *work,
          guint       asset,
          guint       i)
{
  return g_array_index (links_of (work, asset), guint, i);
}

/* Leaves out what cannot be drawn, and what is drawn already. */
static void
collect_links (Work *work)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  AnnexaAssetMapLayout *layout = work->layout;

  for (guint i = 0; i < layout->n_assets; i++)
    g_ptr_array_add (work->out, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < layout->n_links; i++)
    {
      AnnexaAssetMapLink link = work->links[i];
      gint64 key = (gint64) link.from << 32 | link.to;

      if (link.from == link.to || link.from >= layout->n_assets || link.to >= layout->n_assets
          || !g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        continue;
      layout->routes[i].drawn = TRUE;
      layout->places[link.from].linked = layout->places[link.to].linked = TRUE;
      work->lefts[i] = link.from;
      work->rights[i] = link.to;
      g_array_append_val (work->out->pdata[link.from], i);
    }
}

/* Walks along the links from an asset; a link back to where the walk came from closes a circle, and is turned around. */
static void
walk (Work   *work,
      guint   start,
      guint8 *states)
{
  enum { NEW, OPEN, DONE };
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *next = g_new0 (guint, work->layout->n_assets);

  if (states[start] != NEW)
    return;
  states[start] = OPEN;
  g_array_append_val (way, start);
  while (way->len > 0)
    {
      guint asset = g_array_index (way, guint, way->len - 1);
      guint link, target;

      if (next[asset] == links_of (work, asset)->len)
        {
          states[asset] = DONE;
          g_array_set_size (way, way->len - 1);
          continue;
        }
      link = nth_link (work, asset, next[asset]++);
      target = work->links[link].to;
      if (states[target] == OPEN)
        work->layout->routes[link].backward = TRUE;
      else if (states[target] == NEW)
        {
          states[target] = OPEN;
          g_array_append_val (way, target);
        }
    }
}

/* Circles are looked for from where nothing comes before, so that they are broken at the link that leads back. */
static void
break_circles (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autofree guint8 *states = g_new0 (guint8, layout->n_assets);
  g_autofree gboolean *needed = g_new0 (gboolean, layout->n_assets);

  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn)
      needed[work->links[i].to] = TRUE;
  for (guint i = 0; i < layout->n_assets; i++)
    if (!needed[i])
      walk (work, i, states);
  for (guint i = 0; i < layout->n_assets; i++)
    walk (work, i, states);

  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].backward)
      {
        work->lefts[i] = work->links[i].to;
        work->rights[i] = work->links[i].from;
      }
  for (guint i = 0; i < layout->n_assets; i++)
    g_array_set_size (work->out->pdata[i], 0);
  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn)
      g_array_append_val (work->out->pdata[work->lefts[i]], i);
}

/* The assets in an order in which each comes before all that it depends on. */
static GArray *
list_in_order (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autofree guint *waiting = g_new0 (guint, layout->n_assets);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), layout->n_assets);

  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn)
      waiting[work->rights[i]]++;
  for (guint i = 0; i < layout->n_assets; i++)
    if (waiting[i] == 0)
      g_array_append_val (order, i);
  for (guint i = 0; i < order->len; i++)
    {
      guint asset = g_array_index (order, guint, i);

      for (guint j = 0; j < links_of (work, asset)->len; j++)
        {
          guint target = work->rights[nth_link (work, asset, j)];

          if (--waiting[target] == 0)
            g_array_append_val (order, target);
        }
    }
  return order;
}

/* Nothing depends on most of what stands first, and it would stand far away from what it depends on. */
static void
pull_right (Work         *work,
            const GArray *order)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autofree guint *n_before = g_new0 (guint, layout->n_assets);

  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn)
      n_before[work->rights[i]]++;
  for (guint i = order->len; i > 0; i--)
    {
      guint asset = g_array_index (order, guint, i - 1);
      const GArray *out = links_of (work, asset);
      guint nearest = G_MAXUINT;

      for (guint j = 0; j < out->len; j++)
        nearest = MIN (nearest, layout->places[work->rights[nth_link (work, asset, j)]].column);
      if (out->len > n_before[asset])
        layout->places[asset].column = nearest - 1;
    }
}

static void
find_columns (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autoptr (GArray) order = list_in_order (work);

  for (guint i = 0; i < order->len; i++)
    {
      guint asset = g_array_index (order, guint, i);

      for (guint j = 0; j < links_of (work, asset)->len; j++)
        {
          AnnexaAssetMapPlace *target = &layout->places[work->rights[nth_link (work, asset, j)]];

          target->column = MAX (target->column, layout->places[asset].column + 1);
        }
    }
  pull_right (work, order);
}

static guint
find_part (Work *work,
           guint asset)
{
  while (work->parts[asset] != asset)
    asset = work->parts[asset] = work->parts[work->parts[asset]];
  return asset;
}

static void
find_parts (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;

  for (guint i = 0; i < layout->n_assets; i++)
    work->parts[i] = i;
  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn)
      {
        guint first = find_part (work, work->lefts[i]);
        guint second = find_part (work, work->rights[i]);

        work->parts[MAX (first, second)] = MIN (first, second);
      }
  for (guint i = 0; i < layout->n_assets; i++)
    work->parts[i] = find_part (work, i);
}

/* After breaking circles and pulling to the right a part may begin at a later column than another; it should not. */
static void
move_to_first_column (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autofree guint *firsts = g_new (guint, layout->n_assets);

  for (guint i = 0; i < layout->n_assets; i++)
    firsts[i] = G_MAXUINT;
  for (guint i = 0; i < layout->n_assets; i++)
    firsts[work->parts[i]] = MIN (firsts[work->parts[i]], layout->places[i].column);
  for (guint i = 0; i < layout->n_assets; i++)
    {
      AnnexaAssetMapPlace *place = &layout->places[i];

      if (!place->linked)
        continue;
      place->column -= firsts[work->parts[i]];
      layout->n_columns = MAX (layout->n_columns, place->column + 1);
    }
}

/* A link bends in every column between its ends. Of each route, @bends gets the first node. */
static void
add_route (Work               *work,
           AnnexaAssetMapPart *part,
           const guint        *nodes,
           guint               link,
           guint              *bends)
{
  AnnexaAssetMapLayout *layout = work->layout;
  AnnexaAssetMapRoute *route = &layout->routes[link];
  guint column = layout->places[work->lefts[link]].column;
  guint last = layout->places[work->rights[link]].column;
  guint before = nodes[work->lefts[link]];

  route->n_rows = last - column - 1;
  bends[link] = part->nodes->len;
  while (++column < last)
    {
      guint bend = annexa_asset_map_part_add (part, column, TRUE);

      annexa_asset_map_part_link (part, before, bend);
      before = bend;
    }
  annexa_asset_map_part_link (part, before, nodes[work->rights[link]]);
}

static void
read_part (Work               *work,
           AnnexaAssetMapPart *part,
           guint               name,
           const guint        *nodes,
           const guint        *bends)
{
  AnnexaAssetMapLayout *layout = work->layout;

  for (guint i = 0; i < layout->n_assets; i++)
    if (work->parts[i] == name)
      layout->places[i].row = layout->height + annexa_asset_map_part_get (part, nodes[i])->row;
  for (guint i = 0; i < layout->n_links; i++)
    {
      AnnexaAssetMapRoute *route = &layout->routes[i];

      if (!route->drawn || work->parts[work->lefts[i]] != name)
        continue;
      route->first = layout->rows->len;
      for (guint j = 0; j < route->n_rows; j++)
        {
          double row = layout->height + annexa_asset_map_part_get (part, bends[i] + j)->row;

          g_array_append_val (layout->rows, row);
        }
    }
}

static void
lay_out_part (Work *work,
              guint name)
{
  AnnexaAssetMapLayout *layout = work->layout;
  AnnexaAssetMapPart part;
  g_autofree guint *nodes = g_new (guint, layout->n_assets);
  g_autofree guint *bends = g_new (guint, layout->n_links);
  double height;

  annexa_asset_map_part_init (&part);
  for (guint i = 0; i < layout->n_assets; i++)
    if (work->parts[i] == name)
      nodes[i] = annexa_asset_map_part_add (&part, layout->places[i].column, FALSE);
  for (guint i = 0; i < layout->n_links; i++)
    if (layout->routes[i].drawn && work->parts[work->lefts[i]] == name)
      add_route (work, &part, nodes, i, bends);
  annexa_asset_map_part_sort (&part);
  height = annexa_asset_map_part_place (&part);
  if (layout->height > 0)
    layout->height += PART_GAP;
  read_part (work, &part, name, nodes, bends);
  layout->height += height;
  annexa_asset_map_part_clear (&part);
}

typedef struct
{
  guint name;
  guint size;
} Part;

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const Part *first = a;
  const Part *second = b;

  if (first->size != second->size)
    return first->size > second->size ? -1 : 1;
  return first->name < second->name ? -1 : first->name > second->name;
}

static void
lay_out_parts (Work *work)
{
  AnnexaAssetMapLayout *layout = work->layout;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autofree guint *sizes = g_new0 (guint, layout->n_assets + 1);

  for (guint i = 0; i < layout->n_assets; i++)
    sizes[work->parts[i]]++;
  for (guint i = 0; i < layout->n_assets; i++)
    if (sizes[i] > 1)
      {
        Part part = { i, sizes[i] };

        g_array_append_val (parts, part);
      }
  g_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    lay_out_part (work, g_array_index (parts, Part, i).name);
}

/**
 * annexa_asset_map_layout_new:
 * @n_assets: how many assets there are
 * @links: (array length=n_links): which of them depends on which
 * @n_links: how many links there are
 *
 * Lays out assets in columns. The same assets and links always come out the same way; any circles are all right.
 *
 * Returns: (transfer full): where everything goes
 */
AnnexaAssetMapLayout *
annexa_asset_map_layout_new (guint                     n_assets,
                             const AnnexaAssetMapLink *links,
                             guint                     n_links)
{
  AnnexaAssetMapLayout *layout = g_new0 (AnnexaAssetMapLayout, 1);
  Work work = { .layout = layout, .links = links };

  layout->n_assets = n_assets;
  layout->n_links = n_links;
  layout->places = g_new0 (AnnexaAssetMapPlace, n_assets);
  layout->routes = g_new0 (AnnexaAssetMapRoute, n_links);
  layout->rows = g_array_new (FALSE, FALSE, sizeof (double));
  work.lefts = g_new0 (guint, n_links);
  work.rights = g_new0 (guint, n_links);
  work.parts = g_new0 (guint, n_assets);
  work.out = g_ptr_array_new_with_free_func (free_links);

  collect_links (&work);
  break_circles (&work);
  find_columns (&work);
  find_parts (&work);
  move_to_first_column (&work);
  lay_out_parts (&work);

  g_ptr_array_unref (work.out);
  g_free (work.parts);
  g_free (work.rights);
  g_free (work.lefts);
  return layout;
}

void
annexa_asset_map_layout_free (AnnexaAssetMapLayout *layout)
{
  g_free (layout->places);
  g_free (layout->routes);
  g_array_unref (layout->rows);
  g_free (layout);
}

/* Where a link stands in a column that it touches. */
static double
get_row (const AnnexaAssetMapLayout *layout,
         const AnnexaAssetMapLink   *links,
         guint                       link,
         guint                       column)
{
  const AnnexaAssetMapRoute *route = &layout->routes[link];
  const AnnexaAssetMapPlace *left = &layout->places[route->backward ? links[link].to : links[link].from];
  const AnnexaAssetMapPlace *right = &layout->places[route->backward ? links[link].from : links[link].to];

  if (column == left->column)
    return left->row;
  if (column == right->column)
    return right->row;
  return g_array_index (layout->rows, double, route->first + column - left->column - 1);
}

static gboolean
leads_through (const AnnexaAssetMapLayout *layout,
               const AnnexaAssetMapLink   *links,
               guint                       link,
               guint                       column)
{
  const AnnexaAssetMapPlace *from = &layout->places[links[link].from];
  const AnnexaAssetMapPlace *to = &layout->places[links[link].to];

  return MIN (from->column, to->column) <= column && MAX (from->column, to->column) > column;
}

/**
 * annexa_asset_map_layout_count_crossings:
 * @layout: a layout
 * @links: the links that it was made for
 *
 * Returns: how often two links cross between two columns
 */
guint
annexa_asset_map_layout_count_crossings (const AnnexaAssetMapLayout *layout,
                                         const AnnexaAssetMapLink   *links)
{
  guint crossings = 0;

  for (guint column = 0; column + 1 < layout->n_columns; column++)
    for (guint i = 0; i < layout->n_links; i++)
      for (guint j = i + 1; j < layout->n_links; j++)
        if (layout->routes[i].drawn && layout->routes[j].drawn && leads_through (layout, links, i, column)
            && leads_through (layout, links, j, column))
          crossings += (get_row (layout, links, i, column) - get_row (layout, links, j, column))
                           * (get_row (layout, links, i, column + 1) - get_row (layout, links, j, column + 1))
                       < -1e-9;
  return crossings;
}
