/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <stdlib.h>

#include "annexa-asset-map-private.h"

/* How the nodes of each column are ordered, and where they come to stand, so that links cross rarely and lead straight
 * on. The order comes from medians (Eades and Wormald), looking at the column before and the one behind in turn, and
 * the best one that was met is kept; then neighbours change places wherever that saves a crossing. Where nodes stand in
 * that order is the nearest that they can be to the middle of those they are linked with. Nothing here is random: the
 * same assets always give the same picture. */

#define N_SWEEPS 12
#define N_EXCHANGES 6
#define N_PLACINGS 12

/* How far apart the middles of neighbours are, in the height that a box takes up. */
#define BOX_ROOM 1.0
#define BEND_ROOM 0.35

/* A bend should lie where its link leads straight on. */
#define BEND_WEIGHT 4.0

static void
clear_node (gpointer data)
{
  AnnexaAssetMapNode *node = data;

  g_array_unref (node->before);
  g_array_unref (node->after);
}

static void
free_column (gpointer data)
{
  g_array_unref (data);
}

void
annexa_asset_map_part_init (AnnexaAssetMapPart *part)
{
  part->nodes = g_array_new (FALSE, TRUE, sizeof (AnnexaAssetMapNode));
  g_array_set_clear_func (part->nodes, clear_node);
  part->columns = g_ptr_array_new_with_free_func (free_column);
}

void
annexa_asset_map_part_clear (AnnexaAssetMapPart *part)
{
  g_clear_pointer (&part->nodes, g_array_unref);
  g_clear_pointer (&part->columns, g_ptr_array_unref);
}

AnnexaAssetMapNode *
annexa_asset_map_part_get (AnnexaAssetMapPart *part,
                           guint               node)
{
  return &g_array_index (part->nodes, AnnexaAssetMapNode, node);
}

/* Adds a node below those that its column has, and returns its number. */
guint
annexa_asset_map_part_add (AnnexaAssetMapPart *part,
                           guint               column,
                           gboolean            bend)
{
  AnnexaAssetMapNode node = { .column = column, .bend = bend };
  guint number = part->nodes->len;
  GArray *nodes;

  while (part->columns->len <= column)
    g_ptr_array_add (part->columns, g_array_new (FALSE, FALSE, sizeof (guint)));
  nodes = part->columns->pdata[column];
  node.position = nodes->len;
  node.before = g_array_new (FALSE, FALSE, sizeof (guint));
  node.after = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (nodes, number);
  g_array_append_val (part->nodes, node);
  return number;
}

/* Links two nodes in neighbouring columns. */
void
annexa_asset_map_part_link (AnnexaAssetMapPart *part,
                            guint               before,
                            guint               after)
{
  g_array_append_val (annexa_asset_map_part_get (part, before)->after, after);
  g_array_append_val (annexa_asset_map_part_get (part, after)->before, before);
}

static guint
get_position (AnnexaAssetMapPart *part,
              const GArray       *nodes,
              guint               i)
{
  return annexa_asset_map_part_get (part, g_array_index (nodes, guint, i))->position;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Where the linked nodes stand, from the top. */
static GArray *
list_positions (AnnexaAssetMapPart *part,
                const GArray       *nodes)
{
  GArray *positions = g_array_sized_new (FALSE, FALSE, sizeof (guint), nodes->len);

  for (guint i = 0; i < nodes->len; i++)
    {
      guint position = get_position (part, nodes, i);

      g_array_append_val (positions, position);
    }
  g_array_sort (positions, compare_numbers);
  return positions;
}

/* How many links end above each place of a column, in a tree of sums: adding one and asking take a few steps. */
static void
add_end (guint *sums,
         guint  n,
         guint  position)
{
  for (guint i = position + 1; i <= n; i += i & -i)
    sums[i]++;
}

static guint
count_ends (const guint *sums,
            guint        n_places)
{
  guint count = 0;

  for (guint i = n_places; i > 0; i -= i & -i)
    count += sums[i];
  return count;
}

/* Links from a column to the next one: whoever comes later crosses those that end below it. */
static guint
count_behind (AnnexaAssetMapPart *part,
              guint               column)
{
  const GArray *nodes = part->columns->pdata[column];
  guint n = ((GArray *) part->columns->pdata[column + 1])->len;
  g_autofree guint *sums = g_new0 (guint, n + 1);
  guint n_links = 0;
  guint crossings = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, g_array_index (nodes, guint, i));
      g_autoptr (GArray) ends = list_positions (part, node->after);

      for (guint j = 0; j < ends->len; j++)
        crossings += n_links - count_ends (sums, g_array_index (ends, guint, j) + 1);
      for (guint j = 0; j < ends->len; j++)
        add_end (sums, n, g_array_index (ends, guint, j));
      n_links += ends->len;
    }
  return crossings;
}

