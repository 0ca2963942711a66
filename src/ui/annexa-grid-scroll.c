/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <math.h>

#include "annexa-before-drawing.h"
#include "annexa-grid-group.h"
#include "annexa-grid-private.h"
#include "annexa-grid-row.h"

/* Where everything stands in a grid that is scrolled: only what can be seen has a widget. */

/* As many rows as a message covers are left free below the last one, so that it can be scrolled up from below. */
#define FREE_ROWS 3

/* Rows and headings of groups, all of one height, stand one below the other in slots. */

guint
annexa_grid_get_n_slots (AnnexaGrid *self)
{
  return self->list != NULL ? annexa_record_list_get_n_slots (self->list) : 0;
}

/* Where a slot is seen, in the grid. */
static int
get_slot_y (AnnexaGrid *self,
            guint       slot)
{
  return self->header_height
         + (int) ((double) slot * self->row_height - round (gtk_adjustment_get_value (self->vadjustment)));
}

gboolean
annexa_grid_is_mirrored (AnnexaGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* How far the columns are scrolled from their start. Adjustments count from the left. */
static int
get_scroll (AnnexaGrid *self)
{
  double value = gtk_adjustment_get_value (self->hadjustment);

  if (annexa_grid_is_mirrored (self))
    value = gtk_adjustment_get_upper (self->hadjustment) - gtk_adjustment_get_page_size (self->hadjustment) - value;
  return (int) round (MAX (value, 0));
}

/* Right after columns came, the adjustment does not reach so far yet. */
static void
set_scroll (AnnexaGrid *self,
            double      scroll)
{
  if (gtk_adjustment_get_upper (self->hadjustment) < annexa_grid_columns_get_width (self->columns))
    gtk_adjustment_set_upper (self->hadjustment, annexa_grid_columns_get_width (self->columns));
  if (annexa_grid_is_mirrored (self))
    scroll = gtk_adjustment_get_upper (self->hadjustment) - gtk_adjustment_get_page_size (self->hadjustment) - scroll;
  gtk_adjustment_set_value (self->hadjustment, scroll);
}

/* Where a cell is seen, in the grid. */
gboolean
annexa_grid_get_area (AnnexaGrid   *self,
                      guint         row,
                      guint         column,
                      GdkRectangle *area)
{
  const AnnexaGridColumn *place;
  int scroll;

  if (self->columns == NULL || column >= annexa_grid_columns_get_size (self->columns))
    return FALSE;
  place = annexa_grid_columns_get (self->columns, column);
  scroll = column < annexa_grid_columns_get_n_frozen (self->columns) ? 0 : get_scroll (self);
  area->x = place->x - scroll;
  if (annexa_grid_is_mirrored (self))
    area->x = gtk_widget_get_width (GTK_WIDGET (self)) - area->x - place->width;
  area->y = get_slot_y (self, annexa_record_list_slot_of (self->list, row));
  area->width = place->width;
  area->height = self->row_height;
  return TRUE;
}

/* How many whole rows are seen. */
guint
annexa_grid_get_page (AnnexaGrid *self)
{
  int rows = (int) gtk_adjustment_get_page_size (self->vadjustment) / MAX (self->row_height, 1);

  return (guint) MAX (rows, 1);
}

void
annexa_grid_reveal_column (AnnexaGrid *self,
                           guint       column)
{
  const AnnexaGridColumn *place;
  int frozen, width, scroll;

  if (column < annexa_grid_columns_get_n_frozen (self->columns)
      || column >= annexa_grid_columns_get_size (self->columns))
    return;
  place = annexa_grid_columns_get (self->columns, column);
  frozen = annexa_grid_columns_get_frozen (self->columns);
  width = gtk_widget_get_width (GTK_WIDGET (self));
  scroll = get_scroll (self);
  if (place->x - scroll < frozen || place->width > width - frozen)
    set_scroll (self, place->x - frozen);
  else if (place->x + place->width - scroll > width)
    set_scroll (self, place->x + place->width - width);
}

/* Brings a row or a heading into view, by its place among all. */
void
annexa_grid_scroll_to_slot (AnnexaGrid *self,
                            guint       slot)
{
  double top = (double) slot * self->row_height;

  /* Before the grid has its size the adjustment does not reach so far. */
  if (gtk_adjustment_get_upper (self->vadjustment) < top + self->row_height)
    gtk_adjustment_set_upper (self->vadjustment, (double) annexa_grid_get_n_slots (self) * self->row_height);
  gtk_adjustment_clamp_page (self->vadjustment, top, top + self->row_height);
}

/**
 * annexa_grid_scroll_to:
 * @self: a grid
 * @row: a row
 *
 * Brings the row into view; the first of a group with its heading.
 */
void
annexa_grid_scroll_to (AnnexaGrid *self,
                       guint       row)
{
  guint slot, group, first;

  g_return_if_fail (ANNEXA_IS_GRID (self));

  slot = annexa_record_list_slot_of (self->list, row);
  annexa_grid_scroll_to_slot (self, slot);
  /* Before the grid has its size, what is asked for last comes to the top. */
  if (slot > 0 && !annexa_record_list_find_slot (self->list, slot - 1, &first, &group))
    annexa_grid_scroll_to_slot (self, slot - 1);
}

static void
configure (GtkAdjustment *adjustment,
           double         size,
           double         page,
           double         step)
{
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (size - page, 0));

  gtk_adjustment_configure (adjustment, value, 0, MAX (size, page), step, page * .9, page);
}

