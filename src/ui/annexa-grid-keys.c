/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-grid-private.h"

/* The keys of a grid are those of a spreadsheet. */

/* Up from the first row leads to the headings. */
static gboolean
move_up (AnnexaGrid *self,
         guint       row,
         gboolean    extend)
{
  if (!extend && annexa_grid_step_to_group (self, row, -1))
    return TRUE;
  if (row == 0 && !extend)
    return annexa_grid_header_focus (self->header, self->column);
  annexa_grid_move_to (self, row > 0 ? row - 1 : 0, self->column, extend);
  return TRUE;
}

static void
move_sideways (AnnexaGrid *self,
               guint       row,
               int         step,
               gboolean    extend)
{
  int column = (int) self->column + step;

  if (column >= 0)
    annexa_grid_move_to (self, row, (guint) column, extend);
}

/* Tab goes on in the next row, and from the last cell of all out of the grid. */
static gboolean
move_on (AnnexaGrid *self,
         guint       row,
         int         step)
{
  guint last = annexa_grid_columns_get_size (self->columns) - 1;

  if (step > 0 && self->column < last)
    annexa_grid_move_to (self, row, self->column + 1, FALSE);
  else if (step > 0 && row + 1 < annexa_grid_get_n_rows (self))
    annexa_grid_move_to (self, row + 1, 0, FALSE);
  else if (step < 0 && self->column > 0)
    annexa_grid_move_to (self, row, self->column - 1, FALSE);
  else if (step < 0 && row > 0)
    annexa_grid_move_to (self, row - 1, last, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
move_page (AnnexaGrid *self,
           guint       row,
           int         step,
           gboolean    extend)
{
  guint page = annexa_grid_get_page (self);

  if (step > 0)
    annexa_grid_move_to (self, row + page, self->column, extend);
  else
    annexa_grid_move_to (self, row > page ? row - page : 0, self->column, extend);
}

static gboolean
move (AnnexaGrid     *self,
      guint           key,
      GdkModifierType state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  gboolean far = (state & GDK_CONTROL_MASK) != 0;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  guint n_rows = annexa_grid_get_n_rows (self);
  guint last = annexa_grid_columns_get_size (self->columns) - 1;
  guint row = MIN (annexa_grid_get_row (self), n_rows - 1);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (far)
        annexa_grid_move_to (self, 0, self->column, extend);
      return far || move_up (self, row, extend);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!far && !extend && annexa_grid_step_to_group (self, row, 1))
        return TRUE;
      annexa_grid_move_to (self, far ? n_rows - 1 : row + 1, self->column, extend);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_sideways (self, row, far ? -forward * (int) self->column : -forward, extend);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_sideways (self, row, far ? forward * (int) last : forward, extend);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      annexa_grid_move_to (self, far ? 0 : row, 0, extend);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      annexa_grid_move_to (self, far ? n_rows - 1 : row, last, extend);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_page (self, row, -1, extend);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_page (self, row, 1, extend);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return !far && move_on (self, row, extend ? -1 : 1);
    case GDK_KEY_ISO_Left_Tab:
      return !far && move_on (self, row, -1);
    default:
      return FALSE;
    }
}

static gboolean
act (AnnexaGrid *self,
     const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static gboolean
fold_all (AnnexaGrid *self,
          guint       key)
{
  switch (key)
    {
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return act (self, "grid.fold-all");
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return act (self, "grid.unfold-all");
    default:
      return FALSE;
    }
}

static gboolean
handle_control (AnnexaGrid     *self,
                guint           key,
                GdkModifierType state)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      return act (self, state & GDK_SHIFT_MASK ? "grid.attach-evidence" : "grid.select-all");
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      return act (self, "grid.copy");
    case GDK_KEY_v:
      return act (self, "grid.paste");
    case GDK_KEY_d:
      return act (self, state & GDK_SHIFT_MASK ? "grid.duplicate" : "grid.fill-down");
    case GDK_KEY_e:
      return act (self, "grid.set");
    case GDK_KEY_space:
      annexa_grid_toggle_row (self, annexa_grid_get_row (self));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return act (self, "grid.delete");
    default:
      return FALSE;
    }
}

static gboolean
handle_plain (AnnexaGrid     *self,
              guint           key,
              GdkModifierType state)
{
  guint row = annexa_grid_get_row (self);

  switch (key)
    {
    case GDK_KEY_F2:
      return act (self, "grid.edit");
    case GDK_KEY_Menu:
      return act (self, "grid.menu");
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) && act (self, "grid.menu");
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit_by_name (self, "activated");
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return act (self, self->whole ? "grid.delete" : "grid.clear");
    case GDK_KEY_Escape:
      if (self->whole || self->anchor_row != row || self->anchor_column != self->column)
        {
          annexa_grid_collapse (self);
          return TRUE;
        }
      return FALSE;
    case GDK_KEY_space:
      if (!(state & GDK_SHIFT_MASK))
        return act (self, "grid.edit");
      annexa_grid_select_rows (self, self->anchor_row, row);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A letter or a digit begins to edit with it. */
static gboolean
begin_typing (AnnexaGrid     *self,
              guint           key,
              GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char typed[7] = { 0 };

  if (letter == 0 || !g_unichar_isgraph (letter))
    return FALSE;
  g_unichar_to_utf8 (letter, typed);
  annexa_grid_edit (self, typed);
  return TRUE;
}

/**
 * annexa_grid_handle_key:
 * @self: a grid
 * @key: which key
 * @state: which others are held
 *
 * Does what the key does while no cell is edited.
 *
 * Returns: whether it does anything
 */
gboolean
annexa_grid_handle_key (AnnexaGrid     *self,
                        guint           key,
                        GdkModifierType state)
{
  GdkModifierType others = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  g_return_val_if_fail (ANNEXA_IS_GRID (self), FALSE);

  if (others & ~GDK_CONTROL_MASK)
    return FALSE;
  if (others != 0 && fold_all (self, key))
    return TRUE;
  if (self->group != GTK_INVALID_LIST_POSITION)
    return others == 0 && annexa_grid_handle_group_key (self, key);
  if (annexa_grid_get_n_rows (self) == 0)
    return FALSE;
  if (key == GDK_KEY_Insert && (state & GDK_SHIFT_MASK))
    return act (self, "grid.paste");
  /* Control and the page keys turn the tabs of the page. */
  if (others && (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down))
    return FALSE;
  if (move (self, key, state))
    return TRUE;
  return others ? handle_control (self, key, state) : handle_plain (self, key, state) || begin_typing (self, key, state);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaGrid            *self)
{
  return annexa_grid_handle_key (self, key, state);
}

static void
focus_changed (AnnexaGrid *self)
{
  annexa_grid_update_marks (self);
}

/* The keys are those of the cell: headings and editors have their own. */
void
annexa_grid_add_keys (AnnexaGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->cell, keys);
  /* When the keyboard enters or leaves, this is not known yet. */
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_changed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
}
