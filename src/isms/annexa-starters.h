/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-query.h"
#include "annexa-starter.h"

G_BEGIN_DECLS

gboolean    annexa_starters_apply           (AnnexaProject       *project,
                                             const AnnexaStarter *starter,
                                             GError             **error);
void        annexa_starters_fill            (AnnexaProject       *project,
                                             AnnexaEdit          *edit,
                                             const AnnexaStarter *starter,
                                             GHashTable          *known);
AnnexaEdit *annexa_starters_confirm         (AnnexaProject       *project,
                                             AnnexaRecord        *record);
AnnexaEdit *annexa_starters_confirm_several (AnnexaProject       *project,
                                             const AnnexaKind    *kind,
                                             const gint64        *ids,
                                             gsize                n_ids);
char       *annexa_starters_describe_roles (AnnexaProject       *project,
                                             AnnexaRecord        *record);
AnnexaQuery *annexa_starters_query_proposals (const AnnexaKind *kind);
gint64      annexa_starters_count_proposals (AnnexaProject       *project,
                                             const AnnexaKind    *kind);

G_END_DECLS
