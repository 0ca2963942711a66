/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

int annexa_limit_read (AnnexaRecord  *limits,
                       const char    *name);
int annexa_limit_get  (AnnexaProject *project,
                       const char    *name);

G_END_DECLS
