/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "annexa-columns.h"
#include "annexa-grid-content.h"
#include "annexa-grid-row.h"

/* Between the edge of a cell and what stands in it; within a pill; around one. */
#define PADDING 12
#define PILL_PADDING 10
#define PILL_MARGIN 5

/**
 * AnnexaGridRow:
 *
 * One row of a grid that can be seen: it draws its cells itself, and says for screen readers what it shows as a sentence.
 * Rows are used again for other records when the grid is scrolled.
 */
struct _AnnexaGridRow
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  AnnexaGridColumns *columns;
  AnnexaRecord *record;
  gulong notify_handler;
  guint position;
  guint n_rows;
  AnnexaGridMarks marks;
  int scroll;
  GArray *contents; /* AnnexaGridContent, by column; empty until it is drawn */
  PangoLayout *layout;
  PangoAttrList *attributes[ANNEXA_GRID_N_STYLES];
};

G_DEFINE_FINAL_TYPE (AnnexaGridRow, annexa_grid_row, GTK_TYPE_WIDGET)

static void
forget_record (AnnexaGridRow *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
}

static void
annexa_grid_row_dispose (GObject *object)
{
  AnnexaGridRow *self = ANNEXA_GRID_ROW (object);

  forget_record (self);
  g_clear_object (&self->layout);
  g_clear_object (&self->columns);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_grid_row_parent_class)->dispose (object);
}

static void
annexa_grid_row_finalize (GObject *object)
{
  AnnexaGridRow *self = ANNEXA_GRID_ROW (object);

  g_array_unref (self->contents);
  for (guint i = 0; i < ANNEXA_GRID_N_STYLES; i++)
    pango_attr_list_unref (self->attributes[i]);

  G_OBJECT_CLASS (annexa_grid_row_parent_class)->finalize (object);
}

static void
read_contents (AnnexaGridRow *self)
{
  guint n = annexa_grid_columns_get_size (self->columns);

  if (self->contents->len == n)
    return;
  g_array_set_size (self->contents, 0);
  g_array_set_size (self->contents, n);
  for (guint i = 0; i < n; i++)
    annexa_grid_content_read (&g_array_index (self->contents, AnnexaGridContent, i), self->project, self->record,
                              annexa_grid_columns_get (self->columns, i)->field);
}

static void
get_colour (AnnexaGridRow *self,
            const char    *name,
            const char    *suffix,
            GdkRGBA       *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  char full[64];

  g_snprintf (full, sizeof full, "%s%s", name, suffix);
  if (!gtk_style_context_lookup_color (context, full, colour))
    gtk_style_context_get_color (context, colour);
}

