/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-inside.h"
#include "annexa-panes.h"

/**
 * AnnexaPanes:
 *
 * Two panes side by side, of which only one is shown when there is no room for both. The only place that knows the
 * leaflet, which newer versions of libadwaita replace by other widgets.
 *
 * The two pairs of the window fold in the right order, from 1920 to 360 pixels, when the outer one (sidebar, content)
 * folds at the minimum width of its children and the inner one (list, form) at the natural width.
 */
struct _AnnexaPanes
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *start;
  GtkWidget *end;
  gboolean inner;
  gboolean end_closed;
  gboolean end_needed;
  GtkWidget *last_focus[2]; /* weak: who had the keyboard in the first and in the second pane */
};

G_DEFINE_FINAL_TYPE (AnnexaPanes, annexa_panes, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_INNER,
  PROP_FOLDED,
  PROP_SHOWS_END,
  PROP_END_CLOSED,
  PROP_END_NEEDED,
  PROP_END_HIDDEN,
  PROP_END_GONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
end_is_hidden (AnnexaPanes *self)
{
  return self->end_closed && self->end_needed && !adw_leaflet_get_folded (self->leaflet);
}

/* Closing the form gives the list all the room; folded, there is nothing to give. A form that there is nothing for is as
 * good as none. */
static void
update_end (AnnexaPanes *self)
{
  if (self->end != NULL)
    gtk_widget_set_visible (self->end, self->end_needed && !end_is_hidden (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_HIDDEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_GONE]);
}

static void
folded_changed (AnnexaPanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  update_end (self);
}

static void
visible_child_changed (AnnexaPanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_END]);
}

/* Where somebody is with the keyboard while there is room for both is what is shown when the room goes. No focus moves: the
 * leaflet follows it. A list and its form are another matter: the list is where one comes from, and goes back to. */
static void
focus_moved (AnnexaPanes *self,
             GParamSpec  *pspec,
             GtkRoot     *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (self->inner || focus == NULL || annexa_panes_get_folded (self))
    return;
  if (gtk_widget_is_ancestor (focus, self->end) && gtk_widget_get_visible (self->end))
    adw_leaflet_set_visible_child (self->leaflet, self->end);
  else if (gtk_widget_is_ancestor (focus, self->start))
    adw_leaflet_set_visible_child (self->leaflet, self->start);
}

static void
annexa_panes_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (annexa_panes_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved), widget, G_CONNECT_SWAPPED);
}

static void
annexa_panes_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved, widget);

  GTK_WIDGET_CLASS (annexa_panes_parent_class)->unroot (widget);
}

