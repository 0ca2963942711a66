/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-asset-map.h"

#define NAME_SIZE 9.5
#define NOTE_SIZE 9.0
#define BOX_WIDTH 132.0
#define BOX_HEIGHT 50.0
#define BOX_GAP 9.0
#define COLUMN_GAP 54.0
#define MARGIN 4.0
#define STRIP 9.0
#define ARROW 4.5

/* How a link is meant: to the chosen asset, further along its chain, or any other. */
typedef enum
{
  OTHER,
  CHAIN,
  DIRECT,
} Meaning;

/* Where everything goes. Lengths in points, with the reader's scale in them. */
typedef struct
{
  const AnnexaAssetMap *map;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  double scale;
  double columns_width;
  guint selected;  /* the position of the chosen asset, or n_boxes */
  guint8 *above;   /* of each asset whether the chosen one depends on it, through others at most */
  guint8 *below;   /* of each asset whether it depends on the chosen one */
} Plan;

static double
column_x (const Plan *plan,
          guint       column)
{
  return plan->scale * (MARGIN + column * (BOX_WIDTH + COLUMN_GAP));
}

static double
row_y (const Plan *plan,
       double      row)
{
  return plan->scale * (MARGIN + row * (BOX_HEIGHT + BOX_GAP));
}

/* Marks whatever can be reached from the chosen asset along the links, or against them. */
static guint8 *
find_reached (const Plan *plan,
              gboolean    along)
{
  const AnnexaAssetMap *map = plan->map;
  guint8 *reached = g_new0 (guint8, map->n_boxes + 1);
  gboolean more = plan->selected < map->n_boxes;

  reached[plan->selected] = TRUE;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < map->n_links; i++)
        {
          guint from = along ? map->links[i].from : map->links[i].to;
          guint to = along ? map->links[i].to : map->links[i].from;

          if (map->layout->routes[i].drawn && reached[from] && !reached[to])
            more = reached[to] = TRUE;
        }
    }
  return reached;
}

static void
find_selected (Plan *plan)
{
  plan->selected = plan->map->n_boxes;
  for (guint i = 0; i < plan->map->n_boxes; i++)
    if (g_strcmp0 (plan->map->boxes[i].id, plan->map->selected) == 0)
      plan->selected = i;
  plan->above = find_reached (plan, TRUE);
  plan->below = find_reached (plan, FALSE);
}

static Meaning
get_meaning (const Plan               *plan,
             const AnnexaAssetMapLink *link)
{
  if (plan->selected == plan->map->n_boxes)
    return OTHER;
  if (link->from == plan->selected || link->to == plan->selected)
    return DIRECT;
  return (plan->above[link->from] && plan->above[link->to]) || (plan->below[link->from] && plan->below[link->to])
             ? CHAIN
             : OTHER;
}

static void
add_line (const Plan       *plan,
          double            x1,
          double            y1,
          double            x2,
          double            y2,
          double            line_width,
          const AnnexaRgba *colour)
{
  annexa_scene_add_line (plan->scene, x1, y1, x2 - x1, y2 - y1, line_width * plan->scale, colour);
}

/* The head of an arrow that comes from (@x1, @y1). */
static void
add_head (const Plan       *plan,
          double            x1,
          double            y1,
          double            x,
          double            y,
          double            line_width,
          const AnnexaRgba *colour)
{
  double angle = atan2 (y1 - y, x1 - x);
  double length = (ARROW + line_width) * plan->scale;

  for (int side = -1; side <= 1; side += 2)
    add_line (plan, x, y, x + length * cos (angle + side * 0.45), y + length * sin (angle + side * 0.45), line_width,
              colour);
}

