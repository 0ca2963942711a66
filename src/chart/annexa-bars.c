/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-bars.h"

#define BAR_HEIGHT 15.0
#define BAR_SPACING 5.0
#define LABEL_SIZE 9.5
#define NUMBER_SIZE 9.0
#define LINE 1.4

/* Where everything goes. Lengths in points. */
typedef struct
{
  const AnnexaBarPart *parts;
  guint n_parts;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  double left;
  double room;
  double bar_height;
  gint64 largest;
} Plan;

static gint64
sum_bar (const AnnexaBar *bar,
         guint            n_parts)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_parts; i++)
    sum += bar->counts[i];
  return sum;
}

static char *
describe_bar (const Plan      *plan,
              const AnnexaBar *bar)
{
  GString *label = g_string_new (NULL);

  /* TRANSLATORS: A bar of a picture: what it is about, and how many things it counts */
  g_string_append_printf (label, _("%s, %d in all"), bar->label, (int) sum_bar (bar, plan->n_parts));
  for (guint i = 0; i < plan->n_parts; i++)
    if (bar->counts[i] > 0)
      /* TRANSLATORS: A part of a bar: what it counts, and how many: “, Implemented 12” */
      g_string_append_printf (label, _(", %s %d"), plan->parts[i].label, (int) bar->counts[i]);

  return g_string_free (label, FALSE);
}

static void
set_pair (const Plan  *plan,
          AnnexaMark  *mark,
          AnnexaColour colour)
{
  const AnnexaColourPair *pair = &plan->style->palette->pairs[colour];

  mark->fill = pair->ground;
  mark->border = pair->ink;
  mark->border.alpha = plan->style->palette->border;
  mark->line_width = 0.75;
  mark->radius = 2.5;
}

static void
add_part (const Plan *plan,
          guint       part,
          gint64      count,
          double      x,
          double      y,
          double      width)
{
  AnnexaColour colour = plan->parts[part].colour;
  double size = NUMBER_SIZE * plan->style->text_scale;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x, y, width, plan->bar_height);
  double needed;

  set_pair (plan, mark, colour);
  annexa_scene_measure (plan->style, number, size, 0, &needed, NULL);
  if (needed + 4 > width)
    return;
  mark = annexa_scene_add_text (plan->scene, x, y, width, plan->bar_height, number, size,
                                &plan->style->palette->pairs[colour].ink);
  mark->align = 0.5;
  mark->bold = TRUE;
}

static void
add_bar (const Plan      *plan,
         const AnnexaBar *bar,
         double           y)
{
  double x = plan->left;
  AnnexaMark *mark;

  annexa_scene_add_text (plan->scene, 0, y, plan->left - 10, plan->bar_height, bar->label,
                         LABEL_SIZE * plan->style->text_scale, &plan->style->palette->text);
  mark = annexa_scene_add_rectangle (plan->scene, plan->left, y, plan->room, plan->bar_height);
  annexa_mark_set_name (mark, bar->id, describe_bar (plan, bar));

  for (guint i = 0; i < plan->n_parts; i++)
    {
      double width = plan->room * (double) bar->counts[i] / (double) MAX (1, plan->largest);

      if (bar->counts[i] == 0)
        continue;
      add_part (plan, i, bar->counts[i], x, y, MAX (width - 1, 1.5));
      x += width;
    }
}

/* Small squares with words; a second line when they do not fit on one. */
static double
add_legend (const Plan *plan,
            double      y)
{
  double size = NUMBER_SIZE * plan->style->text_scale;
  double height = size * LINE;
  double x = plan->left;

  for (guint i = 0; i < plan->n_parts; i++)
    {
      double width;

      annexa_scene_measure (plan->style, plan->parts[i].label, size, 0, &width, NULL);
      width += 2;
      if (x > plan->left && x + size + 5 + width > plan->left + plan->room)
        {
          x = plan->left;
          y += height + 4;
        }
      set_pair (plan, annexa_scene_add_rectangle (plan->scene, x, y + (height - size) / 2, size, size),
                plan->parts[i].colour);
      annexa_scene_add_text (plan->scene, x + size + 5, y, width, height, plan->parts[i].label, size,
                             &plan->style->palette->text);
      x += size + 5 + width + 14;
    }
  return y + height;
}

/**
 * annexa_bars_make_scene:
 * @parts: (array length=n_parts): what the parts of a bar stand for
 * @n_parts: how many, at most %ANNEXA_BARS_MOST_PARTS
 * @bars: (array length=n_bars): the bars
 * @n_bars: how many
 * @width: how wide the picture is, in points
 * @style: where it is going to be seen
 *
 * Draws one bar below the other, each made of parts whose length tells how many there are; the largest sum takes the
 * whole width. Each bar can be reached by its id.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_bars_make_scene (const AnnexaBarPart    *parts,
                        guint                   n_parts,
                        const AnnexaBar        *bars,
                        guint                   n_bars,
                        double                  width,
                        const AnnexaSceneStyle *style)
{
  Plan plan = { .parts = parts, .n_parts = n_parts, .style = style };
  double widest = 0;
  double y = 0;

  g_return_val_if_fail (n_parts <= ANNEXA_BARS_MOST_PARTS, NULL);

  for (guint i = 0; i < n_bars; i++)
    {
      double label;

      annexa_scene_measure (style, bars[i].label, LABEL_SIZE * style->text_scale, 0, &label, NULL);
      widest = MAX (widest, label);
      plan.largest = MAX (plan.largest, sum_bar (&bars[i], n_parts));
    }
  plan.left = MIN (widest + 2, width * 0.55) + 10;
  plan.room = width - plan.left;
  plan.bar_height = BAR_HEIGHT * style->text_scale;
  plan.scene = annexa_scene_new (width, 0, style);

  for (guint i = 0; i < n_bars; i++)
    {
      add_bar (&plan, &bars[i], y);
      y += plan.bar_height + BAR_SPACING;
    }
  annexa_scene_set_height (plan.scene, add_legend (&plan, y + 2));
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}