static void
annexa_panes_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AnnexaPanes *self = ANNEXA_PANES (object);

  switch (property)
    {
    case PROP_START:
      g_set_object (&self->start, g_value_get_object (value));
      break;
    case PROP_END:
      g_set_object (&self->end, g_value_get_object (value));
      break;
    case PROP_INNER:
      self->inner = g_value_get_boolean (value);
      break;
    case PROP_SHOWS_END:
      annexa_panes_set_shows_end (self, g_value_get_boolean (value));
      break;
    case PROP_END_CLOSED:
      self->end_closed = g_value_get_boolean (value);
      update_end (self);
      break;
    case PROP_END_NEEDED:
      self->end_needed = g_value_get_boolean (value);
      update_end (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_panes_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AnnexaPanes *self = ANNEXA_PANES (object);

  switch (property)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;
    case PROP_END:
      g_value_set_object (value, self->end);
      break;
    case PROP_INNER:
      g_value_set_boolean (value, self->inner);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, annexa_panes_get_folded (self));
      break;
    case PROP_SHOWS_END:
      g_value_set_boolean (value, annexa_panes_get_shows_end (self));
      break;
    case PROP_END_CLOSED:
      g_value_set_boolean (value, self->end_closed);
      break;
    case PROP_END_NEEDED:
      g_value_set_boolean (value, self->end_needed);
      break;
    case PROP_END_HIDDEN:
      g_value_set_boolean (value, end_is_hidden (self));
      break;
    case PROP_END_GONE:
      g_value_set_boolean (value, !self->end_needed || end_is_hidden (self) || annexa_panes_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_panes_constructed (GObject *object)
{
  AnnexaPanes *self = ANNEXA_PANES (object);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  AdwLeafletPage *page;

  G_OBJECT_CLASS (annexa_panes_parent_class)->constructed (object);

  adw_leaflet_set_fold_threshold_policy (self->leaflet, self->inner ? ADW_FOLD_THRESHOLD_POLICY_NATURAL
                                                                    : ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
  adw_leaflet_append (self->leaflet, self->start);
  page = adw_leaflet_append (self->leaflet, separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  adw_leaflet_append (self->leaflet, self->end);
  g_object_bind_property (self->end, "visible", separator, "visible", G_BINDING_SYNC_CREATE);
}

static void
annexa_panes_dispose (GObject *object)
{
  AnnexaPanes *self = ANNEXA_PANES (object);

  g_clear_object (&self->start);
  g_clear_object (&self->end);
  g_clear_weak_pointer (&self->last_focus[0]);
  g_clear_weak_pointer (&self->last_focus[1]);

  G_OBJECT_CLASS (annexa_panes_parent_class)->dispose (object);
}

static void
annexa_panes_class_init (AnnexaPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = flags | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = annexa_panes_constructed;
  object_class->dispose = annexa_panes_dispose;
  object_class->get_property = annexa_panes_get_property;
  object_class->set_property = annexa_panes_set_property;
  GTK_WIDGET_CLASS (klass)->root = annexa_panes_root;
  GTK_WIDGET_CLASS (klass)->unroot = annexa_panes_unroot;

  /**
   * AnnexaPanes:end-hidden:
   *
   * Whether there is room for the second pane, but somebody closed it.
   */
  properties[PROP_END_HIDDEN] = g_param_spec_boolean ("end-hidden", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaPanes:end-gone:
   *
   * Whether the first pane reaches to the end of the window, so that the buttons of the window are in its header.
   */
  properties[PROP_END_GONE] = g_param_spec_boolean ("end-gone", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, once);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, once);
  properties[PROP_INNER] = g_param_spec_boolean ("inner", NULL, NULL, FALSE, once);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_END] = g_param_spec_boolean ("shows-end", NULL, NULL, FALSE, flags);
  properties[PROP_END_CLOSED] = g_param_spec_boolean ("end-closed", NULL, NULL, FALSE, flags);
  /**
   * AnnexaPanes:end-needed:
   *
   * Whether there is anything that the second pane could show; else the first one has all the room.
   */
  properties[PROP_END_NEEDED] = g_param_spec_boolean ("end-needed", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_panes_init (AnnexaPanes *self)
{
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->end_needed = TRUE;
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_changed), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_changed), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
}

/**
 * annexa_panes_get_folded:
 * @self: panes
 *
 * Returns: whether there is room for one of the two only
 */
gboolean
annexa_panes_get_folded (AnnexaPanes *self)
{
  g_return_val_if_fail (ANNEXA_IS_PANES (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/**
 * annexa_panes_get_shows_end:
 * @self: panes
 *
 * Returns: whether the second pane is the one that is shown when there is room for one
 */
gboolean
annexa_panes_get_shows_end (AnnexaPanes *self)
{
  g_return_val_if_fail (ANNEXA_IS_PANES (self), FALSE);

  return adw_leaflet_get_visible_child (self->leaflet) == self->end;
}

/* The first button of a header leads back to where somebody just came from. */
static gboolean
focus_below_header (GtkWidget *shown)
{
  GtkWidget *below = annexa_find_inside (shown, ADW_TYPE_HEADER_BAR);

  while (below != NULL && (below = gtk_widget_get_next_sibling (below)) != NULL)
    if (gtk_widget_child_focus (below, GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

/* Whoever uses the keyboard goes on in what the pane shows. Whoever touches the screen does not want keys to rise over it,
 * as they do for a field with the cursor. */
static void
focus_first (GtkWidget *shown)
{
  GtkRoot *root = gtk_widget_get_root (shown);
  gboolean keyboard = GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));

  if (!keyboard || !focus_below_header (shown))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/* The form of another record may have come in its place meanwhile. */
static gboolean
is_shown_in (GtkWidget *widget,
             GtkWidget *pane)
{
  while (widget != NULL && widget != pane)
    {
      if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
        return FALSE;
      widget = gtk_widget_get_parent (widget);
    }
  return widget != NULL;
}

/* The leaflet gives the keyboard back to whoever had it in a pane, also to a row that is in no window any more, which GTK
 * does not survive. So it is not told who has it, and it is given back from here. */
static void
turn_to (AnnexaPanes *self,
         gboolean     end)
{
  GtkWidget *left = end ? self->start : self->end;
  GtkWidget *shown = end ? self->end : self->start;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, left);
  GtkWidget *last = self->last_focus[end];

  if (had_focus)
    {
      g_set_weak_pointer (&self->last_focus[!end], focus);
      gtk_root_set_focus (root, NULL);
    }
  adw_leaflet_set_visible_child (self->leaflet, shown);
  if (!had_focus)
    return;
  if (last == NULL || !is_shown_in (last, shown) || !gtk_widget_grab_focus (last))
    focus_first (shown);
}

/**
 * annexa_panes_set_shows_end:
 * @self: panes
 * @shows_end: whether to turn to the second pane
 *
 * Turns to one of the two; without effect on what is seen while there is room for both.
 */
void
annexa_panes_set_shows_end (AnnexaPanes *self,
                            gboolean     shows_end)
{
  g_return_if_fail (ANNEXA_IS_PANES (self));

  if (annexa_panes_get_shows_end (self) != shows_end && (!shows_end || gtk_widget_get_visible (self->end)))
    turn_to (self, shows_end);
}

/**
 * annexa_panes_open_end:
 * @self: panes
 *
 * Turns to the second pane, also when somebody had closed it. There is something in it now.
 */
void
annexa_panes_open_end (AnnexaPanes *self)
{
  g_return_if_fail (ANNEXA_IS_PANES (self));

  g_object_set (self, "end-needed", TRUE, "end-closed", FALSE, NULL);
  annexa_panes_set_shows_end (self, TRUE);
}

/**
 * annexa_panes_toggle_end:
 * @self: panes
 *
 * Gives the room of the second pane to the first, or takes it back.
 */
void
annexa_panes_toggle_end (AnnexaPanes *self)
{
  gboolean closed;

  g_return_if_fail (ANNEXA_IS_PANES (self));

  g_object_get (self, "end-closed", &closed, NULL);
  g_object_set (self, "end-closed", !closed, NULL);
}

/**
 * annexa_panes_go_back:
 * @self: panes
 *
 * Returns: whether there was something to go back from: the second pane, shown alone
 */
gboolean
annexa_panes_go_back (AnnexaPanes *self)
{
  g_return_val_if_fail (ANNEXA_IS_PANES (self), FALSE);

  if (!annexa_panes_get_folded (self) || !annexa_panes_get_shows_end (self))
    return FALSE;

  annexa_panes_set_shows_end (self, FALSE);
  return TRUE;
}