/* From box to box: slanted between columns, level through them. */
static void
add_link (const Plan *plan,
          guint       link,
          Meaning     meaning)
{
  const AnnexaAssetMap *map = plan->map;
  const AnnexaPalette *palette = plan->style->palette;
  const AnnexaAssetMapRoute *route = &map->layout->routes[link];
  const AnnexaAssetMapLink *ends = &map->links[link];
  const AnnexaAssetMapPlace *left = &map->layout->places[route->backward ? ends->to : ends->from];
  const AnnexaAssetMapPlace *right = &map->layout->places[route->backward ? ends->from : ends->to];
  const AnnexaRgba *colour = meaning != OTHER                     ? &palette->accent
                             : plan->selected < map->n_boxes ? &palette->line
                                                             : &palette->dim;
  double line_width = meaning == DIRECT ? 1.8 : meaning == CHAIN ? 1.1 : 0.7;
  double start_x = column_x (plan, left->column) + BOX_WIDTH * plan->scale;
  double start_y = row_y (plan, left->row);
  double x = start_x;
  double y = start_y;
  double end_x = column_x (plan, right->column);
  double end_y = row_y (plan, right->row);
  double second_x = 0;
  double second_y = 0;

  for (guint i = 0; i < route->n_rows; i++)
    {
      double bend_x = column_x (plan, left->column + 1 + i);
      double bend_y = row_y (plan, g_array_index (map->layout->rows, double, route->first + i));

      add_line (plan, x, y, bend_x, bend_y, line_width, colour);
      x = bend_x + BOX_WIDTH * plan->scale;
      y = bend_y;
      add_line (plan, bend_x, bend_y, x, y, line_width, colour);
      if (i == 0)
        {
          second_x = bend_x;
          second_y = bend_y;
        }
    }
  add_line (plan, x, y, end_x, end_y, line_width, colour);
  if (!route->backward)
    add_head (plan, x, y, end_x, end_y, line_width, colour);
  else if (route->n_rows > 0)
    add_head (plan, second_x, second_y, start_x, start_y, line_width, colour);
  else
    add_head (plan, end_x, end_y, start_x, start_y, line_width, colour);
}

/* What belongs to the chosen asset is drawn over the rest. */
static void
add_links (const Plan *plan)
{
  for (Meaning meaning = OTHER; meaning <= DIRECT; meaning++)
    for (guint i = 0; i < plan->map->n_links; i++)
      if (plan->map->layout->routes[i].drawn && get_meaning (plan, &plan->map->links[i]) == meaning)
        add_link (plan, i, meaning);
}

/* A need of its own fills the box; one that comes from others is only a strip at its side. */
static void
add_ground (const Plan              *plan,
            const AnnexaAssetMapBox *box,
            double                   x,
            double                   y,
            gboolean                 selected)
{
  const AnnexaPalette *palette = plan->style->palette;
  const AnnexaColourPair *pair = &palette->pairs[box->colour];
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x, y, BOX_WIDTH * plan->scale, BOX_HEIGHT * plan->scale);

  mark->radius = 6 * plan->scale;
  mark->fill = palette->ground;
  annexa_mark_set_name (mark, box->id, g_strdup (box->spoken));

  mark = annexa_scene_add_rectangle (plan->scene, x, y, (box->inherited ? STRIP : BOX_WIDTH) * plan->scale,
                                     BOX_HEIGHT * plan->scale);
  mark->fill = pair->ground;
  mark->radius = (box->inherited ? 4 : 6) * plan->scale;
  if (box->inherited)
    {
      mark->border = pair->ink;
      mark->border.alpha = palette->border;
      mark->line_width = 0.8 * plan->scale;
    }

  mark = annexa_scene_add_rectangle (plan->scene, x, y, BOX_WIDTH * plan->scale, BOX_HEIGHT * plan->scale);
  mark->radius = 6 * plan->scale;
  mark->border = selected ? palette->accent : pair->ink;
  mark->border.alpha = selected ? 1 : palette->border;
  mark->line_width = (selected ? 2.5 : 0.9) * plan->scale;
}

