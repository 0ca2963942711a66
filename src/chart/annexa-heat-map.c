/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-heat-map.h"

#define SMALLEST_TEXT 9.0

/* Of the numbers on arrows, which stand alone on a small ground. */
#define COUNT_TEXT 10.5
#define NARROW 420.0
#define WIDEST_CELL 120.0
#define NARROWEST_CELL_WITH_WORD 60.0
#define PADDING 2.0
#define LEGEND_GAP 8.0

/* Where everything goes. Lengths in points, text sizes with the reader's scale in them. */
typedef struct
{
  const AnnexaHeatMap *map;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  gboolean narrow;
  gboolean numbered; /* impacts by number, with a legend */
  double width;
  double label_size;
  double small_size;
  double number_size;
  double left;
  double top;
  double gap;
  double cell_width;
  double cell_height;
  double impacts_height;
} Plan;

static double
line_height (double size)
{
  return size * 1.4;
}

/* A step in the middle of a scale may have been deleted: risks that were rated by it keep their place. */
static const char *
name_step (const char *label)
{
  return label != NULL ? label : "–";
}

static double
widest_label (const AnnexaSceneStyle *style,
              const char *const      *labels,
              guint                   n_labels,
              double                  size)
{
  double widest = 0;

  for (guint i = 1; i <= n_labels; i++)
    {
      double width;

      annexa_scene_measure (style, name_step (labels[i]), size, 0, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Words are wrapped, not broken: when the longest does not fit its column, the steps get numbers. */
static void
plan_impacts (Plan *plan)
{
  double room = plan->cell_width + plan->gap - 4;

  plan->numbered = plan->narrow;
  plan->impacts_height = line_height (plan->label_size) + 6;
  for (guint i = 1; i <= plan->map->n_impacts && !plan->numbered; i++)
    {
      double width, height;

      annexa_scene_measure (plan->style, name_step (plan->map->impacts[i]), plan->label_size, room, &width, &height);
      if (width > room)
        plan->numbered = TRUE;
      plan->impacts_height = MAX (plan->impacts_height, height + 6);
    }
  if (plan->numbered)
    plan->impacts_height = line_height (plan->label_size) + 6;
}

static void
plan_columns (Plan  *plan,
              double width)
{
  double widest = widest_label (plan->style, plan->map->likelihoods, plan->map->n_likelihoods, plan->label_size);
  double columns;

  plan->left = PADDING + MIN (widest + 2, width * 0.35) + (plan->narrow ? 6 : 12);
  columns = width - PADDING - plan->left;
  plan->cell_width = (columns - (plan->map->n_impacts - 1) * plan->gap) / plan->map->n_impacts;
  plan->cell_width = CLAMP (plan->cell_width, 1, WIDEST_CELL * plan->style->text_scale);
}

static void
plan_rows (Plan  *plan,
           double height,
           double legend_height)
{
  double content = plan->number_size * 1.25 + line_height (plan->small_size) + 6;
  double natural = MAX (content, plan->narrow ? 40 : MIN (plan->cell_width * 0.72, 70));
  double rows = height - plan->top - plan->impacts_height - legend_height;

  plan->cell_height = natural;
  if (height > 0)
    plan->cell_height = MAX (content, (rows - (plan->map->n_likelihoods - 1) * plan->gap) / plan->map->n_likelihoods);
}

static double
cell_x (const Plan *plan,
        guint       impact)
{
  return plan->left + (impact - 1) * (plan->cell_width + plan->gap);
}

/* Likelihood grows upwards. */
static double
cell_y (const Plan *plan,
        guint       likelihood)
{
  return plan->top + (plan->map->n_likelihoods - likelihood) * (plan->cell_height + plan->gap);
}

static double
cells_bottom (const Plan *plan)
{
  return cell_y (plan, 1) + plan->cell_height;
}

static void
add_axes (const Plan *plan)
{
  g_autofree char *axes = NULL;

  /* TRANSLATORS: The names of the two axes of the risk map, with the direction in which they grow. */
  axes = g_strdup_printf (plan->style->right_to_left ? _("Likelihood ↑   Impact ←") : _("Likelihood ↑   Impact →"));
  annexa_scene_add_text (plan->scene, PADDING, 0, plan->width - 2 * PADDING, line_height (plan->small_size), axes,
                         plan->small_size, &plan->style->palette->dim);

  for (guint i = 1; i <= plan->map->n_likelihoods; i++)
    annexa_scene_add_text (plan->scene, PADDING, cell_y (plan, i), plan->left - PADDING - (plan->narrow ? 6 : 12),
                           plan->cell_height, name_step (plan->map->likelihoods[i]), plan->label_size,
                           &plan->style->palette->text);
  for (guint i = 1; i <= plan->map->n_impacts; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      AnnexaMark *mark = annexa_scene_add_text (
          plan->scene, cell_x (plan, i) - plan->gap / 2 + 2, cells_bottom (plan) + 6, plan->cell_width + plan->gap - 4,
          plan->impacts_height - 6, plan->numbered ? number : name_step (plan->map->impacts[i]),
          plan->label_size, &plan->style->palette->text);

      mark->align = 0.5;
    }
}

/* What the arrows show, for somebody who does not see them. */
static void
describe_moves (const AnnexaHeatMap *map,
                guint                likelihood,
                guint                impact,
                GString             *text)
{
  gint64 n_in = 0;
  gint64 n_out = 0;

  for (guint i = 0; i < map->n_moves; i++)
    {
      const AnnexaHeatMapMove *move = &map->moves[i];

      if (move->from_likelihood == likelihood && move->from_impact == impact)
        n_out += move->count;
      if (move->to_likelihood == likelihood && move->to_impact == impact)
        n_in += move->count;
    }
  /* TRANSLATORS: Behind a cell of the risk map: how many risks move to this cell, or away from it: “, 2 move here” */
  if (n_in > 0)
    g_string_append_printf (text, ngettext (", %d moves here", ", %d move here", (gulong) n_in), (int) n_in);
  if (n_out > 0)
    g_string_append_printf (text, ngettext (", %d moves away", ", %d move away", (gulong) n_out), (int) n_out);
}

static char *
describe_cell (const AnnexaHeatMap *map,
               guint                likelihood,
               guint                impact)
{
  const AnnexaHeatMapCell *cell = &map->cells[likelihood][impact];
  GString *text = g_string_new (NULL);

  /* TRANSLATORS: A cell of the risk map: likelihood, impact, level of risk, number of risks: “Likely, Severe: Critical,
   * 3 risks” */
  g_string_append_printf (text, ngettext ("%s, %s: %s, %d risk", "%s, %s: %s, %d risks", (gulong) cell->count),
                          name_step (map->likelihoods[likelihood]), name_step (map->impacts[impact]),
                          cell->level != NULL ? cell->level : _("no level"), (int) cell->count);
  describe_moves (map, likelihood, impact, text);
  return g_string_free (text, FALSE);
}

static gboolean
shows_signs (const Plan *plan)
{
  return plan->cell_width < NARROWEST_CELL_WITH_WORD * plan->style->text_scale;
}

static void
add_cell_text (const Plan              *plan,
               const AnnexaHeatMapCell *cell,
               double                   x,
               double                   y)
{
  const AnnexaRgba *ink = &plan->style->palette->pairs[cell->colour].ink;
  const char *word = shows_signs (plan) && cell->sign != NULL ? cell->sign : cell->level;
  double word_height = line_height (plan->small_size);
  double number_height = plan->number_size * 1.25;
  double above = (plan->cell_height - word_height - number_height) / 2;
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, cell->count);
  AnnexaMark *mark;

  if (cell->count > 0)
    {
      mark = annexa_scene_add_text (plan->scene, x + 1, y + above, plan->cell_width - 2, number_height, count,
                                    plan->number_size, ink);
      mark->bold = TRUE;
      mark->align = 0.5;
    }
  if (word != NULL)
    {
      mark = annexa_scene_add_text (plan->scene, x + 1, y + above + number_height, plan->cell_width - 2, word_height,
                                    word, plan->small_size, ink);
      mark->align = 0.5;
    }
}

static void
add_cell (const Plan *plan,
          guint       likelihood,
          guint       impact)
{
  const AnnexaHeatMapCell *cell = &plan->map->cells[likelihood][impact];
  const AnnexaPalette *palette = plan->style->palette;
  const AnnexaColourPair *pair = &palette->pairs[cell->colour];
  double x = cell_x (plan, impact);
  double y = cell_y (plan, likelihood);
  g_autofree char *id = g_strdup_printf ("cell-%u-%u", likelihood, impact);
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x, y, plan->cell_width, plan->cell_height);

  mark->radius = plan->narrow ? 5 : 7;
  mark->fill = pair->ground;
  /* Where the ground is that of the page, only the border shows the cell. */
  if (cell->count > 0 || palette->border >= 1)
    {
      mark->border = pair->ink;
      mark->border.alpha = palette->border;
      mark->line_width = cell->count > 0 ? 1 : 0.5;
    }
  if (likelihood == plan->map->selected_likelihood && impact == plan->map->selected_impact)
    {
      mark->border = palette->accent;
      mark->line_width = 2.5;
    }
  annexa_mark_set_name (mark, id, describe_cell (plan->map, likelihood, impact));
}

/* A bow is drawn as so many lines. */
#define ARROW_PARTS 14
#define WIDEST_ARROW 5.0

static void
add_arrow_line (const Plan       *plan,
                double            x1,
                double            y1,
                double            x2,
                double            y2,
                double            line_width,
                const AnnexaRgba *colour)
{
  annexa_scene_add_line (plan->scene, x1, y1, x2 - x1, y2 - y1, line_width, colour);
}

/* The thickest arrow is that of the most risks. */
static double
arrow_width (const Plan              *plan,
             const AnnexaHeatMapMove *move)
{
  gint64 most = 1;

  for (guint i = 0; i < plan->map->n_moves; i++)
    most = MAX (most, plan->map->moves[i].count);
  return (1.2 + (WIDEST_ARROW - 1.2) * (double) (move->count - 1) / (double) MAX (1, most - 1))
         * (plan->narrow ? 0.6 : 1);
}

/* A bow, so that arrows along a row or column do not cover each other, and there and back are two. */
typedef struct
{
  double x[3]; /* of where it begins, of the point that draws it aside, and of where it ends */
  double y[3];
} Bow;

static Bow
make_bow (const Plan              *plan,
          const AnnexaHeatMapMove *move)
{
  Bow bow;
  double width, height, length, aside;

  bow.x[0] = cell_x (plan, move->from_impact) + plan->cell_width / 2;
  bow.y[0] = cell_y (plan, move->from_likelihood) + plan->cell_height / 2;
  bow.x[2] = cell_x (plan, move->to_impact) + plan->cell_width / 2;
  bow.y[2] = cell_y (plan, move->to_likelihood) + plan->cell_height / 2;
  width = bow.x[2] - bow.x[0];
  height = bow.y[2] - bow.y[0];
  length = hypot (width, height);
  /* Along the edge of the map it stays in the cells there. */
  aside = MIN (0.36 * length, 0.9 * MIN (plan->cell_width, plan->cell_height));
  bow.x[1] = (bow.x[0] + bow.x[2]) / 2 + aside * height / length;
  bow.y[1] = (bow.y[0] + bow.y[2]) / 2 - aside * width / length;
  return bow;
}

/* A place on it, from 0 where it begins to 1 where it ends. */
static double
follow_bow (const double points[3],
            double       t)
{
  return (1 - t) * (1 - t) * points[0] + 2 * t * (1 - t) * points[1] + t * t * points[2];
}

static const AnnexaRgba *
arrow_colour (const Plan              *plan,
              const AnnexaHeatMapMove *move)
{
  return move->worse ? &plan->style->palette->attention : &plan->style->palette->accent;
}

/* It begins and ends beside the numbers in the middle of the cells. */
static void
add_arrow (const Plan              *plan,
           const AnnexaHeatMapMove *move)
{
  const AnnexaRgba *colour = arrow_colour (plan, move);
  double width = arrow_width (plan, move);
  Bow bow = make_bow (plan, move);
  double start = MIN (plan->cell_width, plan->cell_height) * 0.3 / hypot (bow.x[2] - bow.x[0], bow.y[2] - bow.y[0]);
  double part = (1 - 2 * start) / ARROW_PARTS;
  double x = follow_bow (bow.x, 1 - start);
  double y = follow_bow (bow.y, 1 - start);
  double angle = atan2 (follow_bow (bow.y, 1 - start - part) - y, follow_bow (bow.x, 1 - start - part) - x);

  for (guint i = 0; i < ARROW_PARTS; i++)
    {
      double t = start + i * part;

      add_arrow_line (plan, follow_bow (bow.x, t), follow_bow (bow.y, t), follow_bow (bow.x, t + part),
                      follow_bow (bow.y, t + part), width, colour);
    }
  for (int side = -1; side <= 1; side += 2)
    add_arrow_line (plan, x, y, x + (5 + width) * cos (angle + side * 0.5), y + (5 + width) * sin (angle + side * 0.5),
                    width, colour);
}

/* How many risks move, on the middle of their arrow; one alone needs no number. */
static void
add_arrow_count (const Plan              *plan,
                 const AnnexaHeatMapMove *move)
{
  const AnnexaRgba *colour = arrow_colour (plan, move);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, move->count);
  double size = COUNT_TEXT * plan->style->text_scale;
  Bow bow = make_bow (plan, move);
  double width, height, x, y;
  AnnexaMark *mark;

  if (move->count == 1)
    return;
  annexa_scene_measure (plan->style, count, size, 0, &width, &height);
  width = MAX (width + 8, height);
  x = CLAMP (follow_bow (bow.x, 0.5) - width / 2, 0, plan->width - width);
  y = MAX (follow_bow (bow.y, 0.5) - height / 2, 0);
  mark = annexa_scene_add_rectangle (plan->scene, x, y, width, height);
  mark->fill = plan->style->palette->ground;
  mark->border = *colour;
  mark->radius = height / 2;
  mark = annexa_scene_add_text (plan->scene, x, y, width, height, count, size,
                                &plan->style->palette->text);
  mark->align = 0.5;
  mark->bold = TRUE;
}

