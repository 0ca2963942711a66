/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-method-draft.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_MAPPING (annexa_method_mapping_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodMapping, annexa_method_mapping, ANNEXA, METHOD_MAPPING, AdwPreferencesGroup)

void annexa_method_mapping_show (AnnexaMethodMapping *self,
                                 AnnexaProject       *project,
                                 AnnexaMethodDraft   *draft,
                                 AnnexaMethodScale    scale);

G_END_DECLS
