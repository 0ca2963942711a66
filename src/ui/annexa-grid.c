/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-grid-cell.h"
#include "annexa-grid-private.h"
#include "annexa-grid-row.h"

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

static gboolean
is_mirrored (AnnexaGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* How far the columns are scrolled from their start. Adjustments count from the left. */
static int
get_scroll (AnnexaGrid *self)
{
  double value = gtk_adjustment_get_value (self->hadjustment);

  if (is_mirrored (self))
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
  if (is_mirrored (self))
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
  if (is_mirrored (self))
    area->x = gtk_widget_get_width (GTK_WIDGET (self)) - area->x - place->width;
  area->y = self->header_height
            + (int) ((double) row * self->row_height - round (gtk_adjustment_get_value (self->vadjustment)));
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

/**
 * annexa_grid_scroll_to:
 * @self: a grid
 * @row: a row
 *
 * Brings the row into view.
 */
void
annexa_grid_scroll_to (AnnexaGrid *self,
                       guint       row)
{
  double top = (double) row * self->row_height;

  g_return_if_fail (ANNEXA_IS_GRID (self));

  /* Before the grid has its size the adjustment does not reach so far. */
  if (gtk_adjustment_get_upper (self->vadjustment) < top + self->row_height)
    gtk_adjustment_set_upper (self->vadjustment, (double) annexa_grid_get_n_rows (self) * self->row_height);
  gtk_adjustment_clamp_page (self->vadjustment, top, top + self->row_height);
}

static void
forget_rows (AnnexaGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    annexa_grid_row_show (self->rows->pdata[i], GTK_INVALID_LIST_POSITION, 0, NULL);
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
  *natural = header + (int) CLAMP (annexa_grid_get_n_rows (self), LEAST_ROWS, 100) * self->row_height;
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
show_row (AnnexaGrid *self,
          guint       position)
{
  AnnexaGridRow *row = self->rows->pdata[position % self->rows->len];

  if (annexa_grid_row_get_position (row) != position || annexa_grid_row_get_record (row) == NULL)
    {
      g_autoptr (AnnexaRecord) record = annexa_grid_get_record (self, position);

      annexa_grid_row_show (row, position, annexa_grid_get_n_rows (self), record);
    }
  annexa_grid_row_set_scroll (row, get_scroll (self));
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

static void
place_rows (AnnexaGrid *self,
            int         width,
            int         height)
{
  double top = round (gtk_adjustment_get_value (self->vadjustment));
  guint first = (guint) (top / self->row_height);
  guint n_rows = annexa_grid_get_n_rows (self);
  guint last = first + self->rows->len;

  for (guint i = first; i < last; i++)
    {
      GtkWidget *row = self->rows->pdata[i % self->rows->len];
      int y = self->header_height + (int) ((double) i * self->row_height - top);
      gboolean seen = i < n_rows && y < height;

      gtk_widget_set_child_visible (row, seen);
      if (!seen)
        continue;
      show_row (self, i);
      place_child (row, 0, y, width, self->row_height);
    }
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

  if (!has_area)
    area = (GdkRectangle){ 0, self->header_height, 1, self->row_height };
  area.x = CLAMP (area.x, 0, MAX (width - area.width, 0));
  area.y = CLAMP (area.y, self->header_height, MAX (height - area.height, self->header_height));
  place_child (self->cell, area.x, area.y, area.width, area.height);
  if (child != NULL)
    {
      int needed = MIN (MAX (area.width, annexa_grid_editor_get_width (self->editor)), width);

      if (is_mirrored (self))
        area.x += area.width - needed;
      place_child (child, CLAMP (area.x, 0, MAX (width - needed, 0)), area.y, needed, area.height);
    }
}

static guint
count_needed (AnnexaGrid *self,
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

/* Widgets are made, and columns come and go, outside of the allocation that shows the need for it. */
static gboolean
adapt (gpointer data)
{
  AnnexaGrid *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint needed = count_needed (self, gtk_widget_get_height (GTK_WIDGET (self)));

  self->adapt_source = 0;
  if (width != self->fitted_width && width > 0)
    {
      self->fitted_width = width;
      fit (self, width);
    }
  if (needed <= self->rows->len)
    return G_SOURCE_REMOVE;
  while (self->rows->len < needed + SPARE_ROWS)
    {
      GtkWidget *row = annexa_grid_row_new (self->project, self->columns);

      gtk_widget_insert_before (row, GTK_WIDGET (self), GTK_WIDGET (self->header));
      g_ptr_array_add (self->rows, row);
    }
  forget_rows (self);
  annexa_grid_update_marks (self);
  return G_SOURCE_REMOVE;
}

static void
annexa_grid_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);

  if (self->list == NULL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_VERTICAL, -1, NULL, &self->header_height, NULL, NULL);
  configure (self->hadjustment, annexa_grid_columns_get_width (self->columns), width, self->row_height);
  configure (self->vadjustment, (double) annexa_grid_get_n_rows (self) * self->row_height,
             MAX (height - self->header_height, 1), self->row_height);
  if ((width != self->fitted_width || count_needed (self, height) > self->rows->len) && self->adapt_source == 0)
    self->adapt_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt, self, NULL);

  annexa_grid_header_set_scroll (self->header, get_scroll (self));
  place_child (GTK_WIDGET (self->header), 0, 0, width, self->header_height);
  if (self->rows->len > 0)
    place_rows (self, width, height);
  place_cell (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  annexa_grid_update_marks (self);
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
  widget_class->size_allocate = annexa_grid_size_allocate;
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

static void
items_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               AnnexaGrid *self)
{
  forget_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  annexa_grid_items_changed (self, position, removed, added);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, annexa_kind_get_plural (kind), -1);

  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed), self, 0);
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
  if (annexa_grid_get_n_rows (self) == 0)
    return FALSE;
  if (annexa_grid_get_row (self) == GTK_INVALID_LIST_POSITION)
    annexa_grid_move_to (self, 0, self->column, FALSE);
  return gtk_widget_grab_focus (self->cell);
}
