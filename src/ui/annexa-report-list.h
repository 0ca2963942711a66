/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pages.h"
#include "annexa-panes.h"
#include "annexa-report.h"

G_BEGIN_DECLS

void                annexa_report_list_fill          (GtkListBox    *list,
                                                      AnnexaPanes   *panes);
const AnnexaReport *annexa_report_list_get           (GtkListBoxRow *row);
const char         *annexa_report_list_get_pack      (GtkListBoxRow *row);
void                annexa_report_list_update_packs  (GtkListBox    *list,
                                                      AnnexaPanes   *panes,
                                                      AnnexaProject *project);
GtkListBoxRow      *annexa_report_list_find          (GtkListBox    *list,
                                                      const char    *name,
                                                      const char    *pack);
void                annexa_report_list_fill_contents (GtkListBox    *list,
                                                      AnnexaPages   *pages);

G_END_DECLS
