/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-grid-cell.h"
#include "annexa-grid-group.h"
#include "annexa-grid-private.h"
#include "annexa-grid-row.h"
#include "annexa-wrapping.h"

/* Above and below the text of a cell, together. */
#define ROW_PADDING 15

/* So many rows are kept beyond those that can be seen, for a window that is made larger. */
#define SPARE_ROWS 4

/* Before anybody knows how much room there is. */
#define USUAL_WIDTH 560

/* What a grid shows at least. */
#define LEAST_WIDTH 100
#define LEAST_ROWS 2

/**
 * AnnexaGrid:
 *
 * The records of a list as a spreadsheet has them: only what can be seen is read and drawn, whatever the length of the
 * list; the first columns stay when the others are scrolled; a cursor goes from cell to cell; ranges of cells are copied,
 * filled, cleared and pasted; a cell is edited in its place. It scrolls in a #GtkScrolledWindow.
 */
static void annexa_grid_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaGrid, annexa_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, annexa_grid_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATED,
  CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

guint
annexa_grid_get_n_rows (AnnexaGrid *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

/* Returns (transfer full) (nullable): the record of a row. */
AnnexaRecord *
annexa_grid_get_record (AnnexaGrid *self,
                        guint       row)
{
  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), row) : NULL;
}

static void
forget_rows (AnnexaGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    annexa_grid_row_show (self->rows->pdata[i], GTK_INVALID_LIST_POSITION, 0, NULL);
  self->groups_stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
measure_row (AnnexaGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Ag");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->row_height = height + ROW_PADDING;
}

static void
annexa_grid_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);
  int header = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  if (self->header != NULL)
    gtk_widget_measure (GTK_WIDGET (self->header), orientation, -1, NULL, &header, NULL, NULL);
  *minimum = header + LEAST_ROWS * self->row_height;
  *natural = header + (int) CLAMP (annexa_grid_get_n_slots (self), LEAST_ROWS, 100) * self->row_height;
}

/* How many rows there have to be so that there is one wherever one can be seen. */
guint
annexa_grid_count_needed (AnnexaGrid *self,
                          int         height)
{
  return (guint) MAX (height - self->header_height, 0) / (guint) self->row_height + 2;
}

/* The cursor stays with its column; where that is gone, it goes to the one that stands there now. */
static void
keep_column (AnnexaGrid *self)
{
  guint before = self->column;
  guint n = annexa_grid_columns_get_size (self->columns);

  if (n == 0)
    return;
  if (!annexa_grid_columns_find (self->columns, self->field, &self->column))
    {
      self->column = MIN (self->column, n - 1);
      self->field = annexa_grid_columns_get (self->columns, self->column)->field;
    }
  if (self->column != before || self->anchor_column >= n)
    self->anchor_column = self->column;
}

static void
fit (AnnexaGrid *self,
     int         width)
{
  annexa_grid_columns_fit (self->columns, GTK_WIDGET (self), width);
  keep_column (self);
  annexa_grid_header_update (self->header);
  forget_rows (self);
  annexa_grid_update_marks (self);
}

/* There can be as many headings in sight as rows, where all groups are folded. */
static void
add_groups (AnnexaGrid *self)
{
  if (annexa_record_list_get_n_groups (self->list) == 0)
    return;
  while (self->groups->len < self->rows->len)
    {
      GtkWidget *group = annexa_grid_group_new ();

      gtk_widget_insert_before (group, GTK_WIDGET (self), GTK_WIDGET (self->header));
      gtk_widget_set_child_visible (group, FALSE);
      g_ptr_array_add (self->groups, group);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Widgets are made, and columns come and go, outside of the allocation that shows the need for it. */
gboolean
annexa_grid_adapt (gpointer data)
{
  AnnexaGrid *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint needed = annexa_grid_count_needed (self, gtk_widget_get_height (GTK_WIDGET (self)));

  self->adapt_source = 0;
  if (width != self->fitted_width && width > 0)
    {
      self->fitted_width = width;
      fit (self, width);
    }
  add_groups (self);
  if (needed <= self->rows->len)
    return G_SOURCE_REMOVE;
  while (self->rows->len < needed + SPARE_ROWS)
    {
      GtkWidget *row = annexa_grid_row_new (self->project, self->columns);

      gtk_widget_insert_before (row, GTK_WIDGET (self), GTK_WIDGET (self->header));
      g_ptr_array_add (self->rows, row);
    }
  add_groups (self);
  forget_rows (self);
  annexa_grid_update_marks (self);
  return G_SOURCE_REMOVE;
}

/* Rows and cells pass below the headings. */
static void
annexa_grid_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->list == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) self->header_height, (float) width,
                                                         (float) MAX (height - self->header_height, 0)));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, self->rows->pdata[i], snapshot);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_snapshot_child (widget, self->groups->pdata[i], snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->header), snapshot);
}

