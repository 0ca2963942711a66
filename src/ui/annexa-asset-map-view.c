/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-asset-map-content.h"
#include "annexa-asset-map-settings.h"
#include "annexa-asset-map-view.h"
#include "annexa-focus.h"
#include "annexa-panning.h"
#include "annexa-scene-view.h"
#include "annexa-stacking-layout.h"

/**
 * AnnexaAssetMapView:
 *
 * The assets as a picture: what depends on what, coloured by what they have to be protected against. All of them, those of
 * one type, or the surroundings of the chosen one. The register has the same assets as a list.
 */
struct _AnnexaAssetMapView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  gboolean stale;
  gint64 selected;
  char *selected_id;
  char *need;
  char *type; /* A word, or "" for all. */
  gboolean around;
  int steps;
  guint zoom;
  guint reveal_tick; /* Brings the chosen asset into view once the picture has its size. */

  AnnexaAssetMapContent *content;

  GtkStack *stack;
  GtkStack *picture_stack;
  GtkMenuButton *need_button;
  GtkMenuButton *type_button;
  GtkMenuButton *steps_button;
  GtkScrolledWindow *scroller;
  AnnexaSceneView *view;
  GtkWidget *status_line;
  GtkLabel *legend;
  GtkButton *zoom_button;
  AdwStatusPage *many_page;
};

G_DEFINE_FINAL_TYPE (AnnexaAssetMapView, annexa_asset_map_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NEED,
  PROP_KIND,
  PROP_AROUND,
  PROP_STEPS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The text stays 9 points large down to the first step below 1; smaller ones are for looking at the whole. */
static const double zooms[] = { 0.4, 0.55, 0.75, 1, 1.25, 1.5, 2 };

#define USUAL_ZOOM 3

/* By what the picture can be coloured, in the order of AnnexaAssetNeed. */
static const char *const needs[] = { "highest", "confidentiality", "integrity", "availability" };

static const AnnexaKind *
asset_kind (void)
{
  return annexa_kind_lookup ("asset");
}

static AnnexaAssetNeed
get_need (AnnexaAssetMapView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (strcmp (needs[i], self->need) == 0)
      return (AnnexaAssetNeed) i;

  return ANNEXA_ASSET_NEED_HIGHEST;
}

static char *
name_mark (gint64 id)
{
  return g_strdup_printf (ANNEXA_ASSET_MARK "%" G_GINT64_FORMAT, id);
}

static AnnexaScene *
make_scene (double                  width,
            double                  height,
            const AnnexaSceneStyle *style,
            gpointer                data)
{
  AnnexaAssetMapView *self = data;
  AnnexaSceneStyle zoomed = *style;

  if (self->content == NULL)
    return NULL;
  zoomed.text_scale *= zooms[self->zoom];
  return annexa_asset_map_content_make_scene (self->content, self->selected_id, width, &zoomed);
}

static const AnnexaAssetGraph *
get_graph (AnnexaAssetMapView *self)
{
  return self->content != NULL ? annexa_asset_map_content_get_graph (self->content) : NULL;
}

static gboolean
is_around (AnnexaAssetMapView *self)
{
  return self->around && self->selected != 0;
}

static void
update_legend (AnnexaAssetMapView *self)
{
  const AnnexaAssetGraph *graph = get_graph (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (graph == NULL || graph->assets->len == 0)
    {
      gtk_widget_set_visible (self->status_line, FALSE);
      return;
    }
  gtk_widget_set_visible (self->status_line, TRUE);
  if (graph->links->len == 0 && is_around (self))
    g_string_append (text, _("It depends on nothing, and nothing depends on it. Say in its form what it depends on."));
  else if (graph->links->len == 0)
    g_string_append (text, _("No dependencies yet. Open an asset and say what it depends on: it is drawn here as an "
                             "arrow, and what depends on it passes on its needs."));
  else
    g_string_append (text, _("Arrows lead to what an asset depends on. A filled box is a need of its own, a strip one "
                             "that it inherits."));
  if (!graph->complete)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Only the %u nearest assets are drawn."), graph->assets->len);
    }
  gtk_label_set_label (self->legend, text->str);
}

static void
update_many (AnnexaAssetMapView *self)
{
  const AnnexaAssetGraph *graph = get_graph (self);
  gboolean many = graph != NULL && !graph->complete && !is_around (self);
  gboolean none = graph != NULL && graph->assets->len == 0;
  g_autofree char *title = NULL;

  gtk_stack_set_visible_child_name (self->picture_stack, many ? "many" : none ? "none" : "picture");
  if (!many)
    return;
  title = g_strdup_printf (ngettext ("%d asset is too many for one picture", "%d assets are too many for one picture",
                                     (gulong) graph->n_all),
                           (int) graph->n_all);
  adw_status_page_set_title (self->many_page, title);
}

/* The word for the type that is shown, and how far the surroundings reach. */
static void
update_buttons (AnnexaAssetMapView *self)
{
  const AnnexaChoice *choices = annexa_kind_find_field (asset_kind (), "type")->choices;
  const char *label = _("All types");
  g_autofree char *steps
      = g_strdup_printf (ngettext ("%d step", "%d steps", (gulong) self->steps), self->steps);
  g_autofree char *zoom = g_strdup_printf (_("%d %%"), (int) (zooms[self->zoom] * 100 + 0.5));

  for (guint i = 0; choices[i].word != NULL; i++)
    if (strcmp (choices[i].word, self->type) == 0)
      label = annexa_choice_get_label (&choices[i]);
  gtk_menu_button_set_label (self->need_button, annexa_asset_map_need_get_label (get_need (self)));
  gtk_menu_button_set_label (self->type_button, label);
  gtk_menu_button_set_label (self->steps_button, steps);
  gtk_widget_set_visible (GTK_WIDGET (self->type_button), !self->around);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_button), self->around);
  gtk_button_set_label (self->zoom_button, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-in", self->zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-out", self->zoom > 0);
}

