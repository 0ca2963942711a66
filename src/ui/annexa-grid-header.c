/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-grid-content.h"
#include "annexa-grid-header.h"

/* So near to the end of a heading the pointer takes hold of the edge. */
#define EDGE 6

/* How far a heading is moved before it is clear that it was not clicked. */
#define DRAG_THRESHOLD 8
/* Within which GTK, too, takes two presses for a double one. */
#define TREMBLE 5

/* What a key makes a column wider or narrower by. */
#define KEY_STEP 16

/**
 * AnnexaGridHeader:
 *
 * The headings of a grid: buttons that sort by their column, with Shift by it as well. The pointer drags them elsewhere,
 * or their ends to make a column wider; with the keyboard, Shift and arrows change the width, Control and arrows the
 * place.
 */
struct _AnnexaGridHeader
{
  GtkWidget parent_instance;

  AnnexaGridColumns *columns;
  GPtrArray *buttons; /* GtkButton, by column */
  int scroll;

  const AnnexaField *dragged;
  gboolean resizing;
  gboolean moving;
  const AnnexaField *pressed; /* The edge that was pressed last, if it was not moved. */
  guint32 pressed_time;
  gboolean twice; /* It was pressed again at once. */
  int start_width;
  double start_x;
  int drop_x; /* Where the heading would be put down, or -1. */
  guint drop_position;
};

G_DEFINE_FINAL_TYPE (AnnexaGridHeader, annexa_grid_header, GTK_TYPE_WIDGET)