static gboolean
annexa_grid_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);

  /* The cell of the cursor is the one stop for the Tab key; from there the keys of the grid lead on. */
  return focus == NULL && annexa_grid_take_focus (self);
}

static gboolean
annexa_grid_grab_focus (GtkWidget *widget)
{
  return annexa_grid_take_focus (ANNEXA_GRID (widget));
}

static void
annexa_grid_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);
  int before = self->row_height;

  GTK_WIDGET_CLASS (annexa_grid_parent_class)->css_changed (widget, change);

  measure_row (self);
  if (before == self->row_height)
    return;
  self->fitted_width = -1;
  gtk_widget_queue_resize (widget);
}

static void
scrolled (AnnexaGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (AnnexaGrid     *self,
                GtkAdjustment **place,
                GtkAdjustment  *adjustment)
{
  if (adjustment != NULL && *place == adjustment)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (scrolled), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
annexa_grid_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AnnexaGrid *self = ANNEXA_GRID (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_grid_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AnnexaGrid *self = ANNEXA_GRID (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static gboolean
annexa_grid_get_border (GtkScrollable *scrollable,
                        GtkBorder     *border)
{
  *border = (GtkBorder){ .top = (gint16) ANNEXA_GRID (scrollable)->header_height };
  return TRUE;
}

static void
annexa_grid_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = annexa_grid_get_border;
}

static void
annexa_grid_dispose (GObject *object)
{
  AnnexaGrid *self = ANNEXA_GRID (object);

  g_clear_handle_id (&self->adapt_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_pointer ((GtkWidget **) &self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->cell, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->header, gtk_widget_unparent);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_unparent (self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->columns);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_grid_parent_class)->dispose (object);
}

static void
annexa_grid_finalize (GObject *object)
{
  AnnexaGrid *self = ANNEXA_GRID (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_free (self->group_key);
  gtk_bitset_unref (self->extra);

  G_OBJECT_CLASS (annexa_grid_parent_class)->finalize (object);
}

static void
annexa_grid_class_init (AnnexaGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_grid_dispose;
  object_class->finalize = annexa_grid_finalize;
  object_class->get_property = annexa_grid_get_property;
  object_class->set_property = annexa_grid_set_property;
  widget_class->measure = annexa_grid_measure;
  widget_class->size_allocate = annexa_grid_allocate;
  widget_class->snapshot = annexa_grid_snapshot;
  widget_class->focus = annexa_grid_focus;
  widget_class->grab_focus = annexa_grid_grab_focus;
  widget_class->css_changed = annexa_grid_css_changed;

  /**
   * AnnexaGrid::selected:
   *
   * Something else is selected, or less, or more.
   */
  g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * AnnexaGrid::activated:
   *
   * The record of the cursor is to be opened.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /**
   * AnnexaGrid::clicked:
   *
   * The reference of the record was clicked once.
   */
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  annexa_grid_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
annexa_grid_init (AnnexaGrid *self)
{
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->group = GTK_INVALID_LIST_POSITION;
  self->extra = gtk_bitset_new_empty ();
  self->fitted_width = -1;
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  measure_row (self);
  self->cell = annexa_grid_cell_new ();
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  annexa_grid_add_keys (self);
  annexa_grid_add_pointer (self);
}

static void
columns_changed (AnnexaGrid *self)
{
  fit (self, self->fitted_width > 0 ? self->fitted_width : USUAL_WIDTH);
}

static void
header_left (AnnexaGridHeader *header,
             guint             column,
             AnnexaGrid       *self)
{
  annexa_grid_move_to (self, annexa_grid_get_row (self), column, FALSE);
  annexa_grid_take_focus (self);
}

static void
column_to_be_seen (AnnexaGridHeader *header,
                   guint             column,
                   AnnexaGrid       *self)
{
  annexa_grid_reveal_column (self, column);
}

/* One long text must not push all others out of sight. */
#define WIDEST_FITTED 480

static void
column_to_be_fitted (AnnexaGridHeader *header,
                     guint             column,
                     AnnexaGrid       *self)
{
  int widest = (int) (WIDEST_FITTED * MAX (annexa_get_text_scale (GTK_WIDGET (self)), 1));
  int width = annexa_grid_header_measure_column (header, column);

  for (guint i = 0; i < self->rows->len; i++)
    if (annexa_grid_row_get_record (self->rows->pdata[i]) != NULL)
      width = MAX (width, annexa_grid_row_measure_column (self->rows->pdata[i], column));
  annexa_grid_columns_set_width (self->columns, annexa_grid_columns_get (self->columns, column)->field,
                                 MIN (width, widest));
}

static void
items_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               AnnexaGrid *self)
{
  annexa_grid_keep_group (self);
  forget_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  annexa_grid_items_changed (self, position, removed, added);
}

/* Rows stand elsewhere, though they are the same. */
static void
regrouped (AnnexaGrid *self)
{
  annexa_grid_keep_group (self);
  add_groups (self);
  forget_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  annexa_grid_update_cell (self);
}

/**
 * annexa_grid_set_list:
 * @self: a grid without a list
 * @list: the records that it shows
 * @selection: a selection over @list; what it selects is the row of the cursor
 */
void
annexa_grid_set_list (AnnexaGrid         *self,
                      AnnexaRecordList   *list,
                      GtkSingleSelection *selection)
{
  const AnnexaKind *kind = annexa_record_list_get_kind (list);

  g_return_if_fail (ANNEXA_IS_GRID (self));
  g_return_if_fail (self->list == NULL);

  self->project = g_object_ref (annexa_record_list_get_project (list));
  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  self->columns = annexa_grid_columns_new (self->project, kind);
  self->header = ANNEXA_GRID_HEADER (annexa_grid_header_new (self->columns));
  gtk_widget_insert_before (GTK_WIDGET (self->header), GTK_WIDGET (self), self->cell);
  g_signal_connect (self->header, "leave", G_CALLBACK (header_left), self);
  g_signal_connect (self->header, "reveal", G_CALLBACK (column_to_be_seen), self);
  g_signal_connect (self->header, "fit", G_CALLBACK (column_to_be_fitted), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_kind_get_plural (kind), -1);

  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed), self, 0);
  g_signal_connect_object (list, "regrouped", G_CALLBACK (regrouped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (annexa_grid_selection_changed), self,
                           G_CONNECT_SWAPPED);
  columns_changed (self);
}

/**
 * annexa_grid_get_columns:
 * @self: a grid that has a list
 *
 * Returns: (transfer none): its columns and its order
 */
AnnexaGridColumns *
annexa_grid_get_columns (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), NULL);

  return self->columns;
}

/**
 * annexa_grid_take_focus:
 * @self: a grid
 *
 * Puts the keyboard into the editor, or onto the cell of the cursor.
 *
 * Returns: whether it could
 */
gboolean
annexa_grid_take_focus (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), FALSE);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  if (annexa_grid_get_n_slots (self) == 0)
    return FALSE;
  if (annexa_grid_get_n_rows (self) == 0 && self->group == GTK_INVALID_LIST_POSITION)
    annexa_grid_go_to_group (self, 0);
  else if (annexa_grid_get_row (self) == GTK_INVALID_LIST_POSITION && self->group == GTK_INVALID_LIST_POSITION)
    annexa_grid_move_to (self, 0, self->column, FALSE);
  return gtk_widget_grab_focus (self->cell);
}