static void
place_child (GtkWidget *child,
             int        x,
             int        y,
             int        width,
             int        height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, MAX (height, least) }, -1);
}

static GtkWidget *
get_row_widget (AnnexaGrid *self,
                guint       row)
{
  return self->rows->pdata[row % self->rows->len];
}

static void
show_row (AnnexaGrid *self,
          guint       position)
{
  AnnexaGridRow *row = ANNEXA_GRID_ROW (get_row_widget (self, position));

  if (annexa_grid_row_get_position (row) != position || annexa_grid_row_get_record (row) == NULL)
    {
      g_autoptr (AnnexaRecord) record = annexa_grid_get_record (self, position);

      annexa_grid_row_show (row, position, annexa_grid_get_n_rows (self), record);
    }
  annexa_grid_row_set_scroll (row, get_scroll (self));
}

/* As long as not all have been made, headings that have no widget yet stay away. */
static void
place_group (AnnexaGrid *self,
             guint       group,
             int         y,
             int         width)
{
  GtkWidget *widget = self->groups->len > 0 ? self->groups->pdata[group % self->groups->len] : NULL;

  if (widget == NULL)
    return;
  if (self->groups_stale || annexa_grid_group_get_group (ANNEXA_GRID_GROUP (widget)) != group)
    annexa_grid_group_show (ANNEXA_GRID_GROUP (widget), self->list, group);
  annexa_grid_group_set_focused (ANNEXA_GRID_GROUP (widget), group == self->group);
  gtk_widget_set_child_visible (widget, TRUE);
  place_child (widget, 0, y, width, self->row_height);
}

static void
hide_all (AnnexaGrid *self,
          GtkBitset  *rows,
          GtkBitset  *groups)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!gtk_bitset_contains (rows, i))
      gtk_widget_set_child_visible (self->rows->pdata[i], FALSE);
  for (guint i = 0; i < self->groups->len; i++)
    if (!gtk_bitset_contains (groups, i))
      gtk_widget_set_child_visible (self->groups->pdata[i], FALSE);
}

static void
place_rows (AnnexaGrid *self,
            int         width,
            int         height)
{
  double top = round (gtk_adjustment_get_value (self->vadjustment));
  guint n_slots = annexa_grid_get_n_slots (self);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) groups = gtk_bitset_new_empty ();
  guint first = (guint) (top / self->row_height);

  for (guint i = first; i < MIN (first + self->rows->len, n_slots); i++)
    {
      int y = self->header_height + (int) ((double) i * self->row_height - top);
      guint row, group;

      if (y >= height)
        break;
      if (!annexa_record_list_find_slot (self->list, i, &row, &group))
        {
          gtk_bitset_add (groups, self->groups->len > 0 ? group % self->groups->len : 0);
          place_group (self, group, y, width);
          continue;
        }
      gtk_bitset_add (rows, row % self->rows->len);
      gtk_widget_set_child_visible (get_row_widget (self, row), TRUE);
      show_row (self, row);
      place_child (get_row_widget (self, row), 0, y, width, self->row_height);
    }
  self->groups_stale = FALSE;
  hide_all (self, rows, groups);
}

/* What is edited stays in sight when the grid is scrolled, at the edge; what opens over it never opens elsewhere. */
static void
place_cell (AnnexaGrid *self,
            int         width,
            int         height)
{
  GtkWidget *child = self->editor != NULL ? GTK_WIDGET (self->editor) : NULL;
  GdkRectangle area;
  gboolean has_area = annexa_grid_get_area (self, annexa_grid_get_row (self), self->column, &area)
                      && annexa_grid_get_row (self) < annexa_grid_get_n_rows (self);

  if (self->group < annexa_record_list_get_n_groups (self->list))
    area = (GdkRectangle){ 0, get_slot_y (self, annexa_record_list_slot_of_group (self->list, self->group)), width,
                           self->row_height };
  else if (!has_area)
    area = (GdkRectangle){ 0, self->header_height, 1, self->row_height };
  area.x = CLAMP (area.x, 0, MAX (width - area.width, 0));
  area.y = CLAMP (area.y, self->header_height, MAX (height - area.height, self->header_height));
  place_child (self->cell, area.x, area.y, area.width, area.height);
  if (child != NULL)
    {
      int needed = MIN (MAX (area.width, annexa_grid_editor_get_width (self->editor)), width);

      if (annexa_grid_is_mirrored (self))
        area.x += area.width - needed;
      place_child (child, CLAMP (area.x, 0, MAX (width - needed, 0)), area.y, needed, area.height);
    }
}

void
annexa_grid_allocate (GtkWidget *widget,
                      int        width,
                      int        height,
                      int        baseline)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);

  if (self->list == NULL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_VERTICAL, -1, NULL, &self->header_height, NULL, NULL);
  configure (self->hadjustment, annexa_grid_columns_get_width (self->columns), width, self->row_height);
  configure (self->vadjustment, (double) (annexa_grid_get_n_slots (self) + FREE_ROWS) * self->row_height,
             MAX (height - self->header_height, 1), self->row_height);
  if ((width != self->fitted_width || annexa_grid_count_needed (self, height) > self->rows->len) && self->adapt_source == 0)
    self->adapt_source = annexa_before_drawing (widget, annexa_grid_adapt, self);

  annexa_grid_header_set_scroll (self->header, get_scroll (self));
  place_child (GTK_WIDGET (self->header), 0, 0, width, self->header_height);
  if (self->rows->len > 0)
    place_rows (self, width, height);
  place_cell (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  annexa_grid_update_marks (self);
}
