/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-asset-map.h"
#include "annexa-test.h"

/* The map of assets: which column each stands in, what never overlaps, and what a picture says. */

#define TOLERANCE 1e-6

static GArray *
make_links (const char *text)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (AnnexaAssetMapLink));
  g_auto (GStrv) pairs = g_strsplit (text, " ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      AnnexaAssetMapLink link = { 0, 0 };
      char *end;

      link.from = (guint) g_ascii_strtoull (pairs[i], &end, 10);
      link.to = (guint) g_ascii_strtoull (end + 1, NULL, 10);
      g_array_append_val (links, link);
    }
  return links;
}

static AnnexaAssetMapLayout *
lay_out (guint   n_assets,
         GArray *links)
{
  return annexa_asset_map_layout_new (n_assets, (const AnnexaAssetMapLink *) (void *) links->data, links->len);
}

static const AnnexaAssetMapLink *
nth_link (GArray *links,
          guint   i)
{
  return &g_array_index (links, AnnexaAssetMapLink, i);
}

/* An end of a link in the way that is drawn: to the right, but for those that close a circle. */
static void
check_links (const AnnexaAssetMapLayout *layout,
             GArray                     *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const AnnexaAssetMapRoute *route = &layout->routes[i];
      guint from, to;

      if (!route->drawn)
        continue;
      from = layout->places[nth_link (links, i)->from].column;
      to = layout->places[nth_link (links, i)->to].column;
      if (route->backward)
        g_assert_cmpuint (from, >, to);
      else
        g_assert_cmpuint (from, <, to);
      g_assert_cmpuint (route->n_rows, ==, MAX (from, to) - MIN (from, to) - 1);
      g_assert_cmpuint (route->first + route->n_rows, <=, layout->rows->len);
    }
}

/* Boxes do not touch each other, and no link leads below one. */
static void
check_places (const AnnexaAssetMapLayout *layout,
              GArray                     *links)
{
  for (guint i = 0; i < layout->n_assets; i++)
    {
      const AnnexaAssetMapPlace *place = &layout->places[i];

      if (!place->linked)
        continue;
      g_assert_cmpuint (place->column, <, layout->n_columns);
      g_assert_cmpfloat (place->row, >=, 0.5 - TOLERANCE);
      g_assert_cmpfloat (place->row, <=, layout->height - 0.5 + TOLERANCE);
      for (guint j = i + 1; j < layout->n_assets; j++)
        if (layout->places[j].linked && layout->places[j].column == place->column)
          g_assert_cmpfloat (fabs (layout->places[j].row - place->row), >=, 1 - TOLERANCE);
      for (guint j = 0; j < links->len; j++)
        {
          const AnnexaAssetMapRoute *route = &layout->routes[j];
          guint first;

          if (!route->drawn)
            continue;
          first = MIN (layout->places[nth_link (links, j)->from].column, layout->places[nth_link (links, j)->to].column);
          for (guint k = 0; k < route->n_rows; k++)
            if (first + 1 + k == place->column)
              g_assert_cmpfloat (fabs (g_array_index (layout->rows, double, route->first + k) - place->row), >=, 0.6);
        }
    }
}

static void
check_layout (const AnnexaAssetMapLayout *layout,
              GArray                     *links)
{
  check_links (layout, links);
  check_places (layout, links);
}

/* Reception and shop need the server, which needs the room; the shop also needs the room itself; the van needs nothing. */
static void
test_columns (void)
{
  g_autoptr (GArray) links = make_links ("0-2 1-2 2-3 1-3");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (5, links);

  check_layout (layout, links);
  g_assert_cmpuint (layout->n_columns, ==, 3);
  g_assert_cmpuint (layout->places[0].column, ==, 0);
  g_assert_cmpuint (layout->places[1].column, ==, 0);
  g_assert_cmpuint (layout->places[2].column, ==, 1);
  g_assert_cmpuint (layout->places[3].column, ==, 2);
  g_assert_false (layout->places[4].linked);
  g_assert_cmpuint (layout->routes[3].n_rows, ==, 1);
  g_assert_cmpuint (annexa_asset_map_layout_count_crossings (layout, nth_link (links, 0)), ==, 0);
}

/* What begins a chain of its own stands right before what it needs. */
static void
test_short_ways (void)
{
  g_autoptr (GArray) links = make_links ("0-1 1-2 2-3 4-3");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (5, links);

  check_layout (layout, links);
  g_assert_cmpuint (layout->places[3].column, ==, 3);
  g_assert_cmpuint (layout->places[4].column, ==, 2);
}

