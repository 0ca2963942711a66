/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-fishbone.h"

#define TEXT_SIZE 9.0
#define LABEL_SIZE 9.5
#define PADDING 6.0
#define GAP 8.0
#define SLANT 22.0
#define LEAST_HEAD 80.0
#define MOST_HEAD 170.0
#define LEAST_COLUMN 104.0
#define SPINE 2.25
#define BONE 1.5
#define TWIG 0.75
#define INDENT 18.0
/* How much wider bold letters are. */
#define BOLD 1.15

/* The causes of one bone: where they begin in the list, and how many there are. */
typedef struct
{
  guint first;
  guint n;
  double height; /* Of its causes, one below the other. */
} Bone;

/* Where everything goes. Lengths in points. */
typedef struct
{
  const char *effect;
  const AnnexaFishboneCause *causes;
  const AnnexaSceneStyle *style;
  AnnexaScene *scene;
  GArray *bones; /* Bone */
  double text_size;
  double label_size;
  double label_height;
  double text_width;
  double width;
} Plan;

static GArray *
find_bones (const AnnexaFishboneCause *causes,
            guint                      n_causes)
{
  GArray *bones = g_array_new (FALSE, FALSE, sizeof (Bone));

  for (guint i = 0; i < n_causes; i++)
    {
      Bone *last = bones->len > 0 ? &g_array_index (bones, Bone, bones->len - 1) : NULL;
      Bone fresh = { i, 1, 0 };

      if (last != NULL && strcmp (causes[last->first].bone, causes[i].bone) == 0)
        last->n++;
      else
        g_array_append_val (bones, fresh);
    }
  return bones;
}

static double
measure_text (const Plan *plan,
              const char *text,
              double      size,
              double      width)
{
  double height;

  annexa_scene_measure (plan->style, text, size, width, NULL, &height);
  return ceil (height) + 2;
}

static double
measure_cause (const Plan *plan,
               guint       cause)
{
  gboolean root = plan->causes[cause].root;
  double padding = root ? 2 * PADDING : PADDING;
  double room = root ? (plan->text_width - padding) / BOLD : plan->text_width;

  return measure_text (plan, plan->causes[cause].text, plan->text_size, room) + padding;
}

static void
measure_bones (Plan *plan)
{
  for (guint i = 0; i < plan->bones->len; i++)
    {
      Bone *bone = &g_array_index (plan->bones, Bone, i);

      bone->height = 0;
      for (guint j = 0; j < bone->n; j++)
        bone->height += measure_cause (plan, bone->first + j);
    }
}

static char *
describe_cause (const AnnexaFishboneCause *cause)
{
  if (cause->root)
    /* TRANSLATORS: A cause in a picture: where it lies, and what it is: “People: Nobody stands in. The real cause.” */
    return g_strdup_printf (_("%s: %s. The real cause."), cause->bone, cause->text);
  /* TRANSLATORS: A cause in a picture: where it lies, and what it is: “People: Nobody stands in” */
  return g_strdup_printf (_("%s: %s"), cause->bone, cause->text);
}

static void
add_box (const Plan             *plan,
         const AnnexaColourPair *pair,
         double                  x,
         double                  y,
         double                  width,
         double                  height)
{
  AnnexaMark *mark = annexa_scene_add_rectangle (plan->scene, x, y, width, height);

  mark->fill = pair->ground;
  mark->border = pair->ink;
  mark->border.alpha = plan->style->palette->border;
  mark->line_width = 0.75;
  mark->radius = 3;
}

/* The real cause stands in a box and in bold letters, so that it is seen without colours as well. */
static void
add_cause (const Plan *plan,
           guint       place,
           double      x,
           double      y)
{
  const AnnexaFishboneCause *cause = &plan->causes[place];
  const AnnexaPalette *palette = plan->style->palette;
  const AnnexaColourPair *pair = &palette->pairs[ANNEXA_COLOUR_ORANGE];
  double height = measure_cause (plan, place);
  double padding = cause->root ? PADDING : 0;
  AnnexaMark *mark;

  if (cause->root)
    add_box (plan, pair, x, y, plan->text_width, height - 2);
  mark = annexa_scene_add_rectangle (plan->scene, x, y, plan->text_width, height - 2);
  annexa_mark_set_name (mark, cause->id, describe_cause (cause));
  mark = annexa_scene_add_text (plan->scene, x + padding, y, plan->text_width - 2 * padding, height - 2, cause->text,
                                plan->text_size, cause->root ? &pair->ink : &palette->text);
  mark->bold = cause->root;
}

