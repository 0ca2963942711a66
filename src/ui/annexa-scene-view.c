/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "annexa-scene-view-private.h"
#include "annexa-wrapping.h"

/**
 * AnnexaSceneView:
 *
 * Draws a scene and makes its interactive marks reachable: one stop for the Tab key, arrows inside, Enter activates. The
 * scene itself knows nothing of widgets; cairo draws the same one on paper.
 */

G_DEFINE_FINAL_TYPE (AnnexaSceneView, annexa_scene_view, GTK_TYPE_WIDGET)

static AnnexaPaletteMode
palette_mode (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? ANNEXA_PALETTE_HIGH_CONTRAST_DARK : ANNEXA_PALETTE_HIGH_CONTRAST_LIGHT;
  return dark ? ANNEXA_PALETTE_DARK : ANNEXA_PALETTE_LIGHT;
}

static AnnexaScene *
make_scene (AnnexaSceneView *self,
            int              width,
            int              height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  AnnexaSceneStyle style = {
    .palette = annexa_palette_get (palette_mode ()),
    .font = pango_font_description_get_family (pango_context_get_font_description (context)),
    .text_scale = annexa_get_text_scale (widget),
    .right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  if (self->func == NULL || width <= 0)
    return NULL;
  return self->func (width / PIXELS_PER_POINT, height / PIXELS_PER_POINT, &style, self->user_data);
}

AnnexaSceneMarkButton *
annexa_scene_view_find_button (AnnexaSceneView *self,
                               const char      *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (child)), id) == 0)
      return ANNEXA_SCENE_MARK_BUTTON (child);

  return NULL;
}

static AnnexaSceneMarkButton *
add_button (AnnexaSceneView *self,
            const char      *id)
{
  AnnexaSceneMarkButton *button = annexa_scene_mark_button_new (id);

  gtk_widget_set_parent (GTK_WIDGET (button), GTK_WIDGET (self));
  return button;
}

/* The one button that the Tab key stops at. */
static GtkWidget *
find_stop (AnnexaSceneView *self)
{
  AnnexaSceneMarkButton *stop = self->focus_id != NULL ? annexa_scene_view_find_button (self, self->focus_id) : NULL;

  return stop != NULL ? GTK_WIDGET (stop) : gtk_widget_get_first_child (GTK_WIDGET (self));
}

/* Only the stop takes part in the walk of the Tab key. */
void
annexa_scene_view_set_focus_stop (AnnexaSceneView *self)
{
  GtkWidget *stop = find_stop (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, child == stop);
}

/* Buttons are kept by their ids, so that the one with the focus keeps it. */
static void
update_buttons (AnnexaSceneView *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer widget;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_hash_table_insert (gone, (gpointer) annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (child)), child);

  for (guint i = 0; self->scene != NULL && i < annexa_scene_get_size (self->scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (self->scene, i);
      AnnexaSceneMarkButton *button;

      if (mark->id == NULL)
        continue;
      button = g_hash_table_lookup (gone, mark->id);
      if (button == NULL)
        button = add_button (self, mark->id);
      else
        g_hash_table_remove (gone, mark->id);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, mark->label, -1);
    }
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    {
      g_hash_table_iter_steal (&iter);
      gtk_widget_unparent (widget);
    }
  annexa_scene_view_set_focus_stop (self);
}

static void
remake (AnnexaSceneView *self)
{
  g_clear_pointer (&self->scene, annexa_scene_unref);
  self->scene = make_scene (self, self->width, self->height);
  update_buttons (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Without this a scene would be measured for one width and shown in another, and its end cut off. */
static GtkSizeRequestMode
annexa_scene_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_scene_view_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  AnnexaSceneView *self = ANNEXA_SCENE_VIEW (widget);
  g_autoptr (AnnexaScene) scene = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      scene = self->grows ? make_scene (self, 1, 0) : NULL;
      *minimum = scene != NULL ? (int) ceil (annexa_scene_get_width (scene) * PIXELS_PER_POINT) : 260;
      *natural = MAX (*minimum, 480);
      return;
    }
  scene = make_scene (self, for_size > 0 ? for_size : 480, 0);
  *minimum = *natural
      = scene != NULL ? (int) ceil (annexa_scene_get_height (scene) * PIXELS_PER_POINT) : 0;
}