static guint
count_crossings (AnnexaAssetMapPart *part)
{
  guint crossings = 0;

  for (guint column = 0; column + 1 < part->columns->len; column++)
    crossings += count_behind (part, column);
  return crossings;
}

typedef struct
{
  guint node;
  guint position;
  double median;
} Sorted;

static int
compare_medians (gconstpointer a,
                 gconstpointer b)
{
  const Sorted *first = a;
  const Sorted *second = b;

  if (first->median != second->median)
    return first->median < second->median ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

/* The middle of those that a node is linked with; one without links stays about where it is. */
static double
get_median (AnnexaAssetMapPart *part,
            const GArray       *linked,
            double              otherwise)
{
  g_autoptr (GArray) positions = list_positions (part, linked);
  guint middle = positions->len / 2;

  if (positions->len == 0)
    return otherwise;
  if (positions->len % 2 == 1)
    return g_array_index (positions, guint, middle);
  return (g_array_index (positions, guint, middle - 1) + g_array_index (positions, guint, middle)) / 2.0;
}

static void
sort_column (AnnexaAssetMapPart *part,
             guint               column,
             gboolean            forward)
{
  GArray *nodes = part->columns->pdata[column];
  const GArray *other = part->columns->pdata[forward ? column - 1 : column + 1];
  g_autofree Sorted *sorted = g_new (Sorted, nodes->len);

  for (guint i = 0; i < nodes->len; i++)
    {
      guint number = g_array_index (nodes, guint, i);
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, number);
      double otherwise = (double) node->position * other->len / nodes->len;

      sorted[i] = (Sorted){ number, node->position,
                            get_median (part, forward ? node->before : node->after, otherwise) };
    }
  qsort (sorted, nodes->len, sizeof *sorted, compare_medians);
  for (guint i = 0; i < nodes->len; i++)
    {
      g_array_index (nodes, guint, i) = sorted[i].node;
      annexa_asset_map_part_get (part, sorted[i].node)->position = i;
    }
}

static void
sweep (AnnexaAssetMapPart *part,
       gboolean            forward)
{
  for (guint i = 1; i < part->columns->len; i++)
    sort_column (part, forward ? i : part->columns->len - 1 - i, forward);
}

static GArray *
list_order (AnnexaAssetMapPart *part)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), part->nodes->len);

  for (guint i = 0; i < part->nodes->len; i++)
    g_array_append_val (order, annexa_asset_map_part_get (part, i)->position);
  return order;
}

static void
restore_order (AnnexaAssetMapPart *part,
               const GArray       *order)
{
  for (guint i = 0; i < part->nodes->len; i++)
    {
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, i);

      node->position = g_array_index (order, guint, i);
      g_array_index ((GArray *) part->columns->pdata[node->column], guint, node->position) = i;
    }
}

/* How often the links of two neighbours cross when the first one stands above the second. */
static guint
count_pair (AnnexaAssetMapPart *part,
            const GArray       *upper,
            const GArray       *lower)
{
  guint crossings = 0;

  for (guint i = 0; i < upper->len; i++)
    for (guint j = 0; j < lower->len; j++)
      crossings += get_position (part, upper, i) > get_position (part, lower, j);
  return crossings;
}

static gboolean
exchange (AnnexaAssetMapPart *part,
          GArray             *nodes,
          guint               position)
{
  guint upper_number = g_array_index (nodes, guint, position);
  guint lower_number = g_array_index (nodes, guint, position + 1);
  AnnexaAssetMapNode *upper = annexa_asset_map_part_get (part, upper_number);
  AnnexaAssetMapNode *lower = annexa_asset_map_part_get (part, lower_number);
  guint now = count_pair (part, upper->before, lower->before) + count_pair (part, upper->after, lower->after);
  guint then = count_pair (part, lower->before, upper->before) + count_pair (part, lower->after, upper->after);

  if (then >= now)
    return FALSE;
  g_array_index (nodes, guint, position) = lower_number;
  g_array_index (nodes, guint, position + 1) = upper_number;
  lower->position = position;
  upper->position = position + 1;
  return TRUE;
}

static gboolean
exchange_neighbours (AnnexaAssetMapPart *part)
{
  gboolean better = FALSE;

  for (guint column = 0; column < part->columns->len; column++)
    {
      GArray *nodes = part->columns->pdata[column];

      for (guint i = 0; i + 1 < nodes->len; i++)
        better |= exchange (part, nodes, i);
    }
  return better;
}