enum
{
  LEAVE,
  REVEAL,
  FIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_mirrored (AnnexaGridHeader *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Where a column begins as it is seen, from the start edge. */
static int
get_start (AnnexaGridHeader *self,
           guint             column)
{
  int x = annexa_grid_columns_get (self->columns, column)->x;

  return column < annexa_grid_columns_get_n_frozen (self->columns) ? x : x - self->scroll;
}

/* From the start edge, however one reads. */
static double
from_start (AnnexaGridHeader *self,
            double            x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static gboolean
find_column (AnnexaGridHeader *self,
             double            x,
             guint            *column)
{
  double start = from_start (self, x);

  for (guint i = 0; i < annexa_grid_columns_get_size (self->columns); i++)
    {
      int begin = get_start (self, i);

      if (i >= annexa_grid_columns_get_n_frozen (self->columns)
          && start < annexa_grid_columns_get_frozen (self->columns))
        continue;
      if (start >= begin && start < begin + annexa_grid_columns_get (self->columns, i)->width)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The column whose end the pointer is at. */
static gboolean
find_edge (AnnexaGridHeader *self,
           double            x,
           guint            *column)
{
  double start = from_start (self, x);

  for (guint i = 0; i < annexa_grid_columns_get_size (self->columns); i++)
    {
      int end = get_start (self, i) + annexa_grid_columns_get (self->columns, i)->width;

      if (start >= end - EDGE && start <= end + EDGE / 2)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
annexa_grid_header_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  AnnexaGridHeader *self = ANNEXA_GRID_HEADER (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int child;

      gtk_widget_measure (self->buttons->pdata[i], orientation, -1, NULL, &child, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*minimum, child);
    }
}

/* Of a heading that passes below those that are not scrolled, only what can be seen is there, so that nobody clicks on
 * the rest. */
static void
place_button (AnnexaGridHeader *self,
              guint             column,
              int               height)
{
  GtkWidget *button = self->buttons->pdata[column];
  int start = get_start (self, column);
  int end = start + annexa_grid_columns_get (self->columns, column)->width;
  GtkAllocation place = { 0, 0, 0, height };
  int least;

  if (column >= annexa_grid_columns_get_n_frozen (self->columns))
    start = MAX (start, annexa_grid_columns_get_frozen (self->columns));
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_set_child_visible (button, end - start >= least);
  place.width = MAX (end - start, least);
  place.x = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - start - place.width : start;
  gtk_widget_size_allocate (button, &place, -1);
}

static void
annexa_grid_header_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnexaGridHeader *self = ANNEXA_GRID_HEADER (widget);

  for (guint i = 0; i < self->buttons->len && i < annexa_grid_columns_get_size (self->columns); i++)
    place_button (self, i, height);
}

static void
annexa_grid_header_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  AnnexaGridHeader *self = ANNEXA_GRID_HEADER (widget);
  int x = is_mirrored (self) ? gtk_widget_get_width (widget) - self->drop_x : self->drop_x;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (annexa_grid_header_parent_class)->snapshot (widget, snapshot);
  if (!self->moving || self->drop_x < 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) x - 1, 0, 3, (float) gtk_widget_get_height (widget)));
}

static void
annexa_grid_header_dispose (GObject *object)
{
  AnnexaGridHeader *self = ANNEXA_GRID_HEADER (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (annexa_grid_header_parent_class)->dispose (object);
}

static void
annexa_grid_header_finalize (GObject *object)
{
  g_ptr_array_unref (ANNEXA_GRID_HEADER (object)->buttons);

  G_OBJECT_CLASS (annexa_grid_header_parent_class)->finalize (object);
}

static void
annexa_grid_header_class_init (AnnexaGridHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_grid_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_grid_header_finalize;
  widget_class->measure = annexa_grid_header_measure;
  widget_class->size_allocate = annexa_grid_header_size_allocate;
  widget_class->snapshot = annexa_grid_header_snapshot;

  /**
   * AnnexaGridHeader::leave:
   * @column: the column whose heading had the keyboard
   *
   * The keyboard is to go back to the cells.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * AnnexaGridHeader::reveal:
   * @column: a column
   *
   * The column is to be scrolled into view.
   */
  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * AnnexaGridHeader::fit:
   * @column: a column
   *
   * The column is to be as wide as what is seen in it.
   */
  signals[FIT] = g_signal_new ("fit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static guint
find_button (AnnexaGridHeader *self,
             GtkWidget        *button)
{
  guint column = 0;

  g_ptr_array_find (self->buttons, button, &column);
  return column;
}

static const AnnexaField *
get_field (AnnexaGridHeader *self,
           GtkWidget        *button)
{
  return annexa_grid_columns_get (self->columns, find_button (self, button))->field;
}

static gboolean
shift_is_held (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_SHIFT_MASK) != 0;
}

static void
button_clicked (GtkButton        *button,
                AnnexaGridHeader *self)
{
  const AnnexaField *field = get_field (self, GTK_WIDGET (button));

  annexa_grid_columns_sort_by (self->columns, field, shift_is_held (GTK_WIDGET (self)));
}

static void
step_focus (AnnexaGridHeader *self,
            guint             column,
            int               step)
{
  int next = (int) column + step;

  if (next >= 0 && next < (int) self->buttons->len)
    annexa_grid_header_focus (self, (guint) next);
}

static void
step_place (AnnexaGridHeader *self,
            guint             column,
            int               step)
{
  const AnnexaField *field = annexa_grid_columns_get (self->columns, column)->field;
  int next = (int) column + step;

  if (next < 0 || next >= (int) self->buttons->len)
    return;
  annexa_grid_columns_move (self->columns, field, (guint) next);
  if (annexa_grid_columns_find (self->columns, field, &column))
    annexa_grid_header_focus (self, column);
}

static void
step_width (AnnexaGridHeader *self,
            guint             column,
            int               step)
{
  const AnnexaGridColumn *place = annexa_grid_columns_get (self->columns, column);

  annexa_grid_columns_set_width (self->columns, place->field, place->width + step * KEY_STEP);
  annexa_grid_header_focus (self, column);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaGridHeader      *self)
{
  guint column = find_button (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  int step = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1 : key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 0;

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    {
      g_signal_emit (self, signals[LEAVE], 0, column);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK))
    {
      annexa_grid_columns_sort_by (self->columns, annexa_grid_columns_get (self->columns, column)->field, TRUE);
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  if (is_mirrored (self))
    step = -step;
  if (state & GDK_CONTROL_MASK)
    step_place (self, column, step);
  else if (state & GDK_SHIFT_MASK)
    step_width (self, column, step);
  else
    step_focus (self, column, step);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (AnnexaGridHeader *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (button, keys);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

/* An arrow for the direction, and with several keys the place of this one. */
static void
show_order (AnnexaGridHeader  *self,
            GtkWidget         *arrow,
            const AnnexaField *field)
{
  GtkWidget *place = gtk_widget_get_next_sibling (arrow);
  gboolean descending;
  guint rank = annexa_grid_columns_get_sort (self->columns, field, &descending);
  g_autofree char *number = g_strdup_printf ("%u", rank);

  gtk_widget_set_visible (arrow, rank > 0);
  gtk_widget_set_visible (place, rank > 0 && annexa_grid_columns_get_n_sorts (self->columns) > 1);
  gtk_label_set_label (GTK_LABEL (place), number);
  if (rank > 0 && !descending)
    gtk_widget_add_css_class (arrow, "ascending");
  else
    gtk_widget_remove_css_class (arrow, "ascending");
}

static char *
name_button (AnnexaGridHeader  *self,
             const AnnexaField *field)
{
  gboolean descending;
  guint rank = annexa_grid_columns_get_sort (self->columns, field, &descending);
  const char *label = annexa_field_get_label (field);

  if (rank == 0)
    /* TRANSLATORS: For screen readers: the heading of a column, a button: “Sort by Owner” */
    return g_strdup_printf (_("Sort by %s"), label);
  /* TRANSLATORS: For screen readers: the heading of a column that the list is sorted by, and which key it is: “Sorted by
   * Owner, descending, key 2” */
  return g_strdup_printf (descending ? _("Sorted by %s, descending, key %u") : _("Sorted by %s, ascending, key %u"), label,
                          rank);
}

static void
update_button (AnnexaGridHeader *self,
               guint             column)
{
  GtkWidget *button = self->buttons->pdata[column];
  GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  const AnnexaField *field = annexa_grid_columns_get (self->columns, column)->field;
  g_autofree char *name = name_button (self, field);
  /* TRANSLATORS: The heading of a column, which may be cut off */
  g_autofree char *tooltip = g_strdup_printf (_("%s: click sorts, Shift+click sorts by a second column"),
                                              annexa_field_get_label (field));

  /* Above amounts, which stand at the end of their cells. */
  gtk_widget_set_halign (gtk_widget_get_parent (label), annexa_grid_content_is_amount (field) ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  gtk_label_set_label (GTK_LABEL (label), annexa_field_get_label (field));
  show_order (self, gtk_widget_get_next_sibling (label), field);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Shift and arrow keys change the width, Control and arrow keys the place"), -1);
}

/**
 * annexa_grid_header_update:
 * @self: the headings of a grid
 *
 * Shows the columns as they are now.
 */
void
annexa_grid_header_update (AnnexaGridHeader *self)
{
  guint n = annexa_grid_columns_get_size (self->columns);

  g_return_if_fail (ANNEXA_IS_GRID_HEADER (self));

  while (self->buttons->len > n)
    {
      gtk_widget_unparent (self->buttons->pdata[self->buttons->len - 1]);
      g_ptr_array_set_size (self->buttons, (int) self->buttons->len - 1);
    }
  while (self->buttons->len < n)
    g_ptr_array_add (self->buttons, make_button (self));
  for (guint i = 0; i < n; i++)
    update_button (self, i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Twice on an edge makes the column as wide as what is seen in it. That waits for the release: the edge moves away from below
 * the pointer, and the rest of the click would go to the heading that comes to lie there, and sort by it. */
static void
note_press (AnnexaGridHeader   *self,
            GtkEventController *controller)
{
  guint32 time = gtk_event_controller_get_current_event_time (controller);
  int most;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &most, NULL);
  self->twice = self->pressed == self->dragged && time - self->pressed_time <= (guint32) most;
  self->pressed = self->dragged;
  self->pressed_time = time;
}

static void
drag_begin (GtkGestureDrag   *gesture,
            double            x,
            double            y,
            AnnexaGridHeader *self)
{
  guint column;

  self->dragged = NULL;
  self->moving = FALSE;
  self->twice = FALSE;
  self->start_x = x;
  self->resizing = find_edge (self, x, &column);
  if (!self->resizing && !find_column (self, x, &column))
    return;
  self->dragged = annexa_grid_columns_get (self->columns, column)->field;
  self->start_width = annexa_grid_columns_get (self->columns, column)->width;
  if (!self->resizing)
    return;
  note_press (self, GTK_EVENT_CONTROLLER (gesture));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A heading is put down before the column in whose first half the pointer is. */
static void
find_drop (AnnexaGridHeader *self,
           double            x)
{
  double start = from_start (self, x);
  guint n = annexa_grid_columns_get_size (self->columns);

  self->drop_position = n - 1;
  self->drop_x = get_start (self, n - 1) + annexa_grid_columns_get (self->columns, n - 1)->width - 2;
  for (guint i = 0; i < n; i++)
    if (start < get_start (self, i) + annexa_grid_columns_get (self->columns, i)->width / 2)
      {
        guint own;

        self->drop_x = MAX (get_start (self, i), 1);
        self->drop_position = i;
        if (annexa_grid_columns_find (self->columns, self->dragged, &own) && own < i)
          self->drop_position--;
        break;
      }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             AnnexaGridHeader *self)
{
  int growth = (int) (is_mirrored (self) ? -dx : dx);

  if (self->dragged == NULL)
    return;
  /* No hand keeps a mouse quite still between two presses. */
  if (self->resizing && self->pressed != NULL && ABS (dx) <= TREMBLE)
    return;
  if (self->resizing)
    {
      self->pressed = NULL;
      self->twice = FALSE;
      annexa_grid_columns_set_width (self->columns, self->dragged, MAX (self->start_width + growth, 1));
      return;
    }
  if (!self->moving && ABS (dx) < DRAG_THRESHOLD)
    return;
  self->moving = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  find_drop (self, self->start_x + dx);
}

static void
drag_end (GtkGestureDrag   *gesture,
          double            dx,
          double            dy,
          AnnexaGridHeader *self)
{
  guint column;

  if (self->moving && self->dragged != NULL)
    annexa_grid_columns_move (self->columns, self->dragged, self->drop_position);
  if (self->twice && annexa_grid_columns_find (self->columns, self->dragged, &column))
    g_signal_emit (self, signals[FIT], 0, column);
  self->twice = FALSE;
  self->dragged = NULL;
  self->moving = FALSE;
  self->drop_x = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_moved (GtkEventControllerMotion *controller,
               double                    x,
               double                    y,
               AnnexaGridHeader         *self)
{
  guint column;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->resizing || find_edge (self, x, &column) ? "col-resize" : NULL);
}

static void
annexa_grid_header_init (AnnexaGridHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->buttons = g_ptr_array_new ();
  self->drop_x = -1;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Column names"), -1);
}

GtkWidget *
annexa_grid_header_new (AnnexaGridColumns *columns)
{
  AnnexaGridHeader *self = g_object_new (ANNEXA_TYPE_GRID_HEADER, NULL);

  self->columns = g_object_ref (columns);
  return GTK_WIDGET (self);
}

void
annexa_grid_header_set_scroll (AnnexaGridHeader *self,
                               int               scroll)
{
  g_return_if_fail (ANNEXA_IS_GRID_HEADER (self));

  if (self->scroll == scroll)
    return;
  self->scroll = scroll;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * annexa_grid_header_focus:
 * @self: the headings of a grid
 * @column: which
 *
 * Returns: whether the keyboard is in the heading now
 */
gboolean
annexa_grid_header_focus (AnnexaGridHeader *self,
                          guint             column)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_HEADER (self), FALSE);

  if (column >= self->buttons->len)
    return FALSE;
  g_signal_emit (self, signals[REVEAL], 0, column);
  return gtk_widget_grab_focus (self->buttons->pdata[column]);
}

/**
 * annexa_grid_header_measure_column:
 * @self: the headings of a grid
 * @column: which
 *
 * Returns: how wide the column has to be so that nothing of its heading is cut off
 */
int
annexa_grid_header_measure_column (AnnexaGridHeader *self,
                                   guint             column)
{
  int natural;

  g_return_val_if_fail (ANNEXA_IS_GRID_HEADER (self) && column < self->buttons->len, 0);

  gtk_widget_measure (self->buttons->pdata[column], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}
