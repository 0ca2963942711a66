/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OBJECTIVE_ROW (annexa_objective_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaObjectiveRow, annexa_objective_row, ANNEXA, OBJECTIVE_ROW, AdwBin)

GtkWidget    *annexa_objective_row_new        (AnnexaProject      *project,
                                               AnnexaRecord       *objective);
AnnexaRecord *annexa_objective_row_get_record (AnnexaObjectiveRow *self);
void          annexa_objective_row_update     (AnnexaObjectiveRow *self);
void          annexa_objective_row_set_chosen (AnnexaObjectiveRow *self,
                                               gboolean            chosen);
void          annexa_objective_row_measure    (AnnexaObjectiveRow *self);
void          annexa_objective_row_focus      (AnnexaObjectiveRow *self);
gboolean      annexa_objective_row_flush      (AnnexaObjectiveRow *self);

G_END_DECLS
