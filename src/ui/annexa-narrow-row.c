/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-columns.h"
#include "annexa-narrow-row.h"
#include "annexa-pill.h"

/**
 * AnnexaNarrowRow:
 *
 * A record in two lines and a pill, where there is no room for a table.
 */
struct _AnnexaNarrowRow
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaField *pill_field; /* or NULL for the usual one of the kind */
  AnnexaRecord *record;
  gulong notify_handler;
  GtkLabel *title;
  GtkLabel *line;
  GtkWidget *pill;
};

G_DEFINE_FINAL_TYPE (AnnexaNarrowRow, annexa_narrow_row, ADW_TYPE_BIN)

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

  G_OBJECT_CLASS (annexa_narrow_row_parent_class)->dispose (object);
}

static void
annexa_narrow_row_class_init (AnnexaNarrowRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_narrow_row_dispose;
}

static GtkLabel *
add_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
annexa_narrow_row_init (AnnexaNarrowRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  self->title = add_label (GTK_BOX (lines));
  self->line = add_label (GTK_BOX (lines));
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "numeric");
  self->pill = annexa_pill_new ();
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->pill);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_record (AnnexaNarrowRow *self)
{
  const AnnexaField *field
      = self->pill_field != NULL ? self->pill_field : annexa_find_pill_field (annexa_record_get_kind (self->record));
  g_autofree char *line = annexa_describe_second_line (self->project, self->record);

  gtk_label_set_label (self->title, annexa_record_get_title (self->record));
  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (self->pill, field != NULL);
  if (field != NULL)
    annexa_pill_show (self->pill, self->project, field, annexa_record_get_value (self->record, field));
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
