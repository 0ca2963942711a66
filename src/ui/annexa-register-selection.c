/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-register-private.h"

/* Which record is selected; it stays so while the list is sorted and filtered. */

static void
selection_changed (AnnexaRegister *self)
{
  AnnexaRecord *record = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = record != NULL ? annexa_record_get_id (record) : 0;

  if (self->restoring || (id == self->selected_id && !self->hidden))
    return;
  self->selected_id = id;
  self->hidden = FALSE;
  /* Who chooses a record is done with waiting for another one. */
  if (id != 0)
    g_clear_pointer (&self->awaited, g_array_unref);
  g_signal_emit_by_name (self, "selected");
}

static gboolean
is_hidden (AnnexaRegister *self)
{
  return self->selected_id != 0
         && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION;
}

static void
take_hidden (AnnexaRegister *self)
{
  gboolean hidden = is_hidden (self);

  if (hidden == self->hidden)
    return;
  self->hidden = hidden;
  g_signal_emit_by_name (self, "selected");
}

/* The first frame shows what the words find. */
static gboolean
list_drawn (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);

  if (self->hidden_waits)
    {
      self->hidden_waits = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->hidden_tick = 0;
  take_hidden (self);
  return G_SOURCE_REMOVE;
}

/**
 * annexa_register_tell_hidden:
 * @self: a register whose list was sorted, filtered or searched anew
 *
 * Tells of it when the record that is selected is not in the list any more, or is there again. Who types sees first what
 * was found: the form beside the list, which takes longer to draw, follows a frame later.
 */
void
annexa_register_tell_hidden (AnnexaRegister *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      take_hidden (self);
      return;
    }
  self->hidden_waits = TRUE;
  if (self->hidden_tick == 0 && is_hidden (self) != self->hidden)
    self->hidden_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), list_drawn, NULL, NULL);
}

/**
 * annexa_register_make_selection:
 * @self: a register that has its list
 *
 * Makes the selection, with nothing in it.
 */
