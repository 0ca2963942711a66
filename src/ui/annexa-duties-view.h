/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DUTIES_VIEW (annexa_duties_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDutiesView, annexa_duties_view, ANNEXA, DUTIES_VIEW, AdwBin)

void annexa_duties_view_show (AnnexaDutiesView *self,
                              AnnexaProject    *project);

G_END_DECLS
