/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-evidence-files.h"
#include "annexa-grid-private.h"
#include "annexa-grid-row.h"

/* The pointer over the cells of a grid: a click puts the cursor there, dragging selects, the reference stands for the whole
 * row, and the second button opens the menu. */

/* Beyond the edge the grid goes on scrolling so often while somebody drags. */
#define SCROLL_MILLISECONDS 60

/* What stands below the pointer: a row, or the heading of a group. */
static gboolean
find_slot (AnnexaGrid *self,
           double      y,
           guint      *row,
           guint      *group,
           gboolean   *is_row)
{
  double offset = y - self->header_height + gtk_adjustment_get_value (self->vadjustment);
  guint slot = (guint) MAX (offset / self->row_height, 0);

  if (y < self->header_height || offset < 0 || slot >= annexa_grid_get_n_slots (self))
    return FALSE;
  *is_row = annexa_record_list_find_slot (self->list, slot, row, group);
  return TRUE;
}

static gboolean
find_cell (AnnexaGrid *self,
           double      x,
           double      y,
           guint      *row,
           guint      *column)
{
  gboolean is_row;
  guint group;

  if (!find_slot (self, y, row, &group, &is_row) || !is_row)
    return FALSE;

  /* Those that are not scrolled lie above the others, and come first. */
  for (guint i = 0; i < annexa_grid_columns_get_size (self->columns); i++)
    {
      GdkRectangle area;

      if (annexa_grid_get_area (self, *row, i, &area) && x >= area.x && x < area.x + area.width)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_row_handle (AnnexaGrid *self,
               guint       column)
{
  return annexa_grid_columns_get (self->columns, column)->field->type == ANNEXA_FIELD_REF;
}

static void
go_to (AnnexaGrid     *self,
       guint           row,
       guint           column,
       GdkModifierType state)
{
  if (state & GDK_CONTROL_MASK)
    {
      annexa_grid_toggle_row (self, row);
      return;
    }
  if ((state & GDK_SHIFT_MASK) && is_row_handle (self, column))
    {
      annexa_grid_select_rows (self, self->anchor_row, row);
      return;
    }
  annexa_grid_move_to (self, row, column, (state & GDK_SHIFT_MASK) != 0);
  if (!(state & GDK_SHIFT_MASK) && is_row_handle (self, column) && annexa_grid_get_row (self) == row)
    annexa_grid_select_rows (self, row, row);
}

static gboolean
is_inside_editor (AnnexaGrid *self,
                  double      x,
                  double      y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->editor != NULL && picked != NULL
         && (picked == GTK_WIDGET (self->editor) || gtk_widget_is_ancestor (picked, GTK_WIDGET (self->editor)));
}

/* A finger that moves scrolls; only taps count. */
static gboolean
is_touch (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* A click on the heading of a group folds or unfolds it. */
static gboolean
toggle_group (AnnexaGrid *self,
              double      y)
{
  guint row, group;
  gboolean is_row;

  if (!find_slot (self, y, &row, &group, &is_row) || is_row)
    return FALSE;
  annexa_grid_go_to_group (self, group);
  if (self->group == group)
    annexa_record_list_fold (self->list, group, !annexa_record_list_get_group (self->list, group)->folded);
  annexa_grid_take_focus (self);
  return TRUE;
}

static void
drag_begin (GtkGestureDrag *gesture,
            double          x,
            double          y,
            AnnexaGrid     *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint row, column;

  self->dragging = FALSE;
  if (!is_touch (GTK_EVENT_CONTROLLER (gesture)) && toggle_group (self, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  /* A press of the mouse that is not for us is let pass, not denied: where a heading takes the release for itself, GTK would
   * go on waiting for the end of what was denied, and overlook the next press. */
  if (is_touch (GTK_EVENT_CONTROLLER (gesture)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (is_inside_editor (self, x, y) || !find_cell (self, x, y, &row, &column))
    return;
  if (!annexa_grid_flush (self))
    {
      annexa_grid_take_focus (self);
      return;
    }
  self->dragging = TRUE;
  go_to (self, row, column, state);
  annexa_grid_take_focus (self);
}

/* The nearest cell, for a pointer that left the cells while it drags. */
static void
find_nearest (AnnexaGrid *self,
              double      x,
              double      y,
              guint      *row,
              guint      *column)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  guint group;
  gboolean is_row;

  if (find_cell (self, CLAMP (x, 1, width - 1), CLAMP (y, self->header_height, height - 1), row, column))
    return;
  *column = self->column;
  if (!find_slot (self, CLAMP (y, self->header_height, height - 1), row, &group, &is_row))
    *row = annexa_grid_get_n_rows (self) - 1;
  else if (!is_row)
    *row = MIN (annexa_record_list_get_group (self->list, group)->first, annexa_grid_get_n_rows (self) - 1);
}

static void
extend_to_pointer (AnnexaGrid *self)
{
  guint row, column;

  find_nearest (self, self->drag_x, self->drag_y, &row, &column);
  if (row == annexa_grid_get_row (self) && (self->whole || column == self->column))
    return;
  if (self->whole)
    annexa_grid_select_rows (self, self->anchor_row, row);
  else
    annexa_grid_move_to (self, row, column, TRUE);
}

static gboolean
scroll_on (gpointer data)
{
  AnnexaGrid *self = data;
  double below = self->drag_y - gtk_widget_get_height (GTK_WIDGET (self));
  double above = self->header_height - self->drag_y;
  double step = below > 0 ? self->row_height : above > 0 ? -self->row_height : 0;

  if (step == 0)
    {
      self->scroll_source = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + step);
  extend_to_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_update (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             AnnexaGrid     *self)
{
  double x, y;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->drag_x = x + dx;
  self->drag_y = y + dy;
  if (ABS (dx) + ABS (dy) > 4)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  extend_to_pointer (self);
  if (self->scroll_source == 0
      && (self->drag_y < self->header_height || self->drag_y > gtk_widget_get_height (GTK_WIDGET (self))))
    self->scroll_source = g_timeout_add (SCROLL_MILLISECONDS, scroll_on, self);
}

static void
drag_end (GtkGestureDrag *gesture,
          double          dx,
          double          dy,
          AnnexaGrid     *self)
{
  self->dragging = FALSE;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
}

/* A second click edits the cell; on the reference it opens the record. */
static void
pressed (GtkGestureClick *gesture,
         int              n_press,
         double           x,
         double           y,
         AnnexaGrid      *self)
{
  guint row, column;

  if (n_press != 2 || is_inside_editor (self, x, y) || !find_cell (self, x, y, &row, &column))
    return;
  if (is_row_handle (self, column))
    g_signal_emit_by_name (self, "activated");
  else
    annexa_grid_edit (self, NULL);
}

/* A finger puts the cursor where it tapped. The reference is what one clicks on to see the record where there is no room
 * for its form beside the list. */
static void
released (GtkGestureClick *gesture,
          int              n_press,
          double           x,
          double           y,
          AnnexaGrid      *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint row, column;

  if (n_press == 1 && is_touch (GTK_EVENT_CONTROLLER (gesture)) && toggle_group (self, y))
    return;
  if (n_press != 1 || is_inside_editor (self, x, y) || !find_cell (self, x, y, &row, &column))
    return;
  if (is_touch (GTK_EVENT_CONTROLLER (gesture)))
    {
      go_to (self, row, column, 0);
      annexa_grid_take_focus (self);
    }
  if (is_row_handle (self, column) && !(state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) && annexa_grid_get_row (self) == row
      && self->anchor_row == row)
    g_signal_emit_by_name (self, "clicked");
}

static void
menu_asked (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            AnnexaGrid      *self)
{
  guint row, column, first, last;
  g_autoptr (GtkBitset) selected = NULL;

  if (!find_cell (self, x, y, &row, &column))
    return;
  selected = annexa_grid_list_selected (self, &first, &last);
  if (!gtk_bitset_contains (selected, row) || column < first || column > last)
    go_to (self, row, column, 0);
  annexa_grid_open_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
touch_held (GtkGestureLongPress *gesture,
            double               x,
            double               y,
            AnnexaGrid          *self)
{
  menu_asked (NULL, 1, x, y, self);
}

/* What is done with proposals says with how many of them. */
static char *
name_item (const char *label,
           const char *action,
           guint       n_proposals)
{
  if (g_str_equal (action, "grid.confirm-proposals"))
    return g_strdup_printf (ngettext ("_Confirm %u proposal", "_Confirm %u proposals", n_proposals), n_proposals);
  if (g_str_equal (action, "grid.delete-proposals"))
    return g_strdup_printf (ngettext ("_Delete %u proposal", "_Delete %u proposals", n_proposals), n_proposals);
  return g_strdup (_(label));
}

static GMenuModel *
make_menu (guint    n_proposals,
           gboolean grouped)
{
  static const struct
  {
    const char *label;
    const char *action;
    const char *key;
  } items[] = {
    { N_ ("_Edit cell"), "grid.edit", "F2" },
    { N_ ("_Copy"), "grid.copy", "<Control>c" },
    { N_ ("_Paste…"), "grid.paste", "<Control>v" },
    { N_ ("Fill _down"), "grid.fill-down", "<Control>d" },
    { N_ ("C_lear cells"), "grid.clear", "Delete" },
    { NULL, NULL, NULL },
    { N_ ("_Attach files as evidence…"), "grid.attach-evidence", "<Control><Shift>a" },
    { NULL, NULL, NULL },
    { "", "grid.confirm-proposals", NULL },
    { "", "grid.delete-proposals", NULL },
    { NULL, NULL, NULL },
    { N_ ("_Select whole rows"), "grid.select-rows", "<Shift>space" },
    { N_ ("Set a _field…"), "grid.set", "<Control>e" },
    { N_ ("D_uplicate"), "grid.duplicate", "<Control><Shift>d" },
    { N_ ("Dele_te records…"), "grid.delete", "<Control>Delete" },
    { NULL, NULL, NULL },
    /* The last two are for groups alone. */
    { N_ ("F_old all groups"), "grid.fold-all", "<Control>minus" },
    { N_ ("_Unfold all groups"), "grid.unfold-all", "<Control>plus" },
  };
  guint n_items = G_N_ELEMENTS (items) - (grouped ? 0 : 2);
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    if (items[i].label != NULL)
      {
        g_autofree char *label = name_item (items[i].label, items[i].action, n_proposals);
        g_autoptr (GMenuItem) item = g_menu_item_new (label, items[i].action);

        if (items[i].key != NULL)
          g_menu_item_set_attribute (item, "accel", "s", items[i].key);
        else
          g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
        g_menu_append_item (section, item);
      }
    else
      {
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        g_object_unref (section);
        section = g_menu_new ();
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

/* Opens the menu of what is selected, at a place of the grid or at the cell of the cursor. */
void
annexa_grid_open_menu (AnnexaGrid         *self,
                       const GdkRectangle *area)
{
  g_autoptr (GMenuModel) model = NULL;
  graphene_rect_t bounds;
  GdkRectangle cell;

  if (area == NULL && gtk_widget_compute_bounds (self->cell, GTK_WIDGET (self), &bounds))
    {
      cell = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                             (int) bounds.size.height };
      area = &cell;
    }
  if (area == NULL)
    return;
  model = make_menu (annexa_grid_offer_proposals (self), annexa_record_list_get_n_groups (self->list) > 0);
  if (self->menu != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  else
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Shows on which row files would be put down. */
static void
mark_drop (AnnexaGrid *self,
           guint       position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (annexa_grid_row_get_position (self->rows->pdata[i]) == position)
      gtk_widget_set_state_flags (self->rows->pdata[i], GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
    else
      gtk_widget_unset_state_flags (self->rows->pdata[i], GTK_STATE_FLAG_DROP_ACTIVE);
}

/* The record whose row is below the pointer; the list keeps it. */
static AnnexaRecord *
find_record (GtkWidget      *widget,
             double          x,
             double          y,
             AnnexaProject **project)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);
  guint row, group;
  gboolean is_row;

  *project = self->project;
  if (x < 0 || !find_slot (self, y, &row, &group, &is_row) || !is_row)
    {
      mark_drop (self, GTK_INVALID_LIST_POSITION);
      return NULL;
    }
  mark_drop (self, row);
  return annexa_grid_get_record (self, row);
}

void
annexa_grid_add_pointer (AnnexaGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (released), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_asked), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (touch, "pressed", G_CALLBACK (touch_held), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (touch));
  annexa_add_evidence_target (GTK_WIDGET (self), find_record, TRUE);
}
