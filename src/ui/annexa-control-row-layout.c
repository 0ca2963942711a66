/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-control-row-private.h"
#include "annexa-two-lines.h"
#include "annexa-wrapping.h"

/* Where the parts of a row stand: in columns, or in two lines. */

/* Below this width a row has two lines. */
#define NARROW 500

/* Below this width nothing is said of the owner, so that the title can be read. */
#define MEDIUM 720

/* The columns but the title, which takes the rest: where each ends, counted from the end of the row. */
#define PADDING 12
#define REF_WIDTH 76
#define APPLIES_WIDTH 96
#define STATUS_WIDTH 132
#define OWNER_WIDTH 112
#define MAPPED_REF_WIDTH 100
#define MAPPED_WIDTH 160
#define NUMBERS_WIDTH 128
#define CHECK_WIDTH 34
#define BAR_WIDTH 120
#define NARROW_BAR_WIDTH 56
#define INDENT 18
#define NARROW_PADDING 9

static gboolean
is_heading (AnnexaControlRow *self)
{
  return gtk_widget_get_child_visible (self->heading);
}

static int
width_of (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_of (GtkWidget *widget,
           int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* A column is as wide as its words need it, which is more where text is larger. */
static int
scale (AnnexaControlRow *self,
       int               width)
{
  return (int) (width * MAX (annexa_get_text_scale (GTK_WIDGET (self)), 1));
}

/* The lines depend on the room. */
static GtkSizeRequestMode
annexa_control_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Puts a child at a place counted from the start of the line, whichever side that is. */
static void
place (AnnexaControlRow *self,
       GtkWidget        *child,
       int               row_width,
       int               x,
       int               y,
       int               width,
       int               height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { mirrored ? row_width - x - width : x, y, width, height };
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Where the row begins, behind the box to check. */
static int
get_start (AnnexaControlRow *self)
{
  return PADDING + (self->selecting ? CHECK_WIDTH : 0);
}

/* The column before the status: the decision, or the numbers of the older edition. */
static int
get_applies_width (AnnexaControlRow *self)
{
  static const int widths[] = {
    [ANNEXA_CONTROL_ROW_DECISION] = APPLIES_WIDTH,
    [ANNEXA_CONTROL_ROW_FRAMEWORK] = 0,
    [ANNEXA_CONTROL_ROW_MAPPING] = NUMBERS_WIDTH,
  };

  return scale (self, widths[self->shows]);
}

static gboolean
shows_owner (AnnexaControlRow *self,
             int               width)
{
  return self->shows != ANNEXA_CONTROL_ROW_DECISION || width >= scale (self, MEDIUM);
}

static int
get_owner_width (AnnexaControlRow *self,
                 int               width)
{
  if (!shows_owner (self, width))
    return 0;
  return scale (self, self->shows == ANNEXA_CONTROL_ROW_DECISION ? OWNER_WIDTH : MAPPED_WIDTH);
}

static int
get_ref_width (AnnexaControlRow *self)
{
  return scale (self, self->shows == ANNEXA_CONTROL_ROW_FRAMEWORK ? MAPPED_REF_WIDTH : REF_WIDTH);
}

static int
get_title_x (AnnexaControlRow *self)
{
  return get_start (self) + get_ref_width (self) + (int) self->depth * INDENT;
}

static int
get_applies_x (AnnexaControlRow *self,
               int               width)
{
  return width - PADDING - get_owner_width (self, width) - scale (self, STATUS_WIDTH) - get_applies_width (self);
}

static int
get_title_width (AnnexaControlRow *self,
                 int               width)
{
  return get_applies_x (self, width) - get_title_x (self) - PADDING;
}

static void
place_wide (AnnexaControlRow *self,
            int               width,
            int               height)
{
  int ref_width = get_ref_width (self);
  int owner_width = get_owner_width (self, width);
  int status_width = scale (self, STATUS_WIDTH);
  int owner_x = width - PADDING - owner_width;
  int status_x = owner_x - status_width;
  int applies_x = get_applies_x (self, width);
  int pill_height = height_of (self->status, -1);

  place (self, self->ref, width, get_start (self), 0, ref_width - PADDING, height);
  place (self, self->title, width, get_title_x (self), 0, get_title_width (self, width), height);
  if (status_x > applies_x)
    place (self, self->applies, width, applies_x, 0, status_x - applies_x - PADDING, height);
  place (self, self->status, width, status_x, (height - pill_height) / 2, MIN (width_of (self->status), status_width - PADDING),
         pill_height);
  if (owner_width > 0)
    place (self, self->owner, width, owner_x, 0, owner_width, height);
}

static AnnexaTwoLines
get_two_lines (AnnexaControlRow *self)
{
  return (AnnexaTwoLines) { self->title, self->line, self->status, TRUE };
}

/* What two lines have of the width. */
static GdkRectangle
get_narrow_area (AnnexaControlRow *self,
                 int               width,
                 int               height)
{
  int x = get_start (self) + (int) self->depth * INDENT;

  return (GdkRectangle) { x, NARROW_PADDING, width - x - PADDING, height - 2 * NARROW_PADDING };
}

static void
place_narrow (AnnexaControlRow *self,
              int               width,
              int               height)
{
  AnnexaTwoLines lines = get_two_lines (self);
  GdkRectangle area = get_narrow_area (self, width, height);

  annexa_two_lines_place (&lines, width, &area);
}

/* It takes two lines where text is large. */
static int
get_title_height (AnnexaControlRow *self,
                  int               width)
{
  int minimum;

  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return height_of (self->title, width < 0 ? -1 : MAX (get_title_width (self, width), minimum));
}

static void
annexa_control_row_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  AnnexaControlRow *self = ANNEXA_CONTROL_ROW (widget);
  AnnexaTwoLines lines = get_two_lines (self);
  int pill;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->status, GTK_ORIENTATION_HORIZONTAL, -1, &pill, NULL, NULL, NULL);
      *minimum = 3 * PADDING + 120 + pill;
      *natural = 560;
      return;
    }
  if (is_heading (self))
    *minimum = height_of (self->heading, -1) + 20;
  else if (self->project == NULL && for_size >= 0 && for_size < scale (self, NARROW))
    *minimum = 0;
  else if (for_size >= scale (self, NARROW) || for_size < 0)
    *minimum = MAX (get_title_height (self, for_size), height_of (self->status, -1)) + 10;
  else
    *minimum = annexa_two_lines_measure_height (&lines, get_narrow_area (self, for_size, 0).width) + 2 * NARROW_PADDING;
  *natural = *minimum;
}