/* The edges of a cell in the row, mirrored where one reads from right to left. */
static graphene_rect_t
get_area (AnnexaGridRow *self,
          guint          column)
{
  const AnnexaGridColumn *place = annexa_grid_columns_get (self->columns, column);
  int scroll = column < annexa_grid_columns_get_n_frozen (self->columns) ? 0 : self->scroll;
  int x = place->x - scroll;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - place->width;
  return GRAPHENE_RECT_INIT ((float) x, 0, (float) place->width, (float) gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
lay_out (AnnexaGridRow           *self,
         const AnnexaGridContent *content,
         int                      width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  pango_layout_set_attributes (self->layout, self->attributes[content->style]);
  pango_layout_set_width (self->layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_text (self->layout, content->text, -1);
}

/* Where the text begins so that it stands at the start or at the end, whatever direction it is written in itself. */
static void
draw_text (AnnexaGridRow   *self,
           GtkSnapshot     *snapshot,
           graphene_rect_t *box,
           gboolean         at_end,
           const GdkRGBA   *colour)
{
  gboolean right = at_end != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  PangoRectangle text;
  float x, y;

  pango_layout_get_pixel_extents (self->layout, NULL, &text);
  x = box->origin.x + (right ? box->size.width - (float) text.width : 0) - (float) text.x;
  y = box->origin.y + floorf ((box->size.height - (float) text.height) / 2) - (float) text.y;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* A word on a ground with round ends; with a border where contrast is to be high. */
static void
draw_pill (AnnexaGridRow           *self,
           GtkSnapshot             *snapshot,
           const AnnexaGridContent *content,
           const graphene_rect_t   *box)
{
  gboolean right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean neutral = strcmp (content->colour, "neutral") == 0;
  GskRoundedRect shape;
  graphene_rect_t ground, inner;
  GdkRGBA colour;
  int width;

  lay_out (self, content, (int) box->size.width - 2 * PILL_PADDING);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  ground = GRAPHENE_RECT_INIT (box->origin.x, PILL_MARGIN, (float) width + 2 * PILL_PADDING,
                               box->size.height - 2 * PILL_MARGIN);
  if (right)
    ground.origin.x = box->origin.x + box->size.width - ground.size.width;

  gsk_rounded_rect_init_from_rect (&shape, &ground, ground.size.height / 2);
  get_colour (self, content->colour, "_ground", &colour);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &colour, &ground);
  gtk_snapshot_pop (snapshot);

  get_colour (self, neutral ? "window_fg_color" : content->colour, neutral ? "" : "_ink", &colour);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_snapshot_append_border (snapshot, &shape, (const float[4]){ 1, 1, 1, 1 },
                                (const GdkRGBA[4]){ colour, colour, colour, colour });
  graphene_rect_inset_r (&ground, PILL_PADDING, 0, &inner);
  draw_text (self, snapshot, &inner, FALSE, &colour);
}

static void
draw_content (AnnexaGridRow           *self,
              GtkSnapshot             *snapshot,
              const AnnexaGridContent *content,
              const graphene_rect_t   *area)
{
  graphene_rect_t box;
  GdkRGBA colour;

  graphene_rect_inset_r (area, PADDING, 0, &box);
  if (content->style == ANNEXA_GRID_PILL)
    {
      draw_pill (self, snapshot, content, &box);
      return;
    }
  if (*content->text == '\0')
    return;
  lay_out (self, content, (int) box.size.width);
  get_colour (self, content->style == ANNEXA_GRID_MISSING ? "attention_ink" : "window_fg_color", "", &colour);
  draw_text (self, snapshot, &box, content->at_end, &colour);
}

/* The ground of what is selected, and a line where it ends, so that it is not told by a tint alone. */
static void
draw_selection (AnnexaGridRow         *self,
                GtkSnapshot           *snapshot,
                guint                  column,
                const graphene_rect_t *area)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float start = column == self->marks.first ? 1 : 0;
  float end = column == self->marks.last ? 1 : 0;
  GskRoundedRect shape;
  GdkRGBA colour, line;

  get_colour (self, "accent_bg_color", "", &colour);
  line = colour;
  colour.alpha = .16f;
  gtk_snapshot_append_color (snapshot, &colour, area);
  gsk_rounded_rect_init_from_rect (&shape, area, 0);
  gtk_snapshot_append_border (
      snapshot, &shape,
      (const float[4]){ self->marks.top ? 1 : 0, rtl ? start : end, self->marks.bottom ? 1 : 0, rtl ? end : start },
      (const GdkRGBA[4]){ line, line, line, line });
}

static void
draw_cursor (AnnexaGridRow         *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *area)
{
  float width = self->marks.focused ? 2 : 1;
  GskRoundedRect shape;
  GdkRGBA colour;

  get_colour (self, self->marks.focused ? "accent_color" : "window_fg_color", "", &colour);
  if (!self->marks.focused)
    colour.alpha = .5f;
  gsk_rounded_rect_init_from_rect (&shape, area, 3);
  gtk_snapshot_append_border (snapshot, &shape, (const float[4]){ width, width, width, width },
                              (const GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
draw_cell (AnnexaGridRow *self,
           GtkSnapshot   *snapshot,
           guint          column)
{
  graphene_rect_t area = get_area (self, column);

  if (area.origin.x > (float) gtk_widget_get_width (GTK_WIDGET (self)) || area.origin.x + area.size.width < 0)
    return;
  if (self->marks.selected && column >= self->marks.first && column <= self->marks.last)
    draw_selection (self, snapshot, column, &area);
  draw_content (self, snapshot, &g_array_index (self->contents, AnnexaGridContent, column), &area);
  if (self->marks.cursor == (int) column)
    draw_cursor (self, snapshot, &area);
}

/* The cells that are scrolled pass below those that are not. */
static void
draw_scrolled (AnnexaGridRow *self,
               GtkSnapshot   *snapshot)
{
  guint n_frozen = annexa_grid_columns_get_n_frozen (self->columns);
  float frozen = (float) annexa_grid_columns_get_frozen (self->columns);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA line;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (rtl ? 0 : frozen, 0, MAX (width - frozen, 0), height));
  for (guint i = n_frozen; i < self->contents->len; i++)
    draw_cell (self, snapshot, i);
  gtk_snapshot_pop (snapshot);

  if (n_frozen == 0)
    return;
  get_colour (self, "window_fg_color", "", &line);
  line.alpha = .15f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (rtl ? width - frozen : frozen - 1, 0, 1, height));
}

static void
annexa_grid_row_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnnexaGridRow *self = ANNEXA_GRID_ROW (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA line;

  if (self->record == NULL)
    return;
  read_contents (self);
  if (self->marks.current)
    {
      get_colour (self, "accent_bg_color", "", &line);
      line.alpha = .1f;
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, 0, width, height));
    }
  draw_scrolled (self, snapshot);
  for (guint i = 0; i < annexa_grid_columns_get_n_frozen (self->columns); i++)
    draw_cell (self, snapshot, i);

  get_colour (self, "window_fg_color", "", &line);
  line.alpha = .07f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

static void
annexa_grid_row_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annexa_grid_row_parent_class)->css_changed (widget, change);

  g_clear_object (&ANNEXA_GRID_ROW (widget)->layout);
}

