/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

GPtrArray  *annexa_actions_list_needs (AnnexaProject *project,
                                       AnnexaRecord  *action);
AnnexaEdit *annexa_actions_close      (AnnexaProject *project,
                                       gint64         action,
                                       GError       **error);

G_END_DECLS
