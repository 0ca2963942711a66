/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

void annexa_documents_check         (AnnexaProject  *project,
                                     AnnexaEdit     *edit,
                                     AnnexaRecord   *before,
                                     AnnexaRecord   *after,
                                     AnnexaProblems *problems);
void annexa_documents_check_version (AnnexaProject  *project,
                                     AnnexaEdit     *edit,
                                     AnnexaRecord   *before,
                                     AnnexaRecord   *after,
                                     AnnexaProblems *problems);
GPtrArray  *annexa_documents_list_needs (AnnexaProject *project,
                                         AnnexaRecord  *document);
AnnexaEdit *annexa_documents_approve    (AnnexaProject *project,
                                         gint64         document,
                                         GError       **error);

G_END_DECLS
