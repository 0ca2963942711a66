/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-review-columns.h"

/**
 * AnnexaReviewColumns:
 *
 * Lays two children out side by side, what is looked at in the wider column and what is decided in the other, or one
 * below the other where there is no room for both: on a narrow screen, or with large text.
 */
struct _AnnexaReviewColumns
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaReviewColumns, annexa_review_columns, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING_BESIDE 24
#define SPACING_BELOW 12

/* Both columns together are at least as wide as so many characters. */
#define CHARACTERS 88

/* The share of the first column. */
#define FIRST_SHARE 0.6

static GtkSizeRequestMode
annexa_review_columns_get_request_mode (GtkLayoutManager *layout,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_minimums (GtkWidget *widget,
              int       *first,
              int       *second)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, first, NULL, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_next_sibling (child), GTK_ORIENTATION_HORIZONTAL, -1, second, NULL, NULL, NULL);
}

static int
get_first_width (int width)
{
  return (int) ((width - SPACING_BESIDE) * FIRST_SHARE);
}

static gboolean
fits_beside (GtkWidget *widget,
             int        width)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int needed = CHARACTERS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  int first, second;

  pango_font_metrics_unref (metrics);
  get_minimums (widget, &first, &second);
  return width >= needed && first <= get_first_width (width)
         && second <= width - SPACING_BESIDE - get_first_width (width);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
annexa_review_columns_measure (GtkLayoutManager *layout,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  int first_minimum, second_minimum;

  get_minimums (widget, &first_minimum, &second_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first_minimum, second_minimum);
      *natural = MAX (*minimum, 480);
      return;
    }
  for_size = MAX (for_size, MAX (first_minimum, second_minimum));
  if (fits_beside (widget, for_size))
    *natural = MAX (get_height (first, get_first_width (for_size)),
                    get_height (second, for_size - SPACING_BESIDE - get_first_width (for_size)));
  else
    *natural = get_height (first, for_size) + SPACING_BELOW + get_height (second, for_size);
  *minimum = *natural;
}

static void
annexa_review_columns_allocate (GtkLayoutManager *layout,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first_width = get_first_width (width);
  int second_width = width - SPACING_BESIDE - first_width;
  GtkAllocation place = { 0, 0, width, 0 };

  if (!fits_beside (widget, width))
    {
      place.height = get_height (first, width);
      gtk_widget_size_allocate (first, &place, -1);
      place.y = place.height + SPACING_BELOW;
      place.height = get_height (second, width);
      gtk_widget_size_allocate (second, &place, -1);
      return;
    }
  place = (GtkAllocation) { mirrored ? second_width + SPACING_BESIDE : 0, 0, first_width, height };
  gtk_widget_size_allocate (first, &place, -1);
  place = (GtkAllocation) { mirrored ? 0 : first_width + SPACING_BESIDE, 0, second_width, height };
  gtk_widget_size_allocate (second, &place, -1);
}

static void
annexa_review_columns_class_init (AnnexaReviewColumnsClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_review_columns_get_request_mode;
  layout_class->measure = annexa_review_columns_measure;
  layout_class->allocate = annexa_review_columns_allocate;
}

static void
annexa_review_columns_init (AnnexaReviewColumns *self)
{
}

/**
 * annexa_review_columns_box_new:
 * @input: what is looked at
 * @decisions: what is decided
 *
 * Returns: (transfer floating): a box with both of them
 */
GtkWidget *
annexa_review_columns_box_new (GtkWidget *input,
                               GtkWidget *decisions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (ANNEXA_TYPE_REVIEW_COLUMNS, NULL));
  gtk_box_append (GTK_BOX (box), input);
  gtk_box_append (GTK_BOX (box), decisions);
  return box;
}
