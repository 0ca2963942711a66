/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-stacking-layout.h"

/**
 * AnnexaStackingLayout:
 *
 * Lays a title and what belongs to it side by side, or one below the other where there is no room for that: on a narrow
 * screen, or with large text.
 */
struct _AnnexaStackingLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaStackingLayout, annexa_stacking_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING_BESIDE 12
#define SPACING_BELOW 6

static GtkSizeRequestMode
annexa_stacking_layout_get_request_mode (GtkLayoutManager *layout,
                                         GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_natural (GtkWidget     *widget,
             GtkOrientation orientation,
             int            for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static gboolean
fits_beside (GtkWidget *title,
             GtkWidget *content,
             int        width)
{
  return get_natural (title, GTK_ORIENTATION_HORIZONTAL, -1) + SPACING_BESIDE
             + get_natural (content, GTK_ORIENTATION_HORIZONTAL, -1)
         <= width;
}

/* What is left beside the content. */
static int
get_title_width (GtkWidget *content,
                 int        width)
{
  return width < 0 ? -1 : width - get_natural (content, GTK_ORIENTATION_HORIZONTAL, -1) - SPACING_BESIDE;
}

static void
measure_width (GtkWidget *title,
               GtkWidget *content,
               int       *minimum,
               int       *natural)
{
  int title_minimum, content_minimum;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &title_minimum, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, NULL, NULL, NULL);
  *minimum = MAX (title_minimum, content_minimum);
  *natural = get_natural (title, GTK_ORIENTATION_HORIZONTAL, -1) + SPACING_BESIDE
             + get_natural (content, GTK_ORIENTATION_HORIZONTAL, -1);
}

static void
annexa_stacking_layout_measure (GtkLayoutManager *layout,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *content = gtk_widget_get_next_sibling (title);
  int content_height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (title, content, minimum, natural);
      return;
    }
  content_height = get_natural (content, orientation, -1);
  if (for_size < 0 || fits_beside (title, content, for_size))
    *minimum = MAX (get_natural (title, orientation, get_title_width (content, for_size)), content_height);
  else
    *minimum = get_natural (title, orientation, for_size) + SPACING_BELOW + content_height;
  *natural = *minimum;
}

static void
annexa_stacking_layout_allocate (GtkLayoutManager *layout,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *content = gtk_widget_get_next_sibling (title);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int content_width = get_natural (content, GTK_ORIENTATION_HORIZONTAL, -1);
  int title_height = get_natural (title, GTK_ORIENTATION_VERTICAL, width);
  GtkAllocation place = { 0, 0, width, title_height };

  if (fits_beside (title, content, width))
    {
      place = (GtkAllocation) { mirrored ? content_width + SPACING_BESIDE : 0, 0, width - content_width - SPACING_BESIDE,
                                height };
      gtk_widget_size_allocate (title, &place, -1);
      place = (GtkAllocation) { mirrored ? 0 : width - content_width, 0, content_width, height };
    }
  else
    {
      gtk_widget_size_allocate (title, &place, -1);
      place = (GtkAllocation) { 0, title_height + SPACING_BELOW, width, height - title_height - SPACING_BELOW };
    }
  gtk_widget_size_allocate (content, &place, -1);
}

static void
annexa_stacking_layout_class_init (AnnexaStackingLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_stacking_layout_get_request_mode;
  layout_class->measure = annexa_stacking_layout_measure;
  layout_class->allocate = annexa_stacking_layout_allocate;
}

static void
annexa_stacking_layout_init (AnnexaStackingLayout *self)
{
}

/**
 * annexa_stacking_layout_new:
 *
 * Returns: (transfer full): a layout for a widget with two children, the first of which is the title
 */
GtkLayoutManager *
annexa_stacking_layout_new (void)
{
  return g_object_new (ANNEXA_TYPE_STACKING_LAYOUT, NULL);
}
