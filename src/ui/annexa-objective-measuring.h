/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OBJECTIVE_MEASURING (annexa_objective_measuring_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaObjectiveMeasuring, annexa_objective_measuring, ANNEXA, OBJECTIVE_MEASURING, AdwBin)

GtkWidget *annexa_objective_measuring_new     (AnnexaProject            *project,
                                               AnnexaRecord             *objective);
void       annexa_objective_measuring_open    (AnnexaObjectiveMeasuring *self);
gboolean   annexa_objective_measuring_is_open (AnnexaObjectiveMeasuring *self);
gboolean   annexa_objective_measuring_flush   (AnnexaObjectiveMeasuring *self);

G_END_DECLS
