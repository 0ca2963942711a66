/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-palette.h"
#include "annexa-query.h"
#include "annexa-scene-view.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Whether all that is written in the window can be read: each page is drawn as it is on the screen, and the colour of every
 * text is compared with the pixels behind it. */

/* What WCAG 2.1 asks for of text (1.4.3), and of what else has to be seen (1.4.11). */
#define LEAST_OF_TEXT 4.5
#define LEAST_OF_MARKS 3.0

/* Of what is drawn on the way to a text. */
typedef struct
{
  GtkWidget *window;
  const char *place;
  const guchar *pixels;
  float x; /* Where the picture begins in the window, whose frame is a part of it. */
  float y;
  int width;
  int height;
  gsize stride;
  guint n_texts;
  guint n_marks;
  guint n_faint;
} Picture;

static AnnexaRgba
from_gdk (const GdkRGBA *colour)
{
  return (AnnexaRgba){ colour->red, colour->green, colour->blue, colour->alpha };
}

static GdkRGBA
to_gdk (const AnnexaRgba *colour)
{
  return (GdkRGBA){ (float) colour->red, (float) colour->green, (float) colour->blue, (float) colour->alpha };
}

static double
contrast (const GdkRGBA *one,
          const GdkRGBA *other)
{
  AnnexaRgba a = from_gdk (one);
  AnnexaRgba b = from_gdk (other);

  return annexa_rgba_get_contrast (&a, &b);
}

static GdkRGBA
blend (const GdkRGBA *colour,
       double         alpha,
       const GdkRGBA *ground)
{
  GdkRGBA mixed = { .alpha = 1 };

  mixed.red = (float) (colour->red * alpha + ground->red * (1 - alpha));
  mixed.green = (float) (colour->green * alpha + ground->green * (1 - alpha));
  mixed.blue = (float) (colour->blue * alpha + ground->blue * (1 - alpha));
  return mixed;
}

/* The ground is what most of the pixels have: letters cover less than half of the place they stand on. */
static gboolean
find_ground (Picture               *picture,
             const graphene_rect_t *area,
             GdkRGBA               *ground)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int left = MAX ((int) floorf (area->origin.x), 0);
  int top = MAX ((int) floorf (area->origin.y), 0);
  int right = MIN ((int) ceilf (area->origin.x + area->size.width), picture->width);
  int bottom = MIN ((int) ceilf (area->origin.y + area->size.height), picture->height);
  guint most = 0;
  guint32 best = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        guint32 pixel;
        guint n;

        memcpy (&pixel, picture->pixels + (gsize) y * picture->stride + (gsize) x * 4, 4);
        n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel))) + 1;
        g_hash_table_insert (counts, GUINT_TO_POINTER (pixel), GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            best = pixel;
          }
      }
  *ground = (GdkRGBA){ (float) ((best >> 16) & 0xff) / 255.f, (float) ((best >> 8) & 0xff) / 255.f,
                       (float) (best & 0xff) / 255.f, 1 };
  return most > 0;
}

