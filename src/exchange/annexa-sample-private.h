/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-folder.h"
#include "annexa-project.h"

G_BEGIN_DECLS

gboolean annexa_sample_load_from (AnnexaProject *project,
                                  AnnexaFolder  *folder,
                                  GError       **error);

G_END_DECLS