static void
add_texts (const Plan *plan)
{
  const AnnexaHeatMap *map = plan->map;

  for (guint l = 1; l <= map->n_likelihoods; l++)
    for (guint i = 1; i <= map->n_impacts; i++)
      add_cell_text (plan, &map->cells[l][i], cell_x (plan, i), cell_y (plan, l));
}

static gboolean
is_border (const AnnexaHeatMapCell *one,
           const AnnexaHeatMapCell *other)
{
  return one->level != NULL && other->level != NULL && one->acceptable != other->acceptable;
}

/* In the gap between two cells of which one is acceptable and the other is not; no further than the cells reach. */
static void
add_acceptance_line (const Plan *plan)
{
  const AnnexaHeatMap *map = plan->map;
  const AnnexaRgba *colour = &plan->style->palette->text;
  double half = plan->gap / 2;

  for (guint l = 1; l <= map->n_likelihoods; l++)
    for (guint i = 1; i <= map->n_impacts; i++)
      {
        double left = cell_x (plan, i) - (i > 1 ? half : 0);
        double right = cell_x (plan, i) + plan->cell_width + (i < map->n_impacts ? half : 0);
        double top = cell_y (plan, l) - (l < map->n_likelihoods ? half : 0);
        double bottom = cell_y (plan, l) + plan->cell_height + (l > 1 ? half : 0);

        if (i < map->n_impacts && is_border (&map->cells[l][i], &map->cells[l][i + 1]))
          annexa_scene_add_line (plan->scene, right, top, 0, bottom - top, 2, colour);
        if (l < map->n_likelihoods && is_border (&map->cells[l][i], &map->cells[l + 1][i]))
          annexa_scene_add_line (plan->scene, left, top, right - left, 0, 2, colour);
      }
}

