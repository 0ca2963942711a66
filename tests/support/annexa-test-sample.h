/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-readiness.h"

G_BEGIN_DECLS

AnnexaProject   *annexa_test_new_sample     (const char    *name);
AnnexaReadiness *annexa_test_read_readiness (AnnexaProject *project);

G_END_DECLS
