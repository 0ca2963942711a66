/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-arguments.h"
#include "annexa-project.h"

G_BEGIN_DECLS

gboolean annexa_cli_import_catalogue (AnnexaProject      *project,
                                      const char         *path,
                                      AnnexaCliArguments *arguments,
                                      GError            **error);

G_END_DECLS
