/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-record-list.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID_GROUP (annexa_grid_group_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridGroup, annexa_grid_group, ANNEXA, GRID_GROUP, GtkWidget)

GtkWidget *annexa_grid_group_new       (void);
void       annexa_grid_group_show      (AnnexaGridGroup  *self,
                                        AnnexaRecordList *list,
                                        guint             group);
void       annexa_grid_group_set_focused (AnnexaGridGroup *self,
                                        gboolean          focused);
guint      annexa_grid_group_get_group (AnnexaGridGroup  *self);
char      *annexa_describe_group       (AnnexaRecordList *list,
                                        guint             group);
char      *annexa_describe_group_total (AnnexaRecordList *list,
                                        guint             group);
char      *annexa_speak_group          (AnnexaRecordList *list,
                                        guint             group);

G_END_DECLS
