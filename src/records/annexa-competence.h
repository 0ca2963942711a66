/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMPETENCE (annexa_competence_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCompetence, annexa_competence, ANNEXA, COMPETENCE, AnnexaRecord)

G_END_DECLS
