/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-record-view.h"

G_DEFINE_INTERFACE (AnnexaRecordView, annexa_record_view, GTK_TYPE_WIDGET)

static void
annexa_record_view_default_init (AnnexaRecordViewInterface *iface)
{
}

/**
 * annexa_record_view_set_record:
 * @self: a part of a form
 * @project: (nullable): the project, or %NULL together with @record
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
