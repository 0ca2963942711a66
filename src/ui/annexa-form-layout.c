/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-form-layout.h"

/* As many rows as are seen of most forms. */
#define ROWS_AT_A_TIME 8

/**
 * AnnexaFormLayout:
 *
 * Lays the groups of a form out one below the other, as a vertical box does. But of a form that was just made it only takes
 * those that are seen at first, and some more in each frame from then on: the texts of a long form are all measured the
 * first time, which would let a window wait longer than people like to.
 */
struct _AnnexaFormLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  guint n_rows; /* How many are laid out, at least. */
  guint tick;
};

G_DEFINE_FINAL_TYPE (AnnexaFormLayout, annexa_form_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_rows (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_visible (widget))
    return 0;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* The groups that are laid out now, one after the other; what has no rows comes with what is above it, and what has the
 * keyboard does not wait. Returns whether any has to. */
static gboolean
list_children (AnnexaFormLayout *self,
               GtkWidget        *widget,
               GPtrArray        *children)
{
  GtkWidget *awaited = gtk_widget_get_focus_child (widget);
  guint n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      if (n_rows >= self->n_rows && awaited == NULL)
        return TRUE;
      g_ptr_array_add (children, child);
      if (child == awaited)
        awaited = NULL;
      if (self->n_rows < G_MAXUINT)
        n_rows += count_rows (child);
    }
  return FALSE;
}

static void
annexa_form_layout_measure (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  AnnexaFormLayout *self = ANNEXA_FORM_LAYOUT (layout);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  (void) list_children (self, widget, children);
  *minimum = *natural = 0;
  for (guint i = 0; i < children->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children->pdata[i], orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (i > 0 ? self->spacing : 0);
          *natural += child_natural + (i > 0 ? self->spacing : 0);
        }
    }
}

static gboolean
time_for_more (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  AnnexaFormLayout *self = data;

  self->tick = 0;
  self->n_rows += ROWS_AT_A_TIME;
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* Callbacks of a frame come before it is laid out, so this one comes with the next. */
static void
lay_out_more (AnnexaFormLayout *self,
              GtkWidget        *widget,
              gboolean          waiting)
{
  if (!waiting)
    self->n_rows = G_MAXUINT;
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, time_for_more, g_object_ref (self), g_object_unref);
}

static void
annexa_form_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  AnnexaFormLayout *self = ANNEXA_FORM_LAYOUT (layout);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  gboolean waiting = list_children (self, widget, children);
  g_autofree GtkRequestedSize *sizes = g_new (GtkRequestedSize, children->len);
  int left = height - MAX ((int) children->len - 1, 0) * self->spacing;
  int y = 0;

  for (guint i = 0; i < children->len; i++)
    {
      sizes[i].data = children->pdata[i];
      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_VERTICAL, width, &sizes[i].minimum_size,
                          &sizes[i].natural_size, NULL, NULL);
      left -= sizes[i].minimum_size;
    }
  (void) gtk_distribute_natural_allocation (MAX (left, 0), children->len, sizes);
  for (guint i = 0; i < children->len; i++)
    {
      GtkAllocation place = { 0, y, width, sizes[i].minimum_size };

      gtk_widget_set_child_visible (sizes[i].data, TRUE);
      gtk_widget_size_allocate (sizes[i].data, &place, -1);
      y += sizes[i].minimum_size + self->spacing;
    }
  if (waiting)
    for (GtkWidget *child = gtk_widget_get_next_sibling (children->pdata[children->len - 1]); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      gtk_widget_set_child_visible (child, FALSE);
  lay_out_more (self, widget, waiting);
}

static GtkSizeRequestMode
annexa_form_layout_get_request_mode (GtkLayoutManager *layout,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_form_layout_class_init (AnnexaFormLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = annexa_form_layout_get_request_mode;
  layout_class->measure = annexa_form_layout_measure;
  layout_class->allocate = annexa_form_layout_allocate;
}

static void
annexa_form_layout_init (AnnexaFormLayout *self)
{
  self->n_rows = ROWS_AT_A_TIME;
}

/**
 * annexa_form_layout_new:
 * @spacing: how many pixels lie between two groups
 *
 * Returns: (transfer full): a layout for any number of groups
 */
GtkLayoutManager *
annexa_form_layout_new (int spacing)
{
  AnnexaFormLayout *self = g_object_new (ANNEXA_TYPE_FORM_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
