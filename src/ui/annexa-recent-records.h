/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* Remembers the records that somebody looked at last, for each project on this computer. */

void       annexa_recent_records_add  (AnnexaProject *project,
                                       AnnexaRecord  *record);
GPtrArray *annexa_recent_records_list (AnnexaProject *project);

G_END_DECLS