static GtkWidget *
find_widget (Picture               *picture,
             const graphene_rect_t *area)
{
  return gtk_widget_pick (picture->window, picture->x + area->origin.x + area->size.width / 2,
                          picture->y + area->origin.y + area->size.height / 2, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
}

/* What cannot be used now is exempt, and may be faint. */
static gboolean
is_usable (GtkWidget *widget)
{
  return widget == NULL || gtk_widget_is_sensitive (widget);
}

static void
check (Picture               *picture,
       const graphene_rect_t *area,
       const GdkRGBA         *colour,
       double                 alpha,
       double                 least,
       const char            *text)
{
  GtkWidget *widget = find_widget (picture, area);
  GdkRGBA ground, seen;
  double found;

  if (!is_usable (widget) || !find_ground (picture, area, &ground))
    return;
  seen = blend (colour, alpha * colour->alpha, &ground);
  found = contrast (&seen, &ground);
  if (found >= least)
    return;
  picture->n_faint++;
  if (text == NULL && GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  g_test_message ("%s: %.2f of %.1f at %d, %d: %s “%s”", picture->place, found, least, (int) area->origin.x,
                  (int) area->origin.y, widget != NULL ? G_OBJECT_TYPE_NAME (widget) : "?", text != NULL ? text : "");
}

typedef struct
{
  float x;
  float y;
  double alpha;
  graphene_rect_t clip;
} Way;

static void walk (Picture       *picture,
                  GskRenderNode *node,
                  Way            way);

static graphene_rect_t
move (const graphene_rect_t *rect,
      const Way             *way)
{
  return GRAPHENE_RECT_INIT (rect->origin.x + way->x, rect->origin.y + way->y, rect->size.width, rect->size.height);
}

static void
check_text (Picture       *picture,
            GskRenderNode *node,
            const Way     *way)
{
  graphene_rect_t bounds, area, seen;

  gsk_render_node_get_bounds (node, &bounds);
  area = move (&bounds, way);
  /* What is cut off almost to nothing is not read. */
  if (!graphene_rect_intersection (&area, &way->clip, &seen) || seen.size.height < area.size.height / 2
      || seen.size.width < 4 || way->alpha * gsk_text_node_get_color (node)->alpha < .02)
    return;
  picture->n_texts++;
  check (picture, &seen, gsk_text_node_get_color (node), way->alpha, LEAST_OF_TEXT, NULL);
}

static void
clip (Way                   *way,
      const graphene_rect_t *rect)
{
  graphene_rect_t moved = move (rect, way);

  if (!graphene_rect_intersection (&way->clip, &moved, &way->clip))
    way->clip = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* Filters in style sheets only make things fainter. */
static void
walk_matrix (Picture       *picture,
             GskRenderNode *node,
             Way            way)
{
  const graphene_matrix_t *matrix = gsk_color_matrix_node_get_color_matrix (node);

  way.alpha *= graphene_matrix_get_value (matrix, 3, 3);
  walk (picture, gsk_color_matrix_node_get_child (node), way);
}

static void
walk_transform (Picture       *picture,
                GskRenderNode *node,
                Way            way)
{
  GskTransform *transform = gsk_transform_node_get_transform (node);
  float scale_x, scale_y, x, y;

  /* Arrows may be turned; texts never are. */
  if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    return;
  gsk_transform_to_affine (transform, &scale_x, &scale_y, &x, &y);
  if (fabsf (scale_x - 1) > .001f || fabsf (scale_y - 1) > .001f)
    return;
  way.x += x;
  way.y += y;
  walk (picture, gsk_transform_node_get_child (node), way);
}

static void
walk (Picture       *picture,
      GskRenderNode *node,
      Way            way)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        walk (picture, gsk_container_node_get_child (node, i), way);
      break;
    case GSK_TRANSFORM_NODE:
      walk_transform (picture, node, way);
      break;
    case GSK_OPACITY_NODE:
      way.alpha *= gsk_opacity_node_get_opacity (node);
      walk (picture, gsk_opacity_node_get_child (node), way);
      break;
    case GSK_COLOR_MATRIX_NODE:
      walk_matrix (picture, node, way);
      break;
    case GSK_CLIP_NODE:
      clip (&way, gsk_clip_node_get_clip (node));
      walk (picture, gsk_clip_node_get_child (node), way);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      clip (&way, &gsk_rounded_clip_node_get_clip (node)->bounds);
      walk (picture, gsk_rounded_clip_node_get_child (node), way);
      break;
    case GSK_SHADOW_NODE:
      walk (picture, gsk_shadow_node_get_child (node), way);
      break;
    case GSK_DEBUG_NODE:
      walk (picture, gsk_debug_node_get_child (node), way);
      break;
    case GSK_TEXT_NODE:
      check_text (picture, node, &way);
      break;
    default:
      break;
    }
}

/* A picture made of a scene: its texts, and what can be pressed in it, which has to be told from what is around. */
static void
check_mark (Picture          *picture,
            const AnnexaMark *mark,
            double            scale,
            float             x,
            float             y,
            const graphene_rect_t *visible)
{
  gboolean text = mark->type == ANNEXA_MARK_TEXT;
  GdkRGBA colour = text ? to_gdk (&mark->fill) : to_gdk (&mark->border);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT ((float) (mark->x * scale) + x, (float) (mark->y * scale) + y, (float) (mark->width * scale),
                            (float) (mark->height * scale));
  graphene_rect_t seen;

  if (!graphene_rect_intersection (&area, visible, &seen) || seen.size.height < area.size.height / 2 || seen.size.width < 4)
    return;
  if (text)
    {
      picture->n_texts++;
      check (picture, &seen, &colour, 1, LEAST_OF_TEXT, mark->text);
    }
  else if (mark->type == ANNEXA_MARK_RECTANGLE && mark->id != NULL && mark->border.alpha > 0)
    {
      /* The ground lies outside. */
      graphene_rect_inset (&seen, -4, -4);
      picture->n_marks++;
      check (picture, &seen, &colour, 1, LEAST_OF_MARKS, mark->label);
    }
}

static void
check_scene (Picture         *picture,
             AnnexaSceneView *view)
{
  AnnexaScene *scene = annexa_scene_view_get_scene (view);
  GtkWidget *widget = GTK_WIDGET (view);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t visible, own;
  guint n = scene != NULL ? annexa_scene_get_size (scene) : 0;
  double x, y;

  /* What is drawn begins inside of the padding. */
  g_assert_true (gtk_widget_compute_bounds (widget, picture->window, &own));
  g_assert_true (gtk_widget_translate_coordinates (widget, picture->window, 0, 0, &x, &y));
  visible = own;
  if (scroller != NULL && gtk_widget_compute_bounds (scroller, picture->window, &visible))
    graphene_rect_intersection (&own, &visible, &visible);
  graphene_rect_offset (&visible, -picture->x, -picture->y);
  for (guint i = 0; i < n; i++)
    check_mark (picture, annexa_scene_get_mark (scene, i), 96.0 / 72.0, (float) x - picture->x,
                (float) y - picture->y, &visible);
}

static void
check_scenes (Picture   *picture,
              GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ANNEXA_IS_SCENE_VIEW (widget))
    check_scene (picture, ANNEXA_SCENE_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_scenes (picture, child);
}

/* Draws the window and looks at everything in it. */
static Picture
look (GtkWidget  *window,
      const char *place)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  Picture picture = { .window = window, .place = place };
  g_autofree guchar *pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t viewport, bounds;

  g_assert_true (gtk_widget_compute_bounds (window, window, &bounds));
  picture.x = bounds.origin.x;
  picture.y = bounds.origin.y;
  picture.width = gdk_paintable_get_intrinsic_width (paintable);
  picture.height = gdk_paintable_get_intrinsic_height (paintable);
  viewport = GRAPHENE_RECT_INIT (0, 0, (float) picture.width, (float) picture.height);
  gdk_paintable_snapshot (paintable, snapshot, picture.width, picture.height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &viewport);
  picture.stride = (gsize) picture.width * 4;
  pixels = g_malloc (picture.stride * (gsize) picture.height);
  gdk_texture_download (texture, pixels, picture.stride);
  picture.pixels = pixels;

  walk (&picture, node, (Way){ 0, 0, 1, viewport });
  check_scenes (&picture, window);
  picture.pixels = NULL;
  return picture;
}

