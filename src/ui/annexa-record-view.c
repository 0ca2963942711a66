/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-field-row.h"
#include "annexa-form-group.h"
#include "annexa-record-view.h"

G_DEFINE_INTERFACE (AnnexaRecordView, annexa_record_view, GTK_TYPE_WIDGET)

static void
annexa_record_view_default_init (AnnexaRecordViewInterface *iface)
{
}

/**
 * annexa_record_view_set_record:
 * @self: a part of a form
 * @project: (nullable): the project; without one, what was made for it goes, which takes long to make again
 * @record: (nullable): the record to show
 */
void
annexa_record_view_set_record (AnnexaRecordView *self,
                               AnnexaProject    *project,
                               AnnexaRecord     *record)
{
  g_return_if_fail (ANNEXA_IS_RECORD_VIEW (self));

  ANNEXA_RECORD_VIEW_GET_IFACE (self)->set_record (self, project, record);
}

/**
 * annexa_record_view_flush:
 * @self: a part of a form
 *
 * Returns: whether nothing is left that was typed and could not be written
 */
gboolean
annexa_record_view_flush (AnnexaRecordView *self)
{
  AnnexaRecordViewInterface *iface;

  g_return_val_if_fail (ANNEXA_IS_RECORD_VIEW (self), TRUE);

  iface = ANNEXA_RECORD_VIEW_GET_IFACE (self);
  return iface->flush == NULL || iface->flush (self);
}

/**
 * annexa_record_views_collect:
 * @views: (element-type AnnexaRecordView): the parts of a form, which it does not own
 * @widget: a form, or something in it
 *
 * Adds the parts that have to be told which record is shown, in the order in which they stand.
 */
void
annexa_record_views_collect (GPtrArray *views,
                             GtkWidget *widget)
{
  if (ANNEXA_IS_RECORD_VIEW (widget))
    g_ptr_array_add (views, widget);
  /* What is in a group shows the record by itself; everything else does that for what is in it. */
  if (ANNEXA_IS_RECORD_VIEW (widget) && !ANNEXA_IS_FORM_GROUP (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_record_views_collect (views, child);
}

/**
 * annexa_record_views_set_record:
 * @views: (element-type AnnexaRecordView): the parts of a form
 * @project: (nullable): the project, or %NULL together with @record
 * @record: (nullable): the record to show
 */
void
annexa_record_views_set_record (GPtrArray     *views,
                                AnnexaProject *project,
                                AnnexaRecord  *record)
{
  for (guint i = 0; i < views->len; i++)
    annexa_record_view_set_record (views->pdata[i], project, record);
}

/**
 * annexa_record_views_flush:
 * @views: (element-type AnnexaRecordView): the parts of a form
 *
 * Writes what was typed and not written yet. Of the rows that cannot be written, the first one gets the cursor.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_record_views_flush (GPtrArray *views)
{
  gboolean flushed = TRUE;

  for (guint i = 0; i < views->len; i++)
    if (!annexa_record_view_flush (views->pdata[i]))
      {
        if (flushed && ANNEXA_IS_FIELD_ROW (views->pdata[i]))
          annexa_field_row_focus (views->pdata[i]);
        flushed = FALSE;
      }
  return flushed;
}
