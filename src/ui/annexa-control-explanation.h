/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTROL_EXPLANATION (annexa_control_explanation_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaControlExplanation, annexa_control_explanation, ANNEXA, CONTROL_EXPLANATION, AdwBin)

G_END_DECLS
