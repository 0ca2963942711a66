/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-method-preview.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_MATRIX (annexa_method_matrix_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodMatrix, annexa_method_matrix, ANNEXA, METHOD_MATRIX, AdwBin)

void annexa_method_matrix_show (AnnexaMethodMatrix        *self,
                                AnnexaMethodDraft         *draft,
                                const AnnexaMethodPreview *preview);

G_END_DECLS
