/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-trend.h"

/* Lengths in points. */
#define HEIGHT 72.0
#define LABEL_SIZE 8.5
#define LABEL_HEIGHT 12.0
#define DOT 6.0
#define LAST_DOT 9.0
#define TOUCH 18.0
#define MARGIN 10.0
#define GAP 4.0

/* Where everything goes. */
typedef struct
{
  const AnnexaTrend *trend;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  double width;
  double top;
  double bottom;
  double lowest;
  double highest;
  guint32 first;
  guint32 last;
} Plan;

static void
find_values (Plan *plan)
{
  const AnnexaTrend *trend = plan->trend;

  plan->lowest = G_MAXDOUBLE;
  plan->highest = -G_MAXDOUBLE;
  for (guint i = 0; i < trend->n_points; i++)
    {
      plan->lowest = MIN (plan->lowest, trend->points[i].value);
      plan->highest = MAX (plan->highest, trend->points[i].value);
    }
  if (trend->has_target)
    {
      plan->lowest = MIN (plan->lowest, trend->target);
      plan->highest = MAX (plan->highest, trend->target);
    }
  if (trend->has_baseline)
    {
      plan->lowest = MIN (plan->lowest, trend->baseline);
      plan->highest = MAX (plan->highest, trend->baseline);
    }
  if (plan->lowest > plan->highest)
    plan->lowest = plan->highest = 0;
  /* A figure that never changes lies in the middle. */
  if (plan->highest - plan->lowest < 1e-9)
    {
      plan->lowest -= 1;
      plan->highest += 1;
    }
}

static void
find_days (Plan *plan)
{
  const AnnexaTrend *trend = plan->trend;

  if (trend->n_points == 0)
    {
      plan->first = plan->last = trend->today;
      return;
    }
  plan->first = trend->points[0].day;
  plan->last = MAX (trend->points[trend->n_points - 1].day, trend->today);
}

static double
value_y (const Plan *plan,
         double      value)
{
  double share = (value - plan->lowest) / (plan->highest - plan->lowest);

  return plan->bottom - share * (plan->bottom - plan->top);
}

static double
day_x (const Plan *plan,
       guint32     day)
{
  double room = plan->width - 2 * MARGIN;

  if (plan->last == plan->first)
    return MARGIN + room / 2;
  return MARGIN + room * ((double) day - plan->first) / ((double) plan->last - plan->first);
}

/* The ground on which the value is as good as it was meant to be. */
static void
add_range (const Plan *plan)
{
  double y = value_y (plan, plan->trend->target);
  double edge = plan->trend->down ? plan->bottom + GAP : plan->top - GAP;
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, 0, MIN (y, edge), plan->width, ABS (y - edge));

  mark->fill = plan->style->palette->pairs[ANNEXA_COLOUR_GREEN].ground;
  mark->fill.alpha *= 0.55;
}

/* A line over the whole width, with a word above or below one of its ends. */
static void
add_line (const Plan       *plan,
          double            value,
          const char       *label,
          gboolean          above,
          double            align,
          const AnnexaRgba *colour)
{
  double height = LABEL_HEIGHT * plan->style->text_scale;
  double y = value_y (plan, value);
  AnnexaMark *mark;

  annexa_scene_add_line (plan->scene, 0, y, plan->width, 0, 1, colour);
  if (label == NULL)
    return;
  mark = annexa_scene_add_text (plan->scene, GAP, above ? y - height - 1 : y + 1, plan->width - 2 * GAP, height, label,
                                LABEL_SIZE * plan->style->text_scale, colour);
  mark->align = align;
}

/* The word of the target stands at the right, but for where the newest value does: there it would be written over. */
static double
align_target (const Plan *plan)
{
  const AnnexaTrend *trend = plan->trend;
  double reach = 2.5 * LABEL_HEIGHT * plan->style->text_scale;
  double target = value_y (plan, trend->target);
  double width = 0;
  double x, y;

  if (trend->n_points == 0 || trend->target_label == NULL)
    return 1;
  annexa_scene_measure (plan->style, trend->target_label, LABEL_SIZE * plan->style->text_scale, 0, &width, NULL);
  x = day_x (plan, trend->points[trend->n_points - 1].day);
  y = value_y (plan, trend->points[trend->n_points - 1].value);
  return x + 2 * reach > plan->width - width && y < target + LAST_DOT && y > target - reach ? 0 : 1;
}

static void
add_months (const Plan *plan)
{
  const AnnexaPalette *palette = plan->style->palette;
  double height = LABEL_HEIGHT * plan->style->text_scale;
  double y = annexa_scene_get_height (plan->scene) - height;
  const guint32 days[] = { plan->first, plan->last };

  for (guint i = 0; i < (plan->first == plan->last ? 1 : 2); i++)
    {
      GDate date;
      char name[64];
      AnnexaMark *mark;

      if (!g_date_valid_julian (days[i]))
        return;
      g_date_clear (&date, 1);
      g_date_set_julian (&date, days[i]);
      g_date_strftime (name, sizeof name, "%b %Y", &date);
      mark = annexa_scene_add_text (plan->scene, i == 0 ? 0 : plan->width / 2, y, plan->width / 2, height, name,
                                    LABEL_SIZE * plan->style->text_scale, &palette->dim);
      mark->align = i;
    }
}

