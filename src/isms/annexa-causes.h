/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

GPtrArray  *annexa_causes_list         (AnnexaProject *project,
                                        gint64         action,
                                        GError       **error);
const char *annexa_causes_get_area     (AnnexaRecord  *cause);
const char *annexa_causes_get_effect   (AnnexaRecord  *action);

G_END_DECLS
