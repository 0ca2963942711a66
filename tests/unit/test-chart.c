/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-bars.h"
#include "annexa-fishbone.h"
#include "annexa-gantt.h"
#include "annexa-heat-map.h"
#include "annexa-test.h"
#include "annexa-trend.h"

#define TOLERANCE 0.01

static const char *const steps[] = { "", "Rare", "Unlikely", "Possible", "Likely", "Almost certain", "Certain" };

static AnnexaSceneStyle
make_style (AnnexaPaletteMode mode)
{
  return (AnnexaSceneStyle){ annexa_palette_get (mode), NULL, 1, FALSE };
}

static AnnexaHeatMap
make_map (guint n_likelihoods,
          guint n_impacts)
{
  AnnexaHeatMap map = { .n_likelihoods = n_likelihoods, .n_impacts = n_impacts };

  for (guint l = 1; l <= n_likelihoods; l++)
    for (guint i = 1; i <= n_impacts; i++)
      {
        map.likelihoods[l] = steps[l];
        map.impacts[i] = steps[i];
        map.cells[l][i] = (AnnexaHeatMapCell){ l * i > 8 ? "High" : "Low", l * i > 8 ? "H" : "L",
                                               l * i > 8 ? ANNEXA_COLOUR_RED : ANNEXA_COLOUR_GREEN, l * i <= 4,
                                               (l + i) % 3 };
      }
  return map;
}

static const AnnexaMark *
get_cell (AnnexaScene *scene,
          guint        likelihood,
          guint        impact)
{
  g_autofree char *id = g_strdup_printf ("cell-%u-%u", likelihood, impact);
  const AnnexaMark *mark = annexa_scene_find_mark (scene, id);

  g_assert_nonnull (mark);
  return mark;
}

/* Everything lies inside the picture; what can be reached has a name of its own and a sentence. */
static void
check_scene (AnnexaScene *scene)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      g_assert_cmpfloat (MIN (mark->x, mark->x + mark->width), >=, -TOLERANCE);
      g_assert_cmpfloat (MAX (mark->x, mark->x + mark->width), <=, annexa_scene_get_width (scene) + TOLERANCE);
      g_assert_cmpfloat (mark->y, >=, -TOLERANCE);
      g_assert_cmpfloat (mark->y + mark->height, <=, annexa_scene_get_height (scene) + TOLERANCE);
      g_assert_true ((mark->type == ANNEXA_MARK_TEXT) == (mark->text != NULL));
      g_assert_true ((mark->id == NULL) == (mark->label == NULL));
      if (mark->id != NULL)
        {
          g_assert_true (g_hash_table_add (ids, mark->id));
          g_assert_true (annexa_scene_find_mark (scene, mark->id) == mark);
        }
    }
  g_assert_null (annexa_scene_find_mark (scene, "nothing"));
}

