/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

gboolean       annexa_sample_load        (AnnexaProject *project,
                                          GError       **error);
AnnexaProject *annexa_sample_new_project (const char    *path,
                                          GError       **error);

G_END_DECLS
