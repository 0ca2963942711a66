/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

void annexa_frameworks_check_control (AnnexaProject  *project,
                                      AnnexaEdit     *edit,
                                      AnnexaRecord   *before,
                                      AnnexaRecord   *after,
                                      AnnexaProblems *problems);
void annexa_frameworks_check_mapping (AnnexaProject  *project,
                                      AnnexaEdit     *edit,
                                      AnnexaRecord   *before,
                                      AnnexaRecord   *after,
                                      AnnexaProblems *problems);
char *annexa_frameworks_get_next_ref (AnnexaProject  *project);

G_END_DECLS
