/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-columns.h"
#include "annexa-narrow-row.h"
#include "annexa-pill.h"
#include "annexa-two-lines.h"
#include "annexa-wrapping.h"

/**
 * AnnexaNarrowRow:
 *
 * A record in two lines and a pill, where there is no room for a table.
 */
struct _AnnexaNarrowRow
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  const AnnexaField *pill_field; /* or NULL for the usual one of the kind */
  AnnexaRecord *record;
  gulong notify_handler;
  AnnexaTwoLines lines;
};

G_DEFINE_FINAL_TYPE (AnnexaNarrowRow, annexa_narrow_row, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
annexa_narrow_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annexa_narrow_row_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  AnnexaNarrowRow *self = ANNEXA_NARROW_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    annexa_two_lines_measure_width (&self->lines, minimum, natural);
  else
    *minimum = *natural = annexa_two_lines_measure_height (&self->lines, for_size);
}

static void
annexa_narrow_row_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  AnnexaNarrowRow *self = ANNEXA_NARROW_ROW (widget);

  annexa_two_lines_place (&self->lines, width, &(GdkRectangle) { 0, 0, width, height });
}

static void
forget_record (AnnexaNarrowRow *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
}

static void
annexa_narrow_row_dispose (GObject *object)
{
  AnnexaNarrowRow *self = ANNEXA_NARROW_ROW (object);

  forget_record (self);
  g_clear_object (&self->project);
  g_clear_pointer (&self->lines.title, gtk_widget_unparent);
  g_clear_pointer (&self->lines.line, gtk_widget_unparent);
  g_clear_pointer (&self->lines.pill, gtk_widget_unparent);

  G_OBJECT_CLASS (annexa_narrow_row_parent_class)->dispose (object);
}

static void
annexa_narrow_row_class_init (AnnexaNarrowRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_narrow_row_dispose;
  widget_class->get_request_mode = annexa_narrow_row_get_request_mode;
  widget_class->measure = annexa_narrow_row_measure;
  widget_class->size_allocate = annexa_narrow_row_size_allocate;
}

static GtkWidget *
add_label (AnnexaNarrowRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
annexa_narrow_row_init (AnnexaNarrowRow *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->lines.title = add_label (self);
  self->lines.line = add_label (self);
  gtk_widget_add_css_class (self->lines.line, "caption");
  gtk_widget_add_css_class (self->lines.line, "dim-label");
  gtk_widget_add_css_class (self->lines.line, "numeric");
  self->lines.pill = annexa_pill_new ();
  gtk_widget_set_parent (self->lines.pill, GTK_WIDGET (self));
}

static void
show_record (AnnexaNarrowRow *self)
{
  const AnnexaField *field
      = self->pill_field != NULL ? self->pill_field : annexa_find_pill_field (annexa_record_get_kind (self->record));
  g_autofree char *line = annexa_describe_second_line (self->project, self->record);

  annexa_wrap_when_large (GTK_LABEL (self->lines.title));
  gtk_label_set_label (GTK_LABEL (self->lines.title), annexa_record_get_title (self->record));
  if (annexa_is_proposal (self->record))
    gtk_widget_add_css_class (self->lines.title, "proposal");
  else
    gtk_widget_remove_css_class (self->lines.title, "proposal");
  gtk_label_set_label (GTK_LABEL (self->lines.line), line);
  gtk_widget_set_visible (self->lines.pill, field != NULL);
  self->lines.has_long_pills = field != NULL && annexa_pill_has_long_words (field);
  if (field != NULL)
    annexa_pill_show (self->lines.pill, self->project, field, annexa_record_get_value (self->record, field));
}

/**
 * annexa_narrow_row_new:
 * @project: a project
 * @pill_field: (nullable): the field that is shown as a pill, or %NULL for the usual one of the kind
 *
 * Returns: (transfer floating): a row without a record
 */
GtkWidget *
annexa_narrow_row_new (AnnexaProject     *project,
                       const AnnexaField *pill_field)
{
  AnnexaNarrowRow *self = g_object_new (ANNEXA_TYPE_NARROW_ROW, NULL);

  self->project = g_object_ref (project);
  self->pill_field = pill_field;
  return GTK_WIDGET (self);
}

/**
 * annexa_narrow_row_set_record:
 * @self: a row
 * @record: (nullable): what to show, and to follow as it changes
 */
void
annexa_narrow_row_set_record (AnnexaNarrowRow *self,
                              AnnexaRecord    *record)
{
  g_return_if_fail (ANNEXA_IS_NARROW_ROW (self));

  forget_record (self);
  if (record == NULL)
    return;
  self->record = g_object_ref (record);
  self->notify_handler = g_signal_connect_swapped (record, "notify", G_CALLBACK (show_record), self);
  show_record (self);
}

AnnexaRecord *
annexa_narrow_row_get_record (AnnexaNarrowRow *self)
{
  g_return_val_if_fail (ANNEXA_IS_NARROW_ROW (self), NULL);

  return self->record;
}
