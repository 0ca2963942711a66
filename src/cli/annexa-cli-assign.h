/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-arguments.h"
#include "annexa-project.h"

G_BEGIN_DECLS

gboolean annexa_cli_assign (AnnexaProject      *project,
                            AnnexaEdit         *edit,
                            const AnnexaKind   *kind,
                            gint64              id,
                            AnnexaCliArguments *arguments,
                            guint               first,
                            GError            **error);

G_END_DECLS
