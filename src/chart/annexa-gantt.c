/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-gantt.h"

#define ROW_HEIGHT 24.0
#define BAR_HEIGHT 13.0
#define HEADER_HEIGHT 30.0
#define LABEL_SIZE 9.5
#define SMALL_SIZE 8.5
#define SMALLER_SIZE 8.0
#define WIDEST_LABEL 340.0
#define WIDEST_LABEL_SHARE 0.46
#define GAP 10.0

/* Before the first day and behind the last, and for the signs behind bars. */
#define MARGIN_DAYS 7
#define RIGHT_MARGIN 18.0

/* How near to the end of a bar one has to take hold of it to move only the end. */
#define HANDLE 5.0

/* The width that the name of a month with its year needs. */
#define MONTH_WIDTH 44.0

/* Where everything goes. Lengths in points. */
typedef struct
{
  const AnnexaGantt *gantt;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  guint32 first;
  guint32 last;
  double left;
  double day;
  double top;
  double row;
  double bar;
} Plan;

static void
find_range (Plan *plan)
{
  const AnnexaGantt *gantt = plan->gantt;

  plan->first = plan->last = gantt->today;
  for (guint i = 0; i < gantt->n_bars; i++)
    {
      const AnnexaGanttBar *bar = &gantt->bars[i];

      if (bar->start == 0)
        continue;
      plan->first = plan->first == 0 ? bar->start : MIN (plan->first, bar->start);
      plan->last = MAX (plan->last, bar->end);
    }
  plan->first -= MIN (plan->first, MARGIN_DAYS);
  plan->last += MARGIN_DAYS;
}

static double
count_days (const Plan *plan)
{
  return plan->last - plan->first + 1;
}

static void
place (Plan                   *plan,
       const AnnexaGantt      *gantt,
       double                  width,
       const AnnexaSceneStyle *style)
{
  double widest = 0;

  *plan = (Plan){ .gantt = gantt, .style = style };
  find_range (plan);
  for (guint i = 0; i < gantt->n_bars; i++)
    {
      double label;

      annexa_scene_measure (style, gantt->bars[i].label, LABEL_SIZE * style->text_scale, 0, &label, NULL);
      widest = MAX (widest, label);
    }
  plan->left = MIN (widest + 2, WIDEST_LABEL * style->text_scale);
  plan->left = MIN (plan->left, width * WIDEST_LABEL_SHARE) + GAP;
  plan->day = (width - plan->left - RIGHT_MARGIN * style->text_scale) / count_days (plan);
  plan->top = HEADER_HEIGHT * style->text_scale;
  plan->row = ROW_HEIGHT * style->text_scale;
  plan->bar = BAR_HEIGHT * style->text_scale;
}

/* Where a day begins. */
static double
day_x (const Plan *plan,
       guint32     day)
{
  return plan->left + ((double) day - plan->first) * plan->day;
}

static double
row_middle (const Plan *plan,
            guint       row)
{
  return plan->top + (row + 0.5) * plan->row;
}

/* Every month is named where there is room, else every second, third, sixth or only each first. */
static guint
find_step (const Plan *plan)
{
  static const guint steps[] = { 1, 2, 3, 6, 12 };
  double needed = MONTH_WIDTH * plan->style->text_scale / (plan->day * 30.4);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] < needed)
    i++;
  return steps[i];
}

/* The name of a month where it begins; the year only where one begins, and with the first. */
static void
add_month (const Plan  *plan,
           const GDate *month,
           double       height,
           gboolean     first)
{
  const AnnexaPalette *palette = plan->style->palette;
  double size = SMALL_SIZE * plan->style->text_scale;
  double x = day_x (plan, g_date_get_julian (month));
  char name[64];

  g_date_strftime (name, sizeof name, first || g_date_get_month (month) == G_DATE_JANUARY ? "%b %Y" : "%b", month);
  annexa_scene_add_line (plan->scene, x, plan->top - 4, 0, height - plan->top + 4, 0.5, &palette->line);
  annexa_scene_add_text (plan->scene, x + 2, 0,
                         MIN (70 * plan->style->text_scale, annexa_scene_get_width (plan->scene) - x - 2),
                         plan->top - 12 * plan->style->text_scale, name, size, &palette->dim);
}

