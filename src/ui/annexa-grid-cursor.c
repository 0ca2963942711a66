/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-grid-content.h"
#include "annexa-grid-group.h"
#include "annexa-grid-private.h"
#include "annexa-grid-row.h"

/* The cursor of a grid, and what is selected: the cells between the cursor and the anchor, or whole rows, and of these
 * further ones that were chosen one by one. */

/**
 * annexa_grid_get_row:
 * @self: a grid
 *
 * Returns: the row of the cursor, or %GTK_INVALID_LIST_POSITION
 */
guint
annexa_grid_get_row (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), GTK_INVALID_LIST_POSITION);

  return self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;
}

guint
annexa_grid_get_column (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), 0);

  return self->column;
}

static gboolean
is_single_cell (AnnexaGrid *self)
{
  return !self->whole && self->anchor_row == annexa_grid_get_row (self) && self->anchor_column == self->column;
}

/**
 * annexa_grid_list_selected:
 * @self: a grid
 * @first_column: (out): the first column
 * @last_column: (out): the last column
 *
 * Returns: (transfer full): the rows of which something is selected
 */
GtkBitset *
annexa_grid_list_selected (AnnexaGrid *self,
                           guint      *first_column,
                           guint      *last_column)
{
  guint row = annexa_grid_get_row (self);
  GtkBitset *rows = gtk_bitset_new_empty ();

  *first_column = self->whole ? 0 : MIN (self->anchor_column, self->column);
  *last_column = self->whole ? annexa_grid_columns_get_size (self->columns) - 1 : MAX (self->anchor_column, self->column);
  if (row != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add_range_closed (rows, MIN (self->anchor_row, row), MAX (self->anchor_row, row));
  if (self->whole)
    gtk_bitset_union (rows, self->extra);
  return rows;
}

/* The ids of the records of which something is selected, in the order of the rows. */
GArray *
annexa_grid_list_ids (AnnexaGrid *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first, last, row;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  GtkBitsetIter iter;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more; more = gtk_bitset_iter_next (&iter, &row))
    {
      gint64 id = annexa_record_list_get_id (self->list, row);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
has_focus (AnnexaGrid *self)
{
  return gtk_event_controller_focus_contains_focus (self->focus);
}

static void
mark_row (AnnexaGrid    *self,
          AnnexaGridRow *row,
          GtkBitset     *selected,
          guint          first,
          guint          last)
{
  guint position = annexa_grid_row_get_position (row);
  AnnexaGridMarks marks;

  memset (&marks, 0, sizeof marks);
  marks.current = position == annexa_grid_get_row (self);
  marks.cursor = marks.current && self->group == GTK_INVALID_LIST_POSITION ? (int) self->column : -1;
  marks.focused = marks.current && has_focus (self);
  if (!is_single_cell (self) && gtk_bitset_contains (selected, position))
    {
      marks.selected = TRUE;
      marks.first = first;
      marks.last = last;
      marks.top = position == 0 || !gtk_bitset_contains (selected, position - 1);
      marks.bottom = !gtk_bitset_contains (selected, position + 1);
    }
  annexa_grid_row_set_marks (row, &marks);
}

/* Draws what is selected, in the rows that can be seen. */
void
annexa_grid_update_marks (AnnexaGrid *self)
{
  guint first, last;
  g_autoptr (GtkBitset) selected = annexa_grid_list_selected (self, &first, &last);

  for (guint i = 0; i < self->rows->len; i++)
    if (annexa_grid_row_get_record (self->rows->pdata[i]) != NULL)
      mark_row (self, self->rows->pdata[i], selected, first, last);
}

static char *
describe_selection (AnnexaGrid *self)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  gulong n = (gulong) gtk_bitset_get_size (rows);

  if (is_single_cell (self))
    return g_strdup (_("F2 edits, Enter opens the form"));
  if (self->whole)
    return g_strdup_printf (ngettext ("%lu row selected", "%lu rows selected", n), n);
  /* TRANSLATORS: For screen readers: how many rows, how many columns */
  return g_strdup_printf (ngettext ("%lu × %u cells selected", "%lu × %u cells selected", n), n, last - first + 1);
}

/* What screen readers say for the cell of the cursor. */
void
annexa_grid_update_cell (AnnexaGrid *self)
{
  g_autoptr (AnnexaRecord) record = annexa_grid_get_record (self, annexa_grid_get_row (self));
  g_autofree char *content = NULL;
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->group != GTK_INVALID_LIST_POSITION)
    {
      label = annexa_speak_group (self->list, self->group);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Enter folds or unfolds the group"), -1);
      return;
    }
  if (record == NULL || self->field == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No cell"), -1);
      return;
    }
  content = annexa_grid_content_describe (self->project, record, self->field);
  /* TRANSLATORS: For screen readers: a reference, what a cell holds, and where it stands: “A-003, Owner: Ana Ruiz, column 4
   * of 9” */
  label = g_strdup_printf (_("%s, %s, column %u of %u"), annexa_record_get_ref (record), content, self->column + 1,
                           annexa_grid_columns_get_size (self->columns));
  description = describe_selection (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
moved (AnnexaGrid *self)
{
  annexa_grid_update_marks (self);
  annexa_grid_update_cell (self);
  g_signal_emit_by_name (self, "selected");
}

/* Nothing but the cell of the cursor is selected. */
void
annexa_grid_collapse (AnnexaGrid *self)
{
  self->anchor_row = annexa_grid_get_row (self);
  self->anchor_column = self->column;
  self->whole = FALSE;
  gtk_bitset_remove_all (self->extra);
  moved (self);
}

static void
set_column (AnnexaGrid *self,
            guint       column)
{
  guint n = annexa_grid_columns_get_size (self->columns);

  if (n == 0)
    return;
  self->column = MIN (column, n - 1);
  self->field = annexa_grid_columns_get (self->columns, self->column)->field;
  annexa_grid_reveal_column (self, self->column);
}

/* The keyboard stays on the same widget, so that nobody else sees it go below something. */
static void
keep_cursor_seen (AnnexaGrid *self)
{
  GdkRectangle area;

  if (annexa_grid_get_area (self, annexa_grid_get_row (self), self->column, &area))
    annexa_keep_seen (GTK_WIDGET (self),
                      &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width, (float) area.height));
}

/* A form with something in it that cannot be written keeps its record; then the cursor stays, too. */
static gboolean
set_row (AnnexaGrid *self,
         guint       row)
{
  self->moving = TRUE;
  gtk_single_selection_set_selected (self->selection, row);
  self->moving = FALSE;
  annexa_grid_scroll_to (self, annexa_grid_get_row (self));
  keep_cursor_seen (self);
  return annexa_grid_get_row (self) == row;
}

/**
 * annexa_grid_move_to:
 * @self: a grid
 * @row: a row
 * @column: a column
 * @extend: whether what lies between there and where the selection began is selected
 *
 * Moves the cursor, if what is being edited can be written.
 */
void
annexa_grid_move_to (AnnexaGrid *self,
                     guint       row,
                     guint       column,
                     gboolean    extend)
{
  guint n = annexa_grid_get_n_rows (self);

  g_return_if_fail (ANNEXA_IS_GRID (self));

  if (n == 0 || !annexa_grid_flush (self))
    return;
  annexa_grid_leave_group (self);
  if (extend && annexa_grid_get_row (self) == GTK_INVALID_LIST_POSITION)
    extend = FALSE;
  set_column (self, column);
  if (!set_row (self, MIN (row, n - 1)) || !extend)
    annexa_grid_collapse (self);
  else
    moved (self);
}

/**
 * annexa_grid_select_rows:
 * @self: a grid
 * @first: a row
 * @last: the row that the cursor goes to
 *
 * Selects whole rows.
 */
void
annexa_grid_select_rows (AnnexaGrid *self,
                         guint       first,
                         guint       last)
{
  g_return_if_fail (ANNEXA_IS_GRID (self));

  if (!annexa_grid_flush (self))
    return;
  annexa_grid_leave_group (self);
  if (!set_row (self, last))
    {
      annexa_grid_collapse (self);
      return;
    }
  self->anchor_row = first;
  self->whole = TRUE;
  moved (self);
}

/* Where those of the records stand that are in the list; found in one walk, as they may be very many. */
static GtkBitset *
find_rows (AnnexaGrid *self,
           GArray     *ids)
{
  GtkBitset *rows = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = annexa_grid_get_n_rows (self);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint row = 0; row < n; row++)
    {
      gint64 id = annexa_record_list_get_id (self->list, row);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (rows, row);
    }
  return rows;
}

