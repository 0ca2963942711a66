/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

void annexa_project_ask_last_rules (AnnexaProject  *self,
                                    AnnexaProblems *problems);

G_END_DECLS