static void
add_months (const Plan *plan,
            double      height)
{
  guint step = find_step (plan);
  gboolean first = TRUE;
  GDate month;

  g_date_clear (&month, 1);
  g_date_set_julian (&month, plan->first);
  g_date_set_day (&month, 1);
  if (g_date_get_julian (&month) < plan->first)
    g_date_add_months (&month, 1);
  while (g_date_get_julian (&month) <= plan->last)
    {
      if ((g_date_get_month (&month) - 1u) % step == 0)
        {
          add_month (plan, &month, height, first);
          first = FALSE;
        }
      g_date_add_months (&month, 1);
    }
}

static void
add_today (const Plan *plan,
           double      height)
{
  const AnnexaPalette *palette = plan->style->palette;
  double size = SMALL_SIZE * plan->style->text_scale;
  double x = day_x (plan, plan->gantt->today) + plan->day / 2;
  double width, left;
  AnnexaMark *mark;

  if (plan->gantt->today == 0)
    return;
  annexa_scene_measure (plan->style, _("Today"), size, 0, &width, NULL);
  annexa_scene_add_line (plan->scene, x, plan->top - 3, 0, height - plan->top + 3, 1.2, &palette->accent);
  left = CLAMP (x - width, 0, annexa_scene_get_width (plan->scene) - 2 * width);
  mark = annexa_scene_add_text (plan->scene, left, plan->top - 16 * plan->style->text_scale, 2 * width,
                                13 * plan->style->text_scale, _("Today"), size, &palette->accent);
  mark->align = 0.5;
  mark->bold = TRUE;
}

static double
bar_end (const Plan           *plan,
         const AnnexaGanttBar *bar)
{
  return day_x (plan, bar->end) + plan->day;
}

/* A line from the end of what comes before to the beginning of what comes after: around the corner where the order is
 * kept, and in the colour of attention where it is not. */
static void
add_dependency (const Plan *plan,
                guint       from_row,
                guint       to_row)
{
  const AnnexaGanttBar *from = &plan->gantt->bars[from_row];
  const AnnexaGanttBar *to = &plan->gantt->bars[to_row];
  gboolean kept = to->start > from->end;
  const AnnexaRgba *colour = kept ? &plan->style->palette->dim : &plan->style->palette->attention;
  double x1 = from->milestone ? day_x (plan, from->end) + plan->day / 2 + plan->bar / 2 : bar_end (plan, from);
  double x2 = to->milestone ? day_x (plan, to->end) + plan->day / 2 - plan->bar / 2 : day_x (plan, to->start);
  double y1 = row_middle (plan, from_row);
  double y2 = row_middle (plan, to_row);
  double turn = x1 + 4;

  if (x2 - 4 < turn)
    {
      double between = y2 > y1 ? y2 - plan->row / 2 : y2 + plan->row / 2;

      annexa_scene_add_line (plan->scene, x1, y1, 4, 0, 0.8, colour);
      annexa_scene_add_line (plan->scene, turn, y1, 0, between - y1, 0.8, colour);
      annexa_scene_add_line (plan->scene, turn, between, x2 - 5 - turn, 0, 0.8, colour);
      turn = x2 - 5;
      y1 = between;
    }
  else
    annexa_scene_add_line (plan->scene, x1, y1, 4, 0, 0.8, colour);
  annexa_scene_add_line (plan->scene, turn, y1, 0, y2 - y1, 0.8, colour);
  annexa_scene_add_line (plan->scene, turn, y2, x2 - turn, 0, 0.8, colour);
  annexa_scene_add_line (plan->scene, x2, y2, -3, -2.4, 0.8, colour);
  annexa_scene_add_line (plan->scene, x2, y2, -3, 2.4, 0.8, colour);
}

