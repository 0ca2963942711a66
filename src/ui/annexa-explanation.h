/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_EXPLANATION (annexa_explanation_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaExplanation, annexa_explanation, ANNEXA, EXPLANATION, AdwBin)

G_END_DECLS