static void
add_box (const Plan *plan,
         guint       position,
         double      x,
         double      y)
{
  const AnnexaAssetMapBox *box = &plan->map->boxes[position];
  const AnnexaPalette *palette = plan->style->palette;
  const AnnexaRgba *ink = box->inherited ? &palette->text : &palette->pairs[box->colour].ink;
  double left = x + (box->inherited ? STRIP + 5 : 8) * plan->scale;
  double width = x + (BOX_WIDTH - 6) * plan->scale - left;
  AnnexaMark *mark;

  add_ground (plan, box, x, y, position == plan->selected);
  mark = annexa_scene_add_text (plan->scene, left, y + 2 * plan->scale, width, 30 * plan->scale, box->name,
                                NAME_SIZE * plan->scale, ink);
  mark->bold = TRUE;
  annexa_scene_add_text (plan->scene, left, y + 33 * plan->scale, width, 14 * plan->scale, box->note,
                         NOTE_SIZE * plan->scale, ink);
}

static void
add_linked (const Plan *plan)
{
  for (guint i = 0; i < plan->map->n_boxes; i++)
    {
      const AnnexaAssetMapPlace *place = &plan->map->layout->places[i];

      if (place->linked)
        add_box (plan, i, column_x (plan, place->column), row_y (plan, place->row) - BOX_HEIGHT / 2 * plan->scale);
    }
}

static guint
count_alone (const Plan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->map->n_boxes; i++)
    n += !plan->map->layout->places[i].linked;
  return n;
}

/* Assets without dependencies, below the others, in as many columns as there is room for. Returns where they end. */
static double
add_alone (const Plan *plan,
           double      top,
           double      width)
{
  double step = (BOX_WIDTH + BOX_GAP) * plan->scale;
  guint n_columns = (guint) MAX (1, floor ((width - 2 * MARGIN * plan->scale + BOX_GAP * plan->scale) / step));
  double size = NOTE_SIZE * plan->scale;
  double heading_height;
  AnnexaMark *heading;
  guint n = 0;

  if (count_alone (plan) == 0)
    return top;
  annexa_scene_measure (plan->style, _("Without dependencies"), size, width - 2 * MARGIN * plan->scale, NULL,
                        &heading_height);
  heading = annexa_scene_add_text (plan->scene, MARGIN * plan->scale, top, width - 2 * MARGIN * plan->scale,
                                   heading_height, _("Without dependencies"), size, &plan->style->palette->dim);
  heading->bold = TRUE;
  top += heading_height + 6 * plan->scale;
  for (guint i = 0; i < plan->map->n_boxes; i++)
    if (!plan->map->layout->places[i].linked)
      {
        add_box (plan, i, MARGIN * plan->scale + n % n_columns * step,
                 top + n / n_columns * (BOX_HEIGHT + BOX_GAP) * plan->scale);
        n++;
      }
  return top + (n + n_columns - 1) / n_columns * (BOX_HEIGHT + BOX_GAP) * plan->scale;
}

/**
 * annexa_asset_map_make_scene:
 * @map: assets, laid out
 * @width: how wide the picture should be at least, in points; it gets wider when the columns need it
 * @style: where it is going to be seen
 *
 * Draws each asset as a box and each dependency as an arrow from what depends to what it depends on, in columns from
 * where reading begins. What leads to the chosen asset, and on from it, stands out. A need of an asset's own fills its
 * box; one that it takes over from others is a strip at its side. Assets without dependencies stand below.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_asset_map_make_scene (const AnnexaAssetMap   *map,
                             double                  width,
                             const AnnexaSceneStyle *style)
{
  Plan plan = { .map = map, .style = style, .scale = style->text_scale };
  guint n_columns = MAX (map->layout->n_columns, 1);
  double bottom;

  plan.columns_width = column_x (&plan, n_columns - 1) + (BOX_WIDTH + MARGIN) * plan.scale;
  width = MAX (width, plan.columns_width);
  plan.scene = annexa_scene_new (width, 0, style);
  find_selected (&plan);

  add_links (&plan);
  add_linked (&plan);
  bottom = map->layout->n_columns > 0 ? row_y (&plan, map->layout->height) : MARGIN * plan.scale;
  if (map->layout->n_columns > 0 && count_alone (&plan) > 0)
    bottom += 14 * plan.scale;
  annexa_scene_set_height (plan.scene, add_alone (&plan, bottom, width) + MARGIN * plan.scale);

  g_free (plan.above);
  g_free (plan.below);
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}
