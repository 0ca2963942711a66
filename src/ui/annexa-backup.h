/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

gboolean annexa_backup_is_wanted (AnnexaProject       *project);
void     annexa_backup_async     (AnnexaProject       *project,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean annexa_backup_finish    (AnnexaProject       *project,
                                  GAsyncResult        *result,
                                  GError             **error);

G_END_DECLS
