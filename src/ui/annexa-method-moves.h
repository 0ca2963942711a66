/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-method-preview.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_MOVES (annexa_method_moves_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodMoves, annexa_method_moves, ANNEXA, METHOD_MOVES, AdwPreferencesGroup)

void annexa_method_moves_show (AnnexaMethodMoves         *self,
                               AnnexaProject             *project,
                               const AnnexaMethodDraft   *draft,
                               const AnnexaMethodPreview *preview);

G_END_DECLS
