/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-tiles-layout.h"

/**
 * AnnexaTilesLayout:
 *
 * Lays the children out in two columns, each child below the column that is shorter so far, or in one column where there
 * is no room for two: on a narrow screen, or with large text.
 */
struct _AnnexaTilesLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaTilesLayout, annexa_tiles_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING 24

/* A column is at least as wide as so many characters. */
#define COLUMN_CHARACTERS 48

static GtkSizeRequestMode
annexa_tiles_layout_get_request_mode (GtkLayoutManager *layout,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_column_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = COLUMN_CHARACTERS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

static int
get_minimum_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      width = MAX (width, minimum);
    }
  return width;
}

/* Where each child lies; gives the height of all. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  int column = MAX (get_column_width (widget), get_minimum_width (widget));
  gboolean two = width >= 2 * column + SPACING;
  int child_width = two ? (width - SPACING) / 2 : width;
  gboolean reversed = two && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int heights[2] = { 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int place = two && heights[1] < heights[0] ? 1 : 0;
      GtkAllocation allocation = { 0, heights[place], child_width, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &allocation.height, NULL, NULL, NULL);
      if ((place == 1) != reversed)
        allocation.x = width - child_width;
      if (allocate)
        gtk_widget_size_allocate (child, &allocation, -1);
      heights[place] += allocation.height + SPACING;
    }
  return MAX (0, MAX (heights[0], heights[1]) - SPACING);
}

static void
annexa_tiles_layout_measure (GtkLayoutManager *layout,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  int column = MAX (get_column_width (widget), get_minimum_width (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_minimum_width (widget);
      *natural = 2 * column + SPACING;
    }
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : 2 * column + SPACING, FALSE);
}

static void
annexa_tiles_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
annexa_tiles_layout_class_init (AnnexaTilesLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_tiles_layout_get_request_mode;
  layout_class->measure = annexa_tiles_layout_measure;
  layout_class->allocate = annexa_tiles_layout_allocate;
}

static void
annexa_tiles_layout_init (AnnexaTilesLayout *self)
{
}