static void
add_dot (const Plan             *plan,
         const AnnexaTrendPoint *point,
         double                  size,
         const AnnexaRgba       *colour)
{
  double x = day_x (plan, point->day);
  double y = value_y (plan, point->value);
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x - size / 2, y - size / 2, size, size);

  mark->fill = *colour;
  mark->radius = size / 2;
  /* What can be pressed is larger than what is seen. */
  mark = annexa_scene_add_rectangle (plan->scene, x - TOUCH / 2, MAX (0, y - TOUCH / 2), TOUCH, TOUCH);
  annexa_mark_set_name (mark, point->id, g_strdup (point->spoken));
}

static gboolean
is_reached (const AnnexaTrend *trend,
            double             value)
{
  return trend->has_target && (trend->down ? value <= trend->target : value >= trend->target);
}

/* The newest value is what people look for: it is written beside its dot, away from the target. */
static void
add_last_value (const Plan *plan)
{
  const AnnexaTrendPoint *point = &plan->trend->points[plan->trend->n_points - 1];
  const AnnexaPalette *palette = plan->style->palette;
  double size = (LABEL_SIZE + 1.5) * plan->style->text_scale;
  double height = (LABEL_HEIGHT + 2) * plan->style->text_scale;
  double y = value_y (plan, point->value);
  double x = day_x (plan, point->day);
  double text_width;
  gboolean below =
      y - LAST_DOT / 2 - height < 0
      || (plan->trend->has_target && plan->trend->target > point->value && y + height + GAP < plan->bottom);
  AnnexaMark *mark;

  annexa_scene_measure (plan->style, point->label, size, 0, &text_width, NULL);
  text_width = MIN (text_width + 4, plan->width);
  x = CLAMP (x - text_width / 2, 0, plan->width - text_width);
  mark = annexa_scene_add_text (plan->scene, x, below ? y + LAST_DOT / 2 : y - LAST_DOT / 2 - height, text_width,
                                height, point->label, size, &palette->text);
  mark->align = 0.5;
  mark->bold = TRUE;
}

static void
add_points (const Plan *plan)
{
  const AnnexaTrend *trend = plan->trend;
  const AnnexaRgba *colour = &plan->style->palette->accent;

  for (guint i = 1; i < trend->n_points; i++)
    {
      double x = day_x (plan, trend->points[i - 1].day);
      double y = value_y (plan, trend->points[i - 1].value);

      annexa_scene_add_line (plan->scene, x, y, day_x (plan, trend->points[i].day) - x,
                             value_y (plan, trend->points[i].value) - y, 1.6, colour);
    }
  for (guint i = 0; i < trend->n_points; i++)
    {
      gboolean newest = i + 1 == trend->n_points;

      add_dot (plan, &trend->points[i], newest ? LAST_DOT : DOT,
               newest && is_reached (trend, trend->points[i].value)
                   ? &plan->style->palette->pairs[ANNEXA_COLOUR_GREEN].ink
                   : colour);
    }
  if (trend->n_points > 0)
    add_last_value (plan);
}

static void
add_nothing (const Plan *plan)
{
  AnnexaMark *mark = annexa_scene_add_text (plan->scene, 0, plan->top, plan->width, plan->bottom - plan->top,
                                            _("Not measured yet"), (LABEL_SIZE + 1) * plan->style->text_scale,
                                            &plan->style->palette->dim);

  mark->align = 0.5;
}

/**
 * annexa_trend_make_scene:
 * @trend: how a figure develops
 * @width: how wide the picture is, in points
 * @style: where it is going to be seen
 *
 * Draws the measurements as a line over the days, with the target as a line and the ground beyond it on which the
 * value is good. Each measurement can be reached by its id.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_trend_make_scene (const AnnexaTrend      *trend,
                         double                  width,
                         const AnnexaSceneStyle *style)
{
  double label = LABEL_HEIGHT * style->text_scale;
  double height = HEIGHT + 3 * label;
  Plan plan = { .trend = trend, .style = style, .width = width };

  plan.top = label + GAP + LAST_DOT / 2;
  plan.bottom = height - 2 * label - GAP;
  find_values (&plan);
  find_days (&plan);
  plan.scene = annexa_scene_new (width, height, style);
  if (trend->has_target)
    {
      add_range (&plan);
      add_line (&plan, trend->target, trend->target_label, TRUE, align_target (&plan),
                &style->palette->pairs[ANNEXA_COLOUR_GREEN].ink);
    }
  if (trend->has_baseline)
    /* The word stands on the side that the line of the measurements goes away from. */
    add_line (&plan, trend->baseline, trend->baseline_label, trend->has_target && trend->target < trend->baseline, 0,
              &style->palette->dim);
  if (trend->n_points > 0)
    add_months (&plan);
  else
    add_nothing (&plan);
  add_points (&plan);
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}