static int
get_bar_width (AnnexaControlRow *self,
               int               width)
{
  return width >= scale (self, NARROW) ? BAR_WIDTH : NARROW_BAR_WIDTH;
}

/* The bar says nothing that the numbers do not say, so it gives way to the title. */
static gboolean
has_room_for_bar (AnnexaControlRow *self,
                  int               width)
{
  return get_start (self) + width_of (self->heading) + PADDING + width_of (self->progress) + PADDING
             + get_bar_width (self, width) + PADDING
         <= width;
}

/* The numbers and the bar stand at the end, below the status of the controls where these have columns. */
static void
place_heading (AnnexaControlRow *self,
               int               width,
               int               height)
{
  int bar_width = get_bar_width (self, width);
  int bar_height = height_of (self->bar, -1);
  int progress_width = width_of (self->progress);
  int end = width - PADDING;

  if (gtk_widget_get_child_visible (self->bar))
    {
      end -= bar_width;
      place (self, self->bar, width, end, 14 + (height - 16 - bar_height) / 2, bar_width, bar_height);
      end -= PADDING;
    }
  if (gtk_widget_get_child_visible (self->progress))
    {
      end -= progress_width;
      place (self, self->progress, width, end, 14, progress_width, height - 16);
      end -= PADDING;
    }
  place (self, self->heading, width, get_start (self), 14, end - get_start (self), height - 16);
}

static void
show_children (AnnexaControlRow *self,
               int               width)
{
  gboolean wide = width >= scale (self, NARROW);
  gboolean heading = is_heading (self);
  gboolean shown = !heading && (wide || self->project != NULL);
  guint total = 0;

  if (self->theme != NULL)
    annexa_control_heading_get_progress (self->theme, &total);
  gtk_widget_set_child_visible (self->check, self->selecting && self->project != NULL && (shown || heading));
  gtk_widget_set_child_visible (self->progress, heading && total > 0);
  gtk_widget_set_child_visible (self->bar, heading && total > 0 && has_room_for_bar (self, width));
  gtk_widget_set_child_visible (self->title, shown);
  gtk_widget_set_child_visible (self->status, shown);
  gtk_widget_set_child_visible (self->line, shown && !wide);
  gtk_widget_set_child_visible (self->ref, shown && wide);
  gtk_widget_set_child_visible (self->applies, shown && wide && self->shows != ANNEXA_CONTROL_ROW_FRAMEWORK);
  gtk_widget_set_child_visible (self->owner, shown && wide && shows_owner (self, width));
}

static void
annexa_control_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnexaControlRow *self = ANNEXA_CONTROL_ROW (widget);
  gboolean wide = width >= scale (self, NARROW);
  int check_height = height_of (self->check, -1);
  int above = is_heading (self) ? 14 : 0;

  show_children (self, width);
  if (gtk_widget_get_child_visible (self->check))
    place (self, self->check, width, PADDING - 2, above + (height - above - check_height) / 2, CHECK_WIDTH - PADDING,
           check_height);
  if (is_heading (self))
    place_heading (self, width, height);
  else if (wide)
    place_wide (self, width, height);
  else if (gtk_widget_get_child_visible (self->title))
    place_narrow (self, width, height);
}

/**
 * annexa_control_row_install_layout:
 * @widget_class: the class of the rows
 *
 * Has the rows place what they show.
 */
void
annexa_control_row_install_layout (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = annexa_control_row_get_request_mode;
  widget_class->measure = annexa_control_row_measure;
  widget_class->size_allocate = annexa_control_row_size_allocate;
}