static void
draw_scene (AnnexaScene *scene,
            double      *width,
            double      *height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x;
  double y;

  annexa_scene_draw (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, width, height);
  *width += x;
  *height += y;
  g_assert_cmpfloat (x, >=, -1.5);
  g_assert_cmpfloat (y, >=, -1.5);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
count_text (AnnexaScene *scene,
            const char  *text)
{
  guint n = 0;

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    n += g_strcmp0 (annexa_scene_get_mark (scene, i)->text, text) == 0;
  return n;
}

static guint
count_lines (AnnexaScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    n += annexa_scene_get_mark (scene, i)->type == ANNEXA_MARK_LINE;
  return n;
}

/* Text can be read on its ground, on the page, and in print without colour. */
static void
test_contrast (void)
{
  for (int mode = 0; mode < ANNEXA_N_PALETTES; mode++)
    {
      const AnnexaPalette *palette = annexa_palette_get (mode);
      gboolean high = mode == ANNEXA_PALETTE_HIGH_CONTRAST_LIGHT || mode == ANNEXA_PALETTE_HIGH_CONTRAST_DARK;

      g_assert_cmpfloat (annexa_rgba_get_contrast (&palette->text, &palette->ground), >=, 7);
      g_assert_cmpfloat (annexa_rgba_get_contrast (&palette->dim, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (annexa_rgba_get_contrast (&palette->accent, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (annexa_rgba_get_contrast (&palette->attention, &palette->ground), >=, 4.5);
      for (int colour = 0; colour < ANNEXA_N_COLOURS; colour++)
        {
          const AnnexaColourPair *pair = &palette->pairs[colour];
          AnnexaRgba border = annexa_rgba_blend (&pair->ink, palette->border, &palette->ground);

          g_assert_cmpfloat (annexa_rgba_get_contrast (&pair->ink, &pair->ground), >=, high ? 7 : 4.5);
          g_assert_cmpfloat (annexa_rgba_get_contrast (&pair->ink, &palette->ground), >=, 4.5);
          g_assert_cmpfloat (annexa_rgba_get_contrast (&border, &palette->ground), >=, 3);
        }
    }
}

static void
test_colours (void)
{
  static const char *const wrong[] = { NULL, "", "#", "#12345", "#1234567", "1c71d8", "#1c71dg", "red", "#-12345" };
  AnnexaRgba colour = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (annexa_rgba_parse ("#1C71d8", &colour));
  text = annexa_rgba_format (&colour);
  g_assert_cmpstr (text, ==, "#1c71d8");
  g_assert_cmpfloat (colour.alpha, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (annexa_rgba_parse (wrong[i], &colour));

  g_assert_cmpint (annexa_colour_from_name ("green"), ==, ANNEXA_COLOUR_GREEN);
  g_assert_cmpint (annexa_colour_from_name ("bad"), ==, ANNEXA_COLOUR_RED);
  g_assert_cmpint (annexa_colour_from_name ("beige"), ==, ANNEXA_COLOUR_NONE);
  g_assert_cmpint (annexa_colour_from_name (NULL), ==, ANNEXA_COLOUR_NONE);
}

/* Whatever colour a company has, letters in it can be read, and a good one stays as it is. */
static void
test_readable (void)
{
  static const AnnexaRgba grounds[] = { { 1, 1, 1, 1 }, { 0, 0, 0, 1 }, { 0.5, 0.5, 0.5, 1 } };
  AnnexaRgba colour;
  AnnexaRgba changed;

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (guint number = 0; number < 0x1000000; number += 0x0f1357)
      {
        colour = (AnnexaRgba){ (number >> 16) / 255.0, (number >> 8 & 255) / 255.0, (number & 255) / 255.0, 1 };
        changed = annexa_rgba_make_readable (&colour, &grounds[i], 4.5);
        g_assert_cmpfloat (annexa_rgba_get_contrast (&changed, &grounds[i]), >=, 4.49);
      }

  g_assert_true (annexa_rgba_parse ("#1a5fb4", &colour));
  changed = annexa_rgba_make_readable (&colour, &grounds[0], 4.5);
  g_assert_cmpfloat_with_epsilon (changed.blue, colour.blue, 0.001);
}

static gboolean
explains (AnnexaScene *scene,
          const char  *sentence)
{
  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      if (mark->text != NULL && strstr (mark->text, sentence) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_heat_map (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_PRINT);
  AnnexaHeatMap map = make_map (5, 5);
  g_autoptr (AnnexaScene) scene = annexa_heat_map_make_scene (&map, 480, 0, &style);
  double width;
  double height;

  check_scene (scene);
  g_assert_cmpstr (get_cell (scene, 4, 5)->label, ==, "Likely, Almost certain: High, 0 risks");
  g_assert_cmpstr (get_cell (scene, 1, 3)->label, ==, "Rare, Possible: Low, 1 risk");
  /* Likelihood grows upwards, impact to the right. */
  g_assert_cmpfloat (get_cell (scene, 5, 1)->y, <, get_cell (scene, 4, 1)->y);
  g_assert_cmpfloat (get_cell (scene, 1, 2)->x, >, get_cell (scene, 1, 1)->x);
  g_assert_cmpuint (count_text (scene, "High"), ==, 11);
  g_assert_false (explains (scene, "Level: H High, L Low."));
  g_assert_cmpuint (count_text (scene, "Low"), ==, 14);
  g_assert_cmpuint (count_lines (scene), >, 0);
  draw_scene (scene, &width, &height);
  g_assert_cmpfloat (width, <=, annexa_scene_get_width (scene) + 1.5);
  g_assert_cmpfloat (height, <=, annexa_scene_get_height (scene) + 1.5);

  /* Where letters stand for the levels, it is said for which. */
  g_clear_pointer (&scene, annexa_scene_unref);
  scene = annexa_heat_map_make_scene (&map, 300, 0, &style);
  g_assert_cmpuint (count_text (scene, "H"), ==, 11);
  g_assert_true (explains (scene, "Level: H High, L Low."));
}

/* Each cell shows how many risks there are, and none where there are none. */
static void
test_counts (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaHeatMap map = make_map (3, 3);
  g_autoptr (AnnexaScene) scene = NULL;

  memset (map.cells, 0, sizeof map.cells);
  map.cells[2][3] = (AnnexaHeatMapCell){ "High", "H", ANNEXA_COLOUR_RED, FALSE, 17 };
  scene = annexa_heat_map_make_scene (&map, 480, 0, &style);
  check_scene (scene);
  g_assert_cmpuint (count_text (scene, "17"), ==, 1);
  g_assert_cmpuint (count_text (scene, "0"), ==, 0);
  g_assert_cmpuint (count_lines (scene), ==, 0);
  g_assert_nonnull (strstr (get_cell (scene, 1, 1)->label, "no level"));
}

static void
test_sizes (void)
{
  static const double widths[] = { 280, 420, 480, 800, 1600 };

  for (guint likelihoods = 2; likelihoods <= ANNEXA_HEAT_MAP_LARGEST; likelihoods++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      for (int mode = 0; mode < ANNEXA_N_PALETTES; mode++)
        {
          AnnexaSceneStyle style = make_style (mode);
          AnnexaHeatMap map = make_map (likelihoods, 8 - likelihoods);
          g_autoptr (AnnexaScene) scene = NULL;

          style.text_scale = i == 3 ? 2 : 1;
          style.right_to_left = mode % 2 == 1;
          map.selected_likelihood = 1;
          map.selected_impact = 2;
          scene = annexa_heat_map_make_scene (&map, widths[i], 0, &style);
          check_scene (scene);
        }
}

/* Mirrored, impact grows to the left; twice mirrored, all is as it was. */
static void
test_mirror (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaHeatMap map = make_map (4, 4);
  g_autoptr (AnnexaScene) scene = annexa_heat_map_make_scene (&map, 480, 0, &style);
  g_autoptr (AnnexaScene) mirrored = NULL;
  double x = get_cell (scene, 2, 2)->x;

  style.right_to_left = TRUE;
  mirrored = annexa_heat_map_make_scene (&map, 480, 0, &style);
  g_assert_cmpfloat (get_cell (mirrored, 1, 2)->x, <, get_cell (mirrored, 1, 1)->x);
  annexa_scene_mirror (scene);
  annexa_scene_mirror (scene);
  g_assert_cmpfloat_with_epsilon (get_cell (scene, 2, 2)->x, x, TOLERANCE);
}

/* A step that was deleted has no word; what was rated by it is shown all the same. */
static void
test_lost_step (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);

  for (guint width = 300; width <= 700; width += 400)
    {
      AnnexaHeatMap map = make_map (5, 5);
      g_autoptr (AnnexaScene) scene = NULL;

      map.likelihoods[3] = NULL;
      map.impacts[2] = NULL;
      scene = annexa_heat_map_make_scene (&map, width, 0, &style);
      check_scene (scene);
      g_assert_cmpstr (get_cell (scene, 3, 2)->label, ==, "–, –: Low, 2 risks");
    }
}

static void
test_bars (void)
{
  static const AnnexaBarPart parts[] = { { "Implemented", ANNEXA_COLOUR_GREEN },
                                         { "Partly", ANNEXA_COLOUR_YELLOW },
                                         { "Planned", ANNEXA_COLOUR_ORANGE } };
  static const AnnexaBar bars[] = { { "people", "People", { 6, 2, 0 } },
                                    { "physical", "Physical", { 3, 1, 1 } },
                                    { "none", "Nothing at all", { 0, 0, 0 } } };
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_PRINT);
  g_autoptr (AnnexaScene) scene = annexa_bars_make_scene (parts, 3, bars, 3, 480, &style);
  double width;
  double height;

  check_scene (scene);
  g_assert_cmpstr (annexa_scene_find_mark (scene, "people")->label, ==, "People, 8 in all, Implemented 6, Partly 2");
  g_assert_cmpstr (annexa_scene_find_mark (scene, "none")->label, ==, "Nothing at all, 0 in all");
  g_assert_cmpuint (count_text (scene, "6"), ==, 1);
  g_assert_cmpuint (count_text (scene, "0"), ==, 0);
  g_assert_cmpuint (count_text (scene, "Implemented"), ==, 1);
  draw_scene (scene, &width, &height);
  g_assert_cmpfloat (width, <=, 481.5);
}

/* Bars are as long as what they count. */
static void
test_bar_lengths (void)
{
  static const AnnexaBarPart parts[] = { { "All", ANNEXA_COLOUR_GREEN } };
  static const AnnexaBar bars[] = { { "large", "Large", { 80 } }, { "small", "Small", { 20 } } };
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_PRINT);
  g_autoptr (AnnexaScene) scene = annexa_bars_make_scene (parts, 1, bars, 2, 480, &style);
  double lengths[3] = { 0 };
  guint n = 0;

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      if (mark->type == ANNEXA_MARK_RECTANGLE && mark->id == NULL && n < G_N_ELEMENTS (lengths))
        lengths[n++] = mark->width;
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat_with_epsilon ((lengths[0] + 1) / (lengths[1] + 1), 4, 0.01);
}

static void
test_measure (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_PRINT);
  double width;
  double height;
  double wrapped_width;
  double wrapped_height;

  annexa_scene_measure (&style, "Several words in a line", 10, 0, &width, &height);
  annexa_scene_measure (&style, "Several words in a line", 10, width / 2, &wrapped_width, &wrapped_height);
  g_assert_cmpfloat (wrapped_width, <, width);
  g_assert_cmpfloat (wrapped_height, >, height * 1.5);
}

static void
test_references (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_PRINT);
  AnnexaScene *scene = annexa_scene_new (10, 20, &style);

  g_assert_true (annexa_scene_ref (scene) == scene);
  annexa_scene_unref (scene);
  g_assert_cmpfloat (annexa_scene_get_width (scene), ==, 10);
  annexa_scene_set_height (scene, 30);
  g_assert_cmpfloat (annexa_scene_get_height (scene), ==, 30);
  g_assert_cmpuint (annexa_scene_get_size (scene), ==, 0);
  annexa_scene_unref (scene);
}

/* A plan. */

static const guint after_first[] = { 0 };
static const guint after_second[] = { 1 };

static const AnnexaGanttBar plan_bars[] = {
  { "task-1", "Write the policy", "Write the policy, from 1 to 10 March", 739676, 739685, 0.5, ANNEXA_COLOUR_YELLOW,
    NULL, FALSE, NULL, 0 },
  { "task-2", "Approve it", "Approve it, from 11 to 15 March", 739686, 739690, 0, ANNEXA_COLOUR_RED, "!", FALSE,
    after_first, 1 },
  { "task-3", "Stage 1", "Stage 1, on 12 March", 739687, 739687, 0, ANNEXA_COLOUR_NONE, NULL, TRUE, after_second, 1 },
  { "task-4", "Some day", "Some day, without a date", 0, 0, 0, ANNEXA_COLOUR_NONE, NULL, FALSE, NULL, 0 },
};

static const AnnexaGantt plan = { plan_bars, G_N_ELEMENTS (plan_bars), 739680, "task-2" };

/* The rectangle that is drawn for a bar: the first one behind the row that can be reached. */
static const AnnexaMark *
find_bar (AnnexaScene *scene,
          const char  *id)
{
  guint i = 0;

  while (g_strcmp0 (annexa_scene_get_mark (scene, i)->id, id) != 0)
    i++;
  for (i++; annexa_scene_get_mark (scene, i)->type != ANNEXA_MARK_RECTANGLE; i++)
    g_assert_null (annexa_scene_get_mark (scene, i)->id);
  return annexa_scene_get_mark (scene, i);
}

static guint
count_coloured (AnnexaScene      *scene,
                const AnnexaRgba *colour)
{
  guint n = 0;

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      n += mark->type == ANNEXA_MARK_LINE && memcmp (&mark->fill, colour, sizeof *colour) == 0;
    }
  return n;
}

static const AnnexaMark *
find_text (AnnexaScene *scene,
           const char  *text)
{
  guint i = 0;

  while (g_strcmp0 (annexa_scene_get_mark (scene, i)->text, text) != 0)
    i++;
  return annexa_scene_get_mark (scene, i);
}

/* A name that is too long for its line is in smaller letters, of which two lines fit. */
static void
test_gantt_labels (void)
{
  static const char *const label =
      "TSK-032 Security annex signed by the IT service firm and by both suppliers of glass";
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaGanttBar bars[2] = { plan_bars[0], plan_bars[1] };
  const AnnexaGantt labelled = { bars, G_N_ELEMENTS (bars), 739680, NULL };
  g_autoptr (AnnexaScene) scene = NULL;
  const AnnexaMark *shorter, *longer;
  double height;

  bars[1].label = label;
  scene = annexa_gantt_make_scene (&labelled, 500, &style);
  shorter = find_text (scene, bars[0].label);
  longer = find_text (scene, label);
  annexa_scene_measure (&style, label, longer->size, longer->width, NULL, &height);
  g_assert_cmpfloat (longer->size, <, shorter->size);
  g_assert_cmpfloat (height, <=, longer->height);
}

static void
test_gantt (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  g_autoptr (AnnexaScene) scene = annexa_gantt_make_scene (&plan, 500, &style);
  double day = annexa_gantt_get_day_width (&plan, 500, &style);
  const AnnexaMark *first = find_bar (scene, "task-1");
  const AnnexaMark *second = find_bar (scene, "task-2");

  check_scene (scene);
  g_assert_cmpfloat_with_epsilon (first->width, 10 * day, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (second->width, 5 * day, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (second->x - first->x, 10 * day, TOLERANCE);
  g_assert_cmpfloat (second->y, >, first->y);
  g_assert_cmpstr (annexa_scene_find_mark (scene, "task-4")->label, ==, "Some day, without a date");

  /* The order of the first two is kept, that of the last two is not. */
  g_assert_cmpuint (count_coloured (scene, &style.palette->attention), >, 0);
  g_assert_cmpuint (count_coloured (scene, &style.palette->dim), >, 0);
}

/* What is said about a bar while it is moved stands beside it, within the picture. */
static void
test_gantt_note (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);

  for (guint i = 0; i < plan.n_bars; i++)
    {
      g_autofree AnnexaGanttBar *bars = g_memdup2 (plan.bars, plan.n_bars * sizeof *bars);
      const AnnexaGantt moved = { bars, plan.n_bars, plan.today, NULL };
      g_autoptr (AnnexaScene) scene = NULL;
      gboolean found = FALSE;

      if (bars[i].start == 0)
        continue;
      bars[i].note = "12 Jan 2027 – 3 Mar 2027";
      scene = annexa_gantt_make_scene (&moved, 500, &style);
      for (guint j = 0; j < annexa_scene_get_size (scene); j++)
        {
          const AnnexaMark *mark = annexa_scene_get_mark (scene, j);

          if (g_strcmp0 (mark->text, bars[i].note) != 0)
            continue;
          found = TRUE;
          g_assert_cmpfloat (mark->x, >=, 0);
          g_assert_cmpfloat (mark->x + mark->width, <=, 500);
        }
      g_assert_true (found);
    }
}

static void
test_gantt_parts (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  g_autoptr (AnnexaScene) scene = annexa_gantt_make_scene (&plan, 500, &style);
  const AnnexaMark *first = find_bar (scene, "task-1");
  double middle = first->x + first->width / 2;
  double end = first->x + first->width;

  g_assert_cmpint (annexa_gantt_find_part (&plan, 500, &style, 0, middle), ==, ANNEXA_GANTT_WHOLE);
  g_assert_cmpint (annexa_gantt_find_part (&plan, 500, &style, 0, end - 1), ==, ANNEXA_GANTT_END);
  g_assert_cmpint (annexa_gantt_find_part (&plan, 500, &style, 0, end + 40), ==, ANNEXA_GANTT_NOTHING);
  g_assert_cmpint (annexa_gantt_find_part (&plan, 500, &style, 3, middle), ==, ANNEXA_GANTT_NOTHING);

  /* Whoever reads from the right takes hold of the other side. */
  style.right_to_left = TRUE;
  g_assert_cmpint (annexa_gantt_find_part (&plan, 500, &style, 0, 500 - end + 1), ==, ANNEXA_GANTT_END);
}

/* Years of work, no work at all, a large text size and readers from the right. */
static void
test_gantt_sizes (void)
{
  const AnnexaGanttBar long_bar = { "long", "A name that is much longer than there is room for in front of its bar",
                                    "Long", 738000, 739900, 1, ANNEXA_COLOUR_GREEN, "✓", FALSE, NULL, 0 };
  const AnnexaGantt long_plan = { &long_bar, 1, 739680, NULL };
  const AnnexaGantt empty = { NULL, 0, 739680, NULL };
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_DARK);

  for (style.text_scale = 1; style.text_scale <= 2; style.text_scale++)
    for (style.right_to_left = FALSE; style.right_to_left <= TRUE; style.right_to_left++)
      {
        g_autoptr (AnnexaScene) scene = annexa_gantt_make_scene (&plan, 300, &style);
        g_autoptr (AnnexaScene) years = annexa_gantt_make_scene (&long_plan, 300, &style);
        g_autoptr (AnnexaScene) nothing = annexa_gantt_make_scene (&empty, 300, &style);

        check_scene (scene);
        check_scene (years);
        check_scene (nothing);
      }
}

static const AnnexaTrendPoint points[] = {
  { "one", 739000, 81, "81 %", "1 April: 81 %" },
  { "two", 739030, 90, "90 %", "1 May: 90 %" },
  { "three", 739090, 96, "96 %", "30 June: 96 %" },
};

static AnnexaTrend
make_trend (guint    n_points,
            gboolean down)
{
  return (AnnexaTrend){ points, n_points, TRUE, down ? 85 : 98, "Target", TRUE, 70, "Start", down, 739120 };
}

/* Later is further to the right, more is higher; each measurement is where it can be pressed. */
static void
test_trend (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaTrend trend = make_trend (3, FALSE);
  g_autoptr (AnnexaScene) scene = annexa_trend_make_scene (&trend, 300, &style);
  const AnnexaMark *one = annexa_scene_find_mark (scene, "one");
  const AnnexaMark *two = annexa_scene_find_mark (scene, "two");
  const AnnexaMark *three = annexa_scene_find_mark (scene, "three");

  check_scene (scene);
  g_assert_cmpfloat (one->x, <, two->x);
  g_assert_cmpfloat (two->x, <, three->x);
  g_assert_cmpfloat (one->y, >, two->y);
  g_assert_cmpfloat (two->y, >, three->y);
  /* Twice the days is twice as far. */
  g_assert_cmpfloat_with_epsilon (three->x - two->x, 2 * (two->x - one->x), TOLERANCE);
  g_assert_cmpstr (three->label, ==, "30 June: 96 %");
  g_assert_cmpuint (count_text (scene, "96 %"), ==, 1);
  g_assert_cmpuint (count_text (scene, "81 %"), ==, 0);
  g_assert_cmpuint (count_text (scene, "Target"), ==, 1);
  g_assert_cmpuint (count_text (scene, "Start"), ==, 1);
  g_assert_cmpuint (count_text (scene, "Not measured yet"), ==, 0);
}

static double
get_target_align (double value)
{
  const AnnexaTrendPoint reached[] = { { "one", 739000, 60, "60 %", "60 %" }, { "two", 739120, value, "x", "x" } };
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaTrend trend = { reached, 2, TRUE, 98, "Target", FALSE, 0, NULL, FALSE, 739120 };
  g_autoptr (AnnexaScene) scene = annexa_trend_make_scene (&trend, 300, &style);

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    if (g_strcmp0 (annexa_scene_get_mark (scene, i)->text, "Target") == 0)
      return annexa_scene_get_mark (scene, i)->align;
  g_assert_not_reached ();
}

/* The word of the target gives way to the newest value. */
static void
test_trend_labels (void)
{
  g_assert_cmpfloat (get_target_align (70), ==, 1);
  g_assert_cmpfloat (get_target_align (98), ==, 0);
}

/* Where less is better the good ground lies below the target. */
static void
test_trend_down (void)
{
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  AnnexaTrend up = make_trend (3, FALSE);
  AnnexaTrend down = make_trend (3, TRUE);
  g_autoptr (AnnexaScene) above = annexa_trend_make_scene (&up, 300, &style);
  g_autoptr (AnnexaScene) below = annexa_trend_make_scene (&down, 300, &style);

  /* The ground is drawn first, the line of the target next. */
  g_assert_cmpfloat_with_epsilon (annexa_scene_get_mark (above, 0)->y + annexa_scene_get_mark (above, 0)->height,
                                  annexa_scene_get_mark (above, 1)->y, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (annexa_scene_get_mark (below, 0)->y, annexa_scene_get_mark (below, 1)->y, TOLERANCE);
}

/* Nothing, one and several measurements, with and without a target, fit in every palette, size and direction. */
static void
test_trend_sizes (void)
{
  for (guint mode = 0; mode < ANNEXA_N_PALETTES; mode++)
    for (guint n = 0; n <= 3; n++)
      for (guint flags = 0; flags < 8; flags++)
        {
          AnnexaSceneStyle style = make_style ((AnnexaPaletteMode) mode);
          AnnexaTrend trend = make_trend (n, (flags & 1) != 0);
          g_autoptr (AnnexaScene) scene = NULL;
          double width, height;

          style.right_to_left = (flags & 2) != 0;
          style.text_scale = (flags & 4) != 0 ? 2 : 1;
          trend.has_target = mode != ANNEXA_PALETTE_DARK;
          trend.has_baseline = mode != ANNEXA_PALETTE_PRINT;
          scene = annexa_trend_make_scene (&trend, 220, &style);
          check_scene (scene);
          draw_scene (scene, &width, &height);
          g_assert_cmpfloat (width, <=, 221.5);
          g_assert_cmpfloat (height, <=, annexa_scene_get_height (scene) + 1.5);
          g_assert_cmpuint (count_text (scene, "Not measured yet"), ==, n == 0);
          g_assert_true ((annexa_scene_find_mark (scene, "one") != NULL) == (n > 0));
        }
}

/* Arrows lie in the picture, thicker for more risks, with their number; the cells say what comes and goes. */
static void
test_arrows (void)
{
  const AnnexaHeatMapMove moves[] = { { 5, 5, 1, 5, 7, FALSE }, { 5, 1, 1, 1, 1, FALSE }, { 1, 1, 1, 5, 3, TRUE },
                                      { 2, 2, 2, 3, 2, FALSE }, { 2, 3, 2, 2, 1, TRUE } };
  AnnexaHeatMap map = make_map (5, 5);
  AnnexaSceneStyle style = make_style (ANNEXA_PALETTE_LIGHT);
  g_autoptr (AnnexaScene) plain = annexa_heat_map_make_scene (&map, 600, 0, &style);
  guint n_lines = count_lines (plain);

  map.moves = moves;
  map.n_moves = G_N_ELEMENTS (moves);
  for (double width = 260; width <= 700; width += 110)
    for (style.right_to_left = FALSE; style.right_to_left <= TRUE; style.right_to_left++)
      {
        g_autoptr (AnnexaScene) scene = annexa_heat_map_make_scene (&map, width, 0, &style);
        double thickest = 0;
        double thinnest = G_MAXDOUBLE;

        check_scene (scene);
        g_assert_cmpuint (count_lines (scene) - n_lines, ==, 5 * 16);
        g_assert_cmpuint (count_text (scene, "7"), ==, 1);
        for (guint i = 0; i < annexa_scene_get_size (scene); i++)
          {
            const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

            if (mark->type != ANNEXA_MARK_LINE || mark->line_width == 2)
              continue;
            thickest = MAX (thickest, mark->line_width);
            thinnest = MIN (thinnest, mark->line_width);
          }
        g_assert_cmpfloat (thickest, >, 2 * thinnest);
        g_assert_nonnull (strstr (get_cell (scene, 5, 5)->label, "7 move away"));
        g_assert_nonnull (strstr (get_cell (scene, 1, 1)->label, "1 moves here, 3 move away"));
        g_assert_null (strstr (get_cell (scene, 4, 4)->label, "move"));
      }
}

/* A fish where there is room, one list below the head where there is not; each cause can be reached in both, and all of
 * it lies inside the picture. */
static void
test_fishbone (void)
{
  static const AnnexaFishboneCause causes[] = {
    { "CS-1", "People", "Nobody stands in when somebody is ill, and nobody knows that", FALSE },
    { "CS-2", "People", "Two new colleagues", FALSE },
    { "CS-3", "The way we work", "No step of the procedure says so", TRUE },
    { "CS-4", "Surroundings", "Two orders on one bench", FALSE },
  };
  static const double widths[] = { 300, 481, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (AnnexaPaletteMode mode = ANNEXA_PALETTE_LIGHT; mode < ANNEXA_N_PALETTES; mode++)
      {
        AnnexaSceneStyle style = make_style (mode);
        g_autoptr (AnnexaScene) scene = annexa_fishbone_make_scene ("A lens out of tolerance", causes,
                                                                    G_N_ELEMENTS (causes), widths[i], &style);

        check_scene (scene);
        g_assert_cmpstr (annexa_scene_find_mark (scene, "CS-1")->label, ==,
                         "People: Nobody stands in when somebody is ill, and nobody knows that");
        g_assert_nonnull (strstr (annexa_scene_find_mark (scene, "CS-3")->label, "The real cause."));
      }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/chart/lost-step", test_lost_step);
  g_test_add_func ("/chart/contrast", test_contrast);
  g_test_add_func ("/chart/colours", test_colours);
  g_test_add_func ("/chart/readable", test_readable);
  g_test_add_func ("/chart/heat-map", test_heat_map);
  g_test_add_func ("/chart/counts", test_counts);
  g_test_add_func ("/chart/sizes", test_sizes);
  g_test_add_func ("/chart/mirror", test_mirror);
  g_test_add_func ("/chart/arrows", test_arrows);
  g_test_add_func ("/chart/fishbone", test_fishbone);
  g_test_add_func ("/chart/bars", test_bars);
  g_test_add_func ("/chart/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart/gantt-labels", test_gantt_labels);
  g_test_add_func ("/chart/gantt", test_gantt);
  g_test_add_func ("/chart/gantt-note", test_gantt_note);
  g_test_add_func ("/chart/gantt-parts", test_gantt_parts);
  g_test_add_func ("/chart/gantt-sizes", test_gantt_sizes);
  g_test_add_func ("/chart/trend", test_trend);
  g_test_add_func ("/chart/trend-labels", test_trend_labels);
  g_test_add_func ("/chart/trend-down", test_trend_down);
  g_test_add_func ("/chart/trend-sizes", test_trend_sizes);
  g_test_add_func ("/chart/measure", test_measure);
  g_test_add_func ("/chart/references", test_references);

  return g_test_run ();
}
