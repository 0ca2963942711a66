/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RECORD_VIEW (annexa_record_view_get_type ())
G_DECLARE_INTERFACE (AnnexaRecordView, annexa_record_view, ANNEXA, RECORD_VIEW, GtkWidget)

/**
 * AnnexaRecordViewInterface:
 * @set_record: shows another record
 * @flush: writes what was typed and not written yet; %FALSE when it cannot be written, with the reason shown
 *
 * A part of a form: a row for a field, an explanation, a list of what refers to the record.
 */
struct _AnnexaRecordViewInterface
{
  GTypeInterface parent_interface;

  void (*set_record) (AnnexaRecordView *self,
                      AnnexaProject    *project,
                      AnnexaRecord     *record);
  gboolean (*flush) (AnnexaRecordView *self);
};

void     annexa_record_view_set_record  (AnnexaRecordView *self,
                                         AnnexaProject    *project,
                                         AnnexaRecord     *record);
gboolean annexa_record_view_flush       (AnnexaRecordView *self);
void     annexa_record_views_collect    (GPtrArray        *views,
                                         GtkWidget        *widget);
void     annexa_record_views_set_record (GPtrArray        *views,
                                         AnnexaProject    *project,
                                         AnnexaRecord     *record);
gboolean annexa_record_views_flush      (GPtrArray        *views);

G_END_DECLS
