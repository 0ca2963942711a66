/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-method-preview.h"

G_BEGIN_DECLS

void annexa_cli_method_print       (AnnexaProject             *project,
                                    const AnnexaMethodDraft   *draft,
                                    gboolean                   json);
void annexa_cli_method_print_moves (AnnexaProject             *project,
                                    const AnnexaMethodDraft   *draft,
                                    const AnnexaMethodPreview *preview,
                                    gboolean                   dry_run,
                                    gboolean                   json);

G_END_DECLS
