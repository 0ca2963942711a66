/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-line-layout.h"

/**
 * AnnexaLineLayout:
 *
 * Lays children out side by side, as a box does: those that expand take what the others leave. But it only ever asks them how
 * high they are for a width. A box also asks how wide they are for a height, which of a text over several lines can only be
 * told by trying many widths; and each box within a box tries as many for each of those.
 */
struct _AnnexaLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (AnnexaLineLayout, annexa_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
annexa_line_layout_get_request_mode (GtkLayoutManager *layout,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
get_next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = get_next_shown (gtk_widget_get_next_sibling (child)))
    n++;
  return n;
}

static void
measure_width (AnnexaLineLayout *self,
               GtkWidget        *widget,
               int              *minimum,
               int              *natural)
{
  int spacing = MAX ((int) count_shown (widget) - 1, 0) * self->spacing;

  *minimum = *natural = spacing;
  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = get_next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum += child_minimum;
      *natural += child_natural;
    }
}

/* How wide each child that is shown becomes, in sizes. */
static void
share_width (AnnexaLineLayout *self,
             GtkWidget        *widget,
             int               width,
             GtkRequestedSize *sizes,
             guint             n)
{
  int left = width - (int) (n - 1) * self->spacing;
  int n_expanding = 0;
  guint i = 0;

  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = get_next_shown (gtk_widget_get_next_sibling (child)), i++)
    {
      sizes[i].data = child;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size, &sizes[i].natural_size, NULL, NULL);
      left -= sizes[i].minimum_size;
      n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  left = gtk_distribute_natural_allocation (MAX (left, 0), n, sizes);
  for (i = 0; i < n && n_expanding > 0; i++)
    if (gtk_widget_compute_expand (sizes[i].data, GTK_ORIENTATION_HORIZONTAL))
      {
        int share = left / n_expanding--;

        sizes[i].minimum_size += share;
        left -= share;
      }
}

static void
measure_height (AnnexaLineLayout *self,
                GtkWidget        *widget,
                int               width,
                int              *minimum,
                int              *natural)
{
  guint n = count_shown (widget);
  g_autofree GtkRequestedSize *sizes = g_new (GtkRequestedSize, n);
  int whole;

  if (width < 0)
    measure_width (self, widget, &whole, &width);
  share_width (self, widget, width, sizes, n);
  for (guint i = 0; i < n; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (sizes[i].data, GTK_ORIENTATION_VERTICAL, sizes[i].minimum_size, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
annexa_line_layout_measure (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  AnnexaLineLayout *self = ANNEXA_LINE_LAYOUT (layout);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

static void
annexa_line_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  AnnexaLineLayout *self = ANNEXA_LINE_LAYOUT (layout);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n = count_shown (widget);
  g_autofree GtkRequestedSize *sizes = g_new (GtkRequestedSize, n);
  int x = 0;

  share_width (self, widget, width, sizes, n);
  for (guint i = 0; i < n; i++)
    {
      int child_width = sizes[i].minimum_size;
      GtkAllocation place = { mirrored ? width - x - child_width : x, 0, child_width, height };

      gtk_widget_size_allocate (sizes[i].data, &place, -1);
      x += child_width + self->spacing;
    }
}

static void
annexa_line_layout_class_init (AnnexaLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_line_layout_get_request_mode;
  layout_class->measure = annexa_line_layout_measure;
  layout_class->allocate = annexa_line_layout_allocate;
}

static void
annexa_line_layout_init (AnnexaLineLayout *self)
{
}

/**
 * annexa_line_layout_new:
 * @spacing: how many pixels lie between two children
 *
 * Returns: (transfer full): a layout for any number of children
 */
GtkLayoutManager *
annexa_line_layout_new (int spacing)
{
  AnnexaLineLayout *self = g_object_new (ANNEXA_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