static gboolean
has_acceptance_line (const AnnexaHeatMap *map)
{
  gboolean acceptable = FALSE;
  gboolean unacceptable = FALSE;

  for (guint l = 1; l <= map->n_likelihoods; l++)
    for (guint i = 1; i <= map->n_impacts; i++)
      if (map->cells[l][i].level != NULL)
        *(map->cells[l][i].acceptable ? &acceptable : &unacceptable) = TRUE;

  return acceptable && unacceptable;
}

/* What the letters in the cells mean, from the upper right, where the worst level is. */
static char *
list_signs (const Plan *plan)
{
  const AnnexaHeatMap *map = plan->map;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *signs = g_string_new (NULL);

  for (guint l = map->n_likelihoods; l > 0; l--)
    for (guint i = map->n_impacts; i > 0; i--)
      {
        const AnnexaHeatMapCell *cell = &map->cells[l][i];

        if (cell->sign != NULL && cell->level != NULL && g_hash_table_add (seen, (gpointer) cell->sign))
          g_string_append_printf (signs, "%s%s %s", signs->len > 0 ? ", " : "", cell->sign, cell->level);
      }
  return g_string_free (signs, FALSE);
}

static char *
describe_legend (const Plan *plan)
{
  GString *legend = g_string_new (NULL);
  g_autofree char *signs = shows_signs (plan) ? list_signs (plan) : NULL;

  if (plan->numbered)
    {
      g_autoptr (GString) steps = g_string_new (NULL);

      for (guint i = 1; i <= plan->map->n_impacts; i++)
        g_string_append_printf (steps, "%s%u %s", i > 1 ? ", " : "", i, name_step (plan->map->impacts[i]));
      /* TRANSLATORS: Below the risk map: the steps of the impact scale with their numbers, “1 Slight, 2 Serious” */
      g_string_append_printf (legend, _("Impact: %s."), steps->str);
    }
  if (signs != NULL && *signs != '\0')
    {
      if (legend->len > 0)
        g_string_append_c (legend, '\n');
      /* TRANSLATORS: Below the risk map: levels with the letters that stand for them, “C Critical, H High” */
      g_string_append_printf (legend, _("Level: %s."), signs);
    }
  if (has_acceptance_line (plan->map))
    {
      if (legend->len > 0)
        g_string_append_c (legend, '\n');
      g_string_append (legend, _("Risks beyond the thick line are not acceptable without treatment."));
    }
  return g_string_free (legend, FALSE);
}