/* Circles of any length are drawn, with one link that leads back. */
static void
test_circles (void)
{
  static const struct
  {
    const char *links;
    guint n_backward;
  } circles[] = { { "0-1 1-0", 1 }, { "0-1 1-2 2-0", 1 }, { "0-1 1-2 2-1 2-3 3-0", 2 }, { "3-0 0-1 1-2 2-0", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autoptr (GArray) links = make_links (circles[i].links);
      g_autoptr (AnnexaAssetMapLayout) layout = lay_out (4, links);
      guint n_backward = 0;

      check_layout (layout, links);
      for (guint j = 0; j < links->len; j++)
        n_backward += layout->routes[j].backward;
      g_assert_cmpuint (n_backward, ==, circles[i].n_backward);
    }
}

/* Links to itself, twice, and to nowhere are not drawn; nothing at all is fine. */
static void
test_odd_links (void)
{
  g_autoptr (GArray) links = make_links ("0-0 0-1 0-1 1-7 9-0");
  g_autoptr (GArray) none = make_links ("");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (3, links);
  g_autoptr (AnnexaAssetMapLayout) empty = annexa_asset_map_layout_new (0, NULL, 0);
  guint n_drawn = 0;

  check_layout (layout, links);
  for (guint i = 0; i < links->len; i++)
    n_drawn += layout->routes[i].drawn;
  g_assert_cmpuint (n_drawn, ==, 1);
  g_assert_true (layout->routes[1].drawn);
  g_assert_cmpuint (empty->n_columns, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Two columns that are linked the wrong way around come into the order in which nothing crosses. */
static void
test_crossings (void)
{
  g_autoptr (GArray) links = make_links ("0-9 1-8 2-7 3-6 4-5");
  g_autoptr (GArray) tangled = make_links ("0-9 0-8 1-9 2-7 2-6 3-5 4-5 4-6 1-8 0-3 3-8");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (10, links);
  g_autoptr (AnnexaAssetMapLayout) other = lay_out (10, tangled);

  check_layout (layout, links);
  check_layout (other, tangled);
  g_assert_cmpuint (annexa_asset_map_layout_count_crossings (layout, nth_link (links, 0)), ==, 0);
  g_assert_cmpuint (annexa_asset_map_layout_count_crossings (other, nth_link (tangled, 0)), <=, 1);
}

/* @n assets of a firm: most depend on one or two that were listed later, a few on an earlier one. */
static GArray *
make_firm (guint   n,
           guint32 seed)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (AnnexaAssetMapLink));
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i + 1 < n; i++)
    for (int j = g_rand_int_range (random, 0, 4); j > 0; j--)
      {
        gboolean back = g_rand_int_range (random, 0, 30) == 0;
        AnnexaAssetMapLink link = { i, (guint) g_rand_int_range (random, back ? 0 : (int) i + 1, (int) n) };

        g_array_append_val (links, link);
      }
  return links;
}

/* Whatever the links, nothing overlaps, and the same assets give the same picture. */
static void
test_any (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      guint n = 2 + seed * 4;
      g_autoptr (GArray) links = make_firm (n, seed);
      g_autoptr (AnnexaAssetMapLayout) layout = lay_out (n, links);
      g_autoptr (AnnexaAssetMapLayout) again = lay_out (n, links);

      check_layout (layout, links);
      g_assert_cmpmem (layout->places, n * sizeof *layout->places, again->places, n * sizeof *again->places);
      g_assert_cmpmem (layout->rows->data, layout->rows->len * sizeof (double), again->rows->data,
                       again->rows->len * sizeof (double));
    }
}

static void
test_large (void)
{
  g_autoptr (GArray) links = make_firm (300, 7);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (300, links);

  g_test_message ("300 assets, %u links, %u columns: %.1f ms", links->len, layout->n_columns,
                  (g_get_monotonic_time () - start) / 1000.0);
  check_layout (layout, links);
}

static const AnnexaMark *
get_box (AnnexaScene *scene,
         const char  *id)
{
  const AnnexaMark *mark = annexa_scene_find_mark (scene, id);

  g_assert_nonnull (mark);
  return mark;
}

static void
check_scene (AnnexaScene *scene)
{
  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      g_assert_cmpfloat (MIN (mark->x, mark->x + mark->width), >=, -0.01);
      g_assert_cmpfloat (MAX (mark->x, mark->x + mark->width), <=, annexa_scene_get_width (scene) + 0.01);
      g_assert_cmpfloat (MIN (mark->y, mark->y + mark->height), >=, -0.01);
      g_assert_cmpfloat (MAX (mark->y, mark->y + mark->height), <=, annexa_scene_get_height (scene) + 0.01);
    }
}