/**
 * annexa_grid_select_records:
 * @self: a grid
 * @ids: (element-type gint64): ids of records
 *
 * Selects those of the records that are in the list, and goes to the first of them.
 */
void
annexa_grid_select_records (AnnexaGrid *self,
                            GArray     *ids)
{
  g_autoptr (GtkBitset) rows = NULL;
  guint row;

  g_return_if_fail (ANNEXA_IS_GRID (self));

  rows = find_rows (self, ids);
  if (gtk_bitset_is_empty (rows))
    return;
  row = gtk_bitset_get_minimum (rows);
  annexa_grid_scroll_to (self, gtk_bitset_get_maximum (rows));
  annexa_grid_move_to (self, row, self->column, FALSE);
  if (gtk_bitset_get_size (rows) == 1 || annexa_grid_get_row (self) != row)
    return;
  gtk_bitset_union (self->extra, rows);
  self->whole = TRUE;
  moved (self);
}

/* Takes a row to those that are selected, or away from them. */
void
annexa_grid_toggle_row (AnnexaGrid *self,
                        guint       row)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = NULL;
  gboolean selected;

  if (!annexa_grid_flush (self))
    return;
  annexa_grid_leave_group (self);
  rows = annexa_grid_list_selected (self, &first, &last);
  selected = self->whole && gtk_bitset_contains (rows, row);
  if (selected && gtk_bitset_get_size (rows) == 1)
    return;
  if (selected)
    gtk_bitset_remove (rows, row);
  if (selected && annexa_grid_get_row (self) == row)
    row = gtk_bitset_get_minimum (rows);
  else if (selected)
    row = annexa_grid_get_row (self);
  if (!set_row (self, row))
    return;

  gtk_bitset_remove_all (self->extra);
  gtk_bitset_union (self->extra, rows);
  self->anchor_row = row;
  self->whole = TRUE;
  moved (self);
}