static void
add_label (const Plan *plan,
           const Bone *bone,
           double      x,
           double      y,
           double      width)
{
  const AnnexaColourPair *pair = &plan->style->palette->pairs[ANNEXA_COLOUR_NONE];
  AnnexaMark *mark;

  add_box (plan, pair, x, y, width, plan->label_height);
  mark = annexa_scene_add_text (plan->scene, x + 3, y, width - 6, plan->label_height, plan->causes[bone->first].bone,
                                plan->label_size, &pair->ink);
  mark->bold = TRUE;
  mark->align = 0.5;
}

static double
get_label_width (const Plan *plan,
                 const Bone *bone,
                 double      most)
{
  double width;

  annexa_scene_measure (plan->style, plan->causes[bone->first].bone, plan->label_size, 0, &width, NULL);
  return MIN (width * BOLD + 2 * PADDING + 6, most);
}

static void
add_head (const Plan *plan,
          double      x,
          double      y,
          double      width,
          double      height)
{
  const AnnexaColourPair *pair = &plan->style->palette->pairs[ANNEXA_COLOUR_RED];
  AnnexaMark *mark;

  add_box (plan, pair, x, y, width, height);
  mark = annexa_scene_add_text (plan->scene, x + PADDING, y, width - 2 * PADDING, height, plan->effect,
                                plan->label_size, &pair->ink);
  mark->bold = TRUE;
  mark->align = 0.5;
}

static double
get_head_height (const Plan *plan,
                 double      width)
{
  return measure_text (plan, plan->effect, plan->label_size, (width - 2 * PADDING) / BOLD) + 2 * PADDING;
}

/* One bone above or below the spine: its label at the far end, its causes between, each on a twig that ends on the
 * bone. */
static void
draw_bone (const Plan *plan,
           const Bone *bone,
           double      left,
           double      joint,
           double      spine,
           gboolean    above)
{
  double length = bone->height + plan->label_height + 2 * GAP;
  double far = above ? spine - length : spine + length;
  double y = above ? far + plan->label_height + GAP : spine + GAP;
  double width = get_label_width (plan, bone, joint - left);
  double end = above ? far + plan->label_height : far - plan->label_height;
  const AnnexaRgba *line = &plan->style->palette->dim;

  annexa_scene_add_line (plan->scene, joint - SLANT, end, SLANT, spine - end, BONE, line);
  for (guint i = 0; i < bone->n; i++)
    {
      double height = measure_cause (plan, bone->first + i);
      double bottom = y + height - 1;
      double share = fabs (spine - bottom) / fabs (spine - end);

      add_cause (plan, bone->first + i, left, y);
      annexa_scene_add_line (plan->scene, left, bottom, joint - SLANT * share - left, 0, TWIG, line);
      y += height;
    }
  add_label (plan, bone, joint - SLANT - width + MIN (width / 2, SLANT), above ? far : far - plan->label_height, width);
}

/* The highest bone of one side. */
static double
get_side (const Plan *plan,
          guint       side)
{
  double highest = 0;

  for (guint i = side; i < plan->bones->len; i += 2)
    highest = MAX (highest, g_array_index (plan->bones, Bone, i).height + plan->label_height + 2 * GAP);
  return highest;
}