static void
reveal_mark (AnnexaAssetMapView *self,
             const char         *id)
{
  graphene_rect_t place;

  if (id != NULL && annexa_scene_view_get_place (self->view, id, &place))
    annexa_panning_reveal (self->scroller, &place);
}

/* Only when the picture was made anew and has its size it is known where a box is. */
static gboolean
reveal_selected (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (widget);

  if (!annexa_scene_view_is_ready (self->view))
    return G_SOURCE_CONTINUE;
  self->reveal_tick = 0;
  reveal_mark (self, self->selected_id);
  return G_SOURCE_REMOVE;
}

static void
reveal_later (AnnexaAssetMapView *self)
{
  annexa_scene_view_set_stop (self->view, self->selected_id);
  if (self->reveal_tick == 0)
    self->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_selected, NULL, NULL);
}

static void
redraw (AnnexaAssetMapView *self)
{
  update_buttons (self);
  update_legend (self);
  update_many (self);
  annexa_scene_view_update (self->view);
}

static AnnexaAssetGraph *
load_graph (AnnexaAssetMapView *self)
{
  if (is_around (self))
    return annexa_asset_graph_load_around (self->project, self->selected, (guint) self->steps, NULL);
  return annexa_asset_graph_load (self->project, *self->type != '\0' ? self->type : NULL, NULL);
}

/* What nobody sees is read when somebody looks at it. */
static void
reload (AnnexaAssetMapView *self)
{
  AnnexaAssetGraph *graph;
  gboolean any;

  self->stale = self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  any = annexa_project_count (self->project, asset_kind ()) > 0;
  gtk_stack_set_visible_child_name (self->stack, any ? "map" : "empty");
  g_clear_pointer (&self->content, annexa_asset_map_content_free);
  graph = any ? load_graph (self) : NULL;
  if (graph != NULL)
    self->content = annexa_asset_map_content_new (self->project, graph, get_need (self));
  redraw (self);
}

/* Other assets than before: the chosen one is now elsewhere. */
static void
show_others (AnnexaAssetMapView *self)
{
  reload (self);
  reveal_later (self);
}

static void
mapped (AnnexaAssetMapView *self)
{
  if (self->stale)
    reload (self);
  reveal_later (self);
}

static void
mark_activated (AnnexaAssetMapView *self,
                const char         *id)
{
  if (g_str_has_prefix (id, ANNEXA_ASSET_MARK))
    g_signal_emit (self, signals[ACTIVATED], 0, g_ascii_strtoll (id + strlen (ANNEXA_ASSET_MARK), NULL, 10));
}