/* All cells, with the cursor where it was. */
void
annexa_grid_select_all (AnnexaGrid *self)
{
  guint n = annexa_grid_get_n_rows (self);

  if (n == 0 || !annexa_grid_flush (self))
    return;
  self->anchor_row = annexa_grid_get_row (self) != GTK_INVALID_LIST_POSITION ? annexa_grid_get_row (self) : 0;
  self->whole = TRUE;
  gtk_bitset_add_range (self->extra, 0, n);
  moved (self);
}

/* While a list is sorted or filtered anew nothing is selected for a moment; the editor stays with its record. */
static void
leave_editor (AnnexaGrid *self)
{
  gint64 id = annexa_record_list_get_id (self->list, annexa_grid_get_row (self));

  if (self->editor == NULL || id == 0
      || id == annexa_record_get_id (annexa_grid_editor_get_record (self->editor)))
    return;
  if (!annexa_grid_end_editing (self, TRUE))
    annexa_grid_end_editing (self, FALSE);
}

/* Somebody else selected another record, or none. */
void
annexa_grid_selection_changed (AnnexaGrid *self)
{
  if (self->moving)
    return;
  leave_editor (self);
  if (annexa_grid_get_row (self) != GTK_INVALID_LIST_POSITION)
    annexa_grid_leave_group (self);
  annexa_grid_collapse (self);
}

/* What is selected are places; where other records come to stand in these, it would be dangerous to go on as if nothing
 * had happened. */
void
annexa_grid_items_changed (AnnexaGrid *self,
                           guint       position,
                           guint       removed,
                           guint       added)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);

  if (gtk_bitset_is_empty (rows) || position <= gtk_bitset_get_maximum (rows))
    annexa_grid_collapse (self);
}