void
annexa_register_make_selection (AnnexaRegister *self)
{
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Takes the selection off, and leaves what is being edited, before the list changes as a whole. */
static void
let_go_of_selection (AnnexaRegister *self)
{
  self->let_go = TRUE;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
}

/* Selects the record again that was selected before the list changed, if it is there. */
static void
restore_selection (AnnexaRegister *self)
{
  guint position;

  if (!self->let_go)
    return;
  self->let_go = FALSE;
  self->restoring = TRUE;
  if (self->selected_id != 0 && annexa_record_list_find (self->list, self->selected_id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

/* Who sorts, filters or searches keeps the record that is selected: hidden for a while, it is selected again afterwards.
 * And where many records are spliced in, the selection model looks for the selected object among them all, which would read every record; so
 * does the list view of narrow windows. */
static void
replacing (AnnexaRecordList *list,
           gboolean          many,
           AnnexaRegister   *self)
{
  self->had_selected = !self->reordered && many
                       && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;
  if (self->reordered || many)
    let_go_of_selection (self);
  if (many)
    annexa_narrow_list_let_go (self->narrow);
}

/* After an edit that took the selected record away nothing is selected. */
static void
replaced (AnnexaRecordList *list,
          AnnexaRegister   *self)
{
  restore_selection (self);
  if (self->had_selected)
    selection_changed (self);
  self->had_selected = FALSE;
  annexa_narrow_list_take_again (self->narrow);
}

/**
 * annexa_register_watch_list:
 * @self: a register that has its selection and its rows
 *
 * Keeps the selection while records take the place of others.
 */
void
annexa_register_watch_list (AnnexaRegister *self)
{
  g_signal_connect_object (self->list, "replacing", G_CALLBACK (replacing), self, 0);
  g_signal_connect_object (self->list, "replaced", G_CALLBACK (replaced), self, 0);
}

/**
 * annexa_register_scroll_to:
 * @self: a register
 * @position: where in the list
 *
 * Brings a record into view, in the grid and in the rows of two lines.
 */
void
annexa_register_scroll_to (AnnexaRegister *self,
                           guint           position)
{
  annexa_grid_scroll_to (self->grid, position);
  annexa_narrow_list_scroll_to (self->narrow, position);
}

/**
 * annexa_register_get_selected:
 * @self: a register
 *
 * Returns: (nullable) (transfer none): the record that is selected
 */
AnnexaRecord *
annexa_register_get_selected (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * annexa_register_get_position:
 * @self: a register
 *
 * Returns: where in the list the selected record stands
 */
guint
annexa_register_get_position (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

/**
 * annexa_register_select_position:
 * @self: a register
 * @position: where in the list
 *
 * Selects the record there, or the last one when the list is shorter.
 */
void
annexa_register_select_position (AnnexaRegister *self,
                                 guint           position)
{
  guint n;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

/* The record may have been the first of several that were selected. */
static void
select_only (AnnexaRegister *self,
             guint           position)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self->grid, &first, &last);

  if (gtk_bitset_get_size (rows) > 1)
    annexa_grid_move_to (self->grid, position, annexa_grid_get_column (self->grid), FALSE);
}

static gboolean
lists_all (AnnexaRegister *self,
           GArray         *ids)
{
  guint position;

  for (guint i = 0; i < ids->len; i++)
    if (!annexa_record_list_find (self->list, g_array_index (ids, gint64, i), &position))
      return FALSE;
  return TRUE;
}

static gboolean
select_shown (AnnexaRegister *self,
              GArray         *ids)
{
  gint64 first = g_array_index (ids, gint64, 0);
  guint position;

  (void) annexa_record_list_reveal (self->list, first);
  if (!annexa_record_list_find (self->list, first, &position))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  annexa_register_scroll_to (self, position);
  if (ids->len > 1)
    annexa_grid_select_records (self->grid, ids);
  else
    select_only (self, position);
  return TRUE;
}

/* What a list that is being read does not show may be among what it will show, and so may what was hidden. */
static gboolean
find_and_select (AnnexaRegister *self,
                 GArray         *ids)
{
  gboolean narrowed =
      annexa_record_list_get_words (self->list) != NULL || annexa_filter_bar_is_narrowed (self->filter_bar);

  if ((!narrowed || annexa_record_list_is_loading (self->list) || lists_all (self, ids)) && select_shown (self, ids))
    return TRUE;
  if (!annexa_record_list_is_loading (self->list))
    annexa_register_show_everything (self);
  return !annexa_record_list_is_loading (self->list) && select_shown (self, ids);
}

/* The form beside the list may keep its record, with what could not be written; then that one stays selected. */
static void
open_selected (AnnexaRegister *self,
               gint64          id)
{
  if (self->selected_id == id)
    g_signal_emit_by_name (self, "activated");
}

/* Takes (transfer full) ids. Returns whether they are selected, or will be when the list is read. */
static gboolean
select_or_wait (AnnexaRegister *self,
                GArray         *ids,
                gboolean        opens)
{
  g_autoptr (GArray) owned = ids;

  /* Who asks for a record is done with waiting for the first one. */
  g_clear_pointer (&self->awaited, g_array_unref);
  self->first_awaited = FALSE;
  if (find_and_select (self, ids))
    {
      if (opens)
        open_selected (self, g_array_index (ids, gint64, 0));
      return TRUE;
    }
  if (!annexa_record_list_is_loading (self->list))
    return FALSE;
  self->awaited = g_steal_pointer (&owned);
  self->awaited_opens = opens;
  return TRUE;
}

static GArray *
make_ids (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

/**
 * annexa_register_select:
 * @self: a register
 * @id: the id of a record, or 0 for none
 *
 * Selects a record and brings it into view; a filter or search that hides it is taken away. In a list that is still being
 * read, or is read anew for that, this happens when it is there, unless somebody chooses another record meanwhile.
 *
 * Returns: whether the record is there, or may be there later
 */
gboolean
annexa_register_select (AnnexaRegister *self,
                        gint64          id)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  if (id != 0)
    return select_or_wait (self, make_ids (id), FALSE);
  g_clear_pointer (&self->awaited, g_array_unref);
  self->first_awaited = FALSE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  return TRUE;
}

/**
 * annexa_register_open:
 * @self: a register
 * @id: the id of a record
 *
 * Does what annexa_register_select() does, and activates the record once it is selected.
 *
 * Returns: whether the record is there, or may be there later
 */
gboolean
annexa_register_open (AnnexaRegister *self,
                      gint64          id)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (id != 0, FALSE);

  return select_or_wait (self, make_ids (id), TRUE);
}

/**
 * annexa_register_select_several:
 * @self: a register
 * @ids: (element-type gint64): ids of records
 *
 * Selects records and brings the first of them into view, as annexa_register_select() does with one: what hides any of them
 * is taken away. Where there are none,
 * of several that were selected one stays so.
 */
void
annexa_register_select_several (AnnexaRegister *self,
                                GArray         *ids)
{
  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  if (ids->len > 0)
    (void) select_or_wait (self, g_array_ref (ids), FALSE);
  else if (annexa_register_get_position (self) != GTK_INVALID_LIST_POSITION)
    select_only (self, annexa_register_get_position (self));
}

/**
 * annexa_register_select_awaited:
 * @self: a register whose list is there
 *
 * Selects, and opens, what could not be selected before, if that is still to be done.
 */
void
annexa_register_select_awaited (AnnexaRegister *self)
{
  if (self->first_awaited)
    {
      self->first_awaited = FALSE;
      annexa_register_select_position (self, 0);
      annexa_register_scroll_to (self, 0);
    }
  if (self->awaited != NULL)
    (void) select_or_wait (self, g_steal_pointer (&self->awaited), self->awaited_opens);
}