typedef struct
{
  AnnexaWindow *window;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      GPOINTER_TO_INT (dark) ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  fixture->path = annexa_test_ui_sample ("contrast.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer dark)
{
  annexa_test_ui_close (fixture->window);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_free (fixture->path);
}

/* How many tabs a page has: as many as kinds, where it is a list, and otherwise up to three. */
static guint
count_tabs (const AnnexaDestination *destination)
{
  guint n = 0;

  while (destination->kinds[n] != NULL)
    n++;
  return n > 0 ? n : 3;
}

/* Every page with each of its tabs. */
static void
test_pages (Fixture      *fixture,
            gconstpointer dark)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n, n_texts = 0, n_marks = 0, n_faint = 0;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    for (guint tab = 0; tab < count_tabs (&destinations[i]); tab++)
      {
        Picture picture;

        if (tab == 0)
          gtk_widget_activate_action (window, "win.go", "s", destinations[i].name);
        else
          gtk_widget_activate_action (window, "win.turn-tab", "i", 1);
        annexa_test_ui_settle ();
        picture = look (window, destinations[i].name);
        g_assert_cmpuint (picture.n_texts, >, 40);
        n_texts += picture.n_texts;
        n_marks += picture.n_marks;
        n_faint += picture.n_faint;
      }
  g_test_message ("%u texts and %u marks", n_texts, n_marks);
  g_assert_cmpuint (n_texts, >, 5000);
  g_assert_cmpuint (n_marks, >, 20);
  g_assert_cmpuint (n_faint, ==, 0);
}

/* The form of a record of every kind. */
static void
test_forms (Fixture      *fixture,
            gconstpointer dark)
{
  guint n, n_faint = 0;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (fixture->window), query, NULL);

      if (annexa_destination_of (kinds[i]) == NULL || ids->len == 0)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kinds[i]->name,
                                  g_array_index (ids, gint64, ids->len - 1));
      annexa_test_ui_settle ();
      n_faint += look (GTK_WIDGET (fixture->window), kinds[i]->name).n_faint;
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

