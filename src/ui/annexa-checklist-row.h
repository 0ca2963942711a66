/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_ROW (annexa_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistRow, annexa_checklist_row, ANNEXA, CHECKLIST_ROW, GtkListBoxRow)

GtkWidget    *annexa_checklist_row_new         (AnnexaProject      *project,
                                                AnnexaRecord       *question);
AnnexaRecord *annexa_checklist_row_get_record  (AnnexaChecklistRow *self);
void          annexa_checklist_row_set_open    (AnnexaChecklistRow *self,
                                                gboolean            open);
gboolean      annexa_checklist_row_flush       (AnnexaChecklistRow *self);
void          annexa_checklist_row_focus_field (AnnexaChecklistRow *self,
                                                const char         *name);
void          annexa_checklist_row_focus_answers (AnnexaChecklistRow *self);
void          annexa_checklist_row_show_finding (AnnexaChecklistRow *self);

G_END_DECLS
