/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

AnnexaEdit *annexa_checklists_prepare (AnnexaProject *project,
                                       gint64         audit,
                                       GError       **error);

gboolean    annexa_checklists_is_over (AnnexaRecord  *audit);
gboolean    annexa_checklists_knows   (AnnexaRecord  *target,
                                       const char    *question);

G_END_DECLS