/* The spine runs to the head, with the bones above and below it. */
static double
draw_fish (Plan  *plan,
           double head,
           guint  n_columns)
{
  double column = (plan->width - head - GAP) / n_columns;
  double head_height = get_head_height (plan, head);
  const AnnexaRgba *text = &plan->style->palette->text;
  double end = plan->width - head;
  double spine;

  plan->text_width = column - SLANT - GAP;
  measure_bones (plan);
  spine = MAX (get_side (plan, 0), head_height / 2) + 1;
  annexa_scene_add_line (plan->scene, 0, spine, end, 0, SPINE, text);
  annexa_scene_add_line (plan->scene, end - 7, spine - 5, 7, 5, SPINE, text);
  annexa_scene_add_line (plan->scene, end - 7, spine + 5, 7, -5, SPINE, text);
  for (guint i = 0; i < plan->bones->len; i++)
    draw_bone (plan, &g_array_index (plan->bones, Bone, i), (i / 2) * column, (i / 2 + 1) * column - 2, spine,
               i % 2 == 0);
  add_head (plan, end, spine - head_height / 2, head, head_height);
  return spine + MAX (get_side (plan, 1), head_height / 2) + 1;
}

/* Where there is little room the spine runs down from the head, with the bones on one side. */
static double
draw_column (Plan *plan)
{
  double head_height = get_head_height (plan, plan->width);
  double y = head_height + GAP;
  double joint = y;
  const AnnexaRgba *line = &plan->style->palette->dim;

  plan->text_width = plan->width - 2 * INDENT;
  measure_bones (plan);
  add_head (plan, 0, 0, plan->width, head_height);
  for (guint i = 0; i < plan->bones->len; i++)
    {
      const Bone *bone = &g_array_index (plan->bones, Bone, i);

      joint = y + plan->label_height / 2;
      annexa_scene_add_line (plan->scene, INDENT / 2, joint, INDENT / 2, 0, BONE, line);
      add_label (plan, bone, INDENT, y, get_label_width (plan, bone, plan->width - INDENT));
      y += plan->label_height + PADDING;
      for (guint j = 0; j < bone->n; j++)
        {
          add_cause (plan, bone->first + j, 2 * INDENT, y);
          y += measure_cause (plan, bone->first + j);
          annexa_scene_add_line (plan->scene, 1.5 * INDENT, y - 1, plan->width - 1.5 * INDENT, 0, TWIG, line);
        }
      y += GAP;
    }
  annexa_scene_add_line (plan->scene, INDENT / 2, head_height, 0, joint - head_height, SPINE,
                         &plan->style->palette->text);
  return y;
}

/**
 * annexa_fishbone_make_scene:
 * @effect: what the causes led to
 * @causes: (array length=n_causes): the causes, those of one bone one after the other
 * @n_causes: how many, at least one
 * @width: how wide the picture is, in points
 * @style: where it is going to be seen
 *
 * Draws causes as the bones of a fish whose head is what they led to; where there is little room, one below the other.
 * Each cause can be reached by its id.
 *
 * Returns: (transfer full): the picture
 */
AnnexaScene *
annexa_fishbone_make_scene (const char                *effect,
                            const AnnexaFishboneCause *causes,
                            guint                      n_causes,
                            double                     width,
                            const AnnexaSceneStyle    *style)
{
  g_autoptr (GArray) bones = find_bones (causes, n_causes);
  Plan plan = { .effect = effect, .causes = causes, .style = style, .bones = bones, .width = width };
  guint n_columns = (bones->len + 1) / 2;
  double head = CLAMP (width * 0.2, LEAST_HEAD * style->text_scale, MOST_HEAD * style->text_scale);
  double height;

  g_return_val_if_fail (n_causes > 0, NULL);

  plan.text_size = TEXT_SIZE * style->text_scale;
  plan.label_size = LABEL_SIZE * style->text_scale;
  plan.label_height = plan.label_size * 1.4 + PADDING;
  plan.scene = annexa_scene_new (width, 0, style);
  height = width - head - GAP >= n_columns * LEAST_COLUMN * style->text_scale ? draw_fish (&plan, head, n_columns)
                                                                              : draw_column (&plan);
  annexa_scene_set_height (plan.scene, height);
  if (style->right_to_left)
    annexa_scene_mirror (plan.scene);
  return plan.scene;
}