static void
annexa_grid_row_class_init (AnnexaGridRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_grid_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_grid_row_finalize;
  widget_class->snapshot = annexa_grid_row_snapshot;
  widget_class->css_changed = annexa_grid_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "gridrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static PangoAttrList *
make_attributes (AnnexaGridStyle style)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (style == ANNEXA_GRID_NUMBER)
    pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (style == ANNEXA_GRID_MISSING || style == ANNEXA_GRID_PROPOSAL)
    pango_attr_list_insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (style == ANNEXA_GRID_PILL)
    {
      pango_attr_list_insert (list, pango_attr_scale_new (.86));
      pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
    }
  return list;
}

static void
annexa_grid_row_init (AnnexaGridRow *self)
{
  self->contents = g_array_new (FALSE, TRUE, sizeof (AnnexaGridContent));
  g_array_set_clear_func (self->contents, (GDestroyNotify) annexa_grid_content_clear);
  for (guint i = 0; i < ANNEXA_GRID_N_STYLES; i++)
    self->attributes[i] = make_attributes (i);
  self->marks.cursor = -1;
}

/* Forgets what was drawn, and says anew what the row shows. */
static void
refresh (AnnexaGridRow *self)
{
  g_autofree char *sentence = annexa_describe_row (self->project, self->record);
  /* TRANSLATORS: For screen readers: what a row shows, and its place: “A-003 Customer database, Owner: Ana Ruiz, 3 of 42” */
  g_autofree char *label = g_strdup_printf (_("%s, %u of %u"), sentence, self->position + 1, self->n_rows);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_array_set_size (self->contents, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
annexa_grid_row_new (AnnexaProject     *project,
                     AnnexaGridColumns *columns)
{
  AnnexaGridRow *self = g_object_new (ANNEXA_TYPE_GRID_ROW, NULL);

  self->project = g_object_ref (project);
  self->columns = g_object_ref (columns);
  return GTK_WIDGET (self);
}

/**
 * annexa_grid_row_show:
 * @self: a row
 * @position: its place in the list
 * @n_rows: how many the list has
 * @record: (nullable): the record there
 *
 * Shows a record, or the same one anew when the columns are other ones.
 */
void
annexa_grid_row_show (AnnexaGridRow *self,
                      guint          position,
                      guint          n_rows,
                      AnnexaRecord  *record)
{
  g_return_if_fail (ANNEXA_IS_GRID_ROW (self));

  forget_record (self);
  self->position = position;
  self->n_rows = n_rows;
  if (record == NULL)
    return;
  self->record = g_object_ref (record);
  self->notify_handler = g_signal_connect_swapped (record, "notify", G_CALLBACK (refresh), self);
  refresh (self);
}

AnnexaRecord *
annexa_grid_row_get_record (AnnexaGridRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_ROW (self), NULL);

  return self->record;
}

guint
annexa_grid_row_get_position (AnnexaGridRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

void
annexa_grid_row_set_marks (AnnexaGridRow         *self,
                           const AnnexaGridMarks *marks)
{
  g_return_if_fail (ANNEXA_IS_GRID_ROW (self));

  if (memcmp (&self->marks, marks, sizeof *marks) == 0)
    return;
  self->marks = *marks;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, marks->selected || marks->current, -1);
  if (marks->selected || marks->current)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * annexa_grid_row_get_marks:
 * @self: a row
 *
 * Returns: what of it is marked
 */
const AnnexaGridMarks *
annexa_grid_row_get_marks (AnnexaGridRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_ROW (self), NULL);

  return &self->marks;
}

void
annexa_grid_row_set_scroll (AnnexaGridRow *self,
                            int            scroll)
{
  g_return_if_fail (ANNEXA_IS_GRID_ROW (self));

  if (self->scroll == scroll)
    return;
  self->scroll = scroll;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * annexa_grid_row_measure_column:
 * @self: a row that shows a record
 * @column: which column
 *
 * Returns: how wide the column has to be so that nothing of what stands in the row is cut off
 */
int
annexa_grid_row_measure_column (AnnexaGridRow *self,
                                guint          column)
{
  const AnnexaGridContent *content;
  int width;

  g_return_val_if_fail (ANNEXA_IS_GRID_ROW (self) && self->record != NULL, 0);

  read_contents (self);
  content = &g_array_index (self->contents, AnnexaGridContent, column);
  lay_out (self, content, G_MAXINT16);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  return width + 2 * PADDING + (content->style == ANNEXA_GRID_PILL ? 2 * PILL_PADDING : 0) + 1;
}
