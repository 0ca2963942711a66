/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_VIEW (annexa_checklist_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistView, annexa_checklist_view, ANNEXA, CHECKLIST_VIEW, AdwBin)

void          annexa_checklist_view_set_project   (AnnexaChecklistView *self,
                                                   AnnexaProject       *project);
gboolean      annexa_checklist_view_show_audit    (AnnexaChecklistView *self,
                                                   AnnexaRecord        *audit);
gboolean      annexa_checklist_view_select        (AnnexaChecklistView *self,
                                                   gint64               question);
AnnexaRecord *annexa_checklist_view_get_selected  (AnnexaChecklistView *self);
void          annexa_checklist_view_add_question  (AnnexaChecklistView *self);
void          annexa_checklist_view_prepare       (AnnexaChecklistView *self);
gboolean      annexa_checklist_view_flush         (AnnexaChecklistView *self);
gboolean      annexa_checklist_view_take_focus    (AnnexaChecklistView *self);

G_END_DECLS
