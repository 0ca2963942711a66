/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-before-drawing.h"
#include "annexa-pane.h"

/**
 * AnnexaPane:
 *
 * A part of the window that states how narrow it may become and how wide it wants to be. A scrolled list has no useful
 * natural width of its own, and a width request would raise the minimum of the window. Where a second child is given,
 * it is shown instead of the first while the pane is narrower than #AnnexaPane:threshold: a table becomes rows of two
 * lines.
 */
struct _AnnexaPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *narrow_child;
  int minimum_width;
  int natural_width;
  int threshold;
  int width;
  guint width_source;
};

static void annexa_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaPane, annexa_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, annexa_pane_buildable_init))

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_NARROW_CHILD,
  PROP_MINIMUM_WIDTH,
  PROP_NATURAL_WIDTH,
  PROP_THRESHOLD,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static GtkWidget *
visible_child (AnnexaPane *self,
               int         width)
{
  return self->narrow_child != NULL && width < self->threshold ? self->narrow_child : self->child;
}

/* Which child is shown, and how high it is, depends on the width. */
static GtkSizeRequestMode
annexa_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_pane_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  AnnexaPane *self = ANNEXA_PANE (widget);
  int child_minimum = 0;
  int child_natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      GtkWidget *narrowest = self->narrow_child != NULL ? self->narrow_child : self->child;

      if (narrowest != NULL)
        gtk_widget_measure (narrowest, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (child_minimum, self->minimum_width);
      *natural = MAX (*minimum, self->natural_width > 0 ? self->natural_width : child_natural);
      return;
    }

  if (self->child != NULL)
    gtk_widget_measure (visible_child (self, for_size < 0 ? G_MAXINT : for_size), orientation, for_size, &child_minimum,
                        &child_natural, NULL, NULL);
  *minimum = child_minimum;
  *natural = child_natural;
}

static gboolean
tell_width (gpointer data)
{
  AnnexaPane *self = data;

  self->width_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
  return G_SOURCE_REMOVE;
}

static void
annexa_pane_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  AnnexaPane *self = ANNEXA_PANE (widget);
  GtkWidget *shown = visible_child (self, width);
  GtkWidget *both[] = { self->child, self->narrow_child };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (both[i] != NULL)
      gtk_widget_set_child_visible (both[i], both[i] == shown);
  if (shown != NULL)
    gtk_widget_allocate (shown, width, height, baseline, NULL);

  /* Whoever follows the width changes widgets, which must not happen while they are being placed. */
  if (width != self->width && self->width_source == 0)
    self->width_source = annexa_before_drawing (widget, tell_width, self);
  self->width = width;
}

/* As long as nobody knows how wide the pane is, only the usual child counts as shown: a list view makes two hundred rows as
 * soon as it is. */
static void
replace_child (AnnexaPane *self,
               GtkWidget **place,
               GtkWidget  *child)
{
  if (*place == child)
    return;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child == NULL)
    return;
  if (place == &self->narrow_child && self->width == 0)
    gtk_widget_set_child_visible (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
annexa_pane_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AnnexaPane *self = ANNEXA_PANE (object);

  switch (property)
    {
    case PROP_CHILD:
      replace_child (self, &self->child, g_value_get_object (value));
      break;
    case PROP_NARROW_CHILD:
      replace_child (self, &self->narrow_child, g_value_get_object (value));
      break;
    case PROP_MINIMUM_WIDTH:
      self->minimum_width = g_value_get_int (value);
      break;
    case PROP_NATURAL_WIDTH:
      self->natural_width = g_value_get_int (value);
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
annexa_pane_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AnnexaPane *self = ANNEXA_PANE (object);

  switch (property)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW_CHILD:
      g_value_set_object (value, self->narrow_child);
      break;
    case PROP_MINIMUM_WIDTH:
      g_value_set_int (value, self->minimum_width);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_pane_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  AnnexaPane *self = ANNEXA_PANE (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else
    g_object_set (self, g_strcmp0 (type, "narrow") == 0 ? "narrow-child" : "child", child, NULL);
}

static void
annexa_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = annexa_pane_add_child;
}

static void
annexa_pane_dispose (GObject *object)
{
  AnnexaPane *self = ANNEXA_PANE (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->narrow_child, gtk_widget_unparent);

  G_OBJECT_CLASS (annexa_pane_parent_class)->dispose (object);
}

static void
annexa_pane_class_init (AnnexaPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = annexa_pane_dispose;
  object_class->get_property = annexa_pane_get_property;
  object_class->set_property = annexa_pane_set_property;
  widget_class->get_request_mode = annexa_pane_get_request_mode;
  widget_class->measure = annexa_pane_measure;
  widget_class->size_allocate = annexa_pane_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW_CHILD] = g_param_spec_object ("narrow-child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MINIMUM_WIDTH] = g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  /**
   * AnnexaPane:width:
   *
   * How wide the pane is, in pixels.
   */
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annexa_pane_init (AnnexaPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
