/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ASSESSMENT (annexa_assessment_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAssessment, annexa_assessment, ANNEXA, ASSESSMENT, AnnexaRecord)

G_END_DECLS
