/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-import.h"

G_BEGIN_DECLS

AnnexaImport *annexa_folder_import_new (AnnexaProject *project,
                                        AnnexaFolder  *folder,
                                        GError       **error);

G_END_DECLS