static void
add_dependencies (const Plan *plan)
{
  for (guint i = 0; i < plan->gantt->n_bars; i++)
    {
      const AnnexaGanttBar *bar = &plan->gantt->bars[i];

      for (guint j = 0; bar->start != 0 && j < bar->n_after; j++)
        if (bar->after[j] != i && plan->gantt->bars[bar->after[j]].start != 0)
          add_dependency (plan, bar->after[j], i);
    }
}

static void
add_milestone (const Plan           *plan,
               const AnnexaGanttBar *bar,
               double                y)
{
  const AnnexaColourPair *pair = &plan->style->palette->pairs[bar->colour];
  double side = plan->bar + 3;
  double x = day_x (plan, bar->end) + plan->day / 2 - side / 2;
  AnnexaMark *mark = annexa_scene_add_text (plan->scene, x - 3, y - plan->row / 2, side + 6, plan->row, "◆", side,
                                            &pair->ink);

  mark->align = 0.5;
}

/* The sign stands in the bar where it fits, else behind it. */
static void
add_sign (const Plan           *plan,
          const AnnexaGanttBar *bar,
          double                x,
          double                width,
          double                y)
{
  double size = SMALL_SIZE * plan->style->text_scale;
  gboolean inside = !bar->milestone && width > size * 1.6;
  AnnexaMark *mark = annexa_scene_add_text (plan->scene, inside ? x : x + width + 2, y - plan->row / 2,
                                            inside ? width : size * 2, plan->row, bar->sign, size,
                                            &plan->style->palette->pairs[bar->colour].ink);

  mark->align = inside ? 0.5 : 0;
  mark->bold = TRUE;
}

static void
add_bar (const Plan           *plan,
         const AnnexaGanttBar *bar,
         double                y)
{
  const AnnexaColourPair *pair = &plan->style->palette->pairs[bar->colour];
  double x = day_x (plan, bar->start);
  double width = MAX (bar_end (plan, bar) - x, 3);
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x, y - plan->bar / 2, width, plan->bar);

  mark->fill = pair->ground;
  mark->border = pair->ink;
  mark->line_width = 0.8;
  mark->radius = 3;
  if (bar->progress > 0)
    {
      mark = annexa_scene_add_rectangle (plan->scene, x, y + plan->bar / 2 - 3.5, width * MIN (bar->progress, 1), 3.5);
      mark->fill = pair->ink;
      mark->radius = 1.5;
    }
}

/* Behind the bar, or before it where there is no room for it; on a ground of its own, because lines or the label lie there. */
static void
add_note (const Plan           *plan,
          const AnnexaGanttBar *bar,
          double                y)
{
  const AnnexaSceneStyle *style = plan->style;
  double size = LABEL_SIZE * style->text_scale;
  double behind = (bar->milestone ? day_x (plan, bar->end) + plan->day + plan->bar / 2 : bar_end (plan, bar)) + GAP;
  double width, x;
  AnnexaMark *mark;

  annexa_scene_measure (style, bar->note, size, 0, &width, NULL);
  width += GAP;
  x = behind + width <= annexa_scene_get_width (plan->scene) ? behind
                                                             : MAX (day_x (plan, bar->start) - GAP - width, 0);
  mark = annexa_scene_add_rectangle (plan->scene, x, y - plan->row / 2, width, plan->row);
  mark->fill = style->palette->pairs[bar->colour].ground;
  mark->radius = 4;
  mark = annexa_scene_add_text (plan->scene, x, y - plan->row / 2, width, plan->row, bar->note, size,
                                &style->palette->pairs[bar->colour].ink);
  mark->align = 0.5;
}

/* A label that is too long for one line goes on in a second one, in smaller letters, so that both fit into the row. */
static void
add_label (const Plan *plan,
           const char *label,
           double      y)
{
  const AnnexaSceneStyle *style = plan->style;
  double room = plan->left - GAP;
  double width;

  annexa_scene_measure (style, label, LABEL_SIZE * style->text_scale, 0, &width, NULL);
  annexa_scene_add_text (plan->scene, 2, y - plan->row / 2, room, plan->row, label,
                         (width > room ? SMALLER_SIZE : LABEL_SIZE) * style->text_scale, &style->palette->text);
}