/* Orders the nodes of each column so that few links cross. */
void
annexa_asset_map_part_sort (AnnexaAssetMapPart *part)
{
  g_autoptr (GArray) best = list_order (part);
  guint fewest = count_crossings (part);

  for (guint i = 0; i < N_SWEEPS && fewest > 0; i++)
    {
      guint crossings;

      sweep (part, i % 2 == 0);
      crossings = count_crossings (part);
      if (crossings >= fewest)
        continue;
      fewest = crossings;
      g_array_unref (best);
      best = list_order (part);
    }
  restore_order (part, best);
  for (guint i = 0; i < N_EXCHANGES && exchange_neighbours (part); i++)
    ;
}

static double
get_room (const AnnexaAssetMapNode *upper,
          const AnnexaAssetMapNode *lower)
{
  return ((upper->bend ? BEND_ROOM : BOX_ROOM) + (lower->bend ? BEND_ROOM : BOX_ROOM)) / 2;
}

static void
stack_column (AnnexaAssetMapPart *part,
              const GArray       *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, g_array_index (nodes, guint, i));
      AnnexaAssetMapNode *upper
          = i > 0 ? annexa_asset_map_part_get (part, g_array_index (nodes, guint, i - 1)) : NULL;

      node->row = upper != NULL ? upper->row + get_room (upper, node) : 0;
    }
}

static void
add_rows (AnnexaAssetMapPart *part,
          const GArray       *linked,
          double             *sum,
          guint              *n)
{
  for (guint i = 0; i < linked->len; i++)
    *sum += annexa_asset_map_part_get (part, g_array_index (linked, guint, i))->row;
  *n += linked->len;
}

/* Nodes that would stand too near to each other form a block, which goes as a whole to where its nodes want to be on the
 * average. */
typedef struct
{
  double middle;
  double weight;
  guint n;
} Block;

static void
push_block (GArray *blocks,
            Block   block)
{
  while (blocks->len > 0)
    {
      Block *last = &g_array_index (blocks, Block, blocks->len - 1);

      if (last->middle <= block.middle)
        break;
      block.middle = (last->middle * last->weight + block.middle * block.weight) / (last->weight + block.weight);
      block.weight += last->weight;
      block.n += last->n;
      g_array_set_size (blocks, blocks->len - 1);
    }
  g_array_append_val (blocks, block);
}

/* Which sides a column looks at. */
typedef enum
{
  BEFORE = 1 << 0,
  AFTER = 1 << 1,
} Sides;

static void
place_column (AnnexaAssetMapPart *part,
              const GArray       *nodes,
              Sides               sides)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autofree double *stacked = g_new (double, nodes->len);
  guint next = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, g_array_index (nodes, guint, i));
      double sum = 0;
      guint n = 0;

      stacked[i] = 0;
      if (i > 0)
        stacked[i] = stacked[i - 1]
                     + get_room (annexa_asset_map_part_get (part, g_array_index (nodes, guint, i - 1)), node);
      if (sides & BEFORE)
        add_rows (part, node->before, &sum, &n);
      if (sides & AFTER)
        add_rows (part, node->after, &sum, &n);
      push_block (blocks, (Block){ (n > 0 ? sum / n : node->row) - stacked[i], node->bend ? BEND_WEIGHT : 1, 1 });
    }
  for (guint i = 0; i < blocks->len; i++)
    for (guint j = 0; j < g_array_index (blocks, Block, i).n; j++, next++)
      annexa_asset_map_part_get (part, g_array_index (nodes, guint, next))->row
          = g_array_index (blocks, Block, i).middle + stacked[next];
}

static void
place_columns (AnnexaAssetMapPart *part,
               gboolean            forward,
               Sides               sides)
{
  for (guint i = 0; i < part->columns->len; i++)
    place_column (part, part->columns->pdata[forward ? i : part->columns->len - 1 - i], sides);
}

/* Says where each node stands, from 0 on, and returns how high that is. */
double
annexa_asset_map_part_place (AnnexaAssetMapPart *part)
{
  double top = G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < part->columns->len; i++)
    stack_column (part, part->columns->pdata[i]);
  for (guint i = 0; i < N_PLACINGS; i++)
    place_columns (part, i % 2 == 0, i + 4 < N_PLACINGS ? (i % 2 == 0 ? BEFORE : AFTER) : BEFORE | AFTER);

  for (guint i = 0; i < part->nodes->len; i++)
    {
      AnnexaAssetMapNode *node = annexa_asset_map_part_get (part, i);
      double half = (node->bend ? BEND_ROOM : BOX_ROOM) / 2;

      top = MIN (top, node->row - half);
      bottom = MAX (bottom, node->row + half);
    }
  for (guint i = 0; i < part->nodes->len; i++)
    annexa_asset_map_part_get (part, i)->row -= top;
  return bottom - top;
}
