/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-control-heading.h"
#include "annexa-record-list.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_LIST (annexa_control_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlList, annexa_control_list, ANNEXA, CONTROL_LIST, GObject)

AnnexaControlList    *annexa_control_list_new         (AnnexaRecordList  *records);
gboolean              annexa_control_list_find        (AnnexaControlList *self,
                                                       gint64             id,
                                                       guint             *position);
guint                 annexa_control_list_get_depth   (AnnexaControlList *self,
                                                       gint64             id);
gint64                annexa_control_list_get_id      (AnnexaControlList *self,
                                                       guint              position);
AnnexaControlHeading *annexa_control_list_get_heading (AnnexaControlList *self,
                                                       guint             *position);
void                  annexa_control_list_set_shown   (AnnexaControlList *self,
                                                       GHashTable        *ids);
void                  annexa_control_list_forget      (AnnexaControlList *self);

G_END_DECLS