static void
add_row (const Plan           *plan,
         guint                 row,
         const AnnexaGanttBar *bar)
{
  const AnnexaPalette *palette = plan->style->palette;
  double y = row_middle (plan, row);
  double width = annexa_scene_get_width (plan->scene);
  gboolean selected = g_strcmp0 (plan->gantt->selected, bar->id) == 0;
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, 0, y - plan->row / 2, width, plan->row);

  if (selected)
    {
      mark->fill = palette->accent;
      mark->fill.alpha = 0.14;
      mark->radius = 4;
    }
  annexa_mark_set_name (mark, bar->id, g_strdup (bar->spoken));
  add_label (plan, bar->label, y);
  if (bar->start == 0)
    return;

  if (bar->milestone)
    add_milestone (plan, bar, y);
  else
    add_bar (plan, bar, y);
  if (bar->sign != NULL)
    add_sign (plan, bar, bar->milestone ? day_x (plan, bar->end) : day_x (plan, bar->start),
              bar->milestone ? plan->day + plan->bar / 2 : bar_end (plan, bar) - day_x (plan, bar->start), y);
}

/**
 * annexa_gantt_make_scene:
 * @gantt: a plan
 * @width: how wide the picture is, in points
 * @style: where it is going to be seen
 *
 * Draws one row per bar, below the names of the months, with a line for each thing that has to be done before another.
 * Each row can be reached by its id.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_gantt_make_scene (const AnnexaGantt      *gantt,
                         double                  width,
                         const AnnexaSceneStyle *style)
{
  Plan plan;
  double height;

  place (&plan, gantt, width, style);
  height = plan.top + gantt->n_bars * plan.row + 4;
  plan.scene = annexa_scene_new (width, height, style);
  add_months (&plan, height);
  for (guint i = 0; i < gantt->n_bars; i++)
    add_row (&plan, i, &gantt->bars[i]);
  add_dependencies (&plan);
  add_today (&plan, height);
  for (guint i = 0; i < gantt->n_bars; i++)
    if (gantt->bars[i].note != NULL && gantt->bars[i].start != 0)
      add_note (&plan, &gantt->bars[i], row_middle (&plan, i));
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}

/**
 * annexa_gantt_get_day_width:
 * @gantt: a plan
 * @width: how wide its picture is, in points
 * @style: where it is seen
 *
 * Returns: how wide a day is in the picture, in points; for whoever drags a bar
 */
double
annexa_gantt_get_day_width (const AnnexaGantt      *gantt,
                            double                  width,
                            const AnnexaSceneStyle *style)
{
  Plan plan;

  place (&plan, gantt, width, style);
  return plan.day;
}

/**
 * annexa_gantt_find_part:
 * @gantt: a plan
 * @width: how wide its picture is, in points
 * @style: where it is seen
 * @position: the position of a bar
 * @x: a place in its row, in points from the left edge
 *
 * Returns: what of the bar is there; a short bar and a milestone have no end of their own
 */
AnnexaGanttPart
annexa_gantt_find_part (const AnnexaGantt      *gantt,
                        double                  width,
                        const AnnexaSceneStyle *style,
                        guint                   position,
                        double                  x)
{
  const AnnexaGanttBar *bar = &gantt->bars[position];
  Plan plan;
  double start, end;

  place (&plan, gantt, width, style);
  if (style->right_to_left)
    x = width - x;
  start = day_x (&plan, bar->milestone ? bar->end : bar->start);
  end = bar_end (&plan, bar);
  if (bar->start == 0 || x < start - HANDLE || x > end + HANDLE)
    return ANNEXA_GANTT_NOTHING;
  return !bar->milestone && end - start > 3 * HANDLE && x > end - HANDLE ? ANNEXA_GANTT_END : ANNEXA_GANTT_WHOLE;
}
