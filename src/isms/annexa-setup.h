/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_DEFAULT_METHOD "matrix-5x5"

AnnexaProject *annexa_setup_new_project (const char *path,
                                         const char *name,
                                         const char *preset,
                                         GError    **error);

G_END_DECLS
