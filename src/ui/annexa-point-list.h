/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-point-trail.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_POINT_LIST (annexa_point_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPointList, annexa_point_list, ANNEXA, POINT_LIST, AdwBin)

GtkWidget *annexa_point_list_new        (void);
void       annexa_point_list_show       (AnnexaPointList *self,
                                         GPtrArray       *points);
GtkWidget *annexa_point_list_find       (AnnexaPointList *self,
                                         gint64           record,
                                         const char      *field);
gboolean   annexa_point_list_take_focus (AnnexaPointList *self);

void       annexa_point_list_set_subject (AnnexaPointList  *self,
                                          AnnexaProject    *project,
                                          AnnexaRecord     *record,
                                          AnnexaPointLister lister);
void       annexa_point_list_return      (GtkWidget        *widget,
                                          gint64            record);

G_END_DECLS