static guint
count_lines (AnnexaScene      *scene,
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

static const AnnexaAssetMapBox boxes[] = {
  { "asset-1", "Shop", "Very high", "Shop, very high", ANNEXA_COLOUR_RED, FALSE },
  { "asset-2", "Server", "Very high, inherited", "Server, very high", ANNEXA_COLOUR_RED, TRUE },
  { "asset-3", "Room", "Very high, inherited", "Room, very high", ANNEXA_COLOUR_RED, TRUE },
  { "asset-4", "Van", "Low", "Van, low", ANNEXA_COLOUR_GREEN, FALSE },
  { "asset-5", "Office", "Not rated", "Office, not rated", ANNEXA_COLOUR_NONE, FALSE },
};

/* Everything lies in the picture and can be reached, in any size and from either side. */
static void
test_scene (void)
{
  g_autoptr (GArray) links = make_links ("0-1 1-2 4-2");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (5, links);
  AnnexaAssetMap map = { boxes, 5, nth_link (links, 0), links->len, layout, NULL };
  AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_LIGHT), NULL, 1, FALSE };

  for (style.text_scale = 0.5; style.text_scale <= 2; style.text_scale *= 2)
    for (style.right_to_left = FALSE; style.right_to_left <= TRUE; style.right_to_left++)
      {
        g_autoptr (AnnexaScene) scene = annexa_asset_map_make_scene (&map, 1, &style);
        g_autoptr (AnnexaScene) wide = annexa_asset_map_make_scene (&map, 3000, &style);
        double shop = get_box (scene, "asset-1")->x;
        double server = get_box (scene, "asset-2")->x;

        check_scene (scene);
        check_scene (wide);
        g_assert_cmpfloat (annexa_scene_get_width (wide), ==, 3000);
        g_assert_true (style.right_to_left ? shop > server : shop < server);
        g_assert_cmpfloat (get_box (scene, "asset-4")->y, >, get_box (scene, "asset-1")->y);
        for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
          g_assert_cmpstr (get_box (scene, boxes[i].id)->label, ==, boxes[i].spoken);
      }
}

/* What hangs together with the chosen asset stands out: each link is a line with a head of two. */
static void
test_selected (void)
{
  g_autoptr (GArray) links = make_links ("0-1 1-2 4-2");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (5, links);
  AnnexaAssetMap map = { boxes, 5, nth_link (links, 0), links->len, layout, NULL };
  AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_LIGHT), NULL, 1, FALSE };
  g_autoptr (AnnexaScene) none = annexa_asset_map_make_scene (&map, 500, &style);
  g_autoptr (AnnexaScene) shop = NULL;
  g_autoptr (AnnexaScene) room = NULL;
  g_autoptr (AnnexaScene) van = NULL;

  g_assert_cmpuint (count_lines (none, &style.palette->accent), ==, 0);
  map.selected = "asset-1";
  shop = annexa_asset_map_make_scene (&map, 500, &style);
  g_assert_cmpuint (count_lines (shop, &style.palette->accent), ==, 6);
  map.selected = "asset-3";
  room = annexa_asset_map_make_scene (&map, 500, &style);
  g_assert_cmpuint (count_lines (room, &style.palette->accent), ==, 9);
  map.selected = "asset-4";
  van = annexa_asset_map_make_scene (&map, 500, &style);
  g_assert_cmpuint (count_lines (van, &style.palette->accent), ==, 0);
}

/* The head of an arrow is at what is needed, also where the link leads back. */
static void
test_heads (void)
{
  g_autoptr (GArray) links = make_links ("0-1 1-2 2-0");
  g_autoptr (AnnexaAssetMapLayout) layout = lay_out (3, links);
  AnnexaAssetMap map = { boxes, 3, nth_link (links, 0), links->len, layout, "asset-3" };
  AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_LIGHT), NULL, 1, FALSE };
  g_autoptr (AnnexaScene) scene = annexa_asset_map_make_scene (&map, 500, &style);
  const AnnexaMark *shop = get_box (scene, "asset-1");
  guint n_heads = 0;

  g_assert_true (layout->routes[2].backward);
  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      n_heads += mark->type == ANNEXA_MARK_LINE && fabs (mark->x - shop->x - shop->width) < 0.01
                 && fabs (mark->y - shop->y - shop->height / 2) < 0.01 && mark->width < 10;
    }
  g_assert_cmpuint (n_heads, ==, 2);
  check_scene (scene);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/asset-map/columns", test_columns);
  g_test_add_func ("/asset-map/short-ways", test_short_ways);
  g_test_add_func ("/asset-map/circles", test_circles);
  g_test_add_func ("/asset-map/odd-links", test_odd_links);
  g_test_add_func ("/asset-map/crossings", test_crossings);
  g_test_add_func ("/asset-map/any", test_any);
  g_test_add_func ("/asset-map/large", test_large);
  g_test_add_func ("/asset-map/scene", test_scene);
  g_test_add_func ("/asset-map/selected", test_selected);
  g_test_add_func ("/asset-map/heads", test_heads);

  return g_test_run ();
}