/* The marks that can be reached, by their names. */
static GHashTable *
list_marks (AnnexaScene *scene)
{
  GHashTable *marks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annexa_scene_get_size (scene); i++)
    {
      const AnnexaMark *mark = annexa_scene_get_mark (scene, i);

      if (mark->id != NULL)
        g_hash_table_insert (marks, mark->id, (gpointer) mark);
    }
  return marks;
}

static void
allocate_buttons (AnnexaSceneView *self)
{
  g_autoptr (GHashTable) marks = list_marks (self->scene);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const AnnexaMark *mark = g_hash_table_lookup (marks, annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (child)));
      GtkAllocation place = { (int) floor (mark->x * PIXELS_PER_POINT), (int) floor (mark->y * PIXELS_PER_POINT),
                              (int) ceil (mark->width * PIXELS_PER_POINT),
                              (int) ceil (mark->height * PIXELS_PER_POINT) };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
annexa_scene_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  AnnexaSceneView *self = ANNEXA_SCENE_VIEW (widget);

  if (self->width != width || self->height != height || self->scene == NULL)
    {
      self->width = width;
      self->height = height;
      remake (self);
    }
  if (self->scene != NULL)
    allocate_buttons (self);
}

static void
annexa_scene_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AnnexaSceneView *self = ANNEXA_SCENE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);
  cairo_t *cr;

  if (self->scene != NULL)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
      annexa_scene_draw (self->scene, cr);
      cairo_destroy (cr);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