static void
set_zoom (AnnexaAssetMapView *self,
          guint               zoom)
{
  double factor = zooms[zoom] / zooms[self->zoom];

  self->zoom = zoom;
  redraw (self);
  annexa_panning_zoom (self->scroller, factor);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (widget);

  if (self->zoom + 1 < G_N_ELEMENTS (zooms))
    set_zoom (self, self->zoom + 1);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (widget);

  if (self->zoom > 0)
    set_zoom (self, self->zoom - 1);
}

static void
zoom_usual_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  set_zoom (ANNEXA_ASSET_MAP_VIEW (widget), USUAL_ZOOM);
}

static gboolean
scrolled (GtkEventControllerScroll *controller,
          double                    dx,
          double                    dy,
          AnnexaAssetMapView       *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "map.zoom-in" : "map.zoom-out", NULL);
  return GDK_EVENT_STOP;
}

static void
annexa_asset_map_view_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (object);

  switch (property)
    {
    case PROP_NEED:
      g_value_set_string (value, self->need);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->type);
      break;
    case PROP_AROUND:
      g_value_set_boolean (value, self->around);
      break;
    case PROP_STEPS:
      g_value_set_int (value, self->steps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

/* Colours alone are new: nothing is read or laid out for them. */
static void
set_need (AnnexaAssetMapView *self,
          const char         *need)
{
  g_free (self->need);
  self->need = g_strdup (need);
  if (self->project == NULL)
    return;
  annexa_asset_map_settings_save (annexa_project_get_path (self->project), TRUE, need);
  if (self->content != NULL)
    annexa_asset_map_content_set_need (self->content, get_need (self));
  redraw (self);
}

static void
annexa_asset_map_view_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (object);

  switch (property)
    {
    case PROP_NEED:
      set_need (self, g_value_get_string (value));
      break;
    case PROP_KIND:
      g_free (self->type);
      self->type = g_value_dup_string (value);
      show_others (self);
      break;
    case PROP_AROUND:
      self->around = g_value_get_boolean (value);
      show_others (self);
      break;
    case PROP_STEPS:
      self->steps = g_value_get_int (value);
      show_others (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
annexa_asset_map_view_dispose (GObject *object)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (object);

  if (self->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_tick);
  self->reveal_tick = 0;
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_ASSET_MAP_VIEW);
  g_clear_pointer (&self->content, annexa_asset_map_content_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_asset_map_view_parent_class)->dispose (object);
}

static void
annexa_asset_map_view_finalize (GObject *object)
{
  AnnexaAssetMapView *self = ANNEXA_ASSET_MAP_VIEW (object);

  g_free (self->selected_id);
  g_free (self->need);
  g_free (self->type);

  G_OBJECT_CLASS (annexa_asset_map_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * AnnexaAssetMapView:need:
   *
   * What the picture is coloured by: highest, confidentiality, integrity or availability.
   */
  properties[PROP_NEED] = g_param_spec_string ("need", NULL, NULL, "highest", flags);
  /**
   * AnnexaAssetMapView:asset-type:
   *
   * The word for the type of the assets that are drawn, or "" for all.
   */
  properties[PROP_KIND] = g_param_spec_string ("asset-type", NULL, NULL, "", flags);
  /**
   * AnnexaAssetMapView:around:
   *
   * Whether only the surroundings of the chosen asset are drawn.
   */
  properties[PROP_AROUND] = g_param_spec_boolean ("around", NULL, NULL, FALSE, flags);
  /**
   * AnnexaAssetMapView:steps:
   *
   * How far these surroundings reach.
   */
  properties[PROP_STEPS] = g_param_spec_int ("steps", NULL, NULL, 1, 9, 2, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_plus, "map.zoom-in" },      { GDK_KEY_equal, "map.zoom-in" },
               { GDK_KEY_KP_Add, "map.zoom-in" },    { GDK_KEY_minus, "map.zoom-out" },
               { GDK_KEY_KP_Subtract, "map.zoom-out" }, { GDK_KEY_0, "map.zoom-usual" } };

  gtk_widget_class_install_property_action (widget_class, "map.need", "need");
  gtk_widget_class_install_property_action (widget_class, "map.type", "asset-type");
  gtk_widget_class_install_property_action (widget_class, "map.around", "around");
  gtk_widget_class_install_property_action (widget_class, "map.steps", "steps");
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-usual", NULL, zoom_usual_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static void
annexa_asset_map_view_class_init (AnnexaAssetMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = annexa_asset_map_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = annexa_asset_map_view_set_property;
  G_OBJECT_CLASS (klass)->dispose = annexa_asset_map_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_asset_map_view_finalize;
  install_properties (G_OBJECT_CLASS (klass));
  install_actions (widget_class);

  /**
   * AnnexaAssetMapView::activated:
   * @id: the id of an asset
   *
   * Somebody wants to see the asset.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  g_type_ensure (ANNEXA_TYPE_STACKING_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-asset-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, need_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, type_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, steps_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, view);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, status_line);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, legend);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaAssetMapView, many_page);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, reveal_mark);
}

static GMenuModel *
make_need_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      g_autofree char *action = g_strdup_printf ("map.need::%s", needs[i]);

      g_menu_append (menu, annexa_asset_map_need_get_label ((AnnexaAssetNeed) i), action);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_type_menu (void)
{
  const AnnexaChoice *choices = annexa_kind_find_field (asset_kind (), "type")->choices;
  g_autoptr (GMenu) types = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("All types"), "map.type::");
  for (guint i = 0; choices[i].word != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("map.type::%s", choices[i].word);

      g_menu_append (types, annexa_choice_get_label (&choices[i]), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (types));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_steps_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("%d step", "%d steps", (gulong) i), i);
      g_autofree char *action = g_strdup_printf ("map.steps(%d)", i);

      g_menu_append (menu, label, action);
    }
  return G_MENU_MODEL (menu);
}

static void
annexa_asset_map_view_init (AnnexaAssetMapView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_autoptr (GMenuModel) need = make_need_menu ();
  g_autoptr (GMenuModel) types = make_type_menu ();
  g_autoptr (GMenuModel) steps = make_steps_menu ();

  self->need = g_strdup ("highest");
  self->type = g_strdup ("");
  self->steps = 2;
  self->zoom = USUAL_ZOOM;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->need_button, need);
  gtk_menu_button_set_menu_model (self->type_button, types);
  gtk_menu_button_set_menu_model (self->steps_button, steps);
  annexa_scene_view_set_func (self->view, make_scene, self);
  annexa_scene_view_set_grows (self->view, TRUE);
  /* GTK would scroll to where the box was before the picture was last scrolled. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Map of assets and what they depend on"), -1);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  annexa_panning_add (self->scroller);
}

/**
 * annexa_asset_map_view_new:
 * @project: a project
 *
 * Returns: (transfer floating): the map of its assets
 */
GtkWidget *
annexa_asset_map_view_new (AnnexaProject *project)
{
  AnnexaAssetMapView *self = g_object_new (ANNEXA_TYPE_ASSET_MAP_VIEW, NULL);
  g_autofree char *need = NULL;

  annexa_asset_map_settings_load (annexa_project_get_path (project), &need);
  if (need != NULL)
    g_object_set (self, "need", need, NULL);
  self->project = g_object_ref (project);
  self->stale = TRUE;
  g_signal_connect_object (project, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * annexa_asset_map_view_select:
 * @self: a map
 * @id: the id of an asset, or 0
 *
 * Marks an asset and what hangs together with it; where the surroundings of one are drawn, they become those.
 */
void
annexa_asset_map_view_select (AnnexaAssetMapView *self,
                              gint64              id)
{
  g_return_if_fail (ANNEXA_IS_ASSET_MAP_VIEW (self));

  if (self->selected == id)
    return;
  self->selected = id;
  g_free (self->selected_id);
  self->selected_id = id != 0 ? name_mark (id) : NULL;
  if (self->around)
    reload (self);
  else
    annexa_scene_view_update (self->view);
  reveal_later (self);
}

/**
 * annexa_asset_map_view_take_focus:
 * @self: a map
 *
 * Returns: whether the keyboard could be put into the picture; not before it has its size
 */
gboolean
annexa_asset_map_view_take_focus (AnnexaAssetMapView *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (ANNEXA_IS_ASSET_MAP_VIEW (self), FALSE);

  shown = gtk_stack_get_visible_child (self->stack);
  if (gtk_widget_get_width (shown) == 0)
    return FALSE;
  return (gtk_widget_get_mapped (GTK_WIDGET (self->view)) && annexa_scene_view_focus_stop (self->view))
         || annexa_focus_into (shown);
}
