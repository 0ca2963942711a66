/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

void annexa_project_ask_last_rules (AnnexaProject *self,
                                    AnnexaEdit    *edit);

G_END_DECLS
