/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-edit.h"
#include "annexa-project.h"

G_BEGIN_DECLS

void annexa_pack_rules_check (AnnexaProject  *project,
                              AnnexaEdit     *edit,
                              AnnexaRecord   *before,
                              AnnexaRecord   *after,
                              AnnexaProblems *problems);

G_END_DECLS