style_changed (AnnexaSceneView *self)
{
  g_clear_pointer (&self->scene, annexa_scene_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
annexa_scene_view_direction_changed (GtkWidget       *widget,
                                     GtkTextDirection previous)
{
  style_changed (ANNEXA_SCENE_VIEW (widget));
}

static void
annexa_scene_view_dispose (GObject *object)
{
  AnnexaSceneView *self = ANNEXA_SCENE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->scene, annexa_scene_unref);
  g_clear_pointer (&self->focus_id, g_free);
  g_clear_pointer (&self->drag_id, g_free);

  G_OBJECT_CLASS (annexa_scene_view_parent_class)->dispose (object);
}

static void
annexa_scene_view_class_init (AnnexaSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_scene_view_dispose;
  widget_class->get_request_mode = annexa_scene_view_get_request_mode;
  widget_class->measure = annexa_scene_view_measure;
  widget_class->size_allocate = annexa_scene_view_size_allocate;
  widget_class->snapshot = annexa_scene_view_snapshot;
  widget_class->direction_changed = annexa_scene_view_direction_changed;

  /**
   * AnnexaSceneView::activated:
   * @id: the name of a mark
   *
   * A mark was pressed.
   */
  g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * AnnexaSceneView::dragged:
   * @id: the name of a mark
   * @start: where it was taken hold of, in points from the left edge of the scene
   * @offset: how far it was dragged to the right since then, in points
   * @done: whether it was let go
   *
   * A mark is being dragged along.
   */
  g_signal_new ("dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);

  /**
   * AnnexaSceneView::stepped:
   * @id: the name of a mark
   * @steps: 1 to the right, or -1
   * @end: whether only its end is meant
   *
   * Ctrl and an arrow key were pressed on a mark, with Shift for its end.
   */
  g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * AnnexaSceneView::focused:
   * @id: the name of a mark
   *
   * An arrow key moved the keyboard to another mark.
   */
  g_signal_new ("focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annexa_scene_view_init (AnnexaSceneView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  annexa_scene_view_add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed), self, G_CONNECT_SWAPPED);
}

/**
 * annexa_scene_view_set_func:
 * @self: a scene view
 * @func: makes the scene for a size
 * @user_data: for @func
 */
void
annexa_scene_view_set_func (AnnexaSceneView *self,
                            AnnexaSceneFunc  func,
                            gpointer         user_data)
{
  g_return_if_fail (ANNEXA_IS_SCENE_VIEW (self));

  self->func = func;
  self->user_data = user_data;
  annexa_scene_view_update (self);
}

/**
 * annexa_scene_view_set_grows:
 * @self: a scene view
 * @grows: whether it is as wide as its scene needs, for a picture that is scrolled to both sides
 *
 * The function that makes the scene is then also asked for the narrowest one, with a width that is too small.
 */
void
annexa_scene_view_set_grows (AnnexaSceneView *self,
                             gboolean         grows)
{
  g_return_if_fail (ANNEXA_IS_SCENE_VIEW (self));

  self->grows = grows;
  annexa_scene_view_update (self);
}

/**
 * annexa_scene_view_update:
 * @self: a scene view
 *
 * Makes the scene anew: what it shows has changed.
 */
void
annexa_scene_view_update (AnnexaSceneView *self)
{
  g_return_if_fail (ANNEXA_IS_SCENE_VIEW (self));

  style_changed (self);
}

/**
 * annexa_scene_view_get_focused:
 * @self: a scene view
 *
 * Returns: (nullable): the name of the mark that has the keyboard
 */
const char *
annexa_scene_view_get_focused (AnnexaSceneView *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (ANNEXA_IS_SCENE_VIEW (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return ANNEXA_IS_SCENE_MARK_BUTTON (focus) && gtk_widget_get_parent (focus) == GTK_WIDGET (self)
             ? annexa_scene_mark_button_get_id (ANNEXA_SCENE_MARK_BUTTON (focus))
             : NULL;
}

/**
 * annexa_scene_view_set_stop:
 * @self: a scene view
 * @id: (nullable): the name of a mark
 *
 * Says where the keyboard arrives in the picture. A mark that has it already keeps it.
 */
void
annexa_scene_view_set_stop (AnnexaSceneView *self,
                            const char      *id)
{
  g_return_if_fail (ANNEXA_IS_SCENE_VIEW (self));

  if (annexa_scene_view_get_focused (self) != NULL)
    return;
  g_free (self->focus_id);
  self->focus_id = g_strdup (id);
  annexa_scene_view_set_focus_stop (self);
}

/**
 * annexa_scene_view_focus_stop:
 * @self: a scene view
 *
 * Returns: whether the keyboard could be put into the picture, where it was last
 */
gboolean
annexa_scene_view_focus_stop (AnnexaSceneView *self)
{
  GtkWidget *stop;

  g_return_val_if_fail (ANNEXA_IS_SCENE_VIEW (self), FALSE);

  stop = find_stop (self);
  return stop != NULL && gtk_widget_grab_focus (stop);
}

/**
 * annexa_scene_view_is_ready:
 * @self: a scene view
 *
 * Returns: whether its scene is made for the size it has
 */
gboolean
annexa_scene_view_is_ready (AnnexaSceneView *self)
{
  g_return_val_if_fail (ANNEXA_IS_SCENE_VIEW (self), FALSE);

  return self->scene != NULL;
}

/**
 * annexa_scene_view_get_scene:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): what it draws, in points
 */
AnnexaScene *
annexa_scene_view_get_scene (AnnexaSceneView *self)
{
  g_return_val_if_fail (ANNEXA_IS_SCENE_VIEW (self), NULL);

  return self->scene;
}

/**
 * annexa_scene_view_get_place:
 * @self: a scene view
 * @id: the name of a mark
 * @place: (out caller-allocates): where the mark is, in pixels
 *
 * Returns: whether there is such a mark
 */
gboolean
annexa_scene_view_get_place (AnnexaSceneView *self,
                             const char      *id,
                             graphene_rect_t *place)
{
  const AnnexaMark *mark;

  g_return_val_if_fail (ANNEXA_IS_SCENE_VIEW (self), FALSE);

  mark = self->scene != NULL ? annexa_scene_find_mark (self->scene, id) : NULL;
  if (mark != NULL)
    graphene_rect_init (place, (float) (mark->x * PIXELS_PER_POINT), (float) (mark->y * PIXELS_PER_POINT),
                        (float) (mark->width * PIXELS_PER_POINT), (float) (mark->height * PIXELS_PER_POINT));
  return mark != NULL;
}
