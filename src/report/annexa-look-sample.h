/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"
#include "annexa-project.h"

G_BEGIN_DECLS

AnnexaDocument *annexa_look_sample_new (AnnexaProject *project,
                                        GError       **error);

G_END_DECLS