static void
plan_map (Plan  *plan,
          double width)
{
  double scale = plan->style->text_scale;

  plan->narrow = width < NARROW;
  plan->gap = plan->narrow ? 3 : 5;
  plan->label_size = (plan->narrow ? SMALLEST_TEXT : 11) * scale;
  plan->small_size = (plan->narrow ? SMALLEST_TEXT : 9.5) * scale;
  plan->number_size = (plan->narrow ? 15 : 20) * scale;
  plan->top = line_height (plan->small_size) + 8;
  plan_columns (plan, width);
  plan_impacts (plan);
  plan->width = MIN (width, cell_x (plan, plan->map->n_impacts) + plan->cell_width + PADDING);
}

/**
 * annexa_heat_map_make_scene:
 * @map: what to show
 * @width: how wide the picture may be, in points
 * @height: how high it should be, in points, or 0 for the height that looks best; it gets higher when the text needs it
 * @style: where it is going to be seen
 *
 * Draws risks by likelihood (upwards) and impact (away from where reading begins), with the acceptance line between
 * what may stay as it is and what may not (6.1.2 a). Each cell can be reached and is called "cell-4-3" after its
 * likelihood and impact. On a narrow screen the impacts have numbers, and no text is smaller than 9 points.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_heat_map_make_scene (const AnnexaHeatMap    *map,
                            double                  width,
                            double                  height,
                            const AnnexaSceneStyle *style)
{
  Plan plan = { .map = map, .style = style };
  g_autofree char *legend = NULL;
  double legend_height = 0;

  g_return_val_if_fail (map->n_likelihoods >= 1 && map->n_likelihoods <= ANNEXA_HEAT_MAP_LARGEST, NULL);
  g_return_val_if_fail (map->n_impacts >= 1 && map->n_impacts <= ANNEXA_HEAT_MAP_LARGEST, NULL);

  plan_map (&plan, width);
  legend = describe_legend (&plan);
  if (*legend != '\0')
    annexa_scene_measure (style, legend, SMALLEST_TEXT * style->text_scale, plan.width - 2 * PADDING, NULL,
                          &legend_height);
  if (legend_height > 0)
    legend_height += LEGEND_GAP;
  plan_rows (&plan, height, legend_height);
  plan.scene = annexa_scene_new (plan.width, cells_bottom (&plan) + plan.impacts_height + legend_height + PADDING,
                                 style);

  add_axes (&plan);
  for (guint likelihood = map->n_likelihoods; likelihood >= 1; likelihood--)
    for (guint impact = 1; impact <= map->n_impacts; impact++)
      add_cell (&plan, likelihood, impact);
  add_acceptance_line (&plan);
  for (guint i = 0; i < map->n_moves; i++)
    add_arrow (&plan, &map->moves[i]);
  add_texts (&plan);
  for (guint i = 0; i < map->n_moves; i++)
    add_arrow_count (&plan, &map->moves[i]);
  if (legend_height > 0)
    annexa_scene_add_text (plan.scene, PADDING, cells_bottom (&plan) + plan.impacts_height + LEGEND_GAP,
                           plan.width - 2 * PADDING, legend_height - LEGEND_GAP, legend, SMALLEST_TEXT * style->text_scale,
                           &style->palette->dim);
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}
