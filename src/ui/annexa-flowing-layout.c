/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-flowing-layout.h"

/**
 * AnnexaFlowingLayout:
 *
 * Lays children out like words of a text: side by side, and in as many lines as they need. The flow box of GTK does not
 * let the Tab key pass to what lies in its children.
 */
struct _AnnexaFlowingLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaFlowingLayout, annexa_flowing_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING 6

static GtkSizeRequestMode
annexa_flowing_layout_get_request_mode (GtkLayoutManager *layout,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Places the children, or only tells how high they are together. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, 0, 0 };
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation shown;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
      place.width = MIN (place.width, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
      if (place.x > 0 && place.x + place.width > width)
        {
          place.x = 0;
          place.y += line_height + SPACING;
          line_height = 0;
        }
      shown = place;
      if (mirrored)
        shown.x = width - place.x - place.width;
      if (allocate)
        gtk_widget_size_allocate (child, &shown, -1);
      line_height = MAX (line_height, place.height);
      place.x += place.width + SPACING;
    }
  return place.y + line_height;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
annexa_flowing_layout_measure (GtkLayoutManager *layout,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : G_MAXINT, FALSE);
}

static void
annexa_flowing_layout_allocate (GtkLayoutManager *layout,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
annexa_flowing_layout_class_init (AnnexaFlowingLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_flowing_layout_get_request_mode;
  layout_class->measure = annexa_flowing_layout_measure;
  layout_class->allocate = annexa_flowing_layout_allocate;
}

static void
annexa_flowing_layout_init (AnnexaFlowingLayout *self)
{
}

/**
 * annexa_flowing_layout_new:
 *
 * Returns: (transfer full): a layout for any number of children
 */
GtkLayoutManager *
annexa_flowing_layout_new (void)
{
  return g_object_new (ANNEXA_TYPE_FLOWING_LAYOUT, NULL);
}