static void
show_record (Fixture          *fixture,
             const AnnexaKind *kind,
             gint64            id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kind->name, id);
  annexa_test_ui_settle ();
}

/* The style changes while the window is open: what stands there, and what is shown next, is read in the new one. */
static void
test_switch (Fixture      *fixture,
             gconstpointer dark)
{
  static const char *const kinds[] = { "asset", "document", "review", "audit" };
  guint n_faint = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);
      g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (fixture->window), query, NULL);

      show_record (fixture, kind, g_array_index (ids, gint64, 0));
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          i % 2 == 0 ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      annexa_test_ui_settle ();
      n_faint += look (GTK_WIDGET (fixture->window), kind->name).n_faint;
      show_record (fixture, kind, g_array_index (ids, gint64, ids->len - 1));
      n_faint += look (GTK_WIDGET (fixture->window), kind->name).n_faint;
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

/* The style changes after a form was made, and before it was drawn for the first time: when the program is busy, a click on the
 * style may come first. */
static void
test_switch_before_drawing (Fixture      *fixture,
                            gconstpointer dark)
{
  static const char *const kinds[] = { "asset", "risk", "document", "audit" };
  guint n_faint = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);
      g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (fixture->window), query, NULL);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
      annexa_test_ui_settle ();
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kind->name,
                                  g_array_index (ids, gint64, 0));
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
      annexa_test_ui_settle ();
      n_faint += look (GTK_WIDGET (fixture->window), kind->name).n_faint;
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

/* Whoever looks here sees what is too faint: grey letters on a grey ground, and dim ones. */
static void
test_faint (Fixture      *fixture,
            gconstpointer dark)
{
  static const char *const mistakes[]
      = { ".section-heading { color: #888; opacity: 1; }", ".dim-label, .counter { opacity: .5; }",
          ".chip { color: alpha(currentColor, .6); }", "row .subtitle { color: #9a9a9a; }" };
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (fixture->window));

  g_assert_cmpuint (look (GTK_WIDGET (fixture->window), "without a mistake").n_faint, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_data (provider, mistakes[i], -1);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", i == 2 ? "assets" : "overview");
      annexa_test_ui_settle ();
      g_assert_cmpuint (look (GTK_WIDGET (fixture->window), mistakes[i]).n_faint, >, 0);
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
      annexa_test_ui_settle ();
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, dark, function) \
  g_test_add ("/contrast/" name, Fixture, GINT_TO_POINTER (dark), set_up, function, tear_down)
  ADD ("pages/light", FALSE, test_pages);
  ADD ("pages/dark", TRUE, test_pages);
  ADD ("forms/light", FALSE, test_forms);
  ADD ("forms/dark", TRUE, test_forms);
  ADD ("switch", FALSE, test_switch);
  ADD ("switch-before-drawing", FALSE, test_switch_before_drawing);
  ADD ("faint", FALSE, test_faint);
  return g_test_run ();
}
