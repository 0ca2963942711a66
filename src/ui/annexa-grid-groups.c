/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-grid-private.h"

/* The cursor of a grid on the headings of groups, which fold and unfold. What is selected, and the form beside it, stay
 * meanwhile. */

static guint
get_n_groups (AnnexaGrid *self)
{
  return annexa_record_list_get_n_groups (self->list);
}

/* Puts the cursor onto the heading of a group. */
void
annexa_grid_go_to_group (AnnexaGrid *self,
                         guint       group)
{
  if (group >= get_n_groups (self) || !annexa_grid_flush (self))
    return;
  self->group = group;
  g_free (self->group_key);
  self->group_key = g_strdup (annexa_record_list_get_group (self->list, group)->key);
  annexa_grid_scroll_to_slot (self, annexa_record_list_slot_of_group (self->list, group));
  annexa_grid_update_marks (self);
  annexa_grid_update_cell (self);
}

void
annexa_grid_leave_group (AnnexaGrid *self)
{
  if (self->group == GTK_INVALID_LIST_POSITION)
    return;
  self->group = GTK_INVALID_LIST_POSITION;
  g_clear_pointer (&self->group_key, g_free);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The cursor stays with its group, wherever that stands now. */
void
annexa_grid_keep_group (AnnexaGrid *self)
{
  guint n = get_n_groups (self);

  if (self->group == GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (annexa_record_list_get_group (self->list, i)->key, self->group_key))
      {
        self->group = i;
        return;
      }
  annexa_grid_leave_group (self);
}

/* Goes to the slot above or below, if it is a heading. */
gboolean
annexa_grid_step_to_group (AnnexaGrid *self,
                           guint       row,
                           int         step)
{
  guint slot = annexa_record_list_slot_of (self->list, row);
  guint other_row, group;

  if (get_n_groups (self) == 0 || (step < 0 && slot == 0)
      || (step > 0 && slot + 1 >= annexa_grid_get_n_slots (self))
      || annexa_record_list_find_slot (self->list, step < 0 ? slot - 1 : slot + 1, &other_row, &group))
    return FALSE;
  annexa_grid_go_to_group (self, group);
  return TRUE;
}

static void
fold (AnnexaGrid *self,
      gboolean    folded)
{
  annexa_record_list_fold (self->list, self->group, folded);
  annexa_grid_scroll_to_slot (self, annexa_record_list_slot_of_group (self->list, self->group));
}

/* From a heading to what stands above or below it. */
static void
step (AnnexaGrid *self,
      int         direction)
{
  guint slot = annexa_record_list_slot_of_group (self->list, self->group);
  guint row, group;

  if (direction < 0 && slot == 0)
    {
      annexa_grid_header_focus (self->header, self->column);
      return;
    }
  if (direction > 0 && slot + 1 >= annexa_grid_get_n_slots (self))
    return;
  if (annexa_record_list_find_slot (self->list, direction < 0 ? slot - 1 : slot + 1, &row, &group))
    annexa_grid_move_to (self, row, self->column, FALSE);
  else
    annexa_grid_go_to_group (self, group);
}

/* Does what a key does on the heading of a group. Keys that change cells do nothing there. */
gboolean
annexa_grid_handle_group_key (AnnexaGrid *self,
                              guint       key)
{
  int forward = annexa_grid_is_mirrored (self) ? -1 : 1;
  gboolean folded = annexa_record_list_get_group (self->list, self->group)->folded;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      annexa_grid_go_to_group (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      annexa_grid_go_to_group (self, get_n_groups (self) - 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      fold (self, forward > 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      fold (self, forward < 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      fold (self, !folded);
      return TRUE;
    default:
      return FALSE;
    }
}

void
annexa_grid_fold_all (AnnexaGrid *self)
{
  if (get_n_groups (self) == 0)
    return;
  annexa_record_list_fold_all (self->list, TRUE);
  annexa_grid_go_to_group (self, 0);
}

void
annexa_grid_unfold_all (AnnexaGrid *self)
{
  if (get_n_groups (self) > 0)
    annexa_record_list_fold_all (self->list, FALSE);
}
