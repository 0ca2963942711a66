/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-store.h"

G_BEGIN_DECLS

#define ANNEXA_APPLICATION_NUMBER 0x414e5841 /* "ANXA" */

int      annexa_schema_get_version (void);
gboolean annexa_schema_create      (AnnexaStore *store,
                                    int          version,
                                    GError     **error);
gboolean annexa_schema_check       (AnnexaStore *store,
                                    int          version,
                                    GError     **error);
gboolean annexa_schema_migrate     (AnnexaStore *store,
                                    int          from,
                                    GError     **error);

G_END_DECLS
